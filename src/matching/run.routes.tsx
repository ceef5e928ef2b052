import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { note } from '../foundation/journal.ts';
import { beginWork, findWork } from '../foundation/background.ts';
import type { Tx } from '../foundation/database.ts';
import { form, get, maybeText, NotFound, oneOf, orNotFound, post, postOpen, refuse, type Context, type Door, type Shown } from '../hall/route.tsx';
import type { Problem } from '../hall/view.ts';
import { insertMentorship } from '../mentorships/mentorship.store.ts';
import { listMembers } from '../people/person.store.ts';
import { findCohort, type Cohort } from '../programmes/programme.store.ts';
import { ProposalPage } from './proposal.pages.tsx';
import { aside } from './aside.ts';
import { RunPage, RunsPage } from './run.pages.tsx';
import { firstPolicy, refusePins, solve, type Policy, type Result } from './run.rules.ts';
import { findRun, insertAnswer, insertRun, listNotes, listProposals, listRuns, loadPool, lockProposal, sendProposals, type Proposal } from './run.store.ts';
import { runWords } from './run.words.ts';
import { scoreWords } from './score.words.ts';
import type { Step } from './solve.worker.ts';
import { WorkPage } from './work.pages.tsx';

async function runsPage({ tx, view, params }: Context, problem?: Problem) {
  const cohort = orNotFound(await findCohort(tx, params.cohort!));
  return <RunsPage view={view} problem={problem} cohort={cohort} pool={await loadPool(tx, cohort.id)} runs={await listRuns(tx, cohort.id)} />;
}

export async function runPage({ tx, view, params, query }: Context, problem?: Problem) {
  const run = orNotFound(await findRun(tx, params.run!));
  const cohort = orNotFound(await findCohort(tx, run.cohortId));
  const proposals = await listProposals(tx, { run: run.id });
  const asked = /^[0-9a-f-]{36}$/.test(query.with ?? '') ? query.with! : run.basedOn;
  const found = asked === null || asked === run.id ? null : await findRun(tx, asked);
  const before = found?.cohortId === run.cohortId ? found : null;
  const others = (await listRuns(tx, run.cohortId)).filter(({ id }) => id !== run.id).slice(0, 30);
  const members = new Map((await listMembers(tx)).map(({ id, name }) => [id, name]));
  return (
    <RunPage view={view} problem={problem} run={run} cohort={cohort} proposals={proposals} before={before} others={others} members={members} notes={await listNotes(tx, run.id)} search={(query.q ?? '').slice(0, 100)} />
  );
}

/** A new run with the people as they are today. Pairs of the policy whose people have left the pool fall away. Returns where to look. */
export async function makeRun({ tx, later, view, organisation, person }: Context, cohort: Cohort, wanted: Policy, basedOn: string | null): Promise<string> {
  const pool = await loadPool(tx, cohort.id);
  if (pool.mentees.length === 0) refuse(runWords[view.language].noPool);
  const names = new Map([...pool.mentors, ...pool.mentees].map(({ id, name }) => [id, name]));
  const here = ([mentor, mentee]: [string, string]) => names.has(mentor) && names.has(mentee);
  const policy: Policy = { ...wanted, pinned: wanted.pinned.filter(here), banned: wanted.banned.filter(here), kept: wanted.kept.filter(here) };
  const w = scoreWords[view.language];
  const clash = refusePins(pool, policy);
  if (clash) refuse(w.refused[clash.refused](names.get(clash.mentor) ?? '', names.get(clash.mentee) ?? '', clash.barrier ? w.barrier[clash.barrier] : ''));
  const seed = randomInt(1, 2 ** 31);
  const keep = async (inside: Tx, result: Result) => {
    const run = await insertRun(inside, { organisation: organisation.id, cohort: cohort.id, seed, pool, policy, result, basedOn, person: person.id });
    await note(inside, { organisation: organisation.id, person: person.id, verb: 'run', subject: 'matching_run', subjectId: run });
    return `${view.base}/runs/${run}`;
  };
  if (pool.mentors.length * pool.mentees.length <= 20_000) return keep(tx, solve(pool, policy, seed));
  const work = beginWork<Result, Step>(
    workPlace(cohort),
    (watch) => aside({ kind: 'pairs', pool, policy, seed }, watch),
    (result) => later((inside) => keep(inside, result)),
  );
  await Promise.race([work.settled, sleep(1500)]);
  return work.state.is === 'done' ? work.state.goTo : `${view.base}/cohorts/${cohort.id}/runs/work/${work.id}`;
}

