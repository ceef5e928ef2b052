import { createHash } from 'node:crypto';
import type { ReadTx } from '../../platform/database.ts';
import { linkTo } from '../../web/links.ts';
import { audit } from '../../web/audit.ts';
import { webWords } from '../../web/web.words.ts';
import {
  box,
  type Context,
  eachRow,
  form,
  get,
  maybeIdOr,
  maybeOneOf,
  maybeText,
  NotFound,
  oneOf,
  orNotFound,
  type Outside,
  post,
  refuse,
  type Route,
  type Shown,
  type Upload,
} from '../../web/route.tsx';
import { whyUnreadable } from '../../web/spreadsheet-reading.ts';
import type { Problem } from '../../web/view.ts';
import { taskOf } from '../../platform/thread-pool.ts';
import { NewImportPage, PreviewPage } from './import.pages.tsx';
import { listGuarded, listMovedAges, type Asked } from '../accounts/approval.store.ts';
import { tellMoved } from './address-change.letters.ts';
import { askFor } from './approval.service.ts';
import { cleanCell } from '../../core/reader/cell.ts';
import type { CompleteLanguage } from '../../platform/i18n.ts';
import { dateOrders } from './cells.rules.ts';
import { compact } from './columns.rules.ts';
import { speaksFor } from './guardian.store.ts';
import { listDownload, sampleRows, type ListFormat } from './list-download.service.ts';
import { listWords } from './list.words.ts';
import {
  applyRoster,
  findAssignment,
  findImport,
  forgetAssignment,
  insertImport,
  keepAssignment,
  listKnown,
  markImported,
  updateImport,
  type RosterImport,
} from './person.store.ts';
import { personWords } from './person.words.ts';
import { forgetRows, listProtectedHashes } from './protected.store.ts';
import {
  countVerdicts,
  needsSecondLook,
  readHeads,
  rosterColumns,
  type Column,
  type Missing,
  type Verdict,
} from './roster.rules.ts';
import type { compareFile, Comparing, ListFacts, readRosterFile } from './roster-file.worker.ts';
import { countRunning, recordLeft, recordReturn } from './leaving.store.ts';

async function newPage({ view }: Context, problem?: Problem) {
  return <NewImportPage view={view} problem={problem} />;
}

const comparing = taskOf<typeof compareFile>(
  new URL('./roster-file.worker.ts', import.meta.url),
  'compareFile',
  { seconds: 45 },
);

type Asking = Pick<Context, 'params' | 'person' | 'organisation' | 'today'>;

async function loadComparison(
  tx: ReadTx,
  { params, person, organisation, today }: Asking,
): Promise<{ found: RosterImport; given: Comparing }> {
  const found = orNotFound(await findImport(tx, params.import!));
  return {
    found,
    given: {
      rows: found.rows,
      facts: found.facts,
      today,
      organisation: organisation.id,
      known: await listKnown(tx),
      sender: person.id,
      protectedHashes: await listProtectedHashes(tx),
    },
  };
}

/**
 * ID-1: those who would leave or come back by this list and hold a role of weight: each waits for a
 * second person.
 */
const listGuardedIn = (
  tx: ReadTx,
  { verdicts, missing }: { verdicts: Verdict[]; missing: Missing },
): Promise<Set<string>> =>
  listGuarded(tx, [
    ...missing.people.map(({ id }) => id),
    ...verdicts.flatMap(({ returns, id }) => (returns ? [id!] : [])),
  ]);

/** ID-6: with what each of these lines only asks for. */
async function withAges(tx: ReadTx, organisation: string, verdicts: Verdict[]): Promise<Verdict[]> {
  const moved = await listMovedAges(
    tx,
    organisation,
    verdicts.flatMap(({ is, id, changes, person }) =>
      is === 'changed' && changes.some(({ field }) => field === 'bornOn')
        ? [{ person: id!, bornOn: person.bornOn! }]
        : [],
    ),
  );
  return verdicts.map((one) =>
    one.is === 'changed' && moved.has(one.id!) ? { ...one, asksBirthday: true } : one,
  );
}

