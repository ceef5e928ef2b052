import { linkTo } from '../../web/links.ts';
import { audit } from '../../web/audit.ts';
import { grantOf } from '../../web/permission.ts';
import {
  type ActContext,
  box,
  type Context,
  eachRow,
  form,
  get,
  maybeId,
  maybeOneOf,
  maybeText,
  maybeWhole,
  names,
  NotFound,
  orNotFound,
  post,
  refuse,
  type Route,
  someOf,
  whenSent,
  yesOrNo,
} from '../../web/route.tsx';
import type { Values } from '../../web/form.ts';
import { webWords } from '../../web/web.words.ts';
import type { Problem } from '../../web/view.ts';
import { languagesOf, sectorOf } from '../people/person.input.ts';
import { findInputs, listSectors, updateInputs } from '../people/inputs.store.ts';
import { managerOf } from '../people/manager.input.ts';
import { findCandidates } from '../people/manager.store.ts';
import { isProtected } from '../people/protected.store.ts';
import { mentorCompetences } from '../profiles/profile.rules.ts';
import { allows } from '../programmes/cohort-state.rules.ts';
import { requireState } from '../programmes/cohort-state.service.ts';
import { findCohort } from '../programmes/programme.store.ts';
import { ApplicationPage, spanOf } from './application.pages.tsx';
import {
  asksForRoles,
  asksForState,
  factsOf,
  inputOf,
  isStill,
  needsReason,
  roleOf,
} from './admission.rules.ts';
import {
  deleteRole,
  findApplication,
  findContact,
  insertRole,
  isMatched,
  listCounterparts,
  listDecisions,
  listRoles,
  listToPlace,
  nextUndecided,
  takeUpAgain,
  unverifyRole,
  updateAnswers,
  updateRoleEnd,
  updateWishes,
  verifyRole,
  withdraw,
} from './admission.store.ts';
import { decide } from './decision.service.ts';
import { admissionWords } from './admission.words.ts';
import { listCalls } from './application-call.store.ts';
import { listEvidence } from './evidence.store.ts';
import { findConsent } from './manager-consent.store.ts';
import { findPublicOf, findQueue } from './public-application.store.ts';
import { readPreferences, slots } from './preference.rules.ts';
import { dropWishesBut, listWishes } from './wish.store.ts';
import { isImpreciseDate, judge, type Truth } from './eligibility.rules.ts';

const truths: Truth[] = ['yes', 'no', 'unknown'];

/**
 * The coordinator sees every application, everybody else only their own; others do not learn that
 * it exists.
 */
export async function enter({ tx, params, person, today, grant }: Context) {
  const application = orNotFound(
    await findApplication(tx, params.application!, { withdrawn: true }),
  );
  if (grant !== 'all' && application.personId !== person.id) throw new NotFound();
  const cohort = orNotFound(await findCohort(tx, application.cohortId));
  const role = roleOf(cohort.profile, application.role) ?? {
    id: '',
    role: application.role,
    title: {},
    criteria: [],
    competences: [],
    behaviours: [],
    commitments: [],
    line: null,
  };
  return { application, cohort, role, verdict: judge(role, factsOf(application, today)) };
}

/** what was withdrawn is taken up again before anything else is done with it. */
export async function enterStanding(context: Context) {
  const entered = await enter(context);
  if (entered.application.withdrawn) refuse(admissionWords[context.view.language].isWithdrawn);
  return entered;
}

