/** Passwords that are typed, at the door or before something sealed: so many are looked at in a quarter of an hour, and then none. */
import type { Desk, DoorTx } from '../foundation/database.ts';
import { isPassword } from '../foundation/secret.ts';
import { clearAttempts, countAttempts, findAccount, findOwnAccount, insertAttempts, type Account } from './gate.store.ts';

export type Guess = { account: string } | 'wrong' | 'tooMany';

/** Of one address that is typed, or one account. */
const limit = 10;
/** Of one place they come from, which a whole school can share. */
const limitOfPlace = 200;

type Typed = { keys: { key: string; limit: number }[]; password: string; find: (tx: DoorTx) => Promise<Account | null> };

export const guessAtTheDoor = (desk: Desk, { email, password, from }: { email: string; password: string; from: string }): Promise<Guess> =>
  guess(desk, {
    keys: [
      { key: `mail ${email}`, limit },
      { key: `from ${from}`, limit: limitOfPlace },
    ],
    password,
    find: (tx) => findAccount(tx, email),
  });

/** Once more, by somebody who is signed in. */
export const guessAgain = (desk: Desk, account: string, password: string): Promise<Guess> => guess(desk, { keys: [{ key: `again ${account}`, limit }], password, find: (tx) => findOwnAccount(tx, account) }, account);

async function guess(desk: Desk, { keys, password, find }: Typed, visitor: string | null = null): Promise<Guess> {
  const known = await desk.atTheDoor(visitor, async (tx) => {
    for (const { key, limit } of keys) if ((await countAttempts(tx, key)) >= limit) return 'tooMany' as const;
    await insertAttempts(
      tx,
      keys.map(({ key }) => key),
    );
    return find(tx);
  });
  if (known === 'tooMany') return known;
  // Somebody unknown takes as long as a wrong password.
  const isRight = await isPassword(password, known?.passwordHash ?? null);
  if (!known || !isRight) return 'wrong';
  await desk.atTheDoor(visitor, (tx) => clearAttempts(tx, keys[0]!.key));
  return { account: known.id };
}
