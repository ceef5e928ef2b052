/**
 * Somebody's data go: what is theirs alone is deleted, what others need stays without them, what
 * has to stay is written down with its ground.
 */
import { sql } from 'kysely';
import {
  inside,
  selectRows,
  withAuthScope,
  type ReadTx,
  type Tx,
} from '../../platform/database.ts';
import { keyFor } from '../../platform/encryption.ts';
import { insertClosure } from '../course/closure.store.ts';
import { forgetCopies } from '../people/copies.store.ts';
import { dataInventory, isColumn, type Hold } from '../../platform/data-inventory.ts';
import { mineOf } from './export.store.ts';
import { count, listLinks, purge, type Gone, type Link } from './purge.store.ts';

/** Whom a row is about, apart from who wrote it down. */
const subjectsOf = (of: string[]): string[] =>
  of.filter((column) => isColumn(column) && !column.endsWith('_by'));

/** Running mentorships hold the person who is in them: they are ended first, by people. */
export async function listRunning(
  tx: ReadTx,
  person: string,
): Promise<{ id: string; kind: string; name: string | null }[]> {
  return tx
    .selectFrom('mentorship_member as x')
    .innerJoin('mentorship as m', (join) => inside(join, 'm.id', 'x.mentorship_id'))
    .leftJoin('closure as c', (join) => inside(join, 'c.mentorship_id', 'm.id'))
    .select(['m.id', 'm.kind', 'm.name'])
    .distinct()
    .where('x.person_id', '=', person)
    .where((on) =>
      on.or([on('x.last_day', 'is', null), on('x.last_day', '>=', sql<string>`this_day()`)]),
    )
    .where('c.mentorship_id', 'is', null)
    .execute();
}

/** As if people had ended them: whoever is erased is in none any more. */
export async function endRunning(
  tx: Tx,
  { organisation, person, today }: { organisation: string; person: string; today: string },
): Promise<void> {
  for (const { id, kind } of await listRunning(tx, person)) {
    if (kind === 'pair')
      await insertClosure(tx, { organisation, mentorship: id, person }, { reason: 'left', today });
    else
      await tx
        .updateTable('mentorship_member')
        .set({ last_day: sql<string>`greatest(first_day, ${today}::date - 1)` })
        .where('mentorship_id', '=', id)
        .where('person_id', '=', person)
        .execute();
  }
}

export type Held = { table: string; hold: Exclude<Hold, 'nobody'>; rows: number };

/** RE-4: what stays of this person although it is about them, and why. */
export async function listHeld(tx: ReadTx, person: string): Promise<Held[]> {
  const held: Held[] = [];
  for (const [table, { of, leave, hold }] of Object.entries(dataInventory())) {
    const whose = of.filter((one) => one !== 'mentorship');
    if (leave !== 'keep' || !hold || hold === 'nobody' || whose.length === 0) continue;
    const rows = await selectRows(
      tx,
      sql<{
        n: number;
      }>`select count(*)::int as n from ${sql.table(table)} t where ${mineOf(table, whose, person)}`,
    );
    if (rows[0]!.n > 0) held.push({ table, hold, rows: rows[0]!.n });
  }
  return held;
}

/**
 * Of a transaction to erase. How many rows went or were loosened, by table. Keys under which
 * nothing lies any more are left to `forgetKeys`.
 */
export async function eraseRows(
  tx: Tx,
  {
    organisation,
    person,
    today,
    links,
  }: { organisation: string; person: string; today: string; links?: Link[] },
): Promise<Gone> {
  const gone: Gone = new Map();
  const doing = {
    links: links ?? (await listLinks(tx)),
    stays: ['mentorship', 'person', 'development_goal', 'evidence', 'strength'],
    gone,
  };
  for (const [table, { of, leave }] of Object.entries(dataInventory())) {
    const columns = subjectsOf(of);
    if (leave === 'delete' && columns.length > 0)
      await purge(
        tx,
        table,
        sql`${person} in (${sql.join(columns.map((column) => sql.ref(`${table}.${column}`)))})`,
        doing,
      );
  }
  count(gone, 'confided_text', await emptyPrivate(tx, organisation, person));
  await anonymise(tx, person, today, gone);
  return gone;
}

/** What somebody wrote for themselves alone: the row stays for what points at it, the words go. */
async function emptyPrivate(tx: Tx, organisation: string, person: string): Promise<number> {
  const rows = await tx
    .selectFrom('confided_text as t')
    .select([
      't.id',
      't.mentorship_id',
      sql<boolean>`exists (select from card c where c.organisation_id = t.organisation_id and c.text_id = t.id)`.as(
        'is_card',
      ),
    ])
    .where('t.author_id', '=', person)
    .where('t.note_class', '=', 'private')
    .execute();
  for (const { id, mentorship_id: mentorship, is_card: isCard } of rows) {
    const key = await keyFor(tx, organisation, mentorship);
    await tx
      .updateTable('confided_text')
      .set({ key_id: key.id, body: key.seal('confided_text.body', id, isCard ? '{}' : '') })
      .where('id', '=', id)
      .execute();
  }
  return rows.length;
}

async function anonymise(tx: Tx, person: string, today: string, gone: Gone): Promise<void> {
  const done = async (
    table: string,
    query: { executeTakeFirst: () => Promise<{ numUpdatedRows: bigint }> },
  ) => count(gone, table, Number((await query.executeTakeFirst()).numUpdatedRows));
  await done(
    'rater',
    tx
      .updateTable('rater')
      .set({ name: '–', email: null, person_id: null })
      .where((on) => on.or([on('person_id', '=', person), on('mentor_id', '=', person)])),
  );
  await done(
    'application',
    tx
      .updateTable('application')
      .set({ answers: null, key_id: null, preferences: '{}' })
      .where('person_id', '=', person),
  );
  await done(
    'membership',
    tx
      .updateTable('membership')
      .set({ last_day: today })
      .where('person_id', '=', person)
      .where('last_day', 'is', null),
  );
  await done(
    'person',
    tx.updateTable('person').set({ manager_id: null }).where('manager_id', '=', person),
  );
  for (const [table, rows] of await forgetCopies(tx, person, '–')) count(gone, table, rows);
  const { account_id: account } = await tx
    .selectFrom('person')
    .select('account_id')
    .where('id', '=', person)
    .executeTakeFirstOrThrow();
  await tx
    .updateTable('person')
    .set({
      given_name: '–',
      family_name: '–',
      email: null,
      number: null,
      born_on: null,
      job_title: null,
      language: null,
      languages: [],
      sector: null,
      manager_id: null,
      unit_id: null,
      account_id: null,
      left_on: sql<string>`coalesce(left_on, ${today}::date)`,
      protected_hashes: null,
      erased_on: today,
    })
    .where('id', '=', person)
    .execute();
  count(gone, 'person', 1);
  if (account !== null) await deleteAccount(tx, account, gone);
}

/**
 * An account that opens nothing any more goes, with sessions and everything that proves who it is.
 */
async function deleteAccount(tx: Tx, account: string, gone: Gone): Promise<void> {
  await withAuthScope(tx, account, async (auth) => {
    const elsewhere = await sql`select from person where account_id = ${account}`.execute(auth);
    if (elsewhere.rows.length === 0)
      count(
        gone,
        'account',
        Number(
          (await auth.deleteFrom('account').where('id', '=', account).executeTakeFirst())
            .numDeletedRows,
        ),
      );
  });
}
