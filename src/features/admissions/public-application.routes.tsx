/**
 * The way of somebody without an account: a public link, a draft, what was sent. None of these
 * routes writes to a person, and none of them says whether an address is known.
 */
import type { CompleteLanguage } from '../../platform/i18n.ts';
import { addDays, completeLanguages, completeOf } from '../../platform/i18n.ts';
import { hashToken } from '../../platform/secret.ts';
import type { ReadTx, Tx } from '../../platform/database.ts';
import { isWebAddress } from '../../platform/web-address.ts';
import { audit } from '../../web/audit.ts';
import {
  linkedInto,
  type LinkContext,
  type OpenContext,
  type OpenRoute,
} from '../../web/open-route.ts';
import {
  box,
  eachRow,
  form,
  isId,
  maybeText,
  maybeYesOrNo,
  oneOf,
  refuse,
  Refusal,
  refuseFields,
  text,
} from '../../web/route.tsx';
import { keepUpload } from '../../web/upload.ts';
import type { Problem } from '../../web/view.ts';
import { attempt } from '../accounts/login-throttle.access.ts';
import { findCohort } from '../programmes/programme.store.ts';
import { stateOfCall } from './application-call.rules.ts';
import {
  findApplication,
  findContact,
  isMatched,
  listDecisions,
  withdraw,
} from './admission.store.ts';
import { findLink, findTokens, insertLink, type OpenedLink } from './application-link.store.ts';
import { findCall } from './application-call.store.ts';
import { deleteEvidence, insertEvidence, listEvidence, mostEvidence } from './evidence.store.ts';
import {
  answerConsent,
  findConsent,
  insertConsent,
  replaceManager,
  type ManagerConsent,
} from './manager-consent.store.ts';
import { ManagerConsentPage } from './manager-consent.pages.tsx';
import { managerConsentWords } from './manager-consent.words.ts';
import { writeDraft, writeSent } from './public-application.letters.ts';
import {
  ApplicationGonePage,
  ApplyPage,
  ConfirmAddressPage,
  OwnEvidencePage,
  OwnFormPage,
  OwnStatePage,
  type CallFacts,
  type OwnProps,
} from './public-application.pages.tsx';
import {
  draftDays,
  isAddress,
  largestApplication,
  mayCorrect,
  mayWithdraw,
  mostRoles,
  provable,
  readApplication,
  rolesTyped,
  stateOfApplicant,
  type ApplicantState,
  type PublicContent,
  type SaidApplication,
  type TypedFields,
} from './public-application.rules.ts';
import { askingIn, askManager, loadFacts } from './public-application.service.ts';
import {
  confirmAddress,
  findPublic,
  findQueue,
  insertPublic,
  isKnownAddress,
  updatePublic,
  withdrawPublic,
  type PublicApplication,
} from './public-application.store.ts';
import { publicApplicationWords } from './public-application.words.ts';

type Opened = LinkContext<OpenedLink>;
type Inside = Opened & { tx: ReadTx };
type Acting = Opened & { tx: Tx };

const gone = ({ view }: Pick<OpenContext, 'view'>) => ({
  status: 410,
  page: ApplicationGonePage({ view }),
});
const nowIn = ({ clock, link }: Opened): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(clock()).toZonedDateTimeISO(link.organisation.timeZone);
const todayIn = (context: Opened): string => nowIn(context).toPlainDate().toString();
const wordsOf = ({ view }: Pick<OpenContext, 'view'>) => publicApplicationWords[view.language];
const languageOf = ({ view }: Pick<OpenContext, 'view'>): CompleteLanguage =>
  completeOf(view.language);
/** In which letters are written: as it was chosen, else as the page was read. */
const letterLanguage = (context: Pick<OpenContext, 'view'>, typed: TypedFields): CompleteLanguage =>
  completeLanguages.find((one) => one === typed.language) ?? languageOf(context);

const linkTo = (kind: Parameters<typeof findLink>[1]) =>
  linkedInto<OpenedLink>(
    async (context) => {
      const link = await findLink(context.database, kind, context.params.token!);
      return link ? { link } : { gone: gone(context) };
    },
    ({ organisation }) => ({ organisation: organisation.id, person: null }),
  );
const byCall = linkTo('call_id');
const byApplicant = linkTo('public_application_id');
const byAddress = linkTo('address_of');
const byManager = linkTo('consent_id');

