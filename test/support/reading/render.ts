/**
 * Training documents: a profile drawn from the bank, laid out in one of many ways, with the
 * structure that a reading should give. The same seed gives the same document.
 */
import { zip } from '../archive.ts';
import { readBank, type Asked, type Bank, type BankLanguage } from './bank.ts';

export type ExpectedRole = {
  role: 'mentor' | 'mentee';
  title: string;
  criteria: (Asked & { mustHave: boolean; anyOfGroup: string | null; text: string })[];
  competences: {
    name: string;
    definition: string | null;
    indicators: string[];
    levels?: { level: string; indicators: string[] }[];
  }[];
  behaviours: string[];
};
export type Expected = { language: string; roles: ExpectedRole[]; noise: string[] };
export type Made = { name: string; bytes: Uint8Array; expected: Expected };

export type Piece =
  | { is: 'heading'; level: number; text: string }
  | { is: 'text'; text: string; lead?: string }
  | { is: 'list'; items: Line[]; ordered: boolean }
  | { is: 'table'; rows: string[][][] };
type Line = { text: string; lead?: string; below?: string[] };

class Dice {
  private state: number;
  constructor(seed: number) {
    this.state = (Math.imul(seed, 2654435761) ^ 0x5bd1e995) & 0x7fffffff;
    for (let i = 0; i < 4; i++) this.next();
  }
  next(): number {
    this.state = (Math.imul(this.state, 1103515245) + 12345) & 0x7fffffff;
    return (this.state >>> 8) / (0x7fffffff >>> 8);
  }
  below(count: number): number {
    return Math.min(count - 1, Math.floor(this.next() * count));
  }
  one<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!;
  }
  chance(share: number): boolean {
    return this.next() < share;
  }
  some<T>(list: readonly T[], count: number): T[] {
    const left = [...list];
    const taken: T[] = [];
    while (taken.length < count && left.length > 0)
      taken.push(left.splice(this.below(left.length), 1)[0]!);
    return taken;
  }
}

type Names = { m: string; M: string; e: string; E: string };

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const small: Record<
  BankLanguage,
  {
    and: string;
    or: string;
    the: (name: string) => string;
    need: string;
    value: string;
    must: [string, string];
    soft: (text: string) => string;
    name: string;
    means: string;
    signs: string;
    levels: string[];
    statement: string;
  }
> = {
  nl: {
    and: 'en',
    or: 'of',
    the: (name) => `De ${name}`,
    need: 'Eis',
    value: 'Toelichting',
    must: ['Moet', 'Wens'],
    soft: (text) => `bij voorkeur: ${text}`,
    name: 'Competentie',
    means: 'Wat het is',
    signs: 'Hoe je het ziet',
    levels: ['Starter', 'Gevorderd', 'Expert'],
    statement: 'Stelling',
  },
  en: {
    and: 'and',
    or: 'or',
    the: (name) => `The ${name}`,
    need: 'Requirement',
    value: 'Detail',
    must: ['Essential', 'Desirable'],
    soft: (text) => `ideally ${text}`,
    name: 'Skill',
    means: 'What it means',
    signs: 'What we see',
    levels: ['Foundation', 'Confident', 'Leading'],
    statement: 'Statement',
  },
  sv: {
    and: 'och',
    or: 'eller',
    the: (name) => capital(name),
    need: 'Krav',
    value: 'Närmare',
    must: ['Ska', 'Bör'],
    soft: (text) => `gärna ${text}`,
    name: 'Förmåga',
    means: 'Innebörd',
    signs: 'Så märks det',
    levels: ['Nivå 1', 'Nivå 2', 'Nivå 3'],
    statement: 'Påstående',
  },
  de: {
    and: 'und',
    or: 'oder',
    the: (name) => `Die Person als ${name}`,
    need: 'Anforderung',
    value: 'Näheres',
    must: ['Muss', 'Kann'],
    soft: (text) => `möglichst ${text}`,
    name: 'Fähigkeit',
    means: 'Bedeutung',
    signs: 'Im Alltag',
    levels: ['Stufe 1', 'Stufe 2', 'Stufe 3'],
    statement: 'Aussage',
  },
  da: {
    and: 'og',
    or: 'eller',
    the: (name) => capital(name),
    need: 'Krav',
    value: 'Uddybning',
    must: ['Skal', 'Bør'],
    soft: (text) => `gerne ${text}`,
    name: 'Evne',
    means: 'Betydning',
    signs: 'Sådan ses det',
    levels: ['Trin 1', 'Trin 2', 'Trin 3'],
    statement: 'Udsagn',
  },
  nb: {
    and: 'og',
    or: 'eller',
    the: (name) => capital(name),
    need: 'Krav',
    value: 'Utdyping',
    must: ['Må', 'Bør'],
    soft: (text) => `gjerne ${text}`,
    name: 'Ferdighet',
    means: 'Betydning',
    signs: 'Slik ser vi det',
    levels: ['Trinn 1', 'Trinn 2', 'Trinn 3'],
    statement: 'Utsagn',
  },
  fr: {
    and: 'et',
    or: 'ou',
    the: (name) => `Le ${name}`,
    need: 'Exigence',
    value: 'Précision',
    must: ['Exigé', 'Souhaité'],
    soft: (text) => `de préférence ${text}`,
    name: 'Aptitude',
    means: 'En bref',
    signs: 'Signes visibles',
    levels: ['Niveau 1', 'Niveau 2', 'Niveau 3'],
    statement: 'Énoncé',
  },
};

