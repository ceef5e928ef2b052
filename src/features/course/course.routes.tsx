import { linkTo } from '../../web/links.ts';
import { audit, type AuditAction } from '../../web/audit.ts';
import {
  type ActContext,
  type Context,
  day,
  form,
  get,
  id,
  maybeDay,
  maybeText,
  NotFound,
  oneOf,
  post,
  refuse,
  type Route,
  text,
  yesOrNo,
} from '../../web/route.tsx';
import { plainDay } from '../../platform/i18n.ts';
import type { Problem } from '../../web/view.ts';
import { areAcquainted } from '../accounts/approval.store.ts';
import { composeLetter } from '../mail/letter-text.store.ts';
import { enqueueMailTo } from '../mail/person-letter.store.ts';
import { listHolders } from '../people/person.store.ts';
import { CoursePage } from './course.pages.tsx';
import { mayChangeLookBack, pauseReasons, refusePause, refuseSubstitute } from './course.rules.ts';
import {
  agreeExtension,
  endPause,
  findCourse,
  finishAftercare,
  insertExtension,
  insertPause,
  insertSubstitute,
  keepClosingTalk,
  keepLookBack,
  openToSubstitute,
} from './course.store.ts';
import { substituteText } from './course.letters.ts';
import { courseWords } from './course.words.ts';
import { askingOf, enter, enterTo, isMember } from '../mentorships/mentorship.access.ts';
import { HandedOverPage } from './handover.pages.tsx';
import { answerHandover, insertHandover, listHandedOver } from './handover.store.ts';
import type { MentorshipLine } from '../mentorships/mentorship.store.ts';
import { mayInMentorship } from '../mentorships/part.rules.ts';

/** The two themselves, and who coordinates. */
async function enterCourse(context: Context): Promise<MentorshipLine> {
  const mentorship = await enter(context);
  if (!isMember(mentorship, context.person.id) && !askingOf(context).coordinates)
    throw new NotFound();
  return mentorship;
}

/** M-16: mentor and mentees hear at once who will stand in. */
async function tellOfSubstitute(
  { tx, organisation, person, now, address, view }: ActContext,
  mentorship: MentorshipLine,
  one: { name: string; firstDay: string; lastDay: string },
): Promise<void> {
  const link =
    address + linkTo(view, '/mentorships/:mentorship/course', { mentorship: mentorship.id });
  for (const { personId } of [...mentorship.mentors, ...mentorship.mentees])
    await enqueueMailTo(tx, {
      organisation,
      person: personId,
      key: `substitute ${mentorship.id} ${now.epochMilliseconds} ${personId}`,
      kind: 'substitute',
      priority: 'now',
      at: now,
      letter: (language, name) =>
        composeLetter(tx, substituteText, language, {
          name,
          organisation: organisation.name,
          substitute: one.name,
          period: courseWords[language].span(
            plainDay(language, one.firstDay),
            plainDay(language, one.lastDay),
          ),
          by: person.name,
          link,
        }),
    });
}

async function coursePage(context: Context, problem?: Problem) {
  const { tx, view, person, today } = context;
  const mentorship = await enterCourse(context);
  const course = await findCourse(tx, mentorship.id);
  return (
    <CoursePage
      view={view}
      problem={problem}
      mentorship={mentorship}
      course={course}
      lastDay={mentorship.lastDay}
      isMember={isMember(mentorship, person.id)}
      may={(act) => mayInMentorship(act, mentorship, askingOf(context))}
      mentors={await listHolders(tx, ['mentor'], today)}
    />
  );
}

const at = ({ view, params }: Context, anchor: string) =>
  linkTo(
    view,
    '/mentorships/:mentorship/course',
    { mentorship: params.mentorship },
    { hash: anchor },
  );
const log = (context: ActContext, action: AuditAction) =>
  audit(context.tx, {
    organisation: context.organisation.id,
    person: context.person.id,
    action,
    subjectId: context.params.mentorship!,
  });

