import { linkTo } from '../../web/links.ts';
import type { ComponentChildren } from 'preact';
import { languageNames, sayDay } from '../../platform/i18n.ts';
import { Choices, Form, Select, TextField } from '../../web/fields.tsx';
import { webWords } from '../../web/web.words.ts';
import { Empty, Layout, Section, Tag, Who } from '../../web/layout.tsx';
import { grantOf, roles, type Role } from '../../web/permission.ts';
import { BoardTable } from '../../web/board-table.tsx';
import type { Arranged, Board } from '../../web/board.ts';
import type { Page, View } from '../../web/view.ts';
import type { Check } from './check.store.ts';
import { checkKinds, hasLeft } from './person.rules.ts';
import { Guardians } from './guardian.pages.tsx';
import type { Guardian } from './guardian.store.ts';
import { sayLanguages } from './language.rules.ts';
import type { ToPair } from './participation.store.ts';
import type { PersonDetail, PersonLine } from './person.store.ts';
import { invitedWords } from './invited.words.ts';
import { invitationWords } from '../accounts/invitation.words.ts';
import { guardedRoles } from '../accounts/approval.rules.ts';
import { approvalWords } from './approval.words.ts';
import { mergeWords } from './merge.words.ts';
import { personWords } from './person.words.ts';
import { protectedWords } from './protected.words.ts';

export function peopleBoard(view: View, people: PersonLine[], keeps: boolean): Board<PersonLine> {
  const w = personWords[view.language];
  const h = webWords[view.language];
  const i = invitationWords[view.language];
  const units = [...new Set(people.map(({ unit }) => unit).filter((unit) => unit !== null))].sort();
  const known = roles.filter((role) => people.some((person) => person.roles.includes(role)));
  return {
    id: ({ id }) => id,
    label: ({ name }) => name,
    rows: people,
    columns: [
      {
        name: 'name',
        title: w.name,
        value: ({ name }) => name,
        order: ({ familyName, name }) => `${familyName} ${name}`,
        draw: ({ id, name, jobTitle }) => (
          <Who
            id={id}
            name={name}
            href={linkTo(view, '/people/:person', { person: id })}
            small={jobTitle}
          />
        ),
      },
      {
        name: 'roles',
        title: w.roles,
        value: (person) => person.roles.map((role) => h.roles[role]).join(', '),
      },
      { name: 'unit', title: w.unit, value: ({ unit }) => unit },
      {
        name: 'organisation',
        title: w.organisation,
        value: ({ memberOrganisation }) => memberOrganisation,
      },
      {
        name: 'email',
        title: w.email,
        value: ({ email }) => email,
        draw: ({ email }) => email && <a href={`mailto:${email}`}>{email}</a>,
      },
      { name: 'work', title: w.jobTitle, value: ({ jobTitle }) => jobTitle, isExtra: true },
      { name: 'number', title: w.number, value: ({ number }) => number, isExtra: true },
      ...(keeps
        ? [
            {
              name: 'account',
              title: w.signIn,
              value: ({ signsIn }: PersonLine) => (signsIn ? i.has : i.hasNot),
              isExtra: true as const,
            },
          ]
        : []),
    ],
    filters: [
      {
        name: 'role',
        title: w.role,
        any: w.anyRole,
        choices: known.map((role) => ({
          value: role,
          text: h.roles[role],
          keeps: (person) => person.roles.includes(role),
        })),
      },
      ...(units.length > 0
        ? [
            {
              name: 'unit',
              title: w.unit,
              any: w.anyUnit,
              choices: units.map((unit) => ({
                value: unit,
                text: unit,
                keeps: (person: PersonLine) => person.unit === unit,
              })),
            },
          ]
        : []),
      ...(keeps
        ? [
            {
              name: 'state',
              title: w.signIn,
              any: w.anyState,
              choices: [
                { value: 'yes', text: i.has, keeps: ({ signsIn }: PersonLine) => signsIn },
                { value: 'no', text: i.hasNot, keeps: ({ signsIn }: PersonLine) => !signsIn },
                // Only these are listed then.
                { value: hasLeft, text: w.hasLeft, keeps: () => true },
              ],
            },
          ]
        : []),
    ],
  };
}

