/** The way of a rater: a personal link, no account. Opening it changes nothing. */
import type { ReadTx, Tx } from '../../platform/database.ts';
import { linkedInto, type LinkContext, type OpenRoute } from '../../web/open-route.ts';
import {
  eachRow,
  form,
  maybeDay,
  maybeOneOf,
  maybeText,
  maybeWhole,
  oneOf,
  refuse,
  refuseFields,
  wholeOr,
} from '../../web/route.tsx';
import type { Problem } from '../../web/view.ts';
import {
  BeforePage,
  ClosedPage,
  CommentPage,
  DonePage,
  PracticePage,
  QuestionsPage,
} from './rating.pages.tsx';
import { ratingWords } from './rating.words.ts';
import { contacts, needsFacts, questionsFor, refusals, stateOfRound } from './round.rules.ts';
import {
  findRaterLink,
  keepComments,
  listAnswers,
  listOwnComments,
  listOwnNotes,
  markRater,
  upsertAnswers,
  type Answers,
  type Note,
  type RaterLink,
} from './rater-link.store.ts';

type Rating = LinkContext<RaterLink> & { tx: ReadTx };
type ActRating = Rating & { tx: Tx };

const rating = linkedInto<RaterLink>(
  async ({ database, params, view }) => {
    const link = await findRaterLink(database, params.token!);
    if (!link || isOver(link, view.today))
      return { gone: { status: 410, page: ClosedPage({ view }) } };
    const declined = link.rater.declinedWhy;
    return declined ? { gone: ClosedPage({ view, declined }) } : { link };
  },
  ({ organisation, rater }) => ({ organisation, person: null, rater: rater.id }),
);

const pathOf = ({ params }: Rating, to = '') => `/rate/${params.token}${to}`;
const commonOf = (context: Rating, problem?: Problem) => ({
  view: context.view,
  problem,
  raterLink: context.link,
  path: pathOf(context),
});
const questionsOf = ({ link: { round, rater } }: Rating) =>
  questionsFor(round.profile, round.competences, {
    source: rater.source,
    position: rater.position,
    most: round.most,
  });
const isOpen = ({ link, view }: Rating): boolean => view.today >= link.round.opensOn;

/** The first question that is not answered yet; null when all of them are. */
async function openStep(context: Rating): Promise<number | null> {
  const answers = await listAnswers(context.tx, context.link);
  const step = questionsOf(context).findIndex(({ indicators }) =>
    indicators.some(({ id }) => !answers.has(id)),
  );
  return step < 0 ? null : step;
}

async function beforePage(context: Rating, problem?: Problem) {
  const answers = await listAnswers(context.tx, context.link);
  return BeforePage({
    ...commonOf(context, problem),
    begun: answers.size > 0,
    questions: questionsOf(context).reduce((sum, { indicators }) => sum + indicators.length, 0),
  });
}

const practicePage = async (context: Rating, problem?: Problem) =>
  PracticePage({ ...commonOf(context, problem), given: null });

/** Before the day, and before who answers has said how they know the mentor, there are none. */
const mayAnswer = (context: Rating): boolean => isOpen(context) && refuseStart(context) === null;

async function questionsPage(context: Rating, problem?: Problem) {
  const questions = questionsOf(context);
  const step = stepOf(context);
  const competence = questions[step];
  if (!competence || !isOpen(context)) return { goTo: pathOf(context) };
  return QuestionsPage({
    ...commonOf(context, problem),
    competence,
    step,
    of: questions.length,
    answers: await listAnswers(context.tx, context.link),
    notes: await listOwnNotes(context.tx, context.link),
  });
}

/** Less than none when the address names no step. */
const stepOf = (context: Rating): number =>
  questionsOf(context).findIndex((_, at) => String(at) === context.params.step);

async function commentPage(context: Rating, problem?: Problem) {
  if (context.link.rater.source === 'self' || !isOpen(context)) return { goTo: pathOf(context) };
  return CommentPage({
    ...commonOf(context, problem),
    comments: await listOwnComments(context.tx, context.link),
  });
}

/** Handed in when nothing is open any more; else the first question that is. */
async function finish(context: ActRating): Promise<string> {
  const { tx, link } = context;
  const open = await openStep(context);
  if (open !== null) return pathOf(context, `/questions/${open}`);
  await markRater(tx, link.rater.id, { submitted: true, link: link.link });
  return pathOf(context, '/done');
}

const startForm = form({ contact: maybeOneOf([...contacts, 'short']), observed_on: maybeDay() });
const answersForm = form({
  level: eachRow(wholeOr(1, 5, ['none'])),
  facts: eachRow(maybeText(1000)),
  reading: eachRow(maybeText(1000)),
  go: oneOf(['next', 'back', 'save']),
});
const commentsForm = form({
  keep: maybeText(1000),
  other: maybeText(1000),
  go: oneOf(['next', 'back']),
});

