import { linkTo } from '../../web/links.ts';
import { Choices, Form, TextField } from '../../web/fields.tsx';
import { Layout } from '../../web/layout.tsx';
import type { Page } from '../../web/view.ts';
import { approvalWords } from '../people/approval.words.ts';
import { listWords } from '../people/list.words.ts';
import { guidanceWords } from './guidance.words.ts';
import { officeWords } from './office.words.ts';
import { targets } from './worry.rules.ts';

export function SpecialistsPage({
  view,
  problem,
  people,
  chosen,
  waits,
}: Page & {
  people: { id: string; name: string }[];
  chosen: Set<string>;
  /** A second person has to agree. */
  waits: boolean;
}) {
  const a = approvalWords[view.language];
  const w = guidanceWords[view.language];
  const r = officeWords[view.language];
  return (
    <Layout view={view} title={r.specialists} intro={r.specialistsIntro} problem={problem} narrow>
      {waits && !problem && (
        <p class="note">
          {a.waits} <a href={linkTo(view, '/approvals')}>{a.waitsAt}</a>
        </p>
      )}
      {people.length === 0 ? (
        <p class="muted">{r.noSpecialists}</p>
      ) : (
        <Form view={view} action={linkTo(view, '/specialists')}>
          {targets.map((target) => (
            <Choices
              view={view}
              name={target}
              label={w.targets[target]}
              several
              chosen={people.filter(({ id }) => chosen.has(`${id} ${target}`)).map(({ id }) => id)}
              options={people.map(({ id, name }) => ({ value: id, text: name }))}
            />
          ))}
          <button class="button">{r.save}</button>
        </Form>
      )}
    </Layout>
  );
}

export function FactsPage({
  view,
  problem,
  taken,
  unread = [],
}: Page & { taken: number | null; /** Columns of the file. */ unread?: string[] }) {
  const r = officeWords[view.language];
  return (
    <Layout view={view} title={r.factsTitle} intro={r.factsIntro} problem={problem} narrow>
      {taken !== null && !problem && <p class="note good">{r.taken(taken)}</p>}
      {unread.length > 0 && (
        <p class="muted">{listWords[view.language].ignored(unread.join(', '))}</p>
      )}
      <Form view={view} action={linkTo(view, '/people/facts')} files>
        <TextField
          view={view}
          name="file"
          type="file"
          accept=".csv,.xlsx"
          label={r.file}
          problem={problem}
        />
        <button class="button">{r.readFile}</button>
      </Form>
    </Layout>
  );
}
