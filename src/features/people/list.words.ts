/** What pages and commands say about lists of people. */
import { plural } from '../../platform/i18n.ts';
import { texts } from '../../platform/texts.ts';
import type { ListNote } from './roster-file.worker.ts';
import type { Column, Likeness, Reason, Skip, Verdict, Warning } from './roster.rules.ts';

const en = {
  fileHelp:
    'CSV or Excel (.xlsx), or the ZIP of a OneRoster export; at most 20 MB. Titles above the list, other sheets and columns that are not needed may stay: you see what was read of each column, and can change it.',
  samples: 'An example to fill in:',
  sampleCsv: 'CSV',
  sampleXlsx: 'Excel',
  counts: {
    new: 'new',
    changed: 'changed',
    unchanged: 'unchanged',
    asked: 'to answer',
    refused: 'refused',
    skipped: 'passed over',
  } satisfies Record<Verdict['is'], string>,
  applied: (added: number, changed: number, left: number) =>
    `Saved: ${plural('en', added, 'person', 'people')} added, ${changed} changed${left > 0 ? `, ${plural('en', left, 'line', 'lines')} left out` : ''}.`,
  nothingToDo: 'Everyone in the file is already up to date.',
  nothingYet: 'Nothing can be saved yet: correct the lines below or answer the questions.',
  notKept: 'The lines of this file are no longer kept.',
  refusedNote: (n: number) =>
    `${plural('en', n, 'line is', 'lines are')} refused and will be left out. Correct them below, or download them, correct them and import them again.`,
  refusedIntro: 'Correct what is wrong and check again. What you leave as it is stays out.',
  correct: (column: string, line: string) => `${column}, line ${line}`,
  checkAgain: 'Check again',
  downloadRefused: 'Download the refused lines',
  why: 'why',
  ignored: (names: string) => `These columns are not read and change nothing: ${names}.`,
  sharesWith: (name: string) =>
    `The same address as ${name}: look whether this is the same person.`,
  noNames:
    'No column with names was found. Say below which column holds the names: “name”, or “first name” and “family name”.',
  noNamesCommand:
    'No line near the top has a column for names. Put “name”, or “first name” and “family name”, above the names and try again.',
  columnsTitle: 'What each column is',
  columnsIntro:
    'Change what was read wrongly. It is remembered for the next list with the same columns.',
  columnHolds: (examples: string) => `For example: ${examples}`,
  unread: 'not read',
  noHeading: (at: number) => `Column ${at}`,
  readColumns: 'Read again',
  noHeader: 'The first line',
  isPerson: 'No line names the columns: the first line is a person',
  remembered: 'The columns are read as you said for an earlier list of this kind.',
  forget: 'Forget that',
  columnTwice: (name: string) => `Two columns cannot both be “${name}”. Choose one of them.`,
  columns: {
    number: 'number',
    givenName: 'first name',
    infix: 'particle of the family name',
    familyName: 'family name',
    fullName: 'name',
    calledName: 'name somebody is called by',
    middleName: 'middle name',
    email: 'e-mail',
    bornOn: 'date of birth',
    nationalId: 'national number (for the date of birth)',
    role: 'role',
    unit: 'class or department',
    memberOrganisation: 'organisation',
    jobTitle: 'job title',
    languages: 'languages for mentoring',
    language: 'language of e-mails',
    sector: 'sector',
    manager: 'manager',
    status: 'status (active or not)',
    leftOn: 'last day',
  } satisfies Record<Column, string>,
  questionsTitle: (n: number) => plural('en', n, 'question', 'questions'),
  questionsIntro: 'Lines without an answer are left out.',
  dateQuestion: (found: string) => `Which date is “${found}”?`,
  dateHelp: 'All dates of this column are read in the same way.',
  datesOpen: 'Say first which date is meant: dates can be read in two ways.',
  sameQuestion: (name: string, line: string) => `Line ${line}: is ${name} the same person as …`,
  isOther: 'No, somebody else',
  allSame: (n: number) =>
    n === 1
      ? 'Yes, the same person'
      : `Yes: in all ${n} lines with one name beside it, the same person`,
  allSameLabel: 'All at once',
  answer: 'Continue',
  likeness: {
    number: 'has the same number, but another name',
    address: 'has the same e-mail address',
    name: 'has the same name',
    birthday: 'has the same first name and date of birth',
  } satisfies Record<Likeness, string>,
  bornOn: (day: string) => `born ${day}`,
  hasLeft: 'has left',
  skippedTitle: (n: number) => `${plural('en', n, 'line', 'lines')} passed over`,
  skips: {
    'has-left': 'The list says that this person has left.',
    sum: 'This line counts the others.',
    heading: 'The names of the columns once more.',
  } satisfies Record<Skip, string>,
  notes: {
    'hidden-sheets': (found: string) => `Hidden sheets are not read: ${found}.`,
    'other-sheets': (found: string) => `Other sheets are not read: ${found}.`,
    'several-sheets': (found: string) => `Read as one list, from the sheets ${found}.`,
    repaired: (found: string) =>
      `In line ${found} a letter was written in another way than the rest. Look whether it is right.`,
    unclosed: (found: string) =>
      `In line ${found} a quotation mark is opened and never closed. It was read as an ordinary sign.`,
    teachers: (found: string) =>
      `Teachers come in without a role (${found}): a mentor is who teaches a homeroom class.`,
    'other-roles': (found: string) => `These roles are not used here and are left out: ${found}.`,
  } satisfies Record<ListNote['note'], (found: string) => string>,
  reasons: {
    'no-name': (found: string) =>
      found === ''
        ? 'The name is missing. Write a first name and a family name.'
        : `“${found}” is not a name. Write a first name and a family name.`,
    'bad-email': (found: string) =>
      `“${found}” is not an e-mail address. Write one such as noor@school.nl, or leave it empty.`,
    'bad-date': (found: string) =>
      `“${found}” is not a date of birth. Write it as 2012-03-28, or leave it empty.`,
    'unknown-role': (found: string) =>
      `“${found}” is not a role that is known. Use mentor, mentee, guardian, contact person, coordinator or specialist.`,
    'twice-in-file': (found: string) =>
      found === ''
        ? 'This person is in the file twice. Keep one of the lines.'
        : `“${found}” is in the file twice. Keep one of the lines.`,
    protected: () =>
      'The identity of this person is protected; the file changes nothing about them.',
    'own-manager': (found: string) =>
      `“${found}” is this person. Name somebody else as the manager.`,
    'manager-loop': (found: string) =>
      `“${found}” stands below this person, directly or through others. Correct one of the two managers.`,
    'bad-length': (found: string) =>
      `“${found.slice(0, 40)}…” is longer than 200 characters. Shorten it.`,
    'future-birth': (found: string) => `“${found}” lies in the future. Correct the date of birth.`,
    'broken-number': (found: string) =>
      `“${found}” is a number that the spreadsheet has rounded. Give the column the format “text” and type the whole number.`,
    'number-taken': (found: string) =>
      `Somebody else has the number “${found}”. Correct the number.`,
  } satisfies Record<Reason, (found: string) => string>,
  leftOut: {
    'unknown-manager': (found: string) =>
      `Nobody is known as “${found}”: comes in without a manager.`,
    'several-managers': (found: string) =>
      `More than one person is called “${found}”: comes in without a manager. Write the number or the e-mail address.`,
    'unknown-language': (found: string) => `“${found}” is not a known language and is left out.`,
    'unknown-letter-language': (found: string) =>
      `E-mails cannot be in “${found}”: English, Dutch or Swedish.`,
    'other-address': (found: string) => `A second e-mail address is left out: “${found}”.`,
    'other-role': (found: string) => `“${found}” names two roles: the first one comes in.`,
    'no-date': (found: string) => `“${found}” is read as no date of birth.`,
    'one-name': (found: string) => `One name only: “${found}”.`,
    'same-name': (found: string) => `The same name stands in line ${found}: are they two people?`,
    'unknown-status': (found: string) => `The status “${found}” is not known and changes nothing.`,
  } satisfies Record<Warning, (found: string) => string>,
  leftOutTitle: (n: number) => `${plural('en', n, 'line', 'lines')} to look at`,
  sampleName: 'people',
};

