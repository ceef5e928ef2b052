import { deepEqual, equal, notEqual, ok } from 'node:assert/strict';
import { test } from 'node:test';
import type { DraftCriterion } from '../src/core/reader/draft.ts';
import { readProfile } from '../src/core/reader/read.ts';

/** Two conditions and what stands around them, in one language each. */
type Speech = {
  heading: string;
  first: string;
  second: string;
  third: string;
  other: string;
  or: string[];
  and: string;
  pairs: [string, string][];
  oneOf: string;
  list: string;
  competences: string;
  leadIn: string;
  works: string;
};

const speech: Record<string, Speech> = {
  en: {
    heading: 'Requirements for mentors',
    first: 'at least five years of experience as a manager',
    second: 'at least three years of experience as a leader without staff',
    third: 'at least two years of experience as a head teacher',
    other: 'has been nominated by the agency',
    or: ['or', 'OR', 'and/or', 'or else'],
    and: 'and',
    pairs: [['either', 'or']],
    oneOf: 'One of the following:',
    list: 'experience in HR, finance or communication',
    competences: 'Competences',
    leadIn: 'To be accepted as a mentor you must',
    works: 'work in a school in the city',
  },
  nl: {
    heading: 'Eisen aan de mentor',
    first: 'minstens vijf jaar ervaring als leidinggevende',
    second: 'minstens drie jaar ervaring als teamleider zonder personeel',
    third: 'minstens twee jaar ervaring als rector',
    other: 'is voorgedragen door de organisatie',
    or: ['of', 'OF', 'en/of', 'dan wel'],
    and: 'en',
    pairs: [
      ['hetzij', 'hetzij'],
      ['ofwel', 'ofwel'],
    ],
    oneOf: 'Een van de volgende:',
    list: 'ervaring in HR, financiën of communicatie',
    competences: 'Competenties',
    leadIn: 'Om mentor te worden moet je',
    works: 'werken op een school in de stad',
  },
  sv: {
    heading: 'Krav på mentorn',
    first: 'minst fem års erfarenhet som chef',
    second: 'minst tre års erfarenhet som ledare utan personalansvar',
    third: 'minst två års erfarenhet som rektor',
    other: 'är nominerad av myndigheten',
    or: ['eller', 'ELLER', 'och/eller', 'alternativt'],
    and: 'och',
    pairs: [['antingen', 'eller']],
    oneOf: 'Något av följande:',
    list: 'erfarenhet av HR, ekonomi eller kommunikation',
    competences: 'Kompetenser',
    leadIn: 'För att bli mentor ska du',
    works: 'arbeta på en skola i staden',
  },
  de: {
    heading: 'Anforderungen an Mentoren',
    first: 'mindestens fünf Jahre Erfahrung als Führungskraft',
    second: 'mindestens drei Jahre Erfahrung als Teamleitung ohne Personal',
    third: 'mindestens zwei Jahre Erfahrung als Schulleitung',
    other: 'ist von der Behörde vorgeschlagen',
    or: ['oder', 'ODER', 'und/oder', 'beziehungsweise'],
    and: 'und',
    pairs: [['entweder', 'oder']],
    oneOf: 'Eine der folgenden Bedingungen:',
    list: 'Erfahrung in Personal, Finanzen oder Kommunikation',
    competences: 'Kompetenzen',
    leadIn: 'Um Mentor zu werden, müssen Sie',
    works: 'an einer Schule in der Stadt arbeiten',
  },
  da: {
    heading: 'Krav til mentoren',
    first: 'mindst fem års erfaring som chef',
    second: 'mindst tre års erfaring som teamleder uden personale',
    third: 'mindst to års erfaring som skoleleder',
    other: 'er indstillet af myndigheden',
    or: ['eller', 'ELLER', 'og/eller', 'alternativt'],
    and: 'og',
    pairs: [['enten', 'eller']],
    oneOf: 'Et af følgende:',
    list: 'erfaring med HR, økonomi eller kommunikation',
    competences: 'Kompetencer',
    leadIn: 'For at blive mentor skal du',
    works: 'arbejde på en skole i byen',
  },
  nb: {
    heading: 'Krav til mentoren',
    first: 'minst fem års erfaring som leder',
    second: 'minst tre års erfaring som teamleder uten personalansvar',
    third: 'minst to års erfaring som rektor',
    other: 'er nominert av etaten',
    or: ['eller', 'ELLER', 'og/eller', 'alternativt'],
    and: 'og',
    pairs: [['enten', 'eller']],
    oneOf: 'Ett av følgende:',
    list: 'erfaring fra HR, økonomi eller kommunikasjon',
    competences: 'Kompetanser',
    leadIn: 'For å bli mentor må du',
    works: 'arbeide på en skole i byen',
  },
  fr: {
    heading: 'Exigences pour les mentors',
    first: "au moins cinq ans d'expérience comme cadre",
    second: "au moins trois ans d'expérience comme chef d'équipe sans personnel",
    third: "au moins deux ans d'expérience comme proviseur",
    other: "est proposé par l'administration",
    or: ['ou', 'OU', 'et/ou', 'ou bien'],
    and: 'et',
    pairs: [['soit', 'soit']],
    oneOf: "L'un des critères suivants :",
    list: 'expérience en RH, finances ou communication',
    competences: 'Compétences',
    leadIn: 'Pour devenir mentor, vous devez',
    works: 'travailler dans une école de la ville',
  },
};

