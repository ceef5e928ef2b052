/**
 * A board, drawn: what it is searched and sorted by on top, then what can be done with those who
 * are chosen, then the rows; on a phone each row is a card. Everything works without script.
 */
import type { ComponentChildren } from 'preact';
import { sayDay } from '../platform/i18n.ts';
import { taskOf } from '../platform/thread-pool.ts';
import {
  mostOnOnePage,
  tableOf,
  type Arranged,
  type Cell,
  type Column,
  type Query,
} from './board.ts';
import { boardWords } from './board.words.ts';
import { Form, Select, TextField } from './fields.tsx';
import type { Context, Shown } from './route.tsx';
import type { writeWorkbook } from './spreadsheet-writing.worker.ts';
import type { Problem, View } from './view.ts';
import { webWords } from './web.words.ts';

/** Something that is done with those who are chosen. */
export type Act = { label: string; action: string; isMain?: boolean };

/** As many rows are seen at a glance: nothing is needed to find one among them. */
const atAGlance = 8;

type Props<Row> = {
  view: View;
  problem?: Problem | undefined;
  board: Arranged<Row>;
  /** The address of the board, as the query asks. */
  address: (query: Query) => string;
  /** The same as a file. */
  download?: (query: Query) => string;
  acts?: Act[];
  /** The rows are fewer than could be: what narrows them is always shown. */
  isNarrowable?: boolean;
  rowForm?: RowForm<Row>;
};

/**
 * What is changed in a row itself, folded out. Its fields name the form by `rowFormId`, since the
 * form cannot stand inside the one around the table.
 */
export type RowForm<Row> = {
  label: (row: Row) => string;
  text: string;
  /** A row without it cannot be changed. */
  action: (row: Row) => string | null;
  fields: (row: Row) => ComponentChildren;
  isOpen: (row: Row) => boolean;
  /** Of the row that was changed a moment ago: what happened. */
  done: (row: Row) => string | null;
};
export const rowFormId = (id: string): string => `row-${id}`;
/** Where a row stands on the page. */
export const rowPlace = (id: string): string => `line-${id}`;

export function BoardTable<Row>(props: Props<Row>) {
  const { view, board, acts = [], address, download, isNarrowable = false } = props;
  const w = boardWords[view.language];
  const { found } = board;
  const isNarrowed = board.words !== '' || Object.keys(board.chosen).length > 0;
  return (
    <div class="board-page">
      {(board.board.rows.length > atAGlance || isNarrowed || isNarrowable) && <Tools {...props} />}
      <div class="row apart small">
        <span class="muted">
          <output>{w.found(found.length, board.board.rows.length)}</output>{' '}
          {isNarrowed && <a href={address({})}>{w.showAll}</a>}
        </span>
        {download && found.length > 0 && <a href={download(board.query)}>{w.download}</a>}
      </div>
      {found.length === 0 ? (
        <p class="muted">{w.noneFound}</p>
      ) : acts.length === 0 ? (
        <Rows {...props} />
      ) : (
        <Form view={view} action={acts[0]!.action} class="choosing">
          <Acts {...props} acts={acts} />
          <Rows {...props} />
        </Form>
      )}
      {found.length > 0 && <RowForms {...props} />}
      <Pages {...props} />
    </div>
  );
}

function RowForms<Row>({ view, board, rowForm }: Props<Row>) {
  if (!rowForm) return null;
  return (
    <>
      {board.shown.map((row) => {
        const action = rowForm.action(row);
        const id = board.board.id(row);
        return (
          action !== null && (
            <Form view={view} action={action} id={rowFormId(id)} class="row-form">
              <input type="hidden" name="row" value={id} />
            </Form>
          )
        );
      })}
    </>
  );
}

function Tools<Row>({ view, board, address }: Props<Row>) {
  const w = boardWords[view.language];
  const { columns, filters = [] } = board.board;
  const isExtraKnown = columns.some(({ isExtra }) => isExtra);
  return (
    <form class="toolbar" action={address({})}>
      <TextField
        view={view}
        name="q"
        type="search"
        label={w.search}
        value={board.words}
        optional="sometimes"
      />
      {filters.map(({ name, title, any, choices }) => (
        <Select
          view={view}
          name={name}
          label={title}
          value={board.chosen[name] ?? ''}
          empty={any}
          options={choices.map(({ value, text }) => ({ value, text }))}
        />
      ))}
      <div class="on-phones">
        <Select
          view={view}
          name="sort"
          label={w.sortBy}
          value={board.query.sort ?? ''}
          empty={w.usual}
          options={columns.flatMap(({ name, title }) => [
            { value: name, text: title },
            { value: `-${name}`, text: w.down(title) },
          ])}
        />
      </div>
      {isExtraKnown && (
        <details class="more">
          <summary>{w.columns}</summary>
          <input type="hidden" name="columns" value="own" />
          <div class="choices flow">
            {columns.slice(1).map(({ name, title }) => (
              <label class="choice">
                <input
                  type="checkbox"
                  name={`column-${name}`}
                  value="yes"
                  checked={board.columns.some((shown) => shown.name === name)}
                />
                <span>{title}</span>
              </label>
            ))}
          </div>
        </details>
      )}
      <button class="button second">{w.show}</button>
    </form>
  );
}

