/**
 * Passwords and tokens. Argon2id by the runtime (19 MiB, two passes); tokens are random and only
 * their hash is kept.
 */
import { argon2, createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { mustHoldNone } from './held-connection.ts';

type Options = {
  message: Buffer;
  nonce: Buffer;
  parallelism: number;
  memory: number;
  passes: number;
  tagLength: number;
};
const derive = promisify(
  argon2 as unknown as (
    algorithm: string,
    options: Options,
    done: (error: Error | null, key: Buffer) => void,
  ) => void,
) as (algorithm: string, options: Options) => Promise<Buffer>;
function hash(options: Options): Promise<Buffer> {
  mustHoldNone('a password is hashed');
  return derive('argon2id', options);
}

const cost = { parallelism: 1, memory: 19 * 1024, passes: 2, tagLength: 32 };

export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const key = await hash({
    message: Buffer.from(password.normalize('NFKC')),
    nonce,
    ...cost,
  });
  return `argon2id$${cost.memory}$${cost.passes}$${nonce.toString('base64url')}$${key.toString('base64url')}`;
}

/** Takes as long for a missing hash as for a wrong password. */
export async function isPassword(password: string, stored: string | null): Promise<boolean> {
  const [, memory, passes, nonce, key] = (
    stored ?? 'argon2id$19456$2$AAAAAAAAAAAAAAAAAAAAAA$AAAA'
  ).split('$');
  const expected = Buffer.from(key!, 'base64url');
  const found = await hash({
    message: Buffer.from(password.normalize('NFKC')),
    nonce: Buffer.from(nonce!, 'base64url'),
    parallelism: 1,
    memory: Number(memory),
    passes: Number(passes),
    tagLength: 32,
  });
  return stored !== null && expected.length === found.length && timingSafeEqual(expected, found);
}

/** Made with less memory or fewer passes than today. */
export function isWeaker(stored: string): boolean {
  const [, memory, passes] = stored.split('$').map(Number);
  return memory! < cost.memory || passes! < cost.passes;
}

export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/**
 * The token that every form carries, derived from what only this visitor and the server know: the
 * session, or the token of the browser.
 */
export function formToken(known: string): string {
  return createHmac('sha256', known).update('form').digest('base64url').slice(0, 32);
}

export function sameText(a: string, b: string): boolean {
  const [left, right] = [hashToken(a), hashToken(b)];
  return timingSafeEqual(left, right);
}
