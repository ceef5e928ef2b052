import { linkTo } from '../../web/links.ts';
import type { Values } from '../../web/form.ts';
import {
  box,
  type Context,
  day,
  form,
  get,
  ids,
  isDay,
  isId,
  maybeDay,
  maybeId,
  maybeOneOf,
  maybeText,
  post,
  refuse,
  type Route,
  whole,
} from '../../web/route.tsx';
import type { Problem } from '../../web/view.ts';
import { sayDay } from '../../platform/i18n.ts';
import { enterAsMentor, findOne } from '../guidance/pupil.access.ts';
import { listPupils } from '../guidance/pupil.store.ts';
import { listAgenda } from '../meetings/agenda.store.ts';
import { listAppointments } from '../meetings/appointment.store.ts';
import { dayOf } from '../meetings/meeting.pages.tsx';
import { listMeetings, type Meeting } from '../meetings/meeting.store.ts';
import { recordFields, recordMeeting } from '../meetings/record.service.ts';
import { enterTo } from '../mentorships/mentorship.access.ts';
import type { NoteClass } from '../mentorships/mentorship.rules.ts';
import type { MentorshipLine } from '../mentorships/mentorship.store.ts';
import { LessonPage, lengthOf, RecordPage, SavedPage } from './record.pages.tsx';
import { moment } from './talk.access.ts';
import { toRecord } from './talk.pages.tsx';
import { comes, longestSilent, mayGoHome, preset, talkClasses } from './talk.rules.ts';
import { listGuardiansOf, listTalks, type Talk } from './talk.store.ts';
import { talkWords } from './talk.words.ts';

/** The day whose talks are written down one after the other, by the address. */
const rowIn = (typed: string | undefined): string | null =>
  typed !== undefined && isDay(typed) ? typed : null;

/** The talk that is written down, where one was planned with this pupil. */
async function findPlanned(
  { tx }: Context,
  mentorship: MentorshipLine,
  { pupil, talk }: { pupil: string; talk: string | undefined },
): Promise<Talk | null> {
  if (!talk) return null;
  const talks = await listTalks(tx, { mentorships: [mentorship.id], pupil });
  return talks.find(({ id, isRecorded }) => id === talk && !isRecorded) ?? null;
}

async function recordPage(context: Context, problem?: Problem) {
  const { tx, view, today, organisation, query } = context;
  const mentorship = await enterAsMentor(context);
  const pupil = await findOne(context, mentorship);
  const row = rowIn(problem ? problem.typed.row : query.day);
  const talk = await findPlanned(context, mentorship, {
    pupil: pupil.id,
    talk: problem ? problem.typed.appointment : query.talk,
  });
  const guardians = await listGuardiansOf(tx, [pupil.id], today);
  const heldOn = talk ? dayOf(talk.startsAt, organisation) : (row ?? today);
  return (
    <RecordPage
      view={view}
      problem={problem}
      mentorship={mentorship}
      pupil={pupil}
      guardians={guardians}
      present={[
        ...(talk === null || comes(talk.party, 'pupil') ? [pupil.id] : []),
        ...(talk !== null && comes(talk.party, 'guardian') ? guardians.map(({ id }) => id) : []),
      ]}
      day={heldOn > today ? today : heldOn}
      minutes={talk?.minutes ?? mentorship.rules.talkMinutes ?? preset.minutes}
      appointment={talk?.id ?? null}
      row={row}
      agenda={(await listAgenda(tx, mentorship.id)).filter(({ menteeId }) => menteeId === pupil.id)}
    />
  );
}

const talkForm = form({
  ...recordFields,
  present: ids(),
  others: maybeText(80),
  row: maybeDay(),
  note_class: maybeOneOf(talkClasses),
  goes_home: box(),
});

