/** MA-41: a talk on trial: asked for, its day, and a word from both after it. */
import { audit } from '../../web/audit.ts';
import { linkTo } from '../../web/links.ts';
import {
  box,
  type ActContext,
  type Context,
  day,
  form,
  maybeText,
  oneOf,
  post,
  refuse,
  type Route,
} from '../../web/route.tsx';
import { tellOfTalk } from './question.letters.ts';
import { answer, enter, enterToAnswer, proposalPage, type Entered } from './proposal.routes.tsx';
import { lockProposal } from './proposal.store.ts';
import { proposalWords } from './proposal.words.ts';
import { daysWithTalk, refuseTalkDay, words } from './trial-talk.rules.ts';
import { askCoordinator, askForTalk, keepTalkDay, keepTalkWords } from './trial-talk.store.ts';
import { trialTalkWords } from './trial-talk.words.ts';

const toTalk = ({ view, params }: Context) =>
  linkTo(view, '/proposals/:proposal', { proposal: params.proposal }, { hash: 'talk' });

const note = ({ tx, organisation, person }: ActContext, proposal: string) =>
  audit(tx, {
    organisation: organisation.id,
    person: person.id,
    action: 'change proposal',
    subjectId: proposal,
  });

/** One of the two, also whoever has said yes, while the question is open and a talk was asked for. */
async function enterTalk(context: ActContext): Promise<Entered> {
  const w = proposalWords[context.view.language];
  await lockProposal(context.tx, context.params.proposal!);
  const entered = await enter(context);
  const { proposal } = entered;
  if (proposal.mentorshipId !== null) refuse(w.begunAlready);
  if (proposal.answers.some(({ accepted }) => !accepted)) refuse(w.declined);
  if (proposal.talk === null) refuse(trialTalkWords[context.view.language].noTalk);
  return entered;
}

export const trialTalkRoutes: Route[] = [
  post(
    '/proposals/:proposal/talk',
    {
      may: 'answer proposal',
      audit: ['change proposal', 'proposal'],
      form: form({}),
      page: proposalPage,
    },
    async (context) => {
      const { tx, organisation, person, now, today, address } = context;
      const { proposal, side, turn } = await enterToAnswer(context);
      // Both may ask at the same moment: it is one talk.
      if (proposal.talk !== null) return toTalk(context);
      await askForTalk(tx, {
        organisation: organisation.id,
        proposal: proposal.id,
        person: person.id,
        today,
        answerDays:
          turn?.is === 'asked' && proposal.answerDays !== null
            ? daysWithTalk(proposal.answerDays, { until: turn.until, today })
            : null,
      });
      await tellOfTalk(
        tx,
        { organisation, at: now, address },
        {
          proposal: proposal.id,
          person: side === 'mentor' ? proposal.menteeId : proposal.mentorId,
          today,
        },
      );
      await note(context, proposal.id);
      return toTalk(context);
    },
  ),

  post(
    '/proposals/:proposal/talk/day',
    {
      may: 'answer proposal',
      audit: ['change proposal', 'proposal'],
      form: form({ talk_on: day() }),
      page: proposalPage,
    },
    async (context, input) => {
      const { proposal } = await enterTalk(context);
      const fault = refuseTalkDay(input.talk_on, proposal.talk!);
      if (fault) refuse(trialTalkWords[context.view.language].faults[fault], 'talk_on');
      await keepTalkDay(context.tx, proposal.id, input.talk_on);
      await note(context, proposal.id);
      return toTalk(context);
    },
  ),

  post(
    '/proposals/:proposal/talk/word',
    {
      may: 'answer proposal',
      audit: ['change proposal', 'proposal'],
      form: form({ word: oneOf(words), words: maybeText(1000), share: box() }),
      page: proposalPage,
    },
    async (context, input) => {
      const { tx, view, organisation, person, today } = context;
      const w = trialTalkWords[view.language];
      await enterTalk(context);
      const { proposal, side } = await enterToAnswer(context);
      const talkOn = proposal.talk!.talkOn ?? refuse(w.dayFirst, 'talk_on');
      if (talkOn > today) refuse(w.notYet, 'talk_on');
      await keepTalkWords(tx, {
        organisation: organisation.id,
        proposal: proposal.id,
        person: person.id,
        words: input.words,
        isShared: input.share,
        today,
      });
      const { word } = input;
      if (word === 'coordinator') {
        await askCoordinator(tx, { proposal: proposal.id, side, today });
        await note(context, proposal.id);
      } else
        await answer(context, proposal, {
          side,
          accepted: word === 'yes',
          reason: null,
          metOn: talkOn,
          afterTalk: true,
        });
      return toTalk(context);
    },
  ),
];
