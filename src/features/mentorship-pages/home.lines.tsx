import { decrypted } from '../../platform/encryption.ts';
import {
  addDays,
  daysAfter,
  daysBetween,
  duration,
  plainDay,
  sayDay,
} from '../../platform/i18n.ts';
import { Bar } from '../../web/chart.tsx';
import { homePart, type ComingDate, type Line } from '../../web/home.ts';
import { homeActions } from '../../web/home.words.ts';
import { Section, Who } from '../../web/layout.tsx';
import { linkTo } from '../../web/links.ts';
import { looksAfterOthers } from '../../web/permission.ts';
import { nobody, type Member as Person } from '../../web/session.ts';
import type { View } from '../../web/view.ts';
import { isDue, kindOf, mayReview } from '../cards/card.rules.ts';
import { closingDays } from '../programmes/cohort-state.rules.ts';
import { isRemembered } from '../course/closure.rules.ts';
import { closureWords } from '../course/closure.words.ts';
import {
  askedCover,
  comingDates,
  dueActions,
  lateAgreements,
  openCards,
  plannedMeetings,
  unsigned,
  untalked,
} from './home.store.ts';
import { isClassOver } from '../mentorships/mentorship.rules.ts';
import { homeWords } from './home.words.ts';
import { silence } from '../mentorships/mentorship.pages.tsx';
import { dayOf, timeOf } from '../meetings/meeting.pages.tsx';
import {
  mentorshipLists,
  mentorshipsOf,
  type MentorshipLine,
} from '../mentorships/mentorship.store.ts';
import { ownActionWords } from '../own-actions/own-action.words.ts';
import { isTheirs, partOf } from '../mentorships/part.rules.ts';
import { teamWords } from '../team/team.words.ts';

/** So far ahead dates and meetings are told, and so many dates. */
const daysAhead = 35;
const meetingsAhead = 14;
const mostDates = 5;

/** Everybody's for a coordinator; of the own member organisation for its contact person. */
const watchedBy = ({ roles, memberOrganisation }: Person) =>
  roles.includes('coordinator') ? {} : { memberOrganisation: memberOrganisation ?? nobody };