export function makeDocument(language: BankLanguage, seed: number): Made {
  const { pieces, expected, dice } = makePieces(language, seed);
  const format = dice.one(['md', 'md', 'txt', 'txt', 'html', 'html', 'docx'] as const);
  return { name: `${language}-${seed}.${format}`, bytes: printed(pieces, format, dice), expected };
}

/** The parts of a document, before they are laid out. */
export function makePieces(
  language: BankLanguage,
  seed: number,
): { pieces: Piece[]; expected: Expected; dice: Dice } {
  const bank = readBank(language);
  const dice = new Dice(seed * 7 + language.charCodeAt(0) * 131 + language.charCodeAt(1));
  const names = namesOf(bank, dice);
  const pieces: Piece[] = [];
  const roles: ExpectedRole[] = [];
  const fill = (text: string) =>
    capital(text.replace(/\{(m|M|e|E)\}/g, (_, slot: 'm' | 'M' | 'e' | 'E') => names[slot]));
  const say = { bank, dice, names, fill, pieces, words: small[language], asked: new Set<string>() };
  pieces.push({ is: 'heading', level: 1, text: fill(dice.one(bank.parts.title!)) });
  if (dice.chance(0.4)) noise(say, 1);
  const makers = [() => roles.push(mentorPart(say)), () => roles.push(menteePart(say))];
  const shape = dice.next();
  if (shape < 0.22) makers.splice(1, 1);
  else if (shape < 0.34) {
    makers.splice(0, 1);
    // Whoever calls for mentees says so in the title.
    if (dice.chance(0.8))
      pieces[0] = { is: 'heading', level: 1, text: fill(dice.one(bank.parts.roleother!)) };
  } else if (dice.chance(0.15)) makers.reverse();
  if (dice.chance(0.35)) noisePart(say);
  makers.forEach((make) => {
    make();
    if (dice.chance(0.3)) noisePart(say);
  });
  if (dice.chance(0.35)) noise(say, 1 + dice.below(2));
  // Some documents have no title: their first part is where they begin.
  if (dice.chance(0.25)) {
    pieces.shift();
    for (const piece of pieces)
      if (piece.is === 'heading') piece.level = Math.max(1, piece.level - 1);
  }
  return { pieces, expected: { language, roles, noise: [] }, dice };
}

type Say = {
  bank: Bank;
  dice: Dice;
  names: Names;
  fill: (text: string) => string;
  pieces: Piece[];
  words: (typeof small)[BankLanguage];
  /** Requirements that were taken. */
  asked: Set<string>;
};

function namesOf(bank: Bank, dice: Dice): Names {
  const [m, M] = dice.one(bank.parts.mentors!).split(';') as [string, string];
  const [e, E] = dice.one(bank.parts.mentees!).split(';') as [string, string];
  return { m, M, e, E };
}

function noise({ bank, dice, pieces }: Say, count: number): void {
  for (const text of dice.some(bank.parts.noise!, count)) pieces.push({ is: 'text', text });
}

function noisePart(say: Say): void {
  const { bank, dice, pieces, fill } = say;
  pieces.push({ is: 'heading', level: 2, text: fill(dice.one(bank.parts.noisehead!)) });
  const lines = dice.some(bank.parts.noise!, 2 + dice.below(3));
  const style = dice.next();
  if (style < 0.35)
    pieces.push({
      is: 'list',
      ordered: dice.chance(0.3),
      items: lines.map((text) => ({ text: text.replace(/\.$/, '') })),
    });
  else if (style < 0.7) pieces.push({ is: 'text', text: lines.join(' ') });
  else for (const text of lines) pieces.push({ is: 'text', text });
}

