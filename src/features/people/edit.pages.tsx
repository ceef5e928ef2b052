import { linkTo } from '../../web/links.ts';
import { completeLanguages, languageNames } from '../../platform/i18n.ts';
import { Form, Select, TextField } from '../../web/fields.tsx';
import { Layout } from '../../web/layout.tsx';
import type { Page } from '../../web/view.ts';
import { LanguageFields, ManagerField } from './inputs.pages.tsx';
import type { Candidate } from './manager.store.ts';
import type { PersonDetail } from './person.store.ts';
import { personWords } from './person.words.ts';

type EditProps = Page & {
  person: PersonDetail;
  members: string[];
  units: string[];
  sectors: string[];
  /** Who may be meant by what was typed as the manager. */
  candidates: Candidate[];
};

export function EditPersonPage({
  view,
  problem,
  person,
  members,
  units,
  sectors,
  candidates,
}: EditProps) {
  const w = personWords[view.language];
  const path = linkTo(view, '/people/:person', { person: person.id });
  return (
    <Layout
      view={view}
      title={w.editTitle(person.name)}
      problem={problem}
      crumbs={[
        { href: linkTo(view, '/people'), text: w.title },
        { href: path, text: person.name },
      ]}
      narrow
    >
      <Form view={view} action={`${path}/edit`}>
        <TextField
          view={view}
          name="given_name"
          label={w.givenName}
          value={person.givenName}
          problem={problem}
        />
        <TextField
          view={view}
          name="family_name"
          label={w.familyName}
          value={person.familyName}
          problem={problem}
        />
        {person.signsIn ? (
          person.email && <p class="small muted">{w.emailOfAccount(person.email)}</p>
        ) : (
          <TextField
            view={view}
            name="email"
            type="email"
            label={w.email}
            value={person.email}
            problem={problem}
            optional
          />
        )}
        <TextField
          view={view}
          name="number"
          label={w.number}
          value={person.number}
          problem={problem}
          short
          optional
        />
        <TextField
          view={view}
          name="job_title"
          label={w.jobTitle}
          value={person.jobTitle}
          problem={problem}
          optional
        />
        {members.length > 0 && (
          <Select
            view={view}
            name="member_organisation"
            label={w.organisation}
            value={person.memberOrganisation}
            problem={problem}
            empty="–"
            options={members.map((name) => ({ value: name, text: name }))}
            optional
          />
        )}
        {units.length > 0 && (
          <Select
            view={view}
            name="unit"
            label={w.unit}
            value={person.unit}
            problem={problem}
            empty="–"
            options={units.map((name) => ({ value: name, text: name }))}
            optional
          />
        )}
        <TextField
          view={view}
          name="sector"
          label={w.sector}
          help={w.sectorHelp}
          value={person.sector}
          problem={problem}
          suggestions={sectors}
          optional
        />
        <ManagerField
          view={view}
          problem={problem}
          manager={person.manager?.name ?? null}
          candidates={candidates}
          label={w.manager}
          help={w.managerHelp}
        />
        <LanguageFields view={view} problem={problem} spoken={person.languages} />
        <Select
          view={view}
          name="language"
          label={w.letterLanguage}
          value={person.language}
          problem={problem}
          empty={w.letterLanguageUsual}
          options={completeLanguages.map((value) => ({ value, text: languageNames[value] }))}
          optional
        />
        <button class="button">{w.saveChanges}</button>
      </Form>
    </Layout>
  );
}
