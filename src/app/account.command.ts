/**
 * `account reset EMAIL [--second-step]`: for somebody who cannot get a letter, or has lost phone
 * and codes. Whoever may run this may do it.
 */
import './registry.ts';
import { command } from '../platform/command.ts';
import { commandWords } from '../platform/command.words.ts';
import { deleteAuthenticator } from '../features/accounts/factor.store.ts';
import { findAccount } from '../features/accounts/sign-in.store.ts';
import { deletePasskey, listPasskeys } from '../features/accounts/passkey.store.ts';
import { insertReset } from '../features/accounts/reset.store.ts';
import { resetMinutes } from '../features/accounts/window.rules.ts';
import { deleteSessions } from '../features/accounts/session.store.ts';
import { endDerivedOf } from '../features/accounts/derived.store.ts';
import { tellOfChange } from '../features/accounts/account.letters.ts';
import { tellLink, withDesk } from './server.command.ts';

export const accountReset = command(
  'account reset',
  { 'second-step': 'flag' },
  async (given, io) => {
    const w = commandWords[io.language];
    const forgetsSecondStep = given.options['second-step'];
    const email = given.words[0]?.toLowerCase();
    if (!email) {
      io.error(w.resetForm);
      return 2;
    }
    return withDesk(io, async (database) => {
      const made = await database.beforeTenant(null, async (tx) => {
        const account = await findAccount(tx, email);
        if (!account) return null;
        if (forgetsSecondStep) {
          await deleteAuthenticator(tx, account.id);
          for (const { id } of await listPasskeys(tx, account.id))
            await deletePasskey(tx, account.id, id);
          await deleteSessions(tx, account.id);
        }
        return { account: account.id, token: await insertReset(tx, account.id) };
      });
      if (made === null) {
        io.error(w.noAccount(email));
        return 1;
      }
      if (forgetsSecondStep) await endDerivedOf(database, made.account);
      // ID-2: its owner hears of it, whoever asked for it.
      await tellOfChange({ database, clock: Date.now }, made.account);
      tellLink(io, `/reset/${made.token}`, w.resetLink(resetMinutes));
      return 0;
    });
  },
);