function mentorPart(say: Say): ExpectedRole {
  const { bank, dice, pieces, fill, names } = say;
  const role: ExpectedRole = {
    role: 'mentor',
    title: names.m,
    criteria: [],
    competences: [],
    behaviours: [],
  };
  const deep = dice.chance(0.45);
  if (deep) pieces.push({ is: 'heading', level: 2, text: fill(dice.one(bank.parts.role!)) });
  const level = deep ? 3 : 2;
  const parts = [
    ...(dice.chance(0.85) ? [() => askPart(say, role, level, 'ask')] : []),
    ...(dice.chance(0.88) ? [() => skillsPart(say, role, level)] : []),
    ...(dice.chance(0.6) ? [() => waysPart(say, role, level, dice.one(bank.parts.ways!))] : []),
  ];
  if (dice.chance(0.2)) parts.reverse();
  for (const part of parts.length > 0 ? parts : [() => askPart(say, role, level, 'ask')]) part();
  return role;
}

function menteePart(say: Say): ExpectedRole {
  const { bank, dice, pieces, fill, names } = say;
  const role: ExpectedRole = {
    role: 'mentee',
    title: names.e,
    criteria: [],
    competences: [],
    behaviours: [],
  };
  pieces.push({ is: 'heading', level: 2, text: fill(dice.one(bank.parts.roleother!)) });
  askPart(say, role, 3, null);
  if (dice.chance(0.25)) skillsPart(say, role, 3);
  if (dice.chance(0.5)) {
    const head = dice.one(bank.parts.waysother!);
    if (dice.chance(0.5)) waysPart(say, role, 3, head);
    else {
      pieces.push({ is: 'text', text: fill(head).replace(/:?$/, ':') });
      const items = dice.some(bank.parts.beh!, 2 + dice.below(3));
      role.behaviours.push(...items);
      pieces.push({
        is: 'list',
        ordered: dice.chance(0.3),
        items: items.map((text) => ({ text })),
      });
    }
  }
  return role;
}

/** With the names of those whom a part is about, and of the others. */
function fillFor(
  { role }: ExpectedRole,
  { fill, names: { m, M, e, E } }: Say,
  text: string,
): string {
  const other = { m: e, M: E, e: m, E: M };
  return role === 'mentor'
    ? fill(text)
    : fill(text.replace(/\{(m|M|e|E)\}/g, (_, slot: keyof Names) => other[slot]));
}

