/** Forms as they stand on pages, so that a test enters what a person could. */
import { routes } from '../../src/app/registry.ts';
import { kindsFor } from '../../src/features/cards/card.rules.ts';
import type { Fields } from '../../src/web/form.ts';
import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import type { Visitor } from './world.ts';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

export type Field = {
  name: string;
  kind: string;
  value: string;
  options: string[];
  min: string;
};
export type Form = {
  action: string;
  hasFile: boolean;
  /** What is said on its buttons. */
  button: string;
  /** What its buttons send, those that have a name, in their order. */
  presses: { name: string; value: string }[];
  fields: Field[];
};

const isElement = (node: Node): node is Element => 'tagName' in node;
const attribute = (element: Element, name: string): string | undefined =>
  element.attrs.find((one) => one.name === name)?.value;
const has = (element: Element, name: string) => attribute(element, name) !== undefined;

function* elementsOf(node: Node): Generator<Element> {
  if (isElement(node)) yield node;
  if ('childNodes' in node) for (const child of node.childNodes) yield* elementsOf(child);
}

const textOf = (node: Node): string =>
  'value' in node ? node.value : 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';

/**
 * Every form of a page that changes something, with what would be sent if nobody typed anything.
 */
export function formsIn(html: string): Form[] {
  const forms: Form[] = [];
  const page = [...elementsOf(parse(html))];
  const elsewhere = page.filter((one) => attribute(one, 'form') !== undefined);
  for (const form of page) {
    if (form.tagName !== 'form' || attribute(form, 'method')?.toLowerCase() !== 'post') continue;
    const fields: Field[] = [];
    // A control may name the form that it belongs to, and stand outside of it or in another one.
    const id = attribute(form, 'id');
    const own = [
      ...[...elementsOf(form)].filter((one) => attribute(one, 'form') === undefined),
      ...elsewhere.filter((one) => id !== undefined && attribute(one, 'form') === id),
    ];
    for (const control of own) {
      const name = attribute(control, 'name');
      if (!name) continue;
      const value = attribute(control, 'value') ?? '';
      if (control.tagName === 'textarea')
        fields.push({ name, kind: 'textarea', value: textOf(control), options: [], min: '' });
      else if (control.tagName === 'select') {
        const options = [...elementsOf(control)].filter(({ tagName }) => tagName === 'option');
        const chosen = options.find((one) => has(one, 'selected')) ?? options[0];
        fields.push({
          name,
          kind: 'select',
          value: chosen ? (attribute(chosen, 'value') ?? '') : '',
          options: options.map((one) => attribute(one, 'value') ?? ''),
          min: '',
        });
      } else if (control.tagName === 'input') {
        const kind = attribute(control, 'type') ?? 'text';
        const isChoice = kind === 'radio' || kind === 'checkbox';
        const known = isChoice ? fields.find((one) => one.name === name) : undefined;
        const isOn = !isChoice || has(control, 'checked');
        if (!known)
          fields.push({
            name,
            kind,
            value: isOn ? value : '',
            options: isChoice ? [value] : [],
            min: attribute(control, 'min') ?? '',
          });
        else {
          known.options.push(value);
          if (isOn) known.value = known.value === '' ? value : `${known.value},${value}`;
        }
      }
    }
    const buttons = own.filter(({ tagName }) => tagName === 'button');
    forms.push({
      action: attribute(form, 'action') ?? '',
      button: buttons.map(textOf).join(' ').trim(),
      presses: buttons.flatMap((button) => {
        const name = attribute(button, 'name');
        return name ? [{ name, value: attribute(button, 'value') ?? '' }] : [];
      }),
      hasFile: fields.some(({ kind }) => kind === 'file'),
      fields,
    });
  }
  return forms;
}

/** The fields of a form as a browser sends them. */
export const sent = ({ fields }: Form): Record<string, string> =>
  Object.fromEntries(fields.map(({ name, value }) => [name, value]));

/** What the fields of a form are called; of rows, one that is not there. */
export const namesIn = (fields: Fields): string[] =>
  Object.entries(fields).map(([name, field]) =>
    'eachRow' in field ? `${name}-${crypto.randomUUID()}` : name,
  );

/** Of an address: what it is, whichever row it is about. */
export const shapeOf = (action: string): string =>
  action.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '#').replace(/\?.*/, '');

/** A form as somebody would send it. */
export type SentForm = {
  action: string;
  fields: Record<string, string>;
  isUpload: boolean;
  button: string;
};

/**
 * Every form of a page, filled in the way somebody in a hurry would: what is empty gets something
 * that may be right.
 */
export const formsOn = (html: string, today: string): SentForm[] =>
  formsIn(html).map((form) => ({
    action: form.action,
    isUpload: form.hasFile,
    button: form.button,
    fields: {
      ...Object.fromEntries(
        form.fields
          .filter(({ kind }) => kind !== 'file')
          .map((field) => [field.name, field.value || guess(field, today)]),
      ),
      ...(form.presses[0] ? { [form.presses[0].name]: form.presses[0].value } : {}),
    },
  }));

function guess({ name, kind, options, min }: Field, today: string): string {
  if (kind === 'hidden') return '';
  if (['radio', 'checkbox', 'select'].includes(kind))
    return options.find((value) => value !== '') ?? '';
  if (kind === 'textarea') return 'Something worth a line.';
  if (kind === 'date') return today;
  if (kind === 'time') return '15:30';
  if (kind === 'number') return min || '1';
  if (kind === 'email') return 'somebody.new@elsewhere.example';
  return name === 'slug' ? 'something' : 'Something';
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
  { fields, presses }: Form,
  { word, people = [], turn = 0, until = '2027-12-01' }: Filling,
): Record<string, string> {
  const sent: Record<string, string> = {};
  for (const { name, kind, value, options } of fields) {
    if (name === 'token') continue;
    const whom = people.find((one) => options.includes(one));
    const chosen = options.filter((one) => one !== '' && one !== 'group');
    if (kind === 'hidden') sent[name] = value;
    else if (kind === 'date')
      sent[name] = ends.includes(name)
        ? until
        : name === 'day' || name === 'due_on' || name === 'agreement_due'
          ? '2026-12-01'
          : '2026-11-22';
    else if (kind === 'time') sent[name] = value || '15:00';
    else if (kind === 'number') sent[name] = value || '20';
    else if (!['select', 'radio', 'checkbox'].includes(kind)) sent[name] = word;
    else if (whom) sent[name] = whom;
    else if (kind === 'select')
      sent[name] = /^[0-9a-f-]{36}$/.test(chosen[0] ?? '')
        ? value
        : (chosen[turn % Math.max(chosen.length, 1)] ?? value);
    else sent[name] = options[turn % options.length] ?? value;
  }
  const press = presses[turn % Math.max(presses.length, 1)];
  if (press) sent[press.name] = press.value;
  return sent;
}

const decoded = (html: string) =>
  html.replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&#39;', "'");

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
      const to = decoded(href!);
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
export function formsOf(pages: Map<string, string>): Map<string, Form> {
  const forms = new Map<string, Form>();
  for (const text of pages.values())
    for (const form of formsIn(text)) {
      const at = form.action.includes('kind=') ? form.action : form.action.split('?')[0]!;
      const known = forms.get(at);
      if (!known || known.fields.length < form.fields.length) forms.set(at, form);
    }
  return forms;
}
