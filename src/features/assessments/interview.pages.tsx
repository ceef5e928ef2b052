import { linkTo } from '../../web/links.ts';
import { locales } from '../../platform/i18n.ts';
import { Choices, Form, Select, TextArea } from '../../web/fields.tsx';
import { Layout, Section } from '../../web/layout.tsx';
import { grantOf } from '../../web/permission.ts';
import type { Page } from '../../web/view.ts';
import { say } from '../profiles/profile.rules.ts';
import type { Cohort } from '../programmes/programme.store.ts';
import { outcomeOf, summarise, type Question, type Score } from './interview.rules.ts';
import type { Interview } from './interview.store.ts';
import { interviewWords } from './interview.words.ts';
import { ratingWords } from './rating.words.ts';
import { levels } from '../profiles/profile.rules.ts';

type Applicant = { id: string; name: string };

export function NewInterviewPage({
  view,
  problem,
  application,
  people,
}: Page & { application: Applicant; people: { id: string; name: string }[] }) {
  const w = interviewWords[view.language];
  const options = people.map(({ id, name }) => ({ value: id, text: name }));
  return (
    <Layout
      view={view}
      title={w.title(application.name)}
      intro={w.chooseIntro}
      problem={problem}
      narrow
      crumbs={[
        {
          href: linkTo(view, '/applications/:application', { application: application.id }),
          text: application.name,
        },
      ]}
    >
      <Form
        view={view}
        action={linkTo(view, '/applications/:application/interview', {
          application: application.id,
        })}
      >
        <Select
          view={view}
          name="first"
          label={w.first}
          options={options}
          empty=""
          problem={problem}
        />
        <Select
          view={view}
          name="second"
          label={w.second}
          options={options}
          empty=""
          problem={problem}
        />
        <button class="button">{w.make}</button>
      </Form>
    </Layout>
  );
}

type GuideProps = Page & {
  interview: Interview;
  cohort: Cohort;
  questions: Question[];
  scores: Score[];
};

/** The guide with the own notes and levels, until they are handed in. */
export function GuidePage({ view, problem, interview, cohort, questions, scores }: GuideProps) {
  const w = interviewWords[view.language];
  const r = ratingWords[view.language];
  const text = (one: Parameters<typeof say>[0]) =>
    say(one, view.language, cohort.profile.languages);
  const own = ({ competence, number }: Question) =>
    scores.find((score) => score.competence === competence.id && score.question === number);
  return (
    <Layout
      view={view}
      title={w.title(interview.applicant)}
      intro={w.guide}
      problem={problem}
      narrow
    >
      <Form
        view={view}
        action={linkTo(view, '/interviews/:interview/scores', { interview: interview.id })}
      >
        {questions.map((question, k) => {
          const anchors = new Map(
            question.kind === 'interest'
              ? w.interestAnchors
              : question.indicator.anchors?.map(({ level, text: anchor }) => [level, text(anchor)]),
          );
          const key = `${question.competence.id}-${question.number}`;
          const name = text(question.competence.name);
          return (
            <Section title={`${k + 1}. ${name}`}>
              <p>
                {w.ask[question.kind](
                  question.kind === 'situation' ? text(question.indicator.text) : name,
                )}
              </p>
              <TextArea
                view={view}
                name={`note-${key}`}
                label={w.note}
                value={own(question)?.note ?? ''}
                problem={problem}
                optional
              />
              <Choices
                view={view}
                name={`level-${key}`}
                label={w.level}
                value={String(own(question)?.level ?? '')}
                problem={problem}
                options={levels.map((level) => ({
                  value: String(level),
                  text: `${level} · ${r.levels[level]}`,
                  ...(anchors.get(level) ? { help: anchors.get(level)! } : {}),
                }))}
              />
            </Section>
          );
        })}
        <div class="row">
          <button class="button" name="go" value="submit">
            {w.submit}
          </button>
          <button class="button second" name="go" value="save">
            {w.save}
          </button>
          <span class="small muted">{w.submitNote}</span>
        </div>
      </Form>
    </Layout>
  );
}

/** Who is still awaited; when both have handed in, both sides and the decision table. */
export function OutcomePage({ view, interview, cohort, questions, scores }: GuideProps) {
  const w = interviewWords[view.language];
  const open = interview.interviewers.filter(({ hasSubmitted }) => !hasSubmitted);
  const number = new Intl.NumberFormat(locales[view.language], {
    maximumFractionDigits: 1,
    minimumFractionDigits: 1,
  });
  const crumbs = [
    {
      href: linkTo(view, '/applications/:application', { application: interview.applicationId }),
      text: interview.applicant,
    },
  ];
  if (open.length > 0)
    return (
      <Layout view={view} title={w.title(interview.applicant)} narrow crumbs={crumbs}>
        <p class="note">
          {[
            interview.interviewers.some(
              ({ personId, hasSubmitted }) => personId === view.person?.id && hasSubmitted,
            ) && w.handedIn,
            w.waits(open.map(({ name }) => name).join(', ')),
          ]
            .filter(Boolean)
            .join(' ')}
        </p>
      </Layout>
    );
  const summary = summarise(
    questions,
    scores,
    interview.interviewers.map(({ personId }) => personId),
  );
  const names = new Map(
    questions.map(({ competence }) => [
      competence.id,
      say(competence.name, view.language, cohort.profile.languages),
    ]),
  );
  return (
    <Layout view={view} title={w.title(interview.applicant)} crumbs={crumbs}>
      <Section title={w.result}>
        <p class="note">{w.outcome[outcomeOf(summary)]}</p>
        <p class="muted">{w.person}</p>
        <table class="board">
          <thead>
            <tr>
              <th scope="col">{w.competence}</th>
              {interview.interviewers.map(({ name }) => (
                <th scope="col" class="number">
                  {name}
                </th>
              ))}
              <th scope="col" class="number">
                {w.mean}
              </th>
            </tr>
          </thead>
          <tbody>
            {summary.map(({ competence, own, mean, apart }) => (
              <tr>
                <th scope="row">
                  {names.get(competence)} {apart && <span class="small muted">{w.apart}</span>}
                </th>
                {own.map((value, k) => (
                  <td class="number" data-name={interview.interviewers[k]!.name}>
                    {number.format(value)}
                  </td>
                ))}
                <td class="number" data-name={w.mean}>
                  {number.format(mean)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Section>
      <Section title={w.note}>
        <ul class="lines">
          {questions.flatMap(({ competence, number: at }) =>
            interview.interviewers.flatMap(({ personId, name }) => {
              const score = scores.find(
                (one) =>
                  one.person === personId &&
                  one.competence === competence.id &&
                  one.question === at,
              );
              return score && score.note !== ''
                ? [
                    <li>
                      <span class="small muted">{`${names.get(competence.id)} ${at}, ${name}: ${score.level}`}</span>
                      <span class="pre">{score.note}</span>
                    </li>,
                  ]
                : [];
            }),
          )}
        </ul>
      </Section>
      {grantOf(view.person!.roles, 'set up interviews') && (
        <p>
          <a href={linkTo(view, '/cohorts/:cohort/interviews', { cohort: cohort.id })}>{w.all}</a>
        </p>
      )}
    </Layout>
  );
}
