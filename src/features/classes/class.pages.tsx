import type { Marks } from '../../web/session.ts';
import { linkTo } from '../../web/links.ts';
import { number, plainDay, sayDay } from '../../platform/i18n.ts';
import type { Arranged, Board, Query } from '../../web/board.ts';
import { BoardTable } from '../../web/board-table.tsx';
import { CountDots, MarkDots, WeekColumns } from '../../web/chart.tsx';
import { Empty, Layout, Section, Tag, Who } from '../../web/layout.tsx';
import type { Page, View } from '../../web/view.ts';
import { isPassed } from '../organisations/country.rules.ts';
import type { MentorshipLine } from '../mentorships/mentorship.store.ts';
import { guidanceWords } from '../guidance/guidance.words.ts';
import {
  isSpokenWith,
  reasonsOf,
  weightOf,
  type ClassClock,
  type Pupil,
} from '../guidance/overview.rules.ts';
import type { Fact } from './class.store.ts';
import { classWords } from './class.words.ts';
import { sumsByWeek } from './weeks.rules.ts';

/** Weeks that the small pictures show. */
export const shownWeeks = 12;
const shownMarks = 8;

type Asked = {
  mentorship: MentorshipLine;
  pupils: Pupil[];
  facts: Fact[];
  marks: Marks;
  clock: ClassClock;
};

const weeksOf = ({ limits }: ClassClock) => Math.round(limits.talkDays / 7);

/** The class as a board: by name, as the country sorts names. */
export function classBoard(
  view: View,
  { mentorship, pupils, facts, marks, clock }: Asked,
): Board<Pupil> {
  const w = classWords[view.language];
  const g = guidanceWords[view.language];
  const factsOf = Map.groupBy(facts, ({ pupil }) => pupil);
  const own = (pupil: Pupil, kind: Fact['kind']) =>
    (factsOf.get(pupil.id) ?? []).filter((fact) => fact.kind === kind);
  const saying = (pupil: Pupil) =>
    reasonsOf(pupil, clock).map(({ kind, count }) => g.reasons[kind](count));
  return {
    id: ({ id }) => id,
    label: ({ name }) => name,
    rows: pupils,
    columns: [
      {
        name: 'name',
        title: w.columns.name,
        value: ({ name }) => name,
        order: ({ sortName }) => sortName,
        draw: (pupil) => (
          <Who
            id={pupil.id}
            name={pupil.name}
            href={linkTo(view, '/class/:mentorship/pupils/:pupil', {
              mentorship: mentorship.id,
              pupil: pupil.id,
            })}
          />
        ),
      },
      {
        name: 'look',
        title: w.columns.look,
        value: (pupil) => saying(pupil).join(', '),
        // The heaviest first, at the first tap.
        order: (pupil) => -weightOf(pupil, clock),
        draw: (pupil) => <Reasons view={view} pupil={pupil} clock={clock} />,
      },
      {
        name: 'last',
        title: w.columns.last,
        kind: 'day',
        value: ({ lastTalk }) => lastTalk,
        order: ({ lastTalk }) => lastTalk ?? '0',
        draw: ({ lastTalk }) => (lastTalk ? sayDay(view.language, lastTalk, view.today) : g.never),
      },
      {
        name: 'next',
        title: w.columns.next,
        kind: 'day',
        value: ({ nextTalk }) => nextTalk,
      },
      {
        name: 'absence',
        title: w.columns.absence,
        kind: 'number',
        value: ({ absence }) => absence,
        order: ({ absence }) => -absence,
        draw: (pupil) => {
          const hours = own(pupil, 'absence');
          if (hours.length === 0) return '';
          const weeks = sumsByWeek(hours, shownWeeks, view.today);
          return (
            <span class="mini-picture">
              <WeekColumns
                title={w.absencePicture(pupil.name, weeks.length, weeks.join(', '))}
                values={weeks}
              />
              {pupil.absence > 0 && <small>{w.absenceOf(pupil.absence)}</small>}
            </span>
          );
        },
      },
      {
        name: 'marks',
        title: w.columns.marks,
        kind: 'number',
        value: ({ lowMarks }) => lowMarks,
        order: ({ lowMarks }) => -lowMarks,
        draw: (pupil) => {
          const latest = own(pupil, 'mark').slice(0, shownMarks).reverse();
          if (latest.length === 0) return '';
          return (
            <span class="mini-picture">
              <MarkDots
                title={w.marksPicture(
                  pupil.name,
                  latest.map(({ value }) => number(view.language, value, 1)).join('; '),
                )}
                marks={latest.map(({ value }) => ({ value, isLow: !isPassed(value, marks) }))}
                {...marks}
              />
              {pupil.lowMarks > 0 && <small>{w.lowMarks(pupil.lowMarks)}</small>}
            </span>
          );
        },
      },
      {
        name: 'agreements',
        title: w.columns.agreements,
        value: (pupil) =>
          pupil.openAgreements > 0 ? g.openLate(pupil.openAgreements, pupil.lateAgreements) : null,
        order: ({ openAgreements, lateAgreements }) => -(lateAgreements * 100 + openAgreements),
      },
    ],
    filters: [
      {
        name: 'show',
        title: w.filter,
        any: w.everybody,
        choices: [
          {
            value: 'look',
            text: w.needsLook,
            keeps: (pupil) => reasonsOf(pupil, clock).length > 0,
          },
          {
            value: 'talk',
            text: w.notSpoken(weeksOf(clock)),
            keeps: (pupil) => !isSpokenWith(pupil, clock),
          },
          {
            value: 'open',
            text: w.hasOpen,
            keeps: ({ openAgreements, openReferrals }) => openAgreements + openReferrals > 0,
          },
        ],
      },
    ],
  };
}

