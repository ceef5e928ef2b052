/**
 * Labelled units to a draft: names open competences, definitions and signs go to the one that is
 * open, requirements are read by their grammar. What has no place is kept beside the draft.
 */
import type { Chain } from './chain.ts';
import { orEdges, readCriteria, sentenceLimit } from './criteria.ts';
import type { Draft, DraftCompetence, DraftCriterion, DraftRole, Unplaced } from './draft.ts';
import type { Label } from './labels.ts';
import type { Language } from './language.ts';
import { isSoft, softColumn } from './lexicon.ts';
import { bare, type RoleName } from './naming.ts';
import { findQuantities } from './quantity.ts';
import { hintsOf, wordsOf } from './signals.ts';
import type { Unit } from './units.ts';

export type Labelled = { label: Label; role: RoleName; sure: number; roleSure: number };

/** Below this a reading is shown as one to look at. */
const doubt = 0.7;

type State = {
  language: Language;
  kinds: Chain;
  roles: DraftRole[];
  role: DraftRole | null;
  competence: DraftCompetence | null;
  level: string | null;
  /** The last heading, by which a part without a name of its own is called. */
  heading: { text: string; line: number } | null;
  /** The last heading speaks of requirements. */
  asks: boolean;
  /** What the last heading or announcement of requirements says of them. */
  wished: boolean;
  /** Group of a list of which one line is enough. */
  alternatives: string | null;
  alternativeDepth: number | null;
  question: string;
  latest: { role: DraftRole; from: number; body: string; made: Making; open: boolean } | null;
  groups: number;
  unplaced: Unplaced[];
  placed: Set<number>;
};

type Making = { line: number; context: string; mustHave: boolean; probability: number };

export function assemble(
  units: Unit[],
  labelled: Labelled[],
  { language, lines, kinds }: { language: Language; lines: string[]; kinds: Chain },
): Draft {
  const state: State = {
    language,
    kinds,
    roles: [],
    role: null,
    competence: null,
    level: null,
    heading: null,
    asks: false,
    wished: false,
    alternatives: null,
    alternativeDepth: null,
    question: '',
    latest: null,
    groups: 0,
    unplaced: [],
    placed: new Set(),
  };
  for (let i = 0; i < units.length;) i = step(state, units, labelled, i);
  const roles = state.roles.filter((role) => !isEmpty(role));
  for (const role of roles) {
    dropLetters(role.competences);
    role.competences = role.competences.filter(({ name }) => name !== '');
    if (role.title === '') role.title = role.role === 'mentor' ? 'Mentor' : 'Mentee';
  }
  const touched = new Set(units.map(({ line }) => line));
  lines.forEach((text, line) => {
    if (text.trim() !== '' && !touched.has(line) && !state.placed.has(line))
      state.unplaced.push({ text, line });
  });
  state.unplaced.sort((a, b) => a.line - b.line);
  return { language, roles, lines, unplaced: state.unplaced };
}

/** "A Listening", "B Asking": letters that count the names are no part of them. */
function dropLetters(competences: DraftCompetence[]): void {
  const lettered = competences.filter(({ name }) => /^\p{Lu}\s+\p{Lu}/u.test(name));
  const letters = new Set(lettered.map(({ name }) => name[0]));
  if (lettered.length < 2 || letters.size < lettered.length || lettered.length < competences.length)
    return;
  for (const competence of lettered) competence.name = competence.name.slice(1).trim();
}

function isEmpty(role: DraftRole): boolean {
  return role.criteria.length + role.competences.length + role.behaviours.length === 0;
}

