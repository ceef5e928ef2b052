import { locales } from '../../platform/i18n.ts';
import { taskOf } from '../../platform/thread-pool.ts';
import { linkTo } from '../../web/links.ts';
import {
  box,
  form,
  get,
  maybeText,
  NotFound,
  orNotFound,
  post,
  refuse,
  type Context,
  type Outside,
  type Route,
  type Upload,
} from '../../web/route.tsx';
import type { Problem } from '../../web/view.ts';
import { listOwnApplications } from '../admissions/admission.store.ts';
import { WaitPage } from '../people/consent.pages.tsx';
import { waitsForConsent } from '../people/consent.store.ts';
import { consentWords } from '../people/consent.words.ts';
import { findPerson, listHolders } from '../people/person.store.ts';
import { isProtected } from '../people/protected.store.ts';
import { openProfileWords } from './open-profile.words.ts';
import { OpenProfilePage, PersonPage, type Done } from './open-profile.pages.tsx';
import {
  deleteOpenProfile,
  findPhoto,
  keepOpenProfile,
  listChoosing,
  listOpenProfiles,
  markPhotoScanned,
  type Photo,
} from './open-profile.store.ts';
import type { keepablePhoto } from './photo.file.ts';

const doneBy = ({ kept, removed }: Record<string, string>): Done => {
  if (kept === '1') return 'kept';
  if (kept === 'waits') return 'notScanned';
  return removed === '1' ? 'removed' : null;
};

const openProfilePage = async (context: Context, problem?: Problem) => {
  const { tx, view, person, query, today } = context;
  if (await waitsForConsent(tx, person.id, view))
    return <WaitPage view={view} title={openProfileWords[view.language].title} />;
  const coordinators = await listHolders(tx, ['coordinator'], today);
  return (
    <OpenProfilePage
      view={view}
      problem={problem}
      own={(await listOpenProfiles(tx, [person.id]))[0] ?? null}
      applications={(await listOwnApplications(tx, person.id)).map(({ id }) => id)}
      choosing={await listChoosing(tx, person.id)}
      coordinators={new Intl.ListFormat(locales[view.language]).format(
        coordinators.map(({ name }) => name),
      )}
      isProtected={await isProtected(tx, person.id)}
      done={doneBy(query)}
    />
  );
};

const looking = taskOf<typeof keepablePhoto>(
  new URL('./photo.file.ts', import.meta.url),
  'keepablePhoto',
);

/** M-62: looked into in a thread, and by the virus scanner where one is set. */
async function readPhoto(
  { view, scan, inThread }: Outside,
  upload: Upload | null,
): Promise<(Photo & { waits: boolean }) | null> {
  if (!upload || upload.bytes.length === 0) return null;
  const w = openProfileWords[view.language];
  const kept = (await inThread(looking, upload.bytes)) ?? refuse(w.badPhoto, 'file');
  const bytes = Buffer.from(kept.bytes);
  const verdict = scan ? await scan(bytes) : null;
  if (verdict === 'harmful') refuse(w.harmful, 'file');
  return {
    type: kept.type,
    bytes,
    isScanned: verdict === 'clean',
    waits: verdict !== null && verdict !== 'clean',
  };
}

export const openProfileRoutes: Route[] = [
  get('/about-me', { may: 'write in mentorship', audit: null }, openProfilePage),

  post(
    '/about-me',
    {
      edits: true,
      may: 'write in mentorship',
      audit: ['change own person', 'self'],
      form: form({
        about: maybeText(1000),
        topics: maybeText(500),
        interests: maybeText(500),
        times: maybeText(200),
        contact: maybeText(300),
        shown: box(),
        no_photo: box(),
      }),
      page: openProfilePage,
      prepare: (outside, _, upload) => readPhoto(outside, upload),
    },
    async ({ tx, view, organisation, person, today }, input, photo) => {
      if (await waitsForConsent(tx, person.id, view)) refuse(consentWords[view.language].refused);
      const hides = await isProtected(tx, person.id);
      const kept = hides || input.no_photo ? null : (photo ?? undefined);
      await keepOpenProfile(tx, {
        organisation: organisation.id,
        personId: person.id,
        about: input.about || null,
        topics: input.topics || null,
        interests: input.interests || null,
        times: input.times || null,
        contact: input.contact || null,
        isShown: input.shown && !hides,
        photo: kept,
        today,
      });
      return linkTo(view, '/about-me', {}, { query: { kept: kept?.waits ? 'waits' : '1' } });
    },
  ),

  post(
    '/about-me/removal',
    {
      may: 'write in mentorship',
      audit: ['change own person', 'self'],
      form: form({}),
      page: openProfilePage,
    },
    async ({ tx, view, person }) => {
      await deleteOpenProfile(tx, person.id);
      return linkTo(view, '/about-me', {}, { query: { removed: '1' } });
    },
  ),

  get(
    '/people/:person/about',
    { may: 'read pages of people', audit: ['see person', 'person'] },
    async ({ tx, view, params, person: visitor }) => {
      const [profile] = await listOpenProfiles(tx, [params.person!]);
      if (!profile && !visitor.roles.includes('coordinator')) throw new NotFound();
      const person = orNotFound(await findPerson(tx, params.person!));
      return <PersonPage view={view} name={person.name} profile={profile ?? null} />;
    },
  ),

  get(
    '/people/:person/photo',
    { may: 'read pages of people', audit: ['see person', 'person'] },
    async ({ tx, params, person: visitor }) => {
      const photo = orNotFound(await findPhoto(tx, params.person!));
      const shown = { download: photo.bytes, name: 'photo', type: photo.type };
      return {
        next: async ({ scan, write }) => {
          if (!scan || photo.isScanned) return shown;
          if ((await scan(photo.bytes)) !== 'clean') throw new NotFound();
          if (params.person === visitor.id) await write((own) => markPhotoScanned(own, visitor.id));
          return shown;
        },
      };
    },
  ),
];
