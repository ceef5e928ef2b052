/** Anybody who was given a certificate can see that it is real, without an account. */
import { verifyDocument } from '../../platform/signature.ts';
import { openGet, type OpenContext, type OpenRoute } from '../../web/open-route.ts';
import { UnknownCertificatePage, VerifyPage } from './certificate.pages.tsx';
import { findIssuer, findPublic } from './certificate.store.ts';

const find = async ({ database, params }: OpenContext) =>
  /^[\w-]{10,60}$/.test(params.code!) ? findPublic(database, params.code!) : null;

const unknown = ({ view }: OpenContext) => ({
  status: 404,
  page: UnknownCertificatePage({ view }),
});

export const verifyRoutes: OpenRoute[] = [
  openGet('/verify/:code', { who: 'machine' }, async (context) => {
    const { database, view, params } = context;
    const found = await find(context);
    if (!found) return unknown(context);
    const issuer = await findIssuer(database, found.slug);
    const checked = await Promise.all(
      (issuer?.keys ?? []).map((key) => verifyDocument(found.credential, key)),
    );
    const verdict =
      found.revokedWhy !== null ? 'revoked' : checked.some(Boolean) ? 'valid' : 'not-valid';
    return VerifyPage({
      view,
      content: found.content,
      issuedOn: found.issuedAt.toISOString().slice(0, 10),
      verdict,
      code: params.code!,
    });
  }),

  openGet('/verify/:code/credential', { who: 'machine' }, async (context) => {
    const found = await find(context);
    return !found || found.revokedWhy !== null
      ? unknown(context)
      : { download: found.credential, name: 'certificate.jwt', type: 'application/vc+jwt' };
  }),

  // The issuer as its credentials name it: who it is, and the public keys to check them with.
  openGet('/verify/issuers/:slug', { who: 'machine' }, async (context) => {
    const { database, params, address } = context;
    const issuer = await findIssuer(database, params.slug!);
    if (!issuer) return unknown(context);
    return {
      type: 'application/json',
      text: JSON.stringify({
        id: `${address}/verify/issuers/${params.slug}`,
        type: ['Profile'],
        name: issuer.name,
        keys: issuer.keys,
      }),
    };
  }),
];
