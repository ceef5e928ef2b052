/**
 * Once a day: what the rules find is compared with what is known; owners are told, what is settled
 * is closed, what waits goes on.
 */
import { findMarks } from '../organisations/settings.store.ts';
import { fullLinkTo } from '../../web/links.ts';
import type { Tx } from '../../platform/database.ts';
import { addDays } from '../../platform/i18n.ts';
import type { Setting } from '../mail/outgoing-mail.rules.ts';
import { findPosted } from '../mail/outgoing-mail.store.ts';
import { composeLetter } from '../mail/letter-text.store.ts';
import { enqueueMailTo } from '../mail/person-letter.store.ts';
import { nudgeText, signalText } from './signal.letters.ts';
import {
  compare,
  findSignals,
  isAwayOn,
  isToEscalate,
  keyOf,
  lineOf,
  nextInLine,
  presentOf,
  toNudge,
  type Away,
  type Finding,
  type Known,
  type People,
} from './signal.rules.ts';
import { actionDaysBy } from './signal-rule.rules.ts';
import { listAway } from './away.store.ts';
import { changeSecond, listHearings, type Hearing } from './hearing.store.ts';
import { findRoundSignals, listCoordinators, loadRelations } from './relation.store.ts';
import {
  insertSignal,
  listKnownSignals,
  moveSignal,
  settleSignal,
  updateFacts,
} from './signal.store.ts';

export type Swept = { raised: number; settled: number; moved: number };

/**
 * S-1 to S-7 for one organisation and one day, in one transaction. Running it twice on a day
 * changes nothing.
 */
export async function sweep(tx: Tx, setting: Setting, today: string): Promise<Swept> {
  const coordinators = await listCoordinators(tx, today);
  const { relations, people } = await loadRelations(tx, coordinators, {
    today,
    marks: await findMarks(tx),
  });
  const rounds = await findRoundSignals(tx, today);
  const away = await listAway(tx, today);
  const known = await listKnownSignals(tx, today);
  const hearings = new Map((await listHearings(tx)).map((hearing) => [hearing.signal, hearing]));
  const found = [
    ...relations.flatMap((relation) => findSignals(relation, today)),
    ...rounds.map(({ finding }) => finding),
  ];
  // What people raised goes on after the end of a mentorship too: somebody always looks after it.
  const peopleOf = ({
    mentorship,
    round,
  }: {
    mentorship: string | null;
    round: string | null;
  }): People =>
    (mentorship ? people.get(mentorship) : undefined) ?? {
      mentors: [],
      coordinators: coordinators(rounds.find(({ finding }) => finding.round === round)?.cohort),
    };
  const line = (finding: Finding) =>
    presentOf(lineOf(finding.rule.owner, peopleOf(finding)), away, today);
  const { raise, settle, update } = compare(found, known, today);
  const told = new Set<string>();
  for (const finding of raise) {
    const [owner, deputy = null] = line(finding);
    if (!owner) continue; // nobody coordinates here
    const { rule, fact, since, mentorship, mentee, round, subject } = finding;
    await insertSignal(tx, {
      organisation: setting.organisation.id,
      kind: rule.kind,
      severity: rule.severity,
      mentorship,
      mentee,
      round,
      subject,
      since,
      fact,
      raisedOn: today,
      raisedBy: null,
      actionDue: addDays(today, rule.actionDays),
      owner,
      deputy,
    });
    told.add(owner);
  }
  for (const one of settle)
    await settleSignal(tx, one.id, {
      today,
      person: null,
      outcome: one.mentorship && !people.has(one.mentorship) ? 'ended' : 'by-itself',
    });
  await updateFacts(
    tx,
    update.map(({ known: one, finding }) => ({ id: one.id, fact: finding.fact })),
  );
  const closed = new Set(settle.map(({ id }) => id));
  const open = known.filter(({ id, settledOn }) => settledOn === null && !closed.has(id));
  const rules = new Map(
    found.map((finding) => [keyOf({ kind: finding.rule.kind, ...finding }), finding]),
  );
  let moved = 0;
  for (const one of open)
    moved += Number(
      await goOn(tx, setting, {
        one,
        finding: rules.get(keyOf(one)),
        people: peopleOf(one),
        hearing: hearings.get(one.id),
        away,
        today,
        told,
      }),
    );
  for (const owner of told) await tell(tx, setting, owner, today);
  const nudges = toNudge(relations, today).flatMap(({ id, days, since }) =>
    people
      .get(id)!
      .pair.map((person) => ({ id, days, person, key: `nudge ${id} ${since} ${person}` })),
  );
  const posted = await findPosted(
    tx,
    nudges.map(({ key }) => key),
  );
  for (const one of nudges) if (!posted.has(one.key)) await nudge(tx, setting, one);
  return { raised: raise.length, settled: settle.length, moved };
}

