/**
 * The fields of forms. A form names its fields once; what is typed is read by them, and the act is
 * handed values: numbers, days, choices, rows. What does not fit comes back as a sentence beside
 * its field, and nothing else of what was sent gets through.
 */
import { webWords } from './web.words.ts';
import type { View } from './view.ts';

type Words = (typeof webWords)['en'];

/** Why a field does not do, as it stands beside it. */
class Unfit {
  readonly sentence: string;
  constructor(sentence: string) {
    this.sentence = sentence;
  }
}

/** One field: how the text that was typed becomes a value. */
export type Field<Value> = {
  read: (typed: string, w: Words) => Value | Unfit;
  /** Something that fits, for tests that fill in forms. */
  example: string;
  /** Of a text: the most characters. */
  longest?: number;
  /** Boxes of one name, of which several may be ticked. */
  isSeveral?: true;
};
/** A field of which each row of a page has its own, called `name-row`. */
export type RowField<Value> = { eachRow: Field<Value> };

/** A field that some pages leave out. */
export type SentField<Value> = { whenSent: Field<Value> };

export type Fields = Record<string, Field<unknown> | RowField<unknown> | SentField<unknown>>;
/** What the act of a form is handed. */
export type Values<F extends Fields> = {
  [Name in keyof F]: F[Name] extends RowField<infer Value>
    ? ReadonlyMap<string, Value>
    : F[Name] extends SentField<infer Value>
      ? Value | undefined
      : F[Name] extends Field<infer Value>
        ? Value
        : never;
};

export const form = <F extends Fields>(fields: F): F => fields;

/** Forms of which nothing is kept before it is saved. */
const undrafted = new WeakSet<Fields>();
/** A form whose text may lie nowhere but where it is saved. */
export function formWithoutDraft<F extends Fields>(fields: F): F {
  undrafted.add(fields);
  return fields;
}

/** So many characters make a field one for a text of one's own. */
const ownWords = 200;
/**
 * PG-5: what is typed into it is kept while its writer types: every form with a text of one's own,
 * but none with a password or code.
 */
export function keepsDraft(fields: Fields): boolean {
  const all = Object.values(fields).map(plainField);
  return (
    !undrafted.has(fields) &&
    all.some(({ longest = 0 }) => longest >= ownWords) &&
    !all.some((field) => 'isSecret' in field)
  );
}

const plainField = (field: Fields[string]): Field<unknown> =>
  'eachRow' in field ? field.eachRow : 'whenSent' in field ? field.whenSent : field;

declare const kind: unique symbol;
/** A day of the calendar that exists, as 2026-11-28. */
export type Day = string & { readonly [kind]: 'day' };
/** The name of a row; whether there is such a row, the act finds out. */
export type Id = string & { readonly [kind]: 'id' };

const needed = <Value>(
  example: string,
  read: Field<Value>['read'],
  missing: 'required' | 'choose' = 'required',
): Field<Value> => ({
  read: (typed, w) => (typed === '' ? new Unfit(w[missing]) : read(typed, w)),
  example,
});
const maybe = <Value>(example: string, read: Field<Value>['read']): Field<Value | null> => ({
  read: (typed, w) => (typed === '' ? null : read(typed, w)),
  example,
});

const readText =
  (maxLength: number) =>
  (typed: string, w: Words): string | Unfit =>
    typed.length > maxLength ? new Unfit(w.tooLong(String(maxLength))) : typed;
export const text = (maxLength = 200): Field<string> => ({
  ...needed('x', readText(maxLength)),
  longest: maxLength,
});
type Secret = Field<string> & { isSecret: true };
/** A password, just as it was typed. It is never shown again. */
export const secret = (): Secret => ({ ...needed('x', (typed) => typed), isSecret: true });
export const maybeSecret = (): Secret => ({ read: (typed) => typed, example: '', isSecret: true });
/** Empty when nothing was typed. */
export const maybeText = (maxLength = 200): Field<string> => ({
  read: readText(maxLength),
  example: '',
  longest: maxLength,
});

const someDay = '2026-11-22';
const readDay = (typed: string, w: Words): Day | Unfit =>
  isDay(typed) ? typed : new Unfit(w.notDay);
export const day = (): Field<Day> => needed(someDay, readDay);
export const maybeDay = (): Field<Day | null> => maybe(someDay, readDay);

