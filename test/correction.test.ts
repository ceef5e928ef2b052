import { equal, match, ok, rejects } from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { demoPassword } from '../src/features/accounts/sign-in.pages.tsx';
import { withPurpose } from '../src/platform/database.ts';
import { openClass, type Class } from './support/class.ts';
import { openPair, type Pair } from './support/pair.ts';
import { linkIn, openWorld, visit, type Visitor, type World } from './support/world.ts';

let world: World;
let pair: Pair;
let group: Class;
before(async () => {
  world = await openWorld();
  pair = await openPair(world);
});
after(() => world.close());

const page = async (who: 'mentor' | 'mentee') => (await pair[who].get(pair.path)).text;
const hours = async () => (await pair.mentor.get(`${pair.path}/hours`)).text;
const record = (fields: Record<string, string> = {}) =>
  pair.mentor.post(`${pair.path}/meetings`, {
    held_on: '2026-11-20',
    minutes: '60',
    note_class: 'shared',
    note: 'CANARY-NOTE we spoke about delegating',
    points: 'CANARY-POINT try it once',
    reading: 'CANARY-READING tired',
    agreement: 'CANARY-AGREED call HR',
    agreement_owner: pair.ids.mentee,
    agreement_due: '2026-12-01',
    ...fields,
  });
const correctionOf = async () =>
  linkIn(await page('mentor'), /\/meetings\/[0-9a-f-]{36}\/correction$/);

test('M-40: a meeting is corrected with what came with it by who recorded it, and how it stood before is said', async () => {
  equal((await record()).status, 303);
  match(await page('mentee'), /CANARY-NOTE/);
  const path = await correctionOf();
  const form = await pair.mentor.get(path);
  for (const word of ['NOTE', 'POINT', 'READING', 'AGREED'])
    match(form.text, new RegExp(`CANARY-${word}`), word);
  equal((await pair.mentee.get(path)).status, 404);
  const fields = {
    held_on: '2026-11-19',
    minutes: '90',
    note: 'CANARY-NEW we spoke about hiring',
    reading: 'CANARY-READING tired',
    points: 'CANARY-POINT try it once',
    agreement: 'CANARY-AGREED call the union',
    agreement_owner: pair.ids.mentor,
    agreement_due: '',
  };
  equal((await pair.mentee.post(path, fields)).status, 404);
  const tomorrow = await pair.mentor.post(path, { ...fields, held_on: '2026-11-23' });
  equal(tomorrow.status, 422);
  match(tomorrow.text, /CANARY-NEW/, 'what was typed stays');
  equal((await pair.mentor.post(path, { ...fields, agreement_owner: '' })).status, 422);
  equal((await pair.mentor.post(path, fields)).status, 303);
  for (const who of ['mentor', 'mentee'] as const) {
    const text = await page(who);
    match(text, /CANARY-NEW/);
    match(text, /CANARY-AGREED call the union/);
    match(text, /1 hr 30 mins/);
    match(text, /Corrected by .*before: .*1 hr/);
    ok(!/CANARY-NOTE|call HR/.test(text), `${who} reads what was replaced`);
  }
  match(await page('mentee'), /CANARY-POINT/);
  const coordinator = await visit(world, 'network.coordinator');
  const seen = (await coordinator.get(pair.path)).text;
  match(seen, /Corrected by/);
  ok(!seen.includes('CANARY'));
});

test('M-40: what others have built on stays: a confirmed point, a settled agreement, an answered note', async () => {
  const path = await correctionOf();
  const confirmation = /action="([^"]+\/points\/[0-9a-f-]{36}\/confirmation)"/.exec(
    await page('mentee'),
  )![1]!;
  equal((await pair.mentee.post(confirmation, {})).status, 303);
  const view = /action="([^"]+\/meetings\/[0-9a-f-]{36}\/view)"/.exec(await page('mentee'))![1]!;
  equal((await pair.mentee.post(view, { view: 'CANARY-VIEW I see it otherwise' })).status, 303);
  const form = (await pair.mentor.get(path)).text;
  match(form, /its words stay as they are/);
  match(form, /the key points stay as they are/);
  equal(
    (
      await pair.mentor.post(path, {
        held_on: '2026-11-19',
        minutes: '45',
        note: 'CANARY-OTHER',
        points: 'CANARY-OTHER',
        agreement: 'CANARY-AGREED call the union',
        agreement_owner: pair.ids.mentor,
      })
    ).status,
    303,
  );
  const text = await page('mentee');
  match(text, /45 mins/);
  match(text, /CANARY-NEW/);
  match(text, /CANARY-POINT/);
  ok(!text.includes('CANARY-OTHER'));
  // M-43: nor is it withdrawn from under them.
  match((await pair.mentor.get(path)).text, /cannot be withdrawn/);
  const withdrawn = await pair.mentor.post(path.replace(/correction$/, 'withdrawal'), {});
  equal(withdrawn.status, 422);
  match(withdrawn.text, /add what is different in a new note/);
  for (const who of ['mentor', 'mentee'] as const)
    match(await page(who), /CANARY-NEW[^]*CANARY-VIEW[^]*CANARY-POINT/);
});

