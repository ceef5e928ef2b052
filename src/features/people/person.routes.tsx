import { linkTo } from '../../web/links.ts';
import { audit } from '../../web/audit.ts';
import {
  type Context,
  day,
  form,
  get,
  maybeId,
  maybeText,
  names,
  NotFound,
  oneOf,
  orNotFound,
  post,
  refuse,
  type Route,
  text,
} from '../../web/route.tsx';
import { completeLanguages } from '../../platform/i18n.ts';
import { grantOf } from '../../web/permission.ts';
import { nobody } from '../../web/session.ts';
import type { Problem } from '../../web/view.ts';
import { boardDownload } from '../../web/board-table.tsx';
import { arrange, chosenOf, selection } from '../../web/board.ts';
import { boardWords } from '../../web/board.words.ts';
import { LinkPage } from './link.pages.tsx';
import { InvitedPage, type Invited } from './invited.pages.tsx';
import { obstacleOf, writeInvitation } from './invitation.service.ts';
import { toWriteTo } from './write-to.service.ts';
import { endSessionsOf } from '../accounts/session.store.ts';
import { invitationDays } from '../accounts/window.rules.ts';
import {
  addableRoles,
  NewPersonPage,
  peopleBoard,
  PeoplePage,
  PersonPage,
} from './person.pages.tsx';
import { endCheck, insertCheck, listChecks } from './check.store.ts';
import { checkKinds, hasLeft } from './person.rules.ts';
import { countRunning, recordLeft, recordReturn } from './leaving.store.ts';
import { listGuardians } from './guardian.store.ts';
import { isEmail } from '../accounts/account.rules.ts';
import { isGuarded } from '../accounts/approval.rules.ts';
import { listGuarded, listWaiting } from '../accounts/approval.store.ts';
import { tellMoved } from './address-change.letters.ts';
import { askFor } from './approval.service.ts';
import { sayAsked } from './approval.words.ts';
import { approvalWords } from './approval.words.ts';
import { EditPersonPage } from './edit.pages.tsx';
import { languagesOf, sectorOf } from './person.input.ts';
import { listSectors } from './inputs.store.ts';
import { managerOf } from './manager.input.ts';
import { findCandidates } from './manager.store.ts';
import {
  addressesBefore,
  comesByCard,
  findOther,
  findPerson,
  insertPerson,
  listLed,
  listMembers,
  listPeople,
  listUnits,
  updatePerson,
} from './person.store.ts';
import { hasOwnPage, listToPair } from './participation.store.ts';
import { personWords } from './person.words.ts';

async function enterPeople({ tx, view, query, grant, person }: Context) {
  const keeps = grantOf(person.roles, 'import people') !== null;
  const people = await listPeople(tx, {
    memberOrganisation: grant === 'own' ? ownMember(person.memberOrganisation) : null,
    hasLeft: keeps && query.state === hasLeft,
  });
  return {
    keeps,
    hasUnits: (await listUnits(tx)).length > 0,
    board: arrange(peopleBoard(view, people, keeps), query, view.language),
  };
}

const peoplePage = async (context: Context, problem?: Problem) => (
  <PeoplePage view={context.view} problem={problem} {...await enterPeople(context)} />
);

/** A contact person without an organisation of their own sees nobody. */
function ownMember(memberOrganisation: string | null): string {
  return memberOrganisation ?? nobody;
}

async function newPage({ tx, view }: Context, problem?: Problem) {
  const [members, units] = [await listMembers(tx), await listUnits(tx)];
  return (
    <NewPersonPage
      view={view}
      problem={problem}
      members={members.map((member) => member.name)}
      units={units.map((unit) => unit.name)}
    />
  );
}

export async function personPage(
  { tx, view, params, query, grant, person: visitor, hasMail, today }: Context,
  problem?: Problem,
) {
  const person = orNotFound(await findPerson(tx, params.person!));
  if (grant === 'own' && person.memberOrganisationId !== ownMember(visitor.memberOrganisation))
    throw new NotFound();
  const keeps = grantOf(visitor.roles, 'import people') !== null;
  return (
    <PersonPage
      view={view}
      problem={problem}
      person={person}
      mayInvite={keeps}
      hasMail={hasMail}
      written={query.written === '1'}
      isSaved={query.saved === '1'}
      led={keeps ? await listLed(tx, person.id) : []}
      toPair={keeps && !person.leftOn ? await listToPair(tx, person.id) : []}
      hasOwnPage={keeps && (await hasOwnPage(tx, person.id))}
      ended={/^\d{1,3}$/.test(query.ended ?? '') ? Number(query.ended) : null}
      checks={keeps && person.roles.includes('mentor') ? await listChecks(tx, person.id) : null}
      waiting={(await listWaiting(tx, { person: person.id })).map((one) =>
        sayAsked(view.language, one),
      )}
      byCard={!person.signsIn && (await comesByCard(tx, person.id, today))}
      running={(await countRunning(tx, [person.id], today)).get(person.id) ?? 0}
      guardians={
        keeps && person.roles.includes('mentee') ? await listGuardians(tx, person.id, today) : null
      }
    />
  );
}

