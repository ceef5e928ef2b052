/**
 * Changes the keys of one database, as `mentorium keys rotate` does: a process that can be killed.
 */
import { Client } from 'pg';
import { ownerConfig } from '../src/platform/database.ts';
import { readKeys } from '../src/platform/keys.ts';
import { rotateKeys } from '../src/platform/key-rotation.ts';
import { underMaster } from '../src/app/keys.command.ts';

const owner = new Client(
  ownerConfig({ socketFolder: process.env.MENTORIUM_TEST_SOCKET!, database: process.argv[2]! }),
);
await owner.connect();
await rotateKeys(owner, readKeys(process.env.MENTORIUM_KEYS, ''), underMaster);
await owner.end();
