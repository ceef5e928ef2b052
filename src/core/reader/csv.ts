/**
 * Text with separators to rows. A quotation mark that is never closed is an ordinary sign: one
 * fault in one cell does not swallow the lines after it.
 */

export type CsvRows = {
  rows: string[][];
  /** On which line of the file each row begins. */
  lines: number[];
  /** Lines with a quotation mark that is never closed. */
  unclosed: number[];
};

/** No cell goes over more lines, or has more signs, in a list that people keep. */
const mostLines = 60;
const mostSigns = 10_000;
/** What may be read twice in all, so that a file full of open marks is not read a thousand times. */
const mostRead = 5_000_000;

export function parseCsv(text: string, separator: string, mostRows: number): CsvRows {
  const rows: string[][] = [];
  const lines: number[] = [];
  const unclosed: number[] = [];
  let row: string[] = [];
  let line = 1;
  let began = 1;
  let at = 0;
  let left = mostRead;
  const end = text.length;
  const endRow = () => {
    rows.push(row);
    lines.push(began);
    row = [];
  };
  while (at < end && rows.length <= mostRows) {
    let start = at;
    while (text[start] === ' ') start++;
    if (text[start] === '"' && left > 0) {
      const close = closingOf(text, start + 1, separator);
      if (close.at === null) {
        unclosed.push(line);
        left -= close.read;
      } else {
        const cell = text.slice(start + 1, close.at).replaceAll('""', '"');
        row.push(cell);
        line += (cell.match(/\r\n|\r|\n/g) ?? []).length;
        at = close.at + 1;
        while (text[at] === ' ') at++;
        if (text[at] === separator) {
          at++;
          if (at >= end) row.push('');
          else continue;
        }
        at = pastBreak(text, at);
        endRow();
        began = ++line;
        continue;
      }
    }
    let stop = at;
    while (stop < end && text[stop] !== separator && text[stop] !== '\n' && text[stop] !== '\r')
      stop++;
    row.push(text.slice(at, stop));
    at = stop;
    if (text[at] === separator) {
      at++;
      if (at < end) continue;
      row.push('');
    }
    at = pastBreak(text, at);
    endRow();
    began = ++line;
  }
  if (row.length > 0) endRow();
  return { rows, lines, unclosed };
}

const pastBreak = (text: string, at: number): number =>
  text[at] === '\r' && text[at + 1] === '\n' ? at + 2 : at + 1;

/** The mark that ends a cell: after it comes a separator, the end of a line or of the file. */
function closingOf(
  text: string,
  from: number,
  separator: string,
): { at: number | null; read: number } {
  let breaks = 0;
  const last = Math.min(text.length, from + mostSigns);
  for (let at = from; at < last; at++) {
    const sign = text[at];
    if (sign === '\n' || (sign === '\r' && text[at + 1] !== '\n')) breaks++;
    if (breaks > mostLines) return { at: null, read: at - from };
    if (sign !== '"') continue;
    if (text[at + 1] === '"') {
      at++;
      continue;
    }
    let next = at + 1;
    while (text[next] === ' ') next++;
    const after = text[next];
    if (after === undefined || after === separator || after === '\n' || after === '\r')
      return { at, read: at - from };
    // In a cell of several lines a mark is doubled: this one opens another cell, so ours never
    // closed.
    if (breaks > 0) return { at: null, read: at - from };
  }
  return { at: null, read: last - from };
}

/**
 * The separator that cuts most of the first lines into the same number of cells; a line above the
 * list, such as a title, has none.
 */
export function separatorOf(text: string): string {
  const lines = text
    .slice(0, 100_000)
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, 30)
    .map((line) => line.replace(/"[^"]*"/g, ''));
  const scored = [';', ',', '\t', '|'].map((separator) => {
    const times = new Map<number, number>();
    for (const line of lines) {
      const count = line.split(separator).length - 1;
      if (count > 0) times.set(count, (times.get(count) ?? 0) + 1);
    }
    const [count, steady] = [...times].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [0, 0];
    return { separator, score: count > 0 ? (steady / lines.length) * 100 + count : 0 };
  });
  return scored.sort((a, b) => b.score - a.score)[0]!.separator;
}
