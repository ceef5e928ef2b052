/** Applications from outside as a coordinator sees them, before and after they are in the list. */
import type { ComponentChildren } from 'preact';
import { linkTo } from '../../web/links.ts';
import { sayDay } from '../../platform/i18n.ts';
import { Choices, Form } from '../../web/fields.tsx';
import { Empty, Layout, Section, Tag } from '../../web/layout.tsx';
import type { Page, View } from '../../web/view.ts';
import { Said } from '../profiles/profile.pages.tsx';
import type { Cohort } from '../programmes/programme.store.ts';
import { cohortCrumbs } from './application-call.pages.tsx';
import { optionsIn } from './application-call.rules.ts';
import type { Call } from './application-call.store.ts';
import { applicationCallWords } from './application-call.words.ts';
import { inputOf } from './admission.rules.ts';
import { admissionWords } from './admission.words.ts';
import { Outcome } from './admission.pages.tsx';
import type { Truth } from './eligibility.rules.ts';
import { EvidenceList } from './evidence.pages.tsx';
import type { ApplicationEvidence } from './evidence.store.ts';
import type { CallFacts } from './public-application.pages.tsx';
import { rolesTyped } from './public-application.rules.ts';
import type { PublicApplication } from './public-application.store.ts';

const wordsOf = (view: View) => applicationCallWords[view.language];
const dayOf = (moment: Date): string => moment.toISOString().slice(0, 10);
type Likely = { id: string; name: string; by: 'email' | 'name' | 'birth' };

export const nameOf = ({ content: { typed } }: Pick<PublicApplication, 'content'>): string =>
  `${typed.given_name ?? ''} ${typed.family_name ?? ''}`.trim();

export type NewLine = {
  one: PublicApplication;
  role: 'mentor' | 'mentee';
  verdict: Truth;
  likely: Likely[];
  /** Others that are new with the same name or address. */
  twins: string[];
};

/** Those that are nobody yet. Who is nobody's double is chosen beforehand. */
export function OutsidePage({
  view,
  problem,
  cohort,
  lines,
  added,
}: Page & { cohort: Cohort; lines: NewLine[]; added: number | null }) {
  const w = wordsOf(view);
  const isClear = ({ likely, twins }: NewLine) => likely.length === 0 && twins.length === 0;
  const chosen = problem?.typed.chosen?.split(',');
  return (
    <Layout
      view={view}
      title={w.listTitle}
      intro={w.listIntro}
      problem={problem}
      crumbs={[
        ...cohortCrumbs(view, cohort),
        {
          href: linkTo(view, '/cohorts/:cohort/applications', { cohort: cohort.id }),
          text: admissionWords[view.language].title,
        },
      ]}
    >
      {added !== null && <output class="note good">{w.addedSome(added)}</output>}
      {lines.length === 0 ? (
        <Empty>{w.noneNew}</Empty>
      ) : (
        <Form
          view={view}
          action={linkTo(view, '/cohorts/:cohort/applications/outside', { cohort: cohort.id })}
        >
          <table class="board">
            <thead>
              <tr>
                <th scope="col">{w.name}</th>
                <th scope="col">{w.role}</th>
                <th scope="col">{w.sentOn}</th>
                <th scope="col">{w.verdict}</th>
                <th scope="col">{w.who}</th>
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <tr>
                  <td>
                    <span class="row">
                      {isClear(line) && (
                        <input
                          type="checkbox"
                          name="chosen"
                          value={line.one.id}
                          checked={chosen ? chosen.includes(line.one.id) : true}
                          aria-label={nameOf(line.one)}
                        />
                      )}
                      <a
                        href={linkTo(view, '/public-applications/:public', {
                          public: line.one.id,
                        })}
                      >
                        {nameOf(line.one)}
                      </a>
                    </span>
                  </td>
                  <td data-name={w.role}>{admissionWords[view.language].roles[line.role]}</td>
                  <td data-name={w.sentOn}>
                    {sayDay(view.language, dayOf(line.one.sentAt!), view.today)}
                  </td>
                  <td data-name={w.verdict}>
                    <Outcome view={view} truth={line.verdict} />
                  </td>
                  <td data-name={w.who}>
                    <Identity view={view} {...line} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {lines.some(isClear) && <button class="button">{w.addNew}</button>}
        </Form>
      )}
    </Layout>
  );
}

function Identity({ view, one, likely, twins }: Page & NewLine) {
  const w = wordsOf(view);
  return (
    <span class="stack">
      {likely.length > 0 ? (
        <Tag tone="warn">
          {w.maybeKnown([...new Set(likely.map(({ name }) => name))].join(', '))}
        </Tag>
      ) : twins.length > 0 ? (
        <Tag tone="warn">{w.maybeTwice(twins.join(', '))}</Tag>
      ) : (
        <span class="small muted">{w.unknown}</span>
      )}
      <span class="small muted">{one.confirmedAt ? w.confirmed : w.unconfirmed}</span>
    </span>
  );
}

