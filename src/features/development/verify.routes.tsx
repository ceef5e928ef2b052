/** Anybody who was given a certificate can see that it is real, without an account. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { verifyDocument } from '../../platform/signature.ts';
import type { Gate } from '../accounts/account-route.ts';
import { UnknownCertificatePage, VerifyPage } from './certificate.pages.tsx';
import { findIssuer, findPublic } from './certificate.store.ts';

export function verifyRoutes(server: FastifyInstance, gate: Gate): void {
  const find = (request: FastifyRequest) => {
    const { code } = request.params as { code: string };
    return /^[\w-]{10,60}$/.test(code) ? findPublic(gate.database, code) : Promise.resolve(null);
  };

  server.get('/verify/:code', async (request, reply) => {
    const view = gate.view(request, null);
    const found = await find(request);
    if (!found) return gate.send(reply, 404, UnknownCertificatePage({ view }));
    const issuer = await findIssuer(gate.database, found.slug);
    const checked = await Promise.all(
      (issuer?.keys ?? []).map((key) => verifyDocument(found.credential, key)),
    );
    const verdict =
      found.revokedWhy !== null ? 'revoked' : checked.some(Boolean) ? 'valid' : 'not-valid';
    return gate.send(
      reply,
      200,
      VerifyPage({
        view,
        content: found.content,
        issuedOn: found.issuedAt.toISOString().slice(0, 10),
        verdict,
        code: (request.params as { code: string }).code,
      }),
    );
  });

  server.get('/verify/:code/credential', async (request, reply) => {
    const found = await find(request);
    if (!found || found.revokedWhy !== null)
      return gate.send(reply, 404, UnknownCertificatePage({ view: gate.view(request, null) }));
    return sendFile(reply, found.credential);
  });

  // The issuer as its credentials name it: who it is, and the public keys to check them with.
  server.get('/verify/issuers/:slug', async (request, reply) => {
    const { slug } = request.params as { slug: string };
    const issuer = await findIssuer(gate.database, slug);
    if (!issuer)
      return gate.send(reply, 404, UnknownCertificatePage({ view: gate.view(request, null) }));
    return reply.type('application/json').send(
      JSON.stringify({
        id: `${gate.addressOf(request)}/verify/issuers/${slug}`,
        type: ['Profile'],
        name: issuer.name,
        keys: issuer.keys,
      }),
    );
  });
}

export function sendFile(reply: FastifyReply, credential: string): FastifyReply {
  return reply
    .header('content-disposition', 'attachment; filename="certificate.jwt"')
    .type('application/vc+jwt')
    .send(credential);
}
