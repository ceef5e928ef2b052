/** Whoever has not answered all that a decision needs is reminded, once a day at most. */
import { letterText } from '../../web/letters.ts';
import { fullLinkTo } from '../../web/links.ts';
import { composeLetter } from '../mail/letter-text.store.ts';
import type { Tx } from '../../platform/database.ts';
import type { Setting } from '../mail/outgoing-mail.rules.ts';
import { enqueueMailTo } from '../mail/person-letter.store.ts';
import { decisionLetterWords } from './decision-letter.words.ts';

export const reminderText = letterText(
  'application reminder',
  ['name', 'organisation', 'link'],
  (language) => decisionLetterWords[language].reminder,
);

/** False without an address, or when a reminder went out today. */
export const remindOfApplication = (
  tx: Tx,
  { organisation, at, address }: Setting,
  { person, application }: { person: string; application: string },
): Promise<boolean> =>
  enqueueMailTo(tx, {
    organisation,
    person,
    key: `reminder of application ${application} on ${at.toPlainDate()}`,
    kind: 'application reminder',
    priority: 'asked',
    at,
    letter: (language, name) =>
      composeLetter(tx, reminderText, language, {
        name,
        organisation: organisation.name,
        link: fullLinkTo({ address, organisation }, '/applications/:application', { application }),
      }),
  });
