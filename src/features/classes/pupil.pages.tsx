/** The pupil's card: who it is, why to look, one box to write in, and one dated line of the year. */
import type { Marks } from '../../web/session.ts';
import { linkTo } from '../../web/links.ts';
import { locales, plainDay, sayDay } from '../../platform/i18n.ts';
import { TimeLanes } from '../../web/chart.tsx';
import { Choices, Form, Select, TextArea, TextField } from '../../web/fields.tsx';
import { Layout, Section, Tag } from '../../web/layout.tsx';
import type { Page, View } from '../../web/view.ts';
import { ToEntries } from '../mentorships/entry-link.pages.tsx';
import { dropReasons } from '../mentorships/mentorship.rules.ts';
import type { MentorshipLine } from '../mentorships/mentorship.store.ts';
import { mentorshipWords } from '../mentorships/mentorship.words.ts';
import { isPassed } from '../organisations/country.rules.ts';
import { pupilConsents } from '../guidance/along.pages.tsx';
import { alongWords } from '../guidance/along.words.ts';
import { guidanceWords } from '../guidance/guidance.words.ts';
import type { ClassClock, Pupil } from '../guidance/overview.rules.ts';
import {
  consents,
  isBeyondRole,
  signs,
  steps,
  targets,
  whyNone,
  type Target,
} from '../guidance/worry.rules.ts';
import { Reasons, YearOver } from './class.pages.tsx';
import type { GuardianOf } from '../talks/talk.store.ts';
import { classWords } from './class.words.ts';
import { noteKinds, noteReaders, type NoteKind } from './note.rules.ts';
import { pupilWords } from './pupil.words.ts';
import { teacherWords } from './teacher.words.ts';
import {
  foldedByMonth,
  inOrderOfTime,
  timelineParts,
  type Item,
  type Part,
} from './timeline.rules.ts';
import type { PupilYear } from './timeline.service.ts';
import { mondayOf, monthsBetween, placeOf } from './weeks.rules.ts';

export const doneKinds = [...noteKinds, 'taken', 'settled', 'ended'] as const;
export type Done = (typeof doneKinds)[number];

export type PupilProps = Page & {
  mentorship: MentorshipLine;
  pupil: Pupil;
  bornOn: string | null;
  guardians: GuardianOf[];
  clock: ClassClock;
  marks: Marks;
  year: PupilYear;
  part: Part | null;
  done: Done | null;
  isOver: boolean;
  office: { name: string; target: Target }[];
  /** With whom what helps is shared. */
  sharedWith: string[];
  teachers: { id: string; name: string }[];
  hasWorry: boolean;
};

const idsOf = (mentorship: MentorshipLine, pupil: Pupil) => ({
  mentorship: mentorship.id,
  pupil: pupil.id,
});

const listNames = (view: View, names: string[]) =>
  new Intl.ListFormat(locales[view.language]).format(names);

export function PupilPage(props: PupilProps) {
  const { view, problem, mentorship, pupil, bornOn, guardians, clock, done } = props;
  const w = pupilWords[view.language];
  const at = { mentorship: mentorship.id };
  const ids = idsOf(mentorship, pupil);
  return (
    <Layout
      view={view}
      title={pupil.name}
      intro={[
        classWords[view.language].title(mentorship.name ?? ''),
        bornOn && w.born(plainDay(view.language, bornOn)),
      ]
        .filter(Boolean)
        .join(' · ')}
      problem={problem}
      crumbs={[
        {
          href: linkTo(view, '/class/:mentorship', at),
          text: classWords[view.language].title(mentorship.name ?? ''),
        },
      ]}
    >
      {done && <p class="note good">{w.saved[done](pupil.name)}</p>}
      {props.isOver && <YearOver view={view} mentorship={mentorship} />}
      <Reasons view={view} pupil={pupil} clock={clock} />
      {props.hasWorry && <p class="note warn">{guidanceWords[view.language].beyond}</p>}
      <p class="small">
        {pupil.nextTalk ? w.nextTalk(sayDay(view.language, pupil.nextTalk, view.today)) : w.noNext}
      </p>
      <div class="row">
        <a class="button" href={linkTo(view, '/class/:mentorship/pupils/:pupil/talk', ids)}>
          {w.record}
        </a>
        <a
          class="button second"
          href={linkTo(
            view,
            '/talks/new',
            {},
            { query: { class: mentorship.id, pupil: pupil.id } },
          )}
        >
          {w.plan}
        </a>
        <a
          class="button second"
          href={linkTo(view, '/class/:mentorship/messages', at, {
            query: { person: [pupil.id, ...guardians.map(({ id }) => id)].join(',') },
          })}
        >
          {w.write}
        </a>
        <a
          class="button second"
          href={linkTo(view, '/class/:mentorship/pupils/:pupil/questions', ids)}
        >
          {teacherWords[view.language].toIt}
        </a>
        <a class="button second" href={linkTo(view, '/class/:mentorship/pupils/:pupil/print', ids)}>
          {w.print}
        </a>
      </div>
      <Guardians view={view} guardians={guardians} mentorship={mentorship} />
      <WriteAbout {...props} />
      <YearPicture {...props} />
      <Line {...props} />
      <ToEntries view={view} mentorship={mentorship} />
    </Layout>
  );
}

