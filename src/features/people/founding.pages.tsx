import { completeLanguages, completeOf, languageNames, locales } from '../../platform/i18n.ts';
import { invitationWords } from '../accounts/invitation.words.ts';
import { Form, Select, TextField } from '../../web/fields.tsx';
import { Layout } from '../../web/layout.tsx';
import type { Page } from '../../web/view.ts';
import { countries, timeZones } from '../organisations/country.rules.ts';
import { foundingWords } from './founding.words.ts';

/** Before anything else, in an installation without an organisation. */
export function FoundingPage({ view, problem }: Page) {
  const w = foundingWords[view.language];
  const names = new Intl.DisplayNames(locales[view.language], { type: 'region' });
  const inOrder = new Intl.Collator(locales[view.language]);
  return (
    <Layout view={view} title={w.title} intro={w.intro} problem={problem} narrow>
      <Form view={view} action="/founding" id="founding">
        <TextField
          view={view}
          name="code"
          label={w.code}
          help={w.codeHelp}
          autocomplete="off"
          problem={problem}
        />
        <h2>{w.organisation}</h2>
        <TextField
          view={view}
          name="name"
          label={w.name}
          autocomplete="organization"
          problem={problem}
        />
        <TextField
          view={view}
          name="slug"
          label={w.slug}
          help={w.slugHelp}
          autocomplete="off"
          problem={problem}
          optional
        />
        <Select
          view={view}
          name="country"
          label={w.country}
          help={w.countryHelp}
          problem={problem}
          empty="–"
          options={[
            ...countries
              .map((country) => ({ value: country, text: names.of(country)! }))
              .sort((one, other) => inOrder.compare(one.text, other.text)),
            { value: 'other', text: w.otherCountry },
          ]}
        />
        <Select
          view={view}
          name="time_zone"
          label={w.timeZone}
          help={w.timeZoneHelp}
          problem={problem}
          empty={w.timeZoneOfCountry}
          options={[...timeZones].map((zone) => ({ value: zone, text: zone.replaceAll('_', ' ') }))}
          optional
        />
        <Select
          view={view}
          name="language"
          label={w.language}
          help={w.languageHelp}
          problem={problem}
          value={completeOf(view.language)}
          options={completeLanguages.map((language) => ({
            value: language,
            text: languageNames[language],
          }))}
        />
        <h2>{w.you}</h2>
        <TextField
          view={view}
          name="given_name"
          label={w.givenName}
          autocomplete="given-name"
          problem={problem}
        />
        <TextField
          view={view}
          name="family_name"
          label={w.familyName}
          autocomplete="family-name"
          problem={problem}
        />
        <TextField
          view={view}
          name="email"
          type="email"
          label={w.email}
          autocomplete="username"
          problem={problem}
        />
        <TextField
          view={view}
          name="password"
          type="password"
          label={w.password}
          help={invitationWords[view.language].passwordHelp}
          autocomplete="new-password"
          problem={problem}
        />
        <button class="button">{w.submit}</button>
      </Form>
    </Layout>
  );
}

export function FoundedPage({ view }: Page) {
  const w = foundingWords[view.language];
  return (
    <Layout view={view} title={w.over} narrow>
      <p>{w.overText}</p>
      <p>
        <a class="button" href="/sign-in">
          {w.signIn}
        </a>
      </p>
    </Layout>
  );
}
