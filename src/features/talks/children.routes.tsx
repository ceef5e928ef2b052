import { linkTo } from '../../web/links.ts';
import { audit } from '../../web/audit.ts';
import {
  type Context,
  form,
  get,
  NotFound,
  orNotFound,
  post,
  refuse,
  type Route,
  whole,
  yesOrNo,
} from '../../web/route.tsx';
import type { Problem } from '../../web/view.ts';
import { findPupil } from '../guidance/pupil.store.ts';
import { listAgreements } from '../meetings/agreement.store.ts';
import { listMeetings, listPresence } from '../meetings/meeting.store.ts';
import {
  insertSignature,
  listMentoringAgreements,
} from '../mentoring-agreements/mentoring-agreement.store.ts';
import { mentoringAgreementWords } from '../mentoring-agreements/mentoring-agreement.words.ts';
import { isUnderAge } from '../people/consent.rules.ts';
import {
  dropVoluntary,
  findAge,
  findConsent,
  giveConsent,
  withdrawConsent,
} from '../people/consent.store.ts';
import { ChildrenPage, type ChildView } from './children.pages.tsx';
import { saidTo } from './own-talk.pages.tsx';
import { listMinors, moment } from './talk.access.ts';
import { comes, isOfAge } from './talk.rules.ts';
import { listChildren, listPreparations, listSlots, listTalks, type Child } from './talk.store.ts';
import { talkWords } from './talk.words.ts';

/** G-32: the newest talk of which something was given along. */
async function lastGivenAlong({ tx }: Context, { id, mentorshipId }: Child) {
  const meeting = (await listMeetings(tx, mentorshipId, id)).find(
    ({ withMenteeId, goesHome }) => withMenteeId === id && goesHome,
  );
  if (!meeting) return null;
  return {
    meeting,
    presence: (await listPresence(tx, [meeting.id])).get(meeting.id),
    agreements: (await listAgreements(tx, mentorshipId)).filter(
      ({ meetingId, text }) => meetingId === meeting.id && text !== null,
    ),
  };
}

async function viewOf(context: Context, child: Child): Promise<ChildView> {
  const { tx, organisation, today } = context;
  const consent = isUnderAge(await findAge(tx, child.id), organisation.consentAge, today)
    ? { given: await findConsent(tx, child.id) }
    : null;
  if (isOfAge(child.bornOn, today))
    return {
      child,
      isOfAge: true,
      consent,
      talks: [],
      slots: [],
      preparations: [],
      last: null,
      facts: [],
      agreement: null,
    };
  const { id: pupil, mentorshipId } = child;
  const since = moment(context);
  const talks = (await listTalks(tx, { mentorships: [mentorshipId], pupil, since })).filter(
    ({ party, isRecorded }) => comes(party, 'guardian') && !isRecorded,
  );
  const [agreement] = await listMentoringAgreements(tx, mentorshipId);
  return {
    child,
    isOfAge: false,
    consent,
    talks,
    slots: await listSlots(tx, { mentorships: [mentorshipId], pupil, since }),
    preparations: await listPreparations(
      tx,
      talks.map(({ id }) => id),
    ),
    last: await lastGivenAlong(context, child),
    facts: (await findPupil(tx, pupil, today)).facts,
    agreement: agreement && agreement.aim !== null ? agreement : null,
  };
}

export async function childrenPage(context: Context, problem?: Problem) {
  const { tx, view, person, organisation, today, query } = context;
  const children: ChildView[] = [];
  for (const child of await listChildren(tx, person.id, today))
    children.push(await viewOf(context, child));
  return (
    <ChildrenPage
      view={view}
      problem={problem}
      clock={organisation}
      marks={organisation.marks}
      children={children}
      done={saidTo(query.done, talkWords[view.language])}
    />
  );
}

export const childrenRoutes: Route[] = [
  get('/children', { may: 'see own children', audit: 'list child' }, childrenPage),

  // M-8: the version that was read, for a child under age in whose custody they are today.
  post(
    '/children/:child/agreement',
    {
      may: 'see own children',
      audit: ['change person', 'child'],
      form: form({ version: whole(1, 9999) }),
      page: childrenPage,
    },
    async (context, input) => {
      const { tx, organisation, person, today, view, params } = context;
      const child = orNotFound((await listMinors(context)).find(({ id }) => id === params.child));
      const newest = orNotFound((await listMentoringAgreements(tx, child.mentorshipId))[0]);
      if (newest.version !== input.version)
        refuse(mentoringAgreementWords[view.language].meanwhile);
      await insertSignature(
        tx,
        { organisation: organisation.id, mentorship: child.mentorshipId, person: person.id },
        newest.id,
        today,
      );
      await audit(tx, {
        organisation: organisation.id,
        person: person.id,
        action: 'sign mentoring_agreement',
        subjectId: newest.id,
      });
      return linkTo(view, '/children');
    },
  ),

  // for a child under the age of consent, by whoever has custody today.
  post(
    '/children/:child/consent',
    {
      may: 'see own children',
      purpose: 'erase',
      audit: ['change person', 'child'],
      form: form({ answer: yesOrNo() }),
      page: childrenPage,
    },
    async ({ tx, toErase, organisation, person, today, view, params }, { answer }) => {
      const child = orNotFound(
        (await listChildren(tx, person.id, today)).find(({ id }) => id === params.child),
      );
      if (!isUnderAge(await findAge(tx, child.id), organisation.consentAge, today))
        throw new NotFound();
      if (answer)
        await giveConsent(tx, {
          organisation: organisation.id,
          child: child.id,
          guardian: person.id,
          today,
        });
      else if (await withdrawConsent(tx, { child: child.id, guardian: person.id, today }))
        await toErase((erase) => dropVoluntary(erase, child.id));
      await audit(tx, {
        organisation: organisation.id,
        person: person.id,
        action: answer ? 'consent for person' : 'withdraw consent for person',
        subjectId: child.id,
      });
      return linkTo(view, '/children');
    },
  ),
];
