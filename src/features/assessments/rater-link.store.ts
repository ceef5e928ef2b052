/** The link of a rater: what leads to it, and what is answered there. */
import { sql } from 'kysely';
import type { Database, ReadTx, Tx, Value } from '../../platform/database.ts';
import { keyFor, decrypted, encrypted, type Encrypted } from '../../platform/encryption.ts';
import { hashToken, newToken } from '../../platform/secret.ts';
import { listRaters, type Rater } from './rater.store.ts';
import { endOfLink, wordingFor, type Contact, type Wording } from './round.rules.ts';
import { listRounds, type Round } from './round.store.ts';
import { levelIn, levelText } from './scorecard.rules.ts';

/**
 * A new personal link until the day after the round closes; the token is kept nowhere. One that
 * somebody else makes ends the one before (AS-11), so two people never answer in one name; for
 * whoever is signed in it stands beside it.
 */
export async function insertLink(
  tx: Tx,
  {
    organisation,
    rater,
    until,
    bySelf,
  }: { organisation: string; rater: string; until: string; bySelf: boolean },
): Promise<string> {
  const token = newToken();
  if (!bySelf)
    await tx
      .updateTable('rater_link')
      .set({ ends_at: sql`now()` })
      .where('rater_id', '=', rater)
      .where('by_self', '=', false)
      .where('ends_at', '>', sql<Date>`now()`)
      .execute();
  await tx
    .insertInto('rater_link')
    .values({
      organisation_id: organisation,
      rater_id: rater,
      token_hash: hashToken(token),
      by_self: bySelf,
      ends_at: new Date(endOfLink(until).epochMilliseconds),
    })
    .execute();
  return token;
}

export type RaterLink = {
  /** Answers are shown to the link they came through, or to the rater who was signed in. */
  link: string;
  bySelf: boolean;
  organisation: string;
  organisationName: string;
  rater: Rater;
  round: Round;
  wording: Wording;
};

/**
 * Whoever holds the link. Looking changes nothing: mail scanners open links too. Null when it has
 * ended.
 */
export async function findRaterLink(database: Database, token: string): Promise<RaterLink | null> {
  const row = await database.beforeTenant(null, (tx) =>
    tx
      .selectFrom('rater_link as l')
      .innerJoin('organisation as o', 'o.id', 'l.organisation_id')
      .select(['l.id', 'l.by_self', 'l.organisation_id', 'l.rater_id', 'o.name'])
      .where('token_hash', '=', hashToken(token))
      .where('ends_at', '>', sql<Date>`now()`)
      .executeTakeFirst(),
  );
  if (!row) return null;
  return database.inTenant(
    { organisation: row.organisation_id, person: null },
    'read',
    async (tx) => {
      const [rater] = await listRaters(tx, { id: row.rater_id });
      const [round] = rater ? await listRounds(tx, { id: rater.roundId }) : [];
      // What was handed in is its rater's: another link opens nothing of it.
      if (rater?.hasSubmitted && !row.by_self && rater.submittedLink !== row.id) return null;
      return rater && round
        ? {
            link: row.id,
            bySelf: row.by_self,
            organisation: row.organisation_id,
            organisationName: row.name,
            rater,
            round,
            wording: wordingFor({ ...rater, ...round }),
          }
        : null;
    },
  );
}

/** What an observer saw, and what the observer makes of it. */
export type Note = { facts: string; reading: string };
/** Level per indicator; null is not observed, a missing one is not answered yet. */
export type Answers = Map<string, number | null>;

export async function listAnswers(
  tx: ReadTx,
  { rater, link, bySelf }: RaterLink,
): Promise<Answers> {
  let query = tx
    .selectFrom('rating as a')
    .select(['a.indicator_id', encrypted('rating.level', 'a').as('level')])
    .where('a.rater_id', '=', rater.id);
  if (!bySelf) query = query.where('a.link_id', '=', link);
  return new Map(
    (await decrypted(tx, await query.execute(), 'level')).map((row) => [
      row.indicator_id,
      levelIn(row.level),
    ]),
  );
}

