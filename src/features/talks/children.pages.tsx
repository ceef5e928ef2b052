/** The page of a guardian is the child: the next talk, what was agreed, what waits, how it goes. */
import type { Marks } from '../../web/session.ts';
import { linkTo } from '../../web/links.ts';
import { addDays, daysBetween, number, sayDay } from '../../platform/i18n.ts';
import { Form } from '../../web/fields.tsx';
import { Layout, Section, Tag } from '../../web/layout.tsx';
import type { Page, View } from '../../web/view.ts';
import { shownFactDays } from '../guidance/overview.rules.ts';
import type { PupilDetail } from '../guidance/pupil.store.ts';
import type { Agreement } from '../meetings/agreement.store.ts';
import type { Clock } from '../meetings/meeting.pages.tsx';
import type { Meeting, Presence } from '../meetings/meeting.store.ts';
import { partsOf } from '../mentoring-agreements/mentoring-agreement.pages.tsx';
import type { MentoringAgreement } from '../mentoring-agreements/mentoring-agreement.store.ts';
import { mentoringAgreementWords } from '../mentoring-agreements/mentoring-agreement.words.ts';
import { AskConsent } from '../people/consent.pages.tsx';
import type { Consent } from '../people/consent.store.ts';
import { Book, Past } from './own-talk.pages.tsx';
import type { Child, Preparation, Slot, Talk } from './talk.store.ts';
import { talkWords } from './talk.words.ts';

export type ChildView = {
  child: Child;
  isOfAge: boolean;
  talks: Talk[];
  slots: Slot[];
  preparations: Preparation[];
  /** The last talk of which something was given along. */
  last: { meeting: Meeting; presence: Presence | undefined; agreements: Agreement[] } | null;
  facts: PupilDetail['facts'];
  agreement: MentoringAgreement | null;
  /** Null for whoever decides alone. */
  consent: { given: Consent | null } | null;
};

export function ChildrenPage({
  view,
  problem,
  clock,
  marks,
  children,
  done,
}: Page & { clock: Clock; marks: Marks; children: ChildView[]; done: string | null }) {
  const w = talkWords[view.language];
  const [first] = children;
  return (
    <Layout
      view={view}
      title={children.length === 1 ? first!.child.name : w.children}
      intro={children.length === 1 ? (first!.child.unit ?? first!.child.group) : undefined}
      problem={problem}
      narrow
    >
      {done && <p class="note good">{done}</p>}
      {children.length === 0 && <p class="muted">{w.noChildren}</p>}
      {children.map((one) =>
        children.length === 1 ? (
          <OneChild view={view} problem={problem} clock={clock} marks={marks} one={one} />
        ) : (
          <section class="wide section" id={one.child.id} aria-label={one.child.name}>
            <h2>
              {one.child.name} <span class="small muted">{one.child.unit ?? one.child.group}</span>
            </h2>
            <OneChild view={view} problem={problem} clock={clock} marks={marks} one={one} />
          </section>
        ),
      )}
    </Layout>
  );
}

function OneChild({
  view,
  problem,
  clock,
  marks,
  one,
}: Page & { clock: Clock; marks: Marks; one: ChildView }) {
  const w = talkWords[view.language];
  const { child, agreement, consent, last } = one;
  if (one.isOfAge) return <p class="note">{w.ofAge}</p>;
  const ownSignature = agreement?.signatures.find(({ personId }) => personId === view.person!.id);
  const waits = (consent !== null && consent.given === null) || (agreement && !ownSignature);
  const rest = (
    <>
      {consent && <AskConsent view={view} child={child} consent={consent.given} />}
      {agreement && <ToSign view={view} child={child} agreement={agreement} />}
    </>
  );
  return (
    <div class="stack">
      <Section title={w.next}>
        <Book
          view={view}
          problem={problem}
          clock={clock}
          as="guardian"
          pupil={child}
          mentors={child.mentors.map(({ name }) => name)}
          talks={one.talks}
          slots={one.slots}
          preparations={one.preparations}
        />
      </Section>
      <Section title={w.agreed}>
        {last === null ? (
          <p class="muted">{w.nothingHome}</p>
        ) : (
          <ul class="lines">
            <Past
              view={view}
              meeting={last.meeting}
              presence={last.presence}
              agreements={last.agreements}
            />
          </ul>
        )}
      </Section>
      {waits && <Section title={w.waits}>{rest}</Section>}
      <Section title={w.pictures}>
        <Pictures view={view} facts={one.facts} marks={marks} />
      </Section>
      <Section title={w.mentors}>
        <ul class="lines">
          {child.mentors.map(({ name, email }) => (
            <li>
              <span class="row apart">
                <span>{name}</span>
                {email && (
                  <a class="button second slim" href={`mailto:${email}`}>
                    {w.writeTo(name)}
                  </a>
                )}
              </span>
            </li>
          ))}
        </ul>
      </Section>
      {!waits && rest}
    </div>
  );
}

