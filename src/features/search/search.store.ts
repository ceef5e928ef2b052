import { sql } from 'kysely';
import { inside, type ReadTx } from '../../platform/database.ts';
import { decrypted, encrypted } from '../../platform/encryption.ts';
import { nameOf } from '../people/person.store.ts';
import {
  listCounterStatements,
  type CounterStatement,
} from '../mentorships/counter-statement.store.ts';
import { find, plainOf, type Excerpt } from './search.rules.ts';
import type { NoteClass } from '../mentorships/mentorship.rules.ts';

export type Hit = {
  id: string;
  mentorshipId: string;
  with: string;
  by: string;
  writtenAt: Date;
  noteClass: NoteClass;
  excerpt: Excerpt;
  views: CounterStatement[];
};

/**
 * The newest first, at most so many. Texts are sealed, so they are opened and looked through here:
 * only those that the wall lets this person read, 500 at a time.
 */
export async function searchTexts(tx: ReadTx, words: string[], most: number): Promise<Hit[]> {
  const hits: Hit[] = [];
  for (let skip = 0; hits.length < most; skip += 500) {
    const rows = await tx
      .selectFrom('confided_text as t')
      .innerJoin('person as p', (join) => inside(join, 'p.id', 't.author_id'))
      .innerJoin('mentorship as m', (join) => inside(join, 'm.id', 't.mentorship_id'))
      .select([
        't.id',
        't.mentorship_id',
        't.note_class',
        't.written_at',
        nameOf('p').as('by'),
        encrypted('confided_text.body', 't').as('body'),
      ])
      .select([
        sql<boolean>`exists (select from card c where c.organisation_id = t.organisation_id and c.text_id = t.id)`.as(
          'is_card',
        ),
        sql<string>`coalesce(m.name, (select string_agg(q.given_name || ' ' || q.family_name, ', ' order by x.part) from mentorship_member x join person q on q.organisation_id = x.organisation_id and q.id = x.person_id
          where x.organisation_id = m.organisation_id and x.mentorship_id = m.id and x.part <> 'substitute'))`.as(
          'with',
        ),
      ])
      .orderBy('t.written_at', 'desc')
      .orderBy('t.id')
      .offset(skip)
      .limit(500)
      .execute();
    for (const row of await decrypted(tx, rows, 'body')) {
      const excerpt = find(plainOf(row.body, row.is_card), words);
      if (excerpt && hits.length < most)
        hits.push({
          id: row.id,
          mentorshipId: row.mentorship_id,
          with: row.with,
          by: row.by,
          writtenAt: row.written_at,
          noteClass: row.note_class,
          excerpt,
          views: [],
        });
    }
    if (rows.length < 500) break;
  }
  hits.push(...(await searchNotes(tx, words)));
  hits.sort((a, b) => b.writtenAt.getTime() - a.writtenAt.getTime()).splice(most);
  const views = Map.groupBy(
    await listCounterStatements(
      tx,
      hits.map(({ id }) => id),
    ),
    ({ textId }) => textId,
  );
  return hits.map((hit) => ({ ...hit, views: views.get(hit.id) ?? [] }));
}

/** Notes about a pupil lie apart from the texts of a mentorship. */
async function searchNotes(tx: ReadTx, words: string[]): Promise<Hit[]> {
  const rows = await tx
    .selectFrom('pupil_note as n')
    .innerJoin('person as p', (join) => inside(join, 'p.id', 'n.author_id'))
    .innerJoin('person as q', (join) => inside(join, 'q.id', 'n.mentee_id'))
    .select([
      'n.id',
      'n.mentorship_id',
      'n.readers',
      'n.written_at',
      nameOf('p').as('by'),
      nameOf('q').as('with'),
      encrypted('pupil_note.body', 'n').as('body'),
    ])
    .where('n.withdrawn_on', 'is', null)
    .orderBy('n.written_at', 'desc')
    .execute();
  return (await decrypted(tx, rows, 'body')).flatMap((row) => {
    const excerpt = find(row.body, words);
    return excerpt
      ? [
          {
            id: row.id,
            mentorshipId: row.mentorship_id,
            with: row.with,
            by: row.by,
            writtenAt: row.written_at,
            noteClass: row.readers === 'own' ? ('private' as const) : ('shared' as const),
            excerpt,
            views: [],
          },
        ]
      : [];
  });
}
