/**
 * Routes inside an organisation, as the server answers them: who asks and what they may do, in which
 * transaction; then the page, or the act and where it leads.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import { reauthenticate } from '../features/accounts/login-throttle.access.ts';
import { typedOf } from '../features/drafts/draft.rules.ts';
import { dropDraft } from '../features/drafts/draft.store.ts';
import { findLastSave, keepLastSave } from '../features/drafts/last-save.store.ts';
import { withPurpose, type Mode, type ReadTx, type Tx, type TxOf } from '../platform/database.ts';
import { mustHoldNone } from '../platform/held-connection.ts';
import { isPageLanguage } from '../platform/i18n.ts';
import type { PublicAddress } from '../web/address.ts';
import { audit, hasAudited } from '../web/audit.ts';
import { auditedBy, type Audited } from '../web/audit-policy.ts';
import { queryOf } from '../web/body.ts';
import { actAt } from '../web/feature.ts';
import { isSame, readVersion, statesIn, versionOf, withHidden } from '../web/form-version.ts';
import { keepsDraft, readForm, typedIn, type Fields, type Values } from '../web/form.ts';
import {
  claimForm,
  freeForm,
  keepAnswer,
  sentForm,
  type Sent,
  type Submissions,
} from '../web/idempotency.ts';
import { grantOf } from '../web/permission.ts';
import { isProved, proofFor } from '../web/proof.ts';
import {
  Conflict,
  NotFound,
  purposeFunction,
  refuse,
  type Ended,
  type Next,
  type Outcome,
  type Outside,
  type Route,
  type Shown,
  type Upload,
} from '../web/route.tsx';
import { isOther, type Problem, type View } from '../web/view.ts';
import { webWords } from '../web/web.words.ts';
import { keepUnsent, ownPage, sayHour, type DraftServer, type Typed } from './drafts.ts';
import { outcomeOf } from './form-outcome.ts';
import { isForged, isOurs, readBody } from './incoming.ts';
import { htmlOf, isPage, send, sendTrouble, type Html } from './outgoing.ts';
import { routes } from './registry.ts';
import { usualFrom, type Settings } from './settings.ts';
import { enter, isWeak, viewOf, type Visit } from './visit.ts';

export type OrganisationServer = {
  settings: Settings;
  street: PublicAddress;
  submissions: Submissions;
  drafts: DraftServer;
};

export function addRoute(fastify: FastifyInstance, server: OrganisationServer, route: Route): void {
  fastify.route({
    method: route.method,
    url: `/o/:organisation${route.path}`,
    config: { form: route.form },
    handler: (request, reply) => answer(server, { route }, request, reply),
  });
}

export async function answer(
  server: OrganisationServer,
  { route, draft: again }: { route: Route; draft?: Typed },
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const visit = await enter(server.settings, request);
  if (visit === 'sign-in')
    return reply.redirect(
      `/sign-in?to=${encodeURIComponent(await backTo(server, route, request))}`,
      303,
    );
  if (visit === null) throw new NotFound();
  if (isWeak(visit)) return reply.redirect('/account/second-step', 303);
  const view = viewOf(server.settings, request, visit);
  const grant = grantOf(visit.member.roles, route.permission);
  if (!grant) return sendTrouble(reply, view, 403, 'forbidden');
  const params = again?.params ?? (request.params as Record<string, string>);
  const asked = ask(server, { route, request, visit, view, grant, params });
  const needsProof = route.needsRecentAuth && !visit.visitor.hasRecentAuth;
  if (needsProof && (again || route.act === null))
    return reply.redirect(`/account/prove?to=${encodeURIComponent(request.url)}`, 303);
  if (again) return send(reply, 200, await showKept(asked, again));
  return route.act === null ? send(reply, 200, await show(asked)) : act(asked, reply);
}

/** Where somebody comes back to after signing in. */
const backTo = async (
  { drafts }: OrganisationServer,
  route: Route,
  request: FastifyRequest,
): Promise<string> => {
  if (request.method === 'GET') return request.url;
  const before = pageBefore(route, request.params as Record<string, string>);
  return keepUnsent(drafts, { form: route.form, before }, request);
};

/** One request of somebody who may make it, while it is answered. */
type Asked = ReturnType<typeof ask>;