test('M-40: a meeting recorded twice is withdrawn with all that came with it, and can be brought back', async () => {
  await record({ minutes: '300', note: 'CANARY-TWICE', agreement: 'CANARY-TWICE-AGREED' });
  match(await hours(), /5 hrs/);
  const path = await correctionOf();
  const id = /meetings\/([0-9a-f-]{36})/.exec(path)![1]!;
  const withdraw = `${pair.path}/meetings/${id}/withdrawal`;
  equal((await pair.mentee.post(withdraw, {})).status, 404);
  equal((await pair.mentor.post(withdraw, {})).status, 303);
  for (const who of ['mentor', 'mentee'] as const) {
    const text = await page(who);
    ok(!text.includes('CANARY-TWICE'), `${who} still reads it`);
    match(text, /withdrawn by/);
  }
  ok(!/5 hrs/.test(await hours()), 'its minutes count no more');
  const found = await pair.mentee.get('/o/ledarnatverket/mentorships/search?q=CANARY-TWICE');
  ok(!/<mark>|CANARY-TWICE-AGREED/.test(found.text));
  equal((await pair.mentor.get(path)).status, 404);
  equal((await pair.mentor.post(withdraw, {})).status, 404, 'once');
  const restore = `${pair.path}/meetings/${id}/restoring`;
  equal((await pair.mentee.post(restore, {})).status, 404);
  ok(!(await page('mentee')).includes(restore));
  match(await page('mentor'), new RegExp(restore));
  equal((await pair.mentor.post(restore, {})).status, 303);
  match(await page('mentee'), /CANARY-TWICE-AGREED/);
  match(await hours(), /5 hrs/);
});

test('M-40: after seven days nothing is corrected or withdrawn, and the page says so', async () => {
  const path = await correctionOf();
  const id = /meetings\/([0-9a-f-]{36})/.exec(path)![1]!;
  await world.owner.query(`update meeting set recorded_at = '2026-11-14 09:00Z' where id = $1`, [
    id,
  ]);
  equal((await pair.mentor.get(path)).location, pair.path);
  const late = await pair.mentor.post(path, { held_on: '2026-11-20', minutes: '10', note: 'x' });
  equal(late.status, 422);
  match(late.text, /within seven days/);
  equal((await pair.mentor.post(`${pair.path}/meetings/${id}/withdrawal`, {})).status, 422);
});

test('M-25, M-40: a pupil corrects, withdraws and brings back no meeting, also one that was the own record once', async () => {
  group = await openClass(world);
  const pupil = await group.as('pupil');
  const { id } = (
    await world.owner.query(
      `insert into meeting (organisation_id, mentorship_id, held_on, minutes, with_mentee_id, recorded_by)
        values ($1, $2, '2026-11-20', 15, $3, $3) returning id`,
      [group.organisation, group.path.split('/').at(-1), group.pupil],
    )
  ).rows[0] as { id: string };
  const path = `${group.path}/meetings/${id}`;
  ok(!(await pupil.get(`${group.path}/meetings`)).text.includes(`${path}/correction`));
  const fields = { held_on: '2026-11-20', minutes: '60', with_mentee: '', note: 'for everybody' };
  equal((await pupil.post(`${path}/correction`, fields)).status, 404);
  for (const act of ['withdrawal', 'restoring'])
    equal((await pupil.post(`${path}/${act}`, {})).status, 404, act);
});

/** Records a talk with one pupil of the class; the address of it. */
async function talk(
  mentor: Visitor,
  { with_mentee: pupil, ...fields }: Record<string, string> & { with_mentee: string },
): Promise<string> {
  const of = group.path.replace('/mentorships/', '/class/');
  const reply = await mentor.post(`${of}/pupils/${pupil}/talk`, {
    held_on: '2026-11-20',
    minutes: '15',
    note_class: 'shared',
    present: pupil,
    ...fields,
  });
  equal(reply.status, 303, reply.text);
  const { rows } = await world.owner.query(
    `select id from meeting where mentorship_id = $1 order by recorded_at desc limit 1`,
    [group.path.split('/').at(-1)],
  );
  return `${group.path}/meetings/${(rows[0] as { id: string }).id}`;
}

