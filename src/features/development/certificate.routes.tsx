import { linkTo } from '../../web/links.ts';
import { createHash, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { audit } from '../../web/audit.ts';
import type { printPdf } from '../../platform/print.ts';
import { printing } from '../../platform/printing.ts';
import { newKeyPair, signDocument } from '../../platform/signature.ts';
import { completeOf, fullDay, hours } from '../../platform/i18n.ts';
import {
  type Context,
  form,
  get,
  maybeId,
  names,
  NotFound,
  orNotFound,
  post,
  refuse,
  type Route,
  text,
} from '../../web/route.tsx';
import type { Problem } from '../../web/view.ts';
import { mentorCompetences, say } from '../profiles/profile.rules.ts';
import { settingsOf } from '../assessments/round.rules.ts';
import { findPerson } from '../people/person.store.ts';
import { findCohort } from '../programmes/programme.store.ts';
import { AskCertificatePage, CertificatesPage, linesOf } from './certificate.pages.tsx';
import { credentialOf, hasEnoughHours } from './certificate.rules.ts';
import {
  ensureKey,
  findCredential,
  insertCertificate,
  issueCertificate,
  listCertificates,
  revokeCertificate,
  sumHours,
} from './certificate.store.ts';
import { certificateWords } from './certificate.words.ts';
import { findLastReport, findOwnCohort } from './development-context.service.ts';
import { strongIn } from './own.rules.ts';

async function askPage(context: Context, problem?: Problem) {
  const { tx, view, person } = context;
  const cohort = orNotFound(await findOwnCohort(context));
  const { minutes } = await sumHours(tx, cohort.id, person.id);
  const last = await findLastReport(context);
  const strong = strongIn(last?.report ?? null);
  const names = mentorCompetences(cohort.profile).filter(({ id }) => strong.includes(id));
  return (
    <AskCertificatePage
      view={view}
      problem={problem}
      cohort={cohort}
      minutes={minutes}
      needed={settingsOf(cohort.rules).certificateHours}
      strong={names.map(({ id, name }) => ({
        id,
        name: say(name, view.language, cohort.profile.languages),
      }))}
    />
  );
}

async function certificatesPage({ tx, view, params }: Context, problem?: Problem) {
  const cohort = orNotFound(await findCohort(tx, params.cohort!));
  return (
    <CertificatesPage
      view={view}
      problem={problem}
      cohort={cohort}
      certificates={await listCertificates(tx, { cohort: cohort.id })}
    />
  );
}

/** The page of the cohort that a certificate belongs to. */
async function ofCertificate(context: Context, problem?: Problem) {
  const cohort = orNotFound(await cohortOf(context));
  return certificatesPage({ ...context, params: { ...context.params, cohort } }, problem);
}

async function cohortOf({ tx, params }: Context): Promise<string | null> {
  return (await listCertificates(tx, { id: params.certificate! }))[0]?.cohortId ?? null;
}

async function findOwn({ tx, params, person }: Context) {
  const [certificate] = (
    await listCertificates(tx, { person: person.id, id: params.certificate! })
  ).filter(({ code }) => code !== null);
  return orNotFound(certificate);
}

export const certificateRoutes: Route[] = [
  get('/development/certificate', { may: 'grow', audit: null }, askPage),

  // AS-28: what it says of competences comes from the own report, and only what the mentor chooses.
  post(
    '/development/certificate',
    {
      may: 'grow',
      audit: ['change own person', 'self'],
      form: form({ competences: names() }),
      page: askPage,
    },
    async (context, input) => {
      const { tx, view, organisation, person } = context;
      const w = certificateWords[view.language];
      const cohort = orNotFound(await findOwnCohort(context));
      const needed = settingsOf(cohort.rules).certificateHours;
      const sums = await sumHours(tx, cohort.id, person.id);
      if (!hasEnoughHours(sums.minutes, needed))
        refuse(w.tooFew(hours(view.language, needed * 60)));
      if (
        (await listCertificates(tx, { person: person.id, cohort: cohort.id })).some(
          ({ isRevoked }) => !isRevoked,
        )
      )
        refuse(w.askedAlready);
      const strong = strongIn((await findLastReport(context))?.report ?? null);
      const chosen = input.competences.filter((id) => strong.includes(id));
      await insertCertificate(tx, {
        organisation: organisation.id,
        person: person.id,
        cohort: cohort.id,
        content: {
          name: person.name,
          organisation: organisation.name,
          programme: cohort.programmeName,
          cohort: cohort.name,
          firstDay: cohort.firstDay,
          lastDay: cohort.lastDay,
          ...sums,
          competences: mentorCompetences(cohort.profile)
            .filter(({ id }) => chosen.includes(id))
            .map(({ id, name }) => ({ id, name })),
          languages: cohort.profile.languages,
        },
      });
      await audit(tx, {
        organisation: organisation.id,
        person: person.id,
        action: 'ask certificate',
        subjectId: cohort.id,
      });
      return linkTo(view, '/development');
    },
  ),

  get('/development/certificates/:certificate', { may: 'grow', audit: null }, async (context) => {
    const { address } = context;
    // What is printed goes to others: whole, in a language that has every text.
    const view = { ...context.view, language: completeOf(context.view.language) };
    const w = certificateWords[view.language];
    const { content, code, programme, issuedOn } = await findOwn(context);
    const lines = linesOf(content, view);
    const sheet: Parameters<typeof printPdf> = [
      join(import.meta.dirname, 'certificate.typ'),
      {
        language: view.language,
        title: w.heading,
        organisation: content.organisation,
        certifies: w.certifies(content.organisation),
        name: content.name,
        taken: `${lines.taken}.`,
        hours: lines.hours,
        reached: w.reached,
        competences: lines.competences,
        issued: w.issuedOn(fullDay(view.language, issuedOn!)),
        verify: w.verifyAt(`${address}/verify/${code}`),
      },
    ];
    return {
      next: async ({ inThread }) => ({
        download: await inThread(printing, ...sheet),
        name: `${programme}.pdf`,
        type: 'application/pdf',
      }),
    };
  }),

  get(
    '/development/certificates/:certificate/credential',
    { may: 'grow', audit: null },
    async (context) => {
      const { id } = await findOwn(context);
      return {
        download: orNotFound(await findCredential(context.tx, id, context.person.id)),
        name: 'certificate.jwt',
        type: 'application/vc+jwt',
      };
    },
  ),

  get(
    '/cohorts/:cohort/certificates',
    { may: 'issue certificates', audit: ['see cohort', 'cohort'] },
    certificatesPage,
  ),

  post(
    '/certificates/:certificate/issue',
    {
      may: 'issue certificates',
      purpose: 'sign',
      audit: ['change certificate', 'certificate'],
      form: form({}),
      page: ofCertificate,
    },
    async (context) => {
      const { tx, view, params, organisation, person, address, today, toSign } = context;
      const [certificate] = await listCertificates(tx, { id: params.certificate! });
      if (!certificate || certificate.code !== null || certificate.isRevoked) throw new NotFound();
      const code = randomBytes(18).toString('base64url');
      const slug = view.base.split('/').at(-1)!;
      const holder = await findPerson(tx, certificate.personId);
      const salt = randomBytes(8).toString('hex');
      const identity = holder?.email
        ? {
            salt,
            hash: createHash('sha256')
              .update(holder.email + salt)
              .digest('hex'),
          }
        : null;
      const key = await toSign((inside) => ensureKey(inside, organisation.id, newKeyPair));
      const credential = await signDocument(
        credentialOf({
          content: certificate.content,
          address,
          slug,
          code,
          issuedOn: today,
          language: completeOf(view.language),
          identity,
        }),
        key,
        `${address}/verify/issuers/${slug}#key`,
      );
      if (
        !(await issueCertificate(tx, { id: certificate.id, person: person.id, code, credential }))
      )
        throw new NotFound();
      await audit(tx, {
        organisation: organisation.id,
        person: person.id,
        action: 'issue certificate',
        subjectId: certificate.id,
      });
      return linkTo(view, '/cohorts/:cohort/certificates', {
        cohort: orNotFound(await cohortOf(context)),
      });
    },
  ),

  post(
    '/certificates/:certificate/revocation',
    {
      may: 'issue certificates',
      audit: ['change certificate', 'certificate'],
      form: form({ certificate: maybeId(), why: text(300) }),
      page: ofCertificate,
    },
    async (context, { why }) => {
      const { tx, view, params, organisation, person } = context;
      const cohort = orNotFound(await cohortOf(context));
      if (!(await revokeCertificate(tx, params.certificate!, why))) throw new NotFound();
      await audit(tx, {
        organisation: organisation.id,
        person: person.id,
        action: 'revoke certificate',
        subjectId: params.certificate!,
      });
      return linkTo(view, '/cohorts/:cohort/certificates', { cohort });
    },
  ),
];
