import { sql } from 'kysely';
import type { Tx } from '../foundation/database.ts';
import { addDays } from '../foundation/words.ts';
import type { Pupil } from './overview.rules.ts';
import type { Consent, PlaceOfWorry, Result, Sign, Target, WorryStep } from './worry.rules.ts';

const factDays = 28;

/** One line for each pupil of a group; `pupil`: only that one. */
export async function listPupils(tx: Tx, { mentorship, now, today, pupil }: { mentorship: string; now: Date; today: string; pupil?: string }): Promise<Pupil[]> {
  const whole = (query: ReturnType<typeof sql>) => sql<number>`(${query})::int`;
  let query = tx
    .selectFrom('mentorship_member as x')
    .innerJoin('person as p', (join) => join.onRef('p.organisation_id', '=', 'x.organisation_id').onRef('p.id', '=', 'x.person_id'))
    .select(['p.id', 'x.first_day', sql<string>`p.given_name || ' ' || p.family_name`.as('name')])
    .select([
      sql<string | null>`(select max(m.held_on) from meeting m where m.organisation_id = x.organisation_id and m.mentorship_id = x.mentorship_id and m.with_mentee_id = x.person_id)`.as('last'),
      sql<string | null>`(select min(a.starts_at at time zone o.time_zone)::date from appointment a join organisation o on o.id = a.organisation_id
        where a.organisation_id = x.organisation_id and a.mentorship_id = x.mentorship_id and a.mentee_id = x.person_id and a.cancelled_at is null and a.starts_at > ${now})`.as('next'),
      whole(
        sql`select coalesce(sum(f.value), 0) from pupil_fact f where f.organisation_id = x.organisation_id and f.person_id = x.person_id and f.kind = 'absence' and f.day between ${addDays(today, -factDays)} and ${today}`,
      ).as('absence'),
      whole(
        sql`select count(*) from pupil_fact f where f.organisation_id = x.organisation_id and f.person_id = x.person_id and f.kind = 'mark' and f.value < 5.5 and f.day between ${addDays(today, -factDays)} and ${today}`,
      ).as('low_marks'),
      whole(sql`select count(*) from agreement a where a.organisation_id = x.organisation_id and a.mentorship_id = x.mentorship_id and a.owner_id = x.person_id
        and not exists (select from agreement_outcome k where k.organisation_id = a.organisation_id and k.agreement_id = a.id)`).as('open'),
      whole(sql`select count(*) from agreement a where a.organisation_id = x.organisation_id and a.mentorship_id = x.mentorship_id and a.owner_id = x.person_id and a.due_on < ${today}
        and not exists (select from agreement_outcome k where k.organisation_id = a.organisation_id and k.agreement_id = a.id)`).as('late'),
      ...(['high', 'middle', 'low'] as const).map((severity) =>
        whole(sql`select count(*) from signal s where s.organisation_id = x.organisation_id and s.mentorship_id = x.mentorship_id and s.mentee_id = x.person_id and s.settled_on is null and s.severity = ${severity}`).as(
          severity,
        ),
      ),
      whole(sql`select count(*) from worry w where w.organisation_id = x.organisation_id and w.mentorship_id = x.mentorship_id and w.mentee_id = x.person_id and w.closed_on is null`).as('worries'),
      whole(sql`select count(*) from referral r where r.organisation_id = x.organisation_id and r.mentorship_id = x.mentorship_id and r.mentee_id = x.person_id and r.result is null and r.declined_on is null`).as(
        'referrals',
      ),
    ])
    .where('x.mentorship_id', '=', mentorship)
    .where('x.part', '=', 'mentee')
    .where((on) => on.or([on('x.last_day', 'is', null), on('x.last_day', '>=', sql<string>`this_day()`)]))
    .orderBy('p.family_name')
    .orderBy('p.given_name');
  if (pupil) query = query.where('x.person_id', '=', pupil);
  return (await query.execute()).map((row) => ({
    id: row.id,
    name: row.name,
    since: row.first_day,
    lastTalk: row.last,
    nextTalk: row.next,
    absence: row.absence,
    lowMarks: row.low_marks,
    openAgreements: row.open,
    lateAgreements: row.late,
    signals: { high: row.high, middle: row.middle, low: row.low },
    openWorries: row.worries,
    openReferrals: row.referrals,
  }));
}

