/** The forms of a page, and what somebody would send with them. */
import { routes } from '../../src/app/registry.ts';
import { kindsFor } from '../../src/features/mentorships/card.rules.ts';
import type { Visitor } from './world.ts';

export type Field = {
  name: string;
  kind: 'fixed' | 'text' | 'select' | 'radio' | 'checkbox' | 'date' | 'time' | 'number' | 'button';
  value: string;
  options: string[];
};
export type PageForm = { action: string; fields: Field[] };

const plain = (html: string) =>
  html.replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&#39;', "'");
const attribute = (tag: string, name: string) =>
  plain(new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? '');

export function formsIn(html: string): PageForm[] {
  return [...html.matchAll(/<form method="post" action="([^"]+)"[^>]*>(.*?)<\/form>/gs)].map(
    ([, action, inside]) => ({ action: plain(action!), fields: fieldsIn(inside!) }),
  );
}

function fieldsIn(html: string): Field[] {
  const fields = new Map<string, Field>();
  const keep = (name: string, kind: Field['kind'], value: string, option?: string) => {
    if (name === '' || name === 'token') return;
    const field = fields.get(name) ?? { name, kind, value: '', options: [] };
    if (value !== '') field.value = value;
    if (option !== undefined) field.options.push(option);
    fields.set(name, field);
  };
  for (const [tag] of html.matchAll(/<input [^>]*>/g)) {
    const [name, type, value] = ['name', 'type', 'value'].map((one) => attribute(tag, one)) as [
      string,
      string,
      string,
    ];
    if (type === 'radio' || type === 'checkbox')
      keep(name, type, / checked/.test(tag) ? value : '', value);
    else if (type === 'hidden') keep(name, 'fixed', value);
    else if (type === 'date' || type === 'time' || type === 'number') keep(name, type, value);
    else keep(name, 'text', value);
  }
  for (const [tag] of html.matchAll(/<textarea [^>]*>/g)) keep(attribute(tag, 'name'), 'text', '');
  for (const [, tag, inside] of html.matchAll(/<select ([^>]*)>(.*?)<\/select>/gs)) {
    const name = attribute(tag!, 'name');
    const options = [...inside!.matchAll(/<option ([^>]*)>/g)].map(([, one]) => ({
      value: attribute(one!, 'value'),
      isChosen: / selected/.test(` ${one}`),
    }));
    // As a browser would: what is selected, else the first.
    keep(
      name,
      'select',
      options.find(({ isChosen }) => isChosen)?.value ?? options[0]?.value ?? '',
    );
    for (const { value } of options) keep(name, 'select', '', value);
  }
  for (const [tag] of html.matchAll(/<button [^>]*name="[^>]*>/g))
    keep(attribute(tag, 'name'), 'button', '', attribute(tag, 'value'));
  return [...fields.values()];
}

export type Filling = {
  /** What is typed. */
  word: string;
  /**
   * Whom a choice of people goes to, where they are offered; in this order. Nobody: the choice
   * stays as it was drawn.
   */
  people?: string[];
  /** Which of several choices is taken, counted round. */
  turn?: number;
  /** A day after these months for what ends. */
  until?: string;
};

const ends = ['last_day', 'until', 'aftercare_on'];

/** What would be sent. */
export function fill(
  { fields }: PageForm,
  { word, people = [], turn = 0, until = '2027-12-01' }: Filling,
): Record<string, string> {
  const sent: Record<string, string> = {};
  for (const { name, kind, value, options } of fields) {
    const whom = people.find((one) => options.includes(one));
    const chosen = options.filter((one) => one !== '' && one !== 'group');
    if (kind === 'fixed') sent[name] = value;
    else if (kind === 'text') sent[name] = word;
    else if (kind === 'date')
      sent[name] = ends.includes(name)
        ? until
        : name === 'day' || name === 'due_on' || name === 'agreement_due'
          ? '2026-12-01'
          : '2026-11-22';
    else if (kind === 'time') sent[name] = value || '15:00';
    else if (kind === 'number') sent[name] = value || '20';
    else if (whom) sent[name] = whom;
    else if (kind === 'select')
      sent[name] = /^[0-9a-f-]{36}$/.test(chosen[0] ?? '')
        ? value
        : (chosen[turn % Math.max(chosen.length, 1)] ?? value);
    else sent[name] = options[turn % options.length] ?? value;
  }
  return sent;
}

/**
 * Every page with a mentorship in its address, for one pupil, and what their links lead to below
 * it.
 */
export async function readPages(
  visitor: Visitor,
  path: string,
  pupil: string,
): Promise<Map<string, string>> {
  const base = path.slice(0, path.indexOf('/mentorships/'));
  const id = path.split('/').at(-1)!;
  const queue = [
    ...routes
      .filter(({ act, path: one }) => act === null && one.includes('/:mentorship'))
      .map(({ path: one }) => base + one.replace(':mentorship', id).replace(':pupil', pupil))
      .filter((one) => !one.includes(':')),
    `${path}?pupil=${pupil}`,
    `${path}/next?pupil=${pupil}`,
    ...['mentor', 'mentee'].flatMap((side) =>
      kindsFor(side as 'mentor').map(({ kind }) => `${path}/cards?kind=${kind}`),
    ),
  ];
  const pages = new Map<string, string>();
  const shapes = new Map<string, number>();
  for (let one = queue.shift(); one !== undefined; one = queue.shift()) {
    if (pages.has(one)) continue;
    const { status, text } = await visitor.get(one);
    if (status !== 200) continue;
    pages.set(one, text);
    for (const [, href] of text.matchAll(/href="(\/o\/[^"#]*)/g)) {
      const to = plain(href!);
      const others = to.match(/\/(pupils|careers)\/([0-9a-f-]{36})/);
      const shape = to.replace(/[0-9a-f-]{36}/g, '#').replace(/=[^&]*/g, '');
      if (
        !to.startsWith(`${path}/`) ||
        (others && others[2] !== pupil) ||
        pages.has(to) ||
        queue.includes(to) ||
        (shapes.get(shape) ?? 0) === 4
      )
        continue;
      shapes.set(shape, (shapes.get(shape) ?? 0) + 1);
      queue.push(to);
    }
  }
  return pages;
}

/** Every form on them, one of each address. */
export function formsOf(pages: Map<string, string>): Map<string, PageForm> {
  const forms = new Map<string, PageForm>();
  for (const text of pages.values())
    for (const form of formsIn(text)) {
      const at = form.action.includes('kind=') ? form.action : form.action.split('?')[0]!;
      const known = forms.get(at);
      if (!known || known.fields.length < form.fields.length) forms.set(at, form);
    }
  return forms;
}
