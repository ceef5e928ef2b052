import { linkTo } from '../../web/links.ts';
import type { ComponentChildren } from 'preact';
import { completeLanguages, languageNames } from '../../platform/i18n.ts';
import { Form } from '../../web/fields.tsx';
import { Layout, Section, Tag } from '../../web/layout.tsx';
import type { Page, Problem, View } from '../../web/view.ts';
import { criterionKinds } from './editing.rules.ts';
import {
  countProfile,
  say,
  usedLines,
  type Competence,
  type Criterion,
  type Line,
  type Profile,
  type ProfileRole,
  type Statement,
  type Text,
} from './profile.rules.ts';
import type { Version } from './profile.store.ts';
import { profileWords } from './profile.words.ts';
import { readingWords } from './reading.words.ts';
import { consequencesOf, isAlternative } from './requirement.rules.ts';
import { consequenceSentences, requirementWords, ruleSentence } from './requirement.words.ts';

type Desk = {
  view: View;
  version: Version;
  problem: Problem | undefined;
  targets: { value: string; text: string }[];
  /** The text of which it is asked where it goes. */
  moved: string | null;
};

export function ReviewPage({
  view,
  problem,
  version,
  moved,
}: Page & { version: Version; moved: string | null }) {
  const w = profileWords[view.language];
  const profile = version.content;
  const counts = countProfile(profile);
  const database: Desk = { view, version, problem, targets: targetsOf(profile, view), moved };
  return (
    <Layout
      view={view}
      title={w.reviewTitle(version.profileName)}
      intro={w.reviewIntro}
      problem={problem}
      crumbs={[{ href: linkTo(view, '/profiles'), text: w.title }]}
    >
      <div class="row">
        <Tag tone="warn">{`${w.version(version.number)}, ${w.draft}`}</Tag>
        <span>
          {[
            w.competences(counts.competences),
            w.indicators(counts.indicators),
            w.behaviours(counts.behaviours),
            w.criteria(counts.criteria),
          ].join(' · ')}
        </span>
        {counts.doubtful > 0 && <Tag tone="warn">{w.doubts(counts.doubtful)}</Tag>}
        {completeLanguages
          .filter((language) => language !== profile.languages[0])
          .map((language) => (
            <a
              href={linkTo(view, '/profiles/versions/:version/translations/:language', {
                version: version.id,
                language,
              })}
            >
              {w.translateTo(languageNames[language])}
            </a>
          ))}
      </div>
      <div class="review">
        {version.source ? (
          <SourceLines
            view={view}
            profile={profile}
            lines={version.source.lines}
            name={version.source.fileName}
          />
        ) : (
          <p class="muted">{w.noSource}</p>
        )}
        <div class="draft">
          {counts.competences + counts.criteria + counts.behaviours === 0 && version.source && (
            <p>{readingWords[view.language]['nothing-found']}</p>
          )}
          {profile.roles.map((role) => (
            <RoleDraft database={database} role={role} />
          ))}
          <div class="opening">
            <h2>{requirementWords[view.language].consequences}</h2>
            {profile.roles.map((role) => (
              <p>{ruleSentence(role, view.language, profile.languages)}</p>
            ))}
            <p>{consequenceSentences(consequencesOf(profile), counts.doubtful, view.language)}</p>
            <p>{w.publishNote}</p>
            <div class="row">
              <Form
                view={view}
                action={linkTo(view, '/profiles/versions/:version/publication', {
                  version: version.id,
                })}
                class="inline"
              >
                <button class="button">{w.publish}</button>
              </Form>
              <Form
                view={view}
                action={linkTo(view, '/profiles/versions/:version/removal', {
                  version: version.id,
                })}
                class="inline"
              >
                <button class="button quiet">{w.discard}</button>
              </Form>
            </div>
          </div>
        </div>
      </div>
    </Layout>
  );
}

