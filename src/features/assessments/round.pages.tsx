import { linkTo } from '../../web/links.ts';
import { sayDay } from '../../platform/i18n.ts';
import { BoardTable } from '../../web/board-table.tsx';
import type { Arranged, Board } from '../../web/board.ts';
import { Choices, Form, Select, TextField } from '../../web/fields.tsx';
import { Empty, Layout, Section, Tag } from '../../web/layout.tsx';
import type { Page, View } from '../../web/view.ts';
import { mentorCompetences, say, type Competence } from '../profiles/profile.rules.ts';
import type { Cohort } from '../programmes/programme.store.ts';
import { roundWords } from './round.words.ts';
import { nominated, sources, stateOfRound, settingsOf } from './round.rules.ts';
import { namedSources, type Source } from './scorecard.rules.ts';
import type { Rater } from './rater.store.ts';
import type { Round } from './round.store.ts';

const span = (view: View, { opensOn, closesOn }: Round) =>
  roundWords[view.language].from(
    sayDay(view.language, opensOn, view.today),
    sayDay(view.language, closesOn, view.today),
  );

const allIds = (competences: Competence[]) =>
  competences.flatMap(({ indicators }) => indicators.map(({ id }) => id));

export function RoundsPage({
  view,
  problem,
  cohort,
  rounds,
  mentors,
}: Page & { cohort: Cohort; rounds: Round[]; mentors: { id: string; name: string }[] }) {
  const w = roundWords[view.language];
  const competences = mentorCompetences(cohort.profile);
  const settings = settingsOf(cohort.rules);
  return (
    <Layout
      view={view}
      title={w.title}
      intro={w.intro}
      problem={problem}
      crumbs={[
        {
          href: linkTo(view, '/cohorts/:cohort', { cohort: cohort.id }),
          text: `${cohort.programmeName}, ${cohort.name}`,
        },
      ]}
    >
      {rounds.length === 0 && <Empty>{w.none}</Empty>}
      <ul class="lines">
        {rounds.map((round) => (
          <li>
            <a class="strong" href={linkTo(view, '/rounds/:round', { round: round.id })}>
              {round.name}
            </a>
            <span class="small muted">
              {span(view, round)} <Tag>{w.state[stateOfRound(round, view.today)]}</Tag>
            </span>
          </li>
        ))}
      </ul>
      <Section title={w.newRound}>
        <Form view={view} action={linkTo(view, '/cohorts/:cohort/rounds', { cohort: cohort.id })}>
          <TextField view={view} name="name" label={w.name} help={w.nameHelp} problem={problem} />
          <TextField
            view={view}
            name="opens_on"
            type="date"
            label={w.opens}
            problem={problem}
            value={view.today}
            short
          />
          <TextField
            view={view}
            name="closes_on"
            type="date"
            label={w.closes}
            problem={problem}
            short
          />
          <Choices
            view={view}
            name="sources"
            label={w.sources}
            several
            flow
            chosen={
              problem
                ? (problem.typed.sources ?? '').split(',')
                : settings.sources.filter((source) => source !== 'observer')
            }
            problem={problem}
            options={sources
              .filter((source) => settings.sources.includes(source))
              .map((source) => ({ value: source, text: w.source[source] }))}
          />
          {mentors.length > 0 && (
            <details class="more" open={problem?.fields.mentors !== undefined}>
              <summary>{w.whoIsAssessed(mentors.length)}</summary>
              <input type="hidden" name="listed" value="yes" />
              <Choices
                view={view}
                name="mentors"
                label={w.mentors}
                several
                flow
                chosen={
                  problem?.typed.mentors === undefined
                    ? mentors.map(({ id }) => id)
                    : problem.typed.mentors.split(',')
                }
                problem={problem}
                options={mentors.map(({ id, name }) => ({ value: id, text: name }))}
              />
            </details>
          )}
          <Choices
            view={view}
            name="competences"
            label={w.competences}
            several
            flow
            chosen={
              problem
                ? (problem.typed.competences ?? '').split(',')
                : competences.slice(0, 6).map(({ id }) => id)
            }
            problem={problem}
            options={competences.map(({ id, name, indicators }) => ({
              value: id,
              text: `${say(name, view.language, cohort.profile.languages)} (${indicators.length})`,
            }))}
          />
          <details class="more" open={problem?.fields.indicators !== undefined}>
            <summary>{w.someIndicators}</summary>
            <Choices
              view={view}
              name="indicators"
              label={w.whichIndicators}
              help={w.whichIndicatorsHelp}
              several
              chosen={
                problem?.typed.indicators === undefined
                  ? allIds(competences)
                  : problem.typed.indicators.split(',')
              }
              problem={problem}
              options={competences.flatMap(({ name, indicators }) =>
                indicators.map((indicator) => ({
                  value: indicator.id,
                  text: `${say(name, view.language, cohort.profile.languages)}: ${say(indicator.text, view.language, cohort.profile.languages)}`,
                })),
              )}
            />
          </details>
          <TextField
            view={view}
            name="most"
            type="number"
            min={3}
            max={80}
            inputMode="numeric"
            label={w.most}
            help={w.mostHelp}
            value={settings.questions}
            problem={problem}
            short
          />
          <TextField
            view={view}
            name="minimum"
            type="number"
            min={3}
            max={5}
            inputMode="numeric"
            label={w.minimum}
            help={w.minimumHelp}
            value={settings.minimum}
            problem={problem}
            short
          />
          <Choices
            view={view}
            name="confidentiality"
            label={w.confidentiality}
            help={w.confidentialityHelp}
            value="confidential"
            problem={problem}
            options={(['confidential', 'named'] as const).map((value) => ({
              value,
              text: w.confidentialityOf[value],
            }))}
          />
          <Choices
            view={view}
            name="release_mode"
            label={w.releaseMode}
            value="own"
            problem={problem}
            options={(['own', 'talk'] as const).map((value) => ({
              value,
              text: w.releaseModeOf[value],
            }))}
          />
          <button class="button">{w.make}</button>
        </Form>
      </Section>
    </Layout>
  );
}

