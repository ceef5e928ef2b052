import { completeLanguages, languageNames, locales } from '../../platform/i18n.ts';
import { Form, Select, TextField } from '../../web/fields.tsx';
import { Layout, Section } from '../../web/layout.tsx';
import { linkTo } from '../../web/links.ts';
import type { Organisation } from '../../web/session.ts';
import type { Page, View } from '../../web/view.ts';
import { consentAges, countries, leastConsentAge, timeZones } from './country.rules.ts';
import { settingsWords } from './settings.words.ts';

/** Null for a country that has no name here. */
export function countryName(view: View, country: string | null): string | null {
  if (country === null) return null;
  return new Intl.DisplayNames(locales[view.language], { type: 'region' }).of(country) ?? null;
}

export function SettingsPage({
  view,
  problem,
  organisation,
  isSaved,
}: Page & { organisation: Organisation; isSaved: boolean }) {
  const w = settingsWords[view.language];
  const of = { view, problem };
  const { jurisdiction, marks, schoolYear } = organisation;
  const inOrder = new Intl.Collator(locales[view.language]);
  // One that has no values of its own here was named when the organisation was founded.
  const known: string[] = [
    ...new Set([...countries, ...(jurisdiction === null ? [] : [jurisdiction])]),
  ];
  const month = new Intl.DateTimeFormat(locales[view.language], { month: 'long', timeZone: 'UTC' });
  const least = leastConsentAge(jurisdiction);
  return (
    <Layout view={view} title={w.title} intro={w.intro} problem={problem} narrow>
      {isSaved && !problem && <p class="note good">{w.saved}</p>}
      <Section title={w.country}>
        <Form view={view} action={linkTo(view, '/settings/country')}>
          <Select
            {...of}
            name="country"
            label={w.country}
            help={w.countryHelp}
            value={jurisdiction ?? 'other'}
            options={[
              ...known
                .map((country) => ({ value: country, text: countryName(view, country) ?? country }))
                .sort((one, other) => inOrder.compare(one.text, other.text)),
              { value: 'other', text: w.otherCountry },
            ]}
          />
          <p class="muted">{w.countryChange}</p>
          <button class="button second">{w.changeCountry}</button>
        </Form>
      </Section>
      <Section title={w.consent}>
        <Form view={view} action={linkTo(view, '/settings/consent-age')}>
          <TextField
            {...of}
            name="consent_age"
            type="number"
            label={w.consentAge}
            help={w.consentAgeHelp(countryName(view, jurisdiction), least)}
            min={least}
            max={consentAges.most}
            value={String(organisation.consentAge)}
            short
          />
          <p class="muted">{w.consentByTwo}</p>
          <button class="button second">{w.changeConsentAge}</button>
        </Form>
      </Section>
      <Form view={view} action={linkTo(view, '/settings')}>
        <h2>{w.general}</h2>
        <TextField {...of} name="name" label={w.name} value={organisation.name} />
        <Select
          {...of}
          name="language"
          label={w.language}
          help={w.languageHelp}
          value={organisation.language}
          options={completeLanguages.map((value) => ({ value, text: languageNames[value] }))}
        />
        <Select
          {...of}
          name="time_zone"
          label={w.timeZone}
          value={organisation.timeZone}
          options={[...new Set([organisation.timeZone, ...timeZones])].map((zone) => ({
            value: zone,
            text: zone.replaceAll('_', ' '),
          }))}
        />
        <h2>{w.marks}</h2>
        <TextField
          {...of}
          name="worst_mark"
          label={w.worstMark}
          value={say(view, marks.worst)}
          short
        />
        <TextField
          {...of}
          name="best_mark"
          label={w.bestMark}
          help={w.bestMarkHelp}
          value={say(view, marks.best)}
          short
        />
        <TextField
          {...of}
          name="pass_mark"
          label={w.passMark}
          help={w.passMarkHelp}
          value={say(view, marks.pass)}
          short
        />
        <h2>{w.schoolYear}</h2>
        <Select
          {...of}
          name="school_year_month"
          label={w.month}
          value={String(Number(schoolYear.slice(0, 2)))}
          options={Array.from({ length: 12 }, (_, k) => ({
            value: String(k + 1),
            text: month.format(new Date(Date.UTC(2000, k, 1))),
          }))}
        />
        <TextField
          {...of}
          name="school_year_day"
          type="number"
          label={w.day}
          min={1}
          max={31}
          value={String(Number(schoolYear.slice(3)))}
          short
        />
        <TextField
          {...of}
          name="class_weeks"
          type="number"
          label={w.classWeeks}
          help={w.classWeeksHelp}
          min={0}
          max={26}
          value={String(organisation.classWeeks)}
          short
        />
        <h2>{w.lists}</h2>
        <Select
          {...of}
          name="name_order"
          label={w.nameOrder}
          value={organisation.nameOrder ?? ''}
          empty={w.nameOrders.usual}
          options={(['core', 'whole'] as const).map((value) => ({
            value,
            text: w.nameOrders[value],
          }))}
        />
        <button class="button">{w.save}</button>
      </Form>
    </Layout>
  );
}

/** As it would be typed. */
const say = (view: View, mark: number): string =>
  new Intl.NumberFormat(locales[view.language], { useGrouping: false })
    .format(mark)
    .replace('\u2212', '-');