const nl: typeof en = {
  fileHelp:
    'CSV of Excel (.xlsx), of de ZIP van een OneRoster-export; hoogstens 20 MB. Titels boven de lijst, andere bladen en kolommen die niet nodig zijn mogen blijven staan: je ziet wat er van elke kolom is gelezen en kunt het veranderen.',
  samples: 'Een voorbeeld om in te vullen:',
  sampleCsv: 'CSV',
  sampleXlsx: 'Excel',
  counts: {
    new: 'nieuw',
    changed: 'gewijzigd',
    unchanged: 'ongewijzigd',
    asked: 'te beantwoorden',
    refused: 'geweigerd',
    skipped: 'overgeslagen',
  },
  applied: (added, changed, left) =>
    `Opgeslagen: ${plural('nl', added, 'persoon', 'personen')} toegevoegd, ${changed} gewijzigd${left > 0 ? `, ${plural('nl', left, 'regel', 'regels')} weggelaten` : ''}.`,
  nothingToDo: 'Iedereen in het bestand is al bijgewerkt.',
  nothingYet:
    'Er kan nog niets worden opgeslagen: verbeter de regels hieronder of beantwoord de vragen.',
  notKept: 'De regels van dit bestand worden niet meer bewaard.',
  refusedNote: (n) =>
    `${plural('nl', n, 'regel wordt', 'regels worden')} geweigerd en weggelaten. Verbeter ze hieronder, of download ze, verbeter ze en importeer ze opnieuw.`,
  refusedIntro: 'Verbeter wat niet klopt en kijk het opnieuw na. Wat je zo laat, blijft weg.',
  correct: (column, line) => `${column}, regel ${line}`,
  checkAgain: 'Opnieuw nakijken',
  downloadRefused: 'Geweigerde regels downloaden',
  why: 'waarom',
  ignored: (names) => `Deze kolommen worden niet gelezen en veranderen niets: ${names}.`,
  sharesWith: (name) => `Hetzelfde adres als ${name}: kijk of dit dezelfde persoon is.`,
  noNames:
    'Er is geen kolom met namen gevonden. Zeg hieronder in welke kolom de namen staan: ‘naam’, of ‘voornaam’ en ‘achternaam’.',
  noNamesCommand:
    'Geen regel bovenaan heeft een kolom voor namen. Zet ‘naam’, of ‘voornaam’ en ‘achternaam’, boven de namen en probeer het opnieuw.',
  columnsTitle: 'Wat elke kolom is',
  columnsIntro:
    'Verander wat verkeerd is gelezen. Het wordt onthouden voor de volgende lijst met dezelfde kolommen.',
  columnHolds: (examples) => `Bijvoorbeeld: ${examples}`,
  unread: 'niet gelezen',
  noHeading: (at) => `Kolom ${at}`,
  readColumns: 'Opnieuw lezen',
  noHeader: 'De eerste regel',
  isPerson: 'Geen regel noemt de kolommen: de eerste regel is een persoon',
  remembered: 'De kolommen zijn gelezen zoals je bij een eerdere lijst van deze soort hebt gezegd.',
  forget: 'Vergeet dat',
  columnTwice: (name) => `Twee kolommen kunnen niet allebei ‘${name}’ zijn. Kies er een.`,
  columns: {
    number: 'nummer',
    givenName: 'voornaam',
    infix: 'tussenvoegsel',
    familyName: 'achternaam',
    fullName: 'naam',
    calledName: 'roepnaam',
    middleName: 'tweede voornaam',
    email: 'e-mail',
    bornOn: 'geboortedatum',
    nationalId: 'persoonsnummer (voor de geboortedatum)',
    role: 'rol',
    unit: 'klas of afdeling',
    memberOrganisation: 'organisatie',
    jobTitle: 'functie',
    languages: 'talen voor het mentoraat',
    language: 'taal van mails',
    sector: 'sector',
    manager: 'leidinggevende',
    status: 'status (actief of niet)',
    leftOn: 'laatste dag',
  },
  questionsTitle: (n) => plural('nl', n, 'vraag', 'vragen'),
  questionsIntro: 'Regels zonder antwoord blijven weg.',
  dateQuestion: (found) => `Welke datum is ‘${found}’?`,
  dateHelp: 'Alle datums van deze kolom worden op dezelfde manier gelezen.',
  datesOpen:
    'Zeg eerst welke datum wordt bedoeld: de datums kunnen op twee manieren worden gelezen.',
  sameQuestion: (name, line) => `Regel ${line}: is ${name} dezelfde persoon als …`,
  isOther: 'Nee, iemand anders',
  allSame: (n) =>
    n === 1
      ? 'Ja, dezelfde persoon'
      : `Ja: in alle ${n} regels met één naam ernaast dezelfde persoon`,
  allSameLabel: 'Alles in één keer',
  answer: 'Verder',
  likeness: {
    number: 'heeft hetzelfde nummer, maar een andere naam',
    address: 'heeft hetzelfde e-mailadres',
    name: 'heeft dezelfde naam',
    birthday: 'heeft dezelfde voornaam en geboortedatum',
  },
  bornOn: (day) => `geboren ${day}`,
  hasLeft: 'is vertrokken',
  skippedTitle: (n) => `${plural('nl', n, 'regel', 'regels')} overgeslagen`,
  skips: {
    'has-left': 'Volgens de lijst is deze persoon vertrokken.',
    sum: 'Deze regel telt de andere.',
    heading: 'Nog eens de namen van de kolommen.',
  },
  notes: {
    'hidden-sheets': (found) => `Verborgen bladen worden niet gelezen: ${found}.`,
    'other-sheets': (found) => `Andere bladen worden niet gelezen: ${found}.`,
    'several-sheets': (found) => `Als één lijst gelezen, uit de bladen ${found}.`,
    repaired: (found) =>
      `In regel ${found} was een letter anders geschreven dan de rest. Kijk of die klopt.`,
    unclosed: (found) =>
      `In regel ${found} staat een aanhalingsteken dat nooit wordt gesloten. Het is als gewoon teken gelezen.`,
    teachers: (found) =>
      `Docenten komen erin zonder rol (${found}): mentor is wie een stamklas heeft.`,
    'other-roles': (found) => `Deze rollen worden hier niet gebruikt en blijven weg: ${found}.`,
  },
  reasons: {
    'no-name': (found) =>
      found === ''
        ? 'De naam ontbreekt. Schrijf een voornaam en een achternaam.'
        : `‘${found}’ is geen naam. Schrijf een voornaam en een achternaam.`,
    'bad-email': (found) =>
      `‘${found}’ is geen e-mailadres. Schrijf er een zoals noor@school.nl, of laat het leeg.`,
    'bad-date': (found) =>
      `‘${found}’ is geen geboortedatum. Schrijf die als 28-03-2012, of laat het leeg.`,
    'unknown-role': (found) =>
      `‘${found}’ is geen bekende rol. Gebruik mentor, mentee, ouder, contactpersoon, coördinator of specialist.`,
    'twice-in-file': (found) =>
      found === ''
        ? 'Deze persoon staat twee keer in het bestand. Laat één van de regels staan.'
        : `‘${found}’ staat twee keer in het bestand. Laat één van de regels staan.`,
    protected: () => 'De identiteit van deze persoon is beschermd; het bestand verandert niets.',
    'own-manager': (found) =>
      `‘${found}’ is deze persoon zelf. Noem iemand anders als leidinggevende.`,
    'manager-loop': (found) =>
      `‘${found}’ staat onder deze persoon, direct of via anderen. Verbeter een van de twee leidinggevenden.`,
    'bad-length': (found) => `‘${found.slice(0, 40)}…’ is langer dan 200 tekens. Kort het in.`,
    'future-birth': (found) => `‘${found}’ ligt in de toekomst. Verbeter de geboortedatum.`,
    'broken-number': (found) =>
      `‘${found}’ is een nummer dat het rekenblad heeft afgerond. Geef de kolom de opmaak ‘tekst’ en typ het hele nummer.`,
    'number-taken': (found) => `Iemand anders heeft nummer ‘${found}’. Verbeter het nummer.`,
  },
  leftOut: {
    'unknown-manager': (found) =>
      `Niemand staat bekend als ‘${found}’: komt erin zonder leidinggevende.`,
    'several-managers': (found) =>
      `Er heet meer dan één persoon ‘${found}’: komt erin zonder leidinggevende. Schrijf het nummer of het e-mailadres.`,
    'unknown-language': (found) => `‘${found}’ is geen bekende taal en blijft weg.`,
    'unknown-letter-language': (found) =>
      `Mails kunnen niet in ‘${found}’: Engels, Nederlands of Zweeds.`,
    'other-address': (found) => `Een tweede e-mailadres blijft weg: ‘${found}’.`,
    'other-role': (found) => `‘${found}’ noemt twee rollen: de eerste komt erin.`,
    'no-date': (found) => `‘${found}’ is gelezen als geen geboortedatum.`,
    'one-name': (found) => `Maar één naam: ‘${found}’.`,
    'same-name': (found) => `Dezelfde naam staat in regel ${found}: zijn het twee mensen?`,
    'unknown-status': (found) => `De status ‘${found}’ is niet bekend en verandert niets.`,
  },
  leftOutTitle: (n) => `${plural('nl', n, 'regel', 'regels')} om naar te kijken`,
  sampleName: 'personen',
};

