import { linkTo } from '../../web/links.ts';
import { languageNames, type Language } from '../../platform/i18n.ts';
import { Form } from '../../web/fields.tsx';
import { Layout, Section } from '../../web/layout.tsx';
import type { Page } from '../../web/view.ts';
import { say, type ProfileRole, type Text } from './profile.rules.ts';
import type { Version } from './profile.store.ts';
import { profileWords } from './profile.words.ts';

type Row = { field: string; label: string; text: Text };

/** Every text of a draft beside an empty line for the other language. */
export function TranslationPage({
  view,
  problem,
  version,
  language,
}: Page & { version: Version; language: Language }) {
  const w = profileWords[view.language];
  const path = linkTo(view, '/profiles/versions/:version', { version: version.id });
  const own = version.content.languages[0] ?? view.language;
  return (
    <Layout
      view={view}
      title={w.translateTo(languageNames[language])}
      intro={w.translateIntro}
      problem={problem}
      crumbs={[{ href: path, text: version.profileName }]}
    >
      <Form view={view} action={`${path}/translations/${language}`} class="section">
        <input type="hidden" name="revision" value={version.revision} />
        {version.content.roles.map((role) => (
          <Section title={w.role[role.role]}>
            {rowsOf(role, view.language).map((row) => (
              <div class="field wide-field">
                <label for={row.field}>
                  <span class="small muted">{row.label}</span>
                  <br />
                  <span lang={own}>{say(row.text, own, version.content.languages)}</span>
                </label>
                <textarea class="input" id={row.field} name={row.field} rows={1} lang={language}>
                  {problem?.typed[row.field] ?? row.text[language] ?? ''}
                </textarea>
              </div>
            ))}
          </Section>
        ))}
        <div>
          <button class="button">{w.save}</button>
        </div>
      </Form>
    </Layout>
  );
}

function rowsOf(role: ProfileRole, language: Language): Row[] {
  const w = profileWords[language];
  return [
    { field: `title-${role.id}`, label: w.heading, text: role.title },
    ...role.criteria.map((criterion) => ({
      field: `text-${criterion.id}`,
      label: w.criterion,
      text: criterion.text,
    })),
    ...role.competences.flatMap((competence) => [
      { field: `name-${competence.id}`, label: w.name, text: competence.name },
      ...(competence.definition
        ? [
            {
              field: `definition-${competence.id}`,
              label: w.definition,
              text: competence.definition,
            },
          ]
        : []),
      ...competence.indicators.map((indicator) => ({
        field: `text-${indicator.id}`,
        label: w.indicator,
        text: indicator.text,
      })),
    ]),
    ...role.behaviours.map((behaviour) => ({
      field: `text-${behaviour.id}`,
      label: w.behaviour,
      text: behaviour.text,
    })),
  ];
}
