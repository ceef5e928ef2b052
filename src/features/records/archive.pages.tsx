import { linkTo } from '../../web/links.ts';
import { sayDay } from '../../platform/i18n.ts';
import { Choices, Form, TextField } from '../../web/fields.tsx';
import { Empty, Layout, Section, Tag } from '../../web/layout.tsx';
import type { Page, View } from '../../web/view.ts';
import type { ArchiveChoice, ArchivePackage, Ended } from './archive.store.ts';
import { archiveWords } from './archive.words.ts';
import type { MentorshipFacts } from './document.rules.ts';
import { readDocument } from './document.words.ts';
import { recordsWords } from './records.words.ts';

const crumbs = (view: View) => [
  { href: linkTo(view, '/records'), text: recordsWords[view.language].title },
];
const titleOf = (view: View, mentorship: MentorshipFacts) =>
  readDocument(view.language, {
    kind: 'mentorship',
    id: mentorship.id,
    day: mentorship.firstDay,
    mentorship,
  }).title;

export function ArchivePage({
  view,
  problem,
  choice,
  ended,
  all,
  packages,
}: Page & { choice: ArchiveChoice; ended: Ended[]; all: number; packages: ArchivePackage[] }) {
  const w = archiveWords[view.language];
  return (
    <Layout view={view} title={w.title} intro={w.intro} crumbs={crumbs(view)} problem={problem}>
      <Section title={w.waits}>
        {ended.length === 0 ? (
          <Empty>{w.nothing}</Empty>
        ) : (
          <>
            <Form view={view} action={linkTo(view, '/records/archive')}>
              <p class="small muted">{w.makeHelp}</p>
              <button class="button">
                {w.make} ({w.count(ended.length)})
              </button>
            </Form>
            {all > ended.length && <p class="note">{w.firstOf(ended.length, all)}</p>}
            <details>
              <summary>{w.count(ended.length)}</summary>
              <ul class="lines">
                {ended.map((mentorship) => (
                  <li>
                    {titleOf(view, mentorship)}
                    <span class="small muted">
                      {mentorship.programme}, {mentorship.cohort} · {w.ended}{' '}
                      {sayDay(view.language, mentorship.endedOn, view.today)}{' '}
                      {mentorship.isPacked && <Tag tone="warn">{w.packed}</Tag>}
                    </span>
                  </li>
                ))}
              </ul>
            </details>
          </>
        )}
      </Section>
      {packages.length > 0 && (
        <Section title={w.packages}>
          <table class="board">
            <thead>
              <tr>
                <th scope="col">{w.made}</th>
                <th scope="col">{w.holds}</th>
                <th scope="col">{w.state}</th>
              </tr>
            </thead>
            <tbody>
              {packages.map((one) => (
                <tr>
                  <th scope="row">
                    <a href={linkTo(view, '/records/archive/:package', { package: one.id })}>
                      {w.packageTitle(sayDay(view.language, one.madeOn, view.today))}
                    </a>
                  </th>
                  <td data-name={w.holds}>{w.count(one.mentorships)}</td>
                  <td data-name={w.state}>
                    {one.receivedOn ? (
                      <Tag tone="good">
                        {w.received(sayDay(view.language, one.receivedOn, view.today))}
                      </Tag>
                    ) : (
                      <Tag tone="warn">{w.waitsForReceipt}</Tag>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Section>
      )}
      <Section title={w.ruleTitle}>
        <Form view={view} action={linkTo(view, '/records/archive/rule')}>
          <Choices
            view={view}
            name="rule"
            label={w.rule}
            problem={problem}
            value={choice.handsOver ? 'archive' : 'dispose'}
            options={[
              { value: 'archive', text: w.handsOver },
              { value: 'dispose', text: w.disposes },
            ]}
          />
          <TextField
            view={view}
            name="decision"
            label={w.decision}
            help={w.decisionHelp}
            value={choice.decision}
            problem={problem}
            optional
          />
          <TextField
            view={view}
            name="decided_on"
            type="date"
            label={w.decidedOn}
            value={choice.decidedOn}
            problem={problem}
            short
            optional
          />
          <button class="button second">{w.save}</button>
        </Form>
      </Section>
    </Layout>
  );
}

export function PackagePage({ view, problem, pack }: Page & { pack: ArchivePackage }) {
  const w = archiveWords[view.language];
  const path = linkTo(view, '/records/archive/:package', { package: pack.id });
  return (
    <Layout
      view={view}
      title={w.packageTitle(sayDay(view.language, pack.madeOn, view.today))}
      crumbs={[...crumbs(view), { href: linkTo(view, '/records/archive'), text: w.title }]}
      problem={problem}
      narrow
    >
      <dl class="facts">
        <dt>{w.holds}</dt>
        <dd>
          {w.count(pack.mentorships)}
          {pack.left < pack.mentorships && `; ${w.left(pack.left)}`}
        </dd>
        <dt>{w.madeBy}</dt>
        <dd>{pack.madeBy}</dd>
        <dt>{w.sum}</dt>
        <dd>
          <code>{pack.digest}</code>
        </dd>
      </dl>
      {pack.left === pack.mentorships && (
        <>
          <p>
            <a class={pack.receipt ? 'button second' : 'button'} href={`${path}/file`}>
              {w.download}
            </a>
          </p>
          <p class="small muted">{w.downloadHelp}</p>
        </>
      )}
      <Section title={w.receipt}>
        {pack.receipt ? (
          <p class="note good">
            {pack.receipt}, {w.received(sayDay(view.language, pack.receivedOn!, view.today))}.{' '}
            {w.notedBy(pack.receiptNotedBy!)}.
          </p>
        ) : (
          <Form view={view} action={path}>
            <p>{w.receiptHelp}</p>
            <TextField
              view={view}
              name="receipt"
              label={w.reference}
              help={w.referenceHelp}
              problem={problem}
            />
            <TextField
              view={view}
              name="digest"
              label={w.sumConfirmed}
              help={w.sumHelp}
              problem={problem}
            />
            <TextField
              view={view}
              name="received_on"
              type="date"
              label={w.receivedOn}
              value={view.today}
              problem={problem}
              short
            />
            <button class="button second">{w.noteReceipt}</button>
          </Form>
        )}
      </Section>
    </Layout>
  );
}
