/**
 * Signed documents: JSON Web Signatures with RSA (RS256), which every checker of Open Badges knows.
 */
import {
  compactVerify,
  CompactSign,
  exportJWK,
  generateKeyPair,
  importJWK,
  decodeProtectedHeader,
  type JWK,
} from 'jose';

export type KeyPair = { publicKey: JWK; privateKey: JWK };

/** 2,048 bits; about a tenth of a second. */
export async function newKeyPair(): Promise<KeyPair> {
  const pair = await generateKeyPair('RS256', { modulusLength: 2048, extractable: true });
  return {
    publicKey: { ...(await exportJWK(pair.publicKey)), alg: 'RS256', use: 'sig' },
    privateKey: await exportJWK(pair.privateKey),
  };
}

/**
 * A compact JWS over the payload; the header names the key and carries its public half, so that a
 * file can be checked alone.
 */
export async function signDocument(
  payload: Record<string, unknown>,
  { publicKey, privateKey }: KeyPair,
  keyId: string,
): Promise<string> {
  const { kty, n, e } = publicKey;
  return new CompactSign(new TextEncoder().encode(JSON.stringify(payload)))
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: keyId, jwk: { kty: kty!, n: n!, e: e! } })
    .sign(await importJWK(privateKey, 'RS256'));
}

export type Verified = {
  payload: Record<string, unknown>;
  /** Signed with the key that was handed in, or only with the one that the file itself carries. */
  by: 'given' | 'own';
};

/**
 * Null when the signature does not fit. Without a key the one in the header counts: the file is
 * whole, its issuer is not proved.
 */
export async function verifyDocument(
  document: string,
  publicKey: JWK | null,
): Promise<Verified | null> {
  try {
    const key = publicKey ?? decodeProtectedHeader(document.trim()).jwk;
    if (!key) return null;
    const { payload } = await compactVerify(document.trim(), await importJWK(key, 'RS256'), {
      algorithms: ['RS256'],
    });
    return {
      payload: JSON.parse(new TextDecoder().decode(payload)) as Record<string, unknown>,
      by: publicKey ? 'given' : 'own',
    };
  } catch {
    return null;
  }
}
