import { note } from '../foundation/journal.ts';
import { day, form, get, maybeText, NotFound, oneOf, orNotFound, post, postOpen, refuse, text, whole, type Context, type Door } from '../hall/route.tsx';
import type { Problem } from '../hall/view.ts';
import { mentorCompetences } from '../profiles/profile.rules.ts';
import { findCohort } from '../programmes/programme.store.ts';
import { assessmentWords } from './assessment.words.ts';
import { endDevelopmentGoal, findPrediction, insertDevelopmentGoal, insertPrediction, listGoalsOfMine } from './goal.store.ts';
import { QualityPage } from './quality.pages.tsx';
import { qualityOf } from './quality.rules.ts';
import { PredictionPage, ReportPage } from './report.pages.tsx';
import { MyRoundPage, RoundPage, RoundsPage } from './round.pages.tsx';
import { homesOf, refuseNomination, scoredCompetences, sources, stateOfRound } from './round.rules.ts';
import { findReport, listRatings, releaseReports } from './report.store.ts';
import { checkNomination, deleteNomination, insertLink, insertNomination, insertRound, listRaters, listRounds, type Round } from './round.store.ts';
import type { Source } from './scorecard.rules.ts';

async function roundsPage({ tx, view, params }: Context, problem?: Problem) {
  const cohort = orNotFound(await findCohort(tx, params.cohort!));
  return <RoundsPage view={view} problem={problem} cohort={cohort} rounds={await listRounds(tx, { cohort: cohort.id })} />;
}

async function findRound({ tx, params }: Context): Promise<Round> {
  return orNotFound((await listRounds(tx, { id: params.round! }))[0]);
}

async function roundPage(context: Context, problem?: Problem, link: { who: string; address: string } | null = null) {
  const round = await findRound(context);
  return <RoundPage view={context.view} problem={problem} round={round} raters={await listRaters(context.tx, { round: round.id })} link={link} />;
}

/** Only for a mentor who is assessed in it. */
async function enter(context: Context) {
  const round = await findRound(context);
  const raters = await listRaters(context.tx, { round: round.id, mentor: context.person.id });
  if (raters.length === 0) throw new NotFound();
  return { round, raters };
}

async function myRoundPage(context: Context, problem?: Problem) {
  const { round, raters } = await enter(context);
  return <MyRoundPage view={context.view} problem={problem} round={round} raters={raters} canNominate={mayNominate(round, context.today)} />;
}

async function reportPage(context: Context, problem?: Problem) {
  const { round } = await enter(context);
  const report = orNotFound(await findReport(context.tx, round.id, context.person.id));
  const prediction = await findPrediction(context.tx, round.id, context.person.id);
  if (!prediction) return <PredictionPage view={context.view} round={round} />;
  return (
    <ReportPage view={context.view} problem={problem} round={round} report={report} prediction={prediction} goals={(await listGoalsOfMine(context.tx, context.person.id)).filter(({ roundId }) => roundId === round.id)} />
  );
}

const mayNominate = (round: Round, today: string) => ['planned', 'open'].includes(stateOfRound(round, today)) && round.sources.some((source) => source === 'colleague' || source === 'supervisor');

