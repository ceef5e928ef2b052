/** SI-10: the sign-in of children: a card with a code, and a PIN that only its owner knows. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isPassword } from '../../platform/secret.ts';
import { TroublePage } from '../../web/problem.tsx';
import { fieldsOf } from '../../web/route.tsx';
import type { Problem } from '../../web/view.ts';
import { CardPage, OwnPinPage, type Ask } from './class-card.pages.tsx';
import { pinFault, plainCardCode, type PinFault } from './class-card.rules.ts';
import { accountOfCard, countTry, findCard, keepOwnPin, type Card } from './class-card.store.ts';
import { classCardWords } from './class-card.words.ts';
import { ensureBrowserToken, openSession, type Gate } from './account-route.ts';
import { attempt, keysFor } from './login-throttle.ts';
import { knownDevice, rememberDevice } from './known.ts';

export function cardRoutes(server: FastifyInstance, gate: Gate): void {
  const { database } = gate;
  const show = (
    request: FastifyRequest,
    reply: FastifyReply,
    { status, code, problem }: { status: number; code: string; problem?: Problem },
  ) => {
    ensureBrowserToken(request, reply);
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
    const problemOf = (sentence: string, field: string): Problem => ({
      sentence,
      fields: { [field]: sentence },
      typed: { code },
    });
    const found = await database.beforeTenant(null, (tx) => findCard(tx, code));
    if (found?.isLocked)
      return show(request, reply, { status: 422, code, problem: problemOf(w.locked, 'pin') });
    const answer = await look(request, { code, pin, body });
    if (typeof answer === 'string') {
      const sentence = answer === 'tooMany' ? w.tooMany : w.wrong;
      const status = answer === 'tooMany' ? 429 : 422;
      return show(request, reply, { status, code, problem: problemOf(sentence, 'pin') });
    }
    if ('ask' in answer) {
      const { ask, fault } = answer;
      const sentence = fault && w.faults[fault];
      return gate.send(
        reply,
        fault ? 422 : 200,
        <OwnPinPage
          view={view}
          problem={
            fault && sentence
              ? problemOf(
                  sentence,
                  fault === 'earlier' ? 'earlier' : fault === 'notTwice' ? 'again' : 'own',
                )
              : undefined
          }
          code={code}
          pin={pin}
          ask={ask}
        />,
      );
    }
    const { card, account } = answer;
    const { organisation, slug } = card;
    rememberDevice(database.keys, request, reply, `card ${code}`);
    await openSession(gate, request, reply, {
      account,
      method: 'card',
      hasSecondFactor: false,
      organisation,
    });
    return reply.redirect(`/o/${slug}`, 303);
  });

  /** SI-10: whose card it is, once the PIN is right and one's own. */
  async function look(
    request: FastifyRequest,
    { code, pin, body }: { code: string; pin: string; body: Record<string, string> },
  ): Promise<Answer> {
    let answer: Answer = 'wrong';
    const guess = await attempt(
      database,
      keysFor(`card ${code}`, {
        from: request.ip,
        device: knownDevice(database.keys, request, `card ${code}`),
      }),
      async () => {
        const card = await database.beforeTenant(null, (tx) => findCard(tx, code));
        const isRight = await isPassword(pin, card?.pinHash ?? null);
        if (!card) return null;
        const seen = isRight ? await open(card, { code, pin, body }) : 'wrong';
        const isWrong = seen === 'wrong' || ('ask' in seen && seen.fault === 'earlier');
        if (isWrong || 'account' in seen)
          await database.beforeTenant(null, (tx) => countTry(tx, code, !isWrong));
        answer = seen;
        return isWrong ? null : card.person;
      },
    );
    return guess === 'tooMany' ? guess : answer;
  }

  async function open(
    card: Card,
    { code, pin, body }: { code: string; pin: string; body: Record<string, string> },
  ): Promise<Exclude<Answer, 'tooMany'>> {
    if (!card.hasOwnPin) {
      const ask = card.isOpened ? 'own' : card.earlierPinHash ? 'earlier' : 'wait';
      if (ask === 'wait' || body.own === undefined) return { ask, fault: null };
      if (
        ask === 'earlier' &&
        !(await isPassword(String(body.earlier ?? '').replace(/\s/g, ''), card.earlierPinHash))
      )
        return { ask, fault: 'earlier' };
      const own = String(body.own).replace(/\s/g, '');
      const again = String(body.again ?? '').replace(/\s/g, '');
      const fault = pinFault({ own, again, printed: pin });
      if (fault) return { ask, fault };
      if (
        !(await database.beforeTenant(null, (tx) =>
          keepOwnPin(tx, code, { was: card.pinHash, pin: own }),
        ))
      )
        return 'wrong';
    }
    const account = await accountOfCard(database, card);
    return account === null ? 'wrong' : { card, account };
  }
}

type Answer =
  | 'wrong'
  | 'tooMany'
  | { ask: Ask; fault: PinFault | 'earlier' | null }
  | { card: Card; account: string };
