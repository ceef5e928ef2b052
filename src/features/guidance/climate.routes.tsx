import { linkTo } from '../../web/links.ts';
import { audit } from '../../web/audit.ts';
import { addDays } from '../../platform/i18n.ts';
import {
  type Context,
  type ContextFor,
  form,
  get,
  NotFound,
  post,
  type Route,
  whole,
} from '../../web/route.tsx';
import type { Problem } from '../../web/view.ts';
import { enterAsMember, enterPageOf } from '../mentorships/mentorship.access.ts';
import { partOf } from '../mentorships/part.rules.ts';
import { enterAsMentor } from './pupil.access.ts';
import type { MentorshipLine } from '../mentorships/mentorship.store.ts';
import { ClimateAnswerPage, ClimatePage } from './climate.pages.tsx';
import { listCases } from './case.store.ts';
import { climateItems, resultOf } from './climate.rules.ts';
import {
  insertClimate,
  insertClimateAnswer,
  listClimate,
  listClimateAnswers,
} from './climate.store.ts';

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
      cases={await listCases(tx, { mentorship: mentorship.id })}
    />
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
];
