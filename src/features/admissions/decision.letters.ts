/** Whoever was nominated or decided on is written to; what was decided is read after signing in. */
import { fullLinkTo } from '../../web/links.ts';
import { letterText } from '../../web/letters.ts';
import type { Tx } from '../../platform/database.ts';
import { composeLetter } from '../mail/letter-text.store.ts';
import type { Setting } from '../mail/outgoing-mail.rules.ts';
import { enqueueMailTo } from '../mail/person-letter.store.ts';
import { decisionLetterWords } from './decision-letter.words.ts';

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

export async function writeOfDecision(
  tx: Tx,
  { organisation, at, address }: Setting,
  { decision, person, application }: { decision: string; person: string; application: string },
): Promise<void> {
  await enqueueMailTo(tx, {
    organisation,
    person,
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
