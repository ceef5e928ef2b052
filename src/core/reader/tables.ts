/** Tables: which column says what, and what each row then means. */
import type { Cell, Table } from './blocks.ts';
import type { DraftCompetence, DraftText } from './draft.ts';
import {
  competenceColumn,
  criterionColumn,
  definitionLabel,
  hardColumn,
  indicatorLabel,
  isLevel,
  mark,
  noMark,
  softColumn,
} from './lexicon.ts';
import { bare, splitLead } from './naming.ts';

export type RequirementRow = {
  text: string;
  context: string;
  line: number;
  mustHave: boolean | null;
};

export function cellText(cell: Cell | undefined): string {
  return (
    cell?.blocks
      .map((block) => block.text)
      .join(' ')
      .trim() ?? ''
  );
}

type Column = 'name' | 'definition' | 'indicators' | 'level' | 'other';

/**
 * Does the table look like one of requirements? Marks, must and should columns, or a header that
 * says so.
 */
export function isRequirementTable(table: Table): boolean {
  const header = table.rows[0]?.map(cellText) ?? [];
  const marks = table.rows
    .slice(1)
    .flatMap((row) => row.slice(1).map(cellText))
    .filter((text) => text !== '');
  if (marks.length > 0 && marks.every((text) => mark.test(text) || noMark.test(text))) return true;
  return (
    header.some((text) => hardColumn.test(text) || softColumn.test(text)) &&
    header.length >= 2 &&
    header.every((text) => text.length < 40) &&
    !header.some((text) => isLevel(text))
  );
}

export function requirementRows(table: Table): RequirementRow[] {
  const header = table.rows[0]!.map(cellText);
  const hard = header.map((text) => hardColumn.test(text) && !softColumn.test(text));
  const soft = header.map((text) => softColumn.test(text));
  const hasHeader =
    header.every((text) => text.length < 40) &&
    (hard.some(Boolean) ||
      soft.some(Boolean) ||
      header.some((text) => criterionColumn.test(text)) ||
      table.rows[0]!.every((cell) => cell.header && cellText(cell).split(' ').length <= 3));
  const rows = hasHeader ? table.rows.slice(1) : table.rows;
  return rows.flatMap((row) =>
    requirementRow(row, hasHeader ? { hard, soft, header } : { hard: [], soft: [], header: [] }),
  );
}

function requirementRow(
  row: Cell[],
  { hard, soft, header }: { hard: boolean[]; soft: boolean[]; header: string[] },
): RequirementRow[] {
  const texts = row.map(cellText);
  const marked = texts.findIndex((text, i) => i > 0 && mark.test(text));
  const markColumns = texts.map(
    (text, i) =>
      i > 0 && (mark.test(text) || (noMark.test(text) && (hard[i] || soft[i] || text !== ''))),
  );
  const word = texts.findIndex(
    (text, i) =>
      i > 0 &&
      text.split(' ').length <= 3 &&
      !markColumns[i] &&
      (softColumn.test(text) || hardColumn.test(text)),
  );
  const columnRole = (i: number): boolean | null => (soft[i] ? false : hard[i] ? true : null);
  const content = row
    .map((cell, i) => ({ cell, i }))
    .filter(({ cell, i }) => cell.blocks.length > 0 && !markColumns[i] && i !== word);
  const byMark =
    marked >= 0
      ? saysNo(texts[marked]!, columnRole(marked))
      : texts.some((text, i) => i > 0 && noMark.test(text) && text !== '' && hard[i] && !soft[i])
        ? false
        : null;
  const mustHave = word >= 0 ? !softColumn.test(texts[word]!) : byMark;
  const twoSided =
    content.length > 0 &&
    content.every(({ i }) => hard[i] || soft[i] || i === 0) &&
    content.some(({ i }) => i > 0 && (hard[i] || soft[i]));
  if (twoSided) {
    const label = hard[0] || soft[0] ? '' : texts[0]!;
    return content
      .filter(({ i }) => hard[i] || soft[i])
      .flatMap(({ cell, i }) =>
        cell.blocks.map((block) => ({
          text: block.text,
          context: label,
          line: block.line,
          mustHave: columnRole(i),
        })),
      );
  }
  const usable = content.filter(
    ({ i }) =>
      !/^(?:nr|no|#|bevis|bewijs|evidence|nachweis|dokumentation|document|hoe|how|hur|wie|comment|toelichting|opmerking|remark|anmärkning|bemerkung|kommentar|preuve|justificatif|source|bron|weging|weight)/i.test(
        header[i] ?? '',
      ) && !/^\d{1,2}[.)]?$/.test(cellText(row[i])),
  );
  const [label, ...rest] = usable;
  if (!label) return [];
  const value = rest.find(({ cell }) => cellText(cell).length > 0);
  if (value && cellText(label.cell).split(' ').length <= 4)
    return value.cell.blocks.map((block) => ({
      text: block.text,
      context: cellText(label.cell),
      line: block.line,
      mustHave,
    }));
  return label.cell.blocks.map((block) => ({
    text: block.text,
    context: '',
    line: block.line,
    mustHave,
  }));
}

