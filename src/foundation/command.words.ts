/** What the command line says, in three languages. */
import type { Language } from './words.ts';

const en = {
  help: `Mentorium: a mentoring programme from a competence profile.

  mentorium serve                        start the server (settings: PORT, DATABASE_URL, MENTORIUM_DATA)
  mentorium migrate                      bring the database to the present schema
  mentorium demo                         load the demo when the database is empty
  mentorium organisation add SLUG NAME EMAIL   a new organisation and its first coordinator; prints the sign-in link
  mentorium profile read FILE... [--json]  read a competence profile from txt, md, docx, odt, pdf or html
  mentorium roster check FILE [--json]   check a list of people (csv, xlsx) line by line
  mentorium match FILE [--json]          solve the matching instances in FILE; an error in one is part of the answer
  mentorium match FILE.bin [--out FILE]  solve one large instance in the binary format
  mentorium match verify FILE RESULT     check the certificates of a result without solving
  mentorium eligibility FILE [--json]    judge the people of an eligibility file

  --lang en|nl|sv   language of messages        --help   this text
Results go to standard output, messages to standard error.
Exit codes: 0 done, 1 the input was refused, 2 the call itself is wrong.
`,
  unknown: (name: string) => `There is no command "${name}". See mentorium --help.`,
  needsFile: 'Name a file. See mentorium --help.',
  organisationForm: 'Write: mentorium organisation add river-school "River School" noor@river.example. The short name has small letters, digits and hyphens.',
  slugTaken: (slug: string) => `There is an organisation "${slug}" already. Choose another short name.`,
  cannotOpen: (file: string) => `"${file}" cannot be opened. Check the name and that you may read it.`,
  notJson: (file: string) => `"${file}" is not JSON. Check that it is the right file.`,
  tooLongForJson: (file: string) => `"${file}" is too large to be read as JSON. Write it in the binary format (FILE.bin).`,
  unknownFormat: (format: string, known: string[]) => `The format "${format}" is unknown. Write one of these at "format": ${known.join(', ')}.`,
  noInstances: 'The file has no list "instances".',
};

const nl: typeof en = {
  help: `Mentorium: een mentorprogramma uit een competentieprofiel.

  mentorium serve                        de server starten (instellingen: PORT, DATABASE_URL, MENTORIUM_DATA)
  mentorium migrate                      de database op het huidige schema brengen
  mentorium demo                         de demo laden als de database leeg is
  mentorium organisation add KORTE-NAAM NAAM E-MAIL   een nieuwe organisatie met haar eerste coördinator; toont de inloglink
  mentorium profile read BESTAND... [--json]  een competentieprofiel lezen uit txt, md, docx, odt, pdf of html
  mentorium roster check BESTAND [--json]   een lijst met personen (csv, xlsx) regel voor regel nakijken
  mentorium match BESTAND [--json]       de koppelvragen in BESTAND oplossen; een fout in een vraag hoort bij het antwoord
  mentorium match BESTAND.bin [--out BESTAND]  een grote koppelvraag in het binaire formaat oplossen
  mentorium match verify BESTAND UITKOMST   de bewijzen van een uitkomst nakijken zonder opnieuw te rekenen
  mentorium eligibility BESTAND [--json] de personen uit een toelatingsbestand beoordelen

  --lang en|nl|sv   taal van de berichten        --help   deze tekst
Uitkomsten gaan naar standard output, berichten naar standard error.
Eindcodes: 0 klaar, 1 de invoer is geweigerd, 2 de aanroep klopt niet.
`,
  unknown: (name) => `De opdracht "${name}" bestaat niet. Zie mentorium --help.`,
  needsFile: 'Noem een bestand. Zie mentorium --help.',
  organisationForm: 'Schrijf: mentorium organisation add rivierschool "De Rivierschool" noor@rivier.example. De korte naam bestaat uit kleine letters, cijfers en streepjes.',
  slugTaken: (slug) => `Er is al een organisatie "${slug}". Kies een andere korte naam.`,
  cannotOpen: (file) => `"${file}" kan niet worden geopend. Controleer de naam en of je het mag lezen.`,
  notJson: (file) => `"${file}" is geen JSON. Controleer of het het juiste bestand is.`,
  tooLongForJson: (file) => `"${file}" is te groot om als JSON te lezen. Schrijf het in het binaire formaat (BESTAND.bin).`,
  unknownFormat: (format, known) => `Het formaat "${format}" is onbekend. Schrijf bij "format" een van deze: ${known.join(', ')}.`,
  noInstances: 'Het bestand heeft geen lijst "instances".',
};

const sv: typeof en = {
  help: `Mentorium: ett mentorprogram ur en kompetensprofil.

  mentorium serve                        starta servern (inställningar: PORT, DATABASE_URL, MENTORIUM_DATA)
  mentorium migrate                      för databasen till nuvarande schema
  mentorium demo                         läs in demot när databasen är tom
  mentorium organisation add KORTNAMN NAMN E-POST   en ny organisation med sin första programledare; visar inloggningslänken
  mentorium profile read FIL... [--json] läs en kompetensprofil ur txt, md, docx, odt, pdf eller html
  mentorium roster check FIL [--json]    granska en personlista (csv, xlsx) rad för rad
  mentorium match FIL [--json]           lös matchningarna i FIL; ett fel i en av dem hör till svaret
  mentorium match FIL.bin [--out FIL]    lös en stor matchning i det binära formatet
  mentorium match verify FIL RESULTAT    kontrollera bevisen i ett resultat utan att lösa om
  mentorium eligibility FIL [--json]     bedöm personerna i en behörighetsfil

  --lang en|nl|sv   språk för meddelanden        --help   den här texten
Resultat skrivs till standard output, meddelanden till standard error.
Slutkoder: 0 klart, 1 indata avvisades, 2 anropet är fel.
`,
  unknown: (name) => `Kommandot "${name}" finns inte. Se mentorium --help.`,
  needsFile: 'Ange en fil. Se mentorium --help.',
  organisationForm: 'Skriv: mentorium organisation add flodskolan "Flodskolan" noor@floden.example. Kortnamnet har små bokstäver, siffror och bindestreck.',
  slugTaken: (slug) => `Det finns redan en organisation "${slug}". Välj ett annat kortnamn.`,
  cannotOpen: (file) => `"${file}" kan inte öppnas. Kontrollera namnet och att du får läsa filen.`,
  notJson: (file) => `"${file}" är inte JSON. Kontrollera att det är rätt fil.`,
  tooLongForJson: (file) => `"${file}" är för stor för att läsas som JSON. Skriv den i det binära formatet (FIL.bin).`,
  unknownFormat: (format, known) => `Formatet "${format}" är okänt. Skriv något av dessa vid "format": ${known.join(', ')}.`,
  noInstances: 'Filen har ingen lista "instances".',
};

export const commandWords = { en, nl, sv };

/** `--lang`, else the language of the environment, else English. */
export function pickLanguage(argv: string[], environment: NodeJS.ProcessEnv): Language {
  const at = argv.findIndex((arg) => /^--lang(?:uage)?(?:=|$)/.test(arg));
  const asked = at < 0 ? (environment.LC_ALL ?? environment.LC_MESSAGES ?? environment.LANG ?? '') : argv[at]!.includes('=') ? argv[at]!.split('=')[1]! : (argv[at + 1] ?? '');
  const two = asked.slice(0, 2).toLowerCase();
  return two === 'nl' || two === 'sv' ? two : 'en';
}
