/**
 * Master keys: 32 bytes each, kept outside the database. What is sealed under them is AES-256-GCM
 * (NIST SP 800-38D) with a random nonce of 12 bytes and a tag of 16; `about` is additional data, so
 * a value opens only in the place for which it was sealed. The first key seals, every key opens: a
 * new one is put in front, the old one stays until nothing is sealed under it any more.
 *
 * Shape of a sealed value: version 1 (1 byte), name of the key (4), nonce (12), cipher text, tag
 * (16): 33 bytes more than the plain one. Under one key at most 2^32 values, as random nonces
 * allow.
 */
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { writeWhole } from './files.ts';

export type Keys = {
  seal: (plain: Buffer, about: string) => Buffer;
  /** Throws `Unsealable` for a changed value, another place or a key that is not there. */
  open: (sealed: Buffer, about: string) => Buffer;
  /** Whether the first key sealed it, so that no older one is needed for it. */
  isNewest: (sealed: Buffer) => boolean;
  /**
   * A short signature by the newest master key: that this server wrote the text, without keeping
   * it.
   */
  sign: (text: string, about: string) => string;
  isSigned: (text: string, signature: string, about: string) => boolean;
  /**
   * A key of its own for one file, made from the salt and the newest master key, or from the one of
   * that name; null when that is not there.
   */
  forFile: (salt: Buffer, name?: string) => { name: string; key: Buffer } | null;
};

export class DecryptionError extends Error {}

const version = 1;
const least = 1 + 4 + 12 + 16;

export function keysOf(masters: Buffer[]): Keys {
  const [first] = masters;
  if (!first) throw new Error('There is no master key.');
  for (const key of masters)
    if (key.length !== 32) throw new Error('A master key has 32 bytes, written in base64.');
  const byName = new Map(masters.map((master) => [nameOf(master), subkey(master)]));
  const signing = masters.map((master) =>
    Buffer.from(hkdfSync('sha256', master, Buffer.alloc(0), 'mentorium sign', 32)),
  );
  return {
    seal: (plain, about) => {
      return Buffer.concat([
        Buffer.of(version),
        Buffer.from(nameOf(first), 'hex'),
        encrypt(byName.get(nameOf(first))!, plain, about),
      ]);
    },
    open: (sealed, about) => {
      if (sealed.length < least || sealed[0] !== version)
        throw new DecryptionError('This is no sealed value.');
      const key = byName.get(sealed.subarray(1, 5).toString('hex'));
      if (!key)
        throw new DecryptionError('The master key of this value is not among those that are set.');
      return decrypt(key, sealed.subarray(5), about);
    },
    forFile: (salt, name = nameOf(first)) => {
      const master = masters.find((one) => nameOf(one) === name);
      return master
        ? { name, key: Buffer.from(hkdfSync('sha256', master, salt, 'mentorium file', 32)) }
        : null;
    },
    sign: (text, about) => signatureOf(signing[0]!, text, about),
    isSigned: (text, signature, about) =>
      signing.some((key) => {
        const [said, right] = [signature, signatureOf(key, text, about)].map((one) =>
          Buffer.from(one),
        );
        return said!.length === right!.length && timingSafeEqual(said!, right!);
      }),
    isNewest: (sealed) => sealed.subarray(1, 5).toString('hex') === nameOf(first),
  };
}

/** 128 bits, in 22 characters. */
const signatureOf = (key: Buffer, text: string, about: string): string =>
  createHmac('sha256', key).update(`${about}\0${text}`).digest('base64url').slice(0, 22);

/** Nonce, cipher text, tag: 28 bytes more than the plain one. */
export function encrypt(key: Buffer, plain: Buffer, about: string): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(about));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** Throws `Unsealable` for another key, a changed value or another place. */
export function decrypt(key: Buffer, sealed: Buffer, about: string): Buffer {
  if (sealed.length < 28) throw new DecryptionError('This is no sealed value.');
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12))
    .setAAD(Buffer.from(about))
    .setAuthTag(sealed.subarray(-16));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]);
  } catch {
    throw new DecryptionError('This value was changed, or belongs to another place.');
  }
}

const nameOf = (master: Buffer): string =>
  createHash('sha256').update('name').update(master).digest('hex').slice(0, 8);
const subkey = (master: Buffer): Buffer =>
  Buffer.from(hkdfSync('sha256', master, Buffer.alloc(0), 'mentorium seal', 32));

const mark = 'sealed:';

/** A sealed text for a text column: recognisable, and a third longer. */
export const sealText = (keys: Keys, text: string, about: string): string =>
  mark + keys.seal(Buffer.from(text), about).toString('base64url');

/** The value under the newest key; null when it is under that already. */
export const reseal = (keys: Keys, sealed: Buffer, about: string): Buffer | null =>
  keys.isNewest(sealed) ? null : keys.seal(keys.open(sealed, about), about);

/** The same for a sealed text; null too for one that is not sealed. */
export function resealText(keys: Keys, text: string, about: string): string | null {
  const anew = text.startsWith(mark)
    ? reseal(keys, Buffer.from(text.slice(mark.length), 'base64url'), about)
    : null;
  return anew && mark + anew.toString('base64url');
}

/** What was written before texts were sealed is returned as it stands. */
export const openText = (keys: Keys, text: string, about: string): string =>
  text.startsWith(mark)
    ? keys.open(Buffer.from(text.slice(mark.length), 'base64url'), about).toString()
    : text;

/**
 * Keys of an environment: MENTORIUM_KEYS (base64, several parted by commas), else the file, one key
 * a line, which is made with mode 0600 when it is missing. Throws when a key is malformed or weak
 * (all bytes alike).
 */
export function readKeys(given: string | undefined, file: string): Keys {
  if (given) return keysOf(given.split(',').map(decode));
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeWhole(file, `${randomBytes(32).toString('base64')}\n`, { isNew: true });
  }
  return keysOf(readFileSync(file, 'utf8').split('\n').filter(Boolean).map(decode));
}

/**
 * Puts a new key in front of those in the file; whoever reads it meanwhile finds the old file or
 * the new one.
 */
export function addKey(file: string): void {
  const old = existsSync(file) ? readFileSync(file, 'utf8') : '';
  writeWhole(file, `${randomBytes(32).toString('base64')}\n${old}`);
}

function decode(text: string): Buffer {
  const key = Buffer.from(text.trim(), 'base64');
  if (key.length !== 32 || new Set(key).size < 8)
    throw new Error(
      'A master key is 32 random bytes in base64: make one with  head -c 32 /dev/urandom | base64',
    );
  return key;
}
