import { linkTo } from '../../web/links.ts';
import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { audit } from '../../web/audit.ts';
import { startTask, findTask } from '../../platform/background-task.ts';
import type { ReadTx, Tx } from '../../platform/database.ts';
import { TaskRefused } from '../../platform/thread-pool.ts';
import {
  form,
  get,
  isId,
  NotFound,
  orNotFound,
  post,
  refuse,
  type Context,
  type Route,
  type Next,
  type Outcome,
  type Shown,
} from '../../web/route.tsx';
import type { Problem } from '../../web/view.ts';
import { listMembers } from '../people/person.store.ts';
import { requireState } from '../programmes/cohort-state.service.ts';
import { findCohort, type Cohort } from '../programmes/programme.store.ts';
import { aside } from '../optimisation/calculation.service.ts';
import { RunPage, RunsPage } from './run.pages.tsx';
import { firstPolicy, refusePins, type Policy, type Result } from '../optimisation/policy.rules.ts';
import {
  listInVain,
  listProposals,
  listWaiting,
  type Proposal,
} from '../proposals/proposal.store.ts';
import { listTalkWords } from '../proposals/trial-talk.store.ts';
import { askedNow } from '../proposals/question.letters.ts';
import { deleteRelease, insertRelease, listEndedPairs } from '../cohorts/ended.store.ts';
import { listRunningPairs } from '../cohorts/cohort.store.ts';
import { findUnsendable, type Unsendable } from './sending.rules.ts';
import {
  countWithoutAccount,
  findLatestRun,
  findRun,
  insertRun,
  listNotes,
  listNotesByRun,
  listRuns,
  type Run,
} from './run.store.ts';
import { listHeldBack } from '../cohorts/held-back.store.ts';
import { loadPool } from '../cohorts/pool.store.ts';
import { byHandWords } from './by-hand.words.ts';
import { runWords } from './run.words.ts';
import { scoreWords } from '../optimisation/score.words.ts';
import type { Step } from '../optimisation/calculation.worker.ts';
import { WorkPage } from './work.pages.tsx';
import { workbenchWords } from './workbench.words.ts';

async function runsPage({ tx, view, params }: Context, problem?: Problem) {
  const cohort = orNotFound(await findCohort(tx, params.cohort!));
  return (
    <RunsPage
      view={view}
      problem={problem}
      cohort={cohort}
      pool={await loadPool(tx, cohort.id)}
      runs={await listRuns(tx, cohort.id)}
      notes={await listNotesByRun(tx, cohort.id)}
      ended={await listEndedPairs(tx, cohort.id)}
      heldBack={await listHeldBack(tx, cohort.id)}
    />
  );
}

/** MA-26: proposals of a run that are not sent and may not be sent any more, and why. */
export async function unsendableOf(
  tx: ReadTx,
  run: Run,
  unsent: Proposal[],
  today: string,
): Promise<Map<string, Unsendable>> {
  if (unsent.length === 0) return new Map();
  const waiting = await listWaiting(tx, run.cohortId, today);
  return findUnsendable(unsent, {
    pool: await loadPool(tx, run.cohortId),
    running: await listRunningPairs(tx, run.cohortId),
    // More mentors may be added to a list that has gone out from the same run.
    waiting: waiting.filter(({ runId }) => runId !== run.id || run.policy?.mode !== 'shortlist'),
    policy: run.policy,
  });
}

/** Whose answer is waited for. */
const askedOf = (proposals: Proposal[], today: string): string[] => [
  ...new Set(askedNow(proposals, today).map(({ person }) => person)),
];

export async function runPage({ tx, view, params, query, today }: Context, problem?: Problem) {
  const run = orNotFound(await findRun(tx, params.run!));
  const cohort = orNotFound(await findCohort(tx, run.cohortId));
  const proposals = await listProposals(tx, {
    run: run.id,
    also: run.policy?.asked?.map(({ question }) => question) ?? [],
  });
  const inVain = await listInVain(tx, run.cohortId, today);
  const asked = isId(query.with ?? '') ? query.with! : run.basedOn;
  const found = asked === null || asked === run.id ? null : await findRun(tx, asked);
  const before = found?.cohortId === run.cohortId ? found : null;
  const others = (await listRuns(tx, run.cohortId))
    .filter(({ id, byHand }) => id !== run.id && byHand === null)
    .slice(0, 30);
  const members = new Map((await listMembers(tx)).map(({ id, name }) => [id, name]));
  return (
    <RunPage
      inVain={inVain}
      view={view}
      problem={problem}
      run={run}
      cohort={cohort}
      proposals={proposals}
      unsendable={await unsendableOf(
        tx,
        run,
        proposals.filter(({ sentAt, runId }) => sentAt === null && runId === run.id),
        today,
      )}
      before={before}
      others={others}
      members={members}
      notes={await listNotes(tx, run.id)}
      said={await listTalkWords(
        tx,
        proposals.flatMap(({ id, talk }) => (talk ? [id] : [])),
      )}
      sent={/^\d{1,5}$/.test(query.sent ?? '') ? Number(query.sent) : 0}
      withoutAccount={await countWithoutAccount(tx, askedOf(proposals, today))}
      search={(query.q ?? '').slice(0, 100)}
    />
  );
}