/** An hour and minute of the day, as 14:30. */
export const time = (): Field<string> =>
  needed('10:00', (typed, w) =>
    /^([01]\d|2[0-3]):[0-5]\d$/.test(typed) ? typed : new Unfit(w.notTime),
  );

const readWhole =
  (minimum: number, maximum: number) =>
  (typed: string, w: Words): number | Unfit => {
    if (!/^-?\d{1,9}$/.test(typed)) return new Unfit(w.notNumber);
    const value = Number(typed);
    return value < minimum || value > maximum
      ? new Unfit(w.between(String(minimum), String(maximum)))
      : value;
  };
export const whole = (minimum: number, maximum: number): Field<number> =>
  needed(String(minimum), readWhole(minimum, maximum));
export const maybeWhole = (minimum: number, maximum: number): Field<number | null> =>
  maybe(String(minimum), readWhole(minimum, maximum));

/** With a comma or a point before its decimals. */
export const maybeDecimal = (minimum: number, maximum: number): Field<number | null> =>
  maybe(String(minimum), (typed, w) => {
    if (!/^-?\d{1,9}(?:[.,]\d{1,20})?$/.test(typed)) return new Unfit(w.notNumber);
    const value = Number(typed.replace(',', '.'));
    return value < minimum || value > maximum
      ? new Unfit(w.between(String(minimum), String(maximum)))
      : value;
  });

/** A number, or what stands beside the numbers. */
export const wholeOr = <const T extends string>(
  minimum: number,
  maximum: number,
  others: readonly T[],
): Field<number | T> =>
  needed(
    String(minimum),
    (typed, w) => others.find((other) => other === typed) ?? readWhole(minimum, maximum)(typed, w),
  );

const readOneOf =
  <const T extends string>(values: readonly T[]) =>
  (typed: string, w: Words): T | Unfit =>
    values.find((value) => value === typed) ?? new Unfit(w.choose);
export const oneOf = <const T extends string>(values: readonly T[]): Field<T> =>
  needed(values[0]!, readOneOf(values), 'choose');
export const maybeOneOf = <const T extends string>(values: readonly T[]): Field<T | null> =>
  maybe(values[0]!, readOneOf(values));
/** Boxes of which several may be ticked, in the order of `values`. */
export const someOf = <const T extends string>(values: readonly T[]): Field<T[]> => ({
  read: (typed, w) => {
    const ticked = new Set(partsOf(typed));
    const known = values.filter((value) => ticked.has(value));
    return known.length === ticked.size ? known : new Unfit(w.choose);
  },
  example: values[0]!,
  isSeveral: true,
});

const readYesOrNo = (typed: string, w: Words): boolean | Unfit =>
  /^(?:yes|no)$/.test(typed) ? typed === 'yes' : new Unfit(w.choose);
/** Two choices, yes and no, of which one has to be taken. */
export const yesOrNo = (): Field<boolean> => needed('no', readYesOrNo, 'choose');
/** The same, and neither is an answer too. */
export const maybeYesOrNo = (): Field<boolean | null> => maybe('no', readYesOrNo);
/** One box; its value is `yes`. */
export const box = (): Field<boolean> => ({
  read: (typed, w) => (typed === '' ? false : typed === 'yes' ? true : new Unfit(w.choose)),
  example: '',
});

const someId = '00000000-0000-4000-8000-000000000000';
export const isId = (typed: string): typed is Id =>
  /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(typed);
const readId = (typed: string, w: Words): Id | Unfit => (isId(typed) ? typed : new Unfit(w.choose));
export const id = (): Field<Id> => needed(someId, readId, 'choose');
export const maybeId = (): Field<Id | null> => maybe('', readId);
/** A row, or one of the other choices beside the rows. */
export const maybeIdOr = <const T extends string>(others: readonly T[]): Field<Id | T | null> =>
  maybe('', (typed, w) => others.find((other) => other === typed) ?? readId(typed, w));
/** Boxes of rows; the names of rows, as `Id`. */
export const ids = (): Field<string[]> => ({
  read: (typed, w) => {
    const ticked = partsOf(typed);
    return ticked.every(isId) ? ticked : new Unfit(w.choose);
  },
  example: '',
  isSeveral: true,
});
/** Boxes of which at least one has to be ticked. */
export const oneOrMoreOf = <const T extends string>(values: readonly T[]): Field<T[]> => ({
  ...needed(values[0]!, someOf(values).read),
  isSeveral: true,
});
/** Boxes whose values the act compares with what it knows. */
export const names = (): Field<string[]> => ({ read: partsOf, example: '', isSeveral: true });