export async function applicationPage(context: Context, problem?: Problem) {
  const { tx, view, person } = context;
  const entered = await enter(context);
  const { application, cohort } = entered;
  const mayDecide = grantOf(person.roles, 'decide admission') !== null;
  const outside = await findPublicOf(tx, application.id);
  const calls = await listCalls(tx, cohort.id);
  const call = calls.find(({ id, role }) => outside?.callId === id || role === application.role);
  return (
    <ApplicationPage
      {...entered}
      view={view}
      problem={problem}
      isOwn={application.personId === person.id}
      roles={await listRoles(tx, application.personId)}
      asksRoles={asksForRoles(entered.role.criteria)}
      asksState={asksForState(entered.role.criteria)}
      inputs={await findInputs(tx, application.personId)}
      sectors={await listSectors(tx)}
      candidates={
        mayDecide && problem?.fields.manager
          ? await findCandidates(tx, problem.typed.manager ?? '')
          : []
      }
      contact={await findContact(tx, {
        application: application.id,
        coordinator: cohort.coordinatorId,
      })}
      isMatched={await isMatched(tx, application)}
      isToPlace={
        mayDecide &&
        cohort.rules.kind === 'pairs' &&
        allows(cohort.state, 'match') &&
        (await listToPlace(tx, cohort.id)).has(application.id)
      }
      decisions={await listDecisions(tx, application.id)}
      outside={outside}
      call={call ?? null}
      organisation={context.organisation}
      evidence={await listEvidence(tx, ['application_id', application.id])}
      consent={await findConsent(tx, 'application_id', application.id)}
      queue={await findQueue(tx, application.id)}
      competences={mentorCompetences(cohort.profile)}
      wishes={mayDecide ? await listWishes(tx, application.id) : []}
      counterparts={mayDecide ? await listCounterparts(tx, cohort.id, application.role) : []}
      mayDecide={mayDecide}
    />
  );
}

/** All that an application asks, with one Save. */
const answersForm = form({
  answer: eachRow(maybeText(20)),
  // One role more, where one was written down.
  role_title: maybeText(120),
  kind: maybeOneOf([
    'manager-with-staff',
    'formal-leader-without-staff',
    'leadership-unspecified',
    'other',
  ]),
  first_day: maybeText(10),
  last_day: maybeText(10),
  still: box(),
  state: maybeOneOf(truths),
  competences: names(),
  first: maybeText(100),
  places: maybeWhole(0, 100),
  slots: someOf(slots),
  region: maybeText(80),
  online: maybeOneOf(truths),
  years: maybeWhole(0, 69),
  sector: maybeText(80),
  languages: names(),
  other_languages: maybeText(200),
  manager: whenSent(maybeText(200)),
  manager_is: maybeId(),
  wish1: maybeId(),
  wish2: maybeId(),
  wish3: maybeId(),
});

/**
 * Who is named as the manager; whoever may not look through the people writes the name or the
 * address in full.
 */
async function managerIn(
  { tx, view, person: visitor }: Context,
  person: string,
  input: { manager: string | undefined; manager_is: string | null },
): Promise<string | null> {
  const { manager } = await findInputs(tx, person);
  const typed = input.manager;
  if (typed === undefined || typed === manager?.name) return manager?.id ?? null;
  return managerOf(tx, view, {
    person,
    typed,
    chosen: input.manager_is,
    wholly: grantOf(visitor.roles, 'see people') !== 'all',
  });
}

/** One of the roles of whoever applied. */
async function enterRole(context: Context) {
  const { application } = await enterStanding(context);
  const role = orNotFound(
    (await listRoles(context.tx, application.personId)).find(
      ({ id }) => id === context.params.role,
    ),
  );
  return { application, role };
}

/**
 * when a role ended. What was typed comes before the box, which is ticked before anybody has
 * looked at it; a box taken out asks for the day.
 */
function endOf(
  { view }: Context,
  { end, still, from, field }: { end: string; still: boolean; from: string | null; field: string },
): string {
  const w = admissionWords[view.language];
  const until = end;
  if (until === '' && !still) refuse(w.endMissing, field);
  if (until === '' || isStill(until)) return 'present';
  if (!isImpreciseDate(until)) refuse(w.badDate, field);
  if (from && until.slice(0, from.length) < from.slice(0, until.length))
    refuse(w.orderOfDays, field);
  return until;
}

type Entered = Pick<Awaited<ReturnType<typeof enter>>, 'application' | 'role'>;

/** What the requirements ask; what is left out, or does not fit, is not known. */
async function saveFacts(
  context: ActContext,
  { application, role }: Entered,
  typed: ReadonlyMap<string, string>,
): Promise<void> {
  if (typed.size === 0) return;
  const answers = { ...application.answers };
  for (const criterion of role.criteria.filter((known) => inputOf(known) !== null)) {
    const said = typed.get(criterion.id) ?? '';
    const fits =
      inputOf(criterion) === 'truth'
        ? ['yes', 'no', 'unknown'].includes(said)
        : /^\d{1,5}([.,]\d)?$/.test(said);
    answers[criterion.id] = fits ? said.replace(',', '.') : 'unknown';
  }
  await updateAnswers(context.tx, context.organisation.id, { ...application, answers });
}

