import { linkTo } from '../../web/links.ts';
import type { ComponentChildren } from 'preact';
import { completeLanguages, languageNames } from '../../platform/i18n.ts';
import { Form } from '../../web/fields.tsx';
import { Layout, Section, Tag } from '../../web/layout.tsx';
import type { Page, Problem, View } from '../../web/view.ts';
import { criterionKinds, isEmptyRole } from './editing.rules.ts';
import {
  commitmentKinds,
  commitmentSpans,
  countProfile,
  doubtsOf,
  levels,
  say,
  unplacedOf,
  usedLines,
  type Commitment,
  type Competence,
  type Criterion,
  type Indicator,
  type Profile,
  type ProfileRole,
  type Reading,
  type ReadSource,
  type Statement,
  type Text,
} from './profile.rules.ts';
import { Downloads } from './profile.pages.tsx';
import type { Version } from './profile.store.ts';
import { profileWords } from './profile.words.ts';
import { readingWords } from './reading.words.ts';
import { consequencesOf, isAlternative } from './requirement.rules.ts';
import { consequenceSentences, requirementWords, ruleSentence } from './requirement.words.ts';
import { reviewWords } from './review.words.ts';

type Target = { value: string; text: string };
type Targets = { competence: Target[]; definition: Target[]; other: Target[] };
type Desk = {
  view: View;
  version: Version;
  problem: Problem | undefined;
  targets: Targets;
  /** What is unfolded: `move:ID` and `place:LINE` ask where to, `levels:ID` of a competence. */
  open: string | null;
};

/** Where a text stands on the page; the one before it with a shift of -1. */
export function anchorOf(profile: Profile, id: string, shift = 0): string | undefined {
  const all = anchorsOf(profile);
  const at = all.findIndex((one) => one.id === id);
  return at < 0 ? undefined : all[at + shift]?.anchor;
}

export const anchorsOf = (profile: Profile): { id: string; anchor: string }[] =>
  profile.roles.flatMap((role) => [
    { id: role.id, anchor: `title-${role.id}` },
    ...role.criteria.map((one) => ({ id: one.id, anchor: `text-${one.id}` })),
    ...role.commitments.map((one) => ({ id: one.id, anchor: `amount-${one.id}` })),
    ...role.competences.flatMap((competence) => [
      { id: competence.id, anchor: `name-${competence.id}` },
      ...competence.indicators.map((one) => ({ id: one.id, anchor: `text-${one.id}` })),
    ]),
    ...role.behaviours.map((one) => ({ id: one.id, anchor: `text-${one.id}` })),
  ]);

/**
 * One form for the whole draft: whatever button is pressed, everything that was typed is kept
 * (PR-3). Saving comes first, so that it is what the Enter key does.
 */
export function ReviewPage({
  view,
  problem,
  version,
  open,
  steps,
}: Page & {
  version: Version;
  open: string | null;
  steps: { undo: string | null; redo: string | null };
}) {
  const w = profileWords[view.language];
  const r = reviewWords[view.language];
  const { content: profile, source } = version;
  const counts = countProfile(profile);
  const doubts = doubtsOf(profile);
  const desk: Desk = { view, version, problem, targets: targetsOf(profile, view), open };
  const path = { version: version.id };
  const missing = (['mentor', 'mentee'] as const).filter(
    (role) => !profile.roles.some((known) => known.role === role),
  );
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
      <p class="small muted">{r.allKept}</p>
      <Form
        view={view}
        action={linkTo(view, '/profiles/versions/:version/draft', path)}
        class="desk"
      >
        <input type="hidden" name="revision" value={version.revision} />
        <div class="desk-bar">
          <button class="button slim" name="step" value="save">
            {w.save}
          </button>
          {steps.undo !== null && (
            <button class="button second slim" name="step" value="undo">
              {r.undo(r.steps[steps.undo] ?? r.steps.save!)}
            </button>
          )}
          {steps.redo !== null && (
            <button class="button second slim" name="step" value="redo">
              {r.redo(r.steps[steps.redo] ?? r.steps.save!)}
            </button>
          )}
          {doubts.length > 0 && (
            <span class="row">
              <Tag tone="warn">{w.doubts(doubts.length)}</Tag>
              <a href={`#${anchorOf(profile, doubts[0]!)}`}>{r.nextDoubt}</a>
            </span>
          )}
          <details class="more keys" data-needs-script hidden>
            <summary class="small">{r.keys}</summary>
            <p class="small">{r.keysNote}</p>
          </details>
        </div>
        <div class={source ? 'review' : 'review alone'}>
          {source ? <SourceLines desk={desk} source={source} /> : <p class="muted">{w.noSource}</p>}
          <div class="draft">
            {counts.competences + counts.criteria + counts.behaviours === 0 && source && (
              <p>{readingWords[view.language]['nothing-found']}</p>
            )}
            {profile.roles.map((role) => (
              <RoleDraft desk={desk} role={role} />
            ))}
            {missing.length > 0 && (
              <div class="row">
                {missing.map((role) => (
                  <button class="button quiet slim" name="step" value={`add:role:${role}`}>
                    {r.addRole[role]}
                  </button>
                ))}
              </div>
            )}
            <div class="opening">
              <h2>{requirementWords[view.language].consequences}</h2>
              {profile.roles.map((role) => (
                <p>{ruleSentence(role, view.language, profile.languages)}</p>
              ))}
              <p>{consequenceSentences(consequencesOf(profile), counts.doubtful, view.language)}</p>
              <p>{w.publishNote}</p>
              <div class="row">
                <button
                  class="button"
                  formAction={linkTo(view, '/profiles/versions/:version/publication', path)}
                >
                  {w.publish}
                </button>
                <button class="button second" name="step" value="save">
                  {w.save}
                </button>
              </div>
            </div>
          </div>
        </div>
      </Form>
      <Downloads view={view} version={version} />
      <details class="more">
        <summary class="small">{r.discardTitle}</summary>
        <p>{r.discardNote}</p>
        <Form
          view={view}
          action={linkTo(view, '/profiles/versions/:version/removal', path)}
          class="inline"
        >
          <button class="button quiet">{w.discard}</button>
        </Form>
      </details>
    </Layout>
  );
}

