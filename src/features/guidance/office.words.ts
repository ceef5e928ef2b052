import { plural } from '../../platform/i18n.ts';
import type { FactFault } from './facts.rules.ts';
import { texts } from '../../platform/texts.ts';

const en = {
  specialists: 'Specialists',
  specialistsIntro: 'Who answers referrals. People with the role of specialist stand here.',
  noSpecialists: 'Nobody has the role of specialist yet. Give it to somebody under “People”.',
  save: 'Save',
  factsTitle: 'Absence and marks',
  factsIntro:
    'A file from the school’s system with the columns number, day, kind (absence or mark), subject, value. The same day and subject again takes the place of the old one.',
  file: 'File (CSV or XLSX)',
  readFile: 'Read the file',
  noFile: 'Choose a file.',
  badHeader:
    'No line near the top names the columns. Needed are number, day, kind and value (subject is optional).',
  badLine: (line: number, why: string) => `Line ${line}: ${why} Nothing was taken over.`,
  faults: {
    'unknown-number': (found: string) =>
      `nobody is known by the number “${found}”. Write the number from the list of people.`,
    'no-number': () => 'the number is missing.',
    'bad-day': (found: string) => `“${found}” is not a day. Write it as 2026-11-22.`,
    'unsure-day': (found: string) =>
      `“${found}” can be two different days. Write days as 2026-11-22.`,
    'unknown-kind': (found: string) => `“${found}” is neither absence nor mark. Write one of them.`,
    'bad-value': (found: string) =>
      `“${found}” is not a value. Write a number of hours, or a mark.`,
    'off-scale': (found: string) => `“${found}” is not a mark of the scale that is set.`,
  } satisfies Record<FactFault, (found: string) => string>,
  taken: (n: number) => `${plural('en', n, 'line', 'lines')} taken over.`,
};
const nl: typeof en = {
  specialists: 'Specialisten',
  specialistsIntro: 'Wie doorverwijzingen beantwoordt. Hier staan mensen met de rol specialist.',
  noSpecialists: 'Niemand heeft de rol specialist. Geef die aan iemand bij ‘Personen’.',
  save: 'Opslaan',
  factsTitle: 'Verzuim en cijfers',
  factsIntro:
    'Een bestand uit het schoolsysteem met de kolommen nummer, dag, soort (afwezig of cijfer), vak, waarde. Een nieuwe regel voor dezelfde dag en hetzelfde vak vervangt de oude.',
  file: 'Bestand (CSV of XLSX)',
  readFile: 'Lees het bestand',
  noFile: 'Kies een bestand.',
  badHeader:
    'Geen regel bovenaan noemt de kolommen. Nodig zijn nummer, dag, soort en waarde (vak mag).',
  badLine: (line, why) => `Regel ${line}: ${why} Er is niets overgenomen.`,
  faults: {
    'unknown-number': (found) =>
      `niemand is bekend met nummer ‘${found}’. Schrijf het nummer uit de lijst van personen.`,
    'no-number': () => 'het nummer ontbreekt.',
    'bad-day': (found) => `‘${found}’ is geen dag. Schrijf die als 2026-11-22.`,
    'unsure-day': (found) =>
      `‘${found}’ kan twee verschillende dagen zijn. Schrijf dagen als 2026-11-22.`,
    'unknown-kind': (found) => `‘${found}’ is afwezig noch cijfer. Schrijf een van beide.`,
    'bad-value': (found) => `‘${found}’ is geen waarde. Schrijf een aantal uren, of een cijfer.`,
    'off-scale': (found) => `‘${found}’ is geen cijfer van de ingestelde schaal.`,
  },
  taken: (n) => `${plural('nl', n, 'regel', 'regels')} overgenomen.`,
};
const sv: typeof en = {
  specialists: 'Specialister',
  specialistsIntro: 'Vem som svarar på hänvisningar. Här står personer med rollen specialist.',
  noSpecialists: 'Ingen har rollen specialist än. Ge den till någon under ”Personer”.',
  save: 'Spara',
  factsTitle: 'Frånvaro och betyg',
  factsIntro:
    'En fil från skolans system med kolumnerna nummer, dag, slag (frånvaro eller betyg), ämne, värde. Samma dag och ämne ersätter det gamla.',
  file: 'Fil (CSV eller XLSX)',
  readFile: 'Läs filen',
  noFile: 'Välj en fil.',
  badHeader:
    'Ingen rad längst upp namnger kolumnerna. Det behövs nummer, dag, slag och värde (ämne är valfri).',
  badLine: (line, why) => `Rad ${line}: ${why} Inget togs över.`,
  faults: {
    'unknown-number': (found) =>
      `ingen är känd med numret ”${found}”. Skriv numret ur personlistan.`,
    'no-number': () => 'numret saknas.',
    'bad-day': (found) => `”${found}” är ingen dag. Skriv den som 2026-11-22.`,
    'unsure-day': (found) => `”${found}” kan vara två olika dagar. Skriv dagar som 2026-11-22.`,
    'unknown-kind': (found) => `”${found}” är varken frånvaro eller betyg. Skriv något av dem.`,
    'bad-value': (found) => `”${found}” är inget värde. Skriv ett antal timmar, eller ett betyg.`,
    'off-scale': (found) => `”${found}” finns inte på den betygsskala som är inställd.`,
  },
  taken: (n) => `${plural('sv', n, 'rad importerad', 'rader importerade')}.`,
};
export const officeWords = texts('office', { en, nl, sv });
