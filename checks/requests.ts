/** Checks 26, 33 and 34: what every answer carries, and what no form from elsewhere can do. */
import { routes } from '../src/app/registry.ts';
import { formToken } from '../src/platform/secret.ts';
import { grantOf, type Role } from '../src/web/permission.ts';
import type { Route } from '../src/web/route.tsx';
import type { DemoAccounts } from '../src/app/demo/cast.ts';
import { plural, serveAnew, type Check, type Stage } from './check.ts';

const people: [keyof DemoAccounts, Role[]][] = [
  ['both', ['administrator', 'coordinator']],
  ['school.mentor', ['mentor']],
  ['network.mentee', ['mentee']],
  ['school.counsellor', ['specialist']],
  ['network.contact', ['contact-person']],
  ['network.auditor', ['auditor']],
  ['network.registrar', ['registrar']],
];
const placeOf = (who: keyof DemoAccounts) =>
  who.startsWith('school') || who === 'both' ? '/o/lindenhof' : '/o/ledarnatverket';
/** Somebody of the demo whom the table lets through this door. */
const keeperOf = (door: Route) =>
  people.find(([, roles]) => grantOf(roles, door.permission) !== null)?.[0] ?? null;
const addressOf = (door: Route, who: keyof DemoAccounts) =>
  `${placeOf(who)}${door.path.replace(/:\w+/g, '00000000-0000-4000-8000-000000000000')}`;

async function signInAll(stage: Stage) {
  const signedIn = new Map<keyof DemoAccounts, ReturnType<Stage['somebody']>>();
  for (const [who] of people) {
    const person = stage.somebody();
    await person.signIn(who);
    signedIn.set(who, person);
  }
  return signedIn;
}

/** Doors before every organisation that change something. */
const outside = [
  '/sign-in',
  '/sign-in/second',
  '/sign-in/passkey',
  '/sign-out',
  '/card',
  '/forgotten',
];
const inside = [
  '/account/password',
  '/account/prove',
  '/account/authenticator',
  '/account/authenticator/confirm',
  '/account/authenticator/remove',
  '/account/codes',
  '/account/passkeys',
  '/account/passkeys/new',
  '/account/sessions/end',
];

export const headers: Check = {
  number: 33,
  name: 'every answer, errors included, carries a policy without unsafe parts, nosniff, no frames, and is not kept',
  isQuick: true,
  run: async (stage) => {
    const faults: string[] = [];
    const signedIn = await signInAll(stage);
    let tried = 0;
    const look = async (path: string, person: ReturnType<Stage['somebody']>) => {
      const { headers: carried, status } = await person.get(path);
      tried++;
      const policy = String(carried['content-security-policy'] ?? '');
      const wrong = [
        policy.includes("default-src 'none'") &&
        policy.includes("frame-ancestors 'none'") &&
        !/unsafe|\*|data:|https?:/.test(policy)
          ? ''
          : 'policy',
        carried['x-content-type-options'] === 'nosniff' ? '' : 'nosniff',
        carried['referrer-policy'] === 'no-referrer' ? '' : 'referrer',
        path.startsWith('/assets/') || carried['cache-control'] === 'no-store' ? '' : 'kept',
      ].filter(Boolean);
      if (wrong.length > 0) faults.push(`${path} (${status}): ${wrong.join(', ')}`);
    };
    for (const door of routes.filter(({ act }) => act === null)) {
      const who = keeperOf(door);
      if (who) await look(addressOf(door, who), signedIn.get(who)!);
    }
    const nobody = stage.somebody();
    for (const path of [
      '/',
      '/sign-in',
      '/forgotten',
      '/card',
      '/nowhere',
      '/o/nowhere',
      '/assets/style.css',
      '/assets/nothing',
      '/health',
      '/ready',
      '/%ff',
      '/welcome/x',
      '/reset/x',
      '/rate/x',
      '/o/lindenhof/people/%00',
      `/${'x'.repeat(5000)}`,
    ])
      await look(path, nobody);
    return { tried: plural(tried, 'answers'), figure: `${faults.length} without`, faults };
  },
  mutation: {
    name: 'pages that are not there carry no policy',
    break: async (stage) => {
      await serveAnew(stage);
      stage.server.addHook(
        'onSend',
        async (_, reply) =>
          void (reply.statusCode === 404 && reply.removeHeader('content-security-policy')),
      );
    },
  },
};

