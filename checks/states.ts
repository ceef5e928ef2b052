/**
 * M-23, M-24, check 10: each state of a mentorship, each of whom it concerns, each thing they might
 * do, as one table.
 */
import { deepEqual } from 'node:assert/strict';
import { openPair } from '../test/support/pair.ts';
import { readTexts, visit, type Visitor } from '../test/support/world.ts';
import { plural, type Check, type Stage } from './check.ts';

const meeting = { held_on: '2026-11-20', minutes: '60' };

/** Under the page of the mentorship; what is written is told apart by a number. */
const acts: Record<string, { path: string; fields: (word: string) => Record<string, string> }> = {
  meeting: {
    path: '/meetings',
    fields: (word) => ({ ...meeting, note_class: 'shared', note: word }),
  },
  goal: { path: '/goals', fields: (word) => ({ goal: word }) },
  need: { path: '/needs', fields: (word) => ({ need: word }) },
  agenda: { path: '/agenda', fields: (word) => ({ item: word, kind: 'topic' }) },
  card: { path: '/cards', fields: (word) => ({ kind: 'question', question: word }) },
  agreement: { path: '/agreements', fields: (word) => ({ what: word, owner: '' }) },
  hours: {
    path: '/hours',
    fields: () => ({ kind: 'preparation', day: '2026-11-20', minutes: '30' }),
  },
};
const pages = ['', '/next', '/goals', '/cards', '/agreement', '/course', '/hours'];

type State = 'proposed' | 'active' | 'paused' | 'closed' | 'left';
/** What a cell comes to. `some`: of what was there before, nothing that came since. */
type Row = { looks: 'yes' | 'no'; writes: 'yes' | 'no'; reads: 'all' | 'some' | 'none' };
const all: Row = { looks: 'yes', writes: 'yes', reads: 'all' };
const nothing: Row = { looks: 'no', writes: 'no', reads: 'none' };
/** Coordinators see that people meet, never what was said. */
const facts: Row = { looks: 'yes', writes: 'no', reads: 'none' };
/** Records of meetings close: each reads the own ones. */
const over: Row = { looks: 'yes', writes: 'no', reads: 'some' };

/**
 * Who may do what in which state. Paused, people may still write down what was; closed, each reads
 * the own records and writes nothing.
 * `left`: the mentor has been replaced and the mentorship goes on.
 */
const table: Record<
  State,
  Record<'mentor' | 'mentee' | 'other mentor' | 'coordinator' | 'contact person' | 'auditor', Row>
> = {
  proposed: {
    mentor: nothing,
    mentee: nothing,
    'other mentor': nothing,
    coordinator: nothing,
    'contact person': nothing,
    auditor: nothing,
  },
  active: {
    mentor: all,
    mentee: all,
    'other mentor': nothing,
    coordinator: facts,
    'contact person': nothing,
    auditor: nothing,
  },
  paused: {
    mentor: all,
    mentee: all,
    'other mentor': nothing,
    coordinator: facts,
    'contact person': nothing,
    auditor: nothing,
  },
  closed: {
    mentor: over,
    mentee: over,
    'other mentor': nothing,
    coordinator: facts,
    'contact person': nothing,
    auditor: nothing,
  },
  left: {
    mentor: { ...nothing, reads: 'some' },
    mentee: all,
    'other mentor': nothing,
    coordinator: facts,
    'contact person': nothing,
    auditor: nothing,
  },
};

