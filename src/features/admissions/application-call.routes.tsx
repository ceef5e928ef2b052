/** Applications from outside on the coordinator's side: opening them, and saying who applied. */
import { completeLanguages, type Language } from '../../platform/i18n.ts';
import { linkTo } from '../../web/links.ts';
import { audit } from '../../web/audit.ts';
import {
  box,
  type ActContext,
  type Context,
  eachRow,
  form,
  isId,
  get,
  maybeDay,
  maybeOneOf,
  maybeIdOr,
  maybeText,
  maybeWhole,
  NotFound,
  oneOf,
  orNotFound,
  post,
  refuse,
  refuseFields,
  type Route,
  someOf,
  ids,
} from '../../web/route.tsx';
import type { Problem } from '../../web/view.ts';
import { checkKinds } from '../people/person.rules.ts';
import { listMergePeople } from '../people/merge.store.ts';
import { requireState } from '../programmes/cohort-state.service.ts';
import { findCohort } from '../programmes/programme.store.ts';
import { CallPage, CallsPage, PosterPage } from './application-call.pages.tsx';
import {
  openChoices,
  questionKinds,
  newQuestion,
  questionField,
  readQuestions,
  type TypedQuestion,
} from './application-call.rules.ts';
import {
  findAdmissionSettings,
  listCalls,
  saveAdmissionSettings,
  saveCall,
  type Call,
} from './application-call.store.ts';
import { applicationCallWords } from './application-call.words.ts';
import { findTokens, insertLink } from './application-link.store.ts';
import { judge } from './eligibility.rules.ts';
import { listEvidence } from './evidence.store.ts';
import { nameOf, OutsideOnePage, OutsidePage, type NewLine } from './outside.pages.tsx';
import { factsOfRoles } from './public-application.rules.ts';
import {
  findLikely,
  likelyIn,
  loadFacts,
  saidIn,
  takeIn,
  takeOver,
} from './public-application.service.ts';
import type { CallFacts } from './public-application.pages.tsx';
import {
  countNew,
  deletePublic,
  findPublic,
  listNew,
  type PublicApplication,
} from './public-application.store.ts';
import { foldName } from '../people/cells.rules.ts';

type Role = 'mentor' | 'mentee';
const roleNames: readonly Role[] = ['mentor', 'mentee'];
const wordsOf = ({ view }: Pick<Context, 'view'>) => applicationCallWords[view.language];

async function enterCohort({ tx, params }: Context) {
  const cohort = orNotFound(await findCohort(tx, params.cohort!));
  // Pupils of a class are divided, not admitted.
  if (cohort.rules.kind === 'groups') throw new NotFound();
  return cohort;
}

async function enterCall(context: Context) {
  const cohort = await enterCohort(context);
  const role = orNotFound(roleNames.find((one) => one === context.params.role));
  const call = (await listCalls(context.tx, cohort.id)).find((one) => one.role === role) ?? null;
  return { cohort, role, call };
}

const addressOf = (address: string, token: string | undefined): string | null =>
  token ? `${address}/apply/${token}` : null;

async function callsPage(context: Context, problem?: Problem) {
  const { tx, view, address, query } = context;
  const cohort = await enterCohort(context);
  const calls = await listCalls(tx, cohort.id);
  const tokens = await findTokens(
    tx,
    'call_id',
    calls.map(({ id }) => id),
  );
  return (
    <CallsPage
      view={view}
      problem={problem}
      cohort={cohort}
      calls={roleNames
        .filter((role) => cohort.profile.roles.some((one) => one.role === role))
        .map((role) => {
          const call = calls.find((one) => one.role === role) ?? null;
          return { role, call, link: call && addressOf(address, tokens.get(call.id)) };
        })}
      settings={await findAdmissionSettings(tx, cohort.id)}
      checkKinds={checkKinds}
      isSaved={query.saved === '1'}
      waiting={await countNew(tx, cohort.id)}
    />
  );
}

/** The organisation's own first. */
const languagesIn = ({ organisation }: Context): Language[] => [
  organisation.language,
  ...completeLanguages.filter((one) => one !== organisation.language),
];

