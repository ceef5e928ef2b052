/**
 * Which label each unit of a document should have, from the structure that reading it should give:
 * texts are found again word by word, headings by what follows them.
 */
import type { Label } from '../../../src/core/reader/labels.ts';
import { bare } from '../../../src/core/reader/naming.ts';
import type { Unit } from '../../../src/core/reader/units.ts';

type Loose = string | { text?: string; name?: string; optional?: boolean };
export type WantedRole = {
  role: 'mentor' | 'mentee';
  title: string;
  criteria?: {
    kind: string;
    value: number | null;
    unit: string | null;
    text: string;
    optional?: boolean;
  }[];
  competences?: {
    name: string;
    definition?: string | null;
    indicators?: Loose[];
    levels?: { level?: string; name?: string; indicators: Loose[] }[];
  }[];
  behaviours?: Loose[];
};
export type Wanted = { language: string; roles: WantedRole[] };
export type Gold = { labels: Label[]; sides: ('mentor' | 'mentee')[]; lost: string[] };

const tidy = (text: unknown): string =>
  String(text ?? '')
    .normalize('NFKC')
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
const strip = (text: string): string =>
  text
    .replace(/^(?:[\s•·‣▪■□►▶→»>*+○●◦✓✔✗✘☐☑✅❌\uf000-\uf0ff–—−-]+|o\s)+/u, '')
    .replace(/^\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s+/iu, '');
const folded = (text: unknown): string =>
  strip(tidy(text))
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
const foldedName = (text: unknown): string =>
  tidy(text)
    .replace(/^[\s•·*–—-]+/u, '')
    .replace(
      /^(?:\(?\d+(?:[.-]\d+)*[.)°:]?|\p{Lu}{1,2}\d{1,2}[.):]?|\(?[a-z][.)]|[IVXivx]{1,4}[.)]|\p{Lu}\)?)\s+(?=\p{L})/u,
      '',
    )
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replace(/[^\p{L}\p{N}]+/gu, '');
const words = (entry: Loose): string =>
  typeof entry === 'string' ? entry : (entry.text ?? entry.name ?? '');
const isIn = (short: string, long: string): boolean => ` ${long} `.includes(` ${short} `);
const covered = (one: string, other: string): number => {
  const parts = one.split(' ').filter(Boolean);
  const known = new Set(other.split(' '));
  return parts.length === 0 ? 0 : parts.filter((part) => known.has(part)).length / parts.length;
};

type Work = {
  units: Unit[];
  texts: string[];
  labels: (Label | null)[];
  roles: number[];
  /** Of each role, whom it is about. */
  sides: ('mentor' | 'mentee')[];
  lost: string[];
};

export function goldOf(units: Unit[], wanted: Wanted): Gold {
  const work: Work = {
    units,
    texts: units.map(({ text }) => folded(text)),
    labels: units.map(() => null),
    roles: units.map(() => -1),
    sides: wanted.roles.map(({ role }) => role),
    lost: [],
  };
  wanted.roles.forEach((role, at) => markCompetences(work, role, at));
  wanted.roles.forEach((role, at) => markBehaviours(work, role, at));
  wanted.roles.forEach((role, at) => markCriteria(work, role, at));
  markTopics(work);
  markHeadings(work);
  return {
    labels: work.labels.map((label) => label ?? 'none'),
    sides: sidesOf(work, wanted),
    lost: work.lost,
  };
}

function put(work: Work, at: number, label: Label, role: number): void {
  work.labels[at] = label;
  work.roles[at] = role;
}

