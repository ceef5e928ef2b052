/** The second person: agrees to everything that waits in an organisation, on the page for it. */
import { equal } from 'node:assert/strict';
import { visit, type World } from './world.ts';

export async function agreeToAll(
  world: World,
  base: string,
  who: Parameters<typeof visit>[1] = 'both',
): Promise<number> {
  const second = await visit(world, who);
  const { text } = await second.get(`${base}/approvals`);
  const batches = [...text.matchAll(/action="([^"]*\/approvals\/[0-9a-f-]{36})"/g)].map(
    ([, action]) => action!,
  );
  for (const action of batches) {
    const { location } = await second.post(action, { answer: 'agree' });
    equal(location, `${base}/approvals?done=1`);
  }
  return batches.length;
}
