/**
 * Somebody at the street door: a jar of cookies, and the form token of the page that was seen last.
 */
import type { FastifyInstance } from 'fastify';
import { demoAddress } from '../../src/app/demo/demo.ts';
import type { DemoAccounts } from '../../src/app/demo/cast.ts';
import { demoPassword } from '../../src/features/accounts/sign-in.pages.tsx';
import type { Reply } from './world.ts';

export type Stranger = {
  jar: Record<string, string>;
  get: (path: string) => Promise<Reply>;
  /** Through the form on the page that was seen last. */
  post: (path: string, fields?: Record<string, string>) => Promise<Reply>;
  signIn: (who: keyof DemoAccounts, password?: string) => Promise<Reply>;
};

export function stranger(
  server: () => FastifyInstance,
  {
    from = '127.0.0.1',
    agent = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
  } = {},
): Stranger {
  const jar: Record<string, string> = { language: 'en' };
  let token = '';
  const send = async (
    method: 'GET' | 'POST',
    path: string,
    fields?: Record<string, string>,
  ): Promise<Reply> => {
    const response = await server().inject({
      method,
      url: path,
      cookies: jar,
      remoteAddress: from,
      headers: {
        'user-agent': agent,
        host: 'localhost:3000',
        ...(fields ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
      },
      ...(fields ? { payload: new URLSearchParams(fields).toString() } : {}),
    });
    for (const { name, value } of response.cookies)
      if (value === '') delete jar[name];
      else jar[name] = value;
    token = /name="token" value="([^"]+)"/.exec(response.body)?.[1] ?? token;
    return {
      status: response.statusCode,
      text: response.body,
      bytes: response.rawPayload,
      location: String(response.headers.location ?? ''),
      headers: response.headers,
    };
  };
  const get = (path: string) => send('GET', path);
  const post = (path: string, fields: Record<string, string> = {}) =>
    send('POST', path, { token, ...fields });
  return {
    jar,
    get,
    post,
    signIn: async (who, password = demoPassword) => {
      await get('/sign-in');
      return post('/sign-in', { email: demoAddress(who), password });
    },
  };
}
