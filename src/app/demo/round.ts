/**
 * Rounds of the demo: closed, with reports that mentors can open; some got too few answers, most
 * mentors grew a little.
 */
import { sql } from 'kysely';
import { listRaters, type Rater } from '../../features/assessments/rater.store.ts';
import { releaseReports } from '../../features/assessments/report.store.ts';
import { needsFacts, questionsFor } from '../../features/assessments/round.rules.ts';
import { insertRound, listRounds, type Round } from '../../features/assessments/round.store.ts';
import { levelText, type Source } from '../../features/assessments/scorecard.rules.ts';
import type { Answers } from '../../features/assessments/rater-link.store.ts';
import type { Database, Tx, Value } from '../../platform/database.ts';
import { keysFor } from '../../platform/encryption.ts';
import { addDays } from '../../platform/i18n.ts';
import { mentorCompetences } from '../../features/profiles/profile.rules.ts';
import { findCohort } from '../../features/programmes/programme.store.ts';
import { seeded, type Random } from './cast.ts';

type Names = { given: readonly string[]; family: readonly string[]; domain: string };
type Words = { keep: readonly string[]; other: readonly string[]; facts: readonly string[] };
type Past = {
  organisation: string;
  coordinator: string;
  seed: number;
  names: Names;
  words: Words;
  competences: number;
  sources: Source[];
  rounds: {
    cohort: string;
    name: string;
    opensOn: string;
    closesOn: string;
    /** Levels above the first round, on average. */
    lift: number;
  }[];
};

/**
 * One after the other, about the same mentors: a level each that rises by the lift, more or less.
 */
export async function assessInDemo(
  database: Database,
  { organisation, coordinator, seed, names, words, competences: most, sources, rounds }: Past,
): Promise<void> {
  const base = new Map<string, number>();
  for (const [k, { cohort, name, opensOn, closesOn, lift }] of rounds.entries()) {
    const random = seeded(seed + 10 * k);
    const round = await database.inTenant(
      { organisation, person: coordinator, today: opensOn },
      'write',
      async (tx) => {
        const { profile } = (await findCohort(tx, cohort))!;
        const competences = mentorCompetences(profile)
          .slice(0, most)
          .map(({ id }) => id);
        const id = await insertRound(tx, {
          organisation,
          cohort,
          name,
          opensOn,
          closesOn,
          sources,
          competences,
          most: 40,
          minimum: 3,
          person: coordinator,
        });
        await nominate(tx, {
          organisation,
          round: id,
          seed,
          names,
          observedOn: addDays(opensOn, 6),
          withObservers: sources.includes('observer'),
        });
        const [found] = await listRounds(tx, { id });
        const raters = await listRaters(tx, { round: id });
        for (const { mentorId } of raters)
          if (!base.has(mentorId)) base.set(mentorId, 2.6 + random.whole(0, 18) / 10);
        const risen = new Map(
          [...base].map(([mentor, level]) => [
            mentor,
            level + (lift === 0 ? 0 : lift + random.whole(-4, 4) / 10),
          ]),
        );
        await answerAll(tx, { organisation, round: found!, raters, levels: risen, random, words });
        return found!;
      },
    );
    await database.inTenant(
      { organisation, person: coordinator, purpose: 'report' },
      'write',
      (tx) => releaseReports(tx, organisation, round),
    );
  }
}

type Answering = {
  organisation: string;
  round: Round;
  raters: Rater[];
  levels: Map<string, number>;
  random: Random;
  words: Words;
};
type Row = {
  organisation_id: string;
  rater_id: string;
  indicator_id: string;
  level: number | null;
  facts: string;
};

