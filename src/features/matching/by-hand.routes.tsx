/** MA-40: a pair by hand is a run of one pair, asked and answered like every other. */
import { randomInt } from 'node:crypto';
import { linkTo } from '../../web/links.ts';
import { audit } from '../../web/audit.ts';
import { addDays } from '../../platform/i18n.ts';
import type { ReadTx } from '../../platform/database.ts';
import {
  type Context,
  form,
  get,
  id,
  isId,
  maybeText,
  maybeWhole,
  orNotFound,
  post,
  refuse,
  type Route,
} from '../../web/route.tsx';
import type { Problem } from '../../web/view.ts';
import { listRunningPairs, lockCohort } from '../cohorts/cohort.store.ts';
import { loadPool } from '../cohorts/pool.store.ts';
import { totalOf } from '../hours/hours.rules.ts';
import { listHours } from '../hours/hours.store.ts';
import { listOpenProfiles } from '../open-profiles/open-profile.store.ts';
import { reasonsFor, type Pool } from '../optimisation/criterion.rules.ts';
import { policyFor } from '../optimisation/policy.rules.ts';
import { solve } from '../optimisation/run.rules.ts';
import { findPerson, listMembers } from '../people/person.store.ts';
import { requireState } from '../programmes/cohort-state.service.ts';
import { findCohort, type Cohort } from '../programmes/programme.store.ts';
import { listWaiting, sendProposals } from '../proposals/proposal.store.ts';
import { writeToAsked } from '../proposals/question.letters.ts';
import { ByHandPage, sayRules, type ChosenPair } from './by-hand.pages.tsx';
import { judgePair, policyOf, type Judgement } from './by-hand.rules.ts';
import { byHandWords } from './by-hand.words.ts';
import { findLatestRun, insertNote, insertRun } from './run.store.ts';
import { whyUnsendable } from './run.words.ts';

/** As the people stand now. */
async function loadSituation(tx: ReadTx, cohort: Cohort, today: string) {
  return {
    pool: await loadPool(tx, cohort.id),
    running: await listRunningPairs(tx, cohort.id),
    waiting: await listWaiting(tx, cohort.id, today),
    rules: cohort.rules,
    last: (await findLatestRun(tx, cohort.id))?.policy ?? null,
  };
}
type Situation = Awaited<ReturnType<typeof loadSituation>>;

/** Of the pool; else by the name of the person, so that the page can say why they cannot be paired. */
async function namedOf(
  tx: ReadTx,
  people: { id: string; name: string }[],
  asked: string | undefined,
) {
  if (!isId(asked ?? '')) return null;
  return people.find((one) => one.id === asked) ?? orNotFound(await findPerson(tx, asked!));
}

async function chosenPair(
  { tx, now }: Context,
  {
    cohort,
    situation,
    mentor,
    mentee,
  }: {
    cohort: Cohort;
    situation: Situation;
    mentor: { id: string; name: string };
    mentee: { id: string; name: string };
  },
): Promise<ChosenPair> {
  const { pool, last } = situation;
  const judgement = judgePair({ mentorId: mentor.id, menteeId: mentee.id }, situation);
  const one = pool.mentors.find(({ id: known }) => known === mentor.id);
  const other = pool.mentees.find(({ id: known }) => known === mentee.id);
  const promised = cohort.hoursPromised === null ? null : cohort.hoursPromised * 60;
  const used = (await listHours(tx, { cohort: cohort.id, now: new Date(now.epochMilliseconds) }))
    .filter(({ personId }) => personId === mentor.id)
    .reduce((sum, hours) => sum + totalOf(hours.used), 0);
  return {
    judgement,
    mentor,
    mentee,
    reasons: one && other ? reasonsFor(one, other, (last ?? policyFor(cohort.rules)).weights) : [],
    places: one?.places ?? 0,
    hours: promised === null ? null : { promised, left: Math.max(0, promised - used) },
    profiles: await listOpenProfiles(tx, [mentor.id, mentee.id]),
  };
}

