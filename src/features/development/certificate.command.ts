/**
 * `certificate verify FILE [--issuer FILE] [--json]`: whether a signed certificate is whole, and by
 * whom; without a network.
 */
import { readFile } from 'node:fs/promises';
import { command } from '../../platform/command.ts';
import { commandWords } from '../../platform/command.words.ts';
import { readJson } from '../../platform/json-file.ts';
import { verifyDocument, type KeyPair } from '../../platform/signature.ts';

type Issuer = { id?: string; keys?: KeyPair['publicKey'][] };

const options = { issuer: 'value', json: 'flag' } as const;
export const certificateVerify = command('certificate verify', options, async (given, io) => {
  const words = commandWords[io.language];
  const [file] = given.words;
  const { issuer: issuerFile, json } = given.options;
  if (!file) {
    io.error(words.needsFile);
    return 2;
  }
  const document = await readFile(file, 'utf8').catch(() => null);
  if (document === null) {
    io.error(words.cannotOpen(file));
    return 1;
  }
  const issuer = issuerFile === null ? null : await readJson<Issuer>(issuerFile);
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
  if (json)
    io.out(
      `${JSON.stringify({ valid: true, checkedWith: by === 'given' ? 'issuer' : 'file', credential: payload }, null, 1)}\n`,
    );
  else
    io.out(
      `${by === 'given' ? words.signatureFits(file, named?.name ?? '') : words.fileIsWhole(file, named?.name ?? '', named?.id ?? '')}\n`,
    );
  return 0;
});