function ToSign({
  view,
  child,
  agreement,
}: {
  view: View;
  child: Child;
  agreement: MentoringAgreement;
}) {
  const w = talkWords[view.language];
  const own = agreement.signatures.find(({ personId }) => personId === view.person!.id);
  return (
    <details class="more" open={!own}>
      <summary>{mentoringAgreementWords[view.language].title}</summary>
      {partsOf(view, agreement).map(([name, words]) => (
        <div>
          <h3>{name}</h3>
          <p class="pre">{words}</p>
        </div>
      ))}
      {own ? (
        <p>
          <Tag tone="good">{w.youSigned(sayDay(view.language, own.signedOn, view.today))}</Tag>
        </p>
      ) : (
        <Form view={view} action={linkTo(view, '/children/:child/agreement', { child: child.id })}>
          <input type="hidden" name="version" value={String(agreement.version)} />
          <button class="button second">{w.signFor(child.name)}</button>
        </Form>
      )}
    </details>
  );
}

const weeks = Math.floor(shownFactDays / 7);

/** Hours away by week, and marks in their order, small; the figures stand behind a fold. */
function Pictures({
  view,
  facts,
  marks,
}: {
  view: View;
  facts: PupilDetail['facts'];
  marks: Marks;
}) {
  const w = talkWords[view.language];
  if (facts.length === 0) return <p class="muted">{w.noPictures}</p>;
  const from = addDays(view.today, -7 * weeks + 1);
  const byWeek = Array.from({ length: weeks }, (_, week) =>
    facts
      .filter(
        ({ kind, day }) => kind === 'absence' && Math.floor(daysBetween(from, day) / 7) === week,
      )
      .reduce((sum, { value }) => sum + value, 0),
  );
  const given = facts.filter(({ kind }) => kind === 'mark').reverse();
  const lastMark = given.at(-1);
  const away = byWeek.reduce((sum, hours) => sum + hours, 0);
  return (
    <>
      <div class="row">
        <figure class="figure">
          <WeekBars title={w.absenceByWeek} values={byWeek} />
          <figcaption class="small">{w.absenceIn(away, weeks)}</figcaption>
        </figure>
        {lastMark && (
          <figure class="figure">
            <MarkLine
              title={w.marksInTurn}
              values={given.map(({ value }) => value)}
              marks={marks}
            />
            <figcaption class="small">
              {w.lastMark(number(view.language, lastMark.value, 1), lastMark.what)}
            </figcaption>
          </figure>
        )}
      </div>
      <details class="more">
        <summary>{w.inFigures}</summary>
        <ul class="lines">
          {facts.slice(0, 20).map((fact) => (
            <li>
              <span class="row base">
                {fact.what && <span>{fact.what}</span>}
                <span>
                  {fact.kind === 'absence'
                    ? w.hoursAway(fact.value)
                    : number(view.language, fact.value, 1)}
                </span>
                <span class="small muted">{sayDay(view.language, fact.day, view.today)}</span>
              </span>
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}

const [width, height] = [160, 40];

function WeekBars({ title, values }: { title: string; values: number[] }) {
  const most = Math.max(1, ...values);
  const step = width / values.length;
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label={title}
    >
      {values.map((value, week) => {
        const size = Math.max(1, Math.round((value / most) * (height - 2)));
        return (
          <rect
            class={value > 0 ? 'c-warn' : 'c-sunken'}
            x={week * step + 1}
            y={height - size}
            width={step - 2}
            height={size}
          />
        );
      })}
    </svg>
  );
}

function MarkLine({ title, values, marks }: { title: string; values: number[]; marks: Marks }) {
  const x = (at: number) => Math.round(6 + (at / Math.max(values.length - 1, 1)) * (width - 12));
  const y = (value: number) =>
    Math.round(height - 5 - ((value - marks.worst) / (marks.best - marks.worst)) * (height - 10));
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label={title}
    >
      <line class="c-line" x1="0" x2={width} y1={y(marks.pass)} y2={y(marks.pass)} />
      {values.map((value, at) => (
        <circle class="c-accent" cx={x(at)} cy={y(value)} r="3" />
      ))}
    </svg>
  );
}
