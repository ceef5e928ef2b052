/** The demo network's half-way round: closed, with reports that mentors can open; some got too few answers. */
import { sql } from 'kysely';
import { makeReports } from '../assessments/report.rules.ts';
import { competencesOf, questionsFor, scoredCompetences } from '../assessments/round.rules.ts';
import { insertReports, insertRound, listRaters, listRatings, listRounds, releaseRound, upsertAnswers, type Rater } from '../assessments/round.store.ts';
import type { Desk, Tx } from '../foundation/database.ts';
import { addDays } from '../foundation/words.ts';
import { mentorCompetences } from '../profiles/profile.rules.ts';
import { findCohort } from '../programmes/programme.store.ts';
import { seeded, swedishFamily, swedishGiven } from './cast.ts';

type World = { organisation: string; coordinator: string; cohort: string; start: string };

export async function assessHalfWay(desk: Desk, { organisation, coordinator, cohort, start }: World): Promise<void> {
  const random = seeded(3140);
  const raters = await desk.within({ organisation, person: coordinator }, 'write', async (tx) => {
    const { profile } = (await findCohort(tx, cohort))!;
    const competences = mentorCompetences(profile).map(({ id }) => id);
    const round = await insertRound(tx, {
      organisation,
      cohort,
      name: 'Halvvägs',
      opensOn: addDays(start, 120),
      closesOn: addDays(start, 150),
      sources: ['self', 'mentee', 'colleague', 'supervisor'],
      competences,
      most: 40,
      minimum: 3,
      person: coordinator,
    });
    await nominate(tx, { organisation, round, coordinator });
    const [found] = await listRounds(tx, { id: round });
    const levels = new Map<string, number>();
    const all = await listRaters(tx, { round });
    for (const rater of all) {
      if (rater.source !== 'self' && random.chance(0.15)) continue;
      const level = levels.get(rater.mentorId) ?? 2.6 + random.whole(0, 18) / 10;
      levels.set(rater.mentorId, level);
      const own = level + random.whole(-7, 7) / 10 + (rater.source === 'self' ? 0.3 : 0);
      const questions = questionsFor(found!.profile, found!.competences, { source: rater.source, position: rater.position, most: found!.most });
      const answers = new Map(
        questions.flatMap((competence) => {
          const here = own + random.whole(-5, 5) / 10;
          return competence.indicators.map(({ id }) => [id, random.chance(0.12) ? null : Math.max(1, Math.min(5, Math.round(here + random.whole(-6, 6) / 10)))] as const);
        }),
      );
      await sql`select set_config('app.rater', ${rater.id}, true)`.execute(tx);
      await upsertAnswers(tx, { organisation, rater: rater.id, link: null, answers });
      await tx
        .updateTable('rater')
        .set({ practised_at: new Date(`${addDays(start, 130)}T10:00:00Z`), submitted_at: new Date(`${addDays(start, 130)}T10:10:00Z`) })
        .where('id', '=', rater.id)
        .execute();
    }
    return { round: found!, all: await listRaters(tx, { round }) };
  });
  await desk.within({ organisation, person: coordinator, purpose: 'report' }, 'write', (tx) => release(tx, organisation, raters));
}

/** Four colleagues and a manager for most mentors. */
async function nominate(tx: Tx, { organisation, round, coordinator }: { organisation: string; round: string; coordinator: string }): Promise<void> {
  const random = seeded(2718);
  const mentors = (await listRaters(tx, { round })).filter(({ source }) => source === 'self');
  const rows = mentors.flatMap(({ mentorId }, m) =>
    [...Array.from({ length: m % 7 === 3 ? 1 : 4 }, () => 'colleague'), 'supervisor'].map((source, position) => ({
      organisation_id: organisation,
      round_id: round,
      mentor_id: mentorId,
      source,
      name: `${random.pick(swedishGiven)} ${random.pick(swedishFamily)}`,
      email: `kollega.${m}.${position}@myndighet.example`,
      position,
      nominated_by: mentorId,
      checked_at: sql<Date>`now()`,
    })),
  );
  await tx.insertInto('rater').values(rows).execute();
  await tx
    .updateTable('rater')
    .set({ checked_at: sql<Date>`now()` })
    .where('nominated_by', '=', coordinator)
    .where('checked_at', 'is', null)
    .execute();
}

async function release(tx: Tx, organisation: string, { round, all }: { round: Awaited<ReturnType<typeof listRounds>>[number]; all: Rater[] }): Promise<void> {
  await releaseRound(tx, round.id);
  const home = new Map(competencesOf(round.profile, round.competences).flatMap(({ id, indicators }) => indicators.map((indicator) => [indicator.id, id] as const)));
  const asked = all.map(({ mentorId, source, hasSubmitted, declinedWhy }) => ({ mentor: mentorId, source, hasSubmitted, hasDeclined: declinedWhy !== null }));
  const reports = makeReports(await listRatings(tx, round.id), asked, { scored: scoredCompetences(round.profile, round.competences), home }, round.minimum);
  await insertReports(tx, { organisation, round: round.id, reports });
}
