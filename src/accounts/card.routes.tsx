/** SI-10: the door of children: a card with a code, and a PIN that only its owner knows. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isPassword } from '../foundation/secret.ts';
import { TroublePage } from '../hall/problem.tsx';
import { fieldsOf } from '../hall/route.tsx';
import type { Problem } from '../hall/view.ts';
import { CardPage } from './class-card.pages.tsx';
import { plainCardCode } from './class-card.rules.ts';
import { accountOfCard, findCard, type Card } from './class-card.store.ts';
import { classCardWords } from './class-card.words.ts';
import { ensureDoor, openSession, type Gate } from './door.ts';
import { attempt, keysFor } from './guess.ts';
import { knownDevice, rememberDevice } from './known.ts';

export function cardRoutes(server: FastifyInstance, gate: Gate): void {
  const { desk } = gate;
  const show = (
    request: FastifyRequest,
    reply: FastifyReply,
    { status, code, problem }: { status: number; code: string; problem?: Problem },
  ) => {
    ensureDoor(request, reply);
    return gate.send(reply, status, CardPage({ view: gate.view(request, null), problem, code }));
  };

  server.get('/card', (request, reply) => show(request, reply, { status: 200, code: '' }));
  server.get('/card/:code', (request, reply) =>
    show(request, reply, {
      status: 200,
      code: plainCardCode((request.params as { code: string }).code),
    }),
  );

  server.post('/card', async (request, reply) => {
    const body = fieldsOf(request);
    const view = gate.view(request, null);
    const w = classCardWords[view.language];
    if (gate.isForged(request, body.token, null))
      return gate.send(reply, 403, TroublePage({ view, trouble: 'stale' }));
    const [code, pin] = [
      plainCardCode(String(body.code ?? '')),
      String(body.pin ?? '').replace(/\s/g, ''),
    ];
    let card: Card | null = null;
    const guess = await attempt(
      desk,
      keysFor(`card ${code}`, {
        from: request.ip,
        device: knownDevice(desk.keys, request, `card ${code}`),
      }),
      async () => {
        card = await desk.atTheDoor(null, (tx) => findCard(tx, code));
        const isRight = await isPassword(pin, card?.pinHash ?? null);
        return card && isRight ? accountOfCard(desk, card) : null;
      },
    );
    if (typeof guess === 'string' || !card) {
      const sentence = guess === 'tooMany' ? w.tooMany : w.wrong;
      return show(request, reply, {
        status: guess === 'tooMany' ? 429 : 422,
        code,
        problem: { sentence, fields: { pin: sentence }, typed: { code } },
      });
    }
    const { organisation, slug }: Card = card;
    rememberDevice(desk.keys, request, reply, `card ${code}`);
    await openSession(gate, request, reply, {
      account: guess.account,
      way: 'card',
      isStrong: false,
      organisation,
    });
    return reply.redirect(`/o/${slug}`, 303);
  });
}
