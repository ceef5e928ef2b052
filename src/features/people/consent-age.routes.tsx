/** ID-8: the age of consent, on which guardianships of a whole school hang, is changed by two people. */
import { linkTo } from '../../web/links.ts';
import { form, post, refuse, whole, type Route } from '../../web/route.tsx';
import { consentAges, leastConsentAge } from '../organisations/country.rules.ts';
import { countryName } from '../organisations/settings.pages.tsx';
import { settingsPage } from '../organisations/settings.routes.tsx';
import { settingsWords } from '../organisations/settings.words.ts';
import { askFor } from './approval.service.ts';

export const consentAgeRoutes: Route[] = [
  post(
    '/settings/consent-age',
    {
      edits: true,
      may: 'set organisation',
      recentAuth: true,
      audit: 'set organisation',
      form: form({ consent_age: whole(consentAges.least, consentAges.most) }),
      page: settingsPage,
    },
    async (context, { consent_age: age }) => {
      const { view, organisation } = context;
      const least = leastConsentAge(organisation.jurisdiction);
      if (age < least)
        refuse(
          settingsWords[view.language].consentTooLow(
            countryName(view, organisation.jurisdiction) ?? '',
            least,
          ),
          'consent_age',
        );
      if (age === organisation.consentAge) return linkTo(view, '/settings');
      return (await askFor(context, [{ kind: 'consent-age', age }]))
        ? linkTo(view, '/approvals')
        : linkTo(view, '/settings', {}, { query: { saved: '1' } });
    },
  ),
];
