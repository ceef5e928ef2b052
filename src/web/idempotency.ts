/**
 * AD-3: a form acts once. Every form carries a word of its own (`once`, see `Form`); the same form
 * with the same content that comes again, or at the same moment, gets the answer of the first and
 * does nothing. Changed content is another act, and what was refused may come again.
 *
 * Within an organisation the form is claimed in the transaction of its act, so it holds across
 * servers and restarts. Before every organisation (sign-in, the own account, links) acts have
 * transactions of their own and answers carry cookies: there this process remembers for a minute.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from '../platform/database.ts';
import { cookieOf } from './cookie.ts';
import { formFacts } from './form.ts';
import { fieldsOf, type Typed } from './body.ts';
import type { Ended, Shown, Upload } from './route.tsx';

export type Sent = { form: Buffer; content: Buffer };

const rememberMs = 60_000;
const mostRemembered = 2000;
const digest = (parts: Iterable<string | Buffer>): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length} `).update(part);
  return hash.digest();
};

function* partsOf(typed: Typed, upload: Upload | null): Generator<string | Buffer> {
  for (const field of Object.entries(typed)) yield* field;
  if (upload) yield* [upload.name, digest([upload.bytes])];
}

/** What a form carries besides what was typed; what was there when it was opened counts. */
const apart = new Set([...formFacts].filter((name) => name !== 'opened'));

/** Which form that was, and what stood in it; null for one without a word of its own. */
export function sentForm(
  who: string,
  url: string,
  fields: Typed,
  upload: Upload | null = null,
): Sent | null {
  const { once } = fields;
  if (!once) return null;
  const typed = Object.fromEntries(Object.entries(fields).filter(([name]) => !apart.has(name)));
  return {
    form: digest([who, url, once]),
    content: digest(partsOf(typed, upload)),
  };
}

/**
 * Null when this is the first of its kind, and now it is claimed until the transaction ends; else
 * where the first led, if that is known.
 */
export async function claimForm(
  tx: Tx,
  organisation: string,
  { form, content }: Sent,
): Promise<{ answer: string | null } | null> {
  const { rows } = await sql`
    insert into sent_form (organisation_id, form, content) values (${organisation}, ${form}, ${content})
    on conflict (organisation_id, form) do update set content = excluded.content, answer = null, sent_at = now()
    where sent_form.content <> excluded.content returning 1`.execute(tx);
  if (rows.length > 0) return null;
  return tx
    .selectFrom('sent_form')
    .select('answer')
    .where('form', '=', form)
    .executeTakeFirstOrThrow();
}

/**
 * A file that was downloaded left its form on the screen: pressed once more, it is asked for once
 * more.
 */
export async function keepAnswer(tx: Tx, { form }: Sent, outcome: Ended): Promise<void> {
  if (typeof outcome === 'string' || 'goTo' in outcome.shown)
    await tx
      .updateTable('sent_form')
      .set({
        answer: typeof outcome === 'string' ? outcome : (outcome.shown as { goTo: string }).goTo,
      })
      .where('form', '=', form)
      .execute();
  else if ('download' in outcome.shown)
    await tx.deleteFrom('sent_form').where('form', '=', form).execute();
}

/** What broke off after its transaction may be sent again. */
export async function freeForm(tx: Tx, { form }: Sent): Promise<void> {
  await tx.deleteFrom('sent_form').where('form', '=', form).execute();
}

export async function forgetForms(tx: Tx, before: Date): Promise<void> {
  await tx.deleteFrom('sent_form').where('sent_at', '<', before).execute();
}

/** What is remembered for a minute, the oldest first. */
class Lately<Value> {
  readonly #kept = new Map<string, { value: Value; until: number }>();
  get(key: string): Value | null {
    const found = this.#kept.get(key);
    return found && found.until > performance.now() ? found.value : null;
  }
  set(key: string, value: Value): void {
    const now = performance.now();
    for (const [old, { until }] of this.#kept) {
      if (until > now && this.#kept.size < mostRemembered) break;
      this.#kept.delete(old);
    }
    this.#kept.delete(key);
    this.#kept.set(key, { value, until: now + rememberMs });
  }
  delete(key: string): void {
    this.#kept.delete(key);
  }
}

/**
 * What this process knows of the forms of organisations: who waits for whom, without holding a
 * connection, and pages that are shown once.
 */
export class Submissions {
  readonly #turns = new Map<string, Promise<unknown>>();
  readonly #shown = new Lately<{ content: string; shown: Shown }>();

