import { note } from '../hall/journal.ts';
import { grantOf } from '../hall/permission.ts';
import {
  form,
  get,
  maybeText,
  NotFound,
  oneOf,
  orNotFound,
  post,
  postOpen,
  refuse,
  text,
  type Context,
  type Door,
} from '../hall/route.tsx';
import { nobody } from '../hall/session.ts';
import type { Problem } from '../hall/view.ts';
import { findPerson } from '../people/person.store.ts';
import { mentorCompetences } from '../profiles/profile.rules.ts';
import { findCohort } from '../programmes/programme.store.ts';
import { ApplicationsPage } from './admission.pages.tsx';
import { ApplicationPage } from './application.pages.tsx';
import { asksForRoles, factsOf, inputOf, needsReason, roleOf } from './admission.rules.ts';
import {
  findApplication,
  insertApplication,
  insertDecision,
  insertRole,
  listApplications,
  listCounterparts,
  listDecisions,
  listNominees,
  listRoles,
  updateAnswers,
  updateWishes,
} from './admission.store.ts';
import { admissionWords } from './admission.words.ts';
import { readPreferences } from './preference.rules.ts';
import { isImpreciseDate, judge, type Verdict } from './eligibility.rules.ts';

const nothing: Verdict = { truth: 'yes', parts: [], failed: [], ask: [] };

/** A contact person nominates and sees only people of their own member organisation. */
const ownMember = ({ grant, person }: Context) =>
  grant === 'own' ? (person.memberOrganisation ?? nobody) : null;

async function boardPage(context: Context, problem?: Problem) {
  const { tx, view, params, query, today } = context;
  const cohort = orNotFound(await findCohort(tx, params.cohort!));
  const applications = await listApplications(tx, cohort.id, ownMember(context));
  const judged = applications.map((application) => {
    const role = roleOf(cohort.profile, application.role);
    return { application, verdict: role ? judge(role, factsOf(application, today)) : nothing };
  });
  return (
    <ApplicationsPage
      view={view}
      problem={problem}
      cohort={cohort}
      judged={judged}
      nominees={await listNominees(tx, cohort.id, ownMember(context))}
      filter={query.show ?? ''}
    />
  );
}