/**
 * A-18, in a quarter of an hour: drafts and corrections of one link, of one place, which a whole
 * school may share, and letters to one address.
 */
const mostOfLink = 300;
const mostOfPlace = 120;
const mostOfApplicant = 40;
const mostLetters = 5;

/** Refuses with what was typed still in the form. Says whether a letter to this address may go. */
async function throttle(
  context: Opened,
  { link, limit, email = '' }: { link: string; limit: number; email?: string },
): Promise<{ mayWrite: boolean }> {
  const { database, place } = context;
  const tried = await attempt(
    database,
    [
      { key: `apply link ${link}`, limit },
      { key: `apply from ${place}`, limit: mostOfPlace },
    ],
    async () => null,
  );
  if (tried === 'tooMany') throw new Refusal(wordsOf(context).tooOften, { status: 429 });
  if (email === '') return { mayWrite: false };
  const letter = await attempt(
    database,
    [{ key: `apply mail ${email.toLowerCase()}`, limit: mostLetters }],
    async () => null,
  );
  return { mayWrite: letter !== 'tooMany' };
}

const applicationForm = form({
  given_name: maybeText(80),
  family_name: maybeText(80),
  email: maybeText(254),
  language: maybeText(2),
  born_on: maybeText(10),
  website: maybeText(200),
  answer: eachRow(maybeText(20)),
  role_title: eachRow(maybeText(120)),
  role_kind: eachRow(maybeText(40)),
  role_from: eachRow(maybeText(10)),
  role_to: eachRow(maybeText(10)),
  role_still: eachRow(box()),
  role_state: eachRow(maybeText(10)),
  none_held: box(),
  competence: eachRow(box()),
  places: maybeText(3),
  motivation: maybeText(3000),
  own: eachRow(maybeText(2000)),
  manager_name: maybeText(120),
  manager_email: maybeText(254),
  go: oneOf(['send', 'save', 'more']),
});
type Sent = Record<string, string | boolean | ReadonlyMap<string, string | boolean>>;

/** The fields as they were typed, without what is empty and what is no answer. */
function typedOf(input: Sent): TypedFields {
  const fields = Object.entries(input).flatMap(([name, value]) =>
    typeof value === 'object'
      ? [...value].map(([row, one]) => [`${name}-${row}`, one] as const)
      : [[name, value] as const],
  );
  return Object.fromEntries(
    fields.flatMap(([name, value]) =>
      name === 'go' || name === 'website' || value === '' || value === false
        ? []
        : [[name, value === true ? 'yes' : value]],
    ),
  );
}

const factsFor = async (context: Inside, call: string): Promise<CallFacts | null> =>
  loadFacts(context.tx, {
    call,
    organisation: context.link.organisation,
    language: context.view.language,
    today: todayIn(context),
  });

/** What is missing, in the words of the page. */
function readOrRefuse(context: Opened, typed: TypedFields, facts: CallFacts): SaidApplication {
  const read = readApplication(typed, askingIn(facts), facts.today);
  if (Object.keys(read.faults).length === 0) return read.said;
  const { faults } = wordsOf(context);
  refuseFields(
    Object.fromEntries(Object.entries(read.faults).map(([name, fault]) => [name, faults[fault]])),
  );
}

/** A-10: what fills in the hidden field is no person; a person reads why, and loses nothing. */
function refuseTrap(context: Opened, website: string): void {
  if (website !== '') refuse(wordsOf(context).faults.trap, 'website');
}

function contentOf(context: Opened, typed: TypedFields, facts: CallFacts): PublicContent {
  const { call, organisation } = facts;
  const content: PublicContent = {
    typed,
    asked: call.questions.map(({ id, text: said }) => ({
      id,
      text:
        said[context.view.language] ?? said[organisation.language] ?? Object.values(said)[0] ?? '',
    })),
    language: letterLanguage(context, typed),
  };
  if (JSON.stringify(content).length > largestApplication) refuse(wordsOf(context).tooLong);
  return content;
}

/** How many rows for roles there are: one more than are filled in, when another was asked for. */
const rowsAsked = (query: Record<string, string>): number =>
  /^[1-8]$/.test(query.roles ?? '') ? Math.min(Number(query.roles), mostRoles) : 1;

async function applyPage(context: Inside, problem?: Problem) {
  const facts = await factsFor(context, context.link.opens);
  if (!facts) return gone(context);
  return ApplyPage({
    view: context.view,
    problem,
    facts,
    token: context.params.token!,
    roles: rowsAsked(context.query),
  });
}