/** The document, line by line; beside what has no place yet stands where it may go. */
function SourceLines({ desk, source }: { desk: Desk; source: ReadSource }) {
  const { view, version, open } = desk;
  const [w, r] = [profileWords[view.language], reviewWords[view.language]];
  const profile = version.content;
  const used = usedLines(profile);
  const unplaced = unplacedOf(profile, source);
  const places = placesAbove(
    profile,
    unplaced.map(({ line }) => line),
  );
  const left = new Set(unplaced.map(({ line }) => line));
  return (
    <section class="source" aria-label={w.source} tabIndex={0}>
      <p class="small muted row">
        <span>{source.fileName}</span>
        <span>{w.sourceNote}</span>
        <span>
          {r.unplaced(unplaced.length)}{' '}
          {unplaced.length > 0 && <a href={`#line-${unplaced[0]!.line}`}>{r.nextUnplaced}</a>}
        </span>
      </p>
      <ol lang={profile.languages[0]}>
        {source.lines.map((line, i) => (
          <li id={`line-${i}`} class={used.has(i) ? 'used' : left.has(i) ? 'unplaced' : 'unused'}>
            <span>{i + 1}</span>
            <span>{line}</span>
            {left.has(i) && (
              <span class="placing" lang={view.language}>
                {open === `place:${i}` ? (
                  <>
                    <WhereTo desk={desk} name={`to-${i}`} chosen={places.get(i) ?? null} />
                    <button class="button second slim" name="step" value={`place:${i}`}>
                      {r.putThere}
                    </button>
                  </>
                ) : (
                  <PlaceButtons desk={desk} line={i} near={places.get(i)} />
                )}
              </span>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

function PlaceButtons({
  desk: { targets, view },
  line,
  near,
}: {
  desk: Desk;
  line: number;
  near: string | undefined;
}) {
  const r = reviewWords[view.language];
  const target = [...targets.competence, ...targets.other].find(({ value }) => value === near);
  return (
    <>
      {target && (
        <button class="button quiet slim" name="step" value={`place:${line}:${target.value}`}>
          {r.placeUnder(target.text)}
        </button>
      )}
      <button class="button quiet slim" name="step" value={`open:place:${line}`}>
        {r.elsewhere}
      </button>
    </>
  );
}

/** Of lines, in their order: where the text above each went. There it probably belongs as well. */
function placesAbove(profile: Profile, lines: readonly number[]): Map<number, string> {
  const places = profile.roles
    .flatMap((role) => [
      ...role.criteria.map((one) => ({ line: one.line, to: `criteria:${role.id}` })),
      ...role.behaviours.map((one) => ({ line: one.line, to: `behaviours:${role.id}` })),
      ...role.competences.flatMap((competence) =>
        [competence, ...competence.indicators].map((one) => ({
          line: one.line,
          to: `competence:${competence.id}`,
        })),
      ),
    ])
    .filter(({ line }) => line !== null)
    .sort((a, b) => a.line! - b.line!);
  const found = new Map<number, string>();
  let next = 0;
  for (const line of lines) {
    while (next < places.length && places[next]!.line! < line) next++;
    if (next > 0) found.set(line, places[next - 1]!.to);
  }
  return found;
}

function WhereTo({ desk, name, chosen }: { desk: Desk; name: string; chosen: string | null }) {
  const r = reviewWords[desk.view.language];
  return (
    <select class="input" name={name} aria-label={r.where}>
      {(['competence', 'definition', 'other'] as const).map(
        (group) =>
          desk.targets[group].length > 0 && (
            <optgroup label={r.targets[group]}>
              {desk.targets[group].map(({ value, text }) => (
                <option value={value} selected={value === chosen}>
                  {text}
                </option>
              ))}
            </optgroup>
          ),
      )}
    </select>
  );
}

function targetsOf(profile: Profile, view: View): Targets {
  const [w, r] = [profileWords[view.language], reviewWords[view.language]];
  const named = (kind: string) =>
    profile.roles.flatMap((role) =>
      role.competences.map((competence) => ({
        value: `${kind}:${competence.id}`,
        text: say(competence.name, view.language, profile.languages) || '…',
      })),
    );
  return {
    competence: named('competence'),
    definition: named('definition'),
    other: profile.roles.flatMap((role) =>
      [
        { value: `criteria:${role.id}`, text: w.requirements },
        { value: `behaviours:${role.id}`, text: w.behaviourList },
        { value: `competences:${role.id}`, text: r.newCompetence },
      ].map(({ value, text }) => ({
        value,
        text: profile.roles.length > 1 ? `${text} (${w.role[role.role]})` : text,
      })),
    ),
  };
}

function RoleDraft({ desk, role }: { desk: Desk; role: ProfileRole }) {
  const { view } = desk;
  const [w, r] = [profileWords[view.language], reviewWords[view.language]];
  return (
    <Section title={w.role[role.role]}>
      <Part
        title={w.requirements}
        note={
          role.criteria.length > 0
            ? ruleSentence(role, view.language, desk.version.content.languages)
            : undefined
        }
        add={{ label: w.addCriterion, value: `add:criterion:${role.id}` }}
      >
        <Typed
          desk={desk}
          name={`title-${role.id}`}
          label={w.heading}
          text={role.title}
          of={role}
        />
        {role.criteria.map((criterion, at) => (
          <CriterionLine
            desk={desk}
            criterion={criterion}
            joined={at === 0 ? null : isAlternative(role.criteria, at)}
          />
        ))}
      </Part>
      <Part
        title={r.commitments}
        note={r.commitmentsNote}
        add={{ label: r.addCommitment, value: `add:commitment:${role.id}` }}
      >
        {role.commitments.map((commitment) => (
          <CommitmentLine desk={desk} commitment={commitment} />
        ))}
      </Part>
      {role.competences.map((competence) => (
        <CompetenceDraft desk={desk} competence={competence} role={role} />
      ))}
      <div class="row">
        <button class="button quiet slim" name="step" value={`add:competence:${role.id}`}>
          {w.addCompetence}
        </button>
        {isEmptyRole(role) && desk.version.content.roles.length > 1 && (
          <button class="button quiet slim" name="step" value={`remove:${role.id}`}>
            {r.removeRole}
          </button>
        )}
      </div>
      <Part
        title={w.behaviourList}
        add={{ label: w.addBehaviour, value: `add:behaviour:${role.id}` }}
      >
        {role.behaviours.map((behaviour) => (
          <StatementLine desk={desk} statement={behaviour} label={w.behaviour} />
        ))}
      </Part>
    </Section>
  );
}

function Part({
  title,
  note,
  add,
  children,
}: {
  title: string;
  note?: string | undefined;
  add: { label: string; value: string };
  children: ComponentChildren;
}) {
  return (
    <div class="draft-part">
      <h3>{title}</h3>
      {note && <p class="small muted">{note}</p>}
      {children}
      <div class="row">
        <button class="button quiet slim" name="step" value={add.value}>
          {add.label}
        </button>
      </div>
    </div>
  );
}

function CompetenceDraft({
  desk,
  competence,
  role,
}: {
  desk: Desk;
  competence: Competence;
  role: ProfileRole;
}) {
  const { view, version, open } = desk;
  const [w, r] = [profileWords[view.language], reviewWords[view.language]];
  const name = say(competence.name, view.language, version.content.languages);
  const other = version.content.roles.find(({ id }) => id !== role.id);
  const isOpen = open === `levels:${competence.id}`;
  return (
    <Part
      title={name || '…'}
      add={{ label: w.addIndicator, value: `add:indicator:${competence.id}` }}
    >
      <div
        class={competence.doubtful ? 'draft-line doubt' : 'draft-line'}
        data-line={competence.line ?? undefined}
      >
        <Typed
          desk={desk}
          name={`name-${competence.id}`}
          label={w.name}
          text={competence.name}
          of={competence}
        />
        <Typed
          desk={desk}
          name={`definition-${competence.id}`}
          label={w.definition}
          text={competence.definition}
          of={{ line: competence.definitionLine ?? null }}
        />
        <Tools
          desk={desk}
          id={competence.id}
          doubtful={competence.doubtful === true}
          movable={false}
          about={name}
        >
          {other && (
            <button
              class="button quiet slim"
              name="step"
              value={`move:${competence.id}:competences:${other.id}`}
            >
              {r.otherRole[other.role]}
            </button>
          )}
          {competence.indicators.length > 0 && !isOpen && (
            <button class="button quiet slim" name="step" value={`open:levels:${competence.id}`}>
              {r.measuresOf}
            </button>
          )}
        </Tools>
      </div>
      {competence.indicators.map((indicator) => (
        <StatementLine
          desk={desk}
          statement={indicator}
          label={indicator.level ? `${w.indicator}, ${indicator.level}` : w.indicator}
        >
          {isOpen && <Measures desk={desk} indicator={indicator} />}
        </StatementLine>
      ))}
    </Part>
  );
}

/** Which level an indicator aims at, what it counts, and what its levels look like. */
function Measures({ desk, indicator }: { desk: Desk; indicator: Indicator }) {
  const { view, version, problem } = desk;
  const r = reviewWords[view.language];
  const language = version.content.languages[0] ?? view.language;
  const number = (name: 'target' | 'weight', label: string) => (
    <NumberField
      desk={desk}
      name={`${name}-${indicator.id}`}
      label={label}
      value={indicator[name] ?? null}
    />
  );
  return (
    <div class="measures">
      {number('target', r.target)}
      {number('weight', r.weight)}
      {levels.map((level) => {
        const name = `anchor${level}-${indicator.id}`;
        const anchor = indicator.anchors?.find((one) => one.level === level);
        return (
          <div>
            <label class="small muted" for={name}>
              {r.looksLike(level)}
            </label>
            <textarea class="input" id={name} name={name} rows={1} lang={language}>
              {problem?.typed[name] ?? anchor?.text[language] ?? ''}
            </textarea>
          </div>
        );
      })}
    </div>
  );
}

function NumberField({
  desk: { problem },
  name,
  label,
  value,
}: {
  desk: Desk;
  name: string;
  label: string;
  value: number | null;
}) {
  const error = problem?.fields[name];
  return (
    <span class="row">
      <label class="small muted" for={name}>
        {label}
      </label>
      <input
        class="input short"
        id={name}
        name={name}
        size={4}
        inputMode="numeric"
        value={problem?.typed[name] ?? String(value ?? '')}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={error ? `${name}-error` : undefined}
      />
      {error && (
        <span class="error small" id={`${name}-error`}>
          {error}
        </span>
      )}
    </span>
  );
}

function CommitmentLine({ desk, commitment }: { desk: Desk; commitment: Commitment }) {
  const { view, version, problem } = desk;
  const [w, r] = [profileWords[view.language], reviewWords[view.language]];
  const { id } = commitment;
  const about = say(commitment.text ?? null, view.language, version.content.languages);
  const choice = <T extends string>(
    name: 'measure' | 'per',
    values: readonly T[],
    chosen: T,
    said: Record<T, string>,
  ) => (
    <select class="input" name={`${name}-${id}`} aria-label={r[name]}>
      {values.map((value) => (
        <option value={value} selected={value === (problem?.typed[`${name}-${id}`] ?? chosen)}>
          {said[value]}
        </option>
      ))}
    </select>
  );
  return (
    <div class="draft-line" data-line={commitment.line ?? undefined}>
      {about && (
        <p lang={version.content.languages[0]}>
          {about} <FromLine desk={desk} of={{ line: commitment.line ?? null }} />
        </p>
      )}
      <div class="draft-tools">
        <NumberField desk={desk} name={`amount-${id}`} label={r.amount} value={commitment.value} />
        {choice('measure', commitmentKinds, commitment.kind, r.measures)}
        {choice('per', commitmentSpans, commitment.per, r.spans)}
        <button class="button quiet slim" name="step" value={`remove:${id}`}>
          {w.remove}
        </button>
      </div>
    </div>
  );
}

function StatementLine({
  desk,
  statement,
  label,
  children,
}: {
  desk: Desk;
  statement: Statement;
  label: string;
  children?: ComponentChildren;
}) {
  const about = say(statement.text, desk.view.language, desk.version.content.languages);
  return (
    <div
      class={statement.doubtful ? 'draft-line doubt' : 'draft-line'}
      data-line={statement.line ?? undefined}
    >
      <Typed
        desk={desk}
        name={`text-${statement.id}`}
        label={label}
        text={statement.text}
        of={statement}
      />
      <Tools
        desk={desk}
        id={statement.id}
        doubtful={statement.doubtful === true}
        movable
        about={about}
      />
      {children}
    </div>
  );
}

function CriterionLine({
  desk,
  criterion,
  joined,
}: {
  desk: Desk;
  criterion: Criterion;
  /** Whether it is an alternative to the one above; null for the first. */
  joined: boolean | null;
}) {
  const w = profileWords[desk.view.language];
  const { id } = criterion;
  const kept = (name: string, value: string) => desk.problem?.typed[`${name}-${id}`] ?? value;
  return (
    <div
      class={criterion.doubtful ? 'draft-line doubt' : 'draft-line'}
      data-line={criterion.line ?? undefined}
    >
      <Typed
        desk={desk}
        name={`text-${id}`}
        label={criterion.anyOfGroup ? `${w.criterion} (${w.either})` : w.criterion}
        text={criterion.text}
        of={criterion}
      />
      <div class="draft-tools">
        <select class="input" name={`kind-${id}`} aria-label={w.kind}>
          {criterionKinds.map((kind) => (
            <option value={kind} selected={kind === kept('kind', criterion.kind)}>
              {w.kinds[kind]}
            </option>
          ))}
        </select>
        <NumberField desk={desk} name={`value-${id}`} label={w.value} value={criterion.value} />
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
        desk={desk}
        id={id}
        doubtful={criterion.doubtful === true}
        movable
        about={say(criterion.text, desk.view.language, desk.version.content.languages)}
      >
        <button class="button quiet slim" name="step" value={`promise:${id}`}>
          {reviewWords[desk.view.language].promise}
        </button>
      </Tools>
    </div>
  );
}

function Typed({
  desk,
  name,
  label,
  text,
  of,
}: {
  desk: Desk;
  name: string;
  label: string;
  text: Text | null;
  of: Reading;
}) {
  const { view, version, problem } = desk;
  const language = version.content.languages[0] ?? view.language;
  const words = problem?.typed[name] ?? text?.[language] ?? '';
  return (
    <div data-line={of.line ?? undefined}>
      <div class="row apart small">
        <label for={name} class="muted">
          {label}
        </label>
        <FromLine desk={desk} of={of} />
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

/** From which line a text came, and how sure the reader was. */
function FromLine({ desk: { view, version }, of }: { desk: Desk; of: Reading }) {
  const [w, r] = [profileWords[view.language], reviewWords[view.language]];
  const { line, probability } = of;
  if (line === null || !version.source) return null;
  return (
    <span lang={view.language}>
      <a href={`#line-${line}`}>{w.line(line + 1)}</a>
      {probability !== undefined && (
        <span class="muted">
          {' · '}
          {probability >= 0.9 ? r.sure : probability >= 0.6 ? r.fairlySure : r.unsure}
        </span>
      )}
    </span>
  );
}

/** The steps for one text, folded away so that reading stays calm. */
function Tools({
  desk,
  id,
  doubtful,
  movable,
  about,
  children,
}: {
  desk: Desk;
  id: string;
  doubtful: boolean;
  movable: boolean;
  about: string;
  children?: ComponentChildren;
}) {
  const w = profileWords[desk.view.language];
  const isMoving = desk.open === `move:${id}`;
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
      <details class="more" open={isMoving}>
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
          {movable &&
            (isMoving ? (
              <>
                <WhereTo desk={desk} name={`to-${id}`} chosen={null} />
                <button class="button quiet slim" name="step" value={`move:${id}`}>
                  {w.move}
                </button>
              </>
            ) : (
              <button class="button quiet slim" name="step" value={`open:move:${id}`}>
                {`${w.moveTo} …`}
              </button>
            ))}
          {children}
        </div>
      </details>
    </div>
  );
}
