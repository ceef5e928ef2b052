import { Tag } from '../../web/layout.tsx';
import type { View } from '../../web/view.ts';
import { silenceOf, type Silence } from './mentorship.rules.ts';
import type { MentorshipLine } from './mentorship.store.ts';
import { mentorshipWords } from './mentorship.words.ts';

export function namesOf(mentorship: MentorshipLine, view: View): string {
  const w = mentorshipWords[view.language];
  if (mentorship.kind === 'group') return mentorship.name ?? '';
  return w.and(
    mentorship.mentors.map((member) => member.name).join(', '),
    mentorship.mentees.map((member) => member.name).join(', '),
  );
}

export function silence(mentorship: MentorshipLine, today: string): Silence {
  return silenceOf({
    firstDay: mentorship.firstDay,
    lastMeeting: mentorship.lastMeeting,
    closedOn: mentorship.closedOn,
    silenceDays: mentorship.rules.silenceDays,
    firstMeetingDays: mentorship.rules.firstMeetingDays,
    pauses: mentorship.pauses,
    breaks: mentorship.breaks,
    today,
  });
}

const urgency: Record<Silence, number> = {
  'no-first-meeting': 0,
  silent: 1,
  fresh: 2,
  met: 3,
  paused: 4,
  closed: 5,
};
const tones = {
  'no-first-meeting': 'bad',
  silent: 'warn',
  fresh: 'plain',
  met: 'good',
  paused: 'plain',
  closed: 'plain',
} as const;

export function SilenceTag({ mentorship, view }: { mentorship: MentorshipLine; view: View }) {
  const is = silence(mentorship, view.today);
  return <Tag tone={tones[is]}>{mentorshipWords[view.language].silence[is]}</Tag>;
}

/** The most urgent first; within one state the longest silence. */
export function byUrgency(list: MentorshipLine[], today: string): MentorshipLine[] {
  return [...list].sort(
    (a, b) =>
      urgency[silence(a, today)] - urgency[silence(b, today)] ||
      (a.lastMeeting ?? a.firstDay).localeCompare(b.lastMeeting ?? b.firstDay),
  );
}
