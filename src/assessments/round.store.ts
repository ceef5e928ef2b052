import { sql } from 'kysely';
import type { Desk, Tx } from '../foundation/database.ts';
import { hashToken, newToken } from '../foundation/secret.ts';
import type { Profile } from '../profiles/profile.rules.ts';
import type { Source } from './scorecard.rules.ts';

export type Round = {
  id: string;
  cohortId: string;
  cohortName: string;
  programmeName: string;
  name: string;
  opensOn: string;
  closesOn: string;
  sources: Source[];
  competences: string[];
  most: number;
  minimum: number;
  releasedAt: Date | null;
  profile: Profile;
};

export async function listRounds(tx: Tx, scope: { cohort?: string; id?: string; mentor?: string }): Promise<Round[]> {
  let query = tx
    .selectFrom('assessment_round as r')
    .innerJoin('cohort as c', (join) => join.onRef('c.organisation_id', '=', 'r.organisation_id').onRef('c.id', '=', 'r.cohort_id'))
    .innerJoin('programme as p', (join) => join.onRef('p.organisation_id', '=', 'c.organisation_id').onRef('p.id', '=', 'c.programme_id'))
    .innerJoin('profile_version as v', (join) => join.onRef('v.organisation_id', '=', 'p.organisation_id').onRef('v.id', '=', 'p.profile_version_id'))
    .select(['r.id', 'r.cohort_id', 'c.name as cohort', 'p.name as programme', 'r.name', 'r.opens_on', 'r.closes_on', 'r.sources', 'r.competences', 'r.most_indicators', 'r.minimum', 'r.released_at', 'v.content'])
    .orderBy('r.opens_on', 'desc')
    .orderBy('r.id');
  if (scope.cohort) query = query.where('r.cohort_id', '=', scope.cohort);
  if (scope.id) query = query.where('r.id', '=', scope.id);
  if (scope.mentor)
    query = query.where((on) => on.exists(on.selectFrom('rater as x').select('x.id').whereRef('x.organisation_id', '=', 'r.organisation_id').whereRef('x.round_id', '=', 'r.id').where('x.mentor_id', '=', scope.mentor!)));
  const rows = await query.execute();
  return rows.map((row) => ({
    id: row.id,
    cohortId: row.cohort_id,
    cohortName: row.cohort,
    programmeName: row.programme,
    name: row.name,
    opensOn: row.opens_on,
    closesOn: row.closes_on,
    sources: row.sources as Source[],
    competences: row.competences as string[],
    most: row.most_indicators,
    minimum: row.minimum,
    releasedAt: row.released_at,
    profile: row.content as Profile,
  }));
}

type NewRound = { organisation: string; cohort: string; name: string; opensOn: string; closesOn: string; sources: Source[]; competences: string[]; most: number; minimum: number; person: string };

