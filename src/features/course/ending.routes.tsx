import { audit } from '../../web/audit.ts';
import { linkTo } from '../../web/links.ts';
import {
  eachRow,
  form,
  get,
  maybeWhole,
  NotFound,
  orNotFound,
  post,
  refuse,
  whole,
  type ActContext,
  type Context,
  type Route,
} from '../../web/route.tsx';
import type { Problem } from '../../web/view.ts';
import { keepEndLevels, listNeeds } from '../goals/goal.store.ts';
import { enterPageOf, enterTo, isMentee } from '../mentorships/mentorship.access.ts';
import { asksAtEnd } from '../mentorships/mentorship.rules.ts';
import type { MentorshipLine } from '../mentorships/mentorship.store.ts';
import { findSchedule } from '../programmes/retention-schedule.store.ts';
import { hasMeasured, keepMeasure } from './course.store.ts';
import { EndPage, LaterPage } from './ending.pages.tsx';
import {
  isLaterOpen,
  laterItems,
  laterMonths,
  menteeItems,
  mentorItems,
  type LaterItem,
  type LaterMonths,
} from './ending.rules.ts';
import { answerLater, declineLater, findAsked, finishEndQuestion } from './ending.store.ts';
import { endingWords } from './ending.words.ts';

/** Of the mentee who asks, what still holds. */
const needsOf = async ({ tx, person }: Context, mentorship: string) =>
  (await listNeeds(tx, mentorship)).filter(
    ({ menteeId, isReplaced }) => menteeId === person.id && !isReplaced,
  );

async function endPage(context: Context, problem?: Problem) {
  const { tx, view, person, today } = context;
  const mentorship = await enterPageOf('measure', context);
  const asksMentee = isMentee(mentorship, person.id);
  return (
    <EndPage
      view={view}
      problem={problem}
      mentorship={mentorship}
      isMentee={asksMentee}
      needs={asksMentee ? await needsOf(context, mentorship.id) : []}
      isOpen={asksAtEnd(mentorship, today)}
      isMeasured={await hasMeasured(tx, mentorship.id, person.id)}
      years={(await findSchedule(tx)).schedule.relationship}
    />
  );
}

const monthsOf = ({ params }: Context): LaterMonths =>
  orNotFound(laterMonths.find((months) => String(months) === params.months));

async function laterPage(context: Context, problem?: Problem) {
  const { tx, view, person, today } = context;
  const mentorship = await enterPageOf('measure', context);
  const months = monthsOf(context);
  const asked = orNotFound(
    await findAsked(tx, { mentorship: mentorship.id, person: person.id, months }),
  );
  return (
    <LaterPage
      view={view}
      problem={problem}
      mentorship={mentorship}
      months={months}
      state={
        asked.answeredOn !== null
          ? 'answered'
          : asked.declinedOn !== null
            ? 'declined'
            : isLaterOpen(asked.askedOn, today)
              ? 'open'
              : 'over'
      }
    />
  );
}

const log = ({ tx, organisation, person }: ActContext, { id }: MentorshipLine) =>
  audit(tx, {
    organisation: organisation.id,
    person: person.id,
    action: 'answer at end',
    subjectId: id,
  });
const backTo = ({ view, params }: Context) =>
  linkTo(view, '/mentorships/:mentorship/aftercare/:months', {
    mentorship: params.mentorship,
    months: params.months,
  });

export const endingRoutes: Route[] = [
  get(
    '/mentorships/:mentorship/measure',
    { may: 'write in mentorship', audit: ['see mentorship', 'mentorship'] },
    endPage,
  ),

  post(
    '/mentorships/:mentorship/measure',
    {
      may: 'write in mentorship',
      audit: ['change mentorship', 'mentorship'],
      form: form({
        level: eachRow(maybeWhole(1, 5)),
        reached: maybeWhole(1, 5),
        helped: maybeWhole(1, 5),
        supported: maybeWhole(1, 5),
        again: maybeWhole(1, 5),
      }),
      page: endPage,
    },
    async (context, input) => {
      const { tx, view, person, today } = context;
      const { mentorship, own } = await enterTo('measure', context);
      const w = endingWords[view.language];
      if (!asksAtEnd(mentorship, today)) throw new NotFound();
      const asksMentee = isMentee(mentorship, person.id);
      const levels = new Map<string, number>();
      for (const { id, endSaidOn } of asksMentee ? await needsOf(context, mentorship.id) : [])
        if (endSaidOn === null)
          levels.set(id, input.level.get(id) ?? refuse(w.choose, `level-${id}`));
      const isMeasured = await hasMeasured(tx, mentorship.id, person.id);
      if (isMeasured && levels.size === 0) throw new NotFound();
      const answers: Record<string, number> = {};
      if (!isMeasured)
        for (const item of asksMentee ? menteeItems : mentorItems)
          answers[item] = input[item] ?? refuse(w.choose, item);
      await keepEndLevels(tx, own, levels, today);
      if (!isMeasured) await keepMeasure(tx, own, answers);
      await finishEndQuestion(tx, own, today);
      await log(context, mentorship);
      return linkTo(view, '/mentorships/:mentorship/measure', { mentorship: mentorship.id });
    },
  ),

  get(
    '/mentorships/:mentorship/aftercare/:months',
    { may: 'write in mentorship', audit: ['see mentorship', 'mentorship'] },
    laterPage,
  ),

  post(
    '/mentorships/:mentorship/aftercare/:months',
    {
      may: 'write in mentorship',
      audit: ['change mentorship', 'mentorship'],
      form: form({ touch: whole(1, 5), change: whole(1, 5), led: whole(1, 5) }),
      page: laterPage,
    },
    async (context, input) => {
      const { tx, today } = context;
      const { mentorship, own } = await enterTo('measure', context);
      const months = monthsOf(context);
      const asked = await findAsked(tx, { mentorship: own.mentorship, person: own.person, months });
      if (!asked || !isLaterOpen(asked.askedOn, today)) throw new NotFound();
      const answers = Object.fromEntries(laterItems.map((item) => [item, input[item]])) as Record<
        LaterItem,
        number
      >;
      if (!(await answerLater(tx, own, { months, answers, today }))) throw new NotFound();
      await log(context, mentorship);
      return backTo(context);
    },
  ),

  post(
    '/mentorships/:mentorship/aftercare/:months/refusal',
    {
      may: 'write in mentorship',
      audit: ['change mentorship', 'mentorship'],
      form: form({}),
      page: laterPage,
    },
    async (context) => {
      const { own } = await enterTo('measure', context);
      monthsOf(context);
      if (!(await declineLater(context.tx, own, context.today))) throw new NotFound();
      return backTo(context);
    },
  ),
];
