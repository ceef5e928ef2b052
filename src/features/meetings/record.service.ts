/** A meeting is written down, of a pair, of a class or with one pupil, with all that comes with it. */
import { audit } from '../../web/audit.ts';
import type { Values } from '../../web/form.ts';
import {
  box,
  day,
  ids,
  maybeDay,
  maybeId,
  maybeOneOf,
  maybeText,
  refuse,
  whole,
  type ActContext,
} from '../../web/route.tsx';
import { partiesOf } from '../mentorships/mentorship.access.ts';
import { refuseMeeting, type NoteClass } from '../mentorships/mentorship.rules.ts';
import type { MentorshipLine, Own } from '../mentorships/mentorship.store.ts';
import { mentorshipWords } from '../mentorships/mentorship.words.ts';
import { readerWords } from '../mentorships/reader.words.ts';
import { closeItems, listAgenda } from './agenda.store.ts';
import { insertAgreement } from './agreement.store.ts';
import { listAppointments } from './appointment.store.ts';
import { mostPoints, openings, toClose } from './meeting.rules.ts';
import { insertKeyPoints, insertMeeting } from './meeting.store.ts';

export const recordFields = {
  held_on: day(),
  minutes: whole(5, 720),
  note: maybeText(4000),
  points: maybeText(2000),
  reading: maybeText(2000),
  opening: maybeOneOf(openings),
  answered: ids(),
  hard: box(),
  appointment: maybeId(),
  agreement: maybeText(300),
  agreement_owner: maybeId(),
  agreement_due: maybeDay(),
};

/** With whom it was in a class, who reads its note, who was there, and whether it may go home. */
type Choices = {
  withMentee: string | null;
  noteClass: NoteClass;
  present?: string[];
  others?: string;
  goesHome?: boolean;
};

export async function recordMeeting(
  context: ActContext,
  mentorship: MentorshipLine,
  own: Own,
  input: Values<typeof recordFields>,
  choices: Choices,
): Promise<string> {
  const { tx, view, today } = context;
  const { withMentee } = choices;
  const w = mentorshipWords[view.language];
  const refusal = refuseMeeting({
    heldOn: input.held_on,
    firstDay: mentorship.earliestMeeting,
    closedOn: mentorship.closedOn,
    today,
  });
  if (refusal) refuse(w.refusals[refusal], 'held_on');
  const points = input.points.split('\n').flatMap((line) => line.trim() || []);
  if (points.length > mostPoints) refuse(w.tooManyPoints, 'points');
  const [planned] = input.appointment
    ? await listAppointments(tx, { mentorship: mentorship.id, id: input.appointment })
    : [];
  // What was planned with one pupil is not the record of a talk with another.
  const isOf = planned && !planned.isRecorded && planned.menteeId === withMentee;
  const meeting = await insertMeeting(tx, own, {
    ...choices,
    heldOn: input.held_on,
    minutes: input.minutes,
    text: input.note,
    reading: input.reading,
    opening: input.opening,
    isHard: input.hard,
    appointment: isOf ? planned.id : null,
  });
  await insertKeyPoints(tx, own, meeting, points, withMentee);
  const about = (await listAgenda(tx, mentorship.id)).filter(
    ({ menteeId }) => menteeId === null || menteeId === withMentee || mentorship.kind === 'pair',
  );
  await closeItems(tx, own, toClose(about, input.answered), { meeting, today });
  if (input.agreement) {
    const { owner, reader } = partiesOf(context, mentorship, {
      owner: input.agreement_owner,
      reader: () => withMentee,
      field: 'agreement_owner',
    });
    // What was agreed with one pupil is not another's to do.
    if (withMentee !== null && reader !== withMentee)
      refuse(readerWords[view.language].otherPupil, 'agreement_owner');
    await insertAgreement(tx, own, {
      text: input.agreement,
      owner,
      dueOn: input.agreement_due,
      madeOn: input.held_on,
      meeting,
      mentee: reader,
    });
  }
  await audit(tx, {
    organisation: own.organisation,
    person: own.person,
    action: 'record meeting',
    subjectId: meeting,
  });
  return meeting;
}
