import { createHash } from 'node:crypto';
import type { Tx } from '../../platform/database.ts';
import { linkTo } from '../../web/links.ts';
import { audit } from '../../web/audit.ts';
import { webWords } from '../../web/web.words.ts';
import {
  box,
  type Context,
  form,
  get,
  maybeText,
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
import {
  applyRoster,
  findImport,
  insertImport,
  listKnown,
  markImported,
  type RosterImport,
} from './person.store.ts';
import { personWords } from './person.words.ts';
import { forgetRows, listProtectedHashes } from './protected.store.ts';
import { needsSecondLook, type Missing, type Verdict } from './roster.rules.ts';
import type { compareFile, Comparing, readRosterFile } from './roster-file.worker.ts';
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
  tx: Tx,
  { params, person, organisation, today }: Asking,
): Promise<{ found: RosterImport; given: Comparing }> {
  const found = orNotFound(await findImport(tx, params.import!));
  return {
    found,
    given: {
      rows: found.rows,
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
  tx: Tx,
  { verdicts, missing }: { verdicts: Verdict[]; missing: Missing },
): Promise<Set<string>> =>
  listGuarded(tx, [
    ...missing.people.map(({ id }) => id),
    ...verdicts.flatMap(({ returns, id }) => (returns ? [id!] : [])),
  ]);

/** ID-6: with what each of these lines only asks for. */
async function withAges(tx: Tx, organisation: string, verdicts: Verdict[]): Promise<Verdict[]> {
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
      const { verdicts: read, missing, ignored } = await inThread(comparing, given);
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
          view={view}
          problem={problem}
          importId={found.id}
          fileName={found.fileName}
          verdicts={verdicts}
          missing={missing}
          running={running}
          guarded={guarded}
          ignored={ignored}
          applied={found.appliedAt !== null}
        />
      );
    },
  };
}

/**
 * What the file and the people are now: what was compared is applied only while they are the same.
 */
const stateOf = ({ known, protectedHashes }: Comparing): string =>
  createHash('sha256')
    .update(JSON.stringify([known, protectedHashes]))
    .digest('base64');

const listing = taskOf<typeof readRosterFile>(
  new URL('./roster-file.worker.ts', import.meta.url),
  'readRosterFile',
  { seconds: 45 },
);

async function readRows(
  { view, today, inThread }: Outside,
  upload: Upload | null,
): Promise<{ fileName: string; rows: string }> {
  const w = personWords[view.language];
  if (!upload) refuse(w.chooseFile, 'file');
  const rows = await inThread(listing, upload.bytes, today).catch((error: unknown) =>
    refuse(w.unreadable[whyUnreadable(error)] ?? w.unreadable.broken!, 'file'),
  );
  return { fileName: upload.name, rows: rows ?? refuse(w.noHeader, 'file') };
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
    async (context, _, { fileName, rows }) => {
      const id = await insertImport(context.tx, {
        organisation: context.organisation.id,
        fileName,
        rows,
        person: context.person.id,
      });
      return linkTo(context.view, '/people/imports/:import', { import: id });
    },
  ),

  get(
    '/people/imports/:import',
    { may: 'import people', audit: ['see roster_import', 'import'] },
    previewPage,
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
    async (context, input, { verdicts: compared, missing, state }) => {
      const { tx, view, organisation, person, today } = context;
      const { found, given } = await loadComparison(tx, context);
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
      const { asked, moved } = await applyRoster(tx, organisation.id, verdicts);
      await askFor(context, [...waiting, ...asked]);
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
