import { sql } from 'kysely';
import { inside, type ReadTx, type Tx } from '../../platform/database.ts';
import { allIndicators, type Profile, type ReadSource } from './profile.rules.ts';

export type ProfileLine = {
  id: string;
  name: string;
  versions: { id: string; number: number; publishedAt: Date | null }[];
};

/** Every version of every profile, the newest of each first. */
export const versionsQuery = (tx: ReadTx) =>
  tx
    .selectFrom('profile')
    .innerJoin('profile_version as v', (join) => inside(join, 'v.profile_id', 'profile.id'))
    .select(['profile.id', 'profile.name', 'v.id as version', 'v.number', 'v.published_at'])
    .orderBy('profile.name')
    .orderBy('v.number', 'desc');

/** Drafts only for who may open them. */
export async function listProfiles(
  tx: ReadTx,
  { withDrafts }: { withDrafts: boolean },
): Promise<ProfileLine[]> {
  let query = versionsQuery(tx);
  if (!withDrafts) query = query.where('v.published_at', 'is not', null);
  const rows = await query.execute();
  const lines = new Map<string, ProfileLine>();
  for (const row of rows) {
    const line = lines.get(row.id) ?? { id: row.id, name: row.name, versions: [] };
    line.versions.push({ id: row.version, number: row.number, publishedAt: row.published_at });
    lines.set(row.id, line);
  }
  return [...lines.values()];
}

export type Version = {
  id: string;
  profileId: string;
  profileName: string;
  number: number;
  content: Profile;
  revision: number;
  /** Of a draft: which of its states this is, counted from 0. */
  state: number;
  publishedAt: Date | null;
  source: ReadSource | null;
};

export async function findVersion(tx: ReadTx, id: string): Promise<Version | null> {
  const row = await tx
    .selectFrom('profile_version as v')
    .innerJoin('profile as p', (join) => inside(join, 'p.id', 'v.profile_id'))
    .leftJoin('profile_source as s', (join) => inside(join, 's.id', 'v.source_id'))
    .select([
      'v.id',
      'v.profile_id',
      'p.name',
      'v.number',
      'v.content',
      'v.revision',
      'v.state',
      'v.published_at',
      's.file_name',
      's.lines',
      's.unplaced',
    ])
    .where('v.id', '=', id)
    .executeTakeFirst();
  if (!row) return null;
  return {
    id: row.id,
    profileId: row.profile_id,
    profileName: row.name,
    number: row.number,
    content: row.content,
    revision: row.revision,
    state: row.state,
    publishedAt: row.published_at,
    source: row.file_name
      ? { fileName: row.file_name, lines: row.lines!, unplaced: row.unplaced }
      : null,
  };
}

export async function listPublished(
  tx: ReadTx,
): Promise<{ id: string; name: string; number: number }[]> {
  return tx
    .selectFrom('profile_version as v')
    .innerJoin('profile as p', (join) => inside(join, 'p.id', 'v.profile_id'))
    .select(['v.id', 'p.name', 'v.number'])
    .where('published_at', 'is not', null)
    .orderBy('p.name')
    .orderBy('v.number', 'desc')
    .execute();
}

type NewProfile = {
  organisation: string;
  person: string;
  name: string;
  content: Profile;
  source: ReadSource | null;
};

