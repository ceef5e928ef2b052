/** My class: the board of a class, and what is done with those who are chosen on it. */
import { addDays } from '../../platform/i18n.ts';
import { arrange, chosenOf, selection, type Arranged } from '../../web/board.ts';
import { boardWords } from '../../web/board.words.ts';
import { linkTo } from '../../web/links.ts';
import { form, get, isId, post, refuse, type Context, type Route } from '../../web/route.tsx';
import type { Problem } from '../../web/view.ts';
import { listHandedOver } from '../course/handover.store.ts';
import { listPeopleById } from '../messages/audience.store.ts';
import { composePage, messageForm, previewOrSend } from '../messages/compose.service.tsx';
import { isClassOver } from '../mentorships/mentorship.rules.ts';
import { listMentorships, type MentorshipLine } from '../mentorships/mentorship.store.ts';
import { partOf } from '../mentorships/part.rules.ts';
import type { Pupil } from '../guidance/overview.rules.ts';
import { enterAsMentor } from '../guidance/pupil.access.ts';
import { clockOfClass, listPupils } from '../guidance/pupil.store.ts';
import { classBoard, ClassPage, NoClassPage, shownWeeks } from './class.pages.tsx';
import { listGuardiansOf } from '../talks/talk.store.ts';
import { listFacts } from './class.store.ts';
import { classWords } from './class.words.ts';

/** The running classes of which somebody is a mentor, by name. */
const listOwn = async ({ tx, person }: Context): Promise<MentorshipLine[]> =>
  (await listMentorships(tx, { person: person.id })).filter(
    (one) => one.kind === 'group' && one.closedOn === null && partOf(one, person.id) === 'mentor',
  );

async function readBoard(
  context: Context,
  mentorship: MentorshipLine,
): Promise<{ pupils: Pupil[]; board: Arranged<Pupil> }> {
  const { tx, view, organisation, now, today, query } = context;
  const pupils = await listPupils(tx, {
    mentorship: mentorship.id,
    now: new Date(now.epochMilliseconds),
    today,
    marks: organisation.marks,
  });
  const facts = await listFacts(
    tx,
    pupils.map(({ id }) => id),
    addDays(today, -7 * shownWeeks),
  );
  const board = classBoard(view, {
    mentorship,
    pupils,
    facts,
    marks: organisation.marks,
    clock: clockOfClass(mentorship, today),
  });
  // A class is looked at as a whole.
  return { pupils, board: arrange(board, { ...query, page: 'all' }, view.language) };
}

async function classPage(context: Context, problem?: Problem) {
  const { tx, view, organisation, person, today } = context;
  const mentorship = await enterAsMentor(context);
  const { pupils, board } = await readBoard(context, mentorship);
  return (
    <ClassPage
      view={view}
      problem={problem}
      mentorship={mentorship}
      pupils={pupils}
      clock={clockOfClass(mentorship, today)}
      board={board}
      others={(await listOwn(context)).filter(({ id }) => id !== mentorship.id)}
      isOver={isClassOver(mentorship, organisation.classWeeks, today)}
      isSent={context.query.done === 'sent'}
      hasHandovers={(await listHandedOver(tx, { to: person.id, today })).length > 0}
    />
  );
}

const classOf = ({ view }: Context, mentorship: MentorshipLine) => [
  {
    href: linkTo(view, '/class/:mentorship', { mentorship: mentorship.id }),
    text: classWords[view.language].title(mentorship.name ?? ''),
  },
];

/** G-23: a mentor writes to pupils of the own class and to whoever has custody of them today. */
async function listWritable(context: Context, mentorship: MentorshipLine): Promise<string[]> {
  const pupils = mentorship.mentees.map(({ personId }) => personId);
  const guardians = await listGuardiansOf(context.tx, pupils, context.today);
  return [...pupils, ...guardians.map(({ id }) => id)];
}

async function messagePage(context: Context, problem?: Problem) {
  const { tx, view, query } = context;
  const mentorship = await enterAsMentor(context);
  const writable = await listWritable(context, mentorship);
  const asked = (problem ? problem.typed.offered || problem.typed.person : query.person) ?? '';
  return composePage(context, {
    problem,
    action: linkTo(view, '/class/:mentorship/messages', { mentorship: mentorship.id }),
    crumbs: classOf(context, mentorship),
    people: await listPeopleById(
      tx,
      asked.split(',').filter((one) => isId(one) && writable.includes(one)),
      null,
    ),
  });
}

