import type { ReadTx, Tx } from '../../platform/database.ts';
import { isUnderAge } from '../people/consent.rules.ts';
import { findAge, type Age } from '../people/consent.store.ts';
import { hasRead, noticeVersion, type Form } from './notice.rules.ts';

export type Reading = { form: Form; readAt: Date | null };

type Asked = { consentAge: number; today: string };

export const formFor = (age: Age, { consentAge, today }: Asked): Form =>
  isUnderAge(age, consentAge, today) ? 'child' : 'adult';

export const readingsQuery = (tx: ReadTx, person: string) =>
  tx
    .selectFrom('notice_reading')
    .select(['version', 'form', 'read_at'])
    .where('person_id', '=', person);

/** The form for this person today, and when its newest version was read. */
export async function findReading(tx: ReadTx, person: string, asked: Asked): Promise<Reading> {
  const form = formFor(await findAge(tx, person), asked);
  const read = await readingsQuery(tx, person).execute();
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
