/**
 * Blocks -> draft profile. One walk through the document that always knows for whom and for what
 * the present passage speaks.
 */
import type { Block, Item, Paragraph, Source, Table } from './blocks.ts';
import { orEdges, readCriteria, sentenceLimit } from './criteria.ts';
import type { Draft, DraftCompetence, DraftRole, DraftText } from './draft.ts';
import { detectLanguage, type Language } from './language.ts';
import {
  definitionLabel,
  indicatorLabel,
  isExpectation,
  isLevel,
  isSoft,
  softColumn,
} from './lexicon.ts';
import {
  bare,
  classify,
  roleIn,
  sentences,
  splitLead,
  splitSentenceLead,
  type HeadingClass,
  type RoleName,
} from './naming.ts';
import { prepare } from './prepare.ts';
import { findQuantities, speaksOfMaximum } from './quantity.ts';
import { cellText, isRequirementTable, requirementRows, tableCompetences } from './tables.ts';
import { headingShape } from './text.ts';

type Section = 'none' | 'criteria' | 'competences' | 'behaviours' | 'noise';

type Walk = {
  roles: DraftRole[];
  role: DraftRole | null;
  roleLevel: number;
  section: Section;
  sectionLevel: number;
  mustHave: boolean;
  competence: DraftCompetence | null;
  competenceLevel: number;
  level: string | null;
  /** Group of the list that an intro announced as "one of the following", null otherwise. */
  alternatives: string | null;
  /** The depth of the list lines that are those alternatives; null until the first of them. */
  alternativeDepth: number | null;
  /**
   * The requirement read last, to which a following "or ..." belongs; `open` when it ended with
   * "or" itself.
   */
  latest: { role: DraftRole; from: number; body: string; made: Making; open: boolean } | null;
  /** Sentences of a behaviour section, used only when it has no list. */
  prose: DraftText[];
  language: Language;
  loose: Map<DraftRole, DraftText[]>;
  derived: string[];
  groups: number;
  profileOfCompetences: boolean;
};

/** What follows in the document. */
type Rest = { blocks: Block[]; from: number };

/** The blocks up to the next heading. */
function ownBlocks({ blocks, from }: Rest): Block[] {
  let to = from;
  while (to < blocks.length && blocks[to]!.kind !== 'heading') to++;
  return blocks.slice(from, to);
}

type Making = { line: number; context: string; mustHave: boolean };

const introLevel = 50;

export function outline(source: Source): Draft {
  const language = detectLanguage(source.lines.join('\n'));
  const blocks = prepare(source.blocks);
  const walk: Walk = {
    language,
    roles: [],
    role: null,
    roleLevel: 0,
    section: 'none',
    sectionLevel: 0,
    mustHave: true,
    competence: null,
    competenceLevel: 0,
    level: null,
    alternatives: null,
    alternativeDepth: null,
    latest: null,
    prose: [],
    loose: new Map(),
    derived: derivedMentees(blocks, language),
    groups: 0,
    profileOfCompetences: false,
  };
  blocks.forEach((block, i) => step(walk, block, blocks, i));
  settleProse(walk);
  return { language, lines: source.lines, roles: finish(walk) };
}

/** Whom the document calls the helped ones: what mentors may have several of at once. */
function derivedMentees(blocks: Block[], language: Language): string[] {
  const stems = new Set<string>();
  for (const block of blocks) {
    const texts = block.kind === 'table' ? block.rows.flat().map(cellText) : [block.text];
    for (const text of texts.flatMap(sentences)) {
      if (text.length > sentenceLimit || !(speaksOfMaximum(text) || severalAtOnce.test(text)))
        continue;
      for (const criterion of readCriteria(text, { language, line: 0, group: String })) {
        if (
          criterion.kind !== 'capacity' ||
          (criterion.bound !== 'max' && !severalAtOnce.test(text))
        )
          continue;
        const noun =
          /(?:\d+|(?<!\p{L})(?:twee|drie|vier|vijf|två|tre|fyra|fem|one|two|three|four|five|six|eine[nrm]?|zwei|drei|vier|fünf|to|fire|un|deux|trois|quatre|cinq|een|één|en|ett|ein))\s+((?:\p{L}|-)+)/iu
            .exec(criterion.text)?.[1]
            ?.toLowerCase();
        if (noun && noun.length >= 5 && roleIn(noun) !== 'mentor') stems.add(noun);
      }
    }
  }
  return [...stems].slice(0, stemLimit);
}

