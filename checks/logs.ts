/**
 * Check 71: the log of the server says nothing that somebody typed, wherever it was typed and
 * whatever went wrong with it.
 */
import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { formToken } from '../src/platform/secret.ts';
import { plural, type Check } from './check.ts';
import { program } from '../test/support/program.ts';

let mode = '';

export const logs: Check = {
  number: 71,
  name: 'the log holds no word of anybody: paths, queries, fields, files, cookies, headers, and errors that repeat them',
  isQuick: false,
  run: async (stage) => {
    const faults: string[] = [];
    const child = spawn(
      process.execPath,
      [
        ...program('checks/serve.ts'),
        process.env.MENTORIUM_TEST_SOCKET!,
        stage.databaseName,
        mode,
        'log',
      ],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    );
    let log = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (text) => (log += String(text)));
    try {
      for (let waited = 0; !/^\d+$/m.test(log) && waited < 30_000; waited += 50) await sleep(50);
      const base = `http://127.0.0.1:${/^\d+$/m.exec(log)![0]}`;
      const somebody = stage.somebody();
      await somebody.signIn('network.mentee');
      await stage.owner.query(`set app.scope = 'sign-in'`);
      const { id } = (
        await stage.owner.query<{ id: string }>(
          'select id from session where token_hash = sha256($1)',
          [Buffer.from(somebody.jar.session!)],
        )
      ).rows[0]!;
      const token = formToken(id);
      const place = `${base}/o/ledarnatverket`;
      let words = 0;
      const word = () => `kanarie${++words}x`;
      const cookie = `session=${somebody.jar.session}`;
      const send = async (url: string, options: RequestInit = {}) =>
        (
          await fetch(url, {
            redirect: 'manual',
            ...options,
            headers: { cookie, ...(options.headers as Record<string, string>) },
          })
        ).status;
      const form = (fields: Record<string, string>) => ({
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ token, ...fields }).toString(),
      });
      const nested = (depth: number): string =>
        depth === 0 ? word() : `${word()}[${nested(depth - 1)}]=${word()}`;
      await send(`${base}/${word()}`);
      await send(`${place}/people/${word()}?q=${word()}`);
      await send(`${place}/mentorships/search?words=${word()}`);
      await send(`${place}/actions`, form({ body: word() }));
      for (const depth of [1, 2, 3, 4, 5])
        await send(`${place}/actions`, { ...form({}), body: `token=${token}&${nested(depth)}` });
      await send(`${place}/actions`, form({ body: '', [word()]: word() }));
      await send(`${base}/sign-in`, form({ email: `${word()}@x.example`, password: word() }));
      await send(`${base}/sign-in`, {
        headers: {
          cookie: `session=${word()}; browser=${word()}`,
          'user-agent': word(),
          referer: `https://${word()}.example`,
          'x-forwarded-for': word(),
          authorization: `Bearer ${word()}`,
        },
      });
      await send(`${place}/development/evidence`, {
        method: 'POST',
        headers: { 'content-type': 'multipart/form-data; boundary=b' },
        body: `--b\r\ncontent-disposition: form-data; name="${word()}"; filename="${word()}.txt"\r\n\r\n${word()}\r\n--b`,
      });
      await send(`${base}/o/${word()}`, {
        method: 'PUT',
        body: word(),
        headers: { 'content-type': 'application/json' },
      });
      // A database that repeats what it was given, as it does with values of the wrong kind.
      await stage.owner
        .query(`create function loud() returns trigger language plpgsql as $$ begin raise exception 'no such thing: kanarie0x' using detail = 'kanarie0x', hint = 'kanarie0x', column = 'kanarie0x'; end $$;
        create trigger loud before insert on own_action for each row execute function loud()`);
      if ((await send(`${place}/actions`, form({ body: word() }))) !== 500)
        faults.push('the broken database was not noticed');
      await sleep(300);
      const lines = log.split('\n').filter((line) => line.startsWith('{'));
      if (lines.length < 15 || !lines.some((line) => line.includes('P0001')))
        faults.push(
          `${lines.length} lines, and the error among them: ${lines.some((line) => line.includes('P0001'))}`,
        );
      for (const line of lines)
        if (/kanarie\d+x/.test(line) || line.includes(somebody.jar.session!))
          faults.push(line.slice(0, 200));
      return {
        tried: `${plural(words, 'words')}, ${plural(lines.length, 'lines of the log')}`,
        figure: `${faults.length} said again`,
        faults,
      };
    } finally {
      mode = '';
      child.kill('SIGKILL');
    }
  },
  mutation: {
    name: 'what is asked is logged',
    break: async () => {
      mode = 'loud';
    },
  },
};
