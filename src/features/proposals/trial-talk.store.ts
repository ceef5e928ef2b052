import { sql } from 'kysely';
import type { ReadTx, Tx } from '../../platform/database.ts';
import { decrypted, encrypted, keyFor } from '../../platform/encryption.ts';
import { untilOf, type Side } from './trial-talk.rules.ts';

type Asking = {
  organisation: string;
  proposal: string;
  person: string;
  today: string;
  /** Of a shortlist: how many days its mentor has now. */
  answerDays: number | null;
};

/** Both get the days of the talk to answer, however few were left. */
export async function askForTalk(
  tx: Tx,
  { organisation, proposal, person, today, answerDays }: Asking,
): Promise<void> {
  const asked = {
    asked_by: person,
    asked_on: today,
    until: untilOf(today),
    talk_on: null,
    mentor_asks_on: null,
    mentee_asks_on: null,
    settled_by: null,
    settled_on: null,
  };
  await tx
    .insertInto('trial_talk')
    .values({ organisation_id: organisation, proposal_id: proposal, ...asked })
    .onConflict((on) => on.columns(['organisation_id', 'proposal_id']).doUpdateSet(asked))
    .execute();
  await giveTime(tx, { proposal, today, answerDays });
}

async function giveTime(
  tx: Tx,
  { proposal, today, answerDays }: Pick<Asking, 'proposal' | 'today' | 'answerDays'>,
): Promise<void> {
  await tx
    .updateTable('proposal')
    .set(
      answerDays === null
        ? { answer_by: sql<string>`greatest(answer_by, ${untilOf(today)}::date)` }
        : { answer_days: answerDays },
    )
    .where('id', '=', proposal)
    .execute();
}

export async function keepTalkDay(tx: Tx, proposal: string, day: string | null): Promise<void> {
  await tx
    .updateTable('trial_talk')
    .set({ talk_on: day })
    .where('proposal_id', '=', proposal)
    .execute();
}

export async function askCoordinator(
  tx: Tx,
  { proposal, side, today }: { proposal: string; side: Side; today: string },
): Promise<void> {
  await tx
    .updateTable('trial_talk')
    .set(side === 'mentor' ? { mentor_asks_on: today } : { mentee_asks_on: today })
    .where('proposal_id', '=', proposal)
    .execute();
}

/** The coordinator has spoken with them: both have their days anew. */
export async function settleTalk(
  tx: Tx,
  { proposal, person, today, answerDays }: Omit<Asking, 'organisation'>,
): Promise<void> {
  await tx
    .updateTable('trial_talk')
    .set({
      settled_by: person,
      settled_on: today,
      mentor_asks_on: null,
      mentee_asks_on: null,
      until: untilOf(today),
    })
    .where('proposal_id', '=', proposal)
    .execute();
  await giveTime(tx, { proposal, today, answerDays });
}

export type TalkWords = { proposalId: string; personId: string; words: string; isShared: boolean };

/** One's own, and for coordinators what was written for them: the wall decides. */
export async function listTalkWords(tx: ReadTx, proposals: string[]): Promise<TalkWords[]> {
  if (proposals.length === 0) return [];
  const rows = await tx
    .selectFrom('trial_talk_word as w')
    .select([
      'w.proposal_id',
      'w.person_id',
      'w.is_shared',
      encrypted('trial_talk_word.words', 'w').as('words'),
    ])
    .where('w.proposal_id', 'in', proposals)
    .execute();
  return (await decrypted(tx, rows, 'words')).map((row) => ({
    proposalId: row.proposal_id,
    personId: row.person_id,
    words: row.words,
    isShared: row.is_shared,
  }));
}

/** They take the place of what this person wrote before. */
export async function keepTalkWords(
  tx: Tx,
  own: {
    organisation: string;
    proposal: string;
    person: string;
    words: string;
    isShared: boolean;
    today: string;
  },
): Promise<void> {
  await tx
    .deleteFrom('trial_talk_word')
    .where('proposal_id', '=', own.proposal)
    .where('person_id', '=', own.person)
    .execute();
  if (own.words === '') return;
  const id = crypto.randomUUID();
  const key = await keyFor(tx, own.organisation, id);
  await tx
    .insertInto('trial_talk_word')
    .values({
      organisation_id: own.organisation,
      id,
      proposal_id: own.proposal,
      person_id: own.person,
      words: key.seal('trial_talk_word.words', id, own.words),
      key_id: key.id,
      is_shared: own.isShared,
      said_on: own.today,
    })
    .execute();
}
