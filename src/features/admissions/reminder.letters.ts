/** Whoever has not answered all that a decision needs is reminded, once a day at most. */
import { fullLinkTo } from '../../web/links.ts';
import type { Tx } from '../../platform/database.ts';
import type { Setting } from '../mail/outgoing-mail.rules.ts';
import { enqueueMailTo } from '../mail/person-letter.store.ts';
import { boardOfApplicationsWords } from './application-board.words.ts';

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
    letter: (language, name) => {
      const w = boardOfApplicationsWords[language];
      return {
        subject: w.reminderSubject(organisation.name),
        body: w.reminderBody(
          name,
          organisation.name,
          fullLinkTo({ address, organisation }, '/applications/:application', { application }),
        ),
      };
    },
  });
