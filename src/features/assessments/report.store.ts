import { sql } from 'kysely';
import { inside, type ReadTx, type Tx } from '../../platform/database.ts';
import { keysFor, decrypted, encrypted, type Encrypted } from '../../platform/encryption.ts';
import type { ReleasedRow } from './disclosure.rules.ts';
import { makeGroupReport, type GroupReport } from './group.rules.ts';
import { listRaters, type Rater } from './rater.store.ts';
import {
  commentsFor,
  makeReports,
  type GivenComment,
  type GivenNote,
  type GivenRating,
  type ShownReport,
} from './report.rules.ts';
import { homesOf, lateMentors, scoredCompetences } from './round.rules.ts';
import { listRounds, type Round } from './round.store.ts';
import { levelIn } from './scorecard.rules.ts';

const who = (tx: ReadTx, round: string) =>
  tx
    .selectFrom('rater as r')
    .where('r.round_id', '=', round)
    .where('r.declined_at', 'is', null)
    .where('r.submitted_at', 'is not', null)
    .where(
      sql<boolean>`not is_restricted(r.organisation_id, r.mentor_id) and (r.person_id is null or not is_restricted(r.organisation_id, r.person_id))`,
    )
    .orderBy('r.id');

/**
 * All answers of a round that were handed in, for a report that is being made. Who has declined is
 * left out.
 */
export async function listRatings(tx: ReadTx, round: string): Promise<GivenRating[]> {
  const rows = await who(tx, round)
    .innerJoin('rating as a', (join) => inside(join, 'a.rater_id', 'r.id'))
    .select([
      'r.mentor_id',
      'r.id',
      'r.source',
      'r.name',
      'r.person_id',
      'r.email',
      'a.indicator_id',
      encrypted('rating.level', 'a').as('level'),
    ])
    .execute();
  return (await decrypted(tx, rows, 'level')).map((row) => ({
    mentor: row.mentor_id,
    rater: row.id,
    person: row.person_id ?? row.email ?? row.id,
    name: row.name,
    source: row.source,
    indicator: row.indicator_id,
    level: levelIn(row.level),
  }));
}

export async function listRatingComments(tx: ReadTx, round: string): Promise<GivenComment[]> {
  const rows = await who(tx, round)
    .innerJoin('rating_comment as c', (join) => inside(join, 'c.rater_id', 'r.id'))
    .select([
      'r.mentor_id',
      'r.id',
      'r.source',
      'r.name',
      'c.kind',
      encrypted('rating_comment.body', 'c').as('body'),
    ])
    .execute();
  return (await decrypted(tx, rows, 'body')).map((row) => ({
    mentor: row.mentor_id,
    rater: row.id,
    source: row.source,
    name: row.name,
    kind: row.kind,
    body: row.body,
  }));
}

/** What observers noted down, for the mentor who was observed. */
export async function listObservations(tx: ReadTx, round: string): Promise<GivenNote[]> {
  const rows = await who(tx, round)
    .innerJoin('rating as a', (join) => inside(join, 'a.rater_id', 'r.id'))
    .select([
      'r.mentor_id',
      'r.name',
      'r.observed_on',
      'a.indicator_id',
      encrypted('rating.level', 'a').as('level'),
      encrypted<Encrypted | null>('rating.facts', 'a').as('facts'),
      encrypted<Encrypted | null>('rating.reading', 'a').as('reading'),
    ])
    .where('r.source', '=', 'observer')
    .execute();
  return (await decrypted(tx, rows, 'level', 'facts', 'reading')).map((row) => ({
    mentor: row.mentor_id,
    name: row.name,
    observedOn: row.observed_on,
    indicator: row.indicator_id,
    level: levelIn(row.level),
    facts: row.facts ?? '',
    reading: row.reading ?? '',
  }));
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

/**
 * Opens a released round again for those who have not answered; what was shown stays as it is until
 * three or more are new.
 */
export async function reopenRound(tx: Tx, round: string, closesOn: string): Promise<boolean> {
  const done = await tx
    .updateTable('assessment_round')
    .set({
      first_released_at: sql<Date>`coalesce(first_released_at, released_at)`,
      released_at: null,
      closes_on: closesOn,
    })
    .where('id', '=', round)
    .where('released_at', 'is not', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

async function insertReports(
  tx: Tx,
  { organisation, round, reports }: { organisation: string; round: string; reports: ShownReport[] },
): Promise<void> {
  const keys = await keysFor(
    tx,
    organisation,
    reports.map(({ mentor }) => mentor),
  );
  for (let k = 0; k < reports.length; k += 200)
    await tx
      .insertInto('assessment_report')
      .values(
        reports.slice(k, k + 200).map((report) => {
          const key = keys.get(report.mentor)!;
          return {
            organisation_id: organisation,
            round_id: round,
            mentor_id: report.mentor,
            key_id: key.id,
            content: key.seal(
              'assessment_report.content',
              [round, report.mentor],
              JSON.stringify(report),
            ),
          };
        }),
      )
      .execute();
}

/** What carries names, apart from what a mentor may show to others. */
type Names = Pick<ShownReport, 'named' | 'comments' | 'notes'>;

async function insertNames(
  tx: Tx,
  {
    organisation,
    round,
    names,
  }: { organisation: string; round: string; names: (Names & { mentor: string })[] },
): Promise<void> {
  const keys = await keysFor(
    tx,
    organisation,
    names.map(({ mentor }) => mentor),
  );
  for (let k = 0; k < names.length; k += 200)
    await tx
      .insertInto('report_names')
      .values(
        names.slice(k, k + 200).map(({ mentor, ...content }) => {
          const key = keys.get(mentor)!;
          return {
            organisation_id: organisation,
            round_id: round,
            mentor_id: mentor,
            key_id: key.id,
            content: key.seal('report_names.content', [round, mentor], JSON.stringify(content)),
          };
        }),
      )
      .execute();
}

/**
 * Everything that was ever shown about rounds of this programme: who stood behind it, no values.
 */
async function listReleased(
  tx: ReadTx,
  rounds: string[],
): Promise<(ReleasedRow & { round: string })[]> {
  const rows = await tx
    .selectFrom('released_row')
    .select(['round_id', 'mentor_id', 'competence_id', 'what', 'raters'])
    .where('round_id', 'in', rounds)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    round: row.round_id,
    mentor: row.mentor_id,
    competence: row.competence_id,
    what: row.what,
    answers: row.raters,
  }));
}