const capital = (text: string) => text[0]!.toUpperCase() + text.slice(1);

async function requirements(s: Speech, body: string): Promise<DraftCriterion[]> {
  const text = `# ${s.heading}\n\n${body}\n\n# ${s.competences}\n\n## Abc\n\n- x y z\n- z y x\n`;
  const { roles } = await readProfile(Buffer.from(text), 'a.md');
  return roles[0]!.criteria;
}

/** Every way in which the two are said to be alternatives. */
function spellings(s: Speech): [string, string][] {
  const { first: a, second: b, oneOf } = s;
  const [or] = s.or as [string];
  return [
    ...s.or.flatMap((word): [string, string][] => [
      [`A ${word} B`, `- ${a} ${word} ${b}`],
      [`A, ${word} B`, `- ${a}, ${word} ${b}`],
      [`A; ${word} B`, `- ${a}; ${word} ${b}`],
    ]),
    ...s.pairs.flatMap(([one, two]): [string, string][] => [
      [`${one} A ${two} B`, `- ${one} ${a} ${two} ${b}`],
      [`${one} A, ${two} B`, `- ${capital(one)} ${a}, ${two} ${b}.`],
    ]),
    [`A ${or}, B`, `- ${a} ${or}, ${b}`],
    [`A, ${or} B in prose`, `${capital(a)}, ${or} ${b}.`],
    [`two bullets, the first ending "; ${or}"`, `- ${a}; ${or}\n- ${b}`],
    [`two bullets, the first ending ", ${or}"`, `- ${a}, ${or}\n- ${b}`],
    [`two bullets, the first ending "${or}"`, `- ${a} ${or}\n- ${b}`],
    [`two bullets, the second beginning "${or}"`, `- ${a}\n- ${or} ${b}`],
    [`two bullets, the second beginning "${capital(or)}"`, `- ${a};\n- ${capital(or)} ${b}`],
    [`a bullet "${or}" between two`, `- ${a}\n- ${or}\n- ${b}`],
    [`a line "${or.toUpperCase()}" between two`, `- ${a}\n\n${or.toUpperCase()}\n\n- ${b}`],
    [`a heading "${capital(or)}" between two`, `- ${a}\n\n## ${capital(or)}\n\n- ${b}`],
    ['one of the following', `${oneOf}\n\n- ${a}\n- ${b}`],
    ['one of the following, as a bullet', `- ${oneOf}\n  - ${a}\n  - ${b}`],
  ];
}

