/** What somebody without an account sees who applies by a link; it works on a phone. */
import type { ComponentChildren } from 'preact';
import { Choices, Form, Select, TextArea, TextField } from '../../web/fields.tsx';
import { completeLanguages, completeOf, languageNames, sayDay } from '../../platform/i18n.ts';
import { Layout, Section, Tag } from '../../web/layout.tsx';
import type { Page, Problem, View } from '../../web/view.ts';
import { Said } from '../profiles/profile.pages.tsx';
import { say, type Competence, type ProfileRole } from '../profiles/profile.rules.ts';
import type { Cohort } from '../programmes/programme.store.ts';
import {
  optionsIn,
  sayCall,
  stateOfCall,
  type CallState,
  type OwnQuestion,
} from './application-call.rules.ts';
import type { Call } from './application-call.store.ts';
import { FactFields, truthsOf } from './fact-fields.pages.tsx';
import { asksForRoles, asksForState } from './admission.rules.ts';
import type { Decision } from './admission.store.ts';
import { admissionWords } from './admission.words.ts';
import type { ApplicationEvidence } from './evidence.store.ts';
import type { ManagerConsent } from './manager-consent.store.ts';
import {
  askedCriteria,
  asksBirthday,
  mayCorrect,
  mayWithdraw,
  mostRoles,
  provable,
  rolesTyped,
  weeksAtThisPace,
  type ApplicantState,
  type Queue,
  type TypedFields,
} from './public-application.rules.ts';
import { publicApplicationWords } from './public-application.words.ts';

/** What every page by a link knows of its call. */
export type CallFacts = {
  organisation: { name: string; language: string };
  cohort: Cohort;
  call: Call;
  role: ProfileRole;
  competences: Competence[];
  /** In the organisation's time. */
  today: string;
  /** Who reads it and how long it is kept, made from the data inventory. */
  keeping: { readers: string[]; years: number; days: number };
};
type Common = Page & { facts: CallFacts };

const wordsOf = (view: View) => publicApplicationWords[view.language];
const dayOf = (moment: Date): string => moment.toISOString().slice(0, 10);

function Framed({
  view,
  problem,
  facts,
  title,
  children,
}: Common & { title: string; children: ComponentChildren }) {
  const w = wordsOf(view);
  return (
    <Layout
      view={view}
      title={title}
      intro={w.of(`${facts.cohort.programmeName}, ${facts.cohort.name}`, facts.organisation.name)}
      problem={problem}
      narrow
    >
      {children}
    </Layout>
  );
}

export function ApplicationGonePage({ view }: Page) {
  const w = wordsOf(view);
  return (
    <Layout view={view} title={w.goneTitle} narrow>
      <p>{w.gone}</p>
    </Layout>
  );
}

/** What it is, until when, what is asked, and the one form. */
export function ApplyPage({
  view,
  problem,
  facts,
  token,
  roles,
}: Common & { token: string; roles: number }) {
  const w = wordsOf(view);
  const { call, organisation, today } = facts;
  const state = stateOfCall(call, today);
  const welcome = sayCall(call.welcome, view.language, organisation.language);
  return (
    <Framed view={view} problem={problem} facts={facts} title={w.title[call.role]}>
      {welcome !== '' && <p class="pre">{welcome}</p>}
      <WhenOpen view={view} facts={facts} state={state} />
      {state !== 'off' && <Requirements view={view} facts={facts} />}
      {(state === 'open' || problem) && (
        <>
          <DataNote view={view} facts={facts} />
          <ApplicationForm
            view={view}
            problem={problem}
            facts={facts}
            action={`/apply/${token}`}
            filled={problem ?? unfilled}
            roles={roles}
            isSent={false}
          />
        </>
      )}
    </Framed>
  );
}

const unfilled: Problem = { sentence: '', fields: {}, typed: {} };
/** What was saved, as if it had just been typed. */
export const filledWith = (typed: TypedFields): Problem => ({ sentence: '', fields: {}, typed });

