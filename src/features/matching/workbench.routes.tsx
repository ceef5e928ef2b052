import { linkTo } from '../../web/links.ts';
import { audit } from '../../web/audit.ts';
import {
  type Context,
  eachRow,
  form,
  get,
  id,
  maybeText,
  NotFound,
  oneOf,
  orNotFound,
  type Outside,
  post,
  refuse,
  type Route,
  someOf,
  text,
  whole,
} from '../../web/route.tsx';
import type { Problem } from '../../web/view.ts';
import { findCohort } from '../programmes/programme.store.ts';
import { switchedConstraints, type Switches } from '../optimisation/hard-constraint.rules.ts';
import { criterionKeys, type Weights } from '../optimisation/criterion.rules.ts';
import { runFormat, writeRun } from '../optimisation/run-file.rules.ts';
import { calculation } from '../optimisation/calculation.service.ts';
import { byHandWords } from './by-hand.words.ts';
import { makeRun, runPage } from './run.routes.tsx';
import type { Policy } from '../optimisation/policy.rules.ts';
import { findRun, insertNote, renameRun, type Run } from './run.store.ts';
import { OthersPage } from './workbench.pages.tsx';
import { workbenchWords } from './workbench.words.ts';

async function enter({ tx, view, params }: Context): Promise<{ run: Run; policy: Policy }> {
  const run = orNotFound(await findRun(tx, params.run!));
  if (!run.policy) refuse(workbenchWords[view.language].oldRun);
  if (run.isByHand) refuse(byHandWords[view.language].state);
  return { run, policy: run.policy };
}

async function othersPage(context: Context, problem?: Problem) {
  const { tx, view, params } = context;
  const run = orNotFound(await findRun(tx, params.run!));
  const mentee = run.pool.mentees.find(({ id }) => id === params.person);
  const { pool, policy, seed } = run;
  if (!mentee || !policy || run.isByHand) throw new NotFound();
  const cohort = orNotFound(await findCohort(tx, run.cohortId));
  const names = new Map(
    [...run.pool.mentors, ...run.pool.mentees].map(({ id, name }) => [id, name]),
  );
  const task = { kind: 'others' as const, pool, policy, seed, mentee: mentee.id };
  return {
    next: async ({ inThread }: Outside) => (
      <OthersPage
        view={view}
        problem={problem}
        run={run}
        cohort={cohort}
        mentee={mentee}
        others={await inThread(calculation<'others'>(), task)}
        nameOf={(id) => names.get(id) ?? '?'}
      />
    ),
  };
}

/** Everything the run proposes, so that a change moves as few as it must. */
const pairsOf = ({ result }: Run): [string, string][] =>
  result.pairs.map(({ mentor, mentee }) => [mentor, mentee]);

export const workbenchRoutes: Route[] = [
  post(
    '/runs/:run/again',
    {
      may: 'run matching',
      audit: ['change matching_run', 'run'],
      form: form({
        weight: eachRow(whole(0, 100)),
        switches: someOf(switchedConstraints),
        order: someOf(['waiting', 'worst', 'even', 'keep']),
        mode: oneOf(['optimum', 'shortlist', 'stable']),
      }),
      page: runPage,
    },
    async (context, input) => {
      const { run, policy } = await enter(context);
      const weights = Object.fromEntries(
        criterionKeys.map((key) => [key, input.weight.get(key) ?? policy.weights[key]]),
      ) as Weights;
      const { switches: chosen, order } = input;
      const switches = Object.fromEntries(
        switchedConstraints.map((key) => [key, chosen.includes(key)]),
      ) as Switches;
      const cohort = orNotFound(await findCohort(context.tx, run.cohortId));
      return makeRun(
        context,
        cohort,
        {
          ...policy,
          mode: input.mode,
          weights,
          switches,
          waitingFirst: order.includes('waiting'),
          worstFirst: order.includes('worst'),
          even: order.includes('even'),
          kept: order.includes('keep') ? pairsOf(run) : [],
        },
        run.id,
      );
    },
  ),

  get(
    '/runs/:run/mentees/:person',
    { may: 'see runs', audit: ['see person', 'person'] },
    othersPage,
  ),

  post(
    '/runs/:run/mentees/:person/choice',
    {
      may: 'run matching',
      audit: ['change person', 'person'],
      form: form({ mentor: id(), choice: oneOf(['pin', 'ban', 'release']) }),
      page: othersPage,
    },
    async (context, { mentor, choice }) => {
      const { run, policy } = await enter(context);
      const mentee = context.params.person!;
      const isOther = (pair: [string, string]) => pair[0] !== mentor || pair[1] !== mentee;
      const pinned = policy.pinned.filter((pair) =>
        choice === 'pin' ? pair[1] !== mentee : isOther(pair),
      );
      const banned = policy.banned.filter(isOther);
      const pair: [string, string] = [mentor, mentee];
      const cohort = orNotFound(await findCohort(context.tx, run.cohortId));
      return makeRun(
        context,
        cohort,
        {
          ...policy,
          pinned: choice === 'pin' ? [...pinned, pair] : pinned,
          banned: choice === 'ban' ? [...banned, pair] : banned,
          kept: pairsOf(run),
        },
        run.id,
      );
    },
  ),

  // CO-10.
  post(
    '/runs/:run/name',
    {
      edits: true,
      may: 'run matching',
      audit: ['change matching_run', 'run'],
      form: form({ run_name: maybeText(80) }),
      page: runPage,
    },
    async ({ tx, view, params }, input) => {
      const run = orNotFound(await findRun(tx, params.run!));
      await renameRun(tx, run.id, input.run_name || null);
      return linkTo(view, '/runs/:run', { run: run.id });
    },
  ),

  post(
    '/runs/:run/notes',
    {
      edits: true,
      may: 'run matching',
      audit: ['change matching_run', 'run'],
      form: form({ text: text(2000) }),
      page: runPage,
    },
    async ({ tx, view, params, organisation, person }, input) => {
      const run = orNotFound(await findRun(tx, params.run!));
      await insertNote(tx, {
        organisation: organisation.id,
        run: run.id,
        text: input.text,
        person: person.id,
      });
      await audit(tx, {
        organisation: organisation.id,
        person: person.id,
        action: 'note matching_run',
        subjectId: run.id,
      });
      return linkTo(view, '/runs/:run', { run: run.id }, { hash: 'notes' });
    },
  ),

  get(
    '/runs/:run/file',
    { may: 'see runs', recentAuth: true, audit: ['see matching_run', 'run'] },
    async ({ tx, params }) => {
      const { id, solver, seed, policy, pool, result } = orNotFound(await findRun(tx, params.run!));
      if (!policy) throw new NotFound();
      return {
        download: writeRun({ format: runFormat, id, solver, seed, policy, pool, result }),
        name: `run-${id}.json`,
        type: 'application/json',
      };
    },
  ),
];
