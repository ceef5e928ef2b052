import { linkTo } from '../../web/links.ts';
import { plainDay } from '../../platform/i18n.ts';
import { audit } from '../../web/audit.ts';
import {
  type Context,
  type ContextFor,
  form,
  get,
  isDay,
  isId,
  maybeText,
  names,
  NotFound,
  oneOf,
  orNotFound,
  type Outside,
  post,
  refuse,
  type Route,
  text,
} from '../../web/route.tsx';
import type { Problem } from '../../web/view.ts';
import { givenOf, sectionsOf } from './answer.rules.ts';
import { missingPieces, parseKey, piecesOf, type OfficialDocument } from './document.rules.ts';
import { findDocuments, searchDocuments, type Search } from './document.store.ts';
import { documentWords, readDocument } from './document.words.ts';
import { lawOf, verdicts, type Verdict } from './law.rules.ts';
import { printing } from '../../platform/printing.ts';
import { sheetOf } from './paper.print.ts';
import {
  RecordDocumentPage,
  RecordRequestPage,
  RecordsPage,
  type ItemRow,
} from './request.pages.tsx';
import {
  answerRequest,
  decideItem,
  deleteItem,
  insertItems,
  insertRecordRequest,
  listItems,
  listRecordRequests,
  type RecordRequest,
} from './request.store.ts';
import { recordsWords } from './records.words.ts';

const recordsPage = async ({ tx, view }: Context, problem?: Problem) => (
  <RecordsPage view={view} problem={problem} requests={await listRecordRequests(tx)} />
);

const findRequest = async ({ tx, params }: Context): Promise<RecordRequest> =>
  orNotFound((await listRecordRequests(tx, params.record!))[0]);

type Read = ItemRow & { document: OfficialDocument };

/**
 * Documents of a request as they read in the language of the organisation, in which they are
 * answered.
 */
async function readItems(
  { tx, forRecords, organisation }: ContextFor<'records'>,
  request: string,
  id?: string,
): Promise<Read[]> {
  const items = await listItems(tx, request, id);
  const documents = await forRecords((open) =>
    findDocuments(
      open,
      items.map(({ kind, documentId }) => ({ kind, id: documentId })),
    ),
  );
  return items.flatMap((item) => {
    const document = documents.find((one) => one.kind === item.kind && one.id === item.documentId);
    return document
      ? [{ ...item, document, paper: readDocument(organisation.language, document) }]
      : [];
  });
}

const dayOrNull = (value: string | undefined): string | null =>
  value !== undefined && isDay(value) ? value : null;

function searchOf({ query }: Context): Search | null {
  if (query.search !== '1') return null;
  return {
    name: (query.name ?? '').trim().slice(0, 120),
    words: (query.words ?? '').trim().slice(0, 200),
    from: dayOrNull(query.from),
    until: dayOrNull(query.until),
  };
}

async function requestPage(context: ContextFor<'records'>, problem?: Problem) {
  const { view, organisation, forRecords, now } = context;
  const request = await findRequest(context);
  const search = searchOf(context);
  return (
    <RecordRequestPage
      view={view}
      problem={problem}
      request={request}
      items={await readItems(context, request.id)}
      law={lawOf(organisation.jurisdiction)}
      search={search}
      hits={
        search && request.answeredAt === null
          ? await forRecords((open) => searchDocuments(open, search))
          : null
      }
      now={new Date(now.epochMilliseconds)}
    />
  );
}

async function findItem(context: ContextFor<'records'>, request: RecordRequest): Promise<Read> {
  if (!isId(context.params.document!)) throw new NotFound();
  return orNotFound((await readItems(context, request.id, context.params.document!))[0]);
}

async function documentPage(context: ContextFor<'records'>, problem?: Problem) {
  const { view, organisation, person } = context;
  const request = await findRequest(context);
  const item = await findItem(context, request);
  const { document } = item;
  const page = (
    <RecordDocumentPage
      view={view}
      problem={problem}
      request={request}
      item={item}
      law={lawOf(organisation.jurisdiction)}
      given={
        item.verdict &&
        givenOf({ ...item, verdict: item.verdict }, documentWords[organisation.language].masked)
      }
    />
  );
  return {
    next: async ({ write }: Outside) => {
      // Whom it is about sees who opened it.
      await write((later) =>
        audit(later, {
          organisation: organisation.id,
          person: person.id,
          action: document.kind === 'admission' ? 'see application' : 'see mentorship',
          subjectId: document.kind === 'admission' ? document.id : document.mentorship.id,
        }),
      );
      return page;
    },
  };
}

/** An answer does not change any more. */
async function findOpen(context: Context): Promise<RecordRequest> {
  const request = await findRequest(context);
  if (request.answeredAt) refuse(recordsWords[context.view.language].answeredAlready);
  return request;
}

