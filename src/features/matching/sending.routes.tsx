/** Proposals of a run: sent, taken back, and asked in the order of fit. */
import { linkTo } from '../../web/links.ts';
import { audit } from '../../web/audit.ts';
import { addDays } from '../../platform/i18n.ts';
import {
  form,
  ids,
  maybeWhole,
  NotFound,
  orNotFound,
  post,
  refuse,
  type Route,
} from '../../web/route.tsx';
import { lockCohort } from '../cohorts/cohort.store.ts';
import { requireState } from '../programmes/cohort-state.service.ts';
import { findCohort } from '../programmes/programme.store.ts';
import { questionOf, turnOf } from '../proposals/proposal.rules.ts';
import {
  insertAnswer,
  keepOrder,
  listProposals,
  lockProposal,
  sendProposals,
  takeBack,
} from '../proposals/proposal.store.ts';
import { proposalWords } from '../proposals/proposal.words.ts';
import { daysWithTalk } from '../proposals/trial-talk.rules.ts';
import { settleTalk } from '../proposals/trial-talk.store.ts';
import { writeToAsked } from '../proposals/question.letters.ts';
import { runPage, unsendableOf } from './run.routes.tsx';
import { findRun } from './run.store.ts';
import { sayUnsendable } from './run.words.ts';

export const sendingRoutes: Route[] = [
  post(
    '/runs/:run/sending',
    {
      may: 'run matching',
      audit: ['change matching_run', 'run'],
      form: form({ days: maybeWhole(1, 60), proposal: ids() }),
      page: runPage,
    },
    async ({ tx, view, params, organisation, person, now, today, address }, input) => {
      const w = proposalWords[view.language];
      const run = orNotFound(await findRun(tx, params.run!));
      const days = input.days ?? 10;
      const chosen = input.proposal;
      if (chosen.length === 0) refuse(w.chooseSome);
      // Two who send at once see each other, and so do a sending and a yes.
      await lockCohort(tx, run.cohortId);
      requireState(view, orNotFound(await findCohort(tx, run.cohortId)), 'match');
      const isChosen = new Set(chosen);
      const unsent = (await listProposals(tx, { run: run.id })).filter(
        ({ id, sentAt }) => sentAt === null && isChosen.has(id),
      );
      if (unsent.length < isChosen.size) refuse(w.askedAlready);
      // Nothing goes out when one of them may not: who chose sees which, and sends the rest.
      const blocked = await unsendableOf(tx, run, unsent, today);
      if (blocked.size > 0) refuse(w.notSendable(sayUnsendable(view.language, unsent, blocked)));
      await sendProposals(tx, {
        run: run.id,
        proposals: chosen,
        answerBy: addDays(today, days),
        answerDays: run.policy?.mode === 'shortlist' ? days : null,
      });
      await writeToAsked(tx, { organisation, at: now, address }, today);
      await audit(tx, {
        organisation: organisation.id,
        person: person.id,
        action: 'send matching_run',
        subjectId: run.id,
      });
      return linkTo(view, '/runs/:run', { run: run.id }, { query: { sent: chosen.length } });
    },
  ),

  post(
    '/runs/:run/proposals/:proposal/return',
    { may: 'run matching', audit: ['change proposal', 'proposal'], form: form({}), page: runPage },
    async ({ tx, view, params, organisation, person }) => {
      await lockProposal(tx, params.proposal!);
      if (!(await takeBack(tx, params.proposal!))) throw new NotFound();
      await audit(tx, {
        organisation: organisation.id,
        person: person.id,
        action: 'take back proposal',
        subjectId: params.proposal!,
      });
      return linkTo(view, '/runs/:run', { run: params.run });
    },
  ),

  // MA-41: the coordinator has spoken with whoever asked for it.
  post(
    '/runs/:run/proposals/:proposal/talk',
    { may: 'run matching', audit: ['change proposal', 'proposal'], form: form({}), page: runPage },
    async ({ tx, view, params, person, today }) => {
      await lockProposal(tx, params.proposal!);
      const own = await listProposals(tx, { run: params.run! });
      const proposal = own.find(({ id }) => id === params.proposal);
      if (!proposal?.talk || proposal.mentorshipId !== null) throw new NotFound();
      const turn = turnOf(
        own.filter(({ menteeId }) => menteeId === proposal.menteeId).map(questionOf),
        today,
      );
      await settleTalk(tx, {
        proposal: proposal.id,
        person: person.id,
        today,
        answerDays:
          proposal.answerDays === null || turn.is !== 'asked'
            ? proposal.answerDays
            : daysWithTalk(proposal.answerDays, { until: turn.until, today }),
      });
      return linkTo(view, '/runs/:run', { run: params.run });
    },
  ),

  // A mentee who does not choose in time: the coordinator asks in the order of fit.
  post(
    '/runs/:run/shortlists/:mentee/order',
    { may: 'run matching', audit: ['change person', 'mentee'], form: form({}), page: runPage },
    async ({ tx, view, params, organisation, person, today }) => {
      const own = (await listProposals(tx, { run: params.run!, mentee: params.mentee! })).filter(
        ({ sentAt, answerDays, answers }) =>
          sentAt !== null && answerDays !== null && answers.every(({ accepted }) => accepted),
      );
      const turn = turnOf(own.map(questionOf), today);
      if (turn.is !== 'choosing') throw new NotFound();
      await keepOrder(
        tx,
        own
          .toSorted((a, b) => b.score - a.score)
          .map(({ id }, k) => ({ proposal: id, choice: k + 1 })),
        today,
      );
      for (const { id, menteeId } of own)
        await insertAnswer(tx, {
          organisation: organisation.id,
          proposal: id,
          side: 'mentee',
          accepted: true,
          reason: null,
          person: menteeId,
          today,
          byItself: true,
        });
      await audit(tx, {
        organisation: organisation.id,
        person: person.id,
        action: 'send proposal',
        subjectId: own[0]!.id,
      });
      return linkTo(view, '/runs/:run', { run: params.run });
    },
  ),
];
