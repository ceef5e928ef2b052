import { note } from '../foundation/journal.ts';
import { grantOf } from '../hall/permission.ts';
import { day, form, get, maybeDay, maybeText, NotFound, oneOf, orNotFound, post, refuse, text, whole, type Context, type Door } from '../hall/route.tsx';
import { nobody } from '../hall/session.ts';
import type { Problem } from '../hall/view.ts';
import { MentorshipsPage } from './mentorship.pages.tsx';
import { MentorshipPage } from './relation.pages.tsx';
import { closureReasons, refuseMeeting, type NoteClass } from './mentorship.rules.ts';
import {
  findMentorship,
  insertAgreement,
  insertClosure,
  insertGoal,
  insertMeeting,
  listAgreements,
  listGoals,
  listMeetings,
  listMentorships,
  reachGoal,
  settleAgreement,
  type MentorshipLine,
  type Scope,
} from './mentorship.store.ts';
import { mentorshipWords } from './mentorship.words.ts';

/** The coordinator sees all; a contact person those of the own member organisation; everybody else their own. */
function scopeOf({ grant, person }: Context): Scope {
  if (grant === 'all') return {};
  return person.roles.includes('contact-person') && !person.roles.includes('mentor') && !person.roles.includes('mentee') ? { memberOrganisation: person.memberOrganisation ?? nobody } : { person: person.id };
}

const isMember = (mentorship: MentorshipLine, person: string) => [...mentorship.mentors, ...mentorship.mentees].some((member) => member.personId === person);

async function enter(context: Context): Promise<MentorshipLine> {
  const [mentorship] = await listMentorships(context.tx, { ...scopeOf(context), id: context.params.mentorship! });
  return orNotFound(mentorship);
}

/** Only the people of the mentorship write in it. */
async function enterToWrite(context: Context): Promise<{ mentorship: MentorshipLine; own: { organisation: string; mentorship: string; person: string } }> {
  const mentorship = orNotFound(await findMentorship(context.tx, context.params.mentorship!));
  if (!isMember(mentorship, context.person.id)) throw new NotFound();
  if (mentorship.closedOn !== null) refuse(mentorshipWords[context.view.language].refusals.closed);
  return { mentorship, own: { organisation: context.organisation.id, mentorship: mentorship.id, person: context.person.id } };
}

async function relationPage(context: Context, problem?: Problem) {
  const { tx, view, person } = context;
  const mentorship = await enter(context);
  const member = isMember(mentorship, person.id);
  return (
    <MentorshipPage
      view={view}
      problem={problem}
      mentorship={mentorship}
      meetings={await listMeetings(tx, mentorship.id)}
      goals={await listGoals(tx, mentorship.id)}
      agreements={await listAgreements(tx, mentorship.id)}
      mayWrite={member}
      mayClose={member || grantOf(person.roles, 'close mentorship') === 'all'}
      isSent={context.query.sent === '1'}
    />
  );
}

const meetingForm = form({
  held_on: day(),
  minutes: whole(5, 720),
  with_mentee: maybeText(36),
  note_class: oneOf(['private', 'shared', 'official', 'safeguarding']),
  note: maybeText(4000),
  agreement: maybeText(300),
  agreement_owner: maybeText(36),
  agreement_due: maybeDay(),
});