/** Every mentor of a running mentorship of the cohort is assessed: the mentor answers about him- or herself, and the mentees are asked. */
export async function insertRound(tx: Tx, round: NewRound): Promise<string> {
  const { id } = await tx
    .insertInto('assessment_round')
    .values({
      organisation_id: round.organisation,
      cohort_id: round.cohort,
      name: round.name,
      opens_on: round.opensOn,
      closes_on: round.closesOn,
      sources: JSON.stringify(round.sources),
      competences: JSON.stringify(round.competences),
      most_indicators: round.most,
      minimum: round.minimum,
      made_by: round.person,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const rows = await tx
    .selectFrom('mentorship as m')
    .innerJoin('mentorship_member as a', (join) => join.onRef('a.organisation_id', '=', 'm.organisation_id').onRef('a.mentorship_id', '=', 'm.id').on('a.part', '=', 'mentor'))
    .innerJoin('mentorship_member as b', (join) => join.onRef('b.organisation_id', '=', 'm.organisation_id').onRef('b.mentorship_id', '=', 'm.id').on('b.part', '=', 'mentee'))
    .innerJoin('person as p', (join) => join.onRef('p.organisation_id', '=', 'a.organisation_id').onRef('p.id', '=', 'a.person_id'))
    .innerJoin('person as q', (join) => join.onRef('q.organisation_id', '=', 'b.organisation_id').onRef('q.id', '=', 'b.person_id'))
    .leftJoin('closure as c', (join) => join.onRef('c.organisation_id', '=', 'm.organisation_id').onRef('c.mentorship_id', '=', 'm.id'))
    .select(['p.id', 'p.given_name', 'p.family_name', 'p.email', 'q.id as mentee', 'q.given_name as mentee_given', 'q.family_name as mentee_family', 'q.email as mentee_email'])
    .where('m.cohort_id', '=', round.cohort)
    .where('c.mentorship_id', 'is', null)
    .orderBy('p.id')
    .orderBy('q.id')
    .execute();
  const asked = [...Map.groupBy(rows, (row) => row.id).values()].flatMap((own) => [
    { mentor: own[0]!.id, source: 'self', person: own[0]!.id, name: `${own[0]!.given_name} ${own[0]!.family_name}`, email: own[0]!.email, position: 0 },
    ...own.map((row, position) => ({ mentor: row.id, source: 'mentee', person: row.mentee, name: `${row.mentee_given} ${row.mentee_family}`, email: row.mentee_email, position })),
  ]);
  const wanted = asked.filter(({ source }) => round.sources.includes(source as Source));
  for (let k = 0; k < wanted.length; k += 1000)
    await tx
      .insertInto('rater')
      .values(
        wanted.slice(k, k + 1000).map(({ mentor, source, person, name, email, position }) => ({
          organisation_id: round.organisation,
          round_id: id,
          mentor_id: mentor,
          source,
          person_id: person,
          name,
          email,
          position,
          nominated_by: round.person,
          checked_at: sql<Date>`now()`,
        })),
      )
      .onConflict((on) => on.doNothing())
      .execute();
  return id;
}

export type Rater = {
  id: string;
  roundId: string;
  mentorId: string;
  mentor: string;
  source: Source;
  personId: string | null;
  name: string;
  email: string | null;
  position: number;
  isChecked: boolean;
  declinedWhy: string | null;
  hasPractised: boolean;
  hasSubmitted: boolean;
};

export async function listRaters(tx: Tx, scope: { round?: string; mentor?: string; id?: string; person?: string }): Promise<Rater[]> {
  let query = tx
    .selectFrom('rater as r')
    .innerJoin('person as p', (join) => join.onRef('p.organisation_id', '=', 'r.organisation_id').onRef('p.id', '=', 'r.mentor_id'))
    .select(['r.id', 'r.round_id', 'r.mentor_id', 'p.given_name', 'p.family_name', 'r.source', 'r.person_id', 'r.name', 'r.email', 'r.position', 'r.checked_at', 'r.declined_why', 'r.practised_at', 'r.submitted_at'])
    .orderBy('p.family_name')
    .orderBy('p.given_name')
    .orderBy('r.mentor_id')
    .orderBy('r.source')
    .orderBy('r.position')
    .orderBy('r.id');
  if (scope.round) query = query.where('r.round_id', '=', scope.round);
  if (scope.mentor) query = query.where('r.mentor_id', '=', scope.mentor);
  if (scope.id) query = query.where('r.id', '=', scope.id);
  if (scope.person) query = query.where('r.person_id', '=', scope.person);
  const rows = await query.execute();
  return rows.map((row) => ({
    id: row.id,
    roundId: row.round_id,
    mentorId: row.mentor_id,
    mentor: `${row.given_name} ${row.family_name}`,
    source: row.source as Source,
    personId: row.person_id,
    name: row.name,
    email: row.email,
    position: row.position,
    isChecked: row.checked_at !== null,
    declinedWhy: row.declined_why,
    hasPractised: row.practised_at !== null,
    hasSubmitted: row.submitted_at !== null,
  }));
}

type Nomination = { organisation: string; round: string; mentor: string; source: Source; name: string; email: string; position: number; person: string };

export async function insertNomination(tx: Tx, { organisation, round, mentor, source, name, email, position, person }: Nomination): Promise<void> {
  const known = await tx.selectFrom('person').select('id').where('email', '=', email).where('left_on', 'is', null).limit(1).executeTakeFirst();
  await tx
    .insertInto('rater')
    .values({ organisation_id: organisation, round_id: round, mentor_id: mentor, source, person_id: known?.id ?? null, name, email, position, nominated_by: person })
    .execute();
}

export async function checkNomination(tx: Tx, id: string): Promise<boolean> {
  const done = await tx
    .updateTable('rater')
    .set({ checked_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('checked_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** Only before anything was answered. */
export async function deleteNomination(tx: Tx, id: string): Promise<boolean> {
  return (await tx.deleteFrom('rater').where('id', '=', id).where('checked_at', 'is', null).executeTakeFirst()).numDeletedRows === 1n;
}

/** A new personal link until the day after the round closes; the token is kept nowhere. */
export async function insertLink(tx: Tx, { organisation, rater, until, bySelf }: { organisation: string; rater: string; until: string; bySelf: boolean }): Promise<string> {
  const token = newToken();
  await tx
    .insertInto('rater_link')
    .values({ organisation_id: organisation, rater_id: rater, token_hash: hashToken(token), by_self: bySelf, ends_at: sql<Date>`(${sql.val(until)}::date + 1)::timestamptz + interval '12 hours'` })
    .execute();
  return token;
}

export type Seat = { /** Answers are shown to the link they came through, or to the rater who was signed in. */ link: string; bySelf: boolean; organisation: string; organisationName: string; rater: Rater; round: Round };

/** Whoever holds the link. Looking changes nothing: mail scanners open links too. Null when it has ended. */
export async function findSeat(desk: Desk, token: string): Promise<Seat | null> {
  const row = await desk.atTheDoor(null, (tx) =>
    tx
      .selectFrom('rater_link as l')
      .innerJoin('organisation as o', 'o.id', 'l.organisation_id')
      .select(['l.id', 'l.by_self', 'l.organisation_id', 'l.rater_id', 'o.name'])
      .where('token_hash', '=', hashToken(token))
      .where('ends_at', '>', sql<Date>`now()`)
      .executeTakeFirst(),
  );
  if (!row) return null;
  return desk.within({ organisation: row.organisation_id, person: null }, 'read', async (tx) => {
    const [rater] = await listRaters(tx, { id: row.rater_id });
    const [round] = rater ? await listRounds(tx, { id: rater.roundId }) : [];
    return rater && round ? { link: row.id, bySelf: row.by_self, organisation: row.organisation_id, organisationName: row.name, rater, round } : null;
  });
}

/** Level per indicator; null is not observed, a missing one is not answered yet. */
export type Answers = Map<string, number | null>;

export async function listAnswers(tx: Tx, { rater, link, bySelf }: Seat): Promise<Answers> {
  let query = tx.selectFrom('rating').select(['indicator_id', 'level']).where('rater_id', '=', rater.id);
  if (!bySelf) query = query.where('link_id', '=', link);
  const rows = await query.execute();
  return new Map(rows.map((row) => [row.indicator_id, row.level]));
}

export async function upsertAnswers(tx: Tx, { organisation, rater, link, answers }: { organisation: string; rater: string; link: string | null; answers: Answers }): Promise<void> {
  if (answers.size === 0) return;
  await tx
    .insertInto('rating')
    .values([...answers].map(([indicator, level]) => ({ organisation_id: organisation, rater_id: rater, indicator_id: indicator, level, link_id: link })))
    .onConflict((on) =>
      on.columns(['organisation_id', 'rater_id', 'indicator_id']).doUpdateSet((update) => ({ level: update.ref('excluded.level'), link_id: update.ref('excluded.link_id'), answered_at: sql<Date>`now()` })),
    )
    .execute();
}

export async function markRater(tx: Tx, id: string, what: { practised: true } | { submitted: true } | { declined: string }): Promise<void> {
  const now = sql<Date>`now()`;
  const set = 'practised' in what ? { practised_at: now } : 'submitted' in what ? { submitted_at: now } : { declined_at: now, declined_why: what.declined };
  await tx.updateTable('rater').set(set).where('id', '=', id).execute();
}

export type Comments = { keep: string; other: string };

export async function listOwnComments(tx: Tx, { rater, link, bySelf }: Seat): Promise<Comments> {
  let query = tx.selectFrom('rating_comment').select(['kind', 'body']).where('rater_id', '=', rater.id);
  if (!bySelf) query = query.where('link_id', '=', link);
  const rows = await query.execute();
  const of = (kind: keyof Comments) => rows.find((row) => row.kind === kind)?.body ?? '';
  return { keep: of('keep'), other: of('other') };
}

/** What was emptied is taken back. */
export async function keepComments(tx: Tx, { organisation, rater, link }: Seat, comments: Comments): Promise<void> {
  await tx.deleteFrom('rating_comment').where('rater_id', '=', rater.id).execute();
  const rows = Object.entries(comments).filter(([, body]) => body !== '');
  if (rows.length === 0) return;
  await tx
    .insertInto('rating_comment')
    .values(rows.map(([kind, body]) => ({ organisation_id: organisation, rater_id: rater.id, kind, body, link_id: link })))
    .execute();
}