/** The coordinator sees every application, everybody else only their own; others do not learn that it exists. */
async function enter({ tx, params, person, today, grant }: Context) {
  const application = orNotFound(await findApplication(tx, params.application!));
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

async function applicationPage(context: Context, problem?: Problem) {
  const { tx, view, person } = context;
  const entered = await enter(context);
  const mayDecide = grantOf(person.roles, 'decide admission') !== null;
  return (
    <ApplicationPage
      {...entered}
      view={view}
      problem={problem}
      roles={await listRoles(tx, entered.application.personId)}
      asksRoles={asksForRoles(entered.role.criteria)}
      decisions={mayDecide ? await listDecisions(tx, entered.application.id) : []}
      competences={mentorCompetences(entered.cohort.profile)}
      counterparts={
        mayDecide ? await listCounterparts(tx, entered.cohort.id, entered.application.role) : []
      }
      mayDecide={mayDecide}
    />
  );
}

const roleForm = form({
  role_title: text(120),
  kind: oneOf([
    'manager-with-staff',
    'formal-leader-without-staff',
    'leadership-unspecified',
    'other',
  ]),
  first_day: maybeText(10),
  last_day: maybeText(10),
  state: oneOf(['yes', 'no', 'unknown']),
});

export const admissionRoutes: Door[] = [
  get('/cohorts/:cohort/applications', 'see applications', boardPage),

  post(
    '/cohorts/:cohort/applications',
    'nominate',
    form({ person: text(36), role: oneOf(['mentor', 'mentee']) }),
    boardPage,
    async (context, input) => {
      const { tx, view, params, organisation, person } = context;
      const w = admissionWords[view.language];
      const cohort = orNotFound(await findCohort(tx, params.cohort!));
      const nominee = await findPerson(tx, input.person);
      const member = ownMember(context);
      if (!nominee || (member !== null && nominee.memberOrganisationId !== member))
        refuse(w.choosePerson, 'person');
      const id = await insertApplication(tx, {
        organisation: organisation.id,
        cohort: cohort.id,
        person: nominee.id,
        role: input.role,
        nominatedBy: person.id,
      });
      if (!id) refuse(w.twice, 'person');
      await note(tx, {
        organisation: organisation.id,
        person: person.id,
        deed: 'nominate application',
        subjectId: id,
      });
      return grantOf(person.roles, 'decide admission')
        ? `${view.base}/applications/${id}`
        : `${view.base}/cohorts/${cohort.id}/applications`;
    },
  ),

  get('/applications/:application', 'apply', applicationPage),

  postOpen(
    '/applications/:application/facts',
    'apply',
    applicationPage,
    async (context, fields) => {
      const { application, role } = await enter(context);
      const answers = { ...application.answers };
      for (const criterion of role.criteria.filter((known) => inputOf(known) !== null)) {
        const typed = (fields[`answer-${criterion.id}`] ?? '').trim().slice(0, 20);
        const fits =
          inputOf(criterion) === 'truth'
            ? ['yes', 'no', 'unknown'].includes(typed)
            : /^\d{1,5}([.,]\d)?$/.test(typed);
        answers[criterion.id] = fits ? typed.replace(',', '.') : 'unknown';
      }
      await updateAnswers(context.tx, context.organisation.id, { ...application, answers });
      return `${context.view.base}/applications/${application.id}`;
    },
  ),

  post(
    '/applications/:application/roles',
    'apply',
    roleForm,
    applicationPage,
    async (context, input) => {
      const w = admissionWords[context.view.language];
      const { application } = await enter(context);
      const until = /^(?:present|now|nu|heden|pågår|tot nu)$/i.test(input.last_day ?? '')
        ? 'present'
        : input.last_day || null;
      const from = input.first_day || null;
      if (from && (!isImpreciseDate(from) || from === 'present')) refuse(w.badDate, 'first_day');
      if (until && !isImpreciseDate(until)) refuse(w.badDate, 'last_day');
      if (
        from &&
        until &&
        until !== 'present' &&
        until.slice(0, from.length) < from.slice(0, until.length)
      )
        refuse(w.orderOfDays, 'last_day');
      await insertRole(context.tx, context.organisation.id, application.personId, {
        kind: input.kind,
        title: input.role_title,
        firstDay: from,
        lastDay: until,
        stateAdministration: input.state,
      });
      return `${context.view.base}/applications/${application.id}`;
    },
  ),

  post(
    '/applications/:application/no-roles',
    'apply',
    form({}),
    applicationPage,
    async (context) => {
      const { application } = await enter(context);
      await updateAnswers(context.tx, context.organisation.id, {
        ...application,
        answers: { ...application.answers, '*roles': 'none' },
      });
      return `${context.view.base}/applications/${application.id}`;
    },
  ),

  postOpen(
    '/applications/:application/wishes',
    'apply',
    applicationPage,
    async (context, fields) => {
      const { application, cohort } = await enter(context);
      const known = new Set(mentorCompetences(cohort.profile).map((competence) => competence.id));
      const chosen = (fields.competences ?? '')
        .split(',')
        .filter((id) => known.has(id))
        .slice(0, application.role === 'mentor' ? 5 : 3);
      const ranked = [...chosen].sort(
        (a, b) => Number(b === fields.first) - Number(a === fields.first),
      );
      const places = Number(fields.places);
      const mayWish = grantOf(context.person.roles, 'decide admission') !== null;
      const others = mayWish ? await listCounterparts(context.tx, cohort.id, application.role) : [];
      const { preferences, faults } = readPreferences(fields, (id) =>
        others.some((other) => other.id === id),
      );
      const w = admissionWords[context.view.language];
      if (faults[0])
        refuse(w.preferenceFault[faults[0]], faults[0] === 'wishes' ? 'wish1' : faults[0]);
      await updateWishes(context.tx, {
        id: application.id,
        competences: ranked,
        places:
          application.role === 'mentor' && Number.isInteger(places) && places >= 0 && places <= 100
            ? places
            : application.places,
        preferences: mayWish
          ? preferences
          : { ...preferences, wishes: application.preferences.wishes },
      });
      return `${context.view.base}/applications/${application.id}`;
    },
  ),

  post(
    '/applications/:application/decisions',
    'decide admission',
    form({ admitted: oneOf(['yes', 'no']), reason: maybeText(1000) }),
    applicationPage,
    async (context, input) => {
      const { application, verdict } = await enter(context);
      const admitted = input.admitted === 'yes';
      const reason = input.reason || null;
      if (needsReason(verdict.truth, admitted) && !reason)
        refuse(admissionWords[context.view.language].needsReason, 'reason');
      await insertDecision(context.tx, {
        organisation: context.organisation.id,
        application: application.id,
        verdict: verdict.truth,
        parts: verdict.parts,
        admitted,
        reason,
        person: context.person.id,
      });
      await note(context.tx, {
        organisation: context.organisation.id,
        person: context.person.id,
        deed: admitted ? 'admit application' : 'decline application',
        subjectId: application.id,
      });
      return `${context.view.base}/applications/${application.id}`;
    },
  ),
];
