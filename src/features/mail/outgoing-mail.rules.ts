export type { Setting } from '../../platform/jobs.ts';

/** A letter as it goes out. */
export type Letter = { name: string; address: string; subject: string; body: string };

/**
 * P-1: after eight tries, the last some four hours after the first, a letter stays where it is,
 * with what went wrong.
 */
export { minutesUntil, mostTries } from '../../platform/jobs.ts';

/** Letters to an address count against the most of a day over this time. */
export const recentMail = { hours: 24 };
/** What went back from an address is looked at over this time. */
export const bounceMemory = { hours: 24 * 90 };

/** P-7: what could not leave for a week, as when no mail server was set, is not sent any more. */
export const mostDays = 7;

/**
 * `now`: somebody waits for it before a screen. `asked`: it asks something of somebody. `news`: it
 * can wait and be left out.
 */
export type Priority = 'now' | 'asked' | 'news';
export const frequencies = ['at-once', 'daily', 'weekly', 'none'] as const;
export type Frequency = (typeof frequencies)[number];
/** Hours of the organisation's clock; from 20 to 7 spans the night; the same twice means never. */
export type Choice = { frequency: Frequency; quietFrom: number; quietTo: number };
export const usualChoice: Choice = { frequency: 'at-once', quietFrom: 20, quietTo: 7 };

/** P-5: news beyond this many letters in a day to one address waits for the digest. */
export const mostADay = 6;

const isQuiet = (hour: number, { quietFrom, quietTo }: Choice) =>
  quietFrom <= quietTo ? quietFrom <= hour && hour < quietTo : hour >= quietFrom || hour < quietTo;

/** P-3: nothing goes out in somebody's quiet hours but what they wait for. */
export function afterQuiet(at: Temporal.ZonedDateTime, choice: Choice): Temporal.ZonedDateTime {
  if (!isQuiet(at.hour, choice)) return at;
  const morning = at.startOfDay().with({ hour: choice.quietTo });
  return Temporal.ZonedDateTime.compare(morning, at) > 0
    ? morning
    : at.add({ days: 1 }).startOfDay().with({ hour: choice.quietTo });
}

/** P-4: digests leave when the quiet hours end: every day, or on Mondays. */
export function nextDigest(
  at: Temporal.ZonedDateTime,
  { frequency, quietTo }: Choice,
): Temporal.ZonedDateTime {
  const today = at.startOfDay().with({ hour: quietTo });
  const next =
    Temporal.ZonedDateTime.compare(today, at) > 0
      ? today
      : at.add({ days: 1 }).startOfDay().with({ hour: quietTo });
  return frequency === 'weekly' ? next.add({ days: (8 - next.dayOfWeek) % 7 }) : next;
}

/** When a letter goes, and whether it waits for a digest; null when it is not written at all. */
export function plan({
  at,
  priority,
  choice,
  lately,
  isBounced,
}: {
  at: Temporal.ZonedDateTime;
  priority: Priority;
  choice: Choice;
  lately: number;
  isBounced: boolean;
}): { dueAt: Temporal.ZonedDateTime; isHeld: boolean } | null {
  if (priority === 'now') return { dueAt: at, isHeld: false };
  if (priority === 'asked') return { dueAt: afterQuiet(at, choice), isHeld: false };
  if (choice.frequency === 'none' || isBounced) return null;
  if (choice.frequency === 'at-once' && lately < mostADay)
    return { dueAt: afterQuiet(at, choice), isHeld: false };
  return { dueAt: nextDigest(at, choice), isHeld: true };
}

const escape = (text: string) =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

/** How the picture on top is called inside a letter. */
export const logoId = 'logo@mentorium';

/** P-11: below the text, after the line by which mail programs know a signature (RFC 3676, 4.3). */
export const withSignature = (body: string, signature: string | null): string =>
  signature === null ? body : `${body}\n\n-- \n${signature}`;

/**
 * P-2: the same words as text and as HTML; addresses of the web become links, everything else is
 * text.
 */
export function htmlOf(
  body: string,
  language: string,
  { signature = null, logo = false }: { signature?: string | null; logo?: boolean } = {},
): string {
  const linked = (line: string) =>
    escape(line).replace(/https?:\/\/[^\s<]+/g, (address) => `<a href="${address}">${address}</a>`);
  const written = (text: string) =>
    text
      .split('\n\n')
      .map((paragraph) => `<p>${paragraph.split('\n').map(linked).join('<br>')}</p>`)
      .join('');
  const top = logo
    ? `<p><img src="cid:${logoId}" alt="" style="max-width:240px;max-height:80px"></p>`
    : '';
  const bottom = signature === null ? '' : `<div style="color:#555">${written(signature)}</div>`;
  return `<!doctype html><html lang="${language}"><body style="font:16px/1.5 sans-serif;max-width:36em">${top}${written(body)}${bottom}</body></html>`;
}

/** The first address of the web in a letter. */
export const linkOf = (body: string): string => /https?:\/\/\S+/.exec(body)?.[0] ?? '';