/** Takes the unit at `i` and what belongs with it; answers with the next one. */
function step(state: State, units: Unit[], labelled: Labelled[], i: number): number {
  const unit = units[i]!;
  const { label } = labelled[i]!;
  // A lone "or" stands between two requirements, whatever it looks like.
  if (orEdges(unit.text, state.language).only) {
    if (state.latest) state.latest.open = true;
    leave(state, unit);
    return i + 1;
  }
  if (unit.kind === 'heading') enterHeading(state, unit, label);
  if (
    (label === 'none' || label === 'ask' || label === 'criterion') &&
    choosesOne(unit, units[i + 1])
  ) {
    announce(state, unit);
    leave(state, unit);
    return i + 1;
  }
  if (label === 'none' && isMissed(state, unit)) {
    const unsure = { ...labelled[i]!, sure: Math.min(labelled[i]!.sure, 0.4) };
    const asked = { unit, context: '', read: unit.text };
    addCriterion(state, useRole(state, unsure, unit), unit.text, unsure, asked);
    return i + 1;
  }
  if (label === 'none' && beginsRow(units, labelled, i))
    return addRequirement(state, units, labelled, i);
  if (label === 'criterion' && leadsIn(state, unit, units[i + 1])) {
    announce(state, unit);
    leave(state, unit);
    return i + 1;
  }
  switch (label) {
    case 'role':
      enterRole(state, unit, labelled[i]!);
      leave(state, unit);
      return i + 1;
    case 'ask':
      closeCompetence(state);
      announce(state, unit);
      leave(state, unit);
      return i + 1;
    case 'skills':
    case 'ways':
      closeCompetence(state);
      leave(state, unit);
      return i + 1;
    case 'name': {
      const role = useRole(state, labelled[i]!, unit);
      const name = nameOf(unit.text);
      const competence: DraftCompetence = {
        name,
        line: unit.line,
        definition: null,
        indicators: [],
        ...sureness(labelled[i]!),
      };
      role.competences.push(competence);
      state.competence = competence;
      state.level = null;
      return i + 1;
    }
    case 'definition':
    case 'indicator':
      return addToCompetence(state, units, labelled, i);
    case 'announcement':
    case 'level':
      state.level = label === 'level' ? bare(unit.text) : state.level;
      leave(state, unit);
      return i + 1;
    case 'behaviour':
      return addBehaviour(state, units, labelled, i);
    case 'criterion':
    case 'topic':
      return addRequirement(state, units, labelled, i);
    default:
      if (unit.kind === 'heading') closeCompetence(state);
      else if (beginsWishes(unit, units[i + 1])) announce(state, unit);
      leave(state, unit);
      return i + 1;
  }
}

/** "One of the following:" above a list. */
function choosesOne(unit: Unit, next: Unit | undefined): boolean {
  return (
    !unit.place &&
    next?.kind === 'item' &&
    (unit.kind !== 'item' || next.depth > unit.depth) &&
    unit.text.length < 120 &&
    oneOf.test(unit.text)
  );
}

/** "Bonus points:" above a list says of its lines that they are wished for, whatever it was taken for. */
function beginsWishes(unit: Unit, next: Unit | undefined): boolean {
  return (
    !unit.place &&
    next?.kind === 'item' &&
    unit.text.split(' ').length <= 12 &&
    /[:…]$|\.\.\.$/u.test(unit.text) &&
    isWish(unit.text)
  );
}

/** A sentence with numbers straight under a heading that asks is a requirement, though a doubtful one. */
function isMissed(state: State, unit: Unit): boolean {
  if (!state.asks || unit.kind !== 'paragraph' || unit.quoted || unit.text.length > 240)
    return false;
  const quantities = findQuantities(unit.text, state.language);
  return quantities.some(({ unit: measure }) => measure !== null);
}

/** PR-8: a line that only leads into the list below it begins its sentences and asks nothing. */
function leadsIn(state: State, unit: Unit, next: Unit | undefined): boolean {
  if (!next || next.kind !== 'item' || unit.place) return false;
  if (unit.kind === 'item' && (next.depth <= unit.depth || next.part > 0)) return false;
  if (unit.text.length > 200 || /[.!?;]$/.test(unit.text)) return false;
  return (
    (unit.text.endsWith(':') || unit.text.split(' ').length <= 14) &&
    findQuantities(unit.text, state.language).every((quantity) => quantity.unit === null)
  );
}