/** SE-2: lines and people are compared in a thread, whatever they have in common. */
async function previewPage(context: Context, problem?: Problem): Promise<Shown> {
  const { found, given } = await loadComparison(context.tx, context);
  const { view, today } = context;
  return {
    next: async ({ inThread, write }) => {
      const compared = await inThread(comparing, given);
      const { verdicts: read, missing } = compared;
      const { running, guarded, verdicts } = await write(async (tx) => ({
        verdicts: await withAges(tx, context.organisation.id, read),
        running: await countRunning(
          tx,
          missing.people.map(({ id }) => id),
          today,
        ),
        guarded: await listGuardedIn(tx, { verdicts: read, missing }),
      }));
      return (
        <PreviewPage
          {...compared}
          view={view}
          problem={problem}
          importId={found.id}
          fileName={found.fileName}
          facts={found.facts}
          verdicts={verdicts}
          running={running}
          guarded={guarded}
          applied={found.appliedAt !== null}
          isEmpty={found.rows.length === 0}
        />
      );
    },
  };
}

/**
 * What the file and the people are now: what was compared is applied only while they are the same.
 */
const stateOf = ({ rows, facts, known, protectedHashes }: Comparing): string =>
  createHash('sha256')
    .update(JSON.stringify([rows, facts, known, protectedHashes]))
    .digest('base64');

const listing = taskOf<typeof readRosterFile>(
  new URL('./roster-file.worker.ts', import.meta.url),
  'readRosterFile',
  { seconds: 45 },
);

async function readRows({ view, inThread }: Outside, upload: Upload | null) {
  const w = personWords[view.language];
  if (!upload) refuse(w.chooseFile, 'file');
  const read = await inThread(listing, upload.bytes).catch((error: unknown) =>
    refuse(w.unreadable[whyUnreadable(error)] ?? w.unreadable.broken!, 'file'),
  );
  return { fileName: upload.name, ...read };
}

/** What stands at the head of a column is kept as a hash: in a list without heads it is a name. */
const hashOf = (text: string): string =>
  createHash('sha256').update(text).digest('hex').slice(0, 32);
/** lists with the same columns, in whatever order. */
const keyOf = (header: string[]): string =>
  hashOf([...new Set(header.map(compact))].toSorted().join('|'));

/** what somebody said of the columns of an earlier list with the same heads. */
async function withAssignment(tx: ReadTx, facts: ListFacts, header: string[]): Promise<ListFacts> {
  const known = await findAssignment(tx, keyOf(header));
  if (!known) return facts;
  const columns = Object.fromEntries(
    header.flatMap((text, at): [number, Column | null][] => {
      const kind = known[hashOf(compact(text))];
      return text === '' || kind === undefined ? [] : [[at, kind]];
    }),
  );
  return { ...facts, columns, isRemembered: true };
}

/** The list, while nothing of it has been applied. */
async function openImport({ tx, view, params }: Context): Promise<RosterImport> {
  const found = orNotFound(await findImport(tx, params.import!));
  if (found.appliedAt !== null) refuse(personWords[view.language].appliedAlready);
  return found;
}

const previewOf = ({ view, params }: Context, hash?: string): string =>
  linkTo(view, '/people/imports/:import', { import: params.import }, hash ? { hash } : {});

function formatOf(format: string | undefined): ListFormat {
  if (format !== 'csv' && format !== 'xlsx') throw new NotFound();
  return format;
}

async function samplePage({ view, params }: Context): Promise<Shown> {
  return listDownload(sampleRows[view.language as CompleteLanguage] ?? sampleRows.en, {
    name: listWords[view.language].sampleName,
    as: formatOf(params.format),
  });
}

/** as they stand in the file, with a column that says why. */
async function refusedPage(context: Context): Promise<Shown> {
  const { found, given } = await loadComparison(context.tx, context);
  const l = listWords[context.view.language];
  return {
    next: async ({ inThread }) => {
      const { heads, verdicts } = await inThread(comparing, given);
      const rows = verdicts
        .filter(({ is }) => is === 'refused')
        .map(({ row, found: reasons, reasons: keys }) => [
          ...heads.header.map((_, at) => found.rows[row!]?.[at] ?? ''),
          (reasons ?? []).map(({ reason, cell }) => l.reasons[reason](cell)).join(' ') ||
            keys.map((key) => l.reasons[key]('')).join(' '),
        ]);
      return listDownload([[...heads.header, l.why], ...rows], {
        name: `${found.fileName.replace(/\.\w+$/, '')} ${l.counts.refused}`,
        as: formatOf(context.params.format),
      });
    },
  };
}

