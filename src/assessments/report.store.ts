import { sql } from 'kysely';
import type { Tx } from '../foundation/database.ts';
import { commentsFor, makeReports, type GivenComment, type GivenRating, type ShownReport } from './report.rules.ts';
import { earlierThan, homesOf, scoredCompetences } from './round.rules.ts';
import { listRaters, listRounds, type Round } from './round.store.ts';
import type { Source } from './scorecard.rules.ts';

/** All answers of a round that were handed in, for a report that is being made. Who has declined is left out. */
export async function listRatings(tx: Tx, round: string): Promise<GivenRating[]> {
  const rows = await tx
    .selectFrom('rating as a')
    .innerJoin('rater as r', (join) => join.onRef('r.organisation_id', '=', 'a.organisation_id').onRef('r.id', '=', 'a.rater_id'))
    .select(['r.mentor_id', 'r.id', 'r.source', 'a.indicator_id', 'a.level'])
    .where('r.round_id', '=', round)
    .where('r.declined_at', 'is', null)
    .where('r.submitted_at', 'is not', null)
    .orderBy('r.id')
    .execute();
  return rows.map((row) => ({ mentor: row.mentor_id, rater: row.id, source: row.source as Source, indicator: row.indicator_id, level: row.level }));
}

async function listComments(tx: Tx, round: string): Promise<GivenComment[]> {
  const rows = await tx
    .selectFrom('rating_comment as c')
    .innerJoin('rater as r', (join) => join.onRef('r.organisation_id', '=', 'c.organisation_id').onRef('r.id', '=', 'c.rater_id'))
    .select(['r.mentor_id', 'r.id', 'r.source', 'c.kind', 'c.body'])
    .where('r.round_id', '=', round)
    .where('r.declined_at', 'is', null)
    .where('r.submitted_at', 'is not', null)
    .orderBy('r.id')
    .execute();
  return rows.map((row) => ({ mentor: row.mentor_id, rater: row.id, source: row.source as Source, kind: row.kind as GivenComment['kind'], body: row.body }));
}

/** False when it was released before. */
async function releaseRound(tx: Tx, round: string): Promise<boolean> {
  const done = await tx
    .updateTable('assessment_round')
    .set({ released_at: sql<Date>`now()` })
    .where('id', '=', round)
    .where('released_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

async function insertReports(tx: Tx, { organisation, round, reports }: { organisation: string; round: string; reports: ShownReport[] }): Promise<void> {
  if (reports.length === 0) return;
  await tx
    .insertInto('assessment_report')
    .values(reports.map((report) => ({ organisation_id: organisation, round_id: round, mentor_id: report.mentor, content: JSON.stringify(report) })))
    .execute();
}

/** Makes and freezes the reports of a round, once; only in a transaction for a report. False when they are out already. */
export async function releaseReports(tx: Tx, organisation: string, round: Round): Promise<boolean> {
  if (!(await releaseRound(tx, round.id))) return false;
  const raters = (await listRaters(tx, { round: round.id })).filter(({ isChecked }) => isChecked);
  const asked = raters.map(({ mentorId, source, hasSubmitted, declinedWhy }) => ({ mentor: mentorId, source, hasSubmitted, hasDeclined: declinedWhy !== null }));
  const earlier = earlierThan(round, await listRounds(tx, { cohort: round.cohortId }));
  const questions = { scored: scoredCompetences(round.profile, round.competences), home: homesOf(round) };
  const reports = makeReports(await listRatings(tx, round.id), asked, questions, round.minimum, earlier && (await listRatings(tx, earlier.id)));
  const comments = await listComments(tx, round.id);
  await insertReports(tx, { organisation, round: round.id, reports: reports.map((report) => ({ ...report, comments: commentsFor(report.mentor, comments, asked) })) });
  return true;
}

/** Only the mentor's own: the wall lets nobody else read it. */
export async function findReport(tx: Tx, round: string, mentor: string): Promise<ShownReport | null> {
  const row = await tx.selectFrom('assessment_report').select('content').where('round_id', '=', round).where('mentor_id', '=', mentor).executeTakeFirst();
  return row ? (row.content as ShownReport) : null;
}
