/**
 * A country in one PostgreSQL: 1,000 schools with 40 mentor groups of 25 pupils, a million mentees,
 * ten meetings of each: the pages that are opened most and the sweep of one school, as the database
 * role behind its wall. `npm run bench scale [schools]`.
 */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { Client } from 'pg';
import { settingsOf } from '../src/features/organisations/country.rules.ts';
import { root } from '../src/platform/project.ts';
import { openDatabase, ownerConfig, type Tx } from '../src/platform/database.ts';
import { benchKeys } from './keys.ts';
import { startCluster } from '../src/platform/embedded.ts';
import { temporaryFolder } from '../src/platform/embedded-system.ts';
import { migrate } from '../src/platform/migrate.ts';
import { listPupils } from '../src/features/guidance/pupil.store.ts';
import { listMentorships } from '../src/features/mentorships/mentorship.store.ts';
import { findTemplate } from '../src/features/profiles/template.store.ts';
import { listSignals } from '../src/features/signals/signal.store.ts';
import { sweep } from '../src/features/signals/sweep.job.ts';

const schools = Number(process.argv[2] ?? 1000);
const [groups, pupils, meetings] = [40, 25, 10];
const today = '2026-11-22';
const folder = temporaryFolder('mentorium-scale');
const cluster = await startCluster(folder, () => {});
const address = { socketFolder: cluster.socketFolder, database: 'mentorium' };
const owner = new Client(ownerConfig(address));
await owner.connect();
await migrate(owner, () => {});

/**
 * Bulk loading as the owner, past the wall and without checking each foreign key; both stand again
 * before anything is measured.
 */
const tables = [
  'organisation',
  'person',
  'membership',
  'profile',
  'profile_version',
  'programme',
  'cohort',
  'mentorship',
  'mentorship_member',
  'meeting',
  'agreement',
  'confided_text',
  'pupil_fact',
  'goal',
];
const keys = (
  await owner.query(
    `select conrelid::regclass::text as t, conname as c, pg_get_constraintdef(oid) as d from pg_constraint where contype = 'f' and conrelid::regclass::text = any($1)`,
    [tables],
  )
).rows as {
  t: string;
  c: string;
  d: string;
}[];
const start = performance.now();
for (const { t, c } of keys) await owner.query(`alter table ${t} drop constraint ${c}`);
for (const table of tables) await owner.query(`alter table ${table} no force row level security`);
const id = (kind: string, ...parts: string[]) =>
  `md5('${kind}' || ${parts.join(" || '-' || ")})::uuid`;
const { rules, profile } = findTemplate('school-mentoring')!;
const S = 's';
await owner.query(
  `insert into organisation (id, slug, name, language, time_zone) select ${id('o', S)}, 'school-' || s, 'School ' || s, 'nl', 'Europe/Amsterdam' from generate_series(1, ${schools}) s`,
);
await owner.query(
  `insert into profile (organisation_id, id, name) select ${id('o', S)}, ${id('pr', S)}, 'P' from generate_series(1, ${schools}) s`,
);
await owner.query(
  `insert into profile_version (organisation_id, id, profile_id, number, content) select ${id('o', S)}, ${id('pv', S)}, ${id('pr', S)}, 1, $1 from generate_series(1, ${schools}) s`,
  [JSON.stringify({ ...profile, roles: [] })],
);
await owner.query(
  `insert into programme (organisation_id, id, name, template, profile_version_id, rules) select ${id('o', S)}, ${id('pg', S)}, 'P', 'school-mentoring', ${id('pv', S)}, $1 from generate_series(1, ${schools}) s`,
  [JSON.stringify(rules)],
);
await owner.query(
  `insert into cohort (organisation_id, id, programme_id, name, first_day, last_day) select ${id('o', S)}, ${id('c', S)}, ${id('pg', S)}, '2026', '2026-08-17', '2027-07-10' from generate_series(1, ${schools}) s`,
);
const G = `generate_series(1, ${schools}) s, generate_series(1, ${groups}) g`;
const P = `${G}, generate_series(1, ${pupils}) p`;
await owner.query(
  `insert into person (organisation_id, id, given_name, family_name, email) select ${id('o', S)}, ${id('m', S, 'g')}, 'Mentor', 'M' || g, 'm' || g || '@s' || s || '.example' from ${G}`,
);
await owner.query(
  `insert into membership (organisation_id, person_id, role, first_day) select ${id('o', S)}, ${id('m', S, 'g')}, case when g = 1 then 'coordinator' else 'mentor' end, '2026-08-17' from ${G}`,
);
await owner.query(
  `insert into mentorship (organisation_id, id, cohort_id, kind, name, first_day) select ${id('o', S)}, ${id('g', S, 'g')}, ${id('c', S)}, 'group', 'G' || g, '2026-08-17' from ${G}`,
);
await owner.query(
  `insert into mentorship_member (organisation_id, mentorship_id, person_id, part, first_day) select ${id('o', S)}, ${id('g', S, 'g')}, ${id('m', S, 'g')}, 'mentor', '2026-08-17' from ${G}`,
);
await owner.query(
  `insert into person (organisation_id, id, given_name, family_name) select ${id('o', S)}, ${id('p', S, 'g', 'p')}, 'Pupil', 'P' || g || '.' || p from ${P}`,
);
await owner.query(
  `insert into membership (organisation_id, person_id, role, first_day) select ${id('o', S)}, ${id('p', S, 'g', 'p')}, 'mentee', '2026-08-17' from ${P}`,
);
await owner.query(
  `insert into mentorship_member (organisation_id, mentorship_id, person_id, part, first_day) select ${id('o', S)}, ${id('g', S, 'g')}, ${id('p', S, 'g', 'p')}, 'mentee', '2026-08-17' from ${P}`,
);
await owner.query(
  `insert into meeting (organisation_id, mentorship_id, held_on, minutes, with_mentee_id, recorded_by) select ${id('o', S)}, ${id('g', S, 'g')}, date '2026-08-20' + (case when p = 25 then k else (p * 7 + k * 9) % 93 end), 15, ${id('p', S, 'g', 'p')}, ${id('m', S, 'g')} from ${P}, generate_series(1, ${meetings}) k`,
);
await owner.query(
  `insert into pupil_fact (organisation_id, person_id, kind, day, what, value) select ${id('o', S)}, ${id('p', S, 'g', 'p')}, 'absence', date '2026-11-01' + (p % 20), '', 1 + p % 3 from ${P} where p % 3 = 0`,
);
for (const table of tables) await owner.query(`alter table ${table} force row level security`);
for (const { t, c, d } of keys)
  await owner.query(`alter table ${t} add constraint ${c} ${d} not valid`);
