import { linkTo } from '../../web/links.ts';
import {
  type Context,
  form,
  get,
  maybeId,
  maybeOneOf,
  maybeText,
  NotFound,
  orNotFound,
  post,
  refuse,
  type Route,
  text,
} from '../../web/route.tsx';
import { webWords } from '../../web/web.words.ts';
import type { Problem } from '../../web/view.ts';
import { CardsPage } from './card.pages.tsx';
import {
  cardKinds,
  kindOf,
  kindsFor,
  mayReview,
  missingFields,
  reviewOn,
  type CardField,
} from './card.rules.ts';
import { insertCard, listCards, reviewCard } from './card.store.ts';
import { cardWords } from './card.words.ts';
import type { Field } from '../../web/form.ts';
import {
  enterAsMember,
  enterToWrite,
  isMentee,
  maybeReader,
  readerOf,
} from '../mentorships/mentorship.access.ts';
import { listGoals } from '../goals/goal.store.ts';
import type { MentorshipLine } from '../mentorships/mentorship.store.ts';
import { isTheirs } from '../mentorships/part.rules.ts';

const sideOf = (mentorship: MentorshipLine, person: string) =>
  isMentee(mentorship, person) ? 'mentee' : 'mentor';

async function cardsPage(context: Context, problem?: Problem) {
  const { tx, view, person, query } = context;
  const mentorship = await enterAsMember(context);
  const kinds = kindsFor(sideOf(mentorship, person.id));
  return (
    <CardsPage
      view={view}
      problem={problem}
      mentorship={mentorship}
      cards={await listCards(tx, mentorship.id)}
      goals={(await listGoals(tx, mentorship.id)).filter(
        ({ text: words, reachedOn }) => words !== null && reachedOn === null,
      )}
      kinds={kinds}
      chosen={kinds.find(({ kind }) => kind === (problem?.typed.kind ?? query.kind)) ?? null}
      isMentee={isMentee(mentorship, person.id)}
    />
  );
}

/** A field of a card holds this many characters. */
const longest = 1000;

const contentForm = Object.fromEntries(
  cardKinds.flatMap(({ fields }) => fields.map((field) => [field, maybeText(longest)])),
) as Record<CardField, Field<string>>;
/** Which of its fields there are depends on the kind. */
const cardForm = form({
  kind: maybeOneOf(cardKinds.map(({ kind }) => kind)),
  goal: maybeId(),
  built_on: maybeId(),
  mentee: maybeReader(),
  ...contentForm,
});

export const cardRoutes: Route[] = [
  get(
    '/mentorships/:mentorship/cards',
    { may: 'write in mentorship', audit: ['see mentorship', 'mentorship'] },
    cardsPage,
  ),

  post(
    '/mentorships/:mentorship/cards',
    {
      may: 'write in mentorship',
      audit: ['change mentorship', 'mentorship'],
      form: cardForm,
      page: cardsPage,
    },
    async (context, input) => {
      const { tx, view, today } = context;
      const { mentorship, own } = await enterToWrite(context);
      const kind = orNotFound(
        kindsFor(sideOf(mentorship, own.person)).find((one) => one.kind === input.kind),
      );
      const content = Object.fromEntries(kind.fields.map((field) => [field, input[field]]));
      const [missing] = missingFields(kind, content);
      if (missing) refuse(webWords[view.language].required, missing);
      const goal =
        (await listGoals(tx, mentorship.id)).find(
          ({ id, text: words }) => id === input.goal && words !== null,
        )?.id ?? null;
      const builtOn =
        (await listCards(tx, mentorship.id)).find(
          ({ id, kind: known }) => id === input.built_on && known === 'idea',
        )?.id ?? null;
      await insertCard(tx, own, {
        kind: kind.kind,
        content,
        isPrivate: kind.isPrivate,
        mentee: kind.isPrivate ? null : readerOf(context, mentorship, input.mentee, 'mentee'),
        goal,
        builtOn,
        today,
        reviewOn: reviewOn(kind, today),
      });
      return linkTo(view, '/mentorships/:mentorship/cards', { mentorship: mentorship.id });
    },
  ),

  post(
    '/mentorships/:mentorship/cards/:card/review',
    {
      may: 'write in mentorship',
      audit: ['change mentorship', 'mentorship'],
      form: form({ outcome: text(20), words: maybeText(longest) }),
      page: cardsPage,
    },
    async (context, input) => {
      const { tx, view, today } = context;
      const { mentorship, own } = await enterToWrite(context);
      const card = orNotFound(
        (await listCards(tx, mentorship.id)).find(({ id }) => id === context.params.card),
      );
      const kind = kindOf(card.kind)!;
      if (
        !isTheirs(mentorship, own.person, card.isPrivate ? own.person : card.menteeId) ||
        !mayReview(kind, card, own.person, isMentee(mentorship, own.person)) ||
        !kind.outcomes.includes(input.outcome)
      )
        throw new NotFound();
      if (card.kind === 'question' && !input.words)
        refuse(cardWords[view.language].mustAnswer, 'words');
      await reviewCard(tx, own, card.id, {
        outcome: input.outcome,
        words: input.words,
        isPrivate: kind.isPrivate,
        mentee: card.menteeId,
        today,
      });
      return linkTo(
        view,
        '/mentorships/:mentorship/cards',
        { mentorship: mentorship.id },
        { hash: `card-${card.id}` },
      );
    },
  ),
];
