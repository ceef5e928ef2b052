import { note } from '../foundation/journal.ts';
import { fullDay } from '../foundation/words.ts';
import { form, get, isDay, maybeText, NotFound, oneOf, orNotFound, post, refuse, text, type Context, type Door } from '../hall/route.tsx';
import type { Problem } from '../hall/view.ts';
import { enterAsMember, isMentee } from '../mentorships/enter.ts';
import type { MentorshipLine } from '../mentorships/mentorship.store.ts';
import { listHolders } from '../people/person.store.ts';
import { postTo } from '../post/person-letter.store.ts';
import { UnreadableDocument } from '../reader/refusal.ts';
import { readSpreadsheet } from '../reader/spreadsheet.ts';
import { insertSignal, listSignals, settleSignal, insertAction } from '../signals/signal.store.ts';
import { readFacts } from './facts.rules.ts';
import {
  answerReferral,
  closeReferral,
  closeWorry,
  endSupport,
  findPupil,
  insertReferral,
  insertReferralText,
  insertSealed,
  insertSupport,
  insertWorry,
  keepFacts,
  keepSpecialties,
  listPupils,
  listReferrals,
  listSealed,
  listSpecialists,
  listWorries,
  readSealed,
  tieSignal,
  type Referral,
} from './guidance.store.ts';
import { guidanceWords } from './guidance.words.ts';
import type { Pupil } from './overview.rules.ts';
import { OverviewPage, PupilPage } from './overview.pages.tsx';
import { FactsPage, InboxPage, ReferralPage, SpecialistsPage, UnsealedPage } from './worry.pages.tsx';
import { answerDue, consents, places, refuseReferral, results, signs, steps, targets, whyNone, type Consent, type Result, type Target, type WorryStep } from './worry.rules.ts';

const moment = ({ now }: Context) => new Date(now.epochMilliseconds);

/** G-5: the mentors of the group, nobody else. */
async function enterGroup(context: Context): Promise<MentorshipLine> {
  const mentorship = await enterAsMember(context);
  const own = mentorship.mentors.find(({ personId }) => personId === context.person.id);
  if (mentorship.kind !== 'group' || isMentee(mentorship, context.person.id) || !own || own.part === 'substitute') throw new NotFound();
  return mentorship;
}

async function findOne(context: Context, mentorship: MentorshipLine): Promise<Pupil> {
  return orNotFound((await listPupils(context.tx, { mentorship: mentorship.id, now: moment(context), today: context.today, pupil: context.params.pupil! }))[0]);
}

async function pupilPage(context: Context, problem?: Problem) {
  const { tx, view, today } = context;
  const mentorship = await enterGroup(context);
  const pupil = await findOne(context, mentorship);
  const specialists = await listSpecialists(tx, today);
  const has = (target: Target) => specialists.some((one) => one.target === target);
  return (
    <PupilPage
      view={view}
      problem={problem}
      mentorship={mentorship}
      pupil={pupil}
      detail={await findPupil(tx, pupil.id, today)}
      worries={await listWorries(tx, mentorship.id, pupil.id)}
      referrals={await listReferrals(tx, { mentorship: mentorship.id, pupil: pupil.id })}
      signals={(await listSignals(tx, { mentorship: mentorship.id, open: true })).filter(({ mentee, kind }) => mentee === pupil.id && kind !== 'referral')}
      hasTarget={{ counsellor: has('counsellor'), careers: has('careers') }}
    />
  );
}

const at = ({ view, params }: Context, anchor: string) => `${view.base}/mentorships/${params.mentorship}/pupils/${params.pupil}#${anchor}`;

/** A referral is a signal with a clock: the office owns it, somebody else of the office is the deputy, and the coordinator hears when nothing is done. */
async function raiseReferral(context: Context, { id, mentorship, pupil, target, due, isUrgent }: { id: string; mentorship: MentorshipLine; pupil: Pupil; target: Target; due: string; isUrgent: boolean }): Promise<void> {
  const { tx, organisation, person, today, now, address, view } = context;
  const office = (await listSpecialists(tx, today)).filter((one) => one.target === target);
  const [owner, deputy] = office;
  const signal = await insertSignal(tx, {
    organisation: organisation.id,
    kind: 'referral',
    severity: isUrgent ? 'high' : 'middle',
    mentorship: mentorship.id,
    mentee: pupil.id,
    round: null,
    subject: id,
    since: today,
    fact: {},
    raisedOn: today,
    raisedBy: person.id,
    actionDue: due,
    owner: owner!.id,
    deputy: deputy?.id ?? null,
  });
  await tieSignal(tx, id, signal);
  for (const one of office)
    await postTo(tx, {
      organisation,
      person: one.id,
      key: `referral ${id} ${one.id}`,
      kind: 'signals',
      weight: 'asked',
      at: now,
      letter: (language, name) => {
        const w = guidanceWords[language];
        return { subject: w.letterSubject(organisation.name), body: w.letterBody(name, fullDay(language, due), `${address}${view.base}/referrals/${id}`) };
      },
    });
}

