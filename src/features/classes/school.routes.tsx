/** The page of the school, for its coordinators: one sheet for the meeting on Monday. */
import { selectTogether } from '../../platform/select-together.ts';
import { arrange } from '../../web/board.ts';
import { boardDownload } from '../../web/board-table.tsx';
import { get, type ContextFor, type Route } from '../../web/route.tsx';
import { resultOf } from '../guidance/climate.rules.ts';
import { listClimateAnswers } from '../guidance/climate.store.ts';
import { clockOfClass } from '../guidance/pupil.store.ts';
import { daysRun } from '../mentorships/mentorship.rules.ts';
import {
  mentorshipLists,
  mentorshipsOf,
  type MentorshipLine,
} from '../mentorships/mentorship.store.ts';
import { schoolBoard, SchoolPage, type FormerClass } from './school.pages.tsx';
import { remarksOf, weeksOf, type SchoolClass } from './school.rules.ts';
import {
  climatesOfSchool,
  lateOfSchool,
  listOpenThings,
  meetingsOfSchool,
  pupilsOfSchool,
} from './school.store.ts';
import { schoolWords } from './school.words.ts';

/** A year that ended longer ago than this is not shown beside the running one. */
const formerDays = 400;

async function readSchool({ tx, today, forReport }: ContextFor<'report'>) {
  const found = await selectTogether(tx, {
    ...mentorshipLists(tx, {}),
    ofPupils: pupilsOfSchool(tx, today),
    ofMeetings: meetingsOfSchool(tx),
    late: lateOfSchool(tx, today),
    climates: climatesOfSchool(tx, today),
  });
  const groups = mentorshipsOf(found).filter(({ kind }) => kind === 'group');
  const { answers, open } = await forReport(async (inside) => ({
    answers: await listClimateAnswers(
      inside,
      found.climates.map(({ id }) => id),
    ),
    open: await listOpenThings(inside),
  }));
  const own = <T extends { mentorship: string }>(rows: T[], { id }: MentorshipLine) =>
    rows.filter(({ mentorship }) => mentorship === id);
  const minutesOf = (group: MentorshipLine) =>
    own(found.ofMeetings, group).reduce((sum, { minutes }) => sum + minutes, 0);
  const mentorsOf = ({ mentors }: MentorshipLine) =>
    mentors
      .filter(({ part }) => part !== 'substitute')
      .map(({ personId, name }) => ({ id: personId, name }));
  const isRunning = ({ closedOn, lastDay }: MentorshipLine) =>
    closedOn === null && lastDay >= today;
  const classes = groups.filter(isRunning).map((group): SchoolClass => {
    const clock = clockOfClass(group, today);
    const pupils = own(found.ofPupils, group);
    const days = pupils.map(({ last }) => (last ? daysRun(last, today, clock.still) : null));
    const [newest, before] = own(found.climates, group).map(({ id }) =>
      resultOf(answers.get(id) ?? []),
    );
    return {
      id: group.id,
      name: group.name ?? '',
      mentors: mentorsOf(group),
      pupils: pupils.length,
      spoken: days.filter((one) => one !== null && one <= clock.limits.talkDays).length,
      since: days
        .map((one) => (one === null ? null : Math.floor(one / 7)))
        .sort((a, b) => (b ?? Infinity) - (a ?? Infinity)),
      weeks: weeksOf(
        {
          firstDay: group.cohortFirst,
          breaks: clock.still,
          heldOn: own(found.ofMeetings, group).map(({ heldOn }) => heldOn),
        },
        today,
      ),
      late: own(found.late, group).reduce((sum, { late }) => sum + late, 0),
      absence: pupils.reduce((sum, { absence }) => sum + absence, 0),
      climate:
        newest?.safety != null && newest.challenge !== null
          ? { safety: newest.safety, challenge: newest.challenge, before: before?.safety ?? null }
          : null,
      open: open.filter(({ mentorshipId }) => mentorshipId === group.id),
      minutes: minutesOf(group),
    };
  });
  const former = groups
    .filter(
      (group) =>
        !isRunning(group) &&
        daysRun(group.closedOn ?? group.lastDay, today, []) <= formerDays &&
        !groups.some(
          (one) => isRunning(one) && one.cohortId === group.cohortId && one.name === group.name,
        ),
    )
    .map((group): FormerClass => {
      const pupils = own(found.ofPupils, group);
      return {
        id: group.id,
        name: group.name ?? '',
        year: group.cohortName,
        mentors: mentorsOf(group).map(({ name }) => name),
        pupils: pupils.length,
        spoken: pupils.filter(({ last }) => last !== null).length,
        minutes: minutesOf(group),
      };
    });
  const weeks = [
    ...new Set(groups.filter(isRunning).map((one) => clockOfClass(one, today).limits.talkDays)),
  ].map((days) => Math.round(days / 7));
  return { classes, former, weeks: weeks.length === 1 ? weeks[0]! : null };
}

async function enterSchool(context: ContextFor<'report'>) {
  const school = await readSchool(context);
  const board = schoolBoard(context.view, school.classes, school.weeks);
  return {
    ...school,
    board: arrange(board, { ...context.query, page: 'all' }, context.view.language),
  };
}

export const schoolRoutes: Route[] = [
  get('/school', { may: 'see school', purpose: 'report', audit: 'see school' }, async (context) => {
    const school = await enterSchool(context);
    return (
      <SchoolPage
        view={context.view}
        {...school}
        remarks={remarksOf(school.classes, context.today)}
      />
    );
  }),
  get(
    '/school/download',
    { may: 'see school', purpose: 'report', recentAuth: true, audit: 'download school' },
    async (context) =>
      boardDownload(
        context,
        (await enterSchool(context)).board,
        schoolWords[context.view.language].title,
      ),
  ),
];