export const roundRoutes: Door[] = [
  get('/cohorts/:cohort/rounds', 'run assessments', roundsPage),

  post(
    '/cohorts/:cohort/rounds',
    'run assessments',
    form({ name: text(80), opens_on: day(), closes_on: day(), sources: maybeText(60), competences: maybeText(4000), most: whole(3, 80), minimum: whole(3, 5) }),
    roundsPage,
    async ({ tx, view, params, organisation, person }, input) => {
      const w = assessmentWords[view.language];
      const cohort = orNotFound(await findCohort(tx, params.cohort!));
      const known = new Set(mentorCompetences(cohort.profile).map(({ id }) => id));
      const chosenSources = sources.filter((source) => (input.sources ?? '').split(',').includes(source));
      const competences = (input.competences ?? '').split(',').filter((id) => known.has(id));
      if (input.closes_on < input.opens_on) refuse(w.orderOfDays, 'closes_on');
      if (chosenSources.length === 0) refuse(w.chooseOne, 'sources');
      if (competences.length === 0) refuse(w.chooseOne, 'competences');
      const id = await insertRound(tx, {
        organisation: organisation.id,
        cohort: cohort.id,
        name: input.name,
        opensOn: input.opens_on,
        closesOn: input.closes_on,
        sources: chosenSources,
        competences,
        most: Number(input.most),
        minimum: Number(input.minimum),
        person: person.id,
      });
      if ((await listRaters(tx, { round: id })).length === 0) refuse(w.noMentors);
      await note(tx, { organisation: organisation.id, person: person.id, verb: 'make', subject: 'assessment_round', subjectId: id });
      return `${view.base}/rounds/${id}`;
    },
  ),

  get('/rounds/:round', 'run assessments', roundPage),

  post('/rounds/:round/raters/:rater/check', 'run assessments', form({ agreed: oneOf(['yes', 'no']) }), roundPage, async ({ tx, view, params, organisation, person }, input) => {
    const [rater] = await listRaters(tx, { round: params.round!, id: params.rater! });
    if (!rater) throw new NotFound();
    if (!(await (input.agreed === 'yes' ? checkNomination : deleteNomination)(tx, rater.id))) throw new NotFound();
    await note(tx, { organisation: organisation.id, person: person.id, verb: input.agreed === 'yes' ? 'check' : 'remove', subject: 'rater', subjectId: rater.id });
    return `${view.base}/rounds/${params.round}`;
  }),

  post('/rounds/:round/raters/:rater/link', 'run assessments', form({}), roundPage, async (context) => {
    const { tx, params, organisation, person, address } = context;
    const round = await findRound(context);
    const [rater] = await listRaters(tx, { round: round.id, id: params.rater! });
    if (!rater?.isChecked || round.releasedAt !== null) throw new NotFound();
    const token = await insertLink(tx, { organisation: organisation.id, rater: rater.id, until: round.closesOn, bySelf: false });
    await note(tx, { organisation: organisation.id, person: person.id, verb: 'make', subject: 'rater_link', subjectId: rater.id });
    return { shown: await roundPage(context, undefined, { who: rater.name, address: `${address}/rate/${token}` }) };
  }),

  post('/rounds/:round/release', 'run assessments', form({}), roundPage, async (context) => {
    const { view, organisation, person, forReport } = context;
    const w = assessmentWords[view.language];
    const round = await findRound(context);
    if (stateOfRound(round, context.today) !== 'closed') refuse(w.releaseEarly(round.closesOn));
    await forReport(async (inside) => {
      if (!(await releaseReports(inside, organisation.id, round))) refuse(w.released);
      await note(inside, { organisation: organisation.id, person: person.id, verb: 'release', subject: 'assessment_round', subjectId: round.id });
    });
    return `${view.base}/rounds/${round.id}`;
  }),

  // The instrument, not people: only when the round is closed, and nothing from few raters.
  get('/rounds/:round/quality', 'run assessments', async (context) => {
    const round = await findRound(context);
    if (!['closed', 'released'].includes(stateOfRound(round, context.today))) throw new NotFound();
    const quality = await context.forReport(async (inside) => qualityOf(await listRatings(inside, round.id), { scored: scoredCompetences(round.profile, round.competences), home: homesOf(round) }));
    return <QualityPage view={context.view} round={round} quality={quality} />;
  }),

  get('/rounds/:round/mine', 'nominate raters', myRoundPage),

  post('/rounds/:round/mine', 'nominate raters', form({ name: text(120), email: text(200), source: oneOf(['colleague', 'supervisor']) }), myRoundPage, async (context, input) => {
    const { tx, view, organisation, person, today } = context;
    const w = assessmentWords[view.language];
    const { round, raters } = await enter(context);
    if (!mayNominate(round, today)) refuse(w.onlyOpen);
    const email = input.email.toLowerCase();
    const self = raters.find(({ source }) => source === 'self');
    const fault = refuseNomination({ source: input.source as Source, email, ownEmail: self?.email ?? null, others: raters });
    if (fault) refuse(w.faults[fault], 'email');
    const position = raters.filter(({ source }) => source === input.source).length;
    await insertNomination(tx, { organisation: organisation.id, round: round.id, mentor: person.id, source: input.source as Source, name: input.name, email, position, person: person.id });
    await note(tx, { organisation: organisation.id, person: person.id, verb: 'nominate', subject: 'rater', subjectId: round.id });
    return `${view.base}/rounds/${round.id}/mine`;
  }),

  get('/rounds/:round/report', 'nominate raters', reportPage),

  // AS-18: first say what you expect, then see.
  postOpen('/rounds/:round/prediction', 'nominate raters', reportPage, async (context, fields) => {
    const { tx, view, organisation, person } = context;
    const { round } = await enter(context);
    const levels = Object.fromEntries(round.competences.flatMap((id) => (/^[1-5]$/.test(fields[`level-${id}`] ?? '') ? [[id, Number(fields[`level-${id}`])]] : [])));
    await insertPrediction(tx, { organisation: organisation.id, round: round.id, person: person.id, levels: fields.go === 'skip' ? {} : levels });
    return `${view.base}/rounds/${round.id}/report`;
  }),

  // AS-17: one thing to practise, from a need or from anything else in the report.
  post('/rounds/:round/goals', 'nominate raters', form({ indicator: text(100), practice: text(500), resource: maybeText(300), look_again_on: day() }), reportPage, async (context, input) => {
    const { tx, view, organisation, person, today } = context;
    const w = assessmentWords[view.language];
    const { round } = await enter(context);
    const competence = homesOf(round).get(input.indicator);
    if (!competence) refuse(w.chooseOne, 'indicator');
    if (input.look_again_on <= today) refuse(w.laterDay, 'look_again_on');
    const open = (await listGoalsOfMine(tx, person.id)).filter(({ outcome }) => outcome === null);
    if (open.length >= 3) refuse(w.threeGoals, 'practice');
    await insertDevelopmentGoal(tx, {
      organisation: organisation.id,
      person: person.id,
      round: round.id,
      competence: competence!,
      indicator: input.indicator,
      practice: input.practice,
      resource: input.resource ?? '',
      lookAgainOn: input.look_again_on,
    });
    return `${view.base}/rounds/${round.id}/report#plan`;
  }),

  post('/rounds/:round/goals/:goal/end', 'nominate raters', form({ outcome: oneOf(['done', 'dropped']) }), reportPage, async (context, input) => {
    const { round } = await enter(context);
    if (!(await endDevelopmentGoal(context.tx, context.params.goal!, input.outcome as 'done' | 'dropped'))) throw new NotFound();
    return `${context.view.base}/rounds/${round.id}/report#plan`;
  }),

  // Whoever is signed in needs no link by hand: a fresh one is made for the own questions.
  post(
    '/raters/:rater/opening',
    'answer about others',
    form({}),
    async () => ({ goTo: '/' }),
    async ({ tx, params, organisation, person }) => {
      const [rater] = await listRaters(tx, { id: params.rater!, person: person.id });
      const [round] = rater ? await listRounds(tx, { id: rater.roundId }) : [];
      if (!rater?.isChecked || !round || round.releasedAt !== null) throw new NotFound();
      return `/rate/${await insertLink(tx, { organisation: organisation.id, rater: rater.id, until: round.closesOn, bySelf: true })}`;
    },
  ),
];
