/**
 * Letters about an account. They are written in one of the organisations in which the account is
 * somebody, for letters belong to one.
 */
import { fixedText, type LetterKind } from '../../web/letters.ts';
import { placeholderWords } from '../../web/letter.words.ts';
import type { CompleteLanguage } from '../../platform/i18n.ts';
import type { Services } from '../../web/open-route.ts';
import { enqueueMail } from '../mail/outgoing-mail.store.ts';
import { accountWords } from './account.words.ts';
import { listHomes } from './sign-in.store.ts';

export const resetText = fixedText('reset', (language) => {
  const { resetLetter, resetSubject, resetBody } = accountWords[language];
  const { link } = placeholderWords[language].examples;
  return { ...resetLetter, subject: resetSubject, body: resetBody(link) };
});
export const changedText = fixedText('sign-in-changed', (language) => {
  const { madeLetter, madeSubject, madeBody } = accountWords[language];
  return { ...madeLetter, subject: madeSubject, body: madeBody };
});

type Sending = Pick<Services, 'database' | 'clock'>;
type Words = (typeof accountWords)['en'];

/** False when the account is nobody anywhere, so nobody would send it. */
export async function writeTo(
  { database, clock }: Sending,
  account: string,
  {
    key,
    kind,
    subject,
    body,
  }: { key: string; kind: LetterKind; subject: (w: Words) => string; body: (w: Words) => string },
): Promise<boolean> {
  const [home] = await listHomes(database, account);
  if (!home) return false;
  const language: CompleteLanguage = home.language;
  const w = accountWords[language];
  const at = Temporal.Instant.fromEpochMilliseconds(clock()).toZonedDateTimeISO(home.timeZone);
  return database.inTenant({ organisation: home.organisation, person: null }, 'write', (tx) =>
    enqueueMail(tx, {
      organisation: home.organisation,
      key,
      kind,
      priority: 'now',
      at,
      language,
      name: home.name,
      address: home.email,
      subject: subject(w),
      body: body(w),
    }),
  );
}

/** SI-9: whoever changes a way of signing in leaves a letter behind. */
export async function tellOfChange(sending: Sending, account: string): Promise<void> {
  await writeTo(sending, account, {
    key: `sign-in changed ${account} ${sending.clock()}`,
    kind: 'sign-in-changed',
    subject: (w) => w.madeSubject,
    body: (w) => w.madeBody,
  });
}