/** A document has few words for whom it helps. */
const stemLimit = 12;

const severalAtOnce =
  /(?:tegelijk|samtidig|at the same time|at once|gleichzeitig|ad gangen|om gangen|en même temps|simultané|per mentor|par mentor|pr\. mentor|je mentor)/iu;

function step(walk: Walk, block: Block, blocks: Block[], i: number): void {
  const rest = { blocks, from: i + 1 };
  if (block.kind === 'heading') enterHeading(walk, block.text, block.level, block.line, rest);
  else if (block.kind === 'table') addTable(walk, block);
  else if (isIntro(block)) enterIntro(walk, block, rest);
  else if (block.kind === 'paragraph' && isLeadIn(walk, block, blocks[i + 1]))
    announce(walk, block.text, block.line);
  else if (block.kind === 'paragraph') addParagraph(walk, block, blocks[i + 1]);
  else addItem(walk, block, blocks[i + 1]);
}

function isIntro(block: Paragraph | Item): boolean {
  return (
    block.kind === 'paragraph' && block.text.endsWith(':') && block.text.split(' ').length <= 18
  );
}

/**
 * A line that ends with a colon announces what follows; it counts as a heading only when it says
 * something.
 */
function enterIntro(walk: Walk, block: Paragraph | Item, rest: Rest): void {
  const words = block.text.replace(/:$/, '');
  const found = classify(words, {
    sibling: false,
    within: false,
    open: walk.competence !== null,
    derived: walk.derived,
  });
  if (
    walk.section === 'criteria' &&
    (found.is === 'name' || found.is === 'criteria' || oneOf.test(words))
  )
    announce(walk, words, block.line);
  else if (
    found.is === 'name' &&
    walk.section === 'competences' &&
    words.split(' ').length <= 5 &&
    rest.blocks[rest.from]?.kind === 'item'
  )
    startCompetence(walk, words, walk.competenceLevel || introLevel, block.line);
  else if (
    found.is === 'name' &&
    walk.section === 'none' &&
    words.split(' ').length <= 5 &&
    rest.blocks[rest.from]?.kind === 'item' &&
    walk.role &&
    roleIn(words) === null
  ) {
    startCompetence(walk, words, introLevel, block.line);
    if (!walk.profileOfCompetences) walk.competence!.doubtful = true;
  } else if (found.is === 'level') walk.level = words;
  else if (found.is === 'behaviours' || found.is === 'criteria' || found.is === 'competences') {
    if (
      !(
        walk.competence &&
        walk.section === 'competences' &&
        rest.blocks[rest.from]?.kind === 'item' &&
        found.is === 'competences'
      )
    )
      open(
        walk,
        found,
        walk.section === 'none' ? introLevel : Math.max(walk.sectionLevel, 1),
        block,
        rest,
      );
  }
}

/**
 * "One of the following", "at least one of these", "either": one line of the list that follows is
 * enough.
 */
const oneOf =
  /(?<!\p{L})(?:(?:één|een|eentje) van|(?:minstens|minimaal|ten minste|tenminste) (?:één|een)(?!\p{L})|(?:något|någon|ett|en|ettdera|endera) av|minst (?:ett|en|éin|én)(?!\p{L})|one (?:or more )?of|any (?:one )?of|(?:at least|only) one|one or more|eine[rs]? (?:der|dieser|von|aus)|eins (?:der|von)|(?:mindestens|wenigstens) eine?[rs]?(?!\p{L})|(?:et|ét|en|én|ett) (?:af|av)|mindst (?:et|ét|en|én)(?!\p{L})|l['’]une? (?:des|de)|une? des|(?:au moins|soit) l['’]?une?(?!\p{L})|au moins une?(?!\p{L})|(?:either|antingen|entweder|enten|soit|hetzij|ofwel)\s*:?$)/iu;

/**
 * What a line announces of the list that follows: whether it is wished for, and whether one of it
 * is enough.
 */
function announce(walk: Walk, words: string, line: number): void {
  walk.mustHave =
    !isSoft(words) &&
    !/(?:should|gewenst|bör|bør|soll|wünschenswert|desirable|souhait)/i.test(words);
  walk.alternatives = oneOf.test(words) ? `list ${line}` : null;
  walk.alternativeDepth = null;
  walk.latest = null;
}