/** G-32: who reads what was said is chosen where something was; nothing is chosen beforehand. */
function classOf(
  { view }: Context,
  mentorship: MentorshipLine,
  input: Pick<Values<typeof talkForm>, 'note' | 'note_class'>,
): NoteClass {
  const known = mentorship.rules.noteClasses.find((one) => one === input.note_class);
  if (input.note !== '' && known === undefined)
    refuse(talkWords[view.language].chooseReaders, 'note_class');
  return known ?? 'private';
}

/** G-34: in the row of a day the next one that is not written down; else who waits the longest. */
async function nextAfter(context: Context, mentorship: MentorshipLine, pupil: string) {
  const { tx, view, organisation, today, query } = context;
  const row = rowIn(query.day);
  const open = (await listTalks(tx, { mentorships: [mentorship.id] })).filter(
    ({ startsAt, isRecorded }) => !isRecorded && dayOf(startsAt, organisation) === row,
  );
  if (open[0]) return { name: open[0].pupil, href: toRecord(view, open[0], row) };
  const pupils = await listPupils(tx, {
    mentorship: mentorship.id,
    now: moment(context),
    today,
    marks: organisation.marks,
  });
  const [next] = longestSilent(pupils.filter(({ id }) => id !== pupil));
  return next
    ? {
        name: next.name,
        href: linkTo(view, '/class/:mentorship/pupils/:pupil/talk', {
          mentorship: mentorship.id,
          pupil: next.id,
        }),
      }
    : null;
}

/** What this mentor wrote down last. */
async function lastOwn(
  { tx, person }: Context,
  mentorship: string,
  pupil: string | null,
): Promise<Meeting | null> {
  const own = (await listMeetings(tx, mentorship)).filter(
    ({ withMenteeId, recordedById }) => withMenteeId === pupil && recordedById === person.id,
  );
  return own.sort((a, b) => b.recordedAt.getTime() - a.recordedAt.getTime())[0] ?? null;
}

async function savedPage(context: Context) {
  const { view, today } = context;
  const w = talkWords[view.language];
  const mentorship = await enterAsMentor(context);
  const pupil = await findOne(context, mentorship);
  const meeting = await lastOwn(context, mentorship.id, pupil.id);
  const ids = { mentorship: mentorship.id, pupil: pupil.id };
  return (
    <SavedPage
      view={view}
      mentorship={mentorship}
      title={w.saved(pupil.name)}
      detail={
        meeting &&
        w.savedDetail(sayDay(view.language, meeting.heldOn, today), lengthOf(view, meeting.minutes))
      }
      next={await nextAfter(context, mentorship, pupil.id)}
      links={[
        {
          href: linkTo(view, '/class/:mentorship/pupils/:pupil/home', ids),
          text: w.sheet,
        },
        ...correctionLink(context, mentorship, meeting),
      ]}
    />
  );
}

const correctionLink = (
  { view }: Context,
  mentorship: MentorshipLine,
  meeting: Meeting | null,
): { href: string; text: string }[] =>
  meeting === null
    ? []
    : [
        {
          href: linkTo(view, '/mentorships/:mentorship/meetings/:meeting/correction', {
            mentorship: mentorship.id,
            meeting: meeting.id,
          }),
          text: talkWords[view.language].correct,
        },
      ];

/** The lesson that is written down, where one was planned. */
async function findLesson(
  { tx, organisation }: Context,
  mentorship: string,
  lesson: string | undefined,
) {
  if (!lesson || !isId(lesson)) return null;
  const [one] = await listAppointments(tx, { mentorship, id: lesson });
  return one && one.menteeId === null && !one.isRecorded
    ? { id: one.id, day: dayOf(one.startsAt, organisation), minutes: one.minutes }
    : null;
}

async function lessonPage(context: Context, problem?: Problem) {
  const mentorship = await enterAsMentor(context);
  return (
    <LessonPage
      view={context.view}
      problem={problem}
      mentorship={mentorship}
      planned={await findLesson(
        context,
        mentorship.id,
        problem ? problem.typed.appointment : context.query.appointment,
      )}
    />
  );
}

