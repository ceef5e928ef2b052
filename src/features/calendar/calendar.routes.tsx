import { linkTo } from '../../web/links.ts';
import type { ReadTx } from '../../platform/database.ts';
import { sayDay, type CompleteLanguage } from '../../platform/i18n.ts';
import { Form } from '../../web/fields.tsx';
import { Layout } from '../../web/layout.tsx';
import { openGet, type OpenRoute } from '../../web/open-route.ts';
import { form, get, isId, post, refuse, type Context, type Route } from '../../web/route.tsx';
import type { Problem, View } from '../../web/view.ts';
import { feed } from '../mail/calendar.file.ts';
import { findFeed, findFeedOwner, openFeed, revokeFeed } from '../mail/feed.store.ts';
import { listDates } from '../programmes/programme.store.ts';
import { calendarWords } from './calendar.words.ts';
import { listAppointments } from '../meetings/appointment.store.ts';
import { listGatherings } from '../gatherings/gathering.store.ts';
import { listMentorships } from '../mentorships/mentorship.store.ts';

async function calendarPage({ tx, view, person }: Context, problem?: Problem) {
  const w = calendarWords[view.language];
  const since = await findFeed(tx, person.id);
  return (
    <Layout view={view} title={w.title} intro={w.intro} problem={problem} narrow>
      <p>
        {since
          ? w.since(sayDay(view.language, since.toISOString().slice(0, 10), view.today))
          : w.none}
      </p>
      <div class="row">
        {view.person!.hasAccount ? (
          <Form view={view} action={linkTo(view, '/calendar')} class="inline">
            <button class={since ? 'button second' : 'button'}>{since ? w.again : w.make}</button>
          </Form>
        ) : (
          <p class="muted">{w.notByCard}</p>
        )}
        {since && (
          <Form view={view} action={linkTo(view, '/calendar/end')} class="inline">
            <button class="button quiet">{w.stop}</button>
          </Form>
        )}
      </div>
    </Layout>
  );
}

function AddressPage({ view, link }: { view: View; link: string }) {
  const w = calendarWords[view.language];
  return (
    <Layout
      view={view}
      title={w.yours}
      intro={w.once}
      narrow
      crumbs={[{ href: linkTo(view, '/calendar'), text: w.title }]}
    >
      <p class="note good">
        <a href={link}>{link}</a>
      </p>
    </Layout>
  );
}

export const calendarRoutes: Route[] = [
  get('/calendar', { may: 'choose mail', audit: null }, calendarPage),
  post(
    '/calendar',
    {
      may: 'choose mail',
      recentAuth: true,
      audit: ['change own person', 'self'],
      form: form({}),
      page: calendarPage,
    },
    async (context) => {
      const { tx, view, organisation, person, now, address } = context;
      // ID-5: a card lies about in a school bag; an address that outlives it would too.
      if (!view.person!.hasAccount) refuse(calendarWords[view.language].notByCard);
      const token = await openFeed(tx, {
        organisation: organisation.id,
        person: person.id,
        at: new Date(now.epochMilliseconds),
      });
      return {
        shown: (
          <AddressPage
            view={view}
            link={`${address}/calendar/${organisation.id}/${token}/mentorium.ics`}
          />
        ),
      };
    },
  ),
  post(
    '/calendar/end',
    {
      may: 'choose mail',
      audit: ['change own person', 'self'],
      form: form({}),
      page: calendarPage,
    },
    async ({ tx, view, person, now }) => {
      await revokeFeed(tx, person.id, new Date(now.epochMilliseconds));
      return linkTo(view, '/calendar');
    },
  ),
];

/**
 * CA-2: meetings of a person and the gatherings of the cohorts they take part in: when, how long,
 * where.
 */
async function feedOf(
  tx: ReadTx,
  {
    person,
    language,
    address,
    now,
  }: { person: string; language: CompleteLanguage; address: string; now: Date },
): Promise<string> {
  const { summary, title } = calendarWords[language];
  const mine = await listMentorships(tx, { person });
  const appointments = await listAppointments(tx, { person });
  const cohorts = [
    ...new Set(mine.filter(({ closedOn }) => closedOn === null).map(({ cohortId }) => cohortId)),
  ];
  const dates = (await Promise.all(cohorts.map((cohort) => listDates(tx, cohort))))
    .flat()
    .filter(({ kind }) => kind === 'gathering');
  const gatherings = await listGatherings(tx, { cohorts });
  return feed(
    title,
    [
      ...appointments.map((one) => ({ ...one, uid: one.id, words: summary })),
      ...gatherings.map((one) => ({ ...one, uid: one.dateId, words: one.name })),
    ].map((one) => ({
      uid: `${one.uid}@mentorium`,
      sequence: one.sequence,
      start: one.startsAt,
      minutes: one.minutes,
      summary: one.words,
      place: one.place,
      url: address,
      isCancelled: one.cancelledAt !== null,
      stamp: now,
    })),
    dates
      .filter(({ id }) => !gatherings.some(({ dateId }) => dateId === id))
      .map((date) => ({
        uid: `${date.id}@mentorium`,
        firstDay: date.firstDay,
        lastDay: date.lastDay,
        summary: date.name,
        stamp: now,
      })),
  );
}

/** Asked by calendars, without a session: the address is the key, and it opens this one list. */
export const feedRoutes: OpenRoute[] = [
  openGet(
    '/calendar/:organisation/:token/mentorium.ics',
    { who: 'machine' },
    async ({ database, params, address, clock }) => {
      const [organisation, token] = [params.organisation!, params.token!];
      const found = isId(organisation) && /^[\w-]{20,80}$/.test(token);
      const text = found
        ? await database.inTenant({ organisation, person: null }, 'read', async (tx) => {
            const person = await findFeedOwner(tx, token);
            if (!person) return null;
            const { language, slug } = await tx
              .selectFrom('organisation')
              .select(['language', 'slug'])
              .where('id', '=', organisation)
              .executeTakeFirstOrThrow();
            return feedOf(tx, {
              person,
              language: language as CompleteLanguage,
              address: `${address}/o/${slug}`,
              now: new Date(clock()),
            });
          })
        : null;
      return text === null
        ? { status: 404, type: 'text/plain', text: 'Not here.' }
        : { type: 'text/calendar; charset=utf-8', text, keptSeconds: 900 };
    },
  ),
];
