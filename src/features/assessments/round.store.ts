import { sql } from 'kysely';
import { inside, type ReadTx, type Tx } from '../../platform/database.ts';
import { forEverybody, onlyIndicators, type Profile } from '../profiles/profile.rules.ts';
import {
  settingsOf,
  type Confidentiality,
  type ReleaseMode,
  type Settings,
} from './round.rules.ts';
import type { Source } from './scorecard.rules.ts';

export type Round = {
  id: string;
  /** A quick one is asked by a mentor, on a few indicators. */
  isQuick: boolean;
  cohortId: string;
  cohortName: string;
  programmeId: string;
  programmeName: string;
  name: string;
  opensOn: string;
  closesOn: string;
  sources: Source[];
  competences: string[];
  most: number;
  minimum: number;
  confidentiality: Confidentiality;
  releaseMode: ReleaseMode;
  releasedAt: Date | null;
  /** Before it was opened again for late answers. */
  firstReleasedAt: Date | null;
  profile: Profile;
  settings: Settings;
};

export async function listRounds(
  tx: ReadTx,
  scope: { cohort?: string; programme?: string; id?: string; mentor?: string },
): Promise<Round[]> {
  let query = tx
    .selectFrom('assessment_round as r')
    .innerJoin('cohort as c', (join) => inside(join, 'c.id', 'r.cohort_id'))
    .innerJoin('programme as p', (join) => inside(join, 'p.id', 'c.programme_id'))
    .innerJoin('profile_version as v', (join) => inside(join, 'v.id', 'p.profile_version_id'))
    .select([
      'r.id',
      'r.cohort_id',
      'c.name as cohort',
      'c.programme_id',
      'p.name as programme',
      'r.name',
      'r.opens_on',
      'r.closes_on',
      'r.sources',
      'r.competences',
      'r.most_indicators',
      'r.minimum',
      'r.confidentiality',
      'r.release_mode',
      'r.released_at',
      'r.first_released_at',
      'r.kind',
      'r.indicators',
      'v.content',
      'p.rules',
    ])
    .orderBy('r.opens_on', 'desc')
    .orderBy('r.id');
  if (!scope.id) query = query.where('r.kind', '=', 'round');
  if (scope.cohort) query = query.where('r.cohort_id', '=', scope.cohort);
  if (scope.programme) query = query.where('c.programme_id', '=', scope.programme);
  if (scope.id) query = query.where('r.id', '=', scope.id);
  if (scope.mentor)
    query = query.where((on) =>
      on.exists(
        on
          .selectFrom('rater as x')
          .select('x.id')
          .whereRef('x.organisation_id', '=', 'r.organisation_id')
          .whereRef('x.round_id', '=', 'r.id')
          .where('x.mentor_id', '=', scope.mentor!),
      ),
    );
  const rows = await query.execute();
  return rows.map((row) => ({
    id: row.id,
    isQuick: row.kind === 'quick',
    cohortId: row.cohort_id,
    cohortName: row.cohort,
    programmeId: row.programme_id,
    programmeName: row.programme,
    name: row.name,
    opensOn: row.opens_on,
    closesOn: row.closes_on,
    sources: row.sources,
    competences: row.competences,
    most: row.most_indicators,
    minimum: row.minimum,
    confidentiality: row.confidentiality as Confidentiality,
    releaseMode: row.release_mode,
    releasedAt: row.released_at,
    firstReleasedAt: row.first_released_at,
    profile: profileIn(row),
    settings: settingsOf(row.rules),
  }));
}

/** As far as the round goes; a quick question is for everybody who is asked. */
function profileIn({
  content,
  indicators,
  kind,
}: {
  content: Profile;
  indicators: string[] | null;
  kind: string;
}): Profile {
  if (!indicators) return content;
  const cut = onlyIndicators(content, indicators);
  return kind === 'quick' ? forEverybody(cut) : cut;
}

