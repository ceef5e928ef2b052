/**
 * A simulated year, seen from outside: what people would do, and what really was silent. Nothing
 * here asks the rules of the programme; silence is found by walking over the calendar day by day,
 * so that the two can be held against each other.
 */
import { addDays, daysBetween } from '../../platform/i18n.ts';
import { medianDays } from '../../features/signals/signal.rules.ts';
import type { Random } from './cast.ts';

export type Still = { firstDay: string; lastDay: string };
/** One clock: a pair, or one pupil of a group. */
export type Relation = {
  id: string;
  kind: 'pair' | 'pupil';
  mentorship: string;
  mentee: string | null;
  firstDay: string;
  /** Days that may pass without a first and without a next contact. */
  firstLimit: number;
  limit: number;
  still: Still[];
  temper: Temper;
};
/** `never`: does not begin by itself. `fades`: stops after some weeks, more than once perhaps. */
export type Temper = 'thriving' | 'fades' | 'never';

export function temperOf(random: Random): Temper {
  const drawn = random.next();
  return drawn < 0.72 ? 'thriving' : drawn < 0.92 ? 'fades' : 'never';
}

/**
 * Days until the next contact, if nobody steps in: inside the limit for who thrives; now and then
 * none for who fades (null).
 */
export function nextContact(
  random: Random,
  { temper, limit, firstLimit }: Pick<Relation, 'temper' | 'limit' | 'firstLimit'>,
  isFirst: boolean,
): number | null {
  const most = isFirst ? firstLimit : limit;
  if (temper === 'never' && isFirst) return random.chance(0.5) ? null : most + random.whole(5, 45);
  if (temper !== 'thriving' && !isFirst && random.chance(0.22))
    return random.chance(0.6) ? null : most + random.whole(3, 50);
  return random.whole(Math.max(2, Math.floor(most * 0.35)), Math.max(3, Math.floor(most * 0.85)));
}

export type Episode = {
  relation: string;
  kind: 'no-first-meeting' | 'silence' | 'no-talk';
  /** The first morning on which more days had passed than may. */
  from: string;
  to: string;
};

/**
 * What was silent: each morning, the days since the last contact before it on which no clock stood
 * still.
 */
export function episodesOf(
  relation: Relation,
  contacts: readonly string[],
  { firstDay, lastDay }: { firstDay: string; lastDay: string },
): Episode[] {
  const met = new Set(contacts);
  const episodes: Episode[] = [];
  let since = 0;
  let had = false;
  let open: Episode | null = null;
  for (
    let day = relation.firstDay > firstDay ? relation.firstDay : firstDay;
    day <= lastDay;
    day = addDays(day, 1)
  ) {
    if (met.has(addDays(day, -1))) {
      since = 0;
      had = true;
      open = null;
    }
    const stands = relation.still.some((span) => span.firstDay <= day && day <= span.lastDay);
    if (day !== relation.firstDay && !stands) since++;
    const limit = had || relation.kind === 'pupil' ? relation.limit : relation.firstLimit;
    if (since <= limit) continue;
    if (open) open.to = day;
    else
      episodes.push(
        (open = {
          relation: relation.id,
          kind: relation.kind === 'pupil' ? 'no-talk' : had ? 'silence' : 'no-first-meeting',
          from: day,
          to: day,
        }),
      );
  }
  return episodes;
}

export type Raised = { relation: string; kind: string; on: string; actedOn: string | null };
export type Outcome = {
  relations: number;
  silentEpisodes: number;
  signalledInTime: number;
  missed: number;
  falseAlarms: number;
  medianDaysToSignal: number | null;
  medianDaysToFirstAction: number | null;
};

/**
 * In time: on the very day from which it was so. A signal that belongs to no silent day is a false
 * alarm.
 */
export function judge(relations: number, episodes: Episode[], raised: Raised[]): Outcome {
  const used = new Set<Raised>();
  const waits: number[] = [];
  let inTime = 0;
  let missed = 0;
  const signals = Map.groupBy(raised, ({ relation, kind }) => `${relation} ${kind}`);
  for (const { relation, kind, from, to } of episodes) {
    const own = (signals.get(`${relation} ${kind}`) ?? [])
      .filter(({ on }) => from <= on && on <= to)
      .sort((a, b) => a.on.localeCompare(b.on));
    for (const one of own) used.add(one);
    if (!own[0]) missed++;
    else waits.push(daysBetween(from, own[0].on));
    if (own[0]?.on === from) inTime++;
  }
  return {
    relations,
    silentEpisodes: episodes.length,
    signalledInTime: inTime,
    missed,
    falseAlarms: raised.filter((one) => !used.has(one)).length,
    medianDaysToSignal: medianDays(waits),
    medianDaysToFirstAction: medianDays(
      raised.flatMap(({ on, actedOn }) => (actedOn ? [daysBetween(on, actedOn)] : [])),
    ),
  };
}
