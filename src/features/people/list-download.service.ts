/** Lists to download: an example to fill in, and the lines that were refused. */
import type { CompleteLanguage } from '../../platform/i18n.ts';
import type { Shown } from '../../web/route.tsx';

export const sampleRows: Record<CompleteLanguage, string[][]> = {
  en: [
    ['number', 'first name', 'family name', 'e-mail', 'date of birth', 'role', 'class'],
    ['0012345', 'Noor', 'van der Berg', 'noor@school.example', '2012-03-28', 'mentee', '3A'],
    ['0000831', 'Koen', 'Otten', 'koen@school.example', '', 'mentor', ''],
  ],
  nl: [
    [
      'leerlingnummer',
      'roepnaam',
      'tussenvoegsel',
      'achternaam',
      'e-mail',
      'geboortedatum',
      'rol',
      'klas',
    ],
    ['0012345', 'Noor', 'van der', 'Berg', 'noor@school.example', '28-03-2012', 'leerling', '3A'],
    ['0000831', 'Koen', '', 'Otten', 'koen@school.example', '', 'mentor', ''],
  ],
  sv: [
    ['elevnummer', 'förnamn', 'efternamn', 'e-post', 'födelsedatum', 'roll', 'klass'],
    ['0012345', 'Åsa', 'Öberg', 'asa@skola.example', '2012-03-28', 'elev', '8B'],
    ['0000831', 'Måns', 'Sjöström', 'mans@skola.example', '', 'mentor', ''],
  ],
};

export type ListFormat = 'csv' | 'xlsx';

/** Every cell is text, so that a number keeps its zeros in front. */
export function listDownload(
  rows: string[][],
  { name, as }: { name: string; as: ListFormat },
): Shown {
  return as === 'csv'
    ? { download: csvOf(rows), name: `${name}.csv`, type: 'text/csv; charset=utf-8' }
    : { next: () => workbookOf(rows, name) };
}

async function workbookOf(rows: string[][], name: string): Promise<Shown> {
  const { default: writeXlsx } = await import('write-excel-file/node');
  const file = writeXlsx(
    rows.map((row, at) =>
      row.map((value) => ({
        type: String,
        value,
        format: '@',
        ...(at === 0 ? { fontWeight: 'bold' as const } : {}),
      })),
    ) as never,
    { columns: (rows[0] ?? []).map(() => ({ width: 20 })) } as never,
  );
  return {
    download: await (file as unknown as { toBuffer: () => Promise<Buffer> }).toBuffer(),
    name: `${name}.xlsx`,
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  };
}

/** As a spreadsheet opens it at a double click; what would be a formula stays text. */
function csvOf(rows: string[][]): string {
  const cell = (text: string) => {
    const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return `\ufeff${rows.map((row) => row.map(cell).join(';')).join('\r\n')}\r\n`;
}
