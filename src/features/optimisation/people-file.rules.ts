/**
 * People for matching from the rows of spreadsheets: which column is what, and what cannot be read.
 */
import { hardConstraintKeys, switchedConstraints, type Switches } from './hard-constraint.rules.ts';
import {
  criterionKeys,
  nobody,
  type CriterionKey,
  type Mentor,
  type Participant,
  type Pool,
  type Weights,
} from './criterion.rules.ts';
import { usualPolicy, type Policy } from './policy.rules.ts';

export type Sheet = { name: string; rows: string[][] };
export type FileFault = {
  sheet: string;
  line: number | null;
  key: 'no-name-column' | 'no-name' | 'no-role' | 'bad-number' | 'twice' | 'no-people';
  what: string;
};
export type PeopleFile = { pool: Pool; unused: string[]; faults: FileFault[] };

const columnWords = {
  id: /^(?:id|nr|no|number|nummer|e-?mail|mail|e-?post|e-?mail ?address|e-?mailadres)$/,
  name: /^(?:name|naam|namn|full ?name|volledige ?naam|mentor|mentee|adept|pupil|leerling)$/,
  givenName: /^(?:first ?name|given ?name|voornaam|förnamn)$/,
  familyName: /^(?:last ?name|family ?name|surname|achternaam|efternamn)$/,
  role: /^(?:role|rol|roll)$/,
  places:
    /^(?:places?|capacity|seats?|max(?:imum)?(?: mentees)?|plaatsen|capaciteit|platser|kapacitet|antal adepter|aantal mentees)$/,
  memberOrganisation:
    /^(?:organi[sz]ation|employer|company|department|agency|school|organisatie|werkgever|afdeling|organisation|myndighet|arbetsgivare|medlemsorganisation|avdelning)$/,
  managerId: /^(?:manager|line ?manager|leidinggevende|chef)$/,
  languages: /^(?:languages?|talen|taal|språk)$/,
  competences:
    /^(?:needs?|goals?|topics?|skills?|strengths?|competences?|competencies|interests?|development ?needs?|can ?help ?with|objectives?|behoeften?|doelen|onderwerpen|vaardigheden|sterke ?punten|behov|mål|ämnen|styrkor|kompetens(?:er)?)$/,
  slots:
    /^(?:availab(?:le|ility)|times?|days?|slots?|beschikbaar(?:heid)?|dagen|tijden|tillgänglig(?:het)?|dagar|tider)$/,
  region: /^(?:region|location|place|city|town|regio|plaats|woonplaats|stad|ort|plats|län)$/,
  online: /^(?:online|remote|digitaal|op ?afstand|på ?nätet|distans|digitalt)$/,
  sector: /^(?:sector|industry|field|profession|branche|vakgebied|sektor|bransch)$/,
  years:
    /^(?:years?|experience|years ?(?:of ?)?experience|ervaring|jaren(?: ervaring)?|erfarenhet|år)$/,
  wishes:
    /^(?:wish(?:es)?|preferences?|preferred(?: mentors?| mentees?)?|choices?|wensen|voorkeur(?:en)?|önskemål|önskar)$/,
  vetoes: /^(?:vet(?:o|oes)|not ?with|exclude[ds]?|liever ?niet|niet ?met|inte ?med|nej)$/,
  since:
    /^(?:since|waiting ?since|applied(?: ?on)?|date|sinds|wacht ?sinds|aangemeld ?op|datum|sedan|väntar ?sedan|anmäld)$/,
  earlierMentors:
    /^(?:earlier ?mentors?|previous ?mentors?|mentor ?before|eerdere? ?mentor(?:en)?|tidigare ?mentor(?:er)?)$/,
} as const satisfies Record<string, RegExp>;
type Column = keyof typeof columnWords;

const mentorWord = /^mentor/i;
const menteeWord = /^(?:mentees?|adept|pupil|leerling|protégé|student)/i;

/**
 * MA-11: a sheet is of mentors or of mentees by its name, or line by line by a role column; the
 * first line names the columns.
 */
export function readPeople(sheets: Sheet[], named: Record<string, string> = {}): PeopleFile {
  const faults: FileFault[] = [];
  const unused = new Set<string>();
  // One spelling for what differs only in capitals: the first one that the file has.
  const spelled = new Map<string, string>();
  const spell = (text: string) =>
    spelled.get(text.toLowerCase()) ?? (spelled.set(text.toLowerCase(), text), text);
  const read = sheets.flatMap((sheet) => readSheetOf(sheet, { named, faults, unused, spell }));
  const pool: Pool = {
    mentors: read.flatMap(({ role, person, places }) =>
      role === 'mentor' ? [{ ...person, places }] : [],
    ),
    mentees: read.flatMap(({ role, person }) => (role === 'mentee' ? [person] : [])),
  };
  for (const [side, list] of Object.entries(pool))
    if (list.length === 0 && faults.length === 0)
      faults.push({ sheet: side, line: null, key: 'no-people', what: side });
  return {
    pool: {
      mentors: pool.mentors.map((mentor) => linked(mentor, read)),
      mentees: pool.mentees.map((mentee) => linked(mentee, read)),
    },
    unused: [...unused],
    faults,
  };
}