test('M-42: a correction gives what was said with one pupil to no other and not to the group, also when that pupil has left', async () => {
  const mentor = await group.as('mentor');
  const pupil = await group.as('pupil');
  const other = group.pupils.find((one) => one !== group.pupil)!;
  const fields = {
    held_on: '2026-11-20',
    minutes: '15',
    note: 'CANARY-ALONE at home',
    points: 'CANARY-ALONE ask for help',
    agreement: 'CANARY-ALONE call',
    agreement_owner: other,
  };
  const meeting = await talk(mentor, { ...fields, with_mentee: other });
  const correct = (changes: Record<string, string>) =>
    mentor.post(`${meeting}/correction`, { ...fields, ...changes });
  const another = await correct({
    with_mentee: other,
    agreement: 'CANARY-ALONE write',
    agreement_owner: group.pupil,
  });
  equal(another.status, 422);
  match(another.text, /This talk was with somebody else/);
  await world.owner.query(
    `update mentorship_member set last_day = '2026-11-21' where person_id = $1 and mentorship_id = $2`,
    [other, group.path.split('/').at(-1)],
  );
  const form = (await mentor.get(`${meeting}/correction`)).text;
  match(form, new RegExp(`<option[^>]*value="${other}"`));
  for (const with_mentee of ['', crypto.randomUUID()])
    equal((await correct({ with_mentee })).status, 422, with_mentee);
  equal((await correct({ with_mentee: other, minutes: '20' })).status, 303);
  equal((await correct({ with_mentee: other, note: 'CANARY-ALONE better' })).status, 303);
  ok(!(await pupil.get(`${group.path}/meetings`)).text.includes('CANARY-ALONE'));
  match((await mentor.get(`${meeting}/correction`)).text, /CANARY-ALONE better/);
});

test('M-42: the class of a note stays with its meeting, also while there is no note', async () => {
  const mentor = await group.as('mentor');
  const pupil = await group.as('pupil');
  for (const noteClass of ['private', 'safeguarding'])
    for (const note of ['', 'CANARY-CLASS first']) {
      const meeting = await talk(mentor, {
        with_mentee: group.pupil,
        note_class: noteClass,
        note,
      });
      const fields = { held_on: '2026-11-20', minutes: '15', with_mentee: group.pupil };
      for (const text of ['CANARY-CLASS one', '', 'CANARY-CLASS two']) {
        const reply = await mentor.post(`${meeting}/correction`, { ...fields, note: text });
        equal(reply.status, 303, `${noteClass} ${text}`);
        ok(
          !(await pupil.get(`${group.path}/meetings`)).text.includes('CANARY-CLASS'),
          `${noteClass} ${text}`,
        );
      }
      match(
        (await mentor.get(`${meeting}/correction`)).text,
        noteClass === 'private'
          ? /Who may read this: Only me/
          : /Who may read this: Named specialists/,
      );
    }
});

test('M-43: a note under seal that a counsellor has read is neither replaced nor withdrawn', async () => {
  const mentor = await group.as('mentor');
  const counsellor = await group.as('counsellor');
  const meeting = await talk(mentor, {
    with_mentee: group.pupil,
    note_class: 'safeguarding',
    note: 'CANARY-SEAL first',
  });
  const id = meeting.split('/').at(-1)!;
  const sent = await mentor.post(`${group.card}/notes`, {
    about: 'question',
    target: 'counsellor',
    consent: 'pupil',
    text: 'Sleeps in class',
  });
  equal(sent.status, 303);
  const referral = linkIn(
    (await counsellor.get(`${group.base}/referrals`)).text,
    /\/referrals\/[0-9a-f-]{36}$/,
  );
  equal((await counsellor.post(`${referral}/acceptance`, {})).status, 303);
  const { text_id: note } = (
    await world.owner.query(`select text_id from meeting where id = $1`, [id])
  ).rows[0] as { text_id: string };
  ok((await counsellor.get(referral)).text.includes(note));
  const asked = { note, reason: 'CANARY-REASON', password: demoPassword };
  match((await counsellor.post(`${referral}/sealed/reading`, asked)).text, /CANARY-SEAL/);
  equal((await mentor.post(`${meeting}/withdrawal`, {})).status, 422);
  const fields = { held_on: '2026-11-19', minutes: '15', with_mentee: group.pupil };
  const corrected = await mentor.post(`${meeting}/correction`, { ...fields, note: 'CANARY-OTHER' });
  equal(corrected.status, 303);
  match((await mentor.get(`${meeting}/correction`)).text, /CANARY-SEAL first/);
  match((await counsellor.get(referral)).text, /CANARY-REASON/);
  const { recorded_by: person } = (
    await world.owner.query(`select recorded_by from meeting where id = $1`, [id])
  ).rows[0] as { recorded_by: string };
  await rejects(
    world.database.inTenant({ organisation: group.organisation, person }, 'write', (tx) =>
      withPurpose(tx, 'withdraw', () =>
        sql`update meeting set withdrawn_on = '2026-11-22' where id = ${id}`.execute(tx),
      ),
    ),
    /somebody relies on this meeting/,
  );
});