type Own = { one: PublicApplication; facts: CallFacts; state: ApplicantState };

/** What a link of an applicant opens, and how it stands. */
async function enterOwn(context: Inside): Promise<Own | null> {
  const { tx, link } = context;
  const one = await findPublic(tx, link.opens);
  const facts = one && (await factsFor(context, one.callId));
  if (!one || !facts) return null;
  const application = one.applicationId
    ? await findApplication(tx, one.applicationId, { withdrawn: true })
    : null;
  return {
    one,
    facts,
    state: stateOfApplicant({
      isSent: one.sentAt !== null,
      isWithdrawn: one.withdrawnOn !== null || Boolean(application?.withdrawn),
      isTaken: one.takenAt !== null,
      admitted: application?.decision?.admitted ?? null,
      isPlaced: application !== null && (await isMatched(tx, application)),
    }),
  };
}

const dayOf = (moment: Date): string => moment.toISOString().slice(0, 10);
const doneIn = ({ query }: Opened): OwnProps['done'] =>
  (['saved', 'received', 'changed', 'confirmed'] as const).find((one) => one === query.done) ??
  null;

async function ownProps(context: Inside, own: Own, problem?: Problem): Promise<OwnProps> {
  const { tx, view, params, address, hasMail } = context;
  const { one, facts, state } = own;
  const { applicationId } = one;
  const [decision] = applicationId ? await listDecisions(tx, applicationId) : [];
  return {
    view,
    problem,
    facts,
    token: params.token!,
    address,
    typed: one.content.typed,
    state,
    sentOn: one.sentAt && dayOf(one.sentAt),
    keptUntil: addDays(dayOf(one.changedAt), draftDays),
    isConfirmed: one.confirmedAt !== null,
    hasMail,
    done: problem ? null : doneIn(context),
    decision: decision ?? null,
    validUntil: decision?.validUntil ?? null,
    queue: state === 'waiting' ? await findQueue(tx, applicationId!) : null,
    isMatched: state === 'placed',
    contact: applicationId
      ? await findContact(tx, {
          application: applicationId,
          coordinator: facts.cohort.coordinatorId,
        })
      : null,
    evidence: await listEvidence(tx, ['public_application_id', one.id]),
    consent: await findConsent(tx, 'public_application_id', one.id),
  };
}

async function ownFormPage(context: Inside, own: Own, problem?: Problem) {
  const props = await ownProps(context, own, problem);
  return OwnFormPage({ ...props, roles: rowsAsked(context.query) });
}

/** The form of a draft; how it stands once it was sent. */
async function ownPage(context: Inside, problem?: Problem) {
  const own = await enterOwn(context);
  if (!own) return gone(context);
  return own.state === 'draft' || (problem && mayCorrect(own.state))
    ? ownFormPage(context, own, problem)
    : OwnStatePage(await ownProps(context, own, problem));
}

async function correctionPage(context: Inside, problem?: Problem) {
  const own = await enterOwn(context);
  if (!own) return gone(context);
  return mayCorrect(own.state)
    ? ownFormPage(context, own, problem)
    : { goTo: `/my-application/${context.params.token}` };
}

async function statePage(context: Inside, problem?: Problem) {
  const own = await enterOwn(context);
  return own ? OwnStatePage(await ownProps(context, own, problem)) : gone(context);
}

const settingOf = (context: Opened) => ({
  organisation: context.link.organisation,
  at: nowIn(context),
  address: context.address,
});

const auditAs = (context: Acting, action: Parameters<typeof audit>[1]['action'], id: string) =>
  audit(context.tx, {
    organisation: context.link.organisation.id,
    person: null,
    action,
    subjectId: id,
  });

type Keeping = {
  id: string;
  token: string;
  typed: TypedFields;
  mayWrite: boolean;
};

/** By mail too, where an address was given. */
async function mailDraft(context: Acting, { id, token, typed, mayWrite }: Keeping): Promise<void> {
  const email = (typed.email ?? '').toLowerCase();
  if (!mayWrite || !isAddress(email)) return;
  await writeDraft(
    context.tx,
    {
      ...settingOf(context),
      language: letterLanguage(context, typed),
      email,
      key: `draft ${id} ${hashToken(email).toString('hex')} ${todayIn(context)}`,
    },
    `${context.address}/my-application/${token}`,
  );
}

/**
 * What belongs to sending: who the manager is, and a letter to the address, the same for one that
 * is known here and one that is not.
 */