async function answerAll(
  tx: Tx,
  { organisation, round, raters, levels, random, words }: Answering,
): Promise<void> {
  const done: string[] = [];
  const meetings = new Map<string, number>();
  // Nobody says what somebody else has said about the same mentor.
  const left = new Map<string, { keep: string[]; other: string[] }>();
  const rows = new Map<string, Row[]>();
  const comments = new Map<string, { kind: Value<'rating_comment', 'kind'>; body: string }[]>();
  for (const rater of raters) {
    if (rater.source !== 'self' && random.chance(0.15)) continue;
    const isObserver = rater.source === 'observer';
    const own =
      levels.get(rater.mentorId)! +
      (isObserver ? 0 : random.whole(-7, 7) / 10) +
      (rater.source === 'self' ? 0.3 : 0);
    const questions = questionsFor(round.profile, round.competences, {
      source: rater.source,
      position: rater.position,
      most: round.most,
    });
    const answers: Answers = new Map(
      questions.flatMap((competence) => {
        const here = own + random.whole(-5, 5) / 10;
        return competence.indicators.map(({ id }) => {
          // Two who watched one meeting saw the same things happen.
          const seen = `${rater.mentorId} ${id}`;
          if (isObserver && !meetings.has(seen))
            meetings.set(seen, own + random.whole(-12, 12) / 10);
          const level = isObserver
            ? meetings.get(seen)! + random.whole(-4, 4) / 10
            : here + random.whole(-6, 6) / 10;
          return [
            id,
            random.chance(0.08) ? null : Math.max(1, Math.min(5, Math.round(level))),
          ] as const;
        });
      }),
    );
    done.push(rater.id);
    rows.set(
      rater.id,
      [...answers].map(([indicator, level]) => ({
        organisation_id: organisation,
        rater_id: rater.id,
        indicator_id: indicator,
        level,
        facts: rater.source === 'observer' && needsFacts(level) ? random.pick(words.facts) : '',
      })),
    );
    const { keep, other } = left.get(rater.mentorId) ?? {
      keep: random.some(words.keep, words.keep.length),
      other: random.some(words.other, words.other.length),
    };
    left.set(rater.mentorId, { keep, other });
    if (rater.source !== 'self' && keep.length > 0 && random.chance(0.4)) {
      const body = keep.pop()!;
      comments.set(rater.id, [
        { kind: 'keep', body },
        ...(other.length > 0 && random.chance(0.5)
          ? [{ kind: 'other' as const, body: other.pop()! }]
          : []),
      ]);
    }
  }
  const keys = await keysFor(tx, organisation, done);
  for (const rater of done) {
    const key = keys.get(rater)!;
    // The wall lets a rater write the own answers only.
    await sql`select set_config('app.rater', ${rater}, true)`.execute(tx);
    await tx
      .insertInto('rating')
      .values(
        rows.get(rater)!.map(({ facts, level, ...row }) => ({
          ...row,
          key_id: key.id,
          level: key.seal('rating.level', [rater, row.indicator_id], levelText(level)),
          facts: facts === '' ? null : key.seal('rating.facts', [rater, row.indicator_id], facts),
        })),
      )
      .execute();
    const said = comments.get(rater) ?? [];
    if (said.length > 0)
      await tx
        .insertInto('rating_comment')
        .values(
          said.map(({ kind, body }) => ({
            organisation_id: organisation,
            rater_id: rater,
            kind,
            key_id: key.id,
            body: key.seal('rating_comment.body', [rater, kind], body),
          })),
        )
        .execute();
  }
  await tx
    .updateTable('rater')
    .set({
      practised_at: new Date(`${round.opensOn}T10:00:00Z`),
      submitted_at: new Date(`${round.opensOn}T10:10:00Z`),
      contact: sql<
        'monthly' | null
      >`case when source in ('self', 'observer') then null else 'monthly' end`,
    })
    .where('id', 'in', done)
    .execute();
}

type Nominating = {
  organisation: string;
  round: string;
  seed: number;
  names: Names;
  observedOn: string;
  withObservers: boolean;
};

/**
 * Four colleagues and a manager for most mentors, the same in every round; two observers of one
 * meeting for every third.
 */
async function nominate(
  tx: Tx,
  { organisation, round, seed, names, observedOn, withObservers }: Nominating,
): Promise<void> {
  const random = seeded(seed + 1);
  const mentors = (await listRaters(tx, { round })).filter(({ source }) => source === 'self');
  const rows = mentors.flatMap(({ mentorId }, m) => {
    const colleagues = Array.from({ length: m % 7 === 3 ? 1 : 4 }, () => 'colleague' as const);
    const observers = withObservers && m % 3 === 0 ? (['observer', 'observer'] as const) : [];
    return [...colleagues, 'supervisor' as const, ...observers].map((source, position) => ({
      organisation_id: organisation,
      round_id: round,
      mentor_id: mentorId,
      source,
      name: `${random.pick(names.given)} ${random.pick(names.family)}`,
      email: `colleague.${mentorId.slice(0, 8)}.${position}@${names.domain}`,
      position,
      nominated_by: mentorId,
      checked_at: sql<Date>`now()`,
      observed_on: source === 'observer' ? observedOn : null,
    }));
  });
  await tx.insertInto('rater').values(rows).execute();
}