/** "A mentee is" above a list begins its sentences and asks nothing by itself. */
function isLeadIn(walk: Walk, block: Paragraph | Item, next: Block | undefined): boolean {
  if (walk.section !== 'criteria' || next?.kind !== 'item') return false;
  if (block.kind === 'item' && next.depth <= block.depth) return false;
  const { text } = block;
  if (text.length > 200 || /[.!?;]$/.test(text) || orEdges(text, walk.language).only) return false;
  return (
    (text.endsWith(':') || text.split(' ').length <= 14) &&
    findQuantities(text, walk.language).every((quantity) => quantity.unit === null)
  );
}

function enterHeading(walk: Walk, text: string, level: number, line: number, rest: Rest): void {
  if (walk.section === 'criteria' && orEdges(text, walk.language).only) {
    if (walk.latest) walk.latest.open = true;
    return;
  }
  const below =
    level > walk.sectionLevel ||
    (walk.sectionLevel === introLevel && walk.section === 'competences');
  const within = walk.section === 'competences' && below;
  const deeper = walk.competence !== null && level > walk.competenceLevel;
  const sibling =
    walk.competence !== null &&
    level === walk.competenceLevel &&
    walk.section !== 'noise' &&
    looksLikeCompetence(rest);
  const found = classify(text, {
    sibling,
    within: within && !(walk.competence && level < walk.competenceLevel),
    open: walk.competence !== null,
    derived: walk.derived,
  });
  if (found.is === 'definition' || found.is === 'indicators') return;
  if (found.is === 'level') {
    walk.level = bare(text);
    return;
  }
  // A title such as "competence framework for mentors" names the whole; the competences have a
  // heading of their own further on.
  const isTitle =
    found.is === 'competences' &&
    walk.roles.length === 0 &&
    rest.blocks.some(
      (block, i) =>
        i >= rest.from &&
        block.kind === 'heading' &&
        block.level >= level &&
        classify(block.text, { sibling: false, within: false, open: false, derived: walk.derived })
          .is === 'competences',
    );
  if (isTitle)
    return open(
      walk,
      { is: 'profile', role: roleIn(text) ?? 'mentor' },
      level,
      { text, line },
      rest,
    );
  if (
    found.is === 'name' &&
    walk.roles.length === 0 &&
    walk.section === 'none' &&
    roleIn(text) !== null
  )
    return open(walk, { is: 'profile', role: roleIn(text)! }, level, { text, line }, rest);
  if (found.is === 'name') return enterName(walk, text, { level, line, deeper, below, rest });
  open(walk, found, level, { text, line }, rest);
}

/**
 * A heading that names something: a competence, a part of the present section, or nothing we need.
 */
function enterName(
  walk: Walk,
  text: string,
  {
    level,
    line,
    deeper,
    below,
    rest,
  }: { level: number; line: number; deeper: boolean; below: boolean; rest: Rest },
): void {
  const name = bare(text);
  if (walk.section === 'noise' && below) return;
  if (walk.section === 'criteria' && (below || isSoft(name) || softColumn.test(name))) {
    walk.mustHave = !isSoft(name);
    return;
  }
  if (walk.section === 'behaviours' && below) return;
  if (
    deeper &&
    walk.section === 'competences' &&
    walk.competence!.indicators.length === 0 &&
    walk.competence!.definition === null
  ) {
    walk.role!.competences.pop(); // the one above was only a cluster of names
    return startCompetence(walk, name, level, line);
  }
  if (walk.section === 'competences') {
    if (
      below ||
      level === walk.competenceLevel ||
      walk.competence === null ||
      walk.competenceLevel === introLevel ||
      (level === walk.sectionLevel && looksLikeCompetence(rest) && level === walk.competenceLevel)
    )
      return startCompetence(walk, name, level, line);
    if (level === walk.sectionLevel && walk.competenceLevel <= level)
      return startCompetence(walk, name, level, line);
    walk.competence = null;
    walk.section = 'none';
    walk.sectionLevel = level;
    return;
  }
  settleProse(walk);
  if (
    walk.section !== 'none' &&
    looksLikeCompetence(rest) &&
    walk.role?.competences.some((competence) => !competence.doubtful)
  ) {
    walk.section = 'noise';
    walk.sectionLevel = level;
    return;
  }
  if (looksLikeCompetence(rest) && name.split(' ').length <= 9 && !text.endsWith('?')) {
    walk.section = 'none';
    walk.sectionLevel = Math.min(walk.sectionLevel, level);
    startCompetence(walk, name, level, line);
    if (!walk.profileOfCompetences) walk.competence!.doubtful = true;
    return;
  }
  walk.competence = null;
  if (walk.section !== 'none' || walk.roleLevel === 0) {
    walk.section = walk.role ? 'noise' : 'none';
    walk.sectionLevel = level;
  }
}