/**
 * Of somebody whose identity is protected nothing is edited here: what is known of them lies
 * elsewhere.
 */
async function enterEdit({ tx, params }: Context) {
  const person = orNotFound(await findPerson(tx, params.person!));
  if (person.isProtected) throw new NotFound();
  return person;
}

async function editPage(context: Context, problem?: Problem) {
  const { tx, view } = context;
  const person = await enterEdit(context);
  return (
    <EditPersonPage
      view={view}
      problem={problem}
      person={person}
      members={(await listMembers(tx)).map(({ name }) => name)}
      units={(await listUnits(tx)).map(({ name }) => name)}
      sectors={await listSectors(tx)}
      candidates={
        problem?.fields.manager ? await findCandidates(tx, problem.typed.manager ?? '') : []
      }
    />
  );
}

const editForm = form({
  given_name: text(80),
  family_name: text(80),
  number: maybeText(60),
  email: maybeText(254),
  job_title: maybeText(120),
  member_organisation: maybeText(200),
  unit: maybeText(200),
  sector: maybeText(80),
  manager: maybeText(200),
  manager_is: maybeId(),
  languages: names(),
  other_languages: maybeText(200),
  language: maybeText(2),
});

const personForm = form({
  given_name: text(80),
  family_name: text(80),
  role: oneOf(addableRoles),
  email: maybeText(254),
  job_title: maybeText(120),
  member_organisation: maybeText(200),
  unit: maybeText(200),
});

/** So many links are made at once; each takes some statements of one transaction. */
const mostInvited = 500;

