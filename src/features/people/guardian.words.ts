import { plural } from '../../platform/i18n.ts';
import type { GuardianFault } from './guardian.rules.ts';
import { texts } from '../../platform/texts.ts';

const en = {
  title: 'Guardians',
  intro:
    'Who is guardian of which child, from a file of the school’s system: the number or name of the child, and of one or two guardians first name, family name and e-mail. The same address is the same person, also for brothers and sisters.',
  own: 'Guardians',
  none: 'Nobody is known.',
  add: 'Add a guardian',
  givenName: 'Given name',
  familyName: 'Family name',
  email: 'E-mail',
  keep: 'Add',
  end: 'Custody has ended',
  endHelp:
    'A second person has to agree. Everybody concerned is told by e-mail, now and when it ends.',
  over: 'This custody has ended already.',
  badEmail: 'This is not an e-mail address.',
  file: 'File (CSV or XLSX)',
  read: 'Read the file',
  noFile: 'Choose a file.',
  badHeader:
    'No line near the top names the columns. Needed are the number or the name of the child, and the first name and family name of the guardian (e-mail is optional).',
  badLine: (line: number, why: string) => `Line ${line}: ${why} Nothing was taken over.`,
  faults: {
    'unknown-child': (found: string) =>
      `“${found}” is not a pupil who is known here. Write the number from the list of people.`,
    'several-children': (found: string) =>
      `More than one pupil is called “${found}”. Write the number instead.`,
    'no-child': () => 'The child is missing. Write its number.',
    'no-name': (found: string) =>
      found === ''
        ? 'The name of the guardian is missing. Write a first name and a family name.'
        : `The name of the guardian is not complete (“${found}”). Write a first name and a family name.`,
    'bad-email': (found: string) =>
      `“${found}” is not an e-mail address. Correct it, or leave it empty.`,
    'bad-length': (found: string) =>
      `“${found.slice(0, 40)}…” is longer than 200 characters. Shorten it.`,
  } satisfies Record<GuardianFault, (found: string) => string>,
  taken: (n: number) => `${plural('en', n, 'guardian', 'guardians')} added.`,
};
const nl: typeof en = {
  title: 'Ouders en verzorgers',
  intro:
    'Wie ouder of verzorger is van welk kind, uit een bestand van het schoolsysteem: het nummer of de naam van het kind, en van een of twee ouders of verzorgers voornaam, achternaam en e-mail. Hetzelfde adres is dezelfde persoon, ook voor broers en zussen.',
  own: 'Ouders en verzorgers',
  none: 'Niemand bekend.',
  add: 'Voeg een ouder of verzorger toe',
  givenName: 'Voornaam',
  familyName: 'Achternaam',
  email: 'E-mail',
  keep: 'Voeg toe',
  end: 'Gezag is voorbij',
  endHelp:
    'Een tweede persoon moet akkoord gaan. Alle betrokkenen krijgen een mail, nu en als het eindigt.',
  over: 'Dit gezag is al voorbij.',
  badEmail: 'Dit is geen e-mailadres.',
  file: 'Bestand (CSV of XLSX)',
  read: 'Lees het bestand',
  noFile: 'Kies een bestand.',
  badHeader:
    'Geen regel bovenaan noemt de kolommen. Nodig zijn het nummer of de naam van het kind, en de voornaam en achternaam van de ouder of verzorger (e-mail is niet verplicht).',
  badLine: (line, why) => `Regel ${line}: ${why} Er is niets overgenomen.`,
  faults: {
    'unknown-child': (found) =>
      `‘${found}’ is hier geen bekende leerling. Schrijf het nummer uit de lijst van personen.`,
    'several-children': (found) =>
      `Er heet meer dan één leerling ‘${found}’. Schrijf liever het nummer.`,
    'no-child': () => 'Het kind ontbreekt. Schrijf het leerlingnummer.',
    'no-name': (found) =>
      found === ''
        ? 'De naam van de ouder of verzorger ontbreekt. Schrijf een voornaam en een achternaam.'
        : `De naam van de ouder of verzorger is niet volledig (‘${found}’). Schrijf een voornaam en een achternaam.`,
    'bad-email': (found) => `‘${found}’ is geen e-mailadres. Verbeter het, of laat het leeg.`,
    'bad-length': (found) => `‘${found.slice(0, 40)}…’ is langer dan 200 tekens. Kort het in.`,
  },
  taken: (n) => `${plural('nl', n, 'ouder of verzorger', 'ouders en verzorgers')} toegevoegd.`,
};
const sv: typeof en = {
  title: 'Vårdnadshavare',
  intro:
    'Vem som är vårdnadshavare för vilket barn, ur en fil från skolans system: barnets nummer eller namn, och för en eller två vårdnadshavare förnamn, efternamn och e-post. Samma adress är samma person, även för syskon.',
  own: 'Vårdnadshavare',
  none: 'Ingen är känd.',
  add: 'Lägg till en vårdnadshavare',
  givenName: 'Förnamn',
  familyName: 'Efternamn',
  email: 'E-post',
  keep: 'Lägg till',
  end: 'Vårdnaden har upphört',
  endHelp: 'En person till måste godkänna. Alla som berörs får mejl, nu och när den upphör.',
  over: 'Den här vårdnaden har redan upphört.',
  badEmail: 'Det här är ingen e-postadress.',
  file: 'Fil (CSV eller XLSX)',
  read: 'Läs filen',
  noFile: 'Välj en fil.',
  badHeader:
    'Ingen rad längst upp namnger kolumnerna. Det behövs barnets nummer eller namn, och vårdnadshavarens förnamn och efternamn (e-post är valfri).',
  badLine: (line, why) => `Rad ${line}: ${why} Inget togs över.`,
  faults: {
    'unknown-child': (found) =>
      `”${found}” är ingen elev som är känd här. Skriv numret ur personlistan.`,
    'several-children': (found) => `Fler än en elev heter ”${found}”. Skriv numret i stället.`,
    'no-child': () => 'Barnet saknas. Skriv elevnumret.',
    'no-name': (found) =>
      found === ''
        ? 'Vårdnadshavarens namn saknas. Skriv ett förnamn och ett efternamn.'
        : `Vårdnadshavarens namn är inte fullständigt (”${found}”). Skriv ett förnamn och ett efternamn.`,
    'bad-email': (found) => `”${found}” är ingen e-postadress. Rätta den, eller lämna tomt.`,
    'bad-length': (found) => `”${found.slice(0, 40)}…” är längre än 200 tecken. Förkorta det.`,
  },
  taken: (n) => `${plural('sv', n, 'vårdnadshavare tillagd', 'vårdnadshavare tillagda')}.`,
};
export const guardianWords = texts('guardian', { en, nl, sv });
