/** A mentor's report: expect, see, plan; show it to somebody; keep it on paper. */
import { linkTo } from '../../web/links.ts';
import { sheetOfReport } from '../assessments/report.print.ts';
import { PredictionPage, ReportPage, type Waves } from '../assessments/report.pages.tsx';
import { findReport } from '../assessments/report.store.ts';
import type { ShownReport } from '../assessments/report.rules.ts';
import { reportWords } from '../assessments/report.words.ts';
import { findPrediction, insertPrediction } from '../assessments/prediction.store.ts';
import { listRaters } from '../assessments/rater.store.ts';
import { listRounds, type Round } from '../assessments/round.store.ts';
import { ShareSection, TalkPage } from '../assessments/share.pages.tsx';
import {
  endShare,
  findByEmail,
  holdTalk,
  listShares,
  listTalks,
  upsertShare,
  upsertTalk,
} from '../assessments/share.store.ts';
import { printing } from '../../platform/printing.ts';
import { audit } from '../../web/audit.ts';
import { sayDay } from '../../platform/i18n.ts';
import {
  type Context,
  eachRow,
  form,
  get,
  maybeText,
  maybeWhole,
  NotFound,
  orNotFound,
  post,
  refuse,
  type Route,
  type Shown,
  text,
} from '../../web/route.tsx';
import type { Problem } from '../../web/view.ts';
import { say } from '../profiles/profile.rules.ts';
import { developmentWords } from './development.words.ts';
import { listDevelopmentGoals } from './goal.store.ts';
import { loadDevelopmentContext } from './development-context.service.ts';
import { Plan } from './plan.pages.tsx';

/** Only for a mentor who is assessed in it. */
async function enter({ tx, params, person }: Context): Promise<Round> {
  const round = orNotFound((await listRounds(tx, { id: params.round! }))[0]);
  if (round.isQuick || (await listRaters(tx, { round: round.id, mentor: person.id })).length === 0)
    throw new NotFound();
  return round;
}

/** The own reports of the programme up to this one, oldest first. */
async function wavesOf({ tx }: Context, round: Round, mentor: string): Promise<Waves> {
  const waves: Waves = [];
  for (const one of (await listRounds(tx, { programme: round.programmeId })).filter(
    ({ closesOn, id }) => closesOn < round.closesOn || id === round.id,
  )) {
    const report = await findReport(tx, one.id, mentor);
    if (report) waves.unshift({ name: one.name, closesOn: one.closesOn, report });
  }
  return waves;
}

export async function reportPage(context: Context, problem?: Problem): Promise<Shown> {
  const { tx, view, person } = context;
  const round = await enter(context);
  const report = await findReport(tx, round.id, person.id);
  if (!report) {
    // Whether there is one is not said by the wall; the round knows that its reports are out.
    if (round.releaseMode !== 'talk' || (round.releasedAt ?? round.firstReleasedAt) === null)
      throw new NotFound();
    const [talk] = await listTalks(tx, { round: round.id, mentor: person.id });
    return <TalkPage view={view} problem={problem} round={round} talk={talk ?? null} />;
  }
  const prediction = await findPrediction(tx, round.id, person.id);
  if (!prediction) return <PredictionPage view={view} round={round} />;
  const ground = await loadDevelopmentContext(context, report.developmentNeeds, round);
  const shares = await listShares(tx, { round: round.id, mentor: person.id });
  return (
    <ReportPage
      view={view}
      problem={problem}
      round={round}
      report={report}
      prediction={prediction}
      waves={await wavesOf(context, round, person.id)}
    >
      {ground && (
        <Plan
          view={view}
          problem={problem}
          ground={ground}
          action={linkTo(view, '/rounds/:round/goals', { round: round.id })}
        />
      )}
      <p class="no-print">
        <a href={linkTo(view, '/development')}>{developmentWords[view.language].toPlan}</a>
      </p>
      <ShareSection view={view} problem={problem} round={round} shares={shares} />
    </ReportPage>
  );
}

/** Somebody else's, as long as that mentor shows it. */
async function findShown({
  tx,
  params,
  person,
}: Context): Promise<{ round: Round; report: ShownReport; of: string }> {
  const [share] = await listShares(tx, {
    round: params.round!,
    mentor: params.mentor!,
    reader: person.id,
  });
  const round = share && (await listRounds(tx, { id: params.round! }))[0];
  const report = round && (await findReport(tx, round.id, params.mentor!));
  if (!share || !round || !report) throw new NotFound();
  return { round, report, of: share.mentor };
}

function paper(
  context: Context,
  round: Round,
  report: ShownReport,
  of: string,
  plan: string[],
): Shown {
  const { view } = context;
  const sheet = sheetOfReport({
    view,
    round,
    report,
    of,
    plan,
    planTitle: developmentWords[view.language].plan,
  });
  return {
    next: async ({ inThread }) => ({
      download: await inThread(printing, ...sheet),
      name: `${round.name}.pdf`,
      type: 'application/pdf',
    }),
  };
}

/** Somebody here, and not oneself. */
async function findOther({ tx, view, person }: Context, email: string): Promise<string> {
  const w = reportWords[view.language];
  const other = await findByEmail(tx, email);
  if (!other) refuse(w.notKnown, 'email');
  if (other!.id === person.id) refuse(w.notYourself, 'email');
  return other!.id;
}

