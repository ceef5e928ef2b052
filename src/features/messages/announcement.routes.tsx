/** P-17: what stands on top of the home page, for whom and until when. */
import { linkTo } from '../../web/links.ts';
import { audit } from '../../web/audit.ts';
import {
  day,
  form,
  get,
  maybeId,
  NotFound,
  oneOf,
  post,
  refuse,
  text,
  type Context,
  type Route,
} from '../../web/route.tsx';
import type { Problem } from '../../web/view.ts';
import { listProgrammes } from '../programmes/programme.store.ts';
import { AnnouncementsPage } from './announcement.pages.tsx';
import { insertAnnouncement, listAnnouncements, takeDown } from './announcement.store.ts';
import { audiences } from './message.rules.ts';
import { messageWords } from './message.words.ts';

const announcementsPage = async ({ tx, view }: Context, problem?: Problem) => (
  <AnnouncementsPage
    view={view}
    problem={problem}
    announcements={await listAnnouncements(tx)}
    programmes={await listProgrammes(tx)}
  />
);

export const announcementRoutes: Route[] = [
  get('/announcements', { may: 'announce', audit: null }, announcementsPage),
  post(
    '/announcements',
    {
      may: 'announce',
      audit: 'publish announcement',
      form: form({
        title: text(120),
        body: text(2000),
        audience: oneOf(audiences),
        cohort: maybeId(),
        last_day: day(),
      }),
      page: announcementsPage,
    },
    async (context, input) => {
      const { tx, view, organisation, person, today, now } = context;
      const w = messageWords[view.language];
      if (input.last_day < today) refuse(w.past, 'last_day');
      const cohort =
        input.audience === 'cohort'
          ? (await listProgrammes(tx))
              .flatMap(({ cohorts }) => cohorts)
              .find(({ id }) => id === input.cohort)
          : null;
      if (cohort === undefined) refuse(w.chooseCohort, 'cohort');
      const id = await insertAnnouncement(tx, {
        organisation: organisation.id,
        title: input.title,
        body: input.body,
        audience: input.audience,
        cohort: cohort?.id ?? null,
        lastDay: input.last_day,
        person: person.id,
        at: new Date(now.epochMilliseconds),
      });
      await audit(tx, {
        organisation: organisation.id,
        person: person.id,
        action: 'publish announcement',
        subjectId: id,
      });
      return linkTo(view, '/announcements');
    },
  ),
  post(
    '/announcements/:announcement/removal',
    {
      may: 'announce',
      audit: ['take down announcement', 'announcement'],
      form: form({}),
      page: announcementsPage,
    },
    async ({ tx, view, params, today }) => {
      if (!(await takeDown(tx, params.announcement!, today))) throw new NotFound();
      return linkTo(view, '/announcements');
    },
  ),
];
