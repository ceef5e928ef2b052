import { linkTo } from '../../web/links.ts';
import { guardedRoles } from '../accounts/approval.rules.ts';
import { sayDay } from '../../platform/i18n.ts';
import type { Role } from '../../web/permission.ts';
import { approvalWords } from './approval.words.ts';
import { Choices, Form, Select, TextField } from '../../web/fields.tsx';
import { Layout, Section, Tag } from '../../web/layout.tsx';
import type { Page, View } from '../../web/view.ts';
import { listWords } from './list.words.ts';
import { fullName } from './person.rules.ts';
import { personWords } from './person.words.ts';
import type { Compared, ListFacts } from './roster-file.worker.ts';
import {
  countVerdicts,
  linesPerSheet,
  needsSecondLook,
  rosterColumns,
  type Change,
  type Missing,
  type Verdict,
} from './roster.rules.ts';

const shown = 200;
/** More at once is no page that anybody fills in. */
const askedAtOnce = 50;

export function NewImportPage({ view, problem }: Page) {
  const w = personWords[view.language];
  const l = listWords[view.language];
  const sample = (as: 'csv' | 'xlsx') =>
    linkTo(view, '/people/imports/sample/:format/file', { format: as });
  return (
    <Layout
      view={view}
      title={w.importTitle}
      intro={w.importIntro}
      problem={problem}
      crumbs={[{ href: linkTo(view, '/people'), text: w.title }]}
      narrow
    >
      <Form view={view} action={linkTo(view, '/people/imports')} files>
        <TextField
          view={view}
          name="file"
          type="file"
          label={w.file}
          help={l.fileHelp}
          accept=".csv,.xlsx,.txt,.tsv,.zip"
          problem={problem}
        />
        <button class="button" data-busy={w.checking}>
          {w.check}
        </button>
      </Form>
      <p class="small muted">
        {l.samples} <a href={sample('xlsx')}>{l.sampleXlsx}</a>,{' '}
        <a href={sample('csv')}>{l.sampleCsv}</a>
      </p>
    </Layout>
  );
}

/** Line 4; of several sheets that are read as one list, with the name of the sheet. */
const lineOf = (line: number, { sheets }: ListFacts): string =>
  sheets.length > 1
    ? `${sheets[Math.floor(line / linesPerSheet)] ?? ''} ${line % linesPerSheet}`
    : String(line);

type PreviewProps = Page &
  Compared & {
    importId: string;
    fileName: string;
    facts: ListFacts;
    running: Map<string, number>;
    /** Who leaves or comes back only when a second person has agreed. */
    guarded: Set<string>;
    applied: boolean;
    /** The lines were kept for their time. */
    isEmpty: boolean;
  };

export function PreviewPage(props: PreviewProps) {
  const { view, problem, importId, fileName, facts, verdicts, missing, applied, isEmpty } = props;
  const w = personWords[view.language];
  const l = listWords[view.language];
  const counts = countVerdicts(verdicts);
  const toWrite = counts.new + counts.changed;
  const { done } = facts;
  const ignored = props.heads.header.filter(
    (name, at) => name !== '' && props.heads.columns[at] === null,
  );
  const section = { view, facts, guarded: props.guarded, isUnsure: props.dates !== null };
  return (
    <Layout
      view={view}
      title={w.previewTitle(fileName)}
      problem={problem}
      crumbs={[{ href: linkTo(view, '/people'), text: w.title }]}
    >
      {applied ? (
        <div class="stack">
          <p class="note good">
            {l.applied(
              done?.new ?? 0,
              done?.changed ?? 0,
              (done?.refused ?? 0) + (done?.asked ?? 0),
            )}
          </p>
          <a class="button" href={linkTo(view, '/people')}>
            {w.toPeople}
          </a>
        </div>
      ) : (
        !props.hasNoNames && (
          <div class="figures">
            {(['new', 'changed', 'unchanged', 'asked', 'refused', 'skipped'] as const).map(
              (is) =>
                (counts[is] > 0 || is === 'new' || is === 'changed' || is === 'refused') && (
                  <div>
                    <b>{counts[is]}</b>
                    <span>{l.counts[is]}</span>
                  </div>
                ),
            )}
          </div>
        )
      )}
      {isEmpty && <p class="note">{l.notKept}</p>}
      {facts.notes.map(({ note, found }) => (
        <p class={note === 'repaired' || note === 'unclosed' ? 'note warn' : 'muted'}>
          {l.notes[note](found)}
        </p>
      ))}
      {ignored.length > 0 && <p class="muted">{l.ignored(ignored.join(', '))}</p>}
      {!applied && counts.refused > 0 && <p class="note warn">{l.refusedNote(counts.refused)}</p>}
      {!applied && !isEmpty && (
        <>
          {props.hasNoNames && <p class="note warn">{l.noNames}</p>}
          {props.hasNoNames && <Columns {...props} open />}
          <Questions {...props} />
          {/* while a date can be two days there is nothing to save. */}
          {props.dates ? null : toWrite === 0 && missing.people.length === 0 ? (
            !props.hasNoNames && (
              <p class="note">{counts.refused + counts.asked > 0 ? l.nothingYet : l.nothingToDo}</p>
            )
          ) : (
            <Form
              view={view}
              action={linkTo(view, '/people/imports/:import/application', { import: importId })}
            >
              {missing.people.length > 0 && (
                <Leaving
                  view={view}
                  problem={problem}
                  missing={missing}
                  running={props.running}
                  guarded={props.guarded}
                />
              )}
              <button class="button" data-busy={w.committing}>
                {toWrite > 0 ? w.commit(toWrite) : w.commitLeaving}
              </button>
            </Form>
          )}
          <Refused {...props} />
        </>
      )}
      <LeftOut {...section} verdicts={verdicts} />
      {!applied &&
        (['new', 'changed'] as const).map(
          (is) =>
            counts[is] > 0 && (
              <Verdicts
                {...section}
                verdicts={verdicts.filter((verdict) => verdict.is === is)}
                is={is}
              />
            ),
        )}
      {!applied && <Skipped {...section} verdicts={verdicts} />}
      {!applied && !isEmpty && !props.hasNoNames && <Columns {...props} />}
    </Layout>
  );
}