function Acts<Row>({ view, board, acts, problem }: Props<Row> & { acts: Act[] }) {
  const w = boardWords[view.language];
  return (
    <fieldset class="acts">
      <legend class="hidden-text">{w.withChosen}</legend>
      <label class="choice">
        <input type="checkbox" name="all" value="yes" checked={problem?.typed.all === 'yes'} />
        <span>{w.chooseAll(board.found.length)}</span>
      </label>
      {acts.map(({ label, action, isMain }) => (
        <button class={isMain ? 'button slim' : 'button second slim'} formAction={action}>
          {label}
        </button>
      ))}
    </fieldset>
  );
}

function Rows<Row>({ view, board, address, acts = [], problem, rowForm }: Props<Row>) {
  const w = boardWords[view.language];
  const { id, label } = board.board;
  const ticked = new Set(problem?.typed.chosen?.split(','));
  return (
    <table class="board">
      <thead>
        <tr>
          {acts.length > 0 && <td />}
          {board.columns.map((column) => (
            <th
              scope="col"
              class={column.kind === 'number' ? 'number' : undefined}
              aria-sort={
                board.sort?.column === column.name
                  ? board.sort.down
                    ? 'descending'
                    : 'ascending'
                  : undefined
              }
            >
              <a
                class="sort"
                href={address({ ...board.query, sort: nextSort(board, column.name) })}
              >
                {column.title}
              </a>
            </th>
          ))}
          {rowForm && (
            <th scope="col">
              <span class="hidden-text">{rowForm.text}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {board.shown.map((row) => (
          <tr id={rowForm && rowPlace(id(row))}>
            {acts.length > 0 && (
              <td class="box">
                <input
                  type="checkbox"
                  name="chosen"
                  value={id(row)}
                  checked={ticked.has(id(row))}
                  aria-label={w.choose(label(row))}
                />
              </td>
            )}
            {board.columns.map((column, at) =>
              at === 0 ? (
                <th scope="row">{draw(column, row, view)}</th>
              ) : (
                <td
                  data-name={column.title}
                  class={column.kind === 'number' ? 'number' : undefined}
                >
                  {draw(column, row, view)}
                </td>
              ),
            )}
            {rowForm && (
              <td>
                {rowForm.done(row) !== null && <output class="small">{rowForm.done(row)}</output>}
                {rowForm.action(row) !== null && (
                  <details class="in-row" open={rowForm.isOpen(row)}>
                    <summary aria-label={rowForm.label(row)}>{rowForm.text}</summary>
                    <div class="form">{rowForm.fields(row)}</div>
                  </details>
                )}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const draw = <Row,>(column: Column<Row>, row: Row, view: View): ComponentChildren =>
  column.draw ? column.draw(row) : say(column.value(row), column.kind, view);

function say(value: Cell, kind: Column<unknown>['kind'], view: View): ComponentChildren {
  if (value === null) return '';
  return kind === 'day' ? sayDay(view.language, String(value), view.today) : String(value);
}

/** A heading sorts by its column, pressed again the other way round. */
const nextSort = <Row,>({ sort }: Arranged<Row>, column: string): string =>
  sort?.column === column && !sort.down ? `-${column}` : column;

function Pages<Row>({ view, board: { found, page, pages, query }, address }: Props<Row>) {
  const w = webWords[view.language];
  if (pages === 1) return null;
  const to = (other: number) => address({ ...query, page: String(other) });
  return (
    <nav class="pages" aria-label={w.pageOf(page, pages)}>
      {page > 1 && <a href={to(page - 1)}>{w.previous}</a>}
      <span>{w.pageOf(page, pages)}</span>
      {page < pages && <a href={to(page + 1)}>{w.next}</a>}
      {found.length <= mostOnOnePage && (
        <a href={address({ ...query, page: 'all' })}>{boardWords[view.language].onOnePage}</a>
      )}
    </nav>
  );
}

const workbookWriting = taskOf<typeof writeWorkbook>(
  new URL('./spreadsheet-writing.worker.ts', import.meta.url),
  'writeWorkbook',
);

/**
 * What a board shows as a spreadsheet: all that were found, in its columns, and on a second sheet
 * what it is, of when and made by whom.
 */
export function boardDownload<Row>(
  { view, organisation, person, now }: Pick<Context, 'view' | 'organisation' | 'person' | 'now'>,
  board: Arranged<Row>,
  title: string,
): Shown {
  const w = boardWords[view.language];
  const chosen = (board.board.filters ?? []).flatMap(({ name, title: filter, choices }) => {
    const choice = choices.find(({ value }) => value === board.chosen[name]);
    return choice ? [`${filter}: ${choice.text}`] : [];
  });
  const narrowed = [...(board.words ? [`${w.search}: ${board.words}`] : []), ...chosen];
  const table = tableOf(board);
  const about = [
    [w.list, title],
    [w.organisation, organisation.name],
    [w.madeOn, now.toPlainDate().toString()],
    [w.madeBy, person.name],
    ...(narrowed.length > 0 ? [[w.onlyWhere, narrowed.join('; ')]] : []),
  ];
  return {
    next: async ({ inThread }) => ({
      download: await inThread(workbookWriting, { title, table, aboutTitle: w.about, about }),
      name: `${title.replace(/[^\p{L}\p{N} -]+/gu, '')} ${now.toPlainDate()}.xlsx`,
      type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    }),
  };
}
