import { linkTo } from '../../web/links.ts';
import { audit } from '../../web/audit.ts';
import { boardDownload, rowPlace } from '../../web/board-table.tsx';
import { arrange, chosenOf, selection } from '../../web/board.ts';
import { grantOf } from '../../web/permission.ts';
import {
  type ActContext,
  type Context,
  form,
  get,
  id,
  maybeDay,
  maybeId,
  maybeOneOf,
  maybeText,
  NotFound,
  oneOf,
  orNotFound,
  post,
  refuse,
  type Route,
  text,
  yesOrNo,
} from '../../web/route.tsx';
import type { Problem } from '../../web/view.ts';
import { endedText, groupEndedText } from '../course/course.letters.ts';
import { composeLetter } from '../mail/letter-text.store.ts';
import { toWriteTo } from '../people/write-to.service.ts';
import { enqueueMailTo } from '../mail/person-letter.store.ts';
import { listHandedOver } from '../course/handover.store.ts';
import { loadContacts } from '../contacts/contact.service.ts';
import { contactedOf } from '../contacts/contact.pages.tsx';
import {
  deleteContact,
  keepOwner,
  listLastContacts,
  listOwners,
  noteContact,
} from '../contacts/contact.store.ts';
import { contactWords } from '../contacts/contact.words.ts';
import { keepFollowUp, listFollowUps } from '../contacts/follow-up.store.ts';
import { listHolders } from '../people/person.store.ts';
import { insertCounterStatement } from '../mentorships/counter-statement.store.ts';
import { listOpenProfiles } from '../open-profiles/open-profile.store.ts';
import {
  askingOf,
  enter,
  enterAsMember,
  enterTo,
  enterToWrite,
  isMember,
  isMentee,
  partiesOf,
  pupilOf,
  readerOf,
  ownPageOf,
  scopeOf,
  toRecord,
  maybeReader,
} from '../mentorships/mentorship.access.ts';
import { mayCorrect } from '../meetings/correction.rules.ts';
import { listMeetingChanges, restoreMeeting } from '../meetings/correction.store.ts';
import { correctionWords } from '../meetings/correction.words.ts';
import { listAgenda } from '../meetings/agenda.store.ts';
import { confirmKeyPoint, findKeyPoint, listKeyPoints } from '../meetings/meeting.store.ts';
import { listAppointments } from '../meetings/appointment.store.ts';
import { listPulses } from '../goals/pulse.store.ts';
import { findSignatureState } from '../mentoring-agreements/mentoring-agreement.store.ts';
import { totalOf } from '../hours/hours.rules.ts';
import { listHours } from '../hours/hours.store.ts';
import { mentorshipBoard, MentorshipsPage } from './mentorship-list.pages.tsx';
import { MentorshipPage } from './mentorship.pages.tsx';
import { closureReasons, dropReasons, noteClasses } from '../mentorships/mentorship.rules.ts';
import { listEntryWithdrawals } from '../entries/entry.store.ts';
import {
  confirmAgreement,
  findAgreement,
  insertAgreement,
  listAgreements,
  settleAgreement,
} from '../meetings/agreement.store.ts';
import { findClosure, insertClosure, listReopenings, reopen } from '../course/closure.store.ts';
import { ClosurePage } from '../course/closure.pages.tsx';
import { mayReopen } from '../course/closure.rules.ts';
import { listMentorships, type MentorshipLine } from '../mentorships/mentorship.store.ts';
import { isTheirs, mayInMentorship, partOf, signersOf } from '../mentorships/part.rules.ts';
import { listRunningGroups } from '../mentorships/running-group.store.ts';
import { findGoal, insertGoal, listGoals, reachGoal } from '../goals/goal.store.ts';
import { listMeetings } from '../meetings/meeting.store.ts';
import { recordFields, recordMeeting } from '../meetings/record.service.ts';
import { mentorshipWords } from '../mentorships/mentorship.words.ts';
import { closureWords } from '../course/closure.words.ts';

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
  // A pupil sees what concerns the class and that pupil, of the others not even that there is
  // something; so do mentors of a class that ended.
  const pupil = pupilOf(mentorship, person.id);
  const isOver = mentorship.kind === 'group' && mentorship.closedOn !== null && member;
  const own = <T extends { text: string | null }>(rows: T[]) =>
    pupil === null && !isOver ? rows : rows.filter(({ text: words }) => words !== null);
  const upcoming = member
    ? (await listAppointments(tx, { mentorship: mentorship.id, pupil })).filter(
        ({ cancelledAt, isRecorded }) => cancelledAt === null && !isRecorded,
      )
    : [];
  const closure = await findClosure(tx, mentorship.id);
  return (
    <MentorshipPage
      view={view}
      problem={problem}
      mentorship={mentorship}
      ownPage={ownPageOf(context, mentorship)}
      meetings={await listMeetings(tx, mentorship.id, pupil)}
      changes={await listMeetingChanges(tx, mentorship.id, pupil)}
      withdrawals={await listEntryWithdrawals(tx, mentorship.id, pupil)}
      now={new Date(context.now.epochMilliseconds)}
      goals={own(await listGoals(tx, mentorship.id))}
      agreements={own(await listAgreements(tx, mentorship.id))}
      mayWrite={member}
      may={(act) => mayInMentorship(act, mentorship, askingOf(context))}
      contacts={await loadContacts(context, mentorship.id)}
      closure={closure}
      mayReopen={mayReopen(closure, askingOf(context), context.today)}
      seesReason={askingOf(context).coordinates === true}
      reopenings={await listReopenings(tx, mentorship.id)}
      seesCourse={member || askingOf(context).coordinates === true}
      isSent={context.query.sent === '1'}
      agenda={member ? await listAgenda(tx, mentorship.id) : []}
      points={member ? await listKeyPoints(tx, mentorship.id) : []}
      pupil={
        mentorship.mentees.find(({ personId }) => personId === context.query.pupil)?.personId ??
        null
      }
      appointment={upcoming.find(({ id }) => id === context.query.appointment) ?? null}
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

async function closurePage(context: Context, problem?: Problem) {
  const mentorship = await enter(context);
  if (!mayInMentorship('close', mentorship, askingOf(context))) {
    if (!problem) throw new NotFound();
    return relationPage(context, problem);
  }
  return <ClosurePage view={context.view} problem={problem} mentorship={mentorship} />;
}

/**
 * M-26, P-14: whoever is in a mentorship that somebody else has ended hears of it by letter: both of
 * a pair, and the mentors of a group.
 */
async function tellEnded(context: ActContext, mentorship: MentorshipLine): Promise<void> {
  const { tx, organisation, person, now, address, view } = context;
  if (mentorship.kind === 'group' && partOf(mentorship, person.id) !== null) return;
  const link = address + linkTo(view, '/mentorships/:mentorship', { mentorship: mentorship.id });
  const told = [
    ...mentorship.mentors.filter(({ part }) => part !== 'substitute'),
    ...(mentorship.kind === 'pair' ? mentorship.mentees : []),
  ].filter(({ personId }) => personId !== person.id);
  for (const { personId } of told)
    await enqueueMailTo(tx, {
      organisation,
      person: personId,
      key: `ended ${mentorship.id} ${personId} ${now.epochMilliseconds}`,
      kind: 'ended',
      priority: 'asked',
      at: now,
      letter: (language, name) => {
        const values = { name, organisation: organisation.name, by: person.name, link };
        return mentorship.kind === 'pair'
          ? composeLetter(tx, endedText, language, values)
          : composeLetter(tx, groupEndedText, language, {
              ...values,
              group: mentorship.name ?? '',
            });
      },
    });
}

const meetingForm = form({
  ...recordFields,
  note_class: oneOf(noteClasses),
});

/** One that has not ended, for whoever looks after all of them. */
async function enterRunning(context: Context): Promise<MentorshipLine> {
  const mentorship = await enter(context);
  if (mentorship.closedOn !== null) refuse(mentorshipWords[context.view.language].refusals.closed);
  return mentorship;
}

const toContacts = ({ view, params }: Context) =>
  linkTo(view, '/mentorships/:mentorship', { mentorship: params.mentorship }, { hash: 'contacts' });

/** Whoever coordinates sees those of all, or of a member organisation; everybody else their own. */
async function enterMentorships(context: Context) {
  const { tx, view, query, person, today } = context;
  const scope = scopeOf(context);
  const ofOthers = scope.person === undefined;
  const mentorships = await listMentorships(tx, scope);
  const clocks = person.roles.includes('coordinator')
    ? {
        contacts: await listLastContacts(tx),
        owners: await listOwners(tx),
        followUps: await listFollowUps(tx),
        coordinators: await listHolders(tx, ['coordinator'], today),
      }
    : null;
  return {
    ofOthers,
    clocks,
    board: arrange(mentorshipBoard(view, mentorships, ofOthers, clocks), query, view.language),
  };
}

const followUpForm = {
  next_step: maybeText(300),
  due_on: maybeDay(),
  row_note: maybeText(1000),
};

async function keepNext(
  { tx, organisation, person, today }: ActContext,
  mentorship: string,
  input: { next_step: string; due_on: string | null; row_note: string },
): Promise<void> {
  await keepFollowUp(tx, {
    organisation: organisation.id,
    mentorshipId: mentorship,
    nextStep: input.next_step || null,
    dueOn: input.due_on,
    note: input.row_note || null,
    by: person.id,
    today,
  });
}

/** A coordinator of today; null is whoever looks after the cohort. */
async function ownerOf({ tx, today }: Context, owner: string | null): Promise<string | null> {
  if (owner === null) return null;
  const holders = await listHolders(tx, ['coordinator'], today);
  return orNotFound(holders.find(({ id: one }) => one === owner)).id;
}

async function mentorshipsPage(context: Context, problem?: Problem) {
  const { tx, view, person, today, query } = context;
  const { board, ofOthers, clocks } = await enterMentorships(context);
  return (
    <MentorshipsPage
      clocks={clocks}
      saved={query.saved}
      page={query.page}
      view={view}
      problem={problem}
      board={board}
      ofOthers={ofOthers}
      handedOver={(await listHandedOver(tx, { to: person.id, today })).length}
      mayWrite={
        board.board.rows.length > 0 && grantOf(person.roles, 'write in mentorship') !== null
      }
    />
  );
}

export const mentorshipRoutes: Route[] = [
  get('/mentorships', { may: 'see mentorships', audit: 'list mentorship' }, mentorshipsPage),

  post(
    '/mentorships/messages',
    {
      may: 'write to people',
      audit: 'list mentorship',
      form: form(selection),
      page: mentorshipsPage,
    },
    async (context, input) => {
      const { board, ofOthers } = await enterMentorships(context);
      if (!ofOthers) throw new NotFound();
      return toWriteTo(
        context.view,
        chosenOf(board, input).flatMap(({ kind, mentors, mentees }) =>
          [...mentors, ...(kind === 'pair' ? mentees : [])].map(({ personId }) => personId),
        ),
      );
    },
  ),

  get(
    '/mentorships/download',
    { may: 'see mentorships', recentAuth: true, audit: 'download mentorship' },
    async (context) => {
      const { board, ofOthers } = await enterMentorships(context);
      if (!ofOthers) throw new NotFound();
      return boardDownload(context, board, mentorshipWords[context.view.language].title);
    },
  ),

  get(
    '/mentorships/:mentorship',
    { may: 'see mentorships', audit: ['see mentorship', 'mentorship'] },
    async (context) => {
      const to = ownPageOf(context, await enter(context));
      return to ? { goTo: to } : relationPage(context);
    },
  ),

  // G-40: what was recorded in a class, for its mentors, and for a pupil what is theirs.
  get(
    '/mentorships/:mentorship/meetings',
    { may: 'see mentorships', audit: ['see mentorship', 'mentorship'] },
    async (context) => {
      const mentorship = await enter(context);
      return ownPageOf(context, mentorship)
        ? relationPage(context)
        : { goTo: toRecord(context, mentorship) };
    },
  ),

  post(
    '/mentorships/:mentorship/meetings',
    {
      may: 'write in mentorship',
      audit: ['change mentorship', 'mentorship'],
      form: meetingForm,
      page: relationPage,
    },
    async (context, input) => {
      const { mentorship, own } = await enterTo('record meeting', context);
      // With a class there are lessons, and talks with one pupil.
      if (mentorship.kind !== 'pair') throw new NotFound();
      const noteClass =
        mentorship.rules.noteClasses.find((known) => known === input.note_class) ?? 'private';
      await recordMeeting(context, mentorship, own, input, {
        withMentee: null,
        noteClass,
      });
      // Whoever says that it was hard is led to looking back, for themselves.
      const relation = linkTo(context.view, '/mentorships/:mentorship', {
        mentorship: mentorship.id,
      });
      return input.hard ? `${relation}/cards?kind=debrief` : `${relation}#meetings`;
    },
  ),

  post(
    '/mentorships/:mentorship/points/:point/confirmation',
    {
      may: 'write in mentorship',
      audit: ['change mentorship', 'mentorship'],
      form: form({ other: maybeText(500) }),
      page: relationPage,
    },
    async (context, input) => {
      const { mentorship, own } = await enterToWrite(context);
      const point = orNotFound(
        await findKeyPoint(context.tx, mentorship.id, context.params.point!),
      );
      if (!isTheirs(mentorship, own.person, point.menteeId)) throw new NotFound();
      if (
        !(await confirmKeyPoint(context.tx, own, context.params.point!, {
          other: input.other,
          mentee: point.menteeId,
          today: context.today,
        }))
      )
        throw new NotFound();
      // A pupil reads it among the own talks.
      return point.menteeId === own.person && mentorship.kind === 'group'
        ? linkTo(context.view, '/talks')
        : toRecord(context, mentorship, { hash: 'meetings' });
    },
  ),

  post(
    '/mentorships/:mentorship/meetings/:meeting/view',
    {
      may: 'write in mentorship',
      audit: ['change mentorship', 'mentorship'],
      form: form({ view: text(2000) }),
      page: relationPage,
    },
    async (context, input) => {
      const { tx, organisation, person, params, today } = context;
      const mentorship = await enterAsMember(context);
      const meeting = orNotFound(
        (await listMeetings(tx, mentorship.id, pupilOf(mentorship, person.id))).find(
          ({ id, text: words, recordedById }) =>
            id === params.meeting && words !== null && recordedById !== person.id,
        ),
      );
      await insertCounterStatement(tx, {
        organisation: organisation.id,
        text: meeting.textId!,
        person: person.id,
        body: input.view,
        today,
      });
      await audit(tx, {
        organisation: organisation.id,
        person: person.id,
        action: 'answer confided_text',
        subjectId: mentorship.id,
      });
      return toRecord(context, mentorship, { hash: 'meetings' });
    },
  ),

  // M-40: what was withdrawn comes back, for a week.
  post(
    '/mentorships/:mentorship/meetings/:meeting/restoring',
    {
      may: 'write in mentorship',
      audit: ['change mentorship', 'mentorship'],
      form: form({}),
      page: relationPage,
    },
    async (context) => {
      const { mentorship, own } = await enterTo('record meeting', context);
      const change = (await listMeetingChanges(context.tx, mentorship.id, null)).find(
        ({ meetingId, kind, isGone }) =>
          meetingId === context.params.meeting && kind === 'withdrawn' && isGone,
      );
      if (!change || change.byId !== own.person) throw new NotFound();
      if (
        !mayCorrect(
          { recordedById: change.byId, recordedAt: change.at },
          own.person,
          new Date(context.now.epochMilliseconds),
        )
      )
        refuse(correctionWords[context.view.language].tooLate);
      if (!(await restoreMeeting(context.tx, own, change.meetingId))) throw new NotFound();
      await audit(context.tx, {
        organisation: own.organisation,
        person: own.person,
        action: 'restore meeting',
        subjectId: change.meetingId,
      });
      return toRecord(context, mentorship, { hash: 'meetings' });
    },
  ),

  post(
    '/mentorships/:mentorship/goals',
    {
      may: 'write in mentorship',
      audit: ['change mentorship', 'mentorship'],
      form: form({ goal: text(500), goal_for: maybeReader() }),
      page: relationPage,
    },
    async (context, input) => {
      const { mentorship, own } = await enterToWrite(context);
      await insertGoal(context.tx, own, input.goal, context.today, {
        mentee: readerOf(context, mentorship, input.goal_for, 'goal_for'),
      });
      return toRecord(context, mentorship, { hash: 'goals' });
    },
  ),

  post(
    '/mentorships/:mentorship/goals/:goal/reaching',
    {
      may: 'write in mentorship',
      audit: ['change mentorship', 'mentorship'],
      form: form({}),
      page: relationPage,
    },
    async (context) => {
      const { mentorship, own } = await enterToWrite(context);
      const goal = orNotFound(await findGoal(context.tx, own.mentorship, context.params.goal!));
      if (
        !isTheirs(mentorship, own.person, goal.menteeId) ||
        !(await reachGoal(context.tx, own, goal.id, context.today))
      )
        throw new NotFound();
      return toRecord(context, mentorship, { hash: 'goals' });
    },
  ),

  post(
    '/mentorships/:mentorship/agreements',
    {
      may: 'write in mentorship',
      audit: ['change mentorship', 'mentorship'],
      form: form({
        what: text(300),
        owner: maybeId(),
        agreed_with: maybeReader(),
        due_on: maybeDay(),
      }),
      page: relationPage,
    },
    async (context, input) => {
      const { mentorship, own } = await enterToWrite(context);
      const { owner, reader } = partiesOf(context, mentorship, {
        owner: input.owner,
        reader: () => readerOf(context, mentorship, input.agreed_with, 'agreed_with'),
        field: 'owner',
      });
      await insertAgreement(context.tx, own, {
        text: input.what,
        owner,
        dueOn: input.due_on,
        madeOn: context.today,
        mentee: reader,
      });
      return toRecord(context, mentorship, { hash: 'agreements' });
    },
  ),

  post(
    '/mentorships/:mentorship/agreements/:agreement/outcome',
    {
      may: 'write in mentorship',
      audit: ['change mentorship', 'mentorship'],
      form: form({ kept: yesOrNo(), reason: maybeOneOf(dropReasons) }),
      page: relationPage,
    },
    async (context, input) => {
      const { mentorship, own } = await enterToWrite(context);
      const agreement = orNotFound(
        await findAgreement(context.tx, own.mentorship, context.params.agreement!),
      );
      if (!isTheirs(mentorship, own.person, agreement.aboutId)) throw new NotFound();
      const { reason } = input;
      // M-14: what was not kept says why.
      if (!input.kept && reason === null)
        refuse(mentorshipWords[context.view.language].whyNot, 'reason');
      if (
        !(await settleAgreement(context.tx, own, {
          agreement: agreement.id,
          kept: input.kept,
          today: context.today,
          reason: input.kept ? null : reason,
        }))
      )
        throw new NotFound();
      return toRecord(context, mentorship, { hash: 'agreements' });
    },
  ),

  post(
    '/mentorships/:mentorship/agreements/:agreement/confirmation',
    {
      may: 'write in mentorship',
      audit: ['change mentorship', 'mentorship'],
      form: form({}),
      page: relationPage,
    },
    async (context) => {
      const { mentorship, own } = await enterToWrite(context);
      const agreement = orNotFound(
        await findAgreement(context.tx, own.mentorship, context.params.agreement!),
      );
      if (
        !isTheirs(mentorship, own.person, agreement.aboutId) ||
        !(await confirmAgreement(context.tx, own, agreement.id, context.today))
      )
        throw new NotFound();
      return toRecord(context, mentorship, { hash: 'agreements' });
    },
  ),

  // M-48: one tap says that somebody of the programme has spoken with mentor or mentee today.
  post(
    '/mentorships/:mentorship/contacts',
    {
      may: 'look after mentorships',
      audit: ['change mentorship', 'mentorship'],
      form: form({ person: id(), note: maybeText(1000) }),
      page: relationPage,
    },
    async (context, input) => {
      const { tx, view, organisation, person, today } = context;
      const mentorship = await enterRunning(context);
      if (!contactedOf(mentorship).some(({ personId }) => personId === input.person))
        refuse(contactWords[view.language].choose, 'person');
      await noteContact(tx, {
        organisation: organisation.id,
        mentorship: mentorship.id,
        person: input.person,
        by: person.id,
        today,
        note: input.note,
      });
      return toContacts(context);
    },
  ),

  post(
    '/mentorships/:mentorship/contacts/:contact/removal',
    {
      may: 'look after mentorships',
      audit: ['change mentorship', 'mentorship'],
      form: form({}),
      page: relationPage,
    },
    async (context) => {
      const { tx, person, params } = context;
      const mentorship = await enterRunning(context);
      const own = { mentorship: mentorship.id, contact: params.contact!, by: person.id };
      if (!(await deleteContact(tx, own))) throw new NotFound();
      return toContacts(context);
    },
  ),

  post(
    '/mentorships/:mentorship/owner',
    {
      edits: true,
      may: 'look after mentorships',
      audit: ['change mentorship', 'mentorship'],
      form: form({ owner: maybeId() }),
      page: relationPage,
    },
    async (context, input) => {
      const mentorship = await enterRunning(context);
      await keepOwner(context.tx, mentorship.id, await ownerOf(context, input.owner));
      return toContacts(context);
    },
  ),

  post(
    '/mentorships/:mentorship/follow-up',
    {
      may: 'look after mentorships',
      audit: ['change mentorship', 'mentorship'],
      form: form(followUpForm),
      page: relationPage,
    },
    async (context, input) => {
      const mentorship = await enterRunning(context);
      await keepNext(context, mentorship.id, input);
      return toContacts(context);
    },
  ),

  // M-60: the same in the row of the list, with who looks after it.
  post(
    '/mentorships/rows/:mentorship',
    {
      may: 'look after mentorships',
      audit: ['change mentorship', 'mentorship'],
      form: form({ ...followUpForm, owner: maybeId(), row: maybeId() }),
      page: mentorshipsPage,
    },
    async (context, input) => {
      const { tx, view } = context;
      const mentorship = await enterRunning(context);
      await keepOwner(tx, mentorship.id, await ownerOf(context, input.owner));
      await keepNext(context, mentorship.id, input);
      const { board } = await enterMentorships(context);
      const { page } = context.query;
      return linkTo(
        view,
        '/mentorships',
        {},
        {
          query: { ...board.query, ...(page ? { page } : {}), saved: mentorship.id },
          hash: rowPlace(mentorship.id),
        },
      );
    },
  ),

  get(
    '/mentorships/:mentorship/closure',
    { may: 'close mentorship', audit: ['see mentorship', 'mentorship'] },
    closurePage,
  ),

  post(
    '/mentorships/:mentorship/closure',
    {
      may: 'close mentorship',
      audit: ['change mentorship', 'mentorship'],
      form: form({ reason: oneOf(closureReasons) }),
      page: closurePage,
    },
    async (context, input) => {
      const { mentorship, own } = await enterTo('close', context);
      if (!(await insertClosure(context.tx, own, { reason: input.reason, today: context.today })))
        throw new NotFound();
      await audit(context.tx, {
        organisation: own.organisation,
        person: own.person,
        action: 'close mentorship',
        subjectId: mentorship.id,
      });
      await tellEnded(context, mentorship);
      return linkTo(context.view, '/mentorships/:mentorship', { mentorship: mentorship.id });
    },
  ),

  // M-26: by whoever ended it, or a coordinator.
  post(
    '/mentorships/:mentorship/closure/removal',
    {
      may: 'close mentorship',
      audit: ['change mentorship', 'mentorship'],
      form: form({}),
      page: relationPage,
    },
    async (context) => {
      const { tx, organisation, person, today, view } = context;
      const mentorship = await enter(context);
      const closure = orNotFound(await findClosure(tx, mentorship.id));
      if (closure.byId !== person.id && !askingOf(context).coordinates) throw new NotFound();
      if (!mayReopen(closure, askingOf(context), today))
        refuse(closureWords[view.language].tooLate);
      const groups =
        mentorship.kind === 'pair'
          ? []
          : await listRunningGroups(
              tx,
              mentorship.mentees.map(({ personId }) => personId),
            );
      if (groups.length > 0)
        refuse(closureWords[view.language].taken(groups.map(({ name }) => name).join(', ')));
      await reopen(
        tx,
        { organisation: organisation.id, mentorship: mentorship.id, person: person.id },
        closure,
        today,
      );
      await audit(tx, {
        organisation: organisation.id,
        person: person.id,
        action: 'reopen mentorship',
        subjectId: mentorship.id,
      });
      return linkTo(view, '/mentorships/:mentorship', { mentorship: mentorship.id });
    },
  ),
];