export const reportRoutes: Route[] = [
  get('/rounds/:round/report', { may: 'nominate raters', audit: null }, reportPage),

  get('/rounds/:round/report/print', { may: 'nominate raters', audit: null }, async (context) => {
    const { tx, view, person, today } = context;
    const w = developmentWords[view.language];
    const round = await enter(context);
    const report = orNotFound(await findReport(tx, round.id, person.id));
    if (!(await findPrediction(tx, round.id, person.id)))
      return { goTo: linkTo(view, '/rounds/:round/report', { round: round.id }) };
    const names = new Map(
      round.profile.roles.flatMap((role) =>
        role.competences.flatMap(({ indicators }) =>
          indicators.map(
            ({ id, text: words }) =>
              [id, say(words, view.language, round.profile.languages)] as const,
          ),
        ),
      ),
    );
    const goals = (await listDevelopmentGoals(tx, person.id)).filter(
      ({ outcome }) => outcome === null,
    );
    const plan = goals.map(
      ({ indicator, practice, lookAgainOn }) =>
        `${names.get(indicator) ?? ''}: ${practice} (${w.lookAgain(sayDay(view.language, lookAgainOn, today))})`,
    );
    return paper(context, round, report, person.name, plan);
  }),

  // AS-18: first say what you expect, then see.
  post(
    '/rounds/:round/prediction',
    {
      may: 'nominate raters',
      audit: ['change assessment_round', 'round'],
      form: form({ level: eachRow(maybeWhole(1, 5)), go: maybeText(10) }),
      page: reportPage,
    },
    async (context, input) => {
      const { tx, view, organisation, person } = context;
      const round = await enter(context);
      const levels = Object.fromEntries(
        round.competences.flatMap((id) => {
          const level = input.level.get(id) ?? null;
          return level === null ? [] : [[id, level]];
        }),
      );
      await insertPrediction(tx, {
        organisation: organisation.id,
        round: round.id,
        person: person.id,
        levels: input.go === 'skip' ? {} : levels,
      });
      return linkTo(view, '/rounds/:round/report', { round: round.id });
    },
  ),

  post(
    '/rounds/:round/shares',
    {
      may: 'nominate raters',
      audit: ['change assessment_round', 'round'],
      form: form({ email: text(200) }),
      page: reportPage,
    },
    async (context, { email }) => {
      const { tx, view, organisation, person } = context;
      const round = await enter(context);
      orNotFound(await findReport(tx, round.id, person.id));
      await upsertShare(tx, {
        organisation: organisation.id,
        round: round.id,
        mentor: person.id,
        reader: await findOther(context, email),
      });
      await audit(tx, {
        organisation: organisation.id,
        person: person.id,
        action: 'share assessment_report',
        subjectId: round.id,
      });
      return linkTo(view, '/rounds/:round/report', { round: round.id }, { hash: 'sharing' });
    },
  ),

  post(
    '/rounds/:round/shares/:share/end',
    {
      may: 'nominate raters',
      audit: ['change assessment_round', 'round'],
      form: form({}),
      page: reportPage,
    },
    async (context) => {
      const { tx, view, organisation, person, params } = context;
      const round = await enter(context);
      const [share] = (await listShares(tx, { round: round.id, mentor: person.id })).filter(
        ({ id }) => id === params.share,
      );
      if (!share || !(await endShare(tx, share.id))) throw new NotFound();
      await audit(tx, {
        organisation: organisation.id,
        person: person.id,
        action: 'stop sharing assessment_report',
        subjectId: round.id,
      });
      return linkTo(view, '/rounds/:round/report', { round: round.id }, { hash: 'sharing' });
    },
  ),

  post(
    '/rounds/:round/talk',
    {
      may: 'nominate raters',
      audit: ['change assessment_round', 'round'],
      form: form({ email: text(200) }),
      page: reportPage,
    },
    async (context, { email }) => {
      const { tx, view, organisation, person } = context;
      const round = await enter(context);
      if (round.releaseMode !== 'talk') throw new NotFound();
      await upsertTalk(tx, {
        organisation: organisation.id,
        round: round.id,
        mentor: person.id,
        coach: await findOther(context, email),
      });
      return linkTo(view, '/rounds/:round/report', { round: round.id });
    },
  ),

  // The coach says that they sit together: from now on the mentor can open the report.
  post(
    '/rounds/:round/talks/:mentor',
    {
      may: 'answer requests',
      audit: ['change assessment_round', 'round'],
      form: form({}),
      page: async ({ view }) => ({ goTo: linkTo(view, '/development') }),
    },
    async ({ tx, view, params, organisation, person }) => {
      if (!(await holdTalk(tx, { round: params.round!, mentor: params.mentor!, coach: person.id })))
        throw new NotFound();
      await audit(tx, {
        organisation: organisation.id,
        person: person.id,
        action: 'open report assessment_report',
        subjectId: params.round!,
      });
      return linkTo(view, '/development');
    },
  ),

  get(
    '/rounds/:round/reports/:mentor',
    { may: 'answer requests', audit: ['see assessment_report', 'mentor'] },
    async (context) => {
      const { round, report, of } = await findShown(context);
      return (
        <ReportPage
          view={context.view}
          round={round}
          report={report}
          prediction={{}}
          waves={[]}
          of={of}
        />
      );
    },
  ),

  get(
    '/rounds/:round/reports/:mentor/print',
    { may: 'answer requests', audit: ['see assessment_report', 'mentor'] },
    async (context) => {
      const { round, report, of } = await findShown(context);
      return paper(context, round, report, of, []);
    },
  ),
];
