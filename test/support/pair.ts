/** The demo's mentor and mentee, who are no pair there, as a pair. */
import { linkIn, visit, type Visitor, type World } from './world.ts';

export type Pair = {
  organisation: string;
  mentor: Visitor;
  mentee: Visitor;
  /** Of the pair. */
  path: string;
  /** Of the mentee with another mentor. */
  theirs: string;
  cohort: string;
  ids: { mentor: string; mentee: string; other: string; next: string };
};

export async function openPair(world: World): Promise<Pair> {
  const base = '/o/ledarnatverket';
  const { id: organisation } = await world.database.beforeTenant(null, (tx) =>
    tx
      .selectFrom('organisation')
      .select('id')
      .where('slug', '=', 'ledarnatverket')
      .executeTakeFirstOrThrow(),
  );
  await world.owner.query(`set app.organisation = '${organisation}'`);
  const mentor = await visit(world, 'network.mentor');
  const mentee = await visit(world, 'network.mentee');
  const theirs = linkIn(
    (await mentee.get(`${base}/mentorships`)).text,
    /\/mentorships\/[0-9a-f-]{36}$/,
  );
  /** The person behind a visitor: whose name the page shows. */
  const personOf = async (visitor: Visitor): Promise<string> => {
    const name = /Account of ([^<]+)</.exec((await visitor.get(base)).text)![1]!;
    return (
      await world.owner.query(
        `select id from person where given_name || ' ' || family_name = $1 and account_id is not null`,
        [name],
      )
    ).rows[0]!.id as string;
  };
  const [a, b] = [await personOf(mentor), await personOf(mentee)];
  const others = (
    await world.owner.query(
      `select person_id from membership where role = 'mentor' and person_id <> $1 order by person_id limit 2`,
      [a],
    )
  ).rows.map((row) => (row as { person_id: string }).person_id);
  const cohort = (
    await world.owner.query(
      `select id from cohort where organisation_id = $1 and state = 'running' order by id limit 1`,
      [organisation],
    )
  ).rows[0]!.id as string;
  const id = (
    await world.owner.query(
      `insert into mentorship (organisation_id, cohort_id, kind, first_day) values ($1, $2, 'pair', '2026-09-01') returning id`,
      [organisation, cohort],
    )
  ).rows[0]!.id as string;
  await world.owner.query(
    `insert into mentorship_member (organisation_id, mentorship_id, person_id, part, first_day) values ($1, $2, $3, 'mentor', '2026-09-01'), ($1, $2, $4, 'mentee', '2026-09-01')`,
    [organisation, id, a, b],
  );
  return {
    organisation,
    mentor,
    mentee,
    path: `${base}/mentorships/${id}`,
    theirs,
    cohort,
    ids: { mentor: a, mentee: b, other: others[0]!, next: others[1]! },
  };
}