function looksLikeCompetence(rest: Rest): boolean {
  return ownBlocks(rest).some(
    (block) =>
      block.kind === 'item' ||
      (block.kind === 'paragraph' && isLevel(splitLead(block.text, block.lead)?.name ?? '')),
  );
}

function open(
  walk: Walk,
  found: HeadingClass,
  level: number,
  { text, line }: { text: string; line: number },
  rest: Rest,
): void {
  if (found.is === 'behaviours' && walk.section === 'behaviours') walk.prose = [];
  settleProse(walk);
  walk.competence = null;
  walk.level = null;
  walk.alternatives = null;
  walk.latest = null;
  walk.mustHave = true;
  if (found.is === 'noise' || found.is === 'title') {
    walk.section = found.is === 'noise' ? 'noise' : 'none';
    walk.sectionLevel = level;
    return;
  }
  if (found.is === 'profile' || found.is === 'role') {
    enterRole(walk, found.role, bare(text), { level, line, profile: found.is === 'profile' });
    return;
  }
  if (found.is !== 'criteria' && found.is !== 'competences' && found.is !== 'behaviours') return;
  const inner = walk.section === found.is && level > walk.sectionLevel && walk.sectionLevel > 0;
  if (found.role) useRole(walk, found.role, bare(text), line);
  else if (!walk.role) useRole(walk, 'mentor', bare(text), line);
  walk.section =
    found.is === 'criteria' && isExpectation(text) && !asksSomething(walk.language, rest)
      ? 'behaviours'
      : found.is;
  walk.sectionLevel = inner ? walk.sectionLevel : level;
  walk.mustHave =
    !isSoft(text) &&
    !/^(?:should|you should|desirable|optional|preferred|wens|wensen|gewenst|wenselijk|pré|kan|bör|meriterande|önskvärt|soll|kann|soll-kriterien|wünschenswert|bør|ønskelig|ønsket|souhait\p{L}+|facultatif)/iu.test(
      bare(text),
    );
  if (found.is === 'competences') walk.competenceLevel = 0;
}

function asksSomething(language: Language, rest: Rest): boolean {
  const items = ownBlocks(rest).filter((block) => block.kind === 'item');
  const asking = items.filter((item) =>
    readCriteria(item.text, { language, line: 0, group: String }).some(
      (criterion) => criterion.kind !== 'other',
    ),
  );
  return asking.length > items.length * 0.4;
}

function enterRole(
  walk: Walk,
  name: RoleName,
  title: string,
  { level, line, profile }: { level: number; line: number; profile: boolean },
): void {
  const last = walk.role;
  const empty = last !== null && isEmpty(last);
  if (last && (empty || (last.role === name && !profile && level > walk.roleLevel))) {
    if (empty) Object.assign(last, { role: name, title, line });
  } else if (
    last?.role === name &&
    !profile &&
    level === walk.roleLevel &&
    !walk.roles.some((role) => role.role !== name)
  ) {
    walk.role = newRole(walk, name, title, line);
  } else
    walk.role =
      profile || !walk.roles.some((role) => role.role === name)
        ? newRole(walk, name, title, line)
        : walk.roles.findLast((role) => role.role === name)!;
  walk.roleLevel = level;
  walk.section = 'none';
  walk.sectionLevel = level;
  walk.profileOfCompetences = profile && /(?:compet|kompet|compét)/i.test(title);
}

function useRole(walk: Walk, name: RoleName, title: string, line: number): void {
  if (walk.role?.role === name) return;
  if (walk.role && isEmpty(walk.role) && walk.roles.length === 1)
    Object.assign(walk.role, { role: name });
  else
    walk.role =
      walk.roles.findLast((role) => role.role === name) ?? newRole(walk, name, title, line);
}