/** A profile with its first version, still a draft. Returns the version. */
export async function insertProfile(
  tx: Tx,
  { organisation, person, name, content, source }: NewProfile,
): Promise<string> {
  const profile = await tx
    .insertInto('profile')
    .values({ organisation_id: organisation, name })
    .returning('id')
    .executeTakeFirstOrThrow();
  const sourceRow =
    source &&
    (await tx
      .insertInto('profile_source')
      .values({
        organisation_id: organisation,
        file_name: source.fileName.slice(0, 200),
        lines: JSON.stringify(source.lines),
        unplaced: source.unplaced && JSON.stringify(source.unplaced),
        made_by: person,
      })
      .returning('id')
      .executeTakeFirstOrThrow());
  const version = await tx
    .insertInto('profile_version')
    .values({
      organisation_id: organisation,
      profile_id: profile.id,
      number: 1,
      source_id: sourceRow?.id ?? null,
      content: JSON.stringify(content),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return version.id;
}

/** The next version of a profile, a draft that starts from an earlier one; or the draft there is. */
export async function insertNextVersion(
  tx: Tx,
  organisation: string,
  from: Version,
): Promise<string> {
  // Whoever asks at the same moment comes to the same draft.
  await tx
    .selectFrom('profile')
    .select('id')
    .where('id', '=', from.profileId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const draft = await tx
    .selectFrom('profile_version')
    .select('id')
    .where('profile_id', '=', from.profileId)
    .where('published_at', 'is', null)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (draft) return draft.id;
  const row = await tx
    .insertInto('profile_version')
    .columns(['organisation_id', 'profile_id', 'number', 'source_id', 'content'])
    .expression((on) =>
      on
        .selectFrom('profile_version')
        .select((of) => [
          of.val(organisation).$castTo<string>().as('o'),
          of.val(from.profileId).$castTo<string>().as('p'),
          sql<number>`max(number) + 1`.as('n'),
          sql<string | null>`null::uuid`.as('s'),
          sql<string>`${JSON.stringify(from.content)}::jsonb`.as('c'),
        ])
        .where('profile_id', '=', from.profileId),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** So many states of a draft are kept to go back to. */
const mostStates = 50;

/**
 * PR-18: the draft as it was stays to go back to; what had been undone is gone. `step`: by which
 * button it came about. False when somebody else saved a newer revision in the meantime.
 */
export async function saveDraft(
  tx: Tx,
  { organisation, version, content, step }: DraftChange,
): Promise<boolean> {
  const [before, state] = [version.state, version.state + 1];
  if (!(await setDraft(tx, { ...version, content, state }))) return false;
  const states = tx.deleteFrom('draft_state').where('profile_version_id', '=', version.id);
  await states
    .where((on) => on.or([on('state', '>', before), on('state', '<', state - mostStates)]))
    .execute();
  for (const [at, of, by] of [
    [before, version.content, ''],
    [state, content, step],
  ] as const)
    await tx
      .insertInto('draft_state')
      .values({
        organisation_id: organisation,
        profile_version_id: version.id,
        state: at,
        step: by,
        content: JSON.stringify(of),
      })
      .onConflict((on) =>
        on.columns(['organisation_id', 'profile_version_id', 'state']).doNothing(),
      )
      .execute();
  return true;
}
type DraftChange = { organisation: string; version: Version; content: Profile; step: string };

/** The steps that led to the states beside this one: what can be undone, and done again. */
export async function stepsBeside(
  tx: ReadTx,
  { id, state }: Pick<Version, 'id' | 'state'>,
): Promise<{ undo: string | null; redo: string | null }> {
  const rows = await tx
    .selectFrom('draft_state')
    .select(['state', 'step'])
    .where('profile_version_id', '=', id)
    .where('state', 'in', [state - 1, state, state + 1])
    .execute();
  const stepTo = (at: number) => rows.find((row) => row.state === at)?.step ?? null;
  return { undo: stepTo(state - 1) === null ? null : stepTo(state), redo: stepTo(state + 1) };
}

/** PR-18: one state back or forth. False where there is none, or when somebody else saved. */
export async function goToState(
  tx: Tx,
  version: Version,
  direction: 'undo' | 'redo',
): Promise<boolean> {
  const state = version.state + (direction === 'undo' ? -1 : 1);
  const found = await tx
    .selectFrom('draft_state')
    .select('content')
    .where('profile_version_id', '=', version.id)
    .where('state', '=', state)
    .executeTakeFirst();
  return found !== undefined && setDraft(tx, { ...version, content: found.content, state });
}

async function setDraft(
  tx: Tx,
  { id, revision, content, state }: Pick<Version, 'id' | 'revision' | 'content' | 'state'>,
): Promise<boolean> {
  const done = await tx
    .updateTable('profile_version')
    .set({ content: JSON.stringify(content), revision: revision + 1, state })
    .where('id', '=', id)
    .where('revision', '=', revision)
    .where('published_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

export async function publishVersion(
  tx: Tx,
  { organisation, person, version }: { organisation: string; person: string; version: Version },
): Promise<void> {
  await tx
    .updateTable('profile_version')
    .set({ published_at: sql`now()`, published_by: person })
    .where('id', '=', version.id)
    .execute();
  await tx.deleteFrom('draft_state').where('profile_version_id', '=', version.id).execute();
  const rows = allIndicators(version.content).map(({ competence, indicator }, position) => ({
    organisation_id: organisation,
    profile_version_id: version.id,
    id: indicator.id,
    competence_id: competence.id,
    position,
  }));
  if (rows.length > 0) await tx.insertInto('indicator').values(rows).execute();
}

export async function deleteDraft(tx: Tx, id: string): Promise<void> {
  await tx
    .deleteFrom('profile_version')
    .where('id', '=', id)
    .where('published_at', 'is', null)
    .execute();
}
