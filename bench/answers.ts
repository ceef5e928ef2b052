/**
 * All answers of a large round, read and opened for a report, beside the same rows left shut: `npm
 * run bench answers [raters]`.
 */
import { sql } from 'kysely';
import { listRatings } from '../src/features/assessments/report.store.ts';
import { levelText } from '../src/features/assessments/scorecard.rules.ts';
import { keysFor } from '../src/platform/encryption.ts';
import { openBenchWorld } from './world.ts';

const raters = Number(process.argv[2] ?? 2100);
const indicators = Array.from({ length: 57 }, (_, k) => `bench-${k}`);
const { database, close } = await openBenchWorld('answers');
const { id: organisation } = await database.beforeTenant(null, (tx) =>
  tx
    .selectFrom('organisation')
    .select('id')
    .where('slug', '=', 'ledarnatverket')
    .executeTakeFirstOrThrow(),
);
const place = { organisation, person: null };
const { round, ids } = await database.inTenant(place, 'write', async (tx) => {
  const one = await tx
    .selectFrom('rater')
    .selectAll()
    .where('source', '=', 'colleague')
    .limit(1)
    .executeTakeFirstOrThrow();
  const values = Array.from({ length: raters }, (_, k) => ({
    organisation_id: organisation,
    round_id: one.round_id,
    mentor_id: one.mentor_id,
    source: 'colleague' as const,
    name: `R${k}`,
    email: `r${k}@bench.example`,
    nominated_by: one.nominated_by,
    submitted_at: new Date(),
  }));
  const made = [];
  for (let k = 0; k < raters; k += 300)
    made.push(
      ...(await tx
        .insertInto('rater')
        .values(values.slice(k, k + 300))
        .returning('id')
        .execute()),
    );
  return { round: one.round_id, ids: made.map(({ id }) => id) };
});
await database.inTenant(place, 'write', async (tx) => {
  const keys = await keysFor(tx, organisation, ids);
  for (const [k, rater] of ids.entries()) {
    const key = keys.get(rater)!;
    await sql`select set_config('app.rater', ${rater}, true)`.execute(tx);
    await tx
      .insertInto('rating')
      .values(
        indicators.map((indicator, i) => ({
          organisation_id: organisation,
          rater_id: rater,
          indicator_id: indicator,
          key_id: key.id,
          level: key.seal('rating.level', [rater, indicator], levelText((k + i) % 6 || null)),
        })),
      )
      .execute();
  }
});
const report = { ...place, purpose: 'report' as const };
const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
const [open, shut]: [number[], number[]] = [[], []];
let answers = 0;
for (let k = 0; k < 5; k++) {
  let from = performance.now();
  answers = (await database.inTenant(report, 'read', (tx) => listRatings(tx, round))).length;
  open.push(performance.now() - from);
  from = performance.now();
  await database.inTenant(report, 'read', (tx) =>
    tx
      .selectFrom('rater as r')
      .innerJoin('rating as a', (join) =>
        join.onRef('a.organisation_id', '=', 'r.organisation_id').onRef('a.rater_id', '=', 'r.id'),
      )
      .select([
        'r.mentor_id',
        'r.id',
        'r.source',
        'r.name',
        'r.person_id',
        'r.email',
        'a.indicator_id',
        'a.level',
      ])
      .where('r.round_id', '=', round)
      .orderBy('r.id')
      .execute(),
  );
  shut.push(performance.now() - from);
}
console.log(
  `${answers.toLocaleString('en')} answers of a round: opened ${Math.round(median(open))} ms, left shut ${Math.round(median(shut))} ms (medians of 5)`,
);
await close();
