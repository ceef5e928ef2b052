/**
 * Check 65: people decide. A matching comes out the same whatever people are called, however old
 * they are, whatever they do and wherever they are reached; each pair says of every criterion that
 * counts what it adds, or that nobody knows; and two months of the server's own work begin no
 * mentorship and admit nobody.
 */
import { replay } from '../src/features/optimisation/replay.rules.ts';
import type { RunFile } from '../src/features/optimisation/run-file.rules.ts';
import { linkIn, now, takeBackQuestions, visit } from '../test/support/world.ts';
import { startWorker } from '../src/app/worker.ts';
import { plural, type Check } from './check.ts';

const days = 60;

export const decides: Check = {
  number: 65,
  name: 'a matching knows no name, age, trade or address, explains every pair, and nothing begins that no person decided',
  isQuick: true,
  run: async (stage) => {
    const faults: string[] = [];
    await takeBackQuestions(stage);
    const { id: organisation } = await stage.database.beforeTenant(null, (tx) =>
      tx
        .selectFrom('organisation')
        .select('id')
        .where('slug', '=', 'ledarnatverket')
        .executeTakeFirstOrThrow(),
    );
    await stage.owner.query(`set app.organisation = '${organisation}'`);
    // Everybody is free again, so that there is something to decide.
    await stage.owner.query(
      `insert into closure (organisation_id, mentorship_id, closed_on, reason, closed_by) select m.organisation_id, m.id, '2026-11-21', 'left', min(x.person_id::text)::uuid from mentorship m join mentorship_member x on x.mentorship_id = m.id group by 1, 2 on conflict do nothing`,
    );
    const office = await visit(stage, 'network.coordinator');
    const runs = `${linkIn((await office.get('/o/ledarnatverket/programmes')).text, /cohorts\/[0-9a-f-]{36}/)}/runs`;
    const solve = async (): Promise<RunFile> =>
      JSON.parse(
        (await office.get(`${(await office.post(runs, {})).location}/file`)).text,
      ) as RunFile;
    const first = await solve();
    const enter = () => stage.owner.query(`set app.organisation = '${organisation}'`);
    await enter();
    const { rowCount: people } = await stage.owner.query(
      `update person set given_name = substr(md5(id::text), 1, 7), family_name = substr(md5(id::text || 'x'), 1, 9), born_on = date '1930-01-01' + (hashtext(id::text) & 32767), job_title = md5(id::text || 'y'), email = null, number = substr(md5(id::text), 20)`,
    );
    const second = await solve();
    const pairsOf = ({ result }: RunFile) =>
      result.pairs.map(({ mentor, mentee, score }) => `${mentor} ${mentee} ${score}`).sort();
    // Equals are drawn by lot: the same lot for both.
    const again = replay({ ...second, seed: first.seed, policy: first.policy }) as RunFile;
    const [one, other] = [pairsOf(first), pairsOf(again)];
    const changed =
      one.filter((pair, k) => pair !== other[k]).length + Math.abs(one.length - other.length);
    if (changed > 0) faults.push(`${changed} pairs changed with names and ages`);
    let reasons = 0;
    const weights = Object.entries(first.policy.weights).filter(([, weight]) => weight > 0);
    for (const { reasons: given, score } of first.result.pairs) {
      const told = given.flatMap(({ key, about }): string[] =>
        key === 'unknown' || key === 'nothing'
          ? about
          : key === 'no-common-need'
            ? ['need']
            : [key],
      );
      reasons += told.length;
      const silent = weights.filter(([key]) => !told.includes(key));
      if (silent.length > 0)
        faults.push(`nothing is said of ${silent.map(([key]) => key).join(', ')}`);
      const sum = given.reduce((all, { points }) => all + points, 0);
      // Each part is rounded by itself.
      if (Math.abs(sum - score) > weights.length / 2)
        faults.push(`what is said adds up to ${sum}, not ${score}`);
    }
    const page = (await office.get(runs.replace(/\/runs$/, ''))).status;
    if (page !== 200) faults.push(`the cohort answers ${page}`);
    const count = async () => {
      await enter();
      const { rows } = await stage.owner.query<{ n: string }>(
        `select (select count(*) from mentorship) || ' mentorships, ' || (select count(*) from mentorship_member) || ' in them, ' || (select count(*) from admission_decision) || ' decisions, ' || (select count(*) from proposal_answer) || ' answers' as n`,
      );
      return rows[0]!.n;
    };
    const before = await count();
    for (let day = 0; day < days; day++) {
      const worker = startWorker({
        database: stage.database,
        now: () => now().add({ days: day }),
        address: 'http://localhost:3000',
      });
      await worker.tick();
      await worker.stop();
    }
    const after = await count();
    if (after !== before) faults.push(`${before} became ${after} by themselves`);
    return {
      tried: `${plural(one.length, 'pairs')}, ${plural(people ?? 0, 'people')} called otherwise, ${plural(reasons, 'reasons')}, ${days} days of work`,
      figure: `${faults.length} decided by nobody`,
      faults,
    };
  },
  mutation: {
    name: 'a run begins the first of its mentorships by itself',
    break: ({ owner }) =>
      owner.query(`create function begin_one() returns trigger language plpgsql as $$ begin
        insert into mentorship (organisation_id, cohort_id, kind, first_day) select r.organisation_id, r.cohort_id, 'pair', this_day() from matching_run r limit 1; return null; end $$;
        create trigger by_itself after insert on job for each statement execute function begin_one()`),
  },
};