/** What each column is, to be changed by hand. */
function Columns({
  view,
  problem,
  importId,
  facts,
  heads,
  samples,
  open = false,
}: PreviewProps & { open?: boolean }) {
  const l = listWords[view.language];
  const at = { import: importId };
  const options = [
    { value: 'unread', text: l.unread },
    ...rosterColumns.map((value) => ({ value, text: l.columns[value] })),
  ];
  const isOpen =
    open || Object.keys(problem?.fields ?? {}).some((name) => name.startsWith('column-'));
  return (
    <Section title={l.columnsTitle} id="columns">
      {facts.isRemembered && (
        <Form
          view={view}
          action={linkTo(view, '/people/imports/:import/columns/forget', at)}
          class="inline"
        >
          <p class="muted">
            {l.remembered} <button class="button second slim">{l.forget}</button>
          </p>
        </Form>
      )}
      <details class="more" open={isOpen}>
        <summary>{l.columnsIntro}</summary>
        <Form view={view} action={linkTo(view, '/people/imports/:import/columns', at)}>
          {heads.header.map((name, place) => (
            <Select
              view={view}
              name={`column-${place}`}
              label={name || l.noHeading(place + 1)}
              help={
                (samples[place] ?? []).length > 0
                  ? l.columnHolds(samples[place]!.join(', '))
                  : undefined
              }
              value={heads.columns[place] ?? 'unread'}
              options={options}
              problem={problem}
            />
          ))}
          {(open || facts.hasNoHeader) && (
            <Choices
              view={view}
              name="no_header"
              label={l.noHeader}
              several
              chosen={facts.hasNoHeader ? ['yes'] : []}
              options={[{ value: 'yes', text: l.isPerson }]}
              optional
            />
          )}
          <button class="button second">{l.readColumns}</button>
        </Form>
      </details>
    </Section>
  );
}

/** What the file cannot say: which date is meant, and who is who. */
function Questions({ view, problem, importId, facts, verdicts, dates }: PreviewProps) {
  const w = personWords[view.language];
  const l = listWords[view.language];
  const asked = verdicts.filter(({ is }) => is === 'asked');
  const count = asked.length + (dates ? 1 : 0);
  if (count === 0) return null;
  const single = asked.filter(({ candidates }) => candidates!.length === 1).length;
  return (
    <Section title={l.questionsTitle(count)} id="questions">
      {asked.length > 0 && <p>{l.questionsIntro}</p>}
      <Form
        view={view}
        action={linkTo(view, '/people/imports/:import/answers', { import: importId })}
      >
        {dates && (
          <Choices
            view={view}
            name="order"
            label={l.dateQuestion(dates.found)}
            help={l.dateHelp}
            problem={problem}
            options={dates.ways.map(({ order, day }) => ({
              value: order,
              text: sayDay(view.language, day, view.today),
            }))}
          />
        )}
        {single > 1 && (
          <Choices
            view={view}
            name="all_same"
            label={l.allSameLabel}
            several
            options={[{ value: 'yes', text: l.allSame(single) }]}
            problem={problem}
            optional
          />
        )}
        {asked.length > askedAtOnce && <p class="small muted">{w.showing(askedAtOnce)}</p>}
        {asked.slice(0, askedAtOnce).map(({ line, person, candidates }) => (
          <Choices
            view={view}
            name={`same-${line}`}
            label={l.sameQuestion(fullName(person), lineOf(line, facts))}
            help={factsOf(view, person)}
            problem={problem}
            options={[
              ...candidates!.map((one) => ({
                value: one.id,
                text: fullName(one),
                help: [l.likeness[one.likeness], factsOf(view, one), one.hasLeft && l.hasLeft]
                  .filter(Boolean)
                  .join(' · '),
              })),
              { value: 'other', text: l.isOther },
            ]}
          />
        ))}
        <button class="button second">{l.answer}</button>
      </Form>
    </Section>
  );
}