function sureness({ sure, roleSure }: Labelled): { probability: number; doubtful?: true } {
  const probability = Math.round(Math.min(sure, roleSure) * 1000) / 1000;
  return probability < doubt ? { probability, doubtful: true } : { probability };
}

function leave(state: State, unit: Unit): void {
  state.unplaced.push({ text: unit.text, line: unit.line });
}

function closeCompetence(state: State): void {
  state.competence = null;
  state.level = null;
}

function enterHeading(state: State, unit: Unit, label: Label): void {
  state.alternatives = null;
  state.latest = null;
  if (label !== 'name') state.heading = { text: unit.text, line: unit.line };
  state.wished = isWish(unit.text);
  state.asks = wordsOf(bare(unit.text), 8).some((word) => hintsOf(word).includes('ask'));
  state.question = '';
  if (label !== 'name' && unit.text.endsWith('?')) state.question = unit.text;
}

export function nameOf(text: string): string {
  return bare(
    text
      .replace(/\s*[:–—-]$/u, '')
      .replace(/^(?:\p{Extended_Pictographic}|\ufe0f|\u200d|\s)+/u, ''),
  ).replace(/[.:;,…]+$/u, '');
}

/** The words of a heading that say who it is about. */
function titleOf(text: string): string {
  return bare(text).replace(/\s*(?:…|\.\.\.|:)$/u, '');
}

function enterRole(state: State, unit: Unit, { role }: Labelled): void {
  closeCompetence(state);
  const last = state.role;
  if (last && last.role === role && isEmpty(last)) {
    last.title = titleOf(unit.text);
    return;
  }
  if (last && isEmpty(last)) state.roles = state.roles.filter((known) => known !== last);
  state.role = {
    role,
    title: titleOf(unit.text),
    line: unit.line,
    criteria: [],
    competences: [],
    behaviours: [],
  };
  state.roles.push(state.role);
}

function useRole(state: State, { role }: Labelled, unit: Unit): DraftRole {
  if (state.role?.role === role) return state.role;
  const known = state.roles.findLast((entry) => entry.role === role);
  if (state.role && isEmpty(state.role) && !known) {
    state.role.role = role;
    return state.role;
  }
  closeCompetence(state);
  if (known) {
    state.role = known;
    return known;
  }
  state.role = {
    role,
    title: state.heading ? titleOf(state.heading.text) : '',
    line: state.heading?.line ?? unit.line,
    criteria: [],
    competences: [],
    behaviours: [],
  };
  state.roles.push(state.role);
  return state.role;
}

function addToCompetence(state: State, units: Unit[], labelled: Labelled[], i: number): number {
  const unit = units[i]!;
  const { label } = labelled[i]!;
  const to = endOfBlock(units, labelled, i);
  const text = units
    .slice(i, to)
    .map((part) => part.text)
    .join(' ');
  const competence = state.competence;
  if (!competence) {
    for (const part of units.slice(i, to)) leave(state, part);
    return to;
  }
  if (label === 'definition')
    competence.definition = competence.definition
      ? { ...competence.definition, text: `${competence.definition.text} ${text}` }
      : { text: unmarked(text), line: unit.line, ...sureness(labelled[i]!) };
  else {
    const level = unit.place && state.level === null ? levelAbove(unit) : state.level;
    competence.indicators.push({
      text: trimmed(text),
      line: unit.line,
      ...(level ? { level } : {}),
      ...sureness(labelled[i]!),
    });
  }
  return to;
}

/** The level that a column of a table stands for. */
function levelAbove({ place }: Unit): string | null {
  return place && place.columns >= 3 && place.column > 0 && place.levels ? place.head : null;
}

function trimmed(text: string): string {
  return unmarked(text).replace(/[;,]$/u, '').trim();
}