export const courseRoutes: Route[] = [
  get(
    '/mentorships/:mentorship/course',
    { may: 'see mentorships', audit: ['see mentorship', 'mentorship'] },
    coursePage,
  ),

  get(
    '/handovers',
    { may: 'write in mentorship', audit: 'list handover' },
    async ({ tx, view, person, today }) => (
      <HandedOverPage view={view} handovers={await listHandedOver(tx, { to: person.id, today })} />
    ),
  ),

  post(
    '/mentorships/:mentorship/pauses',
    {
      may: 'close mentorship',
      audit: ['change mentorship', 'mentorship'],
      form: form({ first_day: day(), last_day: maybeDay(), reason: oneOf(pauseReasons) }),
      page: coursePage,
    },
    async (context, input) => {
      const { mentorship, own } = await enterTo('pause', context);
      const pause = { firstDay: input.first_day, lastDay: input.last_day };
      const fault = refusePause(pause, mentorship);
      if (fault)
        refuse(
          courseWords[context.view.language].faults[fault],
          fault === 'order' ? 'last_day' : 'first_day',
        );
      await insertPause(context.tx, own, { ...pause, reason: input.reason });
      await log(context, 'pause mentorship');
      return at(context, 'pause');
    },
  ),

  post(
    '/mentorships/:mentorship/pauses/:pause/end',
    {
      may: 'close mentorship',
      audit: ['change mentorship', 'mentorship'],
      form: form({}),
      page: coursePage,
    },
    async (context) => {
      const { own } = await enterTo('pause', context);
      if (!(await endPause(context.tx, own, context.params.pause!, context.today)))
        throw new NotFound();
      await log(context, 'go on with mentorship');
      return at(context, 'pause');
    },
  ),

  post(
    '/mentorships/:mentorship/extensions',
    {
      may: 'write in mentorship',
      audit: ['change mentorship', 'mentorship'],
      form: form({ until: day() }),
      page: coursePage,
    },
    async (context, { until }) => {
      const { mentorship, own } = await enterTo('extend', context);
      if (until <= mentorship.lastDay)
        refuse(courseWords[context.view.language].faults['not-later'], 'until');
      await insertExtension(context.tx, own, until, context.today);
      return at(context, 'longer');
    },
  ),

  post(
    '/mentorships/:mentorship/extensions/:extension/agreement',
    {
      may: 'close mentorship',
      audit: ['change mentorship', 'mentorship'],
      form: form({}),
      page: coursePage,
    },
    async (context) => {
      const { own } = await enterTo('agree to extension', context);
      if (!(await agreeExtension(context.tx, own, context.params.extension!, context.today)))
        throw new NotFound();
      await log(context, 'extend mentorship');
      return at(context, 'longer');
    },
  ),

  // M-16: a coordinator names who stands in.
  post(
    '/mentorships/:mentorship/substitutes',
    {
      may: 'close mentorship',
      audit: ['change mentorship', 'mentorship'],
      form: form({ substitute: id(), first_day: day(), last_day: day() }),
      page: coursePage,
    },
    async (context, input) => {
      const { tx, view, today, organisation } = context;
      const w = courseWords[view.language];
      const { mentorship } = await enterTo('name substitute', context);
      const chosen = (await listHolders(tx, ['mentor'], today)).find(
        ({ id }) => id === input.substitute,
      );
      if (!chosen || isMember(mentorship, chosen.id)) refuse(w.notHere, 'substitute');
      const fault = refuseSubstitute({ firstDay: input.first_day, lastDay: input.last_day }, today);
      if (fault) refuse(w.faults[fault], 'last_day');
      const { substitutes } = await findCourse(tx, mentorship.id);
      const isNamed = substitutes.some(
        (one) =>
          one.personId === chosen.id &&
          one.firstDay <= input.last_day &&
          (one.lastDay === null || one.lastDay >= input.first_day),
      );
      if (isNamed) refuse(w.standsIn(chosen.name), 'first_day');
      await insertSubstitute(
        tx,
        { organisation: organisation.id, mentorship: mentorship.id },
        {
          person: chosen.id,
          firstDay: input.first_day,
          lastDay: input.last_day,
          by: context.person.id,
        },
      );
      await tellOfSubstitute(context, mentorship, {
        name: chosen.name,
        firstDay: input.first_day,
        lastDay: input.last_day,
      });
      await log(context, 'substitute in mentorship');
      return at(context, 'substitute');
    },
  ),

  // M-16: not by whoever named them, nor by whom they let in.
  post(
    '/mentorships/:mentorship/substitutes/:substitute/opening',
    {
      may: 'close mentorship',
      audit: ['change mentorship', 'mentorship'],
      form: form({}),
      page: coursePage,
    },
    async (context) => {
      const { tx, view, organisation, person, params, today } = context;
      const { mentorship, own } = await enterTo('open to substitute', context);
      const one = (await findCourse(tx, mentorship.id)).substitutes.find(
        ({ id }) => id === params.substitute,
      );
      if (!one || one.personId === person.id) throw new NotFound();
      if (!isMember(mentorship, person.id))
        for (const other of [one.namedById, one.personId])
          if (
            other === null ||
            (await areAcquainted(tx, {
              organisation: organisation.id,
              one: other,
              other: person.id,
            }))
          )
            refuse(courseWords[view.language].notAlone);
      if (!(await openToSubstitute(tx, own, one.id, today))) throw new NotFound();
      await log(context, 'substitute in mentorship');
      return at(context, 'substitute');
    },
  ),

  post(
    '/mentorships/:mentorship/handovers',
    {
      may: 'write in mentorship',
      audit: ['change mentorship', 'mentorship'],
      form: form({ to: id(), handover: text(2000), last_day: maybeDay() }),
      page: coursePage,
    },
    async (context, input) => {
      const { tx, view, today } = context;
      const { own } = await enterTo('hand over', context);
      const to = (await listHolders(tx, ['mentor'], today)).find(
        ({ id }) => id === input.to && id !== own.person,
      );
      if (!to) refuse(courseWords[view.language].notHere, 'to');
      if (input.last_day && input.last_day < today)
        refuse(courseWords[view.language].faults.past, 'last_day');
      await insertHandover(tx, own, {
        to: to.id,
        text: input.handover,
        firstDay: today,
        lastDay: input.last_day,
      });
      return at(context, 'handover');
    },
  ),

  post(
    '/mentorships/:mentorship/handovers/:handover/consent',
    {
      may: 'write in mentorship',
      audit: ['change mentorship', 'mentorship'],
      form: form({ answer: yesOrNo() }),
      page: coursePage,
    },
    async (context, { answer }) => {
      const { own } = await enterTo('consent to handover', context);
      if (
        !(await answerHandover(context.tx, own, context.params.handover!, {
          yes: answer,
          today: context.today,
        }))
      )
        throw new NotFound();
      await log(context, answer ? 'consent to handover' : 'decline handover');
      return at(context, 'handover');
    },
  ),

  // After the end too: a talk, a last look back and a word some months later belong to it.
  post(
    '/mentorships/:mentorship/closing',
    {
      may: 'write in mentorship',
      audit: ['change mentorship', 'mentorship'],
      form: form({ talk_on: day(), look_back: maybeText(2000), aftercare_on: maybeDay() }),
      page: coursePage,
    },
    async (context, input) => {
      const { mentorship, own } = await enterTo('look back', context);
      const w = courseWords[context.view.language];
      if (input.talk_on < mentorship.firstDay) refuse(w.faults['before-start'], 'talk_on');
      if (input.aftercare_on && input.aftercare_on <= input.talk_on)
        refuse(w.faults.order, 'aftercare_on');
      const { today } = context;
      const { closing, looksBack } = await findCourse(context.tx, mentorship.id);
      const said = looksBack.find(({ personId }) => personId === own.person);
      const isSaid = input.look_back !== (said?.text ?? '');
      if (isSaid && said && !mayChangeLookBack(said, today)) refuse(w.saidBefore, 'look_back');
      if (input.talk_on !== closing?.talkOn || input.aftercare_on !== closing.aftercareOn)
        await keepClosingTalk(context.tx, own, {
          talkOn: input.talk_on,
          aftercareOn: input.aftercare_on,
          today,
        });
      if (isSaid) await keepLookBack(context.tx, own, { text: input.look_back, today });
      return at(context, 'closing');
    },
  ),

  post(
    '/mentorships/:mentorship/aftercare',
    {
      may: 'write in mentorship',
      audit: ['change mentorship', 'mentorship'],
      form: form({}),
      page: coursePage,
    },
    async (context) => {
      const { own } = await enterTo('look back', context);
      if (!(await finishAftercare(context.tx, own, context.today))) throw new NotFound();
      return at(context, 'closing');
    },
  ),
];
