import { linkTo } from '../../web/links.ts';
import { audit } from '../../web/audit.ts';
import {
  type Context,
  form,
  get,
  ids,
  NotFound,
  orNotFound,
  post,
  type Route,
} from '../../web/route.tsx';
import type { Problem } from '../../web/view.ts';
import { findVersion } from '../profiles/profile.store.ts';
import { enterCurrent } from '../programmes/programme.routes.tsx';
import { findProgramme, type Programme } from '../programmes/programme.store.ts';
import { VersionPage } from './version.pages.tsx';
import { listCohortsAtOther, takeVersion } from './version.store.ts';

/** A published version of the profile of this programme. */
async function versionFor({ tx, params }: Context, programme: Programme) {
  const version = orNotFound(await findVersion(tx, params.version!));
  if (version.publishedAt === null || version.profileId !== programme.profileId)
    throw new NotFound();
  return version;
}

async function versionPage(context: Context, problem?: Problem) {
  const { tx, view, params } = context;
  const programme = orNotFound(await findProgramme(tx, params.programme!));
  const version = await versionFor(context, programme);
  return (
    <VersionPage
      view={view}
      problem={problem}
      programme={programme}
      version={version}
      inUse={orNotFound(await findVersion(tx, programme.versionId)).content}
      cohorts={await listCohortsAtOther(tx, programme.id, version.id)}
    />
  );
}

export const versionRoutes: Route[] = [
  get(
    '/programmes/:programme/versions/:version',
    { may: 'edit programmes', audit: ['see programme', 'programme'] },
    versionPage,
  ),

  // CO-8: for cohorts that come, and for those that are chosen.
  post(
    '/programmes/:programme/versions/:version',
    {
      may: 'edit programmes',
      audit: ['change programme', 'programme'],
      form: form({ cohorts: ids() }),
      page: versionPage,
    },
    async (context, input) => {
      const { tx, view, organisation, person } = context;
      const programme = await enterCurrent(context);
      const version = await versionFor(context, programme);
      const others = await listCohortsAtOther(tx, programme.id, version.id);
      await takeVersion(tx, {
        programme: programme.id,
        cohorts: others.filter(({ id }) => input.cohorts.includes(id)).map(({ id }) => id),
        version: version.id,
      });
      await audit(tx, {
        organisation: organisation.id,
        person: person.id,
        action: 'change programme',
        subjectId: programme.id,
      });
      return linkTo(
        view,
        '/programmes/:programme',
        { programme: programme.id },
        { query: { saved: '1' } },
      );
    },
  ),
];