await owner.query('analyze');
console.log(
  `${(schools * groups * pupils).toLocaleString('en')} mentees and ${(schools * groups * pupils * meetings).toLocaleString('en')} meetings in ${schools} schools, made in ${((performance.now() - start) / 1000).toFixed(0)} s`,
);

const database = openDatabase(address, { keys: benchKeys, connections: 4 });
const organisations = (
  await owner.query(
    `select ${id('o', S)} as id, 'school-' || s as slug, 'School ' || s as name, ${id('g', S, '1')} as group, ${id('m', S, '1')} as mentor from generate_series(1, ${schools}) s order by md5(s::text) limit 40`,
  )
).rows as { id: string; slug: string; name: string; group: string; mentor: string }[];
const at = Temporal.ZonedDateTime.from(`${today}T06:00:00[Europe/Amsterdam]`);
const now = new Date(at.epochMilliseconds);
type Organisation = (typeof organisations)[number];
const measure = async (
  name: string,
  work: (tx: Tx, organisation: Organisation) => Promise<unknown>,
  mode: 'read' | 'write' = 'read',
): Promise<void> => {
  const times: number[] = [];
  for (let round = 0; round < (mode === 'read' ? 5 : 1); round++)
    for (const organisation of organisations) {
      const from = performance.now();
      await database.inTenant(
        { organisation: organisation.id, person: organisation.mentor, today },
        mode,
        (tx) => work(tx as Tx, organisation),
      );
      times.push(performance.now() - from);
    }
  times.sort((a, b) => a - b);
  console.log(
    `${name}: median ${times[Math.floor(times.length / 2)]!.toFixed(0)} ms, p95 ${times[Math.floor(times.length * 0.95)]!.toFixed(0)} ms, worst ${times.at(-1)!.toFixed(0)} ms (${times.length} times)`,
  );
};
await measure(
  'sweep of a school of 1,000, the first',
  (tx, { id: organisation, slug, name }) =>
    sweep(
      tx,
      {
        organisation: { id: organisation, slug, name, language: 'nl' },
        at,
        address: 'http://localhost',
      },
      today,
    ),
  'write',
);
await measure(
  'sweep of a school of 1,000, the next day',
  (tx, { id: organisation, slug, name }) =>
    sweep(
      tx,
      {
        organisation: { id: organisation, slug, name, language: 'nl' },
        at,
        address: 'http://localhost',
      },
      today,
    ),
  'write',
);
await measure('class overview, 25 pupils', (tx, { group }) =>
  listPupils(tx, { mentorship: group, now, today, marks: settingsOf('NL').marks }),
);
await measure('board of mentorships of a coordinator, 40 groups', (tx) => listMentorships(tx, {}));
await measure('board of signals of a coordinator', (tx) => listSignals(tx, { open: true }));
await measure('one mentorship', (tx, { group }) => listMentorships(tx, { id: group }));
await measure('mentorships of a mentor', (tx, { mentor }) =>
  listMentorships(tx, { person: mentor }),
);

/** The plans of the heaviest, kept beside the figures. */
const plans: string[] = [];
for (const [name, query] of [
  [
    'last meetings of all groups',
    sql`select mentorship_id, max(held_on), count(*), sum(minutes) from meeting group by organisation_id, mentorship_id`,
  ],
  [
    'last talk of each pupil',
    sql`select mentorship_id, with_mentee_id, max(held_on) from meeting where with_mentee_id is not null group by organisation_id, mentorship_id, with_mentee_id`,
  ],
] as const)
  await database.inTenant(
    { organisation: organisations[0]!.id, person: null, today },
    'trial',
    async (tx) => {
      const { rows } = await sql<{
        'QUERY PLAN': string;
      }>`explain (analyze, buffers, costs off) ${query}`.execute(tx);
      plans.push(
        `## ${name}\n\n\`\`\`\n${rows.map((row) => row['QUERY PLAN']).join('\n')}\n\`\`\``,
      );
    },
  );
writeFileSync(
  join(root, 'bench/scale-plans.md'),
  `# Plans at ${(schools * groups * pupils).toLocaleString('en')} mentees\n\nWritten by \`npm run bench scale\`.\n\n${plans.join('\n\n')}\n`,
);
await database.end();
await owner.end();
await cluster.stop();
rmSync(folder, { recursive: true, force: true });
process.exit(0);
