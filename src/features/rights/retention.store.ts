import { sql, type RawBuilder } from 'kysely';
import { inside, selectRows, type ReadTx, type Tx } from '../../platform/database.ts';
import { findSchedule } from '../programmes/retention-schedule.store.ts';
import { findNotArchived } from '../records/archive.store.ts';
import { findHeldByRequests, forgetContacts } from '../records/request.store.ts';
import { nameOf } from '../people/person.store.ts';
import { eraseRows } from './erasure.store.ts';
import { count, forgetKeys, listLinks, purge, type Gone } from './purge.store.ts';
import { timed, type Schedule, type TimedRule } from '../../platform/retention-schedule.ts';
import { dueBefore, isLongSilence, lastWeekOf } from './retention.rules.ts';

async function keepChoice(
  tx: Tx,
  {
    organisation,
    rule,
    years,
    person,
  }: { organisation: string; rule: TimedRule; years: number; person: string },
): Promise<void> {
  await tx
    .insertInto('retention_choice')
    .values({ organisation_id: organisation, rule, years, chosen_by: person })
    .onConflict((on) =>
      on
        .columns(['organisation_id', 'rule'])
        .doUpdateSet({ years, chosen_by: person, made_at: sql<Date>`now()` }),
    )
    .execute();
}

/** RE-18: a shorter time that somebody asked for; with a day, somebody else has agreed to it. */
export type Shortening = {
  rule: TimedRule;
  years: number;
  askedById: string;
  askedBy: string;
  askedOn: string;
  fromDay: string | null;
};

/** Those that do not apply yet. */
export async function listShortenings(tx: ReadTx): Promise<Shortening[]> {
  const rows = await tx
    .selectFrom('retention_shortening as s')
    .innerJoin('person as p', (join) => inside(join, 'p.id', 's.asked_by'))
    .select(['s.rule', 's.years', 's.asked_by', 's.asked_on', 's.from_day', nameOf('p').as('by')])
    .where((on) =>
      on.or([on('s.from_day', 'is', null), on('s.from_day', '>', sql<string>`this_day()`)]),
    )
    .orderBy('s.rule')
    .execute();
  return rows.map((row) => ({
    rule: row.rule as TimedRule,
    years: row.years,
    askedById: row.asked_by,
    askedBy: row.by,
    askedOn: row.asked_on,
    fromDay: row.from_day,
  }));
}

/** What applies already becomes the choice; what waits gives way. */
async function settleShortening(tx: Tx, rule: TimedRule): Promise<void> {
  const applies = await tx
    .selectFrom('retention_shortening')
    .select(['organisation_id', 'years', 'asked_by'])
    .where('rule', '=', rule)
    .where('from_day', '<=', sql<string>`this_day()`)
    .executeTakeFirst();
  if (applies)
    await keepChoice(tx, {
      organisation: applies.organisation_id,
      rule,
      years: applies.years,
      person: applies.asked_by,
    });
  await tx.deleteFrom('retention_shortening').where('rule', '=', rule).execute();
}

/** Of a time that somebody else asked to shorten, for whoever could agree. */
export const waitingShortenings = (tx: ReadTx, person: string) =>
  tx
    .selectFrom('retention_shortening')
    .select(sql<number>`count(*)::int`.as('waiting'))
    .where('from_day', 'is', null)
    .where('asked_by', '<>', person)
    .where(sql<boolean>`not are_acquainted(organisation_id, asked_by, ${person}::uuid)`)
    .having(sql<boolean>`count(*) > 0`);

/** Who could agree to what this person asked, and signs in; nobody: whoever runs the server can. */
export async function listSecondForShortening(
  tx: ReadTx,
  { organisation, asker }: { organisation: string; asker: string },
): Promise<{ id: string; name: string }[]> {
  const rows = await selectRows(
    tx,
    sql<{ id: string; name: string }>`
    select id, given_name || ' ' || family_name as name from person
    where id in (select second_for_shortening(${organisation}, ${asker}::uuid)) order by sort_name`,
  );
  return rows;
}

