/** Checks 16, 17, 18, 23, 24, 25 and 74: how somebody comes in, and how nobody else does. */
import { demoPassword } from '../src/features/accounts/sign-in.pages.tsx';
import { demoAddress } from '../src/app/demo/demo.ts';
import { readLetters } from '../test/support/world.ts';
import { plural, serveAnew, type Check, type Stage } from './check.ts';

const isOut = (reply: { status: number; location: string }) =>
  reply.status === 303 && reply.location.startsWith('/sign-in');

export const fixation: Check = {
  number: 16,
  name: 'the token of a session changes at sign-in and at every proof, and the one before is dead',
  isQuick: true,
  run: async (stage) => {
    const faults: string[] = [];
    const rounds = 20;
    for (let i = 0; i < rounds; i++) {
      const person = stage.somebody();
      person.jar.session = `planted-${i}`;
      await person.signIn('network.mentor');
      const tokens = [person.jar.session];
      for (let n = 0; n < 2; n++) {
        await person.get('/account/prove');
        await person.post('/account/prove', { password: demoPassword });
        tokens.push(person.jar.session);
      }
      if (new Set([`planted-${i}`, ...tokens]).size !== 4) faults.push('a token stayed');
      for (const old of tokens.slice(0, -1)) {
        const thief = stage.somebody();
        thief.jar.session = old!;
        if (!isOut(await thief.get('/account'))) faults.push('an old token lives');
      }
      if ((await person.get('/account')).status !== 200) faults.push('the new token is dead');
    }
    return {
      tried: plural(rounds * 3, 'changes of token'),
      figure: `${faults.length} that lived on`,
      faults,
    };
  },
  mutation: {
    name: 'the session before a proof is kept beside the new one',
    break: ({ owner }) =>
      owner.query(`create function keep() returns trigger language plpgsql as $$ begin
          if new.token_hash <> old.token_hash then insert into session (token_hash, account_id, ends_at) values (old.token_hash, old.account_id, old.ends_at); end if; return null; end $$;
        create trigger keep after update on session for each row execute function keep()`),
  },
};

/** Every value of every table, as text, that is no longer than a token can be. */
async function dump({ owner }: Stage): Promise<Set<string>> {
  const values = new Set<string>();
  const { rows: organisations } = await (await owner.query(`set app.scope = 'sign-in'`),
  owner.query<{ id: string }>('select id from organisation'));
  const { rows: columns } = await owner.query<{ table: string; column: string; type: string }>(
    `select table_name as table, column_name as column, data_type as type from information_schema.columns where table_schema = 'public' and data_type in ('text', 'bytea', 'uuid', 'jsonb')`,
  );
  for (const { id } of organisations) {
    await owner.query(`set app.organisation = '${id}'`);
    for (const { table, column, type } of columns) {
      const spelled =
        type === 'bytea'
          ? [
              `encode("${column}", 'hex')`,
              `translate(encode("${column}", 'base64'), E'+/=\\n', '-_')`,
              `encode("${column}", 'base64')`,
            ]
          : [`"${column}"::text`];
      for (const expression of spelled)
        for (const { value } of (
          await owner.query<{ value: string }>(
            `select distinct ${expression} as value from "${table}" where "${column}" is not null limit 20000`,
          )
        ).rows)
          if (value.length <= 3000) values.add(value);
    }
  }
  const words = [...values].flatMap((value) =>
    [...value.matchAll(/[A-Za-z0-9_-]{20,64}/g)].map(([word]) => word),
  );
  return new Set([...values, ...words]);
}