async function afterSending(
  context: Acting,
  { id, token, typed, said, mayWrite }: Keeping & { said: SaidApplication },
): Promise<void> {
  const { tx, link, address } = context;
  const organisation = link.organisation.id;
  if (said.manager) {
    const known = await findConsent(tx, 'public_application_id', id);
    if (!known)
      await insertConsent(tx, {
        organisation,
        publicApplication: id,
        application: null,
        person: null,
        manager: said.manager,
      });
    else if (known.manager.email !== said.manager.email)
      await replaceManager(tx, { organisation, id: known.id, manager: said.manager });
  }
  const isKnown = await isKnownAddress(tx, said.email);
  if (!mayWrite) return;
  const confirm = await insertLink(tx, { organisation, kind: 'address_of', opens: id });
  await writeSent(
    tx,
    {
      ...settingOf(context),
      language: letterLanguage(context, typed),
      email: said.email,
      key: `sent ${hashToken(confirm).toString('hex')}`,
    },
    {
      confirm: `${address}/confirm-address/${confirm}`,
      state: `${address}/my-application/${token}`,
      isKnown,
    },
  );
}

const toOwn = (token: string, done: string, typed?: TypedFields): string =>
  `/my-application/${token}?done=${done}${typed ? `&roles=${Math.min(rolesTyped(typed).length + 1, mostRoles)}#roles` : ''}`;

const evidenceForm = form({
  criterion: maybeText(100),
  about: text(200),
  address: maybeText(500),
});

