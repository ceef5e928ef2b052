/** One text of each kind, written by who writes such texts, through the routes. */
import { equal } from 'node:assert/strict';
import type { Pair } from './pair.ts';
import { answerAll } from './rater.ts';
import { linkIn, type Visitor, type World } from './world.ts';

export type Who =
  | 'network.coordinator'
  | 'network.contact'
  | 'network.mentor'
  | 'network.mentee'
  | 'network.auditor'
  | 'network.registrar'
  | 'school.coordinator'
  | 'school.mentor'
  | 'school.counsellor'
  | 'both';
export const everybody: Who[] = [
  'network.coordinator',
  'network.contact',
  'network.mentor',
  'network.mentee',
  'network.auditor',
  'network.registrar',
  'school.coordinator',
  'school.mentor',
  'school.counsellor',
  'both',
];

type Writing = {
  visitors: Map<Who, Visitor>;
  pair: Pair;
  /** Who finds which word on a page. */
  readers: Map<string, Who[]>;
  /** A new word for a kind of text, and who may find it. */
  word: (kind: string, ...who: Who[]) => string;
};

const done = (reply: { status: number; text: string }, what: string) =>
  equal(reply.status, 303, `${what}: ${/class="error"[^>]*>([^<]+)/.exec(reply.text)?.[1] ?? ''}`);

/** Words that are nowhere else, and who may find each. */
export function newWords(): Pick<Writing, 'readers' | 'word'> {
  const readers = new Map<string, Who[]>();
  const word = (kind: string, ...who: Who[]): string => {
    const made = `kanarie${kind}${String(readers.size + 1).padStart(3, '0')}`;
    readers.set(made, who);
    return made;
  };
  return { readers, word };
}

/** One text of each class and kind, each through its own route. */
export async function writeTexts({
  visitors,
  pair,
  readers,
  word: canary,
}: Writing): Promise<void> {
  const { mentor, mentee, path } = pair;
  const both: Who[] = ['network.mentor', 'network.mentee'];
  const meeting = { held_on: '2026-11-20', minutes: '60' };
  done(
    await mentor.post(`${path}/meetings`, {
      ...meeting,
      note_class: 'private',
      note: canary('private', 'network.mentor'),
    }),
    'private',
  );
  done(
    await mentor.post(`${path}/meetings`, {
      ...meeting,
      note_class: 'shared',
      note: canary('shared', ...both),
      points: canary('point', ...both),
      reading: canary('reading', 'network.mentor'),
      agreement: canary('agreed', ...both),
      agreement_owner: pair.ids.mentee,
    }),
    'shared',
  );
  done(
    await mentee.post(`${path}/agreement`, {
      after: '0',
      aim: canary('aim', ...both),
      rhythm: 'x',
      confidence: canary('confidence', ...both),
      ending: canary('ending', ...both),
    }),
    'agreement',
  );
  done(
    await mentee.post(`${path}/agenda`, { item: canary('agenda', ...both), kind: 'topic' }),
    'agenda',
  );
  done(await mentee.post(`${path}/needs`, { need: canary('need', ...both) }), 'need');
  done(await mentee.post(`${path}/goals`, { goal: canary('goal', ...both) }), 'goal');
  done(
    await mentor.post(`${path}/cards`, { kind: 'question', question: canary('card', ...both) }),
    'card',
  );
  done(
    await mentor.post(`${path}/cards`, {
      kind: 'debrief',
      what: canary('debrief', 'network.mentor'),
      feel: 'x',
    }),
    'debrief',
  );
  done(
    await mentor.post(`${path}/handovers`, {
      to: pair.ids.next,
      handover: canary('handover', ...both),
    }),
    'handover',
  );
  done(
    await mentor.post(`${path}/closing`, {
      talk_on: '2026-11-22',
      look_back: canary('closing', ...both),
    }),
    'closing',
  );
  done(
    await mentor.post('/o/ledarnatverket/about-me', { about: canary('about', ...both) }),
    'about',
  );
  done(
    await mentor.post(`/o/ledarnatverket/cohorts/${pair.cohort}/team/tasks`, {
      task: canary('team', 'network.mentor'),
    }),
    'team',
  );
  const raised = canary('raised');
  done(
    await mentee.post(`${path}/signals`, { kind: 'conduct', severity: 'high', words: raised }),
    'signal',
  );
  readers.set(raised, ['both', 'network.coordinator']);
  await writeAtSchool({ visitors, canary });
}

