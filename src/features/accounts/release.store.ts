/**
 * ID-3: a person whose account is lost gets in anew. What the old account opened here is over; it
 * stays what it is elsewhere.
 */
import { withAuthScope, type Tx } from '../../platform/database.ts';
import { endDerived } from './derived.store.ts';
import { endInvitations } from './invitation.store.ts';
import { deleteSessions } from './session.store.ts';

/** The address of the account, to which is told what happened; null when it had none. */
export async function releaseAccount(tx: Tx, person: string): Promise<string | null> {
  const { account_id: account } = await tx
    .selectFrom('person')
    .select('account_id')
    .where('id', '=', person)
    .executeTakeFirstOrThrow();
  if (account === null) return null;
  const { email } = await withAuthScope(tx, null, async (auth) => {
    await deleteSessions(auth, account);
    return auth
      .selectFrom('account')
      .select('email')
      .where('id', '=', account)
      .executeTakeFirstOrThrow();
  });
  await tx.updateTable('person').set({ account_id: null }).where('id', '=', person).execute();
  await tx.deleteFrom('identity').where('person_id', '=', person).execute();
  await endInvitations(tx, [person]);
  await endDerived(tx, [person]);
  return email;
}