const sv: typeof en = {
  fileHelp:
    'CSV eller Excel (.xlsx), eller ZIP-filen från en OneRoster-export; högst 20 MB. Rubriker ovanför listan, andra blad och kolumner som inte behövs får vara kvar: du ser hur varje kolumn har lästs och kan ändra det.',
  samples: 'Ett exempel att fylla i:',
  sampleCsv: 'CSV',
  sampleXlsx: 'Excel',
  counts: {
    new: 'nya',
    changed: 'ändrade',
    unchanged: 'oförändrade',
    asked: 'att besvara',
    refused: 'avvisade',
    skipped: 'överhoppade',
  },
  applied: (added, changed, left) =>
    `Sparat: ${plural('sv', added, 'person tillagd', 'personer tillagda')}, ${plural('sv', changed, 'ändrad', 'ändrade')}${left > 0 ? `, ${plural('sv', left, 'rad utelämnad', 'rader utelämnade')}` : ''}.`,
  nothingToDo: 'Alla i filen är redan uppdaterade.',
  nothingYet: 'Inget kan sparas än: rätta raderna nedan eller besvara frågorna.',
  notKept: 'Raderna i den här filen finns inte kvar.',
  refusedNote: (n) =>
    `${plural('sv', n, 'rad avvisas', 'rader avvisas')} och utelämnas. Rätta dem nedan, eller ladda ner dem, rätta dem och importera dem igen.`,
  refusedIntro: 'Rätta det som är fel och granska igen. Det du lämnar som det är utelämnas.',
  correct: (column, line) => `${column}, rad ${line}`,
  checkAgain: 'Granska igen',
  downloadRefused: 'Ladda ner de avvisade raderna',
  why: 'varför',
  ignored: (names) => `De här kolumnerna läses inte och ändrar inget: ${names}.`,
  sharesWith: (name) => `Samma adress som ${name}: se efter om det är samma person.`,
  noNames:
    'Ingen kolumn med namn hittades. Ange nedan i vilken kolumn namnen står: ”namn”, eller ”förnamn” och ”efternamn”.',
  noNamesCommand:
    'Ingen rad längst upp har en kolumn för namn. Skriv ”namn”, eller ”förnamn” och ”efternamn”, ovanför namnen och försök igen.',
  columnsTitle: 'Vad varje kolumn är',
  columnsIntro: 'Ändra det som lästs fel. Det kommer ihåg till nästa lista med samma kolumner.',
  columnHolds: (examples) => `Till exempel: ${examples}`,
  unread: 'läses inte',
  noHeading: (at) => `Kolumn ${at}`,
  readColumns: 'Läs igen',
  noHeader: 'Första raden',
  isPerson: 'Ingen rad namnger kolumnerna: första raden är en person',
  remembered: 'Kolumnerna läses så som du angav för en tidigare lista av samma slag.',
  forget: 'Glöm det',
  columnTwice: (name) => `Två kolumner kan inte båda vara ”${name}”. Välj en av dem.`,
  columns: {
    number: 'nummer',
    givenName: 'förnamn',
    infix: 'namnpartikel',
    familyName: 'efternamn',
    fullName: 'namn',
    calledName: 'tilltalsnamn',
    middleName: 'mellannamn',
    email: 'e-post',
    bornOn: 'födelsedatum',
    nationalId: 'personnummer (för födelsedatumet)',
    role: 'roll',
    unit: 'klass eller avdelning',
    memberOrganisation: 'organisation',
    jobTitle: 'befattning',
    languages: 'språk för mentorskapet',
    language: 'språk i mejl',
    sector: 'sektor',
    manager: 'chef',
    status: 'status (aktiv eller inte)',
    leftOn: 'sista dag',
  },
  questionsTitle: (n) => plural('sv', n, 'fråga', 'frågor'),
  questionsIntro: 'Rader utan svar utelämnas.',
  dateQuestion: (found) => `Vilket datum är ”${found}”?`,
  dateHelp: 'Alla datum i kolumnen läses på samma sätt.',
  datesOpen: 'Ange först vilket datum som menas: datumen kan läsas på två sätt.',
  sameQuestion: (name, line) => `Rad ${line}: är ${name} samma person som …`,
  isOther: 'Nej, någon annan',
  allSame: (n) =>
    n === 1
      ? 'Ja, samma person'
      : `Ja: på alla ${n} rader med ett namn bredvid är det samma person`,
  allSameLabel: 'Alla på en gång',
  answer: 'Fortsätt',
  likeness: {
    number: 'har samma nummer men ett annat namn',
    address: 'har samma e-postadress',
    name: 'har samma namn',
    birthday: 'har samma förnamn och födelsedatum',
  },
  bornOn: (day) => `född ${day}`,
  hasLeft: 'har slutat',
  skippedTitle: (n) => `${plural('sv', n, 'rad överhoppad', 'rader överhoppade')}`,
  skips: {
    'has-left': 'Enligt listan har personen slutat.',
    sum: 'Raden räknar de andra.',
    heading: 'Kolumnernas namn en gång till.',
  },
  notes: {
    'hidden-sheets': (found) => `Dolda blad läses inte: ${found}.`,
    'other-sheets': (found) => `Andra blad läses inte: ${found}.`,
    'several-sheets': (found) => `Läst som en lista, från bladen ${found}.`,
    repaired: (found) =>
      `På rad ${found} var en bokstav skriven på ett annat sätt än resten. Se efter om den stämmer.`,
    unclosed: (found) =>
      `På rad ${found} finns ett citattecken som aldrig avslutas. Det har lästs som ett vanligt tecken.`,
    teachers: (found) => `Lärare läggs in utan roll (${found}): mentor är den som har en hemklass.`,
    'other-roles': (found) => `De här rollerna används inte här och utelämnas: ${found}.`,
  },
  reasons: {
    'no-name': (found) =>
      found === ''
        ? 'Namnet saknas. Skriv ett förnamn och ett efternamn.'
        : `”${found}” är inget namn. Skriv ett förnamn och ett efternamn.`,
    'bad-email': (found) =>
      `”${found}” är ingen e-postadress. Skriv en som noor@skola.se, eller lämna tomt.`,
    'bad-date': (found) =>
      `”${found}” är inget födelsedatum. Skriv det som 2012-03-28, eller lämna tomt.`,
    'unknown-role': (found) =>
      `”${found}” är ingen känd roll. Använd mentor, adept, vårdnadshavare, kontaktperson, programledare eller specialist.`,
    'twice-in-file': (found) =>
      found === ''
        ? 'Personen finns två gånger i filen. Behåll en av raderna.'
        : `”${found}” finns två gånger i filen. Behåll en av raderna.`,
    protected: () => 'Personens identitet är skyddad; filen ändrar inget om den.',
    'own-manager': (found) => `”${found}” är personen själv. Ange någon annan som chef.`,
    'manager-loop': (found) =>
      `”${found}” står under personen, direkt eller genom andra. Rätta en av de två cheferna.`,
    'bad-length': (found) => `”${found.slice(0, 40)}…” är längre än 200 tecken. Förkorta det.`,
    'future-birth': (found) => `”${found}” ligger i framtiden. Rätta födelsedatumet.`,
    'broken-number': (found) =>
      `”${found}” är ett nummer som kalkylbladet har avrundat. Ge kolumnen formatet ”text” och skriv hela numret.`,
    'number-taken': (found) => `Någon annan har numret ”${found}”. Rätta numret.`,
  },
  leftOut: {
    'unknown-manager': (found) => `Ingen är känd som ”${found}”: läggs in utan chef.`,
    'several-managers': (found) =>
      `Fler än en person heter ”${found}”: läggs in utan chef. Skriv numret eller e-postadressen.`,
    'unknown-language': (found) => `”${found}” är inget känt språk och utelämnas.`,
    'unknown-letter-language': (found) =>
      `Mejl kan inte vara på ”${found}”: engelska, nederländska eller svenska.`,
    'other-address': (found) => `En andra e-postadress utelämnas: ”${found}”.`,
    'other-role': (found) => `”${found}” nämner två roller: den första läggs in.`,
    'no-date': (found) => `”${found}” läses som inget födelsedatum.`,
    'one-name': (found) => `Bara ett namn: ”${found}”.`,
    'same-name': (found) => `Samma namn står på rad ${found}: är det två personer?`,
    'unknown-status': (found) => `Statusen ”${found}” är okänd och ändrar inget.`,
  },
  leftOutTitle: (n) => `${plural('sv', n, 'rad', 'rader')} att titta på`,
  sampleName: 'personer',
};

export const listWords = texts('list', { en, nl, sv });
