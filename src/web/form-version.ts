/**
 * PG-7: what a form showed when it was opened. The server writes a version into every form that
 * edits what several people can: made of the values that stand in its fields, so it needs no column
 * of any table, and somebody else's saving of the same values is no conflict. When the form is sent,
 * the page is made anew and compared.
 */
import { createHash } from 'node:crypto';
import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5';
import { formFacts } from './form.ts';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/** What stands in a field: as it is sent, and as it is read. */
export type Standing = { label: string; value: string; shown: string };
/** By the name of the field. */
export type FormState = ReadonlyMap<string, Standing>;

const isElement = (node: Node): node is Element => 'tagName' in node;
const attribute = (element: Element, name: string): string | undefined =>
  element.attrs.find((one) => one.name === name)?.value;
function* elementsOf(node: Node): Generator<Element> {
  if (isElement(node)) yield node;
  if ('childNodes' in node) for (const child of node.childNodes) yield* elementsOf(child);
}
const textOf = (node: Node): string =>
  'value' in node ? node.value : 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
const said = (node: Node | undefined): string =>
  node ? textOf(node).replace(/\s+/g, ' ').trim() : '';

/** Our own: `Form` draws them all, and none stands in another. */
const drawn = /<form method=.post. action="([^"]*)"[^>]*>[^]*?<\/form>/g;
const addressIn = (attribute: string): string => attribute.replaceAll('&amp;', '&');

/** What stands in the forms of a page that are wanted, by where they go. */
export function statesIn(
  html: string,
  isWanted: (action: string) => boolean,
): Map<string, FormState> {
  const states = new Map<string, FormState>();
  for (const [form, action] of html.matchAll(drawn)) {
    const address = addressIn(action!);
    if (isWanted(address)) states.set(address, stateOf(form));
  }
  return states;
}

function stateOf(form: string): FormState {
  const all = [...elementsOf(parseFragment(form))];
  const labels = new Map(
    all.flatMap((element) => {
      const of = element.tagName === 'label' && attribute(element, 'for');
      return of ? [[of, said(element)] as const] : [];
    }),
  );
  const state = new Map<string, Standing>();
  const put = (control: Element, label: string, value: string, shown = value) => {
    const name = attribute(control, 'name')!;
    const known = state.get(name);
    const join = (before: string, more: string, by: string) =>
      before && more ? before + by + more : before || more;
    state.set(name, {
      label: known?.label || label || name,
      value: join(known?.value ?? '', value, ','),
      shown: join(known?.shown ?? '', shown, ', '),
    });
  };
  const labelOf = (control: Element) =>
    attribute(control, 'aria-label') ?? labels.get(attribute(control, 'id') ?? '') ?? '';
  for (const control of all) {
    const name = attribute(control, 'name');
    if (!name || formFacts.has(name)) continue;
    if (control.tagName === 'textarea')
      put(control, labelOf(control), textOf(control).replace(/^\n/, ''));
    else if (control.tagName === 'select') {
      const options = [...elementsOf(control)].filter(({ tagName }) => tagName === 'option');
      const chosen =
        options.find((option) => attribute(option, 'selected') !== undefined) ?? options[0];
      const value = (chosen && (attribute(chosen, 'value') ?? said(chosen))) ?? '';
      put(control, labelOf(control), value, said(chosen));
    } else if (control.tagName === 'input') {
      const kind = attribute(control, 'type') ?? 'text';
      if (['hidden', 'file', 'password', 'submit'].includes(kind)) continue;
      if (kind === 'checkbox' || kind === 'radio') {
        const isOn = attribute(control, 'checked') !== undefined;
        const legend = all.find(
          (one) => one.tagName === 'legend' && inside(one, control.parentNode),
        );
        put(
          control,
          said(legend),
          isOn ? (attribute(control, 'value') ?? 'on') : '',
          isOn ? said(control.parentNode as Node) : '',
        );
      } else put(control, labelOf(control), attribute(control, 'value') ?? '');
    }
  }
  return state;
}

/** The fieldset of a legend holds a control. */
function inside(legend: Element, node: Node | null): boolean {
  for (let at = node; at; at = 'parentNode' in at ? at.parentNode : null)
    if (at === legend.parentNode) return true;
  return false;
}

/** A version: in which language the page was, when it was opened, and what stood there. */
export type Opened = { language: string; at: number; digest: string };

const digestOf = (state: FormState): string =>
  createHash('sha256')
    .update(JSON.stringify([...state].map(([name, { value }]) => [name, value])))
    .digest('base64url')
    .slice(0, 22);

export const versionOf = (state: FormState, language: string, at: number): string =>
  `${language} ${at} ${digestOf(state)}`;

export function readVersion(text: string | undefined): Opened | null {
  const [, language, at, digest] =
    /^([a-z]{2,8}(?:-x-[a-z]{2,8})?) (\d{1,15}) ([\w-]{22})$/.exec(text ?? '') ?? [];
  return digest ? { language: language!, at: Number(at), digest } : null;
}

export const isSame = ({ digest }: Opened, state: FormState): boolean => digest === digestOf(state);

/** The page, with what the server adds to each of its forms. Values need no escaping. */
export const withHidden = (
  html: string,
  hiddenFor: (action: string) => Record<string, string>,
): string =>
  html.replace(drawn, (form, action: string) => {
    const inputs = Object.entries(hiddenFor(addressIn(action))).map(
      ([name, value]) => `<input type="hidden" name="${name}" value="${value}"/>`,
    );
    return `${form.slice(0, -'</form>'.length)}${inputs.join('')}</form>`;
  });