function newRole(walk: Walk, role: RoleName, title: string, line: number): DraftRole {
  const made: DraftRole = { role, title, line, criteria: [], competences: [], behaviours: [] };
  walk.roles.push(made);
  return made;
}

function isEmpty(role: DraftRole): boolean {
  return role.criteria.length + role.competences.length + role.behaviours.length === 0;
}

function startCompetence(walk: Walk, name: string, level: number, line: number): void {
  if (!walk.role) useRole(walk, 'mentor', name, line);
  walk.competence = { name, line, definition: null, indicators: [] };
  walk.competenceLevel = level;
  walk.level = null;
  walk.role!.competences.push(walk.competence);
}

function addParagraph(walk: Walk, block: Paragraph, next: Block | undefined): void {
  const { section, competence } = walk;
  if (section === 'noise') return;
  if (section === 'criteria') return addCriteriaProse(walk, block);
  if (section === 'behaviours') {
    for (const text of sentences(block.text)) walk.prose.push({ text, line: block.line });
    return;
  }
  const lead =
    splitLead(block.text, block.lead) ??
    (section === 'competences' && (competence === null || walk.competenceLevel >= introLevel)
      ? splitSentenceLead(block.text)
      : null);
  if (competence && lead && definitionLabel.test(lead.name) && lead.name.split(' ').length <= 3)
    return define(competence, lead.rest, block.line);
  if (competence && lead && indicatorLabel.test(lead.name) && lead.name.split(' ').length <= 3) {
    for (const text of lead.rest.split(/;\s+/))
      competence.indicators.push({ text, line: block.line });
    return;
  }
  if (competence && lead && isLevel(lead.name))
    return void competence.indicators.push({ text: lead.rest, line: block.line, level: lead.name });
  if (
    section === 'competences' &&
    lead &&
    (walk.competenceLevel >= introLevel ||
      competence === null ||
      (block.lead !== undefined && walk.competenceLevel === 0))
  ) {
    startCompetence(walk, lead.name, introLevel, block.line);
    return define(walk.competence!, lead.rest, block.line);
  }
  if (
    section === 'competences' &&
    isPlainName(block, next) &&
    (competence === null || walk.competenceLevel === plainLevel)
  )
    return startCompetence(walk, bare(block.text), plainLevel, block.line);
  if (competence) {
    if (
      competence.indicators.length === 0 ||
      (competence.definition === null && next?.kind === 'item')
    )
      return describe(walk, competence, block, next);
    return;
  }
  if (walk.role && section === 'none') noteLoose(walk, block);
}

/** Competences that start with a short line of plain text. */
const plainLevel = introLevel + 9;

function isPlainName({ text }: Paragraph, next: Block | undefined): boolean {
  return (
    text.split(' ').length <= 5 &&
    headingShape(text) &&
    (next?.kind === 'item' || (next?.kind === 'paragraph' && next.text.length > text.length + 8))
  );
}

function describe(
  walk: Walk,
  competence: DraftCompetence,
  block: Paragraph,
  next: Block | undefined,
): void {
  const listed =
    competence.definition !== null &&
    !/[.!?]$/.test(block.text) &&
    next?.kind !== 'item' &&
    block.text.split(' ').length <= 25 &&
    walk.competenceLevel < introLevel;
  if (listed) competence.indicators.push({ text: block.text, line: block.line, doubtful: true });
  else define(competence, block.text, block.line);
}

function define(competence: DraftCompetence, text: string, line: number): void {
  competence.definition = competence.definition
    ? { ...competence.definition, text: `${competence.definition.text} ${text}` }
    : { text, line };
}

/**
 * Paragraphs under a role without a section: requirements of the mentee, or words that may matter
 * if nothing else says them.
 */
function noteLoose(walk: Walk, block: Paragraph): void {
  const role = walk.role!;
  const texts = walk.loose.get(role) ?? [];
  texts.push({ text: block.text, line: block.line });
  walk.loose.set(role, texts);
}