const judgeAll = (
  situation: Situation,
  { mentor, mentee }: { mentor: { id: string } | null; mentee: { id: string } | null },
): Judgement[] => {
  const { pool } = situation;
  if (mentee)
    return pool.mentors.map((one) =>
      judgePair({ mentorId: one.id, menteeId: mentee.id }, situation),
    );
  if (mentor)
    return pool.mentees.map((one) =>
      judgePair({ mentorId: mentor.id, menteeId: one.id }, situation),
    );
  return [];
};

async function byHandPage(context: Context, problem?: Problem) {
  const { tx, view, params, query, today } = context;
  const cohort = orNotFound(await findCohort(tx, params.cohort!));
  const situation = await loadSituation(tx, cohort, today);
  const { pool } = situation;
  const mentor = await namedOf(tx, pool.mentors, problem?.typed.mentor ?? query.mentor);
  const mentee = await namedOf(tx, pool.mentees, problem?.typed.mentee ?? query.mentee);
  const chosen =
    mentor && mentee ? await chosenPair(context, { cohort, situation, mentor, mentee }) : null;
  return (
    <ByHandPage
      view={view}
      problem={problem}
      cohort={cohort}
      pool={pool}
      mentor={mentor}
      mentee={mentee}
      judgements={chosen ? [] : judgeAll(situation, { mentor, mentee })}
      chosen={chosen}
      members={new Map((await listMembers(tx)).map((one) => [one.id, one.name]))}
    />
  );
}

/** The two of a pair, as a run keeps them. */
const poolOf = ({ mentors, mentees }: Pool, { mentorId, menteeId }: Judgement): Pool => ({
  mentors: mentors.filter((one) => one.id === mentorId),
  mentees: mentees.filter((one) => one.id === menteeId),
});

export const byHandRoutes: Route[] = [
  get(
    '/cohorts/:cohort/pairs/new',
    { may: 'run matching', audit: ['see cohort', 'cohort'] },
    byHandPage,
  ),

  post(
    '/cohorts/:cohort/pairs',
    {
      may: 'run matching',
      audit: ['change cohort', 'cohort'],
      form: form({
        mentor: id(),
        mentee: id(),
        reason: maybeText(500),
        days: maybeWhole(1, 60),
      }),
      page: byHandPage,
    },
    async (context, input) => {
      const { tx, view, params, organisation, person, now, today, address } = context;
      const w = byHandWords[view.language];
      // A sending, a beginning and a pair by hand see each other.
      await lockCohort(tx, params.cohort!);
      const cohort = orNotFound(await findCohort(tx, params.cohort!));
      requireState(view, cohort, 'match');
      const situation = await loadSituation(tx, cohort, today);
      const judgement = judgePair({ mentorId: input.mentor, menteeId: input.mentee }, situation);
      if (judgement.forbidden) {
        const nameOf = async (one: string) => orNotFound(await findPerson(tx, one)).name;
        refuse(
          w.refused(
            await nameOf(input.mentee),
            await nameOf(input.mentor),
            whyUnsendable(view.language, judgement.forbidden),
          ),
        );
      }
      if (judgement.broken.length > 0 && input.reason === '') refuse(w.reasonNeeded, 'reason');
      const pool = poolOf(situation.pool, judgement);
      const policy = policyOf(judgement, cohort.rules, situation.last);
      const seed = randomInt(1, 2 ** 31);
      const run = await insertRun(tx, {
        organisation: organisation.id,
        cohort: cohort.id,
        seed,
        pool,
        policy,
        result: solve(pool, policy, seed),
        basedOn: null,
        person: person.id,
        isByHand: true,
      });
      const why = [sayRules(view, judgement.broken), input.reason].filter(Boolean).join('\n');
      if (why)
        await insertNote(tx, { organisation: organisation.id, run, text: why, person: person.id });
      await sendProposals(tx, {
        run,
        proposals: null,
        answerBy: addDays(today, input.days ?? 10),
        answerDays: null,
      });
      await writeToAsked(tx, { organisation, at: now, address }, today);
      await audit(tx, {
        organisation: organisation.id,
        person: person.id,
        action: 'pair matching_run',
        subjectId: run,
      });
      return linkTo(view, '/runs/:run', { run }, { query: { sent: 1 } });
    },
  ),
];