/** One of those who are assessed, with everybody who is asked about them. */
export type Assessed = { id: string; name: string; raters: Rater[] };

/** Who has answered, source by source; whether one single person has is said of named ones only. */
export function roundBoard(view: View, raters: Rater[]): Board<Assessed> {
  const w = roundWords[view.language];
  const asked = sources.filter((source) => raters.some((rater) => rater.source === source));
  const ofSource = ({ raters: own }: Assessed, source: Source) =>
    own.filter((rater) => rater.source === source);
  const answered = (own: Rater[]) => own.filter(({ hasSubmitted }) => hasSubmitted).length;
  const say = (assessed: Assessed, source: Source): string | null => {
    const own = ofSource(assessed, source);
    if (own.length === 0) return null;
    const n = answered(own);
    if (source === 'self') return n > 0 ? w.yes : w.noYet;
    const all = own.filter(
      ({ declinedWhy, isChecked }) => isChecked && declinedWhy === null,
    ).length;
    return w.answeredOf(!namedSources.includes(source) && n < 3 ? w.few : String(n), all);
  };
  return {
    id: ({ id }) => id,
    label: ({ name }) => name,
    rows: [...Map.groupBy(raters, ({ mentorId }) => mentorId)].map(([id, own]) => ({
      id,
      name: own[0]!.mentor,
      raters: own,
    })),
    columns: [
      { name: 'mentor', title: w.mentor, value: ({ name }) => name },
      ...asked.map((source) => ({
        name: source,
        title: w.source[source],
        value: (assessed: Assessed) => say(assessed, source),
        // Sorted by how many are asked, so that the order does not tell who answered.
        order: (assessed: Assessed) =>
          source === 'self' || namedSources.includes(source)
            ? answered(ofSource(assessed, source))
            : ofSource(assessed, source).length,
      })),
    ],
  };
}

type RoundProps = Page & {
  round: Round;
  raters: Rater[];
  board: Arranged<Assessed>;
  link: { who: string; address: string } | null;
  /** How many can be written to; null without a mail server. */
  mail: {
    invite: number;
    remind: number;
  } | null;
};