export const recordRoutes: Route[] = [
  get(
    '/class/:mentorship/pupils/:pupil/talk',
    { may: 'guide pupils', audit: ['see person', 'pupil'] },
    recordPage,
  ),

  post(
    '/class/:mentorship/pupils/:pupil/talk',
    {
      may: 'guide pupils',
      audit: ['change person', 'pupil'],
      form: talkForm,
      page: recordPage,
    },
    async (context, input) => {
      const { tx, view, today } = context;
      const w = talkWords[view.language];
      const { mentorship, own } = await enterTo('guide', context);
      const pupil = await findOne(context, mentorship);
      const noteClass = classOf(context, mentorship, input);
      if (input.goes_home && !mayGoHome(noteClass))
        refuse(w.cannotGoHome(pupil.name), 'note_class');
      const known = new Set([
        pupil.id,
        ...(await listGuardiansOf(tx, [pupil.id], today)).map(({ id }) => id),
        ...mentorship.mentors.map(({ personId }) => personId),
      ]);
      const present = input.present.filter((one) => known.has(one));
      if (present.length === 0 && input.others === '') refuse(w.nobodyThere, 'present');
      await recordMeeting(context, mentorship, own, input, {
        withMentee: pupil.id,
        noteClass,
        present,
        others: input.others,
        goesHome: input.goes_home,
      });
      // Whoever says that it was hard is led to looking back, for themselves.
      if (input.hard)
        return linkTo(
          view,
          '/mentorships/:mentorship/cards',
          { mentorship: mentorship.id },
          { query: { kind: 'debrief' } },
        );
      return linkTo(
        view,
        '/class/:mentorship/pupils/:pupil/talk/saved',
        { mentorship: mentorship.id, pupil: pupil.id },
        { query: { day: input.row } },
      );
    },
  ),

  get(
    '/class/:mentorship/pupils/:pupil/talk/saved',
    { may: 'guide pupils', audit: ['see person', 'pupil'] },
    savedPage,
  ),

  get(
    '/class/:mentorship/lesson',
    { may: 'guide pupils', audit: ['see mentorship', 'mentorship'] },
    lessonPage,
  ),

  post(
    '/class/:mentorship/lesson',
    {
      may: 'guide pupils',
      audit: ['change mentorship', 'mentorship'],
      form: form({
        held_on: day(),
        minutes: whole(5, 720),
        note: maybeText(4000),
        note_class: maybeOneOf(['private', 'shared']),
        appointment: maybeId(),
      }),
      page: lessonPage,
    },
    async (context, input) => {
      const { view } = context;
      const { mentorship, own } = await enterTo('guide', context);
      await recordMeeting(
        context,
        mentorship,
        own,
        {
          ...input,
          points: '',
          reading: '',
          opening: null,
          answered: [],
          hard: false,
          agreement: '',
          agreement_owner: null,
          agreement_due: null,
        },
        { withMentee: null, noteClass: classOf(context, mentorship, input) },
      );
      return linkTo(view, '/class/:mentorship/lesson/saved', { mentorship: mentorship.id });
    },
  ),

  get(
    '/class/:mentorship/lesson/saved',
    { may: 'guide pupils', audit: ['see mentorship', 'mentorship'] },
    async (context) => {
      const { view, today } = context;
      const w = talkWords[view.language];
      const mentorship = await enterAsMentor(context);
      const meeting = await lastOwn(context, mentorship.id, null);
      return (
        <SavedPage
          view={view}
          mentorship={mentorship}
          title={w.lessonSaved(mentorship.name ?? '')}
          detail={
            meeting &&
            w.savedDetail(
              sayDay(view.language, meeting.heldOn, today),
              lengthOf(view, meeting.minutes),
            )
          }
          next={null}
          links={[
            {
              href: linkTo(view, '/class/:mentorship/lesson', { mentorship: mentorship.id }),
              text: w.lessonAgain,
            },
            ...correctionLink(context, mentorship, meeting),
          ]}
        />
      );
    },
  ),
];