const askedOf = (raters: Rater[]) =>
  raters
    .filter(({ isChecked }) => isChecked)
    .map(({ mentorId, source, hasSubmitted, declinedWhy }) => ({
      mentor: mentorId,
      source,
      hasSubmitted,
      hasDeclined: declinedWhy !== null,
    }));
const questionsIn = (round: Round) => ({
  scored: scoredCompetences(round.profile, round.competences),
  home: homesOf(round),
});

/**
 * What stood behind the reports of a round from before this was kept: it follows from who answered.
 */
export async function recountRows(
  tx: ReadTx,
  round: Round,
): Promise<(ReleasedRow & { round: string })[]> {
  const { rows } = makeReports(
    await listRatings(tx, round.id),
    askedOf(await listRaters(tx, { round: round.id })),
    questionsIn(round),
    {
      least: round.minimum,
      closesOn: round.closesOn,
      isNamed: round.confidentiality === 'named',
    },
  );
  return rows.map((row) => ({ ...row, round: round.id }));
}

async function insertReleased(
  tx: Tx,
  { organisation, round, rows }: { organisation: string; round: string; rows: ReleasedRow[] },
): Promise<void> {
  for (let k = 0; k < rows.length; k += 500)
    await tx
      .insertInto('released_row')
      .values(
        rows.slice(k, k + 500).map(({ mentor, competence, what, answers }) => ({
          organisation_id: organisation,
          round_id: round,
          mentor_id: mentor,
          competence_id: competence,
          what,
          raters: JSON.stringify(answers),
        })),
      )
      .execute();
}

async function insertGroupReport(
  tx: Tx,
  { organisation, round, report }: { organisation: string; round: string; report: GroupReport },
): Promise<void> {
  await tx
    .insertInto('group_report')
    .values({ organisation_id: organisation, round_id: round, content: JSON.stringify(report) })
    .execute();
}

export async function findGroupReport(tx: ReadTx, round: string): Promise<GroupReport | null> {
  const row = await tx
    .selectFrom('group_report')
    .select('content')
    .where('round_id', '=', round)
    .executeTakeFirst();
  return row ? row.content : null;
}

/**
 * Makes and freezes the reports of a round; only in a transaction for a report. False when they are
 * out already.
 */