/** What one’s own mentorships ask for, the dates that come, and how all of them stand. */
export const mentorshipsHome = homePart({
  ask: ({ tx, person, today, now }) => ({
    planned: plannedMeetings(tx, {
      person: person.id,
      // What began lately is not over yet.
      since: new Date(now.epochMilliseconds - 3_600_000),
      until: daysAfter(new Date(now.epochMilliseconds), meetingsAhead),
    }),
    own: mentorshipLists(tx, { person: person.id }),
    watched: looksAfterOthers(person.roles) && mentorshipLists(tx, watchedBy(person)),
    cards: openCards(tx, person.id),
    unsigned: unsigned(tx, person.id),
    untalked: untalked(tx, person.id),
    agreements: lateAgreements(tx, person.id, today),
    actions: dueActions(tx, person.id, today),
    team: askedCover(tx, person.id),
    dates: comingDates(tx, today, addDays(today, daysAhead)),
  }),
  say: async ({ tx, view, person }, found) => {
    const w = homeWords[view.language];
    const own = mentorshipsOf(found.own);
    const watched = found.watched ? mentorshipsOf(found.watched) : own;
    // One statement fetches the keys of all three.
    const texts = await decrypted(
      tx,
      [...found.agreements, ...found.actions, ...found.team].map(({ body }) => ({ body })),
      'body',
    );
    const bodies = texts.map(({ body }) => body);
    const agreements = found.agreements.map((one) => ({ ...one, body: bodies.shift()! }));
    const actions = found.actions.map(() => bodies.shift()!);
    const team = found.team.map((one) => ({ ...one, body: bodies.shift()! }));
    const running = own.filter(({ closedOn }) => closedOn === null);
    const led = new Set(
      running
        .filter(({ mentors }) =>
          mentors.some(({ personId, part }) => personId === person.id && part !== 'substitute'),
        )
        .map(({ cohortId }) => cohortId),
    );
    const over = person.roles.includes('coordinator')
      ? watched.filter((mentorship) => isClassOver(mentorship, 0, view.today))
      : [];
    const [first] = over;
    const waiting: Line[] = [
      // M-47: whoever looks after classes closes them, or agrees to a longer time.
      ...(first
        ? [
            {
              urgency: 1.7,
              sentence:
                over.length === 1
                  ? w.classOver(first.name ?? '', plainDay(view.language, first.lastDay))
                  : w.classesOver(over.length),
              action: homeActions[view.language].look,
              href:
                over.length === 1
                  ? linkTo(view, '/mentorships/:mentorship', { mentorship: first.id })
                  : linkTo(view, '/mentorships'),
            },
          ]
        : []),
      ...actions.map((body) => ({
        urgency: 2.2,
        sentence: ownActionWords[view.language].onHome(body),
        action: homeActions[view.language].open,
        href: linkTo(view, '/actions'),
      })),
      ...[...led].flatMap((cohort) =>
        team
          .filter((item) => item.cohort === cohort)
          .map(({ body }) => ({
            urgency: 2.1,
            sentence: teamWords[view.language].onHome(body),
            action: teamWords[view.language].look,
            href: linkTo(view, '/cohorts/:cohort/team', { cohort }),
          })),
      ),
      ...running.flatMap((mentorship) =>
        ofMentorship(view, mentorship, {
          cards: found.cards.filter((card) => card.mentorship === mentorship.id),
          isUnsigned: found.unsigned.some(({ id }) => id === mentorship.id),
          asksToClose: found.untalked.some(
            ({ id, isClosing }) =>
              id === mentorship.id &&
              (isClosing || view.today >= addDays(mentorship.lastDay, -closingDays)),
          ),
          agreements: agreements.filter((one) => one.mentorship === mentorship.id),
        }),
      ),
    ];
    const isMentoring = person.roles.some((role) => role === 'mentor' || role === 'mentee');
    return {
      waiting,
      coming: [
        ...meetings(view, found.planned, running),
        ...coming(view, found.dates, { watched, own: running }),
      ],
      standing: [
        looksAfterOthers(person.roles) ? (
          <Standing view={view} mentorships={watched} />
        ) : (
          <Own view={view} mentorships={own} />
        ),
      ],
      ...(looksAfterOthers(person.roles)
        ? { next: w.goodCoordinator }
        : isMentoring
          ? { next: w.goodMentor }
          : {}),
    };
  },
});

type Asking = {
  cards: {
    kind: string;
    madeById: string;
    reviewOn: string | null;
    reviewedOn: string | null;
    menteeId: string | null;
    isPrivate: boolean;
  }[];
  isUnsigned: boolean;
  /** CO-9: the end is near, and they have not looked back together. */
  asksToClose: boolean;
  agreements: { dueOn: string; body: string }[];
};

/** M-1: that they have not met yet, or not for too long. */
function unmet(view: View, mentorship: MentorshipLine, name: string): Line[] {
  const w = homeWords[view.language];
  const isClass = mentorship.kind === 'group';
  const line = (sentence: string, action: string): Line => ({
    urgency: 1,
    sentence,
    action: isClass ? w.recordLesson : action,
    href: isClass
      ? linkTo(view, '/class/:mentorship/lesson', { mentorship: mentorship.id })
      : linkTo(view, '/mentorships/:mentorship', { mentorship: mentorship.id }),
  });
  const { lastMeeting, metOn } = mentorship;
  if (lastMeeting === null) {
    if (isClass) return [line(w.classFirst(name), w.recordLesson)];
    return [
      line(
        metOn ? w.mineMet(name, sayDay(view.language, metOn, view.today)) : w.mineFirst(name),
        w.record,
      ),
    ];
  }
  if (silence(mentorship, view.today) !== 'silent') return [];
  const days = daysBetween(lastMeeting, view.today);
  return [
    line(isClass ? w.classSilent(name, days) : w.mine(name, days), homeActions[view.language].open),
  ];
}

