/**
 * M-41: means over what mentees answered are made by the work of a day and kept; pages show what
 * was kept.
 */
import { sql } from 'kysely';
import { inside, withPurpose, type ReadTx, type Tx } from '../../platform/database.ts';
import { isDueAgain, summaryOfEnds, type EndSummary } from './course.rules.ts';
import {
  laterItems,
  menteeItems,
  type EndItem,
  type LaterItem,
  type LaterMonths,
} from './ending.rules.ts';
import { listLaterAnswers } from './ending.store.ts';
import { listEndMeasures } from './course.store.ts';
import { fewestOfPairs, isWholeTimeDue, meansOf, quarterBefore } from '../goals/pulse.rules.ts';
import { listGivenInPairs, listGivenTo } from '../goals/pulse.store.ts';

export async function keepShownMeans(tx: Tx, organisation: string, today: string): Promise<void> {
  await withPurpose(tx, 'report', async () => {
    await keepEnds(tx, organisation, today);
    await keepLater(tx, organisation, today);
    await keepQuarters(tx, organisation, today);
    await keepWholeTime(tx, organisation, today);
  });
}

async function keepEnds(tx: Tx, organisation: string, today: string): Promise<void> {
  const cohorts = await tx
    .selectFrom('end_measure as e')
    .innerJoin('mentorship as m', (join) => inside(join, 'm.id', 'e.mentorship_id'))
    .select('m.cohort_id')
    .distinct()
    .execute();
  for (const { cohort_id: cohort } of cohorts)
    await keepShown(tx, { organisation, cohort, months: 0, today }, menteeItems, () =>
      listEndMeasures(tx, cohort),
    );
}

/** M-65: of what both say some months later. */
async function keepLater(tx: Tx, organisation: string, today: string): Promise<void> {
  const asked = await tx
    .selectFrom('end_question as q')
    .innerJoin('mentorship as m', (join) => inside(join, 'm.id', 'q.mentorship_id'))
    .select(['m.cohort_id', 'q.months'])
    .distinct()
    .where('q.answers', 'is not', null)
    .execute();
  for (const { cohort_id: cohort, months } of asked)
    await keepShown(tx, { organisation, cohort, months, today }, laterItems, () =>
      listLaterAnswers(tx, cohort, months as LaterMonths),
    );
}

async function keepShown(
  tx: Tx,
  {
    organisation,
    cohort,
    months,
    today,
  }: { organisation: string; cohort: string; months: number; today: string },
  items: readonly (EndItem | LaterItem)[],
  list: () => Promise<Record<string, number>[]>,
): Promise<void> {
  const answers = await list();
  const before = (await listShownEnds(tx, cohort)).find((one) => one.months === months) ?? null;
  if (!isDueAgain(before, answers.length)) return;
  const { answered, means } = summaryOfEnds(items, answers);
  const shown = { answered, means: JSON.stringify(means), shown_on: today };
  await tx
    .insertInto('shown_ends')
    .values({ organisation_id: organisation, cohort_id: cohort, months, ...shown })
    .onConflict((on) => on.columns(['organisation_id', 'cohort_id', 'months']).doUpdateSet(shown))
    .execute();
}

/**
 * Nothing is answered any more about a quarter that has ended, so what is kept of it is never made
 * anew.
 */
async function keepQuarters(tx: Tx, organisation: string, today: string): Promise<void> {
  const quarter = quarterBefore(today);
  const mentors = await tx
    .selectFrom('pulse as p')
    .innerJoin('mentorship_member as m', (join) =>
      inside(join, 'm.mentorship_id', 'p.mentorship_id'),
    )
    .select('m.person_id')
    .distinct()
    .where('m.part', 'in', ['mentor', 'second-mentor'])
    .where('p.given_on', '>=', quarter.firstDay)
    .where('p.given_on', '<=', quarter.lastDay)
    .where(
      sql<boolean>`not exists (select from shown_quarter s where s.organisation_id = m.organisation_id
        and s.mentor_id = m.person_id and s.first_day = ${quarter.firstDay})`,
    )
    .execute();
  for (const { person_id: mentor } of mentors)
    await tx
      .insertInto('shown_quarter')
      .values({
        organisation_id: organisation,
        mentor_id: mentor,
        first_day: quarter.firstDay,
        means: JSON.stringify(meansOf(await listGivenTo(tx, mentor, quarter))),
        shown_on: today,
      })
      .execute();
}

/** M-22: a mentor of pairs has few mentees at once, but more over the years. */
async function keepWholeTime(tx: Tx, organisation: string, today: string): Promise<void> {
  const mentors = await tx
    .selectFrom('pulse as p')
    .innerJoin('mentorship as r', (join) => inside(join, 'r.id', 'p.mentorship_id'))
    .innerJoin('mentorship_member as m', (join) =>
      inside(join, 'm.mentorship_id', 'p.mentorship_id'),
    )
    .select('m.person_id')
    .where('r.kind', '=', 'pair')
    .where('m.part', 'in', ['mentor', 'second-mentor'])
    .groupBy('m.person_id')
    .having(sql<boolean>`count(distinct p.mentee_id) >= ${fewestOfPairs}`)
    .execute();
  for (const { person_id: mentor } of mentors) {
    const given = await listGivenInPairs(tx, mentor);
    const mentees = new Set(given.map(({ mentee }) => mentee)).size;
    const before = await tx
      .selectFrom('shown_pulse')
      .select('mentees')
      .where('mentor_id', '=', mentor)
      .executeTakeFirst();
    if (!isWholeTimeDue(before ?? null, mentees)) continue;
    const shown = {
      mentees,
      means: JSON.stringify(meansOf(given, fewestOfPairs)),
      shown_on: today,
    };
    await tx
      .insertInto('shown_pulse')
      .values({ organisation_id: organisation, mentor_id: mentor, ...shown })
      .onConflict((on) => on.columns(['organisation_id', 'mentor_id']).doUpdateSet(shown))
      .execute();
  }
}

/** What is kept of the whole time for a mentor of pairs; nothing below three mentees. */
export async function findShownPulse(
  tx: ReadTx,
  mentor: string,
): Promise<ReturnType<typeof meansOf>> {
  const row = await tx
    .selectFrom('shown_pulse')
    .select('means')
    .where('mentor_id', '=', mentor)
    .executeTakeFirst();
  return row?.means ?? [];
}

export type ShownEnds = EndSummary<EndItem | LaterItem> & { months: number };

/** What the work of a day has counted: of the end, then of each time afterwards. */
export async function listShownEnds(tx: ReadTx, cohort: string): Promise<ShownEnds[]> {
  return tx
    .selectFrom('shown_ends')
    .select(['months', 'answered', 'means'])
    .where('cohort_id', '=', cohort)
    .orderBy('months')
    .execute();
}

/** What is kept of a quarter for one mentor; nothing where fewer than five answered. */
export async function findShownQuarter(
  tx: ReadTx,
  mentor: string,
  firstDay: string,
): Promise<ReturnType<typeof meansOf>> {
  const row = await tx
    .selectFrom('shown_quarter')
    .select('means')
    .where('mentor_id', '=', mentor)
    .where('first_day', '=', firstDay)
    .executeTakeFirst();
  return (row?.means ?? []) as ReturnType<typeof meansOf>;
}
