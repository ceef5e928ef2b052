import { linkTo } from '../../web/links.ts';
import { audit } from '../../web/audit.ts';
import { addDays } from '../../platform/i18n.ts';
import {
  type Context,
  form,
  get,
  id,
  NotFound,
  orNotFound,
  post,
  refuse,
  type Route,
  someOf,
} from '../../web/route.tsx';
import type { Problem } from '../../web/view.ts';
import { listHolders } from '../people/person.store.ts';
import { enterAsMentor, otherTeachers } from './pupil.access.ts';
import { ClassesPage, ClassPage, SharesPage } from './share.pages.tsx';
import { shareDays, sharedParts } from './share.rules.ts';
import { endShare, insertShare, listSharedPupils, listShares } from './share.store.ts';
import { shareWords } from './share.words.ts';

const shares = ({ view, params }: Context) =>
  linkTo(view, '/mentorships/:mentorship/shares', { mentorship: params.mentorship });

async function sharesPage(context: Context, problem?: Problem) {
  const mentorship = await enterAsMentor(context);
  return (
    <SharesPage
      view={context.view}
      problem={problem}
      mentorship={mentorship}
      shares={await listShares(context.tx, { mentorship: mentorship.id }, context.today)}
      teachers={await otherTeachers(context, mentorship, ['mentor', 'teacher'])}
    />
  );
}

export const shareRoutes: Route[] = [
  get(
    '/mentorships/:mentorship/shares',
    { may: 'guide pupils', audit: ['see mentorship', 'mentorship'] },
    sharesPage,
  ),

  post(
    '/mentorships/:mentorship/shares',
    {
      may: 'guide pupils',
      audit: ['change mentorship', 'mentorship'],
      form: form({ teacher: id(), parts: someOf(sharedParts) }),
      page: sharesPage,
    },
    async (context, input) => {
      const { tx, organisation, person, today, view } = context;
      const mentorship = await enterAsMentor(context);
      const { parts } = input;
      if (parts.length === 0) refuse(shareWords[view.language].chooseOne, 'parts');
      const teacher = orNotFound(
        (await listHolders(tx, ['mentor', 'teacher'], today)).find(
          ({ id }) =>
            id === input.teacher && !mentorship.mentors.some(({ personId }) => personId === id),
        ),
      );
      // A new choice takes the place of the old one.
      for (const { id, personId } of await listShares(tx, { mentorship: mentorship.id }, today))
        if (personId === teacher.id) await endShare(tx, { id, mentorship: mentorship.id, today });
      await insertShare(tx, {
        organisation: organisation.id,
        mentorship: mentorship.id,
        person: teacher.id,
        parts,
        givenBy: person.id,
        firstDay: today,
        lastDay: addDays(today, shareDays),
      });
      await audit(tx, {
        organisation: organisation.id,
        person: person.id,
        action: 'show mentorship',
        subjectId: mentorship.id,
      });
      return shares(context);
    },
  ),

  post(
    '/mentorships/:mentorship/shares/:share/end',
    {
      may: 'guide pupils',
      audit: ['change mentorship', 'mentorship'],
      form: form({}),
      page: sharesPage,
    },
    async (context) => {
      const mentorship = await enterAsMentor(context);
      if (
        !(await endShare(context.tx, {
          id: context.params.share!,
          mentorship: mentorship.id,
          today: context.today,
        }))
      )
        throw new NotFound();
      return shares(context);
    },
  ),

  get(
    '/classes',
    { may: 'see shared classes', audit: 'list overview_share' },
    async ({ tx, view, person, today }) => (
      <ClassesPage view={view} shares={await listShares(tx, { person: person.id }, today)} />
    ),
  ),

  get(
    '/classes/:share',
    { may: 'see shared classes', audit: ['see overview_share', 'share'] },
    async ({ tx, view, organisation, person, params, today }) => {
      const share = orNotFound(
        (await listShares(tx, { person: person.id }, today)).find(({ id }) => id === params.share),
      );
      return (
        <ClassPage
          view={view}
          share={share}
          pupils={await listSharedPupils(tx, {
            mentorship: share.mentorshipId,
            today,
            marks: organisation.marks,
          })}
        />
      );
    },
  ),
];
