/** A rater without an account, who holds a link. */
import { match } from 'node:assert/strict';
import type { World } from './world.ts';

export function guest({ server }: World, path: string, language = 'en') {
  let cookies: Record<string, string> = { language };
  let token = '';
  const keep = (reply: Awaited<ReturnType<World['server']['inject']>>) => {
    for (const { name, value } of reply.cookies) cookies = { ...cookies, [name]: value };
    token = /name="token" value="([^"]+)"/.exec(reply.body)?.[1] ?? token;
    return {
      status: reply.statusCode,
      text: reply.body,
      location: String(reply.headers.location ?? ''),
      referrer: reply.headers['referrer-policy'],
    };
  };
  const get = async (at = '') => keep(await server.inject({ url: `${path}${at}`, cookies }));
  return {
    get,
    /** To the page at `at`. */
    post: async (at: string, fields: Record<string, string>) => {
      if (token === '') await get();
      return keep(
        await server.inject({
          method: 'POST',
          url: `${path}${at}`,
          cookies,
          payload: new URLSearchParams({ token, ...fields }).toString(),
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
        }),
      );
    },
  };
}

export const levelsIn = (html: string, level: string) =>
  Object.fromEntries(
    [...new Set([...html.matchAll(/name="(level-[^"]+)"/g)].map(([, name]) => name!))].map(
      (name) => [name, level],
    ),
  );

/** From the first page to "thank you". */
export async function answerAll(
  world: World,
  path: string,
  level: string,
  more: Record<string, string> = {},
): Promise<void> {
  const rater = guest(world, path);
  await rater.get();
  let at = (await begin(rater, { contact: 'monthly', ...more })).location;
  for (let step = 0; step < 20 && !at.endsWith('done'); step++) {
    const to = at.slice(path.length);
    const page = await rater.get(to);
    at = (await rater.post(to, { go: 'next', ...more, ...levelsIn(page.text, level) })).location;
  }
  match((await rater.get('/done')).text, /have been handed in/);
}

/** Past the practice, where there is one. */
export async function begin(rater: ReturnType<typeof guest>, said: Record<string, string>) {
  const began = await rater.post('', said);
  return began.location.endsWith('/practice') ? rater.post('/questions', {}) : began;
}