function ask(
  server: OrganisationServer,
  given: {
    route: Route;
    request: FastifyRequest;
    visit: Visit;
    view: View;
    grant: NonNullable<ReturnType<typeof grantOf>>;
    params: Record<string, string>;
  },
) {
  const { settings, street } = server;
  const { route, request, visit, view, grant, params } = given;
  const { database } = settings;
  const { organisation, member } = visit;
  const place = { organisation: organisation.id, person: member.id, today: view.today };
  const base = {
    organisation,
    person: member,
    grant,
    now: settings.now().withTimeZone(organisation.timeZone),
    today: view.today,
    keys: database.keys,
    hasMail: settings.hasMail ?? false,
    mailFrom: settings.mailFrom ?? usualFrom,
    view,
    address: street.addressOf(request),
    params,
    query: queryOf(request),
  };
  /** Whether it stands in the audit log: what the act itself wrote there is more exact. */
  let isNoted = false;
  const inside = <T, M extends Mode>(
    mode: M,
    work: (context: typeof base & { tx: TxOf<M> }) => Promise<T>,
  ): Promise<T> =>
    database.inTenant(place, mode, async (tx) => {
      const result = await work({ ...base, tx, ...purposeFunctionOf(route, tx) });
      isNoted ||= hasAudited(tx);
      return result;
    });
  const outside: Outside = {
    ...base,
    write: (work) => inside('write', ({ tx }) => work(tx)),
    inThread: (task, ...work) => {
      mustHoldNone('a thread works');
      return task.pool.run(task, work, { owner: visit.visitor.account }).answer;
    },
    scan: settings.scan ?? null,
    reauthenticate: (password) => reauthenticate(database, visit.visitor.account, password),
  };
  const note = (tx: Tx, { action, subjectId }: Audited) =>
    audit(tx, { organisation: place.organisation, person: place.person, action, subjectId });
  const toNote = (): Audited | null => (isNoted ? null : auditedBy(route, params, visit.member.id));
  return {
    ...server,
    ...given,
    database,
    place,
    base,
    inside,
    outside,
    inTenant: <T, M extends Mode>(mode: M, work: (tx: TxOf<M>) => Promise<T>) =>
      database.inTenant(place, mode, work),
    /** In a transaction of its own. */
    noteReading: async (): Promise<void> => {
      const reading = toNote();
      if (reading) await database.inTenant(place, 'write', (tx) => note(tx, reading));
    },
    /** With what was done. */
    noteAct: async (tx: Tx): Promise<void> => {
      const done = hasAudited(tx) ? null : toNote();
      if (done) await note(tx, done);
    },
  };
}

type ShownTo = Partial<View> & { opened?: string | undefined; proof?: string | undefined };

/** A page of the route. It goes out when its reading is written down, where that is. */
async function show(
  asked: Asked,
  problem?: Problem,
  { opened, proof, ...changed }: ShownTo = {},
): Promise<Shown | Html> {
  const { route, view } = asked;
  // Pages of routes that erase show what would go: it goes, and is rolled back.
  const mode = route.purpose === 'erase' ? 'trial' : 'read';
  const pageWith = async (found?: Problem) =>
    inTheEnd(
      await asked.inside(mode, (context) =>
        route.page({ ...context, view: { ...view, ...changed } }, found),
      ),
      asked.outside,
    );
  const shown = await pageWith(problem);
  if (!('goTo' in shown)) await asked.noteReading();
  if (!isPage(shown)) return shown;
  const html = htmlOf(shown);
  const isEdit = (action: string) => actAt(view, action)?.route.edits === true;
  // A form that comes back is held against what is saved, not against what was typed.
  const standing = problem && statesIn(html, isEdit).size > 0 ? await pageWith() : shown;
  const states = isPage(standing)
    ? statesIn(standing === shown ? html : htmlOf(standing), isEdit)
    : new Map();
  const at = asked.settings.now().epochMilliseconds;
  const versions = new Map<string, string>();
  for (const [action, state] of states) {
    // What was refused is still a change of what was there when it was opened.
    const isSent = action === changed.cameBack && opened !== undefined && !problem?.theirs;
    versions.set(action, isSent ? opened : versionOf(state, view.language, at));
  }
  return {
    html: withHidden(html, (action) => hiddenIn(asked, action, { versions, changed, proof })),
  };
}

