import { linkTo } from '../../web/links.ts';
import {
  type Context,
  day,
  form,
  get,
  maybeText,
  maybeWhole,
  maybeYesOrNo,
  names,
  NotFound,
  oneOf,
  orNotFound,
  post,
  refuse,
  type Route,
  text,
} from '../../web/route.tsx';
import { grantOf } from '../../web/permission.ts';
import type { Problem } from '../../web/view.ts';
import { mentorCompetences, say } from '../profiles/profile.rules.ts';
import { listProfilesInUse } from '../programmes/programme.store.ts';
import { developmentWords } from './development.words.ts';
import { listDevelopmentGoals } from './goal.store.ts';
import { LibraryPage } from './library.pages.tsx';
import { isWebAddress } from '../../platform/web-address.ts';
import { resourceKinds } from './library.rules.ts';
import {
  insertPeerGroup,
  insertResource,
  joinPeerGroup,
  leavePeerGroup,
  listPeerGroups,
  listResources,
  planPeerGroup,
  useResource,
  withdrawResource,
} from './library.store.ts';

async function libraryPage({ tx, view, person }: Context, problem?: Problem) {
  const profiles = await listProfilesInUse(tx);
  const competences = [
    ...new Map(
      profiles.flatMap((profile) =>
        mentorCompetences(profile).map(
          (one) =>
            [
              one.id,
              { id: one.id, name: say(one.name, view.language, profile.languages) },
            ] as const,
        ),
      ),
    ).values(),
  ];
  return (
    <LibraryPage
      view={view}
      problem={problem}
      resources={await listResources(tx, person.id)}
      competences={competences}
      wanted={(await listDevelopmentGoals(tx, person.id))
        .filter(({ outcome }) => outcome === null)
        .map(({ competence }) => competence)}
      groups={await listPeerGroups(tx)}
      mayAdd={grantOf(person.roles, 'add to library') !== null}
      mayWithdraw={grantOf(person.roles, 'add to library') === 'all'}
    />
  );
}

async function findGroup({ tx, params, person }: Context, { asMember }: { asMember: boolean }) {
  const group = orNotFound((await listPeerGroups(tx)).find(({ id }) => id === params.group));
  if (asMember && !group.members.some(({ id }) => id === person.id)) throw new NotFound();
  return group;
}

export const libraryRoutes: Route[] = [
  get('/library', { may: 'see library', audit: null }, libraryPage),

  post(
    '/library',
    {
      may: 'add to library',
      audit: 'change resource',
      form: form({
        title: text(200),
        about: maybeText(1000),
        address: maybeText(500),
        kind: oneOf(resourceKinds),
        minutes: maybeWhole(1, 10000),
        competences: names(),
      }),
      page: libraryPage,
    },
    async ({ tx, view, organisation, person }, input) => {
      if (input.address && !isWebAddress(input.address))
        refuse(developmentWords[view.language].badAddress, 'address');
      const known = new Set(
        (await listProfilesInUse(tx)).flatMap((profile) =>
          mentorCompetences(profile).map(({ id }) => id),
        ),
      );
      await insertResource(tx, {
        organisation: organisation.id,
        person: person.id,
        title: input.title,
        about: input.about,
        address: input.address || null,
        kind: input.kind,
        minutes: input.minutes,
        competences: input.competences.filter((id) => known.has(id)),
      });
      return linkTo(view, '/library');
    },
  ),

  post(
    '/library/:resource/use',
    {
      may: 'see library',
      audit: ['change resource', 'resource'],
      form: form({ helped: maybeYesOrNo() }),
      page: libraryPage,
    },
    async ({ tx, view, params, organisation, person }, { helped }) => {
      orNotFound((await listResources(tx, person.id)).find(({ id }) => id === params.resource));
      await useResource(tx, {
        organisation: organisation.id,
        resource: params.resource!,
        person: person.id,
        helped,
      });
      return linkTo(view, '/library');
    },
  ),

  // Who added it, or who runs the programme.
  post(
    '/library/:resource/withdrawal',
    {
      may: 'add to library',
      audit: ['change resource', 'resource'],
      form: form({}),
      page: libraryPage,
    },
    async ({ tx, view, params, person, grant }) => {
      const resource = orNotFound(
        (await listResources(tx, person.id)).find(({ id }) => id === params.resource),
      );
      if (grant !== 'all' && resource.addedBy !== person.id) throw new NotFound();
      await withdrawResource(tx, resource.id);
      return linkTo(view, '/library');
    },
  ),

  post(
    '/library/groups',
    {
      may: 'add to library',
      audit: 'change resource',
      form: form({ group_name: text(100), group_about: maybeText(500) }),
      page: libraryPage,
    },
    async ({ tx, view, organisation, person }, input) => {
      await insertPeerGroup(tx, {
        organisation: organisation.id,
        person: person.id,
        name: input.group_name,
        about: input.group_about,
      });
      return linkTo(view, '/library');
    },
  ),

  post(
    '/library/groups/:group/joining',
    {
      may: 'add to library',
      audit: ['change peer_group', 'group'],
      form: form({}),
      page: libraryPage,
    },
    async (context) => {
      const { tx, view, organisation, person } = context;
      await joinPeerGroup(tx, {
        organisation: organisation.id,
        group: (await findGroup(context, { asMember: false })).id,
        person: person.id,
      });
      return linkTo(view, '/library');
    },
  ),

  post(
    '/library/groups/:group/leaving',
    {
      may: 'add to library',
      audit: ['change peer_group', 'group'],
      form: form({}),
      page: libraryPage,
    },
    async (context) => {
      await leavePeerGroup(
        context.tx,
        (await findGroup(context, { asMember: true })).id,
        context.person.id,
      );
      return linkTo(context.view, '/library');
    },
  ),

  post(
    '/library/groups/:group/meeting',
    {
      may: 'add to library',
      audit: ['change peer_group', 'group'],
      form: form({ next_on: day(), place: maybeText(200) }),
      page: libraryPage,
    },
    async (context, input) => {
      const { tx, view, today } = context;
      if (input.next_on < today) refuse(developmentWords[view.language].laterDay, 'next_on');
      await planPeerGroup(tx, (await findGroup(context, { asMember: true })).id, {
        nextOn: input.next_on,
        place: input.place,
      });
      return linkTo(view, '/library');
    },
  ),
];