function markCompetences(work: Work, { competences = [] }: WantedRole, role: number): void {
  const { units, texts, labels } = work;
  const names = units.map(({ text }) => [foldedName(bare(text)), foldedName(text)]);
  const placed = competences.map((competence) => {
    const name = foldedName(competence.name);
    const signs = (competence.indicators ?? []).map((entry) => folded(words(entry)));
    const definition = folded(competence.definition ?? '');
    let best = -1;
    let most = -1;
    names.forEach((known, i) => {
      if (!known.includes(name) || labels[i] !== null) return;
      let score = i * 1e-6;
      for (let k = i + 1; k < Math.min(units.length, i + 14); k++)
        if (
          signs.includes(texts[k]!) ||
          (definition !== '' && texts[k]!.length > 8 && definition.includes(texts[k]!))
        )
          score += 1 / (k - i);
      if (score > most) {
        most = score;
        best = i;
      }
    });
    if (best >= 0) put(work, best, 'name', role);
    else work.lost.push(competence.name);
    return best;
  });
  competences.forEach((competence, n) => {
    const from = placed[n]!;
    for (const entry of competence.indicators ?? []) {
      const text = folded(words(entry));
      let best = -1;
      let nearest = Infinity;
      texts.forEach((known, i) => {
        if (known !== text || labels[i] !== null) return;
        const distance = from >= 0 && i < from ? 1e6 + from - i : Math.abs(i - from);
        if (distance < nearest) {
          nearest = distance;
          best = i;
        }
      });
      if (best >= 0) {
        put(work, best, 'indicator', role);
        continue;
      }
      let found = false;
      texts.forEach((known, i) => {
        if (
          labels[i] !== null ||
          known.length <= 10 ||
          !text.includes(known) ||
          i <= from ||
          i > from + 40
        )
          return;
        put(work, i, 'indicator', role);
        found = true;
      });
      if (!found) work.lost.push(words(entry));
    }
    const definition = folded(competence.definition ?? '');
    if (definition === '') return;
    let found = false;
    texts.forEach((known, i) => {
      if (labels[i] !== null || known.length <= 5 || (from >= 0 && (i <= from || i - from > 30)))
        return;
      if (!definition.includes(known)) return;
      put(work, i, 'definition', role);
      found = true;
    });
    if (!found) work.lost.push(competence.definition ?? '');
  });
}

function markBehaviours(
  work: Work,
  { behaviours = [], competences = [] }: WantedRole,
  role: number,
): void {
  const { texts, labels } = work;
  for (const entry of behaviours) {
    const text = folded(words(entry));
    const near = (known: string) =>
      known.length > 6 &&
      (text.endsWith(known) || known.endsWith(text)) &&
      Math.abs(known.length - text.length) < 12;
    let at = texts.findIndex((known, i) => labels[i] === null && known === text);
    if (at < 0) at = texts.findIndex((known, i) => labels[i] === null && near(known));
    if (at >= 0) put(work, at, 'behaviour', role);
    else work.lost.push(words(entry));
  }
  const levels = new Set(
    competences.flatMap(({ levels: list = [] }) =>
      list.map(({ level, name }) => folded(level ?? name)),
    ),
  );
  texts.forEach((known, i) => {
    if (labels[i] === null && levels.has(known)) put(work, i, 'level', role);
  });
}

function markCriteria(work: Work, { criteria = [] }: WantedRole, role: number): void {
  const { units, texts, labels, roles } = work;
  for (const criterion of criteria) {
    const text = folded(criterion.text);
    if (text === '') continue;
    let best = -1;
    let most = 0;
    texts.forEach((known, i) => {
      if ((labels[i] !== null && labels[i] !== 'criterion') || known === '') return;
      if (roles[i]! >= 0 && roles[i] !== role && labels[i] === 'criterion' && known !== text)
        return;
      let score = 0;
      if (known === text) score = 3;
      else if (isIn(text, known)) score = 2 + text.length / known.length / 2;
      else if (known.length > 3 && isIn(known, text)) score = 1 + known.length / text.length;
      else if (covered(text, known) >= 0.75) score = 0.9 * covered(text, known);
      else if (covered(known, text) >= 0.9 && known.split(' ').length >= 3)
        score = 0.8 * covered(known, text);
      if (criterion.optional) score *= 0.95;
      if (score > most) {
        most = score;
        best = i;
      }
    });
    if (best < 0 || most < 0.6) {
      work.lost.push(criterion.text);
      continue;
    }
    if (criterion.optional && labels[best] === null && most < 2) continue;
    const unit = units[best]!;
    const mates = units.flatMap((other, i) => {
      if (
        i === best ||
        labels[i] !== null ||
        texts[i] === '' ||
        !isIn(texts[i]!, text) ||
        most >= 3
      )
        return [];
      const near = unit.place
        ? other.place?.table === unit.place.table && other.place.row === unit.place.row
        : other.block === unit.block && Math.abs(i - best) <= 2;
      return near ? [i] : [];
    });
    for (const at of [best, ...mates]) put(work, at, 'criterion', role);
  }
}

