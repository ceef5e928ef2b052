import { linkTo } from '../../web/links.ts';
import { taskOf } from '../../platform/thread-pool.ts';
import { consentWords } from '../people/consent.words.ts';
import { waitsForConsent } from '../people/consent.store.ts';
import { audit } from '../../web/audit.ts';
import {
  form,
  get,
  maybeText,
  oneOf,
  post,
  refuse,
  type Context,
  type Route,
} from '../../web/route.tsx';
import type { Problem } from '../../web/view.ts';
import { AllPage, DataPage } from './data.pages.tsx';
import type { readDataImport } from './data-import.worker.ts';
import { ownDataFormat } from './data-import.rules.ts';
import { insertOwnData, listDataImports, wasImported } from './data-import.store.ts';
import { collect, countOwn } from './export.store.ts';
import { answerBy, requestKinds } from './request.rules.ts';
import { insertRequest, listRequests, listRestrictions } from './request.store.ts';
import { findSchedule } from '../programmes/retention-schedule.store.ts';
import { rightsWords } from './rights.words.ts';

const dataPage = async ({ tx, view, person, query }: Context, problem?: Problem) => (
  <DataPage
    view={view}
    problem={problem}
    data={await countOwn(tx, person.id)}
    requests={await listRequests(tx, { person: person.id })}
    restrictions={await listRestrictions(tx, person.id)}
    schedule={(await findSchedule(tx)).schedule}
    isSent={query.sent === '1'}
    brought={await listDataImports(tx, person.id)}
  />
);

const bringing = taskOf<typeof readDataImport>(
  new URL('./data-import.worker.ts', import.meta.url),
  'readDataImport',
);

export const dataRoutes: Route[] = [
  get('/my-data', { may: 'see own data', audit: null }, dataPage),

  get('/my-data/all', { may: 'see own data', audit: null }, async ({ tx, view, person }) => (
    <AllPage view={view} data={await collect(tx, person.id, { withFiles: false })} />
  )),

  get(
    '/my-data/file',
    { may: 'see own data', recentAuth: true, audit: null },
    async ({ tx, person, organisation, today }) => {
      const data = await collect(tx, person.id, { withFiles: true });
      return {
        next: async ({ write }) => {
          await write((later) =>
            audit(later, {
              organisation: organisation.id,
              person: person.id,
              action: 'take out data_export',
              subjectId: person.id,
            }),
          );
          const file = {
            format: ownDataFormat,
            organisation: organisation.name,
            madeOn: today,
            data: Object.fromEntries(data.map(({ table, rows }) => [table, rows])),
          };
          return {
            download: JSON.stringify(file, null, 1),
            name: `mentorium-${today}.json`,
            type: 'application/json; charset=utf-8',
          };
        },
      };
    },
  ),

  post(
    '/my-data/brought',
    {
      may: 'see own data',
      recentAuth: true,
      audit: ['change own person', 'self'],
      form: form({}),
      page: dataPage,
      prepare: async ({ view, inThread }, _, upload) =>
        (upload && (await inThread(bringing, upload.bytes))) ??
        refuse(rightsWords[view.language].notOwnData, 'file'),
    },
    async ({ tx, view, person, organisation, today }, _, file) => {
      const w = rightsWords[view.language];
      if (await waitsForConsent(tx, person.id, view)) refuse(consentWords[view.language].refused);
      if (await wasImported(tx, person.id, file.digest)) refuse(w.broughtBefore, 'file');
      await insertOwnData(tx, { organisation: organisation.id, person: person.id, today }, file);
      await audit(tx, {
        organisation: organisation.id,
        person: person.id,
        action: 'import data_import',
        subjectId: person.id,
      });
      return linkTo(view, '/my-data', {}, { hash: 'bring' });
    },
  ),

  post(
    '/my-data/requests',
    {
      may: 'see own data',
      audit: ['change own person', 'self'],
      form: form({ kind: oneOf(requestKinds), wish: maybeText(4000) }),
      page: dataPage,
    },
    async ({ tx, view, person, organisation, today }, input) => {
      const { kind } = input;
      if (
        !(await insertRequest(tx, {
          organisation: organisation.id,
          person: person.id,
          kind,
          wish: input.wish,
          answerBy: answerBy(today),
        }))
      )
        refuse(rightsWords[view.language].already, 'kind');
      await audit(tx, {
        organisation: organisation.id,
        person: person.id,
        action: 'ask right_request',
        subjectId: person.id,
      });
      return linkTo(view, '/my-data', {}, { query: { sent: '1' } });
    },
  ),
];
