/** Papers and links of an application in the list, and what its manager says. */
import { linkTo } from '../../web/links.ts';
import { audit } from '../../web/audit.ts';
import { isWebAddress } from '../../platform/web-address.ts';
import {
  type ActContext,
  type Context,
  form,
  get,
  maybeText,
  NotFound,
  orNotFound,
  post,
  refuse,
  type Route,
  text,
} from '../../web/route.tsx';
import { keepUpload } from '../../web/upload.ts';
import type { Problem } from '../../web/view.ts';
import { findPerson } from '../people/person.store.ts';
import { applicationPage, enter, enterStanding } from './admission.routes.tsx';
import { applicationCallWords } from './application-call.words.ts';
import { ClosedFilePage, ManagerLinkPage, NewEvidencePage } from './evidence.pages.tsx';
import {
  deleteEvidence,
  findEvidenceFile,
  insertEvidence,
  listEvidence,
  markScanned,
  mostEvidence,
  verifyEvidence,
} from './evidence.store.ts';
import { findConsent, insertConsent, replaceManager } from './manager-consent.store.ts';
import { isAddress, provable } from './public-application.rules.ts';
import { askManager } from './public-application.service.ts';
import { publicApplicationWords } from './public-application.words.ts';

const wordsOf = ({ view }: Pick<Context, 'view'>) => applicationCallWords[view.language];
const faultsOf = ({ view }: Pick<Context, 'view'>) => publicApplicationWords[view.language].faults;

async function newEvidencePage(context: Context, problem?: Problem) {
  const { application, role, cohort } = await enter(context);
  return (
    <NewEvidencePage
      view={context.view}
      problem={problem}
      application={application.id}
      role={role}
      languages={cohort.profile.languages}
    />
  );
}

const toEvidence = ({ view, params }: Context) =>
  linkTo(
    view,
    '/applications/:application',
    { application: params.application },
    { hash: 'evidence' },
  );
const toManager = ({ view, params }: Context) =>
  linkTo(
    view,
    '/applications/:application',
    { application: params.application },
    { hash: 'manager' },
  );

async function verify(context: ActContext, isVerified: boolean): Promise<string> {
  const { tx, params, organisation, person, today } = context;
  const { application } = await enterStanding(context);
  const done = await verifyEvidence(tx, {
    id: params.evidence!,
    application: application.id,
    verified: isVerified ? { by: person.id, on: today } : null,
  });
  if (!done) throw new NotFound();
  await audit(tx, {
    organisation: organisation.id,
    person: person.id,
    action: 'verify application_evidence',
    subjectId: params.evidence!,
  });
  return toEvidence(context);
}

/** The question goes by mail; where no mail goes out, its link is shown once. */
async function ask(context: ActContext, { isReminder }: { isReminder: boolean }) {
  const { tx, view, params, organisation, now, address, hasMail } = context;
  const consent = orNotFound(await findConsent(tx, 'application_id', params.application!));
  const link = await askManager(
    tx,
    { organisation, at: now, address },
    { consent, language: organisation.language, isReminder },
  );
  if (hasMail) return toManager(context);
  return {
    shown: (
      <ManagerLinkPage
        view={view}
        application={params.application!}
        name={consent.manager.name}
        link={link}
      />
    ),
  };
}

