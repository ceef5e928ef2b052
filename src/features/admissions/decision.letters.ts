/** Whoever was decided on is written to; what was decided is read after signing in. */
import { fullLinkTo } from '../../web/links.ts';
import type { Tx } from '../../platform/database.ts';
import type { Setting } from '../mail/outgoing-mail.rules.ts';
import { enqueueMailTo } from '../mail/person-letter.store.ts';
import { decisionLetterWords } from './decision-letter.words.ts';

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
    letter: (language, name) => {
      const w = decisionLetterWords[language];
      return {
        subject: w.subject(organisation.name),
        body: w.body({
          name,
          organisation: organisation.name,
          link: fullLinkTo({ address, organisation }, '/applications/:application', {
            application,
          }),
        }),
      };
    },
  });
}
