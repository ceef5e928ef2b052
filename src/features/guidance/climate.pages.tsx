import { linkTo } from '../../web/links.ts';
import { number, sayDay } from '../../platform/i18n.ts';
import { Bar } from '../../web/chart.tsx';
import { Choices, Form, TextArea } from '../../web/fields.tsx';
import { Layout, Section, Tag } from '../../web/layout.tsx';
import type { Page, View } from '../../web/view.ts';
import { meetingWords } from '../meetings/meeting.words.ts';
import type { MentorshipLine } from '../mentorships/mentorship.store.ts';
import {
  climateItems,
  grades,
  missingSteps,
  nextGrade,
  tensionKinds,
  tensionOutcomes,
  weakestOf,
  type ClimateResult,
} from './climate.rules.ts';
import type { ClimateRound, Tension } from './climate.store.ts';
import { climateWords } from './climate.words.ts';
import { ToEntries } from '../mentorships/entry-link.pages.tsx';

type ClimateProps = Page & {
  mentorship: MentorshipLine;
  rounds: ClimateRound[];
  results: Map<string, ClimateResult>;
  tensions: Tension[];
};

export function ClimatePage(props: ClimateProps) {
  const { view, problem, mentorship, rounds, results } = props;
  const w = climateWords[view.language];
  const path = linkTo(view, '/mentorships/:mentorship', { mentorship: mentorship.id });
  const open = rounds.find(
    ({ opensOn, closesOn }) => opensOn <= view.today && view.today <= closesOn,
  );
  const over = rounds.filter(({ closesOn }) => closesOn < view.today);
  const newest = over[0] && results.get(over[0].id);
  return (
    <Layout
      view={view}
      title={w.title}
      intro={w.intro}
      problem={problem}
      crumbs={[{ href: path, text: mentorship.name ?? '' }]}
    >
      <div class="two even">
        <Section title={w.title} id="climate">
          {open ? (
            <p class="note">
              {w.isOpen} {w.day} {sayDay(view.language, open.closesOn, view.today)}.
            </p>
          ) : (
            <Form view={view} action={`${path}/climate`} class="row">
              <button class="button">{w.open}</button>
              <span class="small muted">{w.openHelp}</span>
            </Form>
          )}
          {over.length === 0 && <p class="muted">{w.none}</p>}
          {newest && <Result view={view} result={newest} />}
          {over.length > 1 && <Trend view={view} over={over} results={results} />}
        </Section>
        <Tensions {...props} />
      </div>
      <ToEntries view={view} mentorship={mentorship} />
    </Layout>
  );
}

function Result({ view, result }: { view: View; result: ClimateResult }) {
  const w = climateWords[view.language];
  const weakest = weakestOf(result);
  if (!result.items) return <p class="muted">{w.tooFew}</p>;
  const say = (value: number) => w.ofFive(number(view.language, value, 1));
  return (
    <>
      {(['safety', 'challenge'] as const).map((part) => (
        <div>
          <p class="strong">
            {w[part]}: {say(result[part]!)}
          </p>
          <Bar title={w[part]} description={say(result[part]!)} whole={5} part={result[part]!} />
        </div>
      ))}
      <dl class="facts">
        {climateItems.flatMap(({ id }) => [
          <dt>{w.items[id]}</dt>,
          <dd>{say(result.items![id])}</dd>,
        ])}
      </dl>
      {weakest && (
        <p class="note">
          <span class="strong">{w.try}: </span>
          {w.tries[weakest]}
        </p>
      )}
    </>
  );
}

