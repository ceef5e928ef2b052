/**
 * Checks 1, 2, 5 and 6: each role at each route and in each table, four organisations side by side,
 * ids that are guessed or borrowed.
 */
import { sql } from 'kysely';
import { selectRows } from '../src/platform/database.ts';
import { insertSession } from '../src/features/accounts/session.store.ts';
import { routes } from '../src/app/registry.ts';
import { encryptedColumns } from '../src/platform/encryption.ts';
import { grantOf, roles, type Role } from '../src/web/permission.ts';
import type { Route } from '../src/web/route.tsx';
import type { DemoAccounts } from '../src/app/demo/cast.ts';
import { openPair } from '../test/support/pair.ts';
import { everybody, writeTexts, type Who } from '../test/support/texts.ts';
import { visit, visitorWith, type Visitor } from '../test/support/world.ts';
import { plural, type Check, type Stage } from './check.ts';
import { shared } from './walls.ts';

const nowhere = '00000000-0000-4000-8000-000000000000';
const addressOf = (base: string, door: Route, id: () => string = () => nowhere) =>
  `${base}${door.path.replace(/:\w+/g, id)}`;

async function organisationOf({ database }: Stage, slug: string): Promise<string> {
  return (
    await database.beforeTenant(null, (tx) =>
      tx.selectFrom('organisation').select('id').where('slug', '=', slug).executeTakeFirstOrThrow(),
    )
  ).id;
}

type Newcomer = { role: Role; person: string; visitor: Visitor };

/** Somebody who has one role and nothing else. */
async function newcomers(stage: Stage, organisation: string): Promise<Newcomer[]> {
  const all: Newcomer[] = [];
  for (const role of roles) {
    const account = (
      await stage.database.beforeTenant(null, (tx) =>
        tx
          .insertInto('account')
          .values({ email: `${role}@newcomer.example`, password_hash: 'x' })
          .returning('id')
          .executeTakeFirstOrThrow(),
      )
    ).id;
    const person = await stage.database.inTenant(
      { organisation, person: null },
      'write',
      async (tx) => {
        const { id } = await tx
          .insertInto('person')
          .values({
            organisation_id: organisation,
            account_id: account,
            given_name: 'New',
            family_name: role,
            email: `${role}@newcomer.example`,
          })
          .returning('id')
          .executeTakeFirstOrThrow();
        await tx
          .insertInto('membership')
          .values({ organisation_id: organisation, person_id: id, role, first_day: '2026-01-01' })
          .execute();
        return id;
      },
    );
    const token = await stage.database.beforeTenant(null, (tx) =>
      insertSession(tx, { account, device: 'check', method: 'passkey', hasSecondFactor: true }),
    );
    all.push({ role, person, visitor: visitorWith(stage.server, token) });
  }
  return all;
}