function ofMentorship(
  view: View,
  mentorship: MentorshipLine,
  { cards, isUnsigned, asksToClose, agreements }: Asking,
): Line[] {
  const [w, actions] = [homeWords[view.language], homeActions[view.language]];
  const { today } = view;
  const person = view.person!.id;
  const href = linkTo(view, '/mentorships/:mentorship', { mentorship: mentorship.id });
  const lines: Line[] = [];
  const name =
    mentorship.kind === 'group'
      ? (mentorship.name ?? '')
      : others(mentorship, view)
          .map((member) => member.name)
          .join(', ');
  // Whether a class meets is for its mentors to see to, not for a pupil.
  if (partOf(mentorship, person) !== 'pupil') lines.push(...unmet(view, mentorship, name));
  const isOwnMentee = mentorship.mentees.some(({ personId }) => personId === person);
  const due = cards.filter((card) => {
    const kind = kindOf(card.kind);
    return (
      kind !== null &&
      (card.kind === 'question' || isDue(card, today)) &&
      (card.isPrivate || isTheirs(mentorship, person, card.menteeId)) &&
      mayReview(kind, card, person, isOwnMentee)
    );
  });
  if (due.length > 0)
    lines.push({
      urgency: 1.8,
      sentence: w.cards(due.length, name),
      action: actions.open,
      href: linkTo(view, '/mentorships/:mentorship/cards', { mentorship: mentorship.id }),
    });
  if (isUnsigned)
    lines.push({
      urgency: 1.7,
      sentence: w.sign(name),
      action: actions.open,
      href: linkTo(view, '/mentorships/:mentorship/agreement', { mentorship: mentorship.id }),
    });
  if (asksToClose)
    lines.push({
      urgency: 1.6,
      sentence: w.closingTalk(name, plainDay(view.language, mentorship.lastDay)),
      action: actions.open,
      href: linkTo(
        view,
        '/mentorships/:mentorship/course',
        { mentorship: mentorship.id },
        { hash: 'closing' },
      ),
    });
  for (const { body, dueOn } of agreements)
    if (body)
      lines.push({
        urgency: 2,
        sentence: w.late(body, sayDay(view.language, dueOn, today)),
        action: w.settle,
        href: `${href}#agreements`,
      });
  return lines;
}

type Planned = {
  id: string;
  mentorship: string;
  pupil: string | null;
  name: string | null;
  place: string | null;
  minutes: number;
  startsAt: string;
};

/** What is planned: with whom, when, and one tap to prepare it. */
function meetings(view: View, planned: Planned[], own: MentorshipLine[]): ComingDate[] {
  const w = homeWords[view.language];
  return planned.flatMap(({ id, startsAt, pupil, place, ...one }) => {
    const mentorship = own.find(({ id: its }) => its === one.mentorship);
    if (!mentorship) return [];
    const at = new Date(startsAt);
    const isOwn = pupil === view.person!.id;
    const group = mentorship.name ?? '';
    return {
      name:
        mentorship.kind === 'pair'
          ? w.meeting(
              others(mentorship, view)
                .map(({ name }) => name)
                .join(', '),
            )
          : pupil === null
            ? w.lesson(group)
            : isOwn
              ? w.talkWith(mentorship.mentors.map(({ name }) => name).join(', '))
              : w.talkWith(one.name ?? ''),
      day: dayOf(at, view),
      time: timeOf(at, view),
      detail: [duration(view.language, one.minutes), place].filter(Boolean).join(', '),
      href:
        mentorship.kind === 'group' && pupil !== null
          ? linkTo(view, '/talks/:talk', { talk: id })
          : linkTo(
              view,
              '/mentorships/:mentorship/next',
              { mentorship: mentorship.id },
              { query: { appointment: id }, hash: `appointment-${id}` },
            ),
      action: w.prepare,
    };
  });
}

