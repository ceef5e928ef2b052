/**
 * SI-1: whatever is guessed, at sign-in or before something sealed: so many wrong tries are looked
 * at in a quarter of an hour, and then none.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../../platform/database.ts';
import { hashPassword, isPassword, isWeaker } from '../../platform/secret.ts';
import {
  clearAttempts,
  countAsWrong,
  countAttempts,
  deleteAttempt,
  findAccount,
  findOwnAccount,
  insertAttempts,
  updatePassword,
} from './sign-in.store.ts';

export type LoginAttempt = { account: string } | 'wrong' | 'tooMany';
type Key = {
  key: string;
  limit: number;
  /** After a success only this one try counts no more: others come from there too. */
  isPlace?: boolean;
};

/** Of one address that is typed, or one account. */
const limit = 10;
/** Wrong ones, of one place they come from, which a whole school can share. */
const limitOfPlace = 200;
/** How long a try waits for others that are being looked at: a whole school signs in at once. */
const patienceMs = 30_000;

export const checkPassword = (
  database: Database,
  {
    email,
    password,
    from,
    device,
  }: { email: string; password: string; from: string; device: string | null },
): Promise<LoginAttempt> =>
  attempt(database, keysFor(`mail ${email}`, { from, device }), async () => {
    const known = await database.beforeTenant(null, (tx) => findAccount(tx, email));
    // Somebody unknown takes as long as a wrong password.
    const isRight = await isPassword(password, known?.passwordHash ?? null);
    if (!known || !isRight) return null;
    if (isWeaker(known.passwordHash!)) await keepAnew(database, known.id, password);
    return known.id;
  });

/**
 * A device on which this very subject signed in before has tries of its own; for strangers the
 * subject and the place count.
 */
export const keysFor = (
  subject: string,
  { from, device }: { from: string; device: string | null },
): Key[] =>
  device === null
    ? [{ key: subject, limit }, placeKey(from)]
    : [{ key: `known ${device} ${subject}`, limit }];

/** Once more, by somebody who is signed in. */
export const reauthenticate = (
  database: Database,
  account: string,
  password: string,
): Promise<LoginAttempt> =>
  attempt(database, [{ key: `again ${account}`, limit }], async () => {
    const known = await database.beforeTenant(account, (tx) => findOwnAccount(tx, account));
    return (await isPassword(password, known?.passwordHash ?? null)) ? account : null;
  });

/** A code of an app or from paper, for an account that is half known. */
export const checkCode = (
  database: Database,
  account: string,
  isRight: () => Promise<boolean>,
): Promise<LoginAttempt> =>
  attempt(database, [{ key: `code ${account}`, limit }], async () =>
    (await isRight()) ? account : null,
  );

export const placeKey = (from: string): Key => ({
  key: `from ${from}`,
  limit: limitOfPlace,
  isPlace: true,
});

/**
 * What was right clears the keys; of a place it takes back this try alone, so nobody makes room for
 * guesses by signing in.
 */
export async function attempt(
  database: Database,
  keys: Key[],
  look: () => Promise<string | null>,
): Promise<LoginAttempt> {
  const leave = await standInLine(keys);
  try {
    const tries = await takeTurn(database, keys);
    if (tries === null) return 'tooMany';
    let account: string | null = null;
    try {
      account = await look();
    } finally {
      if (account === null) await database.beforeTenant(null, (tx) => countAsWrong(tx, tries));
    }
    if (account === null) return 'wrong';
    await database.beforeTenant(null, async (tx) => {
      for (const [k, { key, isPlace }] of keys.entries()) {
        await deleteAttempt(tx, tries[k]!);
        if (!isPlace) await clearAttempts(tx, key);
      }
    });
    return { account };
  } finally {
    leave();
  }
}

type Line = { inside: number; waiting: (() => void)[] };
const lines = new Map<string, Line>();

/**
 * In this process the others wait in the order in which they came, and do not ask the database
 * meanwhile. Returns how to leave.
 */
async function standInLine(keys: Key[]): Promise<() => void> {
  const left: (() => void)[] = [];
  for (const { key, limit } of keys) {
    const line = lines.get(key) ?? { inside: 0, waiting: [] };
    lines.set(key, line);
    if (line.inside >= limit) await new Promise<void>((go) => line.waiting.push(go));
    else line.inside++;
    left.push(() => {
      const next = line.waiting.shift();
      if (next) next();
      else if (--line.inside === 0) lines.delete(key);
    });
  }
  return () => left.forEach((leave) => leave());
}

/**
 * Never more are looked at together than may still turn out wrong, so a thousand at once are not
 * looked at more often; who finds all of these taken waits for their end, holding nothing, and is
 * refused only for what was wrong. (Other processes look at tries, too.)
 */
async function takeTurn(database: Database, keys: Key[]): Promise<number[] | null> {
  const until = performance.now() + patienceMs;
  for (let pause = 40; ; pause = Math.min(pause * 1.5, 500)) {
    const turn = await database.beforeTenant(null, async (tx) => {
      let isFree = true;
      for (const { key, limit } of keys) {
        const { wrong, inFlight } = await countAttempts(tx, key);
        if (wrong >= limit) return null;
        isFree &&= wrong + inFlight < limit;
      }
      return isFree
        ? insertAttempts(
            tx,
            keys.map(({ key }) => key),
          )
        : 'taken';
    });
    if (turn !== 'taken') return turn;
    if (performance.now() > until) return null;
    await sleep(pause * (0.5 + Math.random()));
  }
}

/** Made when hashing was cheaper: kept anew while the password is at hand. */
async function keepAnew(database: Database, account: string, password: string): Promise<void> {
  const hash = await hashPassword(password);
  await database.beforeTenant(null, (tx) => updatePassword(tx, account, hash));
}
