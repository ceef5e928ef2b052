/** Who gets into a mentorship: to look, and to write. */
import { NotFound, orNotFound, refuse, type Context } from '../hall/route.tsx';
import { nobody } from '../hall/session.ts';
import {
  findMentorship,
  listMentorships,
  type MentorshipLine,
  type Own,
  type Scope,
} from './mentorship.store.ts';
import { mentorshipWords } from './mentorship.words.ts';

/** The coordinator sees all; a contact person those of the own member organisation; everybody else their own. */
export function scopeOf({ grant, person }: Context): Scope {
  if (grant === 'all') return {};
  return person.roles.includes('contact-person') &&
    !person.roles.includes('mentor') &&
    !person.roles.includes('mentee')
    ? { memberOrganisation: person.memberOrganisation ?? nobody }
    : { person: person.id };
}

export const isMember = (mentorship: MentorshipLine, person: string) =>
  [...mentorship.mentors, ...mentorship.mentees].some((member) => member.personId === person);

export async function enter(context: Context): Promise<MentorshipLine> {
  const [mentorship] = await listMentorships(context.tx, {
    ...scopeOf(context),
    id: context.params.mentorship!,
  });
  return orNotFound(mentorship);
}

/** Only the people of the mentorship write in it. */
export async function enterToWrite(
  context: Context,
): Promise<{ mentorship: MentorshipLine; own: Own }> {
  const mentorship = orNotFound(await findMentorship(context.tx, context.params.mentorship!));
  if (!isMember(mentorship, context.person.id)) throw new NotFound();
  if (mentorship.closedOn !== null) refuse(mentorshipWords[context.view.language].refusals.closed);
  return {
    mentorship,
    own: {
      organisation: context.organisation.id,
      mentorship: mentorship.id,
      person: context.person.id,
    },
  };
}

/** Only the people of the mentorship look. */
export async function enterAsMember(context: Context): Promise<MentorshipLine> {
  const mentorship = orNotFound(await findMentorship(context.tx, context.params.mentorship!));
  if (!isMember(mentorship, context.person.id)) throw new NotFound();
  return mentorship;
}

export const isMentee = (mentorship: MentorshipLine, person: string) =>
  mentorship.mentees.some(({ personId }) => personId === person);

/** In a group, the pupil who looks; null for mentors and in a pair. */
export const pupilOf = (mentorship: MentorshipLine, person: string): string | null =>
  mentorship.kind === 'group' && isMentee(mentorship, person) ? person : null;

/** Of a group, the pupil whom a text concerns; of a pair nobody in particular. */
export const concerned = (
  { kind, mentees }: MentorshipLine,
  owner: string,
  withMentee: string | null,
): string | null =>
  kind === 'group'
    ? (mentees.find(({ personId }) => personId === owner)?.personId ?? withMentee)
    : null;

/** M-8: whoever is mentor or mentee of a pair signs; in a group the mentors do. */
export const signersOf = ({ kind, mentors, mentees }: MentorshipLine) => [
  ...mentors.filter(({ part }) => part !== 'substitute'),
  ...(kind === 'pair' ? mentees : []),
];
