import { linkTo } from '../../web/links.ts';
import { audit } from '../../web/audit.ts';
import { addDays, fullDay } from '../../platform/i18n.ts';
import {
  type ActContext,
  type Context,
  form,
  get,
  id,
  maybeText,
  NotFound,
  oneOf,
  oneOrMoreOf,
  orNotFound,
  post,
  refuse,
  type Route,
  text,
} from '../../web/route.tsx';
import type { Problem } from '../../web/view.ts';
import { listAgreements } from '../meetings/agreement.store.ts';
import { insertPupilHandover, listHandedOver } from '../course/handover.store.ts';
import { listKeyPoints, listMeetings } from '../meetings/meeting.store.ts';
import type { MentorshipLine } from '../mentorships/mentorship.store.ts';
import { listHolders } from '../people/person.store.ts';
import { composeLetter } from '../mail/letter-text.store.ts';
import { referralText } from './referral.letters.ts';
import { enqueueMailTo } from '../mail/person-letter.store.ts';
import { insertSignal, listSignals } from '../signals/signal.store.ts';
import { ForHomePage, pupilConsents } from './along.pages.tsx';
import { enterAsMentor, findOne } from './pupil.access.ts';
import { isClassOver } from '../mentorships/mentorship.rules.ts';
import { guidanceWords } from './guidance.words.ts';
import type { Pupil } from './overview.rules.ts';
import { OverviewPage, PupilPage } from './overview.pages.tsx';
import { endSupport, findPupil, insertSupport, listPupils } from './pupil.store.ts';
import { insertReferral, listReferrals, listSpecialists, tieSignal } from './referral.store.ts';
import { listShares } from './share.store.ts';
import { closeWorry, insertWorry, listWorries } from './worry.store.ts';
import {
  answerDue,
  consents,
  places,
  refuseReferral,
  signs,
  steps,
  targets,
  whyNone,
  type Target,
} from './worry.rules.ts';

export async function overviewPage(context: Context, problem?: Problem) {
  const { tx, view, organisation, now, today } = context;
  const mentorship = await enterAsMentor(context);
  return (
    <OverviewPage
      view={view}
      problem={problem}
      mentorship={mentorship}
      pupils={await listPupils(tx, {
        mentorship: mentorship.id,
        now: new Date(now.epochMilliseconds),
        today,
        marks: organisation.marks,
      })}
      shares={await listShares(tx, { mentorship: mentorship.id }, today)}
      teachers={await otherTeachers(context, mentorship)}
      isOver={isClassOver(mentorship, organisation.classWeeks, today)}
    />
  );
}

const otherTeachers = async ({ tx, today }: Context, { mentors }: MentorshipLine) =>
  (await listHolders(tx, ['mentor'], today)).filter(
    ({ id }) => !mentors.some(({ personId }) => personId === id),
  );

async function pupilPage(context: Context, problem?: Problem) {
  const { tx, view, organisation, today } = context;
  const mentorship = await enterAsMentor(context);
  const pupil = await findOne(context, mentorship);
  const specialists = await listSpecialists(tx, today);
  const has = (target: Target) => specialists.some((one) => one.target === target);
  return (
    <PupilPage
      view={view}
      problem={problem}
      mentorship={mentorship}
      isOver={isClassOver(mentorship, context.organisation.classWeeks, context.today)}
      pupil={pupil}
      detail={await findPupil(tx, pupil.id, today)}
      marks={organisation.marks}
      worries={await listWorries(tx, mentorship.id, pupil.id)}
      referrals={await listReferrals(tx, { mentorship: mentorship.id, pupil: pupil.id })}
      signals={(await listSignals(tx, { mentorship: mentorship.id, open: true })).filter(
        ({ mentee, kind }) => mentee === pupil.id && kind !== 'referral',
      )}
      hasTarget={{ counsellor: has('counsellor'), careers: has('careers') }}
      handovers={await listHandedOver(tx, { pupil: pupil.id, mentorship: mentorship.id })}
      teachers={await otherTeachers(context, mentorship)}
    />
  );
}

const at = ({ view, params }: Context, anchor: string) =>
  linkTo(
    view,
    '/mentorships/:mentorship/pupils/:pupil',
    { mentorship: params.mentorship, pupil: params.pupil },
    { hash: anchor },
  );

