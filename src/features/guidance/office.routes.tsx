import { linkTo } from '../../web/links.ts';
import { audit } from '../../web/audit.ts';
import { type Context, form, get, ids, isDay, post, refuse, type Route } from '../../web/route.tsx';
import { tableReading, whyUnreadable } from '../../web/spreadsheet-reading.ts';
import type { Problem } from '../../web/view.ts';
import { askFor } from '../people/approval.service.ts';
import { listHolders } from '../people/person.store.ts';
import { readFacts } from './facts.rules.ts';
import { officeWords } from './office.words.ts';
import { FactsPage, SpecialistsPage } from './office.pages.tsx';
import { keepFacts } from './pupil.store.ts';
import { dropSpecialties, listSpecialists } from './referral.store.ts';
import { targets } from './worry.rules.ts';

const specialistsPage = async ({ tx, view, today, query }: Context, problem?: Problem) => (
  <SpecialistsPage
    view={view}
    problem={problem}
    waits={query.waits === '1'}
    people={await listHolders(tx, ['specialist'], today)}
    chosen={new Set((await listSpecialists(tx, today)).map(({ id, target }) => `${id} ${target}`))}
  />
);

const factsPage = async ({ view, query }: Context, problem?: Problem) => (
  <FactsPage
    view={view}
    problem={problem}
    taken={/^\d{1,7}$/.test(query.taken ?? '') ? Number(query.taken) : null}
  />
);

export const officeRoutes: Route[] = [
  get('/specialists', { may: 'import people', audit: 'list specialty' }, specialistsPage),

  post(
    '/specialists',
    {
      may: 'import people',
      recentAuth: true,
      audit: ['change own person', 'self'],
      form: form({ counsellor: ids(), careers: ids() }),
      page: specialistsPage,
    },
    async (context, input) => {
      const { tx, organisation, person, today, view } = context;
      const known = (await listHolders(tx, ['specialist'], today)).map(({ id }) => id);
      const chosen = targets.flatMap((target) =>
        known.filter((id) => input[target].includes(id)).map((id) => ({ person: id, target })),
      );
      const waits = await askFor(
        context,
        (await dropSpecialties(tx, chosen)).map((one) => ({ kind: 'specialty', ...one })),
      );
      await audit(tx, {
        organisation: organisation.id,
        person: person.id,
        action: 'name specialty',
        subjectId: null,
      });
      return linkTo(view, '/specialists', {}, { query: { waits: waits ? 1 : null } });
    },
  ),

  get('/people/facts', { may: 'import people', audit: 'list pupil_fact' }, factsPage),

  // The whole file or nothing of it.
  post(
    '/people/facts',
    {
      may: 'import people',
      audit: 'change person',
      form: form({}),
      page: factsPage,
      prepare: async ({ view, inThread }, _, upload) => {
        const r = officeWords[view.language];
        if (!upload) refuse(r.noFile, 'file');
        return inThread(tableReading, upload.bytes).catch((error: unknown) => {
          whyUnreadable(error);
          return refuse(r.badHeader, 'file');
        });
      },
    },
    async (context, _, rows) => {
      const { tx, organisation, person, view, today } = context;
      const r = officeWords[view.language];
      const numbers = new Map(
        (
          await tx
            .selectFrom('person')
            .select(['id', 'number'])
            .where('number', 'is not', null)
            .execute()
        ).map((row) => [row.number!, row.id]),
      );
      const read = readFacts(rows, numbers, { isDay, marks: organisation.marks, today });
      if (read === 'header') refuse(r.badHeader, 'file');
      if ('bad' in read)
        refuse(r.badLine(read.bad.line, r.faults[read.bad.why](read.bad.found)), 'file');
      await keepFacts(tx, organisation.id, read.facts);
      await audit(tx, {
        organisation: organisation.id,
        person: person.id,
        action: 'import pupil_fact',
        subjectId: null,
      });
      // What was not read is said once, on the page itself.
      if (read.unread.length > 0)
        return {
          shown: <FactsPage view={view} taken={read.facts.length} unread={read.unread} />,
        };
      return linkTo(view, '/people/facts', {}, { query: { taken: read.facts.length } });
    },
  ),
];
