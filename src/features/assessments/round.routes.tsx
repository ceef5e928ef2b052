import { linkTo } from '../../web/links.ts';
import { boardDownload } from '../../web/board-table.tsx';
import { arrange } from '../../web/board.ts';
import { SharedWork } from '../../platform/shared-work.ts';
import { audit } from '../../web/audit.ts';
import { findPosted } from '../mail/outgoing-mail.store.ts';
import { composeLetter } from '../mail/letter-text.store.ts';
import { enqueueMailTo } from '../mail/person-letter.store.ts';
import { keysOf, toInvite, toRemind } from './rater-letter.rules.ts';
import { inviteRaters, raterTexts, remindRaters, tellOfLink } from './rater.letters.ts';
import { raterLetterWords } from './rater-letter.words.ts';
import {
  box,
  type ActContext,
  type Context,
  day,
  form,
  get,
  id,
  ids,
  names,
  NotFound,
  oneOf,
  orNotFound,
  post,
  refuse,
  type Route,
  someOf,
  text,
  whole,
  yesOrNo,
} from '../../web/route.tsx';
import type { Problem } from '../../web/view.ts';
import { mentorCompetences, onlyIndicators } from '../profiles/profile.rules.ts';
import { listMentorships } from '../mentorships/mentorship.store.ts';
import { requireState } from '../programmes/cohort-state.service.ts';
import { findCohort } from '../programmes/programme.store.ts';
import { roundWords } from './round.words.ts';
import { QualityPage } from './quality.pages.tsx';
import { agreementOfObservers, qualityOf } from './quality.rules.ts';
import { MyRoundPage, roundBoard, RoundPage, RoundsPage } from './round.pages.tsx';
import {
  homesOf,
  nominated,
  questionsFor,
  refuseNomination,
  scoredCompetences,
  sources,
  stateOfRound,
  settingsOf,
} from './round.rules.ts';
import { GroupPage } from './group.pages.tsx';
import {
  findGroupReport,
  listObservations,
  listRatings,
  releaseReports,
  reopenRound,
} from './report.store.ts';
import {
  checkNomination,
  deleteNomination,
  insertNomination,
  listRaters,
  type Rater,
} from './rater.store.ts';
import { insertRound, listRounds, type Round } from './round.store.ts';
import { insertLink } from './rater-link.store.ts';
import type { Source } from './scorecard.rules.ts';

async function roundsPage({ tx, view, params }: Context, problem?: Problem) {
  const cohort = orNotFound(await findCohort(tx, params.cohort!));
  const running = (await listMentorships(tx, { cohort: cohort.id })).filter(
    ({ closedOn }) => closedOn === null,
  );
  const mentors = [
    ...new Map(
      running.flatMap(({ mentors: own }) =>
        own
          .filter(({ part }) => part === 'mentor')
          .map(({ personId, name }) => [personId, { id: personId, name }] as const),
      ),
    ).values(),
  ].sort((a, b) => (a.name < b.name ? -1 : 1));
  return (
    <RoundsPage
      view={view}
      problem={problem}
      cohort={cohort}
      rounds={await listRounds(tx, { cohort: cohort.id })}
      mentors={mentors}
    />
  );
}

async function findRound({ tx, params }: Context): Promise<Round> {
  const round = orNotFound((await listRounds(tx, { id: params.round! }))[0]);
  if (round.isQuick) throw new NotFound();
  return round;
}

async function roundPage(
  context: Context,
  problem?: Problem,
  link: { who: string; address: string } | null = null,
) {
  const { tx, view, query, today, hasMail } = context;
  const round = await findRound(context);
  const raters = await listRaters(tx, { round: round.id });
  const posted = hasMail ? await findPosted(tx, keysOf(raters)) : new Map<string, Date>();
  const mail = hasMail
    ? {
        invite: toInvite(raters, posted, round, today).length,
        remind: toRemind(raters, posted, round, today).length,
      }
    : null;
  return (
    <RoundPage
      view={view}
      problem={problem}
      round={round}
      raters={raters}
      board={arrange(roundBoard(view, raters), query, view.language)}
      link={link}
      mail={mail}
    />
  );
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
  return (
    <MyRoundPage
      view={context.view}
      problem={problem}
      round={round}
      raters={raters}
      canNominate={mayNominate(round, context.today)}
    />
  );
}

/** What a round is worth, as everybody who may ask for it sees it. */
const qualities = new SharedWork<{
  quality: ReturnType<typeof qualityOf>;
  observers: ReturnType<typeof agreementOfObservers>;
}>();