async function writeAtSchool({
  visitors,
  canary,
}: {
  visitors: Writing['visitors'];
  canary: Writing['word'];
}): Promise<void> {
  const base = '/o/lindenhof';
  const teacher = visitors.get('school.mentor')!;
  const counsellor = visitors.get('school.counsellor')!;
  const home = (await teacher.get(`${base}/mentorships`)).text;
  const group = linkIn(home, /\/mentorships\/[0-9a-f-]{36}$/);
  const overview = (await teacher.get(group.replace('/mentorships/', '/class/'))).text;
  const pupil = linkIn(overview, /\/pupils\/[0-9a-f-]{36}$/);
  const talk = `${pupil.replace('/mentorships/', '/class/')}/talk`;
  const meeting = { held_on: '2026-11-20', minutes: '15', present: pupil.split('/').at(-1)! };
  done(
    await teacher.post(talk, {
      ...meeting,
      note_class: 'shared',
      note: canary('pupil', 'school.mentor'),
    }),
    'pupil',
  );
  done(
    await teacher.post(talk, {
      ...meeting,
      note_class: 'official',
      note: canary('official', 'school.mentor'),
    }),
    'official',
  );
  done(
    await teacher.post(talk, {
      ...meeting,
      note_class: 'safeguarding',
      note: canary('safeguarding', 'school.mentor'),
    }),
    'safeguarding',
  );
  done(
    await teacher.post(`${pupil}/notes`, {
      about: 'helps',
      text: canary('support', 'school.mentor'),
    }),
    'support',
  );
  done(
    await teacher.post(`${pupil}/notes`, {
      about: 'worry',
      signs: 'tired',
      step: 'watch',
      text: canary('worry', 'school.mentor'),
    }),
    'worry',
  );
  for (const readers of ['own', 'mentors', 'pupil'])
    done(
      await teacher.post(`${pupil}/notes`, {
        about: 'note',
        readers,
        text: canary(`note${readers}`, 'school.mentor'),
      }),
      `note for ${readers}`,
    );
  done(
    await teacher.post(`${pupil}/notes`, {
      about: 'question',
      target: 'counsellor',
      consent: 'pupil',
      text: canary('extract', 'school.mentor', 'school.counsellor'),
    }),
    'referral',
  );
  done(
    await teacher.post(
      `${pupil.replace('/class/', '/mentorships/').replace('/pupils/', '/careers/')}/reflections`,
      {
        competence: 'work',
        reflection: canary('career', 'school.mentor'),
      },
    ),
    'career',
  );
  const [, next] = /id="next_mentor".*?<option value="([0-9a-f-]{36})"/s.exec(
    (await teacher.get(pupil)).text,
  )!;
  done(
    await teacher.post(`${pupil}/notes`, {
      about: 'next',
      next_mentor: next!,
      text: canary('along', 'school.mentor'),
      consent_of: 'pupil',
    }),
    'along',
  );
  const one = linkIn(
    (await counsellor.get(`${base}/referrals`)).text,
    /\/referrals\/[0-9a-f-]{36}$/,
  );
  done(await counsellor.post(`${one}/acceptance`, {}), 'acceptance');
  done(await counsellor.post(`${one}/sealed`, { sealed: canary('sealed') }), 'sealed');
}

/**
 * A round, a rater who is no member, a level for everything and these words. Nobody reads them
 * before the round is released.
 */
export async function writeAnswer(
  world: World,
  { visitors, pair }: Pick<Writing, 'visitors' | 'pair'>,
  words: string,
): Promise<void> {
  const base = '/o/ledarnatverket';
  const office = visitors.get('network.coordinator')!;
  const form = (await office.get(`${base}/cohorts/${pair.cohort}/rounds`)).text;
  const competences = [
    ...new Set([...form.matchAll(/name="competences"[^>]*value="([^"]+)"/g)].map(([, id]) => id!)),
  ];
  const made = await office.post(`${base}/cohorts/${pair.cohort}/rounds`, {
    name: 'Now',
    opens_on: '2026-11-01',
    closes_on: '2026-11-30',
    sources: 'self,mentee,colleague,supervisor',
    competences: competences.slice(0, 2).join(','),
    most: '20',
    minimum: '3',
    confidentiality: 'confidential',
    release_mode: 'own',
  });
  done(made, 'round');
  done(
    await pair.mentor.post(`${made.location}/mine`, {
      name: 'A colleague',
      email: 'colleague@elsewhere.example',
      source: 'colleague',
    }),
    'nomination',
  );
  const rater = /\/raters\/([0-9a-f-]{36})\/check/.exec(
    (await office.get(made.location)).text,
  )![1]!;
  done(await office.post(`${made.location}/raters/${rater}/check`, { agreed: 'yes' }), 'check');
  const { text } = await office.post(`${made.location}/raters/${rater}/link`, {});
  await answerAll(world, /value="https?:\/\/[^"/]+(\/rate\/[\w-]+)"/.exec(text)![1]!, '4', {
    keep: words,
  });
}