export const matrix: Check = {
  number: 1,
  name: 'each role at each route and at each table of texts: what the table of permissions says, and nothing else',
  isQuick: false,
  run: async (stage) => {
    const faults: string[] = [];
    const organisation = await organisationOf(stage, 'lindenhof');
    const visitors = new Map<Who, Visitor>();
    for (const who of everybody) visitors.set(who, await visit(stage, who));
    await writeTexts({
      visitors,
      pair: await openPair(stage),
      readers: new Map(),
      word: (kind) => `kanarie${kind}`,
    });
    const all = await newcomers(stage, organisation);
    const there = await countRows(stage, organisation);
    const filled = (Object.keys(encryptedColumns()) as string[]).filter(
      (table) => there.get(table)! > 0,
    );
    let cells = 0;
    for (const { role, person } of all)
      for (const table of filled) {
        cells++;
        const { n } = await stage.database.inTenant(
          { organisation, person, today: '2026-11-22' },
          'read',
          async (tx) =>
            (
              await selectRows(
                tx,
                sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`,
              )
            )[0]!,
        );
        if (n > 0) faults.push(`${role} reads ${n} rows of ${table}`);
      }
    for (const { role, visitor } of all)
      for (const door of routes) {
        cells++;
        const path = addressOf('/o/lindenhof', door);
        const { status } =
          door.act === null ? await visitor.get(path) : await visitor.post(path, {});
        const may = grantOf([role], door.permission) !== null;
        if (may === (status === 403)) faults.push(`${role} ${door.method} ${door.path}: ${status}`);
        if (status >= 500) faults.push(`${role} ${door.method} ${door.path}: ${status}`);
      }
    return {
      tried: `${plural(cells, 'cells')} (${roles.length} roles, ${routes.length} routes, ${filled.length} tables with rows)`,
      figure: `${faults.length} wrong`,
      faults,
    };
  },
  mutation: {
    name: 'worries open to everybody of the organisation',
    break: ({ owner }) => owner.query('create policy open on worry for select using (true)'),
  },
};

/**
 * Two organisations once more, with the same ids and other names: whoever forgets the organisation
 * mixes them up.
 */
async function cloneOrganisations(stage: Stage): Promise<void> {
  const { owner } = stage;
  const { rows: tables } = await owner.query<{ t: string; columns: string[] }>(
    `select c.relname as t, array_agg(a.attname::text order by a.attnum) as columns from pg_class c join pg_attribute a on a.attrelid = c.oid
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and a.attidentity = '' group by 1 having bool_or(a.attname = 'organisation_id' and a.attnotnull) order by 1`,
  );
  // What opens doors is unique in the world, and stays where it is.
  const left = new Set([
    'audit_log',
    'invitation',
    'rater_link',
    'calendar_feed',
    'class_card',
    'certificate',
    'identity',
    'identity_provider',
    'provider_visit',
    'mail_choice',
    ...shared,
  ]);
  const own = tables.filter(({ t }) => !left.has(t));
  for (const { t } of tables) await owner.query(`alter table "${t}" disable row level security`);
  await owner.query(`set app.scope = 'sign-in'; alter table profile_version disable trigger user`);
  for (const slug of ['lindenhof', 'ledarnatverket']) {
    const from = await organisationOf(stage, slug);
    const { id: to } = (
      await owner.query<{ id: string }>(
        `insert into organisation (slug, name, language, time_zone, strong_roles) select 'klon-' || slug, 'KLON', language, time_zone, strong_roles from organisation where id = $1 returning id`,
        [from],
      )
    ).rows[0]!;
    for (let waiting = own, before = Infinity; waiting.length > 0;) {
      if (waiting.length === before)
        throw new Error(`not copied: ${waiting.map(({ t }) => t).join(', ')}`);
      before = waiting.length;
      const next: typeof own = [];
      for (const table of waiting) {
        const columns = table.columns.map((column) => `"${column}"`);
        const values = table.columns.map((column) =>
          column === 'organisation_id' ? `'${to}'` : `"${column}"`,
        );
        await owner.query('begin');
        await owner
          .query(
            `insert into "${table.t}" (${columns.join(', ')}) select ${values.join(', ')} from "${table.t}" where organisation_id = '${from}'`,
          )
          .then(() => owner.query('commit'))
          .catch(async () => {
            next.push(table);
            await owner.query('rollback');
          });
      }
      waiting = next;
    }
    for (const [t, column] of [
      ['person', 'given_name'],
      ['unit', 'name'],
      ['cohort', 'name'],
      ['programme', 'name'],
      ['mentorship', 'name'],
      ['member_organisation', 'name'],
    ] as const)
      await owner.query(
        `update ${t} set ${column} = 'KLON ' || ${column} where organisation_id = $1 and ${column} is not null`,
        [to],
      );
  }
  for (const { t } of tables)
    await owner.query(`alter table "${t}" enable row level security, force row level security`);
}

export const fourOrganisations: Check = {
  number: 2,
  name: 'four organisations, two of them with the ids of the others: no page, list, search or file shows a row of another',
  isQuick: false,
  run: async (stage) => {
    const faults: string[] = [];
    await cloneOrganisations(stage);
    let [pages, names] = [0, 0];
    for (const who of [
      'both',
      'school.coordinator',
      'school.mentor',
      'network.coordinator',
      'network.mentor',
      'network.mentee',
      'network.auditor',
      'network.registrar',
      'network.contact',
      'school.counsellor',
    ] as (keyof DemoAccounts)[]) {
      const person = stage.somebody();
      await person.signIn(who);
      for (const slug of ['lindenhof', 'ledarnatverket', 'klon-lindenhof', 'klon-ledarnatverket']) {
        const queue = [
          `/o/${slug}`,
          `/o/${slug}/people?q=a`,
          `/o/${slug}/mentorships/search?words=a`,
          `/o/${slug}/audit-log/people?words=a`,
        ];
        const seen = new Map<string, number>();
        for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
          const shape = path.replace(/[0-9a-f-]{36}/g, '#');
          const times = seen.get(shape) ?? 0;
          if (times >= 2) continue;
          seen.set(shape, times + 1);
          const { status, text, headers } = await person.get(path);
          if (status !== 200) continue;
          pages++;
          const body = text.replaceAll('klon-', '');
          const marked = body.match(/KLON/g)?.length ?? 0;
          if (slug.startsWith('klon-')) names += marked;
          else if (marked > 0)
            faults.push(`${who} sees ${marked} rows of another organisation at ${path}`);
          if (
            slug.startsWith('klon-') &&
            /\/(people|mentorships)$/.test(path) &&
            /class="who"|<th scope="row">/.test(text) &&
            marked === 0
          )
            faults.push(`${path}: no name of its own`);
          if (String(headers['content-type']).startsWith('text/html'))
            for (const [, href] of text.matchAll(/href="(\/o\/[^"#]*)/g))
              queue.push(href!.replaceAll('&amp;', '&'));
        }
      }
    }
    if (names < 200) faults.push(`only ${names} names were seen in the copies`);
    return {
      tried: `${plural(pages, 'pages and files')} as 9 accounts; ${plural(names, 'rows')} of the copies seen at home`,
      figure: `${faults.length} foreign`,
      faults,
    };
  },
  mutation: {
    name: 'people have no wall',
    break: ({ owner }) => owner.query('create policy open on person for select using (true)'),
  },
};

/** The parts of a path that are ids. */
const guessable = routes.filter(({ act, path }) => act === null && path.includes('/:'));

export const oracle: Check = {
  number: 5,
  name: 'ten thousand guesses of ids: those of others answer like those that are not there',
  isQuick: false,
  run: async (stage) => {
    const faults: string[] = [];
    const foreign = await harvest(stage, 'network.coordinator', '/o/ledarnatverket');
    const person = stage.somebody();
    await person.signIn('both');
    const times: Record<'foreign' | 'absent', number[]> = { foreign: [], absent: [] };
    let tried = 0;
    const plain = (text: string) =>
      text
        .replace(/name="(?:token|once)" value="[^"]*"/g, '')
        .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '#');
    while (tried < 10_000) {
      for (const door of guessable) {
        const id = foreign[tried % foreign.length]!;
        const ask = async (one: string) => {
          const from = performance.now();
          const reply = await person.get(addressOf('/o/lindenhof', door, () => one));
          return { reply, ms: performance.now() - from };
        };
        const [theirs, none] =
          tried % 4 === 0
            ? [await ask(id), await ask(crypto.randomUUID())]
            : ([await ask(crypto.randomUUID()), await ask(id)].reverse() as [
                Awaited<ReturnType<typeof ask>>,
                Awaited<ReturnType<typeof ask>>,
              ]);
        tried += 2;
        times.foreign.push(theirs.ms);
        times.absent.push(none.ms);
        if (
          theirs.reply.status !== none.reply.status ||
          plain(theirs.reply.text) !== plain(none.reply.text)
        )
          faults.push(`${door.path}: ${theirs.reply.status} and ${none.reply.status}`);
      }
    }
    const median = (list: number[]) => list.sort((a, b) => a - b)[list.length >> 1]!;
    const apart = Math.abs(median(times.foreign) - median(times.absent));
    if (apart >= 5) faults.push(`${apart.toFixed(1)} ms apart`);
    return {
      tried: `${plural(tried, 'guesses')} at ${guessable.length} routes`,
      figure: `${faults.length} told apart; medians ${apart.toFixed(2)} ms apart`,
      faults,
    };
  },
  mutation: {
    name: 'mentorships of others can be seen',
    break: async ({ owner }) =>
      owner.query(
        ['mentorship', 'cohort', 'programme', 'mentorship_member', 'person']
          .map((t) => `create policy open on ${t} for select using (true)`)
          .join('; '),
      ),
  },
};

/** Ids that somebody sees on the own pages. */
async function harvest(stage: Stage, who: keyof DemoAccounts, base: string): Promise<string[]> {
  const person = stage.somebody();
  await person.signIn(who);
  const queue = [base];
  const seen = new Set<string>();
  const ids = new Set<string>();
  for (let path = queue.shift(); path !== undefined && seen.size < 60; path = queue.shift()) {
    const shape = path.replace(/[0-9a-f-]{36}/g, '#');
    if (seen.has(shape)) continue;
    seen.add(shape);
    const { text } = await person.get(path);
    for (const [id] of text.matchAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}/g)) ids.add(id);
    for (const [, href] of text.matchAll(/href="(\/o\/[^"#?]*)/g)) queue.push(href!);
  }
  return [...ids];
}

export const borrowedIds: Check = {
  number: 6,
  name: 'every id that one person sees, at every route, as somebody of another organisation, as nobody and as somebody who has left',
  isQuick: false,
  run: async (stage) => {
    const faults: string[] = [];
    const ids = (await harvest(stage, 'network.mentor', '/o/ledarnatverket')).slice(0, 40);
    const stranger = stage.somebody();
    await stranger.signIn('school.coordinator');
    await stranger.get('/o/lindenhof');
    const nobody = stage.somebody();
    await nobody.get('/sign-in');
    const left = stage.somebody();
    await left.signIn('network.contact');
    await left.get('/o/ledarnatverket');
    const organisation = await organisationOf(stage, 'ledarnatverket');
    await stage.owner.query(`set app.organisation = '${organisation}'`);
    await stage.owner.query(
      `update membership set last_day = '2026-11-01', first_day = least(first_day, '2026-10-01') where person_id = (select id from person where account_id is not null and id in (select person_id from membership where role = 'contact-person') order by id limit 1)`,
    );
    await stage.owner.query(
      `update person set left_on = '2026-11-01' where id in (select person_id from membership where role = 'contact-person') and account_id is not null`,
    );
    const before = await countRows(stage, organisation);
    let tried = 0;
    for (const door of routes.filter(({ path }) => path.includes('/:')))
      for (const id of ids) {
        const paths: [typeof stranger, string, number[]][] = [
          [stranger, addressOf('/o/ledarnatverket', door, () => id), [404]],
          [stranger, addressOf('/o/lindenhof', door, () => id), [403, 404, 422, 303]],
          [nobody, addressOf('/o/ledarnatverket', door, () => id), [303, 403]],
          [left, addressOf('/o/ledarnatverket', door, () => id), [403, 404]],
        ];
        for (const [person, path, right] of paths) {
          const { status, location } =
            door.act === null ? await person.get(path) : await person.post(path, {});
          tried++;
          // Asked to prove who it is, before anything is looked up.
          if (
            !right.includes(status) ||
            (status === 303 && !/^\/(sign-in|account\/prove)/.test(location) && door.act === null)
          )
            faults.push(`${door.method} ${path}: ${status} ${location}`);
        }
      }
    const after = await countRows(stage, organisation);
    for (const [table, n] of after)
      if (before.get(table) !== n && table !== 'audit_log')
        faults.push(`${table}: ${before.get(table)} rows became ${n}`);
    return {
      tried: `${plural(tried, 'requests')} with ${ids.length} ids`,
      figure: `${faults.length} let through`,
      faults,
    };
  },
  mutation: {
    name: 'people and mentorships have no wall',
    break: async ({ owner }) =>
      owner.query(
        [
          'mentorship',
          'mentorship_member',
          'person',
          'cohort',
          'programme',
          'profile',
          'profile_version',
        ]
          .map((t) => `create policy open on ${t} for select using (true)`)
          .join('; '),
      ),
  },
};

async function countRows({ database }: Stage, organisation: string): Promise<Map<string, number>> {
  return database.inTenant({ organisation, person: null, purpose: 'erase' }, 'read', async (tx) => {
    const rows = await selectRows(
      tx,
      sql<{
        t: string;
      }>`select relname as t from pg_class c where relnamespace = 'public'::regnamespace and relkind = 'r' and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'organisation_id' and a.attnotnull)`,
    );
    const counts = new Map<string, number>();
    for (const { t } of rows)
      counts.set(
        t,
        (
          await selectRows(tx, sql<{ n: number }>`select count(*)::int as n from ${sql.table(t)}`)
        )[0]!.n,
      );
    return counts;
  });
}