async function callPage(context: Context, problem?: Problem) {
  const { cohort, role, call } = await enterCall(context);
  return (
    <CallPage
      view={context.view}
      problem={problem}
      cohort={cohort}
      role={role}
      call={call}
      languages={languagesIn(context)}
    />
  );
}

const callForm = form({
  is_open: box(),
  opens_on: maybeDay(),
  closes_on: maybeDay(),
  answer_by: maybeDay(),
  asks_manager: box(),
  welcome: eachRow(maybeText(3000)),
  kind: eachRow(oneOf(questionKinds)),
  needed: eachRow(box()),
  position: eachRow(maybeWhole(0, 99)),
  // Of each question in each language: see `questionField`.
  text: eachRow(maybeText(300)),
  options: eachRow(maybeText(2500)),
  go: oneOf(['save', 'more']),
});

/** What new applications are about, and which of them look like somebody who is there. */
async function newLines(context: Context, cohort: NonNullable<Call['cohortId']>) {
  const { tx, organisation, view, today } = context;
  const all = await listNew(tx, cohort);
  if (all.length === 0) return [];
  const people = await listMergePeople(tx);
  const facts = new Map<string, CallFacts | null>();
  for (const { callId } of all)
    if (!facts.has(callId))
      facts.set(
        callId,
        await loadFacts(tx, { call: callId, organisation, language: view.language, today }),
      );
  return all.flatMap((one): NewLine[] => {
    const of = facts.get(one.callId);
    if (!of) return [];
    return [
      {
        one,
        role: of.call.role,
        verdict: verdictOf(one, of),
        likely: likelyIn(people, one.content.typed),
        twins: [...new Set(all.filter((other) => areTwins(one, other)).map(nameOf))],
      },
    ];
  });
}

const areTwins = (one: PublicApplication, other: PublicApplication): boolean =>
  one.id !== other.id &&
  one.callId === other.callId &&
  (foldName(nameOf(one)) === foldName(nameOf(other)) ||
    one.content.typed.email?.toLowerCase() === other.content.typed.email?.toLowerCase());

function verdictOf(one: PublicApplication, facts: CallFacts) {
  const said = saidIn(one, facts);
  const isNone = said.answers['*roles'] === 'none';
  return judge(facts.role, {
    asOf: facts.today,
    roles: said.roles.length > 0 ? factsOfRoles(said.roles) : isNone ? [] : null,
    answers: said.answers,
    bornOn: said.bornOn,
    places: said.places,
    nominated: false,
  }).truth;
}

async function outsidePage(context: Context, problem?: Problem) {
  const { view, query } = context;
  const cohort = await enterCohort(context);
  return (
    <OutsidePage
      view={view}
      problem={problem}
      cohort={cohort}
      lines={await newLines(context, cohort.id)}
      added={/^\d{1,3}$/.test(query.added ?? '') ? Number(query.added) : null}
    />
  );
}

async function enterOne({ tx, params, organisation, view, today }: Context) {
  const one = orNotFound(await findPublic(tx, params.public!));
  if (one.sentAt === null) throw new NotFound();
  const facts = orNotFound(
    await loadFacts(tx, { call: one.callId, organisation, language: view.language, today }),
  );
  return { one, facts };
}

async function onePage(context: Context, problem?: Problem) {
  const { tx, view } = context;
  const { one, facts } = await enterOne(context);
  return (
    <OutsideOnePage
      view={view}
      problem={problem}
      facts={facts}
      one={one}
      likely={one.takenAt ? [] : await findLikely(tx, one.content.typed)}
      evidence={await listEvidence(tx, ['public_application_id', one.id])}
    />
  );
}

const auditAs = (
  { tx, organisation, person }: ActContext,
  action: Parameters<typeof audit>[1]['action'],
  subjectId: string,
) => audit(tx, { organisation: organisation.id, person: person.id, action, subjectId });