/** `notes` stand beside their answers; what has none loses what stood there. */
export async function upsertAnswers(
  tx: Tx,
  {
    organisation,
    rater,
    link,
    answers,
    notes,
  }: {
    organisation: string;
    rater: string;
    link: string | null;
    answers: Answers;
    notes: Map<string, Note>;
  },
): Promise<void> {
  if (answers.size === 0) return;
  const key = await keyFor(tx, organisation, rater);
  const shut = (column: 'facts' | 'reading', indicator: string) => {
    const text = notes.get(indicator)?.[column] ?? '';
    return text === '' ? null : key.seal(`rating.${column}`, [rater, indicator], text);
  };
  await tx
    .insertInto('rating')
    .values(
      [...answers].map(([indicator, level]) => ({
        organisation_id: organisation,
        rater_id: rater,
        indicator_id: indicator,
        key_id: key.id,
        level: key.seal('rating.level', [rater, indicator], levelText(level)),
        facts: shut('facts', indicator),
        reading: shut('reading', indicator),
        link_id: link,
      })),
    )
    // All that is sealed in a row lies under one key, so all of it changes together.
    .onConflict((on) =>
      on.columns(['organisation_id', 'rater_id', 'indicator_id']).doUpdateSet((update) => ({
        key_id: update.ref('excluded.key_id'),
        level: update.ref('excluded.level'),
        facts: update.ref('excluded.facts'),
        reading: update.ref('excluded.reading'),
        link_id: update.ref('excluded.link_id'),
        answered_at: sql<Date>`now()`,
      })),
    )
    .execute();
}

export async function markRater(
  tx: Tx,
  id: string,
  what:
    | { practised: true }
    | { submitted: true; link: string }
    | { declined: Value<'rater', 'declined_why'> }
    | { contact: Contact }
    | { observedOn: string },
): Promise<void> {
  const now = sql<Date>`now()`;
  const set =
    'practised' in what
      ? { practised_at: now }
      : 'submitted' in what
        ? { submitted_at: now, submitted_link: what.link }
        : 'contact' in what
          ? { contact: what.contact }
          : 'observedOn' in what
            ? { observed_on: what.observedOn }
            : { declined_at: now, declined_why: what.declined };
  await tx.updateTable('rater').set(set).where('id', '=', id).execute();
}

/** By indicator. */
export async function listOwnNotes(
  tx: ReadTx,
  { rater, link, bySelf }: RaterLink,
): Promise<Map<string, Note>> {
  let query = tx
    .selectFrom('rating as a')
    .select([
      'a.indicator_id',
      encrypted<Encrypted | null>('rating.facts', 'a').as('facts'),
      encrypted<Encrypted | null>('rating.reading', 'a').as('reading'),
    ])
    .where('a.rater_id', '=', rater.id);
  if (!bySelf) query = query.where('a.link_id', '=', link);
  return new Map(
    (await decrypted(tx, await query.execute(), 'facts', 'reading')).map((row) => [
      row.indicator_id,
      { facts: row.facts ?? '', reading: row.reading ?? '' },
    ]),
  );
}

export type Comments = { keep: string; other: string };

export async function listOwnComments(
  tx: ReadTx,
  { rater, link, bySelf }: RaterLink,
): Promise<Comments> {
  let query = tx
    .selectFrom('rating_comment as c')
    .select(['c.kind', encrypted('rating_comment.body', 'c').as('body')])
    .where('c.rater_id', '=', rater.id);
  if (!bySelf) query = query.where('c.link_id', '=', link);
  const rows = await decrypted(tx, await query.execute(), 'body');
  const of = (kind: keyof Comments) => rows.find((row) => row.kind === kind)?.body ?? '';
  return { keep: of('keep'), other: of('other') };
}

/** What was emptied is taken back. */
export async function keepComments(
  tx: Tx,
  { organisation, rater, link }: RaterLink,
  comments: Comments,
): Promise<void> {
  await tx.deleteFrom('rating_comment').where('rater_id', '=', rater.id).execute();
  const rows = (Object.entries(comments) as [keyof Comments, string][]).filter(
    ([, body]) => body !== '',
  );
  if (rows.length === 0) return;
  const key = await keyFor(tx, organisation, rater.id);
  await tx
    .insertInto('rating_comment')
    .values(
      rows.map(([kind, body]) => ({
        organisation_id: organisation,
        rater_id: rater.id,
        kind,
        key_id: key.id,
        body: key.seal('rating_comment.body', [rater.id, kind], body),
        link_id: link,
      })),
    )
    .execute();
}
