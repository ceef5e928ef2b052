/**
 * `certificate verify FILE [--issuer FILE] [--json]`: whether a signed certificate is whole, and by
 * whom; without a network.
 */
import { readFile } from 'node:fs/promises';
import type { Io } from '../../platform/command.ts';
import { commandWords } from '../../platform/command.words.ts';
import { verifyDocument, type KeyPair } from '../../platform/signature.ts';

type Issuer = { id?: string; keys?: KeyPair['publicKey'][] };

export async function certificateVerify(args: string[], io: Io): Promise<number> {
  const words = commandWords[io.language];
  const at = args.indexOf('--issuer');
  const issuerFile = at >= 0 ? args[at + 1] : undefined;
  const file = args.find((arg, k) => !arg.startsWith('--') && (at < 0 || k !== at + 1));
  if (!file || (at >= 0 && !issuerFile)) {
    io.error(words.needsFile);
    return 2;
  }
  const document = await readFile(file, 'utf8').catch(() => null);
  if (document === null) {
    io.error(words.cannotOpen(file));
    return 1;
  }
  let issuer: Issuer | null = null;
  if (issuerFile) {
    const text = await readFile(issuerFile, 'utf8').catch(() => null);
    try {
      issuer = JSON.parse(text ?? '') as Issuer;
    } catch {
      io.error(text === null ? words.cannotOpen(issuerFile) : words.notJson(issuerFile));
      return 1;
    }
  }
  const keys = issuer ? (Array.isArray(issuer.keys) ? issuer.keys : []) : [null];
  const [verified] = (await Promise.all(keys.map((key) => verifyDocument(document, key)))).filter(
    (one) => one !== null,
  );
  if (!verified || (issuer?.id !== undefined && verified.payload.iss !== issuer.id)) {
    io.error(words.badSignature(file));
    return 1;
  }
  const { payload, by } = verified;
  const named = payload.issuer as { id?: string; name?: string } | undefined;
  if (args.includes('--json'))
    io.out(
      `${JSON.stringify({ valid: true, checkedWith: by === 'given' ? 'issuer' : 'file', credential: payload }, null, 1)}\n`,
    );
  else
    io.out(
      `${by === 'given' ? words.signatureFits(file, named?.name ?? '') : words.fileIsWhole(file, named?.name ?? '', named?.id ?? '')}\n`,
    );
  return 0;
}