function Guardians({
  view,
  guardians,
  mentorship,
}: {
  view: View;
  guardians: GuardianOf[];
  mentorship: MentorshipLine;
}) {
  const w = pupilWords[view.language];
  return (
    <dl class="facts">
      <dt>{w.guardians}</dt>
      <dd>
        {guardians.length === 0
          ? w.noGuardians
          : guardians.map(({ id, name, email }) => (
              <span class="row base">
                <a
                  href={linkTo(
                    view,
                    '/class/:mentorship/messages',
                    { mentorship: mentorship.id },
                    { query: { person: id } },
                  )}
                >
                  {name}
                </a>
                {email ? (
                  <a class="small" href={`mailto:${email}`}>
                    {email}
                  </a>
                ) : (
                  <span class="small muted">{w.noMail}</span>
                )}
              </span>
            ))}
      </dd>
    </dl>
  );
}

/** G-21: one text, what it is, and who may read it; what a kind needs besides stands below. */
function WriteAbout(props: PupilProps) {
  const { view, problem, mentorship, pupil, teachers, office, sharedWith } = props;
  const w = pupilWords[view.language];
  const g = guidanceWords[view.language];
  const along = alongWords[view.language];
  const leading = mentorship.mentors.filter(({ part }) => part !== 'substitute');
  const names = leading.map(({ name }) => name);
  const mentors = listNames(view, names);
  const targetsHere = targets.filter((target) => office.some((one) => one.target === target));
  const kind = (problem?.typed.about ?? 'note') as NoteKind;
  return (
    <Section title={w.writeAbout(pupil.name)} id="write">
      <Form
        view={view}
        action={linkTo(view, '/class/:mentorship/pupils/:pupil/notes', {
          mentorship: mentorship.id,
          pupil: pupil.id,
        })}
        class="form write-about"
      >
        <TextArea view={view} name="text" label={w.text} help={w.textHelp} problem={problem} />
        <Choices
          view={view}
          name="about"
          label={w.about}
          problem={problem}
          value={kind}
          flow
          options={noteKinds.map((value) => ({ value, text: w.kinds[value] }))}
        />
        <div class="for for-note">
          <Choices
            view={view}
            name="readers"
            label={w.whoReads}
            problem={problem}
            flow
            options={noteReaders.map((value) => ({
              value,
              text: w.readers[value](mentors, pupil.name),
            }))}
          />
        </div>
        <div class="for for-agreement">
          <p class="help">{w.says.agreement(listNames(view, [pupil.name, ...names]))}</p>
          <Select
            view={view}
            name="owner"
            label={w.owner}
            problem={problem}
            value={pupil.id}
            options={[
              { value: pupil.id, text: pupil.name },
              ...leading.map(({ personId, name }) => ({ value: personId, text: name })),
            ]}
          />
          <TextField
            view={view}
            name="due"
            type="date"
            label={w.due}
            problem={problem}
            optional
            short
          />
        </div>
        <div class="for for-helps">
          <p class="help">
            {w.says.helps(mentors)}{' '}
            {sharedWith.length > 0 && w.says.helpsToo(listNames(view, sharedWith))}
          </p>
        </div>
        <div class="for for-worry">
          <p class="help">{w.says.worry}</p>
          <p class="note">{g.boundary}</p>
          <Choices
            view={view}
            name="signs"
            label={g.signsLabel}
            problem={problem}
            several
            chosen={(problem?.typed.signs ?? '').split(',')}
            flow
            options={signs.map((value) => ({ value, text: g.signs[value] }))}
          />
          <Choices
            view={view}
            name="step"
            label={g.stepLabel}
            problem={problem}
            flow
            options={steps.map((value) => ({ value, text: g.steps[value] }))}
          />
        </div>
        <div class="for for-incident">
          <p class="help">{w.says.incident(mentors)}</p>
        </div>
        <div class="for for-next">
          <p class="help">
            {w.says.next(listNames(view, [pupil.name, ...names, w.says.theChosen]))}
          </p>
          <Select
            view={view}
            name="next_mentor"
            label={along.to}
            problem={problem}
            empty=""
            optional="sometimes"
            options={teachers.map(({ id, name }) => ({ value: id, text: name }))}
          />
          <Choices
            view={view}
            name="consent_of"
            label={along.consent}
            problem={problem}
            flow
            options={pupilConsents.map((value) => ({ value, text: along.consents[value] }))}
          />
        </div>
        <div class="for for-question">
          {targetsHere.length === 0 ? (
            <p class="note warn">{g.nobodyThere}</p>
          ) : (
            <>
              <p class="help">
                {w.says.question(
                  listNames(view, [view.person!.name, ...new Set(office.map(({ name }) => name))]),
                )}
              </p>
              <Choices
                view={view}
                name="target"
                label={g.target}
                problem={problem}
                flow
                options={targetsHere.map((value) => ({ value, text: g.targets[value] }))}
              />
              <Choices
                view={view}
                name="consent"
                label={g.consentLabel}
                problem={problem}
                flow
                options={consents.map((value) => ({ value, text: g.consents[value] }))}
              />
              <Select
                view={view}
                name="why"
                label={g.whyLabel}
                problem={problem}
                empty="–"
                optional="sometimes"
                options={whyNone.map((value) => ({ value, text: g.whyNone[value]! }))}
              />
            </>
          )}
        </div>
        <button class="button">{w.save}</button>
      </Form>
    </Section>
  );
}

