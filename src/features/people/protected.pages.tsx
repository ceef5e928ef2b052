import { breakGlassHours } from './protected.rules.ts';
import { linkTo } from '../../web/links.ts';
import { fullDay, sayMoment } from '../../platform/i18n.ts';
import { Form, Select, TextArea, TextField } from '../../web/fields.tsx';
import { webWords } from '../../web/web.words.ts';
import { Empty, Layout, Section } from '../../web/layout.tsx';
import type { Page, View } from '../../web/view.ts';
import { personWords } from './person.words.ts';
import type { BreakGlassAccess, Identity, Reader } from './protected.store.ts';
import { approvalWords } from './approval.words.ts';
import { protectedWords } from './protected.words.ts';

export function ProtectPage({
  view,
  problem,
  person,
  isFree,
}: Page & { person: { id: string; name: string }; isFree: boolean }) {
  const w = protectedWords[view.language];
  return (
    <Layout
      view={view}
      title={w.protect}
      intro={w.protectIntro}
      problem={problem}
      narrow
      crumbs={[
        { href: linkTo(view, '/people'), text: personWords[view.language].title },
        { href: linkTo(view, '/people/:person', { person: person.id }), text: person.name },
      ]}
    >
      <p class="note">{w.mail}</p>
      {!isFree && (
        <Form
          view={view}
          action={linkTo(view, '/people/:person/protection/request', { person: person.id })}
        >
          <p>{w.needsSecond}</p>
          <button class="button">{w.askFirst}</button>
        </Form>
      )}
      {isFree && (
        <Form
          view={view}
          action={linkTo(view, '/people/:person/protection', { person: person.id })}
        >
          <TextField
            view={view}
            name="given_name"
            label={w.given}
            help={w.nameHelp}
            problem={problem}
          />
          <TextField view={view} name="family_name" label={w.family} problem={problem} />
          <button class="button">{w.save}</button>
        </Form>
      )}
    </Layout>
  );
}