export const states: Check = {
  number: 10,
  name: 'states of a mentorship: proposed, active, paused, closed, gone on with another mentor; who looks, writes and reads',
  isQuick: true,
  run: async (stage: Stage) => {
    const pair = await openPair(stage);
    const { owner } = stage;
    const id = pair.path.split('/').at(-1)!;
    await owner.query(`set app.scope = 'sign-in'`);
    const { id: other } = (
      await owner.query<{ id: string }>(
        `select p.id from person p join account a on a.id = p.account_id where a.email = 'both.demo@mentorium.example'`,
      )
    ).rows[0]!;
    await owner.query(
      `insert into membership (organisation_id, person_id, role) values ($1, $2, 'mentor')`,
      [pair.organisation, other],
    );
    await owner.query(`delete from membership where person_id = $1 and role <> 'mentor'`, [other]);
    const people: Record<keyof (typeof table)['active'], Visitor> = {
      mentor: pair.mentor,
      mentee: pair.mentee,
      'other mentor': await visit(stage, 'both'),
      coordinator: await visit(stage, 'network.coordinator'),
      'contact person': await visit(stage, 'network.contact'),
      auditor: await visit(stage, 'network.auditor'),
    };
    const ids = {
      mentor: pair.ids.mentor,
      mentee: pair.ids.mentee,
      'other mentor': other,
      ...Object.fromEntries(
        (
          await owner.query<{ role: string; id: string }>(
            `select role, min(person_id::text) as id from membership where role in ('coordinator', 'contact-person', 'auditor') group by role`,
          )
        ).rows.map((row) => [row.role.replace('-', ' '), row.id]),
      ),
    } as Record<keyof typeof people, string>;
    // Another member organisation than the two of the pair: a contact person sees the facts of the
    // own one.
    await owner.query(
      `update person set member_organisation_id = null where id = any($1::uuid[])`,
      [[pair.ids.mentor, pair.ids.mentee]],
    );
    let [count, cells] = [0, 0];
    const faults: string[] = [];
    const written: string[] = [];
    /** Somebody who may, writes; so there is something that others might read. */
    const write = async (visitor: Visitor): Promise<void> => {
      const word = `state${++count}`;
      const { status } = await visitor.post(`${pair.path}/meetings`, {
        ...meeting,
        note_class: 'shared',
        note: word,
      });
      if (status === 303) written.push(word);
    };
    const read = async (person: string): Promise<string[]> => {
      const texts = await stage.database.inTenant(
        { organisation: pair.organisation, person, today: '2026-11-22' },
        'read',
        (tx) => readTexts(tx, 'confided_text.body'),
      );
      return written.filter((word) => texts.includes(word));
    };
    const rowOf = async (who: keyof typeof people, before: number): Promise<Row> => {
      const visitor = people[who];
      const seen = await Promise.all(
        pages.map(async (page) => (await visitor.get(pair.path + page)).status === 200),
      );
      const done: boolean[] = [];
      const has = await read(ids[who]);
      for (const { path, fields } of Object.values(acts)) {
        const { status } = await visitor.post(pair.path + path, {
          ...fields(`act${++count}`),
          ...(path === '/agreements' ? { owner: pair.ids.mentee } : {}),
        });
        if (![303, 403, 404, 422].includes(status)) faults.push(`${who} ${path}: ${status}`);
        done.push(status === 303);
      }
      cells += pages.length + done.length + 1;
      const one = (name: string, some: boolean[]): 'yes' | 'no' => {
        // A coordinator looks at the mentorship and its course, not at what belongs to the two.
        if (who === 'coordinator' && name === 'looks') return some[0] ? 'yes' : 'no';
        if (some.some((it) => it !== some[0]))
          faults.push(`${who} ${name} ${JSON.stringify(some)}`);
        return some[0] ? 'yes' : 'no';
      };
      return {
        looks: one('looks', seen),
        writes: one('writes', done),
        reads:
          has.length === 0
            ? 'none'
            : has.length === written.length
              ? 'all'
              : has.every((word) => written.indexOf(word) < before)
                ? 'some'
                : 'all',
      };
    };
    const enter: Record<State, () => Promise<unknown>> = {
      proposed: async () => {
        await owner.query(
          `set app.purpose = 'erase'; delete from mentorship_member where mentorship_id = '${id}'; delete from mentorship where id = '${id}'; set app.purpose = ''`,
        );
        await owner.query(
          `insert into proposal (organisation_id, run_id, cohort_id, mentor_id, mentee_id, score, reasons, sent_at, answer_by) select organisation_id, run_id, cohort_id, $1, $2, 1, reasons, now(), '2026-12-01' from proposal limit 1`,
          [pair.ids.mentor, pair.ids.mentee],
        );
      },
      active: async () => {
        await owner.query(
          `insert into mentorship (organisation_id, id, cohort_id, kind, first_day) values ($1, $2, $3, 'pair', '2026-09-01')`,
          [pair.organisation, id, pair.cohort],
        );
        for (const [part, person] of [
          ['mentor', pair.ids.mentor],
          ['mentee', pair.ids.mentee],
        ])
          await owner.query(
            `insert into mentorship_member (organisation_id, mentorship_id, person_id, part, first_day) values ($1, $2, $3, $4, '2026-09-01')`,
            [pair.organisation, id, person, part],
          );
        await write(pair.mentor);
      },
      paused: () =>
        owner.query(
          `insert into pause (organisation_id, mentorship_id, first_day, reason, asked_by) values ($1, $2, '2026-11-01', 'leave', $3)`,
          [pair.organisation, id, pair.ids.mentor],
        ),
      left: async () => {
        await owner.query('update pause set last_day = first_day');
        await owner.query(
          `update mentorship_member set last_day = '2026-11-21' where mentorship_id = $1 and person_id = $2`,
          [id, pair.ids.mentor],
        );
      },
      closed: async () => {
        await owner.query(`update mentorship_member set last_day = null where mentorship_id = $1`, [
          id,
        ]);
        await owner.query(
          `insert into closure (organisation_id, mentorship_id, closed_on, reason, closed_by) values ($1, $2, '2026-11-22', 'completed', $3)`,
          [pair.organisation, id, pair.ids.mentee],
        );
      },
    };
    for (const state of Object.keys(enter) as State[]) {
      await enter[state]();
      const before = written.length;
      await write(pair.mentee);
      for (const who of Object.keys(people) as (keyof typeof people)[]) {
        const row = await rowOf(who, before);
        try {
          deepEqual(row, table[state][who]);
        } catch {
          faults.push(
            `${state}, ${who}: ${JSON.stringify(row)} instead of ${JSON.stringify(table[state][who])}`,
          );
        }
      }
    }
    return {
      tried: `${plural(Object.keys(enter).length, 'states')}, ${plural(Object.keys(people).length, 'people')}, ${plural(cells, 'cells')}`,
      figure: `${faults.length} otherwise than in the table`,
      faults,
    };
  },
  mutation: {
    name: 'a text is read by whoever ever was in the mentorship',
    break: ({ owner }) =>
      owner.query(
        `drop policy member on confided_text; create policy member on confided_text for select using (exists (select from mentorship_member m where m.organisation_id = confided_text.organisation_id and m.mentorship_id = confided_text.mentorship_id
          and m.person_id = nullif(current_setting('app.person', true), '')::uuid))`,
      ),
  },
};