export type PupilDetail = {
  bornOn: string | null;
  email: string | null;
  unit: string | null;
  guardians: { name: string; email: string | null }[];
  support: { id: string; body: string; notedOn: string }[];
  facts: { kind: 'absence' | 'mark'; day: string; what: string; value: number }[];
};

export async function findPupil(tx: Tx, pupil: string, today: string): Promise<PupilDetail> {
  const person = await tx
    .selectFrom('person as p')
    .leftJoin('unit as u', (join) => join.onRef('u.organisation_id', '=', 'p.organisation_id').onRef('u.id', '=', 'p.unit_id'))
    .select(['p.born_on', 'p.email', 'u.name as unit'])
    .where('p.id', '=', pupil)
    .executeTakeFirstOrThrow();
  const guardians = await tx
    .selectFrom('guardianship as g')
    .innerJoin('person as p', (join) => join.onRef('p.organisation_id', '=', 'g.organisation_id').onRef('p.id', '=', 'g.guardian_id'))
    .select(['p.given_name', 'p.family_name', 'p.email'])
    .where('g.child_id', '=', pupil)
    .where('g.first_day', '<=', today)
    .where((on) => on.or([on('g.last_day', 'is', null), on('g.last_day', '>=', today)]))
    .orderBy('p.family_name')
    .orderBy('p.given_name')
    .execute();
  const support = await tx.selectFrom('pupil_support').select(['id', 'body', 'noted_on']).where('mentee_id', '=', pupil).where('ended_on', 'is', null).orderBy('noted_on').execute();
  const facts = await tx
    .selectFrom('pupil_fact')
    .select(['kind', 'day', 'what', 'value'])
    .where('person_id', '=', pupil)
    .where('day', '>=', addDays(today, -120))
    .orderBy('day', 'desc')
    .orderBy('what')
    .limit(60)
    .execute();
  return {
    bornOn: person.born_on,
    email: person.email,
    unit: person.unit,
    guardians: guardians.map((row) => ({ name: `${row.given_name} ${row.family_name}`, email: row.email })),
    support: support.map((row) => ({ id: row.id, body: row.body, notedOn: row.noted_on })),
    facts: facts.map((row) => ({ kind: row.kind as 'mark', day: row.day, what: row.what, value: Number(row.value) })),
  };
}

export async function insertSupport(tx: Tx, { organisation, pupil, person, body, today }: { organisation: string; pupil: string; person: string; body: string; today: string }): Promise<void> {
  await tx.insertInto('pupil_support').values({ organisation_id: organisation, mentee_id: pupil, body, noted_by: person, noted_on: today }).execute();
}

export async function endSupport(tx: Tx, { id, pupil, today }: { id: string; pupil: string; today: string }): Promise<boolean> {
  return (await tx.updateTable('pupil_support').set({ ended_on: today }).where('id', '=', id).where('mentee_id', '=', pupil).where('ended_on', 'is', null).executeTakeFirst()).numUpdatedRows === 1n;
}

export type PupilFact = { person: string; kind: 'absence' | 'mark'; day: string; what: string; value: number };

/** The same day, kind and subject again takes the place of what was there. */
export async function keepFacts(tx: Tx, organisation: string, facts: PupilFact[]): Promise<void> {
  for (const { person, kind, day, what } of facts) await tx.deleteFrom('pupil_fact').where('person_id', '=', person).where('kind', '=', kind).where('day', '=', day).where('what', '=', what).execute();
  for (let at = 0; at < facts.length; at += 1000)
    await tx
      .insertInto('pupil_fact')
      .values(facts.slice(at, at + 1000).map(({ person, kind, day, what, value }) => ({ organisation_id: organisation, person_id: person, kind, day, what, value })))
      .execute();
}

