/** SI-1: whatever is guessed, at the door or before something sealed: so many tries are looked at in a quarter of an hour, and then none. */
import type { Desk } from '../foundation/database.ts';
import { hashPassword, isPassword, isWeaker } from '../foundation/secret.ts';
import {
  clearAttempts,
  countAttempts,
  deleteAttempt,
  findAccount,
  findOwnAccount,
  insertAttempts,
  updatePassword,
} from './gate.store.ts';

export type Guess = { account: string } | 'wrong' | 'tooMany';
type Key = {
  key: string;
  limit: number;
  /** After a success only this one try counts no more: others come from there too. */ isPlace?: boolean;
};

/** Of one address that is typed, or one account. */
const limit = 10;
/** Wrong ones, of one place they come from, which a whole school can share. */
const limitOfPlace = 200;

export const guessAtTheDoor = (
  desk: Desk,
  { email, password, from }: { email: string; password: string; from: string },
): Promise<Guess> =>
  attempt(desk, [{ key: `mail ${email}`, limit }, placeKey(from)], async () => {
    const known = await desk.atTheDoor(null, (tx) => findAccount(tx, email));
    // Somebody unknown takes as long as a wrong password.
    const isRight = await isPassword(password, known?.passwordHash ?? null);
    if (!known || !isRight) return null;
    if (isWeaker(known.passwordHash!)) await keepAnew(desk, known.id, password);
    return known.id;
  });

/** Once more, by somebody who is signed in. */
export const guessAgain = (desk: Desk, account: string, password: string): Promise<Guess> =>
  attempt(desk, [{ key: `again ${account}`, limit }], async () => {
    const known = await desk.atTheDoor(account, (tx) => findOwnAccount(tx, account));
    return (await isPassword(password, known?.passwordHash ?? null)) ? account : null;
  });

/** A code of an app or from paper, for an account that is half known. */
export const guessCode = (
  desk: Desk,
  account: string,
  isRight: () => Promise<boolean>,
): Promise<Guess> =>
  attempt(desk, [{ key: `code ${account}`, limit }], async () =>
    (await isRight()) ? account : null,
  );

export const placeKey = (from: string): Key => ({
  key: `from ${from}`,
  limit: limitOfPlace,
  isPlace: true,
});

/** What was right clears the keys; of a place it takes back this try alone, so nobody makes room for guesses by signing in. Tries under one key come one after the other, so a thousand at once are not looked at more often. */
export async function attempt(
  desk: Desk,
  keys: Key[],
  look: () => Promise<string | null>,
): Promise<Guess> {
  const tries = await desk.atTheDoor(null, async (tx) => {
    for (const { key, limit } of keys) if ((await countAttempts(tx, key)) >= limit) return null;
    return insertAttempts(
      tx,
      keys.map(({ key }) => key),
    );
  });
  if (tries === null) return 'tooMany';
  const account = await look();
  if (account === null) return 'wrong';
  await desk.atTheDoor(null, async (tx) => {
    for (const [k, { key, isPlace }] of keys.entries())
      await (isPlace ? deleteAttempt(tx, tries[k]!) : clearAttempts(tx, key));
  });
  return { account };
}

/** Made when hashing was cheaper: kept anew while the password is at hand. */
async function keepAnew(desk: Desk, account: string, password: string): Promise<void> {
  const hash = await hashPassword(password);
  await desk.atTheDoor(null, (tx) => updatePassword(tx, account, hash));
}
