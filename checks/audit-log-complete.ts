/**
 * Check 49: so many readings and changes of data about people, so many entries, each with who and
 * what.
 */
import { routes } from '../src/app/registry.ts';
import { openPair } from '../test/support/pair.ts';
import { visit } from '../test/support/world.ts';
import { plural, type Check } from './check.ts';

export const auditLogComplete: Check = {
  number: 49,
  name: 'each reading and each change of data about people is one entry of the audit log; what was refused, or is nobody’s, is none',
  isQuick: true,
  run: async (stage) => {
    const faults: string[] = [];
    const pair = await openPair(stage);
    const coordinator = await visit(stage, 'network.coordinator');
    const count = async (): Promise<number> =>
      (await stage.owner.query<{ n: number }>('select count(*)::int as n from audit_log')).rows[0]!
        .n;
    await stage.owner.query(`set app.organisation = '${pair.organisation}'`);
    const base = '/o/ledarnatverket';
    let [tried, entries] = [0, 0];
    const expect = async (
      what: string,
      more: number,
      work: () => Promise<{ status: number }>,
      status: number,
    ) => {
      const before = await count();
      const reply = await work();
      const written = (await count()) - before;
      tried++;
      entries += written;
      if (reply.status !== status || written !== more)
        faults.push(`${what}: ${reply.status}, ${written} entries instead of ${more}`);
    };
    const { mentor, mentee, path } = pair;
    for (const page of [
      '',
      '/agreement',
      '/next',
      '/goals',
      '/hours',
      '/course',
      '/cards',
      '/feedback',
    ].map((part) => path + part))
      for (const who of [mentor, mentee]) await expect(`GET ${page}`, 1, () => who.get(page), 200);
    for (const page of [
      `${base}/people`,
      `${base}/people/${pair.ids.mentee}`,
      `${base}/mentorships`,
      `${base}/signals`,
      `${base}/cohorts/${pair.cohort}/applications`,
      `${base}/outbox`,
      `${base}/rights`,
      `${base}/people/protected`,
    ])
      await expect(`GET ${page}`, 1, () => coordinator.get(page), 200);
    for (const door of routes.filter(
      ({ act, audit, path: at }) =>
        act === null && audit === null && !at.includes(':') && !at.endsWith('/file'),
    )) {
      const reply = await coordinator.get(base + door.path);
      if (reply.status === 200)
        await expect(`GET ${door.path}`, 0, () => coordinator.get(base + door.path), 200);
    }
    const meeting = { held_on: '2026-11-20', minutes: '60', note_class: 'shared', note: 'x' };
    const acts: [string, Record<string, string>, typeof mentor, number][] = [
      [`${path}/meetings`, meeting, mentor, 303],
      [`${path}/agreements`, { what: 'x', agreement: 'x', owner: pair.ids.mentee }, mentor, 303],
      [`${path}/agenda`, { item: 'x', kind: 'topic' }, mentee, 303],
      [`${path}/needs`, { need: 'x' }, mentee, 303],
      [`${path}/goals`, { goal: 'x' }, mentee, 303],
      [`${path}/cards`, { kind: 'question', question: 'x' }, mentor, 303],
      [`${base}/about-me`, { about: 'x' }, mentor, 303],
      [`${base}/actions`, { action: 'x', body: 'x' }, mentee, 303],
      [`${base}/my-data/requests`, { kind: 'access' }, mentee, 303],
    ];
    for (const [at, fields, who, status] of acts) {
      const before = await count();
      const reply = await who.post(at, fields);
      const written = (await count()) - before;
      tried++;
      entries += written;
      // What does not fit the form shows the page again, which is a reading.
      const isWritten = !routes.some(
        ({ act, audit, path: own }) =>
          act === null && audit === null && own === at.slice(base.length),
      );
      if (
        !(reply.status === status
          ? written === 1
          : reply.status === 422 && written === Number(isWritten))
      )
        faults.push(`POST ${at}: ${reply.status}, ${written} entries`);
    }
    for (const at of [
      `${base}/people`,
      `${base}/audit-log`,
      pair.theirs.replace(/[0-9a-f]{4}$/, '0000'),
    ])
      await expect(
        `GET ${at}, refused`,
        0,
        () => mentor.get(at),
        at.startsWith(`${base}/mentorships`) ? 404 : 403,
      );
    return {
      tried: plural(tried, 'readings and changes'),
      figure: `${plural(entries, 'entries')}, ${faults.length} differences`,
      faults,
    };
  },
  mutation: {
    name: 'the audit log swallows entries',
    break: ({ owner }) =>
      owner.query('create rule none as on insert to audit_log do instead nothing'),
  },
};
