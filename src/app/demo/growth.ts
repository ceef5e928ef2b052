/**
 * What mentors of the demo make of their reports: a goal with somebody's help, evidence, a library,
 * strengths that are offered.
 */
import { findReport } from '../../features/assessments/report.store.ts';
import { listRounds } from '../../features/assessments/round.store.ts';
import { insertEvidence, keepStrength } from '../../features/development/evidence.store.ts';
import { insertFeedback } from '../../features/development/feedback.store.ts';
import { insertDevelopmentGoal, insertGoalRequest } from '../../features/development/goal.store.ts';
import {
  insertPeerGroup,
  insertResource,
  listPeerGroups,
  planPeerGroup,
  useResource,
} from '../../features/development/library.store.ts';
import type { ResourceKind } from '../../features/development/library.rules.ts';
import { strongIn } from '../../features/development/own.rules.ts';
import type { Database } from '../../platform/database.ts';
import { addDays } from '../../platform/i18n.ts';
import { mentorCompetences } from '../../features/profiles/profile.rules.ts';

export type GrowthWords = {
  resources: {
    title: string;
    about: string;
    kind: ResourceKind;
    minutes: number;
    competence: string;
  }[];
  peers: { name: string; about: string; place: string };
  practice: string;
  help: string;
  evidence: { title: string; body: string };
  feedback: { situation: string; behaviour: string; effect: string; question: string };
};
type Growing = {
  organisation: string;
  coordinator: string;
  cohort: string;
  mentor: string;
  mentorship: string;
  mentee: string | null;
  today: string;
  words: GrowthWords;
};

export async function growInDemo(
  database: Database,
  { organisation, coordinator, cohort, mentor, mentorship, mentee, today, words }: Growing,
): Promise<void> {
  await database.inTenant({ organisation, person: coordinator }, 'write', async (tx) => {
    for (const { competence, ...resource } of words.resources)
      await insertResource(tx, {
        organisation,
        person: coordinator,
        address: null,
        competences: [competence],
        ...resource,
      });
    await insertPeerGroup(tx, {
      organisation,
      person: coordinator,
      name: words.peers.name,
      about: words.peers.about,
    });
    const [group] = await listPeerGroups(tx);
    await planPeerGroup(tx, group!.id, { nextOn: addDays(today, 16), place: words.peers.place });
    for (const { id } of await tx
      .selectFrom('resource')
      .select('id')
      .orderBy('title')
      .limit(2)
      .execute())
      await useResource(tx, { organisation, resource: id, person: coordinator, helped: true });
  });
  const { round, others } = await database.inTenant(
    { organisation, person: coordinator },
    'read',
    async (tx) => {
      const [found] = await listRounds(tx, { cohort });
      const rows = await tx
        .selectFrom('rater')
        .select('mentor_id')
        .distinct()
        .where('round_id', '=', found!.id)
        .where('mentor_id', '<>', mentor)
        .orderBy('mentor_id')
        .limit(20)
        .execute();
      return { round: found!, others: rows.map((row) => row.mentor_id) };
    },
  );
  for (const person of others)
    await database.inTenant({ organisation, person }, 'write', async (tx) => {
      for (const competence of strongIn(await findReport(tx, round.id, person)).slice(0, 2))
        await keepStrength(tx, {
          organisation,
          person,
          round: round.id,
          competence,
          helps: true,
          matches: true,
        });
    });
  await database.inTenant({ organisation, person: mentor }, 'write', async (tx) => {
    const report = await findReport(tx, round.id, mentor);
    const competences = mentorCompetences(round.profile);
    const chosen = competences.find(
      ({ id }) => id === (report?.developmentNeeds[0] ?? round.competences[0]),
    )!;
    const indicator = chosen.indicators[0]!.id;
    const goal = await insertDevelopmentGoal(tx, {
      organisation,
      person: mentor,
      round: round.id,
      competence: chosen.id,
      indicator,
      practice: words.practice,
      resource: words.resources[0]!.title,
      lookAgainOn: addDays(today, 120),
      mentorship,
    });
    await insertGoalRequest(tx, {
      organisation,
      goal,
      owner: mentor,
      person: others[0]!,
      kind: 'help',
      indicator,
      words: words.help,
    });
    await insertEvidence(tx, {
      organisation,
      person: mentor,
      goal,
      heldOn: addDays(today, -5),
      title: words.evidence.title,
      body: words.evidence.body,
      address: null,
      minutes: 90,
      indicators: [indicator],
      file: null,
    });
  });
  if (mentee)
    await database.inTenant({ organisation, person: mentee }, 'write', (tx) =>
      insertFeedback(tx, {
        organisation,
        giver: mentee,
        receiver: mentor,
        mentorship,
        indicator: null,
        ...words.feedback,
      }),
    );
}