type NewRound = {
  organisation: string;
  cohort: string;
  name: string;
  opensOn: string;
  closesOn: string;
  sources: Source[];
  competences: string[];
  most: number;
  minimum: number;
  confidentiality?: Confidentiality;
  releaseMode?: ReleaseMode;
  /** All of the competences when absent. */
  indicators?: string[];
  /** All of the cohort when absent. */
  mentors?: string[];
  person: string;
};

/**
 * Every mentor of a running mentorship of the cohort is assessed: the mentor answers about him- or
 * herself; the mentees and those who care for them are asked.
 */
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
      confidentiality: round.confidentiality ?? 'confidential',
      release_mode: round.releaseMode ?? 'own',
      ...(round.indicators ? { indicators: JSON.stringify(round.indicators) } : {}),
      made_by: round.person,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const rows = await tx
    .selectFrom('mentorship as m')
    .innerJoin('mentorship_member as a', (join) =>
      inside(join, 'a.mentorship_id', 'm.id').on('a.part', '=', 'mentor'),
    )
    .innerJoin('mentorship_member as b', (join) =>
      inside(join, 'b.mentorship_id', 'm.id').on('b.part', '=', 'mentee'),
    )
    .innerJoin('person as p', (join) => inside(join, 'p.id', 'a.person_id'))
    .innerJoin('person as q', (join) => inside(join, 'q.id', 'b.person_id'))
    .leftJoin('closure as c', (join) => inside(join, 'c.mentorship_id', 'm.id'))
    .select([
      'p.id',
      'p.given_name',
      'p.family_name',
      'p.email',
      'q.id as mentee',
      'q.given_name as mentee_given',
      'q.family_name as mentee_family',
      'q.email as mentee_email',
    ])
    .where('m.cohort_id', '=', round.cohort)
    .where('c.mentorship_id', 'is', null)
    .where(
      sql<boolean>`least(coalesce(a.last_day, 'infinity'), coalesce(b.last_day, 'infinity')) >= this_day()`,
    )
    .orderBy('p.id')
    .orderBy('q.id')
    .execute();
  const guardians = round.sources.includes('guardian')
    ? await tx
        .selectFrom('guardianship as g')
        .innerJoin('person as p', (join) => inside(join, 'p.id', 'g.guardian_id'))
        .select(['g.child_id', 'p.id', 'p.given_name', 'p.family_name', 'p.email'])
        .where('g.first_day', '<=', round.opensOn)
        .where((on) => on.or([on('g.last_day', 'is', null), on('g.last_day', '>=', round.opensOn)]))
        .where('p.left_on', 'is', null)
        .orderBy('p.id')
        .execute()
    : [];
  const guardiansOf = Map.groupBy(guardians, ({ child_id }) => child_id);
  const chosen = rows.filter(({ id: mentor }) => round.mentors?.includes(mentor) ?? true);
  const asked = [...Map.groupBy(chosen, (row) => row.id).values()].flatMap((own) => [
    {
      mentor: own[0]!.id,
      source: 'self' as const,
      person: own[0]!.id,
      name: `${own[0]!.given_name} ${own[0]!.family_name}`,
      email: own[0]!.email,
      position: 0,
    },
    ...own.map((row, position) => ({
      mentor: row.id,
      source: 'mentee' as const,
      person: row.mentee,
      name: `${row.mentee_given} ${row.mentee_family}`,
      email: row.mentee_email,
      position,
    })),
    ...own
      .flatMap(({ id, mentee }) =>
        (guardiansOf.get(mentee) ?? []).map((guardian) => ({ mentor: id, guardian })),
      )
      .map(({ mentor, guardian }, position) => ({
        mentor,
        source: 'guardian' as const,
        person: guardian.id,
        name: `${guardian.given_name} ${guardian.family_name}`,
        email: guardian.email,
        position,
      })),
  ]);
  const wanted = asked.filter(({ source }) => round.sources.includes(source));
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
