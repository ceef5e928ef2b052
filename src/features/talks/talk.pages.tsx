/** Talks as a mentor of a class sees them: the list, new ones, and one of them to prepare. */
import { linkTo } from '../../web/links.ts';
import { locales, number, sayDay } from '../../platform/i18n.ts';
import { Choices, Form, Select, TextArea, TextField } from '../../web/fields.tsx';
import { Layout, Section, Tag, Who } from '../../web/layout.tsx';
import type { Page, View } from '../../web/view.ts';
import type { PupilDetail } from '../guidance/pupil.store.ts';
import type { Agreement } from '../meetings/agreement.store.ts';
import type { Reply } from '../meetings/appointment.store.ts';
import { dayOf, sayTime, timeOf, type Clock } from '../meetings/meeting.pages.tsx';
import { parties, type Item } from '../meetings/meeting.rules.ts';
import type { Meeting } from '../meetings/meeting.store.ts';
import { meetingWords } from '../meetings/meeting.words.ts';
import type { MentorshipLine } from '../mentorships/mentorship.store.ts';
import { preset, silentDays, stepOf, themes, whenOf, type Step } from './talk.rules.ts';
import type { GuardianOf, Preparation, Slot, Talk } from './talk.store.ts';
import { talkWords } from './talk.words.ts';

export const namesIn = (view: View, names: string[]): string =>
  new Intl.ListFormat(locales[view.language]).format(names);

const hourOf = (view: View, at: Date, { timeZone }: Clock): string =>
  new Intl.DateTimeFormat(locales[view.language], {
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  }).format(at);

export const placeOf = ({ place }: { place: string | null }): string => (place ? `, ${place}` : '');

/** To the page where it is written down; `day`: with all others of that day after it. */
export const toRecord = (view: View, talk: Talk, day: string | null = null): string =>
  linkTo(
    view,
    '/class/:mentorship/pupils/:pupil/talk',
    { mentorship: talk.mentorshipId, pupil: talk.pupilId },
    { query: { talk: talk.id, day } },
  );

export type Spoken = {
  id: string;
  name: string;
  mentorshipId: string;
  lastTalk: string | null;
  nextTalk: string | null;
  since: string;
};

type TalksProps = Page & {
  clock: Clock;
  now: Date;
  classes: MentorshipLine[];
  talks: Talk[];
  slots: Slot[];
  silent: Spoken[];
  /** By talk, who has written what they bring. */
  prepared: Map<string, string[]>;
  done: string | null;
};

