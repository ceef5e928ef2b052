import { note } from '../hall/journal.ts';
import { grantOf } from '../hall/permission.ts';
import {
  day,
  form,
  get,
  maybeDay,
  maybeText,
  NotFound,
  oneOf,
  post,
  refuse,
  text,
  whole,
  type Context,
  type Door,
} from '../hall/route.tsx';
import type { Problem } from '../hall/view.ts';
import { listHandedOver } from './handover.store.ts';
import { listOpenProfiles } from './open-profile.store.ts';
import { concerned, enter, enterToWrite, isMember, isMentee, scopeOf, signersOf } from './enter.ts';
import { openings, toClose } from './meeting.rules.ts';
import { closeItems, listAgenda } from './agenda.store.ts';
import { insertKeyPoints, listKeyPoints } from './meeting.store.ts';
import { listAppointments } from './appointment.store.ts';
import { listPulses } from './pulse.store.ts';
import { findSignatureState } from './mentoring-agreement.store.ts';
import { totalOf } from './hours.rules.ts';
import { listHours } from './hours.store.ts';
import { MentorshipsPage } from './mentorship.pages.tsx';
import { MentorshipPage } from './relation.pages.tsx';
import { closureReasons, dropReasons, refuseMeeting, type NoteClass } from './mentorship.rules.ts';
import {
  confirmAgreement,
  insertAgreement,
  listAgreements,
  settleAgreement,
} from './agreement.store.ts';
import { insertClosure, listMentorships } from './mentorship.store.ts';
import { insertGoal, listGoals, reachGoal } from './goal.store.ts';
import { insertMeeting, listMeetings } from './meeting.store.ts';
import { mentorshipWords } from './mentorship.words.ts';

/** M-18: the hours of who looks; for everybody else those of the one who has used most. */
async function usedBy({ tx, person, now }: Context, mentorship: string): Promise<number> {
  const hours = await listHours(tx, { mentorship, now: new Date(now.epochMilliseconds) });
  const mine = hours.find(({ personId }) => personId === person.id);
  return mine ? totalOf(mine.used) : Math.max(0, ...hours.map(({ used }) => totalOf(used)));
}

async function relationPage(context: Context, problem?: Problem) {
  const { tx, view, person } = context;
  const mentorship = await enter(context);
  const member = isMember(mentorship, person.id);
  // A pupil sees what concerns the class and that pupil, of the others not even that there is something.
  const pupil = mentorship.kind === 'group' && isMentee(mentorship, person.id) ? person.id : null;
  const own = <T extends { text: string | null }>(rows: T[]) =>
    pupil === null ? rows : rows.filter(({ text: words }) => words !== null);
  const upcoming = member
    ? (await listAppointments(tx, { mentorship: mentorship.id, pupil })).filter(
        ({ cancelledAt, isRecorded }) => cancelledAt === null && !isRecorded,
      )
    : [];
  return (
    <MentorshipPage
      view={view}
      problem={problem}
      mentorship={mentorship}
      meetings={await listMeetings(tx, mentorship.id, pupil)}
      goals={own(await listGoals(tx, mentorship.id))}
      agreements={own(await listAgreements(tx, mentorship.id))}
      mayWrite={member}
      mayClose={member || grantOf(person.roles, 'close mentorship') === 'all'}
      isSent={context.query.sent === '1'}
      agenda={member ? await listAgenda(tx, mentorship.id) : []}
      points={member ? await listKeyPoints(tx, mentorship.id) : []}
      appointment={upcoming.find(({ id }) => id === context.query.appointment) ?? null}
      pupil={
        mentorship.mentees.find(({ personId }) => personId === context.query.pupil)?.personId ??
        null
      }
      upcoming={upcoming.filter(
        ({ startsAt }) => startsAt.getTime() > context.now.epochMilliseconds,
      )}
      usedMinutes={
        mentorship.kind === 'pair' ? await usedBy(context, mentorship.id) : mentorship.usedMinutes
      }
      clock={{ timeZone: context.organisation.timeZone }}
      profiles={
        member
          ? await listOpenProfiles(
              tx,
              [...mentorship.mentors, ...mentorship.mentees].map(({ personId }) => personId),
            )
          : []
      }
      felt={
        isMentee(mentorship, person.id)
          ? (await listPulses(tx, mentorship.id, person.id)).map(({ meetingId }) => meetingId)
          : null
      }
      signed={await findSignatureState(
        tx,
        mentorship.id,
        signersOf(mentorship).map(({ personId }) => personId),
      )}
    />
  );
}

