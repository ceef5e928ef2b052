/** MA-40: a mentor and a mentee, chosen by hand; what the rules say is shown before both are asked. */
import { duration, locales } from '../../platform/i18n.ts';
import { linkTo } from '../../web/links.ts';
import { Form, Select, TextArea, TextField } from '../../web/fields.tsx';
import { Empty, Layout, Section, Tag, Who } from '../../web/layout.tsx';
import type { Page, View } from '../../web/view.ts';
import { OwnPage } from '../open-profiles/open-profile.pages.tsx';
import type { OpenProfile } from '../open-profiles/open-profile.store.ts';
import type { Cohort } from '../programmes/programme.store.ts';
import type { Participant, Pool, Reason } from '../optimisation/criterion.rules.ts';
import { scoreWords } from '../optimisation/score.words.ts';
import { Why } from '../proposals/proposal.pages.tsx';
import { inOrder, type Judgement, type SoftRule } from './by-hand.rules.ts';
import { byHandWords } from './by-hand.words.ts';
import { runWords, whyUnsendable } from './run.words.ts';

export const sayRules = ({ language }: Pick<View, 'language'>, rules: SoftRule[]): string =>
  new Intl.ListFormat(locales[language], { type: 'conjunction' }).format(
    rules.map((rule) => scoreWords[language].barrier[rule]),
  );

type Named = Pick<Participant, 'id' | 'name'>;

export type ChosenPair = {
  judgement: Judgement;
  mentor: Named;
  mentee: Named;
  reasons: Reason[];
  places: number;
  /** Minutes of the mentor, where the cohort says how many hours are promised. */
  hours: { left: number; promised: number } | null;
  profiles: OpenProfile[];
};

type Props = Page & {
  cohort: Cohort;
  pool: Pool;
  mentor: Named | null;
  mentee: Named | null;
  /** Of whoever is chosen with everybody of the other side. */
  judgements: Judgement[];
  chosen: ChosenPair | null;
  members: Map<string, string>;
};

export function ByHandPage(props: Props) {
  const { view, problem, cohort, pool, mentor, mentee, chosen, judgements } = props;
  const w = byHandWords[view.language];
  const path = linkTo(view, '/cohorts/:cohort/pairs/new', { cohort: cohort.id });
  const options = (people: Named[]) =>
    people
      .toSorted((a, b) => a.name.localeCompare(b.name, locales[view.language]))
      .map(({ id, name }) => ({ value: id, text: name }));
  const isEmpty = pool.mentors.length === 0 || pool.mentees.length === 0;
  return (
    <Layout
      view={view}
      title={w.title}
      intro={chosen ? undefined : w.intro}
      problem={problem}
      crumbs={[
        {
          href: linkTo(view, '/cohorts/:cohort', { cohort: cohort.id }),
          text: `${cohort.programmeName}, ${cohort.name}`,
        },
        {
          href: linkTo(view, '/cohorts/:cohort/runs', { cohort: cohort.id }),
          text: runWords[view.language].title,
        },
      ]}
    >
      {isEmpty ? (
        <Empty
          action={
            <a href={linkTo(view, '/cohorts/:cohort/applications', { cohort: cohort.id })}>
              {runWords[view.language].noPool}
            </a>
          }
        >
          {w.nobody}
        </Empty>
      ) : chosen ? (
        <Asking {...props} chosen={chosen} />
      ) : (
        <>
          <form class="toolbar" action={path}>
            <Select
              view={view}
              name="mentee"
              label={w.mentee}
              value={mentee?.id}
              empty={w.choose}
              options={options(pool.mentees)}
            />
            <Select
              view={view}
              name="mentor"
              label={w.mentor}
              value={mentor?.id}
              empty={w.choose}
              options={options(pool.mentors)}
            />
            <button class="button second">{w.look}</button>
          </form>
          {judgements.length > 0 && <Candidates {...props} />}
        </>
      )}
    </Layout>
  );
}

