/** Check 66: after a breach, who was affected, by what and when, out of the journal, for ten thousand people. */
import { reportBreach } from '../src/rights/breach.store.ts';
import { plural, type Check } from './check.ts';

const people = 10_000;

export const breach: Check = {
  number: 66,
  name: 'who was affected by a breach, by what and when, comes out of the journal for ten thousand people in minutes',
  isQuick: false,
  run: async ({ desk, owner }) => {
    const faults: string[] = [];
    const { id: organisation } = await desk.atTheDoor(null, (tx) => tx.selectFrom('organisation').select('id').where('slug', '=', 'lindenhof').executeTakeFirstOrThrow());
    await owner.query(`set app.organisation = '${organisation}'`);
    const { id: thief } = (await owner.query<{ id: string }>(`select person_id as id from membership where role = 'coordinator' limit 1`)).rows[0]!;
    const { id: other } = (await owner.query<{ id: string }>(`select person_id as id from membership where role = 'mentor' limit 1`)).rows[0]!;
    await owner.query(`insert into person (organisation_id, given_name, family_name, number) select $1, 'Leerling', 'Nummer ' || k, 'check-' || k from generate_series(1, ${people}) k`, [organisation]);
    // Each was seen once by the thief within the hour, and by somebody else before and after.
    await owner.query(
      `insert into journal (organisation_id, at, person_id, verb, subject, subject_id)
        select $1, e.at, e.who, 'see', 'person', p.id from person p, (values (timestamptz '2026-11-01 10:30+00', $2::uuid), ('2026-11-01 08:00+00', $2::uuid), ('2026-11-01 10:40+00', $3::uuid)) e(at, who) where p.number like 'check-%'`,
      [organisation, thief, other],
    );
    const began = performance.now();
    const { affected, entries } = await desk.within({ organisation, person: null }, 'read', (tx) => reportBreach(tx, { from: new Date('2026-11-01T10:00:00Z'), to: new Date('2026-11-01T11:00:00Z'), by: thief }));
    const seconds = (performance.now() - began) / 1000;
    if (affected.length !== people || entries !== people) faults.push(`${affected.length} people and ${entries} entries instead of ${people}`);
    if (affected.some(({ times, firstAt }) => times !== 1 || firstAt.toISOString() !== '2026-11-01T10:30:00.000Z')) faults.push('times that are not true');
    if (seconds > 600) faults.push(`${seconds.toFixed(0)} s`);
    return { tried: `${plural(people, 'people')} among ${plural(3 * people, 'entries')}`, figure: `${plural(affected.length, 'people')} told in ${seconds.toFixed(1)} s, ${faults.length} differences`, faults };
  },
  mutation: { name: 'every tenth reading is not written down', break: ({ owner }) => owner.query(`create rule none as on insert to journal where new.subject_id::text like '%0' do instead nothing`) },
};
