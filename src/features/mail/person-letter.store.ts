import type { Tx } from '../../platform/database.ts';
import type { LetterKind } from '../../web/letters.ts';
import type { CompleteLanguage } from '../../platform/i18n.ts';
import type { Priority } from './outgoing-mail.rules.ts';
import { enqueueMail } from './outgoing-mail.store.ts';

type Written = { subject: string; body: string; calendar?: string };
type ToPerson = {
  /** Where answers go; to nobody when absent. */
  replyTo?: string | null;
  organisation: { id: string; language: CompleteLanguage };
  person: string;
  key: string;
  kind: LetterKind;
  priority: Priority;
  at: Temporal.ZonedDateTime;
  letter: (language: CompleteLanguage, name: string, address: string) => Written | Promise<Written>;
};

/**
 * To somebody of the organisation, in their language. False without an address, or when it had been
 * written before.
 */
export async function enqueueMailTo(
  tx: Tx,
  { organisation, person, key, kind, priority, at, replyTo = null, letter }: ToPerson,
): Promise<boolean> {
  const row = await tx
    .selectFrom('person')
    .select(['given_name', 'family_name', 'email', 'language'])
    .where('id', '=', person)
    .where('left_on', 'is', null)
    .executeTakeFirst();
  if (!row?.email) return false;
  const language = row.language ?? organisation.language;
  const name = `${row.given_name} ${row.family_name}`;
  return enqueueMail(tx, {
    organisation: organisation.id,
    key,
    kind,
    language,
    name,
    address: row.email,
    person,
    priority,
    at,
    replyTo,
    ...(await letter(language, name, row.email)),
  });
}