export const ratingRoutes: OpenRoute[] = [
  rating.get('/rate/:token', beforePage),
  rating.get('/rate/:token/practice', practicePage),
  rating.get('/rate/:token/questions/:step', questionsPage),
  rating.get('/rate/:token/comments', commentPage),
  rating.get('/rate/:token/done', async (context) =>
    context.link.rater.hasSubmitted ? DonePage(commonOf(context)) : { goTo: pathOf(context) },
  ),

  rating.post(
    '/rate/:token/refusal',
    { form: form({ why: maybeOneOf(refusals) }), page: beforePage },
    async (context, { why }) => {
      const { tx, link, view } = context;
      if (link.rater.source === 'self') return pathOf(context);
      if (why === null) refuse(ratingWords[view.language].declineWhy, 'why');
      await markRater(tx, link.rater.id, { declined: why });
      return pathOf(context);
    },
  ),

  // Who begins for the first time practises first.
  rating.post('/rate/:token', { form: startForm, page: beforePage }, async (context, input) => {
    const { tx, link } = context;
    const { rater } = link;
    if (!isOpen(context)) return pathOf(context);
    const fault = refuseStart(context, input);
    if (fault) refuse(fault.sentence, fault.field);
    if (input.contact === 'short') {
      await markRater(tx, rater.id, { declined: 'too-little-contact' });
      return pathOf(context);
    }
    if (input.observed_on) await markRater(tx, rater.id, { observedOn: input.observed_on });
    if (input.contact) await markRater(tx, rater.id, { contact: input.contact });
    const hasBegun = (await listAnswers(tx, link)).size > 0;
    if (!hasBegun && !rater.hasPractised && rater.source !== 'self')
      return pathOf(context, '/practice');
    return begin(context);
  }),

  // Nothing is kept of it: what most people said stands beside what was chosen.
  rating.post(
    '/rate/:token/practice',
    { form: form({ scene: eachRow(maybeWhole(1, 5)) }), page: practicePage },
    async (context, { scene }) => ({
      shown: PracticePage({
        ...commonOf(context),
        given: ['0', '1'].map((k) => scene.get(k) ?? null),
      }),
    }),
  ),

  rating.post('/rate/:token/questions', { form: form({}), page: beforePage }, async (context) => {
    if (!isOpen(context)) return pathOf(context);
    const fault = refuseStart(context);
    if (fault) refuse(fault.sentence, fault.field);
    return begin(context);
  }),

  // What was given is kept even when something is missing.
  rating.post(
    '/rate/:token/questions/:step',
    { form: answersForm, page: questionsPage },
    async (context, input) => {
      const { tx, link, view } = context;
      const w = ratingWords[view.language];
      const questions = questionsOf(context);
      const step = stepOf(context);
      const competence = questions[step];
      if (!competence || !mayAnswer(context)) return pathOf(context);
      const given: Answers = new Map(
        competence.indicators.flatMap(({ id }): [string, number | null][] => {
          const level = input.level.get(id);
          return level === undefined ? [] : [[id, level === 'none' ? null : level]];
        }),
      );
      const notes = new Map(
        link.rater.source === 'observer'
          ? [...given.keys()].map((id): [string, Note] => [
              id,
              { facts: input.facts.get(id) ?? '', reading: input.reading.get(id) ?? '' },
            ])
          : [],
      );
      await upsertAnswers(tx, {
        organisation: link.organisation,
        rater: link.rater.id,
        link: link.link,
        answers: given,
        notes,
      });
      if (input.go === 'save') return 'saved';
      if (input.go === 'back') return pathOf(context, `/questions/${Math.max(0, step - 1)}`);
      const missing = competence.indicators.filter(({ id }) => !given.has(id));
      const bare = [...notes].filter(
        ([id, { facts }]) => needsFacts(given.get(id)) && facts === '',
      );
      if (missing.length > 0)
        return {
          next: async () =>
            refuseFields(
              Object.fromEntries(missing.map(({ id }) => [`level-${id}`, w.missing(1)])),
              { sentence: w.missing(missing.length) },
            ),
        };
      if (bare.length > 0)
        return {
          next: async () =>
            refuseFields(Object.fromEntries(bare.map(([id]) => [`facts-${id}`, w.factsNeeded]))),
        };
      if (step + 1 < questions.length) return pathOf(context, `/questions/${step + 1}`);
      return link.rater.source === 'self' ? finish(context) : pathOf(context, '/comments');
    },
  ),

  rating.post(
    '/rate/:token/comments',
    { form: commentsForm, page: commentPage },
    async (context, { keep, other, go }) => {
      const { tx, link } = context;
      if (link.rater.source === 'self' || !mayAnswer(context)) return pathOf(context);
      await keepComments(tx, link, { keep, other });
      const last = questionsOf(context).length - 1;
      return go === 'back' ? pathOf(context, `/questions/${last}`) : finish(context);
    },
  ),
];

/** To the first question that is open. */
async function begin(context: ActRating): Promise<string> {
  const { tx, link } = context;
  if (!link.rater.hasPractised) await markRater(tx, link.rater.id, { practised: true });
  return pathOf(context, `/questions/${(await openStep(context)) ?? 0}`);
}

/**
 * Nobody begins without saying how often they work together; an observer says which meeting it was.
 */
function refuseStart(
  { link: { rater, round }, view }: Rating,
  said: { contact: string | null; observed_on: string | null } = {
    contact: null,
    observed_on: null,
  },
): { field: string; sentence: string } | null {
  const w = ratingWords[view.language];
  if (rater.source === 'self' || round.isQuick) return null;
  if (rater.source === 'observer') {
    const day = said.observed_on ?? rater.observedOn;
    return day !== null && day <= view.today
      ? null
      : { field: 'observed_on', sentence: w.observedNeeded };
  }
  return (said.contact ?? rater.contact) === null
    ? { field: 'contact', sentence: w.contactNeeded }
    : null;
}

/** AS-26: what went into a report that is out does not change any more. */
function isOver({ round, rater }: RaterLink, today: string): boolean {
  const isIn =
    round.firstReleasedAt !== null &&
    rater.submittedAt !== null &&
    rater.submittedAt <= round.firstReleasedAt;
  return isIn || ['closed', 'released'].includes(stateOfRound(round, today));
}
