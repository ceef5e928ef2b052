import { linkTo } from '../../web/links.ts';
import { sayDay } from '../../platform/i18n.ts';
import { Choices, Form, Select, TextArea, TextField } from '../../web/fields.tsx';
import { Layout, Section, Tag } from '../../web/layout.tsx';
import type { Page, View } from '../../web/view.ts';
import { Said } from '../profiles/profile.pages.tsx';
import {
  type Competence,
  type Criterion,
  type Profile,
  type ProfileRole,
} from '../profiles/profile.rules.ts';
import type { Cohort } from '../programmes/programme.store.ts';
import { inputOf } from './admission.rules.ts';
import type { Inputs } from '../people/inputs.store.ts';
import type { Candidate } from '../people/manager.store.ts';
import type { Application, Decision, HeldRole } from './admission.store.ts';
import { admissionWords } from './admission.words.ts';
import { PairByHand } from './application-board.pages.tsx';
import { boardOfApplicationsWords } from './application-board.words.ts';
import type { Verdict } from './eligibility.rules.ts';
import { DecisionTag, Outcome, Withdrawn } from './admission.pages.tsx';
import { FactFields, truthsOf } from './fact-fields.pages.tsx';
import { WishFields } from './wishes.pages.tsx';
import type { Call } from './application-call.store.ts';
import { applicationCallWords } from './application-call.words.ts';
import { ConsentPanel, EvidencePanel } from './evidence.pages.tsx';
import type { ApplicationEvidence } from './evidence.store.ts';
import type { WishReason } from './wish.store.ts';
import type { ManagerConsent } from './manager-consent.store.ts';
import { SentIn } from './outside.pages.tsx';
import { weeksAtThisPace, type Queue } from './public-application.rules.ts';
import type { PublicApplication } from './public-application.store.ts';
import { publicApplicationWords } from './public-application.words.ts';

type ApplicationProps = Page & {
  cohort: Cohort;
  application: Application;
  role: ProfileRole;
  verdict: Verdict;
  /** The visitor’s. */
  isOwn: boolean;
  roles: HeldRole[];
  inputs: Inputs;
  sectors: string[];
  candidates: Candidate[];
  /** Who looks again when the applicant asks. */
  contact: {
    name: string;
    email: string | null;
  } | null;
  /** A mentorship runs by it. */
  isMatched: boolean;
  /** Admitted, with nobody yet. */
  isToPlace: boolean;
  asksRoles: boolean;
  asksState: boolean;
  decisions: Decision[];
  competences: Competence[];
  counterparts: { id: string; name: string }[];
  /** The applicant's own, with their reasons; for coordinators. */
  wishes: WishReason[];
  mayDecide: boolean;
  /** What was sent by a public link. */
  outside: PublicApplication | null;
  /** For this role, where it was ever opened. */
  call: Call | null;
  organisation: { name: string; language: string };
  evidence: ApplicationEvidence[];
  consent: ManagerConsent | null;
  /** Where somebody admitted stands who has no mentorship yet. */
  queue: Queue | null;
};

export function ApplicationPage(props: ApplicationProps) {
  const { view, problem, cohort, application, mayDecide } = props;
  const w = admissionWords[view.language];
  const crumbs = mayDecide
    ? [
        {
          href: linkTo(view, '/cohorts/:cohort', { cohort: cohort.id }),
          text: `${cohort.programmeName}, ${cohort.name}`,
        },
        {
          href: linkTo(view, '/cohorts/:cohort/applications', { cohort: cohort.id }),
          text: w.title,
        },
      ]
    : [];
  return (
    <Layout
      view={view}
      title={mayDecide ? w.applicationTitle(application.name) : w.myTitle}
      problem={problem}
      crumbs={crumbs}
      intro={[
        application.role === 'mentor' ? w.asMentor : w.asMentee,
        application.jobTitle,
        application.memberOrganisation,
        application.nominatedBy && w.nominatedBy(application.nominatedBy),
        application.isFromOutside && applicationCallWords[view.language].fromOutside,
      ]
        .filter(Boolean)
        .join(' · ')}
    >
      {application.withdrawn && <WithdrawnPanel {...props} />}
      <div class="two">
        <div class="stack">
          {!mayDecide && props.decisions.length > 0 && (
            <div class="wide section">
              <Decided {...props} />
            </div>
          )}
          <div class="wide section">
            <VerdictPanel {...props} />
          </div>
          {mayDecide && (
            <div class="wide section">
              <DecisionPanel {...props} />
            </div>
          )}
          {(props.consent || props.call?.asksManager) && (
            <div class="wide section">
              <ConsentPanel
                view={view}
                problem={problem}
                application={application.id}
                consent={props.consent}
                mayAsk={mayDecide && !application.withdrawn}
                waits={props.outside !== null && props.outside.confirmedAt === null}
              />
            </div>
          )}
          {!application.withdrawn && <Withdrawing {...props} />}
        </div>
        <div class="stack">
          {props.outside && props.call && mayDecide && (
            <div class="wide section">
              <FromOutside {...props} outside={props.outside} call={props.call} />
            </div>
          )}
          <div class="wide section">
            <EvidencePanel
              view={view}
              evidence={props.evidence}
              role={props.role}
              profile={cohort.profile}
              application={application.id}
              mayVerify={mayDecide}
            />
          </div>
          {props.asksRoles && (
            <div class="wide section">
              <RolesPanel {...props} />
            </div>
          )}
          <div class="wide section">
            <AnswersForm {...props} />
          </div>
        </div>
      </div>
    </Layout>
  );
}

