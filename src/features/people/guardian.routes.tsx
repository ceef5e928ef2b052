import { linkTo } from '../../web/links.ts';
import { audit } from '../../web/audit.ts';
import {
  form,
  get,
  maybeText,
  NotFound,
  orNotFound,
  post,
  refuse,
  text,
  type Context,
  type Route,
} from '../../web/route.tsx';
import { tableReading, whyUnreadable } from '../../web/spreadsheet-reading.ts';
import type { Problem } from '../../web/view.ts';
import { GuardiansPage } from './guardian.pages.tsx';
import { readGuardians } from './guardian.rules.ts';
import { findOrAddGuardian, listChildren, listGuardians } from './guardian.store.ts';
import { guardianWords } from './guardian.words.ts';
import { askFor } from './approval.service.ts';
import type { Asked } from '../accounts/approval.store.ts';
import { isEmail } from '../accounts/account.rules.ts';
import { personPage } from './person.routes.tsx';
import { findPerson } from './person.store.ts';

const guardiansPage = async ({ view, query }: Context, problem?: Problem) => (
  <GuardiansPage
    view={view}
    problem={problem}
    taken={/^\d{1,6}$/.test(query.taken ?? '') ? Number(query.taken) : null}
    waits={query.waits === '1'}
  />
);

async function findChild({ tx, params }: Context) {
  const person = orNotFound(await findPerson(tx, params.person!));
  if (!person.roles.includes('mentee')) throw new NotFound();
  return person;
}

const at = ({ view, params }: Context) =>
  linkTo(view, '/people/:person', { person: params.person }, { hash: 'guardians' });

export const guardianRoutes: Route[] = [
  get(
    '/people/guardians',
    { may: 'import people', recentAuth: true, audit: 'list guardianship' },
    guardiansPage,
  ),

  // The whole file or nothing of it.
  post(
    '/people/guardians',
    {
      may: 'import people',
      recentAuth: true,
      audit: 'change person',
      form: form({}),
      page: guardiansPage,
      prepare: async ({ view, inThread }, _, upload) => {
        const w = guardianWords[view.language];
        if (!upload) refuse(w.noFile, 'file');
        return inThread(tableReading, upload.bytes).catch((error: unknown) => {
          whyUnreadable(error);
          return refuse(w.badHeader, 'file');
        });
      },
    },
    async (context, _, rows) => {
      const { tx, organisation, person, view, today } = context;
      const w = guardianWords[view.language];
      const { numbers, names } = await listChildren(tx);
      const read = readGuardians(rows, numbers, names);
      if (read === 'header') refuse(w.badHeader, 'file');
      if ('bad' in read)
        refuse(w.badLine(read.bad.line, w.faults[read.bad.why](read.bad.found)), 'file');
      const asked: Asked[] = [];
      for (const line of read.lines) {
        const guardian = await findOrAddGuardian(tx, organisation.id, line, today);
        if (guardian) asked.push({ kind: 'guardian', person: guardian, child: line.child });
      }
      const waits = await askFor(context, asked);
      await audit(tx, {
        organisation: organisation.id,
        person: person.id,
        action: 'import guardianship',
        subjectId: null,
      });
      // What was not read is said once, on the page itself.
      if (read.unread.length > 0)
        return {
          shown: (
            <GuardiansPage view={view} taken={asked.length} waits={waits} unread={read.unread} />
          ),
        };
      return linkTo(
        view,
        '/people/guardians',
        {},
        { query: { taken: asked.length, waits: waits ? 1 : null } },
      );
    },
  ),

  post(
    '/people/:person/guardians',
    {
      may: 'import people',
      recentAuth: true,
      audit: ['change person', 'person'],
      form: form({
        guardian_given: text(80),
        guardian_family: text(80),
        guardian_email: maybeText(254),
      }),
      page: personPage,
    },
    async (context, input) => {
      const { tx, organisation, person, view, today } = context;
      const child = await findChild(context);
      const email = input.guardian_email.toLowerCase() || null;
      if (email && !isEmail(email)) refuse(guardianWords[view.language].badEmail, 'guardian_email');
      const guardian = await findOrAddGuardian(
        tx,
        organisation.id,
        {
          child: child.id,
          givenName: input.guardian_given,
          familyName: input.guardian_family,
          email,
        },
        today,
      );
      if (guardian)
        await askFor(context, [{ kind: 'guardian', person: guardian, child: child.id }]);
      await audit(tx, {
        organisation: organisation.id,
        person: person.id,
        action: 'name a guardian of person',
        subjectId: child.id,
      });
      return at(context);
    },
  ),

  post(
    '/people/:person/guardians/:guardianship/end',
    {
      may: 'import people',
      recentAuth: true,
      audit: ['change person', 'person'],
      form: form({}),
      page: personPage,
    },
    async (context) => {
      const { tx, organisation, person, params, today, view } = context;
      const child = orNotFound(await findPerson(tx, params.person!));
      const guardians = await listGuardians(tx, child.id, today);
      const ending = guardians.find(({ id }) => id === params.guardianship);
      if (!ending) refuse(guardianWords[view.language].over);
      // ID-8: two people end custody, and everybody concerned hears of it before.
      await askFor(context, [{ kind: 'custody', person: ending.personId, child: child.id }]);
      await audit(tx, {
        organisation: organisation.id,
        person: person.id,
        action: 'end a guardianship of person',
        subjectId: child.id,
      });
      return at(context);
    },
  ),
];
