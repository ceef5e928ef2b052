import { addDays, fullDay } from '../../platform/i18n.ts';
import { grantOf } from '../../web/permission.ts';
import {
  type Context,
  form,
  get,
  ids,
  NotFound,
  oneOf,
  orNotFound,
  post,
  refuse,
  type Route,
} from '../../web/route.tsx';
import type { Problem } from '../../web/view.ts';
import { invitationDays } from '../accounts/window.rules.ts';
import { findMentorship, type MentorshipLine } from '../mentorships/mentorship.store.ts';
import { mayInMentorship } from '../mentorships/part.rules.ts';
import { obstacleOf, writeInvitation } from '../people/invitation.service.ts';
import { findPerson } from '../people/person.store.ts';
import { InviteGuardiansPage, LettersPage, type Invitee, type Outcome } from './invite.pages.tsx';
import { inviteWords } from './invite.words.ts';
import { pupilsAsked } from './talk.access.ts';
import { listGuardiansOf } from './talk.store.ts';

/** G-37: links on paper pass through the hands of whoever prints them: the office that brings people in. */
const mayPrint = ({ person }: Context): boolean => grantOf(person.roles, 'import people') !== null;

/** A class that runs, for its mentors and for coordinators. */
async function enterClass(context: Context): Promise<MentorshipLine> {
  const { tx, params, person } = context;
  const mentorship = orNotFound(await findMentorship(tx, params.mentorship!));
  const isOpen = mentorship.kind === 'group' && mentorship.closedOn === null;
  if (!isOpen) throw new NotFound();
  if (!mayPrint(context) && !mayInMentorship('guide', mentorship, { id: person.id }))
    throw new NotFound();
  return mentorship;
}

/** Each guardian once, with the pupils for whom they speak today. */
async function listInvitees(context: Context, { mentees }: MentorshipLine): Promise<Invitee[]> {
  const { tx, today } = context;
  const rows = await listGuardiansOf(
    tx,
    mentees.map(({ personId }) => personId),
    today,
  );
  const invitees: Invitee[] = [];
  for (const [id, own] of Map.groupBy(rows, (row) => row.id)) {
    const person = orNotFound(await findPerson(tx, id));
    invitees.push({
      id,
      name: person.name,
      email: person.email,
      pupils: own.map(({ pupilId, pupil }) => ({ id: pupilId, name: pupil })),
      obstacle: await obstacleOf(context, person),
    });
  }
  return invitees;
}

async function invitePage(context: Context, problem?: Problem, outcome: Outcome | null = null) {
  const { tx, view, today } = context;
  const mentorship = await enterClass(context);
  const known = new Set(
    (
      await listGuardiansOf(
        tx,
        mentorship.mentees.map(({ personId }) => personId),
        today,
      )
    ).map(({ pupilId }) => pupilId),
  );
  return (
    <InviteGuardiansPage
      view={view}
      problem={problem}
      mentorship={mentorship}
      invitees={await listInvitees(context, mentorship)}
      without={mentorship.mentees
        .filter(({ personId }) => !known.has(personId))
        .map(({ name }) => name)}
      mayPrint={mayPrint(context)}
      asked={pupilsAsked(view)}
      outcome={outcome}
    />
  );
}

export const inviteRoutes: Route[] = [
  get(
    '/class/:mentorship/guardians',
    { may: 'invite guardians', audit: ['see mentorship', 'mentorship'] },
    (context) => invitePage(context),
  ),

  // G-37: by mail to the address that is known, so that nobody else has the link; on paper by the
  // office alone.
  post(
    '/class/:mentorship/guardians',
    {
      may: 'invite guardians',
      recentAuth: true,
      audit: ['change mentorship', 'mentorship'],
      form: form({ people: ids(), how: oneOf(['mail', 'paper']) }),
      page: (context, problem) => invitePage(context, problem),
    },
    async (context, { people, how }) => {
      const { tx, view, hasMail, today } = context;
      const w = inviteWords[view.language];
      const mentorship = await enterClass(context);
      if (how === 'paper' && !mayPrint(context)) throw new NotFound();
      const chosen = (await listInvitees(context, mentorship)).filter(
        ({ id, obstacle }) => obstacle === null && people.includes(id),
      );
      if (chosen.length === 0) refuse(w.nobody, 'people');
      const outcome: Outcome = { written: 0, notWritten: [] };
      const letters: { name: string; pupils: string[]; link: string }[] = [];
      for (const { id, name, email, pupils } of chosen) {
        const person = orNotFound(await findPerson(tx, id));
        if (how === 'paper')
          letters.push({
            name,
            pupils: pupils.map((pupil) => pupil.name),
            link: (await writeInvitation(context, person, { onPaper: true }))!,
          });
        else if (email && hasMail) {
          await writeInvitation(context, person);
          outcome.written += 1;
        } else outcome.notWritten.push(name);
      }
      if (how === 'paper')
        return {
          shown: (
            <LettersPage
              view={view}
              mentorship={mentorship}
              letters={letters}
              until={fullDay(view.language, addDays(today, invitationDays - 1))}
            />
          ),
        };
      return { shown: await invitePage(context, undefined, outcome) };
    },
  ),
];