export const publicApplicationRoutes: OpenRoute[] = [
  byCall.get('/apply/:token', applyPage),

  byCall.post(
    '/apply/:token',
    {
      form: applicationForm,
      page: applyPage,
      prepare: (context, input) =>
        throttle(context, { link: context.link.opens, limit: mostOfLink, email: input.email }),
    },
    async (context, input, { mayWrite }) => {
      const { tx, link } = context;
      const facts = await factsFor(context, link.opens);
      if (!facts) return { shown: gone(context) };
      const w = wordsOf(context);
      refuseTrap(context, input.website);
      if (stateOfCall(facts.call, facts.today) !== 'open') refuse(w.off);
      const typed = typedOf(input);
      const said = input.go === 'send' ? readOrRefuse(context, typed, facts) : null;
      const organisation = link.organisation.id;
      const content = contentOf(context, typed, facts);
      const id = await insertPublic(tx, { organisation, call: facts.call.id, content });
      const token = await insertLink(tx, {
        organisation,
        kind: 'public_application_id',
        opens: id,
      });
      if (!said) {
        await mailDraft(context, { id, token, typed, mayWrite });
        await auditAs(context, 'save public_application', id);
        return toOwn(token, 'saved', input.go === 'more' ? typed : undefined);
      }
      await updatePublic(tx, { organisation, id, content, isSent: true, keepsAddress: true });
      await afterSending(context, { id, token, typed, said, mayWrite });
      await auditAs(context, 'send public_application', id);
      return toOwn(token, 'received');
    },
  ),

  byApplicant.get('/my-application/:token', ownPage),
  byApplicant.get('/my-application/:token/correction', correctionPage),

  byApplicant.post(
    '/my-application/:token',
    {
      form: applicationForm,
      page: ownPage,
      prepare: (context, input) =>
        throttle(context, { link: context.link.opens, limit: mostOfApplicant, email: input.email }),
    },
    async (context, input, { mayWrite }) => {
      const { tx, link, params } = context;
      const own = await enterOwn(context);
      if (!own) return { shown: gone(context) };
      const { one, facts, state } = own;
      const w = wordsOf(context);
      if (!mayCorrect(state)) refuse(w.readOnly);
      refuseTrap(context, input.website);
      const typed = typedOf(input);
      const [token, id, organisation] = [params.token!, one.id, link.organisation.id];
      const wasSent = one.sentAt !== null;
      const keepsAddress =
        (one.content.typed.email ?? '').toLowerCase() === (typed.email ?? '').toLowerCase();
      // Another row for roles of what was sent already: nothing is saved before it is whole.
      if (wasSent && input.go !== 'send')
        return {
          shown: await ownFormPage(
            { ...context, query: { roles: String(rolesTyped(typed).length + 1) } },
            { ...own, one: { ...one, content: { ...one.content, typed } } },
          ),
        };
      if (input.go === 'send' && !wasSent && stateOfCall(facts.call, facts.today) !== 'open')
        refuse(w.over(facts.call.closesOn ?? facts.today));
      const said = input.go === 'send' ? readOrRefuse(context, typed, facts) : null;
      await updatePublic(tx, {
        organisation,
        id,
        content: contentOf(context, typed, facts),
        isSent: said !== null,
        keepsAddress,
      });
      if (!said) {
        await mailDraft(context, { id, token, typed, mayWrite });
        await auditAs(context, 'save public_application', id);
        return toOwn(token, 'saved', input.go === 'more' ? typed : undefined);
      }
      const needsLetter = !wasSent || !keepsAddress;
      await afterSending(context, { id, token, typed, said, mayWrite: mayWrite && needsLetter });
      if (one.confirmedAt && keepsAddress) await askOfManager(context, id);
      await auditAs(
        context,
        wasSent ? 'correct public_application' : 'send public_application',
        id,
      );
      return toOwn(token, wasSent ? 'changed' : 'received');
    },
  ),

  byApplicant.post(
    '/my-application/:token/withdrawal',
    { form: form({}), page: statePage },
    async (context) => {
      const { tx, params } = context;
      const own = await enterOwn(context);
      if (!own) return { shown: gone(context) };
      const { one, state } = own;
      if (!mayWithdraw(state)) refuse(wordsOf(context).mentorshipRuns);
      await withdrawPublic(tx, one.id, own.facts.today);
      const application = one.applicationId ? await findApplication(tx, one.applicationId) : null;
      // The one in the list is theirs as well; whose person it is stays as it was.
      if (application)
        await withdraw(tx, application, { by: application.personId, today: own.facts.today });
      await auditAs(context, 'withdraw public_application', one.id);
      return `/my-application/${params.token}`;
    },
  ),

  byApplicant.get('/my-application/:token/evidence', evidencePage),

  byApplicant.post(
    '/my-application/:token/evidence',
    {
      form: evidenceForm,
      page: evidencePage,
      takesFile: true,
      prepare: async (context, _, upload) => {
        await throttle(context, { link: `papers ${context.link.opens}`, limit: mostOfApplicant });
        const kept = await keepUpload(context, upload);
        const w = wordsOf(context);
        if (kept === 'unfit') refuse(w.badFile, 'file');
        if (kept === 'harmful') refuse(w.harmful, 'file');
        return kept;
      },
    },
    async (context, input, file) => {
      const { tx, link, params } = context;
      const own = await enterOwn(context);
      if (!own) return { shown: gone(context) };
      const w = wordsOf(context);
      if (!mayCorrect(own.state)) refuse(w.readOnly);
      // A-19: files of strangers are stored once an address stands for them.
      if (own.one.confirmedAt === null) refuse(w.evidenceAfter);
      if ((file === null) === (input.address === '')) refuse(w.oneOfBoth, 'address');
      if (input.address && !isWebAddress(input.address)) refuse(w.badAddress, 'address');
      const all = await listEvidence(tx, ['public_application_id', own.one.id]);
      const isThere = all.some(
        (known) =>
          known.about === input.about &&
          known.address === (input.address || null) &&
          known.fileName === (file?.name ?? null),
      );
      if (isThere) return `/my-application/${params.token}#evidence`;
      if (all.length >= mostEvidence) refuse(w.tooMuchEvidence(mostEvidence), 'about');
      const criterion = provable(own.facts.role.criteria).find(({ id }) => id === input.criterion);
      await insertEvidence(tx, {
        organisation: link.organisation.id,
        publicApplication: own.one.id,
        application: own.one.applicationId,
        person: own.one.personId,
        criterion: criterion?.id ?? '',
        about: input.about,
        address: input.address || null,
        file,
      });
      await auditAs(context, 'correct public_application', own.one.id);
      return `/my-application/${params.token}#evidence`;
    },
  ),

  byApplicant.post(
    '/my-application/:token/evidence/:evidence/removal',
    { form: form({}), page: statePage },
    async (context) => {
      const { tx, params } = context;
      const own = await enterOwn(context);
      if (!own) return { shown: gone(context) };
      if (!mayCorrect(own.state)) refuse(wordsOf(context).readOnly);
      if (isId(params.evidence!))
        await deleteEvidence(tx, params.evidence!, ['public_application_id', own.one.id]);
      await auditAs(context, 'correct public_application', own.one.id);
      return `/my-application/${params.token}#evidence`;
    },
  ),

  byAddress.get('/confirm-address/:token', confirmPage),

  // Looking confirms nothing: programs that look through mail open links too.
  byAddress.post(
    '/confirm-address/:token',
    { form: form({}), page: confirmPage },
    async (context) => {
      const { tx, link } = context;
      const one = await findPublic(tx, link.opens);
      const token = (await findTokens(tx, 'public_application_id', [link.opens])).get(link.opens);
      if (!one || !token) return { shown: gone(context) };
      await confirmAddress(tx, one.id);
      await askOfManager(context, one.id);
      await auditAs(context, 'confirm public_application', one.id);
      return toOwn(token, 'confirmed');
    },
  ),

  byManager.get('/manager-consent/:token', consentPage),

  byManager.post(
    '/manager-consent/:token',
    { form: form({ accepted: maybeYesOrNo(), words: maybeText(1000) }), page: consentPage },
    async (context, { accepted, words }) => {
      const { tx, link, params, view } = context;
      const asked = await enterConsent(context);
      if (!asked) return { shown: gone(context) };
      const w = managerConsentWords[view.language];
      if (asked.isDecided) refuse(w.decided);
      if (accepted === null) refuse(wordsOf(context).faults.choose, 'accepted');
      if (!accepted && words === '') refuse(w.wordsNeeded, 'words');
      const { id } = asked.consent;
      await answerConsent(tx, { organisation: link.organisation.id, id, accepted, words });
      await auditAs(context, 'answer manager_consent', id);
      return `/manager-consent/${params.token}?done=answered`;
    },
  ),
];

