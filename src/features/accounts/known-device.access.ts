/**
 * Devices on which somebody has signed in before. Such a device carries a mark that only this
 * server can make, for one address or card, and has tries of its own: whoever guesses from
 * elsewhere cannot keep its owner out. The mark opens nothing and says nothing about anybody.
 */
import type { Keys } from '../../platform/keys.ts';
import { newToken } from '../../platform/secret.ts';
import type { Cookies } from '../../web/cookie.ts';

const about = 'known device';
/** A family’s tablet, a school’s laptop. */
const most = 10;
const seconds = 180 * 86_400;

const marksOf = (cookies: Cookies): [string, string][] =>
  (cookies.get('known') ?? '')
    .split('~')
    .slice(0, most)
    .flatMap((mark) => {
      const [nonce, signature] = mark.split('.');
      return nonce && signature ? [[nonce, signature] as [string, string]] : [];
    });

/** What this device calls itself for `subject`; null when nobody signed in as that here. */
export const knownDevice = (keys: Keys, cookies: Cookies, subject: string): string | null =>
  marksOf(cookies).find(([nonce, signature]) =>
    keys.isSigned(`${subject} ${nonce}`, signature, about),
  )?.[0] ?? null;

export function rememberDevice(keys: Keys, cookies: Cookies, subject: string): void {
  const before = knownDevice(keys, cookies, subject);
  const nonce = newToken().slice(0, 22);
  const marks = [
    [nonce, keys.sign(`${subject} ${nonce}`, about)],
    ...marksOf(cookies).filter(([one]) => one !== before),
  ];
  cookies.set(
    'known',
    marks
      .slice(0, most)
      .map((mark) => mark.join('.'))
      .join('~'),
    seconds,
  );
}
