/**
 * Cookies of this server. Over TLS their names begin with `__Host-` (RFC 6265bis): a browser then
 * takes them from this very host alone, never from a neighbour of the same domain or over an open
 * connection; and a cookie without the prefix is none of ours.
 */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isSecure } from './address.ts';

/**
 * `half`: of somebody whose second factor is still asked for. `browser`: by what a browser is known
 * before anybody has signed in; form tokens are made of it. `known`: signed in here before.
 */
export type CookieName = 'session' | 'half' | 'browser' | 'language' | 'known';
/** Earlier names: a form that was open while the server was upgraded is still taken. */
const earlier: Partial<Record<CookieName, string>> = { browser: 'door' };

const options = { path: '/', httpOnly: true, sameSite: 'lax', secure: 'auto' } as const;
const nameFor = (request: FastifyRequest, name: string): string =>
  isSecure(request) ? `__Host-${name}` : name;

export const cookieOf = (request: FastifyRequest, name: CookieName): string | undefined =>
  request.cookies?.[nameFor(request, name)] ??
  (earlier[name] === undefined ? undefined : request.cookies?.[nameFor(request, earlier[name])]);

/** Those that came with a request, and those that go out with its answer. */
export type Cookies = {
  get: (name: CookieName) => string | undefined;
  /**
   * `seconds`: how long it stays; until the browser is closed when absent. Seen by this request,
   * too.
   */
  set: (name: CookieName, value: string, seconds?: number) => void;
  drop: (name: CookieName) => void;
  /** The session, and whatever else this device keeps of our pages. */
  clear: () => void;
};

/** (A reply is thenable: it is never awaited.) */
export const cookiesOf = (request: FastifyRequest, reply: FastifyReply): Cookies => {
  const drop = (name: CookieName) => void reply.clearCookie(nameFor(request, name), options);
  return {
    get: (name) => cookieOf(request, name),
    set: (name, value, seconds) => {
      const called = nameFor(request, name);
      request.cookies[called] = value;
      reply.setCookie(called, value, {
        ...options,
        ...(seconds === undefined ? {} : { maxAge: seconds }),
      });
    },
    drop,
    clear: () => {
      drop('session');
      reply.header('clear-site-data', '"cache", "storage"');
    },
  };
};
