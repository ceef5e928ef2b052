import { linkTo } from '../../web/links.ts';
import { audit } from '../../web/audit.ts';
import {
  day,
  form,
  get,
  maybeDay,
  maybeText,
  oneOf,
  orNotFound,
  post,
  refuse,
  text,
  type Context,
  type Route,
} from '../../web/route.tsx';
import type { Problem } from '../../web/view.ts';
import { parseDigest } from './archive.rules.ts';
import { ArchivePage, PackagePage } from './archive.pages.tsx';
import {
  collectMentorships,
  findArchiveChoice,
  insertPackage,
  keepArchiveChoice,
  listEnded,
  listPackages,
  listPacked,
  noteReceipt,
  type ArchivePackage,
} from './archive.store.ts';
import { archiveWords } from './archive.words.ts';
import type { buildPackage } from './package.file.ts';
import { calculating, taskOf } from '../../platform/thread-pool.ts';

/** Some 15 ms for each mentorship. */
const packing = taskOf<typeof buildPackage>(
  new URL('./package.file.ts', import.meta.url),
  'buildPackage',
  { seconds: 300, pool: calculating },
);

const archivePage = async ({ tx, view, today }: Context, problem?: Problem) => (
  <ArchivePage
    view={view}
    problem={problem}
    choice={await findArchiveChoice(tx)}
    {...await listEnded(tx, today)}
    packages={await listPackages(tx)}
  />
);

const findPackage = async ({ tx, params }: Context): Promise<ArchivePackage> =>
  orNotFound((await listPackages(tx, params.package!))[0]);

const packagePage = async (context: Context, problem?: Problem) => (
  <PackagePage view={context.view} problem={problem} pack={await findPackage(context)} />
);

export const archiveRoutes: Route[] = [
  get('/records/archive', { may: 'keep records', audit: 'list archive_package' }, archivePage),

  post(
    '/records/archive',
    {
      may: 'keep records',
      purpose: 'records',
      audit: 'change archive_package',
      form: form({}),
      page: archivePage,
    },
    async ({ tx, view, organisation, person, today, forRecords }) => {
      const { ended } = await listEnded(tx, today);
      if (ended.length === 0) refuse(archiveWords[view.language].nothing);
      const { language } = organisation;
      const mentorships = await forRecords((open) =>
        collectMentorships(
          open,
          organisation,
          ended.map(({ id }) => id),
        ),
      );
      return {
        next: async ({ inThread, write }) => {
          const { digest } = await inThread(packing, mentorships, {
            organisation: organisation.name,
            madeOn: today,
            language,
          });
          return write(async (later) => {
            const id = await insertPackage(later, {
              organisation: organisation.id,
              person: person.id,
              today,
              language,
              digest,
              mentorships,
            });
            await audit(later, {
              organisation: organisation.id,
              person: person.id,
              action: 'make archive_package',
              subjectId: id,
            });
            return linkTo(view, '/records/archive/:package', { package: id });
          });
        },
      };
    },
  ),

  post(
    '/records/archive/rule',
    {
      may: 'keep records',
      audit: 'change archive_package',
      form: form({
        rule: oneOf(['archive', 'dispose']),
        decision: maybeText(300),
        decided_on: maybeDay(),
      }),
      page: archivePage,
    },
    async ({ tx, view, organisation, person, today }, input) => {
      const w = archiveWords[view.language];
      const handsOver = input.rule === 'archive';
      if (!handsOver && !input.decision) refuse(w.needsDecision, 'decision');
      if (!handsOver && !input.decided_on) refuse(w.needsDecision, 'decided_on');
      if (!handsOver && input.decided_on! > today) refuse(w.inFuture, 'decided_on');
      await keepArchiveChoice(tx, {
        organisation: organisation.id,
        person: person.id,
        choice: handsOver
          ? { handsOver, decision: null, decidedOn: null }
          : { handsOver, decision: input.decision, decidedOn: input.decided_on! },
      });
      await audit(tx, {
        organisation: organisation.id,
        person: person.id,
        action: 'change archive_choice',
        subjectId: null,
      });
      return linkTo(view, '/records/archive');
    },
  ),

  get(
    '/records/archive/:package',
    { may: 'keep records', audit: ['see archive_package', 'package'] },
    packagePage,
  ),

  get(
    '/records/archive/:package/file',
    {
      may: 'keep records',
      purpose: 'records',
      recentAuth: true,
      audit: ['see archive_package', 'package'],
    },
    async (context) => {
      const { tx, view, organisation, person, forRecords } = context;
      const pack = await findPackage(context);
      const ids = await listPacked(tx, pack.id);
      const mentorships = await forRecords((open) => collectMentorships(open, organisation, ids));
      return {
        next: async ({ inThread, write }) => {
          const { bytes, digest } = await inThread(packing, mentorships, {
            organisation: organisation.name,
            madeOn: pack.madeOn,
            language: pack.language,
          });
          if (digest !== pack.digest) {
            const sentence = archiveWords[view.language].changed;
            const problem = { sentence, fields: {}, typed: {} };
            return <PackagePage view={view} problem={problem} pack={pack} />;
          }
          await write((later) =>
            audit(later, {
              organisation: organisation.id,
              person: person.id,
              action: 'take out archive_package',
              subjectId: pack.id,
            }),
          );
          return {
            download: bytes,
            name: `mentorium-${pack.madeOn}-${pack.digest.slice(0, 8)}.zip`,
            type: 'application/zip',
          };
        },
      };
    },
  ),

  post(
    '/records/archive/:package',
    {
      may: 'keep records',
      audit: ['change archive_package', 'package'],
      form: form({ receipt: text(300), digest: text(300), received_on: day() }),
      page: packagePage,
    },
    async (context, input) => {
      const { tx, view, organisation, person, today } = context;
      const w = archiveWords[view.language];
      const pack = await findPackage(context);
      const digest = parseDigest(input.digest);
      if (digest === null) refuse(w.noSum, 'digest');
      if (digest !== pack.digest) refuse(w.otherSum, 'digest');
      if (input.received_on < pack.madeOn) refuse(w.tooEarly, 'received_on');
      if (input.received_on > today) refuse(w.inFuture, 'received_on');
      if (
        !(await noteReceipt(tx, {
          pack: pack.id,
          person: person.id,
          receipt: input.receipt,
          receivedOn: input.received_on,
        }))
      )
        refuse(w.already);
      await audit(tx, {
        organisation: organisation.id,
        person: person.id,
        action: 'receive archive_package',
        subjectId: pack.id,
      });
      return linkTo(view, '/records/archive/:package', { package: pack.id });
    },
  ),
];