export function PeoplePage({
  view,
  problem,
  board,
  keeps,
  hasUnits,
}: Page & { board: Arranged<PersonLine>; keeps: boolean; hasUnits: boolean }) {
  const w = personWords[view.language];
  const actions = keeps && (
    <div class="row">
      <a class="button" href={linkTo(view, '/people/imports/new')}>
        {w.import}
      </a>
      <a class="button second" href={linkTo(view, '/people/new')}>
        {w.add}
      </a>
      {hasUnits && (
        <>
          <a href={linkTo(view, '/people/guardians')}>{w.toGuardians}</a>
          <a href={linkTo(view, '/people/facts')}>{w.toFacts}</a>
          <a href={linkTo(view, '/specialists')}>{w.toSpecialists}</a>
        </>
      )}
      <a href={linkTo(view, '/people/doubles')}>{mergeWords[view.language].link}</a>
      <a href={linkTo(view, '/people/protected')}>{protectedWords[view.language].listTitle}</a>
    </div>
  );
  return (
    <Layout view={view} title={w.title} intro={w.intro} problem={problem}>
      {actions}
      {board.board.rows.length === 0 && board.chosen.state === undefined ? (
        <Empty>{w.none}</Empty>
      ) : (
        <BoardTable
          view={view}
          problem={problem}
          board={board}
          address={(query) => linkTo(view, '/people', {}, { query })}
          download={(query) => linkTo(view, '/people/download', {}, { query })}
          acts={[
            ...(keeps
              ? [
                  {
                    label: invitedWords[view.language].invite,
                    action: linkTo(view, '/people/invitations', {}, { query: board.query }),
                  },
                ]
              : []),
            ...(grantOf(view.person!.roles, 'write to people')
              ? [
                  {
                    label: webWords[view.language].writeToThem,
                    action: linkTo(view, '/people/messages', {}, { query: board.query }),
                  },
                ]
              : []),
          ]}
        />
      )}
    </Layout>
  );
}

type PersonProps = Page & {
  person: PersonDetail;
  mayInvite: boolean;
  /** Links go out by mail. */
  hasMail: boolean;
  /** One has just been written. */
  written: boolean;
  /** What was edited has just been kept. */
  isSaved: boolean;
  /** Whose manager this is. */
  led: { id: string; name: string }[];
  /** Where this person is admitted and can be paired by hand. */
  toPair: ToPair[];
  /** They wrote a page about themselves, and show it. */
  hasOwnPage: boolean;
  /** So many sessions have just been ended; null otherwise. */
  ended: number | null;
  /** Null where there are none to keep. */
  checks: Check[] | null;
  /** What is asked about this person and waits for a second one. */
  waiting: string[];
  /** A pupil, who gets no link. */
  byCard: boolean;
  /** Mentorships of two, and groups as their mentor, that still run. */
  running: number;
  guardians: Guardian[] | null;
};