type Going = {
  one: Known;
  finding: Finding | undefined;
  people: People;
  hearing: Hearing | undefined;
  away: Away[];
  today: string;
  told: Set<string>;
};

/** S-4, S-7: to the deputy when the owner is away, to the next in line when nothing was done. */
async function goOn(
  tx: Tx,
  { organisation }: Setting,
  { one, finding, people, hearing, away, today, told }: Going,
): Promise<boolean> {
  const owner =
    finding?.rule.owner ?? (people.mentors.includes(one.owner) ? 'mentor' : 'coordinator');
  const line = lineOf(owner, people);
  // A specialist stands in no line of the programme: the deputy of the own office comes before the
  // coordinators.
  const here = presentOf(
    line.includes(one.owner) ? line : [one.owner, ...(one.deputy ? [one.deputy] : []), ...line],
    away,
    today,
  ).filter((person) => person !== hearing?.keptFromId);
  const isAway = away.filter(isAwayOn(today)).some(({ person }) => person === one.owner);
  const isLate = isToEscalate(one, today);
  if (!isLate && (!isAway || one.hasAction)) return false;
  const to = isAway ? here[0] : nextInLine(here, one.owner);
  if (!to || to === one.owner) return false;
  await moveSignal(tx, {
    organisation: organisation.id,
    id: one.id,
    kind: isLate ? 'escalation' : 'deputy',
    to,
    deputy: nextInLine(here, to),
    actionDue: isLate
      ? addDays(today, finding?.rule.actionDays ?? actionDaysBy.middle)
      : one.actionDue,
    today,
  });
  // S-15: two different people go on hearing it.
  if (hearing && to === hearing.secondId) await changeSecond(tx, one.id, one.owner);
  told.add(to);
  return true;
}

/**
 * S-10: the two of a pair are reminded of each other before anybody else hears of it; the letter
 * comes once for each silence.
 */
async function nudge(
  tx: Tx,
  { organisation, at, address }: Setting,
  { id, days, person, key }: { id: string; days: number; person: string; key: string },
): Promise<void> {
  await enqueueMailTo(tx, {
    organisation,
    person,
    key,
    kind: 'nudge',
    priority: 'news',
    at,
    letter: (language, name) =>
      composeLetter(tx, nudgeText, language, {
        name,
        organisation: organisation.name,
        days: String(days),
        link: fullLinkTo({ address, organisation }, '/mentorships/:mentorship', { mentorship: id }),
      }),
  });
}

/** S-9: one letter a day that something waits, without a word about what. */
async function tell(
  tx: Tx,
  { organisation, at, address }: Setting,
  owner: string,
  today: string,
): Promise<void> {
  await enqueueMailTo(tx, {
    organisation,
    person: owner,
    key: `signals ${owner} ${today}`,
    kind: 'signals',
    priority: 'news',
    at,
    letter: (language, name) =>
      composeLetter(tx, signalText, language, {
        name,
        organisation: organisation.name,
        link: fullLinkTo({ address, organisation }, '/signals'),
      }),
  });
}