function saysNo(text: string, column: boolean | null): boolean | null {
  return /^(?:x|✓|✔|☒|☑|●|•|■|\+|1|ja|yes|oui|j|y)$/i.test(text) ? column : null;
}

/**
 * Competences of a table; null when the table is about something else. `current` is the competence
 * under whose heading it stands.
 */
export function tableCompetences(
  table: Table,
  current: DraftCompetence | null,
): DraftCompetence[] | null {
  const pairs = labelledPairs(table);
  if (pairs) return pairs;
  const header = table.rows[0]!.map(cellText);
  const columns = header.map((text, i): Column => columnOf(text, i));
  const known = columns.some((column) => column !== 'other');
  const titled = known && header.every((text) => text.split(' ').length <= 5);
  if (titled && columns[0] === 'level' && !columns.includes('name') && !isLevelGrid(columns))
    return current ? levelRows(table, current) : null;
  const rows =
    titled ||
    table.rows[0]!.every(
      (cell) =>
        cell.header &&
        cellText(cell).split(' ').length <= 4 &&
        cell.blocks.length <= 1 &&
        table.rows.length > 2,
    )
      ? table.rows.slice(1)
      : table.rows;
  if (
    current &&
    columns.every((column, i) => column === 'level' || (i === 0 && header[0] === '')) &&
    titled
  )
    return levelColumns(rows, header, columns, current);
  if (current && !titled && rows.every((row) => isLevel(cellText(row[0]))))
    return levelRows(table, current);
  return rowsToCompetences(rows, titled ? completed(columns) : guessColumns(rows), header);
}

/**
 * A column whose title says nothing to us: between name and indicators it defines, at the end it
 * holds the indicators.
 */
function completed(columns: Column[]): Column[] {
  const last = columns.lastIndexOf('other');
  if (columns.includes('level') || last < 1) return columns;
  if (!columns.includes('indicators') && last === columns.length - 1)
    return completed(columns.with(last, 'indicators'));
  return columns.includes('definition') ? columns : columns.with(last, 'definition');
}

function isLevelGrid(columns: Column[]): boolean {
  return columns.filter((column) => column === 'level').length > 1;
}

function columnOf(text: string, index: number): Column {
  if (text === '') return index === 0 ? 'name' : 'other';
  if (isLevel(text)) return 'level';
  if (/^(?:niveau|nivå|level|stufe|trin|trinn|steg)$/i.test(text)) return 'level';
  if (definitionLabel.test(text)) return 'definition';
  if (indicatorLabel.test(text)) return 'indicators';
  if (competenceColumn.test(text)) return 'name';
  return 'other';
}

/** Without a header the shapes must tell: a short name first, the longest column last. */
function guessColumns(rows: Cell[][]): Column[] {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const average = (i: number) =>
    rows.reduce((sum, row) => sum + (row[i]?.blocks.length ?? 0), 0) / rows.length;
  return Array.from({ length: width }, (_, i): Column => {
    if (i === 0) return 'name';
    if (width === 2) return average(1) > 1.2 ? 'indicators' : 'definition';
    return i === width - 1 ? 'indicators' : i === 1 ? 'definition' : 'indicators';
  });
}

