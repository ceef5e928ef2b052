/**
 * ID-8: the age of consent, on which guardianships of a whole school hang, is changed by two people;
 * so it is where another country asks for a higher one.
 */
import { linkTo } from '../../web/links.ts';
import { form, post, refuse, text, whole, type Route } from '../../web/route.tsx';
import {
  consentAges,
  countries,
  leastConsentAge,
  settingsOf,
} from '../organisations/country.rules.ts';
import { countryName } from '../organisations/settings.pages.tsx';
import { saved, settingsPage } from '../organisations/settings.routes.tsx';
import { updateCountry } from '../organisations/settings.store.ts';
import { settingsWords } from '../organisations/settings.words.ts';
import { askFor } from './approval.service.ts';

export const consentAgeRoutes: Route[] = [
  post(
    '/settings/country',
    {
      edits: true,
      may: 'set organisation',
      recentAuth: true,
      audit: 'set organisation',
      form: form({ country: text(5) }),
      page: settingsPage,
    },
    async (context, { country }) => {
      const { tx, view, organisation } = context;
      const jurisdiction = country === 'other' ? null : country;
      const isKnown =
        jurisdiction === null ||
        jurisdiction === organisation.jurisdiction ||
        countries.some((one) => one === jurisdiction);
      if (!isKnown) refuse(settingsWords[view.language].badCountry, 'country');
      // The same country again leaves alone what the organisation has set since.
      if (jurisdiction === organisation.jurisdiction) return saved(context);
      await updateCountry(tx, organisation.id, {
        jurisdiction,
        settings: settingsOf(jurisdiction),
      });
      const age = leastConsentAge(jurisdiction);
      const waits =
        age > organisation.consentAge && (await askFor(context, [{ kind: 'consent-age', age }]));
      return waits ? linkTo(view, '/approvals') : saved(context);
    },
  ),

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
