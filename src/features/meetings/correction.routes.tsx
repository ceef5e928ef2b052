import { audit } from '../../web/audit.ts';
import {
  box,
  type Context,
  day,
  form,
  get,
  maybeDay,
  maybeId,
  maybeText,
  NotFound,
  orNotFound,
  post,
  refuse,
  type Route,
  type Shown,
  whole,
} from '../../web/route.tsx';
import type { Problem } from '../../web/view.ts';
import { CorrectionPage } from './correction.pages.tsx';
import { boundBy, mayCorrect, mayMove, mayWithdraw } from './correction.rules.ts';
import {
  correctMeeting,
  findAgreementOf,
  isNoteBound,
  withdrawMeeting,
} from './correction.store.ts';
import { correctionWords } from './correction.words.ts';
import {
  enterAsMember,
  enterTo,
  isMember,
  maybeReader,
  partiesOf,
  readerOf,
  toRecord,
} from '../mentorships/mentorship.access.ts';
import { listKeyPoints, listMeetings, type Meeting } from './meeting.store.ts';
import type { MentorshipLine } from '../mentorships/mentorship.store.ts';
import { refuseMeeting } from '../mentorships/mentorship.rules.ts';
import { mentorshipWords } from '../mentorships/mentorship.words.ts';
import { mostPoints } from './meeting.rules.ts';
import { wholeGroup } from '../mentorships/part.rules.ts';
import { readerWords } from '../mentorships/reader.words.ts';

/** A meeting that who asks has recorded, with what came with it. */
async function findRecorded(context: Context, mentorship: MentorshipLine) {
  const meeting = orNotFound(
    (await listMeetings(context.tx, mentorship.id)).find(({ id }) => id === context.params.meeting),
  );
  if (meeting.recordedById !== context.person.id) throw new NotFound();
  const points = (await listKeyPoints(context.tx, mentorship.id)).filter(
    ({ meetingId }) => meetingId === meeting.id,
  );
  const agreement = await findAgreementOf(context.tx, meeting.id);
  const isBound = await isNoteBound(
    context.tx,
    { organisation: context.organisation.id, mentorship: mentorship.id, person: context.person.id },
    meeting.id,
  );
  return { meeting, points, agreement, bound: boundBy(meeting, points, agreement, isBound) };
}

const isInTime = ({ person, now }: Context, meeting: Meeting) =>
  mayCorrect(meeting, person.id, new Date(now.epochMilliseconds));

/** M-40: of a mentorship that runs, not longer than a week ago. */
async function enterToCorrect(context: Context) {
  const { mentorship, own } = await enterTo('record meeting', context);
  const recorded = await findRecorded(context, mentorship);
  if (!isInTime(context, recorded.meeting)) refuse(correctionWords[context.view.language].tooLate);
  return { mentorship, own, ...recorded };
}

async function correctionPage(context: Context, problem?: Problem): Promise<Shown> {
  const mentorship = await enterAsMember(context);
  const { meeting, points, agreement, bound } = await findRecorded(context, mentorship);
  // Who has typed something keeps it, with the sentence why it cannot be saved; there is no use in
  // beginning.
  if (!problem && (mentorship.closedOn !== null || !isInTime(context, meeting)))
    return {
      goTo: toRecord(context, mentorship),
    };
  return (
    <CorrectionPage
      view={context.view}
      problem={problem}
      mentorship={mentorship}
      meeting={meeting}
      points={points}
      agreement={agreement}
      bound={bound}
    />
  );
}

const correctionForm = form({
  held_on: day(),
  minutes: whole(5, 720),
  with_mentee: maybeReader(),
  note: maybeText(4000),
  reading: maybeText(2000),
  goes_home: box(),
  points: maybeText(2000),
  agreement: maybeText(300),
  agreement_owner: maybeId(),
  agreement_due: maybeDay(),
});

const linesOf = (text: string) => text.split('\n').flatMap((line) => line.trim() || []);

