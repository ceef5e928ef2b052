/** Drafts, as the server keeps and shows them: what is typed, and what came when a session had ended. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ownPath } from '../features/accounts/session.access.ts';
import { mostCharacters, readFields } from '../features/drafts/draft.rules.ts';
import { dropDraft, keepDraft, listDrafts, type Draft } from '../features/drafts/draft.store.ts';
import type { Database } from '../platform/database.ts';
import { sayDay } from '../platform/i18n.ts';
import { actAt } from '../web/feature.ts';
import { isId, isOfForm, keepsDraft, typedIn } from '../web/form.ts';
import { grantOf } from '../web/permission.ts';
import { fieldsOf, NotFound, queryOf, type Route } from '../web/route.tsx';
import type { Member, Organisation, Visitor } from '../web/session.ts';
import type { View } from '../web/view.ts';
import { webWords } from '../web/web.words.ts';

type Visit = { visitor: Visitor; organisation: Organisation; member: Member };

/** What the server does for every request, as far as drafts ask for it. */
export type DraftServer = {
  database: Database;
  now: () => Temporal.ZonedDateTime;
  /** Null for whoever is not signed in, or not strongly enough. */
  enter: (request: FastifyRequest) => Promise<Visit | null>;
  /** The same of a session that ended by itself. */
  enterLapsed: (request: FastifyRequest) => Promise<Visit | null>;
  viewOf: (request: FastifyRequest, visit: Visit) => View;
  isForged: (request: FastifyRequest, token: string | undefined, visitor: Visitor) => boolean;
  readBody: (request: FastifyRequest) => Promise<{ raw: Record<string, string> }>;
  /** The page of a form, with what was typed into it. */
  showAgain: (
    asked: { route: Route; draft: Typed },
    request: FastifyRequest,
    reply: FastifyReply,
  ) => Promise<FastifyReply>;
};
/** A form that was typed before, and where it was sent. */
export type Typed = { params: Record<string, string>; draft: Draft };

const insideOf = ({ organisation, member }: Visit) => ({
  organisation: organisation.id,
  person: member.id,
});

/**
 * PG-6: what was sent when the session had ended is kept as a draft of whoever it was, and shown
 * again after signing in: nobody else can read it. Returns where to go then.
 */
export async function keepUnsent(
  { database, now, enterLapsed, isForged, readBody }: DraftServer,
  { form: shape, before }: { form: Route['form']; before: string },
  request: FastifyRequest,
): Promise<string> {
  const { organisation: slug } = request.params as Record<string, string>;
  const visit = await enterLapsed(request);
  if (visit === null) return ownPage(`/o/${slug}`, fieldsOf(request).at_page) ?? before;
  const { organisation, member, visitor } = visit;
  const { raw } = await readBody(request);
  const page = ownPage(`/o/${organisation.slug}`, raw.at_page) ?? before;
  if (!keepsDraft(shape) || isForged(request, raw.token, visitor)) return page;
  const typed = typedIn(shape, raw);
  const fields = Object.fromEntries(Object.entries(typed).map(([name, value]) => [name, [value]]));
  if (JSON.stringify(fields).length > mostCharacters) return page;
  const place = { page, form: request.url, mark: raw.draft_mark ?? '' };
  const id = await database.inTenant(insideOf(visit), 'write', (tx) =>
    keepDraft(tx, {
      organisation: organisation.id,
      person: member.id,
      place,
      fields: raw.opened ? { ...fields, opened: [raw.opened] } : fields,
      at: new Date(now().epochMilliseconds),
    }),
  );
  return `/o/${organisation.slug}/drafts/${id}`;
}

/** An address of a page of this organisation; null for anything else. */
export function ownPage(base: string, address: string | undefined): string | null {
  const path = ownPath(address);
  const isHere = path.startsWith(base) && /^(?:$|[/?])/.test(path.slice(base.length));
  return isHere && path.length <= 2000 ? path : null;
}

