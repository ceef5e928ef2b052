/** Who gets to the class and its pupils. */
import { orNotFound, type Context } from '../../web/route.tsx';
import { enterPageOf } from '../mentorships/mentorship.access.ts';
import type { MentorshipLine } from '../mentorships/mentorship.store.ts';
import { listHolders } from '../people/person.store.ts';
import type { Pupil } from './overview.rules.ts';
import { listPupils } from './pupil.store.ts';

/** G-5: the mentors of the group while it runs, nobody else. */
export async function enterAsMentor(context: Context): Promise<MentorshipLine> {
  return enterPageOf('guide', context);
}

export async function findOne(
  { tx, organisation, now, today, params }: Context,
  mentorship: MentorshipLine,
): Promise<Pupil> {
  return orNotFound(
    (
      await listPupils(tx, {
        mentorship: mentorship.id,
        now: new Date(now.epochMilliseconds),
        today,
        marks: organisation.marks,
        pupil: params.pupil!,
      })
    )[0],
  );
}

/** Who mentors in the school, but not in this class; `roles`: or teaches. */
export const otherTeachers = async (
  { tx, today }: Context,
  { mentors }: MentorshipLine,
  roles: ('mentor' | 'teacher')[] = ['mentor'],
): Promise<{ id: string; name: string }[]> =>
  (await listHolders(tx, roles, today)).filter(
    ({ id }) => !mentors.some(({ personId }) => personId === id),
  );