async function evidencePage(context: Inside, problem?: Problem) {
  const own = await enterOwn(context);
  if (!own) return gone(context);
  const { view, params } = context;
  if (!problem && (!mayCorrect(own.state) || own.one.confirmedAt === null))
    return { goTo: `/my-application/${params.token}` };
  return OwnEvidencePage({ view, problem, facts: own.facts, token: params.token! });
}

async function confirmPage(context: Inside, problem?: Problem) {
  const { tx, view, params, link } = context;
  const one = await findPublic(tx, link.opens);
  const facts = one && (await factsFor(context, one.callId));
  if (!one || !facts) return gone(context);
  const email = one.content.typed.email ?? '';
  return ConfirmAddressPage({ view, problem, facts, token: params.token!, email });
}

/** A-20: once, when the address of the applicant is known to be theirs. */
async function askOfManager(context: Acting, id: string): Promise<void> {
  const consent = await findConsent(context.tx, 'public_application_id', id);
  if (!consent || consent.accepted !== null) return;
  const tokens = await findTokens(context.tx, 'consent_id', [consent.id]);
  if (tokens.has(consent.id)) return;
  await askManager(context.tx, settingOf(context), {
    consent,
    language: languageOf(context),
    isReminder: false,
  });
}

type Asked = {
  consent: ManagerConsent;
  applicant: string;
  role: 'mentor' | 'mentee';
  cohort: NonNullable<Awaited<ReturnType<typeof findCohort>>>;
  isDecided: boolean;
};

async function enterConsent({ tx, link }: Inside): Promise<Asked | null> {
  const consent = await findConsent(tx, 'id', link.opens);
  if (!consent) return null;
  const application = consent.applicationId
    ? await findApplication(tx, consent.applicationId)
    : null;
  const outside =
    !application && consent.publicApplicationId
      ? await findPublic(tx, consent.publicApplicationId)
      : null;
  if (outside?.withdrawnOn) return null;
  const call = outside && (await findCall(tx, outside.callId));
  const cohortId = application?.cohortId ?? call?.cohortId;
  const cohort = cohortId ? await findCohort(tx, cohortId) : null;
  const role = application?.role ?? call?.role;
  if (!cohort || !role) return null;
  const typed = outside?.content.typed;
  return {
    consent,
    applicant: application?.name ?? `${typed?.given_name ?? ''} ${typed?.family_name ?? ''}`.trim(),
    role,
    cohort,
    isDecided: Boolean(application?.decision),
  };
}

async function consentPage(context: Inside, problem?: Problem) {
  const asked = await enterConsent(context);
  if (!asked) return gone(context);
  const { view, params, link, query } = context;
  return ManagerConsentPage({
    ...asked,
    view,
    problem,
    token: params.token!,
    organisation: link.organisation.name,
    isThanked: query.done === 'answered',
  });
}
