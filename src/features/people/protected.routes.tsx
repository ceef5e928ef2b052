import { linkTo } from '../../web/links.ts';
import { audit } from '../../web/audit.ts';
import {
  type Context,
  form,
  get,
  id,
  NotFound,
  oneOf,
  orNotFound,
  post,
  refuse,
  type Route,
  text,
} from '../../web/route.tsx';
import type { Problem } from '../../web/view.ts';
import {
  areAcquainted,
  listWaiting,
  mayProtect,
  mayUnprotect,
} from '../accounts/approval.store.ts';
import { endInvitations } from '../accounts/invitation.store.ts';
import { enqueueMailTo } from '../mail/person-letter.store.ts';
import { askFor } from './approval.service.ts';
import { approvalWords } from './approval.words.ts';
import { forgetCopies } from './copies.store.ts';
import { findPerson, listHolders } from './person.store.ts';
import { IdentityPage, ProtectedListPage, ProtectPage } from './protected.pages.tsx';
import {
  answerBreakGlassAccess,
  deleteReader,
  findIdentity,
  insertBreakGlassAccess,
  insertReader,
  isProtected,
  listBreakGlassAccess,
  listProtected,
  listReaders,
  protect,
  unprotect,
} from './protected.store.ts';
import { protectedWords } from './protected.words.ts';

const protectPage = async ({ tx, view, params, organisation }: Context, problem?: Problem) => {
  const person = orNotFound(await findPerson(tx, params.person!));
  if (await isProtected(tx, person.id)) throw new NotFound();
  const isFree = await mayProtect(tx, { organisation: organisation.id, person: person.id });
  return <ProtectPage view={view} problem={problem} person={person} isFree={isFree} />;
};

/** Only of somebody whose identity is protected. */
async function enter({ tx, params }: Context): Promise<{ id: string; name: string }> {
  const person = orNotFound(await findPerson(tx, params.person!));
  if (!(await isProtected(tx, person.id))) throw new NotFound();
  return person;
}

const knows = async ({ tx, person }: Context, id: string): Promise<boolean> =>
  (await listReaders(tx, id)).some((reader) => reader.id === person.id);

async function identityPage(context: Context, problem?: Problem) {
  const { tx, view, person, organisation, today, query } = context;
  const about = await enter(context);
  const readers = await listReaders(tx, about.id);
  const isReader = readers.some(({ id }) => id === person.id);
  const accesses = await listBreakGlassAccess(tx, { person: about.id });
  const open = accesses.find(
    ({ askedById, agreedBy, endsAt }) =>
      askedById === person.id &&
      agreedBy !== null &&
      endsAt !== null &&
      endsAt.getTime() > Date.now(),
  );
  const acquainted = new Set<string>();
  for (const { id, askedById, agreedBy, refusedBy } of accesses)
    if (
      agreedBy === null &&
      refusedBy === null &&
      (await areAcquainted(tx, {
        organisation: organisation.id,
        one: askedById,
        other: person.id,
      }))
    )
      acquainted.add(id);
  return (
    <IdentityPage
      view={view}
      problem={problem}
      person={about}
      identity={await findIdentity(tx, about.id)}
      isReader={isReader}
      isOwn={about.id === person.id}
      readers={readers}
      others={
        isReader
          ? (
              await listHolders(tx, ['administrator', 'coordinator', 'mentor', 'specialist'], today)
            ).filter(({ id }) => id !== about.id && !readers.some((reader) => reader.id === id))
          : []
      }
      accesses={accesses}
      acquainted={acquainted}
      openUntil={!isReader && open ? open.endsAt : null}
      isAsked={query.asked === '1'}
      mayEnd={await mayUnprotect(tx, { organisation: organisation.id, person: about.id })}
      isEndAsked={(await listWaiting(tx, { person: about.id })).some(
        ({ kind }) => kind === 'unprotection',
      )}
    />
  );
}

const listPage = async ({ tx, view }: Context) => (
  <ProtectedListPage
    view={view}
    people={await listProtected(tx)}
    waiting={await listBreakGlassAccess(tx, { waiting: true })}
  />
);

