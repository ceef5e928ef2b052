import type { Values } from '../../web/form.ts';
import { linkTo } from '../../web/links.ts';
import { listInterviews, listScores } from '../assessments/interview.store.ts';
import { listRatings, listRatingComments } from '../assessments/report.store.ts';
import { listRounds } from '../assessments/round.store.ts';
import { insertLink } from '../assessments/rater-link.store.ts';
import { findByEmail, listShares, listTalks } from '../assessments/share.store.ts';
import { listOwnApplications } from '../admissions/admission.store.ts';
import { audit } from '../../web/audit.ts';
import {
  type ActContext,
  type Context,
  type ContextFor,
  day,
  eachRow,
  form,
  get,
  maybeId,
  maybeText,
  maybeWhole,
  names,
  NotFound,
  oneOf,
  orNotFound,
  type Outside,
  post,
  refuse,
  type Route,
  someOf,
  text,
  type Upload,
  yesOrNo,
} from '../../web/route.tsx';
import type { Problem } from '../../web/view.ts';
import { mentorCompetences, say } from '../profiles/profile.rules.ts';
import { quarterBefore } from '../goals/pulse.rules.ts';
import { findShownPulse, findShownQuarter } from '../course/shown-means.store.ts';
import { listProfilesInUse } from '../programmes/programme.store.ts';
import {
  ClosedFilePage,
  DevelopmentPage,
  QuickAnswersPage,
  QuickLinksPage,
} from './development.pages.tsx';
import { developmentWords } from './development.words.ts';
import { listCertificates } from './certificate.store.ts';
import {
  deleteEvidence,
  findEvidenceFile,
  insertEvidence,
  keepStrength,
  listEvidence,
  listStrengths,
  markScanned,
} from './evidence.store.ts';
import {
  answerGoalRequest,
  endDevelopmentGoal,
  insertDevelopmentGoal,
  insertGoalRequest,
  listDevelopmentGoals,
  listGoalRequests,
  listSharedGoals,
  shareGoal,
} from './goal.store.ts';
import {
  findLastReport,
  findOwnCohort,
  loadDevelopmentContext,
} from './development-context.service.ts';
import { isWebAddress } from '../../platform/web-address.ts';
import { keepUpload, type StoredFile } from '../../web/upload.ts';
import { readPeople } from './library.rules.ts';
import { reportPage } from './report.routes.tsx';
import { seedsOf, strongIn } from './own.rules.ts';
import { closeQuick, insertQuick, listQuick } from './quick.store.ts';

async function developmentPage(context: ContextFor<'report'>, problem?: Problem) {
  const { tx, view, person } = context;
  const last = await findLastReport(context);
  const ground = await loadDevelopmentContext(context, last?.report.developmentNeeds ?? []);
  const competences = ground?.competences ?? [];
  const nameOf = (id: string) =>
    say(
      competences.find((one) => one.id === id)?.name ?? null,
      view.language,
      ground?.profile.languages ?? [],
    );
  const asked = await listGoalRequests(tx, { person: person.id });
  const names = await indicatorNames(context);
  const requests = [];
  for (const request of asked.filter(({ agreed }) => agreed === null))
    requests.push({
      ...request,
      name: names.get(request.indicator) ?? request.indicator,
      evidence: request.kind === 'review' ? await listEvidence(tx, { goal: request.goalId }) : [],
    });
  const quarter = quarterBefore(context.today);
  return (
    <DevelopmentPage
      view={view}
      quarter={quarter}
      felt={await findShownQuarter(tx, person.id, quarter.firstDay)}
      everFelt={await findShownPulse(tx, person.id)}
      problem={problem}
      ground={ground}
      requests={requests}
      talks={await listTalks(tx, { coach: person.id })}
      shares={await listShares(tx, { reader: person.id })}
      theirGoals={(await listSharedGoals(tx, person.id)).map((goal) => ({
        ...goal,
        name: names.get(goal.indicator) ?? goal.indicator,
      }))}
      evidence={await listEvidence(tx, { person: person.id })}
      strong={strongIn(last?.report ?? null).map((id) => ({ id, name: nameOf(id) }))}
      offered={await listStrengths(tx, { person: person.id })}
      quick={await listQuick(tx, person.id)}
      seed={(await seeds(context, last !== null, (ground?.goals.length ?? 0) > 0)).map(nameOf)}
      certificates={(await listCertificates(tx, { person: person.id })).filter(
        ({ code }) => code !== null,
      )}
    />
  );
}

/** Of every profile in use, so that a request of another programme can be read. */
async function indicatorNames({ tx, view }: Context): Promise<Map<string, string>> {
  const profiles = await listProfilesInUse(tx);
  return new Map(
    profiles.flatMap((profile) =>
      mentorCompetences(profile).flatMap(({ indicators }) =>
        indicators.map((one) => [one.id, say(one.text, view.language, profile.languages)] as const),
      ),
    ),
  );
}

