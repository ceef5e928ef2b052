/**
 * Codes of authenticator apps: TOTP of RFC 6238, six digits, thirty seconds, SHA-1 as every app
 * reads it.
 */
import { Secret, TOTP } from 'otpauth';

export const period = 30;

const totpOf = (secret: Buffer, label: string) =>
  new TOTP({
    issuer: 'Mentorium',
    label,
    algorithm: 'SHA1',
    digits: 6,
    period,
    secret: new Secret({ buffer: new Uint8Array(secret).buffer }),
  });

/** What the picture for the app says. */
export const uriOf = (secret: Buffer, label: string): string => totpOf(secret, label).toString();

/** The secret as an app takes it by hand, in fours. */
export const spelled = (secret: Buffer): string =>
  new Secret({ buffer: new Uint8Array(secret).buffer }).base32.replace(/(.{4})(?=.)/g, '$1 ');

/**
 * SI-7: the step to which a code belongs, one step early or late at most and after the last one
 * that counted; null for any other code.
 */
export function stepOf(
  secret: Buffer,
  code: string,
  { at, after }: { at: number; after: number },
): number | null {
  const digits = code.replace(/\s/g, '');
  if (!/^\d{6}$/.test(digits)) return null;
  const delta = totpOf(secret, '').validate({ token: digits, timestamp: at, window: 1 });
  if (delta === null) return null;
  const step = Math.floor(at / 1000 / period) + delta;
  return step > after ? step : null;
}

const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Fifteen letters that cannot be mistaken for each other (74 bits), from as many random bytes. */
export const recoveryCodeOf = (bytes: Uint8Array): string =>
  [...bytes]
    .map((byte, i) => `${i === 5 || i === 10 ? '-' : ''}${alphabet[byte % alphabet.length]}`)
    .join('');

export const plainCode = (typed: string): string => typed.toLowerCase().replace(/[^a-z0-9]/g, '');
