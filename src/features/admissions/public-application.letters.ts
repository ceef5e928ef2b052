/**
 * Letters about an application from outside, to the address that somebody gave. Nothing that they
 * wrote stands in them, so nobody can make us send their words.
 */
import type { CompleteLanguage } from '../../platform/i18n.ts';
import type { Tx } from '../../platform/database.ts';
import type { Setting } from '../mail/outgoing-mail.rules.ts';
import { enqueueMail } from '../mail/outgoing-mail.store.ts';
import { fixedText } from '../../web/letters.ts';
import { placeholderWords } from '../../web/letter.words.ts';
import { publicLetterWords } from './public-application-letter.words.ts';

// They name nobody and protect whoever has the address, so they say the same everywhere.
export const draftText = fixedText('application-draft', (language) => {
  const w = publicLetterWords[language];
  const { organisation, link } = placeholderWords[language].examples;
  return {
    ...w.draftLetter,
    subject: w.draftSubject(organisation),
    body: w.draftBody({ organisation, link }),
  };
});
export const sentText = fixedText('application-sent', (language) => {
  const w = publicLetterWords[language];
  const { organisation, link } = placeholderWords[language].examples;
  return {
    ...w.sentLetter,
    subject: w.sentSubject(organisation),
    body: [w.sentBody({ organisation, link }), w.state(link)].join('\n\n'),
  };
});
export const consentText = fixedText('manager-consent', (language) => {
  const w = publicLetterWords[language];
  const { organisation, link } = placeholderWords[language].examples;
  return {
    ...w.consentLetter,
    subject: w.consentSubject(organisation),
    body: w.consentBody({ organisation, link }),
  };
});

type To = Pick<Setting, 'organisation' | 'at'> & {
  language: CompleteLanguage;
  email: string;
  /** A second letter with the same key is not written. */
  key: string;
};

const plain = ({ organisation, at, language, email, key }: To) =>
  ({
    organisation: organisation.id,
    key,
    kind: 'public-application',
    priority: 'now',
    at,
    language,
    name: email,
    address: email,
  }) as const;

export async function writeDraft(tx: Tx, to: To, link: string): Promise<void> {
  const w = publicLetterWords[to.language];
  const { name: organisation } = to.organisation;
  await enqueueMail(tx, {
    ...plain(to),
    subject: w.draftSubject(organisation),
    body: w.draftBody({ organisation, link }),
  });
}

/** an address that is known here gets a sentence more; the page says the same to everybody. */
export async function writeSent(
  tx: Tx,
  to: To,
  { confirm, state, isKnown }: { confirm: string; state: string; isKnown: boolean },
): Promise<void> {
  const w = publicLetterWords[to.language];
  const { name: organisation } = to.organisation;
  await enqueueMail(tx, {
    ...plain(to),
    subject: w.sentSubject(organisation),
    body: [
      w.sentBody({ organisation, link: confirm }),
      ...(isKnown ? [w.known] : []),
      w.state(state),
    ].join('\n\n'),
  });
}

export async function writeDecided(tx: Tx, to: To, link: string): Promise<void> {
  const w = publicLetterWords[to.language];
  const { name: organisation } = to.organisation;
  await enqueueMail(tx, {
    ...plain(to),
    kind: 'decision',
    priority: 'asked',
    subject: w.decidedSubject(organisation),
    body: w.decidedBody({ organisation, link }),
  });
}

export async function writeConsent(
  tx: Tx,
  {
    manager,
    link,
    ...to
  }: Omit<To, 'email'> & { manager: { name: string; email: string }; link: string },
): Promise<void> {
  const w = publicLetterWords[to.language];
  const { name: organisation } = to.organisation;
  await enqueueMail(tx, {
    ...plain({ ...to, email: manager.email }),
    kind: 'manager-consent',
    subject: w.consentSubject(organisation),
    body: w.consentBody({ organisation, link }),
  });
}
