import { linkTo } from '../../web/links.ts';
import { sayDay, sayMoment } from '../../platform/i18n.ts';
import { Choices, Form, Select, TextArea, TextField } from '../../web/fields.tsx';
import { Empty, Layout, Section, Tag } from '../../web/layout.tsx';
import type { Page, View } from '../../web/view.ts';
import { archiveWords } from './archive.words.ts';
import { keyOf, type OfficialDocument, type Paper } from './document.rules.ts';
import type { Hits, Search } from './document.store.ts';
import { documentWords, readDocument } from './document.words.ts';
import { grounds, verdicts, type Law, type Verdict } from './law.rules.ts';
import type { RecordItem, RecordRequest } from './request.store.ts';
import { recordsWords } from './records.words.ts';

const pathOf = (view: View, request?: { id: string }) =>
  request ? linkTo(view, '/records/:record', { record: request.id }) : linkTo(view, '/records');

export function RecordsPage({ view, problem, requests }: Page & { requests: RecordRequest[] }) {
  const w = recordsWords[view.language];
  return (
    <Layout view={view} title={w.title} intro={w.intro} problem={problem}>
      <p>
        <a href={linkTo(view, '/records/archive')}>{archiveWords[view.language].toArchive}</a>
      </p>
      {requests.length === 0 ? (
        <Empty>{w.none}</Empty>
      ) : (
        <table class="board">
          <thead>
            <tr>
              <th scope="col">{w.request}</th>
              <th scope="col">{w.wish}</th>
              <th scope="col">{w.asked}</th>
              <th scope="col">{w.state}</th>
            </tr>
          </thead>
          <tbody>
            {requests.map((request) => (
              <tr>
                <th scope="row">
                  <a href={pathOf(view, request)}>{w.number(request.number)}</a>
                </th>
                <td data-name={w.wish}>
                  {request.wish.length > 120 ? `${request.wish.slice(0, 120)}…` : request.wish}
                </td>
                <td data-name={w.asked}>{sayMoment(view, request.receivedAt)}</td>
                <td data-name={w.state}>
                  {request.answeredAt ? (
                    w.answered(sayMoment(view, request.answeredAt))
                  ) : (
                    <Tag tone="warn">{request.open > 0 ? w.open(request.open) : w.ready}</Tag>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Section title={w.add}>
        <Form view={view} action={pathOf(view)}>
          <TextArea view={view} name="wish" label={w.wish} help={w.wishHelp} problem={problem} />
          <TextField
            view={view}
            name="contact"
            label={w.contact}
            help={w.contactHelp}
            problem={problem}
            optional
          />
          <button class="button">{w.save}</button>
        </Form>
      </Section>
    </Layout>
  );
}

export type ItemRow = RecordItem & { paper: Paper };
type RequestProps = Page & {
  request: RecordRequest;
  items: ItemRow[];
  law: Law;
  search: Search | null;
  hits: Hits | null;
  now: Date;
};

export function RecordRequestPage({
  view,
  problem,
  request,
  items,
  law,
  search,
  hits,
  now,
}: RequestProps) {
  const w = recordsWords[view.language];
  const path = pathOf(view, request);
  const isOpen = request.answeredAt === null;
  return (
    <Layout
      view={view}
      title={w.number(request.number)}
      crumbs={[{ href: pathOf(view), text: w.title }]}
      problem={problem}
    >
      <p class="pre">{request.wish}</p>
      <dl class="facts">
        {request.contact && (
          <>
            <dt>{w.contact}</dt>
            <dd>{request.contact}</dd>
          </>
        )}
        <dt>{w.received}</dt>
        <dd>
          {sayMoment(view, request.receivedAt)}, {request.receivedBy}
        </dd>
        {request.answeredAt && (
          <>
            <dt>{w.answeredOn}</dt>
            <dd>
              {sayMoment(view, request.answeredAt)}, {request.answeredBy}.{' '}
              {w.took(sayTime(view, request.receivedAt, request.answeredAt))}
            </dd>
          </>
        )}
      </dl>
      {isOpen && (
        <p class="small muted">
          {w.runs(sayTime(view, request.receivedAt, now))}. {w.soon[law]}
        </p>
      )}
      <Section title={w.inIt}>
        {items.length === 0 ? (
          <Empty>{w.nothingIn}</Empty>
        ) : (
          <ul class="lines">
            {items.map((item) => (
              <li>
                <a href={`${path}/documents/${item.id}`}>{item.paper.title}</a>
                <span class="small muted">
                  <Verdicts view={view} verdict={item.verdict} />{' '}
                  {[
                    item.ground,
                    item.decidedAt &&
                      `${w.decided} ${sayMoment(view, item.decidedAt)}, ${item.decidedBy}`,
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </li>
            ))}
          </ul>
        )}
      </Section>
      {isOpen && (
        <SearchPart
          view={view}
          path={path}
          search={search}
          hits={hits}
          taken={new Set(items.map(({ kind, documentId: id }) => keyOf({ kind, id })))}
        />
      )}
      <Section title={w.answerTitle}>
        {isOpen ? (
          <Form view={view} action={`${path}/answer`}>
            <p>{w.answerHelp}</p>
            {items.some(({ verdict }) => verdict === null) ? (
              <p class="note">{w.notYet}</p>
            ) : (
              <button class="button">{w.finish}</button>
            )}
          </Form>
        ) : (
          <p>
            <a class="button" href={`${path}/answer/file`}>
              {w.download}
            </a>
          </p>
        )}
      </Section>
    </Layout>
  );
}

function Verdicts({ view, verdict }: { view: View; verdict: Verdict | null }) {
  const w = recordsWords[view.language];
  if (verdict === null) return <Tag tone="warn">{w.waits}</Tag>;
  return <Tag tone={verdict === 'give' ? 'good' : 'plain'}>{w.verdicts[verdict]}</Tag>;
}

function SearchPart({
  view,
  path,
  search,
  hits,
  taken,
}: {
  view: View;
  path: string;
  search: Search | null;
  hits: Hits | null;
  taken: Set<string>;
}) {
  const w = recordsWords[view.language];
  const fresh = hits?.documents.filter((document) => !taken.has(keyOf(document))) ?? [];
  return (
    <Section title={w.searchTitle} id="search">
      <form class="form" action={`${path}#search`}>
        <TextField view={view} name="name" label={w.name} value={search?.name} optional />
        <TextField
          view={view}
          name="words"
          label={w.words}
          help={w.wordsHelp}
          value={search?.words}
          optional
        />
        <TextField
          view={view}
          name="from"
          type="date"
          label={w.from}
          value={search?.from}
          short
          optional
        />
        <TextField
          view={view}
          name="until"
          type="date"
          label={w.until}
          value={search?.until}
          short
          optional
        />
        <button class="button second" name="search" value="1">
          {w.search}
        </button>
      </form>
      {hits && hits.documents.length === 0 && <Empty>{w.noneFound}</Empty>}
      {hits?.isCut && <p class="note">{w.cut(hits.documents.length)}</p>}
      {fresh.length > 0 && (
        <Form view={view} action={`${path}/documents`}>
          <Choices
            view={view}
            name="documents"
            label={w.found}
            several
            chosen={[]}
            options={fresh.map((document) => optionOf(view, document))}
          />
          <button class="button">{w.take}</button>
        </Form>
      )}
      {fresh.length > 3 && (
        <Form view={view} action={`${path}/documents`}>
          <input type="hidden" name="documents" value={fresh.map(keyOf).join(',')} />
          <button class="button second">{w.takeAll(fresh.length)}</button>
        </Form>
      )}
    </Section>
  );
}

function optionOf(view: View, document: OfficialDocument) {
  const { title, lines } = readDocument(view.language, document);
  return {
    value: keyOf(document),
    text: title,
    help: `${documentWords[view.language].kinds[document.kind]} · ${sayDay(view.language, document.day, view.today)} · ${lines.filter(Boolean).slice(0, 3).join(' · ')}`,
  };
}

type DocumentProps = Page & {
  request: RecordRequest;
  item: ItemRow;
  law: Law;
  given: Paper | null;
};

/**
 * `given`: as it would go out by the decision that stands; null while there is none, or nothing
 * goes out.
 */
export function RecordDocumentPage({ view, problem, request, item, law, given }: DocumentProps) {
  const w = recordsWords[view.language];
  const path = `${pathOf(view, request)}/documents/${item.id}`;
  const known = grounds[law];
  const isOther = item.ground !== null && !known.includes(item.ground);
  return (
    <Layout
      view={view}
      title={item.paper.title}
      crumbs={[
        { href: pathOf(view), text: w.title },
        { href: pathOf(view, request), text: w.number(request.number) },
      ]}
      problem={problem}
    >
      <PaperPart paper={item.paper} />
      {given && item.verdict === 'mask' && (
        <Section title={w.asGiven}>
          <p class="strong">{given.title}</p>
          <PaperPart paper={given} />
        </Section>
      )}
      <Section title={w.decide}>
        {request.answeredAt ? (
          <p>
            <Verdicts view={view} verdict={item.verdict} /> {item.ground}
          </p>
        ) : (
          <>
            <Form view={view} action={path}>
              <Choices
                view={view}
                name="verdict"
                label={w.verdict}
                value={item.verdict}
                problem={problem}
                options={verdicts.map((value) => ({ value, text: w.choices[value] }))}
              />
              <TextArea
                view={view}
                name="pieces"
                label={w.pieces}
                help={w.piecesHelp}
                value={item.pieces.join('\n')}
                problem={problem}
                optional
              />
              {known.length > 0 && (
                <Select
                  view={view}
                  name="ground"
                  label={w.ground}
                  help={w.groundHelp}
                  empty={w.chooseGround}
                  value={isOther ? '' : item.ground}
                  problem={problem}
                  optional
                  options={known.map((value) => ({ value, text: value }))}
                />
              )}
              <TextField
                view={view}
                name="other"
                label={known.length > 0 ? w.otherGround : w.ground}
                value={isOther ? item.ground : ''}
                problem={problem}
                optional
              />
              <button class="button">{w.decide}</button>
            </Form>
            <Form view={view} action={`${path}/removal`}>
              <button class="button quiet">{w.remove}</button>
            </Form>
          </>
        )}
      </Section>
    </Layout>
  );
}

const PaperPart = ({ paper }: { paper: Paper }) => <p class="pre">{paper.lines.join('\n')}</p>;

/** How long something took: in days, in hours when it was less than two days. */
function sayTime(view: View, from: Date, until: Date): string {
  const w = recordsWords[view.language];
  const hours = Math.round((until.getTime() - from.getTime()) / 3_600_000);
  if (hours < 1) return w.short;
  return hours < 48 ? w.hours(hours) : w.days(Math.round(hours / 24));
}