/** By what somebody may be known again. */
function factsOf(
  view: View,
  {
    number,
    unit,
    email,
    bornOn,
  }: { number: string | null; unit: string | null; email: string | null; bornOn: string | null },
): string {
  const l = listWords[view.language];
  return [number, unit, email, bornOn && l.bornOn(sayDay(view.language, bornOn, view.today))]
    .filter(Boolean)
    .join(' · ');
}

/** Each refused line with what is wrong, and the cell to correct. */
function Refused({ view, problem, importId, facts, heads, verdicts }: PreviewProps) {
  const w = personWords[view.language];
  const l = listWords[view.language];
  const refused = verdicts.filter(({ is }) => is === 'refused');
  if (refused.length === 0) return null;
  const at = { import: importId };
  const download = (as: 'csv' | 'xlsx') =>
    linkTo(view, '/people/imports/:import/refused/:format/file', { ...at, format: as });
  return (
    <Section title={`${refused.length} ${l.counts.refused}`} id="refused">
      <p>{l.refusedIntro}</p>
      <p class="small">
        {l.downloadRefused}: <a href={download('xlsx')}>{l.sampleXlsx}</a>,{' '}
        <a href={download('csv')}>{l.sampleCsv}</a>
      </p>
      {refused.length > askedAtOnce && <p class="small muted">{w.showing(askedAtOnce)}</p>}
      <Form view={view} action={linkTo(view, '/people/imports/:import/cells', at)}>
        {refused.slice(0, askedAtOnce).map((verdict) => (
          <div class="stack">
            <p>
              {w.line} {lineOf(verdict.line, facts)}:{' '}
              <span class="strong">{fullName(verdict.person) || '–'}</span>
            </p>
            {(verdict.found ?? []).map(({ reason, cell, at: place }) =>
              place === null ? (
                <p class="small">
                  <Tag tone="bad">{l.reasons[reason](cell)}</Tag>
                </p>
              ) : (
                <TextField
                  view={view}
                  name={`cell-${verdict.row}_${place}`}
                  label={l.correct(
                    heads.header[place] || l.noHeading(place + 1),
                    lineOf(verdict.line, facts),
                  )}
                  help={l.reasons[reason](cell)}
                  value={cell}
                  problem={problem}
                />
              ),
            )}
          </div>
        ))}
        <button class="button second">{l.checkAgain}</button>
      </Form>
    </Section>
  );
}