async function referralPage(context: Context, problem?: Problem) {
  const { tx, view } = context;
  const referral = await findReferral(context);
  const isCounsellor = await holds(context, 'counsellor');
  return <ReferralPage view={view} problem={problem} referral={referral} sealed={isCounsellor && referral.acceptedOn ? await listSealed(tx, referral.menteeId) : null} />;
}

const holds = async ({ tx, person, today }: Context, target: Target) => (await listSpecialists(tx, today)).some((one) => one.id === person.id && one.target === target);

/** One that came to an office of this person. */
async function findReferral(context: Context): Promise<Referral> {
  const referral = orNotFound((await listReferrals(context.tx, { id: context.params.referral! }))[0]);
  if (!(await holds(context, referral.target))) throw new NotFound();
  return referral;
}

async function tellSender(context: Context, referral: Referral, key: string): Promise<void> {
  const { tx, organisation, now, address, view } = context;
  await postTo(tx, {
    organisation,
    person: referral.sentById,
    key: `referral ${referral.id} ${key}`,
    kind: 'signals',
    weight: 'news',
    at: now,
    letter: (language, name) => {
      const w = guidanceWords[language];
      return { subject: w.answerSubject(organisation.name), body: w.answerBody(name, `${address}${view.base}/mentorships/${referral.mentorshipId}/pupils/${referral.menteeId}#referrals`) };
    },
  });
}

const specialistsPage = async ({ tx, view, today }: Context, problem?: Problem) => (
  <SpecialistsPage view={view} problem={problem} people={await listHolders(tx, ['specialist'], today)} chosen={new Set((await listSpecialists(tx, today)).map(({ id, target }) => `${id} ${target}`))} />
);

const factsPage = async ({ view, query }: Context, problem?: Problem) => <FactsPage view={view} problem={problem} taken={/^\d{1,7}$/.test(query.taken ?? '') ? Number(query.taken) : null} />;