export const evidenceRoutes: Route[] = [
  get(
    '/applications/:application/evidence',
    { may: 'apply', audit: ['see application', 'application'] },
    newEvidencePage,
  ),

  post(
    '/applications/:application/evidence',
    {
      may: 'apply',
      audit: ['change application', 'application'],
      form: form({ criterion: maybeText(100), about: text(200), address: maybeText(500) }),
      page: newEvidencePage,
      prepare: async (outside, _, upload) => {
        const kept = await keepUpload(outside, upload);
        const w = publicApplicationWords[outside.view.language];
        if (kept === 'unfit') refuse(w.badFile, 'file');
        if (kept === 'harmful') refuse(w.harmful, 'file');
        return kept;
      },
    },
    async (context, input, file) => {
      const { tx, view, organisation } = context;
      const w = publicApplicationWords[view.language];
      const { application, role } = await enterStanding(context);
      if ((file === null) === (input.address === '')) refuse(w.oneOfBoth, 'address');
      if (input.address && !isWebAddress(input.address)) refuse(w.badAddress, 'address');
      const all = await listEvidence(tx, ['application_id', application.id]);
      if (all.length >= mostEvidence) refuse(w.tooMuchEvidence(mostEvidence), 'about');
      await insertEvidence(tx, {
        organisation: organisation.id,
        publicApplication: null,
        application: application.id,
        person: application.personId,
        criterion: provable(role.criteria).find(({ id }) => id === input.criterion)?.id ?? '',
        about: input.about,
        address: input.address || null,
        file,
      });
      return toEvidence(context);
    },
  ),

  get(
    '/applications/:application/evidence/:evidence/file',
    { may: 'apply', audit: ['see application_evidence', 'evidence'] },
    async (context) => {
      const { tx, view, params } = context;
      const { application } = await enter(context);
      const file = orNotFound(await findEvidenceFile(tx, params.evidence!, application.id));
      return {
        next: async ({ scan, write }) => {
          if (scan && !file.isScanned) {
            const verdict = await scan(file.bytes);
            if (verdict !== 'clean')
              return (
                <ClosedFilePage
                  view={view}
                  application={application.id}
                  isHarmful={verdict === 'harmful'}
                />
              );
            await write((own) => markScanned(own, params.evidence!));
          }
          return { download: file.bytes, name: file.name, type: file.type };
        },
      };
    },
  ),

  post(
    '/applications/:application/evidence/:evidence/removal',
    {
      may: 'apply',
      audit: ['change application', 'application'],
      form: form({}),
      page: applicationPage,
    },
    async (context) => {
      const { application } = await enterStanding(context);
      const isGone = await deleteEvidence(context.tx, context.params.evidence!, [
        'application_id',
        application.id,
      ]);
      if (!isGone) throw new NotFound();
      return toEvidence(context);
    },
  ),

  post(
    '/applications/:application/evidence/:evidence/verification',
    {
      may: 'decide admission',
      audit: ['verify application_evidence', 'evidence'],
      form: form({}),
      page: applicationPage,
    },
    (context) => verify(context, true),
  ),

  post(
    '/applications/:application/evidence/:evidence/verification/end',
    {
      may: 'decide admission',
      audit: ['verify application_evidence', 'evidence'],
      form: form({}),
      page: applicationPage,
    },
    (context) => verify(context, false),
  ),

  post(
    '/applications/:application/manager',
    {
      may: 'decide admission',
      audit: ['change application', 'application'],
      form: form({ manager_name: text(120), manager_email: text(254) }),
      page: applicationPage,
    },
    async (context, input) => {
      const { tx, organisation } = context;
      const { application } = await enterStanding(context);
      const manager = {
        name: input.manager_name,
        email: input.manager_email.toLowerCase(),
      };
      if (!isAddress(manager.email)) refuse(faultsOf(context).badEmail, 'manager_email');
      const applicant = await findPerson(tx, application.personId);
      if (applicant?.email?.toLowerCase() === manager.email)
        refuse(wordsOf(context).ownAddress, 'manager_email');
      const known = await findConsent(tx, 'application_id', application.id);
      if (known) await replaceManager(tx, { organisation: organisation.id, id: known.id, manager });
      else
        await insertConsent(tx, {
          organisation: organisation.id,
          publicApplication: null,
          application: application.id,
          person: application.personId,
          manager,
        });
      return ask(context, { isReminder: false });
    },
  ),

  post(
    '/applications/:application/manager/reminder',
    {
      may: 'decide admission',
      audit: ['change application', 'application'],
      form: form({}),
      page: applicationPage,
    },
    async (context) => {
      await enterStanding(context);
      const consent = await findConsent(context.tx, 'application_id', context.params.application!);
      if (consent?.accepted !== null) throw new NotFound();
      return ask(context, { isReminder: true });
    },
  ),
];
