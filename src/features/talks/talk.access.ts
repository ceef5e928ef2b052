/** Who gets to a talk, and as what. */
import { NotFound, orNotFound, type Context } from '../../web/route.tsx';
import type { View } from '../../web/view.ts';
import { isMentee } from '../mentorships/mentorship.access.ts';
import {
  findMentorship,
  listMentorships,
  type MentorshipLine,
} from '../mentorships/mentorship.store.ts';
import { mayInMentorship } from '../mentorships/part.rules.ts';
import { comes, isOfAge, type Side } from './talk.rules.ts';
import {
  listChildren,
  listSlots,
  listTalks,
  type Child,
  type Slot,
  type Talk,
} from './talk.store.ts';

/** Pupils by the address of a page: named apart, or together with commas. */
export const pupilsAsked = ({ path }: Pick<View, 'path'>): string[] =>
  new URLSearchParams(path.split('?')[1] ?? '').getAll('pupil').flatMap((each) => each.split(','));

export const moment = ({ now }: Context): Date => new Date(now.epochMilliseconds);

/** Classes that this person leads, while they run. */
export const listLed = async ({ tx, person }: Context): Promise<MentorshipLine[]> =>
  (await listMentorships(tx, { person: person.id })).filter((mentorship) =>
    mayInMentorship('guide', mentorship, { id: person.id }),
  );

/** Classes in which this person is a pupil, while they run. */
export const listAttended = async ({ tx, person }: Context): Promise<MentorshipLine[]> =>
  (await listMentorships(tx, { person: person.id })).filter((mentorship) =>
    mayInMentorship('answer as pupil', mentorship, { id: person.id }),
  );

/** G-11: children under age in whose custody this person is today. */
export const listMinors = async ({ tx, person, today }: Context): Promise<Child[]> =>
  (await listChildren(tx, person.id, today)).filter(({ bornOn }) => !isOfAge(bornOn, today));

/** A talk that a mentor of its class prepares, records, moves or calls off. */
export async function enterLed(
  context: Context,
): Promise<{ talk: Talk; mentorship: MentorshipLine }> {
  const { talk, mentorship, as } = await enterTalk(context);
  if (as !== 'mentor') throw new NotFound();
  return { talk, mentorship };
}

/** G-30: its mentors, its pupil, and guardians who come to it; nobody else. */
export async function enterTalk(
  context: Context,
): Promise<{ talk: Talk; mentorship: MentorshipLine; as: 'mentor' | Side }> {
  const { tx, params, person } = context;
  const [found] = await listTalks(tx, { id: params.talk! });
  const talk = orNotFound(found);
  const mentorship = orNotFound(await findMentorship(tx, talk.mentorshipId));
  if (mayInMentorship('guide', mentorship, { id: person.id }))
    return { talk, mentorship, as: 'mentor' };
  if (isMentee(mentorship, person.id)) {
    if (talk.pupilId !== person.id) throw new NotFound();
    return { talk, mentorship, as: 'pupil' };
  }
  const isTheirs =
    comes(talk.party, 'guardian') &&
    (await listMinors(context)).some(
      ({ id, mentorshipId }) => id === talk.pupilId && mentorshipId === talk.mentorshipId,
    );
  if (!isTheirs) throw new NotFound();
  return { talk, mentorship, as: 'guardian' };
}

/** G-12: a moment that is free, for the pupil or for a guardian's child, as whom it was offered to. */
export async function enterMoment(
  context: Context,
  pupil: string,
): Promise<{ slot: Slot; mentorship: MentorshipLine; as: Side }> {
  const { tx, params, person } = context;
  const [found] = await listSlots(tx, { id: params.moment!, since: moment(context), pupil });
  const slot = orNotFound(found);
  const mentorship = orNotFound(await findMentorship(tx, slot.mentorshipId));
  if (mentorship.closedOn !== null || !isMentee(mentorship, pupil)) throw new NotFound();
  const as: Side = pupil === person.id ? 'pupil' : 'guardian';
  const isTheirs =
    as === 'pupil' ||
    (await listMinors(context)).some(
      ({ id, mentorshipId }) => id === pupil && mentorshipId === slot.mentorshipId,
    );
  if (!isTheirs || !comes(slot.party, as)) throw new NotFound();
  return { slot, mentorship, as };
}
