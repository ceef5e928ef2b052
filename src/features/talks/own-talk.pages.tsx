/** Talks as a pupil sees them, and what a pupil and a guardian book and bring alike. */
import type { ComponentChildren } from 'preact';
import { linkTo } from '../../web/links.ts';
import { sayDay } from '../../platform/i18n.ts';
import { Form } from '../../web/fields.tsx';
import { Layout, Section } from '../../web/layout.tsx';
import type { Page, Problem, View } from '../../web/view.ts';
import type { Agreement } from '../meetings/agreement.store.ts';
import { KeyPoints, sayTime, type Clock } from '../meetings/meeting.pages.tsx';
import type { KeyPoint, Meeting, Presence } from '../meetings/meeting.store.ts';
import type { MentorshipLine } from '../mentorships/mentorship.store.ts';
import { comes, type Side } from './talk.rules.ts';
import { namesIn, placeOf } from './talk.pages.tsx';
import type { Preparation, Slot, Talk } from './talk.store.ts';
import { talkWords } from './talk.words.ts';

/** What a pupil or a guardian has done, in one sentence. */
export const saidTo = (done: string | undefined, w: (typeof talkWords)['en']): string | null =>
  done === 'booked' ? w.booked : done === 'off' ? w.gone : done === 'kept' ? w.kept : null;

type BookProps = {
  view: View;
  problem: Problem | undefined;
  clock: Clock;
  as: Side;
  pupil: { id: string; name: string };
  mentors: string[];
  talks: Talk[];
  slots: Slot[];
  preparations: Preparation[];
};

/** The next talk with what this reader brings, or the moments that are free, one tap each. */
export function Book({
  view,
  problem,
  clock,
  as,
  pupil,
  mentors,
  talks,
  slots,
  preparations,
}: BookProps) {
  const w = talkWords[view.language];
  const free = slots.filter(({ party }) => comes(party, as));
  return (
    <>
      {talks.map((talk) => {
        const own = preparations.find(
          ({ talkId, byId }) => talkId === talk.id && byId === view.person!.id,
        );
        return (
          <div class="note good stack">
            <p class="strong">
              {sayTime(view, talk.startsAt, clock)}
              {placeOf(talk)}
            </p>
            <p>{w.parties[talk.party]}</p>
            {comes(talk.party, as) && (
              <>
                <Form
                  view={view}
                  action={linkTo(view, '/talks/:talk/preparation', { talk: talk.id })}
                >
                  <div class="field">
                    <label for={`prepare-${talk.id}`}>
                      {as === 'pupil' ? w.bring : w.bringFor(pupil.name)}
                    </label>
                    <span class="help" id={`prepare-${talk.id}-help`}>
                      {as === 'pupil' && `${w.asks[talk.theme]} `}
                      {w.mentorsRead(namesIn(view, mentors))}
                    </span>
                    <textarea
                      class="input"
                      id={`prepare-${talk.id}`}
                      name="prepare"
                      rows={2}
                      maxLength={1000}
                      aria-describedby={`prepare-${talk.id}-help`}
                    >
                      {problem?.typed.prepare ?? own?.body ?? ''}
                    </textarea>
                  </div>
                  <button class="button second slim">{w.keep}</button>
                </Form>
                <Form
                  view={view}
                  action={linkTo(view, '/talks/:talk/cancellation', { talk: talk.id })}
                  class="inline"
                >
                  <button class="button quiet slim">{w.callOff}</button>
                </Form>
              </>
            )}
          </div>
        );
      })}
      {talks.length === 0 && (
        <>
          <p class="muted">
            {free.length > 0 ? w.noNext : as === 'pupil' ? w.noMoments : w.noMomentsFor}
          </p>
          {free.length > 0 && <h3>{w.moments}</h3>}
          <ul class="lines">
            {free.map((slot) => (
              <li>
                <span class="row apart">
                  <span>
                    {sayTime(view, slot.startsAt, clock)}
                    {placeOf(slot)}{' '}
                    <span class="small muted">{`${w.themes[slot.theme]}, ${w.parties[slot.party]}`}</span>
                  </span>
                  <Form
                    view={view}
                    action={linkTo(view, '/talks/moments/:moment/booking', { moment: slot.id })}
                    class="inline"
                  >
                    <input type="hidden" name="pupil" value={pupil.id} />
                    <button
                      class="button slim"
                      aria-label={w.bookMoment(sayTime(view, slot.startsAt, clock))}
                    >
                      {w.book}
                    </button>
                  </Form>
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

export type Attended = {
  group: string;
  mentors: string[];
  talks: Talk[];
  slots: Slot[];
  past: Meeting[];
  presence: Map<string, Presence>;
  agreements: Agreement[];
  mentorship: MentorshipLine;
  points: KeyPoint[];
};

export function PupilTalksPage({
  view,
  problem,
  clock,
  classes,
  preparations,
  done,
}: Page & {
  clock: Clock;
  classes: Attended[];
  preparations: Preparation[];
  done: string | null;
}) {
  const w = talkWords[view.language];
  const self = { id: view.person!.id, name: view.person!.name };
  return (
    <Layout view={view} title={w.mine} problem={problem} narrow>
      {done && <p class="note good">{done}</p>}
      {classes.length === 0 && <p class="muted">{w.noClass}</p>}
      {classes.map((one) => (
        <>
          <Section title={w.next} aside={classes.length > 1 && <span>{one.group}</span>}>
            <Book
              view={view}
              problem={problem}
              clock={clock}
              as="pupil"
              pupil={self}
              mentors={one.mentors}
              talks={one.talks}
              slots={one.slots}
              preparations={preparations}
            />
          </Section>
          <Section title={w.past}>
            {one.past.length === 0 && <p class="muted">{w.noPast}</p>}
            <ul class="lines">
              {one.past.map((meeting) => (
                <Past
                  view={view}
                  meeting={meeting}
                  presence={one.presence.get(meeting.id)}
                  agreements={one.agreements.filter(({ meetingId }) => meetingId === meeting.id)}
                >
                  <KeyPoints
                    view={view}
                    mentorship={one.mentorship}
                    points={one.points.filter(({ meetingId }) => meetingId === meeting.id)}
                    mayWrite
                  />
                </Past>
              ))}
            </ul>
          </Section>
        </>
      ))}
    </Layout>
  );
}

/** A talk that has been: who was there, what was said, what was agreed; what its reader may read. */
export function Past({
  view,
  meeting,
  presence,
  agreements,
  children,
}: {
  view: View;
  meeting: Meeting;
  presence: Presence | undefined;
  agreements: Agreement[];
  children?: ComponentChildren;
}) {
  const w = talkWords[view.language];
  const there = [
    ...(presence?.people ?? []).map(({ name }) => name),
    ...(presence?.others ? [presence.others] : []),
  ];
  return (
    <li>
      <span class="row base">
        <span class="strong">{sayDay(view.language, meeting.heldOn, view.today)}</span>
        <span class="small muted">{w.withMentor(meeting.recordedBy)}</span>
      </span>
      {there.length > 0 && <span class="small muted">{w.wasThere(namesIn(view, there))}</span>}
      {meeting.text && <span class="pre">{meeting.text}</span>}
      {children}
      {agreements.length > 0 && (
        <>
          <span class="small muted">{w.agreed}</span>
          <ul>
            {agreements.map(({ text, owner, dueOn }) => (
              <li>
                {text}{' '}
                <span class="small muted">
                  {owner}
                  {dueOn && `, ${sayDay(view.language, dueOn, view.today)}`}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </li>
  );
}