export const replay: Check = {
  number: 17,
  name: 'nothing in a copy of the database opens a door, neither as a cookie nor as a link',
  isQuick: false,
  run: async (stage) => {
    const somebody = stage.somebody();
    await somebody.signIn('network.mentor');
    const lost = stage.somebody();
    await lost.get('/forgotten');
    await lost.post('/forgotten', { email: demoAddress('network.mentor') });
    await new Promise((resolve) => setTimeout(resolve, 300));
    const faults: string[] = [];
    const values = [...(await dump(stage))].filter(
      (value) => /^[\x21-\x7e]{8,200}$/.test(value) && !/[;,\s]/.test(value),
    );
    let tries = 0;
    for (const value of values) {
      const thief = stage.somebody();
      thief.jar.session = value;
      if (!isOut(await thief.get('/account'))) faults.push(`a session: ${value.slice(0, 6)}…`);
      tries++;
      if (!/^[\w-]+$/.test(value)) continue;
      for (const path of ['/welcome', '/reset', '/rate']) {
        const { status } = await thief.get(`${path}/${value}`);
        tries++;
        if (status === 200) faults.push(`${path}: ${value.slice(0, 6)}…`);
      }
    }
    return {
      tried: `${plural(values.length, 'values')}, ${plural(tries, 'tries')}`,
      figure: `${faults.length} opened`,
      faults,
    };
  },
  mutation: {
    name: 'a token is kept as it is, beside its hash',
    break: async (stage) => {
      const person = stage.somebody();
      await person.signIn('network.mentee');
      await stage.owner.query('create table leak (token text)');
      await stage.owner.query('insert into leak values ($1)', [person.jar.session]);
    },
  },
};

export const limits: Check = {
  number: 18,
  name: 'a session ends when idle, when old, at sign-out, at a new password and when the account goes, within a second',
  isQuick: true,
  run: async (stage) => {
    const { owner } = stage;
    await owner.query(`set app.scope = 'sign-in'`);
    const ends: [string, (person: ReturnType<Stage['somebody']>) => Promise<unknown>][] = [
      [
        'idle',
        (person) =>
          owner.query(
            `update session set seen_at = now() - interval '12 hours 1 second' where token_hash = sha256($1)`,
            [Buffer.from(person.jar.session!)],
          ),
      ],
      [
        'old',
        (person) =>
          owner.query(
            `update session set ends_at = now() - interval '1 millisecond' where token_hash = sha256($1)`,
            [Buffer.from(person.jar.session!)],
          ),
      ],
      [
        'signed out',
        async (person) => {
          const token = person.jar.session!;
          await person.get('/account');
          await person.post('/sign-out');
          person.jar.session = token;
        },
      ],
      [
        'a new password elsewhere',
        async () => {
          const other = stage.somebody();
          await other.signIn('network.contact');
          await other.get('/account');
          await other.post('/account/password', {
            current: demoPassword,
            password: 'een nieuwe fiets in mei',
          });
          await other.get('/account');
          await other.post('/account/password', {
            current: 'een nieuwe fiets in mei',
            password: demoPassword,
          });
        },
      ],
      [
        'deleted',
        () =>
          owner
            .query(
              `update person set account_id = null where account_id = (select id from account where email = $1)`,
              [demoAddress('network.contact')],
            )
            .then(() =>
              owner.query('delete from account where email = $1', [demoAddress('network.contact')]),
            ),
      ],
    ];
    const faults: string[] = [];
    let slowest = 0;
    const id = (
      await owner.query<{ id: string }>(`select id from organisation where slug = 'ledarnatverket'`)
    ).rows[0]!.id;
    await owner.query(`set app.organisation = '${id}'`);
    for (const [name, end] of ends) {
      const person = stage.somebody();
      await person.signIn('network.contact');
      if ((await person.get('/account')).status !== 200) faults.push(`${name}: not inside before`);
      await end(person);
      const began = performance.now();
      if (!isOut(await person.get('/account'))) faults.push(`${name}: still inside`);
      slowest = Math.max(slowest, performance.now() - began);
      await owner.query('delete from sign_in_attempt');
    }
    return {
      tried: plural(ends.length, 'ways to end'),
      figure: `${faults.length} that lived on, ${slowest.toFixed(0)} ms at most`,
      faults,
    };
  },
  mutation: {
    name: 'nobody counts how long a session is idle',
    break: ({ owner }) =>
      owner.query(
        `create function awake() returns trigger language plpgsql as $$ begin new.seen_at := now(); return new; end $$; create trigger awake before update on session for each row execute function awake()`,
      ),
  },
};