type Read = { role: 'mentor' | 'mentee'; person: Participant; places: number };

type Reading = {
  named: Record<string, string>;
  faults: FileFault[];
  unused: Set<string>;
  spell: (text: string) => string;
};

function readSheetOf(sheet: Sheet, { named, faults, unused, spell }: Reading): Read[] {
  const header = sheet.rows[0] ?? [];
  const columns = header.map((text) => columnOf(text, named));
  header.forEach((text, k) => columns[k] === null && text !== '' && unused.add(text));
  const fault = (line: number | null, key: FileFault['key'], what = ''): [] => {
    faults.push({ sheet: sheet.name, line, key, what });
    return [];
  };
  if (!columns.includes('name') && !columns.includes('givenName')) {
    return fault(1, 'no-name-column', header.join(', '));
  }
  const sheetRole = menteeWord.test(sheet.name)
    ? 'mentee'
    : mentorWord.test(sheet.name)
      ? 'mentor'
      : null;
  const seen = new Set<string>();
  return sheet.rows.slice(1).flatMap((row, k): Read[] => {
    const line = k + 2;
    const cell = (column: Column) => row[columns.indexOf(column)]?.trim() ?? '';
    const several = (column: Column) =>
      columns
        .flatMap((one, at) => (one === column ? (row[at] ?? '').split(/[;,|\n]/) : []))
        .flatMap((text) => (text.trim() === '' ? [] : [text.trim()]));
    const name = cell('name') || `${cell('givenName')} ${cell('familyName')}`.trim();
    if (name === '') return fault(line, 'no-name');
    const roleText = cell('role');
    const role = menteeWord.test(roleText)
      ? 'mentee'
      : mentorWord.test(roleText)
        ? 'mentor'
        : sheetRole;
    if (!role) return fault(line, 'no-role', name);
    const id = `${role}:${cell('id') || name}`;
    if (seen.has(id)) return fault(line, 'twice', name);
    seen.add(id);
    const number = (column: 'places' | 'years', fallback: number | null) => {
      if (cell(column) === '') return fallback;
      const value = Number(cell(column).replace(',', '.'));
      if (
        !Number.isFinite(value) ||
        value < 0 ||
        (column === 'places' && !Number.isInteger(value))
      ) {
        fault(line, 'bad-number', cell(column));
        return fallback;
      }
      return value;
    };
    const one = (column: Column) => (cell(column) === '' ? null : spell(cell(column)));
    return [
      {
        role,
        places: number('places', 1)!,
        person: {
          ...nobody,
          id,
          name,
          memberOrganisation: one('memberOrganisation'),
          managerId: cell('managerId') || null,
          languages: several('languages').map(spell),
          competences: [...new Set(several('competences').map(spell))],
          slots: several('slots').map(spell),
          region: one('region'),
          online: cell('online') === '' ? null : /^(?:yes|y|ja|j|true|1|x)$/i.test(cell('online')),
          sector: one('sector'),
          years: number('years', null),
          wishes: several('wishes'),
          vetoes: several('vetoes'),
          earlierMentors: several('earlierMentors'),
          since: /^\d{4}-\d\d-\d\d$/.test(cell('since')) ? cell('since') : null,
        },
      },
    ];
  });
}

