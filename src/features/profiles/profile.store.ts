import { sql } from 'kysely';
import { inside, type Tx } from '../../platform/database.ts';
import { allIndicators, type Profile } from './profile.rules.ts';

export type ProfileLine = {
  id: string;
  name: string;
  versions: { id: string; number: number; publishedAt: Date | null }[];
};

/** Every version of every profile, the newest of each first. */
export const versionsQuery = (tx: Tx) =>
  tx
    .selectFrom('profile')
    .innerJoin('profile_version as v', (join) => inside(join, 'v.profile_id', 'profile.id'))
    .select(['profile.id', 'profile.name', 'v.id as version', 'v.number', 'v.published_at'])
    .orderBy('profile.name')
    .orderBy('v.number', 'desc');

/** Drafts only for who may open them. */
export async function listProfiles(
  tx: Tx,
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
  publishedAt: Date | null;
  source: { fileName: string; lines: string[] } | null;
};

export async function findVersion(tx: Tx, id: string): Promise<Version | null> {
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
      'v.published_at',
      's.file_name',
      's.lines',
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
    publishedAt: row.published_at,
    source: row.file_name ? { fileName: row.file_name, lines: row.lines! } : null,
  };
}

export async function listPublished(
  tx: Tx,
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
  source: { fileName: string; lines: string[] } | null;
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

/** The next version of a profile, as a draft that starts from an earlier one. */
export async function insertNextVersion(
  tx: Tx,
  organisation: string,
  from: Version,
): Promise<string> {
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

/** False when somebody else saved a newer revision in the meantime. */
export async function updateDraft(
  tx: Tx,
  { id, revision, content }: Pick<Version, 'id' | 'revision' | 'content'>,
): Promise<boolean> {
  const done = await tx
    .updateTable('profile_version')
    .set({ content: JSON.stringify(content), revision: revision + 1 })
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
