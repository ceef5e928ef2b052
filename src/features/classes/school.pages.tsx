import { linkTo } from '../../web/links.ts';
import { duration, number, plainDay, sayDay } from '../../platform/i18n.ts';
import type { Arranged, Board, Query } from '../../web/board.ts';
import { BoardTable } from '../../web/board-table.tsx';
import { WeekCells, WeekColumns } from '../../web/chart.tsx';
import { Empty, Layout, Section } from '../../web/layout.tsx';
import type { Page, View } from '../../web/view.ts';
import {
  ageOf,
  ages,
  drawnWeeks,
  type OpenThing,
  type Remark,
  type SchoolClass,
} from './school.rules.ts';
import { schoolWords } from './school.words.ts';

export type FormerClass = {
  id: string;
  name: string;
  year: string;
  mentors: string[];
  pupils: number;
  spoken: number;
  minutes: number;
};

const kinds = ['bullying', 'incident', 'tension', 'referral'] as const;
/** So many fit into an address. */
const mostWrittenTo = 200;
const inHours = (minutes: number): number => Math.round(minutes / 6) / 10;

/** The classes as rows; a row without anything in a column leaves it empty. */
export function schoolBoard(
  view: View,
  classes: SchoolClass[],
  ruleWeeks: number | null,
): Board<SchoolClass> {
  const w = schoolWords[view.language];
  const say = (value: number) => number(view.language, value, 1);
  return {
    id: ({ id }) => id,
    label: ({ name }) => name,
    rows: classes,
    columns: [
      {
        name: 'class',
        title: w.columns.class,
        value: ({ name, mentors }) => `${name} (${mentors.map((one) => one.name).join(', ')})`,
        order: ({ name }) => name,
        draw: ({ id, name, mentors }) => (
          <>
            <a href={linkTo(view, '/mentorships/:mentorship', { mentorship: id })}>{name}</a>{' '}
            <small class="muted under">{mentors.map((one) => one.name).join(', ')}</small>
          </>
        ),
      },
      {
        name: 'pupils',
        title: w.columns.pupils,
        kind: 'number',
        value: ({ pupils }) => pupils,
      },
      {
        name: 'spoken',
        title: `${w.columns.spoken} ${w.spokenIn(ruleWeeks)}`,
        value: ({ spoken, pupils }) => w.of(spoken, pupils),
        order: ({ spoken, pupils }) => (pupils === 0 ? null : spoken / pupils),
      },
      {
        name: 'since',
        title: w.columns.since,
        value: ({ since }) => sayLongest(view, since),
        order: ({ since }) => -(longestOf(since) ?? 0) - 1000 * neverOf(since),
        draw: ({ name, since }) =>
          since.length === 0 ? (
            ''
          ) : (
            <span class="mini-picture">
              <WeekColumns
                title={w.sincePicture(name, longestOf(since), neverOf(since))}
                values={since.map((weeks) => weeks ?? (longestOf(since) ?? 0) + 4)}
              />
              <small>{sayLongest(view, since)}</small>
            </span>
          ),
      },
      {
        name: 'weeks',
        title: w.columns.weeks,
        value: (one) => sayWeeks(view, one),
        order: ({ weeks }) => heldShare(weeks),
        draw: (one) => (
          <span class="mini-picture">
            <WeekCells
              title={w.weeksPicture(one.name, ...heldOf(one.weeks))}
              cells={one.weeks
                .slice(-drawnWeeks)
                .map(({ isHeld, isStill }) => (isHeld ? 'held' : isStill ? 'still' : 'none'))}
            />
            <small>{sayWeeks(view, one)}</small>
          </span>
        ),
      },
      {
        name: 'late',
        title: w.columns.late,
        kind: 'number',
        value: ({ late }) => late || null,
        order: ({ late }) => -late,
      },
      {
        name: 'absence',
        title: w.columns.absence,
        kind: 'number',
        value: ({ absence }) => absence || null,
        order: ({ absence }) => -absence,
      },
      {
        name: 'climate',
        title: w.columns.climate,
        value: ({ climate }) => climate && w.climateOf(say(climate.safety), say(climate.challenge)),
        order: ({ climate }) => climate?.safety ?? null,
        draw: ({ climate }) =>
          climate && (
            <span>
              {w.climateOf(say(climate.safety), say(climate.challenge))}{' '}
              {climate.before !== null && climate.before !== climate.safety && (
                <>
                  <span aria-hidden="true">{climate.safety > climate.before ? '▲' : '▼'}</span>
                  <span class="hidden-text">{climate.safety > climate.before ? w.up : w.down}</span>
                </>
              )}
            </span>
          ),
      },
      {
        name: 'open',
        title: w.columns.open,
        value: ({ open }) =>
          open.length === 0
            ? null
            : w.oldest(
                open.length,
                sayDay(view.language, open.map(({ since }) => since).sort()[0]!, view.today),
              ),
        order: ({ open }) => -open.length,
      },
      {
        name: 'hours',
        title: w.columns.hours,
        kind: 'number',
        value: ({ minutes }) => inHours(minutes),
        draw: ({ minutes }) => duration(view.language, minutes),
      },
    ],
  };
}

