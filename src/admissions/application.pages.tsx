import { sayDay } from '../foundation/words.ts';
import { Choices, Form, Select, TextArea, TextField } from '../hall/fields.tsx';
import { Layout, Section, Tag } from '../hall/layout.tsx';
import type { Page, View } from '../hall/view.ts';
import { Said } from '../profiles/profile.pages.tsx';
import {
  say,
  type Competence,
  type Criterion,
  type Profile,
  type ProfileRole,
} from '../profiles/profile.rules.ts';
import type { Cohort } from '../programmes/programme.store.ts';
import { inputOf } from './admission.rules.ts';
import type { Application, Decision, NewRole } from './admission.store.ts';
import { admissionWords } from './admission.words.ts';
import type { Truth, Verdict } from './eligibility.rules.ts';
import { DecisionTag, Outcome } from './admission.pages.tsx';
import { WishesForm } from './wishes.pages.tsx';

type ApplicationProps = Page & {
  cohort: Cohort;
  application: Application;
  role: ProfileRole;
  verdict: Verdict;
  roles: NewRole[];
  asksRoles: boolean;
  decisions: Decision[];
  competences: Competence[];
  counterparts: { id: string; name: string }[];
  mayDecide: boolean;
};

export function ApplicationPage(props: ApplicationProps) {
  const { view, problem, cohort, application, mayDecide } = props;
  const w = admissionWords[view.language];
  const crumbs = mayDecide
    ? [
        {
          href: `${view.base}/cohorts/${cohort.id}`,
          text: `${cohort.programmeName}, ${cohort.name}`,
        },
        { href: `${view.base}/cohorts/${cohort.id}/applications`, text: w.title },
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
      ]
        .filter(Boolean)
        .join(' · ')}
    >
      <div class="two">
        <div class="stack">
          <div class="wide section">
            <VerdictPanel {...props} />
          </div>
          {mayDecide && (
            <div class="wide section">
              <DecisionPanel {...props} />
            </div>
          )}
        </div>
        <div class="stack">
          <div class="wide section">
            <FactsForm {...props} />
          </div>
          {props.asksRoles && (
            <div class="wide section">
              <RolesPanel {...props} />
            </div>
          )}
          <div class="wide section">
            <WishesForm {...props} />
          </div>
        </div>
      </div>
    </Layout>
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

function DecisionPanel({ view, problem, application, decisions }: ApplicationProps) {
  const w = admissionWords[view.language];
  return (
    <Section title={w.decideTitle}>
      {application.role === 'mentor' && (
        <p>
          <a href={`${view.base}/applications/${application.id}/interview`}>{w.interview}</a>
        </p>
      )}
      <Form view={view} action={`${view.base}/applications/${application.id}/decisions`}>
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
          optional
        />
        <button class="button">{w.decide}</button>
      </Form>
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

function FactsForm({ view, problem, cohort, application, role }: ApplicationProps) {
  const w = admissionWords[view.language];
  const truths = [
    { value: 'yes', text: w.yes },
    { value: 'no', text: w.no },
    { value: 'unknown', text: w.unknown },
  ];
  const asked = role.criteria.filter((criterion) => inputOf(criterion) !== null);
  if (asked.length === 0) return null;
  return (
    <Section title={w.formTitle}>
      <p class="muted small">{w.formIntro}</p>
      <Form view={view} action={`${view.base}/applications/${application.id}/facts`}>
        {asked.map((criterion) => {
          const name = `answer-${criterion.id}`;
          const label = say(criterion.text, view.language, cohort.profile.languages);
          const value = application.answers[criterion.id] ?? '';
          const input = inputOf(criterion);
          if (input === 'truth')
            return (
              <Choices
                view={view}
                name={name}
                label={label}
                value={value || 'unknown'}
                problem={problem}
                flow
                options={truths}
              />
            );
          return (
            <TextField
              view={view}
              name={name}
              label={label}
              help={
                input === 'hours'
                  ? w.hours
                  : w.howMany(w.units[criterion.unit ?? ''] ?? criterion.unit ?? '')
              }
              value={value === 'unknown' ? '' : value}
              problem={problem}
              short
              optional
              type="number"
              min={0}
            />
          );
        })}
        <button class="button second">{w.saveFacts}</button>
      </Form>
    </Section>
  );
}

function RolesPanel({ view, problem, application, roles }: ApplicationProps) {
  const w = admissionWords[view.language];
  const kinds = Object.entries(w.kinds).map(([value, text]) => ({ value, text }));
  return (
    <Section title={w.rolesTitle}>
      {roles.length === 0 && (
        <p class="muted">{application.roles === null ? w.noRoles : w.noneHeld}</p>
      )}
      <ul class="lines">
        {roles.map((role) => (
          <li>
            <span class="strong">{role.title}</span>
            <span class="small muted">
              {w.kinds[role.kind]} · {role.firstDay ?? '?'} –{' '}
              {role.lastDay === 'present' ? w.present : (role.lastDay ?? '?')} · {w.state}:{' '}
              {w.short[role.stateAdministration as Truth]}
            </span>
          </li>
        ))}
      </ul>
      <details
        class="more"
        open={
          problem?.fields.first_day !== undefined ||
          problem?.fields.last_day !== undefined ||
          problem?.fields.role_title !== undefined
        }
      >
        <summary>{w.addRole}</summary>
        <Form view={view} action={`${view.base}/applications/${application.id}/roles`}>
          <TextField view={view} name="role_title" label={w.roleTitle} problem={problem} />
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
          <TextField view={view} name="last_day" label={w.to} problem={problem} short optional />
          <Choices
            view={view}
            name="state"
            label={w.state}
            value="unknown"
            problem={problem}
            flow
            options={[
              { value: 'yes', text: w.yes },
              { value: 'no', text: w.no },
              { value: 'unknown', text: w.unknown },
            ]}
          />
          <button class="button second">{w.addRole}</button>
        </Form>
      </details>
      {roles.length === 0 && application.roles === null && (
        <Form
          view={view}
          action={`${view.base}/applications/${application.id}/no-roles`}
          class="inline"
        >
          <button class="button quiet">{w.noneHeld}</button>
        </Form>
      )}
    </Section>
  );
}