/** A box that is ticked sends its name once for each; they arrive parted by commas. */
const partsOf = (typed: string): string[] => [...new Set(typed.split(',').filter(Boolean))];

/** A field for each row of a page. What rows there are, the act knows. */
export const eachRow = <Value>(field: Field<Value>): RowField<Value> => ({ eachRow: field });

/** Undefined when the page had no such field, so that the act leaves alone what stands there. */
export const whenSent = <Value>(field: Field<Value>): SentField<Value> => ({ whenSent: field });

/**
 * What the server writes into every form beside its own fields: whose session, which form, on which
 * page it stands, which of several forms of one address, what was there when it was opened, and that somebody proved
 * then who they are.
 */
export const formFacts: ReadonlySet<string> = new Set([
  'token',
  'once',
  'at_page',
  'draft_mark',
  'opened',
  'proof',
]);

/** Of what a browser sends, whether the form has such a field and may show it again. */
export function isOfForm(shape: Fields, name: string): boolean {
  const own = fieldNamed(shape, name);
  return own !== undefined && !('isSecret' in own);
}

/** AD-2: of boxes each one counts that comes, of every other field the first. */
export const isSeveral = (shape: Fields, name: string): boolean =>
  fieldNamed(shape, name)?.isSeveral === true;

function fieldNamed(shape: Fields, name: string): Field<unknown> | undefined {
  const own = Object.hasOwn(shape, name)
    ? shape[name]!
    : Object.entries(shape).find(
        ([row, field]) => 'eachRow' in field && name.startsWith(`${row}-`),
      )?.[1];
  return own && plainField(own);
}

/** What is shown again when a form comes back. */
export function typedIn(shape: Fields, raw: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(raw).filter(([name]) => {
      const field = Object.hasOwn(shape, name) ? shape[name]! : null;
      return field ? !('isSecret' in plainField(field)) : !formFacts.has(name);
    }),
  );
}

export function isDay(value: string): value is Day {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value) || value < '1900-01-01') return false;
  try {
    return Temporal.PlainDate.from(value, { overflow: 'reject' }).toString() === value;
  } catch {
    return false;
  }
}

type Read<F extends Fields> =
  | { input: Values<F> }
  | { fields: Record<string, string>; fitting: Partial<Values<F>> };

/** The values of a form, or a sentence for each field that does not fit it. */
export function readForm<F extends Fields>(
  shape: F,
  raw: Record<string, string>,
  language: View['language'],
): Read<F> {
  const w = webWords[language];
  const unfit: Record<string, string> = {};
  const read = (field: Field<unknown>, name: string): unknown => {
    const value = field.read(
      'isSecret' in field ? (raw[name] ?? '') : cleanText(raw[name] ?? ''),
      w,
    );
    if (value instanceof Unfit) unfit[name] = value.sentence;
    return value;
  };
  const input = Object.fromEntries(
    Object.entries(shape).map(([name, field]) => [
      name,
      'eachRow' in field
        ? new Map(
            rowsOf(raw, name)
              .map((row) => [row, read(field.eachRow, `${name}-${row}`)] as const)
              .filter(([, value]) => !(value instanceof Unfit)),
          )
        : 'read' in field
          ? read(field, name)
          : Object.hasOwn(raw, name)
            ? read(field.whenSent, name)
            : undefined,
    ]),
  );
  if (Object.keys(unfit).length === 0) return { input: input as Values<F> };
  const fitting = Object.entries(input).filter(([, value]) => !(value instanceof Unfit));
  return { fields: unfit, fitting: Object.fromEntries(fitting) as Partial<Values<F>> };
}

const rowsOf = (raw: Record<string, string>, name: string): string[] =>
  Object.keys(raw).flatMap((one) =>
    one.startsWith(`${name}-`) ? [one.slice(name.length + 1)] : [],
  );

/** Signs that show nothing, however many, are nothing that was typed. */
const isVisible = /[^\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u;

const cleanText = (typed: string): string =>
  isVisible.test(typed)
    ? typed
        .replace(/\u0000/g, '')
        .replace(/\r\n/g, '\n')
        .trim()
    : '';