/** Signs that a mentor should not carry alone. */
export const hasBeyond = (worries: { closedOn: string | null; signs: string[] }[]): boolean =>
  worries.some(({ closedOn, signs: seen }) => closedOn === null && isBeyondRole(seen));

function YearPicture({ view, mentorship, pupil, year, marks }: PupilProps) {
  const w = pupilWords[view.language];
  const [first, last] = [mentorship.cohortFirst, view.today];
  if (first >= last) return null;
  const at = (day: string) => placeOf(day, first, last);
  const absence = year.facts.filter(({ kind }) => kind === 'absence');
  const ofMarks = year.facts.filter(({ kind }) => kind === 'mark');
  const weeks = [...Map.groupBy(absence, ({ day }) => mondayOf(day))].map(
    ([monday, own]) => [monday, own.reduce((sum, { value }) => sum + value, 0)] as const,
  );
  const most = Math.max(8, ...weeks.map(([, hours]) => hours));
  const month = new Intl.DateTimeFormat(locales[view.language], {
    month: 'short',
    timeZone: 'UTC',
  });
  return (
    <Section title={w.year} id="year">
      <TimeLanes
        title={w.yearPicture(pupil.name)}
        description={w.yearSays(
          absence.reduce((sum, { value }) => sum + value, 0),
          ofMarks.length,
          year.talks.filter((day) => day >= first).length,
          year.agreements.filter(({ day }) => day >= first).length,
        )}
        months={monthsBetween(first, last).map((day) => ({
          at: at(day),
          name: month.format(new Date(`${day}T12:00:00Z`)),
        }))}
        lanes={[
          {
            name: w.lanes.absence,
            shape: 'column',
            points: weeks.map(([monday, hours]) => ({ at: at(monday), size: hours / most })),
          },
          {
            name: w.lanes.marks,
            shape: 'dot',
            points: ofMarks.map(({ day, value }) => ({
              at: at(day),
              stands: !isPassed(value, marks),
            })),
          },
          {
            name: w.lanes.talks,
            shape: 'dot',
            points: year.talks.filter((day) => day >= first).map((day) => ({ at: at(day) })),
          },
          {
            name: w.lanes.agreements,
            shape: 'square',
            points: year.agreements
              .filter(({ day }) => day >= first)
              .map(({ day, isLate }) => ({ at: at(day), stands: isLate })),
          },
        ]}
      />
    </Section>
  );
}

