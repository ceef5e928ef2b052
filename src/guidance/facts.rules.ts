/** Hours away and marks, from a file of the school's own system. */
export type FactLine = { person: string; kind: 'absence' | 'mark'; day: string; what: string; value: number };

const names: Record<string, 'number' | 'day' | 'kind' | 'what' | 'value'> = { number: 'number', day: 'day', date: 'day', kind: 'kind', subject: 'what', value: 'value' };

/** G-7: all lines or none; the last of two lines about the same counts. Decimal commas are read as points. */
export function readFacts(rows: string[][], numbers: ReadonlyMap<string, string>, isDay: (text: string) => boolean): 'header' | { badLine: number } | { facts: FactLine[] } {
  const header = (rows[0] ?? []).map((cell) => names[cell.trim().toLowerCase()]);
  const column = (name: string) => header.indexOf(name as 'day');
  if (['number', 'day', 'kind', 'value'].some((name) => column(name) === -1)) return 'header';
  const facts = new Map<string, FactLine>();
  for (const [i, row] of rows.entries()) {
    if (i === 0 || row.every((cell) => cell.trim() === '')) continue;
    const cell = (name: string) => (column(name) === -1 ? '' : (row[column(name)] ?? '').trim());
    const person = numbers.get(cell('number'));
    const kind = cell('kind').toLowerCase();
    const value = Number(cell('value').replace(',', '.'));
    const isGood = person && isDay(cell('day')) && (kind === 'absence' || kind === 'mark') && cell('value') !== '' && value >= 0 && value <= 1000;
    if (!isGood) return { badLine: i + 1 };
    const fact: FactLine = { person, kind, day: cell('day'), what: cell('what').slice(0, 80), value };
    facts.set([person, kind, fact.day, fact.what].join(' '), fact);
  }
  return { facts: [...facts.values()] };
}
