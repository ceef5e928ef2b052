/** Papers of the body: a title, lines, and sections of lines. */
import { join } from 'node:path';
import type { printPdf } from '../../platform/print.ts';
import type { CompleteLanguage } from '../../platform/i18n.ts';
import type { Paper } from './document.rules.ts';

export type Sheet = Paper & {
  language: CompleteLanguage;
  author: string;
  /** Which the paper bears as its own. */
  date: string;
  footer: string;
  sections: Paper[];
};

/** What is to be printed. */
export const sheetOf = (
  sheet: Sheet,
  use: 'read' | 'archive',
): Required<Parameters<typeof printPdf>> => [
  join(import.meta.dirname, 'paper.typ'),
  { ...sheet, date: sheet.date.split('-').map(Number) },
  use,
];