/** Without the bullet, box or number in front. */
export function unmarked(text: string): string {
  const words = text
    .replace(
      /^(?:[\s…•·▪■□☐☑☒●○✓✔✗✘✅❌➤→►»*+–—-]|\.\.\.|\ufe0f|\[[ xX✓]?\]|\p{Extended_Pictographic})+\s*/u,
      '',
    )
    .replace(
      /^(?:\(?(?:\d{1,2}(?:\.\d{1,2}){1,3}[.)]?|\d{1,2}[.)]|[a-zæøå][.)])|§\s?\d+[a-z]?|\d+\s?§|(?:artikel|article|art\.|lid)\s\d+)\s+(?=\S)/iu,
      '',
    )
    .trim();
  return words === '' ? text.trim() : words;
}

/** Sentences of one block with one label are one text. */
function endOfBlock(units: Unit[], labelled: Labelled[], i: number): number {
  let to = i + 1;
  while (
    to < units.length &&
    units[to]!.block === units[i]!.block &&
    units[to]!.part > 0 &&
    units[to]!.part === units[to - 1]!.part + 1 &&
    labelled[to]!.label === labelled[i]!.label
  )
    to++;
  return to;
}

function addBehaviour(state: State, units: Unit[], labelled: Labelled[], i: number): number {
  const role = useRole(state, labelled[i]!, units[i]!);
  const apart = units[i]!.kind === 'paragraph' && !units[i]!.lead;
  const to = apart ? i + 1 : endOfBlock(units, labelled, i);
  const text = units
    .slice(i, to)
    .map((part) => part.text)
    .join(' ');
  role.behaviours.push({ text: trimmed(text), line: units[i]!.line, ...sureness(labelled[i]!) });
  return to;
}

/** "One of the following", "at least one of these", "either": one line of the list is enough. */
const oneOf =
  /(?<!\p{L})(?:(?:één|een|eentje) van|(?:minstens|minimaal|ten minste|tenminste) (?:één|een)(?!\p{L})|(?:något|någon|ett|en|ettdera|endera) av|minst (?:ett|en|éin|én)(?!\p{L})|(?:ett|ett enda|en) alternativ|räcker|volstaat|genügt|reicht aus|is enough|will do|suffices|er nok|suffit|one (?:or more )?of|any (?:one )?of|(?:at least|only) one|one or more|eine[rs]? (?:der|dieser|von|aus)|eins (?:der|von)|(?:mindestens|wenigstens) eine?[rs]?(?!\p{L})|(?:et|ét|en|én|ett) (?:af|av)|mindst (?:et|ét|en|én)(?!\p{L})|l['’]une? (?:des|de)|une? des|(?:au moins|soit) l['’]?une?(?!\p{L})|au moins une?(?!\p{L})|(?:either|antingen|entweder|enten|soit|hetzij|ofwel)\s*:?$)/iu;

const wishes =
  /^(?:(?:you )?should|desirable|optional|preferred|wens(?:en)?|gewenst|wenselijk|pré|kan|bör|meriterande|önskvärt|soll|kann|soll-kriterien|kann-kriterien|wünschenswert|bør|ønskelig|ønsket|souhait\p{L}+|facultatif)\s*:?$|^(?:nice to have|bonus|desto (?:bedre|bättre|besser)|dessutom ser vi|(?:et )?si possible|en plus|plus(?:punten)?:?$|gern gesehen|gerne?:?$|helst:?$)/iu;

/** Whether a heading or an announcement only wishes. */
function isWish(text: string): boolean {
  const words = bare(text);
  return wishes.test(words) || (isSoft(words) && !words.endsWith('?'));
}

function announce(state: State, unit: Unit): void {
  state.wished = isWish(unit.text);
  state.alternatives = oneOf.test(unit.text) ? `list ${unit.line}` : null;
  state.alternativeDepth = null;
  state.latest = null;
  if (unit.text.endsWith('?')) state.question = unit.text;
}