function columnOf(header: string, named: Record<string, string>): Column | null {
  const word = header
    .toLowerCase()
    .replace(/[_*:?]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const said = Object.entries(named).find(
    ([, name]) => name.toLowerCase() === header.toLowerCase(),
  );
  if (said)
    return said[0] in columnWords
      ? (said[0] as Column)
      : said[0] === 'needs' || said[0] === 'strengths'
        ? 'competences'
        : null;
  return (
    (Object.keys(columnWords) as Column[]).find((column) => columnWords[column].test(word)) ??
    (/\d$/.test(word) ? columnOf(word.replace(/\s*\d+$/, ''), {}) : null)
  );
}

/**
 * Wishes, vetoes, managers and earlier mentors are written as names or ids of the file; those
 * become ids of the other side.
 */
function linked<T extends Participant>(person: T, everybody: Read[]): T {
  const side = person.id.startsWith('mentor:') ? 'mentee' : 'mentor';
  const find = (text: string, role: Read['role']) =>
    everybody.find(
      (other) =>
        other.role === role &&
        (other.person.id.toLowerCase() === `${role}:${text}`.toLowerCase() ||
          other.person.name.toLowerCase() === text.toLowerCase()),
    )?.person.id;
  const ids = (texts: string[], role: Read['role']) =>
    texts.flatMap((text) => find(text, role) ?? []);
  return {
    ...person,
    managerId:
      person.managerId &&
      (find(person.managerId, side) ?? `named:${person.managerId.toLowerCase()}`),
    wishes: ids(person.wishes, side),
    vetoes: ids(person.vetoes, side),
    earlierMentors: ids(person.earlierMentors, 'mentor'),
  };
}

export type PolicyFault = {
  key:
    | 'not-an-object'
    | 'unknown-weight'
    | 'bad-weight'
    | 'unknown-rule'
    | 'unknown-person'
    | 'bad-pair'
    | 'unknown-key';
  what: string;
  known: string;
};

/**
 * The policy file: `weights` per criterion, `rules` that must hold, `pinned` and `banned` pairs by
 * name, `worstFirst`, `even`, `seed`, `columns`.
 */
export function readPolicy(
  value: unknown,
  pool: Pool,
): { policy: Policy; seed: number; faults: PolicyFault[] } {
  const faults: PolicyFault[] = [];
  const file =
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : {};
  if (file !== value) faults.push({ key: 'not-an-object', what: '', known: '' });
  const keys = [
    'mode',
    'weights',
    'rules',
    'pinned',
    'banned',
    'waitingFirst',
    'worstFirst',
    'even',
    'seed',
    'columns',
  ];
  for (const key of Object.keys(file))
    if (!keys.includes(key)) faults.push({ key: 'unknown-key', what: key, known: keys.join(', ') });
  const weights: Weights = { ...usualPolicy.weights };
  if (file.weights !== undefined) for (const key of criterionKeys) weights[key] = 0;
  for (const [key, weight] of Object.entries((file.weights ?? {}) as Record<string, unknown>)) {
    if (!criterionKeys.includes(key as CriterionKey))
      faults.push({ key: 'unknown-weight', what: key, known: criterionKeys.join(', ') });
    else if (typeof weight !== 'number' || !(weight >= 0 && weight <= 1000))
      faults.push({ key: 'bad-weight', what: key, known: '' });
    else weights[key as CriterionKey] = weight;
  }
  const switches: Switches = { ...usualPolicy.switches };
  for (const rule of Array.isArray(file.rules) ? file.rules : []) {
    const key = String(rule).replace(/^(?:not-|never-)/, '') as keyof Switches;
    if (switchedConstraints.includes(key)) switches[key] = true;
    else if (!hardConstraintKeys.includes(key))
      faults.push({
        key: 'unknown-rule',
        what: String(rule),
        known: switchedConstraints.join(', '),
      });
  }
  const pairs = (list: unknown) =>
    (Array.isArray(list) ? list : []).flatMap((pair): [string, string][] => {
      if (!Array.isArray(pair) || pair.length !== 2)
        return (faults.push({ key: 'bad-pair', what: JSON.stringify(pair), known: '' }), []);
      const [mentor, mentee] = [
        named(pool.mentors, pair[0], 'mentor'),
        named(pool.mentees, pair[1], 'mentee'),
      ];
      for (const [found, text] of [[mentor, pair[0]] as const, [mentee, pair[1]] as const])
        if (!found) faults.push({ key: 'unknown-person', what: String(text), known: '' });
      return mentor && mentee ? [[mentor.id, mentee.id]] : [];
    });
  if (file.mode !== undefined && file.mode !== 'optimum' && file.mode !== 'stable')
    faults.push({ key: 'unknown-rule', what: String(file.mode), known: 'optimum, stable' });
  const policy: Policy = {
    ...usualPolicy,
    mode: file.mode === 'stable' ? 'stable' : 'optimum',
    weights,
    switches,
    waitingFirst: file.waitingFirst !== false,
    worstFirst: file.worstFirst !== false,
    even: file.even === true,
    pinned: pairs(file.pinned),
    banned: pairs(file.banned),
  };
  return { policy, seed: Number.isInteger(file.seed) ? (file.seed as number) : 1, faults };
}

function named<T extends Mentor | Participant>(
  list: T[],
  text: unknown,
  role: string,
): T | undefined {
  const wanted = String(text).toLowerCase();
  return list.find(
    (one) => one.name.toLowerCase() === wanted || one.id.toLowerCase() === `${role}:${wanted}`,
  );
}