export const protectedRoutes: Route[] = [
  get(
    '/people/protected',
    { may: 'open protected identity', audit: 'list break_glass_access' },
    listPage,
  ),

  get(
    '/people/:person/protection',
    { may: 'import people', recentAuth: true, audit: ['see person', 'person'] },
    protectPage,
  ),

  post(
    '/people/:person/protection',
    {
      may: 'import people',
      purpose: 'erase',
      recentAuth: true,
      audit: ['change person', 'person'],
      form: form({ given_name: text(80), family_name: text(80) }),
      page: protectPage,
    },
    async ({ tx, view, organisation, person, params, today, toErase }, input) => {
      const about = orNotFound(await findPerson(tx, params.person!));
      if (await isProtected(tx, about.id)) throw new NotFound();
      // PI-4: the database refuses it too.
      if (!(await mayProtect(tx, { organisation: organisation.id, person: about.id })))
        refuse(protectedWords[view.language].needsSecond);
      await endInvitations(tx, [about.id]);
      // One transaction to erase: copies of the name elsewhere go with it.
      await toErase(async (eraser) => {
        await protect(eraser, {
          organisation: organisation.id,
          person: about.id,
          by: person.id,
          today,
          givenName: input.given_name,
          familyName: input.family_name,
          forget: () =>
            forgetCopies(eraser, about.id, `${input.given_name} ${input.family_name}`, {
              keepsWaiting: true,
            }),
        });
        await audit(eraser, {
          organisation: organisation.id,
          person: person.id,
          action: 'protect person',
          subjectId: about.id,
        });
      });
      return linkTo(view, '/people/:person/identity', { person: about.id });
    },
  ),

  // PI-4: of whoever is no pupil it is asked for first.
  post(
    '/people/:person/protection/request',
    {
      may: 'import people',
      recentAuth: true,
      audit: ['change person', 'person'],
      form: form({}),
      page: protectPage,
    },
    async (context) => {
      const { tx, view, params } = context;
      const about = orNotFound(await findPerson(tx, params.person!));
      if (about.isProtected || about.leftOn) throw new NotFound();
      await askFor(context, [{ kind: 'protection', person: about.id }]);
      return linkTo(view, '/people/:person', { person: about.id });
    },
  ),

  get(
    '/people/:person/identity',
    { may: 'open protected identity', audit: ['see protected_identity', 'person'] },
    identityPage,
  ),

  post(
    '/people/:person/identity',
    {
      may: 'open protected identity',
      audit: ['change person', 'person'],
      form: form({ reason: text(1000) }),
      page: identityPage,
    },
    async (context, input) => {
      const { tx, view, organisation, person } = context;
      const about = await enter(context);
      if (about.id === person.id) throw new NotFound();
      await insertBreakGlassAccess(tx, {
        organisation: organisation.id,
        person: about.id,
        by: person.id,
        reason: input.reason,
      });
      await audit(tx, {
        organisation: organisation.id,
        person: person.id,
        action: 'ask to open person',
        subjectId: about.id,
      });
      return linkTo(
        view,
        '/people/:person/identity',
        { person: about.id },
        { query: { asked: '1' } },
      );
    },
  ),

  post(
    '/people/:person/identity/:access',
    {
      may: 'open protected identity',
      recentAuth: true,
      audit: ['change person', 'person'],
      form: form({ answer: oneOf(['agree', 'refuse']) }),
      page: identityPage,
    },
    async (context, input) => {
      const { tx, view, organisation, person, params } = context;
      const about = await enter(context);
      const agrees = input.answer === 'agree';
      // PI-3: the database refuses it too.
      const asked = (await listBreakGlassAccess(tx, { person: about.id })).find(
        ({ id }) => id === params.access,
      );
      if (
        asked &&
        agrees &&
        asked.askedById !== person.id &&
        (await areAcquainted(tx, {
          organisation: organisation.id,
          one: asked.askedById,
          other: person.id,
        }))
      )
        refuse(approvalWords[view.language].acquainted(asked.askedBy));
      if (!(await answerBreakGlassAccess(tx, { id: params.access!, by: person.id, agrees })))
        refuse(protectedWords[view.language].notYours);
      await audit(tx, {
        organisation: organisation.id,
        person: person.id,
        action: agrees ? 'agree to open person' : 'refuse to open person',
        subjectId: about.id,
      });
      return linkTo(view, '/people/protected');
    },
  ),

  post(
    '/people/:person/readers',
    {
      may: 'open protected identity',
      audit: ['change person', 'person'],
      form: form({ reader: id() }),
      page: identityPage,
    },
    async (context, input) => {
      const { tx, view, organisation, person, today } = context;
      const about = await enter(context);
      if (!(await knows(context, about.id))) throw new NotFound();
      const reader =
        (
          await listHolders(tx, ['administrator', 'coordinator', 'mentor', 'specialist'], today)
        ).find(({ id }) => id === input.reader) ??
        refuse(protectedWords[view.language].add, 'reader');
      await insertReader(tx, {
        organisation: organisation.id,
        person: about.id,
        reader: reader.id,
        by: person.id,
        today,
      });
      await audit(tx, {
        organisation: organisation.id,
        person: person.id,
        action: 'change readers of person',
        subjectId: about.id,
      });
      return linkTo(view, '/people/:person/identity', { person: about.id });
    },
  ),

  post(
    '/people/:person/readers/:reader/removal',
    {
      may: 'open protected identity',
      audit: ['change person', 'person'],
      form: form({}),
      page: identityPage,
    },
    async (context) => {
      const { tx, view, organisation, person, params } = context;
      const about = await enter(context);
      if (!(await knows(context, about.id))) throw new NotFound();
      if ((await listReaders(tx, about.id)).length < 2) refuse(protectedWords[view.language].last);
      if (!(await deleteReader(tx, about.id, params.reader!))) throw new NotFound();
      await audit(tx, {
        organisation: organisation.id,
        person: person.id,
        action: 'change readers of person',
        subjectId: about.id,
      });
      return linkTo(view, '/people/:person/identity', { person: about.id });
    },
  ),

  post(
    '/people/:person/protection/end',
    {
      may: 'open protected identity',
      recentAuth: true,
      audit: ['change person', 'person'],
      form: form({}),
      page: identityPage,
    },
    async (context) => {
      const { tx, view, organisation, person, now } = context;
      const about = await enter(context);
      if (about.id !== person.id && !(await knows(context, about.id))) throw new NotFound();
      // ID-9: the database refuses it too.
      if (!(await mayUnprotect(tx, { organisation: organisation.id, person: about.id }))) {
        await askFor(context, [{ kind: 'unprotection', person: about.id }]);
        return linkTo(view, '/people/:person/identity', { person: about.id });
      }
      await unprotect(tx, about.id, orNotFound(await findIdentity(tx, about.id)));
      await audit(tx, {
        organisation: organisation.id,
        person: person.id,
        action: 'unprotect person',
        subjectId: about.id,
      });
      await enqueueMailTo(tx, {
        organisation,
        person: about.id,
        key: `unprotected ${about.id} ${now.epochMilliseconds}`,
        kind: 'approval',
        priority: 'now',
        at: now,
        letter: (language, name) => ({
          subject: protectedWords[language].endedSubject(organisation.name),
          body: protectedWords[language].endedBody(name, person.name),
        }),
      });
      return linkTo(view, '/people/:person', { person: about.id });
    },
  ),
];
