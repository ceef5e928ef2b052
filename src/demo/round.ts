/** A round of the demo: closed, with reports that mentors can open; some got too few answers. */
import { sql } from 'kysely';
import { releaseReports } from '../assessments/report.store.ts';
import { questionsFor } from '../assessments/round.rules.ts';
import { listRaters } from '../assessments/rater.store.ts';
import { insertRound, listRounds } from '../assessments/round.store.ts';
import { upsertAnswers } from '../assessments/seat.store.ts';
import type { Desk, Tx } from '../foundation/database.ts';
import { mentorCompetences } from '../profiles/profile.rules.ts';
import { findCohort } from '../programmes/programme.store.ts';
import { seeded } from './cast.ts';

type Names = { given: readonly string[]; family: readonly string[]; domain: string };
type Past = { organisation: string; coordinator: string; cohort: string; name: string; opensOn: string; closesOn: string; competences: number; seed: number; names: Names };

export async function assessInDemo(desk: Desk, { organisation, coordinator, cohort, name, opensOn, closesOn, competences: most, seed, names }: Past): Promise<void> {
  const random = seeded(seed);
  const round = await desk.within({ organisation, person: coordinator }, 'write', async (tx) => {
    const { profile } = (await findCohort(tx, cohort))!;
    const competences = mentorCompetences(profile)
      .slice(0, most)
      .map(({ id }) => id);
    const round = await insertRound(tx, {
      organisation,
      cohort,
      name,
      opensOn,
      closesOn,
      sources: ['self', 'mentee', 'colleague', 'supervisor'],
      competences,
      most: 40,
      minimum: 3,
      person: coordinator,
    });
    await nominate(tx, { organisation, round, seed, names });
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
        .set({ practised_at: new Date(`${opensOn}T10:00:00Z`), submitted_at: new Date(`${opensOn}T10:10:00Z`) })
        .where('id', '=', rater.id)
        .execute();
    }
    return found!;
  });
  await desk.within({ organisation, person: coordinator, purpose: 'report' }, 'write', (tx) => releaseReports(tx, organisation, round));
}

/** Four colleagues and a manager for most mentors. */
async function nominate(tx: Tx, { organisation, round, seed, names }: { organisation: string; round: string; seed: number; names: Names }): Promise<void> {
  const random = seeded(seed + 1);
  const mentors = (await listRaters(tx, { round })).filter(({ source }) => source === 'self');
  const rows = mentors.flatMap(({ mentorId }, m) =>
    [...Array.from({ length: m % 7 === 3 ? 1 : 4 }, () => 'colleague'), 'supervisor'].map((source, position) => ({
      organisation_id: organisation,
      round_id: round,
      mentor_id: mentorId,
      source,
      name: `${random.pick(names.given)} ${random.pick(names.family)}`,
      email: `colleague.${m}.${position}@${names.domain}`,
      position,
      nominated_by: mentorId,
      checked_at: sql<Date>`now()`,
    })),
  );
  await tx.insertInto('rater').values(rows).execute();
}