function askPart(say: Say, role: ExpectedRole, level: number, head: 'ask' | null): void {
  const { bank, dice, pieces, fill, words, names } = say;
  // Of those who are helped nothing is asked that is asked of those who help.
  const requirements = head
    ? bank.requirements
    : bank.requirements.filter(({ text }) => !/\{[mMeE]\}/.test(text) && !say.asked.has(text));
  if (head) pieces.push({ is: 'heading', level, text: fill(dice.one(bank.parts.ask!)) });
  const asked = dice
    .some(requirements, head ? 3 + dice.below(6) : 1 + dice.below(4))
    .map(({ text, asked: entries }) => ({
      plain: text,
      text: text.replace(/\{(m|M|e|E)\}/g, (_, slot: keyof Names) => names[slot]),
      asked: entries,
    }));
  for (const { plain } of asked) say.asked.add(plain);
  const put = (
    text: string,
    entries: Asked[],
    mustHave = true,
    anyOfGroup: string | null = null,
  ) => {
    for (const entry of entries) role.criteria.push({ ...entry, mustHave, anyOfGroup, text });
  };
  const style = dice.next();
  if (style < 0.3 || (!head && style < 0.5)) {
    if (dice.chance(0.4))
      pieces.push({ is: 'text', text: fillFor(role, say, dice.one(bank.parts.asklead!)) });
    const second = dice.chance(0.35);
    const items = asked.map(({ text, asked: entries }, i) => {
      if (second && i === asked.length - 1) {
        const soft = words.soft(text);
        put(soft, entries, false);
        return { text: soft };
      }
      put(text, entries);
      return { text: dice.chance(0.3) ? capital(text) : text };
    });
    pieces.push({ is: 'list', ordered: dice.chance(0.25), items });
  } else if (style < 0.62) {
    const sentences = asked.map(({ text, asked: entries }, i) => {
      const sentence =
        i % 3 === 1
          ? `${capital(words.the(role.title))} ${text}.`
          : dice.chance(0.5)
            ? `${words.the(role.title)} ${text}.`
            : `${capital(text)}.`;
      put(sentence, entries);
      return sentence;
    });
    if (dice.chance(0.25)) sentences.push(dice.one(bank.parts.noise!));
    pieces.push({ is: 'text', text: sentences.join(' ') });
  } else if (style < 0.8) {
    const cross = dice.one(['x', '✓', '●']);
    const rows = asked.map(({ text, asked: entries }, i) => {
      const mustHave = i % 4 !== 3;
      put(text, entries, mustHave);
      return [[text], mustHave ? [cross] : [], mustHave ? [] : [cross]];
    });
    pieces.push({ is: 'table', rows: [[[words.need], [words.must[0]], [words.must[1]]], ...rows] });
  } else {
    const rows = asked.map(({ text, asked: entries }) => {
      put(text, entries);
      return [[text], [dice.one(['–', 'HR', '1', 'A'])]];
    });
    pieces.push({ is: 'table', rows: [[[words.need], [words.value]], ...rows] });
  }
  if (head && dice.chance(0.25)) {
    const group = `g${role.criteria.length}`;
    pieces.push({ is: 'text', text: fill(dice.one(bank.parts.oneof!)) });
    const choices = dice.some(
      bank.requirements.filter(({ asked: entries }) => entries.length === 1),
      2,
    );
    const texts = choices.map(({ text }) =>
      text.replace(/\{(m|M|e|E)\}/g, (_, slot: keyof Names) => names[slot]),
    );
    choices.forEach(({ asked: entries }, i) => put(texts[i]!, entries, true, group));
    pieces.push({ is: 'list', ordered: false, items: texts.map((text) => ({ text })) });
  }
  if (head && dice.chance(0.3)) {
    pieces.push({ is: 'heading', level, text: fill(dice.one(bank.parts.wish!)) });
    const wishes = dice.some(bank.requirements, 1 + dice.below(3));
    const texts = wishes.map(({ text }) =>
      text.replace(/\{(m|M|e|E)\}/g, (_, slot: keyof Names) => names[slot]),
    );
    wishes.forEach(({ asked: entries }, i) => put(texts[i]!, entries, false));
    pieces.push({ is: 'list', ordered: false, items: texts.map((text) => ({ text })) });
  }
}

function skillsPart(say: Say, role: ExpectedRole, level: number): void {
  const { bank, dice, pieces, words } = say;
  const fill = (text: string) => fillFor(role, say, text);
  pieces.push({ is: 'heading', level, text: fill(dice.one(bank.parts.skills!)) });
  if (dice.chance(0.3)) pieces.push({ is: 'text', text: dice.one(bank.parts.skillslead!) });
  const bare = dice.chance(0.12);
  const made = dice.some(bank.competences, 1 + dice.below(5)).map(({ name, definition }) => ({
    name,
    definition: bare ? null : definition,
    indicators: dice.some(bank.parts.ind!, 1 + dice.below(4)),
  }));
  if (dice.chance(0.1))
    pieces.push({
      is: 'list',
      ordered: dice.chance(0.5),
      items: made.map(({ name }) => ({ text: name })),
    });
  const style = dice.next();
  const number = dice.chance(0.2)
    ? (i: number) => `${level}.${i + 1} `
    : dice.chance(0.15)
      ? (i: number) => `${'ABCDEFGH'[i]}. `
      : () => '';
  const signs = dice.chance(0.3) ? fill(dice.one(bank.parts.signs!)) : null;
  if (style < 0.4) {
    made.forEach(({ name, definition, indicators }, i) => {
      pieces.push({ is: 'heading', level: level + 1, text: `${number(i)}${name}` });
      if (definition) pieces.push({ is: 'text', text: definition });
      if (signs) pieces.push({ is: 'text', text: signs });
      pieces.push({
        is: 'list',
        ordered: dice.chance(0.1),
        items: indicators.map((text) => ({ text })),
      });
    });
  } else if (style < 0.58) {
    const mark = dice.one([':', '.', ' –']);
    made.forEach(({ name, definition, indicators }, i) => {
      if (definition)
        pieces.push({
          is: 'text',
          lead: `${number(i)}${name}${mark}`,
          text: `${number(i)}${name}${mark} ${definition}`,
        });
      else pieces.push({ is: 'text', lead: `${number(i)}${name}`, text: `${number(i)}${name}` });
      pieces.push({ is: 'list', ordered: false, items: indicators.map((text) => ({ text })) });
    });
  } else if (style < 0.68) {
    pieces.push({
      is: 'list',
      ordered: dice.chance(0.2),
      items: made.map(({ name, definition, indicators }) => ({
        text: definition ? `${name}: ${definition}` : name,
        ...(definition ? { lead: `${name}:` } : {}),
        below: indicators,
      })),
    });
  } else if (style < 0.82) {
    const apart = dice.chance(0.6);
    const rows = made.map(({ name, definition, indicators }) =>
      apart
        ? [[name], definition ? [definition] : [], indicators]
        : [definition ? [name, definition] : [name], indicators],
    );
    pieces.push({
      is: 'table',
      rows: [
        apart ? [[words.name], [words.means], [words.signs]] : [[words.name], [words.signs]],
        ...rows,
      ],
    });
  } else if (style < 0.92) {
    const rows = made.flatMap(({ name, definition, indicators }) => [
      [definition && dice.chance(0.7) ? [name, definition] : [name], [], [], [], []],
      ...indicators.map((text) => [[text], ['☐'], ['☐'], ['☐'], ['☐']]),
    ]);
    pieces.push({ is: 'table', rows: [[[words.statement], ['1'], ['2'], ['3'], ['4']], ...rows] });
    for (const competence of made)
      if (!JSON.stringify(rows).includes(JSON.stringify([competence.name, competence.definition])))
        competence.definition = null;
  } else {
    const rows = made.map((competence) => {
      competence.indicators = dice.some(bank.parts.ind!, 3);
      return [
        competence.definition ? [competence.name, competence.definition] : [competence.name],
        ...competence.indicators.map((text) => [text]),
      ];
    });
    pieces.push({
      is: 'table',
      rows: [[[words.name], ...words.levels.map((text) => [text])], ...rows],
    });
    role.competences.push(
      ...made.map((competence) => ({
        ...competence,
        levels: words.levels.map((name, i) => ({
          level: name,
          indicators: [competence.indicators[i]!],
        })),
      })),
    );
    return;
  }
  role.competences.push(...made);
}

