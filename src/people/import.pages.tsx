import { Form, TextField } from '../hall/fields.tsx';
import { Layout, Section, Tag } from '../hall/layout.tsx';
import type { Page } from '../hall/view.ts';
import { fullName } from './person.rules.ts';
import { personWords } from './person.words.ts';
import { countVerdicts, type Change, type Verdict } from './roster.rules.ts';

const shown = 200;

export function NewImportPage({ view, problem }: Page) {
  const w = personWords[view.language];
  return (
    <Layout view={view} title={w.importTitle} intro={w.importIntro} problem={problem} crumbs={[{ href: `${view.base}/people`, text: w.title }]} narrow>
      <Form view={view} action={`${view.base}/people/imports`} files>
        <TextField view={view} name="file" type="file" label={w.file} help={w.fileHelp} accept=".csv,.xlsx,.txt,.tsv" problem={problem} />
        <button class="button" data-busy={w.checking}>
          {w.check}
        </button>
      </Form>
    </Layout>
  );
}

type PreviewProps = Page & { importId: string; fileName: string; verdicts: Verdict[]; ignored: string[]; applied: boolean };

export function PreviewPage({ view, problem, importId, fileName, verdicts, ignored, applied }: PreviewProps) {
  const w = personWords[view.language];
  const counts = countVerdicts(verdicts);
  const toWrite = counts.new + counts.changed;
  return (
    <Layout view={view} title={w.previewTitle(fileName)} problem={problem} crumbs={[{ href: `${view.base}/people`, text: w.title }]}>
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
          <a class="button" href={`${view.base}/people`}>
            {w.toPeople}
          </a>
        </div>
      ) : toWrite === 0 ? (
        <p class="note">{w.nothingToDo}</p>
      ) : (
        <Form view={view} action={`${view.base}/people/imports/${importId}/application`}>
          <button class="button" data-busy={w.committing}>
            {w.commit(toWrite)}
          </button>
        </Form>
      )}
      {(['refused', 'new', 'changed'] as const).map((is) => counts[is] > 0 && <Verdicts view={view} verdicts={verdicts.filter((verdict) => verdict.is === is)} is={is} />)}
    </Layout>
  );
}

function Verdicts({ view, verdicts, is }: Page & { verdicts: Verdict[]; is: Verdict['is'] }) {
  const w = personWords[view.language];
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
              <td>{what(verdict, w)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function what(verdict: Verdict, w: (typeof personWords)['en']) {
  if (verdict.is === 'refused') return verdict.reasons.map((reason) => <Tag tone="bad">{w.reasons[reason]}</Tag>);
  if (verdict.is === 'changed') return verdict.changes.map((change: Change) => <div>{`${w.columns[change.field]}: ${w.from(change.from ?? w.empty, change.to ?? w.empty)}`}</div>);
  const { role, unit, memberOrganisation, jobTitle } = verdict.person;
  return [role, jobTitle, unit, memberOrganisation].filter(Boolean).join(' · ');
}