export const guidanceRoutes: Door[] = [
  get('/mentorships/:mentorship/overview', 'guide pupils', async (context) => {
    const mentorship = await enterGroup(context);
    return <OverviewPage view={context.view} mentorship={mentorship} pupils={await listPupils(context.tx, { mentorship: mentorship.id, now: moment(context), today: context.today })} />;
  }),

  get('/mentorships/:mentorship/pupils/:pupil', 'guide pupils', pupilPage),

  post('/mentorships/:mentorship/pupils/:pupil/support', 'guide pupils', form({ helps: text(500) }), pupilPage, async (context, { helps }) => {
    const pupil = await findOne(context, await enterGroup(context));
    await insertSupport(context.tx, { organisation: context.organisation.id, pupil: pupil.id, person: context.person.id, body: helps, today: context.today });
    return at(context, 'support');
  }),

  post('/mentorships/:mentorship/pupils/:pupil/support/:support/end', 'guide pupils', form({}), pupilPage, async (context) => {
    const pupil = await findOne(context, await enterGroup(context));
    if (!(await endSupport(context.tx, { id: context.params.support!, pupil: pupil.id, today: context.today }))) throw new NotFound();
    return at(context, 'support');
  }),

  post(
    '/mentorships/:mentorship/pupils/:pupil/worries',
    'guide pupils',
    form({ signs: text(300), step: oneOf(steps), school: maybeText(500), home: maybeText(500), friends: maybeText(500), health: maybeText(500), self: maybeText(500) }),
    pupilPage,
    async (context, input) => {
      const mentorship = await enterGroup(context);
      const pupil = await findOne(context, mentorship);
      const seen = signs.filter((sign) => input.signs.split(',').includes(sign));
      const map = Object.fromEntries(places.flatMap((place) => (input[place] ? [[place, input[place]]] : [])));
      await insertWorry(context.tx, {
        organisation: context.organisation.id,
        mentorship: mentorship.id,
        pupil: pupil.id,
        author: context.person.id,
        signs: seen,
        map,
        today: context.today,
        step: input.step as WorryStep,
      });
      return at(context, input.step === 'refer' ? 'referrals' : 'worries');
    },
  ),

  post('/mentorships/:mentorship/pupils/:pupil/worries/:worry/end', 'guide pupils', form({ outcome: oneOf(['better', 'same', 'referred']) }), pupilPage, async (context, { outcome }) => {
    const mentorship = await enterGroup(context);
    if (!(await closeWorry(context.tx, { id: context.params.worry!, mentorship: mentorship.id, outcome, today: context.today }))) throw new NotFound();
    return at(context, 'worries');
  }),

  // G-3, G-4: only what the office needs, with consent or a reason, and a day by which it is answered.
  post('/mentorships/:mentorship/pupils/:pupil/referrals', 'guide pupils', form({ target: oneOf(targets), consent: oneOf(consents), why: maybeText(20), extract: text(2000) }), pupilPage, async (context, input) => {
    const { tx, organisation, person, today, view } = context;
    const w = guidanceWords[view.language];
    const mentorship = await enterGroup(context);
    const pupil = await findOne(context, mentorship);
    const target = input.target as Target;
    const consent = input.consent as Consent;
    const why = consent === 'none' ? (input.why ?? '') : '';
    const fault = refuseReferral({ target, consent, why });
    if (fault) refuse(w.faults[fault], fault === 'needs-reason' ? 'why' : 'consent');
    if (!(await listSpecialists(tx, today)).some((one) => one.target === target)) refuse(w.nobodyThere, 'target');
    const due = answerDue(today, why);
    const id = await insertReferral(tx, {
      organisation: organisation.id,
      mentorship: mentorship.id,
      pupil: pupil.id,
      target,
      consent,
      whyNone: whyNone.find((known) => known === why) ?? null,
      person: person.id,
      extract: input.extract,
      today,
      answerDue: due,
    });
    await raiseReferral(context, { id, mentorship, pupil, target, due, isUrgent: why === 'danger' });
    await note(tx, { organisation: organisation.id, person: person.id, verb: 'refer', subject: 'referral', subjectId: id });
    return at(context, 'referrals');
  }),

  get('/referrals', 'answer referrals', async (context) => {
    const mine = (await listSpecialists(context.tx, context.today)).filter(({ id }) => id === context.person.id).map(({ target }) => target);
    return <InboxPage view={context.view} referrals={(await listReferrals(context.tx, {})).filter(({ target }) => mine.includes(target))} />;
  }),

  get('/referrals/:referral', 'answer referrals', referralPage),

  post('/referrals/:referral/acceptance', 'answer referrals', form({}), referralPage, async (context) => {
    const { tx, organisation, person, today, view } = context;
    const referral = await findReferral(context);
    if (!(await answerReferral(tx, { id: referral.id, person: person.id, accepted: true, today }))) throw new NotFound();
    if (referral.signalId) await insertAction(tx, { organisation: organisation.id, signal: referral.signalId, person: person.id, what: 'spoke', today });
    await tellSender(context, referral, 'accepted');
    await note(tx, { organisation: organisation.id, person: person.id, verb: 'accept', subject: 'referral', subjectId: referral.id });
    return `${view.base}/referrals/${referral.id}`;
  }),

  post('/referrals/:referral/return', 'answer referrals', form({ back_why: text(500) }), referralPage, async (context, input) => {
    const { tx, organisation, person, today, view } = context;
    const referral = await findReferral(context);
    if (!(await answerReferral(tx, { id: referral.id, person: person.id, accepted: false, today }))) throw new NotFound();
    await insertReferralText(tx, { organisation: organisation.id, referral: referral.id, kind: 'answer', person: person.id, body: input.back_why, today });
    if (referral.signalId) await settleSignal(tx, referral.signalId, { today, person: person.id, outcome: 'not-needed' });
    await tellSender(context, referral, 'returned');
    await note(tx, { organisation: organisation.id, person: person.id, verb: 'return', subject: 'referral', subjectId: referral.id });
    return `${view.base}/referrals`;
  }),

  post('/referrals/:referral/result', 'answer referrals', form({ result: oneOf(results), answer: text(500) }), referralPage, async (context, input) => {
    const { tx, organisation, person, today, view } = context;
    const referral = await findReferral(context);
    if (!(await closeReferral(tx, { id: referral.id, result: input.result as Result, today }))) throw new NotFound();
    await insertReferralText(tx, { organisation: organisation.id, referral: referral.id, kind: 'answer', person: person.id, body: input.answer, today });
    if (referral.signalId) await settleSignal(tx, referral.signalId, { today, person: person.id, outcome: input.result === 'helped' ? 'helped' : 'handed-on' });
    await tellSender(context, referral, 'result');
    await note(tx, { organisation: organisation.id, person: person.id, verb: 'report back on', subject: 'referral', subjectId: referral.id });
    return `${view.base}/referrals`;
  }),

  post('/referrals/:referral/sealed', 'answer referrals', form({ sealed: text(4000) }), referralPage, async (context, input) => {
    const { tx, organisation, person, today, view } = context;
    const referral = await findReferral(context);
    if (!(await holds(context, 'counsellor')) || !referral.acceptedOn) throw new NotFound();
    await insertSealed(tx, { organisation: organisation.id, pupil: referral.menteeId, person: person.id, body: input.sealed, today });
    await note(tx, { organisation: organisation.id, person: person.id, verb: 'seal', subject: 'sealed_note', subjectId: referral.menteeId });
    return `${view.base}/referrals/${referral.id}#sealed`;
  }),

  // G-6: a reason and the password first; then once, and everybody sees who read it.
  post('/referrals/:referral/sealed/reading', 'answer referrals', form({ note: text(36), reason: text(300), password: text(200) }), referralPage, async (context, input) => {
    const { tx, organisation, person, view, isOwnPassword } = context;
    const referral = await findReferral(context);
    if (!(await holds(context, 'counsellor')) || !(await listSealed(tx, referral.menteeId)).some(({ id }) => id === input.note)) throw new NotFound();
    if (!(await isOwnPassword(input.password))) refuse(guidanceWords[view.language].wrongPassword, 'password');
    const body = orNotFound(await readSealed(tx, { organisation: organisation.id, note: input.note, person: person.id, reason: input.reason }));
    await note(tx, { organisation: organisation.id, person: person.id, verb: 'read', subject: 'sealed_note', subjectId: input.note });
    return { shown: <UnsealedPage view={view} referral={referral} body={body} /> };
  }),

  get('/specialists', 'import people', specialistsPage),

  post('/specialists', 'import people', form({ counsellor: maybeText(4000), careers: maybeText(4000) }), specialistsPage, async (context, input) => {
    const { tx, organisation, person, today, view } = context;
    const known = (await listHolders(tx, ['specialist'], today)).map(({ id }) => id);
    await keepSpecialties(tx, { organisation: organisation.id, chosen: targets.flatMap((target) => known.filter((id) => (input[target] ?? '').split(',').includes(id)).map((id) => ({ person: id, target }))) });
    await note(tx, { organisation: organisation.id, person: person.id, verb: 'name', subject: 'specialty', subjectId: null });
    return `${view.base}/specialists`;
  }),

  get('/people/facts', 'import people', factsPage),

  // The whole file or nothing of it.
  post('/people/facts', 'import people', form({}), factsPage, async (context, _, upload) => {
    const { tx, organisation, person, view } = context;
    const w = guidanceWords[view.language];
    if (!upload) refuse(w.noFile, 'file');
    const rows = await readSpreadsheet(upload.bytes).catch((error: unknown) => {
      if (error instanceof UnreadableDocument) refuse(w.badHeader, 'file');
      throw error;
    });
    const numbers = new Map((await tx.selectFrom('person').select(['id', 'number']).where('number', 'is not', null).execute()).map((row) => [row.number!, row.id]));
    const read = readFacts(rows, numbers, isDay);
    if (read === 'header') refuse(w.badHeader, 'file');
    if ('badLine' in read) refuse(w.badLine(read.badLine), 'file');
    await keepFacts(tx, organisation.id, read.facts);
    await note(tx, { organisation: organisation.id, person: person.id, verb: 'import', subject: 'pupil_fact', subjectId: null });
    return `${view.base}/people/facts?taken=${read.facts.length}`;
  }),
];
