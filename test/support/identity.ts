/**
 * Two providers on this machine: a certified implementation that lets in whoever is named, and one
 * that lies as it is told.
 */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import OpenIdProvider from 'oidc-provider';

export const client = { id: 'mentorium', secret: 'a-secret-of-the-tests-only-0123456789' };
export type Claims = Record<string, unknown> & { sub: string };
export type Identity = { issuer: string; close: () => Promise<void> };

const listen = (server: Server) =>
  new Promise<string>((resolve) =>
    server.listen(0, '127.0.0.1', () =>
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    ),
  );
const stop = (server: Server) =>
  new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });

export async function openProvider(callback: string, who: () => Claims): Promise<Identity> {
  let provider: OpenIdProvider;
  const server = createServer((request, response) => {
    if (!request.url!.startsWith('/interaction/')) return provider.callback()(request, response);
    void (async () => {
      const { prompt, session, params } = await provider.interactionDetails(request, response);
      if (prompt.name === 'login')
        return provider.interactionFinished(request, response, { login: { accountId: who().sub } });
      const grant = new provider.Grant({
        accountId: session!.accountId,
        clientId: params.client_id,
      });
      grant.addOIDCScope('openid email profile');
      return provider.interactionFinished(request, response, {
        consent: { grantId: await grant.save() },
      });
    })();
  });
  const issuer = await listen(server);
  provider = new OpenIdProvider(issuer, {
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: [callback],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'groups'] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    findAccount: async (_: unknown, sub: string) => ({
      accountId: sub,
      claims: async () => ({ ...who(), sub }),
    }),
    cookies: { keys: ['tests'] },
    ttl: { Session: 60, Grant: 60, Interaction: 60, AccessToken: 60, IdToken: 60 },
  });
  return { issuer, close: () => stop(server) };
}

export type Untruth = {
  claims?: Record<string, unknown>;
  drop?: string;
  alg?: 'none' | 'HS256' | 'other key';
  noCode?: boolean;
  error?: boolean;
};

/**
 * Answers every code with a token of its choice. PKCE is not its concern: what it lies about is
 * what it signs.
 */
export async function openLiar(
  untruth: () => Untruth,
  claims: Claims,
): Promise<Identity & { nonceOf: (address: string) => void }> {
  const [own, other] = await Promise.all([
    generateKeyPair('RS256', { extractable: true }),
    generateKeyPair('RS256'),
  ]);
  const jwk = { ...(await exportJWK(own.publicKey)), kid: 'one', alg: 'RS256', use: 'sig' };
  let nonce = '';
  let issuer = '';
  const token = async () => {
    const { claims: changed = {}, drop, alg } = untruth();
    const now = Math.floor(Date.now() / 1000);
    const said: Record<string, unknown> = {
      iss: issuer,
      aud: client.id,
      iat: now,
      exp: now + 60,
      nonce,
      ...claims,
      ...changed,
    };
    if (drop) delete said[drop];
    if (alg === 'none') return new UnsecuredJWT(said).encode();
    const jwt = new SignJWT(said);
    if (alg === 'HS256')
      return jwt
        .setProtectedHeader({ alg: 'HS256', kid: 'one' })
        .sign(new TextEncoder().encode(client.secret));
    return jwt
      .setProtectedHeader({ alg: 'RS256', kid: 'one' })
      .sign(alg === 'other key' ? other.privateKey : own.privateKey);
  };
  const server = createServer((request, response) => {
    const json = (body: object, status = 200) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    request.resume();
    if (request.url === '/.well-known/openid-configuration')
      return json({
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/jwks`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
        authorization_response_iss_parameter_supported: true,
      });
    if (request.url === '/jwks') return json({ keys: [jwk] });
    if (untruth().error) return json({ error: 'invalid_grant' }, 400);
    return void token().then((idToken) =>
      json({ access_token: 'access', token_type: 'Bearer', expires_in: 60, id_token: idToken }),
    );
  });
  issuer = await listen(server);
  return {
    issuer,
    close: () => stop(server),
    nonceOf: (address) => void (nonce = new URL(address).searchParams.get('nonce') ?? ''),
  };
}