export function PersonPage({
  view,
  problem,
  person,
  mayInvite,
  hasMail,
  written,
  isSaved,
  led,
  toPair,
  hasOwnPage,
  ended,
  checks,
  waiting,
  byCard,
  running,
  guardians,
}: PersonProps) {
  const w = personWords[view.language];
  const a = approvalWords[view.language];
  const h = webWords[view.language];
  const i = invitationWords[view.language];
  const href = (id: string) => linkTo(view, '/people/:person', { person: id });
  const facts: [string, ComponentChildren][] = [
    [w.jobTitle, person.jobTitle],
    [w.organisation, person.memberOrganisation],
    [w.unit, person.unit],
    [w.sector, person.sector],
    [
      w.manager,
      person.manager &&
        (mayInvite ? (
          <a href={href(person.manager.id)}>{person.manager.name}</a>
        ) : (
          person.manager.name
        )),
    ],
    [
      w.managerOf,
      led.length > 0 &&
        led.map(({ id, name }, k) => (
          <>
            {k > 0 && ', '}
            <a href={href(id)}>{name}</a>
          </>
        )),
    ],
    [w.languages, sayLanguages(view.language, person.languages)],
    [w.letterLanguage, person.language && languageNames[person.language]],
    [w.email, person.email],
    [w.number, person.number],
    [w.bornOn, person.bornOn && sayDay(view.language, person.bornOn, view.today)],
  ];
  return (
    <Layout
      view={view}
      title={person.name}
      problem={problem}
      crumbs={[{ href: linkTo(view, '/people'), text: w.title }]}
    >
      <div class="row">
        {person.roles.map((role) => (
          <Tag tone="accent">{h.roles[role]}</Tag>
        ))}
        {person.leftOn && (
          <Tag tone="bad">{w.left(sayDay(view.language, person.leftOn, view.today))}</Tag>
        )}
        {mayInvite && !person.leftOn && <Tag>{person.signsIn ? i.has : i.hasNot}</Tag>}
      </div>
      {written && person.email && <p class="note good">{i.written(person.email)}</p>}
      {isSaved && <p class="note good">{w.saved}</p>}
      {ended !== null && <p class="note good">{w.signedOut(ended)}</p>}
      {waiting.length > 0 && (
        <div class="note">
          {waiting.map((sentence) => (
            <p>
              {sentence} {a.waits}
            </p>
          ))}
          <p>
            <a href={linkTo(view, '/approvals')}>{a.waitsAt}</a>
          </p>
        </div>
      )}
      {person.leftOn && running > 0 && <p class="note warn">{w.leftAndRuns(running)}</p>}
      {person.leftOn && mayInvite && (
        <Form view={view} action={linkTo(view, '/people/:person/return', { person: person.id })}>
          <button class="button second">{w.comeBack}</button>
        </Form>
      )}
      {grantOf(view.person!.roles, 'write to people') && !person.leftOn && (
        <p>
          <a
            class="button second"
            href={linkTo(view, '/messages/new', {}, { query: { person: person.id } })}
          >
            {h.writeMessage}
          </a>
        </p>
      )}
      {(toPair.length > 0 || hasOwnPage) && (
        <p class="row">
          {toPair.map(({ cohort, name, role }) => (
            <a
              class="button second"
              href={linkTo(
                view,
                '/cohorts/:cohort/pairs/new',
                { cohort },
                { query: { [role]: person.id } },
              )}
            >
              {w.pairByHand[role](name)}
            </a>
          ))}
          {hasOwnPage && (
            <a href={linkTo(view, '/people/:person/about', { person: person.id })}>{w.ownPage}</a>
          )}
        </p>
      )}
      {mayInvite && byCard && <p class="muted">{a.byCard(person.name)}</p>}
      {mayInvite && !person.leftOn && !person.signsIn && !byCard && (
        <Form
          view={view}
          action={linkTo(view, '/people/:person/invitation', { person: person.id })}
        >
          <button class={written ? 'button second' : 'button'}>
            {hasMail && person.email ? i.mail : i.make}
          </button>
        </Form>
      )}
      <div class="two">
        <Section title={w.history}>
          {person.history.length === 0 ? (
            <Empty>{w.noHistory}</Empty>
          ) : (
            <ul class="history">
              {person.history.map((role) => (
                <li>
                  <span class="strong">{role.title}</span>
                  <span class="small muted">
                    {w.kinds[role.kind]}
                    {role.stateAdministration === 'yes' && `, ${w.stateYes}`} ·{' '}
                    {role.firstDay ?? '?'} –{' '}
                    {role.lastDay === 'present' ? w.now : (role.lastDay ?? '?')}
                  </span>
                </li>
              ))}
            </ul>
          )}
        </Section>
        <Section
          title={w.facts}
          aside={
            mayInvite && !person.isProtected && <a href={`${href(person.id)}/edit`}>{w.edit}</a>
          }
        >
          <dl class="facts">
            {facts
              .filter(([, value]) => value)
              .map(([name, value]) => (
                <>
                  <dt>{name}</dt>
                  <dd>{value}</dd>
                </>
              ))}
          </dl>
        </Section>
      </div>
      {person.isProtected && (
        <p>
          <a href={linkTo(view, '/people/:person/identity', { person: person.id })}>
            {protectedWords[view.language].title}
          </a>
        </p>
      )}
      {mayInvite && !person.isProtected && (
        <p class="small">
          <a href={linkTo(view, '/people/:person/protection', { person: person.id })}>
            {protectedWords[view.language].protect}
          </a>
        </p>
      )}
      {guardians && (
        <Guardians view={view} problem={problem} child={person.id} guardians={guardians} />
      )}
      {checks && (
        <Checks
          view={view}
          problem={problem}
          path={linkTo(view, '/people/:person/checks', { person: person.id })}
          checks={checks}
        />
      )}
      {mayInvite && person.signsIn && person.id !== view.person?.id && (
        <details class="more">
          <summary>{w.lost}</summary>
          <div class="stack">
            <p>{w.lostHelp}</p>
            <Form
              view={view}
              action={linkTo(view, '/people/:person/sessions/end', { person: person.id })}
            >
              <button class="button second">{w.signOut(person.name)}</button>
            </Form>
          </div>
        </details>
      )}
      {mayInvite && person.signsIn && !person.leftOn && person.id !== view.person?.id && (
        <details class="more">
          <summary>{a.newAccount}</summary>
          <div class="stack">
            <p>{a.newAccountHelp}</p>
            <Form
              view={view}
              action={linkTo(view, '/people/:person/account', { person: person.id })}
            >
              <button class="button second">{a.askAccount(person.name)}</button>
            </Form>
          </div>
        </details>
      )}
      {mayInvite && !person.leftOn && person.id !== view.person?.id && (
        <details class="more">
          <summary>{w.leave}</summary>
          <div class="stack">
            <p>{w.leavingHelp}</p>
            {person.roles.some((role) => guardedRoles.includes(role)) && <p>{a.waits}</p>}
            {running > 0 && <p class="note warn">{w.leaveAndRuns(running)}</p>}
            <Form
              view={view}
              action={linkTo(view, '/people/:person/leaving', { person: person.id })}
            >
              <button class="button second">{w.leaveNow(person.name)}</button>
            </Form>
          </div>
        </details>
      )}
    </Layout>
  );
}

