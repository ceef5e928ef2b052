import { sql } from 'kysely';
import { inside, type ReadTx, type Tx, type Value } from '../../platform/database.ts';
import { keyFor, decrypted, encrypted } from '../../platform/encryption.ts';
import type { Consent, Result, Target } from './worry.rules.ts';
import { nameOf } from '../people/person.store.ts';

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
export async function listReferrals(
  tx: ReadTx,
  scope: { id?: string; mentorship?: string; pupil?: string },
): Promise<Referral[]> {
  let query = tx
    .selectFrom('referral as r')
    .innerJoin('person as p', (join) => inside(join, 'p.id', 'r.mentee_id'))
    .innerJoin('person as s', (join) => inside(join, 's.id', 'r.sent_by'))
    .leftJoin('person as t', (join) => inside(join, 't.id', 'r.taken_by'))
    .leftJoin('unit as u', (join) => inside(join, 'u.id', 'p.unit_id'))
    .selectAll('r')
    .select([
      nameOf('p').as('mentee'),
      nameOf('s').as('sender'),
      nameOf<string | null>('t').as('taker'),
      'u.name as unit',
    ])
    .orderBy(sql`r.result is not null or r.declined_on is not null`)
    .orderBy('r.answer_due')
    .orderBy('r.id');
  if (scope.id) query = query.where('r.id', '=', scope.id);
  if (scope.mentorship) query = query.where('r.mentorship_id', '=', scope.mentorship);
  if (scope.pupil) query = query.where('r.mentee_id', '=', scope.pupil);
  const rows = await query.execute();
  if (rows.length === 0) return [];
  const shut = await tx
    .selectFrom('referral_text as t')
    .innerJoin('person as p', (join) => inside(join, 'p.id', 't.author_id'))
    .select([
      't.referral_id',
      't.kind',
      encrypted('referral_text.body', 't').as('body'),
      't.written_on',
      nameOf('p').as('by'),
    ])
    .where(
      't.referral_id',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('t.written_on')
    .orderBy('t.id')
    .execute();
  const texts = await decrypted(tx, shut, 'body');
  return rows.map((row) => ({
    id: row.id,
    mentorshipId: row.mentorship_id,
    menteeId: row.mentee_id,
    mentee: row.mentee,
    unit: row.unit,
    target: row.target,
    consent: row.consent,
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
    result: row.result,
    resultOn: row.result_on,
    texts: texts
      .filter((text) => text.referral_id === row.id)
      .map((text) => ({
        kind: text.kind,
        by: text.by,
        body: text.body,
        writtenOn: text.written_on,
      })),
  }));
}

type NewReferral = {
  organisation: string;
  mentorship: string;
  pupil: string;
  target: Target;
  consent: Consent;
  whyNone: Value<'referral', 'why_none'> | null;
  person: string;
  extract: string;
  today: string;
  answerDue: string;
};

export async function insertReferral(
  tx: Tx,
  {
    organisation,
    mentorship,
    pupil,
    target,
    consent,
    whyNone,
    person,
    extract,
    today,
    answerDue,
  }: NewReferral,
): Promise<string> {
  const id = crypto.randomUUID();
  await tx
    .insertInto('referral')
    .values({
      organisation_id: organisation,
      id,
      mentorship_id: mentorship,
      mentee_id: pupil,
      target,
      consent,
      why_none: whyNone,
      sent_by: person,
      sent_on: today,
      answer_due: answerDue,
    })
    .execute();
  await insertReferralText(tx, {
    organisation,
    referral: id,
    kind: 'extract',
    person,
    body: extract,
    today,
  });
  return id;
}

export async function insertReferralText(
  tx: Tx,
  {
    organisation,
    referral,
    kind,
    person,
    body,
    today,
  }: {
    organisation: string;
    referral: string;
    kind: 'extract' | 'answer';
    person: string;
    body: string;
    today: string;
  },
): Promise<void> {
  const id = crypto.randomUUID();
  const key = await keyFor(tx, organisation, referral);
  await tx
    .insertInto('referral_text')
    .values({
      organisation_id: organisation,
      id,
      referral_id: referral,
      kind,
      author_id: person,
      key_id: key.id,
      body: key.seal('referral_text.body', id, body),
      written_on: today,
    })
    .execute();
}

export async function tieSignal(tx: Tx, referral: string, signal: string): Promise<void> {
  await tx.updateTable('referral').set({ signal_id: signal }).where('id', '=', referral).execute();
}

/** False when somebody has answered it before. */
export async function answerReferral(
  tx: Tx,
  { id, person, accepted, today }: { id: string; person: string; accepted: boolean; today: string },
): Promise<boolean> {
  const done = await tx
    .updateTable('referral')
    .set({ taken_by: person, ...(accepted ? { accepted_on: today } : { declined_on: today }) })
    .where('id', '=', id)
    .where('accepted_on', 'is', null)
    .where('declined_on', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

export async function closeReferral(
  tx: Tx,
  { id, result, today }: { id: string; result: Result; today: string },
): Promise<boolean> {
  const done = await tx
    .updateTable('referral')
    .set({ result, result_on: today })
    .where('id', '=', id)
    .where('accepted_on', 'is not', null)
    .where('result', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

export async function listSpecialists(
  tx: ReadTx,
  today: string,
): Promise<{ id: string; name: string; target: Target }[]> {
  const rows = await tx
    .selectFrom('specialty as s')
    .innerJoin('membership as m', (join) =>
      inside(join, 'm.person_id', 's.person_id').on('m.role', '=', 'specialist'),
    )
    .innerJoin('person as p', (join) => inside(join, 'p.id', 's.person_id'))
    .select(['p.id', 'p.given_name', 'p.family_name', 'p.sort_name', 's.target'])
    .distinct()
    .where('m.first_day', '<=', today)
    .where((on) => on.or([on('m.last_day', 'is', null), on('m.last_day', '>=', today)]))
    .where('p.left_on', 'is', null)
    .orderBy('p.sort_name')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: `${row.given_name} ${row.family_name}`,
    target: row.target,
  }));
}

/** Of an organisation that is being set up. */
export async function keepSpecialties(
  tx: Tx,
  { organisation, chosen }: { organisation: string; chosen: { person: string; target: Target }[] },
): Promise<void> {
  await tx.deleteFrom('specialty').execute();
  if (chosen.length > 0)
    await tx
      .insertInto('specialty')
      .values(
        chosen.map(({ person, target }) => ({
          organisation_id: organisation,
          person_id: person,
          target,
        })),
      )
      .execute();
}

/** Whoever is not chosen any more receives nothing from now on. Returns what is new. */
export async function dropSpecialties(
  tx: Tx,
  chosen: { person: string; target: Target }[],
): Promise<{ person: string; target: Target }[]> {
  const held = await tx.selectFrom('specialty').select(['person_id', 'target']).execute();
  const isSame =
    (row: { person_id: string; target: string }) =>
    ({ person, target }: { person: string; target: Target }) =>
      row.person_id === person && row.target === target;
  for (const row of held.filter((one) => !chosen.some(isSame(one))))
    await tx
      .deleteFrom('specialty')
      .where('person_id', '=', row.person_id)
      .where('target', '=', row.target)
      .execute();
  return chosen.filter((one) => !held.some((row) => isSame(row)(one)));
}