function Line(props: PupilProps) {
  const { view, mentorship, pupil, year, part } = props;
  const w = pupilWords[view.language];
  const items = inOrderOfTime(year.items, mentorship.cohortFirst, part);
  const { open, months } = foldedByMonth(items);
  const ids = idsOf(mentorship, pupil);
  const month = new Intl.DateTimeFormat(locales[view.language], {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return (
    <Section title={w.line} id="line">
      <nav class="row small no-print" aria-label={w.show}>
        <a
          href={linkTo(view, '/class/:mentorship/pupils/:pupil', ids, { hash: 'line' })}
          aria-current={part === null ? 'true' : undefined}
        >
          {w.all}
        </a>
        {timelineParts.map((one) => (
          <a
            href={linkTo(view, '/class/:mentorship/pupils/:pupil', ids, {
              query: { show: one },
              hash: 'line',
            })}
            aria-current={part === one ? 'true' : undefined}
          >
            {w.parts[one]}
          </a>
        ))}
      </nav>
      {items.length === 0 && <p class="muted">{w.emptyLine}</p>}
      <ol class="timeline">
        {open.map((item) => (
          <OneItem {...props} item={item} />
        ))}
      </ol>
      {months.map(({ month: of, items: own }) => (
        <details class="more">
          <summary>
            {month.format(new Date(`${of}-15T12:00:00Z`))} ({own.length})
          </summary>
          <ol class="timeline">
            {own.map((item) => (
              <OneItem {...props} item={item} />
            ))}
          </ol>
        </details>
      ))}
    </Section>
  );
}

function OneItem({
  item,
  ...props
}: Page & { item: Item; mentorship: MentorshipLine; pupil: Pupil }) {
  const { view } = props;
  const w = pupilWords[view.language];
  return (
    <li id={`item-${item.id}`}>
      <span class="row base">
        <span class="strong">{item.title}</span>
        {item.tag && <Tag tone={item.tone ?? 'plain'}>{item.tag}</Tag>}
        <span class="small muted">
          {[sayDay(view.language, item.day, view.today), ...item.small].join(' · ')}
        </span>
      </span>
      {item.texts.map(({ label, text }) => (
        <p class="pre">
          {label && <span class="muted">{label}: </span>}
          {text}
        </p>
      ))}
      <span class="small muted">{item.readers ?? w.onlyYou}</span>
      {item.link && (
        <a class="small no-print" href={item.link.href}>
          {item.link.text}
        </a>
      )}
      <ItemAct {...props} item={item} />
    </li>
  );
}

function ItemAct({
  view,
  problem,
  mentorship,
  pupil,
  item,
}: Page & { item: Item; mentorship: MentorshipLine; pupil: Pupil }) {
  const w = pupilWords[view.language];
  const g = guidanceWords[view.language];
  const ids = idsOf(mentorship, pupil);
  if (item.act === 'settle')
    return (
      <Settle view={view} problem={problem} agreement={item.id} about={item.texts[0]!.text}>
        <input type="hidden" name="from" value={pupil.id} />
      </Settle>
    );
  if (item.act === 'take-back')
    return (
      <Form
        view={view}
        action={linkTo(view, '/class/:mentorship/pupils/:pupil/notes/:note/withdrawal', {
          ...ids,
          note: item.id,
        })}
        class="inline"
      >
        <button class="button second slim">{w.takeBack}</button>
      </Form>
    );
  if (item.act === 'end-support')
    return (
      <Form
        view={view}
        action={linkTo(view, '/class/:mentorship/pupils/:pupil/support/:support/end', {
          ...ids,
          support: item.id,
        })}
        class="inline"
      >
        <button class="button second slim">
          {w.noLonger}
          <span class="hidden-text">: {item.texts[0]!.text}</span>
        </button>
      </Form>
    );
  if (item.act === 'close-worry')
    return (
      <Form
        view={view}
        action={linkTo(view, '/class/:mentorship/pupils/:pupil/worries/:worry/end', {
          ...ids,
          worry: item.id,
        })}
        class="row"
      >
        <span class="small muted">{w.howNow}</span>
        {(['better', 'same', 'referred'] as const).map((outcome) => (
          <button class="button second slim" name="outcome" value={outcome}>
            {g.outcomesOf[outcome]}
          </button>
        ))}
      </Form>
    );
  return null;
}

/** M-14: done with one tap; not done says why. */
export function Settle({
  view,
  problem,
  agreement,
  about,
  children,
}: Page & { agreement: string; about: string; children?: preact.ComponentChildren }) {
  const w = pupilWords[view.language];
  const action = linkTo(view, '/agreements/:agreement/outcome', { agreement });
  // The same form stands in many rows: only the one that was sent says what is wrong.
  const own = problem && view.path.includes(agreement) ? problem : undefined;
  return (
    <span class="row no-print">
      <Form view={view} action={action} class="inline">
        {children}
        <button class="button second slim" name="kept" value="yes">
          {w.done}
          <span class="hidden-text">: {about}</span>
        </button>
      </Form>
      <details class="more" open={own !== undefined}>
        <summary>
          {w.notDone}
          <span class="hidden-text">: {about}</span>
        </summary>
        <Form view={view} action={action}>
          {children}
          <input type="hidden" name="kept" value="no" />
          <Choices
            view={view}
            name="reason"
            label={w.why}
            problem={own}
            flow
            options={dropReasons.map((value) => ({
              value,
              text: mentorshipWords[view.language].dropReasons[value],
            }))}
          />
          <button class="button second slim">{w.save}</button>
        </Form>
      </details>
    </span>
  );
}
