import { linkTo } from '../../web/links.ts';
import { sayDay } from '../../platform/i18n.ts';
import { Form, TextField } from '../../web/fields.tsx';
import { Layout, Section } from '../../web/layout.tsx';
import type { Page } from '../../web/view.ts';
import { approvalWords } from './approval.words.ts';
import type { Guardian } from './guardian.store.ts';
import { guardianWords } from './guardian.words.ts';
import { listWords } from './list.words.ts';

export function GuardiansPage({
  view,
  problem,
  taken,
  waits,
  unread = [],
}: Page & {
  taken: number | null;
  /** A second person has to agree. */
  waits: boolean;
  /** Columns of the file. */
  unread?: string[];
}) {
  const w = guardianWords[view.language];
  const l = listWords[view.language];
  const a = approvalWords[view.language];
  return (
    <Layout
      view={view}
      title={w.title}
      intro={w.intro}
      problem={problem}
      narrow
      crumbs={[{ href: linkTo(view, '/people'), text: w.title }]}
    >
      {taken !== null && !problem && <p class="note good">{w.taken(taken)}</p>}
      {unread.length > 0 && <p class="muted">{l.ignored(unread.join(', '))}</p>}
      {waits && !problem && (
        <p class="note">
          {a.waits} <a href={linkTo(view, '/approvals')}>{a.waitsAt}</a>
        </p>
      )}
      <Form view={view} action={linkTo(view, '/people/guardians')} files>
        <TextField
          view={view}
          name="file"
          type="file"
          accept=".csv,.xlsx"
          label={w.file}
          problem={problem}
        />
        <button class="button">{w.read}</button>
      </Form>
    </Layout>
  );
}

/** On the page of a child. */
export function Guardians({
  view,
  problem,
  child,
  guardians,
}: Page & { child: string; guardians: Guardian[] }) {
  const w = guardianWords[view.language];
  const path = linkTo(view, '/people/:person/guardians', { person: child });
  return (
    <Section title={w.own} id="guardians">
      {guardians.length === 0 && <p class="muted">{w.none}</p>}
      <ul class="lines">
        {guardians.map((one) => (
          <li>
            <span class="row apart">
              <span>
                <a href={linkTo(view, '/people/:person', { person: one.personId })}>{one.name}</a>{' '}
                <span class="small muted">
                  {[one.email, one.lastDay && sayDay(view.language, one.lastDay, view.today)]
                    .filter(Boolean)
                    .join(', ')}
                </span>
              </span>
              <Form view={view} action={`${path}/${one.id}/end`} class="inline">
                <button class="button second slim">
                  {w.end}
                  <span class="hidden-text">: {one.name}</span>
                </button>
              </Form>
            </span>
          </li>
        ))}
      </ul>
      {guardians.length > 0 && <p class="small muted">{w.endHelp}</p>}
      <details class="more" open={problem?.typed.guardian_given !== undefined}>
        <summary>{w.add}</summary>
        <Form view={view} action={path}>
          <TextField view={view} name="guardian_given" label={w.givenName} problem={problem} />
          <TextField view={view} name="guardian_family" label={w.familyName} problem={problem} />
          <TextField
            view={view}
            name="guardian_email"
            type="email"
            label={w.email}
            problem={problem}
            optional
          />
          <button class="button second">{w.keep}</button>
        </Form>
      </details>
    </Section>
  );
}
