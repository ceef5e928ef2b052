/**
 * Check 40: what a virus scanner finds harmful is not kept and not given back; while it does not
 * answer, files wait. With clamd where it is installed, on the signature of the harmless test file
 * alone; with a stand-in that speaks its protocol where it is not.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync, existsSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { scannerAt, type Scan } from '../src/platform/scanner.ts';
import { zip } from '../test/support/archive.ts';
import { visit, type Reply } from '../test/support/world.ts';
import { plural, serveAnew, type Check } from './check.ts';

/**
 * The test file on which every scanner has agreed (EICAR), in two halves so that nothing here is
 * taken for it.
 */
const eicar = Buffer.from(
  ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', '-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join(''),
);
const path = '/usr/sbin/clamd';
let isBlind = false;

type Scanner = { name: string; scan: Scan; stop: () => Promise<void> };

async function startClamd(folder: string): Promise<Scanner> {
  const socket = join(folder, 'clamd.sock');
  writeFileSync(
    join(folder, 'test.ndb'),
    `Test:0:*:${isBlind ? '00' : ''}${eicar.toString('hex')}\n`,
  );
  writeFileSync(
    join(folder, 'clamd.conf'),
    `LocalSocket ${socket}\nDatabaseDirectory ${folder}\nTemporaryDirectory ${folder}\nForeground yes\n`,
  );
  const child: ChildProcess = spawn(path, ['--config-file', join(folder, 'clamd.conf')], {
    stdio: 'ignore',
  });
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  for (let tries = 0; !existsSync(socket) && child.exitCode === null && tries < 300; tries++)
    await sleep(100);
  const name = spawnSync(path, ['--version'], { encoding: 'utf8' }).stdout.split('/')[0]!.trim();
  return { name, scan: scannerAt({ path: socket }), stop: () => (child.kill(), ended) };
}

/** Answers as clamd does (clamd(8)), and finds the test file where it stands as it is. */
async function startStandIn(): Promise<Scanner> {
  const server: Server = createServer((socket) => {
    let all = Buffer.alloc(0);
    socket.on('error', () => {});
    socket.on('data', (part: Buffer) => {
      all = Buffer.concat([all, part]);
      if (!all.subarray(-4).equals(Buffer.alloc(4))) return;
      const bytes: Buffer[] = [];
      for (let at = 10; all.readUInt32BE(at) > 0; at += 4 + all.readUInt32BE(at))
        bytes.push(all.subarray(at + 4, at + 4 + all.readUInt32BE(at)));
      socket.end(
        !isBlind && Buffer.concat(bytes).includes(eicar) ? 'stream: Test FOUND\0' : 'stream: OK\0',
      );
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as { port: number };
  return {
    name: 'a stand-in for clamd',
    scan: scannerAt({ host: '127.0.0.1', port }),
    stop: () => new Promise((done) => server.close(() => done())),
  };
}

const isGiven = ({ headers }: Reply) =>
  String(headers['content-disposition'] ?? '').startsWith('attachment');

export const virus: Check = {
  number: 40,
  name: 'what a scanner finds harmful is neither kept nor given back; while it does not answer, files wait',
  isQuick: true,
  run: async (stage) => {
    const faults: string[] = [];
    const folder = mkdtempSync(join(tmpdir(), 'mentorium-scanner-'));
    let scanner: Scanner | null = existsSync(path)
      ? await startClamd(folder)
      : await startStandIn();
    const { name } = scanner;
    const base = '/o/ledarnatverket/development';
    let tried = 0;
    const harmful: [string, Buffer][] = [
      ['test.txt', eicar],
      ['later.txt', Buffer.concat([Buffer.from('x'.repeat(200_000)), eicar])],
    ];
    const harmless: [string, Buffer][] = [
      ['notes.txt', Buffer.from('Two days about listening\n')],
      ['long.txt', Buffer.alloc(3_000_000, 'words ')],
      [
        'paper.docx',
        zip({
          '[Content_Types].xml': Buffer.from(
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
          ),
          'word/document.xml': Buffer.from('<w:document xmlns:w="w"><w:body/></w:document>'),
        }),
      ],
    ];
    try {
      let { scan } = scanner;
      await serveAnew(stage, { scan: (bytes) => scan(bytes) });
      const mentor = await visit(stage, 'network.mentor');
      const upload = (file: string, bytes: Buffer) =>
        mentor.upload(
          `${base}/evidence`,
          {
            title: file,
            held_on: '2026-11-01',
            body: '',
            address: '',
            minutes: '',
            indicator: '',
            goal: '',
          },
          { name: file, bytes },
        );
      const files = async () =>
        [
          ...(await mentor.get('/o/ledarnatverket/development')).text.matchAll(
            /href="([^"]+\/evidence\/[0-9a-f-]{36}\/file)"/g,
          ),
        ].map(([, href]) => href!);
      const before = await files();
      const added = async () => (await files()).filter((one) => !before.includes(one));
      for (const [file, bytes] of harmful) {
        tried++;
        const reply = await upload(file, bytes);
        if (reply.status !== 422 || !/virus scanner found something harmful/.test(reply.text))
          faults.push(`${file}: ${reply.status}`);
      }
      if ((await added()).length > 0) faults.push('something harmful was kept');
      for (const [file, bytes] of harmless) {
        tried++;
        if ((await upload(file, bytes)).status !== 303) faults.push(`${file} was refused`);
      }
      for (const href of await added())
        if (!isGiven(await mentor.get(href))) faults.push('something harmless was not given back');
      const known = await added();
      // Nobody answers: what was looked through is given back, the rest waits, harmful or not.
      await scanner.stop();
      scanner = null;
      for (const [file, bytes] of [harmful[0]!, harmless[0]!]) {
        tried++;
        if ((await upload(`held ${file}`, bytes)).status !== 303)
          faults.push(`held ${file}: what was typed is lost while the scanner is down`);
      }
      const held = (await added()).filter((one) => !known.includes(one));
      if (held.length !== 2) faults.push(`${held.length} files wait`);
      for (const href of held)
        if (!/does not answer just now/.test((await mentor.get(href)).text))
          faults.push('given back though nobody had looked through it');
      for (const href of known)
        if (!isGiven(await mentor.get(href))) faults.push('what was clean is shut too');
      // It answers again.
      const again = existsSync(path) ? await startClamd(folder) : await startStandIn();
      scan = again.scan;
      const answers: string[] = [];
      for (const href of held) {
        const reply = await mentor.get(href);
        answers.push(
          isGiven(reply)
            ? 'given'
            : /found something harmful in this file/.test(reply.text)
              ? 'harmful'
              : 'neither',
        );
      }
      await again.stop();
      if (answers.sort().join() !== 'given,harmful')
        faults.push(`once it answers again: ${answers.join()}`);
      return {
        tried: `${plural(tried, 'files')}, ${name}`,
        figure: `${faults.length} wrong`,
        faults,
      };
    } finally {
      await scanner?.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  },
  mutation: {
    name: 'the scanner does not know the test file',
    break: async () => void (isBlind = true),
  },
};