/**
 * PG-5: drafts of whoever is signed in, as the script of the pages keeps them and asks for them.
 * They are written down nowhere else, for nobody but their writer knows of them.
 */
export function addDrafts(server: FastifyInstance, own: DraftServer): void {
  const { database, now, enter, viewOf, isForged, showAgain } = own;
  const at = '/o/:organisation/drafts';

  server.get(at, async (request, reply) => {
    const visit = await enter(request);
    if (!visit) return reply.code(401).send({});
    const view = viewOf(request, visit);
    const page = ownPage(view.base, queryOf(request).page);
    if (!page) throw new NotFound();
    const drafts = await database.inTenant(insideOf(visit), 'read', (tx) =>
      listDrafts(tx, visit.member.id, { page }),
    );
    const w = webWords[view.language];
    return reply.send(
      drafts.map(({ form, mark, fields, keptAt }) => ({
        form,
        mark,
        fields,
        line: w.draftOf(sayHour(view, keptAt)),
        discard: w.discardDraft,
      })),
    );
  });

  server.post(at, async (request, reply) => {
    const visit = await enter(request);
    if (!visit) return reply.code(401).send({});
    const raw = fieldsOf(request);
    const view = viewOf(request, visit);
    if (isForged(request, raw.token, visit.visitor)) return reply.code(403).send({});
    const page = ownPage(view.base, raw.page);
    const form = ownPage(view.base, raw.form);
    const mark = raw.mark ?? '';
    const found = form && actAt(view, form);
    if (!page || !found || mark.length > mostCharacters) throw new NotFound();
    if (!keepsDraft(found.route.form) || !grantOf(visit.member.roles, found.route.permission))
      return reply.code(204).send();
    const place = { page, form: form!, mark };
    if (!raw.fields) {
      await database.inTenant(insideOf(visit), 'write', (tx) =>
        dropDraft(tx, visit.member.id, place),
      );
      return reply.send({ line: '' });
    }
    const all = raw.fields.length > mostCharacters ? null : readFields(raw.fields);
    if (!all) return reply.code(413).send({});
    const { opened } = all;
    const fields = Object.fromEntries(
      Object.entries(all).filter(([name]) => isOfForm(found.route.form, name)),
    );
    const keptAt = new Date(now().epochMilliseconds);
    await database.inTenant(insideOf(visit), 'write', (tx) =>
      keepDraft(tx, {
        organisation: visit.organisation.id,
        person: visit.member.id,
        place,
        fields: opened ? { ...fields, opened } : fields,
        at: keptAt,
      }),
    );
    return reply.send({ line: webWords[view.language].draftKept(sayHour(view, keptAt)) });
  });

  // PG-6: after signing in, what was sent meanwhile stands on its page again.
  server.get(`${at}/:draft`, async (request, reply) => {
    const visit = await enter(request);
    if (!visit) return reply.redirect(`/sign-in?to=${encodeURIComponent(request.url)}`, 303);
    const { draft: id } = request.params as { draft: string };
    const [draft] = isId(id)
      ? await database.inTenant(insideOf(visit), 'read', (tx) =>
          listDrafts(tx, visit.member.id, { id }),
        )
      : [];
    const base = `/o/${visit.organisation.slug}`;
    const found = draft && actAt({ base }, draft.form);
    if (!found) throw new NotFound();
    const params = { organisation: visit.organisation.slug, ...found.params };
    return showAgain({ route: found.route, draft: { params, draft } }, request, reply);
  });
}

/** The hour, with its day when it is another one. */
export function sayHour({ language, timeZone, today }: View, at: Date): string {
  const then = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone);
  const hour = then.toPlainTime().toString({ smallestUnit: 'minute' });
  const day = then.toPlainDate().toString();
  return day === today ? hour : `${sayDay(language, day, today)}, ${hour}`;
}