const mayNominate = (round: Round, today: string) =>
  ['planned', 'open'].includes(stateOfRound(round, today)) &&
  nominated.some((source) => round.sources.includes(source));

async function nominate(
  { tx, view, organisation, person, today }: ActContext,
  {
    round,
    raters,
    mentor,
    checked,
  }: { round: Round; raters: Rater[]; mentor: string; checked: boolean },
  input: { name: string; email: string; source: Source },
) {
  const w = roundWords[view.language];
  if (!mayNominate(round, today)) refuse(w.onlyOpen);
  const { source } = input;
  if (!round.sources.includes(source)) refuse(w.chooseOne, 'source');
  const email = input.email.toLowerCase();
  const fault = refuseNomination({
    source,
    email,
    ownEmail: raters.find((rater) => rater.source === 'self')?.email ?? null,
    others: raters,
  });
  if (fault) refuse(w.faults[fault], 'email');
  const position = raters.filter((rater) => rater.source === source).length;
  await insertNomination(tx, {
    organisation: organisation.id,
    round: round.id,
    mentor,
    source,
    name: input.name,
    email,
    position,
    person: person.id,
    checked,
  });
}

export const roundRoutes: Route[] = [
  get(
    '/cohorts/:cohort/rounds',
    { may: 'run assessments', audit: ['see cohort', 'cohort'] },
    roundsPage,
  ),

  post(
    '/cohorts/:cohort/rounds',
    {
      may: 'run assessments',
      audit: ['change cohort', 'cohort'],
      form: form({
        name: text(80),
        opens_on: day(),
        closes_on: day(),
        sources: someOf(sources),
        competences: names(),
        mentors: ids(),
        listed: box(),
        indicators: names(),
        most: whole(3, 80),
        minimum: whole(3, 5),
        confidentiality: oneOf(['confidential', 'named']),
        release_mode: oneOf(['own', 'talk']),
      }),
      page: roundsPage,
    },
    async ({ tx, view, params, organisation, person }, input) => {
      const w = roundWords[view.language];
      const cohort = orNotFound(await findCohort(tx, params.cohort!));
      requireState(view, cohort, 'assess');
      const known = new Set(mentorCompetences(cohort.profile).map(({ id }) => id));
      const offered = settingsOf(cohort.rules).sources;
      const chosenSources = input.sources.filter((source) => offered.includes(source));
      const competences = input.competences.filter((id) => known.has(id));
      if (input.closes_on < input.opens_on) refuse(w.orderOfDays, 'closes_on');
      if (chosenSources.length === 0) refuse(w.chooseOne, 'sources');
      if (input.listed && input.mentors.length === 0) refuse(w.chooseOne, 'mentors');
      if (!chosenSources.some((source) => source === 'self' || source === 'mentee'))
        refuse(w.needsMentor, 'sources');
      if (competences.length === 0) refuse(w.chooseOne, 'competences');
      const all = mentorCompetences(cohort.profile).filter(({ id }) => competences.includes(id));
      const given = new Set(input.indicators);
      const left =
        input.indicators.length > 0
          ? all.flatMap(({ indicators }) =>
              indicators.filter(({ id }) => given.has(id)).map(({ id }) => id),
            )
          : [];
      const isPart =
        left.length < all.reduce((sum, { indicators }) => sum + indicators.length, 0) &&
        input.indicators.length > 0;
      if (isPart && all.some(({ indicators }) => !indicators.some(({ id }) => given.has(id))))
        refuse(w.chooseOne, 'indicators');
      const profile = isPart ? onlyIndicators(cohort.profile, left) : cohort.profile;
      const id = await insertRound(tx, {
        organisation: organisation.id,
        cohort: cohort.id,
        name: input.name,
        opensOn: input.opens_on,
        closesOn: input.closes_on,
        // Who can see none of it is not asked.
        sources: chosenSources.filter(
          (source) =>
            questionsFor(profile, competences, { source, position: 0, most: input.most }).length >
            0,
        ),
        competences,
        most: input.most,
        minimum: input.minimum,
        confidentiality: input.confidentiality,
        releaseMode: input.release_mode,
        ...(isPart ? { indicators: left } : {}),
        ...(input.mentors.length > 0 ? { mentors: input.mentors } : {}),
        person: person.id,
      });
      if ((await listRaters(tx, { round: id })).length === 0) refuse(w.noMentors);
      await audit(tx, {
        organisation: organisation.id,
        person: person.id,
        action: 'make assessment_round',
        subjectId: id,
      });
      return linkTo(view, '/rounds/:round', { round: id });
    },
  ),

  get(
    '/rounds/:round/download',
    { may: 'run assessments', recentAuth: true, audit: ['download assessment_round', 'round'] },
    async (context) => {
      const round = await findRound(context);
      const raters = await listRaters(context.tx, { round: round.id });
      const { view, query } = context;
      return boardDownload(
        context,
        arrange(roundBoard(view, raters), query, view.language),
        round.name,
      );
    },
  ),

  get(
    '/rounds/:round',
    { may: 'run assessments', audit: ['see assessment_round', 'round'] },
    roundPage,
  ),

  post(
    '/rounds/:round/raters',
    {
      may: 'run assessments',
      audit: ['change assessment_round', 'round'],
      form: form({ mentor: id(), name: text(120), email: text(200), source: oneOf(nominated) }),
      page: roundPage,
    },
    async (context, input) => {
      const { tx, view, params, organisation, person } = context;
      const round = await findRound(context);
      const raters = (await listRaters(tx, { round: round.id })).filter(
        ({ mentorId }) => mentorId === input.mentor,
      );
      if (raters.length === 0) refuse(roundWords[view.language].notYours, 'mentor');
      await nominate(context, { round, raters, mentor: input.mentor, checked: true }, input);
      await audit(tx, {
        organisation: organisation.id,
        person: person.id,
        action: 'nominate rater',
        subjectId: params.round!,
      });
      return linkTo(view, '/rounds/:round', { round: round.id });
    },
  ),

  post(
    '/rounds/:round/raters/:rater/check',
    {
      may: 'run assessments',
      audit: ['change rater', 'rater'],
      form: form({ agreed: yesOrNo() }),
      page: roundPage,
    },
    async ({ tx, view, params, organisation, person }, input) => {
      const [rater] = await listRaters(tx, { round: params.round!, id: params.rater! });
      if (!rater) throw new NotFound();
      if (!(await (input.agreed ? checkNomination : deleteNomination)(tx, rater.id)))
        throw new NotFound();
      await audit(tx, {
        organisation: organisation.id,
        person: person.id,
        action: input.agreed ? 'check rater' : 'remove rater',
        subjectId: rater.id,
      });
      return linkTo(view, '/rounds/:round', { round: params.round });
    },
  ),

  post(
    '/rounds/:round/raters/:rater/link',
    { may: 'run assessments', audit: ['change rater', 'rater'], form: form({}), page: roundPage },
    async (context) => {
      const { tx, params, organisation, person, address, view, now } = context;
      const round = await findRound(context);
      const [rater] = await listRaters(tx, { round: round.id, id: params.rater! });
      if (!rater?.isChecked || round.releasedAt !== null) throw new NotFound();
      if (rater.hasSubmitted) refuse(raterLetterWords[view.language].handedIn(rater.name));
      const token = await insertLink(tx, {
        organisation: organisation.id,
        rater: rater.id,
        until: round.closesOn,
        bySelf: false,
      });
      await audit(tx, {
        organisation: organisation.id,
        person: person.id,
        action: 'make rater_link',
        subjectId: rater.id,
      });
      await tellOfLink(tx, { organisation, address, at: now }, rater, token);
      return {
        shown: await roundPage(context, undefined, {
          who: rater.name,
          address: `${address}/rate/${token}`,
        }),
      };
    },
  ),

  // AS-38: letters are written in the same transaction as the links in them.
  post(
    '/rounds/:round/letters',
    {
      may: 'run assessments',
      audit: ['change assessment_round', 'round'],
      form: form({ what: oneOf(['invite', 'remind']) }),
      page: roundPage,
    },
    async (context, { what }) => {
      const { tx, view, organisation, person, address, now, today, hasMail } = context;
      const round = await findRound(context);
      if (!hasMail) throw new NotFound();
      await (what === 'invite' ? inviteRaters : remindRaters)(
        tx,
        { organisation, at: now, address },
        round,
        today,
      );
      await audit(tx, {
        organisation: organisation.id,
        person: person.id,
        action: what === 'invite' ? 'invite assessment_round' : 'remind assessment_round',
        subjectId: round.id,
      });
      return linkTo(view, '/rounds/:round', { round: round.id });
    },
  ),

  post(
    '/rounds/:round/release',
    {
      may: 'run assessments',
      purpose: 'report',
      audit: ['change assessment_round', 'round'],
      form: form({}),
      page: roundPage,
    },
    async (context) => {
      const { view, organisation, person, forReport, now, address } = context;
      const w = roundWords[view.language];
      const round = await findRound(context);
      if (stateOfRound(round, context.today) !== 'closed') refuse(w.releaseEarly(round.closesOn));
      await forReport(async (inside) => {
        if (!(await releaseReports(inside, organisation.id, round))) refuse(w.released);
        await audit(inside, {
          organisation: organisation.id,
          person: person.id,
          action: 'release assessment_round',
          subjectId: round.id,
        });
        for (const { personId } of (await listRaters(inside, { round: round.id })).filter(
          ({ source }) => source === 'self',
        ))
          await enqueueMailTo(inside, {
            organisation,
            person: personId!,
            key: `report ${round.id} ${personId}`,
            kind: 'report',
            priority: 'news',
            at: now,
            letter: (language, name) =>
              composeLetter(inside, raterTexts.report, language, {
                name,
                organisation: organisation.name,
                round: round.name,
                link: address + linkTo(view, '/rounds/:round/report', { round: round.id }),
              }),
          });
      });
      return linkTo(view, '/rounds/:round', { round: round.id });
    },
  ),

  // The instrument, not people: only when the round is closed, and nothing from few raters.
  get(
    '/rounds/:round/quality',
    { may: 'run assessments', purpose: 'report', audit: ['see assessment_round', 'round'] },
    async (context) => {
      const round = await findRound(context);
      if (!['closed', 'released'].includes(stateOfRound(round, context.today)))
        throw new NotFound();
      const { quality, observers } = await qualities.once(
        `${context.organisation.id} ${round.id}`,
        () =>
          context.forReport(async (inside) => ({
            quality: qualityOf(await listRatings(inside, round.id), {
              scored: scoredCompetences(round.profile, round.competences),
              home: homesOf(round),
            }),
            observers: agreementOfObservers(await listObservations(inside, round.id)),
          })),
      );
      return (
        <QualityPage view={context.view} round={round} quality={quality} observers={observers} />
      );
    },
  ),

  // AS-26: for those who have not answered; what was shown stays until three or more are new.
  post(
    '/rounds/:round/reopening',
    {
      may: 'run assessments',
      audit: ['change assessment_round', 'round'],
      form: form({ late_until: day() }),
      page: roundPage,
    },
    async (context, input) => {
      const { tx, view, organisation, person, today } = context;
      const round = await findRound(context);
      if (input.late_until < today) refuse(roundWords[view.language].lateDay, 'late_until');
      if (!(await reopenRound(tx, round.id, input.late_until))) throw new NotFound();
      await audit(tx, {
        organisation: organisation.id,
        person: person.id,
        action: 'reopen assessment_round',
        subjectId: round.id,
      });
      return linkTo(view, '/rounds/:round', { round: round.id });
    },
  ),

  get(
    '/rounds/:round/group',
    { may: 'run assessments', audit: ['see assessment_round', 'round'] },
    async (context) => {
      const round = await findRound(context);
      if (round.releasedAt === null) throw new NotFound();
      return (
        <GroupPage
          view={context.view}
          round={round}
          report={await findGroupReport(context.tx, round.id)}
        />
      );
    },
  ),

  get('/rounds/:round/mine', { may: 'nominate raters', audit: null }, myRoundPage),

  post(
    '/rounds/:round/mine',
    {
      may: 'nominate raters',
      audit: ['change assessment_round', 'round'],
      form: form({ name: text(120), email: text(200), source: oneOf(nominated) }),
      page: myRoundPage,
    },
    async (context, input) => {
      const { tx, organisation, person } = context;
      const { round, raters } = await enter(context);
      await nominate(context, { round, raters, mentor: person.id, checked: false }, input);
      await audit(tx, {
        organisation: organisation.id,
        person: person.id,
        action: 'nominate rater',
        subjectId: round.id,
      });
      return linkTo(context.view, '/rounds/:round/mine', { round: round.id });
    },
  ),

  // Whoever is signed in needs no link by hand: a fresh one is made for the own questions.
  post(
    '/raters/:rater/opening',
    {
      may: 'answer about others',
      audit: ['change rater', 'rater'],
      form: form({}),
      page: async () => ({ goTo: '/' }),
    },
    async ({ tx, params, organisation, person }) => {
      const [rater] = await listRaters(tx, { id: params.rater!, person: person.id });
      const [round] = rater ? await listRounds(tx, { id: rater.roundId }) : [];
      if (!rater?.isChecked || !round || round.releasedAt !== null) throw new NotFound();
      return `/rate/${await insertLink(tx, { organisation: organisation.id, rater: rater.id, until: round.closesOn, bySelf: true })}`;
    },
  ),
];