export type Worry = { id: string; menteeId: string; signs: Sign[]; map: Partial<Record<PlaceOfWorry, string>>; seenOn: string; step: WorryStep; closedOn: string | null; outcome: string | null };

/** Only one's own. */
export async function listWorries(tx: Tx, mentorship: string, pupil: string): Promise<Worry[]> {
  const rows = await tx.selectFrom('worry').selectAll().where('mentorship_id', '=', mentorship).where('mentee_id', '=', pupil).orderBy('seen_on', 'desc').orderBy('id').execute();
  return rows.map((row) => ({
    id: row.id,
    menteeId: row.mentee_id,
    signs: row.signs as Sign[],
    map: row.map as Worry['map'],
    seenOn: row.seen_on,
    step: row.step as WorryStep,
    closedOn: row.closed_on,
    outcome: row.outcome,
  }));
}

type NewWorry = { organisation: string; mentorship: string; pupil: string; author: string; signs: string[]; map: Record<string, string>; today: string; step: WorryStep };

export async function insertWorry(tx: Tx, { organisation, mentorship, pupil, author, signs, map, today, step }: NewWorry): Promise<void> {
  await tx
    .insertInto('worry')
    .values({ organisation_id: organisation, mentorship_id: mentorship, mentee_id: pupil, author_id: author, signs, map: JSON.stringify(map), seen_on: today, step })
    .execute();
}

export async function closeWorry(tx: Tx, { id, mentorship, outcome, today }: { id: string; mentorship: string; outcome: string; today: string }): Promise<boolean> {
  return (await tx.updateTable('worry').set({ closed_on: today, outcome }).where('id', '=', id).where('mentorship_id', '=', mentorship).where('closed_on', 'is', null).executeTakeFirst()).numUpdatedRows === 1n;
}

export type Referral = {
  id: string;
  mentorshipId: string;
  menteeId: string;
  mentee: string;
  unit: string | null;
  target: Target;
  consent: Consent;
  whyNone: string | null;
  sentById: string;
  sentBy: string;
  sentOn: string;
  answerDue: string;
  signalId: string | null;
  takenById: string | null;
  takenBy: string | null;
  acceptedOn: string | null;
  declinedOn: string | null;
  result: Result | null;
  resultOn: string | null;
  texts: { kind: 'extract' | 'answer'; by: string; body: string; writtenOn: string }[];
};

/** Those that this person sent, or that came to an office of theirs: the wall decides. */
export async function listReferrals(tx: Tx, scope: { id?: string; mentorship?: string; pupil?: string }): Promise<Referral[]> {
  const name = (alias: string) => sql<string>`${sql.ref(`${alias}.given_name`)} || ' ' || ${sql.ref(`${alias}.family_name`)}`;
  let query = tx
    .selectFrom('referral as r')
    .innerJoin('person as p', (join) => join.onRef('p.organisation_id', '=', 'r.organisation_id').onRef('p.id', '=', 'r.mentee_id'))
    .innerJoin('person as s', (join) => join.onRef('s.organisation_id', '=', 'r.organisation_id').onRef('s.id', '=', 'r.sent_by'))
    .leftJoin('person as t', (join) => join.onRef('t.organisation_id', '=', 'r.organisation_id').onRef('t.id', '=', 'r.taken_by'))
    .leftJoin('unit as u', (join) => join.onRef('u.organisation_id', '=', 'p.organisation_id').onRef('u.id', '=', 'p.unit_id'))
    .selectAll('r')
    .select([name('p').as('mentee'), name('s').as('sender'), sql<string | null>`t.given_name || ' ' || t.family_name`.as('taker'), 'u.name as unit'])
    .orderBy(sql`r.result is not null or r.declined_on is not null`)
    .orderBy('r.answer_due')
    .orderBy('r.id');
  if (scope.id) query = query.where('r.id', '=', scope.id);
  if (scope.mentorship) query = query.where('r.mentorship_id', '=', scope.mentorship);
  if (scope.pupil) query = query.where('r.mentee_id', '=', scope.pupil);
  const rows = await query.execute();
  if (rows.length === 0) return [];
  const texts = await tx
    .selectFrom('referral_text as t')
    .innerJoin('person as p', (join) => join.onRef('p.organisation_id', '=', 't.organisation_id').onRef('p.id', '=', 't.author_id'))
    .select(['t.referral_id', 't.kind', 't.body', 't.written_on', name('p').as('by')])
    .where(
      't.referral_id',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('t.written_on')
    .orderBy('t.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    mentorshipId: row.mentorship_id,
    menteeId: row.mentee_id,
    mentee: row.mentee,
    unit: row.unit,
    target: row.target as Target,
    consent: row.consent as Consent,
    whyNone: row.why_none,
    sentById: row.sent_by,
    sentBy: row.sender,
    sentOn: row.sent_on,
    answerDue: row.answer_due,
    signalId: row.signal_id,
    takenById: row.taken_by,
    takenBy: row.taker,
    acceptedOn: row.accepted_on,
    declinedOn: row.declined_on,
    result: row.result as Result | null,
    resultOn: row.result_on,
    texts: texts.filter((text) => text.referral_id === row.id).map((text) => ({ kind: text.kind as 'extract', by: text.by, body: text.body, writtenOn: text.written_on })),
  }));
}

