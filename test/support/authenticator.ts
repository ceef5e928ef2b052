/** A passkey in software (WebAuthn level 3, ES256, no attestation), that can be told to lie. */
import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';

export type Lie = {
  origin?: string;
  party?: string;
  flags?: number;
  counter?: number;
  challenge?: string;
  badSignature?: boolean;
  type?: string;
};

const sha = (data: string | Buffer) => createHash('sha256').update(data).digest();
const text = (bytes: Buffer) => bytes.toString('base64url');
/** Present, verified; with a key of its own when it is made. */
const seen = 0x05;
const withKey = 0x40;

export class Authenticator {
  readonly id: Buffer = randomBytes(32);
  readonly #key: KeyObject;
  readonly #public: { x?: string; y?: string };
  counter = 1;

  constructor() {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    this.#key = privateKey;
    this.#public = publicKey.export({ format: 'jwk' });
  }

  /** What the browser would send after `navigator.credentials.create`. */
  make(options: string, origin: string, lie: Lie = {}): string {
    const { challenge, rp } = JSON.parse(options) as { challenge: string; rp: { id: string } };
    const length = Buffer.alloc(2);
    length.writeUInt16BE(this.id.length);
    const key = new Map<number, Value>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, Buffer.from(this.#public.x!, 'base64url')],
      [-3, Buffer.from(this.#public.y!, 'base64url')],
    ]);
    const data = Buffer.concat([
      this.#head(lie.party ?? rp.id, (lie.flags ?? seen) | withKey, lie.counter ?? this.counter),
      Buffer.alloc(16),
      length,
      this.id,
      cbor(key),
    ]);
    const attestation = cbor(
      new Map<string, Value>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', data],
      ]),
    );
    return this.#answer({
      clientDataJSON: this.#client(
        lie.type ?? 'webauthn.create',
        lie.challenge ?? challenge,
        lie.origin ?? origin,
      ),
      attestationObject: text(attestation),
      transports: ['internal'],
    });
  }

  /** What the browser would send after `navigator.credentials.get`. */
  show(options: string, origin: string, lie: Lie = {}): string {
    const { challenge, rpId } = JSON.parse(options) as { challenge: string; rpId: string };
    const data = this.#head(lie.party ?? rpId, lie.flags ?? seen, lie.counter ?? ++this.counter);
    const client = this.#client(
      lie.type ?? 'webauthn.get',
      lie.challenge ?? challenge,
      lie.origin ?? origin,
    );
    const signature = sign(
      'sha256',
      Buffer.concat([data, sha(Buffer.from(client, 'base64url'))]),
      this.#key,
    );
    if (lie.badSignature) signature[signature.length - 1]! ^= 1;
    return this.#answer({
      clientDataJSON: client,
      authenticatorData: text(data),
      signature: text(signature),
    });
  }

  #head(party: string, flags: number, counter: number): Buffer {
    const rest = Buffer.alloc(5);
    rest.writeUInt8(flags, 0);
    rest.writeUInt32BE(counter, 1);
    return Buffer.concat([sha(party), rest]);
  }

  #client(type: string, challenge: string, origin: string): string {
    return text(Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false })));
  }

  #answer(response: object): string {
    return JSON.stringify({
      id: text(this.id),
      rawId: text(this.id),
      type: 'public-key',
      response,
      clientExtensionResults: {},
      authenticatorAttachment: 'platform',
    });
  }
}

type Value = number | string | Buffer | Map<number | string, Value>;

/** As much of CBOR (RFC 8949) as a passkey needs: small integers, texts, bytes, maps. */
function cbor(value: Value): Buffer {
  if (typeof value === 'number') return value >= 0 ? head(0, value) : head(1, -1 - value);
  if (value instanceof Map)
    return Buffer.concat([
      head(5, value.size),
      ...[...value].flatMap(([key, inner]) => [cbor(key), cbor(inner)]),
    ]);
  const bytes = Buffer.from(value as string);
  return Buffer.concat([head(typeof value === 'string' ? 3 : 2, bytes.length), bytes]);
}

function head(kind: number, n: number): Buffer {
  if (n < 24) return Buffer.of((kind << 5) | n);
  if (n < 256) return Buffer.of((kind << 5) | 24, n);
  return Buffer.of((kind << 5) | 25, n >> 8, n & 255);
}
