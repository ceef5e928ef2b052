import type { Tx } from '../../platform/database.ts';
import { isUnderAge } from '../people/consent.rules.ts';
import { findAge } from '../people/consent.store.ts';
import { hasRead, noticeVersion, type Form } from './notice.rules.ts';

export type Reading = { form: Form; readAt: Date | null };

/** The form for this person today, and when its newest version was read. */
export async function findReading(
  tx: Tx,
  person: string,
  { consentAge, today }: { consentAge: number; today: string },
): Promise<Reading> {
  const form: Form = isUnderAge(await findAge(tx, person), consentAge, today) ? 'child' : 'adult';
  const read = await tx
    .selectFrom('notice_reading')
    .select(['version', 'form', 'read_at'])
    .where('person_id', '=', person)
    .execute();
  return {
    form,
    readAt: hasRead(read, form)
      ? read.find((one) => one.version === noticeVersion && one.form === form)!.read_at
      : null,
  };
}

export async function keepReading(
  tx: Tx,
  { organisation, person, form }: { organisation: string; person: string; form: Form },
): Promise<void> {
  await tx
    .insertInto('notice_reading')
    .values({ organisation_id: organisation, person_id: person, version: noticeVersion, form })
    .onConflict((on) => on.doNothing())
    .execute();
}
