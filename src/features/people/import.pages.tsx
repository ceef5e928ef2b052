import { linkTo } from '../../web/links.ts';
import { guardedRoles } from '../accounts/approval.rules.ts';
import type { Role } from '../../web/permission.ts';
import { approvalWords } from './approval.words.ts';
import { Choices, Form, TextField } from '../../web/fields.tsx';
import { Layout, Section, Tag } from '../../web/layout.tsx';
import type { Page } from '../../web/view.ts';
import { fullName } from './person.rules.ts';
import { personWords } from './person.words.ts';
import {
  countVerdicts,
  needsSecondLook,
  type Change,
  type Missing,
  type Verdict,
} from './roster.rules.ts';

const shown = 200;

export function NewImportPage({ view, problem }: Page) {
  const w = personWords[view.language];
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
          help={w.fileHelp}
          accept=".csv,.xlsx,.txt,.tsv"
          problem={problem}
        />
        <button class="button" data-busy={w.checking}>
          {w.check}
        </button>
      </Form>
    </Layout>
  );
}

type PreviewProps = Page & {
  importId: string;
  fileName: string;
  verdicts: Verdict[];
  missing: Missing;
  running: Map<string, number>;
  /** Who leaves or comes back only when a second person has agreed. */
  guarded: Set<string>;
  ignored: string[];
  applied: boolean;
};

export function PreviewPage({
  view,
  problem,
  importId,
  fileName,
  verdicts,
  missing,
  running,
  guarded,
  ignored,
  applied,
}: PreviewProps) {
  const w = personWords[view.language];
  const counts = countVerdicts(verdicts);
  const toWrite = counts.new + counts.changed;
  return (
    <Layout
      view={view}
      title={w.previewTitle(fileName)}
      problem={problem}
      crumbs={[{ href: linkTo(view, '/people'), text: w.title }]}
    >
      <div class="figures">
        {(['new', 'changed', 'unchanged', 'refused'] as const).map((is) => (
          <div>
            <b>{counts[is]}</b>
            <span>{w.counts[is]}</span>
          </div>
        ))}
      </div>
      {ignored.length > 0 && <p class="muted">{w.ignored(ignored.join(', '))}</p>}
      {counts.refused > 0 && <p class="note warn">{w.refusedNote(counts.refused)}</p>}
      {applied ? (
        <div class="stack">
          <p class="note good">{w.applied}</p>
          <a class="button" href={linkTo(view, '/people')}>
            {w.toPeople}
          </a>
        </div>
      ) : toWrite === 0 && missing.people.length === 0 ? (
        <p class="note">{w.nothingToDo}</p>
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
              running={running}
              guarded={guarded}
            />
          )}
          <button class="button" data-busy={w.committing}>
            {toWrite > 0 ? w.commit(toWrite) : w.commitLeaving}
          </button>
        </Form>
      )}
      <LeftOut view={view} verdicts={verdicts} />
      {(['refused', 'new', 'changed'] as const).map(
        (is) =>
          counts[is] > 0 && (
            <Verdicts
              view={view}
              verdicts={verdicts.filter((verdict) => verdict.is === is)}
              is={is}
              guarded={guarded}
            />
          ),
      )}
    </Layout>
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
  verdicts,
  is,
  guarded,
}: Page & { verdicts: Verdict[]; is: Verdict['is']; guarded: Set<string> }) {
  const w = personWords[view.language];
  const a = approvalWords[view.language];
  return (
    <Section title={`${verdicts.length} ${w.counts[is]}`}>
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
              <td data-name={w.line}>{verdict.line}</td>
              <th scope="row">{fullName(verdict.person).trim() || '–'}</th>
              <td>
                {what(verdict, w)}
                {verdict.asksAddress && <Tag>{a.addressKept}</Tag>}
                {verdict.asksBirthday && <Tag>{a.birthdayKept}</Tag>}
                {(asksRole(verdict) || (verdict.returns && guarded.has(verdict.id!))) && (
                  <Tag>{a.waits}</Tag>
                )}
                {verdict.sharesWith && <Tag tone="warn">{w.sharesWith(verdict.sharesWith)}</Tag>}
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
function LeftOut({ view, verdicts }: Page & { verdicts: Verdict[] }) {
  const w = personWords[view.language];
  const lines = verdicts.filter(({ is, left }) => is !== 'refused' && left.length > 0);
  if (lines.length === 0) return null;
  return (
    <Section title={w.leftOutTitle(lines.length)}>
      {lines.length > shown && <p class="small muted">{w.showing(shown)}</p>}
      <ul class="lines">
        {lines.slice(0, shown).map(({ line, person, left }) => (
          <li>
            <span>
              {w.line} {line}: <span class="strong">{fullName(person)}</span>
            </span>
            {left.map(({ warning, found }) => (
              <span class="small">{w.leftOut[warning](found)}</span>
            ))}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function what(verdict: Verdict, w: (typeof personWords)['en']) {
  if (verdict.is === 'refused')
    return verdict.reasons.map((reason) => <Tag tone="bad">{w.reasons[reason]}</Tag>);
  if (verdict.is === 'changed')
    return [
      verdict.returns && <Tag>{w.returns}</Tag>,
      ...verdict.changes.map((change: Change) => (
        <div>{`${w.columns[change.field]}: ${w.from(change.from ?? w.empty, change.to ?? w.empty)}`}</div>
      )),
    ];
  const { role, unit, memberOrganisation, jobTitle } = verdict.person;
  const manager = verdict.manager && `${w.columns.manager}: ${verdict.person.manager}`;
  return [role, jobTitle, unit, memberOrganisation, manager].filter(Boolean).join(' · ');
}
