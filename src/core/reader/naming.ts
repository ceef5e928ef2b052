/** How headings are stripped to their words, and which side they name. */
import { forWhom, menteeWords, mentorWords } from './lexicon.ts';

export type RoleName = 'mentor' | 'mentee';

const prefix =
  /^(?:(?:competentie|kompetens|kompetenz|competence|competency|compétence|kompetence|kompetanse|bekwaamheid|domein|domain|kerncompetentie|onderdeel|deel|del|teil|part|partie|hoofdstuk|kapitel|chapter|section|avsnitt|afsnit)\s+(?:nr\.?\s*)?(?:\d+|[a-z](?![\p{L}]))\s*[:.–—-]*\s*)/iu;
const number =
  /^(?:(?:\d{1,2}\s*[|·]|\d+(?:\.\d+)*[.)]?|[IVX]{1,4}[.)]|[A-Z]{1,3}[-.]?\d+(?:\.\d+)*[.:)]?|[A-Z][.)]|§\s*\d+)\s*[–—:-]?\s+)(?=\p{L})/u;

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

/** "Who does it, who gets it" is about both. */
export function asksForWhom(text: string): boolean {
  const at = forWhom.indexIn(text);
  return at >= 0 && at < 16;
}

export function roleIn(text: string, derived: string[] = []): RoleName | null {
  if (asksForWhom(text)) return 'mentee';
  const mentor = mentorWords.indexIn(text);
  const mentee = menteeWords.indexIn(text);
  // "mentorée" is the one who is helped.
  if (mentee >= 0 && mentor === mentee) return 'mentee';
  if (mentor >= 0 && mentee >= 0)
    return /(?:for|voor|för|für|pour|til|to|to the|zu|av|van|of|der|des|towards)\s+(?:\p{L}+\s+){0,2}$/iu.test(
      text.slice(0, Math.max(mentor, mentee)),
    )
      ? mentor < mentee
        ? 'mentor'
        : 'mentee'
      : 'mentor';
  if (mentor >= 0) return 'mentor';
  if (mentee >= 0 || derived.some((stem) => startsLike(text, stem))) return 'mentee';
  return null;
}

const helpedEnding = /ee(?:s|'s)?$/;

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
      // "preceptor" and "preceptee" are two.
      if (helpedEnding.test(stem) !== helpedEnding.test(word))
        return same >= 8 && same >= Math.min(word.length, stem.length) * 0.8;
      return same >= 5 && same >= Math.min(word.length, stem.length) * 0.55;
    });
}

/** Words of a heading that only says whose part begins: "Profile of the mentee", "Who can be a mentor?". */
const besideSide = new Set(
  `profile requirements criteria conditions competences competencies skills qualities who can may be become a an the of for to on good about part article section chapter
  profiel eisen vereisten voorwaarden competenties vaardigheden kwaliteiten wie kan mag worden zijn een de het van voor aan goede over deel artikel hoofdstuk
  profil kravprofil krav kriterier villkor kompetenser färdigheter egenskaper vem bli vara en ett den för på till av bra om del avsnitt kapitel
  anforderungen voraussetzungen kriterien kompetenzen wer kann werden sein der die des den ein eine einen für an über zur zum teil abschnitt
  hvem blive være kompetencer kompetanser kompetanse til et afsnit
  exigences critères conditions compétences qui peut devenir être du la le les un une pour à propos partie chapitre l d`.split(
    /\s+/,
  ),
);
/** Words for those who are helped that mean nobody else: candidates and participants can be either. */
const onlyHelped = /^(?:mentee|adept|mentoré|coachee|tutee|protég|mentand|mentored|preceptee)/u;

/** "Maître d'apprentissage" has the apprentice in its name and is the one who helps. */
const masters = /(?<!\p{L})ma[iî]tres? (?:d['’]|de )\p{L}+/giu;

/**
 * The one side that a heading names, when it says nothing else; null where that is not plain.
 * `contrasted` says that the document names those who help in another heading.
 */
export function plainSide(text: string, contrasted = false): RoleName | null {
  const words =
    text
      .replace(/\([^)]*\)/gu, ' ')
      .replace(masters, 'mentor')
      .replace(/^\s*(?:[IVX]{1,4}|\p{Lu})[.)]?\s/u, ' ')
      .toLowerCase()
      .match(/\p{L}+/gu) ?? [];
  if (words.length > 7 || asksForWhom(text)) return null;
  const named = words.filter((word) => !besideSide.has(word));
  if (named.length === 0 || named.length > 2) return null;
  const sides = new Set(named.map((word) => roleIn(word)));
  const [side] = sides;
  if (sides.size !== 1 || !side) return null;
  return side === 'mentee' && !contrasted && !onlyHelped.test(named[0]!) ? null : side;
}

/** The first word that names those who help, in small letters. */
export function helperIn(text: string): string {
  return (
    text
      .toLowerCase()
      .split(/[^\p{L}]+/u)
      .find((word) => roleIn(word) === 'mentor') ?? ''
  );
}
