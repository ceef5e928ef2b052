import { linkTo } from '../../web/links.ts';
import { audit } from '../../web/audit.ts';
import {
  form,
  get,
  maybeText,
  orNotFound,
  post,
  refuse,
  type Context,
  type Route,
  type Outside,
  type Upload,
} from '../../web/route.tsx';
import { whyUnreadable } from '../../web/spreadsheet-reading.ts';
import type { Problem } from '../../web/view.ts';
import { taskOf } from '../../platform/thread-pool.ts';
import { NewImportPage, PreviewPage } from './import.pages.tsx';
import { listGuarded, type Asked } from '../accounts/approval.store.ts';
import { tellMoved } from './address-change.ts';
import { askFor } from './approval.ts';
import { applyRoster, findImport, insertImport, listKnown, markImported } from './person.store.ts';
import { personWords } from './person.words.ts';
import { forgetRows, protection } from './protected.store.ts';
import {
  compareRoster,
  findMissing,
  needsSecondLook,
  readRoster,
  type Missing,
  type Verdict,
} from './roster.rules.ts';
import type { readRosterFile } from './roster-file.ts';
import { countRunning, recordLeft, recordReturn } from './leaving.store.ts';

async function newPage({ view }: Context, problem?: Problem) {
  return <NewImportPage view={view} problem={problem} />;
}

/** What the file says and what is known, and who is missing; whoever sends the list is not. */
async function compare({ tx, params, person, today }: Context) {
  const found = orNotFound(await findImport(tx, params.import!));
  const reading = readRoster(found.rows, today)!;
  const known = await listKnown(tx);
  const verdicts = compareRoster(reading, known, await protection(tx));
  const others = known.filter(({ id }) => id !== person.id);
  return { found, reading, verdicts, missing: findMissing(verdicts, others) };
}

/** ID-1: those who would leave or come back by this list and hold a role of weight: each waits for a second person. */
const listGuardedIn = (
  { tx }: Context,
  { verdicts, missing }: { verdicts: Verdict[]; missing: Missing },
): Promise<Set<string>> =>
  listGuarded(tx, [
    ...missing.people.map(({ id }) => id),
    ...verdicts.flatMap(({ returns, id }) => (returns ? [id!] : [])),
  ]);

async function previewPage(context: Context, problem?: Problem) {
  const { tx, view, today } = context;
  const { found, reading, verdicts, missing } = await compare(context);
  const running = await countRunning(
    tx,
    missing.people.map(({ id }) => id),
    today,
  );
  const ignored = reading.header.filter(
    (_, i) => reading.columns[i] === null && reading.header[i] !== '',
  );
  return (
    <PreviewPage
      view={view}
      problem={problem}
      importId={found.id}
      fileName={found.fileName}
      verdicts={verdicts}
      missing={missing}
      running={running}
      guarded={await listGuardedIn(context, { verdicts, missing })}
      ignored={ignored}
      applied={found.appliedAt !== null}
    />
  );
}

const listing = taskOf<typeof readRosterFile>(
  new URL('./roster-file.ts', import.meta.url),
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

const leavingForm = form({ leaving: maybeText(3), leaving_count: maybeText(10) });

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
    },
    async (context, input) => {
      const { tx, view, organisation, person, today } = context;
      const { found, verdicts, missing } = await compare(context);
      const guarded = await listGuardedIn(context, { verdicts, missing });
      const waiting: Asked[] = [];
      if (input.leaving === 'yes') {
        const w = personWords[view.language];
        if (
          needsSecondLook(missing) &&
          input.leaving_count?.trim() !== String(missing.people.length)
        )
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
      await markImported(tx, found.id);
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
