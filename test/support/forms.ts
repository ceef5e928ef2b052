/** Forms as they stand on pages, so that a test enters what a person could. */
import type { Fields } from '../../src/web/form.ts';
import { parse, type DefaultTreeAdapterTypes } from 'parse5';

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
  /** What its first button sends, where it has a name. */
  pressed: Record<string, string>;
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
  for (const form of elementsOf(parse(html))) {
    if (form.tagName !== 'form' || attribute(form, 'method')?.toLowerCase() !== 'post') continue;
    const fields: Field[] = [];
    for (const control of elementsOf(form)) {
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
    const buttons = [...elementsOf(form)].filter(({ tagName }) => tagName === 'button');
    const name = buttons[0] && attribute(buttons[0], 'name');
    forms.push({
      action: attribute(form, 'action') ?? '',
      button: buttons.map(textOf).join(' ').trim(),
      pressed: name ? { [name]: attribute(buttons[0]!, 'value') ?? '' } : {},
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

export type PageForm = {
  action: string;
  fields: Record<string, string>;
  isUpload: boolean;
  button: string;
};

/**
 * Every form of a page, filled in the way somebody in a hurry would: what is empty gets something
 * that may be right.
 */
export const formsOn = (html: string, today: string): PageForm[] =>
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
      ...form.pressed,
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
