/** Where a coordinator opens applications from outside, for one cohort. */
import { linkTo } from '../../web/links.ts';
import { languageNames, sayDay, type Language } from '../../platform/i18n.ts';
import { Choices, Form, Select, TextArea, TextField } from '../../web/fields.tsx';
import { Layout, Section, Tag } from '../../web/layout.tsx';
import { QrCode } from '../../web/qr-code.tsx';
import type { Page, View } from '../../web/view.ts';
import { personWords } from '../people/person.words.ts';
import { takesApplications } from '../programmes/cohort-state.rules.ts';
import type { Cohort } from '../programmes/programme.store.ts';
import {
  newQuestion,
  openChoices,
  questionField,
  questionKinds,
  sayCall,
  stateOfCall,
  type CallState,
  type OwnQuestion,
} from './application-call.rules.ts';
import type { AdmissionSettings, Call } from './application-call.store.ts';
import { applicationCallWords } from './application-call.words.ts';
import { publicApplicationWords } from './public-application.words.ts';

type Common = Page & { cohort: Cohort };
const wordsOf = (view: View) => applicationCallWords[view.language];

export const cohortCrumbs = (view: View, cohort: Cohort) => [
  {
    href: linkTo(view, '/cohorts/:cohort', { cohort: cohort.id }),
    text: `${cohort.programmeName}, ${cohort.name}`,
  },
];

const tones = { off: 'plain', before: 'warn', open: 'good', over: 'plain' } as const;
function StateTag({ view, state }: { view: View; state: CallState }) {
  return <Tag tone={tones[state]}>{wordsOf(view).states[state]}</Tag>;
}

export function CallsPage({
  view,
  problem,
  cohort,
  calls,
  settings,
  checkKinds,
  isSaved,
  waiting,
}: Common & {
  calls: { role: 'mentor' | 'mentee'; call: Call | null; link: string | null }[];
  settings: AdmissionSettings;
  checkKinds: readonly (keyof (typeof personWords)['en']['checkKinds'])[];
  isSaved: boolean;
  waiting: number;
}) {
  const w = wordsOf(view);
  const here = { cohort: cohort.id };
  return (
    <Layout
      view={view}
      title={w.title}
      intro={w.intro}
      problem={problem}
      crumbs={cohortCrumbs(view, cohort)}
    >
      {isSaved && <output class="note good">{w.saved}</output>}
      {waiting > 0 && (
        <p class="row">
          <span class="strong">{w.waiting(waiting)}</span>
          <a class="button" href={linkTo(view, '/cohorts/:cohort/applications/outside', here)}>
            {w.look}
          </a>
        </p>
      )}
      {!takesApplications(cohort.state) && calls.some(({ call }) => call?.isOpen) && (
        <p class="note warn">
          {w.cohortNotOpen}{' '}
          <a href={linkTo(view, '/cohorts/:cohort', { cohort: cohort.id })}>{w.toCohort}</a>
        </p>
      )}
      <div class="two">
        {calls.map(({ role, call, link }) => (
          <CallPanel view={view} cohort={cohort} role={role} call={call} link={link} />
        ))}
      </div>
      <Section title={w.admission} id="admission">
        <Form view={view} action={linkTo(view, '/cohorts/:cohort/calls', here)}>
          <TextField
            view={view}
            name="admitted_until"
            type="date"
            label={w.admittedUntil}
            help={w.admittedUntilHelp}
            value={settings.admittedUntil}
            problem={problem}
            short
            optional
          />
          <Choices
            view={view}
            name="checks"
            label={w.neededChecks}
            help={w.neededChecksHelp}
            several
            optional
            chosen={settings.neededChecks}
            options={checkKinds.map((kind) => ({
              value: kind,
              text: personWords[view.language].checkKinds[kind],
            }))}
          />
          {cohort.rules.kind === 'pairs' && (
            <Choices
              view={view}
              name="open_choice"
              label={w.openChoice}
              help={w.openChoiceHelp}
              value={settings.openChoice}
              problem={problem}
              options={openChoices.map((value) => ({ value, text: w.openChoices[value] }))}
            />
          )}
          <button class="button second">{w.save}</button>
        </Form>
      </Section>
    </Layout>
  );
}

