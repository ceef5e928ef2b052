import { linkTo } from '../../web/links.ts';
import { audit } from '../../web/audit.ts';
import { addDays } from '../../platform/i18n.ts';
import {
  type Context,
  type ContextFor,
  form,
  get,
  ids,
  maybeText,
  NotFound,
  oneOf,
  orNotFound,
  post,
  refuse,
  type Route,
  text,
  whole,
} from '../../web/route.tsx';
import type { Problem } from '../../web/view.ts';
import { enterAsMember, enterPageOf } from '../mentorships/mentorship.access.ts';
import { partOf } from '../mentorships/part.rules.ts';
import { enterAsMentor } from './pupil.access.ts';
import type { MentorshipLine } from '../mentorships/mentorship.store.ts';
import { ClimateAnswerPage, ClimatePage } from './climate.pages.tsx';
import {
  climateItems,
  grades,
  missingSteps,
  resultOf,
  tensionKinds,
  tensionOutcomes,
} from './climate.rules.ts';
import {
  closeTension,
  insertClimate,
  insertClimateAnswer,
  insertTension,
  insertTensionStep,
  listClimate,
  listClimateAnswers,
  listTensions,
  type Tension,
} from './climate.store.ts';
import { climateWords } from './climate.words.ts';

/** Days for which a class is asked. */
const openDays = 6;

async function enterClass(
  context: Context,
): Promise<{ mentorship: MentorshipLine; isPupil: boolean }> {
  const isPupil = partOf(await enterAsMember(context), context.person.id) === 'pupil';
  return {
    mentorship: await enterPageOf(isPupil ? 'answer as pupil' : 'guide', context),
    isPupil,
  };
}

export async function climatePage(context: ContextFor<'report'>, problem?: Problem) {
  const { tx, view, today, forReport } = context;
  const { mentorship, isPupil } = await enterClass(context);
  const rounds = await listClimate(tx, mentorship.id);
  if (isPupil)
    return (
      <ClimateAnswerPage
        view={view}
        problem={problem}
        mentorship={mentorship}
        round={
          rounds.find(({ opensOn, closesOn }) => opensOn <= today && today <= closesOn) ?? null
        }
      />
    );
  // G-8: only what is over is read at all.
  const over = rounds.filter(({ closesOn }) => closesOn < today).map(({ id }) => id);
  const answers = await forReport((inside) => listClimateAnswers(inside, over));
  return (
    <ClimatePage
      view={view}
      problem={problem}
      mentorship={mentorship}
      rounds={rounds}
      results={new Map(over.map((id) => [id, resultOf(answers.get(id) ?? [])]))}
      tensions={await listTensions(tx, mentorship.id)}
    />
  );
}

async function findTension(context: Context, mentorship: MentorshipLine): Promise<Tension> {
  return orNotFound(
    (await listTensions(context.tx, mentorship.id)).find(
      ({ id, closedOn }) => id === context.params.tension && closedOn === null,
    ),
  );
}

const at = ({ view, params }: Context, anchor: string) =>
  linkTo(
    view,
    '/mentorships/:mentorship/climate',
    { mentorship: params.mentorship },
    { hash: anchor },
  );

export const climateRoutes: Route[] = [
  get(
    '/mentorships/:mentorship/climate',
    { may: 'write in mentorship', purpose: 'report', audit: ['see mentorship', 'mentorship'] },
    climatePage,
  ),

  post(
    '/mentorships/:mentorship/climate',
    {
      may: 'write in mentorship',
      purpose: 'report',
      audit: ['change mentorship', 'mentorship'],
      form: form({}),
      page: climatePage,
    },
    async (context) => {
      const { tx, organisation, person, today } = context;
      const mentorship = await enterAsMentor(context);
      if ((await listClimate(tx, mentorship.id)).some(({ closesOn }) => closesOn >= today))
        throw new NotFound();
      await insertClimate(tx, {
        organisation: organisation.id,
        mentorship: mentorship.id,
        person: person.id,
        opensOn: today,
        closesOn: addDays(today, openDays),
      });
      await audit(tx, {
        organisation: organisation.id,
        person: person.id,
        action: 'open climate_round',
        subjectId: mentorship.id,
      });
      return at(context, 'climate');
    },
  ),

  post(
    '/mentorships/:mentorship/climate/answer',
    {
      may: 'write in mentorship',
      purpose: 'report',
      audit: ['change mentorship', 'mentorship'],
      form: form({
        belong: whole(1, 5),
        respect: whole(1, 5),
        speak: whole(1, 5),
        fear: whole(1, 5),
        work: whole(1, 5),
        challenge: whole(1, 5),
      }),
      page: climatePage,
    },
    async (context, input) => {
      const { tx, organisation, person, today } = context;
      const { mentorship, isPupil } = await enterClass(context);
      const round = (await listClimate(tx, mentorship.id)).find(
        ({ opensOn, closesOn }) => opensOn <= today && today <= closesOn,
      );
      if (!isPupil || !round) throw new NotFound();
      if (
        !(await insertClimateAnswer(tx, {
          organisation: organisation.id,
          round: round.id,
          person: person.id,
          answers: Object.fromEntries(climateItems.map(({ id }) => [id, input[id]])),
        }))
      )
        throw new NotFound();
      return at(context, 'climate');
    },
  ),

  post(
    '/mentorships/:mentorship/tensions',
    {
      may: 'guide pupils',
      purpose: 'report',
      audit: ['change mentorship', 'mentorship'],
      form: form({ kind: oneOf(tensionKinds), people: ids(), facts: text(2000) }),
      page: climatePage,
    },
    async (context, input) => {
      const { tx, view, organisation, person, today } = context;
      const mentorship = await enterAsMentor(context);
      const people = mentorship.mentees
        .map(({ personId }) => personId)
        .filter((id) => input.people.includes(id));
      if (people.length === 0) refuse(climateWords[view.language].choosePeople, 'people');
      await insertTension(tx, {
        organisation: organisation.id,
        mentorship: mentorship.id,
        person: person.id,
        kind: input.kind,
        facts: input.facts,
        people,
        today,
      });
      return at(context, 'tension');
    },
  ),

  post(
    '/mentorships/:mentorship/tensions/:tension/steps',
    {
      may: 'guide pupils',
      purpose: 'report',
      audit: ['change mentorship', 'mentorship'],
      form: form({ grade: oneOf(grades), words: maybeText(500), outcome: oneOf(tensionOutcomes) }),
      page: climatePage,
    },
    async (context, input) => {
      const { tx, organisation, person, today } = context;
      const tension = await findTension(context, await enterAsMentor(context));
      await insertTensionStep(tx, {
        organisation: organisation.id,
        tension: tension.id,
        person: person.id,
        grade: input.grade,
        words: input.words,
        outcome: input.outcome,
        today,
      });
      return at(context, 'tension');
    },
  ),

  // G-10: bullying ends only when its whole route was walked.
  post(
    '/mentorships/:mentorship/tensions/:tension/end',
    {
      may: 'guide pupils',
      purpose: 'report',
      audit: ['change mentorship', 'mentorship'],
      form: form({}),
      page: climatePage,
    },
    async (context) => {
      const mentorship = await enterAsMentor(context);
      const tension = await findTension(context, mentorship);
      if (
        missingSteps(
          tension.kind,
          tension.steps.map(({ grade }) => grade),
        ).length > 0
      )
        throw new NotFound();
      await closeTension(context.tx, {
        id: tension.id,
        mentorship: mentorship.id,
        today: context.today,
      });
      return at(context, 'tension');
    },
  ),
];
