import { createHash } from 'node:crypto';
import type { Tx } from '../../platform/database.ts';
import { audit } from '../../web/audit.ts';
import { hallWords } from '../../web/web.words.ts';
import {
  requireRecentAuth,
  form,
  get,
  maybeText,
  orNotFound,
  postPrepared,
  refuse,
  type Context,
  type Route,
  type Outside,
  type Shown,
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
  type RosterImport,
} from './person.store.ts';
import { personWords } from './person.words.ts';
import { forgetRows, listProtectedHashes } from './protected.store.ts';
import { needsSecondLook } from './roster.rules.ts';
import type { compareFile, Comparing, readRosterFile } from './roster-file.ts';
import { countRunning, recordLeft, recordReturn } from './leaving.store.ts';

async function newPage({ view }: Context, problem?: Problem) {
  return <NewImportPage view={view} problem={problem} />;
}

const comparing = taskOf<typeof compareFile>(
  new URL('./roster-file.ts', import.meta.url),
  'compareFile',
  { seconds: 45 },
);

type Asked = Pick<Context, 'params' | 'person' | 'organisation' | 'today'>;

async function loadComparison(
  tx: Tx,
  { params, person, organisation, today }: Asked,
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

/** SE-2: lines and people are compared in a thread, whatever they have in common. */
async function previewPage(context: Context, problem?: Problem): Promise<Shown> {
  const { found, given } = await loadComparison(context.tx, context);
  const { view, today } = context;
  return {
    next: async ({ inThread, write }) => {
      const { verdicts, missing, ignored } = await inThread(comparing, given);
      const running = await write((tx) =>
        countRunning(
          tx,
          missing.people.map(({ id }) => id),
          today,
        ),
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
    },
  };
}

/** What the file and the people are now: what was compared is applied only while they are the same. */
const stateOf = ({ known, protectedHashes }: Comparing): string =>
  createHash('sha256')
    .update(JSON.stringify([known, protectedHashes]))
    .digest('base64');

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
    postPrepared(
      '/people/imports/:import/application',
      'import people',
      leavingForm,
      previewPage,
      async (outside) => {
        const { given } = await outside.write((tx) => loadComparison(tx, outside));
        return { ...(await outside.inThread(comparing, given)), state: stateOf(given) };
      },
      async (context, input, { verdicts, missing, state }) => {
        const { tx, view, organisation, person, today } = context;
        const { found, given } = await loadComparison(tx, context);
        if (stateOf(given) !== state) refuse(hallWords[view.language].meanwhile);
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