/** A role more, when anything was written about one. */
async function addRole(
  context: ActContext,
  { application, role }: Entered,
  input: Values<typeof answersForm>,
): Promise<void> {
  const w = admissionWords[context.view.language];
  const required = webWords[context.view.language].required;
  const { role_title: title, first_day: from, kind } = input;
  if (!title && !from && !input.last_day) return;
  if (!title) refuse(required, 'role_title');
  if (!from) refuse(required, 'first_day');
  if (!kind) refuse(webWords[context.view.language].choose, 'kind');
  if (!input.state && asksForState(role.criteria)) refuse(w.askState, 'state');
  if (!isImpreciseDate(from) || from === 'present') refuse(w.badDate, 'first_day');
  const until = endOf(context, {
    end: input.last_day,
    still: input.still,
    from,
    field: 'last_day',
  });
  await insertRole(context.tx, context.organisation.id, application.personId, {
    kind,
    title,
    firstDay: from,
    lastDay: until,
    stateAdministration: input.state ?? 'unknown',
  });
}

export const admissionRoutes: Route[] = [
  get(
    '/applications/:application',
    { may: 'apply', audit: ['see application', 'application'] },
    applicationPage,
  ),

  post(
    '/applications/:application/answers',
    {
      edits: true,
      may: 'apply',
      audit: ['change application', 'application'],
      form: answersForm,
      page: applicationPage,
    },
    async (context, input) => {
      const { application, cohort, role } = await enterStanding(context);
      await saveFacts(context, { application, role }, input.answer);
      await addRole(context, { application, role }, input);
      const known = new Set(mentorCompetences(cohort.profile).map((competence) => competence.id));
      const chosen = input.competences
        .filter((id) => known.has(id))
        .slice(0, application.role === 'mentor' ? 5 : 3);
      const ranked = [
        ...chosen.filter((id) => id === input.first),
        ...chosen.filter((id) => id !== input.first),
      ];
      const mayWish = grantOf(context.person.roles, 'decide admission') !== null;
      const others = mayWish ? await listCounterparts(context.tx, cohort.id, application.role) : [];
      const preferences =
        readPreferences(input, (id) => others.some((other) => other.id === id)) ??
        refuse(admissionWords[context.view.language].badWishes, 'wish1');
      await updateWishes(context.tx, {
        id: application.id,
        competences: ranked,
        places: (application.role === 'mentor' ? input.places : null) ?? application.places,
        preferences: mayWish
          ? preferences
          : { ...preferences, wishes: application.preferences.wishes },
      });
      if (mayWish) await dropWishesBut(context.tx, application.id, preferences.wishes);
      // Of a protected identity only its owner says more than the row tells.
      if (
        application.personId === context.person.id ||
        !(await isProtected(context.tx, application.personId))
      )
        await updateInputs(context.tx, application.personId, {
          languages: languagesOf(context.view, input),
          sector: sectorOf(input.sector),
          manager: await managerIn(context, application.personId, input),
        });
      return linkTo(context.view, '/applications/:application', { application: application.id });
    },
  ),

  post(
    '/applications/:application/no-roles',
    {
      may: 'apply',
      audit: ['change application', 'application'],
      form: form({}),
      page: applicationPage,
    },
    async (context) => {
      const { application } = await enterStanding(context);
      await updateAnswers(context.tx, context.organisation.id, {
        ...application,
        answers: { ...application.answers, '*roles': 'none' },
      });
      return linkTo(context.view, '/applications/:application', { application: application.id });
    },
  ),

  post(
    '/applications/:application/decisions',
    {
      may: 'decide admission',
      audit: ['change application', 'application'],
      form: form({ admitted: yesOrNo(), reason: maybeText(1000), next: box() }),
      page: applicationPage,
    },
    async (context, input) => {
      const { application, verdict } = await enterStanding(context);
      const { admitted } = input;
      const reason = input.reason || null;
      if (needsReason(verdict.truth, admitted) && !reason)
        refuse(admissionWords[context.view.language].needsReason, 'reason');
      await decide(context, { application, verdict }, { admitted, reason });
      const next = input.next ? await nextUndecided(context.tx, application) : null;
      return linkTo(context.view, '/applications/:application', {
        application: next ?? application.id,
      });
    },
  ),

  post(
    '/applications/:application/withdrawal',
    {
      may: 'apply',
      audit: ['change application', 'application'],
      form: form({}),
      page: applicationPage,
    },
    async (context) => {
      const { application } = await enterStanding(context);
      if (await isMatched(context.tx, application))
        refuse(admissionWords[context.view.language].isMatched);
      await withdraw(context.tx, application, { by: context.person.id, today: context.today });
      await audit(context.tx, {
        organisation: context.organisation.id,
        person: context.person.id,
        action: 'withdraw application',
        subjectId: application.id,
      });
      return linkTo(context.view, '/applications/:application', { application: application.id });
    },
  ),

  post(
    '/applications/:application/return',
    {
      may: 'apply',
      audit: ['change application', 'application'],
      form: form({}),
      page: applicationPage,
    },
    async (context) => {
      const { application, cohort } = await enter(context);
      if (!application.withdrawn) throw new NotFound();
      if (cohort.lastDay < context.today) refuse(admissionWords[context.view.language].cohortOver);
      requireState(context.view, cohort, 'take-in');
      await takeUpAgain(context.tx, application.id);
      await audit(context.tx, {
        organisation: context.organisation.id,
        person: context.person.id,
        action: 'take up application',
        subjectId: application.id,
      });
      return linkTo(context.view, '/applications/:application', { application: application.id });
    },
  ),

  post(
    '/applications/:application/roles/:role/end',
    {
      may: 'apply',
      audit: ['change application', 'application'],
      form: form({ end: eachRow(maybeText(10)), still: eachRow(box()) }),
      page: applicationPage,
    },
    async (context, input) => {
      const { application, role } = await enterRole(context);
      await updateRoleEnd(
        context.tx,
        role.id,
        endOf(context, {
          end: input.end.get(role.id) ?? '',
          still: input.still.get(role.id) ?? false,
          from: role.firstDay,
          field: `end-${role.id}`,
        }),
      );
      return linkTo(
        context.view,
        '/applications/:application',
        { application: application.id },
        { hash: 'roles' },
      );
    },
  ),

  post(
    '/applications/:application/roles/:role/removal',
    {
      may: 'apply',
      audit: ['change application', 'application'],
      form: form({}),
      page: applicationPage,
    },
    async (context) => {
      const { application, role } = await enterRole(context);
      if (role.verified && grantOf(context.person.roles, 'decide admission') === null)
        refuse(admissionWords[context.view.language].isVerified);
      await deleteRole(context.tx, role.id);
      return linkTo(
        context.view,
        '/applications/:application',
        { application: application.id },
        { hash: 'roles' },
      );
    },
  ),

  post(
    '/applications/:application/roles/:role/verification',
    {
      may: 'decide admission',
      audit: ['change application', 'application'],
      form: form({ against: eachRow(maybeText(200)), seen: eachRow(maybeText(120)) }),
      page: applicationPage,
    },
    async (context, input) => {
      const { application, role } = await enterRole(context);
      const against = input.against.get(role.id) ?? '';
      if (against === '')
        refuse(admissionWords[context.view.language].sayWhatWasSeen, `against-${role.id}`);
      if (input.seen.get(role.id) !== spanOf(role))
        refuse(admissionWords[context.view.language].roleChanged, `against-${role.id}`);
      await verifyRole(context.tx, {
        role: role.id,
        by: context.person.id,
        today: context.today,
        against,
      });
      await audit(context.tx, {
        organisation: context.organisation.id,
        person: context.person.id,
        action: 'verify application',
        subjectId: application.id,
      });
      return linkTo(
        context.view,
        '/applications/:application',
        { application: application.id },
        { hash: 'roles' },
      );
    },
  ),

  post(
    '/applications/:application/roles/:role/verification/end',
    {
      may: 'decide admission',
      audit: ['change application', 'application'],
      form: form({}),
      page: applicationPage,
    },
    async (context) => {
      const { application, role } = await enterRole(context);
      if (!role.verified) throw new NotFound();
      await unverifyRole(context.tx, role.id);
      return linkTo(
        context.view,
        '/applications/:application',
        { application: application.id },
        { hash: 'roles' },
      );
    },
  ),
];
