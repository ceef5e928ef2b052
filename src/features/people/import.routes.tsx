import { audit } from '../../web/audit.ts';
import {
  requireRecentAuth,
  form,
  get,
  maybeText,
  orNotFound,
  post,
  postPrepared,
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
import { enqueueMail } from '../mail/outgoing-mail.store.ts';
import { askFor } from './approval.ts';
import { approvalWords } from './approval.words.ts';
import {
  applyRoster,
  findImport,
  insertImport,
  listKnown,
  markImported,
  type Brought,
} from './person.store.ts';
import { personWords } from './person.words.ts';
import { forgetRows, protection } from './protected.store.ts';
import { compareRoster, findMissing, needsSecondLook, readRoster } from './roster.rules.ts';
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

/** ID-4: whoever could be written to until now hears where letters go from here on. */
async function tellMoved(
  { tx, organisation, person: by, now }: Context,
  moved: Brought['moved'],
): Promise<void> {
  const w = approvalWords[organisation.language];
  for (const { person, name, from, to } of moved)
    await enqueueMail(tx, {
      organisation: organisation.id,
      key: `address ${person} ${now.epochMilliseconds}`,
      kind: 'approval',
      priority: 'now',
      at: now,
      language: organisation.language,
      name,
      address: from,
      subject: w.movedSubject(organisation.name),
      body: w.movedBody(name, to, by.name),
    });
}

const leavingForm = form({ leaving: maybeText(3), leaving_count: maybeText(10) });

export const importRoutes: Route[] = [
  requireRecentAuth(get('/people/imports/new', 'import people', newPage)),

  postPrepared(
    '/people/imports',
    'import people',
    form({}),
    newPage,
    (outside, _, upload) => readRows(outside, upload),
    async (context, _, { fileName, rows }) => {
      const id = await insertImport(context.tx, {
        organisation: context.organisation.id,
        fileName,
        rows,
        person: context.person.id,
      });
      return `${context.view.base}/people/imports/${id}`;
    },
  ),

  get('/people/imports/:import', 'import people', previewPage),

  requireRecentAuth(
    post(
      '/people/imports/:import/application',
      'import people',
      leavingForm,
      previewPage,
      async (context, input) => {
        const { tx, view, organisation, person, today } = context;
        const { found, verdicts, missing } = await compare(context);
        if (input.leaving === 'yes') {
          const w = personWords[view.language];
          if (
            needsSecondLook(missing) &&
            input.leaving_count?.trim() !== String(missing.people.length)
          )
            refuse(w.countThem(missing.people.length), 'leaving_count');
          await recordLeft(
            tx,
            missing.people.map(({ id }) => id),
            today,
          );
          for (const { id } of missing.people)
            await audit(tx, {
              organisation: organisation.id,
              person: person.id,
              action: 'leave person',
              subjectId: id,
            });
        }
        for (const { id, returns } of verdicts) if (returns) await recordReturn(tx, id!);
        const { asked, moved } = await applyRoster(tx, organisation.id, verdicts);
        await askFor(context, asked);
        await tellMoved(context, moved);
        await markImported(tx, found.id);
        await forgetRows(tx, found.id, verdicts);
        await audit(tx, {
          organisation: organisation.id,
          person: person.id,
          action: 'import roster roster_import',
          subjectId: found.id,
        });
        return `${view.base}/people/imports/${found.id}`;
      },
    ),
  ),
];
