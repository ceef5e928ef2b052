import { linkTo } from '../../web/links.ts';
import { completeLanguages, languageNames } from '../../platform/i18n.ts';
import { Choices, Form, Select, TextField } from '../../web/fields.tsx';
import { Layout } from '../../web/layout.tsx';
import {
  form,
  get,
  maybeText,
  oneOf,
  post,
  whole,
  type Context,
  type Route,
} from '../../web/route.tsx';
import type { Problem } from '../../web/view.ts';
import { digestWords } from './digest.words.ts';
import { frequencies, usualChoice } from './outgoing-mail.rules.ts';
import {
  findChoice,
  findLetterLanguage,
  keepChoice,
  keepLetterLanguage,
} from './outgoing-mail.store.ts';

async function mailPage({ tx, view, person, query }: Context, problem?: Problem) {
  const w = digestWords[view.language];
  const choice = (await findChoice(tx, person.id)) ?? usualChoice;
  return (
    <Layout view={view} title={w.title} intro={w.intro} problem={problem} narrow>
      {query.saved === '1' && !problem && <p class="note good">{w.saved}</p>}
      <Form view={view} action={linkTo(view, '/mail')}>
        <Choices
          view={view}
          name="frequency"
          label={w.frequency}
          value={choice.frequency}
          problem={problem}
          options={frequencies.map((value) => ({ value, text: w.frequencies[value] }))}
        />
        <div class="row base">
          <TextField
            view={view}
            name="quiet_from"
            type="number"
            label={w.quietFrom}
            value={choice.quietFrom}
            min={0}
            max={23}
            problem={problem}
            short
          />
          <TextField
            view={view}
            name="quiet_to"
            type="number"
            label={w.quietTo}
            value={choice.quietTo}
            min={0}
            max={23}
            problem={problem}
            short
          />
        </div>
        <Select
          view={view}
          name="language"
          label={w.language}
          value={await findLetterLanguage(tx, person.id)}
          problem={problem}
          empty={w.languageUsual}
          options={completeLanguages.map((value) => ({ value, text: languageNames[value] }))}
        />
        <button class="button">{w.save}</button>
      </Form>
    </Layout>
  );
}

export const mailRoutes: Route[] = [
  get('/mail', { may: 'choose mail', audit: null }, mailPage),
  post(
    '/mail',
    {
      may: 'choose mail',
      audit: ['change own person', 'self'],
      form: form({
        frequency: oneOf(frequencies),
        quiet_from: whole(0, 23),
        quiet_to: whole(0, 23),
        language: maybeText(2),
      }),
      page: mailPage,
    },
    async ({ tx, view, organisation, person }, input) => {
      await keepChoice(tx, {
        organisation: organisation.id,
        person: person.id,
        choice: {
          frequency: input.frequency,
          quietFrom: Number(input.quiet_from),
          quietTo: Number(input.quiet_to),
        },
      });
      await keepLetterLanguage(
        tx,
        person.id,
        completeLanguages.find((one) => one === input.language) ?? null,
      );
      return linkTo(view, '/mail', {}, { query: { saved: '1' } });
    },
  ),
];