/** What was sent by a public link, and what was corrected there since. */
function FromOutside({
  outside,
  ...props
}: ApplicationProps & { outside: PublicApplication; call: Call }) {
  const { view } = props;
  const w = applicationCallWords[view.language];
  return (
    <>
      <SentIn view={view} facts={props} one={outside} />
      {outside.takenAt && outside.changedAt > outside.takenAt && (
        <div class="note warn stack">
          <p>
            {w.changed(
              sayDay(view.language, outside.changedAt.toISOString().slice(0, 10), view.today),
            )}
          </p>
          <p class="small">{w.takeOverHelp}</p>
          <Form
            view={view}
            action={linkTo(view, '/public-applications/:public/changes', { public: outside.id })}
          >
            <button class="button second">{w.takeOver}</button>
          </Form>
        </div>
      )}
    </>
  );
}

/** what stands there for whoever may take it up again. */
function WithdrawnPanel({ view, cohort, application, isOwn }: ApplicationProps) {
  const w = admissionWords[view.language];
  return (
    <div class="note warn stack">
      <Withdrawn view={view} withdrawn={application.withdrawn!} />
      <p>{isOwn ? w.withdrawnByYou : w.withdrawnIntro}</p>
      {cohort.lastDay >= view.today && (
        <Form
          view={view}
          action={linkTo(view, '/applications/:application/return', {
            application: application.id,
          })}
          class="inline"
        >
          <button class="button">{isOwn ? w.applyAgain : w.takeUpAgain}</button>
        </Form>
      )}
    </div>
  );
}

function Withdrawing({ view, application, isOwn, isMatched }: ApplicationProps) {
  const w = admissionWords[view.language];
  return (
    <details class="more">
      <summary>{isOwn ? w.withdraw : w.withdrawOther}</summary>
      <div class="stack">
        <p>{isMatched ? w.isMatched : w.withdrawHelp}</p>
        {!isMatched && (
          <Form
            view={view}
            action={linkTo(view, '/applications/:application/withdrawal', {
              application: application.id,
            })}
          >
            <button class="button second">
              {isOwn ? w.withdrawNow : w.withdrawOtherNow(application.name)}
            </button>
          </Form>
        )}
      </div>
    </details>
  );
}

/** What was decided, why, by whom, and whom to ask: for whoever it is about. */
function Decided({ view, decisions, contact, queue }: ApplicationProps) {
  const w = admissionWords[view.language];
  const p = publicApplicationWords[view.language];
  const weeks = queue && weeksAtThisPace(queue);
  const [last] = decisions;
  return (
    <Section title={w.decidedTitle} id="decision">
      <p class="row">
        <DecisionTag view={view} decision={last!} />
        <span class="small muted">
          {w.decidedBy(
            last!.by,
            sayDay(view.language, last!.at.toISOString().slice(0, 10), view.today),
          )}
        </span>
      </p>
      <p>
        {last!.admitted ? w.admittedYou : w.declinedYou}{' '}
        {last!.validUntil && p.until2(sayDay(view.language, last!.validUntil, view.today))}
      </p>
      {queue && (
        <>
          <p>{p.queue(queue.position, queue.waiting, queue.placed)}</p>
          <p>{weeks === null ? p.noPace : p.pace(weeks!)}</p>
        </>
      )}
      {last!.reason && (
        <p>
          <span class="strong">{w.reason}:</span> {last!.reason}
        </p>
      )}
      {!last!.admitted && (
        <p>
          {w.object}{' '}
          {contact &&
            (contact.email ? (
              <a href={`mailto:${contact.email}`}>{w.objectTo(contact.name)}</a>
            ) : (
              w.objectTo(contact.name)
            ))}
        </p>
      )}
    </Section>
  );
}

function criterionText(view: View, criterion: Criterion, profile: Profile) {
  return <Said text={criterion.text} view={view} profile={profile} />;
}