function CallPanel({
  view,
  cohort,
  role,
  call,
  link,
}: Common & { role: 'mentor' | 'mentee'; call: Call | null; link: string | null }) {
  const w = wordsOf(view);
  const here = { cohort: cohort.id, role };
  const state = call ? stateOfCall(call, view.today) : 'off';
  const day = (one: string) => sayDay(view.language, one, view.today);
  return (
    <Section title={w.ofRole[role]} id={role}>
      <p class="row">
        <StateTag view={view} state={state} />
        {call?.opensOn && call.closesOn && (
          <span class="small muted">{w.fromTo(day(call.opensOn), day(call.closesOn))}</span>
        )}
      </p>
      {link && state !== 'off' && (
        <div class="field">
          <label for={`link-${role}`}>{w.link}</label>
          <span class="help">{w.linkHelp}</span>
          <input class="input" id={`link-${role}`} value={link} readOnly />
        </div>
      )}
      <div class="row">
        <a
          class={call ? 'button second' : 'button'}
          href={linkTo(view, '/cohorts/:cohort/calls/:role', here)}
        >
          {call ? w.edit : w.setUp}
          <span class="hidden-text">: {w.ofRole[role]}</span>
        </a>
        {link && state !== 'off' && (
          <>
            <a
              class="button second"
              href={linkTo(view, '/cohorts/:cohort/calls/:role/poster', here)}
            >
              {w.poster}
            </a>
            <a href={link}>{w.preview}</a>
          </>
        )}
      </div>
      {link && (
        <details class="more">
          <summary>{w.replace}</summary>
          <div class="stack">
            <p>{w.replaceHelp}</p>
            <Form view={view} action={linkTo(view, '/cohorts/:cohort/calls/:role/link', here)}>
              <button class="button second">{w.replaceNow}</button>
            </Form>
          </div>
        </details>
      )}
    </Section>
  );
}

/** A question as it stands in the form. */
type Row = Pick<OwnQuestion, 'id' | 'kind' | 'isNeeded' | 'text' | 'options'>;
const emptyRow = (id: string): Row => ({
  id,
  kind: 'short',
  isNeeded: false,
  text: {},
  options: {},
});

export function CallPage({
  view,
  problem,
  cohort,
  role,
  call,
  languages,
}: Common & {
  role: 'mentor' | 'mentee';
  call: Call | null;
  /** The organisation's own first. */
  languages: Language[];
}) {
  const w = wordsOf(view);
  const stored = call?.questions ?? [];
  const typed = Object.keys(problem?.typed ?? {}).flatMap((name) =>
    name.startsWith('kind-') ? [name.slice('kind-'.length)] : [],
  );
  const rows: Row[] =
    typed.length > 0
      ? typed.map((id) => stored.find((one) => one.id === id) ?? emptyRow(id))
      : [...stored, emptyRow(newQuestion)];
  const [own, ...others] = languages;
  const welcome = (language: Language) => (
    <TextArea
      view={view}
      name={`welcome-${language}`}
      label={w.welcome(languageNames[language])}
      help={language === own ? w.welcomeHelp : undefined}
      value={call?.welcome[language]}
      problem={problem}
      rows={4}
      optional={language === own ? 'sometimes' : true}
    />
  );
  return (
    <Layout
      view={view}
      title={w.editTitle(role)}
      problem={problem}
      crumbs={[
        ...cohortCrumbs(view, cohort),
        {
          href: linkTo(view, '/cohorts/:cohort/calls', { cohort: cohort.id }),
          text: w.title,
        },
      ]}
      narrow
    >
      <Form
        view={view}
        action={linkTo(view, '/cohorts/:cohort/calls/:role', { cohort: cohort.id, role })}
      >
        <Choices
          view={view}
          name="is_open"
          label={w.title}
          several
          chosen={problem ? [problem.typed.is_open ?? ''] : [call?.isOpen === false ? '' : 'yes']}
          problem={problem}
          options={[{ value: 'yes', text: w.isOpen, help: w.isOpenHelp }]}
        />
        {(['opens_on', 'closes_on', 'answer_by'] as const).map((name) => (
          <TextField
            view={view}
            name={name}
            type="date"
            label={{ opens_on: w.opensOn, closes_on: w.closesOn, answer_by: w.answerBy }[name]}
            help={name === 'answer_by' ? w.answerByHelp : undefined}
            value={
              { opens_on: call?.opensOn, closes_on: call?.closesOn, answer_by: call?.answerBy }[
                name
              ]
            }
            problem={problem}
            short
            optional={name === 'answer_by' ? true : 'sometimes'}
          />
        ))}
        <Choices
          view={view}
          name="asks_manager"
          label={w.asksManager}
          several
          chosen={problem ? [problem.typed.asks_manager ?? ''] : [call?.asksManager ? 'yes' : '']}
          problem={problem}
          options={[{ value: 'yes', text: w.asksManager, help: w.asksManagerHelp }]}
        />
        {welcome(own!)}
        {others.length > 0 && (
          <details class="more" open={others.some((one) => call?.welcome[one])}>
            <summary>{w.otherLanguages}</summary>
            <div class="form">{others.map(welcome)}</div>
          </details>
        )}
        <h2 id="questions">{w.questions}</h2>
        <p class="muted small">{w.questionsHelp}</p>
        {rows.map((row, at) => (
          <QuestionRow
            view={view}
            problem={problem}
            row={row}
            at={at}
            isNew={!stored.some(({ id }) => id === row.id)}
            languages={languages}
          />
        ))}
        <div class="row">
          <button class="button" name="go" value="save">
            {w.save}
          </button>
          <button class="button second" name="go" value="more">
            {w.addQuestion}
          </button>
        </div>
      </Form>
    </Layout>
  );
}

