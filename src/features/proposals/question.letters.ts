/**
 * Whoever is asked by a proposal is written to when it is their turn, and once more before their
 * day.
 */
import { fullLinkTo } from '../../web/links.ts';
import { letterText } from '../../web/letters.ts';
import type { Tx } from '../../platform/database.ts';
import { addDays, fullDay } from '../../platform/i18n.ts';
import { composeLetter } from '../mail/letter-text.store.ts';
import type { Setting } from '../mail/outgoing-mail.rules.ts';
import { enqueueMailTo } from '../mail/person-letter.store.ts';
import { proposalLetterWords } from './proposal-letter.words.ts';
import { questionOf, turnOf } from './proposal.rules.ts';
import { untilOf } from './trial-talk.rules.ts';
import { listAsking, listProposals, type Proposal } from './proposal.store.ts';

const holds = ['name', 'organisation', 'until', 'link'] as const;
export const questionTexts = {
  first: letterText('proposal', holds, (language) => proposalLetterWords[language].first),
  again: letterText('proposal-again', holds, (language) => proposalLetterWords[language].again),
  talk: letterText('proposal-talk', holds, (language) => proposalLetterWords[language].talk),
};

export type Asked = { key: string; person: string; until: string };

/** A reminder goes this many days before the last one. */
const daysBefore = 2;
/** After this many days the last mentor of the longest shortlist has had their turn. */
const longestList = 240;

/**
 * MA-24: who is asked today, until when: both sides of a proposal that has not been answered, the
 * mentee of a shortlist, then its mentors in turn.
 */
export function askedNow(proposals: Proposal[], today: string): Asked[] {
  return [
    ...Map.groupBy(
      proposals.filter(({ sentAt }) => sentAt !== null),
      ({ runId, menteeId }) => `${runId} ${menteeId}`,
    ).values(),
  ].flatMap((own) => {
    const [first] = own;
    if (first!.answerDays === null)
      return own.flatMap((proposal) => {
        if (
          proposal.mentorshipId !== null ||
          proposal.answerBy === null ||
          proposal.answerBy < today ||
          proposal.answers.some(({ accepted }) => !accepted)
        )
          return [];
        const open = (['mentor', 'mentee'] as const).filter(
          (side) => !proposal.answers.some((answer) => answer.side === side),
        );
        return open.map((side) => {
          const person = side === 'mentor' ? proposal.mentorId : proposal.menteeId;
          return { key: `proposal ${proposal.runId} ${person}`, person, until: proposal.answerBy! };
        });
      });
    const turn = turnOf(own.map(questionOf), today);
    if (turn.is === 'choosing' && !turn.isLate)
      return [
        {
          key: `proposal ${first!.runId} ${first!.menteeId}`,
          person: first!.menteeId,
          until: turn.until,
        },
      ];
    if (turn.is === 'asked')
      return [
        {
          key: `turn ${turn.question}`,
          person: own.find(({ id }) => id === turn.question)!.mentorId,
          until: turn.until,
        },
      ];
    return [];
  });
}

/** Everybody who is asked now has had a letter, and a second one shortly before the last day. */
export async function writeToAsked(tx: Tx, setting: Setting, today: string): Promise<void> {
  for (const cohort of await listAsking(tx, addDays(today, -longestList)))
    for (const asked of askedNow(await listProposals(tx, { cohort }), today)) {
      await write(tx, setting, asked, asked.key, 'first');
      if (addDays(today, daysBefore) >= asked.until)
        await write(tx, setting, asked, `${asked.key} until ${asked.until}`, 'again');
    }
}

/** MA-41: the other one hears that somebody would like to talk first. */
export const tellOfTalk = (
  tx: Tx,
  setting: Setting,
  { proposal, person, today }: { proposal: string; person: string; today: string },
): Promise<void> =>
  write(tx, setting, { person, until: untilOf(today) }, `talk ${proposal} ${today}`, 'talk');

async function write(
  tx: Tx,
  { organisation, at, address }: Setting,
  { person, until }: Pick<Asked, 'person' | 'until'>,
  key: string,
  text: keyof typeof questionTexts,
): Promise<void> {
  await enqueueMailTo(tx, {
    organisation,
    person,
    key,
    kind: 'proposal',
    priority: 'asked',
    at,
    letter: (language, name) =>
      composeLetter(tx, questionTexts[text], language, {
        name,
        organisation: organisation.name,
        until: fullDay(language, until),
        link: fullLinkTo({ address, organisation }, ''),
      }),
  });
}