/** Words by which running text asks something. */
const asking =
  /(?<!\p{L})(?:moet\p{L}*|dient|ska|skall|ska ha|måste|bör|must|should|needs? to|has to|have to|required|shall|muss|müssen|soll\p{L}*|skal|må|bør|doit|doivent|devra|kan en wil|vill och kan|is bereid|är beredd|willing|bereit|villig|prêt|mag|får|may|can|minimaal|minst|at least|mindestens|mindst|au moins|maximaal|högst|at most|höchstens|højst|høyst|au plus|no more than|aufgenommen werden|alle|any|all|any student|qui|kan|needs|heeft|har|has|hat)(?!\p{L})/iu;

/** A requirement with what stands beside it: its topic, the cells of its row. */
function addRequirement(state: State, units: Unit[], labelled: Labelled[], i: number): number {
  const unit = units[i]!;
  const isPart = (at: number) =>
    labelled[at]!.label === 'criterion' || labelled[at]!.label === 'topic';
  const told = isPart(i) ? i : units.findIndex((_, at) => at > i && isPart(at));
  const role = useRole(state, labelled[told]!, unit);
  if (unit.place) {
    let to = i + 1;
    while (
      isInRow(units[to], unit) &&
      (isPart(to) || (labelled[to]!.label === 'none' && isValue(units[to]!, state.language)))
    )
      to++;
    const made = role.criteria.length;
    addRow(state, role, units.slice(i, to), labelled.slice(i, to));
    // A cell that was taken in without being asked for stays beside the draft, too.
    const used = new Set(role.criteria.slice(made).map(({ line }) => line));
    for (let at = i; at < to; at++)
      if (labelled[at]!.label === 'none' && !used.has(units[at]!.line)) leave(state, units[at]!);
    return to;
  }
  if (unit.lead && labelled[i]!.label === 'topic') {
    let to = i + 1;
    while (
      to < units.length &&
      units[to]!.block === unit.block &&
      labelled[to]!.label === 'criterion'
    )
      to++;
    if (to > i + 1) {
      units.slice(i + 1, to).forEach((part, at) => {
        const text = at === 0 ? `${unit.text} ${part.text}` : part.text;
        addCriterion(state, role, text, labelled[i + 1 + at]!, {
          unit: part,
          context: unit.text,
          read: part.text,
        });
      });
      return to;
    }
  }
  addCriterion(state, role, unit.text, labelled[i]!, { unit, context: '', read: unit.text });
  return i + 1;
}

const isInRow = (unit: Unit | undefined, { place }: Unit): boolean =>
  unit?.place != null &&
  place !== null &&
  unit.place.table === place.table &&
  unit.place.row === place.row;

/** A cell with little more than a number in it. */
const isValue = ({ text, place }: Unit, language: Language): boolean =>
  text.length < 60 && !place?.header && findQuantities(text, language).length > 0;

/** The first cell of a row of which another asks something. */
function beginsRow(units: Unit[], labelled: Labelled[], i: number): boolean {
  const unit = units[i]!;
  if (!unit.place || unit.place.column > 0 || unit.place.header || unit.text.length > 90)
    return false;
  let at = i + 1;
  while (isInRow(units[at], unit) && labelled[at]!.label === 'none') at++;
  return at <= i + 2 && isInRow(units[at], unit) && labelled[at]!.label === 'criterion';
}

function addRow(state: State, role: DraftRole, row: Unit[], labelled: Labelled[]): void {
  const first = row[0]!;
  const topic =
    labelled[0]!.label === 'topic' || (first.place!.column === 0 && row.length > 1) ? first : null;
  const values = topic ? row.slice(1) : row;
  const sure = labelled.findLast(({ label }) => label !== 'none') ?? labelled.at(-1)!;
  if (values.length === 0)
    return addCriterion(state, role, first.text, sure, {
      unit: first,
      context: '',
      read: first.text,
    });
  const columns = new Set(values.map((value) => value.place!.column));
  const soft = row.some((part) => isSoft(part.text));
  if (first.place!.levels && columns.size > 1) {
    for (const value of values) {
      if (/^[-–—]$/.test(value.text)) continue;
      addCriterion(state, role, `${topic ? `${topic.text} ` : ''}${value.text}`, sure, {
        unit: value,
        context: topic?.text ?? '',
        read: value.text,
        level: value.place!.head,
      });
    }
    return;
  }
  if (columns.size <= 1 || values.every((value) => value.text.length < 90)) {
    const read = values.map((value) => value.text).join(', ');
    return addCriterion(state, role, `${topic ? `${topic.text}: ` : ''}${read}`, sure, {
      unit: soft ? { ...first, must: false } : first,
      context: topic?.text ?? '',
      read,
    });
  }
  for (const value of values)
    addCriterion(state, role, value.text, sure, {
      unit: value,
      context: topic?.text ?? '',
      read: value.text,
    });
}

