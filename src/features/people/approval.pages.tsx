import { linkTo } from '../../web/links.ts';
import { personIn } from '../accounts/approval.rules.ts';
import type { Waiting } from '../accounts/approval.store.ts';
import { writeRoles } from '../accounts/provider.rules.ts';
import type { Provider } from '../accounts/provider.store.ts';
import { sayMoment } from '../../platform/i18n.ts';
import { Form } from '../../web/fields.tsx';
import { Empty, Layout, Section } from '../../web/layout.tsx';
import type { Page, View } from '../../web/view.ts';
import { approvalWords, sayAsked } from './approval.words.ts';

/** What somebody can do with a request: only take it back; refuse it; look at it; or answer it. */
export type Standing = 'asker' | 'acquainted' | 'concerned' | 'told' | 'second';
export type Batch = {
  waiting: Waiting[];
  standing: Standing;
  mapping: Provider | null;
  /** Asked by the reader, and nobody here can agree. */
  isStuck: boolean;
};

const mostShown = 20;

export function ApprovalsPage({
  view,
  problem,
  batches,
  ended,
  isDone,
  command,
}: Page & {
  batches: Batch[];
  /** Of the reader, and over because something in it has changed. */
  ended: Waiting[];
  isDone: boolean;
  /** With which whoever runs the server agrees, where nobody else can. */
  command: string;
}) {
  const w = approvalWords[view.language];
  return (
    <Layout view={view} title={w.title} intro={w.intro} problem={problem} narrow>
      {isDone && !problem && <p class="note good">{w.agreed}</p>}
      {batches.some(({ isStuck }) => isStuck) && <p class="note warn">{w.nobodyElse(command)}</p>}
      {batches.length === 0 ? (
        <Empty>{w.none}</Empty>
      ) : (
        batches.map((batch) => <OneBatch view={view} batch={batch} />)
      )}
      {ended.length > 0 && (
        <Section title={w.endedTitle} id="ended">
          <p>{w.endedHelp}</p>
          <ul class="lines">
            {ended.slice(0, mostShown).map((one) => (
              <li>{sayAsked(view.language, one)}</li>
            ))}
            {ended.length > mostShown && <li>{w.more(ended.length - mostShown)}</li>}
          </ul>
        </Section>
      )}
    </Layout>
  );
}

function OneBatch({
  view,
  batch: { waiting, standing, mapping, isStuck },
}: {
  view: View;
  batch: Batch;
}) {
  const w = approvalWords[view.language];
  const [first] = waiting;
  const sentences = waiting.map((one) => sayAsked(view.language, one));
  const whom = waiting.map(({ name, email, childName, childEmail }) =>
    [
      `${name}: ${email ?? w.noAddress}`,
      ...(childName === null ? [] : [`${childName}: ${childEmail ?? w.noAddress}`]),
    ].join('; '),
  );
  return (
    <Section title={sentences[0]!} id={first!.batch}>
      {personIn(first!) !== null && <p class="small">{whom[0]}</p>}
      {sentences.length > 1 && (
        <ul class="lines">
          {sentences.slice(1, mostShown).map((sentence, n) => (
            <li>
              {sentence} <span class="small muted">{whom[n + 1]}</span>
            </li>
          ))}
          {sentences.length > mostShown && <li>{w.more(sentences.length - mostShown)}</li>}
        </ul>
      )}
      {mapping && (
        <>
          <p class="small">{mapping.issuer}</p>
          <pre class="small">{writeRoles(mapping.roles)}</pre>
        </>
      )}
      <p class="small muted">{w.askedBy(first!.askedBy, sayMoment(view, first!.askedAt))}</p>
      {isStuck && <p class="small muted">{first!.batch}</p>}
      <p class={standing === 'second' ? undefined : 'small muted'}>
        {standing === 'asker'
          ? w.yours
          : standing === 'acquainted'
            ? w.acquainted(first!.askedBy)
            : standing === 'concerned'
              ? w.aboutYou
              : standing === 'told'
                ? first!.kind === 'custody'
                  ? w.aboutYourCustody
                  : w.aboutYourLeaving
                : w.ask[first!.kind]}
      </p>
      {standing !== 'told' && (
        <Form
          view={view}
          action={linkTo(view, '/approvals/:batch', { batch: first!.batch })}
          class="row"
        >
          {standing === 'second' && (
            <button class="button" name="answer" value="agree">
              {w.agree}
              <span class="hidden-text">: {sentences[0]}</span>
            </button>
          )}
          <button
            class="button second"
            name="answer"
            value={standing === 'asker' ? 'withdraw' : 'refuse'}
          >
            {standing === 'asker' ? w.withdraw : w.refuse}
            <span class="hidden-text">: {sentences[0]}</span>
          </button>
        </Form>
      )}
    </Section>
  );
}
