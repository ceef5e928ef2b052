/** Who is written to about a round. */
import { daysBetween } from '../../platform/i18n.ts';
import type { Rater } from './rater.store.ts';
import { stateOfRound } from './round.rules.ts';

/** Days between two reminders to the same person. */
const daysBetweenReminders = 4;
export const inviteKey = (rater: string) => `rater ${rater}`;
export const reminderKey = (rater: string, n: number) => `rater ${rater} reminder ${n}`;
const mostReminders = 2;

type Asked = Pick<Rater, 'id' | 'source' | 'email' | 'isChecked' | 'declinedWhy' | 'hasSubmitted'>;
type When = { opensOn: string; closesOn: string; releasedAt: Date | null };

/**
 * AS-38: a link goes to whoever was agreed on, has an address and has not had one; the mentor
 * answers after signing in.
 */
export function toInvite<R extends Asked>(
  raters: R[],
  posted: ReadonlyMap<string, Date>,
  round: When,
  today: string,
): R[] {
  if (stateOfRound(round, today) !== 'open') return [];
  return raters.filter(
    ({ id, source, email, isChecked, declinedWhy, hasSubmitted }) =>
      source !== 'self' &&
      email &&
      isChecked &&
      declinedWhy === null &&
      !hasSubmitted &&
      !posted.has(inviteKey(id)),
  );
}

/**
 * AS-38: whoever has had a link and not handed in is reminded twice at most, four days or more
 * after the letter before.
 */
export function toRemind<R extends Asked>(
  raters: R[],
  posted: ReadonlyMap<string, Date>,
  round: When,
  today: string,
): { rater: R; n: number; invitedAt: Date }[] {
  if (stateOfRound(round, today) !== 'open') return [];
  return raters.flatMap((rater) => {
    const invitedAt = posted.get(inviteKey(rater.id));
    if (!invitedAt || rater.hasSubmitted || rater.declinedWhy !== null) return [];
    const n = Array.from({ length: mostReminders }, (_, k) => k + 1).find(
      (k) => !posted.has(reminderKey(rater.id, k)),
    );
    const last =
      n === undefined ? undefined : n === 1 ? invitedAt : posted.get(reminderKey(rater.id, n - 1));
    return n !== undefined &&
      last &&
      daysBetween(last.toISOString().slice(0, 10), today) >= daysBetweenReminders
      ? [{ rater, n, invitedAt }]
      : [];
  });
}

export const keysOf = (raters: { id: string }[]): string[] =>
  raters.flatMap(({ id }) => [
    inviteKey(id),
    ...Array.from({ length: mostReminders }, (_, k) => reminderKey(id, k + 1)),
  ]);