/**
 * Longer or the same at once, shorter when somebody else has agreed. True when it waits for that.
 */
export async function chooseYears(
  tx: Tx,
  choice: { organisation: string; rule: TimedRule; years: number; person: string; today: string },
): Promise<boolean> {
  const { organisation, rule, years, person, today } = choice;
  const { schedule } = await findSchedule(tx);
  await settleShortening(tx, rule);
  if (years >= schedule[rule]) {
    await keepChoice(tx, choice);
    return false;
  }
  await tx
    .insertInto('retention_shortening')
    .values({ organisation_id: organisation, rule, years, asked_by: person, asked_on: today })
    .execute();
  return true;
}

/** False when there is none that waits. Nobody: whoever runs the server. */
export async function agreeToShortening(
  tx: Tx,
  { rule, person, fromDay }: { rule: string; person: string | null; fromDay: string },
): Promise<boolean> {
  const done = await tx
    .updateTable('retention_shortening')
    .set({ agreed_by: person, from_day: fromDay })
    .where('rule', '=', rule)
    .where('from_day', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** False when there is none, or it applies already. */
export async function dropShortening(tx: Tx, rule: string): Promise<boolean> {
  const done = await tx
    .deleteFrom('retention_shortening')
    .where('rule', '=', rule)
    .where((on) =>
      on.or([on('from_day', 'is', null), on('from_day', '>', sql<string>`this_day()`)]),
    )
    .executeTakeFirst();
  return done.numDeletedRows === 1n;
}

/** Rows of these stay, whatever they pointed at. */
const stays = [
  'development_goal',
  'own_action',
  'mentorship',
  'strength',
  'person',
  'evidence',
  'matching_run',
  'division',
];

type Root = { table: string; due: RawBuilder<unknown> };

/** RE-2: what of each rule is due: the rows that everything else of it hangs on. */
function rootsOf(rule: TimedRule, schedule: Schedule, today: string): Root[] {
  const before = sql`${dueBefore(rule, schedule, today)}::date`;
  switch (rule) {
    case 'letters':
      return [
        { table: 'letter', due: sql`coalesce(sent_at, made_at) < ${before}` },
        { table: 'message', due: sql`sent_at < ${before}` },
        { table: 'announcement', due: sql`last_day < ${before}` },
      ];
    case 'admission':
      return [
        {
          table: 'application',
          due: sql`withdrawn_on < ${before} or exists (select from admission_decision d where d.organisation_id = application.organisation_id and d.application_id = application.id
            and not d.admitted and d.decided_at < ${before} and not exists (select from admission_decision l where l.organisation_id = d.organisation_id and l.application_id = d.application_id and l.decided_at > d.decided_at))
            or (not exists (select from admission_decision d where d.organisation_id = application.organisation_id and d.application_id = application.id)
              and exists (select from public_application o where o.organisation_id = application.organisation_id and o.application_id = application.id)
              and exists (select from cohort c where c.organisation_id = application.organisation_id and c.id = application.cohort_id and c.last_day < ${before}))`,
        },
        // From outside, and never in anybody's list.
        {
          table: 'public_application',
          due: sql`taken_at is null and coalesce(withdrawn_on, (select c.last_day from application_call l join cohort c on c.organisation_id = l.organisation_id and c.id = l.cohort_id
            where l.organisation_id = public_application.organisation_id and l.id = public_application.call_id)) < ${before}`,
        },
      ];
    case 'referral':
      return [{ table: 'referral', due: sql`coalesce(result_on, declined_on) < ${before}` }];
    case 'assessment':
      return [
        { table: 'assessment_round', due: sql`coalesce(released_at::date, closes_on) < ${before}` },
      ];
    case 'matching': {
      const over = (table: string) =>
        sql`exists (select from cohort c where c.organisation_id = ${sql.ref(`${table}.organisation_id`)} and c.id = ${sql.ref(`${table}.cohort_id`)} and c.last_day < ${before})`;
      return [
        { table: 'matching_run', due: over('matching_run') },
        { table: 'division', due: over('division') },
        { table: 'group_request', due: over('group_request') },
      ];
    }
    case 'relationship':
      // A referral that is open, or within its own time, holds the whole mentorship.
      return [
        {
          table: 'mentorship',
          due: sql`coalesce((select c.closed_on from closure c where c.organisation_id = mentorship.organisation_id and c.mentorship_id = mentorship.id),
              (select c.last_day from cohort c where c.organisation_id = mentorship.organisation_id and c.id = mentorship.cohort_id)) < ${before}
            and not exists (select from referral r where r.organisation_id = mentorship.organisation_id and r.mentorship_id = mentorship.id
              and coalesce(r.result_on, r.declined_on, 'infinity') >= ${dueBefore('referral', schedule, today)}::date)`,
        },
      ];
    case 'facts':
      return [
        {
          table: 'pupil_fact',
          due: sql`kind = 'absence' and exists (select from person p where p.organisation_id = pupil_fact.organisation_id and p.id = pupil_fact.person_id and p.left_on < ${before})`,
        },
        {
          table: 'pupil_fact',
          due: sql`kind = 'mark' and exists (select from person p where p.organisation_id = pupil_fact.organisation_id and p.id = pupil_fact.person_id and p.left_on < ${dueBefore('person', schedule, today)}::date)`,
        },
      ];
    case 'certificate':
      return [{ table: 'certificate', due: sql`issued_at < ${before}` }];
    case 'files':
    case 'person':
      return [];
  }
}

/** What is due and stays: somebody asked for it, or no archive has confirmed it. */
export type Waiting = { request: number; archive: number };

type Applying = { organisation: string; today: string; waiting: Waiting };

/** The rows that are due now: what goes before them may be what makes them due. */
async function fixed(
  tx: ReadTx,
  { table, due }: Root,
  { organisation, today, waiting }: Applying,
): Promise<RawBuilder<unknown>> {
  if (table === 'pupil_fact') return due; // nothing hangs on it
  const rows = await selectRows(
    tx,
    sql<{ id: string }>`select id from ${sql.table(table)} where ${due}`,
  );
  let ids = rows.map(({ id }) => id);
  if (table === 'mentorship' || table === 'application') {
    const asked = await findHeldByRequests(tx, `${table}_id`, ids, today);
    waiting.request += asked.size;
    ids = ids.filter((id) => !asked.has(id));
  }
  if (table === 'mentorship') {
    const unconfirmed = await findNotArchived(tx, organisation, ids);
    waiting.archive += unconfirmed.size;
    ids = ids.filter((id) => !unconfirmed.has(id));
  }
  return sql`${sql.ref(`${table}.id`)} = any(${ids}::uuid[])`;
}

/**
 * RE-19: the last day of which anything is known, where then nothing was written down for months,
 * until a week ago or less. So it looks when nobody was here, and when a clock was put ahead.
 */
export async function findLeap(tx: ReadTx, today: string): Promise<string | null> {
  const { day } = await tx
    .selectFrom('audit_log')
    .select(sql<string | null>`max(at)::date::text`.as('day'))
    .where('at', '<', sql<Date>`${lastWeekOf(today)}::date`)
    .executeTakeFirstOrThrow();
  return day !== null && isLongSilence(day, today) ? day : null;
}

export type Due = { rule: TimedRule; gone: Gone };

/**
 * Everything that is due today goes, and is counted. To look beforehand the same is done and rolled
 * back.
 */
export async function applyRetention(
  tx: Tx,
  organisation: string,
  schedule: Schedule,
  today: string,
): Promise<{ due: Due[]; waiting: Waiting }> {
  const links = await listLinks(tx);
  const waiting: Waiting = { request: 0, archive: 0 };
  const all: Due[] = [];
  for (const rule of timed) {
    const gone: Gone = new Map();
    const fromOutside = rule === 'admission' ? await listFromOutside(tx) : [];
    for (const root of rootsOf(rule, schedule, today))
      await purge(tx, root.table, await fixed(tx, root, { organisation, today, waiting }), {
        links,
        stays,
        gone,
      });
    const before = dueBefore(rule, schedule, today);
    if (rule === 'letters') count(gone, 'record_request', await forgetContacts(tx, before));
    if (rule === 'files') {
      const { numUpdatedRows } = await tx
        .updateTable('roster_import')
        .set({ content: '[]' })
        .where('made_at', '<', sql<Date>`${before}::date`)
        .where(sql<boolean>`content <> '[]'`)
        .executeTakeFirst();
      count(gone, 'roster_import', Number(numUpdatedRows));
    }
    // A-22: who was only ever an applicant from outside goes with the application.
    for (const person of await listNobodys(tx, fromOutside))
      for (const [table, rows] of await eraseRows(tx, { organisation, person, today, links }))
        count(gone, table, rows);
    if (rule === 'person')
      for (const person of await listLeft(tx, before))
        for (const [table, rows] of await eraseRows(tx, { organisation, person, today, links }))
          count(gone, table, rows);
    if (gone.size > 0) all.push({ rule, gone });
  }
  if (all.length > 0) await forgetKeys(tx);
  return { due: all, waiting };
}

/** People who are here because they applied from outside. */
async function listFromOutside(tx: ReadTx): Promise<string[]> {
  const rows = await tx
    .selectFrom('public_application')
    .select('person_id')
    .where('is_new_person', '=', true)
    .execute();
  return rows.map(({ person_id: person }) => person!);
}

/** Of these, whoever has no application any more, and never had a role or an account. */
async function listNobodys(tx: Tx, people: string[]): Promise<string[]> {
  if (people.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    select p.id from person p where p.id = any(${people}::uuid[]) and p.erased_on is null and p.account_id is null
      and not exists (select from application a where a.organisation_id = p.organisation_id and a.person_id = p.id)
      and not exists (select from membership m where m.organisation_id = p.organisation_id and m.person_id = p.id)
    order by p.id`.execute(tx);
  return rows.map(({ id }) => id);
}

/**
 * Who left before that day, is in no mentorship that is still kept, and has not been taken out
 * before.
 */
async function listLeft(tx: ReadTx, before: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('person as p')
    .select('p.id')
    .where('p.left_on', '<', before)
    .where('p.erased_on', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('mentorship_member as x')
            .select('x.id')
            .whereRef('x.organisation_id', '=', 'p.organisation_id')
            .whereRef('x.person_id', '=', 'p.id'),
        ),
      ),
    )
    .orderBy('p.id')
    .execute();
  return rows.map(({ id }) => id);
}

export async function insertRun(
  tx: Tx,
  { organisation, person, due }: { organisation: string; person: string; due: Due[] },
): Promise<string> {
  const rows = Object.fromEntries(due.map(({ rule, gone }) => [rule, Object.fromEntries(gone)]));
  const { id } = await tx
    .insertInto('retention_run')
    .values({ organisation_id: organisation, run_by: person, done_rows: JSON.stringify(rows) })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export type Run = { id: string; by: string; at: Date; rows: number };

export async function listRuns(tx: ReadTx): Promise<Run[]> {
  const rows = await tx
    .selectFrom('retention_run as r')
    .innerJoin('person as p', (join) => inside(join, 'p.id', 'r.run_by'))
    .select(['r.id', 'r.run_at', 'r.done_rows', 'p.given_name', 'p.family_name'])
    .orderBy('r.run_at', 'desc')
    .limit(50)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    by: `${row.given_name} ${row.family_name}`,
    at: row.run_at,
    rows: Object.values(row.done_rows)
      .flatMap((tables) => Object.values(tables))
      .reduce((sum, n) => sum + n, 0),
  }));
}

/** Every table of an organisation or of an account, with its columns, as the database has them. */
export async function listColumns(tx: ReadTx): Promise<Map<string, string[]>> {
  const rows = await selectRows(
    tx,
    sql<{ table: string; columns: string[] }>`
    select c.relname as table, array_agg(a.attname::text order by a.attnum) as columns from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped group by 1 order by 1`,
  );
  return new Map(rows.map(({ table, columns }) => [table, columns]));
}