/** What a form carries that nobody sees: what stood in it, and that its page asked for a proof. */
function hiddenIn(
  { route, view, visit: { visitor }, settings }: Asked,
  action: string,
  {
    versions,
    changed,
    proof,
  }: { versions: ReadonlyMap<string, string>; changed: Partial<View>; proof: string | undefined },
): Record<string, string> {
  const opened = versions.get(action);
  /** A page that asked for a proof before it opened; what is done on it needs no other. */
  const isForProof = route.needsRecentAuth && visitor.hasRecentAuth;
  const needsProof = actAt(view, action)?.route.needsRecentAuth === true;
  const now = settings.now().epochMilliseconds;
  const made =
    isForProof && needsProof
      ? proofFor(settings.database.keys, { session: visitor.session, form: action, now })
      : action === changed.cameBack
        ? proof
        : undefined;
  return { ...(opened && { opened }), ...(made && { proof: made }) };
}

/** PG-5, PG-6: the page of a form, with what was typed into it before. */
function showKept(asked: Asked, { draft: { address, form, fields } }: Typed) {
  const { route, view } = asked;
  return show(
    asked,
    {
      sentence: webWords[view.language].keptForYou,
      fields: {},
      typed: typedIn(route.form, typedOf(fields)),
    },
    { page: address, cameBack: form, opened: fields.opened?.[0] },
  );
}

/** A form that was sent: whether it can be taken, what it does, and where that leads. */
async function act(asked: Asked, reply: FastifyReply): Promise<FastifyReply> {
  const { settings, street, route, request, visit, view, submissions } = asked;
  const w = webWords[view.language];
  const { raw, upload, tooLarge } = await readBody(request);
  const page = ownPage(view.base, raw.at_page) ?? pageBefore(route, asked.params);
  const wasProved = isProved(settings.database.keys, raw.proof, {
    session: visit.visitor.session,
    form: request.url,
    now: settings.now().epochMilliseconds,
  });
  const typed = typedIn(route.form, raw);
  const showAgain = async (status: number, problem: Problem) =>
    send(
      reply,
      status,
      await show(asked, problem, {
        path: page,
        page,
        cameBack: request.url,
        proof: wasProved ? raw.proof : undefined,
        opened: readVersion(raw.opened) ? raw.opened : undefined,
      }),
    );
  if (isForged(street, request, raw.token, visit.visitor)) {
    // PG-6: our own page, opened before somebody signed in anew. It does nothing, and comes back.
    if (request.headers['sec-fetch-site'] !== 'same-origin' || !isOurs(street, request))
      return sendTrouble(reply, view, 403, 'stale');
    return showAgain(422, { sentence: w.keptForYou, fields: {}, typed });
  }
  if (tooLarge) return showAgain(413, { sentence: w.tooMuch, fields: { file: w.tooMuch }, typed });
  // What is wrong with the form is said first: nobody proves who they are for a form that
  // cannot be saved.
  const read = readForm(route.form, raw, view.language);
  if (!('input' in read)) {
    const { fields } = read;
    return showAgain(422, { sentence: Object.values(fields)[0]!, fields, typed });
  }
  if (route.needsRecentAuth && !visit.visitor.hasRecentAuth && !wasProved)
    return showAgain(422, { sentence: w.proveFirst, fields: {}, typed, prove: true });
  const sent = sentForm(visit.visitor.session, request.url, raw, upload);
  const outcome = await submissions.inTurn(sent, () =>
    outcomeOf(() => carryOut(asked, { raw, upload, page, sent, input: read.input }), {
      language: view.language,
      typed,
      file: upload?.name ?? null,
    }),
  );
  if ('problem' in outcome) {
    reply.headers(outcome.headers);
    return showAgain(outcome.status, outcome.problem);
  }
  const { ended } = outcome;
  return typeof ended === 'string' ? reply.redirect(ended, 303) : send(reply, 200, ended.shown);
}

/** A form whose fields fit. */
type Form = {
  input: Values<Fields>;
  raw: Record<string, string>;
  upload: Upload | null;
  /** On which it stands. */
  page: string;
  /** To know the same form again; null for one that may be sent twice. */
  sent: Sent | null;
};

