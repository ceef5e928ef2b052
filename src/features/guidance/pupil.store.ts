import { sql } from 'kysely';
import type { Marks } from '../../web/session.ts';
import { isBelowPass } from '../organisations/settings.store.ts';
import { factDays } from '../signals/signal.rules.ts';
import { inside, type ReadTx, type Tx } from '../../platform/database.ts';
import { keyFor, decrypted, encrypted } from '../../platform/encryption.ts';
import { addDays } from '../../platform/i18n.ts';
import type { MentorshipLine } from '../mentorships/mentorship.store.ts';
import { signalRulesOf } from '../profiles/template.store.ts';
import { clockOf, shownFactDays, type ClassClock, type Pupil } from './overview.rules.ts';
import { nameOf } from '../people/person.store.ts';

type When = { now: Date; today: string; marks: Marks };

/** One line for each pupil of a group; `pupil`: only that one. */
export async function listPupils(
  tx: ReadTx,
  { mentorship, pupil, ...when }: When & { mentorship: string; pupil?: string },
): Promise<Pupil[]> {
  let query = pupilsQuery(tx, when).where('x.mentorship_id', '=', mentorship);
  if (pupil) query = query.where('x.person_id', '=', pupil);
  return (await query.execute()).map(pupilOf);
}

/** A line for each pupil of every class that somebody may read. */
export function pupilsQuery(tx: ReadTx, { now, today, marks }: When) {
  const whole = (query: ReturnType<typeof sql>) => sql<number>`(${query})::int`;
  return tx
    .selectFrom('mentorship_member as x')
    .innerJoin('person as p', (join) => inside(join, 'p.id', 'x.person_id'))
    .select(['p.id', 'x.first_day', 'x.mentorship_id', 'p.sort_name', nameOf('p').as('name')])
    .select([
      sql<
        string | null
      >`(select max(m.held_on) from meeting m where m.organisation_id = x.organisation_id and m.mentorship_id = x.mentorship_id and m.with_mentee_id = x.person_id)`.as(
        'last',
      ),
      sql<
        string | null
      >`(select min(a.starts_at at time zone o.time_zone)::date from appointment a join organisation o on o.id = a.organisation_id
        where a.organisation_id = x.organisation_id and a.mentorship_id = x.mentorship_id and a.mentee_id = x.person_id and a.cancelled_at is null and a.starts_at > ${now})`.as(
        'next',
      ),
      whole(
        sql`select coalesce(sum(f.value), 0) from pupil_fact f where f.organisation_id = x.organisation_id and f.person_id = x.person_id and f.kind = 'absence' and f.day between ${addDays(today, -factDays)} and ${today}`,
      ).as('absence'),
      whole(
        sql`select count(*) from pupil_fact f where f.organisation_id = x.organisation_id and f.person_id = x.person_id and f.kind = 'mark' and ${isBelowPass('f.value', marks)} and f.day between ${addDays(today, -factDays)} and ${today}`,
      ).as('low_marks'),
      whole(sql`select count(*) from agreement a where a.organisation_id = x.organisation_id and a.mentorship_id = x.mentorship_id and a.owner_id = x.person_id
        and not exists (select from agreement_outcome k where k.organisation_id = a.organisation_id and k.agreement_id = a.id)`).as(
        'open',
      ),
      whole(sql`select count(*) from agreement a where a.organisation_id = x.organisation_id and a.mentorship_id = x.mentorship_id and a.owner_id = x.person_id and a.due_on < ${today}
        and not exists (select from agreement_outcome k where k.organisation_id = a.organisation_id and k.agreement_id = a.id)`).as(
        'late',
      ),
      ...(['high', 'middle', 'low'] as const).map((severity) =>
        whole(
          sql`select count(*) from signal s where s.organisation_id = x.organisation_id and s.mentorship_id = x.mentorship_id and s.mentee_id = x.person_id and s.settled_on is null and s.severity = ${severity}`,
        ).as(severity),
      ),
      whole(
        sql`select count(*) from worry w where w.organisation_id = x.organisation_id and w.mentorship_id = x.mentorship_id and w.mentee_id = x.person_id and w.closed_on is null`,
      ).as('worries'),
      whole(
        sql`select count(*) from referral r where r.organisation_id = x.organisation_id and r.mentorship_id = x.mentorship_id and r.mentee_id = x.person_id and r.result is null and r.declined_on is null`,
      ).as('referrals'),
    ])
    .where('x.part', '=', 'mentee')
    .where((on) =>
      on.or([on('x.last_day', 'is', null), on('x.last_day', '>=', sql<string>`this_day()`)]),
    )
    .orderBy('p.sort_name');
}

type PupilRow = Awaited<ReturnType<ReturnType<typeof pupilsQuery>['execute']>>[number];

export const pupilOf = (row: PupilRow): Pupil => ({
  id: row.id,
  name: row.name,
  sortName: row.sort_name,
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
});

