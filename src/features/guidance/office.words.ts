import { plural } from '../../platform/i18n.ts';
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
    'The first line must name the columns number, day, kind and value (subject is optional).',
  badLine: (line: number) =>
    `Line ${line} cannot be read: it needs a known number, a day as 2026-11-22, absence or mark, and a value. Nothing was taken over.`,
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
  badHeader: 'De eerste regel moet de kolommen nummer, dag, soort en waarde noemen (vak mag).',
  badLine: (line) =>
    `Regel ${line} is niet te lezen: nodig zijn een bekend nummer, een dag als 2026-11-22, afwezig of cijfer, en een waarde. Er is niets overgenomen.`,
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
  badHeader: 'Första raden måste nämna kolumnerna nummer, dag, slag och värde (ämne är valfri).',
  badLine: (line) =>
    `Rad ${line} går inte att läsa: den behöver ett känt nummer, en dag som 2026-11-22, frånvaro eller betyg, och ett värde. Inget togs över.`,
  taken: (n) => `${plural('sv', n, 'rad importerad', 'rader importerade')}.`,
};
export const officeWords = texts('office', { en, nl, sv });
