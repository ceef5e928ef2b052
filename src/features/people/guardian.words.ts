import { plural } from '../../platform/i18n.ts';
import { texts } from '../../platform/texts.ts';

const en = {
  title: 'Guardians',
  intro:
    'Who is guardian of which child, from a file of the school’s system with the columns number (of the child), given name, family name and e-mail. The same address is the same person, also for brothers and sisters.',
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
    'The first line must name the columns number, given name and family name (e-mail is optional).',
  badLine: (line: number) =>
    `Line ${line} cannot be read: it needs the number of a known child, both names, and a good address if there is one. Nothing was taken over.`,
  taken: (n: number) => `${plural('en', n, 'guardian', 'guardians')} added.`,
};
const nl: typeof en = {
  title: 'Ouders en verzorgers',
  intro:
    'Wie ouder of verzorger is van welk kind, uit een bestand van het schoolsysteem met de kolommen nummer (van het kind), voornaam, achternaam en e-mail. Hetzelfde adres is dezelfde persoon, ook voor broers en zussen.',
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
    'De eerste regel moet de kolommen nummer, voornaam en achternaam noemen (e-mail is niet verplicht).',
  badLine: (line) =>
    `Regel ${line} is niet te lezen: nodig zijn het nummer van een bekend kind, beide namen, en een goed adres als er een is. Er is niets overgenomen.`,
  taken: (n) => `${plural('nl', n, 'ouder of verzorger', 'ouders en verzorgers')} toegevoegd.`,
};
const sv: typeof en = {
  title: 'Vårdnadshavare',
  intro:
    'Vem som är vårdnadshavare för vilket barn, ur en fil från skolans system med kolumnerna nummer (barnets), förnamn, efternamn och e-post. Samma adress är samma person, även för syskon.',
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
    'Första raden måste nämna kolumnerna nummer, förnamn och efternamn (e-post är valfri).',
  badLine: (line) =>
    `Rad ${line} går inte att läsa: den behöver numret på ett känt barn, båda namnen och en riktig adress om det finns en. Inget togs över.`,
  taken: (n) => `${plural('sv', n, 'vårdnadshavare tillagd', 'vårdnadshavare tillagda')}.`,
};
export const guardianWords = texts('guardian', { en, nl, sv });