function SourceLines({
  view,
  profile,
  lines,
  name,
}: {
  view: View;
  profile: Profile;
  lines: string[];
  name: string;
}) {
  const w = profileWords[view.language];
  const used = usedLines(profile);
  return (
    <section class="source" aria-label={w.source} tabIndex={0}>
      <p class="small muted row">
        <span>{name}</span>
        <span>{w.sourceNote}</span>
      </p>
      <ol lang={profile.languages[0]}>
        {lines.map((line, i) => (
          <li id={`line-${i}`} class={used.has(i) ? 'used' : 'unused'}>
            <span>{i + 1}</span>
            <span>{line}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function targetsOf(profile: Profile, view: View): Desk['targets'] {
  const w = profileWords[view.language];
  return profile.roles.flatMap((role) => [
    ...role.competences.map((competence) => ({
      value: `competence:${competence.id}`,
      text: say(competence.name, view.language, profile.languages),
    })),
    { value: `behaviours:${role.id}`, text: `${w.behaviourList} (${w.role[role.role]})` },
    { value: `criteria:${role.id}`, text: `${w.requirements} (${w.role[role.role]})` },
  ]);
}

function RoleDraft({ database, role }: { database: Desk; role: ProfileRole }) {
  const w = profileWords[database.view.language];
  return (
    <Section title={w.role[role.role]}>
      <Part
        database={database}
        title={w.requirements}
        add={{ label: w.addCriterion, value: `add:criterion:${role.id}` }}
      >
        <Typed
          database={database}
          name={`title-${role.id}`}
          label={w.heading}
          text={role.title}
          line={role.line}
        />
        {role.criteria.map((criterion, at) => (
          <CriterionLine
            database={database}
            criterion={criterion}
            joined={at === 0 ? null : isAlternative(role.criteria, at)}
          />
        ))}
      </Part>
      {role.competences.map((competence) => (
        <CompetenceDraft database={database} competence={competence} />
      ))}
      <Part
        database={database}
        title={w.behaviourList}
        add={{ label: w.addBehaviour, value: `add:behaviour:${role.id}` }}
        extra={{ label: w.addCompetence, value: `add:competence:${role.id}` }}
      >
        {role.behaviours.map((behaviour) => (
          <StatementLine database={database} statement={behaviour} label={w.behaviour} />
        ))}
      </Part>
    </Section>
  );
}

type Adding = { label: string; value: string };

/** One form per part: whatever button is pressed, everything typed in the part is kept. */
function Part({
  database,
  title,
  add,
  extra,
  children,
}: {
  database: Desk;
  title: string;
  add: Adding;
  extra?: Adding;
  children: ComponentChildren;
}) {
  const w = profileWords[database.view.language];
  return (
    <Form
      view={database.view}
      action={linkTo(database.view, '/profiles/versions/:version/draft', {
        version: database.version.id,
      })}
      class="draft-part"
    >
      <input type="hidden" name="revision" value={database.version.revision} />
      <h3>{title}</h3>
      {children}
      <div class="row">
        <button class="button second slim" name="step" value="save">
          {w.save}
        </button>
        {[add, ...(extra ? [extra] : [])].map(({ label, value }) => (
          <button class="button quiet slim" name="step" value={value}>
            {label}
          </button>
        ))}
      </div>
    </Form>
  );
}

function CompetenceDraft({ database, competence }: { database: Desk; competence: Competence }) {
  const { view, version } = database;
  const w = profileWords[view.language];
  return (
    <Part
      database={database}
      title={say(competence.name, view.language, version.content.languages) || '…'}
      add={{ label: w.addIndicator, value: `add:indicator:${competence.id}` }}
    >
      <div
        class={competence.doubtful ? 'draft-line doubt' : 'draft-line'}
        data-line={competence.line ?? undefined}
      >
        <Typed
          database={database}
          name={`name-${competence.id}`}
          label={w.name}
          text={competence.name}
          line={competence.line}
        />
        <Typed
          database={database}
          name={`definition-${competence.id}`}
          label={w.definition}
          text={competence.definition}
          line={competence.definitionLine ?? null}
        />
        <Tools
          database={database}
          id={competence.id}
          doubtful={competence.doubtful === true}
          movable={false}
          about={say(competence.name, view.language, version.content.languages)}
        />
      </div>
      {competence.indicators.map((indicator) => (
        <StatementLine
          database={database}
          statement={indicator}
          label={indicator.level ? `${w.indicator}, ${indicator.level}` : w.indicator}
        />
      ))}
    </Part>
  );
}

function StatementLine({
  database,
  statement,
  label,
}: {
  database: Desk;
  statement: Statement;
  label: string;
}) {
  const about = say(statement.text, database.view.language, database.version.content.languages);
  return (
    <div
      class={statement.doubtful ? 'draft-line doubt' : 'draft-line'}
      data-line={statement.line ?? undefined}
    >
      <Typed
        database={database}
        name={`text-${statement.id}`}
        label={label}
        text={statement.text}
        line={statement.line}
      />
      <Tools
        database={database}
        id={statement.id}
        doubtful={statement.doubtful === true}
        movable
        about={about}
      />
    </div>
  );
}

function CriterionLine({
  database,
  criterion,
  joined,
}: {
  database: Desk;
  criterion: Criterion;
  /** Whether it is an alternative to the one above; null for the first. */
  joined: boolean | null;
}) {
  const w = profileWords[database.view.language];
  const { id } = criterion;
  const kept = (name: string, value: string) => database.problem?.typed[`${name}-${id}`] ?? value;
  return (
    <div
      class={criterion.doubtful ? 'draft-line doubt' : 'draft-line'}
      data-line={criterion.line ?? undefined}
    >
      <Typed
        database={database}
        name={`text-${id}`}
        label={criterion.anyOfGroup ? `${w.criterion} (${w.either})` : w.criterion}
        text={criterion.text}
        line={criterion.line}
      />
      <div class="draft-tools">
        <select class="input" name={`kind-${id}`} aria-label={w.kind}>
          {criterionKinds.map((kind) => (
            <option value={kind} selected={kind === kept('kind', criterion.kind)}>
              {w.kinds[kind]}
            </option>
          ))}
        </select>
        <input
          class="input short"
          name={`value-${id}`}
          value={kept('value', String(criterion.value ?? ''))}
          aria-label={w.value}
          placeholder={w.value}
          size={4}
        />
        <input
          class="input short"
          name={`unit-${id}`}
          value={kept('unit', criterion.unit ?? '')}
          aria-label={w.unit}
          placeholder={w.unit}
          size={8}
        />
        <select class="input" name={`must-${id}`} aria-label={`${w.must} / ${w.should}`}>
          <option
            value="must"
            selected={kept('must', criterion.mustHave ? 'must' : 'should') === 'must'}
          >
            {w.must}
          </option>
          <option
            value="should"
            selected={kept('must', criterion.mustHave ? 'must' : 'should') === 'should'}
          >
            {w.should}
          </option>
        </select>
        {joined !== null && (
          <select class="input" name={`either-${id}`} aria-label={`${w.alone} / ${w.above}`}>
            {(['alone', 'above'] as const).map((choice) => (
              <option
                value={choice}
                selected={kept('either', joined ? 'above' : 'alone') === choice}
              >
                {w[choice]}
              </option>
            ))}
          </select>
        )}
      </div>
      <Tools
        database={database}
        id={id}
        doubtful={criterion.doubtful === true}
        movable
        about={say(criterion.text, database.view.language, database.version.content.languages)}
      />
    </div>
  );
}

function Typed({
  database,
  name,
  label,
  text,
  line,
}: {
  database: Desk;
  name: string;
  label: string;
  text: Text | null;
  line: Line;
}) {
  const { view, version, problem } = database;
  const w = profileWords[view.language];
  const language = version.content.languages[0] ?? view.language;
  const words = problem?.typed[name] ?? text?.[language] ?? '';
  return (
    <div data-line={line ?? undefined}>
      <div class="row apart small">
        <label for={name} class="muted">
          {label}
        </label>
        {line !== null && version.source && <a href={`#line-${line}`}>{w.line(line + 1)}</a>}
      </div>
      <textarea
        class="input"
        id={name}
        name={name}
        rows={Math.max(1, Math.ceil(words.length / 70))}
        lang={language}
      >
        {words}
      </textarea>
    </div>
  );
}

/** The steps for one text, folded away so that reading stays calm. */
function Tools({
  database,
  id,
  doubtful,
  movable,
  about,
}: {
  database: Desk;
  id: string;
  doubtful: boolean;
  movable: boolean;
  about: string;
}) {
  const w = profileWords[database.view.language];
  const steps: [string, string][] = [
    ['up', w.up],
    ['down', w.down],
    ...(movable
      ? ([
          ['merge', w.merge],
          ['split', w.split],
        ] as [string, string][])
      : []),
    ['remove', w.remove],
  ];
  return (
    <div class="draft-tools">
      {doubtful && (
        <>
          <Tag tone="warn">{w.doubtful}</Tag>
          <button class="button second slim" name="step" value={`sure:${id}`}>
            {w.sure}
          </button>
        </>
      )}
      <details class="more" open={database.moved === id}>
        <summary class="small">
          {w.more}
          <span class="hidden-text">: {about}</span>
        </summary>
        <div class="draft-tools">
          {steps.map(([step, label]) => (
            <button class="button quiet slim" name="step" value={`${step}:${id}`}>
              {label}
            </button>
          ))}
          {movable && (
            <>
              {database.moved === id && (
                <select class="input" name={`to-${id}`} aria-label={w.moveTo}>
                  {database.targets.map((target) => (
                    <option value={target.value}>{target.text}</option>
                  ))}
                </select>
              )}
              <button class="button quiet slim" name="step" value={`move:${id}`}>
                {database.moved === id ? w.move : `${w.moveTo} …`}
              </button>
            </>
          )}
        </div>
      </details>
    </div>
  );
}
