import { linkTo } from '../../web/links.ts';
import { duration, number, sayDay } from '../../platform/i18n.ts';
import { BoardTable } from '../../web/board-table.tsx';
import type { Arranged, Board } from '../../web/board.ts';
import { Bar } from '../../web/chart.tsx';
import { Choices, Form, TextField } from '../../web/fields.tsx';
import { Empty, Layout, Section, Who } from '../../web/layout.tsx';
import type { Page, View } from '../../web/view.ts';
import type { Cohort, CohortDate } from '../programmes/programme.store.ts';
import type { ShownEnds } from '../course/shown-means.store.ts';
import type { EndItem, LaterItem } from '../course/ending.rules.ts';
import { endingWords } from '../course/ending.words.ts';
import { hourKinds, outlookOf, type Outlook } from './hours.rules.ts';
import type { Entry, HoursOf } from './hours.store.ts';
import { hoursWords } from './hours.words.ts';
import { namesOf } from '../mentorships/mentorship.pages.tsx';
import type { MentorshipLine } from '../mentorships/mentorship.store.ts';

type Frame = { hoursPromised: number | null; firstDay: string; lastDay: string };

const outlook = (view: View, frame: Frame, { used, planned }: HoursOf): Outlook =>
  outlookOf({ used, planned, ...frame, today: view.today });

function Picture({ view, of }: { view: View; of: Outlook }) {
  const w = hoursWords[view.language];
  const say = (minutes: number) => duration(view.language, minutes);
  const sentence = [
    of.promised === null ? `${say(of.used)} ${w.used}` : w.of(say(of.used), say(of.promised)),
    `${say(of.planned)} ${w.planned}`,
    ...(of.forecast === null ? [] : [`${say(Math.round(of.forecast / 60) * 60)} ${w.forecast}`]),
  ].join(' · ');
  return (
    <>
      {of.promised !== null && (
        <Bar
          title={w.title}
          description={sentence}
          whole={Math.max(of.promised, of.used)}
          part={of.used}
          mark={of.forecast === null ? null : Math.min(of.forecast, Math.max(of.promised, of.used))}
        />
      )}
      <p class="small muted">{sentence}</p>
    </>
  );
}

type HoursProps = Page & {
  mentorship: MentorshipLine;
  hours: HoursOf[];
  entries: Entry[];
  frame: Frame;
  isMember: boolean;
  mayWrite: boolean;
};