type NewReferral = { organisation: string; mentorship: string; pupil: string; target: Target; consent: Consent; whyNone: string | null; person: string; extract: string; today: string; answerDue: string };

export async function insertReferral(tx: Tx, { organisation, mentorship, pupil, target, consent, whyNone, person, extract, today, answerDue }: NewReferral): Promise<string> {
  const id = crypto.randomUUID();
  await tx
    .insertInto('referral')
    .values({ organisation_id: organisation, id, mentorship_id: mentorship, mentee_id: pupil, target, consent, why_none: whyNone, sent_by: person, sent_on: today, answer_due: answerDue })
    .execute();
  await insertReferralText(tx, { organisation, referral: id, kind: 'extract', person, body: extract, today });
  return id;
}

export async function insertReferralText(
  tx: Tx,
  { organisation, referral, kind, person, body, today }: { organisation: string; referral: string; kind: 'extract' | 'answer'; person: string; body: string; today: string },
): Promise<void> {
  await tx.insertInto('referral_text').values({ organisation_id: organisation, referral_id: referral, kind, author_id: person, body, written_on: today }).execute();
}

export async function tieSignal(tx: Tx, referral: string, signal: string): Promise<void> {
  await tx.updateTable('referral').set({ signal_id: signal }).where('id', '=', referral).execute();
}