/** The own interview, once both have handed in. */
async function seeds(context: Context, hasReport: boolean, hasGoal: boolean): Promise<string[]> {
  const { tx, person } = context;
  if (hasReport || hasGoal) return [];
  const cohort = await findOwnCohort(context);
  const application = (await listOwnApplications(tx, person.id)).find(
    ({ cohortId, role }) => cohortId === cohort?.id && role === 'mentor',
  );
  const [interview] = application ? await listInterviews(tx, { application: application.id }) : [];
  return interview?.interviewers.every(({ hasSubmitted }) => hasSubmitted)
    ? seedsOf(await listScores(tx, interview.id), { hasReport, hasGoal })
    : [];
}

const goalForm = form({
  indicator: text(100),
  practice: text(500),
  resource: maybeText(300),
  look_again_on: day(),
  mentorship: maybeId(),
});

/** AS-17: one thing to practise, in one of the own mentorships or in any. */
async function addGoal(
  context: ActContext,
  round: string | null,
  input: Values<typeof goalForm>,
): Promise<void> {
  const { tx, view, organisation, person, today } = context;
  const w = developmentWords[view.language];
  const ground = orNotFound(await loadDevelopmentContext(context, []));
  const home = ground.competences.find(({ indicators }) =>
    indicators.some(({ id }) => id === input.indicator),
  );
  if (!home) refuse(w.chooseOne, 'indicator');
  if (input.look_again_on <= today) refuse(w.laterDay, 'look_again_on');
  if (input.mentorship && !ground.mentorships.some(({ id }) => id === input.mentorship))
    refuse(w.chooseOne, 'mentorship');
  if (ground.goals.filter(({ outcome }) => outcome === null).length >= 3)
    refuse(w.threeGoals, 'practice');
  await insertDevelopmentGoal(tx, {
    organisation: organisation.id,
    person: person.id,
    round,
    competence: home!.id,
    indicator: input.indicator,
    practice: input.practice,
    resource: input.resource,
    lookAgainOn: input.look_again_on,
    // With one mentorship nobody is asked which.
    mentorship:
      input.mentorship || (ground.mentorships.length === 1 ? ground.mentorships[0]!.id : null),
  });
}

async function findGoal({ tx, params, person }: Context) {
  return orNotFound(
    (await listDevelopmentGoals(tx, person.id)).find(({ id }) => id === params.goal),
  );
}

async function readFile(outside: Outside, upload: Upload | null): Promise<StoredFile | null> {
  const w = developmentWords[outside.view.language];
  const kept = await keepUpload(outside, upload);
  if (kept === 'unfit') refuse(w.badFile, 'file');
  if (kept === 'harmful') refuse(w.harmful, 'file');
  return kept;
}