for (const [language, s] of Object.entries(speech)) {
  test(`PR-7: "A, or B" is one alternative in every spelling, in ${language}`, async () => {
    for (const [spelling, body] of spellings(s)) {
      const found = await requirements(s, body);
      const shown = `${spelling}: ${JSON.stringify(found)}`;
      deepEqual(
        found.map(({ kind, value, unit, mustHave }) => [kind, value, unit, mustHave]),
        [
          ['experience', 5, 'years', true],
          ['experience', 3, 'years', true],
        ],
        shown,
      );
      notEqual(found[0]!.anyOfGroup, null, shown);
      equal(found[0]!.anyOfGroup, found[1]!.anyOfGroup, shown);
    }
  });

  test(`PR-7: what stands beside an alternative stays outside it, in ${language}`, async () => {
    const [or] = s.or as [string];
    const beside = await requirements(s, `- ${s.first}, ${or} ${s.second}, ${s.and} ${s.other}`);
    deepEqual(
      beside.map(({ value, anyOfGroup }) => [value, anyOfGroup !== null]),
      [
        [5, true],
        [3, true],
        [null, false],
      ],
      JSON.stringify(beside),
    );
    const three = await requirements(s, `- ${s.first}, ${s.second} ${or} ${s.third}`);
    deepEqual(
      [three.map(({ value }) => value), new Set(three.map(({ anyOfGroup }) => anyOfGroup)).size],
      [[5, 3, 2], 1],
      JSON.stringify(three),
    );
    const within = await requirements(s, `- ${s.first} ${s.and} ${s.other}; ${or}\n- ${s.second}`);
    deepEqual(
      within.map(({ value, anyOfGroup, doubtful }) => [value, anyOfGroup !== null, doubtful]),
      [
        [5, true, true],
        [3, true, undefined],
      ],
      JSON.stringify(within),
    );
    const things = await requirements(s, `- ${s.list}\n- ${s.first}`);
    deepEqual(
      things.map(({ text, anyOfGroup }) => [text, anyOfGroup]),
      [
        [s.list, null],
        [s.first, null],
      ],
    );
    const apart = await requirements(s, `- ${s.first}\n- ${s.second}`);
    ok(apart.every(({ anyOfGroup }) => anyOfGroup === null));
    const after = await requirements(
      s,
      `${s.oneOf}\n\n- ${s.first}\n- ${s.second}\n\n${capital(s.third)}.`,
    );
    deepEqual(
      after.map(({ anyOfGroup }) => anyOfGroup !== null),
      [true, true, false],
    );
  });

  test(`PR-8: a line that only leads into a list asks nothing, in ${language}`, async () => {
    for (const leadIn of [s.leadIn, `${s.leadIn}:`, `- ${s.leadIn}`, `- ${s.leadIn}:`]) {
      const [gap, indent] = leadIn.startsWith('-') ? ['\n', '  '] : ['\n\n', ''];
      const found = await requirements(
        s,
        `${leadIn}${gap}${indent}- ${s.works}\n${indent}- ${s.first}`,
      );
      deepEqual(
        found.map(({ text, anyOfGroup }) => [text, anyOfGroup]),
        [
          [s.works, null],
          [s.first, null],
        ],
        leadIn,
      );
    }
  });
}

test('PR-7: a comma list of different conditions is taken as read and marked', async () => {
  const found = await requirements(
    speech.en!,
    '- a teaching certificate, five years of experience in schools or a nomination by the board',
  );
  equal(new Set(found.map(({ anyOfGroup }) => anyOfGroup)).size, 1);
  ok(found.every(({ doubtful }) => doubtful));
});

test('a shortened word does not end a sentence before a number', async () => {
  const found = await requirements(speech.en!, 'You give approx. 40 hours over 12 months.');
  ok(found.some(({ text, value }) => value === 40 && text.startsWith('You give')));
});

test('numbers that lead to numbers end: "one to two or three"', async () => {
  const found = await requirements(speech.en!, '- guides one to two or three mentees\n- is kind');
  ok(found.length >= 2);
});