export function HoursPage({
  view,
  problem,
  mentorship,
  hours,
  entries,
  frame,
  isMember,
  mayWrite,
}: HoursProps) {
  const w = hoursWords[view.language];
  const mine = hours.find(({ personId }) => personId === view.person!.id);
  const percent = mine ? outlook(view, frame, mine).percent : null;
  const total = entries.reduce((sum, { minutes }) => sum + minutes, 0);
  const path = linkTo(view, '/mentorships/:mentorship/hours', { mentorship: mentorship.id });
  const what = (entry: Entry) =>
    entry.what === 'meeting'
      ? w.meetings
      : entry.what === 'gathering'
        ? (entry.name ?? w.gatherings)
        : w.kinds[entry.what];
  return (
    <Layout
      view={view}
      title={w.title}
      intro={w.intro}
      problem={problem}
      crumbs={[
        {
          href: linkTo(view, '/mentorships/:mentorship', { mentorship: mentorship.id }),
          text: namesOf(mentorship, view),
        },
      ]}
    >
      {percent !== null && percent >= 80 && (
        <p class="note warn">{percent >= 100 ? w.warn100 : w.warn80}</p>
      )}
      <div class="two even">
        {hours.map((one) => (
          <Section title={one.name}>
            <Picture view={view} of={outlook(view, frame, one)} />
            <dl class="facts">
              <dt>{w.meetings}</dt>
              <dd>{duration(view.language, one.used.meetings)}</dd>
              <dt>{w.other}</dt>
              <dd>{duration(view.language, one.used.other)}</dd>
              <dt>{w.gatherings}</dt>
              <dd>{duration(view.language, one.used.gatherings)}</dd>
            </dl>
          </Section>
        ))}
      </div>
      {mayWrite && (
        <details class="more" open={problem !== undefined}>
          <summary>{w.add}</summary>
          <Form view={view} action={path}>
            <Choices
              view={view}
              name="kind"
              label={w.kindLabel}
              value="preparation"
              problem={problem}
              flow
              options={hourKinds.map((value) => ({ value, text: w.kinds[value] }))}
            />
            <div class="row base">
              <TextField
                view={view}
                name="day"
                type="date"
                label={w.day}
                value={view.today}
                problem={problem}
                short
              />
              <TextField
                view={view}
                name="minutes"
                type="number"
                label={w.minutes}
                value={30}
                min={5}
                max={720}
                problem={problem}
                short
              />
            </div>
            <button class="button second">{w.add}</button>
          </Form>
        </details>
      )}
      {isMember && (
        <Section title={w.proof} id="proof">
          <p class="muted no-print">{w.proofHelp}</p>
          <table>
            <thead>
              <tr>
                <th scope="col">{w.day}</th>
                <th scope="col">{w.kindLabel}</th>
                <th scope="col" class="number">
                  {w.minutes}
                </th>
                <th scope="col" class="no-print">
                  <span class="hidden-text">{w.remove}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {entries.map((entry) => (
                <tr>
                  <td>{sayDay(view.language, entry.day, view.today)}</td>
                  <td>{what(entry)}</td>
                  <td class="number">{entry.minutes}</td>
                  <td class="no-print">
                    {entry.id && (
                      <Form view={view} action={`${path}/${entry.id}/removal`} class="inline">
                        <button class="button second slim">{w.remove}</button>
                      </Form>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row" colSpan={2}>
                  {w.total}
                </th>
                <td class="number strong">{duration(view.language, total)}</td>
                <td class="no-print"></td>
              </tr>
            </tfoot>
          </table>
        </Section>
      )}
    </Layout>
  );
}

type CohortHoursProps = Page & {
  cohort: Cohort;
  board: Arranged<HoursOf>;
  dates: CohortDate[];
  ends: ShownEnds[];
};

const frameOf = ({ hoursPromised, firstDay, lastDay }: Cohort): Frame => ({
  hoursPromised,
  firstDay,
  lastDay,
});

/** Minutes as hours with one decimal, for a spreadsheet. */
const inHours = (minutes: number): number => Math.round(minutes / 6) / 10;

export function hoursBoard(view: View, cohort: Cohort, hours: HoursOf[]): Board<HoursOf> {
  const w = hoursWords[view.language];
  const say = (minutes: number) => duration(view.language, minutes);
  const of = (one: HoursOf) => outlook(view, frameOf(cohort), one);
  return {
    id: ({ mentorshipId, personId }) => `${mentorshipId} ${personId}`,
    label: ({ name }) => name,
    rows: hours,
    columns: [
      {
        name: 'person',
        title: w.person,
        value: ({ name }) => name,
        draw: (one) => (
          <Who
            id={one.personId}
            name={one.name}
            href={linkTo(view, '/mentorships/:mentorship/hours', {
              mentorship: one.mentorshipId,
            })}
            small={one.memberOrganisation}
          />
        ),
      },
      {
        name: 'organisation',
        title: w.organisation,
        value: ({ memberOrganisation }) => memberOrganisation,
        isExtra: true,
      },
      ...(['meetings', 'other', 'gatherings'] as const).map((kind) => ({
        name: kind,
        title: w[kind],
        value: ({ used }: HoursOf) => inHours(used[kind]),
        draw: ({ used }: HoursOf) => say(used[kind]),
      })),
      {
        name: 'total',
        title: w.total,
        value: (one) => inHours(of(one).used),
        draw: (one) => {
          const { promised, used } = of(one);
          return promised === null ? say(used) : w.of(say(used), say(promised));
        },
      },
      {
        name: 'forecast',
        title: w.forecast,
        value: (one) => {
          const { forecast } = of(one);
          return forecast === null ? null : Math.round(forecast / 60);
        },
        draw: (one) => {
          const { forecast } = of(one);
          return forecast === null ? '' : say(Math.round(forecast / 60) * 60);
        },
      },
    ],
  };
}

export function CohortHoursPage({ view, cohort, board, dates, ends }: CohortHoursProps) {
  const [w, e] = [hoursWords[view.language], endingWords[view.language]];
  const end = ends.find(({ months }) => months === 0) ?? { answered: 0, means: [] };
  const later = ends.filter(({ months }) => months > 0);
  const path = linkTo(view, '/cohorts/:cohort', { cohort: cohort.id });
  const frame = frameOf(cohort);
  const hours = board.board.rows;
  const all = hours.reduce((sum, one) => sum + outlook(view, frame, one).used, 0);
  const promised = cohort.hoursPromised === null ? null : cohort.hoursPromised * 60 * hours.length;
  const gatherings = dates.filter(({ kind }) => kind === 'gathering');
  return (
    <Layout
      view={view}
      title={w.cohort}
      intro={w.intro}
      crumbs={[{ href: path, text: `${cohort.programmeName}, ${cohort.name}` }]}
    >
      {hours.length === 0 && <Empty>{w.nobody}</Empty>}
      {promised !== null && hours.length > 0 && (
        <div>
          <p class="strong">
            {w.of(
              duration(view.language, Math.round(all / 60) * 60),
              duration(view.language, promised),
            )}
          </p>
          <Bar
            title={w.cohort}
            description={w.of(duration(view.language, all), duration(view.language, promised))}
            whole={promised}
            part={Math.min(all, promised)}
          />
        </div>
      )}
      <Section title={w.gatherings}>
        {gatherings.length === 0 && <p class="muted">{w.noGathering}</p>}
        <ul class="lines">
          {gatherings.map((date) => (
            <li>
              <a href={`${path}/gatherings/${date.id}`}>{date.name}</a>{' '}
              <span class="small muted">{sayDay(view.language, date.firstDay, view.today)}</span>
            </li>
          ))}
        </ul>
      </Section>
      {cohort.rules.kind === 'pairs' && (
        <Section title={w.ends}>
          {end.means.length === 0 ? (
            <p class="muted">{w.tooFew(end.answered)}</p>
          ) : (
            <dl class="facts">
              {end.means.flatMap(({ item, mean }) => [
                <dt>{e.items[item as EndItem]}</dt>,
                <dd>{w.meanOf(number(view.language, mean, 1), end.answered)}</dd>,
              ])}
            </dl>
          )}
          {later.map(({ months, answered, means }) => (
            <>
              <p class="strong">{e.laterEnds(months)}</p>
              {means.length === 0 ? (
                <p class="muted">{e.tooFewPeople(answered)}</p>
              ) : (
                <dl class="facts">
                  {means.flatMap(({ item, mean }) => [
                    <dt>{e.laterItems[item as LaterItem]}</dt>,
                    <dd>{e.meanOf(number(view.language, mean, 1), answered)}</dd>,
                  ])}
                </dl>
              )}
            </>
          ))}
        </Section>
      )}
      {hours.length > 0 && (
        <BoardTable
          view={view}
          board={board}
          address={(query) =>
            linkTo(view, '/cohorts/:cohort/hours', { cohort: cohort.id }, { query })
          }
          download={(query) =>
            linkTo(view, '/cohorts/:cohort/hours/download', { cohort: cohort.id }, { query })
          }
        />
      )}
    </Layout>
  );
}