export const developmentRoutes: Route[] = [
  get('/development', { may: 'answer requests', purpose: 'report', audit: null }, developmentPage),

  post(
    '/rounds/:round/goals',
    {
      may: 'grow',
      purpose: 'report',
      audit: ['change assessment_round', 'round'],
      form: goalForm,
      page: reportPage,
    },
    async (context, input) => {
      const { tx, view, params, person } = context;
      const mine = (await listRounds(tx, { mentor: person.id })).some(
        ({ id }) => id === params.round,
      );
      if (!mine) throw new NotFound();
      await addGoal(context, params.round!, input);
      return linkTo(view, '/rounds/:round/report', { round: params.round }, { hash: 'plan' });
    },
  ),

  post(
    '/development/goals',
    {
      may: 'grow',
      purpose: 'report',
      audit: ['change own person', 'self'],
      form: goalForm,
      page: developmentPage,
    },
    async (context, input) => {
      await addGoal(context, null, input);
      return linkTo(context.view, '/development', {}, { hash: 'plan' });
    },
  ),

  post(
    '/development/goals/:goal/end',
    {
      may: 'grow',
      purpose: 'report',
      audit: ['change own person', 'self'],
      form: form({ outcome: oneOf(['done', 'dropped']) }),
      page: developmentPage,
    },
    async (context, input) => {
      await findGoal(context);
      if (!(await endDevelopmentGoal(context.tx, context.params.goal!, input.outcome)))
        throw new NotFound();
      return linkTo(context.view, '/development', {}, { hash: 'plan' });
    },
  ),

  post(
    '/development/goals/:goal/sharing',
    {
      may: 'grow',
      purpose: 'report',
      audit: ['change own person', 'self'],
      form: form({ shared: yesOrNo() }),
      page: developmentPage,
    },
    async (context, { shared }) => {
      await findGoal(context);
      await shareGoal(context.tx, context.params.goal!, shared);
      return linkTo(context.view, '/development', {}, { hash: 'plan' });
    },
  ),

  post(
    '/development/goals/:goal/requests',
    {
      may: 'grow',
      purpose: 'report',
      audit: ['change own person', 'self'],
      form: form({
        goal: maybeId(),
        kind: oneOf(['help', 'review']),
        helper: maybeId(),
        email: maybeText(200),
        words: text(1000),
      }),
      page: developmentPage,
    },
    async (context, input) => {
      const { tx, view, organisation, person } = context;
      const w = developmentWords[view.language];
      const goal = await findGoal(context);
      const helper = (await listStrengths(tx)).find(
        ({ personId, helps, competence }) =>
          personId === input.helper && helps && competence === goal.competence,
      );
      const other =
        helper?.personId ?? (input.email ? (await findByEmail(tx, input.email))?.id : undefined);
      if (!other) refuse(w.notKnown, 'email');
      if (other === person.id) refuse(w.notYourself, 'email');
      const known = await listGoalRequests(tx, { owner: person.id });
      if (
        known.some(
          (one) =>
            one.goalId === goal.id &&
            one.personId === other &&
            one.kind === input.kind &&
            one.agreed === null,
        )
      )
        refuse(w.askedOnce, 'email');
      await insertGoalRequest(tx, {
        organisation: organisation.id,
        goal: goal.id,
        owner: person.id,
        person: other!,
        kind: input.kind,
        indicator: goal.indicator,
        words: input.words,
      });
      return linkTo(view, '/development', {}, { hash: `goal-${goal.id}` });
    },
  ),

  post(
    '/development/requests/:request',
    {
      may: 'answer requests',
      purpose: 'report',
      audit: ['change own person', 'self'],
      form: form({ agreed: yesOrNo(), answer: maybeText(1000) }),
      page: developmentPage,
    },
    async ({ tx, view, params, person }, input) => {
      if (
        !(await answerGoalRequest(tx, {
          id: params.request!,
          person: person.id,
          agreed: input.agreed,
          answer: input.answer,
        }))
      )
        throw new NotFound();
      return linkTo(view, '/development');
    },
  ),

  post(
    '/development/evidence',
    {
      may: 'grow',
      purpose: 'report',
      audit: ['change own person', 'self'],
      form: form({
        title: text(200),
        held_on: day(),
        body: maybeText(4000),
        address: maybeText(500),
        minutes: maybeWhole(0, 10000),
        indicator: maybeText(100),
        goal: maybeId(),
      }),
      page: developmentPage,
      prepare: (outside, _, upload) => readFile(outside, upload),
    },
    async (context, input, file) => {
      const { tx, view, organisation, person, today } = context;
      const w = developmentWords[view.language];
      if (input.held_on > today) refuse(w.notFuture, 'held_on');
      if (input.address && !isWebAddress(input.address)) refuse(w.badAddress, 'address');
      const goals = await listDevelopmentGoals(tx, person.id);
      const goal = goals.find(({ id }) => id === input.goal);
      if (input.goal && !goal) refuse(w.chooseOne, 'goal');
      await insertEvidence(tx, {
        organisation: organisation.id,
        person: person.id,
        goal: goal?.id ?? null,
        heldOn: input.held_on,
        title: input.title,
        body: input.body,
        address: input.address || null,
        minutes: input.minutes ?? 0,
        indicators: [
          ...new Set(
            [input.indicator, goal?.indicator].filter((one): one is string => Boolean(one)),
          ),
        ],
        file,
      });
      return linkTo(view, '/development', {}, { hash: 'evidence' });
    },
  ),

  post(
    '/development/evidence/:evidence/removal',
    {
      may: 'grow',
      purpose: 'report',
      audit: ['change evidence', 'evidence'],
      form: form({}),
      page: developmentPage,
    },
    async ({ tx, view, params, person }) => {
      if (!(await deleteEvidence(tx, params.evidence!, person.id))) throw new NotFound();
      return linkTo(view, '/development', {}, { hash: 'evidence' });
    },
  ),

  get(
    '/development/evidence/:evidence/file',
    { may: 'answer requests', audit: ['see evidence', 'evidence'] },
    async ({ tx, view, params }) => {
      const file = orNotFound(await findEvidenceFile(tx, params.evidence!));
      return {
        next: async ({ scan, write }) => {
          if (scan && !file.isScanned) {
            const verdict = await scan(file.bytes);
            if (verdict !== 'clean')
              return <ClosedFilePage view={view} isHarmful={verdict === 'harmful'} />;
            await write((tx) => markScanned(tx, params.evidence!));
          }
          return { download: file.bytes, name: file.name, type: file.type };
        },
      };
    },
  ),

  // AS-29: only what the own report shows as reached can be offered; what is not ticked is taken
  // back.
  post(
    '/development/strengths',
    {
      may: 'grow',
      purpose: 'report',
      audit: ['change own person', 'self'],
      form: form({ for: eachRow(someOf(['help', 'match'])) }),
      page: developmentPage,
    },
    async (context, input) => {
      const { tx, view, organisation, person } = context;
      const last = orNotFound(await findLastReport(context));
      for (const competence of strongIn(last.report)) {
        const chosen = input.for.get(competence) ?? [];
        await keepStrength(tx, {
          organisation: organisation.id,
          person: person.id,
          round: last.round.id,
          competence,
          helps: chosen.includes('help'),
          matches: chosen.includes('match'),
        });
      }
      // What a newer report does not show any more is not offered any more.
      for (const { competence } of await listStrengths(tx, { person: person.id }))
        if (!strongIn(last.report).includes(competence))
          await keepStrength(tx, {
            organisation: organisation.id,
            person: person.id,
            round: last.round.id,
            competence,
            helps: false,
            matches: false,
          });
      return linkTo(view, '/development', {}, { hash: 'strengths' });
    },
  ),

  post(
    '/development/quick',
    {
      may: 'grow',
      purpose: 'report',
      audit: ['change own person', 'self'],
      form: form({
        name: text(80),
        indicators: names(),
        people: text(3000),
        closes_on: day(),
      }),
      page: developmentPage,
    },
    async (context, input) => {
      const { tx, view, organisation, person, today, address } = context;
      const w = developmentWords[view.language];
      const cohort = orNotFound(await findOwnCohort(context));
      const chosen = new Set(input.indicators);
      const competences = mentorCompetences(cohort.profile).filter(({ indicators }) =>
        indicators.some(({ id }) => chosen.has(id)),
      );
      const indicators = competences.flatMap((competence) =>
        competence.indicators.filter(({ id }) => chosen.has(id)).map(({ id }) => id),
      );
      const { people, wrong } = readPeople(input.people);
      if (indicators.length < 2 || indicators.length > 3) refuse(w.quickTwoThree, 'indicators');
      if (wrong) refuse(w.quickLine(wrong), 'people');
      if (people.length > 10 || new Set(people.map(({ email }) => email)).size < people.length)
        refuse(w.quickMany, 'people');
      if (input.closes_on <= today) refuse(w.laterDay, 'closes_on');
      const { id, raters } = await insertQuick(tx, {
        organisation: organisation.id,
        cohort: cohort.id,
        person: person.id,
        name: input.name,
        today,
        closesOn: input.closes_on,
        indicators,
        competences: competences.map((one) => one.id),
        people,
      });
      const links = [];
      for (const rater of raters)
        links.push({
          who: rater.name,
          address: `${address}/rate/${await insertLink(tx, { organisation: organisation.id, rater: rater.id, until: input.closes_on, bySelf: false })}`,
        });
      await audit(tx, {
        organisation: organisation.id,
        person: person.id,
        action: 'make assessment_round',
        subjectId: id,
      });
      return { shown: <QuickLinksPage view={view} name={input.name} links={links} /> };
    },
  ),

  post(
    '/development/quick/:quick/closing',
    {
      may: 'grow',
      purpose: 'report',
      audit: ['change own person', 'self'],
      form: form({}),
      page: developmentPage,
    },
    async ({ tx, view, params, person }) => {
      if (!(await closeQuick(tx, params.quick!, person.id))) throw new NotFound();
      return linkTo(view, '/development/quick/:quick', { quick: params.quick });
    },
  ),

  // Open and named: everybody was told so before the first question.
  get(
    '/development/quick/:quick',
    { may: 'grow', purpose: 'report', audit: null },
    async (context) => {
      const { tx, view, params, person, forReport } = context;
      const quick = orNotFound(
        (await listQuick(tx, person.id)).find(
          ({ id, isClosed }) => id === params.quick && isClosed,
        ),
      );
      const [round] = await listRounds(tx, { id: quick.id });
      const { ratings, comments } = await forReport(async (inside) => ({
        ratings: await listRatings(inside, quick.id),
        comments: await listRatingComments(inside, quick.id),
      }));
      const answers = [...Map.groupBy(ratings, ({ rater }) => rater)].map(([rater, own]) => ({
        name: own[0]!.name ?? '',
        levels: new Map(own.map(({ indicator, level }) => [indicator, level])),
        comments: comments.filter((comment) => comment.rater === rater).map(({ body }) => body),
      }));
      const indicators = mentorCompetences(round!.profile).flatMap((one) =>
        one.indicators.map((indicator) => ({
          id: indicator.id,
          text: say(indicator.text, view.language, round!.profile.languages),
        })),
      );
      return (
        <QuickAnswersPage view={view} name={quick.name} indicators={indicators} answers={answers} />
      );
    },
  ),
];