test('PR-22: a heading that names one side decides about whom the part below it speaks', async () => {
  const years = {
    en: ['at least five years of experience as a manager', 'at most two years as a manager'],
    nl: ['minstens vijf jaar ervaring als manager', 'hoogstens twee jaar manager'],
    sv: ['minst fem års erfarenhet som chef', 'högst två års erfarenhet som chef'],
    de: ['mindestens fünf Jahre Erfahrung', 'höchstens zwei Jahre Erfahrung'],
    da: ['mindst fem års erfaring som leder', 'højst to års erfaring som leder'],
    nb: ['minst fem års erfaring som leder', 'høyst to års erfaring som leder'],
    fr: ["au moins cinq ans d'expérience", "au plus deux ans d'expérience"],
  };
  const headings: [keyof typeof years, string, string][] = [
    ['en', 'Who can be a mentor', 'Who can be a mentee'],
    ['en', 'Who can be a mentor?', 'Who can become a mentee?'],
    ['en', 'Requirements for mentors', 'Requirements for mentees'],
    ['en', 'Profile of the mentor', 'Profile of the mentee'],
    ['en', 'Mentors', 'Mentees'],
    ['nl', 'Wie kan mentor worden?', 'Wie kan mentee worden?'],
    ['nl', 'Eisen aan de mentor', 'Eisen aan de mentee'],
    ['sv', 'Vem kan bli mentor?', 'Vem kan bli adept?'],
    ['sv', 'Krav på mentorn', 'Krav på adepten'],
    ['de', 'Anforderungen an die Mentoren', 'Anforderungen an die Mentees'],
    ['da', 'Krav til mentoren', 'Krav til menteen'],
    ['nb', 'Hvem kan bli mentor?', 'Hvem kan bli adept?'],
    ['fr', 'Profil du mentor', 'Profil du mentoré'],
  ];
  for (const [language, mentor, mentee] of headings)
    for (const turned of [false, true]) {
      const [most, least] = years[language];
      const parts = [`## ${mentor}\n\n- ${most}\n`, `## ${mentee}\n\n- ${least}\n`];
      const text = `# Mentoring 2027\n\n${(turned ? parts.toReversed() : parts).join('\n')}`;
      const { roles } = await readProfile(Buffer.from(text), 'a.md');
      const found = Object.fromEntries(
        roles.map(({ role, criteria }) => [role, [...new Set(criteria.map(({ line }) => line))]]),
      );
      // Blank lines do not count.
      const [first, second] = [[2], [4]];
      deepEqual(
        found,
        turned ? { mentee: first, mentor: second } : { mentor: first, mentee: second },
        `${language}: ${mentor}, ${mentee}`,
      );
    }
});

test('PR-22: numbers, asides and words for a programme do not hide which side a heading names', async () => {
  const headings: [string, string][] = [
    ['Part 1 About the mentor', 'Part 2 About the trainee (only for mentors)'],
    ['1. The mentor', '2. The mentored officer'],
    ['Artikel 1 De mentor', 'Artikel 2 Deelnemers'],
    ['Avsnitt A: Mentorn', 'Avsnitt B: Eleven'],
    ['I. Die Patin / der Pate', 'II. Lernende'],
    ['1 Le tuteur', '2 L’alternant'],
    ['Le maître d’apprentissage', 'L’apprenti'],
    ['Become a mentor', 'Get a mentor'],
  ];
  for (const [mentor, mentee] of headings) {
    const parts = [
      `## ${mentor}\n\n- at least five years of experience\n`,
      `## ${mentee}\n\n- at most two years of experience\n`,
    ];
    const { roles } = await readProfile(Buffer.from(`# Mentoring\n\n${parts.join('\n')}`), 'a.md');
    deepEqual(
      roles.map(({ role, criteria }) => [role, criteria.length]),
      [
        ['mentor', 1],
        ['mentee', 1],
      ],
      mentee,
    );
  }
});

test('headings of one level that name those who help in other words begin kinds of their own', async () => {
  for (const [one, other] of [
    ['Pair mentors', 'Group coaches'],
    ['Lesmentor', 'Praktijkcoach'],
    ['Studiefadder', 'Yrkesmentor'],
    ['Lernpatin / Lernpate', 'Fachmentorin / Fachmentor'],
  ]) {
    const text = [one, other].map(
      (name, i) => `## ${name}\n\n### Requirements\n\n- at least ${i + 2} years of experience\n`,
    );
    const { roles } = await readProfile(Buffer.from(`# Profiles\n\n${text.join('\n')}`), 'a.md');
    deepEqual(
      roles.map(({ role, title, criteria }) => [role, title, criteria.length]),
      [
        ['mentor', one, 1],
        ['mentor', other, 1],
      ],
    );
  }
});