/**
 * How long a request waits for its run before it shows how far the calculation is: a small one is
 * there in a moment, in its turn.
 */
const patience = (pairs: number): number => (pairs <= 20_000 ? 10_000 : 1500);

/**
 * A new run with the people as they are today, calculated when the transaction is over. Pairs of
 * the policy whose people have left the pool fall away. Says where to look.
 */
export async function makeRun(
  { tx, view, organisation, person, today }: Context,
  cohort: Cohort,
  wanted: Policy,
  basedOn: string | null,
): Promise<Next<Outcome>> {
  requireState(view, cohort, 'match');
  const pool = await loadPool(tx, cohort.id);
  if (pool.mentees.length === 0) refuse(runWords[view.language].noPool);
  const names = new Map([...pool.mentors, ...pool.mentees].map(({ id, name }) => [id, name]));
  const here = ([mentor, mentee]: [string, string]) => names.has(mentor) && names.has(mentee);
  const asked = (await listWaiting(tx, cohort.id, today))
    .map(({ id, mentorId, menteeId }) => ({ question: id, mentor: mentorId, mentee: menteeId }))
    .filter(({ mentor, mentee }) => here([mentor, mentee]));
  const isAsked = new Set(asked.map(({ mentor, mentee }) => `${mentor} ${mentee}`));
  const endedWith = new Map(pool.mentees.map((mentee) => [mentee.id, mentee.endedWith]));
  // A pair that was fixed once and has ended since is no wish any more.
  const pinned = wanted.pinned.filter(
    (pair) =>
      here(pair) && !isAsked.has(pair.join(' ')) && !endedWith.get(pair[1])?.includes(pair[0]),
  );
  const policy: Policy = {
    ...wanted,
    asked,
    pinned,
    banned: wanted.banned.filter(here),
    kept: wanted.kept.filter(here),
  };
  const w = scoreWords[view.language];
  const clash = refusePins(pool, policy);
  if (clash)
    refuse(
      w.refused[clash.refused](
        names.get(clash.mentor) ?? '',
        names.get(clash.mentee) ?? '',
        clash.barrier ? w.barrier[clash.barrier] : '',
      ),
    );
  const seed = randomInt(1, 2 ** 31);
  const keep = async (inside: Tx, result: Result) => {
    const run = await insertRun(inside, {
      organisation: organisation.id,
      cohort: cohort.id,
      seed,
      pool,
      policy,
      result,
      basedOn,
      person: person.id,
    });
    await audit(inside, {
      organisation: organisation.id,
      person: person.id,
      action: 'run matching_run',
      subjectId: run,
    });
    return linkTo(view, '/runs/:run', { run });
  };
  return {
    next: async ({ write }) => {
      const work = startTask<Result, Step>(
        { scope: workPlace(cohort), dedupeKey: JSON.stringify([policy, basedOn]) },
        (watch) => aside({ kind: 'pairs', pool, policy, seed }, { owner: organisation.id, watch }),
        (result) => write((later) => keep(later, result)),
      );
      await Promise.race([
        work.settled,
        sleep(patience(pool.mentors.length * pool.mentees.length), null, { ref: false }),
      ]);
      if (work.state.is === 'refused') throw new TaskRefused(work.state.why);
      return work.state.is === 'done'
        ? work.state.goTo
        : linkTo(view, '/cohorts/:cohort/runs/calculations/:work', {
            cohort: cohort.id,
            work: work.id,
          });
    },
  };
}

const workPlace = (cohort: { id: string }) => `runs of ${cohort.id}`;

async function workPage({ tx, view, params }: Context): Promise<Shown> {
  const cohort = orNotFound(await findCohort(tx, params.cohort!));
  const work = findTask<Step>(workPlace(cohort), params.work!);
  return work?.state.is === 'done' ? (
    { goTo: work.state.goTo }
  ) : (
    <WorkPage view={view} cohort={cohort} work={work} />
  );
}

