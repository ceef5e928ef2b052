import { linkTo } from '../../web/links.ts';
import { form, get, maybeText, post, refuse, type Context, type Route } from '../../web/route.tsx';
import type { Problem } from '../../web/view.ts';
import { listOwnApplications } from '../admissions/admission.store.ts';
import { WaitPage } from '../people/consent.pages.tsx';
import { waitsForConsent } from '../people/consent.store.ts';
import { consentWords } from '../people/consent.words.ts';
import { openProfileWords } from './open-profile.words.ts';
import { OpenProfilePage } from './open-profile.pages.tsx';
import { keepOpenProfile, listOpenProfiles } from './open-profile.store.ts';

const openProfilePage = async ({ tx, view, person, query }: Context, problem?: Problem) =>
  (await waitsForConsent(tx, person.id, view)) ? (
    <WaitPage view={view} title={openProfileWords[view.language].title} />
  ) : (
    <OpenProfilePage
      view={view}
      problem={problem}
      own={(await listOpenProfiles(tx, [person.id]))[0] ?? null}
      applications={(await listOwnApplications(tx, person.id)).map(({ id }) => id)}
      isKept={query.kept === '1'}
    />
  );

export const openProfileRoutes: Route[] = [
  get('/about-me', { may: 'write in mentorship', audit: null }, openProfilePage),

  post(
    '/about-me',
    {
      edits: true,
      may: 'write in mentorship',
      audit: ['change own person', 'self'],
      form: form({ about: maybeText(1000), interests: maybeText(500), contact: maybeText(300) }),
      page: openProfilePage,
    },
    async ({ tx, view, organisation, person, today }, input) => {
      if (await waitsForConsent(tx, person.id, view)) refuse(consentWords[view.language].refused);
      await keepOpenProfile(tx, {
        organisation: organisation.id,
        personId: person.id,
        about: input.about || null,
        interests: input.interests || null,
        contact: input.contact || null,
        today,
      });
      return linkTo(view, '/about-me', {}, { query: { kept: '1' } });
    },
  ),
];
