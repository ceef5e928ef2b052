/** How headings, leads and labels are taken apart. */
import {
  competenceWords,
  definitionLabel,
  forWhom,
  indicatorLabel,
  isBehaviourHeading,
  isCriteriaHeading,
  isExpectation,
  isLevel,
  menteeWords,
  mentorWords,
  noiseHeading,
  profileWords,
  programmeWords,
} from './lexicon.ts';

export type RoleName = 'mentor' | 'mentee';
export type HeadingClass =
  | { is: 'profile'; role: RoleName }
  | { is: 'role'; role: RoleName }
  | { is: 'criteria' | 'competences' | 'behaviours'; role: RoleName | null }
  | { is: 'noise' | 'title' | 'definition' | 'indicators' | 'level' | 'name' };

const prefix =
  /^(?:(?:competentie|kompetens|kompetenz|competence|competency|compétence|kompetence|kompetanse|bekwaamheid|domein|domain|kerncompetentie|onderdeel|deel|del|teil|part|partie|hoofdstuk|kapitel|chapter|section|avsnitt|afsnit)\s+(?:nr\.?\s*)?(?:\d+|[a-z](?![\p{L}]))\s*[:.–—-]*\s*)/iu;
const number =
  /^(?:(?:\d+(?:\.\d+)*[.)]?|[IVX]{1,4}[.)]|[A-Z]{1,3}[-.]?\d+(?:\.\d+)*[.:)]?|[A-Z][.)]|§\s*\d+)\s*[–—:-]?\s+)(?=\p{L})/u;

/** The words of a heading without number, code or closing colon. */
export function bare(text: string): string {
  const without = text.replace(number, '').trim();
  return (
    without
      .replace(prefix, (label) => (without.length > label.length ? '' : label))
      .replace(number, '')
      .replace(/\s*[:.]$/, '')
      .trim() || text.trim()
  );
}

export function roleIn(text: string, derived: string[] = []): RoleName | null {
  if (forWhom.test(text)) return 'mentee';
  const mentor = mentorWords.exec(text);
  const mentee = menteeWords.exec(text);
  if (mentor && mentee)
    return /(?:for|voor|för|für|pour|til|to|to the|zu|av|van|of|der|des|towards)\s+(?:\p{L}+\s+){0,2}$/iu.test(
      text.slice(0, Math.max(mentor.index, mentee.index)),
    )
      ? mentor.index < mentee.index
        ? 'mentor'
        : 'mentee'
      : 'mentor';
  if (mentor) return 'mentor';
  if (mentee || derived.some((stem) => startsLike(text, stem))) return 'mentee';
  return null;
}

/**
 * Words that share their first letters, five at least, name the same people ("nyutdannede",
 * "Nyutdannet").
 */
function startsLike(text: string, stem: string): boolean {
  return text
    .toLowerCase()
    .split(/[^\p{L}-]+/u)
    .some((word) => {
      let same = 0;
      while (same < word.length && same < stem.length && word[same] === stem[same]) same++;
      return same >= 5 && same >= Math.min(word.length, stem.length) * 0.55;
    });
}

