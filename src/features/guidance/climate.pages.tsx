import { linkTo } from '../../web/links.ts';
import { number, sayDay } from '../../platform/i18n.ts';
import { Bar } from '../../web/chart.tsx';
import { Choices, Form } from '../../web/fields.tsx';
import { Layout, Section } from '../../web/layout.tsx';
import type { Page, View } from '../../web/view.ts';
import { meetingWords } from '../meetings/meeting.words.ts';
import type { MentorshipLine } from '../mentorships/mentorship.store.ts';
import { Cases } from './case.pages.tsx';
import type { Case } from './case.store.ts';
import { climateItems, weakestOf, type ClimateResult } from './climate.rules.ts';
import type { ClimateRound } from './climate.store.ts';
import { climateWords } from './climate.words.ts';
import { ToEntries } from '../mentorships/entry-link.pages.tsx';

type ClimateProps = Page & {
  mentorship: MentorshipLine;
  rounds: ClimateRound[];
  results: Map<string, ClimateResult>;
  cases: Case[];
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
      crumbs={[
        {
          href: linkTo(view, '/class/:mentorship', { mentorship: mentorship.id }),
          text: mentorship.name ?? '',
        },
      ]}
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
        <Cases {...props} />
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
