import { linkTo } from '../../web/links.ts';
import { audit } from '../../web/audit.ts';
import {
  box,
  type ActContext,
  type Context,
  eachRow,
  form,
  get,
  maybeDay,
  maybeText,
  maybeWhole,
  NotFound,
  orNotFound,
  post,
  refuse,
  type Route,
  type Shown,
  yesOrNo,
} from '../../web/route.tsx';
import type { Problem } from '../../web/view.ts';
import { tellBegan } from '../mentorships/began.letters.ts';
import { insertMentorship } from '../mentorships/mentorship.store.ts';
import { requireState } from '../programmes/cohort-state.service.ts';
import { findCohort } from '../programmes/programme.store.ts';
import { ProposalPage, ShortlistPage } from './proposal.pages.tsx';
import { questionOf, refuseAnswer, refuseOrder, turnOf, type Turn } from './proposal.rules.ts';
import {
  closeTaken,
  insertAnswer,
  keepOrder,
  listProposals,
  listWaiting,
  lockProposal,
  type Proposal,
} from './proposal.store.ts';
import { proposalWords } from './proposal.words.ts';
import { listTalkWords } from './trial-talk.store.ts';
import { listOpenProfiles } from '../open-profiles/open-profile.store.ts';
import { listRunningPairs, lockCohort } from '../cohorts/cohort.store.ts';
import { loadPool } from '../cohorts/pool.store.ts';

export type Entered = {
  proposal: Proposal;
  side: 'mentor' | 'mentee';
  /** Of a shortlist. */
  turn: Turn | null;
};

/**
 * A proposal is a question to two people; nobody else learns that it exists, and of a shortlist
 * only the mentor whose turn it is or was.
 */
export async function enter({ tx, params, person, today }: Context): Promise<Entered> {
  const [proposal] = await listProposals(tx, { person: person.id, id: params.proposal! });
  if (!proposal) throw new NotFound();
  const side = proposal.mentorId === person.id ? 'mentor' : 'mentee';
  if (proposal.answerDays === null) return { proposal, side, turn: null };
  const turn = turnOf(
    (await listProposals(tx, { run: proposal.runId, mentee: proposal.menteeId })).map(questionOf),
    today,
  );
  const wasAsked = proposal.answers.some((answer) => answer.side === 'mentor' && !answer.byItself);
  const isAsked = turn.is === 'asked' && turn.question === proposal.id;
  if (side === 'mentor' && !wasAsked && !isAsked) throw new NotFound();
  return { proposal, side, turn };
}

export async function proposalPage(context: Context, problem?: Problem): Promise<Shown> {
  const { tx, person } = context;
  const { proposal, side, turn } = await enter(context);
  if (turn && side === 'mentee' && proposal.talk === null)
    return { goTo: linkTo(context.view, '/shortlists/:run', { run: proposal.runId }) };
  const cohort = orNotFound(await findCohort(context.tx, proposal.cohortId));
  return (
    <ProposalPage
      view={context.view}
      problem={problem}
      proposal={proposal}
      side={side}
      until={turn?.is === 'asked' ? turn.until : proposal.answerBy}
      cohort={cohort}
      profile={
        (
          await listOpenProfiles(tx, [side === 'mentor' ? proposal.menteeId : proposal.mentorId])
        )[0] ?? null
      }
      own={
        (await listTalkWords(tx, [proposal.id])).find(({ personId }) => personId === person.id) ??
        null
      }
    />
  );
}

/** The person's own list of a run. */
async function ownList({
  tx,
  params,
  person,
  today,
}: Context): Promise<{ proposals: Proposal[]; turn: Turn }> {
  const proposals = (await listProposals(tx, { run: params.run!, mentee: person.id })).filter(
    ({ sentAt, answerDays }) => sentAt !== null && answerDays !== null,
  );
  if (proposals.length === 0) throw new NotFound();
  return {
    proposals: proposals.toSorted((a, b) => b.score - a.score),
    turn: turnOf(proposals.map(questionOf), today),
  };
}

async function shortlistPage(context: Context, problem?: Problem) {
  const { proposals, turn } = await ownList(context);
  return (
    <ShortlistPage
      view={context.view}
      problem={problem}
      proposals={proposals}
      turn={turn}
      cohort={orNotFound(await findCohort(context.tx, proposals[0]!.cohortId))}
      profiles={await listOpenProfiles(
        context.tx,
        proposals.map(({ mentorId }) => mentorId),
      )}
    />
  );
}