const toWrite = ({ view }: Context, mentorship: MentorshipLine, people: string[]) =>
  linkTo(
    view,
    '/class/:mentorship/messages',
    { mentorship: mentorship.id },
    { query: { person: [...new Set(people)].join(',') } },
  );

async function readChosen(
  context: Context,
  input: { chosen: string[]; all: boolean },
): Promise<{ mentorship: MentorshipLine; chosen: Pupil[] }> {
  const mentorship = await enterAsMentor(context);
  const { board } = await readBoard(context, mentorship);
  const chosen = chosenOf(board, input);
  if (chosen.length === 0) refuse(boardWords[context.view.language].nobodyChosen);
  return { mentorship, chosen };
}

export const classRoutes: Route[] = [
  get('/class', { may: 'guide pupils', audit: null }, async (context) => {
    const [first] = await listOwn(context);
    return first ? (
      { goTo: linkTo(context.view, '/class/:mentorship', { mentorship: first.id }) }
    ) : (
      <NoClassPage view={context.view} />
    );
  }),

  get(
    '/class/:mentorship',
    { may: 'guide pupils', audit: ['see mentorship', 'mentorship'] },
    classPage,
  ),

  // The addresses of before.
  get(
    '/mentorships/:mentorship/overview',
    { may: 'guide pupils', audit: null },
    async (context) => ({
      goTo: linkTo(context.view, '/class/:mentorship', {
        mentorship: (await enterAsMentor(context)).id,
      }),
    }),
  ),
  get(
    '/mentorships/:mentorship/pupils/:pupil',
    { may: 'guide pupils', audit: null },
    async (context) => ({
      goTo: linkTo(context.view, '/class/:mentorship/pupils/:pupil', {
        mentorship: (await enterAsMentor(context)).id,
        pupil: context.params.pupil,
      }),
    }),
  ),

  post(
    '/class/:mentorship/talks',
    {
      may: 'guide pupils',
      audit: ['see mentorship', 'mentorship'],
      form: form(selection),
      page: classPage,
    },
    async (context, input) => {
      const { mentorship, chosen } = await readChosen(context, input);
      return linkTo(
        context.view,
        '/talks/new',
        {},
        { query: { class: mentorship.id, pupil: chosen.map(({ id }) => id).join(',') } },
      );
    },
  ),

  post(
    '/class/:mentorship/messages/pupils',
    {
      may: 'guide pupils',
      audit: ['see mentorship', 'mentorship'],
      form: form(selection),
      page: classPage,
    },
    async (context, input) => {
      const { mentorship, chosen } = await readChosen(context, input);
      return toWrite(
        context,
        mentorship,
        chosen.map(({ id }) => id),
      );
    },
  ),

  post(
    '/class/:mentorship/messages/guardians',
    {
      may: 'guide pupils',
      audit: ['see mentorship', 'mentorship'],
      form: form(selection),
      page: classPage,
    },
    async (context, input) => {
      const { mentorship, chosen } = await readChosen(context, input);
      const guardians = await listGuardiansOf(
        context.tx,
        chosen.map(({ id }) => id),
        context.today,
      );
      if (guardians.length === 0) refuse(classWords[context.view.language].noGuardians);
      return toWrite(
        context,
        mentorship,
        guardians.map(({ id }) => id),
      );
    },
  ),

  get('/class/:mentorship/messages', { may: 'guide pupils', audit: 'list person' }, messagePage),
  post(
    '/class/:mentorship/messages',
    { may: 'guide pupils', audit: 'send message', form: messageForm, page: messagePage },
    async (context, input) => {
      const mentorship = await enterAsMentor(context);
      const among = await listWritable(context, mentorship);
      return previewOrSend(context, input, {
        action: linkTo(context.view, '/class/:mentorship/messages', {
          mentorship: mentorship.id,
        }),
        crumbs: classOf(context, mentorship),
        among,
        offered: (people) =>
          input.offered.length > 0
            ? listPeopleById(
                context.tx,
                input.offered.filter((one) => among.includes(one)),
                null,
              )
            : people,
        sent: () =>
          linkTo(
            context.view,
            '/class/:mentorship',
            { mentorship: mentorship.id },
            { query: { done: 'sent' } },
          ),
      });
    },
  ),
];
