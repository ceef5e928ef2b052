/** M-48: three clocks, for coordinators: the pair's last meeting, and the programme's last contacts. */
import { sayDay } from '../../platform/i18n.ts';
import { linkTo } from '../../web/links.ts';
import { Form, Select, TextArea, TextField } from '../../web/fields.tsx';
import { Section } from '../../web/layout.tsx';
import type { Page } from '../../web/view.ts';
import type { Member, MentorshipLine } from '../mentorships/mentorship.store.ts';
import type { Contacts } from './contact.store.ts';
import { contactWords } from './contact.words.ts';

/** Of a class its mentors: with pupils their mentor speaks. */
export const contactedOf = ({ kind, mentors, mentees }: MentorshipLine): Member[] =>
  kind === 'pair' ? [...mentees, ...mentors] : mentors;

export function ContactSection({
  view,
  problem,
  mentorship,
  contacts,
  followUp,
  owner,
  coordinators,
}: Page & Contacts & { mentorship: MentorshipLine }) {
  const w = contactWords[view.language];
  const ids = { mentorship: mentorship.id };
  const people = contactedOf(mentorship);
  const say = (day: string) => sayDay(view.language, day, view.today);
  const nameOf = (id: string) =>
    [...mentorship.mentors, ...mentorship.mentees].find(({ personId }) => personId === id)?.name ??
    '';
  const runs = mentorship.closedOn === null;
  const own = problem?.typed.note === undefined ? undefined : problem;
  return (
    <Section title={w.title} id="contacts">
      <ul class="lines">
        {mentorship.kind === 'pair' && (
          <li>
            <span class="small muted">{w.met}</span>
            <span>{mentorship.lastMeeting ? say(mentorship.lastMeeting) : w.never}</span>
          </li>
        )}
        {people.map(({ personId, name, part }) => {
          const last = contacts.find((contact) => contact.personId === personId);
          return (
            <li>
              <span class="small muted">
                {w.withPerson(name, part === 'mentee' ? w.parts.mentee : w.parts.mentor)}
              </span>
              <span class="row apart">
                <span>{last ? w.by(say(last.on), last.by) : w.never}</span>
                {runs && (
                  <Form
                    view={view}
                    action={linkTo(view, '/mentorships/:mentorship/contacts', ids)}
                    class="inline"
                  >
                    <input type="hidden" name="person" value={personId} />
                    <button class="button second slim">
                      {w.today}
                      <span class="hidden-text">: {name}</span>
                    </button>
                  </Form>
                )}
              </span>
            </li>
          );
        })}
        <li>
          <span class="small muted">{w.owner}</span>
          <span>{owner?.name ?? w.nobody}</span>
        </li>
        {(followUp?.nextStep || followUp?.dueOn) && (
          <li>
            <span class="small muted">{w.next}</span>
            <span>
              {[followUp.nextStep, followUp.dueOn && w.byDay(say(followUp.dueOn))]
                .filter(Boolean)
                .join(', ')}
            </span>
          </li>
        )}
        {followUp?.note && (
          <li>
            <span class="small muted">{w.rowNote}</span>
            <span class="pre">{followUp.note}</span>
          </li>
        )}
      </ul>
      {runs && (
        <details class="more" open={problem?.typed.next_step !== undefined}>
          <summary>{w.followUp}</summary>
          <Form view={view} action={linkTo(view, '/mentorships/:mentorship/follow-up', ids)}>
            <TextField
              view={view}
              name="next_step"
              label={w.nextStep}
              help={w.nextHelp}
              value={followUp?.nextStep}
              problem={problem}
              optional
            />
            <TextField
              view={view}
              name="due_on"
              type="date"
              label={w.dueOn}
              value={followUp?.dueOn}
              problem={problem}
              short
              optional
            />
            <TextArea
              view={view}
              name="row_note"
              label={w.rowNote}
              help={w.nextHelp}
              value={followUp?.note}
              problem={problem}
              rows={2}
              optional
            />
            <button class="button second">{w.save}</button>
          </Form>
        </details>
      )}
      {runs && (
        <details class="more" open={own !== undefined}>
          <summary>{w.addNote}</summary>
          <Form view={view} action={linkTo(view, '/mentorships/:mentorship/contacts', ids)}>
            <Select
              view={view}
              name="person"
              label={w.whom}
              problem={own}
              options={people.map(({ personId, name }) => ({ value: personId, text: name }))}
            />
            <TextArea view={view} name="note" label={w.note} help={w.noteHelp} problem={own} />
            <button class="button second">{w.save}</button>
          </Form>
        </details>
      )}
      {contacts.length > 0 && (
        <details class="more">
          <summary>{w.notes}</summary>
          <ul class="lines">
            {contacts.slice(0, 30).map(({ id, personId, on, byId, by, note }) => (
              <li>
                <span class="small muted">{`${nameOf(personId)} · ${w.by(say(on), by)}`}</span>
                {note && <span class="pre">{note}</span>}
                {runs && byId === view.person!.id && (
                  <Form
                    view={view}
                    action={linkTo(view, '/mentorships/:mentorship/contacts/:contact/removal', {
                      ...ids,
                      contact: id,
                    })}
                    class="inline"
                  >
                    <div>
                      <button
                        class="button quiet slim"
                        aria-label={w.takeBackOf(nameOf(personId), say(on))}
                      >
                        {w.takeBack}
                      </button>
                    </div>
                  </Form>
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
      {runs && (
        <details class="more">
          <summary>{w.ownerOf}</summary>
          <Form view={view} action={linkTo(view, '/mentorships/:mentorship/owner', ids)}>
            <Select
              view={view}
              name="owner"
              label={w.ownerOf}
              value={owner?.isChosen ? owner.id : ''}
              problem={problem}
              empty={w.ofCohort}
              options={coordinators.map(({ id, name }) => ({ value: id, text: name }))}
            />
            <button class="button second">{w.save}</button>
          </Form>
        </details>
      )}
    </Section>
  );
}