const asking =
  /(?<!\p{L})(?:moet\p{L}*|dient|ska|skall|ska ha|måste|bör|must|should|needs? to|has to|have to|required|shall|muss|müssen|soll\p{L}*|skal|må|bør|doit|doivent|devra|kan en wil|vill och kan|is bereid|är beredd|willing|bereit|villig|prêt|mag|får|may|can|minimaal|minst|at least|mindestens|mindst|au moins|maximaal|högst|at most|höchstens|højst|høyst|au plus|no more than|aufgenommen werden|alle|any|all|any student|qui|kan|needs|heeft|har|has|hat)(?!\p{L})/iu;

function addCriteriaProse(walk: Walk, block: Paragraph): void {
  walk.alternatives = null;
  const lead = splitLead(block.text, block.lead);
  const label = lead && lead.name.split(' ').length <= 3 ? lead : null;
  for (const sentence of sentences(label ? label.rest : block.text))
    addCriterion(walk, sentence, block.line, { prose: true, context: label?.name ?? '' });
}

function addCriterion(
  walk: Walk,
  sentence: string,
  line: number,
  {
    prose,
    context = '',
    mustHave = walk.mustHave,
  }: { prose: boolean; context?: string; mustHave?: boolean },
): void {
  const edges = orEdges(sentence, walk.language);
  if (edges.only) {
    if (walk.latest) walk.latest.open = true;
    return;
  }
  const joined =
    walk.latest?.role === walk.role && (walk.latest.open || edges.first) ? walk.latest : null;
  const words = joined || edges.last ? edges.body : sentence;
  const body = prose
    ? words.replace(/^[^,]{0,45}?,?\s(?:die|who|som|qui|der)\s+(?=\p{L}+\s+\p{L}+)/iu, (found) =>
        /^(?:aufgenommen|alle|any|all|each|every|ieder|vem|den|de|those|toute|personen|wie)(?!\p{L})/iu.test(
          found,
        )
          ? ''
          : found,
      )
    : words;
  const making = { line, context, mustHave };
  const made = readCriteria(body, {
    ...making,
    language: walk.language,
    group: (n) => `${walk.groups}.${n}`,
    within: joined ? joinLatest(walk, joined) : walk.alternatives,
  }).map((criterion) =>
    prose && criterion.kind === 'other' ? { ...criterion, doubtful: true } : criterion,
  );
  walk.groups++;
  const meant =
    !prose ||
    joined !== null ||
    sentence.length > sentenceLimit ||
    made.some((criterion) => criterion.kind !== 'other' || !criterion.mustHave) ||
    asking.test(sentence) ||
    roleIn(sentence, walk.derived) !== null;
  walk.latest = null;
  if (!meant || made.length === 0) return;
  const from = joined ? joined.from : walk.role!.criteria.length;
  for (const criterion of made) walk.role!.criteria.push(criterion);
  walk.latest = { role: walk.role!, from, body, made: making, open: edges.last };
}

/**
 * The requirement read last becomes an alternative; one that asks several things stays in one
 * piece.
 */
function joinLatest(walk: Walk, { role, from, body, made }: NonNullable<Walk['latest']>): string {
  const before = role.criteria.slice(from);
  const known = before[0]!.anyOfGroup;
  if (known !== null && before.every((criterion) => criterion.anyOfGroup === known)) return known;
  const group = `${walk.groups++}.or`;
  role.criteria.length = from;
  role.criteria.push(
    ...readCriteria(body, { ...made, language: walk.language, group: String, within: group }),
  );
  return group;
}

function addItem(walk: Walk, block: Item, next: Block | undefined): void {
  const { section, competence } = walk;
  if (section === 'noise') return;
  if (section === 'criteria') {
    if (isLeadIn(walk, block, next)) announce(walk, block.text, block.line);
    else addCriterionItem(walk, block);
    return;
  }
  if (section === 'behaviours')
    return void walk.role!.behaviours.push({ text: block.text, line: block.line });
  const nested = next?.kind === 'item' && next.depth > block.depth;
  const lead = splitLead(block.text, block.lead);
  const listOfCompetences =
    section === 'competences' &&
    (competence === null || walk.competenceLevel === introLevel + block.depth + 1);
  if (listOfCompetences && (nested || lead) && block.depth === 0) {
    startCompetence(
      walk,
      lead ? lead.name : bare(block.text),
      introLevel + block.depth + 1,
      block.line,
    );
    if (lead) define(walk.competence!, lead.rest, block.line);
    return;
  }
  if (competence && isLevel(block.text) && nested) {
    walk.level = block.text.replace(/:$/, '');
    return;
  }
  if (competence && lead && isLevel(lead.name))
    return void competence.indicators.push({ text: lead.rest, line: block.line, level: lead.name });
  if (competence)
    return void competence.indicators.push({
      text: block.text,
      line: block.line,
      ...(walk.level ? { level: walk.level } : {}),
    });
  if (section === 'competences' && block.text.split(' ').length <= 5 && !/[.;]$/.test(block.text)) {
    startCompetence(walk, bare(block.text), introLevel + 1, block.line);
    walk.competence = null;
    return;
  }
  if (
    section === 'none' &&
    walk.role &&
    (walk.role.role === 'mentee' || walk.role.criteria.length === 0)
  )
    addCriterionItem(walk, block);
}

