/** What the home page asks of rights. */
import { sql } from 'kysely';
import type { ReadTx } from '../../platform/database.ts';

/** Requests that somebody else made and that nobody has answered, and the nearest day. */
export const openRequests = (tx: ReadTx, person: string) =>
  tx
    .selectFrom('right_request')
    .select([sql<number>`count(*)::int`.as('open'), sql<string>`min(answer_by)`.as('answerBy')])
    .where('decided_at', 'is', null)
    .where('person_id', '<>', person)
    .having(sql<boolean>`count(*) > 0`);
