/** Several letters that could wait become one. */
import { audit } from '../../web/audit.ts';
import { fixedText } from '../../web/letters.ts';
import { placeholderWords } from '../../web/letter.words.ts';
import type { Tx } from '../../platform/database.ts';
import { digestWords } from './digest.words.ts';
import { linkOf, usualChoice, type Setting } from './outgoing-mail.rules.ts';
import { findChoice, keepChoice, listHeld, markSent, enqueueMail } from './outgoing-mail.store.ts';

export const digestText = fixedText('digest', (language) => {
  const w = digestWords[language];
  const { name, organisation, link } = placeholderWords[language].examples;
  return {
    ...w.letter,
    subject: w.subject(3, organisation),
    body: `${w.greeting(name)}\n\n…\n\n${w.stop(link)}`,
  };
});

/** P-4: one digest for each reader, with a link that stops them; how many were written. */
export async function writeDigests(
  tx: Tx,
  { organisation, at, address }: Setting,
): Promise<number> {
  const now = new Date(at.epochMilliseconds);
  const held = Map.groupBy(await listHeld(tx, now), (letter) => letter.personId ?? letter.address);
  for (const [reader, letters] of held) {
    const { name, address: to, language, personId } = letters[0]!;
    const token = personId
      ? ((await findChoice(tx, personId))?.token ??
        (await keepChoice(tx, {
          organisation: organisation.id,
          person: personId,
          choice: usualChoice,
        })))
      : null;
    const stop = token ? `${address}/post/${organisation.id}/${token}/stop` : null;
    const w = digestWords[language];
    const lines = letters.map(({ subject, body }) => `${subject}\n${linkOf(body)}`);
    await enqueueMail(tx, {
      organisation: organisation.id,
      key: `digest ${reader} ${at.toPlainDate()} ${at.hour}`,
      kind: 'digest',
      language,
      name,
      address: to,
      person: personId,
      priority: 'now',
      at,
      subject: w.subject(letters.length, organisation.name),
      body: [w.greeting(name), ...new Set(lines), ...(stop ? [w.stop(stop)] : [])].join('\n\n'),
      ...(stop ? { unsubscribeUrl: stop } : {}),
    });
    for (const { id } of letters) await markSent(tx, id, now);
  }
  if (held.size > 0)
    await audit(tx, {
      organisation: organisation.id,
      person: null,
      action: 'write digests letter',
      subjectId: null,
    });
  return held.size;
}