function Skipped({ view, facts, verdicts }: Page & { facts: ListFacts; verdicts: Verdict[] }) {
  const w = personWords[view.language];
  const l = listWords[view.language];
  const skipped = verdicts.filter(({ is }) => is === 'skipped');
  if (skipped.length === 0) return null;
  return (
    <Section title={l.skippedTitle(skipped.length)}>
      {skipped.length > shown && <p class="small muted">{w.showing(shown)}</p>}
      <ul class="lines">
        {skipped.slice(0, shown).map(({ line, person, skip }) => (
          <li>
            <span>
              {w.line} {lineOf(line, facts)}: <span class="strong">{fullName(person)}</span>
            </span>
            <span class="small">{l.skips[skip!]}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Leaving({
  view,
  problem,
  missing,
  running,
  guarded,
}: Page & { missing: Missing; running: Map<string, number>; guarded: Set<string> }) {
  const w = personWords[view.language];
  const a = approvalWords[view.language];
  return (
    <Section title={w.missing(missing.people.length)}>
      <p>{w.missingIntro}</p>
      <details class="more" open={missing.people.length <= 10}>
        <summary>{w.whoIsMissing}</summary>
        <ul class="lines">
          {missing.people.map((person) => (
            <li>
              {fullName(person)}{' '}
              <span class="small muted">
                {[person.number, person.unit, person.memberOrganisation]
                  .filter(Boolean)
                  .join(' · ')}
              </span>{' '}
              {running.has(person.id) && (
                <Tag tone="bad">{w.stillRuns(running.get(person.id)!)}</Tag>
              )}
              {guarded.has(person.id) && <Tag>{a.waits}</Tag>}
            </li>
          ))}
        </ul>
      </details>
      <Choices
        view={view}
        name="leaving"
        label={w.haveTheyLeft}
        problem={problem}
        several
        options={[
          { value: 'yes', text: w.theyHaveLeft(missing.people.length), help: w.leavingHelp },
        ]}
        optional
      />
      {needsSecondLook(missing) && (
        <TextField
          view={view}
          name="leaving_count"
          label={w.howManyLeave}
          help={w.secondLook(missing.people.length, missing.of)}
          problem={problem}
          inputMode="numeric"
          short
        />
      )}
    </Section>
  );
}

function Verdicts({
  view,
  facts,
  verdicts,
  is,
  guarded,
  isUnsure,
}: Page & {
  facts: ListFacts;
  verdicts: Verdict[];
  is: 'new' | 'changed';
  guarded: Set<string>;
  /** Dates of birth can be read in two ways, and are not said yet. */
  isUnsure: boolean;
}) {
  const w = personWords[view.language];
  const l = listWords[view.language];
  const a = approvalWords[view.language];
  return (
    <Section title={`${verdicts.length} ${l.counts[is]}`}>
      {verdicts.length > shown && <p class="small muted">{w.showing(shown)}</p>}
      <table class="board">
        <thead>
          <tr>
            <th scope="col">{w.line}</th>
            <th scope="col">{w.name}</th>
            <th scope="col">{w.what}</th>
          </tr>
        </thead>
        <tbody>
          {verdicts.slice(0, shown).map((verdict) => (
            <tr>
              <td data-name={w.line}>{lineOf(verdict.line, facts)}</td>
              <th scope="row">{fullName(verdict.person).trim() || '–'}</th>
              <td>
                {what(verdict, view, isUnsure)}
                {verdict.asksAddress && <Tag>{a.addressKept}</Tag>}
                {verdict.asksBirthday && <Tag>{a.birthdayKept}</Tag>}
                {(asksRole(verdict) || (verdict.returns && guarded.has(verdict.id!))) && (
                  <Tag>{a.waits}</Tag>
                )}
                {verdict.sharesWith && <Tag tone="warn">{l.sharesWith(verdict.sharesWith)}</Tag>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

/** A role that a second person has to agree to. */
const asksRole = ({ is, person, changes }: Verdict): boolean =>
  guardedRoles.includes(person.role as Role) &&
  (is === 'new' || changes.some(({ field }) => field === 'role'));
/**
 * What a line says that cannot be taken over, as it stands in the file; the rest of the line comes
 * in.
 */
function LeftOut({ view, facts, verdicts }: Page & { facts: ListFacts; verdicts: Verdict[] }) {
  const w = personWords[view.language];
  const l = listWords[view.language];
  const lines = verdicts.filter(
    ({ is, left }) => is !== 'refused' && is !== 'skipped' && left.length > 0,
  );
  if (lines.length === 0) return null;
  return (
    <Section title={l.leftOutTitle(lines.length)}>
      {lines.length > shown && <p class="small muted">{w.showing(shown)}</p>}
      <ul class="lines">
        {lines.slice(0, shown).map(({ line, person, left }) => (
          <li>
            <span>
              {w.line} {lineOf(line, facts)}: <span class="strong">{fullName(person)}</span>
            </span>
            {left.map(({ warning, found }) => (
              <span class="small">{l.leftOut[warning](found)}</span>
            ))}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function what(verdict: Verdict, view: View, isUnsure: boolean) {
  const w = personWords[view.language];
  const l = listWords[view.language];
  if (verdict.is === 'changed')
    return [
      verdict.returns && <Tag>{w.returns}</Tag>,
      ...verdict.changes
        .filter(({ field }) => !isUnsure || field !== 'bornOn')
        .map((change: Change) => (
          <div>{`${l.columns[change.field]}: ${w.from(change.from ?? w.empty, change.to ?? w.empty)}`}</div>
        )),
    ];
  const { number, email, bornOn, role, unit, memberOrganisation, jobTitle } = verdict.person;
  const manager = verdict.manager && `${l.columns.manager}: ${verdict.person.manager}`;
  return [
    role,
    jobTitle,
    unit,
    memberOrganisation,
    manager,
    number,
    email,
    bornOn && !isUnsure && l.bornOn(sayDay(view.language, bornOn, view.today)),
  ]
    .filter(Boolean)
    .join(' · ');
}