function waysPart(say: Say, role: ExpectedRole, level: number, head: string): void {
  const { bank, dice, pieces, fill } = say;
  const dots = dice.one(['', '', ' …', '...']);
  pieces.push({ is: 'heading', level, text: `${fill(head)}${dots}` });
  const items = dice.some(bank.parts.beh!, 3 + dice.below(4));
  role.behaviours.push(...items);
  const style = dice.next();
  if (style < 0.7)
    pieces.push({ is: 'list', ordered: dice.chance(0.25), items: items.map((text) => ({ text })) });
  else if (style < 0.85) for (const text of items) pieces.push({ is: 'text', text: `… ${text}` });
  else {
    const half = Math.ceil(items.length / 2);
    const rows = items
      .slice(0, half)
      .map((text, i) => [[text], items[half + i] ? [items[half + i]!] : []]);
    pieces.push({ is: 'table', rows: [[['+'], ['–']], ...rows] });
  }
}

export function printed(
  pieces: Piece[],
  format: 'md' | 'txt' | 'html' | 'docx',
  dice: Dice = new Dice(1),
): Uint8Array {
  if (format === 'md') return Buffer.from(asMarkdown(pieces));
  if (format === 'txt') return Buffer.from(asText(pieces, dice));
  if (format === 'html') return Buffer.from(asHtml(pieces));
  return asWord(pieces, dice);
}

function asMarkdown(pieces: Piece[]): string {
  return pieces
    .map((piece) => {
      if (piece.is === 'heading') return `${'#'.repeat(piece.level)} ${piece.text}\n`;
      if (piece.is === 'text')
        return `${piece.lead ? `**${piece.lead}**${piece.text.slice(piece.lead.length)}` : piece.text}\n`;
      if (piece.is === 'list')
        return `${piece.items.map((item, i) => `${piece.ordered ? `${i + 1}.` : '-'} ${item.lead ? `**${item.lead}**${item.text.slice(item.lead.length)}` : item.text}${(item.below ?? []).map((text) => `\n    - ${text}`).join('')}`).join('\n')}\n`;
      return `${piece.rows.map((row, i) => `| ${row.map((cell) => cell.join('<br>')).join(' | ')} |${i === 0 ? `\n|${row.map(() => '---|').join('')}` : ''}`).join('\n')}\n`;
    })
    .join('\n');
}

