import { note } from '../hall/journal.ts';
import { form, fresh, get, maybeText, oneOf, post, refuse, type Context, type Door } from '../hall/route.tsx';
import type { Problem } from '../hall/view.ts';
import { AllPage, DataPage } from './data.pages.tsx';
import { collect, countOwn } from './export.store.ts';
import { answerBy, requestKinds } from './request.rules.ts';
import { insertRequest, listRequests, listRestrictions } from './request.store.ts';
import { findSchedule } from './retention.store.ts';
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
  />
);

export const dataRoutes: Door[] = [
  get('/my-data', 'see own data', dataPage),

  get('/my-data/all', 'see own data', async ({ tx, view, person }) => <AllPage view={view} data={await collect(tx, person.id, { withFiles: false })} />),

  fresh(
    get('/my-data/file', 'see own data', async ({ tx, person, organisation, today, later }) => {
      const data = await collect(tx, person.id, { withFiles: true });
      await later((write) => note(write, { organisation: organisation.id, person: person.id, deed: 'take out data_export', subjectId: person.id }));
      const file = { format: 'mentorium-own-data 1', organisation: organisation.name, madeOn: today, data: Object.fromEntries(data.map(({ table, rows }) => [table, rows])) };
      return { download: JSON.stringify(file, null, 1), name: `mentorium-${today}.json`, type: 'application/json; charset=utf-8' };
    }),
  ),

  post('/my-data/requests', 'see own data', form({ kind: oneOf(requestKinds), wish: maybeText(4000) }), dataPage, async ({ tx, view, person, organisation, today }, input) => {
    const kind = input.kind as (typeof requestKinds)[number];
    if (!(await insertRequest(tx, { organisation: organisation.id, person: person.id, kind, wish: input.wish ?? '', answerBy: answerBy(today) }))) refuse(rightsWords[view.language].already, 'kind');
    await note(tx, { organisation: organisation.id, person: person.id, deed: 'ask right_request', subjectId: person.id });
    return `${view.base}/my-data?sent=1`;
  }),
];
