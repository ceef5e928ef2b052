/** A worry about a pupil: signs, what the mentor may and may not do, and who is asked. */
import { addDays } from '../../platform/i18n.ts';

/** What one can see, without a diagnosis. */
export const signs = [
  'withdrawn',
  'tired',
  'late',
  'results',
  'quarrels',
  'sad',
  'fear',
  'body',
  'money',
  'home',
  'online',
  'said-so',
] as const;
export type Sign = (typeof signs)[number];
/** What was seen, and where it may come from: for the mentor alone. */
export const places = ['seen', 'school', 'home', 'friends', 'health', 'self'] as const;
export type PlaceOfWorry = (typeof places)[number];
export const steps = ['watch', 'talk', 'refer'] as const;
export type WorryStep = (typeof steps)[number];

/** G-2: these are not for a mentor to hold alone, whatever else is chosen. */
const beyond: Sign[] = ['body', 'home', 'fear', 'said-so'];
export const isBeyondRole = (chosen: string[]): boolean =>
  chosen.some((sign) => beyond.includes(sign as Sign));

export const targets = ['counsellor', 'careers'] as const;
export type Target = (typeof targets)[number];
export const consents = ['pupil', 'guardian', 'both', 'none'] as const;
export type Consent = (typeof consents)[number];
export const whyNone = ['danger', 'cannot-ask'] as const;
export const results = ['helped', 'ongoing', 'elsewhere', 'not-needed'] as const;
export type Result = (typeof results)[number];

export type ReferralFault = 'needs-consent' | 'needs-reason' | 'careers-needs-consent';

/**
 * G-3: a referral goes with the consent of pupil or guardian; to the counsellor without it only in
 * danger or when nobody can be asked, and that is written down.
 */
export function refuseReferral({
  target,
  consent,
  why,
}: {
  target: Target;
  consent: Consent | '';
  why: string;
}): ReferralFault | null {
  if (consent === '') return 'needs-consent';
  if (consent !== 'none') return null;
  if (target === 'careers') return 'careers-needs-consent';
  return (whyNone as readonly string[]).includes(why) ? null : 'needs-reason';
}

/**
 * G-4: a specialist answers within three days of school, at once where nobody could be asked
 * because of danger.
 */
export function answerDue(today: string, why: string): string {
  let day = today;
  for (let left = why === 'danger' ? 1 : 3; left > 0;) {
    day = addDays(day, 1);
    if (Temporal.PlainDate.from(day).dayOfWeek <= 5) left--;
  }
  return day;
}
