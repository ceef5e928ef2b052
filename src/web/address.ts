/**
 * Under which address this server is reached. What others will follow (links in letters,
 * certificates, calendars, the origin of passkeys, the way back from a provider) is built from
 * PUBLIC_URL, and never from what one request says. Without it the server is this machine's own: it
 * answers to loopback names, and to the one it was told to listen at. No other file reads these
 * headers.
 */
import type { FastifyRequest } from 'fastify';
import { isIP } from 'node:net';

export type PublicAddress = {
  /** Scheme, host and port, without a slash at the end. */
  addressOf: (request: FastifyRequest) => string;
  /** Asked for under a name that is ours. */
  isKnown: (request: FastifyRequest) => boolean;
  /** A page of ours sent it, as far as the browser says. */
  isOwnOrigin: (request: FastifyRequest, origin: string) => boolean;
};

export const isSecure = (request: FastifyRequest): boolean => request.protocol === 'https';

const shape = /^(\[[0-9a-f:.]+\]|[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)(?::(\d{1,5}))?$/;
const hostOf = (request: FastifyRequest): string =>
  String(request.headers.host ?? '').toLowerCase();
const nameOf = (host: string): string | null => {
  const [, name = null, port = '0'] = shape.exec(host) ?? [];
  return Number(port) > 65_535 ? null : name;
};

export const isLoopback = (name: string): boolean =>
  name === 'localhost' || name === '[::1]' || name === '::1' || /^127(?:\.\d{1,3}){3}$/.test(name);

/**
 * SI-15: where a request came from, as tries and requests are counted. Whoever has an address of
 * IPv6 has the whole network of 64 bits around it (RFC 6177), so all of it is one place.
 */
export function placeOf({ ip }: FastifyRequest): string {
  const version = isIP(ip);
  const inner = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1];
  if (version !== 6 || inner) return inner ?? ip;
  const [front = '', back = ''] = ip.split('%')[0]!.split('::');
  const before = front.split(':').filter(Boolean);
  const after = back.split(':').filter(Boolean);
  const between = Array.from({ length: 8 - before.length - after.length }, () => '0');
  const network = [...before, ...between, ...after].slice(0, 4);
  return `${network.map((group) => parseInt(group, 16).toString(16)).join(':')}::/64`;
}

/** `host`: the name or address at which the server listens. */
export function publicAddressOf({
  publicUrl,
  host = '127.0.0.1',
}: {
  publicUrl?: string | undefined;
  host?: string | undefined;
}): PublicAddress {
  const own = publicUrl ? new URL(publicUrl) : null;
  const bound = host.includes(':') ? `[${host.toLowerCase()}]` : host.toLowerCase();
  const isKnown = (request: FastifyRequest) => {
    const name = nameOf(hostOf(request));
    return name !== null && (isLoopback(name) || name === (own ? own.hostname : bound));
  };
  return {
    isKnown,
    addressOf: (request) =>
      own
        ? own.origin
        : isKnown(request)
          ? `${isSecure(request) ? 'https' : 'http'}://${hostOf(request)}`
          : 'http://localhost',
    isOwnOrigin: (request, origin) => {
      const said = URL.parse(origin)?.host;
      return said !== undefined && said !== '' && (said === hostOf(request) || said === own?.host);
    },
  };
}

/** PUBLIC_URL as it is used, or a sentence that says what to write. */
export function readPublicUrl(text: string): { url: string } | { refusal: string } {
  const url = URL.parse(text);
  const say = (why: string) => ({
    refusal: `PUBLIC_URL is "${text}". ${why} Write the address as people type it, such as https://mentors.school.example.`,
  });
  if (!url || !/^https?:$/.test(url.protocol) || nameOf(url.host) === null)
    return say('That is no address of a web server.');
  if (url.username || url.password || url.search || url.hash || url.pathname !== '/')
    return say('It has more than scheme, host and port; Mentorium stands at the root of its host.');
  if (url.protocol === 'http:' && !isLoopback(url.hostname))
    return say('Only this machine’s own names go without TLS: it has to begin with https.');
  return { url: url.origin };
}
