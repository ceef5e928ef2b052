/** A pupil is referred: the row, its clock, and the letter to the office. */
import { audit } from '../../web/audit.ts';
import { linkTo } from '../../web/links.ts';
import { refuse, type ActContext } from '../../web/route.tsx';
import { fullDay } from '../../platform/i18n.ts';
import { composeLetter } from '../mail/letter-text.store.ts';
import { enqueueMailTo } from '../mail/person-letter.store.ts';
import type { MentorshipLine } from '../mentorships/mentorship.store.ts';
import { insertSignal } from '../signals/signal.store.ts';
import { guidanceWords } from './guidance.words.ts';
import type { Pupil } from './overview.rules.ts';
import { referralText } from './referral.letters.ts';
import { insertReferral, listSpecialists, tieSignal } from './referral.store.ts';
import { answerDue, refuseReferral, whyNone, type Consent, type Target } from './worry.rules.ts';

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

/**
 * G-3, G-4: only what the office needs, with consent or a reason, and a day by which it is answered.
 */
export async function referPupil(
  context: ActContext,
  { mentorship, pupil }: { mentorship: MentorshipLine; pupil: Pupil },
  input: { target: Target; consent: Consent; why: string; extract: string },
): Promise<void> {
  const { tx, organisation, person, today, view } = context;
  const w = guidanceWords[view.language];
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
}