function wrapped(text: string, width: number, indent = ''): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = `${indent}${word}`;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].join('\n');
}

function asText(pieces: Piece[], dice: Dice): string {
  const width = dice.one([400, 400, 72, 66, 78]);
  const bullet = dice.one(['- ', '* ', '• ', 'o ', '> ', '+ ']);
  const caps = dice.chance(0.4);
  const line = dice.chance(0.25);
  return pieces
    .map((piece) => {
      if (piece.is === 'heading') {
        const text = caps && piece.level <= 2 ? piece.text.toUpperCase() : piece.text;
        return `${line && piece.level <= 2 ? `${text}\n${(piece.level === 1 ? '=' : '-').repeat(text.length)}` : text}\n`;
      }
      if (piece.is === 'text') return `${wrapped(piece.text, width)}\n`;
      if (piece.is === 'list')
        return `${piece.items.map((item, i) => `${wrapped(`${piece.ordered ? `${i + 1}) ` : bullet}${item.text}`, width, '  ')}${(item.below ?? []).map((text) => `\n    ${bullet}${text}`).join('')}`).join('\n')}\n`;
      return `${piece.rows.map((row) => row.map((cell) => cell.join('; ')).join(' | ')).join('\n')}\n`;
    })
    .join('\n');
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function asHtml(pieces: Piece[]): string {
  const strong = (text: string, lead?: string) =>
    lead ? `<strong>${escaped(lead)}</strong>${escaped(text.slice(lead.length))}` : escaped(text);
  const body = pieces.map((piece) => {
    if (piece.is === 'heading') return `<h${piece.level}>${escaped(piece.text)}</h${piece.level}>`;
    if (piece.is === 'text') return `<p>${strong(piece.text, piece.lead)}</p>`;
    if (piece.is === 'list') {
      const tag = piece.ordered ? 'ol' : 'ul';
      return `<${tag}>${piece.items.map((item) => `<li>${strong(item.text, item.lead)}${item.below ? `<ul>${item.below.map((text) => `<li>${escaped(text)}</li>`).join('')}</ul>` : ''}</li>`).join('')}</${tag}>`;
    }
    return `<table>${piece.rows.map((row, i) => `<tr>${row.map((cell) => `<t${i === 0 ? 'h' : 'd'}>${cell.map((text) => (cell.length > 1 ? `<p>${escaped(text)}</p>` : escaped(text))).join('')}</t${i === 0 ? 'h' : 'd'}>`).join('')}</tr>`).join('')}</table>`;
  });
  return `<!doctype html><html><head><title>x</title></head><body>${body.join('\n')}</body></html>`;
}

function asWord(pieces: Piece[], dice: Dice): Uint8Array {
  const styled = dice.chance(0.6);
  const run = (text: string, bold = false) =>
    `<w:r>${bold ? '<w:rPr><w:b/></w:rPr>' : ''}<w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;
  const paragraph = (inner: string, properties = '') =>
    `<w:p>${properties ? `<w:pPr>${properties}</w:pPr>` : ''}${inner}</w:p>`;
  const body = pieces.map((piece) => {
    if (piece.is === 'heading')
      return styled
        ? paragraph(run(piece.text), `<w:outlineLvl w:val="${piece.level - 1}"/>`)
        : piece.level <= 2
          ? paragraph(run(piece.text), `<w:outlineLvl w:val="${piece.level - 1}"/>`)
          : paragraph(run(piece.text, true));
    if (piece.is === 'text')
      return paragraph(
        piece.lead
          ? run(piece.lead, true) + run(piece.text.slice(piece.lead.length))
          : run(piece.text),
      );
    if (piece.is === 'list')
      return piece.items
        .map(
          (item, i) =>
            paragraph(
              run(`${piece.ordered ? `${i + 1}) ` : ''}`) +
                (item.lead
                  ? run(item.lead, true) + run(item.text.slice(item.lead.length))
                  : run(item.text)),
              piece.ordered ? '' : '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>',
            ) +
            (item.below ?? [])
              .map((text) =>
                paragraph(run(text), '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>'),
              )
              .join(''),
        )
        .join('');
    return `<w:tbl>${piece.rows.map((row) => `<w:tr>${row.map((cell) => `<w:tc>${(cell.length > 0 ? cell : ['']).map((text) => paragraph(run(text))).join('')}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`;
  });
  return zip({
    'word/document.xml': Buffer.from(
      `<?xml version="1.0"?><w:document xmlns:w="w"><w:body>${body.join('')}</w:body></w:document>`,
    ),
  });
}