export async function releaseReports(tx: Tx, organisation: string, round: Round): Promise<boolean> {
  if (!(await releaseRound(tx, round.id))) return false;
  const raters = (await listRaters(tx, { round: round.id })).filter(({ isChecked }) => isChecked);
  const asked = askedOf(raters);
  const rounds = (await listRounds(tx, { programme: round.programmeId })).filter(
    ({ id, releasedAt, firstReleasedAt }) =>
      id === round.id || (releasedAt ?? firstReleasedAt) !== null,
  );
  const earlier = rounds.filter(
    (one) => one.releasedAt !== null && one.closesOn < round.closesOn && one.id !== round.id,
  );
  const others = [];
  for (const one of rounds.filter((one) => one.id !== round.id && !earlier.includes(one)))
    others.push(...(await listRatings(tx, one.id)));
  const past = [];
  for (const one of earlier.sort((a, b) => (a.closesOn < b.closesOn ? 1 : -1)))
    past.push({
      closesOn: one.closesOn,
      isNamed: one.confidentiality === 'named',
      home: homesOf(one),
      ratings: await listRatings(tx, one.id),
    });
  const questions = questionsIn(round);
  const released = await listReleased(
    tx,
    rounds.map(({ id }) => id),
  );
  const told = new Set(released.map(({ round: id }) => id));
  for (const one of rounds.filter(({ id }) => id !== round.id && !told.has(id)))
    released.push(...(await recountRows(tx, one)));
  const isNamed = round.confidentiality === 'named';
  // What the first release showed was not kept in rounds from before there was a page for the
  // group: those reports stay.
  const isKept = (await findGroupReport(tx, round.id)) !== null;
  const again =
    round.firstReleasedAt === null
      ? null
      : isKept
        ? lateMentors(raters, round.firstReleasedAt)
        : new Set<string>();
  const made = makeReports(await listRatings(tx, round.id), asked, questions, {
    least: round.minimum,
    closesOn: round.closesOn,
    isNamed,
    past,
    pooledMonths: round.settings.pooledMonths,
    released,
    others,
    ...(again ? { only: again } : {}),
  });
  // A second release never takes away what was shown: where the audit would hold something back,
  // the first report stays.
  const isNew = (mentor: string | null) =>
    again === null || (mentor !== null && !made.heldBack.has(mentor));
  const reports = made.reports.filter(({ mentor }) => isNew(mentor));
  const rows = made.rows.filter(({ mentor }) => isNew(mentor));
  const comments = await listRatingComments(tx, round.id);
  // Late comments are a pile of their own: beside the first ones anybody sees which are new.
  const since = round.firstReleasedAt;
  const late = new Set(
    raters
      .filter(({ submittedAt }) => since !== null && submittedAt !== null && submittedAt > since)
      .map(({ id }) => id),
  );
  const piles = [false, true].map((isLate) => ({
    comments: comments.filter(({ rater }) => late.has(rater) === isLate),
    asked: askedOf(raters.filter(({ id }) => late.has(id) === isLate)),
  }));
  const commentsOf = (mentor: string) =>
    piles.flatMap((pile) => commentsFor(mentor, pile.comments, pile.asked, isNamed));
  const notes = await listObservations(tx, round.id);
  const shown = reports.map((report) => {
    const { named: _, ...rest } = report;
    return { ...rest, ...(isNamed ? {} : { comments: commentsOf(report.mentor) }) };
  });
  const names = reports.map(({ mentor, named }): Names & { mentor: string } => ({
    mentor,
    ...(isNamed ? { named: named ?? [], comments: commentsOf(mentor) } : {}),
    notes: notes.filter((note) => note.mentor === mentor),
  }));
  await insertReports(tx, { organisation, round: round.id, reports: shown });
  await insertNames(tx, {
    organisation,
    round: round.id,
    names: names.filter(({ named, notes: own = [] }) => named !== undefined || own.length > 0),
  });
  await insertReleased(tx, { organisation, round: round.id, rows });
  if (again !== null) return true;
  const group = makeGroupReport(
    made.scores,
    reports,
    [...released, ...rows],
    made.respondents,
    round.competences,
    round.minimum,
  );
  await insertGroupReport(tx, { organisation, round: round.id, report: group.report });
  await insertReleased(tx, { organisation, round: round.id, rows: group.rows });
  return true;
}

/**
 * The newest. Only the mentor's own, and what others let the person read: the wall shows nothing
 * else.
 */
export async function findReport(
  tx: ReadTx,
  round: string,
  mentor: string,
): Promise<ShownReport | null> {
  const newest = (table: 'assessment_report' | 'report_names') =>
    tx
      .selectFrom(table)
      .select(encrypted(`${table}.content`, table).as('content'))
      .where('round_id', '=', round)
      .where('mentor_id', '=', mentor)
      .orderBy('made_at', 'desc')
      .limit(1)
      .execute();
  const [report] = await decrypted(tx, await newest('assessment_report'), 'content');
  if (!report) return null;
  const [names] = await decrypted(tx, await newest('report_names'), 'content');
  return {
    ...(JSON.parse(report.content) as ShownReport),
    ...(names ? (JSON.parse(names.content) as Names) : {}),
  };
}
