/** A minute after a meeting: how it felt, and how far the goals are. */
import { linkTo } from '../../web/links.ts';
import { audit } from '../../web/audit.ts';
import {
  type Context,
  eachRow,
  form,
  get,
  maybeWhole,
  NotFound,
  orNotFound,
  post,
  type Route,
  whole,
} from '../../web/route.tsx';
import type { Problem } from '../../web/view.ts';
import {
  askedAfterMeeting,
  fallingSince,
  promptsFor,
  relationItems,
} from '../meetings/meeting.rules.ts';
import { listMeetings } from '../meetings/meeting.store.ts';
import {
  enterAsMember,
  enterToWrite,
  isMentee,
  pupilOf,
} from '../mentorships/mentorship.access.ts';
import type { MentorshipLine } from '../mentorships/mentorship.store.ts';
import { findCohort } from '../programmes/programme.store.ts';
import { listGoals } from './goal.store.ts';
import { PulsePage } from './pulse.pages.tsx';
import { insertPulse, keepMood, listPulses } from './pulse.store.ts';

async function pulsePage(context: Context, problem?: Problem) {
  const { tx, view, person, params } = context;
  const mentorship = await enterAsMember(context);
  if (!isMentee(mentorship, person.id)) throw new NotFound();
  const meeting = orNotFound(
    (await listMeetings(tx, mentorship.id, pupilOf(mentorship, person.id))).find(
      ({ id }) => id === params.meeting,
    ),
  );
  const before = await listPulses(tx, mentorship.id, person.id);
  const { behaviours, goals } = await pulseItems(context, mentorship);
  return (
    <PulsePage
      view={view}
      problem={problem}
      mentorship={mentorship}
      meeting={meeting}
      goals={goals}
      behaviours={behaviours}
      given={before.find(({ meetingId }) => meetingId === meeting.id) ?? null}
      before={before}
    />
  );
}

/** Three behaviours of the profile in turn, and two open goals at most: a minute. */
async function pulseItems({ tx, view, person }: Context, mentorship: MentorshipLine) {
  const profile = (await findCohort(tx, mentorship.cohortId))!.profile;
  const behaviours = promptsFor(
    askedAfterMeeting(profile, view.language),
    (await listPulses(tx, mentorship.id, person.id)).length,
  );
  const goals = (await listGoals(tx, mentorship.id))
    .filter(({ text: words, reachedOn }) => words !== null && reachedOn === null)
    .slice(0, 2);
  return { behaviours, goals };
}

export const pulseRoutes: Route[] = [
  get(
    '/mentorships/:mentorship/meetings/:meeting/pulse',
    { may: 'write in mentorship', audit: ['see mentorship', 'mentorship'] },
    pulsePage,
  ),

  post(
    '/mentorships/:mentorship/meetings/:meeting/pulse',
    {
      may: 'write in mentorship',
      audit: ['change mentorship', 'mentorship'],
      form: form({
        story: whole(1, 5),
        worth: whole(1, 5),
        behaviour: eachRow(maybeWhole(1, 5)),
        goal: eachRow(maybeWhole(1, 5)),
      }),
      page: pulsePage,
    },
    async (context, input) => {
      const { tx, view, today, organisation, person } = context;
      const { mentorship, own } = await enterToWrite(context);
      if (!isMentee(mentorship, person.id)) throw new NotFound();
      orNotFound(
        (await listMeetings(tx, mentorship.id, pupilOf(mentorship, person.id))).find(
          ({ id }) => id === context.params.meeting,
        ),
      );
      const { behaviours, goals } = await pulseItems(context, mentorship);
      const answers: Record<string, number> = Object.fromEntries(
        relationItems.map((item) => [item, input[item]]),
      );
      for (const { id } of behaviours) {
        const level = input.behaviour.get(id) ?? null;
        if (level !== null) answers[`behaviour:${id}`] = level;
      }
      for (const { id } of goals) {
        const level = input.goal.get(id) ?? null;
        if (level !== null) answers[`goal:${id}`] = level;
      }
      if (!(await insertPulse(tx, own, { meeting: context.params.meeting!, answers, today })))
        throw new NotFound();
      await keepMood(tx, own, fallingSince(await listPulses(tx, mentorship.id, person.id)));
      await audit(tx, {
        organisation: organisation.id,
        person: person.id,
        action: 'answer pulse',
        subjectId: mentorship.id,
      });
      return linkTo(view, '/mentorships/:mentorship/meetings/:meeting/pulse', {
        mentorship: mentorship.id,
        meeting: context.params.meeting,
      });
    },
  ),
];