function QuestionRow({
  view,
  problem,
  row,
  at,
  isNew,
  languages,
}: Page & { row: Row; at: number; isNew: boolean; languages: Language[] }) {
  const w = wordsOf(view);
  const [own, ...others] = languages;
  const texts = (language: Language) => (
    <>
      <TextField
        view={view}
        name={questionField('text', row.id, language)}
        label={w.textIn(languageNames[language])}
        value={row.text[language]}
        problem={problem}
        optional={language === own ? 'sometimes' : true}
      />
      <TextArea
        view={view}
        name={questionField('options', row.id, language)}
        label={w.optionsIn(languageNames[language])}
        help={w.optionsHelp}
        value={row.options[language]?.join('\n')}
        problem={problem}
        optional="sometimes"
      />
    </>
  );
  const needed = problem ? problem.typed[`needed-${row.id}`] === 'yes' : row.isNeeded;
  return (
    <fieldset class="section">
      <legend>{isNew ? w.newQuestion : w.question(at + 1)}</legend>
      <Select
        view={view}
        name={`kind-${row.id}`}
        label={w.kind}
        value={row.kind}
        problem={problem}
        options={questionKinds.map((kind) => ({ value: kind, text: w.kinds[kind] }))}
      />
      {texts(own!)}
      {others.length > 0 && (
        <details class="more" open={others.some((one) => row.text[one])}>
          <summary>{w.otherLanguages}</summary>
          <div class="form">{others.map(texts)}</div>
        </details>
      )}
      <div class="choices">
        <label class="choice">
          <input type="checkbox" name={`needed-${row.id}`} value="yes" checked={needed} />
          <span>{w.isNeeded}</span>
        </label>
      </div>
      <TextField
        view={view}
        name={`position-${row.id}`}
        type="number"
        label={w.position}
        value={at + 1}
        min={1}
        max={99}
        problem={problem}
        short
      />
    </fieldset>
  );
}

/** One sheet for a wall: what it is, until when, and the way there. */
export function PosterPage({
  view,
  cohort,
  call,
  link,
  organisation,
}: Page & {
  cohort: Cohort;
  call: Call;
  link: string;
  organisation: { name: string; language: string };
}) {
  const [w, p] = [wordsOf(view), publicApplicationWords[view.language]];
  const day = (one: string) => sayDay(view.language, one, view.today);
  const welcome = sayCall(call.welcome, view.language, organisation.language);
  return (
    <Layout
      view={view}
      title={p.title[call.role]}
      intro={p.of(`${cohort.programmeName}, ${cohort.name}`, organisation.name)}
      crumbs={[
        ...cohortCrumbs(view, cohort),
        {
          href: linkTo(view, '/cohorts/:cohort/calls', { cohort: cohort.id }),
          text: w.title,
        },
      ]}
      narrow
    >
      {welcome !== '' && <p class="pre">{welcome}</p>}
      <p>{p.runs(day(cohort.firstDay), day(cohort.lastDay))}</p>
      {call.closesOn && <p class="strong">{p.until(day(call.closesOn))}</p>}
      <p>{w.scanMe}</p>
      <QrCode text={link} label={w.scanMe} />
      <p class="small">{link}</p>
      <p class="no-print muted">{w.print}</p>
    </Layout>
  );
}