  async inTurn<T>(sent: Sent | null, work: () => Promise<T>): Promise<T> {
    if (!sent) return work();
    const key = sent.form.toString('base64');
    const before = this.#turns.get(key);
    const turn = before ? before.then(work, work) : work();
    this.#turns.set(key, turn);
    try {
      return await turn;
    } finally {
      if (this.#turns.get(key) === turn) this.#turns.delete(key);
    }
  }

  keepShown({ form, content }: Sent, outcome: Ended): void {
    if (typeof outcome !== 'string' && !('goTo' in outcome.shown) && !('download' in outcome.shown))
      this.#shown.set(form.toString('base64'), {
        content: content.toString('base64'),
        shown: outcome.shown,
      });
  }

  shownBefore({ form, content }: Sent): Shown | null {
    const kept = this.#shown.get(form.toString('base64'));
    return kept?.content === content.toString('base64') ? kept.shown : null;
  }
}

type Answer = { status: number; headers: Record<string, string | string[]>; body: string };
const carried = ['location', 'set-cookie', 'content-type', 'clear-site-data'];

/** Whether it came before, and was sent the answer of the first of its kind. */
export type Repeated = (
  request: FastifyRequest,
  reply: FastifyReply,
  typed: Typed,
  upload?: Upload | null,
) => Promise<boolean>;

/**
 * For every form before an organisation. What could not be answered is forgotten at once, so it may
 * come again. A form with a file is asked about by whoever has read it.
 */
export function answerRepeatedForms(server: FastifyInstance): Repeated {
  const lately = new Lately<{ content: string; answer: Promise<Answer | null> }>();
  const open = new WeakMap<FastifyRequest, { key: string; end: (answer: Answer | null) => void }>();
  const end = (request: FastifyRequest, answer: Answer | null) => {
    const mine = open.get(request);
    if (!mine) return;
    open.delete(request);
    if (!answer) lately.delete(mine.key);
    mine.end(answer);
  };
  const repeated: Repeated = async (request, reply, typed, upload = null) => {
    const who = (['session', 'half', 'browser'] as const)
      .map((name) => cookieOf(request, name) ?? '')
      .join(' ');
    const sent = sentForm(who, request.url, typed, upload);
    if (!sent) return false;
    const [key, content] = [sent.form.toString('base64'), sent.content.toString('base64')];
    for (let before = lately.get(key); before; before = lately.get(key)) {
      const answer = await before.answer;
      if (lately.get(key) !== before) continue;
      if (!answer || before.content !== content) break;
      replay(reply, answer);
      return true;
    }
    const { promise, resolve } = Promise.withResolvers<Answer | null>();
    lately.set(key, { content, answer: promise });
    open.set(request, { key, end: resolve });
    return false;
  };
  server.addHook('preHandler', async (request, reply) => {
    if (request.method !== 'POST' || request.routeOptions.url?.startsWith('/o/')) return undefined;
    if (!request.isMultipart() && (await repeated(request, reply, fieldsOf(request)))) return reply;
    return undefined;
  });
  server.addHook('onSend', async (request, reply, payload) => {
    const isText = payload === undefined || payload === null || typeof payload === 'string';
    if (reply.statusCode < 400 && isText) {
      const headers = reply.getHeaders();
      end(request, {
        status: reply.statusCode,
        headers: Object.fromEntries(
          carried.flatMap((name) =>
            headers[name] === undefined ? [] : [[name, headers[name] as string | string[]]],
          ),
        ),
        body: (payload as string | null | undefined) ?? '',
      });
    } else end(request, null);
    return payload;
  });
  server.addHook('onResponse', async (request) => end(request, null));
  server.addHook('onRequestAbort', async (request) => end(request, null));
  return repeated;
}

const replay = (reply: FastifyReply, { status, headers, body }: Answer): FastifyReply =>
  reply
    .code(status)
    .headers(headers)
    .send(body === '' ? undefined : body);
