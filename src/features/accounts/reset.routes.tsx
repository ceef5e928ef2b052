/**
 * A forgotten password: a letter with a link, and the same answer whether the address is known or
 * not.
 */
import { hashPassword, hashToken } from '../../platform/secret.ts';
import { form, maybeSecret, maybeText, refuse } from '../../web/route.tsx';
import {
  linked,
  openGet,
  openPost,
  type OpenContext,
  type OpenRoute,
} from '../../web/open-route.ts';
import type { Problem } from '../../web/view.ts';
import { ForgottenPage, ForgottenSentPage, ResetGonePage, ResetPage } from './account.pages.tsx';
import { isEmail, passwordFault } from './account.rules.ts';
import { accountWords } from './account.words.ts';
import { endDerivedOf } from './derived.store.ts';
import { findAccount, updatePassword } from './sign-in.store.ts';
import { attempt, placeKey } from './login-throttle.access.ts';
import { tellOfChange, writeTo } from './account.letters.ts';
import { findReset, insertReset, useReset } from './reset.store.ts';
import { deleteSessions } from './session.store.ts';

/** Letters to one address in a quarter of an hour. */
const mostLetters = 3;

const forgottenPage = async ({ view, hasMail }: OpenContext, problem?: Problem) =>
  ForgottenPage({ view, problem, hasMail });

const goneAs = ({ view }: OpenContext) => ({ status: 410, page: ResetGonePage({ view }) });

const reset = linked(async (context) => {
  const { database, params } = context;
  const known = await database.beforeTenant(null, (tx) => findReset(tx, params.token!));
  return known ? { link: known } : { gone: goneAs(context) };
});

const resetPage = async ({ view, params }: OpenContext, problem?: Problem) =>
  ResetPage({ view, problem, token: params.token! });

export const resetRoutes: OpenRoute[] = [
  openGet('/forgotten', { who: 'anybody' }, forgottenPage),

  openPost(
    '/forgotten',
    { who: 'anybody', form: form({ email: maybeText(254) }), page: forgottenPage },
    async (context, input) => {
      const { database, view, hasMail, place, address } = context;
      if (!hasMail) return { shown: await forgottenPage(context) };
      const email = input.email.toLowerCase();
      if (!isEmail(email)) refuse(accountWords[view.language].badEmail, 'email');
      // The letter is written after the answer has gone, so an address that is known takes no
      // longer than one that is not.
      const guess = await attempt(
        database,
        [{ key: `reset ${email}`, limit: mostLetters }, placeKey(place)],
        async () => null,
      );
      if (guess === 'wrong') context.afterwards(() => write(context, email, address));
      return { shown: ForgottenSentPage({ view }) };
    },
  ),

  reset.get('/reset/:token', resetPage),

  reset.post(
    '/reset/:token',
    { form: form({ password: maybeSecret() }), page: resetPage },
    async (context, { password }) => {
      const { database, view, params, link } = context;
      const fault = passwordFault(password, link.email);
      if (fault) refuse(accountWords[view.language][fault], 'password');
      const hash = await hashPassword(password);
      const account = await database.beforeTenant(link.account, async (tx) => {
        const used = await useReset(tx, params.token!);
        if (!used) return null;
        await updatePassword(tx, used, hash);
        await deleteSessions(tx, used);
        return used;
      });
      if (!account) return { shown: goneAs(context) };
      await endDerivedOf(database, account);
      await tellOfChange(context, account);
      return '/sign-in';
    },
  ),
];

async function write(context: OpenContext, email: string, address: string): Promise<void> {
  const { database } = context;
  const account = await database.beforeTenant(null, (tx) => findAccount(tx, email));
  if (!account) return;
  const token = await database.beforeTenant(account.id, (tx) => insertReset(tx, account.id));
  await writeTo(context, account.id, {
    key: `reset ${hashToken(token).toString('hex')}`,
    kind: 'reset',
    subject: (w) => w.resetSubject,
    body: (w) => w.resetBody(`${address}/reset/${token}`),
  });
}