function WhenOpen({ view, facts, state }: Common & { state: CallState }) {
  const w = wordsOf(view);
  const { call, cohort } = facts;
  const day = (one: string) => sayDay(view.language, one, facts.today);
  return (
    <>
      <p>{w.runs(day(cohort.firstDay), day(cohort.lastDay))}</p>
      <p class={state === 'open' ? 'strong' : 'note warn'}>
        {state === 'off'
          ? w.off
          : state === 'before'
            ? w.from(day(call.opensOn!))
            : state === 'over'
              ? w.over(day(call.closesOn!))
              : w.until(day(call.closesOn!))}
        {state === 'open' && call.answerBy && ` ${w.answerBy(day(call.answerBy))}`}
      </p>
    </>
  );
}

function Requirements({ view, facts }: Common) {
  const w = wordsOf(view);
  const { role, cohort } = facts;
  if (role.criteria.length === 0) return null;
  return (
    <Section title={w.requirements}>
      <ul>
        {role.criteria.map((criterion) => (
          <li>
            <Said text={criterion.text} view={view} profile={cohort.profile} />{' '}
            {!criterion.mustHave && <Tag>{w.wish}</Tag>}
            {criterion.anyOfGroup && <span class="small muted">({w.oneOf})</span>}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function DataNote({ view, facts }: Common) {
  const w = wordsOf(view);
  const { keeping, organisation, call } = facts;
  return (
    <details class="more">
      <summary>{w.dataTitle}</summary>
      <div class="stack">
        <p>
          {w.data({
            organisation: organisation.name,
            readers: new Intl.ListFormat(view.language).format(keeping.readers),
            keeps: keeping.years > 0 ? w.keepsYears(keeping.years) : w.keepsDays(keeping.days),
          })}
        </p>
        <p>{w.keepsWithYou}</p>
        {call.asksManager && <p>{w.managerToo}</p>}
      </div>
    </details>
  );
}

type FormProps = Common & {
  action: string;
  /** What stands in the fields. */
  filled: Problem;
  /** Rows for roles, at least. */
  roles: number;
  isSent: boolean;
};

function ApplicationForm({ view, facts, action, filled, roles, isSent }: FormProps) {
  const w = wordsOf(view);
  const { call, cohort, role, competences, organisation } = facts;
  const { languages } = cohort.profile;
  const asked = askedCriteria(role.criteria);
  return (
    <Form view={view} action={action}>
      <h2>{w.you}</h2>
      <TextField
        view={view}
        name="given_name"
        label={w.givenName}
        autocomplete="given-name"
        problem={filled}
      />
      <TextField
        view={view}
        name="family_name"
        label={w.familyName}
        autocomplete="family-name"
        problem={filled}
      />
      <TextField
        view={view}
        name="email"
        type="email"
        label={w.email}
        help={w.emailHelp}
        autocomplete="email"
        problem={filled}
      />
      <Select
        view={view}
        name="language"
        label={w.letterLanguage}
        value={completeOf(view.language)}
        problem={filled}
        options={completeLanguages.map((one) => ({ value: one, text: languageNames[one] }))}
      />
      {asksBirthday(role.criteria) && (
        <TextField
          view={view}
          name="born_on"
          type="date"
          label={w.bornOn}
          autocomplete="bday"
          problem={filled}
          short
          optional
        />
      )}
      <Trap view={view} problem={filled} />
      {asked.length > 0 && (
        <>
          <h2>{admissionWords[view.language].formTitle}</h2>
          <FactFields
            view={view}
            problem={filled}
            asked={asked}
            languages={languages}
            answers={{}}
            unsaid=""
          />
        </>
      )}
      {asksForRoles(role.criteria) && (
        <RoleRows view={view} facts={facts} filled={filled} least={roles} />
      )}
      {competences.length > 0 && (
        <Boxes
          problem={filled}
          name="competences"
          label={
            call.role === 'mentor'
              ? admissionWords[view.language].strengths
              : admissionWords[view.language].needs
          }
          options={competences.map(({ id, name }) => ({
            name: `competence-${id}`,
            text: say(name, view.language, languages),
          }))}
        />
      )}
      {call.role === 'mentor' && (
        <TextField
          view={view}
          name="places"
          type="number"
          label={admissionWords[view.language].places}
          value="1"
          min={1}
          max={100}
          problem={filled}
          short
        />
      )}
      <TextArea
        view={view}
        name="motivation"
        label={w.motivation}
        help={w.motivationHelp[call.role]}
        problem={filled}
        rows={5}
      />
      {call.questions.length > 0 && (
        <>
          <h2>{w.questions}</h2>
          {call.questions.map((question) => (
            <OwnField
              view={view}
              problem={filled}
              question={question}
              own={organisation.language}
            />
          ))}
        </>
      )}
      {call.asksManager && (
        <>
          <h2>{w.manager}</h2>
          <p class="muted small">{w.managerToo}</p>
          <TextField view={view} name="manager_name" label={w.managerName} problem={filled} />
          <TextField
            view={view}
            name="manager_email"
            type="email"
            label={w.managerEmail}
            problem={filled}
          />
        </>
      )}
      <div class="row">
        <button class="button" name="go" value="send">
          {isSent ? w.sendAgain : w.send}
        </button>
        {!isSent && (
          <button class="button second" name="go" value="save">
            {w.save}
          </button>
        )}
      </div>
    </Form>
  );
}

/** People do not see it; what fills in every field there is, does. Filled in by mistake, it shows. */
function Trap({ view, problem }: { view: View; problem: Problem }) {
  const w = wordsOf(view);
  if (problem.fields.website)
    return (
      <TextField
        view={view}
        name="website"
        label={w.trapLabel}
        help={w.trapHelp}
        problem={problem}
        optional
      />
    );
  return (
    <div class="hidden-text" aria-hidden="true">
      <label for="website">{w.trapLabel}</label>
      <input id="website" name="website" type="text" tabIndex={-1} autocomplete="off" value="" />
    </div>
  );
}

/** Boxes that have a name each: a form of a link hands on one value for a name. */
function Boxes({
  problem,
  name,
  label,
  options,
}: {
  problem: Problem;
  name: string;
  label: string;
  options: { name: string; text: string }[];
}) {
  const error = problem.fields[name];
  return (
    <fieldset
      class="field"
      id={`field-${name}`}
      aria-describedby={error ? `${name}-error` : undefined}
    >
      <legend>{label}</legend>
      {error && (
        <span class="error" id={`${name}-error`}>
          {error}
        </span>
      )}
      <div class="choices">
        {options.map((option) => (
          <label class="choice">
            <input
              type="checkbox"
              name={option.name}
              value="yes"
              checked={problem.typed[option.name] === 'yes'}
            />
            <span>{option.text}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function OwnField({
  view,
  problem,
  question,
  own,
}: {
  view: View;
  problem: Problem;
  question: OwnQuestion;
  own: string;
}) {
  const w = admissionWords[view.language];
  const common = {
    view,
    problem,
    name: `own-${question.id}`,
    label: sayCall(question.text, view.language, own),
    optional: !question.isNeeded,
  };
  if (question.kind === 'long') return <TextArea {...common} rows={5} />;
  if (question.kind === 'yes-no')
    return (
      <Choices
        {...common}
        flow
        options={[
          { value: 'yes', text: w.yes },
          { value: 'no', text: w.no },
        ]}
      />
    );
  if (question.kind === 'choice')
    return (
      <Choices
        {...common}
        options={optionsIn(question, view.language, own).map((text, at) => ({
          value: String(at),
          text,
        }))}
      />
    );
  return question.kind === 'number' ? (
    <TextField {...common} short inputMode="numeric" />
  ) : (
    <TextField {...common} />
  );
}

function RoleRows({ view, facts, filled, least }: Common & { filled: Problem; least: number }) {
  const [w, a] = [wordsOf(view), admissionWords[view.language]];
  const typed = rolesTyped(filled.typed);
  const asksState = asksForState(facts.role.criteria);
  const free = Array.from({ length: mostRoles }, (_, k) => String(k + 1)).filter(
    (row) => !typed.includes(row),
  );
  const rows = [...typed, ...free.slice(0, Math.max(least - typed.length, 0))];
  const kinds = Object.entries(a.kinds).map(([value, text]) => ({ value, text }));
  return (
    <>
      <h2 id="roles">{w.rolesTitle}</h2>
      <p class="muted small">{a.rolesHelp}</p>
      {rows.map((row, at) => (
        <fieldset class="section">
          <legend>{w.role(at + 1)}</legend>
          <TextField view={view} name={`role_title-${row}`} label={a.roleTitle} problem={filled} />
          <Select
            view={view}
            name={`role_kind-${row}`}
            label={a.kind}
            problem={filled}
            options={kinds}
          />
          <TextField view={view} name={`role_from-${row}`} label={a.from} problem={filled} short />
          <Boxes
            problem={{
              ...filled,
              typed:
                filled.typed[`role_title-${row}`] === undefined
                  ? { [`role_still-${row}`]: 'yes' }
                  : filled.typed,
            }}
            name={`still-${row}`}
            label={a.stillTitle}
            options={[{ name: `role_still-${row}`, text: a.still }]}
          />
          <TextField
            view={view}
            name={`role_to-${row}`}
            label={a.to}
            help={a.endHelp}
            problem={filled}
            short
            optional="sometimes"
          />
          {asksState && (
            <Choices
              view={view}
              name={`role_state-${row}`}
              label={a.state}
              problem={filled}
              flow
              options={truthsOf(a)}
            />
          )}
        </fieldset>
      ))}
      <div class="row">
        {rows.length < mostRoles && (
          <button class="button quiet" name="go" value="more">
            {w.another}
          </button>
        )}
      </div>
      <Boxes
        problem={filled}
        name="none_held"
        label=""
        options={[{ name: 'none_held', text: w.noneHeld }]}
      />
    </>
  );
}

export type OwnProps = Common & {
  token: string;
  /** Of this server. */
  address: string;
  typed: TypedFields;
  state: ApplicantState;
  sentOn: string | null;
  keptUntil: string;
  isConfirmed: boolean;
  /** A letter can go out. */
  hasMail: boolean;
  /** What has just been done. */
  done: 'saved' | 'received' | 'changed' | 'confirmed' | null;
  decision: Decision | null;
  validUntil: string | null;
  queue: Queue | null;
  /** A mentorship runs by it. */
  isMatched: boolean;
  contact: { name: string; email: string | null } | null;
  evidence: ApplicationEvidence[];
  consent: ManagerConsent | null;
};

function KeepLink({ view, address, token }: Pick<OwnProps, 'view' | 'address' | 'token'>) {
  const w = wordsOf(view);
  return (
    <div class="field">
      <label for="link">{w.keepLink}</label>
      <span class="help" id="link-help">
        {w.keepLinkHelp}
      </span>
      <input
        class="input"
        id="link"
        value={`${address}/my-application/${token}`}
        readOnly
        aria-describedby="link-help"
      />
    </div>
  );
}

/** The form again: a draft, or what was sent and may still be corrected. */
export function OwnFormPage(props: OwnProps & { roles: number }) {
  const { view, problem, facts, token, typed, state, done, keptUntil, roles } = props;
  const w = wordsOf(view);
  const isDraft = state === 'draft';
  const callState = stateOfCall(facts.call, facts.today);
  const email = typed.email ?? '';
  return (
    <Framed
      view={view}
      problem={problem}
      facts={facts}
      title={isDraft ? w.title[facts.call.role] : w.correctTitle}
    >
      {isDraft ? (
        <>
          <WhenOpen view={view} facts={facts} state={callState} />
          {done === 'saved' && (
            <div class="note good stack">
              <p class="strong">{w.draftTitle}</p>
              <p>
                {w.draftSaved(sayDay(view.language, keptUntil, facts.today))}{' '}
                {props.hasMail && (email === '' ? w.draftNoMail : w.draftMailed(email))}
              </p>
            </div>
          )}
          <KeepLink {...props} />
          <DataNote view={view} facts={facts} />
        </>
      ) : (
        <p class="muted">{w.correctIntro}</p>
      )}
      <ApplicationForm
        view={view}
        facts={facts}
        action={`/my-application/${token}`}
        filled={problem ?? filledWith(typed)}
        roles={roles}
        isSent={!isDraft}
      />
      {!isDraft && (
        <p>
          <a href={`/my-application/${token}`}>{w.stateTitle}</a>
        </p>
      )}
      {isDraft && <Withdrawing {...props} />}
    </Framed>
  );
}

const tones = {
  draft: 'plain',
  sent: 'accent',
  'looked-at': 'accent',
  waiting: 'good',
  placed: 'good',
  declined: 'plain',
  withdrawn: 'plain',
} as const;

/** Where it stands, what happens next and what can be done. */
export function OwnStatePage(props: OwnProps) {
  const { view, problem, facts, token, typed, state, sentOn, done } = props;
  const w = wordsOf(view);
  const day = (one: string) => sayDay(view.language, one, facts.today);
  const said =
    done === 'received' ? w.received : done === 'changed' ? w.changed : done && w.confirmed;
  return (
    <Framed view={view} problem={problem} facts={facts} title={w.stateTitle}>
      {said && <output class="note good">{said}</output>}
      {!props.isConfirmed && mayCorrect(state) && props.hasMail && (
        <p class="note warn">{w.confirmAsked(typed.email ?? '')}</p>
      )}
      <p class="row">
        <Tag tone={tones[state]}>{w.states[state]}</Tag>
        {sentOn && <span class="small muted">{w.sentOn(day(sentOn))}</span>}
      </p>
      <StateText {...props} />
      {(state === 'sent' || state === 'looked-at') && (
        <Section title={w.next}>
          <ul>
            <li>{w.nextRead}</li>
            <li>{w.nextHear}</li>
            <li>{facts.call.answerBy ? w.nextBy(day(facts.call.answerBy)) : w.nextNoDay}</li>
          </ul>
        </Section>
      )}
      <Consent {...props} />
      <KeepLink {...props} />
      {state !== 'withdrawn' && <Papers {...props} />}
      {mayCorrect(state) ? (
        <p>
          <a class="button second" href={`/my-application/${token}/correction`}>
            {w.correct}
          </a>
        </p>
      ) : (
        state !== 'withdrawn' && <p class="muted">{w.readOnly}</p>
      )}
      <Withdrawing {...props} />
    </Framed>
  );
}

function StateText({ view, facts, state, decision, validUntil, queue, contact }: OwnProps) {
  const w = wordsOf(view);
  const { role } = facts.call;
  const weeks = queue && weeksAtThisPace(queue);
  if (state === 'withdrawn') return <p>{w.withdrawnText}</p>;
  if (state === 'sent') return <p>{w.sentText}</p>;
  if (state === 'looked-at') return <p>{w.lookedAtText}</p>;
  return (
    <div class="stack">
      <p>
        {state === 'declined'
          ? w.declinedText
          : state === 'placed'
            ? w.placedText
            : w.waitingText[role]}
      </p>
      {state === 'waiting' && queue && (
        <>
          <p>{w.queue(queue.position, queue.waiting, queue.placed)}</p>
          <p>{weeks === null ? w.noPace : w.pace(weeks)}</p>
        </>
      )}
      {validUntil && <p>{w.until2(sayDay(view.language, validUntil, facts.today))}</p>}
      {decision?.reason && (
        <p>
          <span class="strong">{w.reason}:</span> {decision.reason}
        </p>
      )}
      {state === 'declined' && (
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
    </div>
  );
}

function Consent({ view, facts, consent, state, isConfirmed }: OwnProps) {
  const w = wordsOf(view);
  if (!consent || state === 'withdrawn') return null;
  const { manager, accepted, answeredAt, askedAt, words } = consent;
  const day = (at: Date) => sayDay(view.language, dayOf(at), facts.today);
  return (
    <Section title={w.managerState}>
      <p>
        {accepted === null
          ? isConfirmed
            ? w.managerAsked(manager.name, day(askedAt))
            : w.managerLater
          : accepted
            ? w.managerYes(manager.name, day(answeredAt!))
            : w.managerNo(manager.name, day(answeredAt!))}
      </p>
      {words && <blockquote>{words}</blockquote>}
    </Section>
  );
}

function Papers({ view, facts, token, state, isConfirmed, evidence }: OwnProps) {
  const w = wordsOf(view);
  if (!mayCorrect(state) && evidence.length === 0) return null;
  return (
    <Section title={w.evidence} id="evidence">
      <ul class="lines">
        {evidence.map((one) => (
          <li>
            <span class="strong">{one.about}</span>
            <span class="small muted">
              {[
                one.address ?? one.fileName,
                one.verified && w.verifiedOn(sayDay(view.language, one.verified.on, facts.today)),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
            {mayCorrect(state) && !one.verified && (
              <Form
                view={view}
                action={`/my-application/${token}/evidence/${one.id}/removal`}
                class="inline"
              >
                <button class="button quiet slim">{w.remove(one.about)}</button>
              </Form>
            )}
          </li>
        ))}
      </ul>
      {mayCorrect(state) &&
        (isConfirmed ? (
          <p>
            <a class="button second" href={`/my-application/${token}/evidence`}>
              {w.add}
            </a>
          </p>
        ) : (
          <p class="muted">{w.evidenceAfter}</p>
        ))}
    </Section>
  );
}

function Withdrawing({ view, token, state, isMatched }: OwnProps) {
  const w = wordsOf(view);
  if (state === 'placed' || isMatched) return <p class="muted">{w.mentorshipRuns}</p>;
  if (!mayWithdraw(state)) return null;
  return (
    <details class="more">
      <summary>{w.withdraw}</summary>
      <div class="stack">
        <p>{w.withdrawHelp}</p>
        <Form view={view} action={`/my-application/${token}/withdrawal`}>
          <button class="button second">{w.withdrawNow}</button>
        </Form>
      </div>
    </details>
  );
}

/** The fields for a link or a file, the same for whoever adds one. */
export function EvidenceFields({
  view,
  problem,
  role,
  languages,
}: Page & { role: ProfileRole; languages: string[] }) {
  const w = wordsOf(view);
  return (
    <>
      <Select
        view={view}
        name="criterion"
        label={w.forWhat}
        problem={problem}
        empty={w.somethingElse}
        options={provable(role.criteria).map(({ id, text }) => ({
          value: id,
          text: say(text, view.language, languages),
        }))}
      />
      <TextField view={view} name="about" label={w.about} problem={problem} />
      <TextField
        view={view}
        name="address"
        label={w.address}
        help={w.addressHelp}
        problem={problem}
        optional="sometimes"
      />
      <TextField
        view={view}
        name="file"
        type="file"
        label={w.file}
        help={w.fileHelp}
        problem={problem}
        optional="sometimes"
      />
      <button class="button">{w.add}</button>
    </>
  );
}

export function OwnEvidencePage({ view, problem, facts, token }: Common & { token: string }) {
  const w = wordsOf(view);
  return (
    <Framed view={view} problem={problem} facts={facts} title={w.evidence}>
      <p>{w.evidenceIntro}</p>
      <Form view={view} action={`/my-application/${token}/evidence`} files>
        <EvidenceFields
          view={view}
          problem={problem}
          role={facts.role}
          languages={facts.cohort.profile.languages}
        />
      </Form>
      <p>
        <a href={`/my-application/${token}`}>{w.stateTitle}</a>
      </p>
    </Framed>
  );
}

export function ConfirmAddressPage({
  view,
  problem,
  facts,
  token,
  email,
}: Common & { token: string; email: string }) {
  const w = wordsOf(view);
  return (
    <Framed view={view} problem={problem} facts={facts} title={w.addressTitle}>
      <p>{w.addressText(email)}</p>
      <Form view={view} action={`/confirm-address/${token}`}>
        <button class="button">{w.confirm}</button>
      </Form>
      <p class="muted">{w.notMe}</p>
    </Framed>
  );
}