export const correctionRoutes: Route[] = [
  get(
    '/mentorships/:mentorship/meetings/:meeting/correction',
    { may: 'write in mentorship', audit: ['see mentorship', 'mentorship'] },
    correctionPage,
  ),

  post(
    '/mentorships/:mentorship/meetings/:meeting/correction',
    {
      edits: true,
      may: 'write in mentorship',
      audit: ['change mentorship', 'mentorship'],
      form: correctionForm,
      page: correctionPage,
    },
    async (context, input) => {
      const w = mentorshipWords[context.view.language];
      const c = correctionWords[context.view.language];
      const { mentorship, own, meeting, points, agreement, bound } = await enterToCorrect(context);
      const refusal = refuseMeeting({
        heldOn: input.held_on,
        firstDay: mentorship.earliestMeeting,
        closedOn: mentorship.closedOn,
        today: context.today,
      });
      if (refusal) refuse(w.refusals[refusal], 'held_on');
      // Whom it was with stays possible, also when that pupil has left the group since.
      const withMentee =
        mentorship.kind === 'pair' || input.with_mentee === (meeting.withMenteeId ?? wholeGroup)
          ? meeting.withMenteeId
          : readerOf(context, mentorship, input.with_mentee, 'with_mentee');
      const isMoved = withMentee !== meeting.withMenteeId;
      if (isMoved && !mayMove(bound)) refuse(c.bound.whom, 'with_mentee');
      const lines = linesOf(input.points);
      if (lines.length > mostPoints) refuse(w.tooManyPoints, 'points');
      const samePoints = !isMoved && lines.join('\n') === points.map(({ text }) => text).join('\n');
      const owner = input.agreement_owner ?? '';
      const sameAgreement =
        !isMoved &&
        input.agreement === (agreement?.text ?? '') &&
        (!agreement || (owner === agreement.ownerId && input.agreement_due === agreement.dueOn));
      const isAgreed = !bound.hasSettled && !sameAgreement && input.agreement !== '';
      if (isAgreed && !isMember(mentorship, owner)) refuse(w.whoDoes, 'agreement_owner');
      const reader = isAgreed
        ? partiesOf(context, mentorship, {
            owner,
            reader: () => withMentee,
            field: 'agreement_owner',
          }).reader
        : null;
      // What was agreed with one pupil is not another's to do.
      if (isAgreed && withMentee !== null && reader !== withMentee)
        refuse(readerWords[context.view.language].otherPupil, 'agreement_owner');
      await correctMeeting(
        context.tx,
        own,
        meeting,
        { agreement },
        {
          correction: {
            heldOn: input.held_on,
            minutes: input.minutes,
            withMentee,
            text: bound.hasViews || bound.hasReaders ? (meeting.text ?? '') : input.note,
            reading: input.reading,
            goesHome: input.goes_home,
            points: bound.hasConfirmed || samePoints ? null : lines,
            agreement:
              bound.hasSettled || sameAgreement
                ? undefined
                : isAgreed
                  ? { text: input.agreement, owner, dueOn: input.agreement_due, mentee: reader }
                  : null,
          },
          today: context.today,
        },
      );
      await audit(context.tx, {
        organisation: own.organisation,
        person: own.person,
        action: 'correct meeting',
        subjectId: meeting.id,
      });
      return toRecord(context, mentorship, { hash: 'meetings' });
    },
  ),

  post(
    '/mentorships/:mentorship/meetings/:meeting/withdrawal',
    {
      may: 'write in mentorship',
      audit: ['change mentorship', 'mentorship'],
      form: form({}),
      page: correctionPage,
    },
    async (context) => {
      const { mentorship, own, meeting, bound } = await enterToCorrect(context);
      if (!mayWithdraw(bound)) refuse(correctionWords[context.view.language].bound.whole);
      await withdrawMeeting(context.tx, own, meeting, context.today);
      await audit(context.tx, {
        organisation: own.organisation,
        person: own.person,
        action: 'withdraw meeting',
        subjectId: meeting.id,
      });
      return toRecord(context, mentorship, { hash: 'meetings' });
    },
  ),
];
