import { wholeCharacters } from './characters.ts';

/**
 * One spelling for what looks the same: letters and their marks in one sign, no signs without a
 * width, one blank for several.
 */
export function cleanCell(text: string): string {
  const plain = /[^\u0001-\u007f]/.test(text)
    ? wholeCharacters(text)
        .normalize('NFC')
        .replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
    : text;
  return plain.replace(/\s+/g, ' ').trim();
}