function Trend({
  view,
  over,
  results,
}: {
  view: View;
  over: ClimateRound[];
  results: Map<string, ClimateResult>;
}) {
  const w = climateWords[view.language];
  const say = (value: number | null | undefined) =>
    value === null || value === undefined ? '–' : number(view.language, value, 1);
  return (
    <table>
      <caption class="small muted">{w.trend}</caption>
      <thead>
        <tr>
          <th scope="col">{w.day}</th>
          <th scope="col" class="number">
            {w.answers}
          </th>
          <th scope="col" class="number">
            {w.safety}
          </th>
          <th scope="col" class="number">
            {w.challenge}
          </th>
        </tr>
      </thead>
      <tbody>
        {over.map((round) => {
          const result = results.get(round.id);
          return (
            <tr>
              <th scope="row">{sayDay(view.language, round.closesOn, view.today)}</th>
              <td class="number">{result?.items ? result.answered : '–'}</td>
              <td class="number">{say(result?.safety)}</td>
              <td class="number">{say(result?.challenge)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Tensions({ view, problem, mentorship, tensions }: ClimateProps) {
  const w = climateWords[view.language];
  const path = linkTo(view, '/mentorships/:mentorship/tensions', { mentorship: mentorship.id });
  return (
    <Section title={w.tension} id="tension">
      <p class="small muted">{w.tensionIntro}</p>
      {tensions.length === 0 && <p class="muted">{w.noTension}</p>}
      {tensions.map((tension) => (
        <OneTension
          view={view}
          mentorship={mentorship}
          tension={tension}
          path={`${path}/${tension.id}`}
        />
      ))}
      <details
        class="more"
        open={problem?.fields.facts !== undefined || problem?.fields.people !== undefined}
      >
        <summary>{w.add}</summary>
        <p class="note warn">{w.danger}</p>
        <Form view={view} action={path}>
          <Choices
            view={view}
            name="kind"
            label={w.kind}
            value="tension"
            problem={problem}
            flow
            options={tensionKinds.map((value) => ({ value, text: w.kinds[value] }))}
          />
          <Choices
            view={view}
            name="people"
            label={w.who}
            problem={problem}
            several
            chosen={(problem?.typed.people ?? '').split(',')}
            flow
            options={mentorship.mentees.map(({ personId, name }) => ({
              value: personId,
              text: name,
            }))}
          />
          <TextArea view={view} name="facts" label={w.facts} problem={problem} />
          <button class="button second">{w.keep}</button>
        </Form>
      </details>
    </Section>
  );
}

function OneTension({
  view,
  mentorship,
  tension,
  path,
}: {
  view: View;
  mentorship: MentorshipLine;
  tension: Tension;
  path: string;
}) {
  const w = climateWords[view.language];
  const names = tension.people.flatMap(
    (id) => mentorship.mentees.find(({ personId }) => personId === id)?.name ?? [],
  );
  const missing = missingSteps(
    tension.kind,
    tension.steps.map(({ grade }) => grade),
  );
  const next = nextGrade(tension.steps);
  return (
    <article class="section">
      <h3>{names.join(', ')}</h3>
      <p class="row small">
        <Tag tone={tension.closedOn ? 'good' : tension.kind === 'tension' ? 'warn' : 'bad'}>
          {tension.closedOn ? w.closed : w.kinds[tension.kind]}
        </Tag>
        <span class="muted">
          {tension.seenBy}, {sayDay(view.language, tension.seenOn, view.today)}
        </span>
      </p>
      <p class="pre">{tension.facts}</p>
      <ol class="history">
        {tension.steps.map((step) => (
          <li>
            <span>
              {w.grades[step.grade]}: {w.outcomes[step.outcome]}
            </span>
            {step.words && <span class="pre small">{step.words}</span>}
            <span class="small muted">
              {step.by}, {sayDay(view.language, step.takenOn, view.today)}
            </span>
          </li>
        ))}
      </ol>
      {tension.closedOn === null && missing.length > 0 && (
        <p class="note warn">
          {w.route} {missing.map((grade) => w.grades[grade].toLowerCase()).join('; ')}.
        </p>
      )}
      {tension.closedOn === null && (
        <>
          <details class="more">
            <summary>{w.keepStep}</summary>
            {next && (
              <p class="small muted">
                {w.next}: {w.grades[next]}
              </p>
            )}
            <Form view={view} action={`${path}/steps`}>
              <Choices
                view={view}
                name="grade"
                label={w.step}
                value={next}
                flow
                options={grades.map((value) => ({ value, text: w.grades[value] }))}
              />
              <div class="field">
                <label for={`words-${tension.id}`}>{w.words}</label>
                <textarea
                  class="input"
                  id={`words-${tension.id}`}
                  name="words"
                  rows={2}
                  maxLength={500}
                ></textarea>
              </div>
              <Choices
                view={view}
                name="outcome"
                label={w.after}
                flow
                options={tensionOutcomes.map((value) => ({ value, text: w.outcomes[value]! }))}
              />
              <button class="button second">{w.keepStep}</button>
            </Form>
          </details>
          {missing.length === 0 && (
            <Form view={view} action={`${path}/end`} class="inline">
              <button class="button second slim">{w.close}</button>
            </Form>
          )}
        </>
      )}
    </article>
  );
}

export function ClimateAnswerPage({
  view,
  problem,
  mentorship,
  round,
}: Page & { mentorship: MentorshipLine; round: ClimateRound | null }) {
  const w = climateWords[view.language];
  const scale = meetingWords[view.language].levels.map((text, i) => ({
    value: String(i + 1),
    text,
  }));
  return (
    <Layout
      view={view}
      title={w.pupilTitle}
      intro={w.pupilIntro}
      problem={problem}
      narrow
      crumbs={[
        {
          href: linkTo(view, '/mentorships/:mentorship', { mentorship: mentorship.id }),
          text: mentorship.name ?? '',
        },
      ]}
    >
      {round === null ? (
        <p class="muted">{w.nothingOpen}</p>
      ) : round.isAnswered ? (
        <p class="note good">{w.thanks}</p>
      ) : (
        <Form
          view={view}
          action={linkTo(view, '/mentorships/:mentorship/climate/answer', {
            mentorship: mentorship.id,
          })}
        >
          {climateItems.map(({ id }) => (
            <Choices
              view={view}
              name={id}
              label={w.items[id]}
              problem={problem}
              flow
              options={scale}
            />
          ))}
          <button class="button">{w.send}</button>
        </Form>
      )}
    </Layout>
  );
}
