/**
 * Whole documents that were written for training, with what they say marked in them (`NAME.html.txt`
 * is read as HTML):
 *
 *   {mentor:Title} {mentee:Title}  from here on the document speaks of this side; not printed
 *   {n|...} {d|...} {i|...} {b|...}  name, definition, indicator, behaviour
 *   {c KIND VALUE UNIT|...} {w KIND VALUE UNIT|...}  a requirement, a wish; several with "&" between
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readAsked } from './bank.ts';
import type { Expected, ExpectedRole } from './render.ts';

export type Written = { name: string; bytes: Uint8Array; expected: Expected };

const mark = /\{(?:(mentor|mentee):([^}]*)\}|([ndib])\||([cw]) ([^|{}]*)\|)|\}/g;

export function writtenDocuments(folder = join(import.meta.dirname, 'written')): Written[] {
  return readdirSync(folder)
    .sort()
    .map((name) =>
      written(name.replace(/(\.\w+)\.txt$/, '$1'), readFileSync(join(folder, name), 'utf8')),
    );
}

export function written(name: string, text: string): Written {
  const roles: ExpectedRole[] = [];
  let role: ExpectedRole | undefined;
  let plain = '';
  let last = 0;
  let open: { part: string; asked: string; from: number } | null = null;
  for (const match of text.matchAll(mark)) {
    plain += text.slice(last, match.index);
    last = match.index + match[0].length;
    const [whole, side, title, part, criterion, asked] = match;
    if (side) roles.push((role = startOf(side as ExpectedRole['role'], title!)));
    else if (whole === '}') {
      if (!open || !role) throw new Error(`${name}: a mark ends that did not begin`);
      add(role, open.part, open.asked, textOf(plain.slice(open.from)));
      open = null;
    } else if (open) throw new Error(`${name}: a mark inside another: ${whole}`);
    else open = { part: part ?? criterion!, asked: asked ?? '', from: plain.length };
  }
  plain += text.slice(last);
  const language = name.slice(0, 2);
  return { name, bytes: Buffer.from(plain), expected: { language, roles, noise: [] } };
}

function startOf(role: ExpectedRole['role'], title: string): ExpectedRole {
  return { role, title, criteria: [], competences: [], behaviours: [] };
}

/** Without the signs of HTML and Markdown and the breaks of lines. */
function textOf(marked: string): string {
  return marked
    .replace(/<[^>]*>/g, ' ')
    .replace(/\*\*|\|/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function add(role: ExpectedRole, part: string, asked: string, text: string): void {
  const competence = role.competences.at(-1);
  if (part === 'n') role.competences.push({ name: text, definition: null, indicators: [] });
  else if (part === 'b') role.behaviours.push(text);
  else if (part === 'c' || part === 'w')
    for (const entry of asked.split('&'))
      role.criteria.push({
        ...readAsked(entry.trim()),
        mustHave: part === 'c',
        anyOfGroup: null,
        text,
      });
  else if (!competence) throw new Error(`"${text}" belongs to no competence`);
  else if (part === 'i') competence.indicators.push(text);
  else
    competence.definition =
      competence.definition === null ? text : `${competence.definition} ${text}`;
}