export const guesses: Check = {
  number: 23,
  name: 'of a thousand guesses at a password ten are looked at',
  isQuick: true,
  run: async (stage) => {
    const door = stage.somebody();
    await door.get('/sign-in');
    const tries = 1000;
    const replies = await Promise.all(
      Array.from({ length: tries }, (_, i) =>
        door.post('/sign-in', {
          email: demoAddress('school.mentor'),
          password: `guess number ${i}`,
        }),
      ),
    );
    const looked = replies.filter(({ status }) => status === 422).length;
    return {
      tried: plural(tries, 'guesses at once'),
      figure: `${looked} looked at`,
      faults: looked <= 10 ? [] : [`${looked} were looked at`],
    };
  },
  mutation: {
    name: 'tries are not written down',
    break: ({ owner }) =>
      owner.query(
        `create function forget() returns trigger language plpgsql as 'begin return null; end'; create trigger forget before insert on sign_in_attempt for each row execute function forget()`,
      ),
  },
};

const median = (list: number[]): number => list.sort((a, b) => a - b)[Math.floor(list.length / 2)]!;

export const enumeration: Check = {
  number: 24,
  name: 'sign-in, a forgotten password and the way to an organisation answer alike for what is there and what is not',
  isQuick: false,
  run: async (stage) => {
    const faults: string[] = [];
    const plain = (html: string) => html.replace(/(?:value|data-options|href)="[^"]*"/g, '');
    const rounds = 30;
    let widest = 0;
    const compare = async (
      name: string,
      ask: (known: boolean) => Promise<{ status: number; text: string }>,
    ) => {
      const times: [number[], number[]] = [[], []];
      const shown: [Set<string>, Set<string>] = [new Set(), new Set()];
      for (let i = 0; i < rounds; i++)
        for (const known of [true, false]) {
          await stage.owner.query('delete from sign_in_attempt');
          const began = performance.now();
          const reply = await ask(known);
          times[known ? 0 : 1].push(performance.now() - began);
          shown[known ? 0 : 1].add(`${reply.status} ${plain(reply.text)}`);
        }
      if (new Set([...shown[0], ...shown[1]]).size !== 1)
        faults.push(`${name}: the answers differ`);
      const gap = Math.abs(median(times[0]) - median(times[1]));
      widest = Math.max(widest, gap);
      if (gap >= 20) faults.push(`${name}: ${gap.toFixed(0)} ms apart`);
    };
    await stage.owner.query(`set app.scope = 'sign-in'`);
    const person = stage.somebody();
    await person.get('/sign-in');
    await compare('sign-in', (known) =>
      person.post('/sign-in', {
        email: known ? demoAddress('school.counsellor') : 'nobody.at.all@mentorium.example',
        password: 'certainly not this one',
      }),
    );
    await person.get('/forgotten');
    await compare('forgotten', (known) =>
      person.post('/forgotten', {
        email: known ? demoAddress('school.counsellor') : 'nobody.at.all@mentorium.example',
      }),
    );
    await compare('organisation', (known) =>
      person.get(`/sign-in?to=%2Fo%2F${known ? 'lindenhof' : 'nowhere'}`),
    );
    return {
      tried: plural(rounds * 6, 'questions'),
      figure: `medians ${widest.toFixed(1)} ms apart at most`,
      faults,
    };
  },
  mutation: {
    name: 'a known address waits for its letter',
    break: async (stage) => {
      await serveAnew(stage, { hasMail: true });
      stage.server.addHook('preHandler', async (request) => {
        if ((request.body as { email?: string } | null)?.email?.startsWith('school.'))
          await new Promise((resolve) => setTimeout(resolve, 30));
      });
    },
  },
};

