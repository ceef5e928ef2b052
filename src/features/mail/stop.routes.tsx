/**
 * The link in a digest that stops digests: shown with one button, or done at once by a mail program
 * (RFC 8058).
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import type { Database } from '../../platform/database.ts';
import { Form } from '../../web/fields.tsx';
import { Layout } from '../../web/layout.tsx';
import type { View } from '../../web/view.ts';
import { digestWords } from './digest.words.ts';
import { stopDigests } from './outgoing-mail.store.ts';

type Gate = {
  database: Database;
  view: (request: FastifyRequest, visitor: null) => View;
  send: (reply: FastifyReply, status: number, shown: VNode) => FastifyReply;
};
type Link = { organisation: string; token: string };

export function stopRoutes(server: FastifyInstance, { database, view, send }: Gate): void {
  const isLink = ({ organisation, token }: Link) =>
    /^[0-9a-f-]{36}$/.test(organisation) && /^[\w-]{20,80}$/.test(token);

  server.get('/post/:organisation/:token/stop', async (request, reply) => {
    const own = view(request, null);
    const w = digestWords[own.language];
    return send(
      reply,
      200,
      <Layout view={own} title={w.stopTitle} intro={w.stopIntro} narrow>
        <Form view={own} action={own.path}>
          <button class="button">{w.stopDo}</button>
        </Form>
      </Layout>,
    );
  });

  // Holding the link is the right to stop: no session, no token of a form. It can do nothing else.
  server.post('/post/:organisation/:token/stop', async (request, reply) => {
    const own = view(request, null);
    const w = digestWords[own.language];
    const link = request.params as Link;
    const done =
      isLink(link) &&
      (await database.inTenant({ organisation: link.organisation, person: null }, 'write', (tx) =>
        stopDigests(tx, link.token),
      ));
    return send(
      reply,
      done ? 200 : 404,
      <Layout view={own} title={w.stopTitle} intro={done ? w.stopped : w.unknown} narrow>
        {null}
      </Layout>,
    );
  });
}
