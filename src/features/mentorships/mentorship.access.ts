/** Who gets into a mentorship: to look, and to write. */
import { linkTo } from '../../web/links.ts';
import { grantOf } from '../../web/permission.ts';
import { maybeIdOr, NotFound, orNotFound, refuse, type Context } from '../../web/route.tsx';
import { nobody } from '../../web/session.ts';
import {
  findMentorship,
  listMentorships,
  type MentorshipLine,
  type Own,
  type Scope,
} from './mentorship.store.ts';
import { mentorshipWords } from './mentorship.words.ts';
import {
  hasRight,
  mayInMentorship,
  partOf,
  wholeGroup,
  type ActIn,
  type Asking,
} from './part.rules.ts';
import { readerWords } from './reader.words.ts';

/**
 * The coordinator sees all; a contact person those of the own member organisation; everybody else
 * their own.
 */
export function scopeOf({ grant, person }: Context): Scope {
  if (grant === 'all') return {};
  return person.roles.includes('contact-person') &&
    !person.roles.includes('mentor') &&
    !person.roles.includes('mentee')
    ? { memberOrganisation: person.memberOrganisation ?? nobody }
    : { person: person.id };
}

export const isMember = (mentorship: MentorshipLine, person: string) =>
  partOf(mentorship, person) !== null;

/** Who asks, and whether they look after mentorships of others. */
export const askingOf = ({ person }: Context): Asking => ({
  id: person.id,
  coordinates: grantOf(person.roles, 'close mentorship') === 'all',
});

const ownOf = ({ organisation, person }: Context, mentorship: string): Own => ({
  organisation: organisation.id,
  mentorship,
  person: person.id,
});

export async function enter(context: Context): Promise<MentorshipLine> {
  const [mentorship] = await listMentorships(context.tx, {
    ...scopeOf(context),
    id: context.params.mentorship!,
  });
  return orNotFound(mentorship);
}

/**
 * M-24, M-25: whoever has the right to this act in this mentorship; after its end only to what
 * belongs to the end.
 */
export async function enterTo(
  act: ActIn,
  context: Context,
): Promise<{ mentorship: MentorshipLine; own: Own }> {
  const mentorship = orNotFound(await findMentorship(context.tx, context.params.mentorship!));
  const asking = askingOf(context);
  if (!hasRight(act, mentorship, asking)) throw new NotFound();
  if (!mayInMentorship(act, mentorship, asking))
    refuse(mentorshipWords[context.view.language].refusals.closed);
  return { mentorship, own: ownOf(context, mentorship.id) };
}

/** The same for a page that is there only for them, and only then. */
export async function enterPageOf(act: ActIn, context: Context): Promise<MentorshipLine> {
  const mentorship = orNotFound(await findMentorship(context.tx, context.params.mentorship!));
  if (!mayInMentorship(act, mentorship, askingOf(context))) throw new NotFound();
  return mentorship;
}

/**
 * G-40: where the address of a running class leads its mentors and pupils; null for everybody else,
 * who stays on the page of the mentorship.
 */
export function ownPageOf(
  { view, person }: Pick<Context, 'view' | 'person'>,
  mentorship: MentorshipLine,
): string | null {
  if (mentorship.kind !== 'group' || mentorship.closedOn !== null) return null;
  const part = partOf(mentorship, person.id);
  if (part === 'mentor') return linkTo(view, '/class/:mentorship', { mentorship: mentorship.id });
  return part === 'pupil' ? view.base : null;
}

/** The page on which its meetings, agreements and goals stand for this person. */
export const toRecord = (
  context: Pick<Context, 'view' | 'person'>,
  mentorship: MentorshipLine,
  more: { query?: Record<string, string>; hash?: string } = {},
): string =>
  linkTo(
    context.view,
    ownPageOf(context, mentorship)
      ? '/mentorships/:mentorship/meetings'
      : '/mentorships/:mentorship',
    { mentorship: mentorship.id },
    more,
  );

/** Only the people of the mentorship write in it, while it runs. */
export const enterToWrite = (context: Context) => enterTo('write', context);

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

/** Of a form: a pupil, or the whole group. Pairs and pupils are not asked. */
export const maybeReader = () => maybeIdOr([wholeGroup]);

/**
 * M-7: in a group, the pupil by whom a text is read besides the mentors; null for the whole group,
 * which only a mentor chooses, and in a pair. A pupil writes to the mentors, never to or for
 * another pupil.
 */
export function readerOf(
  { view, person }: Context,
  mentorship: MentorshipLine,
  chosen: string | null,
  field: string,
): string | null {
  const w = readerWords[view.language];
  if (mentorship.kind === 'pair') return null;
  if (isMentee(mentorship, person.id)) {
    if (chosen && chosen !== person.id) refuse(w.ownName, field);
    return person.id;
  }
  if (chosen === wholeGroup) return null;
  return (
    mentorship.mentees.find(({ personId }) => personId === chosen)?.personId ??
    refuse(w.mustChoose, field)
  );
}

/**
 * Who does what was agreed, and who reads it besides the mentors. A pupil promises only for
 * themselves. What a pupil does is read by that pupil alone; of what a mentor does it is chosen.
 */
export function partiesOf(
  context: Context,
  mentorship: MentorshipLine,
  input: { owner: string | null; reader: () => string | null; field: string },
): { owner: string; reader: string | null } {
  const { view, person } = context;
  const owner = [...mentorship.mentees, ...mentorship.mentors].find(
    ({ personId }) => personId === input.owner,
  )?.personId;
  if (partOf(mentorship, person.id) === 'pupil') {
    if (owner !== person.id) refuse(readerWords[view.language].ownAgreement, input.field);
    return { owner, reader: owner };
  }
  if (!owner) refuse(mentorshipWords[view.language].whoDoes, input.field);
  if (mentorship.kind === 'pair') return { owner, reader: null };
  return { owner, reader: isMentee(mentorship, owner) ? owner : input.reader() };
}
