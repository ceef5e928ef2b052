import { createHash } from 'node:crypto';
import { keysOf } from '../src/platform/keys.ts';

/** For the databases that a benchmark makes and drops. */
export const benchKeys = keysOf([createHash('sha256').update('bench only').digest()]);