export const resetLinks: Check = {
  number: 25,
  name: 'a link for a new password is kept as a hash, survives being looked at, works once and not after half an hour',
  isQuick: true,
  run: async (stage) => {
    const { owner } = stage;
    const faults: string[] = [];
    await owner.query(`set app.scope = 'sign-in'`);
    const id = (
      await owner.query<{ id: string }>(`select id from organisation where slug = 'lindenhof'`)
    ).rows[0]!.id;
    await owner.query(`set app.organisation = '${id}'`);
    const ask = async () => {
      const lost = stage.somebody();
      await owner.query(`delete from letter where kind = 'reset'`);
      await lost.get('/forgotten');
      await lost.post('/forgotten', { email: demoAddress('school.mentor') });
      for (let i = 0; i < 100; i++) {
        const [letter] = await readLetters(stage, `kind = 'reset'`);
        if (letter) return { lost, path: /\/reset\/[\w-]+/.exec(letter.body!)![0] };
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      throw new Error('no letter was written');
    };
    const { lost, path } = await ask();
    for (let i = 0; i < 50; i++)
      if ((await lost.get(path)).status !== 200) faults.push('looking used it up');
    const { headers } = await lost.get(path);
    if (headers['referrer-policy'] !== 'no-referrer')
      faults.push('the address goes out as a referrer');
    if (headers['cache-control'] !== 'no-store') faults.push('the page may be kept');
    const { rows } = await owner.query<{ token_hash: Buffer }>(
      'select token_hash from password_reset',
    );
    if (
      rows.some(
        (row) =>
          row.token_hash.length !== 32 || path.includes(row.token_hash.toString('base64url')),
      )
    )
      faults.push('the token itself is kept');
    if ((await lost.post(path, { password: 'een nieuwe fiets in mei' })).status !== 303)
      faults.push('it did not work');
    if ((await lost.post(path, { password: 'nog een andere fiets in mei' })).status !== 410)
      faults.push('it worked twice');
    const late = await ask();
    await owner.query(`update password_reset set ends_at = ends_at - interval '30 minutes'`);
    if ((await late.lost.get(late.path)).status !== 410) faults.push('it works after half an hour');
    return { tried: '2 links, 55 requests', figure: `${faults.length} exceptions`, faults };
  },
  mutation: {
    name: 'a link that was used is neither marked nor taken away',
    break: ({ owner }) =>
      owner.query(
        `create function unuse() returns trigger language plpgsql as $$ begin new.used_at := null; return new; end $$; create trigger unuse before update on password_reset for each row execute function unuse();
         create function keep() returns trigger language plpgsql as $$ begin return null; end $$; create trigger keep before delete on password_reset for each row execute function keep()`,
      ),
  },
};

export const passwordCost: Check = {
  number: 74,
  name: 'passwords are hashed with argon2id, 19 MiB and two passes or more; a cheaper hash is made anew at sign-in',
  isQuick: true,
  run: async (stage) => {
    const { owner } = stage;
    await owner.query(`set app.scope = 'sign-in'`);
    const { argon2Sync } = await import('node:crypto');
    const nonce = Buffer.alloc(16, 7);
    const key = argon2Sync('argon2id', {
      message: Buffer.from(demoPassword),
      nonce,
      parallelism: 1,
      memory: 8192,
      passes: 1,
      tagLength: 32,
    });
    await owner.query('update account set password_hash = $2 where email = $1', [
      demoAddress('network.auditor'),
      `argon2id$8192$1$${nonce.toString('base64url')}$${key.toString('base64url')}`,
    ]);
    await stage.somebody().signIn('network.auditor');
    const { rows } = await owner.query<{ email: string; password_hash: string }>(
      'select email, password_hash from account where password_hash is not null',
    );
    const faults = rows.flatMap(({ email, password_hash: hash }) => {
      const [, kind, memory, passes] = /^(\w+)\$(\d+)\$(\d+)\$/.exec(hash) ?? [];
      return kind === 'argon2id' && Number(memory) >= 19 * 1024 && Number(passes) >= 2
        ? []
        : [`${email}: ${kind ?? 'unknown'} ${memory} KiB, ${passes} passes`];
    });
    return {
      tried: plural(rows.length, 'hashes, one of them made cheaply'),
      figure: `${faults.length} weak`,
      faults,
    };
  },
  mutation: {
    name: 'hashes cannot be changed',
    break: ({ owner }) =>
      owner.query(`create function keep_hash() returns trigger language plpgsql as $$ begin if old.password_hash like 'argon2id$8192$%' then new.password_hash := old.password_hash; end if; return new; end $$;
        create trigger keep_hash before update on account for each row execute function keep_hash()`),
  },
};
