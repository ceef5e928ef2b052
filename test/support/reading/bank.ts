/** The project's own words for training documents: one file per language, in parts. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const bankLanguages = ['nl', 'en', 'sv', 'de', 'da', 'nb', 'fr'] as const;
export type BankLanguage = (typeof bankLanguages)[number];

export type Asked = { kind: string; value: number | null; unit: string | null };
export type Bank = {
  language: BankLanguage;
  parts: Record<string, string[]>;
  requirements: { text: string; asked: Asked[] }[];
  competences: { name: string; definition: string | null }[];
};

export function readBank(language: BankLanguage): Bank {
  const parts: Record<string, string[]> = {};
  let part = '';
  for (const line of readFileSync(
    join(import.meta.dirname, 'bank', `${language}.txt`),
    'utf8',
  ).split('\n')) {
    if (line.startsWith('# ')) parts[(part = line.slice(2).trim())] = [];
    else if (line.trim() !== '') parts[part]!.push(line.trim());
  }
  return {
    language,
    parts,
    requirements: parts.req!.map((line) => {
      const [text, asked] = line.split(' => ') as [string, string];
      return { text, asked: asked.split(' & ').map(readAsked) };
    }),
    competences: parts.comp!.map((line) => {
      const [name, definition] = line.split(' | ');
      return { name: name!.trim(), definition: definition?.trim() ?? null };
    }),
  };
}

export function readAsked(text: string): Asked {
  const [kind, value, unit] = text.split(' ') as [string, string, string];
  return { kind, value: value === '-' ? null : Number(value), unit: unit === '-' ? null : unit };
}
