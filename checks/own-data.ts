/**
 * Check 56: the file about oneself (GDPR, Art. 15) holds every text that its person wrote, and what
 * decisions said of them, and no text that they could not read on a page; what is handed out by
 * people only (RE-3) is not in it.
 */
import { demoAddress } from '../src/app/demo/demo.ts';
import { openPair } from '../test/support/pair.ts';
import { everybody, newWords, writeAnswer, writeTexts, type Who } from '../test/support/texts.ts';
import { visit, type Visitor } from '../test/support/world.ts';
import { plural, type Check } from './check.ts';

/** Who writes which kinds of the texts that are written here. */
const written: Partial<Record<Who, string[]>> = {
  'network.mentor': [
    'private',
    'shared',
    'point',
    'reading',
    'agreed',
    'card',
    'debrief',
    'handover',
    'closing',
    'about',
    'team',
  ],
  'network.mentee': ['aim', 'confidence', 'ending', 'agenda', 'need', 'goal'],
  'school.mentor': [
    'pupil',
    'official',
    'safeguarding',
    'support',
    'career',
    'along',
    'noteown',
    'notementors',
    'notepupil',
  ],
};
/** What others are named in, or what is being looked into: asked for, and a person decides. */
const byPeople = ['raised', 'worry', 'extract', 'sealed'];
/** Answers of raters belong to nobody's file before a report is made of them. */
const ofRaters = ['answer'];

export const ownData: Check = {
  number: 56,
  name: 'the file about oneself holds all that somebody wrote, their name and what was decided about them, and nothing that others may keep from them',
  isQuick: true,
  run: async (stage) => {
    const faults: string[] = [];
    const { readers, word } = newWords();
    const pair = await openPair(stage);
    const visitors = new Map<Who, Visitor>();
    for (const who of everybody) visitors.set(who, await visit(stage, who));
    await writeTexts({ visitors, pair, readers, word });
    await writeAnswer(stage, { visitors, pair }, word('answer'));
    const kindOf = (made: string) => made.slice(7, -3);
    const kinds = [...readers.keys()].map(kindOf);
    for (const kind of new Set(kinds))
      if (![...Object.values(written).flat(), ...byPeople, ...ofRaters].includes(kind))
        faults.push(`nobody is said to write ${kind}`);
    let [own, tables] = [0, 0];
    for (const [who, visitor] of visitors) {
      for (const slug of who === 'both'
        ? ['lindenhof', 'ledarnatverket']
        : [who.startsWith('school') ? 'lindenhof' : 'ledarnatverket']) {
        const { status, text } = await visitor.get(`/o/${slug}/my-data/file`);
        const { data } =
          status === 200
            ? (JSON.parse(text) as { data: Record<string, Record<string, unknown>[]> })
            : { data: {} };
        tables += Object.keys(data).length;
        if (
          !data.account?.some(({ email }) => email === demoAddress(who)) ||
          !data.session?.length ||
          !data.person?.[0]?.given_name
        )
          faults.push(`${who}: not the own name, address and sessions`);
        for (const [made, may] of readers) {
          const kind = kindOf(made);
          if (written[who]?.includes(kind)) {
            own++;
            if (!text.includes(made)) faults.push(`${who}: not ${kind}`);
          } else if (text.includes(made) && (!may.includes(who) || byPeople.includes(kind)))
            faults.push(`${who}: ${kind} of somebody else`);
        }
      }
    }
    const decided = JSON.parse((await pair.mentor.get('/o/ledarnatverket/my-data/file')).text) as {
      data: { admission_decision?: { admitted: boolean; parts: unknown[] }[] };
    };
    if (
      !decided.data.admission_decision?.some(({ admitted, parts }) => admitted && parts.length > 0)
    )
      faults.push('network.mentor: not the decision on the own application');
    return {
      tried: `${visitors.size} files, ${plural(tables, 'tables')}, ${readers.size} texts, ${own} of them the own`,
      figure: `${faults.length} missing or too many`,
      faults,
    };
  },
  mutation: {
    name: 'whoever is in the organisation reads notes',
    break: ({ owner }) => owner.query('create policy broken on confided_text using (true)'),
  },
};