type DateRow = {
  id: string;
  cohort: string;
  kind: string;
  name: string;
  day: string;
  hasHour: boolean;
};

/** The next dates of these cohorts; those to which this person is invited lead to the answer. */
function coming(
  view: View,
  dates: DateRow[],
  { watched, own }: { watched: MentorshipLine[]; own: MentorshipLine[] },
): ComingDate[] {
  const cohorts = [...new Set(watched.map(({ cohortId }) => cohortId))];
  const expected = new Set(
    own
      .filter(
        ({ kind, mentors }) =>
          kind === 'pair' || mentors.some(({ personId }) => personId === view.person!.id),
      )
      .map(({ cohortId }) => cohortId),
  );
  return cohorts
    .flatMap((cohort) => dates.filter((date) => date.cohort === cohort))
    .sort((a, b) => a.day.localeCompare(b.day))
    .slice(0, mostDates)
    .map(({ id, cohort, kind, name, day, hasHour }) => ({
      name,
      day,
      href:
        kind === 'gathering' && hasHour && expected.has(cohort)
          ? linkTo(view, '/gatherings/:date', { date: id })
          : null,
    }));
}

type ListProps = { view: View; mentorships: MentorshipLine[] };

/**
 * CO-11: of all that began in cohorts that are not finished, how many meet in time or have run their
 * course; what ended early stays in the whole.
 */
function Standing({ view, mentorships }: ListProps) {
  const w = homeWords[view.language];
  const begun = mentorships.filter(
    ({ cohortState }) => !['evaluated', 'archived'].includes(cohortState),
  );
  const running = begun.filter(({ closedOn }) => closedOn === null);
  if (running.length === 0) return null;
  const met = running.filter((mentorship) =>
    ['met', 'fresh'].includes(silence(mentorship, view.today)),
  ).length;
  const completed = begun.filter(({ closedFor }) => closedFor === 'completed').length;
  const early = begun.length - running.length - completed;
  return (
    <Section title={w.stand}>
      <p class="strong">{w.met(met, begun.length)}</p>
      <Bar
        title={w.stand}
        description={w.met(met, begun.length)}
        whole={begun.length}
        part={met + completed}
      />
      {completed + early > 0 && <p class="small muted">{w.ended(completed, early)}</p>}
    </Section>
  );
}

function Own({ view, mentorships }: ListProps) {
  const own = mentorships.filter((mentorship) => isRemembered(mentorship, view.today));
  if (own.length === 0) return null;
  return (
    <Section title={homeWords[view.language].yours}>
      <ul class="lines">
        {own.map((mentorship) => (
          <OwnLine view={view} mentorship={mentorship} />
        ))}
      </ul>
    </Section>
  );
}

function others(mentorship: MentorshipLine, view: View) {
  return mentorship.kind === 'group'
    ? []
    : [...mentorship.mentors, ...mentorship.mentees].filter(
        (member) => member.personId !== view.person!.id,
      );
}

function OwnLine({ view, mentorship }: { view: View; mentorship: MentorshipLine }) {
  const other = others(mentorship, view)[0];
  const href = linkTo(view, '/mentorships/:mentorship', { mentorship: mentorship.id });
  const hours = homeWords[view.language].hours(duration(view.language, mentorship.usedMinutes));
  const ended =
    mentorship.closedOn &&
    closureWords[view.language].onHome(sayDay(view.language, mentorship.closedOn, view.today));
  const small = ended ? `${ended} · ${hours}` : hours;
  return (
    <li>
      {other ? (
        <Who id={other.personId} name={other.name} href={href} small={small} />
      ) : (
        <>
          <a href={href}>{mentorship.name}</a>
          {ended && <span class="small muted">{ended}</span>}
        </>
      )}
    </li>
  );
}
