/**
 * Devices on which somebody has signed in before. Such a device carries a mark that only this
 * server can make, for one address or card, and has tries of its own: whoever guesses from
 * elsewhere cannot keep its owner out. The mark opens nothing and says nothing about anybody.
 */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Keys } from '../../platform/keys.ts';
import { newToken } from '../../platform/secret.ts';
import { cookieOf, setCookie } from '../../web/cookie.ts';

const about = 'known device';
/** A family’s tablet, a school’s laptop. */
const most = 10;
const seconds = 180 * 86_400;

const marksOf = (request: FastifyRequest): [string, string][] =>
  (cookieOf(request, 'known') ?? '')
    .split('~')
    .slice(0, most)
    .flatMap((mark) => {
      const [nonce, signature] = mark.split('.');
      return nonce && signature ? [[nonce, signature] as [string, string]] : [];
    });

/** What this device calls itself for `subject`; null when nobody signed in as that here. */
export const knownDevice = (keys: Keys, request: FastifyRequest, subject: string): string | null =>
  marksOf(request).find(([nonce, signature]) =>
    keys.isSigned(`${subject} ${nonce}`, signature, about),
  )?.[0] ?? null;

/** (A reply is thenable: it is never awaited.) */
export function rememberDevice(
  keys: Keys,
  request: FastifyRequest,
  reply: FastifyReply,
  subject: string,
): void {
  const before = knownDevice(keys, request, subject);
  const nonce = newToken().slice(0, 22);
  const marks = [
    [nonce, keys.sign(`${subject} ${nonce}`, about)],
    ...marksOf(request).filter(([one]) => one !== before),
  ];
  setCookie(
    reply,
    'known',
    marks
      .slice(0, most)
      .map((mark) => mark.join('.'))
      .join('~'),
    seconds,
  );
}