function addCriterionItem(walk: Walk, block: Item): void {
  walk.alternativeDepth ??= block.depth;
  if (block.depth < walk.alternativeDepth) walk.alternatives = null;
  const lead = splitLead(block.text, block.lead);
  const label =
    lead && lead.name.split(' ').length <= 3 && lead.rest.split(' ').length >= 2 ? lead : null;
  for (const sentence of sentences(label ? label.rest : block.text))
    addCriterion(walk, sentence.replace(/[;,.]$/, ''), block.line, {
      prose: false,
      context: label?.name ?? '',
    });
}

function addTable(walk: Walk, table: Table): void {
  if (walk.section === 'noise') return;
  if (walk.section === 'behaviours') {
    for (const row of table.rows.slice(1))
      for (const block of row.flatMap((cell) => cell.blocks))
        walk.role!.behaviours.push({ text: block.text, line: block.line });
    return;
  }
  const requirements =
    walk.section === 'criteria' ||
    (walk.section === 'none' && walk.competence === null && isRequirementTable(table));
  if (requirements) {
    if (!walk.role) useRole(walk, 'mentor', '', table.line);
    for (const row of requirementRows(table))
      addCriterion(walk, row.text, row.line, {
        prose: false,
        context: row.context,
        mustHave: row.mustHave ?? walk.mustHave,
      });
    return;
  }
  const made = tableCompetences(table, walk.competence);
  if (!made || made.length === 0) return;
  if (!walk.role) useRole(walk, 'mentor', '', table.line);
  walk.role!.competences.push(
    ...(walk.section === 'competences' || walk.profileOfCompetences
      ? made
      : made.map((competence) => ({ ...competence, doubtful: true }))),
  );
}

function settleProse(walk: Walk): void {
  if (walk.role && walk.role.behaviours.length === 0) walk.role.behaviours = walk.prose;
  walk.prose = [];
}

function finish(walk: Walk): DraftRole[] {
  for (const [role, texts] of walk.loose) {
    if (role.criteria.length > 0) continue;
    const asked = role.role === 'mentee' ? texts : texts.filter(({ text }) => asking.test(text));
    const view: Walk = {
      ...walk,
      role,
      section: 'criteria',
      mustHave: true,
      alternatives: null,
      latest: null,
    };
    for (const { text, line } of asked) {
      for (const sentence of sentences(text)) {
        const before = role.criteria.length;
        addCriterion(view, sentence, line, { prose: true });
        const added = role.criteria.slice(before);
        if (
          role.role === 'mentor' &&
          added.every(
            (criterion) =>
              (criterion.kind === 'other' && criterion.mustHave) ||
              (criterion.value === null &&
                criterion.mustHave &&
                criterion.kind !== 'certificate' &&
                criterion.kind !== 'language'),
          )
        ) {
          role.criteria.length = before;
          view.latest = null;
        }
      }
    }
  }
  for (const role of walk.roles) {
    const sure = role.competences.filter((competence) => !competence.doubtful);
    if (sure.length > 0) role.competences = sure;
    role.competences = role.competences.filter(
      (competence) =>
        competence.name !== '' &&
        (competence.definition !== null ||
          competence.indicators.length > 0 ||
          walk.roles.length > 0),
    );
  }
  return walk.roles
    .filter((role) => !isEmpty(role))
    .map((role) => ({ ...role, title: role.title || 'Mentor' }));
}
