/**
 * OpenID Connect (Core 1.0, Discovery 1.0) with the code flow, PKCE (RFC 7636), state and nonce;
 * what the library checks stands in its documentation.
 */
import * as oidc from 'openid-client';
import { outbound, Unreachable, type Outbound } from '../../platform/outbound.ts';
import type { Provider } from './provider.store.ts';

export type Said = { subject: string; email: string | null; claims: Record<string, unknown> };

const scope = 'openid email profile';
const clockTolerance = 30;
/** Characters: OpenID Connect Core 1.0, section 2; RFC 5321. */
const [mostOfSubject, mostOfAddress] = [255, 254];
const isPlain = (text: unknown, most: number): boolean =>
  typeof text === 'string' && text.length <= most && /^[^\p{Cc}]+$/u.test(text);

/** The provider’s own description, kept for an hour. */
const known = new Map<string, { config: oidc.Configuration; until: number }>();

async function configOf(
  provider: Provider,
  secret: string,
  way: Outbound,
): Promise<oidc.Configuration> {
  const key = [provider.issuer, provider.clientId, secret].join(' ');
  const kept = known.get(key);
  if (kept && kept.until > performance.now()) return kept.config;
  const call = outbound(way);
  const fetch = (async (...asked: Parameters<typeof call>) => {
    const reply = await call(...asked);
    if (reply.status >= 500) throw new Unreachable(`The provider answered ${reply.status}.`);
    return reply;
  }) as unknown as oidc.CustomFetch;
  const config = await oidc.discovery(
    new URL(provider.issuer),
    provider.clientId,
    { [oidc.clockTolerance]: clockTolerance },
    oidc.ClientSecretBasic(secret),
    {
      [oidc.customFetch]: fetch,
      // Signatures are checked even though the token comes over TLS: whoever sits in between must
      // not speak for the provider.
      execute: [
        oidc.enableNonRepudiationChecks,
        ...(way.isPlain ? [oidc.allowInsecureRequests] : []),
      ],
    },
  );
  config[oidc.customFetch] = fetch;
  known.set(key, { config, until: performance.now() + 3_600_000 });
  return config;
}

/**
 * Where the browser goes, and what has to be remembered until it is back. Throws when the provider
 * cannot be reached.
 */
export async function leave(
  provider: Provider,
  secret: string,
  {
    way,
    callback,
    state,
  }: {
    way: Outbound;
    callback: string;
    state: (secrets: { nonce: string; verifier: string }) => Promise<string>;
  },
): Promise<string> {
  const config = await configOf(provider, secret, way);
  const [nonce, verifier] = [oidc.randomNonce(), oidc.randomPKCECodeVerifier()];
  return oidc.buildAuthorizationUrl(config, {
    redirect_uri: callback,
    scope,
    state: await state({ nonce, verifier }),
    nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  }).href;
}

/**
 * What the provider says of who came back; null when anything about the answer is not as it was
 * asked. Unreachable: it did not answer, which nobody who came back can help.
 */
export async function comeBack(
  provider: Provider,
  secret: string,
  {
    way,
    url,
    state,
    nonce,
    verifier,
  }: { way: Outbound; url: URL; state: string; nonce: string; verifier: string },
): Promise<Said | 'unreachable' | null> {
  const tokens = await configOf(provider, secret, way)
    .then((config) =>
      oidc.authorizationCodeGrant(config, url, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      }),
    )
    .catch((error: Error) => (isUnreachable(error) ? 'unreachable' : null));
  if (tokens === 'unreachable') return tokens;
  const claims = tokens?.claims() as (Record<string, unknown> & { sub: string }) | undefined;
  if (!claims) return null;
  // Who it was made for, where it says so (OpenID Connect Core 1.0, 3.1.3.7): the library looks at
  // it only where there are several.
  if (claims.azp !== undefined && claims.azp !== provider.clientId) return null;
  if (!isPlain(claims.sub, mostOfSubject)) return null;
  const isVerified = claims.email_verified === true && isPlain(claims.email, mostOfAddress);
  return { subject: claims.sub, email: isVerified ? String(claims.email) : null, claims };
}

/** The library tells what it did not expect as the cause of an error of its own. */
const isUnreachable = (error: Error): boolean =>
  error instanceof Unreachable || error.cause instanceof Unreachable;
