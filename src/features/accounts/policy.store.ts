import type { Tx } from '../../platform/database.ts';
import type { Role } from '../../web/permission.ts';

/** Roles that come in with a second step or a passkey, from the next request on. */
export async function updateStrongRoles(
  tx: Tx,
  organisation: string,
  strongRoles: Role[],
): Promise<void> {
  await tx
    .updateTable('organisation')
    .set({ strong_roles: strongRoles })
    .where('id', '=', organisation)
    .execute();
}
