/**
 * A virus scanner beside us: clamd's INSTREAM command over a socket or TCP (clamd(8), "COMMANDS").
 * The bytes go over in pieces, each with its length before it (32 bits, big-endian); a length of
 * nought ends them. The answer is one line: `stream: OK`, or `stream: NAME FOUND`. Anything else,
 * silence for ten seconds included, is no answer: the file stays closed until there is one.
 *
 * Why not a package: the ones there are start programs or keep files of their own; this is one
 * command of a protocol that stands since 2009.
 */
import { connect } from 'node:net';

export type Scanned = 'clean' | 'harmful' | 'unanswered';
export type Scan = (bytes: Buffer) => Promise<Scanned>;

const patienceMs = 10_000;
const piece = 64 * 1024;

/** `unix:/run/clamav/clamd.ctl`, or `host:3310`. Null for what is neither. */
export function parseScanner(
  written: string,
): { path: string } | { host: string; port: number } | null {
  const unix = /^unix:(\/.+)$/.exec(written);
  if (unix) return { path: unix[1]! };
  const tcp = /^([\w.-]+|\[[0-9a-f:]+\]):(\d{1,5})$/i.exec(written);
  return tcp && Number(tcp[2]) < 65_536
    ? { host: tcp[1]!.replace(/^\[|\]$/g, ''), port: Number(tcp[2]) }
    : null;
}

/** Never throws. Cost: one connection for each file. */
export const scannerAt =
  (place: NonNullable<ReturnType<typeof parseScanner>>): Scan =>
  (bytes) =>
    new Promise((resolve) => {
      let answer = '';
      const socket = connect(place);
      const end = (verdict: Scanned) => {
        socket.destroy();
        resolve(verdict);
      };
      socket.setTimeout(patienceMs, () => end('unanswered'));
      socket.on('error', () => end(readAnswer(answer)));
      socket.on('data', (part) => (answer += part.toString('latin1')));
      socket.on('close', () => resolve(readAnswer(answer)));
      socket.on('connect', () => {
        socket.write('zINSTREAM\0');
        for (let from = 0; from < bytes.length; from += piece) {
          const some = bytes.subarray(from, from + piece);
          const length = Buffer.alloc(4);
          length.writeUInt32BE(some.length);
          socket.write(length);
          socket.write(some);
        }
        socket.write(Buffer.alloc(4));
      });
    });

const readAnswer = (line: string): Scanned =>
  /^stream: OK\0?\s*$/.test(line)
    ? 'clean'
    : /^stream: .+ FOUND\0?\s*$/.test(line)
      ? 'harmful'
      : 'unanswered';
