/**
 * The way in for somebody who was given a link. Opening it changes nothing; sending the form uses
 * it up.
 */
import type { Database } from '../../platform/database.ts';
import { hashPassword } from '../../platform/secret.ts';
import {
  linked,
  type LinkContext,
  type OpenOutcome,
  type OpenRoute,
} from '../../web/open-route.ts';
import { form, maybeSecret, maybeText, refuseFields } from '../../web/route.tsx';
import type { Visitor } from '../../web/session.ts';
import type { Problem } from '../../web/view.ts';
import { findFactors, hasSecondStep } from './factor.store.ts';
import { findAccount } from './sign-in.store.ts';
import { checkPassword } from './login-throttle.access.ts';
import { knownDevice } from './known-device.access.ts';
import { GonePage, WelcomePage } from './invitation.pages.tsx';
import {
  acceptInvitation,
  dropAccount,
  findInvitation,
  insertAccount,
  type Invitation,
} from './invitation.store.ts';
import { invitationWords } from './invitation.words.ts';
import { isEmail, passwordFault } from './account.rules.ts';
import { openSession } from './session.access.ts';

type Refused = 'signInFirst' | 'short' | 'long' | 'easy' | 'badEmail' | 'known';
type Invited = LinkContext<Invitation>;

const goneAs = ({ view }: Pick<Invited, 'view'>) => ({ status: 410, page: GonePage({ view }) });

const welcome = linked(async ({ database, params, view }) => {
  const invitation = await findInvitation(database, params.token!);
  return invitation ? { link: invitation } : { gone: goneAs({ view }) };
});

const welcomePage = async ({ view, params, link }: Invited, problem?: Problem) =>
  WelcomePage({
    view,
    problem,
    token: params.token!,
    name: link.name,
    organisation: link.organisation,
    email: link.email,
  });

export const welcomeRoutes: OpenRoute[] = [
  welcome.get('/welcome/:token', welcomePage),

  welcome.post(
    '/welcome/:token',
    { form: form({ email: maybeText(254), password: maybeSecret() }), page: welcomePage },
    async (context, input) => {
      const { database, view, cookies, place, link } = context;
      const email = (link.email ?? input.email).trim().toLowerCase();
      const visitor = await context.findVisitor();
      const account = await accountFor(database, {
        email,
        password: input.password,
        from: place,
        device: knownDevice(database.keys, cookies, email),
        visitor,
      });
      if (typeof account === 'string') {
        const sentence = invitationWords[view.language][account];
        refuseFields(
          { [account === 'badEmail' ? 'email' : 'password']: sentence },
          { typed: { email } },
        );
      }
      return enter(context, visitor, account);
    },
  ),
];

async function enter(
  context: Invited,
  visitor: Visitor | null,
  { id: account, isNew }: { id: string; isNew: boolean },
): Promise<OpenOutcome> {
  const { database, link } = context;
  const isIn = await acceptInvitation(database, link, account).catch(meanwhile);
  if (!isIn) {
    if (isNew) await database.beforeTenant(null, (tx) => dropAccount(tx, account));
    return { shown: goneAs(context) };
  }
  if (visitor?.account !== account)
    await openSession(context, { account, method: 'password', hasSecondFactor: false });
  return '/';
}

/** This account is somebody else in the organisation already. */
function meanwhile(error: { code?: string }): false {
  if (error.code !== '23505') throw error;
  return false;
}

/**
 * I-1: an address that has an account already is connected only by the password of that account; a
 * link never changes one.
 */
async function accountFor(
  database: Database,
  {
    email,
    password,
    from,
    device,
    visitor,
  }: {
    email: string;
    password: string;
    from: string;
    device: string | null;
    visitor: Visitor | null;
  },
): Promise<{ id: string; isNew: boolean } | Refused> {
  if (!isEmail(email)) return 'badEmail';
  if (await database.beforeTenant(null, (tx) => findAccount(tx, email))) {
    const guess = await checkPassword(database, { email, password, from, device });
    if (typeof guess === 'string') return 'known';
    const factors = await database.beforeTenant(guess.account, (tx) =>
      findFactors(tx, guess.account),
    );
    const isThrough = visitor?.account === guess.account && visitor.hasSecondFactor;
    return hasSecondStep(factors) && !isThrough
      ? 'signInFirst'
      : { id: guess.account, isNew: false };
  }
  const fault = passwordFault(password, email);
  if (fault) return fault;
  const hash = await hashPassword(password);
  return {
    id: await database.beforeTenant(null, (tx) => insertAccount(tx, email, hash)),
    isNew: true,
  };
}
