import { sql } from 'kysely';
import { inside, type ReadTx, type Tx } from '../../platform/database.ts';
import { decrypted, encrypted } from '../../platform/encryption.ts';
import { insertText, type Own } from '../mentorships/mentorship.store.ts';
import { nameOf } from '../people/person.store.ts';

export type Consent = 'pupil' | 'guardian' | 'both';
type NewHandover = { to: string; text: string; firstDay: string; lastDay: string | null };

export async function insertHandover(
  tx: Tx,
  own: Own,
  { to, text, firstDay, lastDay }: NewHandover,
): Promise<void> {
  const textId = await insertText(tx, own, 'shared', text);
  await tx
    .insertInto('handover')
    .values({
      organisation_id: own.organisation,
      mentorship_id: own.mentorship,
      from_id: own.person,
      to_id: to,
      text_id: textId,
      first_day: firstDay,
      last_day: lastDay,
    })
    .execute();
}

/** M-17: only the mentee can say that it may go along. */
export async function answerHandover(
  tx: Tx,
  own: Own,
  id: string,
  { yes, today }: { yes: boolean; today: string },
): Promise<boolean> {
  const done = await tx
    .updateTable('handover')
    .set(yes ? { consent_by: own.person, consent_on: today } : { declined_on: today })
    .where('id', '=', id)
    .where('mentorship_id', '=', own.mentorship)
    .where('mentee_id', 'is', null)
    .where('consent_on', 'is', null)
    .where('declined_on', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** M-17: of one pupil of a group; who said yes is written down by the mentor. */
export async function insertPupilHandover(
  tx: Tx,
  own: Own,
  {
    pupil,
    consent,
    to,
    text,
    firstDay,
    lastDay,
  }: NewHandover & { pupil: string; consent: Consent },
): Promise<void> {
  const textId = await insertText(tx, own, 'shared', text, pupil);
  await tx
    .insertInto('handover')
    .values({
      organisation_id: own.organisation,
      mentorship_id: own.mentorship,
      mentee_id: pupil,
      from_id: own.person,
      to_id: to,
      text_id: textId,
      consent,
      consent_by: own.person,
      consent_on: firstDay,
      first_day: firstDay,
      last_day: lastDay,
    })
    .execute();
}

export type HandedOver = {
  id: string;
  about: string;
  group: string | null;
  from: string;
  to: string;
  text: string;
  consent: Consent | null;
  firstDay: string;
  lastDay: string | null;
};
type Scope =
  | { /** What came to this person, while it lasts. */ to: string; today: string }
  | { /** What was written about this pupil. */ pupil: string; mentorship: string };

export async function listHandedOver(tx: ReadTx, scope: Scope): Promise<HandedOver[]> {
  let query = tx
    .selectFrom('handover as h')
    .innerJoin('mentorship as m', (join) => inside(join, 'm.id', 'h.mentorship_id'))
    .innerJoin('confided_text as t', (join) => inside(join, 't.id', 'h.text_id'))
    .innerJoin('person as f', (join) => inside(join, 'f.id', 'h.from_id'))
    .innerJoin('person as o', (join) => inside(join, 'o.id', 'h.to_id'))
    .leftJoin('person as p', (join) => inside(join, 'p.id', 'h.mentee_id'))
    .select([
      'h.id',
      'm.name as group',
      encrypted('confided_text.body', 't').as('body'),
      'h.consent',
      'h.first_day',
      'h.last_day',
      nameOf('f').as('from'),
      nameOf('o').as('to'),
    ])
    .select(
      sql<string>`coalesce(p.given_name || ' ' || p.family_name, (select string_agg(q.given_name || ' ' || q.family_name, ', ') from mentorship_member x join person q on q.organisation_id = x.organisation_id and q.id = x.person_id
        where x.organisation_id = h.organisation_id and x.mentorship_id = h.mentorship_id and x.part = 'mentee'), '')`.as(
        'about',
      ),
    )
    .where('h.consent_on', 'is not', null)
    .orderBy('h.first_day', 'desc')
    .orderBy('about');
  if ('to' in scope)
    query = query
      .where('h.to_id', '=', scope.to)
      .where((on) => on.or([on('h.last_day', 'is', null), on('h.last_day', '>=', scope.today)]));
  else
    query = query
      .where('h.mentee_id', '=', scope.pupil)
      .where('h.mentorship_id', '=', scope.mentorship);
  return (await decrypted(tx, await query.execute(), 'body')).map((row) => ({
    id: row.id,
    about: row.about,
    group: row.group,
    from: row.from,
    to: row.to,
    text: row.body,
    consent: row.consent,
    firstDay: row.first_day,
    lastDay: row.last_day,
  }));
}