export const mentorshipRoutes: Door[] = [
  get('/mentorships', 'see mentorships', async (context) => {
    const cohort = /^[0-9a-f-]{36}$/.test(context.query.cohort ?? '') ? context.query.cohort! : '';
    const mentorships = await listMentorships(context.tx, { ...scopeOf(context), ...(cohort ? { cohort } : {}) });
    return <MentorshipsPage view={context.view} mentorships={mentorships} quietOnly={context.query.quiet === '1'} cohort={cohort} ofOthers={scopeOf(context).person === undefined} />;
  }),

  get('/mentorships/:mentorship', 'see mentorships', relationPage),

  post('/mentorships/:mentorship/meetings', 'write in mentorship', meetingForm, relationPage, async (context, input) => {
    const w = mentorshipWords[context.view.language];
    const { mentorship, own } = await enterToWrite(context);
    const refusal = refuseMeeting({ heldOn: input.held_on, firstDay: mentorship.firstDay, closedOn: mentorship.closedOn, today: context.today });
    if (refusal) refuse(w.refusals[refusal], 'held_on');
    const noteClass = mentorship.rules.noteClasses.find((known) => known === input.note_class) ?? 'private';
    const withMentee = mentorship.mentees.find((member) => member.personId === input.with_mentee)?.personId ?? null;
    const meeting = await insertMeeting(context.tx, own, { heldOn: input.held_on, minutes: Number(input.minutes), withMentee, text: input.note ?? '', noteClass: noteClass as NoteClass });
    if (input.agreement) {
      if (!isMember(mentorship, input.agreement_owner ?? '')) refuse(w.whoDoes, 'agreement_owner');
      await insertAgreement(context.tx, own, { text: input.agreement, owner: input.agreement_owner!, dueOn: input.agreement_due || null, madeOn: input.held_on, meeting });
    }
    await note(context.tx, { organisation: own.organisation, person: own.person, verb: 'record', subject: 'meeting', subjectId: meeting });
    return `${context.view.base}/mentorships/${mentorship.id}#meetings`;
  }),

  post('/mentorships/:mentorship/goals', 'write in mentorship', form({ goal: text(500) }), relationPage, async (context, input) => {
    const { own } = await enterToWrite(context);
    await insertGoal(context.tx, own, input.goal, context.today);
    return `${context.view.base}/mentorships/${own.mentorship}#goals`;
  }),

  post('/mentorships/:mentorship/goals/:goal/reaching', 'write in mentorship', form({}), relationPage, async (context) => {
    const { own } = await enterToWrite(context);
    if (!(await reachGoal(context.tx, own.mentorship, context.params.goal!, context.today))) throw new NotFound();
    return `${context.view.base}/mentorships/${own.mentorship}#goals`;
  }),

  post('/mentorships/:mentorship/agreements', 'write in mentorship', form({ what: text(300), owner: text(36), due_on: maybeDay() }), relationPage, async (context, input) => {
    const { mentorship, own } = await enterToWrite(context);
    if (!isMember(mentorship, input.owner)) refuse(mentorshipWords[context.view.language].whoDoes, 'owner');
    await insertAgreement(context.tx, own, { text: input.what, owner: input.owner, dueOn: input.due_on || null, madeOn: context.today });
    return `${context.view.base}/mentorships/${own.mentorship}#agreements`;
  }),

  post('/mentorships/:mentorship/agreements/:agreement/outcome', 'write in mentorship', form({ kept: oneOf(['yes', 'no']) }), relationPage, async (context, input) => {
    const { own } = await enterToWrite(context);
    if (!(await settleAgreement(context.tx, own, { agreement: context.params.agreement!, kept: input.kept === 'yes', today: context.today }))) throw new NotFound();
    return `${context.view.base}/mentorships/${own.mentorship}#agreements`;
  }),

  post('/mentorships/:mentorship/closure', 'close mentorship', form({ reason: oneOf(closureReasons) }), relationPage, async (context, input) => {
    const mentorship = await enter(context);
    if (context.grant !== 'all' && !isMember(mentorship, context.person.id)) throw new NotFound();
    const own = { organisation: context.organisation.id, mentorship: mentorship.id, person: context.person.id };
    await insertClosure(context.tx, own, { reason: input.reason, today: context.today });
    await note(context.tx, { organisation: own.organisation, person: own.person, verb: 'close', subject: 'mentorship', subjectId: mentorship.id });
    return `${context.view.base}/mentorships/${mentorship.id}`;
  }),
];