const neverOf = (since: (number | null)[]) => since.filter((one) => one === null).length;
function longestOf(since: (number | null)[]): number | null {
  const known = since.filter((one) => one !== null);
  return known.length === 0 ? null : Math.max(...known);
}
function sayLongest(view: View, since: (number | null)[]): string {
  const w = schoolWords[view.language];
  const [longest, never] = [longestOf(since), neverOf(since)];
  return [
    ...(longest === null ? [] : [w.longest(longest)]),
    ...(never > 0 ? [w.never(never)] : []),
  ].join(', ');
}
const heldOf = (weeks: SchoolClass['weeks']): [number, number] => {
  const school = weeks.filter(({ isHeld, isStill }) => isHeld || !isStill);
  return [school.filter(({ isHeld }) => isHeld).length, school.length];
};
const heldShare = (weeks: SchoolClass['weeks']) => {
  const [held, all] = heldOf(weeks);
  return all === 0 ? null : held / all;
};
const sayWeeks = (view: View, { weeks }: SchoolClass) =>
  schoolWords[view.language].of(...heldOf(weeks));

type SchoolProps = Page & {
  classes: SchoolClass[];
  former: FormerClass[];
  board: Arranged<SchoolClass>;
  remarks: Remark[];
};

/** G-47: the classes of this year, what is open by its age, and last year apart. */
export function SchoolPage({ view, classes, former, board, remarks }: SchoolProps) {
  const w = schoolWords[view.language];
  const open = classes.flatMap((one) => one.open);
  return (
    <Layout
      view={view}
      title={w.title}
      intro={w.intro(view.organisation!.name, plainDay(view.language, view.today))}
    >
      <div class="school-sheet stack">
        {remarks.length > 0 && (
          <ul class="waiting">
            {remarks.map((remark) => (
              <RemarkLine view={view} remark={remark} />
            ))}
          </ul>
        )}
        {classes.length === 0 ? (
          <Empty>{w.none}</Empty>
        ) : (
          <>
            <BoardTable
              view={view}
              board={board}
              address={(query: Query) => linkTo(view, '/school', {}, { query })}
              download={(query: Query) => linkTo(view, '/school/download', {}, { query })}
            />
            <p class="small muted">
              {w.legend} {w.climateHelp} <span class="no-print">{w.print}</span>
            </p>
          </>
        )}
        <Section title={w.casesTitle}>
          {open.length === 0 ? (
            <p class="muted">{w.nothingOpen}</p>
          ) : (
            <Ages view={view} open={open} />
          )}
        </Section>
        {former.length > 0 && <Former view={view} former={former} />}
      </div>
    </Layout>
  );
}

function RemarkLine({ view, remark }: { view: View; remark: Remark }) {
  const w = schoolWords[view.language];
  // A class that has no mentor is told of too, and is given one in the list.
  const writeTo = (classes: SchoolClass[]) => {
    const mentors = classes.flatMap((one) => one.mentors.map(({ id }) => id));
    return mentors.length === 0
      ? linkTo(view, '/mentorships')
      : linkTo(
          view,
          '/messages/new',
          {},
          { query: { person: [...new Set(mentors)].slice(0, mostWrittenTo).join(',') } },
        );
  };
  const said = (): { sentence: string; action: string; href: string } => {
    switch (remark.kind) {
      case 'quiet':
        return {
          sentence: w.remarks.quiet(remark.classes.map(({ name }) => name).join(', ')),
          action: w.acts.write,
          href: writeTo(remark.classes),
        };
      case 'unspoken':
        return {
          sentence: w.remarks.unspoken(remark.of.name, remark.of.spoken, remark.of.pupils),
          action: w.acts.write,
          href: writeTo([remark.of]),
        };
      case 'bullying':
        return {
          sentence: w.remarks.bullying(remark.count),
          action: w.acts.write,
          href: writeTo(remark.classes),
        };
      case 'referrals':
        return {
          sentence: w.remarks.referrals(remark.count),
          action: w.acts.offices,
          href: linkTo(view, '/specialists'),
        };
    }
  };
  const { sentence, action, href } = said();
  return (
    <li>
      <span>{sentence}</span>
      <a class="button second no-print" href={href}>
        {action}
        <span class="hidden-text">: {sentence}</span>
      </a>
    </li>
  );
}

function Ages({ view, open }: { view: View; open: OpenThing[] }) {
  const w = schoolWords[view.language];
  const count = (kind: OpenThing['kind'], age: (typeof ages)[number]) =>
    open.filter((one) => one.kind === kind && ageOf(one.since, view.today) === age).length;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{w.kind}</th>
          {ages.map((age) => (
            <th scope="col" class="number">
              {w.ages[age]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {kinds
          .filter((kind) => open.some((one) => one.kind === kind))
          .map((kind) => (
            <tr>
              <th scope="row">{w.kinds[kind]}</th>
              {ages.map((age) => (
                <td class="number">{count(kind, age) || '–'}</td>
              ))}
            </tr>
          ))}
      </tbody>
    </table>
  );
}

function Former({ view, former }: { view: View; former: FormerClass[] }) {
  const w = schoolWords[view.language];
  return (
    <details class="more no-print">
      <summary>
        {w.former} ({former.length})
      </summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{w.columns.class}</th>
            <th scope="col">{w.year}</th>
            <th scope="col">{w.spokenEver}</th>
            <th scope="col" class="number">
              {w.columns.hours}
            </th>
          </tr>
        </thead>
        <tbody>
          {former.map((one) => (
            <tr>
              <th scope="row">
                <a href={linkTo(view, '/mentorships/:mentorship', { mentorship: one.id })}>
                  {one.name}
                </a>{' '}
                <span class="small muted">{one.mentors.join(', ')}</span>
              </th>
              <td>{one.year}</td>
              <td>{w.of(one.spoken, one.pupils)}</td>
              <td class="number">{duration(view.language, one.minutes)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