export function OutsideOnePage({
  view,
  problem,
  facts,
  one,
  likely,
  evidence,
}: Page & {
  facts: CallFacts;
  one: PublicApplication;
  likely: Likely[];
  evidence: ApplicationEvidence[];
}) {
  const w = wordsOf(view);
  const here = { public: one.id };
  return (
    <Layout
      view={view}
      title={admissionWords[view.language].applicationTitle(nameOf(one))}
      intro={[
        facts.call.role === 'mentor'
          ? admissionWords[view.language].asMentor
          : admissionWords[view.language].asMentee,
        w.fromOutside,
      ].join(' · ')}
      problem={problem}
      crumbs={[
        ...cohortCrumbs(view, facts.cohort),
        {
          href: linkTo(view, '/cohorts/:cohort/applications/outside', {
            cohort: facts.cohort.id,
          }),
          text: w.listTitle,
        },
      ]}
    >
      <div class="two">
        <Section title={w.whoTitle} id="who">
          {one.applicationId ? (
            <p>
              {w.added} {sayDay(view.language, dayOf(one.takenAt!), view.today)}.{' '}
              <a
                href={linkTo(view, '/applications/:application', {
                  application: one.applicationId,
                })}
              >
                {w.openApplication}
              </a>
            </p>
          ) : one.withdrawnOn ? (
            <Tag>{w.withdrawnByThem}</Tag>
          ) : (
            <>
              <p>{w.whoIntro}</p>
              <Form view={view} action={linkTo(view, '/public-applications/:public/person', here)}>
                <Choices
                  view={view}
                  name="person"
                  label={w.who}
                  help={likely.length > 0 ? w.whoHelp : undefined}
                  value={likely.length > 0 ? '' : 'new'}
                  problem={problem}
                  options={[
                    ...likely.map(({ id, name, by }) => ({
                      value: id,
                      text: w.samePerson(name),
                      help: w.knownBy[by],
                    })),
                    { value: 'new', text: w.newPerson },
                  ]}
                />
                <button class="button">{w.addToList}</button>
              </Form>
              <details class="more">
                <summary>{w.remove}</summary>
                <div class="stack">
                  <p>{w.removeHelp}</p>
                  <Form
                    view={view}
                    action={linkTo(view, '/public-applications/:public/removal', here)}
                  >
                    <button class="button second">{w.removeNow}</button>
                  </Form>
                </div>
              </details>
            </>
          )}
        </Section>
        <div class="stack">
          <SentIn view={view} facts={facts} one={one} withAnswers />
          {evidence.length > 0 && (
            <Section title={w.evidence}>
              <EvidenceList view={view} evidence={evidence} role={facts.role} />
            </Section>
          )}
        </div>
      </div>
    </Layout>
  );
}

/** What was written, beside what the rules ask. */
export function SentIn({
  view,
  facts,
  one,
  withAnswers = false,
}: Page & {
  facts: Pick<CallFacts, 'call' | 'cohort' | 'role' | 'organisation'>;
  one: PublicApplication;
  /** Also what stands in the form of the application, once there is one. */
  withAnswers?: boolean;
}) {
  const w = wordsOf(view);
  const a = admissionWords[view.language];
  const { typed, asked } = one.content;
  const { call, organisation } = facts;
  return (
    <Section title={w.sent} id="sent">
      <p class="row">
        <span>
          {w.email}: {typed.email}
        </span>
        <Tag tone={one.confirmedAt ? 'good' : 'warn'}>
          {one.confirmedAt ? w.confirmed : w.unconfirmed}
        </Tag>
      </p>
      <ul class="lines">
        <Answer label={w.motivation} said={typed.motivation ?? ''} />
        {withAnswers &&
          rolesTyped(typed).map((row) => (
            <Answer
              label={a.rolesTitle}
              said={[
                typed[`role_title-${row}`],
                a.kinds[typed[`role_kind-${row}`] ?? ''],
                `${typed[`role_from-${row}`] ?? '?'} – ${typed[`role_to-${row}`] ?? a.present}`,
              ]
                .filter(Boolean)
                .join(' · ')}
            />
          ))}
        {withAnswers &&
          facts.role.criteria
            .filter((criterion) => inputOf(criterion) !== null && typed[`answer-${criterion.id}`])
            .map((criterion) => (
              <Answer
                label={<Said text={criterion.text} view={view} profile={facts.cohort.profile} />}
                said={
                  a.short[typed[`answer-${criterion.id}`] as Truth] ??
                  typed[`answer-${criterion.id}`]!
                }
              />
            ))}
        {asked.map(({ id, text }) => (
          <Answer
            label={text}
            said={sayAnswer(view, call, organisation.language, id, typed[`own-${id}`] ?? '')}
          />
        ))}
      </ul>
    </Section>
  );
}

function Answer({ label, said }: { label: ComponentChildren; said: string }) {
  return (
    <li>
      <span class="small muted">{label}</span>
      <span class="pre">{said}</span>
    </li>
  );
}

function sayAnswer(view: View, call: Call, own: string, id: string, answer: string): string {
  const w = wordsOf(view);
  if (answer === '') return w.noAnswer;
  const question = call.questions.find((known) => known.id === id);
  if (question?.kind === 'yes-no')
    return admissionWords[view.language].short[answer as Truth] ?? answer;
  return question?.kind === 'choice'
    ? (optionsIn(question, view.language, own)[Number(answer)] ?? answer)
    : answer;
}