/**
 * A referral is a signal with a clock: the office owns it, somebody else of the office is the
 * deputy, and the coordinator hears when nothing is done.
 */
async function raiseReferral(
  context: ActContext,
  {
    id,
    mentorship,
    pupil,
    target,
    due,
    isUrgent,
  }: {
    id: string;
    mentorship: MentorshipLine;
    pupil: Pupil;
    target: Target;
    due: string;
    isUrgent: boolean;
  },
): Promise<void> {
  const { tx, organisation, person, today, now, address, view } = context;
  const office = (await listSpecialists(tx, today)).filter((one) => one.target === target);
  const [owner, deputy] = office;
  const signal = await insertSignal(tx, {
    organisation: organisation.id,
    kind: 'referral',
    severity: isUrgent ? 'high' : 'middle',
    mentorship: mentorship.id,
    mentee: pupil.id,
    round: null,
    subject: id,
    since: today,
    fact: {},
    raisedOn: today,
    raisedBy: person.id,
    actionDue: due,
    owner: owner!.id,
    deputy: deputy?.id ?? null,
  });
  await tieSignal(tx, id, signal);
  for (const one of office)
    await enqueueMailTo(tx, {
      organisation,
      person: one.id,
      key: `referral ${id} ${one.id}`,
      kind: 'referral',
      priority: 'asked',
      at: now,
      letter: (language, name) =>
        composeLetter(tx, referralText, language, {
          name,
          organisation: organisation.name,
          until: fullDay(language, due),
          link: address + linkTo(view, '/referrals/:referral', { referral: id }),
        }),
    });
}

