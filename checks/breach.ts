/** Check 66: after a breach the audit log alone says who has to be told. */
import { reportBreach } from '../src/features/rights/breach.store.ts';
import { plural, type Check } from './check.ts';

const [stolen, others] = [10_000, 2_000];

export const breach: Check = {
  number: 66,
  name: 'whose records somebody opened in one night, out of a hundred thousand entries: exactly those, within minutes',
  isQuick: false,
  run: async ({ owner, database }) => {
    const faults: string[] = [];
    await owner.query(`set app.scope = 'sign-in'`);
    const { id } = (
      await owner.query<{ id: string }>(`select id from organisation where slug = 'ledarnatverket'`)
    ).rows[0]!;
    await owner.query(`set app.organisation = '${id}'`);
    const [thief, other] = (
      await owner.query<{ id: string }>('select id from person order by id limit 2')
    ).rows.map((row) => row.id);
    const { rows: people } = await owner.query<{ id: string }>(
      `insert into person (organisation_id, given_name, family_name) select '${id}', 'Person', 'Number ' || n from generate_series(1, ${stolen + others}) n returning id`,
    );
    const ids = people.map((row) => row.id);
    const write = (who: string, at: string, list: string[]) =>
      owner.query(
        `insert into audit_log (organisation_id, at, person_id, verb, subject, subject_id) select '${id}', $1, $2, 'see', 'person', unnest($3::uuid[])`,
        [at, who, list],
      );
    await write(thief!, '2026-11-20T23:30:00Z', ids.slice(0, stolen));
    await write(thief!, '2026-11-20T23:45:00Z', ids.slice(0, stolen / 2));
    await write(thief!, '2026-11-19T10:00:00Z', ids.slice(stolen)); // the day before
    for (let k = 0; k < 7; k++) await write(other!, '2026-11-20T23:35:00Z', ids); // somebody at work that night
    const from = performance.now();
    const report = await database.inTenant({ organisation: id, person: null }, 'read', (tx) =>
      reportBreach(tx, {
        from: new Date('2026-11-20T22:00:00Z'),
        to: new Date('2026-11-21T04:00:00Z'),
        by: thief!,
      }),
    );
    const seconds = (performance.now() - from) / 1000;
    const found = new Map(report.affected.map((one) => [one.person, one]));
    const missing = ids.slice(0, stolen).filter((one) => !found.has(one)).length;
    const extra = report.affected.length - (stolen - missing);
    const wrong = ids
      .slice(0, stolen)
      .filter(
        (one, k) => found.has(one) && found.get(one)!.times !== (k < stolen / 2 ? 2 : 1),
      ).length;
    if (missing > 0) faults.push(`${missing} would not be told`);
    if (extra > 0) faults.push(`${extra} would be told for nothing`);
    if (wrong > 0) faults.push(`${wrong} with another number of times`);
    if (seconds > 600) faults.push(`${seconds.toFixed(0)} s`);
    const { n } = (await owner.query<{ n: number }>('select count(*)::int as n from audit_log'))
      .rows[0]!;
    return {
      tried: `${plural(n, 'entries')}, ${plural(stolen, 'people')} to find`,
      figure: `${missing} missed, ${extra} too many, ${seconds.toFixed(1)} s`,
      faults,
    };
  },
  mutation: {
    name: 'one reading in a hundred is written down without saying of whom',
    break: ({ owner }) =>
      owner.query(`create function forget() returns trigger language plpgsql as $$ begin if random() < 0.01 then new.subject_id := null; end if; return new; end $$;
        create trigger a_forget before insert on audit_log for each row execute function forget()`),
  },
};
