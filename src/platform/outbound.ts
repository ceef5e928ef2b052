/**
 * The only way out to addresses that somebody typed. HTTPS to public addresses; the name is looked
 * up once, by the same call that connects, so an answer that changes in between (DNS rebinding)
 * leads nowhere. No redirects, ten seconds, one megabyte. Ranges: IANA special-purpose registries
 * for IPv4 and IPv6 (RFC 6890), IPv4 inside IPv6 included.
 */
import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import { request as http } from 'node:http';
import { request as https } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';

export class Unreachable extends Error {}

const mostBytes = 1024 * 1024;
const patienceMs = 10_000;

const closed = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  closed.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of [
  ['::', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const)
  closed.addSubnet(net, bits, 'ipv6');

/** An address on the public internet; IPv4 inside IPv6 counts as what it is. */
export function isPublic(address: string): boolean {
  const kind = isIP(address);
  if (kind === 0) return false;
  const inner = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (inner) return isPublic(inner);
  return !closed.check(address, kind === 4 ? 'ipv4' : 'ipv6');
}

/**
 * `isOpen`: which addresses may be connected to; everything but public ones is refused when it is
 * left out.
 */
export type Outbound = {
  isOpen?: (address: string) => boolean;
  /** Plain HTTP too, for what runs on this machine. */
  isPlain?: boolean;
};

/**
 * A fetch for one request and its answer. Throws `Unreachable` with a reason for the administrator.
 */
export function outbound({ isOpen = isPublic, isPlain = false }: Outbound = {}) {
  const lookup: LookupFunction = (name, options, done) =>
    systemLookup(name, { ...options, all: true }, (error, found) => {
      const addresses = (found ?? []) as LookupAddress[];
      const first = addresses.find(({ address }) => isOpen(address));
      if (error || !first || addresses.some(({ address }) => !isOpen(address)))
        return done(error ?? new Unreachable(`${name} is not on the public internet.`), '', 4);
      return options.all ? done(null, addresses) : done(null, first.address, first.family);
    });
  return async (
    target: string,
    {
      method = 'GET',
      headers = {},
      body = null,
    }: { method?: string; headers?: Record<string, string>; body?: unknown } = {},
  ): Promise<Response> => {
    const url = new URL(target);
    if (url.protocol !== 'https:' && !(isPlain && url.protocol === 'http:'))
      throw new Unreachable('The address has to begin with https://.');
    const literal = url.hostname.replace(/^\[|\]$/g, '');
    if (isIP(literal) !== 0 && !isOpen(literal))
      throw new Unreachable(`${literal} is not on the public internet.`);
    return new Promise((resolve, reject) => {
      const send = url.protocol === 'https:' ? https : http;
      const fail = (error: Error) =>
        reject(error instanceof Unreachable ? error : new Unreachable(error.message));
      const request = send(
        url,
        { method, headers, lookup, timeout: patienceMs, signal: AbortSignal.timeout(patienceMs) },
        (answer) => {
          const parts: Buffer[] = [];
          let size = 0;
          answer.on('data', (part: Buffer) => {
            size += part.length;
            if (size > mostBytes)
              request.destroy(new Unreachable('The answer is larger than one megabyte.'));
            else parts.push(part);
          });
          answer.on('end', () => {
            const kept = Object.entries(answer.headers).flatMap(([name, value]) =>
              value === undefined ? [] : [[name, String(value)] as [string, string]],
            );
            const status = answer.statusCode ?? 502;
            resolve(
              new Response(status === 204 || status === 304 ? null : Buffer.concat(parts), {
                status,
                headers: kept,
              }),
            );
          });
          answer.on('error', fail);
        },
      );
      request.on('error', fail);
      request.end(
        body === null
          ? undefined
          : body instanceof URLSearchParams
            ? body.toString()
            : (body as string),
      );
    });
  };
}