export function ProtectedListPage({
  view,
  people,
  waiting,
}: Page & { people: { id: string; name: string }[]; waiting: BreakGlassAccess[] }) {
  const w = protectedWords[view.language];
  return (
    <Layout
      view={view}
      title={w.listTitle}
      intro={w.listIntro}
      crumbs={[{ href: linkTo(view, '/people'), text: personWords[view.language].title }]}
    >
      {waiting.length > 0 && (
        <Section title={w.waiting}>
          <ul class="lines">
            {waiting.map((access) => (
              <li>
                <a href={linkTo(view, '/people/:person/identity', { person: access.personId })}>
                  {access.person}
                </a>
                <span class="small">
                  {w.wants(access.askedBy)} {access.reason}
                </span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {people.length === 0 ? (
        <Empty>{w.none}</Empty>
      ) : (
        <ul class="lines">
          {people.map(({ id, name }) => (
            <li>
              <a href={linkTo(view, '/people/:person/identity', { person: id })}>{name}</a>
            </li>
          ))}
        </ul>
      )}
    </Layout>
  );
}

type Known = {
  person: { id: string; name: string };
  identity: Identity | null;
  isReader: boolean;
  /** It is their own. */
  isOwn: boolean;
  readers: Reader[];
  others: { id: string; name: string }[];
  accesses: BreakGlassAccess[];
  /** Requests of those with whom the reader counts as one person. */
  acquainted: Set<string>;
  openUntil: Date | null;
  isAsked: boolean;
  /** Whoever reads can end the protection now; else two people have to agree first. */
  mayEnd: boolean;
  isEndAsked: boolean;
};

export function IdentityPage({
  view,
  problem,
  person,
  identity,
  isReader,
  isOwn,
  readers,
  others,
  accesses,
  acquainted,
  openUntil,
  isAsked,
  mayEnd,
  isEndAsked,
}: Page & Known) {
  const w = protectedWords[view.language];
  const path = linkTo(view, '/people/:person', { person: person.id });
  const waiting = accesses.filter(
    ({ agreedBy, refusedBy, askedAt }) =>
      agreedBy === null &&
      refusedBy === null &&
      Date.now() - askedAt.getTime() < breakGlassHours.asked * 3_600_000,
  );
  return (
    <Layout
      view={view}
      title={person.name}
      intro={w.title}
      problem={problem}
      crumbs={[{ href: linkTo(view, '/people/protected'), text: w.listTitle }]}
      narrow
    >
      {openUntil && <p class="note warn">{w.until(sayMoment(view, openUntil))}</p>}
      {isAsked && <p class="note good">{w.asked}</p>}
      {identity ? <Facts view={view} identity={identity} /> : <p class="note">{w.hidden}</p>}
      {waiting.map((access) => (
        <Section title={w.waiting}>
          <p>
            {w.wants(access.askedBy)} {access.reason}
          </p>
          {access.askedById === view.person?.id ? (
            <p class="small muted">{w.notYours}</p>
          ) : (
            <Form view={view} action={`${path}/identity/${access.id}`} class="row">
              {acquainted.has(access.id) ? (
                <p class="small muted">{approvalWords[view.language].acquainted(access.askedBy)}</p>
              ) : (
                <button class="button" name="answer" value="agree">
                  {w.agree}
                </button>
              )}
              <button class="button second" name="answer" value="refuse">
                {w.refuse}
              </button>
            </Form>
          )}
        </Section>
      ))}
      {!identity && !waiting.some(({ askedById }) => askedById === view.person?.id) && (
        <Section title={w.ask}>
          <p>{w.askIntro}</p>
          <Form view={view} action={`${path}/identity`}>
            <TextArea view={view} name="reason" label={w.reason} problem={problem} />
            <button class="button second">{w.askButton}</button>
          </Form>
        </Section>
      )}
      {isReader && (
        <Readers view={view} problem={problem} path={path} readers={readers} others={others} />
      )}
      {isReader && <BreakGlassAccesses view={view} accesses={accesses} />}
      {(isReader || isOwn) && (
        <Form view={view} action={`${path}/protection/end`}>
          <p class="small muted">
            {w.endHelp} {!mayEnd && (isEndAsked ? w.endAsked : w.askEndHelp)}
          </p>
          {(mayEnd || !isEndAsked) && (
            <button class="button second">{mayEnd ? w.end : w.askEnd}</button>
          )}
        </Form>
      )}
    </Layout>
  );
}

function Facts({ view, identity }: { view: View; identity: Identity }) {
  const w = protectedWords[view.language];
  const facts = {
    name: `${identity.givenName} ${identity.familyName}`,
    email: identity.email,
    number: identity.number,
    bornOn: identity.bornOn && fullDay(view.language, identity.bornOn),
    jobTitle: identity.jobTitle,
    unit: identity.unit,
    memberOrganisation: identity.memberOrganisation,
  };
  return (
    <Section title={w.who}>
      <dl class="facts">
        {(Object.keys(facts) as (keyof typeof facts)[])
          .filter((name) => facts[name])
          .map((name) => (
            <>
              <dt>{w.facts[name]}</dt>
              <dd>{facts[name]}</dd>
            </>
          ))}
      </dl>
    </Section>
  );
}

function Readers({
  view,
  problem,
  path,
  readers,
  others,
}: Page & { path: string; readers: Reader[]; others: { id: string; name: string }[] }) {
  const w = protectedWords[view.language];
  const roles = webWords[view.language].roles;
  return (
    <Section title={w.readers}>
      <ul class="lines">
        {readers.map(({ id, name, roles: held }) => (
          <li>
            <span class="row apart">
              <span>
                {name} <span class="small muted">{held.map((role) => roles[role]).join(', ')}</span>
              </span>
              <Form view={view} action={`${path}/readers/${id}/removal`} class="inline">
                <button class="button second slim">
                  {w.remove}
                  <span class="hidden-text">: {name}</span>
                </button>
              </Form>
            </span>
          </li>
        ))}
      </ul>
      <Form view={view} action={`${path}/readers`}>
        <Select
          view={view}
          name="reader"
          label={w.add}
          problem={problem}
          empty="–"
          options={others.map(({ id, name }) => ({ value: id, text: name }))}
        />
        <button class="button second">{w.addButton}</button>
      </Form>
    </Section>
  );
}

/** Also for the person concerned. */
export function BreakGlassAccesses({
  view,
  accesses,
}: {
  view: View;
  accesses: BreakGlassAccess[];
}) {
  const w = protectedWords[view.language];
  const settled = accesses.filter(
    ({ agreedBy, refusedBy }) => agreedBy !== null || refusedBy !== null,
  );
  if (settled.length === 0) return null;
  return (
    <Section title={w.history}>
      <ul class="lines">
        {settled.map(({ askedBy, agreedBy, refusedBy, askedAt, reason }) => (
          <li>
            <span class="small muted">
              {agreedBy
                ? w.entry(askedBy, agreedBy, sayMoment(view, askedAt))
                : w.refused(askedBy, refusedBy!, sayMoment(view, askedAt))}
            </span>
            {reason}
          </li>
        ))}
      </ul>
    </Section>
  );
}