export const personRoutes: Route[] = [
  get('/people', { may: 'see people', audit: 'list person' }, peoplePage),
  get(
    '/people/download',
    { may: 'see people', recentAuth: true, audit: 'download person' },
    async (context) => {
      const { board } = await enterPeople(context);
      return boardDownload(context, board, personWords[context.view.language].title);
    },
  ),
  post(
    '/people/invitations',
    {
      may: 'import people',
      recentAuth: true,
      audit: 'change person',
      form: form(selection),
      page: peoplePage,
    },
    async (context, input) => {
      const { tx, view } = context;
      const { board } = await enterPeople(context);
      const chosen = chosenOf(board, input);
      if (chosen.length === 0) refuse(boardWords[view.language].nobodyChosen);
      if (chosen.length > mostInvited) refuse(boardWords[view.language].tooMany(mostInvited));
      const invited: Invited = { written: [], links: [], obstacles: new Map() };
      for (const { id } of chosen) {
        const person = orNotFound(await findPerson(tx, id));
        const obstacle = await obstacleOf(context, person);
        if (obstacle !== null)
          invited.obstacles.set(obstacle, [
            ...(invited.obstacles.get(obstacle) ?? []),
            { id, name: person.name },
          ]);
        else {
          const link = await writeInvitation(context, person);
          if (link === null) invited.written.push(person.name);
          else invited.links.push({ name: person.name, link });
        }
      }
      return { shown: <InvitedPage view={view} invited={invited} days={invitationDays} /> };
    },
  ),
  post(
    '/people/messages',
    { may: 'write to people', audit: 'list person', form: form(selection), page: peoplePage },
    async (context, input) => {
      const { board } = await enterPeople(context);
      return toWriteTo(
        context.view,
        chosenOf(board, input).map(({ id }) => id),
      );
    },
  ),
  get('/people/new', { may: 'import people', recentAuth: true, audit: null }, newPage),
  post(
    '/people',
    {
      may: 'import people',
      recentAuth: true,
      audit: 'change person',
      form: personForm,
      page: newPage,
    },
    async (context, input) => {
      const { tx, view, organisation, person } = context;
      if (input.email !== '' && !isEmail(input.email))
        refuse(personWords[view.language].badEmail, 'email');
      const members = (await listMembers(tx)).map((member) => member.name);
      const units = (await listUnits(tx)).map((unit) => unit.name);
      const id = await insertPerson(tx, organisation.id, {
        number: null,
        givenName: input.given_name,
        familyName: input.family_name,
        email: input.email.toLowerCase() || null,
        bornOn: null,
        role: isGuarded(input.role) ? null : input.role,
        unit: units.includes(input.unit) ? input.unit : null,
        memberOrganisation: members.includes(input.member_organisation)
          ? input.member_organisation
          : null,
        jobTitle: input.job_title || null,
        languages: null,
        language: null,
        sector: null,
        manager: null,
      });
      await audit(tx, {
        organisation: organisation.id,
        person: person.id,
        action: 'add person',
        subjectId: id,
      });
      const { role } = input;
      if (isGuarded(role)) await askFor(context, [{ kind: 'role', person: id, role }]);
      return linkTo(view, '/people/:person', { person: id });
    },
  ),
  post(
    '/people/:person/invitation',
    {
      may: 'import people',
      recentAuth: true,
      audit: ['change person', 'person'],
      form: form({}),
      page: personPage,
    },
    async (context) => {
      const { tx, view, params } = context;
      const person = orNotFound(await findPerson(tx, params.person!));
      const a = approvalWords[view.language];
      const obstacle = await obstacleOf(context, person);
      if (obstacle === 'left') throw new NotFound();
      if (obstacle === 'second') {
        await askFor(context, [{ kind: 'link', person: person.id }]);
        return linkTo(view, '/people/:person', { person: person.id });
      }
      if (obstacle !== null)
        refuse(
          { 'signs-in': a.signsIn, protected: a.hidden, card: a.byCard }[obstacle](person.name),
        );
      const link = await writeInvitation(context, person);
      if (link !== null)
        return {
          shown: <LinkPage view={view} person={person} link={link} days={invitationDays} />,
        };
      return linkTo(view, '/people/:person', { person: person.id }, { query: { written: '1' } });
    },
  ),

  post(
    '/people/:person/account',
    {
      may: 'import people',
      recentAuth: true,
      audit: ['change person', 'person'],
      form: form({}),
      page: personPage,
    },
    async (context) => {
      const { tx, view, params, person: by } = context;
      const person = orNotFound(await findPerson(tx, params.person!));
      if (!person.signsIn || person.leftOn) throw new NotFound();
      if (person.id === by.id) refuse(personWords[view.language].notYourself);
      await askFor(context, [{ kind: 'account', person: person.id }]);
      return linkTo(view, '/people/:person', { person: person.id });
    },
  ),
  get('/people/:person', { may: 'see people', audit: ['see person', 'person'] }, personPage),
  get(
    '/people/:person/edit',
    { may: 'import people', recentAuth: true, audit: ['see person', 'person'] },
    editPage,
  ),
  post(
    '/people/:person/edit',
    {
      edits: true,
      may: 'import people',
      recentAuth: true,
      audit: ['change person', 'person'],
      form: editForm,
      page: editPage,
    },
    async (context, input) => {
      const { tx, view, organisation } = context;
      const w = personWords[view.language];
      const person = await enterEdit(context);
      const email = input.email.toLowerCase() || null;
      if (!person.signsIn && email !== null && !isEmail(email)) refuse(w.badEmail, 'email');
      if (!person.signsIn && email !== null && email !== person.email) {
        const other = await findOther(tx, { person: person.id, email });
        if (other) refuse(w.emailTaken(other), 'email');
      }
      const number = input.number || null;
      if (number !== null && number !== person.number) {
        const other = await findOther(tx, { person: person.id, number });
        if (other) refuse(w.numberTaken(other), 'number');
      }
      const known = async (list: Promise<{ name: string }[]>, name: string) =>
        (await list).some((one) => one.name === name) ? name : null;
      await updatePerson(
        tx,
        { organisation: organisation.id, person: person.id },
        {
          givenName: input.given_name,
          familyName: input.family_name,
          number,
          // Whoever signs in changes the address of the account, nobody else.
          ...(person.signsIn ? {} : { email }),
          jobTitle: input.job_title || null,
          unit: await known(listUnits(tx), input.unit),
          memberOrganisation: await known(listMembers(tx), input.member_organisation),
          language: completeLanguages.find((one) => one === input.language) ?? null,
          languages: languagesOf(view, input),
          sector: sectorOf(input.sector),
          manager:
            input.manager === person.manager?.name
              ? person.manager!.id
              : await managerOf(tx, view, {
                  person: person.id,
                  typed: input.manager,
                  chosen: input.manager_is,
                }),
        },
      );
      if (!person.signsIn && email !== person.email) {
        const from = await addressesBefore(tx, person.id);
        const name = `${input.given_name} ${input.family_name}`;
        await tellMoved(context, [{ person: person.id, name, from, to: email }]);
      }
      return linkTo(view, '/people/:person', { person: person.id }, { query: { saved: '1' } });
    },
  ),

  post(
    '/people/:person/leaving',
    {
      may: 'import people',
      recentAuth: true,
      audit: ['change person', 'person'],
      form: form({}),
      page: personPage,
    },
    async (context) => {
      const { tx, view, params, organisation, person: by, today } = context;
      const person = orNotFound(await findPerson(tx, params.person!));
      if (person.id === by.id) refuse(personWords[view.language].notYourself);
      if (person.leftOn) return linkTo(view, '/people/:person', { person: person.id });
      // ID-1: nobody puts those out alone who could say no.
      if ((await listGuarded(tx, [person.id])).has(person.id)) {
        await askFor(context, [{ kind: 'leaving', person: person.id }]);
        return linkTo(view, '/people/:person', { person: person.id });
      }
      await recordLeft(tx, [person.id], today);
      await audit(tx, {
        organisation: organisation.id,
        person: by.id,
        action: 'leave person',
        subjectId: person.id,
      });
      return linkTo(view, '/people/:person', { person: person.id });
    },
  ),
  post(
    '/people/:person/sessions/end',
    {
      may: 'import people',
      recentAuth: true,
      audit: ['change person', 'person'],
      form: form({}),
      page: personPage,
    },
    async ({ tx, view, params, organisation, person: by }) => {
      const person = orNotFound(await findPerson(tx, params.person!));
      if (person.id === by.id) refuse(personWords[view.language].notYourself);
      const ended = await endSessionsOf(tx, person.id);
      await audit(tx, {
        organisation: organisation.id,
        person: by.id,
        action: 'sign out person',
        subjectId: person.id,
      });
      return linkTo(view, '/people/:person', { person: person.id }, { query: { ended } });
    },
  ),
  post(
    '/people/:person/return',
    {
      may: 'import people',
      recentAuth: true,
      audit: ['change person', 'person'],
      form: form({}),
      page: personPage,
    },
    async (context) => {
      const { tx, view, params, organisation, person: by } = context;
      const person = orNotFound(await findPerson(tx, params.person!));
      if (person.leftOn && (await listGuarded(tx, [person.id])).has(person.id)) {
        await askFor(context, [{ kind: 'return', person: person.id }]);
        return linkTo(view, '/people/:person', { person: person.id });
      }
      if (!(await recordReturn(tx, person.id))) throw new NotFound();
      await audit(tx, {
        organisation: organisation.id,
        person: by.id,
        action: 'return person',
        subjectId: params.person!,
      });
      return linkTo(view, '/people/:person', { person: params.person });
    },
  ),

  post(
    '/people/:person/checks',
    {
      may: 'import people',
      audit: ['change person', 'person'],
      form: form({ check: oneOf(checkKinds), valid_until: day() }),
      page: personPage,
    },
    async ({ tx, view, params, organisation, person: by, today }, input) => {
      const person = orNotFound(await findPerson(tx, params.person!));
      await insertCheck(tx, {
        organisation: organisation.id,
        person: person.id,
        kind: input.check,
        validUntil: input.valid_until,
        by: by.id,
        today,
      });
      await audit(tx, {
        organisation: organisation.id,
        person: by.id,
        action: 'check person',
        subjectId: person.id,
      });
      return linkTo(view, '/people/:person', { person: person.id }, { hash: 'checks' });
    },
  ),

  post(
    '/people/:person/checks/:check/end',
    { may: 'import people', audit: ['change person', 'person'], form: form({}), page: personPage },
    async ({ tx, view, params, today }) => {
      if (!(await endCheck(tx, { id: params.check!, person: params.person!, today })))
        throw new NotFound();
      return linkTo(view, '/people/:person', { person: params.person }, { hash: 'checks' });
    },
  ),
];
