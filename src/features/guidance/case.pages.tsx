import { linkTo } from '../../web/links.ts';
import { sayDay } from '../../platform/i18n.ts';
import { Network } from '../../web/chart.tsx';
import { Choices, Form, Select, TextArea, TextField } from '../../web/fields.tsx';
import { Empty, Layout, Section, Tag } from '../../web/layout.tsx';
import type { Page, View } from '../../web/view.ts';
import type { MentorshipLine } from '../mentorships/mentorship.store.ts';
import {
  askOf,
  caseResults,
  caseRoles,
  dueSteps,
  gradesOf,
  hasTarget,
  mayEnd,
  nextGrade,
  tensionKinds,
  tensionOutcomes,
  tiesOf,
} from './case.rules.ts';
import type { Case } from './case.store.ts';
import { caseWords } from './case.words.ts';

const namesOf = ({ people }: Case) => people.map(({ name }) => name).join(', ');
const givenOf = (name: string) => name.split(' ')[0]!;

/** On the page of the class: the cases, the picture of those that are open, and a new one. */
export function Cases({
  view,
  problem,
  mentorship,
  cases,
}: Page & { mentorship: MentorshipLine; cases: Case[] }) {
  const w = caseWords[view.language];
  const open = cases.filter(({ closedOn }) => closedOn === null);
  const isWrong = problem?.fields.facts !== undefined || problem?.fields.people !== undefined;
  return (
    <Section title={w.title} id="tension">
      <p class="small muted">{w.intro}</p>
      {cases.length === 0 && <Empty>{w.none}</Empty>}
      <ul class="lines">
        {cases.map((one) => (
          <li>
            <a
              href={linkTo(view, '/mentorships/:mentorship/tensions/:tension', {
                mentorship: mentorship.id,
                tension: one.id,
              })}
            >
              {namesOf(one)}
            </a>
            <span class="row base small">
              <KindTag view={view} one={one} />
              <span class="muted">{sayDay(view.language, one.seenOn, view.today)}</span>
              <Ask view={view} one={one} />
            </span>
          </li>
        ))}
      </ul>
      <Ties view={view} cases={open} />
      <details class="more" open={isWrong || undefined}>
        <summary>{w.add}</summary>
        <p class="note warn">{w.danger}</p>
        <Form
          view={view}
          action={linkTo(view, '/mentorships/:mentorship/tensions', { mentorship: mentorship.id })}
        >
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

function KindTag({ view, one }: { view: View; one: Case }) {
  const w = caseWords[view.language];
  return (
    <Tag tone={one.closedOn ? 'good' : one.kind === 'tension' ? 'warn' : 'bad'}>
      {w.kinds[one.kind]}
      {one.closedOn && `, ${w.closed}`}
    </Tag>
  );
}

/** What it asks for now, in one line. */
function Ask({ view, one }: { view: View; one: Case }) {
  const w = caseWords[view.language];
  if (one.closedOn) return null;
  const ask = askOf({ ...one, grades: one.steps.map(({ grade }) => grade) }, view.today);
  if (ask.what === 'steps')
    return (
      <span>
        {w.protocolOf[ask.steps[0]!.grade]} (
        {w.todo(sayDay(view.language, ask.steps[0]!.by, view.today))})
      </span>
    );
  if (one.lookOn === null) return null;
  const day = sayDay(view.language, one.lookOn, view.today);
  return <span>{ask.what === 'look' ? w.lookNow(day) : w.lookLater(day)}</span>;
}

/** G-46: who is in tension with whom, for those who act. */
function Ties({ view, cases }: { view: View; cases: Case[] }) {
  const w = caseWords[view.language];
  const ties = tiesOf(cases);
  if (ties.length === 0) return null;
  const people = new Map(cases.flatMap((one) => one.people.map(({ id, name }) => [id, name])));
  const nodes = [...people]
    .filter(([id]) => ties.some(({ from, to }) => from === id || to === id))
    .map(([id, name]) => ({ id, name: givenOf(name) }));
  const isArrow = ({ isBullying }: { isBullying: boolean }) => isBullying;
  const say = (tie: (typeof ties)[number]) =>
    w.pictureOf(
      givenOf(people.get(tie.from)!),
      givenOf(people.get(tie.to)!),
      isArrow(tie),
      tie.count,
    );
  return (
    <figure class="figure no-print">
      <Network
        title={`${w.picture}: ${ties.map(say).join('; ')}`}
        nodes={nodes}
        ties={ties.map((tie) => ({ ...tie, isArrow: isArrow(tie), stands: tie.isBullying }))}
      />
      <figcaption class="small muted">{w.pictureHelp}</figcaption>
    </figure>
  );
}

type CaseProps = Page & {
  mentorship: MentorshipLine;
  one: Case;
  counsellors: { id: string; name: string }[];
  /** Of the class; a counsellor does not get to its other pages. */
  isMentor: boolean;
};

/** G-41: one case, for whoever acts in it. */
export function CasePage(props: CaseProps) {
  const { view, problem, mentorship, one, isMentor } = props;
  const w = caseWords[view.language];
  const mentors = mentorship.mentors.filter(({ part }) => part !== 'substitute');
  const readers = [
    ...mentors.map(({ name }) => name),
    ...(one.counsellor ? [one.counsellor] : []),
  ].join(', ');
  const isOpen = one.closedOn === null;
  return (
    <Layout
      view={view}
      title={w.of(w.kinds[one.kind], namesOf(one))}
      problem={problem}
      crumbs={
        isMentor
          ? [
              {
                href: linkTo(view, '/class/:mentorship', { mentorship: mentorship.id }),
                text: mentorship.name ?? '',
              },
              {
                href: linkTo(
                  view,
                  '/mentorships/:mentorship/climate',
                  { mentorship: mentorship.id },
                  { hash: 'tension' },
                ),
                text: w.title,
              },
            ]
          : []
      }
    >
      <p class="row base small">
        <KindTag view={view} one={one} />
        <span class="muted">
          {mentorship.name} · {w.seen(one.seenBy, sayDay(view.language, one.seenOn, view.today))}
        </span>
      </p>
      <p class="small muted">{w.readers(readers)}</p>
      <p class="pre">{one.facts}</p>
      {one.result && <p class="note good">{w.results[one.result]}</p>}
      <div class="two even">
        <div class="stack">
          {isOpen && one.kind === 'bullying' && <Protocol {...props} />}
          <Who {...props} />
          <Section title={w.steps} id="steps">
            {one.steps.length === 0 ? (
              <p class="muted">{w.noSteps}</p>
            ) : (
              <ol class="history">
                {one.steps.map((step) => (
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
            )}
          </Section>
        </div>
        {isOpen && (
          <div class="stack">
            <AddStep {...props} />
            <Care {...props} />
            <End {...props} />
          </div>
        )}
      </div>
    </Layout>
  );
}

/** Of a case, in its addresses. */
const idsOf = ({ mentorship, one }: CaseProps) => ({
  mentorship: mentorship.id,
  tension: one.id,
});

/** G-42: each step of the protocol with its day, and the day of the second look. */
function Protocol({ view, one }: CaseProps) {
  const w = caseWords[view.language];
  const taken = one.steps.map(({ grade }) => grade);
  const due = dueSteps(one.kind, taken, one.seenOn);
  const isLook = due.length === 0 && one.lookOn !== null && one.lookOn <= view.today;
  return (
    <Section title={w.protocol} id="protocol">
      <ol class="history">
        {dueSteps(one.kind, [], one.seenOn).map(({ grade, by }) => {
          const isDone = taken.includes(grade);
          return (
            <li>
              <span>{w.protocolOf[grade]}</span>
              <span class="row base small">
                {isDone ? (
                  <Tag tone="good">{w.done}</Tag>
                ) : (
                  <>
                    {by < view.today && <Tag tone="bad">{w.late}</Tag>}
                    <span class="muted">{w.todo(sayDay(view.language, by, view.today))}</span>
                  </>
                )}
              </span>
            </li>
          );
        })}
        <li>
          <span>{w.protocolOf.look}</span>
          <span class="row base small">
            {isLook && <Tag tone="warn">{sayDay(view.language, one.lookOn!, view.today)}</Tag>}
            {!isLook && one.lookOn && (
              <span class="muted">{sayDay(view.language, one.lookOn, view.today)}</span>
            )}
          </span>
        </li>
      </ol>
    </Section>
  );
}

/** Who suffers, who does it, who stands by: each apart. */
function Who(props: CaseProps) {
  const { view, problem, mentorship, one, isMentor } = props;
  const w = caseWords[view.language];
  return (
    <Section title={w.whoIsWho} id="who">
      <ul class="lines">
        {one.people.map(({ id, name, role }) => (
          <li>
            <span class="row base">
              {isMentor && mentorship.mentees.some(({ personId }) => personId === id) ? (
                <a
                  href={linkTo(view, '/class/:mentorship/pupils/:pupil', {
                    mentorship: mentorship.id,
                    pupil: id,
                  })}
                >
                  {name}
                </a>
              ) : (
                <span>{name}</span>
              )}
              <span class="small muted">{w.roles[role]}</span>
            </span>
          </li>
        ))}
      </ul>
      {one.closedOn === null && one.kind !== 'tension' && (
        <details
          class="more"
          open={!hasTarget(one.kind, one.people) || problem !== undefined || undefined}
        >
          <summary>{w.sayRoles}</summary>
          <Form
            view={view}
            action={linkTo(
              props.view,
              '/mentorships/:mentorship/tensions/:tension/roles',
              idsOf(props),
            )}
          >
            <p class="small muted">{w.whoIsWhoHelp}</p>
            {one.people.map(({ id, name, role }) => (
              <Select
                view={view}
                name={`role-${id}`}
                label={name}
                problem={problem}
                value={role}
                options={caseRoles.map((value) => ({ value, text: w.roles[value] }))}
              />
            ))}
            <button class="button second">{w.keepRoles}</button>
          </Form>
        </details>
      )}
    </Section>
  );
}

function AddStep(props: CaseProps) {
  const { view, problem, one } = props;
  const w = caseWords[view.language];
  const next = nextGrade(one.steps, one.kind);
  return (
    <Section title={w.addStep} id="step">
      {next && (
        <p class="small">
          {w.next}: {one.kind === 'bullying' ? w.protocolOf[next] : w.grades[next]}
        </p>
      )}
      <Form
        view={view}
        action={linkTo(
          props.view,
          '/mentorships/:mentorship/tensions/:tension/steps',
          idsOf(props),
        )}
      >
        <Choices
          view={view}
          name="grade"
          label={w.step}
          value={next}
          problem={problem}
          flow
          options={gradesOf(one.kind).map((value) => ({ value, text: w.grades[value] }))}
        />
        <TextArea view={view} name="words" label={w.words} problem={problem} rows={2} optional />
        <Choices
          view={view}
          name="outcome"
          label={w.after}
          problem={problem}
          flow
          options={tensionOutcomes.map((value) => ({ value, text: w.outcomes[value]! }))}
        />
        {one.kind === 'bullying' && next === 'look' && (
          <TextField
            view={view}
            name="look_on"
            type="date"
            label={w.lookOn}
            problem={problem}
            optional
            short
          />
        )}
        <button class="button">{w.keepStep}</button>
      </Form>
    </Section>
  );
}

function Care(props: CaseProps) {
  const { view, problem, mentorship, one, counsellors } = props;
  const w = caseWords[view.language];
  const mentors = mentorship.mentors.filter(({ part }) => part !== 'substitute');
  const able = [
    ...mentors.map(({ personId, name }) => ({ value: personId, text: name })),
    ...counsellors
      .filter(({ id }) => id === one.counsellorId)
      .map(({ id, name }) => ({ value: id, text: name })),
  ];
  return (
    <Section title={w.care} id="care">
      <p>
        {w.owner}: {one.owner}
        {one.counsellor && `. ${w.counsellor}: ${one.counsellor}`}
      </p>
      <details class="more" open={problem?.fields.owner !== undefined || undefined}>
        <summary>{w.changeCare}</summary>
        <Form
          view={view}
          action={linkTo(
            props.view,
            '/mentorships/:mentorship/tensions/:tension/care',
            idsOf(props),
          )}
        >
          <Select
            view={view}
            name="owner"
            label={w.owner}
            value={one.ownerId}
            problem={problem}
            options={able}
          />
          <Select
            view={view}
            name="counsellor"
            label={w.counsellor}
            help={w.counsellorHelp}
            value={one.counsellorId}
            empty={w.nobody}
            problem={problem}
            optional
            options={counsellors.map(({ id, name }) => ({ value: id, text: name }))}
          />
          {one.kind === 'bullying' && (
            <TextField
              view={view}
              name="look_on"
              type="date"
              label={w.lookOn}
              value={one.lookOn}
              problem={problem}
              short
            />
          )}
          <button class="button second">{w.keepCare}</button>
        </Form>
      </details>
    </Section>
  );
}

function End(props: CaseProps) {
  const { view, problem, one } = props;
  const w = caseWords[view.language];
  if (!mayEnd(one.kind, one.steps)) return <p class="small muted">{w.mayNotEnd}</p>;
  return (
    <Section title={w.end} id="end">
      {one.kind === 'bullying' && !hasTarget(one.kind, one.people) && (
        <p class="note warn">{w.sayTarget}</p>
      )}
      <Form
        view={view}
        action={linkTo(props.view, '/mentorships/:mentorship/tensions/:tension/end', idsOf(props))}
      >
        <Choices
          view={view}
          name="result"
          label={w.result}
          problem={problem}
          optional={one.kind !== 'bullying'}
          options={caseResults
            .filter((value) => one.kind === 'bullying' || value !== 'unfounded')
            .map((value) => ({ value, text: w.results[value] }))}
        />
        <button class="button second">{w.end}</button>
      </Form>
    </Section>
  );
}
