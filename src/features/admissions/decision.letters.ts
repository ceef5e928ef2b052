/**
 * Whoever was nominated or decided on is written to; what was decided is read after signing in, or
 * by a link.
 */
import { fullLinkTo } from '../../web/links.ts';
import { letterText } from '../../web/letters.ts';
import type { Tx } from '../../platform/database.ts';
import type { CompleteLanguage } from '../../platform/i18n.ts';
import { composeLetter } from '../mail/letter-text.store.ts';
import type { Setting } from '../mail/outgoing-mail.rules.ts';
import { enqueueMailTo } from '../mail/person-letter.store.ts';
import { findPerson } from '../people/person.store.ts';
import { findTokens } from './application-link.store.ts';
import { decisionLetterWords } from './decision-letter.words.ts';
import { writeDecided } from './public-application.letters.ts';
import { findPublicOf } from './public-application.store.ts';

export const decisionText = letterText(
  'decision',
  ['name', 'organisation', 'link'],
  (language) => decisionLetterWords[language].decision,
);
export const nominatedText = letterText(
  'nominated',
  ['name', 'organisation', 'programme', 'by', 'link'],
  (language) => decisionLetterWords[language].nominated,
);

type Decided = { decision: string; person: string; application: string };

export async function writeOfDecision(tx: Tx, setting: Setting, decided: Decided): Promise<void> {
  const { organisation, at, address } = setting;
  const { decision, person: id, application } = decided;
  const outside = await findPublicOf(tx, application);
  const person = outside && (await findPerson(tx, id));
  if (outside && person && !person.signsIn) {
    const token = (await findTokens(tx, 'public_application_id', [outside.id])).get(outside.id);
    if (token)
      await writeDecided(
        tx,
        {
          organisation,
          at,
          key: `decision ${decision}`,
          language: outside.content.language as CompleteLanguage,
          email: outside.content.typed.email!.toLowerCase(),
        },
        `${address}/my-application/${token}`,
      );
    return;
  }
  await enqueueMailTo(tx, {
    organisation,
    person: id,
    key: `decision ${decision}`,
    kind: 'decision',
    priority: 'asked',
    at,
    letter: (language, name) =>
      composeLetter(tx, decisionText, language, {
        name,
        organisation: organisation.name,
        link: fullLinkTo({ address, organisation }, '/applications/:application', { application }),
      }),
  });
}

/** P-14: once for each application. Whoever names themselves knows it. */
export async function writeOfNomination(
  tx: Tx,
  { organisation, at, address }: Setting,
  {
    application,
    person,
    programme,
    by,
  }: {
    application: string;
    person: string;
    programme: string;
    by: { id: string; name: string };
  },
): Promise<void> {
  if (person === by.id) return;
  await enqueueMailTo(tx, {
    organisation,
    person,
    key: `nominated ${application}`,
    kind: 'nominated',
    priority: 'asked',
    at,
    letter: (language, name) =>
      composeLetter(tx, nominatedText, language, {
        name,
        organisation: organisation.name,
        programme,
        by: by.name,
        link: fullLinkTo({ address, organisation }, '/applications/:application', { application }),
      }),
  });
}