/** Names and first cells in front of a requirement. */
function markTopics({ units, labels, roles }: Work): void {
  units.forEach((unit, i) => {
    const next = units[i + 1];
    if (!next || labels[i + 1] !== 'criterion') return;
    const lead = unit.lead && next.block === unit.block;
    const cell =
      unit.place?.column === 0 &&
      next.place?.table === unit.place.table &&
      next.place.row === unit.place.row;
    if ((labels[i] !== 'criterion' && labels[i] !== null) || (!lead && !cell)) return;
    if (labels[i] === 'criterion' && cell && unit.place!.columns < 2) return;
    if (labels[i] === null) roles[i] = roles[i + 1]!;
    labels[i] = 'topic';
  });
}

const above = new Set<Label | null>(['none', 'role', 'ask', 'skills', 'ways']);

function markHeadings(work: Work): void {
  const { units, labels, roles } = work;
  for (let i = units.length - 1; i >= 0; i--) {
    if (labels[i] !== null) continue;
    const unit = units[i]!;
    const heading = unit.kind === 'heading';
    labels[i] = 'none';
    const announces =
      heading ||
      unit.lead ||
      /[:…?]$|\.\.\.$/.test(unit.text) ||
      unit.place?.header === true ||
      unit.place?.filled === 1;
    if (!announces) continue;
    const limit = heading
      ? units.length
      : Math.min(units.length, i + (unit.place ? unit.place.columns + 3 : 3));
    let at = i + 1;
    while (at < limit && above.has(labels[at]!)) {
      if (heading && units[at]!.kind === 'heading' && units[at]!.level <= unit.level) at = limit;
      else at++;
    }
    if (at >= limit) continue;
    if (
      heading &&
      units
        .slice(i + 1, at + 1)
        .some(({ kind, level }) => kind === 'heading' && level <= unit.level)
    )
      continue;
    const what = labels[at]!;
    const near = heading || labels.slice(i + 1, at).every((label) => label !== 'none');
    let before = -1;
    for (let k = i - 1; k >= 0 && before < 0; k--)
      if (labels[k] !== null && labels[k] !== 'none' && roles[k]! >= 0) before = roles[k]!;
    const wider =
      heading &&
      units.slice(i + 1, at).some(({ kind, level }) => kind === 'heading' && level > unit.level);
    // A second kind of mentor begins at its heading.
    const another = heading && before >= 0 && work.sides[roles[at]!] === work.sides[before];
    if (heading && roles[at]! >= 0 && roles[at] !== before && (wider || another))
      labels[i] = 'role';
    else if (!near) continue;
    else if (what === 'name') labels[i] = 'skills';
    else if (what === 'behaviour') labels[i] = 'ways';
    else if (what === 'criterion' || what === 'topic') labels[i] = 'ask';
    else if (!heading && (what === 'indicator' || what === 'definition' || what === 'level'))
      labels[i] = 'announcement';
    if (labels[i] !== 'none') roles[i] = roles[at]!;
  }
}

function sidesOf({ units, roles }: Work, wanted: Wanted): ('mentor' | 'mentee')[] {
  const own = roles.map((role) => (role >= 0 ? wanted.roles[role]!.role : null));
  const found = [...own];
  let next: 'mentor' | 'mentee' | null = null;
  for (let i = units.length - 1; i >= 0; i--) {
    const unit = units[i]!;
    if (own[i]) next = own[i]!;
    else if (
      unit.kind === 'heading' ||
      unit.lead ||
      unit.place?.column === 0 ||
      /[:…]$/.test(unit.text)
    )
      found[i] = next;
  }
  let last: 'mentor' | 'mentee' | null = null;
  return found.map((side) => {
    if (side) last = side;
    return side ?? last ?? next ?? 'mentor';
  });
}