/** Both have said yes: the mentorship begins, if both still have room. */
async function begin(context: ActContext, proposal: Proposal): Promise<void> {
  const { tx, view, organisation, today } = context;
  await lockCohort(tx, proposal.cohortId);
  requireState(view, orNotFound(await findCohort(tx, proposal.cohortId)), 'begin');
  const w = proposalWords[view.language];
  const running = await listRunningPairs(tx, proposal.cohortId);
  if (
    running.some(
      ({ mentorId, menteeId }) => mentorId === proposal.mentorId && menteeId === proposal.menteeId,
    )
  )
    refuse(w.begunAlready);
  const pool = await loadPool(tx, proposal.cohortId);
  const places = pool.mentors.find(({ id }) => id === proposal.mentorId)?.places ?? 0;
  if (places === 0 || !pool.mentees.some(({ id }) => id === proposal.menteeId))
    refuse(w.alreadyPlaced);
  const mentorship = await insertMentorship(tx, {
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
  await tellBegan(context, { mentorship, people: [proposal.mentorId, proposal.menteeId] });
  await closeTaken(tx, {
    organisation: organisation.id,
    cohort: proposal.cohortId,
    person: proposal.menteeId,
    side: 'mentee',
    today,
  });
  if (places === 1)
    await closeTaken(tx, {
      organisation: organisation.id,
      cohort: proposal.cohortId,
      person: proposal.mentorId,
      side: 'mentor',
      today,
    });
}

/** A question that waits for this person; two answers at once see each other. */
export async function enterToAnswer(context: ActContext): Promise<Entered> {
  const w = proposalWords[context.view.language];
  await lockProposal(context.tx, context.params.proposal!);
  const entered = await enter(context);
  const { proposal, side, turn } = entered;
  if (turn && (side === 'mentee' || turn.is !== 'asked' || turn.question !== proposal.id))
    refuse(w.passedOn);
  if (proposal.answers.some(({ accepted }) => !accepted)) refuse(w.declined);
  if (proposal.answers.some((one) => one.side === side)) refuse(w.answered);
  return entered;
}

/** Kept; with the second yes the mentorship begins. */
export async function answer(
  context: ActContext,
  proposal: Proposal,
  said: {
    side: 'mentor' | 'mentee';
    accepted: boolean;
    reason: string | null;
    metOn: string | null;
    afterTalk?: boolean;
  },
): Promise<void> {
  const { tx, view, organisation, person, today } = context;
  const isNew = await insertAnswer(tx, {
    ...said,
    organisation: organisation.id,
    proposal: proposal.id,
    person: person.id,
    today,
  });
  if (!isNew) refuse(proposalWords[view.language].answered);
  await audit(tx, {
    organisation: organisation.id,
    person: person.id,
    action: said.accepted ? 'accept proposal' : 'decline proposal',
    subjectId: proposal.id,
  });
  if (said.accepted && proposal.answers.some(({ accepted }) => accepted))
    await begin(context, proposal);
}

export const proposalRoutes: Route[] = [
  get(
    '/proposals/:proposal',
    { may: 'answer proposal', audit: ['see proposal', 'proposal'] },
    proposalPage,
  ),

  post(
    '/proposals/:proposal/answer',
    {
      may: 'answer proposal',
      audit: ['change proposal', 'proposal'],
      form: form({ accepted: yesOrNo(), reason: maybeText(500), met_on: maybeDay() }),
      page: proposalPage,
    },
    async (context, input) => {
      const { tx, view, today } = context;
      const w = proposalWords[view.language];
      const { proposal, side } = await enterToAnswer(context);
      const { rules } = orNotFound(await findCohort(tx, proposal.cohortId));
      const fault = refuseAnswer(
        { accepted: input.accepted, reason: input.reason, metOn: input.met_on },
        { meetFirst: rules.meetFirst ?? false, today },
      );
      if (fault) refuse(w.faults[fault], fault === 'needs-reason' ? 'reason' : 'met_on');
      await answer(context, proposal, {
        side,
        accepted: input.accepted,
        reason: input.reason || null,
        metOn: input.met_on,
      });
      return linkTo(view, '/proposals/:proposal', { proposal: proposal.id });
    },
  ),

  get(
    '/shortlists/:run',
    { may: 'answer proposal', audit: ['see matching_run', 'run'] },
    shortlistPage,
  ),

  post(
    '/shortlists/:run/order',
    {
      may: 'answer proposal',
      audit: ['change matching_run', 'run'],
      form: form({ none: box(), reason: maybeText(500), choice: eachRow(maybeWhole(1, 5)) }),
      page: shortlistPage,
    },
    async (context, input) => {
      const { tx, view, organisation, person, today } = context;
      const w = proposalWords[view.language];
      for (const { id } of (await ownList(context)).proposals) await lockProposal(tx, id); // two orders at once must see each other
      const { proposals, turn } = await ownList(context);
      if (turn.is !== 'choosing') refuse(w.chosenBefore);
      if (
        (await listWaiting(tx, proposals[0]!.cohortId, today)).some(
          ({ menteeId, runId }) => menteeId === person.id && runId !== context.params.run,
        )
      )
        refuse(w.chosenBefore);
      const open = proposals.filter(({ answers }) => answers.every(({ accepted }) => accepted));
      if (input.none) {
        const { reason } = input;
        if (reason === '') refuse(w.faults['needs-reason'], 'reason');
        for (const { id } of open)
          await insertAnswer(tx, {
            organisation: organisation.id,
            proposal: id,
            side: 'mentee',
            accepted: false,
            reason,
            person: person.id,
            today,
          });
        await audit(tx, {
          organisation: organisation.id,
          person: person.id,
          action: 'decline proposal',
          subjectId: open[0]?.id ?? proposals[0]!.id,
        });
        return linkTo(view, '/shortlists/:run', { run: context.params.run });
      }
      const order = open.flatMap(({ id }) => {
        const choice = input.choice.get(id) ?? null;
        return choice === null ? [] : [{ proposal: id, choice }];
      });
      const fault = refuseOrder(order.map(({ choice }) => choice));
      if (fault) refuse(w.orderFaults[fault]);
      await keepOrder(tx, order, today);
      for (const { proposal } of order)
        await insertAnswer(tx, {
          organisation: organisation.id,
          proposal,
          side: 'mentee',
          accepted: true,
          reason: null,
          person: person.id,
          today,
        });
      await audit(tx, {
        organisation: organisation.id,
        person: person.id,
        action: 'accept proposal',
        subjectId: order[0]!.proposal,
      });
      return linkTo(view, '/shortlists/:run', { run: context.params.run });
    },
  ),
];
