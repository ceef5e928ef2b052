/** SI-10: how children sign in: a card with a code, and a PIN that only its owner knows. */
import { hashPassword, isPassword } from '../../platform/secret.ts';
import { openGet, openPost, type OpenContext, type OpenRoute } from '../../web/open-route.ts';
import { form, maybeSecret, maybeText, refuseFields, whenSent } from '../../web/route.tsx';
import type { Problem } from '../../web/view.ts';
import { CardPage, OwnPinPage, type Ask } from './class-card.pages.tsx';
import { pinFault, type PinFault } from './class-card.rules.ts';
import { accountOfCard, findValidCard } from './class-card.access.ts';
import { countTry, keepOwnPin, type Card } from './class-card.store.ts';
import { plainCode } from './readable-code.rules.ts';
import { classCardWords } from './class-card.words.ts';
import { knownDevice, rememberDevice } from './known-device.access.ts';
import { attempt, keysFor } from './login-throttle.access.ts';
import { openSession } from './session.access.ts';

const cardForm = form({
  code: maybeText(),
  pin: maybeSecret(),
  earlier: maybeSecret(),
  own: whenSent(maybeSecret()),
  again: maybeSecret(),
});

type Tried = { code: string; pin: string; own: string | null; earlier: string; again: string };
type Answer =
  | 'wrong'
  | 'tooMany'
  | { ask: Ask; fault: PinFault | 'earlier' | null }
  | { card: Card; account: string };

const cardPage = async ({ view, params }: OpenContext, problem?: Problem) =>
  CardPage({
    view,
    problem,
    code: problem?.typed.code ?? plainCode(params.code ?? ''),
  });

const plainPin = (typed: string): string => typed.replace(/\s/g, '');

export const cardRoutes: OpenRoute[] = [
  openGet('/card', { who: 'anybody' }, cardPage),
  openGet('/card/:code', { who: 'anybody' }, cardPage),

  openPost('/card', { who: 'anybody', form: cardForm, page: cardPage }, async (context, input) => {
    const { database, view, cookies, clock } = context;
    const w = classCardWords[view.language];
    const tried: Tried = {
      code: plainCode(input.code),
      pin: plainPin(input.pin),
      own: input.own === undefined ? null : plainPin(input.own),
      earlier: plainPin(input.earlier),
      again: plainPin(input.again),
    };
    const { code, pin } = tried;
    const refusePin = (sentence: string, status = 422) =>
      refuseFields({ pin: sentence }, { status, typed: { code } });
    const found = await findValidCard(database, code, clock());
    if (found?.isLocked) return refusePin(w.locked);
    const answer = await look(context, tried);
    if (answer === 'tooMany') return refusePin(w.tooMany, 429);
    if (answer === 'wrong') return refusePin(w.wrong);
    if ('ask' in answer) {
      const { ask, fault } = answer;
      const shown = (problem?: Problem) => (
        <OwnPinPage view={view} problem={problem} code={code} pin={pin} ask={ask} />
      );
      if (!fault) return { shown: shown() };
      const sentence = w.faults[fault];
      const field = fault === 'earlier' ? 'earlier' : fault === 'notTwice' ? 'again' : 'own';
      const problem = { sentence, fields: { [field]: sentence }, typed: { code } };
      return { shown: { status: 422, page: shown(problem) } };
    }
    const { card, account } = answer;
    const { organisation, slug } = card;
    rememberDevice(database.keys, cookies, `card ${code}`);
    await openSession(context, {
      account,
      method: 'card',
      hasSecondFactor: false,
      organisation,
    });
    return `/o/${slug}`;
  }),
];

/** SI-10: whose card it is, once the PIN is right and one's own. */
async function look(context: OpenContext, tried: Tried): Promise<Answer> {
  const { database, cookies, place, clock } = context;
  const { code, pin } = tried;
  let answer: Answer = 'wrong';
  const guess = await attempt(
    database,
    keysFor(`card ${code}`, {
      from: place,
      device: knownDevice(database.keys, cookies, `card ${code}`),
    }),
    async () => {
      const card = await findValidCard(database, code, clock());
      const isRight = await isPassword(pin, card?.pinHash ?? null);
      if (!card) return null;
      const seen = isRight ? await open(context, card, tried) : 'wrong';
      const isWrongEarlier = seen !== 'wrong' && 'ask' in seen && seen.fault === 'earlier';
      const isWrong = seen === 'wrong' || isWrongEarlier;
      if (isWrong || 'account' in seen)
        await database.beforeTenant(null, (tx) =>
          countTry(tx, code, isWrongEarlier ? 'wrong earlier' : isWrong ? 'wrong' : 'right'),
        );
      answer = seen;
      return isWrong ? null : card.person;
    },
  );
  return guess === 'tooMany' ? guess : answer;
}

async function open(
  { database }: OpenContext,
  card: Card,
  { code, pin, own, earlier, again }: Tried,
): Promise<Exclude<Answer, 'tooMany'>> {
  if (!card.hasOwnPin) {
    const ask = card.isOpened ? 'own' : card.earlierPinHash ? 'earlier' : 'wait';
    if (ask === 'wait' || own === null) return { ask, fault: null };
    if (ask === 'earlier' && !(await isPassword(earlier, card.earlierPinHash)))
      return { ask, fault: 'earlier' };
    const fault = pinFault({ own, again, printed: pin });
    if (fault) return { ask, fault };
    const pinHash = await hashPassword(own);
    const isKept = await database.beforeTenant(null, (tx) =>
      keepOwnPin(tx, code, { was: card.pinHash, pinHash }),
    );
    if (!isKept) return 'wrong';
  }
  const account = await accountOfCard(database, card);
  return account === null ? 'wrong' : { card, account };
}