const workPlace = (cohort: { id: string }) => `runs of ${cohort.id}`;

async function workPage({ tx, view, params }: Context): Promise<Shown> {
  const cohort = orNotFound(await findCohort(tx, params.cohort!));
  const work = findWork<Step>(workPlace(cohort), params.work!);
  return work?.state.is === 'done' ? { goTo: work.state.goTo } : <WorkPage view={view} cohort={cohort} work={work} />;
}

/** A proposal is a question to two people; nobody else learns that it exists. */
async function enter({ tx, params, person }: Context): Promise<{ proposal: Proposal; side: 'mentor' | 'mentee' }> {
  const [proposal] = await listProposals(tx, { person: person.id, id: params.proposal! });
  if (!proposal) throw new NotFound();
  return { proposal, side: proposal.mentorId === person.id ? 'mentor' : 'mentee' };
}

async function proposalPage(context: Context, problem?: Problem) {
  const { proposal, side } = await enter(context);
  return <ProposalPage view={context.view} problem={problem} proposal={proposal} side={side} cohort={orNotFound(await findCohort(context.tx, proposal.cohortId))} />;
}

export const matchingRoutes: Door[] = [
  get('/cohorts/:cohort/runs', 'see runs', runsPage),

  post('/cohorts/:cohort/runs', 'run matching', form({}), runsPage, async (context) => {
    const cohort = orNotFound(await findCohort(context.tx, context.params.cohort!));
    const [last] = await listRuns(context.tx, cohort.id);
    const before = last ? await findRun(context.tx, last.id) : null;
    return makeRun(context, cohort, firstPolicy(cohort.rules, before?.policy ?? null), null);
  }),

  get('/cohorts/:cohort/runs/work/:work', 'see runs', workPage),

  post('/cohorts/:cohort/runs/work/:work/stopping', 'run matching', form({}), workPage, async ({ tx, view, params }) => {
    const cohort = orNotFound(await findCohort(tx, params.cohort!));
    findWork<Step>(workPlace(cohort), params.work!)?.stop();
    return `${view.base}/cohorts/${cohort.id}/runs`;
  }),

  get('/runs/:run', 'see runs', runPage),

  postOpen('/runs/:run/sending', 'run matching', runPage, async ({ tx, view, params, organisation, person }, fields) => {
    const run = orNotFound(await findRun(tx, params.run!));
    const chosen = (fields.proposal ?? '').split(',').filter((id) => /^[0-9a-f-]{36}$/.test(id));
    await sendProposals(tx, run.id, chosen);
    await note(tx, { organisation: organisation.id, person: person.id, verb: 'send', subject: 'matching_run', subjectId: run.id });
    return `${view.base}/runs/${run.id}`;
  }),

  get('/proposals/:proposal', 'answer proposal', proposalPage),

  post('/proposals/:proposal/answer', 'answer proposal', form({ accepted: oneOf(['yes', 'no']), reason: maybeText(500) }), proposalPage, async (context, input) => {
    const { tx, view, organisation, person, today } = context;
    const w = runWords[view.language];
    await lockProposal(tx, context.params.proposal!); // two answers at once must see each other
    const { proposal, side } = await enter(context);
    const accepted = input.accepted === 'yes';
    if (!accepted && !input.reason) refuse(w.needReason, 'reason');
    const fresh = await insertAnswer(tx, { organisation: organisation.id, proposal: proposal.id, side, accepted, reason: input.reason || null, person: person.id });
    if (!fresh) refuse(w.answered);
    await note(tx, { organisation: organisation.id, person: person.id, verb: accepted ? 'accept' : 'decline', subject: 'proposal', subjectId: proposal.id });
    if (accepted && proposal.answers.some((answer) => answer.accepted)) {
      const pool = await loadPool(tx, proposal.cohortId);
      const free = pool.mentees.some((mentee) => mentee.id === proposal.menteeId) && pool.mentors.some((mentor) => mentor.id === proposal.mentorId && mentor.places > 0);
      if (!free) refuse(w.alreadyPlaced);
      await insertMentorship(tx, {
        organisation: organisation.id,
        cohort: proposal.cohortId,
        kind: 'pair',
        name: null,
        unit: null,
        proposal: proposal.id,
        firstDay: today,
        members: [
          { person: proposal.mentorId, part: 'mentor' },
          { person: proposal.menteeId, part: 'mentee' },
        ],
      });
    }
    return `${view.base}/proposals/${proposal.id}`;
  }),
];