/** In one transaction, with its line in the audit log; and what comes after it. */
async function carryOut(asked: Asked, form: Form): Promise<Ended> {
  const { route, place, view, submissions } = asked;
  const { sent } = form;
  const prepared = await route.prepare?.(asked.outside, form.input, form.upload);
  const outcome = await asked.inside('write', async (context) => {
    const before = sent && (await claimForm(context.tx, place.organisation, sent));
    if (before) return answerAgain(submissions, sent!, before.answer, view);
    if (route.edits) await refuseConflict(asked, form, context);
    const found = await route.act!(context, form.input, prepared);
    if (isNext(found)) return found;
    await asked.noteAct(context.tx);
    await keep(asked, form, { tx: context.tx, outcome: found });
    return found;
  });
  if (!isNext(outcome)) return outcome;
  try {
    const end = await inTheEnd<Outcome>(outcome, asked.outside);
    await asked.inTenant('write', async (tx) => {
      await asked.noteAct(tx);
      await keep(asked, form, { tx, outcome: end });
    });
    return end;
  } catch (error) {
    // What did not come to its end may be sent again.
    if (sent) await asked.inTenant('write', (tx) => freeForm(tx, sent));
    throw error;
  }
}

/** PG-7: two of the same moment come one after the other. */
async function refuseConflict(
  { route, request, view }: Asked,
  { raw, page }: Form,
  context: Asked['base'] & { tx: Tx },
): Promise<void> {
  const opened = readVersion(raw.opened);
  if (!opened || route.purpose === 'erase') return;
  const { tx } = context;
  await sql`select pg_advisory_xact_lock(hashtext('edit'), hashtext(${request.url}))`.execute(tx);
  const language = isPageLanguage(opened.language) ? opened.language : view.language;
  const found = await route.page({ ...context, view: { ...view, language, path: page } });
  if (isNext(found) || !isPage(found)) return;
  const state = statesIn(htmlOf(found), (action) => action === request.url).get(request.url);
  if (!state || isSame(opened, state)) return;
  if (![...state].some(([name, saved]) => isOther(saved, raw[name]))) return;
  const w = webWords[view.language];
  const last = await findLastSave(tx, { form: request.url, since: new Date(opened.at) });
  throw new Conflict(last ? w.savedBy(last.who, sayHour(view, last.at)) : w.savedBySomebody, {
    fields: state,
    page,
  });
}

/** That it was saved, for whoever has it open; the draft goes; and the answer, for the same form. */
async function keep(
  { route, request, place, settings, submissions }: Asked,
  { raw, page, sent }: Form,
  { tx, outcome }: { tx: Tx; outcome: Ended },
): Promise<void> {
  if (route.edits && typeof outcome === 'string')
    await keepLastSave(tx, {
      organisation: place.organisation,
      form: request.url,
      person: place.person,
      at: new Date(settings.now().epochMilliseconds),
    });
  if (keepsDraft(route.form))
    await dropDraft(tx, place.person, {
      page,
      form: request.url,
      mark: raw.draft_mark ?? '',
    });
  if (!sent) return;
  await keepAnswer(tx, sent, outcome);
  submissions.keepShown(sent, outcome);
}

/** Of its purpose and no other; the transaction stays the same. */
function purposeFunctionOf(route: Route, tx: ReadTx): object {
  const { purpose } = route;
  if (!purpose) return {};
  return {
    [purposeFunction[purpose]]: (work: (tx: ReadTx) => Promise<unknown>) =>
      withPurpose(tx, purpose, work),
  };
}

const isNext = <T>(found: T | Next<T>): found is Next<T> =>
  typeof found === 'object' && found !== null && 'next' in found;

/** What comes after the transaction, and after that. */
async function inTheEnd<T>(found: T | Next<T>, outside: Outside): Promise<Exclude<T, Next<T>>> {
  let end = found;
  while (isNext(end)) end = await end.next(outside);
  return end as Exclude<T, Next<T>>;
}

/**
 * Where the first of two equal forms led; or, for what may be seen only once, the page while this
 * process still has it.
 */
function answerAgain(
  submissions: Submissions,
  sent: Sent,
  answer: string | null,
  view: View,
): Outcome {
  if (answer !== null) return answer;
  const shown = submissions.shownBefore(sent);
  return shown ? { shown } : refuse(webWords[view.language].doneAlready);
}

const pagePaths = new Set(routes.filter(({ act }) => act === null).map(({ path }) => path));

/**
 * The page on which a form stands: the nearest one above its address. Whoever was signed out
 * meanwhile comes back there.
 */
function pageBefore({ path }: Route, { organisation, ...params }: Record<string, string>): string {
  let page = path;
  while (page !== '' && !pagePaths.has(page)) page = page.slice(0, page.lastIndexOf('/'));
  return `/o/${organisation}${page.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))}`;
}