function VerdictPanel({ view, cohort, role, verdict }: ApplicationProps) {
  const w = admissionWords[view.language];
  const byId = new Map(role.criteria.map((criterion) => [criterion.id, criterion]));
  return (
    <Section title={w.verdictTitle}>
      <p>
        <Outcome view={view} truth={verdict.truth} long />
      </p>
      {verdict.ask.length > 0 && (
        <div>
          <p>{w.fewest(verdict.ask.length)}</p>
          <ul>
            {verdict.ask.map((id) => (
              <li>{criterionText(view, byId.get(id)!, cohort.profile)}</li>
            ))}
          </ul>
        </div>
      )}
      <table class="board">
        <thead>
          <tr>
            <th scope="col">{w.requirement}</th>
            <th scope="col">{w.outcome}</th>
          </tr>
        </thead>
        <tbody>
          {verdict.parts.map((part) => (
            <tr>
              <td>
                {criterionText(view, byId.get(part.id)!, cohort.profile)}{' '}
                {!part.mustHave && <Tag>{w.should}</Tag>}{' '}
                {part.group && <span class="small muted">({w.either})</span>}
              </td>
              <td data-name={w.outcome}>
                <Outcome view={view} truth={part.truth} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function DecisionPanel({ view, problem, application, decisions, isToPlace }: ApplicationProps) {
  const w = admissionWords[view.language];
  return (
    <Section title={w.decideTitle}>
      {application.role === 'mentor' && (
        <p>
          <a
            href={linkTo(view, '/applications/:application/interview', {
              application: application.id,
            })}
          >
            {w.interview}
          </a>
        </p>
      )}
      <Form
        view={view}
        action={linkTo(view, '/applications/:application/decisions', {
          application: application.id,
        })}
      >
        <Choices
          view={view}
          name="admitted"
          label={w.decision}
          problem={problem}
          flow
          options={[
            { value: 'yes', text: w.admit },
            { value: 'no', text: w.decline },
          ]}
        />
        <TextArea
          view={view}
          name="reason"
          label={w.reason}
          help={w.reasonHelp}
          problem={problem}
          optional="sometimes"
        />
        <div class="row">
          <button class="button">{w.decide}</button>
          <button class="button second" name="next" value="yes">
            {boardOfApplicationsWords[view.language].saveAndNext}
          </button>
        </div>
      </Form>
      {isToPlace && <PairByHand view={view} application={application} />}
      {decisions.length > 0 && (
        <>
          <h3>{w.history}</h3>
          <ul class="lines">
            {decisions.map((decision) => (
              <li>
                <span class="row">
                  <DecisionTag view={view} decision={decision} />{' '}
                  <span class="small muted">
                    {w.decidedBy(
                      decision.by,
                      sayDay(view.language, decision.at.toISOString().slice(0, 10), view.today),
                    )}
                  </span>
                </span>
                {decision.reason && <span>{decision.reason}</span>}
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}

/** One Save for all that is asked. */
function AnswersForm(props: ApplicationProps) {
  const { view, application } = props;
  return (
    <Form
      view={view}
      action={linkTo(view, '/applications/:application/answers', { application: application.id })}
      class="stack"
    >
      <Facts {...props} />
      {props.asksRoles && <NewRole {...props} />}
      <WishFields {...props} />
      <div>
        <button class="button">{admissionWords[view.language].savedNeeds}</button>
      </div>
    </Form>
  );
}

function Facts({ view, problem, cohort, application, role }: ApplicationProps) {
  const w = admissionWords[view.language];
  const asked = role.criteria.filter((criterion) => inputOf(criterion) !== null);
  if (asked.length === 0) return null;
  return (
    <Section title={w.formTitle}>
      <p class="muted small">{w.formIntro}</p>
      <div class="form">
        <FactFields
          view={view}
          problem={problem}
          asked={asked}
          languages={cohort.profile.languages}
          answers={application.answers}
          unsaid="unknown"
        />
      </div>
    </Section>
  );
}

function RolesPanel({ view, problem, application, roles, asksState, mayDecide }: ApplicationProps) {
  const w = admissionWords[view.language];
  const path = linkTo(view, '/applications/:application', { application: application.id });
  return (
    <Section title={w.rolesTitle} id="roles">
      {roles.length === 0 && (
        <p class="muted">{application.roles === null ? w.noRoles : w.noneHeld}</p>
      )}
      <ul class="lines">
        {roles.map((role) => (
          <li>
            <RoleLine
              view={view}
              problem={problem}
              path={`${path}/roles/${role.id}`}
              role={role}
              asksState={asksState}
              mayVerify={mayDecide}
              mayRemove={mayDecide || role.verified === null}
            />
          </li>
        ))}
      </ul>
      {roles.length === 0 && application.roles === null && (
        <Form view={view} action={`${path}/no-roles`} class="inline">
          <button class="button quiet">{w.noneHeld}</button>
        </Form>
      )}
    </Section>
  );
}

/** A role more, saved with the rest; left empty, it is none. */
function NewRole({ view, problem, roles, asksState }: ApplicationProps) {
  const w = admissionWords[view.language];
  const kinds = Object.entries(w.kinds).map(([value, text]) => ({ value, text }));
  const isTyped = Boolean(problem?.typed.role_title || problem?.typed.first_day);
  return (
    <details class="more" open={isTyped || roles.length === 0}>
      <summary>{w.addRole}</summary>
      <div class="form">
        <TextField view={view} name="role_title" label={w.roleTitle} problem={problem} optional />
        <Select view={view} name="kind" label={w.kind} problem={problem} options={kinds} />
        <TextField
          view={view}
          name="first_day"
          label={w.from}
          help={w.rolesHelp}
          problem={problem}
          short
          optional
        />
        <Still view={view} problem={problem} name="still" end="last_day" />
        {asksState && (
          <Choices
            view={view}
            name="state"
            label={w.state}
            help={w.needed}
            problem={problem}
            flow
            options={truthsOf(w)}
          />
        )}
      </div>
    </details>
  );
}

/** a role that still runs needs no date, and most do: the box is ticked. */
function Still({ view, problem, name, end }: Page & { name: string; end: string }) {
  const w = admissionWords[view.language];
  return (
    <>
      <Choices
        view={view}
        name={name}
        label={w.stillTitle}
        several
        chosen={problem?.typed[end] === undefined ? ['yes'] : [problem.typed[name] ?? '']}
        problem={problem}
        options={[{ value: 'yes', text: w.still }]}
      />
      <TextField
        view={view}
        name={end}
        label={w.to}
        help={w.endHelp}
        problem={problem}
        short
        optional="sometimes"
      />
    </>
  );
}

/** what stood there when somebody looked at it. */
export const spanOf = ({ kind, firstDay, lastDay, stateAdministration }: HeldRole): string =>
  [kind, firstDay, lastDay, stateAdministration].join(' ');

type RoleProps = Page & {
  /** Of the role. */
  path: string;
  role: HeldRole;
  asksState: boolean;
  mayVerify: boolean;
  mayRemove: boolean;
};

function RoleLine({ view, problem, path, role, asksState, mayVerify, mayRemove }: RoleProps) {
  const w = admissionWords[view.language];
  const { verified } = role;
  const [end, against] = [`end-${role.id}`, `against-${role.id}`];
  return (
    <>
      <span class="strong">{role.title}</span>
      <span class="small muted">
        {w.kinds[role.kind]} · {role.firstDay ?? '?'} –{' '}
        {role.lastDay === 'present' ? w.present : (role.lastDay ?? '?')}
        {asksState && ` · ${w.state}: ${w.short[role.stateAdministration]}`}
      </span>
      <span class="row small">
        {verified ? (
          <>
            <Tag tone="good">{w.verified}</Tag>
            <span class="muted">
              {w.verifiedBy(
                verified.against,
                verified.by,
                sayDay(view.language, verified.on, view.today),
              )}
            </span>
          </>
        ) : (
          <Tag>{w.saidByApplicant}</Tag>
        )}
      </span>
      {role.lastDay === null && (
        <Form view={view} action={`${path}/end`}>
          <p>{w.askEnd}</p>
          <Still view={view} problem={problem} name={`still-${role.id}`} end={end} />
          <button class="button second slim">{w.saveEnd}</button>
        </Form>
      )}
      {(mayRemove || mayVerify) && (
        <details class="more" open={problem?.fields[against] !== undefined}>
          <summary>
            {w.changeRole}
            <span class="hidden-text">: {role.title}</span>
          </summary>
          <div class="stack">
            {mayVerify &&
              (verified ? (
                <Form view={view} action={`${path}/verification/end`} class="inline">
                  <button class="button second slim">{w.unverify}</button>
                </Form>
              ) : (
                <Form view={view} action={`${path}/verification`}>
                  <input type="hidden" name={`seen-${role.id}`} value={spanOf(role)} />
                  <TextField
                    view={view}
                    name={against}
                    label={w.whatWasSeen}
                    help={w.whatWasSeenHelp}
                    problem={problem}
                  />
                  <button class="button second slim">{w.verify}</button>
                </Form>
              ))}
            {mayRemove && (
              <Form view={view} action={`${path}/removal`} class="inline">
                <button class="button quiet">{w.removeRole}</button>
              </Form>
            )}
          </div>
        </details>
      )}
    </>
  );
}