/** who speaks for whom by a list, of those who are here and do not yet. */
async function askedCustody(
  tx: ReadTx,
  { guardians = [] }: ListFacts,
  { people, today }: { people: Map<number, string>; today: string },
): Promise<Asked[]> {
  const asked: Asked[] = [];
  for (const line of guardians) {
    const [guardian, child] = [people.get(line.guardian), people.get(line.child)];
    if (
      guardian &&
      child &&
      guardian !== child &&
      !(await speaksFor(tx, { guardian, child, today }))
    )
      asked.push({ kind: 'guardian', person: guardian, child });
  }
  return asked;
}

const leavingForm = form({ leaving: box(), leaving_count: maybeText(10) });

export const importRoutes: Route[] = [
  get('/people/imports/new', { may: 'import people', recentAuth: true, audit: null }, newPage),

  post(
    '/people/imports',
    {
      may: 'import people',
      audit: 'change person',
      form: form({}),
      page: newPage,
      prepare: (outside, _, upload) => readRows(outside, upload),
    },
    async (context, _, { fileName, rows, facts, header }) => {
      const id = await insertImport(context.tx, {
        organisation: context.organisation.id,
        fileName,
        rows,
        facts: await withAssignment(context.tx, facts, header),
        person: context.person.id,
      });
      return linkTo(context.view, '/people/imports/:import', { import: id });
    },
  ),

  get('/people/imports/sample/:format/file', { may: 'import people', audit: null }, samplePage),

  get(
    '/people/imports/:import',
    { may: 'import people', audit: ['see roster_import', 'import'] },
    previewPage,
  ),

  get(
    '/people/imports/:import/refused/:format/file',
    { may: 'import people', audit: ['see roster_import', 'import'] },
    refusedPage,
  ),

  // what each column is.
  post(
    '/people/imports/:import/columns',
    {
      may: 'import people',
      audit: ['change roster_import', 'import'],
      form: form({
        column: eachRow(oneOf(['unread', ...rosterColumns])),
        no_header: box(),
      }),
      page: previewPage,
    },
    async (context, input) => {
      const { tx, view, organisation, today } = context;
      const l = listWords[view.language];
      const { id, rows, facts } = await openImport(context);
      const { header } = readHeads(rows, { ...facts, hasNoHeader: input.no_header });
      const columns: Record<string, Column | null> = {};
      const taken = new Set<string>();
      for (const [place, kind] of input.column) {
        if (!/^\d{1,3}$/.test(place)) continue;
        if (kind !== 'unread' && taken.has(kind))
          refuse(l.columnTwice(l.columns[kind]), `column-${place}`);
        taken.add(kind);
        columns[place] = kind === 'unread' ? null : kind;
      }
      const { isRemembered: _, ...kept } = facts;
      await updateImport(tx, id, { facts: { ...kept, columns, hasNoHeader: input.no_header } });
      if (!input.no_header)
        await keepAssignment(tx, {
          organisation: organisation.id,
          header: keyOf(header),
          columns: Object.fromEntries(
            header.flatMap((text, at) =>
              text === '' || columns[at] === undefined
                ? []
                : [[hashOf(compact(text)), columns[at]]],
            ),
          ),
          today,
        });
      return previewOf(context);
    },
  ),

  post(
    '/people/imports/:import/columns/forget',
    {
      may: 'import people',
      audit: ['change roster_import', 'import'],
      form: form({}),
      page: previewPage,
    },
    async (context) => {
      const { id, rows, facts } = await openImport(context);
      await forgetAssignment(context.tx, keyOf(readHeads(rows, facts).header));
      const { isRemembered: _, columns: __, ...kept } = facts;
      await updateImport(context.tx, id, { facts: kept });
      return previewOf(context);
    },
  ),

  // what the file cannot say.
  post(
    '/people/imports/:import/answers',
    {
      may: 'import people',
      audit: ['change roster_import', 'import'],
      form: form({
        same: eachRow(maybeIdOr(['other'])),
        all_same: box(),
        order: maybeOneOf(dateOrders),
      }),
      page: previewPage,
    },
    async (context, input) => {
      const { id, facts } = await openImport(context);
      const same: Record<string, string> = { ...facts.same };
      for (const [line, answer] of input.same)
        if (answer !== null && /^\d{1,10}$/.test(line)) same[line] = answer;
      await updateImport(context.tx, id, {
        facts: {
          ...facts,
          same,
          allSame: facts.allSame === true || input.all_same,
          ...(input.order ? { order: input.order } : {}),
        },
      });
      return previewOf(context);
    },
  ),

  // cells that were refused, as they should be.
  post(
    '/people/imports/:import/cells',
    {
      may: 'import people',
      audit: ['change roster_import', 'import'],
      form: form({ cell: eachRow(maybeText(200)) }),
      page: previewPage,
    },
    async (context, input) => {
      const { id, rows } = await openImport(context);
      for (const [place, text] of input.cell) {
        const [row, at] = (/^(\d{1,6})_(\d{1,3})$/.exec(place) ?? []).slice(1).map(Number);
        if (row === undefined || at === undefined || !rows[row] || at >= 500) continue;
        while (rows[row].length < at) rows[row].push('');
        rows[row][at] = cleanCell(text);
      }
      await updateImport(context.tx, id, { rows });
      return previewOf(context, 'refused');
    },
  ),

  post(
    '/people/imports/:import/application',
    {
      may: 'import people',
      recentAuth: true,
      audit: ['change roster_import', 'import'],
      form: leavingForm,
      page: previewPage,
      prepare: async (outside) => {
        const { given } = await outside.write((tx) => loadComparison(tx, outside));
        return { ...(await outside.inThread(comparing, given)), state: stateOf(given) };
      },
    },
    async (context, input, { verdicts: compared, missing, dates, state }) => {
      const { tx, view, organisation, person, today } = context;
      const { found, given } = await loadComparison(tx, context);
      // a date that can be read in two ways is asked, never guessed.
      if (dates && found.appliedAt === null) refuse(listWords[view.language].datesOpen, 'order');
      await updateImport(tx, found.id, {
        facts: { ...found.facts, done: countVerdicts(compared) },
      });
      // once, also when it is sent twice at one moment.
      if (!(await markImported(tx, found.id))) refuse(personWords[view.language].appliedAlready);
      if (stateOf(given) !== state) refuse(webWords[view.language].meanwhile);
      const verdicts = await withAges(tx, organisation.id, compared);
      const guarded = await listGuardedIn(tx, { verdicts, missing });
      const waiting: Asked[] = [];
      if (input.leaving) {
        const w = personWords[view.language];
        if (needsSecondLook(missing) && input.leaving_count !== String(missing.people.length))
          refuse(w.countThem(missing.people.length), 'leaving_count');
        const gone = missing.people.map(({ id }) => id).filter((id) => !guarded.has(id));
        for (const { id } of missing.people)
          if (guarded.has(id)) waiting.push({ kind: 'leaving', person: id });
        await recordLeft(tx, gone, today);
        for (const id of gone)
          await audit(tx, {
            organisation: organisation.id,
            person: person.id,
            action: 'leave person',
            subjectId: id,
          });
      }
      for (const { id, returns } of verdicts)
        if (returns && guarded.has(id!)) waiting.push({ kind: 'return', person: id! });
        else if (returns) await recordReturn(tx, id!);
      const { asked, moved, people } = await applyRoster(tx, organisation.id, verdicts);
      const custody = await askedCustody(tx, found.facts, { people, today });
      await askFor(context, [...waiting, ...asked, ...custody]);
      await tellMoved(context, moved);
      await forgetRows(tx, found.id, verdicts);
      await audit(tx, {
        organisation: organisation.id,
        person: person.id,
        action: 'import roster roster_import',
        subjectId: found.id,
      });
      return linkTo(view, '/people/imports/:import', { import: found.id });
    },
  ),
];
