import { linkTo } from '../../web/links.ts';
import { completeOf } from '../../platform/i18n.ts';
import { Form, TextField } from '../../web/fields.tsx';
import { Empty, Layout, Section, Tag } from '../../web/layout.tsx';
import type { Page, View } from '../../web/view.ts';
import {
  countProfile,
  saidIn,
  say,
  type Competence,
  type Profile,
  type ProfileRole,
  type Text,
} from './profile.rules.ts';
import type { ProfileLine, Version } from './profile.store.ts';
import { profileWords } from './profile.words.ts';
import { ruleSentence } from './requirement.words.ts';
import type { Template } from './template.store.ts';

export function ProfilesPage({
  view,
  problem,
  profiles,
  templates,
  mayEdit,
}: Page & { profiles: ProfileLine[]; templates: Template[]; mayEdit: boolean }) {
  const w = profileWords[view.language];
  return (
    <Layout view={view} title={w.title} intro={w.intro} problem={problem}>
      {mayEdit && (
        <div class="row">
          <a class="button" href={linkTo(view, '/profiles/new')}>
            {w.import}
          </a>
        </div>
      )}
      {profiles.length === 0 ? (
        <Empty>{w.none}</Empty>
      ) : (
        <ul class="lines">
          {profiles.map((profile) => (
            <li>
              <h2>{profile.name}</h2>
              <ul class="plain row">
                {profile.versions.map((version) => (
                  <li class="row">
                    <a href={linkTo(view, '/profiles/versions/:version', { version: version.id })}>
                      {w.version(version.number)}
                    </a>
                    {version.publishedAt ? (
                      <Tag tone="good">{w.published}</Tag>
                    ) : (
                      <Tag tone="warn">{w.draft}</Tag>
                    )}
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
      )}
      {mayEdit && (
        <Section title={w.fromTemplate}>
          <p class="muted">{w.templateIntro}</p>
          <ul class="lines">
            {templates.map((template) => (
              <li>
                <h3>{template.name[completeOf(view.language)]}</h3>
                <p>{template.summary[completeOf(view.language)]}</p>
                <p class="small muted">
                  {w.competences(countProfile(template.profile).competences)} ·{' '}
                  {w.indicators(countProfile(template.profile).indicators)}
                </p>
                <Form
                  view={view}
                  action={linkTo(view, '/profiles/templates/:template', { template: template.key })}
                  class="inline"
                >
                  <div>
                    <button class="button second">
                      {w.useTemplate(template.name[completeOf(view.language)])}
                    </button>
                  </div>
                </Form>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </Layout>
  );
}

export function ImportPage({ view, problem }: Page) {
  const w = profileWords[view.language];
  return (
    <Layout
      view={view}
      title={w.importTitle}
      intro={w.importIntro}
      problem={problem}
      crumbs={[{ href: linkTo(view, '/profiles'), text: w.title }]}
      narrow
    >
      <Form view={view} action={linkTo(view, '/profiles')} files>
        <TextField
          view={view}
          name="name"
          label={w.profileName}
          help={w.nameHelp}
          problem={problem}
        />
        <TextField
          view={view}
          name="file"
          type="file"
          label={w.file}
          help={w.fileHelp}
          accept=".txt,.md,.docx,.odt,.pdf,.html,.htm,.xlsx,.json"
          problem={problem}
        />
        <button class="button" data-busy={w.reading}>
          {w.readIt}
        </button>
      </Form>
      <Section title={w.byHand}>
        <p class="muted">{w.byHandNote}</p>
        <Form view={view} action={linkTo(view, '/profiles/blank')}>
          <TextField view={view} name="title" label={w.newName} problem={problem} />
          <button class="button second">{w.startEmpty}</button>
        </Form>
      </Section>
    </Layout>
  );
}

/** A text in the language it has; marked when that is not the reader's. */
export function Said({ text, view, profile }: { text: Text | null; view: View; profile: Profile }) {
  const language = saidIn(text, view.language, profile.languages);
  return (
    <span lang={language === view.language ? undefined : language}>
      {say(text, view.language, profile.languages)}
    </span>
  );
}

export function VersionPage({
  view,
  problem,
  version,
  mayEdit,
}: Page & { version: Version; mayEdit: boolean }) {
  const w = profileWords[view.language];
  const profile = version.content;
  const counts = countProfile(profile);
  return (
    <Layout
      view={view}
      title={version.profileName}
      problem={problem}
      crumbs={[{ href: linkTo(view, '/profiles'), text: w.title }]}
    >
      <div class="row">
        <Tag tone="good">{`${w.version(version.number)}, ${w.published}`}</Tag>
        <span class="muted">
          {[
            w.competences(counts.competences),
            w.indicators(counts.indicators),
            w.behaviours(counts.behaviours),
            w.criteria(counts.criteria),
          ].join(' · ')}
        </span>
      </div>
      {mayEdit && (
        <div class="row">
          <a
            class="button"
            href={linkTo(view, '/programmes/new', {}, { query: { version: version.id } })}
          >
            {w.usedIn}
          </a>
          <Form
            view={view}
            action={linkTo(view, '/profiles/versions/:version/successor', { version: version.id })}
            class="inline"
          >
            <button class="button second">{w.newVersion}</button>
          </Form>
        </div>
      )}
      <Downloads view={view} version={version} />
      {profile.roles.map((role) => (
        <RoleReading view={view} role={role} profile={profile} />
      ))}
    </Layout>
  );
}

/** PR-20: the profile as a file. */
export function Downloads({ view, version }: { view: View; version: Version }) {
  const w = profileWords[view.language];
  return (
    <p class="row small">
      <span class="muted">{w.download}</span>
      {(['xlsx', 'json', 'case'] as const).map((format) => (
        <a
          href={linkTo(view, '/profiles/versions/:version/files/:format', {
            version: version.id,
            format,
          })}
          download
        >
          {w.formats[format]}
        </a>
      ))}
    </p>
  );
}

function RoleReading({ view, role, profile }: { view: View; role: ProfileRole; profile: Profile }) {
  const w = profileWords[view.language];
  const statements = (title: string, list: { text: Text }[] | undefined) =>
    list &&
    list.length > 0 && (
      <div class="section">
        <h3>{title}</h3>
        <ul>
          {list.map((statement) => (
            <li>
              <Said text={statement.text} view={view} profile={profile} />
            </li>
          ))}
        </ul>
      </div>
    );
  return (
    <Section title={w.role[role.role]} id={role.id}>
      {role.criteria.length > 0 && (
        <div class="section">
          <h3>{w.rules}</h3>
          <p>{ruleSentence(role, view.language, profile.languages)}</p>
          <ul>
            {role.criteria.map((criterion) => (
              <li>
                <Said text={criterion.text} view={view} profile={profile} />{' '}
                {!criterion.mustHave && <Tag>{w.should}</Tag>}{' '}
                {criterion.anyOfGroup && <span class="small muted">({w.either})</span>}
              </li>
            ))}
          </ul>
        </div>
      )}
      {statements(w.framing, role.framing)}
      {statements(w.interests, role.interests)}
      {role.competences.map((competence) => (
        <CompetenceReading view={view} competence={competence} profile={profile} />
      ))}
      {statements(w.behaviourList, role.behaviours)}
    </Section>
  );
}

function CompetenceReading({
  view,
  competence,
  profile,
}: {
  view: View;
  competence: Competence;
  profile: Profile;
}) {
  const w = profileWords[view.language];
  return (
    <article class="section" id={competence.id}>
      <h3>
        <Said text={competence.name} view={view} profile={profile} />
      </h3>
      {competence.definition && (
        <p class="muted">
          <Said text={competence.definition} view={view} profile={profile} />
        </p>
      )}
      <ul
        class={
          competence.indicators.some((indicator) => indicator.anchors) ? 'plain folds' : undefined
        }
      >
        {competence.indicators.map((indicator) => (
          <li id={indicator.id}>
            {indicator.anchors ? (
              <details>
                <summary>
                  <Said text={indicator.text} view={view} profile={profile} />
                </summary>
                <dl class="facts anchors" aria-label={w.anchors}>
                  {indicator.anchors.map((anchor) => (
                    <>
                      <dt>{w.level(anchor.level)}</dt>
                      <dd>
                        <Said text={anchor.text} view={view} profile={profile} />
                      </dd>
                    </>
                  ))}
                </dl>
              </details>
            ) : (
              <Said text={indicator.text} view={view} profile={profile} />
            )}
          </li>
        ))}
      </ul>
    </article>
  );
}