export const requestRoutes: Route[] = [
  get('/records', { may: 'keep records', audit: 'list record_request' }, recordsPage),

  post(
    '/records',
    {
      may: 'keep records',
      audit: ['change own person', 'self'],
      form: form({ wish: text(4000), contact: maybeText(300) }),
      page: recordsPage,
    },
    async ({ tx, view, organisation, person }, input) => {
      const id = await insertRecordRequest(tx, {
        organisation: organisation.id,
        person: person.id,
        wish: input.wish,
        contact: input.contact || null,
      });
      await audit(tx, {
        organisation: organisation.id,
        person: person.id,
        action: 'receive record_request',
        subjectId: id,
      });
      return linkTo(view, '/records/:record', { record: id });
    },
  ),

  get(
    '/records/:record',
    { may: 'keep records', purpose: 'records', audit: ['see record_request', 'record'] },
    requestPage,
  ),

  post(
    '/records/:record/documents',
    {
      may: 'keep records',
      purpose: 'records',
      audit: ['change record_request', 'record'],
      form: form({ documents: names() }),
      page: requestPage,
    },
    async (context, input) => {
      const { tx, view, organisation, person, forRecords } = context;
      const request = await findOpen(context);
      const keys = input.documents.flatMap((key) => parseKey(key) ?? []);
      const documents = await forRecords((open) => findDocuments(open, keys));
      await insertItems(tx, {
        organisation: organisation.id,
        person: person.id,
        request: request.id,
        documents,
      });
      return linkTo(view, '/records/:record', { record: request.id });
    },
  ),

  get(
    '/records/:record/documents/:document',
    { may: 'keep records', purpose: 'records', audit: ['see record_request', 'record'] },
    documentPage,
  ),

  post(
    '/records/:record/documents/:document',
    {
      edits: true,
      may: 'keep records',
      purpose: 'records',
      audit: ['change record_request', 'record'],
      form: form({
        verdict: oneOf(verdicts),
        pieces: maybeText(4000),
        ground: maybeText(200),
        other: maybeText(200),
      }),
      page: documentPage,
    },
    async (context, input) => {
      const { tx, view, organisation, person } = context;
      const w = recordsWords[view.language];
      const request = await findOpen(context);
      const item = await findItem(context, request);
      const { verdict } = input;
      const ground = input.other || input.ground || null;
      if (verdict !== 'give' && !ground) refuse(w.needsGround, 'ground');
      const pieces = verdict === 'mask' ? piecesOf(input.pieces) : [];
      if (verdict === 'mask' && pieces.length === 0) refuse(w.needsPieces, 'pieces');
      if (pieces.some((piece) => [...piece].length < 2)) refuse(w.tooShort, 'pieces');
      const missing = missingPieces(item.paper, pieces);
      if (missing.length > 0)
        refuse(w.missing(missing.map((piece) => `“${piece}”`).join(', ')), 'pieces');
      await decideItem(tx, {
        organisation: organisation.id,
        request: request.id,
        item: item.id,
        person: person.id,
        verdict,
        ground,
        pieces,
      });
      await audit(tx, {
        organisation: organisation.id,
        person: person.id,
        action: 'decide on record_request',
        subjectId: request.id,
      });
      return verdict === 'mask'
        ? linkTo(view, '/records/:record/documents/:document', {
            record: request.id,
            document: item.id,
          })
        : linkTo(view, '/records/:record', { record: request.id });
    },
  ),

  post(
    '/records/:record/documents/:document/removal',
    {
      may: 'keep records',
      purpose: 'records',
      audit: ['change record_request', 'record'],
      form: form({}),
      page: documentPage,
    },
    async (context) => {
      const { tx, view } = context;
      const request = await findOpen(context);
      await deleteItem(tx, (await findItem(context, request)).id);
      return linkTo(view, '/records/:record', { record: request.id });
    },
  ),

  post(
    '/records/:record/answer',
    {
      may: 'keep records',
      purpose: 'records',
      audit: ['change record_request', 'record'],
      form: form({}),
      page: requestPage,
    },
    async (context) => {
      const { tx, view, organisation, person } = context;
      const request = await findOpen(context);
      const items = await listItems(tx, request.id);
      const count = (one: Verdict) => items.filter(({ verdict }) => verdict === one).length;
      if (
        !(await answerRequest(tx, {
          request: request.id,
          person: person.id,
          counts: { give: count('give'), mask: count('mask'), withhold: count('withhold') },
        }))
      )
        refuse(recordsWords[view.language].notYet);
      await audit(tx, {
        organisation: organisation.id,
        person: person.id,
        action: 'answer record_request',
        subjectId: request.id,
      });
      return linkTo(view, '/records/:record', { record: request.id });
    },
  ),

  get(
    '/records/:record/answer/file',
    {
      may: 'keep records',
      purpose: 'records',
      recentAuth: true,
      audit: ['see record_request', 'record'],
    },
    async (context) => {
      const { organisation } = context;
      const request = await findRequest(context);
      if (!request.answeredAt) throw new NotFound();
      const items = await readItems(context, request.id);
      const { language } = organisation;
      const w = recordsWords[language];
      const dayOf = (at: Date) =>
        Temporal.Instant.fromEpochMilliseconds(at.getTime())
          .toZonedDateTimeISO(organisation.timeZone)
          .toPlainDate()
          .toString();
      const sheet = sheetOf(
        {
          language,
          title: w.sheet.title(request.number),
          author: organisation.name,
          date: dayOf(request.answeredAt),
          footer: w.sheet.footer(organisation.name, request.number),
          lines: [
            `${organisation.name}, ${plainDay(language, dayOf(request.answeredAt))}`,
            w.sheet.by(request.answeredBy!),
            '',
            w.sheet.asked(plainDay(language, dayOf(request.receivedAt))),
            ...request.wish.split('\n'),
            '',
          ],
          sections: sectionsOf({
            decided: items.map((item) => ({ ...item, verdict: item.verdict! })),
            organisation: organisation.name,
            law: lawOf(organisation.jurisdiction),
            words: w.sheet,
            verdicts: w.verdicts,
            kinds: documentWords[language].kinds,
            masked: documentWords[language].masked,
          }),
        },
        'read',
      );
      return {
        next: async ({ inThread }) => ({
          download: await inThread(printing, ...sheet),
          name: `${w.sheet.title(request.number)}.pdf`,
          type: 'application/pdf',
        }),
      };
    },
  ),
];