const filler =
  /^(?:de|het|een|den|det|en|ett|the|a|an|your|our|der|die|das|ein|eine|et|le|la|les|un|une|l'|och|og|and|und|en|ou|et|or|of|voor|för|for|für|pour|som|als|as|dig|je|jou|du|dich|vous|toi|if|you|are|zelf|själv|new|nieuwe|nya|neue|nye|nouveaux|first|year)$/iu;

/** Does the heading say nothing but who it is about? */
export function isBareRole(text: string, derived: string[]): boolean {
  const words = text.split(/[^\p{L}'-]+/u).filter((word) => word !== '' && !filler.test(word));
  return (
    words.length > 0 &&
    words.length <= 4 &&
    words.every(
      (word) =>
        mentorWords.test(word) ||
        menteeWords.test(word) ||
        derived.some((stem) => startsLike(word, stem)) ||
        /^(?:rol|roll|rolle|role|rôle|partner|uppdrag|uppdraget|opgave|oppgave|aufgabe)$/iu.test(
          word,
        ),
    ) &&
    roleIn(text, derived) !== null
  );
}

/** "The mentee must", "Adepten ska": what follows is asked. */
const modalEnd =
  /\s(?:ska|skall|måste|bör|ska vara|ska ha|must|should|must be|must have|needs? to|moet|moeten|dient|is|heeft|muss|müssen|soll|sollen|sollte|skal|må|bør|doit|devra|doivent|kan|can|may)(?: (?:minst|också|ook|also|auch))?$/iu;

/**
 * `within`: a competence section is open and this heading stands below it, so an ordinary word is a
 * name.
 */
export function classify(
  text: string,
  {
    within,
    open,
    sibling,
    derived,
  }: { within: boolean; sibling: boolean; open: boolean; derived: string[] },
): HeadingClass {
  const words = bare(text);
  const role = roleIn(words, derived);
  const count = words.split(/\s+/).length;
  if (open && matchesWhole(definitionLabel, words)) return { is: 'definition' };
  if (open && matchesWhole(indicatorLabel, words)) return { is: 'indicators' };
  if (open && isLevel(words)) return { is: 'level' };
  if (profileWords.test(words) && count <= 10 && (role !== null || !within))
    return { is: 'profile', role: role ?? 'mentor' };
  if (isBehaviourHeading(words) && (role !== null || (!within && !sibling)))
    return { is: 'behaviours', role };
  if (isExpectation(words) && role !== null) return { is: 'behaviours', role };
  if (role !== null && modalEnd.test(words)) return { is: 'criteria', role };
  if (forWhom.test(words)) return { is: 'criteria', role: 'mentee' };
  if (within) return { is: 'name' };
  if (isBareRole(words, derived)) return { is: 'role', role: role! };
  if (startsNoise(words)) return { is: sibling && ambiguous.test(words) ? 'name' : 'noise' };
  if (competenceWords.test(words) && count <= 12) return { is: 'competences', role };
  if (isCriteriaHeading(words) || isExpectation(words)) return { is: 'criteria', role };
  if (programmeWords.test(words)) return { is: 'title' };
  return { is: 'name' };
}

/**
 * Words that name a competence as often as a passage to skip; `sibling`: the heading stands beside
 * competences and has a list.
 */
const ambiguous =
  /^(?:planning|evaluati\p{L}*|evaluation|evaluering|utvärdering|évaluation|support|suivi|uppföljning|opfølgning|oppfølging|urval|beslut|references|review|process|prosess|mål|ziele?|doelen|aims?|support for|data|kontakt|contacts?|vragen|questions|unterstützung|beslutsfattande)(?!\p{L})/iu;

function matchesWhole(pattern: RegExp, text: string): boolean {
  const match = pattern.exec(text);
  return match !== null && match[0].length >= text.length * 0.6;
}

function startsNoise(text: string): boolean {
  const match = noiseHeading.exec(
    text.replace(/^(?:de|het|the|der|die|das|den|det|le|la|les)\s+/i, ''),
  );
  return match !== null && match.index === 0;
}

/** "Name: text", "Name – text": a short name in front of its description. */
export function splitLead(text: string, lead?: string): { name: string; rest: string } | null {
  if (lead && text.startsWith(lead) && lead.length < text.length - 2) {
    const rest = text
      .slice(lead.length)
      .replace(/^\s*[:.–—-]\s*/, '')
      .trim();
    const name = bare(lead.replace(/\s*[:.–—-]$/, ''));
    if (name.split(/\s+/).length <= 7 && rest !== '') return { name, rest };
  }
  const match =
    /^((?:\d+(?:\.\d+)*\.?\s+)?\p{Lu}[^.:;!?–—]{1,55}?)\s*(?::|\s[–—]|\s-(?=\s))\s*(\S.*)$/u.exec(
      text,
    );
  if (!match || match[1]!.split(/\s+/).length > 6 || !/\p{L}{3}/u.test(match[2]!)) return null;
  return { name: bare(match[1]!), rest: match[2]! };
}

/** "Patience. Waits until ...": a name as a sentence of its own, where competences are expected. */
export function splitSentenceLead(text: string): { name: string; rest: string } | null {
  const match = /^(\p{Lu}[\p{L}'’ -]{2,40})\.\s+(\p{Lu}.*)$/u.exec(text);
  return match && match[1]!.split(' ').length <= 4
    ? { name: bare(match[1]!), rest: match[2]! }
    : null;
}

/** A full stop before a capital, or a semicolon that no "or" takes up again. */
const sentenceEnd =
  /(?<=[.!?])\s+(?=[\p{Lu}\d"“(])|;\s+(?!(?:or|OR|Or|of|OF|eller|ELLER|oder|ODER|ou|OU|alternativt?|alternatively|ofwel|hetzij|soit|dan wel|beziehungsweise|bzw\.?)[\s,])/u;

export function sentences(text: string): string[] {
  return text
    .replace(/(\p{L})\.(\p{L})\./gu, '$1\u0002$2\u0002')
    .replace(
      /(?<!\p{L})(ca|t|ex|approx|appr|ung|dvs|env|ggf|bl|vgl|bijv|evt|bzw|max|min|nr|art|resp|incl|inkl|eventuellt|mv|osv|pr|pl|ev|f|d)\.(?=\s+[\p{Ll}\d])/giu,
      '$1\u0002',
    )
    .split(sentenceEnd)
    .map((sentence) => sentence.replaceAll('\u0002', '.').trim())
    .filter((sentence) => sentence !== '');
}