function rowsToCompetences(
  rows: Cell[][],
  columns: Column[],
  header: string[],
): DraftCompetence[] | null {
  const nameAt = Math.max(columns.indexOf('name'), 0);
  const made: DraftCompetence[] = [];
  for (const row of rows) {
    const raw = cellText(row[nameAt]);
    const filled = row.filter((cell, i) => i !== nameAt && cell.blocks.length > 0).length;
    if (raw !== '' && filled === 0) continue;
    if (raw !== '') made.push(nameCell(row[nameAt]!));
    const competence = made.at(-1);
    if (!competence) continue;
    row.forEach(
      (cell, i) =>
        i !== nameAt &&
        cell.blocks.length > 0 &&
        addCell(competence, cell, columns[i] ?? 'other', header[i] ?? ''),
    );
  }
  const plausible = made.filter((competence) => competence.name.split(' ').length <= 10);
  return plausible.length > 0 && plausible.length >= made.length * 0.7 ? plausible : null;
}

function nameCell(cell: Cell): DraftCompetence {
  const [first, ...more] = cell.blocks;
  const lead = first ? splitLead(first.text, first.lead) : null;
  const definition =
    more.length > 0
      ? { text: more.map((block) => block.text).join(' '), line: more[0]!.line }
      : lead && lead.name.split(' ').length <= 5
        ? { text: lead.rest, line: first!.line }
        : null;
  return {
    name: bare(lead && definition && more.length === 0 ? lead.name : (first?.text ?? '')),
    line: cell.line,
    definition,
    indicators: [],
  };
}

function addCell(competence: DraftCompetence, cell: Cell, column: Column, head: string): void {
  if (column === 'definition') {
    const text = [competence.definition?.text, cellText(cell)].filter(Boolean).join(' ');
    competence.definition = { text, line: competence.definition?.line ?? cell.line };
  } else if (column === 'level')
    competence.indicators.push(
      ...indicatorsOf(cell).map((indicator) => ({ ...indicator, level: head })),
    );
  else if (column === 'indicators') competence.indicators.push(...indicatorsOf(cell));
}

function indicatorsOf(cell: Cell): DraftText[] {
  return cell.blocks.flatMap((block) =>
    splitBullets(block.text).map((text) => ({ text, line: block.line })),
  );
}

/** Bullets that were typed into one paragraph of a cell; a list with semicolons. */
function splitBullets(text: string): string[] {
  const parts = text
    .split(/\s+[•·▪●]\s+|;\s+(?=\p{L})/u)
    .map((part) => part.replace(/^[•·▪●–-]\s*/u, '').trim());
  return parts.filter((part) => part !== '');
}

/** Rows of "level, descriptor"; the first is a header unless it names a level itself. */
function levelRows(table: Table, current: DraftCompetence): DraftCompetence[] {
  for (const row of table.rows.slice(isLevel(cellText(table.rows[0]![0])) ? 0 : 1)) {
    const level = cellText(row[0]);
    for (const cell of row.slice(1))
      current.indicators.push(...indicatorsOf(cell).map((indicator) => ({ ...indicator, level })));
  }
  return [];
}

function levelColumns(
  rows: Cell[][],
  header: string[],
  columns: Column[],
  current: DraftCompetence,
): DraftCompetence[] {
  for (const row of rows)
    row.forEach(
      (cell, i) =>
        columns[i] === 'level' &&
        current.indicators.push(
          ...indicatorsOf(cell).map((indicator) => ({ ...indicator, level: header[i]! })),
        ),
    );
  return [];
}

/** A table whose first column holds labels: competence, definition, indicators. */
function labelledPairs(table: Table): DraftCompetence[] | null {
  const labels = table.rows.map((row) => cellText(row[0]));
  const kinds = labels.map((label) =>
    definitionLabel.test(label)
      ? 'definition'
      : indicatorLabel.test(label)
        ? 'indicators'
        : isLevel(label)
          ? 'level'
          : competenceColumn.test(label) && label.split(' ').length <= 2
            ? 'name'
            : null,
  );
  if (
    !table.rows.every((row) => row.length === 2) ||
    kinds.filter(Boolean).length < table.rows.length * 0.8 ||
    (!kinds.includes('definition') && !kinds.includes('indicators'))
  )
    return null;
  const made: DraftCompetence[] = [];
  table.rows.forEach((row, i) => {
    const value = row[1]!;
    if (kinds[i] === 'name')
      made.push({
        name: bare(cellText(value)),
        line: value.line,
        definition: null,
        indicators: [],
      });
    const competence = made.at(-1);
    if (competence && kinds[i] && kinds[i] !== 'name')
      addCell(competence, value, kinds[i] as Column, labels[i]!);
  });
  return made.length > 0 ? made : null;
}