const mostPoints = 5;

const meetingForm = form({
  held_on: day(),
  minutes: whole(5, 720),
  with_mentee: maybeText(36),
  note_class: oneOf(['private', 'shared', 'official', 'safeguarding']),
  note: maybeText(4000),
  points: maybeText(2000),
  reading: maybeText(2000),
  opening: maybeText(20),
  answered: maybeText(2000),
  hard: maybeText(3),
  appointment: maybeText(36),
  agreement: maybeText(300),
  agreement_owner: maybeText(36),
  agreement_due: maybeDay(),
});

export const mentorshipRoutes: Door[] = [
  get('/mentorships', 'see mentorships', async (context) => {
    const cohort = /^[0-9a-f-]{36}$/.test(context.query.cohort ?? '') ? context.query.cohort! : '';
    const mentorships = await listMentorships(context.tx, {
      ...scopeOf(context),
      ...(cohort ? { cohort } : {}),
    });
    return (
      <MentorshipsPage
        view={context.view}
        mentorships={mentorships}
        quietOnly={context.query.quiet === '1'}
        cohort={cohort}
        ofOthers={scopeOf(context).person === undefined}
        handedOver={
          (await listHandedOver(context.tx, { to: context.person.id, today: context.today })).length
        }
        mayWrite={
          mentorships.length > 0 && grantOf(context.person.roles, 'write in mentorship') !== null
        }
      />
    );
  }),

  get('/mentorships/:mentorship', 'see mentorships', relationPage),

  post(
    '/mentorships/:mentorship/meetings',
    'write in mentorship',
    meetingForm,
    relationPage,
    async (context, input) => {
      const w = mentorshipWords[context.view.language];
      const { mentorship, own } = await enterToWrite(context);
      const refusal = refuseMeeting({
        heldOn: input.held_on,
        firstDay: mentorship.firstDay,
        closedOn: mentorship.closedOn,
        today: context.today,
      });
      if (refusal) refuse(w.refusals[refusal], 'held_on');
      const noteClass =
        mentorship.rules.noteClasses.find((known) => known === input.note_class) ?? 'private';
      // A pupil writes down only what the pupil took part in.
      const whom =
        mentorship.kind === 'group' && isMentee(mentorship, own.person)
          ? own.person
          : input.with_mentee;
      const withMentee =
        mentorship.mentees.find((member) => member.personId === whom)?.personId ?? null;
      const points = (input.points ?? '').split('\n').flatMap((line) => line.trim() || []);
      if (points.length > mostPoints) refuse(w.tooManyPoints, 'points');
      const [planned] = input.appointment
        ? await listAppointments(context.tx, { mentorship: mentorship.id, id: input.appointment })
        : [];
      const meeting = await insertMeeting(context.tx, own, {
        heldOn: input.held_on,
        minutes: Number(input.minutes),
        withMentee,
        text: input.note ?? '',
        noteClass: noteClass as NoteClass,
        reading: input.reading ?? '',
        opening: openings.find((known) => known === input.opening) ?? null,
        isHard: input.hard === 'yes',
        appointment: planned && !planned.isRecorded ? planned.id : null,
      });
      await insertKeyPoints(context.tx, own, meeting, points, withMentee);
      const agenda = await listAgenda(context.tx, mentorship.id);
      const about = agenda.filter(
        ({ menteeId }) =>
          menteeId === null || menteeId === withMentee || mentorship.kind === 'pair',
      );
      await closeItems(context.tx, own, toClose(about, (input.answered ?? '').split(',')), {
        meeting,
        today: context.today,
      });
      if (input.agreement) {
        if (!isMember(mentorship, input.agreement_owner ?? ''))
          refuse(w.whoDoes, 'agreement_owner');
        await insertAgreement(context.tx, own, {
          text: input.agreement,
          owner: input.agreement_owner!,
          dueOn: input.agreement_due || null,
          madeOn: input.held_on,
          meeting,
          mentee: concerned(mentorship, input.agreement_owner!, withMentee),
        });
      }
      await note(context.tx, {
        organisation: own.organisation,
        person: own.person,
        deed: 'record meeting',
        subjectId: meeting,
      });
      // Whoever says that it was hard is led to looking back, for themselves.
      const relation = `${context.view.base}/mentorships/${mentorship.id}`;
      return input.hard === 'yes' ? `${relation}/cards?kind=debrief` : `${relation}#meetings`;
    },
  ),

  post(
    '/mentorships/:mentorship/goals',
    'write in mentorship',
    form({ goal: text(500) }),
    relationPage,
    async (context, input) => {
      const { own } = await enterToWrite(context);
      await insertGoal(context.tx, own, input.goal, context.today);
      return `${context.view.base}/mentorships/${own.mentorship}#goals`;
    },
  ),

  post(
    '/mentorships/:mentorship/goals/:goal/reaching',
    'write in mentorship',
    form({}),
    relationPage,
    async (context) => {
      const { own } = await enterToWrite(context);
      if (!(await reachGoal(context.tx, own.mentorship, context.params.goal!, context.today)))
        throw new NotFound();
      return `${context.view.base}/mentorships/${own.mentorship}#goals`;
    },
  ),

  post(
    '/mentorships/:mentorship/agreements',
    'write in mentorship',
    form({ what: text(300), owner: text(36), due_on: maybeDay() }),
    relationPage,
    async (context, input) => {
      const { mentorship, own } = await enterToWrite(context);
      if (!isMember(mentorship, input.owner))
        refuse(mentorshipWords[context.view.language].whoDoes, 'owner');
      await insertAgreement(context.tx, own, {
        text: input.what,
        owner: input.owner,
        dueOn: input.due_on || null,
        madeOn: context.today,
        mentee: concerned(mentorship, input.owner, null),
      });
      return `${context.view.base}/mentorships/${own.mentorship}#agreements`;
    },
  ),

  post(
    '/mentorships/:mentorship/agreements/:agreement/outcome',
    'write in mentorship',
    form({ kept: oneOf(['yes', 'no']), reason: maybeText(20) }),
    relationPage,
    async (context, input) => {
      const { own } = await enterToWrite(context);
      const reason = dropReasons.find((known) => known === input.reason) ?? null;
      // M-14: what was not kept says why.
      if (input.kept === 'no' && reason === null)
        refuse(mentorshipWords[context.view.language].whyNot, 'reason');
      if (
        !(await settleAgreement(context.tx, own, {
          agreement: context.params.agreement!,
          kept: input.kept === 'yes',
          today: context.today,
          reason: input.kept === 'no' ? reason : null,
        }))
      )
        throw new NotFound();
      return `${context.view.base}/mentorships/${own.mentorship}#agreements`;
    },
  ),

  post(
    '/mentorships/:mentorship/agreements/:agreement/confirmation',
    'write in mentorship',
    form({}),
    relationPage,
    async (context) => {
      const { own } = await enterToWrite(context);
      if (!(await confirmAgreement(context.tx, own, context.params.agreement!, context.today)))
        throw new NotFound();
      return `${context.view.base}/mentorships/${own.mentorship}#agreements`;
    },
  ),

  post(
    '/mentorships/:mentorship/closure',
    'close mentorship',
    form({ reason: oneOf(closureReasons) }),
    relationPage,
    async (context, input) => {
      const mentorship = await enter(context);
      if (context.grant !== 'all' && !isMember(mentorship, context.person.id)) throw new NotFound();
      const own = {
        organisation: context.organisation.id,
        mentorship: mentorship.id,
        person: context.person.id,
      };
      await insertClosure(context.tx, own, { reason: input.reason, today: context.today });
      await note(context.tx, {
        organisation: own.organisation,
        person: own.person,
        deed: 'close mentorship',
        subjectId: mentorship.id,
      });
      return `${context.view.base}/mentorships/${mentorship.id}`;
    },
  ),
];
