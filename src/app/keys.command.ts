/**
 * `keys new`, `keys rotate`: the master keys over time. A new one is put in front, the server is
 * started again, everything is sealed anew; then the old one can go.
 */
import './registry.ts';
import { existsSync } from 'node:fs';
import { authenticatorPlace } from '../features/accounts/factor.store.ts';
import { providerPlace } from '../features/accounts/provider.store.ts';
import { secretPlace } from '../features/development/certificate.store.ts';
import { command, Refused } from '../platform/command.ts';
import { commandWords } from '../platform/command.words.ts';
import { addKey } from '../platform/keys.ts';
import { rotateKeys, type UnderMaster } from '../platform/key-rotation.ts';
import { letterPlace } from '../features/mail/outgoing-mail.store.ts';
import { asOwner, bringUpToDate, keyFile, ourKeys, withDatabase } from './server.command.ts';

/** What the master key seals itself, besides the keys of texts. */
export const underMaster: UnderMaster[] = [
  { table: 'master_key_check', column: 'sealed', row: `''`, about: () => 'master_key_check' },
  { table: 'authenticator', column: 'secret', row: 'account_id', about: authenticatorPlace },
  { table: 'identity_provider', column: 'client_secret', row: 'id', about: providerPlace },
  {
    table: 'signing_secret',
    column: 'private_key',
    row: 'organisation_id',
    about: secretPlace,
    purpose: 'sign',
  },
  { table: 'letter', column: 'body', row: 'key', about: letterPlace },
  { table: 'letter', column: 'calendar', row: 'key', about: letterPlace },
];

export const keysNew = command('keys new', {}, async (_, { error, language }) => {
  const w = commandWords[language];
  if (process.env.MENTORIUM_KEYS) {
    error(w.keysInEnvironment);
    return 1;
  }
  // A key of nothing would be left lying somewhere, and the one that is meant not be replaced.
  if (!existsSync(keyFile())) throw new Refused((words) => words.noKeyFile(keyFile()));
  addKey(keyFile());
  error(w.keyMade(keyFile()));
  return 0;
});

export const keysRotate = command('keys rotate', {}, (_, io) =>
  withDatabase(io, async ({ address }) => {
    const keys = ourKeys();
    await bringUpToDate(address, keys, io.error);
    const done = await asOwner(address, (owner) => rotateKeys(owner, keys, underMaster));
    io.out(`${commandWords[io.language].rotated(done.keys, done.texts, done.others)}\n`);
    return 0;
  }),
);
