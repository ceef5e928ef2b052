import { linkTo } from '../../web/links.ts';
import { number, sayDay } from '../../platform/i18n.ts';
import { Choices, Form, TextField } from '../../web/fields.tsx';
import { Layout, Section, Tag } from '../../web/layout.tsx';
import type { Page, View } from '../../web/view.ts';
import { sayTime, type Clock } from '../meetings/meeting.pages.tsx';
import { partsOf } from '../mentoring-agreements/mentoring-agreement.pages.tsx';
import type { MentoringAgreement } from '../mentoring-agreements/mentoring-agreement.store.ts';
import { mentoringAgreementWords } from '../mentoring-agreements/mentoring-agreement.words.ts';
import type { MentorshipLine } from '../mentorships/mentorship.store.ts';
import type { PupilDetail } from './pupil.store.ts';
import { mayBook, parties, themes } from './talk.rules.ts';
import type { Child, Slot } from './talk.store.ts';
import { AskConsent } from '../people/consent.pages.tsx';
import type { Consent } from '../people/consent.store.ts';
import { talkWords } from './talk.words.ts';

const place = ({ place: where }: Slot) => (where ? `, ${where}` : '');

export function OfferPage({
  view,
  problem,
  mentorship,
  slots,
  clock,
}: Page & { mentorship: MentorshipLine; slots: Slot[]; clock: Clock }) {
  const w = talkWords[view.language];
  const path = linkTo(view, '/mentorships/:mentorship/slots', { mentorship: mentorship.id });
  return (
    <Layout
      view={view}
      title={w.title}
      intro={w.intro}
      problem={problem}
      crumbs={[
        {
          href: linkTo(view, '/mentorships/:mentorship', { mentorship: mentorship.id }),
          text: mentorship.name ?? '',
        },
      ]}
    >
      <div class="two">
        <Section title={w.title}>
          {slots.length === 0 && <p class="muted">{w.none}</p>}
          <ul class="lines">
            {slots.map((slot) => (
              <li>
                <span>
                  {sayTime(view, slot.startsAt, clock)}
                  {place(slot)}
                </span>
                <span class="row small">
                  <span class="muted">
                    {w.themes[slot.theme]}, {w.parties[slot.party]}
                  </span>
                  {slot.menteeId ? (
                    <Tag tone="good">
                      {w.booked}: {slot.mentee}
                    </Tag>
                  ) : (
                    <Tag>{w.free}</Tag>
                  )}
                  {!slot.menteeId && (
                    <Form view={view} action={`${path}/${slot.id}/withdrawal`} class="inline">
                      <button class="button second slim">{w.withdraw}</button>
                    </Form>
                  )}
                </span>
                {slot.preparations.map(({ by, body }) => (
                  <span class="pre small">
                    {w.brings}: {body} <span class="muted">({by})</span>
                  </span>
                ))}
              </li>
            ))}
          </ul>
        </Section>
        <div class="opening">
          <h2>{w.offer}</h2>
          <Form view={view} action={path}>
            <div class="row base">
              <TextField view={view} name="day" type="date" label={w.day} problem={problem} short />
              <TextField
                view={view}
                name="time"
                type="time"
                label={w.time}
                value="15:30"
                problem={problem}
                short
              />
            </div>
            <div class="row base">
              <TextField
                view={view}
                name="count"
                type="number"
                label={w.count}
                value={6}
                min={1}
                max={40}
                problem={problem}
                short
              />
              <TextField
                view={view}
                name="minutes"
                type="number"
                label={w.minutes}
                value={15}
                min={5}
                max={120}
                problem={problem}
                short
              />
              <TextField
                view={view}
                name="pause"
                type="number"
                label={w.pause}
                value={5}
                min={0}
                max={60}
                problem={problem}
                short
              />
            </div>
            <Choices
              view={view}
              name="party"
              label={w.with}
              value="three"
              problem={problem}
              flow
              options={parties.map((value) => ({ value, text: w.parties[value] }))}
            />
            <Choices
              view={view}
              name="theme"
              label={w.theme}
              value="progress"
              problem={problem}
              flow
              options={themes.map((value) => ({ value, text: w.themes[value] }))}
            />
            <TextField view={view} name="place" label={w.place} problem={problem} optional />
            <button class="button">{w.put}</button>
          </Form>
        </div>
      </div>
    </Layout>
  );
}

type BookProps = {
  view: View;
  slots: Slot[];
  mentee: string;
  clock: Clock;
  as: 'pupil' | 'guardian';
  path: string;
};