export const forgery: Check = {
  number: 34,
  name: 'no door that changes something opens without its token, from another origin, or from another site',
  isQuick: true,
  run: async (stage) => {
    const faults: string[] = [];
    const signedIn = await signInAll(stage);
    await stage.owner.query(`set app.scope = 'sign-in'`);
    let tried = 0;
    const attack = async (path: string, jar: Record<string, string>, token: string) => {
      for (const [name, fields, headers] of [
        ['no token', {}, {}],
        ['a token of somebody else', { token: formToken('somebody else') }, {}],
        ['another origin', { token }, { origin: 'https://evil.example' }],
        ['origin null', { token }, { origin: 'null' }],
        ['another site', { token }, { 'sec-fetch-site': 'cross-site' }],
        ['a sister site', { token }, { 'sec-fetch-site': 'same-site' }],
      ] as const) {
        const { statusCode } = await stage.server.inject({
          method: 'POST',
          url: path,
          cookies: jar,
          payload: new URLSearchParams(fields).toString(),
          headers: {
            'content-type': 'application/x-www-form-urlencoded',
            host: 'localhost:3000',
            ...headers,
          },
        });
        tried++;
        if (statusCode !== 403 && !(path === '/sign-out' && statusCode === 303))
          faults.push(`${path}, ${name}: ${statusCode}`);
      }
    };
    const tokenOf = async (jar: Record<string, string>) =>
      formToken(
        (
          await stage.owner.query<{ id: string }>(
            'select id from session where token_hash = sha256($1)',
            [Buffer.from(jar.session!)],
          )
        ).rows[0]!.id,
      );
    for (const door of routes.filter(({ act }) => act !== null)) {
      const who = keeperOf(door);
      if (!who) continue;
      const { jar } = signedIn.get(who)!;
      await attack(addressOf(door, who), jar, await tokenOf(jar));
    }
    const { jar } = signedIn.get('network.mentee')!;
    for (const path of inside) await attack(path, jar, await tokenOf(jar));
    const nobody = stage.somebody();
    await nobody.get('/sign-in');
    for (const path of outside) await attack(path, nobody.jar, formToken(nobody.jar.browser!));
    for (const [who, person] of signedIn)
      if ((await person.get('/account')).status !== 200) faults.push(`${who} was signed out`);
    return {
      tried: plural(tried, 'forged requests'),
      figure: `${faults.length} let through`,
      faults,
    };
  },
  mutation: {
    name: 'where a request comes from is not looked at',
    break: async (stage) => {
      await serveAnew(stage);
      stage.server.addHook('onRequest', async (request) => {
        delete request.headers.origin;
        delete request.headers['sec-fetch-site'];
      });
    },
  },
};

/**
 * Something that fits each field of a form: what is wrong with a form is said before a proof is
 * asked for.
 */
function filled({ form }: (typeof routes)[number]): Record<string, string> {
  return Object.fromEntries(
    Object.entries(form).flatMap(([name, field]) =>
      'read' in field ? [[name, field.example]] : [],
    ),
  );
}

export const stepUp: Check = {
  number: 26,
  name: 'what gives rights away, takes data out or changes a way of signing in asks for a proof of the last quarter of an hour',
  isQuick: true,
  run: async (stage) => {
    const faults: string[] = [];
    const signedIn = await signInAll(stage);
    await stage.owner.query(`set app.scope = 'sign-in'`);
    await stage.owner.query(
      `update session set proved_at = now() - interval '15 minutes 1 second'`,
    );
    let tried = 0;
    const fresh = routes.filter(({ needsRecentAuth }) => needsRecentAuth);
    for (const door of fresh) {
      const who = keeperOf(door);
      if (!who) {
        faults.push(`nobody of the demo stands before ${door.path}`);
        continue;
      }
      const person = signedIn.get(who)!;
      await person.get('/account');
      const reply =
        door.act === null
          ? await person.get(addressOf(door, who))
          : await person.post(addressOf(door, who), filled(door));
      tried++;
      // An address that is nobody's may answer 404 while the page is drawn; what counts is that the
      // act was not reached.
      const isStopped =
        door.act === null
          ? reply.location.startsWith('/account/prove')
          : reply.status === 404 || (reply.status === 422 && reply.text.includes('/account/prove'));
      if (!isStopped) faults.push(`${door.method} ${door.path}: ${reply.status}`);
    }
    const person = signedIn.get('network.mentee')!;
    await person.get('/account');
    for (const path of inside.filter((one) => !/password|prove|sessions/.test(one))) {
      tried++;
      if (!(await person.post(path)).location.startsWith('/account/prove')) faults.push(path);
    }
    return {
      tried: `${plural(tried, 'routes')}, ${fresh.length} of organisations`,
      figure: `${faults.length} bypasses`,
      faults,
    };
  },
  mutation: {
    name: 'every proof counts as new',
    break: ({ owner }) =>
      owner.query(
        `create function always() returns trigger language plpgsql as $$ begin new.proved_at := now(); return new; end $$; create trigger always before update on session for each row execute function always()`,
      ),
  },
};