/** False when somebody has answered it before. */
export async function answerReferral(tx: Tx, { id, person, accepted, today }: { id: string; person: string; accepted: boolean; today: string }): Promise<boolean> {
  const done = await tx
    .updateTable('referral')
    .set({ taken_by: person, ...(accepted ? { accepted_on: today } : { declined_on: today }) })
    .where('id', '=', id)
    .where('accepted_on', 'is', null)
    .where('declined_on', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

export async function closeReferral(tx: Tx, { id, result, today }: { id: string; result: Result; today: string }): Promise<boolean> {
  const done = await tx.updateTable('referral').set({ result, result_on: today }).where('id', '=', id).where('accepted_on', 'is not', null).where('result', 'is', null).executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

export async function listSpecialists(tx: Tx, today: string): Promise<{ id: string; name: string; target: Target }[]> {
  const rows = await tx
    .selectFrom('specialty as s')
    .innerJoin('membership as m', (join) => join.onRef('m.organisation_id', '=', 's.organisation_id').onRef('m.person_id', '=', 's.person_id').on('m.role', '=', 'specialist'))
    .innerJoin('person as p', (join) => join.onRef('p.organisation_id', '=', 's.organisation_id').onRef('p.id', '=', 's.person_id'))
    .select(['p.id', 'p.given_name', 'p.family_name', 's.target'])
    .distinct()
    .where('m.first_day', '<=', today)
    .where((on) => on.or([on('m.last_day', 'is', null), on('m.last_day', '>=', today)]))
    .where('p.left_on', 'is', null)
    .orderBy('p.family_name')
    .orderBy('p.given_name')
    .execute();
  return rows.map((row) => ({ id: row.id, name: `${row.given_name} ${row.family_name}`, target: row.target as Target }));
}

export async function keepSpecialties(tx: Tx, { organisation, chosen }: { organisation: string; chosen: { person: string; target: Target }[] }): Promise<void> {
  await tx.deleteFrom('specialty').execute();
  if (chosen.length > 0)
    await tx
      .insertInto('specialty')
      .values(chosen.map(({ person, target }) => ({ organisation_id: organisation, person_id: person, target })))
      .execute();
}

export type SealedNote = { id: string; by: string; writtenOn: string; reads: { by: string; reason: string; at: Date }[] };

/** Notes of counsellors and records of talks under seal: that they are there and who has read them; never what. */
export async function listSealed(tx: Tx, pupil: string): Promise<SealedNote[]> {
  const rows = await tx
    .selectFrom('sealed_note as n')
    .innerJoin('person as p', (join) => join.onRef('p.organisation_id', '=', 'n.organisation_id').onRef('p.id', '=', 'n.author_id'))
    .select(['n.id', 'n.written_on', 'p.given_name', 'p.family_name'])
    .where('n.mentee_id', '=', pupil)
    .orderBy('n.written_on', 'desc')
    .orderBy('n.id')
    .execute();
  const talks = await tx
    .selectFrom('meeting as m')
    .innerJoin('person as p', (join) => join.onRef('p.organisation_id', '=', 'm.organisation_id').onRef('p.id', '=', 'm.recorded_by'))
    .select(['m.text_id', 'm.held_on', 'p.given_name', 'p.family_name'])
    .where('m.with_mentee_id', '=', pupil)
    .where('m.note_class', '=', 'safeguarding')
    .where('m.text_id', 'is not', null)
    .orderBy('m.held_on', 'desc')
    .execute();
  const all = [...rows, ...talks.map((talk) => ({ id: talk.text_id!, written_on: talk.held_on, given_name: talk.given_name, family_name: talk.family_name }))];
  if (all.length === 0) return [];
  const reads = await tx
    .selectFrom('sealed_read as r')
    .innerJoin('person as p', (join) => join.onRef('p.organisation_id', '=', 'r.organisation_id').onRef('p.id', '=', 'r.reader_id'))
    .select(['r.note_id', 'r.reason', 'r.read_at', 'p.given_name', 'p.family_name'])
    .where(
      'r.note_id',
      'in',
      all.map(({ id }) => id),
    )
    .orderBy('r.read_at', 'desc')
    .execute();
  return all.map((row) => ({
    id: row.id,
    by: `${row.given_name} ${row.family_name}`,
    writtenOn: row.written_on,
    reads: reads.filter(({ note_id: note }) => note === row.id).map((read) => ({ by: `${read.given_name} ${read.family_name}`, reason: read.reason, at: read.read_at })),
  }));
}

export async function insertSealed(tx: Tx, { organisation, pupil, person, body, today }: { organisation: string; pupil: string; person: string; body: string; today: string }): Promise<void> {
  const id = crypto.randomUUID();
  await tx.insertInto('sealed_note').values({ organisation_id: organisation, id, mentee_id: pupil, author_id: person, written_on: today }).execute();
  await tx.insertInto('sealed_text').values({ organisation_id: organisation, note_id: id, author_id: person, body }).execute();
}

/** G-6: the reason is written first; the wall opens this one note for the rest of the transaction. */
export async function readSealed(tx: Tx, { organisation, note, person, reason }: { organisation: string; note: string; person: string; reason: string }): Promise<string | null> {
  await tx.insertInto('sealed_read').values({ organisation_id: organisation, note_id: note, reader_id: person, reason }).execute();
  const own = await tx.selectFrom('sealed_text').select('body').where('note_id', '=', note).executeTakeFirst();
  return own?.body ?? (await tx.selectFrom('confided_text').select('body').where('id', '=', note).executeTakeFirst())?.body ?? null;
}
