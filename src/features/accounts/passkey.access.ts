/**
 * Passkeys: what the browser is asked, and whether what it answers holds. The ceremonies themselves
 * are the library’s.
 */
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON,
  type RegistrationResponseJSON,
} from '@simplewebauthn/server';
import { parseJson } from '../../core/reader/characters.ts';
import type { AuthTx } from '../../platform/database.ts';
import { isChallenge, newChallenge, spendChallenge } from './challenge.access.ts';
import { countUse, findPasskey, insertPasskey, listPasskeys } from './passkey.store.ts';

/** Where the browser stands, what binds it to us, and now. */
export type Site = { origin: string; known: string; at: number };

const partyOf = ({ origin }: Site): string => new URL(origin).hostname;
const bytesOf = (challenge: string) => new Uint8Array(Buffer.from(challenge, 'base64url'));

/** What the browser needs to make a passkey, as JSON. */
export async function askToRegister(
  tx: AuthTx,
  site: Site,
  { account, email }: { account: string; email: string },
): Promise<string> {
  const known = await listPasskeys(tx, account);
  const options = await generateRegistrationOptions({
    rpName: 'Mentorium',
    rpID: partyOf(site),
    userName: email,
    userID: new Uint8Array(Buffer.from(account.replaceAll('-', ''), 'hex')),
    challenge: bytesOf(newChallenge(site.known, 'register', site.at)),
    attestationType: 'none',
    excludeCredentials: known.map(({ credentialId }) => ({ id: credentialId })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  return JSON.stringify(options);
}

/** What the browser needs to show a passkey that it holds. Whose it is comes with the answer. */
export async function askToSignIn(site: Site): Promise<string> {
  return JSON.stringify(
    await generateAuthenticationOptions({
      rpID: partyOf(site),
      challenge: bytesOf(newChallenge(site.known, 'sign in', site.at)),
      userVerification: 'required',
    }),
  );
}

/**
 * SI-8: keeps the new passkey; false when the answer is not to our question, from another place, or
 * by a device that asked nobody.
 */
export async function keepPasskey(
  tx: AuthTx,
  site: Site,
  { account, answer, name }: { account: string; answer: string; name: string },
): Promise<boolean> {
  const response = parse<RegistrationResponseJSON>(answer);
  if (!response) return false;
  const { challenge, verified, registrationInfo } = await verifyRegistrationResponse({
    response,
    expectedOrigin: site.origin,
    expectedRPID: partyOf(site),
    requireUserVerification: true,
    ...expected(site, 'register'),
  })
    .then((result) => ({ challenge: challengeIn(response), ...result }))
    .catch(() => ({ challenge: '', verified: false as const, registrationInfo: undefined }));
  if (!verified || !registrationInfo || !(await spendChallenge(tx, challenge))) return false;
  const { id, publicKey, counter, transports } = registrationInfo.credential;
  return insertPasskey(tx, {
    account,
    credentialId: id,
    publicKey,
    counter,
    transports: transports ?? [],
    relyingParty: partyOf(site),
    name,
  });
}

/**
 * SI-8: whose passkey it is; null when the answer is not to our question, was given before, or its
 * counter went back.
 */
export async function provePasskey(tx: AuthTx, site: Site, answer: string): Promise<string | null> {
  const response = parse<AuthenticationResponseJSON>(answer);
  const passkey =
    response && typeof response.id === 'string' ? await findPasskey(tx, response.id) : null;
  if (!response || !passkey || passkey.relyingParty !== partyOf(site)) return null;
  const { credentialId: id, publicKey, counter } = passkey;
  const result = await verifyAuthenticationResponse({
    response,
    expectedOrigin: site.origin,
    expectedRPID: partyOf(site),
    requireUserVerification: true,
    credential: { id, publicKey, counter },
    ...expected(site, 'sign in'),
  }).catch(() => null);
  if (!result?.verified || !(await spendChallenge(tx, challengeIn(response)))) return null;
  await countUse(tx, passkey.id, result.authenticationInfo.newCounter);
  return passkey.account;
}

const expected = (site: Site, what: string) => ({
  expectedChallenge: (challenge: string) => isChallenge(challenge, site.known, what, site.at),
});

function parse<Answer extends { response: { clientDataJSON: string } }>(
  answer: string,
): Answer | null {
  try {
    const read = parseJson(answer) as Answer;
    return typeof read?.response?.clientDataJSON === 'string' ? read : null;
  } catch {
    return null;
  }
}

function challengeIn({ response }: { response: { clientDataJSON: string } }): string {
  return String(
    (
      JSON.parse(Buffer.from(response.clientDataJSON, 'base64url').toString()) as {
        challenge?: unknown;
      }
    ).challenge ?? '',
  );
}
