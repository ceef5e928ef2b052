/** Forms as they stand on pages, so that a test enters what a person could. */
import { parse, type DefaultTreeAdapterTypes } from 'parse5';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

export type Field = { name: string; kind: string; value: string; options: string[] };
export type Form = { action: string; hasFile: boolean; fields: Field[] };

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

/** Every form of a page that changes something, with what would be sent if nobody typed anything. */
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
        fields.push({ name, kind: 'textarea', value: textOf(control), options: [] });
      else if (control.tagName === 'select') {
        const options = [...elementsOf(control)].filter(({ tagName }) => tagName === 'option');
        const chosen = options.find((one) => has(one, 'selected')) ?? options[0];
        fields.push({
          name,
          kind: 'select',
          value: chosen ? (attribute(chosen, 'value') ?? '') : '',
          options: options.map((one) => attribute(one, 'value') ?? ''),
        });
      } else if (control.tagName === 'input') {
        const kind = attribute(control, 'type') ?? 'text';
        const isChoice = kind === 'radio' || kind === 'checkbox';
        const known = isChoice ? fields.find((one) => one.name === name) : undefined;
        const isOn = !isChoice || has(control, 'checked');
        if (!known)
          fields.push({ name, kind, value: isOn ? value : '', options: isChoice ? [value] : [] });
        else {
          known.options.push(value);
          if (isOn) known.value = known.value === '' ? value : `${known.value},${value}`;
        }
      }
    }
    forms.push({
      action: attribute(form, 'action') ?? '',
      hasFile: fields.some(({ kind }) => kind === 'file'),
      fields,
    });
  }
  return forms;
}

/** The fields of a form as a browser sends them. */
export const sent = ({ fields }: Form): Record<string, string> =>
  Object.fromEntries(fields.map(({ name, value }) => [name, value]));

/** Of an address: what it is, whichever row it is about. */
export const shapeOf = (action: string): string =>
  action.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '#').replace(/\?.*/, '');
