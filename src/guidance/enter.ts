/** Who gets to the class and its pupils. */
import { NotFound, orNotFound, type Context } from '../hall/route.tsx';
import { enterAsMember, isMentee } from '../mentorships/enter.ts';
import type { MentorshipLine } from '../mentorships/mentorship.store.ts';
import type { Pupil } from './overview.rules.ts';
import { listPupils } from './pupil.store.ts';

/** G-5: the mentors of the group, nobody else. */
export async function enterAsMentor(context: Context): Promise<MentorshipLine> {
  const mentorship = await enterAsMember(context);
  const own = mentorship.mentors.find(({ personId }) => personId === context.person.id);
  if (
    mentorship.kind !== 'group' ||
    isMentee(mentorship, context.person.id) ||
    !own ||
    own.part === 'substitute'
  )
    throw new NotFound();
  return mentorship;
}

export async function findOne(
  { tx, now, today, params }: Context,
  mentorship: MentorshipLine,
): Promise<Pupil> {
  return orNotFound(
    (
      await listPupils(tx, {
        mentorship: mentorship.id,
        now: new Date(now.epochMilliseconds),
        today,
        pupil: params.pupil!,
      })
    )[0],
  );
}