/** The coordinator sees who is asked and how many answered, and nothing of what they said. */
export function RoundPage({ view, problem, round, raters, board, link, mail }: RoundProps) {
  const w = roundWords[view.language];
  const state = stateOfRound(round, view.today);
  const toCheck = raters.filter(({ isChecked }) => !isChecked);
  const path = linkTo(view, '/rounds/:round', { round: round.id });
  const canAsk =
    ['planned', 'open'].includes(state) &&
    nominated.some((source) => round.sources.includes(source));
  return (
    <Layout
      view={view}
      title={round.name}
      intro={[
        span(view, round),
        round.confidentiality === 'named' && w.confidentialityOf.named,
        round.releaseMode === 'talk' && w.releaseModeOf.talk,
      ]
        .filter(Boolean)
        .join(' · ')}
      problem={problem}
      crumbs={[
        {
          href: linkTo(view, '/cohorts/:cohort', { cohort: round.cohortId }),
          text: `${round.programmeName}, ${round.cohortName}`,
        },
        {
          href: linkTo(view, '/cohorts/:cohort/rounds', { cohort: round.cohortId }),
          text: w.title,
        },
      ]}
    >
      {link && (
        <div class="note good">
          <p class="strong">{w.linkFor(link.who)}</p>
          <input class="input" readonly value={link.address} aria-label={w.linkFor(link.who)} />
          <p class="small">{w.linkOnce(sayDay(view.language, round.closesOn, view.today))}</p>
        </div>
      )}
      {state === 'released' ? (
        <p class="note good">{w.released}</p>
      ) : (
        <div class="opening">
          {state === 'closed' ? (
            <Form view={view} action={`${path}/release`} class="inline">
              <button class="button">{w.release}</button>
            </Form>
          ) : null}
          <p class="muted">
            {state === 'closed'
              ? w.releaseNote
              : w.releaseEarly(sayDay(view.language, round.closesOn, view.today))}
          </p>
        </div>
      )}
      {['closed', 'released'].includes(state) && (
        <p>
          <a href={`${path}/quality`}>{w.toQuality}</a>
          {state === 'released' && (
            <>
              {' · '}
              <a href={`${path}/group`}>{w.toGroup}</a>
            </>
          )}
        </p>
      )}
      {mail && (
        <p class="small">
          <a href={linkTo(view, '/outbox')}>{w.toMail}</a>
        </p>
      )}
      {mail && mail.invite + mail.remind > 0 && (
        <Form view={view} action={`${path}/letters`} class="inline">
          <p class="row">
            {mail.invite > 0 && (
              <button class="button" name="what" value="invite">
                {w.inviteAll(mail.invite)}
              </button>
            )}
            {mail.remind > 0 && (
              <button class="button second" name="what" value="remind">
                {w.remindAll}
              </button>
            )}
          </p>
        </Form>
      )}
      {toCheck.length > 0 && state !== 'released' && (
        <Section title={`${w.toCheck} (${toCheck.length})`}>
          <p class="muted">{w.toCheckNote}</p>
          <ul class="lines">
            {toCheck.map((rater) => (
              <li>
                <Form view={view} action={`${path}/raters/${rater.id}/check`} class="inline">
                  <span class="row">
                    <span>
                      {w.nominated(
                        `${rater.name} (${rater.email})`,
                        w.source[rater.source],
                        rater.mentor,
                      )}
                    </span>
                    <button
                      class="button second slim"
                      name="agreed"
                      value="yes"
                      aria-label={`${w.agree}: ${rater.name}`}
                    >
                      {w.agree}
                    </button>
                    <button
                      class="button quiet"
                      name="agreed"
                      value="no"
                      aria-label={`${w.remove}: ${rater.name}`}
                    >
                      {w.remove}
                    </button>
                  </span>
                </Form>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={w.mentors}>
        <BoardTable
          view={view}
          board={board}
          address={(query) => linkTo(view, '/rounds/:round', { round: round.id }, { query })}
          download={(query) =>
            linkTo(view, '/rounds/:round/download', { round: round.id }, { query })
          }
        />
      </Section>
      {state === 'released' && (
        <details class="more" open={problem !== undefined}>
          <summary>{w.late}</summary>
          <p class="muted">{w.lateNote}</p>
          <Form view={view} action={`${path}/reopening`}>
            <TextField
              view={view}
              name="late_until"
              type="date"
              label={w.lateUntil}
              problem={problem}
              short
            />
            <button class="button second">{w.lateDo}</button>
          </Form>
        </details>
      )}
      {canAsk && (
        <details class="more" open={problem !== undefined}>
          <summary>{w.askOne}</summary>
          <p class="muted">{w.askOneNote}</p>
          <Form view={view} action={`${path}/raters`}>
            <Select
              view={view}
              name="mentor"
              label={w.mentor}
              problem={problem}
              options={board.board.rows.map(({ id, name }) => ({ value: id, text: name }))}
            />
            <NominationFields view={view} problem={problem} sources={round.sources} />
            <button class="button second">{w.add}</button>
          </Form>
        </details>
      )}
      {state !== 'released' && (
        <details class="more" open={link !== null}>
          <summary>{w.links}</summary>
          <p class="muted">{mail ? w.linksMailNote : w.linksNote}</p>
          <ul class="lines">
            {raters
              .filter(({ isChecked, declinedWhy }) => isChecked && declinedWhy === null)
              .map((rater) => (
                <li>
                  <Form view={view} action={`${path}/raters/${rater.id}/link`} class="inline">
                    <span class="row">
                      <span>
                        {rater.source === 'self'
                          ? rater.name
                          : w.nominated(rater.name, w.source[rater.source], rater.mentor)}
                      </span>
                      <button class="button quiet" aria-label={w.linkFor(rater.name)}>
                        {w.makeLink}
                      </button>
                    </span>
                  </Form>
                </li>
              ))}
          </ul>
        </details>
      )}
    </Layout>
  );
}

const asOf = (view: View): Record<(typeof nominated)[number], string> => {
  const w = roundWords[view.language];
  return { colleague: w.asColleague, supervisor: w.asSupervisor, observer: w.asObserver };
};

function NominationFields({ view, problem, sources: asked }: Page & { sources: Source[] }) {
  const w = roundWords[view.language];
  const options = nominated
    .filter((source) => asked.includes(source))
    .map((value) => ({ value, text: asOf(view)[value] }));
  return (
    <>
      <TextField view={view} name="name" label={w.whoName} problem={problem} />
      <TextField view={view} name="email" type="email" label={w.email} problem={problem} />
      <Choices
        view={view}
        name="source"
        label={w.asWhat}
        flow
        value={options[0]?.value}
        problem={problem}
        options={options}
      />
    </>
  );
}

export function MyRoundPage({
  view,
  problem,
  round,
  raters,
  canNominate,
}: Page & { round: Round; raters: Rater[]; canNominate: boolean }) {
  const w = roundWords[view.language];
  const path = linkTo(view, '/rounds/:round/mine', { round: round.id });
  const named = raters.filter(({ source }) => (nominated as readonly string[]).includes(source));
  const self = raters.find(({ source }) => source === 'self');
  return (
    <Layout
      view={view}
      title={w.mineTitle(round.name)}
      intro={w.mineIntro}
      problem={problem}
      narrow
    >
      <div class="opening">
        {(round.releasedAt ?? round.firstReleasedAt) ? (
          <div>
            <a class="button" href={linkTo(view, '/rounds/:round/report', { round: round.id })}>
              {w.toReport}
            </a>
          </div>
        ) : (
          <>
            {self && stateOfRound(round, view.today) === 'open' && (
              <Form
                view={view}
                action={linkTo(view, '/raters/:rater/opening', { rater: self.id })}
                class="inline"
              >
                <button class="button">{w.answerSelf}</button>
              </Form>
            )}
            <p class="muted">{w.noReport}</p>
          </>
        )}
      </div>
      {named.length > 0 && (
        <Section title={w.yourList}>
          <ul class="lines">
            {named.map((rater) => (
              <li>
                <span>{`${rater.name}, ${asOf(view)[rater.source as (typeof nominated)[number]]}`}</span>
                <span class="small muted">{rater.isChecked ? w.checked : w.unchecked}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {canNominate && (
        <Section title={w.nominate}>
          <Form view={view} action={path}>
            <NominationFields view={view} problem={problem} sources={round.sources} />
            <button class="button second">{w.add}</button>
          </Form>
        </Section>
      )}
    </Layout>
  );
}