function Candidates({ view, cohort, pool, mentee, mentor, judgements, members }: Props) {
  const w = byHandWords[view.language];
  const isForMentee = mentee !== null;
  const people = new Map(
    (isForMentee ? pool.mentors : pool.mentees).map((one) => [one.id, one] as const),
  );
  return (
    <Section title={isForMentee ? w.mentorsFor(mentee.name) : w.menteesFor(mentor!.name)}>
      <p class="muted">{w.order}</p>
      <table class="board">
        <thead>
          <tr>
            <th scope="col">{isForMentee ? w.mentor : w.mentee}</th>
            <th scope="col">{w.fit}</th>
            <th scope="col">{w.says}</th>
            <th scope="col">
              <span class="hidden-text">{w.choose}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {inOrder(judgements).map((judgement) => {
            const { mentorId, menteeId, forbidden, broken, score } = judgement;
            const one = people.get(isForMentee ? mentorId : menteeId)!;
            return (
              <tr>
                <th scope="row">
                  <Who
                    id={one.id}
                    name={one.name}
                    small={members.get(one.memberOrganisation ?? '') ?? null}
                  />
                </th>
                <td data-name={w.fit}>
                  {w.fitOf(score)} <span class="small muted">{score}</span>
                </td>
                <td data-name={w.says}>
                  <Says view={view} forbidden={forbidden} broken={broken} />
                </td>
                <td>
                  {!forbidden && (
                    <a
                      class="button second slim"
                      aria-label={w.pickLabel(one.name)}
                      href={linkTo(
                        view,
                        '/cohorts/:cohort/pairs/new',
                        { cohort: cohort.id },
                        { query: { mentee: menteeId, mentor: mentorId } },
                      )}
                    >
                      {w.pick}
                    </a>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Section>
  );
}

function Says({ view, forbidden, broken }: Page & Pick<Judgement, 'forbidden' | 'broken'>) {
  const w = byHandWords[view.language];
  if (forbidden)
    return <span class="small muted">{w.cannot(whyUnsendable(view.language, forbidden))}</span>;
  if (broken.length > 0) return <Tag tone="warn">{w.needsReason(sayRules(view, broken))}</Tag>;
  return <Tag tone="good">{w.may}</Tag>;
}

function Asking({ view, problem, cohort, chosen }: Props & { chosen: ChosenPair }) {
  const w = byHandWords[view.language];
  const { judgement, mentor, mentee, reasons, places, hours, profiles } = chosen;
  const { forbidden, broken, score } = judgement;
  const say = (minutes: number) => duration(view.language, minutes);
  const pageOf = (id: string) => profiles.find(({ personId }) => personId === id);
  return (
    <>
      <div class="two">
        {[mentee, mentor].map((one) => (
          <Section title={one.id === mentee.id ? w.mentee : w.mentor}>
            <Who
              id={one.id}
              name={one.name}
              href={linkTo(view, '/people/:person', { person: one.id })}
            />
            {pageOf(one.id) && <OwnPage view={view} profile={pageOf(one.id)!} name={one.name} />}
          </Section>
        ))}
      </div>
      <Section title={w.says}>
        {forbidden ? (
          <p class="note bad">
            {w.refused(mentee.name, mentor.name, whyUnsendable(view.language, forbidden))}
            {forbidden === 'gone' && ` ${w.goneHelp}`}
          </p>
        ) : broken.length > 0 ? (
          <p class="note warn">{w.broken(sayRules(view, broken))}</p>
        ) : (
          <p>{w.allowed}</p>
        )}
        {!forbidden && (
          <>
            <p>
              {w.fit}: {w.fitOf(score)} <span class="small muted">{score}</span>
            </p>
            <Why view={view} reasons={reasons} profile={cohort.profile} />
            <p class="muted">
              {w.placesLeft(mentor.name, places)}{' '}
              {hours && w.hoursLeft(mentor.name, say(hours.left), say(hours.promised))}
            </p>
          </>
        )}
      </Section>
      {!forbidden && (
        <Form view={view} action={linkTo(view, '/cohorts/:cohort/pairs', { cohort: cohort.id })}>
          <input type="hidden" name="mentor" value={mentor.id} />
          <input type="hidden" name="mentee" value={mentee.id} />
          <TextArea
            view={view}
            name="reason"
            label={w.reason}
            help={w.reasonHelp}
            problem={problem}
            rows={2}
            optional={broken.length === 0}
          />
          <TextField
            view={view}
            name="days"
            label={w.days}
            type="number"
            min={1}
            max={60}
            inputMode="numeric"
            short
            value={10}
            problem={problem}
          />
          <button class="button">{w.ask}</button>
        </Form>
      )}
      <p>
        <a
          href={linkTo(
            view,
            '/cohorts/:cohort/pairs/new',
            { cohort: cohort.id },
            { query: { mentee: mentee.id } },
          )}
        >
          {w.other}
        </a>
      </p>
    </>
  );
}