export function TalksPage(props: TalksProps) {
  const { view, problem, clock, now, classes, talks, slots, silent, done } = props;
  const w = talkWords[view.language];
  const open = talks.filter(({ isRecorded }) => !isRecorded);
  const toWrite = open.filter((talk) => stepOf(talk, now) === 'record');
  const coming = open.filter((talk) => stepOf(talk, now) === 'prepare');
  const byWhen = Map.groupBy(coming, ({ startsAt }) => whenOf(dayOf(startsAt, clock), view.today));
  return (
    <Layout view={view} title={w.title} problem={problem} narrow>
      {done && <p class="note good">{done}</p>}
      {classes.length === 0 ? (
        <p class="muted">{w.noClass}</p>
      ) : (
        <p class="row">
          <a class="button" href={linkTo(view, '/talks/new')}>
            {w.offer}
          </a>
          <a class="button second" href={linkTo(view, '/talks/new', {}, { query: { plan: 1 } })}>
            {w.plan}
          </a>
        </p>
      )}
      {toWrite.length > 0 && (
        <Section title={w.toRecord} id="record">
          <Days {...props} talks={toWrite} />
        </Section>
      )}
      {(['today', 'week', 'later'] as const).map((when) =>
        byWhen.has(when) ? (
          <Section title={w.parts[when]}>
            <Days {...props} talks={byWhen.get(when)!} />
          </Section>
        ) : null,
      )}
      {classes.length > 0 && open.length === 0 && <p class="muted">{w.nothing}</p>}
      {classes.length > 0 && (
        <Section title={w.free} id="free">
          {slots.length === 0 && <p class="muted">{w.noFree}</p>}
          {[...Map.groupBy(slots, ({ startsAt }) => dayOf(startsAt, clock))].map(([day, own]) => (
            <FreeDay view={view} clock={clock} day={day} slots={own} />
          ))}
        </Section>
      )}
      {silent.length > 0 && (
        <Section title={w.silent}>
          <ul class="waiting">
            {silent.map((pupil) => (
              <li>
                <Who
                  id={pupil.id}
                  name={pupil.name}
                  href={linkTo(view, '/class/:mentorship/pupils/:pupil', {
                    mentorship: pupil.mentorshipId,
                    pupil: pupil.id,
                  })}
                  small={w.silentFor(silentDays(pupil, view.today))}
                />
                <a
                  class="button second slim"
                  href={linkTo(
                    view,
                    '/talks/new',
                    {},
                    { query: { class: pupil.mentorshipId, pupil: pupil.id } },
                  )}
                >
                  {w.plan}
                  <span class="hidden-text">: {pupil.name}</span>
                </a>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {classes.map(({ id, name }) => (
        <p class="row">
          <a href={linkTo(view, '/class/:mentorship/lesson', { mentorship: id })}>
            {w.lesson}
            {classes.length > 1 && ` (${name})`}
          </a>
          <a href={linkTo(view, '/class/:mentorship/guardians', { mentorship: id })}>
            {w.invite}
            {classes.length > 1 && ` (${name})`}
          </a>
        </p>
      ))}
    </Layout>
  );
}

/** Talks in order; those of one day can be written down one after the other. */
function Days({ view, clock, now, classes, talks, prepared }: TalksProps) {
  const w = talkWords[view.language];
  const days = [...Map.groupBy(talks, ({ startsAt }) => dayOf(startsAt, clock))];
  return (
    <>
      {days.map(([day, own]) => (
        <>
          {own.length > 1 && stepOf(own[0]!, now) === 'record' && (
            <p>
              <a class="button slim" href={toRecord(view, own[0]!, day)}>
                {w.inOrder(own.length)}
              </a>{' '}
              <span class="small muted">{sayDay(view.language, day, view.today)}</span>
            </p>
          )}
          <ul class="waiting">
            {own.map((talk) => (
              <TalkLine
                view={view}
                clock={clock}
                talk={talk}
                step={stepOf(talk, now)}
                group={classes.length > 1 ? talk.group : null}
                prepared={prepared.get(talk.id) ?? []}
              />
            ))}
          </ul>
        </>
      ))}
    </>
  );
}

function TalkLine({
  view,
  clock,
  talk,
  step,
  group,
  prepared,
}: {
  view: View;
  clock: Clock;
  talk: Talk;
  step: Step;
  group: string | null;
  prepared: string[];
}) {
  const w = talkWords[view.language];
  const page = linkTo(view, '/talks/:talk', { talk: talk.id });
  return (
    <li>
      <Who
        id={talk.pupilId}
        name={talk.pupil}
        href={page}
        small={
          <>
            {[
              sayTime(view, talk.startsAt, clock) + placeOf(talk),
              w.parties[talk.party],
              ...(group ? [group] : []),
              ...prepared.map((name) => w.broughtBy(name)),
            ].join(' · ')}
          </>
        }
      />
      <a
        class={step === 'record' ? 'button slim' : 'button second slim'}
        href={step === 'record' ? toRecord(view, talk) : page}
      >
        {w.acts[step]}
        <span class="hidden-text">: {talk.pupil}</span>
      </a>
    </li>
  );
}

function FreeDay({
  view,
  clock,
  day,
  slots,
}: {
  view: View;
  clock: Clock;
  day: string;
  slots: Slot[];
}) {
  const w = talkWords[view.language];
  const last = slots.at(-1)!;
  const end = new Date(last.startsAt.getTime() + last.minutes * 60_000);
  return (
    <details class="more">
      <summary>
        {w.freeOn(
          sayDay(view.language, day, view.today),
          slots.length,
          hourOf(view, slots[0]!.startsAt, clock),
          hourOf(view, end, clock),
        )}
      </summary>
      <ul class="lines">
        {slots.map((slot) => (
          <li>
            <span class="row apart">
              <span>
                {hourOf(view, slot.startsAt, clock)}
                {placeOf(slot)}{' '}
                <span class="small muted">
                  {slot.group} · {w.parties[slot.party]}
                </span>
              </span>
              <Form
                view={view}
                action={linkTo(view, '/talks/moments/:moment/withdrawal', { moment: slot.id })}
                class="inline"
              >
                <button
                  class="button quiet slim"
                  aria-label={w.withdrawMoment(sayTime(view, slot.startsAt, clock))}
                >
                  {w.withdraw}
                </button>
              </Form>
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

type NewProps = Page & {
  classes: MentorshipLine[];
  /** The class that was chosen, or the first. */
  chosen: MentorshipLine;
  pupils: { id: string; name: string }[];
  /** With one pupil; else moments are offered. */
  isPlan: boolean;
  day: string;
  minutes: number;
};

/** G-31: to plan with one pupil, or to offer moments to several or to all. */
export function NewTalksPage(props: NewProps) {
  const { view, problem, classes, chosen, pupils, isPlan } = props;
  const w = talkWords[view.language];
  const only = pupils.length === 1 ? pupils[0] : undefined;
  return (
    <Layout
      view={view}
      title={isPlan ? (only ? w.planWith(only.name) : w.plan) : w.offer}
      problem={problem}
      narrow
      crumbs={[{ href: linkTo(view, '/talks'), text: w.title }]}
    >
      {classes.length > 1 && pupils.length === 0 && (
        <nav class="row" aria-label={w.group}>
          {classes.map(({ id, name }) => (
            <a
              href={linkTo(
                view,
                '/talks/new',
                {},
                { query: { class: id, plan: isPlan ? 1 : null } },
              )}
              aria-current={id === chosen.id ? 'page' : undefined}
            >
              {name}
            </a>
          ))}
        </nav>
      )}
      {isPlan ? <PlanForm {...props} /> : <OfferForm {...props} />}
      {isPlan && only && (
        <p>
          <a
            href={linkTo(
              view,
              '/talks/new',
              {},
              { query: { class: chosen.id, pupil: only.id, offer: 1 } },
            )}
          >
            {w.offer}
          </a>
        </p>
      )}
    </Layout>
  );
}

function PlanForm({ view, problem, chosen, pupils, day, minutes }: NewProps) {
  const w = talkWords[view.language];
  const only = pupils.length === 1 ? pupils[0] : undefined;
  return (
    <Form view={view} action={linkTo(view, '/talks/new')}>
      <input type="hidden" name="class" value={chosen.id} />
      {only ? (
        <input type="hidden" name="pupil" value={only.id} />
      ) : (
        <Select
          view={view}
          name="pupil"
          label={w.pupil}
          problem={problem}
          empty={w.choosePupil}
          options={chosen.mentees.map(({ personId, name }) => ({ value: personId, text: name }))}
        />
      )}
      <div class="row base">
        <TextField
          view={view}
          name="day"
          type="date"
          label={w.day}
          value={day}
          problem={problem}
          short
        />
        <TextField
          view={view}
          name="time"
          type="time"
          label={w.time}
          value={preset.time}
          problem={problem}
          short
        />
        <TextField
          view={view}
          name="minutes"
          type="number"
          label={w.minutes}
          value={minutes}
          min={5}
          max={240}
          problem={problem}
          short
        />
      </div>
      <Choices
        view={view}
        name="party"
        label={w.comesWith}
        value="pupil"
        problem={problem}
        flow
        options={parties.map((value) => ({ value, text: w.parties[value] }))}
      />
      <TextField view={view} name="place" label={w.place} problem={problem} optional />
      <button class="button">{w.plan}</button>
    </Form>
  );
}

function OfferForm({ view, problem, chosen, pupils, day, minutes }: NewProps) {
  const w = talkWords[view.language];
  return (
    <Form view={view} action={linkTo(view, '/talks/moments')}>
      <input type="hidden" name="class" value={chosen.id} />
      <input type="hidden" name="pupils" value={pupils.map(({ id }) => id).join(',')} />
      <p>
        <span class="muted">{w.whom}:</span>{' '}
        {pupils.length === 0
          ? w.forAll(chosen.name ?? '', chosen.mentees.length)
          : namesIn(
              view,
              pupils.map(({ name }) => name),
            )}
      </p>
      <div class="row base">
        <TextField
          view={view}
          name="day"
          type="date"
          label={w.day}
          value={day}
          problem={problem}
          short
        />
        <TextField
          view={view}
          name="time"
          type="time"
          label={w.firstAt}
          value={preset.time}
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
          value={preset.count}
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
          value={minutes}
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
          value={preset.pause}
          min={0}
          max={60}
          problem={problem}
          short
        />
      </div>
      <Choices
        view={view}
        name="party"
        label={w.mayBook}
        value="three"
        problem={problem}
        flow
        options={parties.map((value) => ({ value, text: w.parties[value] }))}
      />
      <Select
        view={view}
        name="theme"
        label={w.theme}
        value="progress"
        problem={problem}
        options={themes.map((value) => ({ value, text: w.themes[value] }))}
      />
      <TextField view={view} name="place" label={w.place} problem={problem} optional />
      <button class="button">{w.offerThem}</button>
    </Form>
  );
}

/** G-33: what is wrong with who is asked to come, for the mentor. */
export function GuardianNote({
  view,
  talk,
  guardians,
}: {
  view: View;
  talk: Pick<Talk, 'pupil' | 'party' | 'mentorshipId'>;
  guardians: GuardianOf[];
}) {
  const w = talkWords[view.language];
  if (talk.party === 'pupil') return null;
  if (guardians.length === 0) return <p class="note warn">{w.noGuardian(talk.pupil)}</p>;
  if (guardians.some(({ signsIn }) => signsIn)) return null;
  return (
    <p class="note warn">
      {w.noAccount(
        namesIn(
          view,
          guardians.map(({ name }) => name),
        ),
      )}{' '}
      <a href={linkTo(view, '/class/:mentorship/guardians', { mentorship: talk.mentorshipId })}>
        {w.invite}
      </a>
    </p>
  );
}

type TalkProps = Page & {
  clock: Clock;
  now: Date;
  mentorship: MentorshipLine;
  talk: Talk;
  guardians: GuardianOf[];
  replies: Reply[];
  facts: PupilDetail['facts'];
  last: Meeting | null;
  agreements: Agreement[];
  topics: Item[];
  preparations: Preparation[];
  done: string | null;
};

/** One talk, to prepare it, with what the mentor may see of its pupil. */
export function TalkPage(props: TalkProps) {
  const { view, problem, clock, now, mentorship, talk, guardians, last, done } = props;
  const w = talkWords[view.language];
  const step = stepOf(talk, now);
  const own = props.preparations.find(({ byId }) => byId === view.person!.id);
  const colleagues = mentorship.mentors.filter(
    ({ personId, part }) => personId !== view.person!.id && part !== 'substitute',
  );
  return (
    <Layout
      view={view}
      title={w.talkWith(talk.pupil)}
      intro={[
        sayTime(view, talk.startsAt, clock) + placeOf(talk),
        w.parties[talk.party],
        talk.group,
      ].join(' · ')}
      problem={problem}
      narrow
      crumbs={[{ href: linkTo(view, '/talks'), text: w.title }]}
    >
      {done && <p class="note good">{done}</p>}
      <GuardianNote view={view} talk={talk} guardians={guardians} />
      <p class="row">
        <a class={step === 'record' ? 'button' : 'button second'} href={toRecord(view, talk)}>
          {w.record}
        </a>
        <a
          class="button quiet"
          href={linkTo(view, '/class/:mentorship/pupils/:pupil', {
            mentorship: mentorship.id,
            pupil: talk.pupilId,
          })}
        >
          {talk.pupil}
        </a>
      </p>
      <Section title={w.brings}>
        <Brought {...props} />
        <Form view={view} action={linkTo(view, '/talks/:talk/preparation', { talk: talk.id })}>
          <TextArea
            view={view}
            name="prepare"
            label={w.own}
            help={w.ownReaders(
              namesIn(
                view,
                colleagues.map(({ name }) => name),
              ),
            )}
            value={own?.body}
            problem={problem}
          />
          <button class="button second">{w.keep}</button>
        </Form>
      </Section>
      <Section title={w.openAgreements}>
        {props.agreements.length === 0 && <p class="muted">{w.noAgreements}</p>}
        <ul class="lines">
          {props.agreements.map((one) => (
            <li>
              <span>{one.text}</span>
              <span class="small muted">
                {one.owner}
                {one.dueOn && `, ${sayDay(view.language, one.dueOn, view.today)}`}
              </span>
            </li>
          ))}
        </ul>
      </Section>
      <Section title={w.lastTime}>
        {last === null ? (
          <p class="muted">{w.noLast}</p>
        ) : (
          <>
            <p class="small muted">{sayDay(view.language, last.heldOn, view.today)}</p>
            {last.text && <p class="pre">{last.text}</p>}
          </>
        )}
      </Section>
      <Section title={w.facts}>
        <FactsInShort view={view} facts={props.facts} />
      </Section>
      <details class="more" open={problem?.typed.day !== undefined} id="move">
        <summary>{w.move}</summary>
        <Form view={view} action={linkTo(view, '/talks/:talk/time', { talk: talk.id })}>
          <div class="row base">
            <TextField
              view={view}
              name="day"
              type="date"
              label={w.day}
              value={dayOf(talk.startsAt, clock)}
              problem={problem}
              short
            />
            <TextField
              view={view}
              name="time"
              type="time"
              label={w.time}
              value={timeOf(talk.startsAt, clock)}
              problem={problem}
              short
            />
            <TextField
              view={view}
              name="minutes"
              type="number"
              label={w.minutes}
              value={talk.minutes}
              min={5}
              max={240}
              problem={problem}
              short
            />
          </div>
          <TextField
            view={view}
            name="place"
            label={w.place}
            value={talk.place}
            problem={problem}
            optional
          />
          <button class="button second">{w.moveIt}</button>
        </Form>
      </details>
      <Form
        view={view}
        action={linkTo(view, '/talks/:talk/cancellation', { talk: talk.id })}
        class="inline"
      >
        <button class="button quiet">{w.callOff}</button>
      </Form>
    </Layout>
  );
}

function Brought({ view, talk, preparations, topics, replies }: TalkProps) {
  const w = talkWords[view.language];
  const ofOthers = preparations.filter(({ byId }) => byId !== view.person!.id);
  const declined = replies.filter(({ answer }) => answer !== 'accepted');
  return (
    <>
      {declined.map(({ name, answer }) => (
        <p class="note warn">
          {name}: {meetingWords[view.language].replies[answer]}
        </p>
      ))}
      {ofOthers.length === 0 && topics.length === 0 && <p class="muted">{w.noBrought}</p>}
      {ofOthers.map(({ by, body }) => (
        <div>
          <p class="small muted">{w.broughtBy(by)}</p>
          <p class="pre">{body}</p>
        </div>
      ))}
      {topics.length > 0 && (
        <div>
          <p class="small muted">{w.topics(talk.pupil)}</p>
          <ul>
            {topics.map(({ text }) => (
              <li>{text}</li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

/** Hours away together, and each mark. */
function FactsInShort({ view, facts }: { view: View; facts: PupilDetail['facts'] }) {
  const w = talkWords[view.language];
  const away = facts
    .filter(({ kind }) => kind === 'absence')
    .reduce((sum, { value }) => sum + value, 0);
  const marks = facts.filter(({ kind }) => kind === 'mark');
  if (facts.length === 0) return <p class="muted">{w.noFacts}</p>;
  return (
    <p class="row">
      {away > 0 && <Tag tone="warn">{w.hoursAway(away)}</Tag>}
      {marks.map(({ what, value }) => (
        <span>
          {what} <span class="strong">{number(view.language, value, 1)}</span>
        </span>
      ))}
    </p>
  );
}