export const matchingRoutes: Route[] = [
  get('/cohorts/:cohort/runs', { may: 'see runs', audit: ['see cohort', 'cohort'] }, runsPage),

  post(
    '/cohorts/:cohort/runs',
    { may: 'run matching', audit: ['change cohort', 'cohort'], form: form({}), page: runsPage },
    async (context) => {
      const cohort = orNotFound(await findCohort(context.tx, context.params.cohort!));
      const before = await findLatestRun(context.tx, cohort.id);
      return makeRun(context, cohort, firstPolicy(cohort.rules, before?.policy ?? null), null);
    },
  ),

  // MA-25: a pair that ended early is proposed again only when somebody says so; that can be taken
  // back.
  post(
    '/cohorts/:cohort/pairs/:mentorship/release',
    {
      may: 'run matching',
      audit: ['change mentorship', 'mentorship'],
      form: form({}),
      page: runsPage,
    },
    async ({ tx, view, params, organisation, person, today }) => {
      const released = await insertRelease(tx, {
        organisation: organisation.id,
        cohort: params.cohort!,
        mentorship: params.mentorship!,
        person: person.id,
        today,
      });
      if (!released) throw new NotFound();
      await audit(tx, {
        organisation: organisation.id,
        person: person.id,
        action: 'release mentorship',
        subjectId: params.mentorship!,
      });
      return linkTo(view, '/cohorts/:cohort/runs', { cohort: params.cohort }, { hash: 'ended' });
    },
  ),

  post(
    '/cohorts/:cohort/pairs/:mentorship/bar',
    {
      may: 'run matching',
      audit: ['change mentorship', 'mentorship'],
      form: form({}),
      page: runsPage,
    },
    async ({ tx, view, params, organisation, person }) => {
      if (!(await deleteRelease(tx, { cohort: params.cohort!, mentorship: params.mentorship! })))
        throw new NotFound();
      await audit(tx, {
        organisation: organisation.id,
        person: person.id,
        action: 'bar mentorship',
        subjectId: params.mentorship!,
      });
      return linkTo(view, '/cohorts/:cohort/runs', { cohort: params.cohort }, { hash: 'ended' });
    },
  ),

  get(
    '/cohorts/:cohort/runs/calculations/:work',
    { may: 'see runs', audit: ['see cohort', 'cohort'] },
    workPage,
  ),

  post(
    '/cohorts/:cohort/runs/calculations/:work/stopping',
    { may: 'run matching', audit: ['change cohort', 'cohort'], form: form({}), page: workPage },
    async ({ tx, view, params }) => {
      const cohort = orNotFound(await findCohort(tx, params.cohort!));
      findTask<Step>(workPlace(cohort), params.work!)?.stop();
      return linkTo(view, '/cohorts/:cohort/runs', { cohort: cohort.id });
    },
  ),

  get('/runs/:run', { may: 'see runs', audit: ['see matching_run', 'run'] }, runPage),

  // After a no: those whose question came to nothing get another mentor, everybody else stays where
  // that costs nobody a place.
  post(
    '/runs/:run/rematch',
    { may: 'run matching', audit: ['change matching_run', 'run'], form: form({}), page: runPage },
    async (context) => {
      const { tx, view, params, today } = context;
      const run = orNotFound(await findRun(tx, params.run!));
      if (!run.policy) return refuse(workbenchWords[view.language].oldRun);
      if (run.isByHand) return refuse(byHandWords[view.language].state);
      const cohort = orNotFound(await findCohort(tx, run.cohortId));
      const found = await listInVain(tx, cohort.id, today);
      const isBanned = new Set(run.policy.banned.map((pair) => pair.join(' ')));
      const banned = [
        ...run.policy.banned,
        ...found.flatMap(({ lapsed }) => lapsed).filter((pair) => !isBanned.has(pair.join(' '))),
      ];
      const inVain = new Set(found.map(({ mentee }) => mentee));
      const pairs = run.result.pairs.map(({ mentor, mentee }): [string, string] => [
        mentor,
        mentee,
      ]);
      return makeRun(
        context,
        cohort,
        {
          ...run.policy,
          banned,
          pinned: run.policy.pinned.filter(([, mentee]) => !inVain.has(mentee)),
          kept: pairs.filter(([, mentee]) => !inVain.has(mentee)),
        },
        run.id,
      );
    },
  ),
];
