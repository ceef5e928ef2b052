import { linkTo } from '../../web/links.ts';
import { drawCards } from '../accounts/class-card.access.ts';
import type { NewCard } from '../accounts/class-card.rules.ts';
import { endCards, insertCard, listCards, releaseCard } from '../accounts/class-card.store.ts';
import { askFor } from '../people/approval.service.ts';
import { audit } from '../../web/audit.ts';
import {
  form,
  get,
  NotFound,
  post,
  refuse,
  type ActContext,
  type Context,
  type Route,
} from '../../web/route.tsx';
import type { Problem } from '../../web/view.ts';
import type { MentorshipLine } from '../mentorships/mentorship.store.ts';
import { CardsPage, PrintedCardsPage } from './class-card.pages.tsx';
import { cardOfClassWords } from './class-card.words.ts';
import { enterAsMentor, findOne } from './pupil.access.ts';
import { listPupils } from './pupil.store.ts';

/**
 * SI-10: cards are made by who is mentor of the class today, for who is in it today; a class that
 * has ended makes none.
 */
async function enterOpen(context: Context): Promise<MentorshipLine> {
  const mentorship = await enterAsMentor(context);
  if (mentorship.closedOn !== null) refuse(cardOfClassWords[context.view.language].ended);
  return mentorship;
}

async function listOwn({ tx, organisation, now, today }: Context, mentorship: string) {
  const pupils = await listPupils(tx, {
    mentorship,
    now: new Date(now.epochMilliseconds),
    today,
    marks: organisation.marks,
  });
  const cards = await listCards(
    tx,
    pupils.map(({ id }) => id),
  );
  return pupils.map(({ id, name }) => ({ id, name, card: cards.get(id) ?? null }));
}

async function cardsPage(context: Context, problem?: Problem) {
  const mentorship = await enterAsMentor(context);
  return (
    <CardsPage
      view={context.view}
      problem={problem}
      mentorship={mentorship}
      pupils={await listOwn(context, mentorship.id)}
    />
  );
}

const withoutCard = async (context: Context, mentorship: string) =>
  (await listOwn(context, mentorship)).filter(({ card }) => card === null);

/** For as many of them as cards were drawn: who came meanwhile gets one the next time. */
async function make(
  context: ActContext,
  mentorship: MentorshipLine,
  { pupils, drawn }: { pupils: { id: string; name: string }[]; drawn: NewCard[] },
) {
  const { tx, organisation, person, today, address, view } = context;
  const cards: { name: string; code: string; pin: string; isClosed: boolean; isFirst: boolean }[] =
    [];
  const closed: string[] = [];
  for (const [k, { id, name }] of pupils.slice(0, drawn.length).entries()) {
    const { code, pin } = drawn[k]!;
    const { isOpened, isFirst } = await insertCard(tx, drawn[k]!, {
      organisation: organisation.id,
      person: id,
      by: person.id,
      today,
    });
    cards.push({ name, code, pin, isClosed: !isOpened, isFirst });
    if (!isOpened) closed.push(id);
    await audit(tx, {
      organisation: organisation.id,
      person: person.id,
      action: 'make class_card',
      subjectId: id,
    });
  }
  for (const id of closed) await askFor(context, [{ kind: 'card', person: id }]);
  return {
    shown: <PrintedCardsPage view={view} mentorship={mentorship} address={address} cards={cards} />,
  };
}

export const classCardRoutes: Route[] = [
  get(
    '/mentorships/:mentorship/cards-of-class',
    { may: 'guide pupils', audit: ['see mentorship', 'mentorship'] },
    cardsPage,
  ),

  post(
    '/mentorships/:mentorship/cards-of-class',
    {
      may: 'guide pupils',
      recentAuth: true,
      audit: ['change mentorship', 'mentorship'],
      form: form({}),
      page: cardsPage,
      prepare: async (outside) => {
        const pupils = await outside.write(async (tx) => {
          const context = { ...outside, tx };
          return withoutCard(context, (await enterOpen(context)).id);
        });
        return drawCards(pupils.length);
      },
    },
    async (context, _, drawn) => {
      const mentorship = await enterOpen(context);
      const pupils = await withoutCard(context, mentorship.id);
      return make(context, mentorship, { pupils, drawn });
    },
  ),

  post(
    '/mentorships/:mentorship/cards-of-class/:pupil',
    {
      may: 'guide pupils',
      recentAuth: true,
      audit: ['change person', 'pupil'],
      form: form({}),
      page: cardsPage,
      prepare: () => drawCards(1),
    },
    async (context, _, drawn) => {
      const mentorship = await enterOpen(context);
      return make(context, mentorship, { pupils: [await findOne(context, mentorship)], drawn });
    },
  ),

  post(
    '/mentorships/:mentorship/cards-of-class/:pupil/end',
    { may: 'guide pupils', audit: ['change person', 'pupil'], form: form({}), page: cardsPage },
    async (context) => {
      const { tx, organisation, person, view, params } = context;
      const mentorship = await enterAsMentor(context);
      const { id } = await findOne(context, mentorship);
      if ((await endCards(tx, [id])) === 0) throw new NotFound();
      await audit(tx, {
        organisation: organisation.id,
        person: person.id,
        action: 'end class_card',
        subjectId: id,
      });
      return linkTo(view, '/mentorships/:mentorship/cards-of-class', {
        mentorship: params.mentorship,
      });
    },
  ),

  post(
    '/mentorships/:mentorship/cards-of-class/:pupil/release',
    {
      may: 'guide pupils',
      recentAuth: true,
      audit: ['change person', 'pupil'],
      form: form({}),
      page: cardsPage,
    },
    async (context) => {
      const { tx, organisation, person, view, params } = context;
      const { id } = await findOne(context, await enterOpen(context));
      if (!(await releaseCard(tx, id))) throw new NotFound();
      await audit(tx, {
        organisation: organisation.id,
        person: person.id,
        action: 'release class_card',
        subjectId: id,
      });
      return linkTo(view, '/mentorships/:mentorship/cards-of-class', {
        mentorship: params.mentorship,
      });
    },
  ),
];