export type PupilDetail = {
  bornOn: string | null;
  email: string | null;
  unit: string | null;
  guardians: { name: string; email: string | null }[];
  support: { id: string; body: string; notedOn: string }[];
  facts: { kind: 'absence' | 'mark'; day: string; what: string; value: number }[];
};

export async function findPupil(tx: ReadTx, pupil: string, today: string): Promise<PupilDetail> {
  const person = await tx
    .selectFrom('person as p')
    .leftJoin('unit as u', (join) => inside(join, 'u.id', 'p.unit_id'))
    .select(['p.born_on', 'p.email', 'u.name as unit'])
    .where('p.id', '=', pupil)
    .executeTakeFirstOrThrow();
  const guardians = await tx
    .selectFrom('guardianship as g')
    .innerJoin('person as p', (join) => inside(join, 'p.id', 'g.guardian_id'))
    .select(['p.given_name', 'p.family_name', 'p.email'])
    .where('g.child_id', '=', pupil)
    .where('g.first_day', '<=', today)
    .where((on) => on.or([on('g.last_day', 'is', null), on('g.last_day', '>=', today)]))
    .orderBy('p.sort_name')
    .execute();
  const helps = await tx
    .selectFrom('pupil_support as s')
    .select(['s.id', encrypted('pupil_support.body', 's').as('body'), 's.noted_on'])
    .where('s.mentee_id', '=', pupil)
    .where('s.ended_on', 'is', null)
    .orderBy('s.noted_on')
    .execute();
  const support = await decrypted(tx, helps, 'body');
  const facts = await tx
    .selectFrom('pupil_fact')
    .select(['kind', 'day', 'what', 'value'])
    .where('person_id', '=', pupil)
    .where('day', '>=', addDays(today, -shownFactDays))
    .orderBy('day', 'desc')
    .orderBy('what')
    .limit(60)
    .execute();
  return {
    bornOn: person.born_on,
    email: person.email,
    unit: person.unit,
    guardians: guardians.map((row) => ({
      name: `${row.given_name} ${row.family_name}`,
      email: row.email,
    })),
    support: support.map((row) => ({ id: row.id, body: row.body, notedOn: row.noted_on })),
    facts: facts.map((row) => ({
      kind: row.kind,
      day: row.day,
      what: row.what,
      value: Number(row.value),
    })),
  };
}

export async function insertSupport(
  tx: Tx,
  {
    organisation,
    pupil,
    person,
    body,
    today,
  }: { organisation: string; pupil: string; person: string; body: string; today: string },
): Promise<void> {
  const id = crypto.randomUUID();
  const key = await keyFor(tx, organisation, pupil);
  await tx
    .insertInto('pupil_support')
    .values({
      organisation_id: organisation,
      id,
      mentee_id: pupil,
      key_id: key.id,
      body: key.seal('pupil_support.body', id, body),
      noted_by: person,
      noted_on: today,
    })
    .execute();
}

export async function endSupport(
  tx: Tx,
  { id, pupil, today }: { id: string; pupil: string; today: string },
): Promise<boolean> {
  return (
    (
      await tx
        .updateTable('pupil_support')
        .set({ ended_on: today })
        .where('id', '=', id)
        .where('mentee_id', '=', pupil)
        .where('ended_on', 'is', null)
        .executeTakeFirst()
    ).numUpdatedRows === 1n
  );
}

export type PupilFact = {
  person: string;
  kind: 'absence' | 'mark';
  day: string;
  what: string;
  value: number;
};

/** The same day, kind and subject again takes the place of what was there. */
export async function keepFacts(tx: Tx, organisation: string, facts: PupilFact[]): Promise<void> {
  for (let at = 0; at < facts.length; at += 1000) {
    const some = facts.slice(at, at + 1000);
    const column = (of: (fact: PupilFact) => string) => sql.val(some.map(of));
    await sql`delete from pupil_fact f using unnest(${column(({ person }) => person)}::uuid[], ${column(({ kind }) => kind)}::text[],
      ${column(({ day }) => day)}::date[], ${column(({ what }) => what)}::text[]) as v (person, kind, day, what)
      where f.person_id = v.person and f.kind = v.kind and f.day = v.day and f.what = v.what`.execute(
      tx,
    );
  }
  for (let at = 0; at < facts.length; at += 1000)
    await tx
      .insertInto('pupil_fact')
      .values(
        facts.slice(at, at + 1000).map(({ person, kind, day, what, value }) => ({
          organisation_id: organisation,
          person_id: person,
          kind,
          day,
          what,
          value,
        })),
      )
      .execute();
}

/** By which the reasons of a class are told on a day. */
export const clockOfClass = (mentorship: MentorshipLine, today: string): ClassClock =>
  clockOf({ ...mentorship, signals: signalRulesOf(mentorship.rules) }, today);