/** What is booked for this pupil, and what is free. Others’ bookings are not shown. */
export function Book({ view, slots, mentee, clock, as, path }: BookProps) {
  const w = talkWords[view.language];
  const mine = slots.filter(({ menteeId }) => menteeId === mentee);
  const free = slots.filter(({ menteeId, party }) => menteeId === null && mayBook(party, as));
  return (
    <>
      {mine.map((slot) => (
        <div class="note good stack">
          <p class="strong">
            {w.yours}: {sayTime(view, slot.startsAt, clock)}
            {place(slot)} ({w.themes[slot.theme]})
          </p>
          <Form view={view} action={`${path}/${slot.id}/preparation`}>
            <div class="field">
              <label for={`prepare-${slot.id}`}>{w.prepare}</label>
              <span class="help">{w.asks[slot.theme]}</span>
              <textarea
                class="input"
                id={`prepare-${slot.id}`}
                name="prepare"
                rows={2}
                maxLength={1000}
              >
                {slot.preparations.at(-1)?.body ?? ''}
              </textarea>
            </div>
            <button class="button second slim">{w.keep}</button>
          </Form>
          <Form view={view} action={`${path}/${slot.id}/cancellation`} class="inline">
            <button class="button quiet slim">{w.cancel}</button>
          </Form>
        </div>
      ))}
      {mine.length === 0 &&
        (free.length === 0 ? <p class="muted">{w.nothingFree}</p> : <h3>{w.choose}</h3>)}
      {mine.length === 0 && (
        <ul class="lines">
          {free.map((slot) => (
            <li>
              <span class="row apart">
                <span>
                  {sayTime(view, slot.startsAt, clock)}
                  {place(slot)}{' '}
                  <span class="small muted">{`${w.themes[slot.theme]}, ${w.parties[slot.party]}`}</span>
                </span>
                <Form view={view} action={`${path}/${slot.id}/booking`} class="inline">
                  <input type="hidden" name="mentee" value={mentee} />
                  <button class="button second slim">{w.book}</button>
                </Form>
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

export type ChildView = {
  child: Child;
  isOfAge: boolean;
  slots: Slot[];
  facts: PupilDetail['facts'];
  agreement: MentoringAgreement | null;
  /** Null for whoever decides alone. */
  consent: { given: Consent | null } | null;
};

export function ChildrenPage({
  view,
  problem,
  children,
  clock,
}: Page & { children: ChildView[]; clock: Clock }) {
  const w = talkWords[view.language];
  return (
    <Layout view={view} title={w.children} intro={w.childrenIntro} problem={problem} narrow>
      {children.length === 0 && <p class="muted">{w.noChildren}</p>}
      {children.map(({ child, isOfAge, slots, facts, agreement, consent }) => (
        <Section title={child.name}>
          {isOfAge ? (
            <p class="note">{w.ofAge}</p>
          ) : (
            <>
              <p>
                {child.unit ?? child.group} · {w.mentors}: {child.mentors}
              </p>
              <Book
                view={view}
                slots={slots}
                mentee={child.id}
                clock={clock}
                as="guardian"
                path={`${view.base}/talks`}
              />
              {consent && <AskConsent view={view} child={child} consent={consent.given} />}
              {agreement && <ToSign view={view} child={child} agreement={agreement} />}
              <details class="more">
                <summary>{w.facts}</summary>
                {facts.length === 0 && <p class="muted">{w.noFacts}</p>}
                <ul class="lines">
                  {facts.slice(0, 20).map((fact) => (
                    <li>
                      <span class="row base">
                        <span>{fact.what}</span>
                        <span>
                          {fact.kind === 'absence'
                            ? new Intl.NumberFormat(view.language, {
                                style: 'unit',
                                unit: 'hour',
                                unitDisplay: 'long',
                              }).format(fact.value)
                            : number(view.language, fact.value, 1)}
                        </span>
                        <span class="small muted">
                          {sayDay(view.language, fact.day, view.today)}
                        </span>
                      </span>
                    </li>
                  ))}
                </ul>
              </details>
            </>
          )}
        </Section>
      ))}
    </Layout>
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

export function PupilBookingPage({
  view,
  problem,
  mentorship,
  slots,
  clock,
}: Page & { mentorship: MentorshipLine; slots: Slot[]; clock: Clock }) {
  const w = talkWords[view.language];
  return (
    <Layout
      view={view}
      title={w.title}
      problem={problem}
      narrow
      crumbs={[
        {
          href: linkTo(view, '/mentorships/:mentorship', { mentorship: mentorship.id }),
          text: mentorship.name ?? '',
        },
      ]}
    >
      <Book
        view={view}
        slots={slots}
        mentee={view.person!.id}
        clock={clock}
        as="pupil"
        path={`${view.base}/talks`}
      />
    </Layout>
  );
}