function addCriterion(
  state: State,
  role: DraftRole,
  text: string,
  labelled: Labelled,
  { unit, context, read }: { unit: Unit; context: string; read: string; level?: string },
): void {
  const edges = orEdges(unmarked(read), state.language);
  if (edges.only) {
    if (state.latest) state.latest.open = true;
    return;
  }
  const { probability } = sureness(labelled);
  const inList = unit.kind === 'item' || unit.kind === 'cell';
  if (state.alternatives !== null && inList) {
    state.alternativeDepth ??= unit.depth;
    if (unit.depth < state.alternativeDepth) state.alternatives = null;
  } else if (!inList) state.alternatives = null;
  const joined =
    state.latest?.role === role && (state.latest.open || edges.first) ? state.latest : null;
  const body = (joined || edges.last ? edges.body : unmarked(read)).replace(/[;,.]$/u, '');
  const column =
    unit.place &&
    unit.place.head !== '' &&
    (isSoft(unit.place.head) || softColumn.test(unit.place.head)) &&
    unit.place.column > 0;
  const making: Making = {
    line: unit.line,
    context: context || (state.question !== '' && read.length < 140 ? state.question : ''),
    mustHave: unit.must ?? !(state.wished || column === true),
    probability,
  };
  const made = readCriteria(body, {
    ...making,
    language: state.language,
    kinds: state.kinds,
    group: (n) => `${state.groups}.${n}`,
    within: joined ? joinLatest(state, joined) : state.alternatives,
  });
  state.groups++;
  if (onlyTells(unit, made, body)) {
    leave(state, unit);
    return;
  }
  const from = joined ? joined.from : role.criteria.length;
  const whole = text !== read && made.length === 1 ? text.replace(/[;,]$/u, '') : null;
  role.criteria.push(...marked(made, probability, whole));
  state.latest = made.length > 0 ? { role, from, body, made: making, open: edges.last } : null;
  if (text.length > sentenceLimit) state.latest = null;
}

/** A sentence of running text that names no number and asks in no word only tells something. */
function onlyTells(unit: Unit, made: DraftCriterion[], body: string): boolean {
  return (
    unit.kind === 'paragraph' &&
    made.every(
      ({ kind, value, mustHave }) =>
        value === null && mustHave && (kind === 'other' || kind === 'training'),
    ) &&
    !asking.test(body)
  );
}

function marked(
  made: DraftCriterion[],
  probability: number,
  whole: string | null,
): DraftCriterion[] {
  return made.map((criterion) => ({
    ...criterion,
    ...(whole === null ? {} : { text: whole }),
    probability,
    ...(probability < doubt || criterion.doubtful ? { doubtful: true } : {}),
  }));
}

/** The requirement read last becomes an alternative; one that asks several things stays whole. */
function joinLatest(
  state: State,
  { role, from, body, made }: NonNullable<State['latest']>,
): string {
  const before = role.criteria.slice(from);
  const known = before[0]?.anyOfGroup ?? null;
  if (known !== null && before.every((criterion) => criterion.anyOfGroup === known)) return known;
  const group = `${state.groups++}.or`;
  role.criteria.length = from;
  role.criteria.push(
    ...marked(
      readCriteria(body, {
        ...made,
        language: state.language,
        kinds: state.kinds,
        group: String,
        within: group,
      }),
      made.probability,
      null,
    ),
  );
  return group;
}