function Checks({ view, problem, path, checks }: Page & { path: string; checks: Check[] }) {
  const w = personWords[view.language];
  return (
    <Section title={w.checks} id="checks">
      {checks.length === 0 && <p class="muted">{w.noChecks}</p>}
      <ul class="lines">
        {checks.map((check) => (
          <li>
            <span class="row apart">
              <span>
                {w.checkKinds[check.kind]}{' '}
                <span class="small muted">
                  {w.validUntil(sayDay(view.language, check.validUntil, view.today))}
                </span>{' '}
                {check.validUntil < view.today && <Tag tone="bad">{w.expired}</Tag>}
              </span>
              <Form view={view} action={`${path}/${check.id}/end`} class="inline">
                <button class="button second slim">
                  {w.dropCheck}
                  <span class="hidden-text">: {w.checkKinds[check.kind]}</span>
                </button>
              </Form>
            </span>
          </li>
        ))}
      </ul>
      <details class="more" open={problem?.typed.valid_until !== undefined}>
        <summary>{w.addCheck}</summary>
        <Form view={view} action={path}>
          <Choices
            view={view}
            name="check"
            label={w.checks}
            problem={problem}
            flow
            options={checkKinds.map((value) => ({ value, text: w.checkKinds[value] }))}
          />
          <TextField
            view={view}
            name="valid_until"
            type="date"
            label={w.checkUntil}
            problem={problem}
            short
          />
          <button class="button second">{w.keepCheck}</button>
        </Form>
      </details>
    </Section>
  );
}

/** Roles that read what is confided wait for a second person. */
export const addableRoles = [
  'mentor',
  'mentee',
  'contact-person',
  'guardian',
  'specialist',
  'registrar',
  'results-reader',
  'teacher',
  'coordinator',
  'administrator',
  'auditor',
] as const satisfies Role[];

export function NewPersonPage({
  view,
  problem,
  members,
  units,
}: Page & { members: string[]; units: string[] }) {
  const w = personWords[view.language];
  return (
    <Layout
      view={view}
      title={w.add}
      problem={problem}
      crumbs={[{ href: linkTo(view, '/people'), text: w.title }]}
      narrow
    >
      <Form view={view} action={linkTo(view, '/people')}>
        <TextField view={view} name="given_name" label={w.givenName} problem={problem} />
        <TextField view={view} name="family_name" label={w.familyName} problem={problem} />
        <Choices
          view={view}
          name="role"
          label={w.role}
          problem={problem}
          flow
          options={addableRoles.map((role) => ({
            value: role,
            text: webWords[view.language].roles[role],
          }))}
        />
        <TextField
          view={view}
          name="email"
          type="email"
          label={w.email}
          problem={problem}
          optional
        />
        <TextField view={view} name="job_title" label={w.jobTitle} problem={problem} optional />
        {members.length > 0 && (
          <Select
            view={view}
            name="member_organisation"
            label={w.organisation}
            problem={problem}
            empty="–"
            options={members.map((name) => ({ value: name, text: name }))}
            optional
          />
        )}
        {units.length > 0 && (
          <Select
            view={view}
            name="unit"
            label={w.unit}
            problem={problem}
            empty="–"
            options={units.map((name) => ({ value: name, text: name }))}
            optional
          />
        )}
        <button class="button">{w.save}</button>
      </Form>
    </Layout>
  );
}
