/** The tables of an evaluation, in their order. */
import { locales, number, type Language } from '../../platform/i18n.ts';
import type { Cell } from '../../web/board.ts';

export const tableNames = [
  'funnel',
  'waits',
  'survival',
  'reasons',
  'fidelity',
  'quality',
  'answering',
  'mentors',
  'needs',
  'signals',
  'costs',
  'fairness',
  'decisions',
] as const;
export type TableName = (typeof tableNames)[number];
/** A number is one in the spreadsheet; `percent`: a share from 0 to 1, drawn as per cent. */
export type TableColumn = {
  title: string;
  kind: 'text' | 'number' | 'percent' | 'day';
  /** Of a page: with the ones after it in one cell, so many of so many, or from low to high. */
  opens?: 'share' | 'interval';
};
export type Table = { name: TableName; title: string; columns: TableColumn[]; rows: Cell[][] };

export const percent = (language: Language, share: number): string =>
  new Intl.NumberFormat(locales[language], { style: 'percent', maximumFractionDigits: 0 }).format(
    share,
  );
export const signed = (language: Language, value: number): string =>
  new Intl.NumberFormat(locales[language], {
    signDisplay: 'exceptZero',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  }).format(value);

/** How many columns of the spreadsheet one of the page holds. */
export const widthOf = ({ opens }: TableColumn): number =>
  opens === 'share' ? 3 : opens === 'interval' ? 2 : 1;

/** A cell as it is drawn. */
export function sayCell(language: Language, value: Cell, { kind }: TableColumn): string {
  if (value === null) return '–';
  if (typeof value === 'string') return value;
  return kind === 'percent'
    ? percent(language, value)
    : number(language, value, Number.isInteger(value) ? 0 : 2);
}