export const applicationCallRoutes: Route[] = [
  get(
    '/cohorts/:cohort/calls',
    { may: 'decide admission', audit: ['see cohort', 'cohort'] },
    callsPage,
  ),

  post(
    '/cohorts/:cohort/calls',
    {
      edits: true,
      may: 'decide admission',
      audit: ['change cohort', 'cohort'],
      form: form({
        admitted_until: maybeDay(),
        checks: someOf(checkKinds),
        open_choice: maybeOneOf(openChoices),
      }),
      page: callsPage,
    },
    async (context, { admitted_until: admittedUntil, checks, open_choice: openChoice }) => {
      const cohort = await enterCohort(context);
      await saveAdmissionSettings(context.tx, cohort.id, {
        admittedUntil,
        neededChecks: checks,
        openChoice: cohort.rules.kind === 'pairs' ? (openChoice ?? 'off') : 'off',
      });
      return linkTo(
        context.view,
        '/cohorts/:cohort/calls',
        { cohort: cohort.id },
        { query: { saved: '1' } },
      );
    },
  ),

  get(
    '/cohorts/:cohort/calls/:role',
    { may: 'decide admission', audit: ['see cohort', 'cohort'] },
    callPage,
  ),

  post(
    '/cohorts/:cohort/calls/:role',
    {
      edits: true,
      may: 'decide admission',
      audit: ['change cohort', 'cohort'],
      form: callForm,
      page: callPage,
    },
    async (context, input) => {
      const { tx, view, organisation } = context;
      const { cohort, role, call } = await enterCall(context);
      const w = wordsOf(context);
      const { is_open: isOpen, opens_on: opensOn, closes_on: closesOn } = input;
      if (isOpen && (opensOn === null || closesOn === null))
        refuse(w.needDays, opensOn === null ? 'opens_on' : 'closes_on');
      if (opensOn && closesOn && closesOn < opensOn) refuse(w.orderOfDays, 'closes_on');
      if (input.answer_by && opensOn && input.answer_by < opensOn)
        refuse(w.answerTooEarly, 'answer_by');
      const of = (rows: ReadonlyMap<string, string>, id: string) =>
        Object.fromEntries(
          completeLanguages.map((language) => [language, rows.get(`${id}_${language}`) ?? '']),
        );
      const typed = [...input.kind]
        .filter(([id]) => id === newQuestion || isId(id))
        .map(([id, kind]): TypedQuestion => ({
          id,
          kind,
          isNeeded: input.needed.get(id) ?? false,
          position: input.position.get(id) ?? 99,
          text: of(input.text, id),
          options: of(input.options, id),
        }));
      const read = readQuestions(typed, organisation.language);
      if ('faults' in read)
        refuseFields(
          Object.fromEntries(
            [...read.faults].map(([id, fault]) => [
              questionField(
                fault.startsWith('options') || fault === 'tooManyOptions' ? 'options' : 'text',
                id,
                organisation.language,
              ),
              w.faults[fault],
            ]),
          ),
        );
      const id = await saveCall(tx, organisation.id, {
        cohortId: cohort.id,
        role,
        isOpen,
        opensOn,
        closesOn,
        answerBy: input.answer_by,
        asksManager: input.asks_manager,
        welcome: Object.fromEntries([...input.welcome].filter(([, said]) => said !== '')),
        questions: read.questions.map((one) =>
          one.id === newQuestion ? { ...one, id: crypto.randomUUID() } : one,
        ),
      });
      if (!call)
        await insertLink(tx, { organisation: organisation.id, kind: 'call_id', opens: id });
      await auditAs(context, 'change application_call', id);
      return input.go === 'more'
        ? linkTo(
            view,
            '/cohorts/:cohort/calls/:role',
            { cohort: cohort.id, role },
            { hash: 'questions' },
          )
        : linkTo(view, '/cohorts/:cohort/calls', { cohort: cohort.id }, { query: { saved: '1' } });
    },
  ),

  post(
    '/cohorts/:cohort/calls/:role/link',
    {
      may: 'decide admission',
      audit: ['change cohort', 'cohort'],
      form: form({}),
      page: callsPage,
    },
    async (context) => {
      const { tx, view, organisation } = context;
      const { cohort, call } = await enterCall(context);
      const { id } = orNotFound(call);
      await insertLink(tx, { organisation: organisation.id, kind: 'call_id', opens: id });
      await auditAs(context, 'change application_call', id);
      return linkTo(
        view,
        '/cohorts/:cohort/calls',
        { cohort: cohort.id },
        { query: { saved: '1' } },
      );
    },
  ),

  get(
    '/cohorts/:cohort/calls/:role/poster',
    { may: 'decide admission', audit: ['see cohort', 'cohort'] },
    async (context) => {
      const { tx, view, address, organisation } = context;
      const entered = await enterCall(context);
      const call = orNotFound(entered.call);
      const token = (await findTokens(tx, 'call_id', [call.id])).get(call.id);
      return (
        <PosterPage
          view={view}
          cohort={entered.cohort}
          call={call}
          link={orNotFound(addressOf(address, token))}
          organisation={organisation}
        />
      );
    },
  ),

  get(
    '/cohorts/:cohort/applications/outside',
    { may: 'decide admission', audit: ['see cohort', 'cohort'] },
    outsidePage,
  ),

  // Those who look like nobody who is there, many at once.
  post(
    '/cohorts/:cohort/applications/outside',
    {
      may: 'decide admission',
      audit: ['change cohort', 'cohort'],
      form: form({ chosen: ids() }),
      page: outsidePage,
    },
    async (context, { chosen }) => {
      const { view, organisation, tx } = context;
      const cohort = await enterCohort(context);
      requireState(view, cohort, 'take-in');
      const w = wordsOf(context);
      const lines = (await newLines(context, cohort.id)).filter(
        ({ one, likely, twins }) =>
          chosen.includes(one.id) && likely.length === 0 && twins.length === 0,
      );
      if (lines.length === 0) refuse(w.chooseSome);
      for (const { one } of lines) {
        const facts = orNotFound(
          await loadFacts(tx, {
            call: one.callId,
            organisation,
            language: view.language,
            today: context.today,
          }),
        );
        const said = saidIn(one, facts);
        await takeIn(tx, {
          organisation: organisation.id,
          known: null,
          call: facts.call,
          said,
          one,
        });
        await auditAs(context, 'take public_application', one.id);
      }
      return linkTo(
        view,
        '/cohorts/:cohort/applications/outside',
        { cohort: cohort.id },
        { query: { added: lines.length } },
      );
    },
  ),

  get(
    '/public-applications/:public',
    { may: 'decide admission', audit: ['see public_application', 'public'] },
    onePage,
  ),

  post(
    '/public-applications/:public/person',
    {
      may: 'decide admission',
      audit: ['take public_application', 'public'],
      form: form({ person: maybeIdOr(['new']) }),
      page: onePage,
    },
    async (context, input) => {
      const { tx, view, organisation } = context;
      const { one, facts } = await enterOne(context);
      requireState(view, facts.cohort, 'take-in');
      const w = wordsOf(context);
      if (one.takenAt || one.withdrawnOn) refuse(w.gone);
      if (input.person === null) refuse(w.chooseWho, 'person');
      // Only whom the page asked about: nobody is joined to somebody else.
      const known =
        input.person === 'new'
          ? null
          : ((await findLikely(tx, one.content.typed)).find(({ id }) => id === input.person) ??
            refuse(w.chooseWho, 'person'));
      const said = saidIn(one, facts);
      const application = await takeIn(tx, {
        organisation: organisation.id,
        known: known && known.id,
        call: facts.call,
        said,
        one,
      });
      if (application === null) refuse(w.alreadyThere, 'person');
      return linkTo(view, '/applications/:application', { application });
    },
  ),

  post(
    '/public-applications/:public/changes',
    {
      may: 'decide admission',
      audit: ['take public_application', 'public'],
      form: form({}),
      page: onePage,
    },
    async (context) => {
      const { tx, view, organisation } = context;
      const { one, facts } = await enterOne(context);
      const application = orNotFound(one.applicationId);
      const said = saidIn(one, facts);
      await takeOver(tx, { organisation: organisation.id, one, said });
      return linkTo(view, '/applications/:application', { application });
    },
  ),

  post(
    '/public-applications/:public/removal',
    {
      may: 'decide admission',
      audit: ['delete public_application', 'public'],
      form: form({}),
      page: onePage,
    },
    async (context) => {
      const { tx, view } = context;
      const { one, facts } = await enterOne(context);
      if (one.takenAt) refuse(wordsOf(context).gone);
      await deletePublic(tx, one.id);
      return linkTo(view, '/cohorts/:cohort/applications/outside', { cohort: facts.cohort.id });
    },
  ),
];