export function Reasons({ view, pupil, clock }: { view: View; pupil: Pupil; clock: ClassClock }) {
  const w = guidanceWords[view.language];
  const reasons = reasonsOf(pupil, clock);
  if (reasons.length === 0) return null;
  return (
    <span class="why">
      {reasons.map(({ kind, count }) => (
        <Tag
          tone={
            kind === 'worry' || kind === 'signal' ? 'bad' : kind === 'referral' ? 'accent' : 'warn'
          }
        >
          {w.reasons[kind](count)}
        </Tag>
      ))}
    </span>
  );
}

type ClassProps = Page & {
  mentorship: MentorshipLine;
  pupils: Pupil[];
  clock: ClassClock;
  board: Arranged<Pupil>;
  others: MentorshipLine[];
  /** M-47: nothing of absence and marks is read any more. */
  isOver: boolean;
  hasHandovers: boolean;
  isSent: boolean;
};

export function ClassPage({
  view,
  problem,
  mentorship,
  pupils,
  clock,
  board,
  others,
  isOver,
  hasHandovers,
  isSent,
}: ClassProps) {
  const w = classWords[view.language];
  const at = { mentorship: mentorship.id };
  const spoken = pupils.filter((pupil) => isSpokenWith(pupil, clock)).length;
  const isCalm = pupils.every((pupil) => reasonsOf(pupil, clock).length === 0);
  return (
    <Layout view={view} title={w.title(mentorship.name ?? '')} problem={problem}>
      {isSent && <p class="note good">{w.sent}</p>}
      {others.length > 0 && (
        <p class="small no-print">
          {w.others}:{' '}
          {others.map((other) => (
            <a href={linkTo(view, '/class/:mentorship', { mentorship: other.id })}>{other.name} </a>
          ))}
        </p>
      )}
      {isOver && <YearOver view={view} mentorship={mentorship} />}
      <p class="strong">{w.spoken(spoken, pupils.length, weeksOf(clock))}</p>
      <CountDots
        title={`${w.spoken(spoken, pupils.length, weeksOf(clock))}. ${w.spokenPicture}`}
        filled={spoken}
        all={pupils.length}
      />
      {isCalm && <p class="note good">{w.calm}</p>}
      <BoardTable
        view={view}
        problem={problem}
        board={board}
        isNarrowable
        address={(query: Query) => linkTo(view, '/class/:mentorship', at, { query })}
        acts={[
          { label: w.offer, action: linkTo(view, '/class/:mentorship/talks', at), isMain: true },
          { label: w.write, action: linkTo(view, '/class/:mentorship/messages/pupils', at) },
          {
            label: w.writeHome,
            action: linkTo(view, '/class/:mentorship/messages/guardians', at),
          },
        ]}
      />
      <Section title={w.here}>
        <ul class="links no-print">
          <li>
            <a href={linkTo(view, '/class/:mentorship/lesson', at)}>{w.links.lesson}</a>
          </li>
          <li>
            <a href={linkTo(view, '/mentorships/:mentorship/meetings', at)}>{w.links.recorded}</a>
          </li>
          <li>
            <a href={linkTo(view, '/mentorships/:mentorship/climate', at)}>{w.links.climate}</a>
          </li>
          <li>
            <a href={linkTo(view, '/mentorships/:mentorship/cards-of-class', at)}>
              {w.links.cards}
            </a>
          </li>
          <li>
            <a href={linkTo(view, '/mentorships/:mentorship/shares', at)}>{w.links.shares}</a>
          </li>
          <li>
            <a href={linkTo(view, '/cohorts/:cohort/team', { cohort: mentorship.cohortId })}>
              {w.links.team}
            </a>
          </li>
          {hasHandovers && (
            <li>
              <a href={linkTo(view, '/handovers')}>{w.links.handovers}</a>
            </li>
          )}
        </ul>
      </Section>
    </Layout>
  );
}

export function NoClassPage({ view }: Page) {
  const w = classWords[view.language];
  return (
    <Layout view={view} title={w.myClass} narrow>
      <Empty>{w.none}</Empty>
    </Layout>
  );
}

export function YearOver({ view, mentorship }: { view: View; mentorship: MentorshipLine }) {
  return (
    <p class="note warn">
      {guidanceWords[view.language].yearOver(plainDay(view.language, mentorship.lastDay))}
    </p>
  );
}
