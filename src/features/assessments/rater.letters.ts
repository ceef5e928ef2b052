/** Letters to raters, written in the transaction of the links in them. */
import type { Tx } from '../../platform/database.ts';
import { fixedText, letterText, type LetterKind } from '../../web/letters.ts';
import { placeholderWords } from '../../web/letter.words.ts';
import { hashToken } from '../../platform/secret.ts';
import { fullDay } from '../../platform/i18n.ts';
import { composeLetter } from '../mail/letter-text.store.ts';
import type { Setting } from '../mail/outgoing-mail.rules.ts';
import { findPosted, enqueueMail } from '../mail/outgoing-mail.store.ts';
import { inviteKey, keysOf, reminderKey, toInvite, toRemind } from './rater-letter.rules.ts';
import { raterLetterWords } from './rater-letter.words.ts';
import { listRaters, type Rater } from './rater.store.ts';
import { insertLink } from './rater-link.store.ts';
import { listRounds, type Round } from './round.store.ts';

export const raterTexts = {
  first: letterText(
    'rater',
    ['name', 'mentor', 'organisation', 'until', 'link'],
    (language) => raterLetterWords[language].first,
  ),
  again: letterText(
    'rater-reminder',
    ['name', 'mentor', 'organisation', 'until', 'sentOn'],
    (language) => raterLetterWords[language].again,
  ),
  report: letterText(
    'report',
    ['name', 'organisation', 'round', 'link'],
    (language) => raterLetterWords[language].report,
  ),
  fresh: fixedText('rater-link', (language) => {
    const w = raterLetterWords[language];
    const { name, mentor, organisation } = placeholderWords[language].examples;
    return {
      title: w.freshTitle,
      when: w.freshWhen,
      to: w.freshTo,
      subject: w.freshSubject(organisation),
      body: w.freshBody(name, mentor, organisation),
    };
  }),
};

const factsOf = (rater: Rater, round: Round, organisation: Setting['organisation']) => {
  const language = rater.language ?? organisation.language;
  return {
    language,
    name: rater.name,
    mentor: rater.mentor,
    organisation: organisation.name,
    until: fullDay(language, round.closesOn),
  };
};

type Post = {
  rater: Rater;
  kind: LetterKind;
  key: string;
  subject: string;
  body: string;
};
const send = (tx: Tx, { organisation, at }: Setting, { rater, kind, key, subject, body }: Post) =>
  enqueueMail(tx, {
    organisation: organisation.id,
    key,
    kind,
    language: rater.language ?? organisation.language,
    name: rater.name,
    address: rater.email!,
    subject,
    body,
    person: rater.personId,
    priority: 'asked',
    at,
  });

/** AS-38: each who may be asked and has not been, with a link of their own. */
export async function inviteRaters(
  tx: Tx,
  setting: Setting,
  round: Round,
  today: string,
): Promise<void> {
  const { organisation, address } = setting;
  const raters = await listRaters(tx, { round: round.id });
  for (const rater of toInvite(raters, await findPosted(tx, keysOf(raters)), round, today)) {
    const { language, ...own } = factsOf(rater, round, organisation);
    const token = await insertLink(tx, {
      organisation: organisation.id,
      rater: rater.id,
      until: round.closesOn,
      bySelf: false,
    });
    await send(tx, setting, {
      rater,
      kind: 'rater',
      key: inviteKey(rater.id),
      ...(await composeLetter(tx, raterTexts.first, language, {
        ...own,
        link: `${address}/rate/${token}`,
      })),
    });
  }
}

/**
 * AS-11: somebody made a link by hand: whoever is asked hears of it, for it can answer in their
 * name.
 */
export async function tellOfLink(
  tx: Tx,
  { organisation, at }: Setting,
  rater: Rater,
  token: string,
): Promise<void> {
  if (!rater.email) return;
  const language = rater.language ?? organisation.language;
  const w = raterLetterWords[language];
  await enqueueMail(tx, {
    organisation: organisation.id,
    key: `rater link ${hashToken(token).toString('hex')}`,
    kind: 'rater-link',
    priority: 'asked',
    at,
    language,
    name: rater.name,
    address: rater.email,
    person: rater.personId,
    subject: w.freshSubject(organisation.name),
    body: w.freshBody(rater.name, rater.mentor, organisation.name),
  });
}

/** AS-38: who has had a link and not handed in. */
export async function remindRaters(
  tx: Tx,
  setting: Setting,
  round: Round,
  today: string,
): Promise<void> {
  const { organisation } = setting;
  const raters = await listRaters(tx, { round: round.id });
  for (const { rater, n, invitedAt } of toRemind(
    raters,
    await findPosted(tx, keysOf(raters)),
    round,
    today,
  )) {
    const { language, ...own } = factsOf(rater, round, organisation);
    await send(tx, setting, {
      rater,
      kind: 'reminder',
      key: reminderKey(rater.id, n),
      ...(await composeLetter(tx, raterTexts.again, language, {
        ...own,
        sentOn: fullDay(language, invitedAt.toISOString().slice(0, 10)),
      })),
    });
  }
}

/** In every round that is open, without anybody's button. */
export async function remindAllRaters(tx: Tx, setting: Setting, today: string): Promise<void> {
  for (const round of await listRounds(tx, {}))
    if (round.opensOn <= today && today <= round.closesOn && round.releasedAt === null)
      await remindRaters(tx, setting, round, today);
}
