/**
 * The virus scanner beside us, when it answers something else than it should. Check 40 has the
 * whole way, with clamd where it is installed.
 */
import { deepEqual, equal } from 'node:assert/strict';
import { createServer, type Socket } from 'node:net';
import { test } from 'node:test';
import { parseScanner, scannerAt } from '../src/platform/scanner.ts';

async function answering(
  behave: (socket: Socket, sent: Buffer) => void,
): Promise<{ scan: ReturnType<typeof scannerAt>; stop: () => void }> {
  const server = createServer((socket) => {
    let sent = Buffer.alloc(0);
    socket.on('error', () => {});
    socket.on('data', (part: Buffer) => {
      sent = Buffer.concat([sent, part]);
      if (sent.subarray(-4).equals(Buffer.alloc(4))) behave(socket, sent);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    scan: scannerAt({ host: '127.0.0.1', port: (server.address() as { port: number }).port }),
    stop: () => server.close(),
  };
}

test('AS-39: only a clear answer counts: whatever else a scanner says, or how it ends, the file waits', async () => {
  for (const [answer, verdict] of [
    ['stream: OK\0', 'clean'],
    ['stream: Win.Test.EICAR_HDB-1 FOUND\0', 'harmful'],
    ['INSTREAM size limit exceeded. ERROR\0', 'unanswered'],
    ['stream: OK FOUND\0', 'harmful'],
    ['stream: not OK\0', 'unanswered'],
    ['', 'unanswered'],
  ] as const) {
    const { scan, stop } = await answering((socket) => socket.end(answer));
    equal(await scan(Buffer.from('a file')), verdict, answer);
    stop();
  }
  const { scan, stop } = await answering((socket) => socket.resetAndDestroy());
  equal(await scan(Buffer.from('a file')), 'unanswered', 'broken off');
  stop();
  equal(
    await scannerAt({ host: '127.0.0.1', port: 1 })(Buffer.from('a file')),
    'unanswered',
    'nobody there',
  );
  equal(await scannerAt({ path: '/nowhere/clamd.ctl' })(Buffer.alloc(0)), 'unanswered');
});

test('a scanner gets every byte, in pieces with their lengths', async () => {
  const bytes = Buffer.from(Array.from({ length: 150_000 }, (_, k) => k % 251));
  let got = Buffer.alloc(0);
  const { scan, stop } = await answering((socket, sent) => {
    equal(sent.subarray(0, 10).toString(), 'zINSTREAM\0');
    for (let at = 10; sent.readUInt32BE(at) > 0; at += 4 + sent.readUInt32BE(at))
      got = Buffer.concat([got, sent.subarray(at + 4, at + 4 + sent.readUInt32BE(at))]);
    socket.end('stream: OK\0');
  });
  equal(await scan(bytes), 'clean');
  deepEqual(got, bytes);
  stop();
});

test('where the scanner listens is written as a socket or as host and port', () => {
  deepEqual(parseScanner('unix:/run/clamav/clamd.ctl'), { path: '/run/clamav/clamd.ctl' });
  deepEqual(parseScanner('scanner.example:3310'), { host: 'scanner.example', port: 3310 });
  deepEqual(parseScanner('[::1]:3310'), { host: '::1', port: 3310 });
  for (const wrong of ['/run/clamav/clamd.ctl', 'scanner', 'scanner:99999', 'http://scanner:3310'])
    equal(parseScanner(wrong), null, wrong);
});