export const pupilRoutes: Route[] = [
  get(
    '/mentorships/:mentorship/overview',
    { may: 'guide pupils', audit: ['see mentorship', 'mentorship'] },
    overviewPage,
  ),

  get(
    '/mentorships/:mentorship/pupils/:pupil',
    { may: 'guide pupils', audit: ['see person', 'pupil'] },
    pupilPage,
  ),

  post(
    '/mentorships/:mentorship/pupils/:pupil/support',
    {
      may: 'guide pupils',
      audit: ['change person', 'pupil'],
      form: form({ helps: text(500) }),
      page: pupilPage,
    },
    async (context, { helps }) => {
      const pupil = await findOne(context, await enterAsMentor(context));
      await insertSupport(context.tx, {
        organisation: context.organisation.id,
        pupil: pupil.id,
        person: context.person.id,
        body: helps,
        today: context.today,
      });
      return at(context, 'support');
    },
  ),

  post(
    '/mentorships/:mentorship/pupils/:pupil/support/:support/end',
    { may: 'guide pupils', audit: ['change person', 'pupil'], form: form({}), page: pupilPage },
    async (context) => {
      const pupil = await findOne(context, await enterAsMentor(context));
      if (
        !(await endSupport(context.tx, {
          id: context.params.support!,
          pupil: pupil.id,
          today: context.today,
        }))
      )
        throw new NotFound();
      return at(context, 'support');
    },
  ),

  post(
    '/mentorships/:mentorship/pupils/:pupil/worries',
    {
      may: 'guide pupils',
      audit: ['change person', 'pupil'],
      form: form({
        signs: oneOrMoreOf(signs),
        step: oneOf(steps),
        school: maybeText(500),
        home: maybeText(500),
        friends: maybeText(500),
        health: maybeText(500),
        self: maybeText(500),
      }),
      page: pupilPage,
    },
    async (context, input) => {
      const mentorship = await enterAsMentor(context);
      const pupil = await findOne(context, mentorship);
      const map = Object.fromEntries(
        places.flatMap((place) => (input[place] ? [[place, input[place]]] : [])),
      );
      await insertWorry(context.tx, {
        organisation: context.organisation.id,
        mentorship: mentorship.id,
        pupil: pupil.id,
        author: context.person.id,
        signs: input.signs,
        map,
        today: context.today,
        step: input.step,
      });
      return at(context, input.step === 'refer' ? 'referrals' : 'worries');
    },
  ),

  post(
    '/mentorships/:mentorship/pupils/:pupil/worries/:worry/end',
    {
      may: 'guide pupils',
      audit: ['change person', 'pupil'],
      form: form({ outcome: oneOf(['better', 'same', 'referred']) }),
      page: pupilPage,
    },
    async (context, { outcome }) => {
      const mentorship = await enterAsMentor(context);
      if (
        !(await closeWorry(context.tx, {
          id: context.params.worry!,
          mentorship: mentorship.id,
          outcome,
          today: context.today,
        }))
      )
        throw new NotFound();
      return at(context, 'worries');
    },
  ),

  // G-3, G-4: only what the office needs, with consent or a reason, and a day by which it is
  // answered.
  post(
    '/mentorships/:mentorship/pupils/:pupil/referrals',
    {
      may: 'guide pupils',
      audit: ['change person', 'pupil'],
      form: form({
        target: oneOf(targets),
        consent: oneOf(consents),
        why: maybeText(20),
        extract: text(2000),
      }),
      page: pupilPage,
    },
    async (context, input) => {
      const { tx, organisation, person, today, view } = context;
      const w = guidanceWords[view.language];
      const mentorship = await enterAsMentor(context);
      const pupil = await findOne(context, mentorship);
      const { target, consent } = input;
      const why = consent === 'none' ? input.why : '';
      const fault = refuseReferral({ target, consent, why });
      if (fault) refuse(w.faults[fault], fault === 'needs-reason' ? 'why' : 'consent');
      if (!(await listSpecialists(tx, today)).some((one) => one.target === target))
        refuse(w.nobodyThere, 'target');
      const due = answerDue(today, why);
      const id = await insertReferral(tx, {
        organisation: organisation.id,
        mentorship: mentorship.id,
        pupil: pupil.id,
        target,
        consent,
        whyNone: whyNone.find((known) => known === why) ?? null,
        person: person.id,
        extract: input.extract,
        today,
        answerDue: due,
      });
      await raiseReferral(context, {
        id,
        mentorship,
        pupil,
        target,
        due,
        isUrgent: why === 'danger',
      });
      await audit(tx, {
        organisation: organisation.id,
        person: person.id,
        action: 'refer referral',
        subjectId: id,
      });
      return at(context, 'referrals');
    },
  ),

  // M-17: for next year, with the yes of pupil or guardian, and for a year.
  post(
    '/mentorships/:mentorship/pupils/:pupil/along',
    {
      may: 'guide pupils',
      audit: ['change person', 'pupil'],
      form: form({ next_mentor: id(), along: text(2000), consent_of: oneOf(pupilConsents) }),
      page: pupilPage,
    },
    async (context, input) => {
      const { tx, organisation, person, today } = context;
      const mentorship = await enterAsMentor(context);
      const pupil = await findOne(context, mentorship);
      const to = orNotFound(
        (await otherTeachers(context, mentorship)).find(({ id }) => id === input.next_mentor),
      );
      const own = { organisation: organisation.id, mentorship: mentorship.id, person: person.id };
      await insertPupilHandover(tx, own, {
        pupil: pupil.id,
        consent: input.consent_of,
        to: to.id,
        text: input.along,
        firstDay: today,
        lastDay: addDays(today, 365),
      });
      await audit(tx, {
        organisation: organisation.id,
        person: person.id,
        action: 'hand over person',
        subjectId: pupil.id,
      });
      return at(context, 'along');
    },
  ),

  get(
    '/mentorships/:mentorship/pupils/:pupil/home',
    { may: 'guide pupils', audit: ['see person', 'pupil'] },
    async (context) => {
      const { tx, view } = context;
      const mentorship = await enterAsMentor(context);
      const pupil = await findOne(context, mentorship);
      const last = (await listMeetings(tx, mentorship.id)).find(
        ({ withMenteeId }) => withMenteeId === pupil.id,
      );
      const points = (await listKeyPoints(tx, mentorship.id))
        .filter(({ meetingId }) => meetingId === last?.id)
        .map(({ text: words, other }) => other ?? words);
      const agreements = (await listAgreements(tx, mentorship.id)).filter(
        ({ talkWithId, aboutId, kept, text: words }) =>
          kept === null && words !== null && talkWithId === pupil.id && aboutId === pupil.id,
      );
      return (
        <ForHomePage
          view={view}
          mentorship={mentorship}
          pupil={pupil}
          said={last?.goesHome ? last.text : null}
          points={points}
          agreements={agreements}
        />
      );
    },
  ),
];
