/** What the command line says, in three languages. */
import { completeLanguages, isLanguage, languages, plural, type Language } from './i18n.ts';
import { texts } from './texts.ts';

type PeopleFault =
  | 'no-name-column'
  | 'no-name'
  | 'no-role'
  | 'bad-number'
  | 'bad-date'
  | 'unsure-date'
  | 'twice'
  | 'no-people'
  | 'unknown-person'
  | 'several-people';
type PolicyFault =
  | 'not-an-object'
  | 'unknown-key'
  | 'unknown-weight'
  | 'bad-weight'
  | 'unknown-rule'
  | 'unknown-person'
  | 'bad-pair';

/** As the command prints it. */
type Simulated = Record<
  | 'relations'
  | 'silentEpisodes'
  | 'signalledInTime'
  | 'missed'
  | 'falseAlarms'
  | 'mailsSent'
  | 'mailsPerPersonPerWeek',
  number
> &
  Record<'medianDaysToSignal' | 'medianDaysToFirstAction', number | null>;

const en = {
  help: `Mentorium: a mentoring programme from a competence profile.

  mentorium serve [--demo]               start the server (settings: PORT, DATABASE_URL, MENTORIUM_DATA)
  mentorium migrate                      bring the database to the present schema
  mentorium demo                         load the demo when the database is empty
  mentorium organisation add SLUG NAME GIVEN FAMILY EMAIL --country CC [--time-zone ZONE] [--language ${completeLanguages.join('|')}]
                                         a new organisation and its first coordinator; prints the sign-in link
  mentorium profile read FILE... [--json]  read a competence profile from txt, md, docx, odt, pdf or html
  mentorium roster check FILE [--json]   check a list of people (csv, xlsx) line by line
  mentorium match FILE [--json]          solve the matching instances in FILE; an error in one is part of the answer
  mentorium match FILE.bin [--out FILE]  solve one large instance in the binary format
  mentorium match PEOPLE.xlsx|csv [MENTEES.csv] [--policy POLICY.json] [--out RESULT.xlsx]   pairs with reasons from spreadsheets
  mentorium match verify FILE RESULT     check the certificates of a result without solving
  mentorium match replay RUN.json        make a downloaded run again; prints the same bytes
  mentorium eligibility FILE [--json]    judge the people of an eligibility file
  mentorium statistics FILE [--json]     the statistics that a file of ratings asks for
  mentorium certificate verify FILE [--issuer FILE] [--json]   whether a signed certificate is whole, and by whom
  mentorium simulate [--days N] [--seed N] [--json]   a year of 60 pairs and 300 pupils in a database of its own: who was silent, and who noticed
  mentorium account reset EMAIL          a link for a new password; --second-step: app and passkeys are forgotten too
  mentorium approve ORGANISATION [ID]    what waits for a second person, and your yes where nobody else can give it
  mentorium retention agree ORGANISATION [RULE]
                                         shorter times to keep data that wait, and your yes where nobody else can give it
  mentorium backup FILE                  a copy of everything in one file that only the master key opens; may run beside the server
  mentorium restore FILE [--erased LIST]   fills an empty database from such a file, without whom the list of erased people names; no mail until mail resume
  mentorium log copy                     a copy of the files of the database beside its log (MENTORIUM_LOG_ARCHIVE); the server makes one a day
  mentorium back MOMENT FOLDER [--erased LIST]   a database in FOLDER as it was at a moment, as 2026-11-22T14:30; the one that runs is left alone
  mentorium mail resume                  a restored copy sends mail from now on
  mentorium keys new                     a new master key in front of the others in the key file
  mentorium keys rotate                  seals everything anew under the first master key; may run beside the server
  mentorium audit-log anchor            how far the audit log of each organisation goes, to be kept elsewhere
  mentorium audit-log report ORGANISATION --from DAY --to DAY [--by EMAIL]   whose records were opened or changed, for those who have to be told
  mentorium audit-log verify [--anchors FILE]  looks through the audit logs, and compares them with what was kept
  mentorium mail receive < MESSAGE       what comes back to MAIL_FROM: answers of calendars, mail that was returned
  mentorium language export CODE         the texts of a language in a file for translators, with what is missing
  mentorium language import FILE         checks such a file and takes its texts in

  --lang ${languages.join('|')}   language of messages        --help   this text
Results go to standard output, messages to standard error.
Exit codes: 0 done, 1 the input was refused, 2 the call itself is wrong.
`,
  unknown: (name: string) => `There is no command "${name}". See mentorium --help.`,
  unknownOption: (option: string, name: string) =>
    `"${name}" has no option "${option}". See mentorium --help.`,
  optionWithoutValue: (option: string) =>
    `Write after "${option}" what it is to be. See mentorium --help.`,
  needsFile: 'Name a file. See mentorium --help.',
  organisationForm:
    'Write: mentorium organisation add river-school "River School" Noor Bakker noor@river.example --country NL. The short name has small letters, digits and hyphens; the country is the two letters of ISO 3166. Where its clock is not known here, add one, such as --time-zone Europe/Lisbon.',
  invited: (name: string, days: number) =>
    `${name} opens this link, chooses a password and is coordinator and administrator. It works once, for ${days} days, and is shown only now.`,
  resetLink: (minutes: number) =>
    `Whoever signs in with this address opens the link and chooses a new password. It works once, for ${minutes} minutes, and is shown only now.`,
  putBefore:
    'Put the address of your server before it: it is not known here, because no server runs on these data and PUBLIC_URL is not set.',
  noDatabase: (place: string) =>
    `No database of Mentorium is here: ${place}. Start the server with npm start, or say where its data are: MENTORIUM_DATA=FOLDER or DATABASE_URL, as the server has it. Nothing was made.`,
  noKeyFile: (file: string) =>
    `There is no key file ${file}, so there is nothing to put a new key in front of. Say where it is: MENTORIUM_KEY_FILE, or MENTORIUM_DATA as the server has it. Nothing was made.`,
  worksIn: (place: string) => `Database: ${place}`,
  startForm: 'npm start knows --demo and --help, after two hyphens: npm start -- --demo',
  startHelp: `npm start              starts Mentorium; settings are in docs/operate.md (PORT, HOST, DATABASE_URL, MENTORIUM_DATA ...)
npm start -- --demo    loads the demo into an empty installation, also where others could reach it
npm start -- --help    this text; in Dutch with --lang nl, in Swedish with --lang sv

By itself the demo comes only where nobody but this machine is reached. MENTORIUM_DEMO=off: never.
`,
  demoForm: (said: string) => `MENTORIUM_DEMO is "on" or "off", and not "${said}".`,
  demoPeople: (password: string, people: string[]) =>
    `Sign in as one of these, password ${password}:\n${people.map((one) => `  ${one}`).join('\n')}`,
  demoMail: 'The addresses of the demo are invented: no e-mail is sent to them.',
  demoHidden: (because: string) =>
    `The people of the demo are in this database and anybody can know their password. The sign-in page does not list them (${because}), but they can sign in. Use another database for real people.`,
  noDemo: (because: string) =>
    `The demo was not loaded (${because}). To look around in it: npm start -- --demo`,
  firstCode: (address: string, code: string) =>
    `Nobody works here yet. Set up the first organisation in a browser:\n  ${address}\n  code: ${code}`,
  slugTaken: (slug: string) =>
    `There is an organisation "${slug}" already. Choose another short name.`,
  cannotOpen: (file: string) =>
    `"${file}" cannot be opened. Check the name and that you may read it.`,
  notJson: (file: string) => `"${file}" is not JSON. Check that it is the right file.`,
  unknownKind: (file: string, kinds: string) =>
    `"${file}" does not say what kind of data it holds. "kind" is one of: ${kinds}.`,
  notAFixture: (file: string, kind: string) =>
    `The data in "${file}" do not have the shape of the kind "${kind}". Compare it with a file that works.`,
  tooLongForJson: (file: string) =>
    `"${file}" is too large to be read as JSON. Write it in the binary format (FILE.bin).`,
  unknownFormat: (format: string, known: string[]) =>
    `The format "${format}" is unknown. Write one of these at "format": ${known.join(', ')}.`,
  noInstances: 'The file has no list "instances".',
  notARun: (file: string) => `"${file}" is not a run. Download it from the page of the run.`,
  otherSolver: (solver: string) =>
    `The run was made by "${solver}", which this version does not have; its result cannot be made again.`,
  runDiffers: 'The result made now differs from the one in the file.',
  notSpreadsheet: (file: string) =>
    `"${file}" cannot be read as a spreadsheet. Save it as .xlsx or .csv.`,
  peopleFault: {
    'no-name-column': (sheet: string, _: number, what: string) =>
      `${sheet}: no column is called "name". The columns are: ${what}.`,
    'no-name': (sheet: string, line: number) => `${sheet}, line ${line}: there is no name.`,
    'no-role': (sheet: string, line: number, what: string) =>
      `${sheet}, line ${line}: is ${what} a mentor or a mentee? Name the sheet "mentors" or "mentees", or add a column "role".`,
    'bad-number': (sheet: string, line: number, what: string) =>
      `${sheet}, line ${line}: "${what}" is not a number from 0 up.`,
    twice: (sheet: string, line: number, what: string) =>
      `${sheet}, line ${line}: ${what} is in the list twice. Remove one, or add a column "id".`,
    'no-people': (_: string, __: number, what: string) => `The file has no ${what}.`,
    'bad-date': (sheet: string, line: number, what: string) =>
      `${sheet}, line ${line}: "${what}" is not a day. Write it as 2026-11-22.`,
    'unsure-date': (sheet: string, line: number, what: string) =>
      `${sheet}, line ${line}: "${what}" can be two different days. Write days as 2026-11-22.`,
    'unknown-person': (sheet: string, line: number, what: string) =>
      `${sheet}, line ${line}: nobody on the other side is called "${what}". Write the name, number or e-mail address as it stands there.`,
    'several-people': (sheet: string, line: number, what: string) =>
      `${sheet}, line ${line}: more than one person is called "${what}". Write the number or e-mail address instead.`,
  } satisfies Record<PeopleFault, (sheet: string, line: number, what: string) => string>,
  policyFault: {
    'not-an-object': () =>
      'The policy is not an object like { "weights": { "need": 5 }, "rules": ["same-organisation"] }.',
    'unknown-key': (what: string, known: string) =>
      `The policy has an unknown part "${what}". Known: ${known}.`,
    'unknown-weight': (what: string, known: string) =>
      `The policy weighs something unknown, "${what}". Known: ${known}.`,
    'bad-weight': (what: string) => `The weight of "${what}" is not a number from 0 to 1000.`,
    'unknown-rule': (what: string, known: string) =>
      `The policy has an unknown rule "${what}". Known: ${known}.`,
    'unknown-person': (what: string) =>
      `The policy names "${what}", who is not in the lists on that side.`,
    'bad-pair': (what: string) => `The policy has ${what} where ["mentor", "mentee"] should be.`,
  } satisfies Record<PolicyFault, (what: string, known: string) => string>,
  unusedColumns: (names: string) =>
    `Not used, because their names are unknown: ${names}. Name them under "columns" in the policy.`,
  matched: (pairs: number, left: number, out: string | null) =>
    `${pairs} pairs, ${left} not placed${out ? `, written to ${out}` : ''}.`,
  badSignature: (file: string) =>
    `The signature of "${file}" does not fit. It was changed, or it is not from this issuer.`,
  signatureFits: (file: string, issuer: string) =>
    `"${file}" is whole and was signed by ${issuer}.`,
  fileIsWhole: (file: string, issuer: string, address: string) =>
    `"${file}" is whole and says that it comes from ${issuer}. To prove it, fetch ${address} once and check again with --issuer.`,
  simulateForm:
    'Call it as: mentorium simulate [--days 365] [--seed 7] [--json]. Days and seed are whole numbers; days from 1 to 3660.',
  simulating: (day: number) => `day ${day} ...`,
  simulated: (r: Simulated) =>
    [
      `Relations: ${r.relations}; silent ${r.silentEpisodes} times, noticed on the very day ${r.signalledInTime} times, missed ${r.missed}, false alarms ${r.falseAlarms}.`,
      `Days from the end of the allowed time to the signal: ${r.medianDaysToSignal ?? '-'} (middle value); from the signal to the first step: ${r.medianDaysToFirstAction ?? '-'}.`,
      `E-mails: ${r.mailsSent}, ${r.mailsPerPersonPerWeek} for each person and week.`,
    ].join('\n'),
  resetForm: 'Name the e-mail address of the account: mentorium account reset noor@river.example',
  noAccount: (email: string) => `Nobody signs in as ${email}.`,
  chainWhole: (n: number) => `${n} entries, nothing missing, nothing changed.`,
  chainBroken: (n: number) => `NOT WHOLE from entry ${n} on.`,
  noAnchors: (file: string) => `There is no file ${file}. Name the one in which anchors were kept.`,
  received: {
    answer: 'An answer to an invitation was kept.',
    bounce: 'An e-mail that could not be delivered was noted.',
    nothing: 'Nothing for Mentorium in this message.',
  },
  keysInEnvironment:
    'The master keys stand in MENTORIUM_KEYS, so put the new one in front of them yourself, parted by a comma. Make one with: head -c 32 /dev/urandom | base64',
  keyMade: (file: string) =>
    `There is a new key in front in ${file}. Start the server again, then run: mentorium keys rotate`,
  rotated: (keys: number, texts: number, others: number) =>
    `${texts} texts and ${others} other values sealed anew, ${keys} keys replaced. Nothing here needs an older master key any more; backups from before do.`,
  backupForm: 'Write: mentorium backup FILE. The file must not be there yet.',
  backedUp: (file: string, rows: number, bytes: number) =>
    `${rows} rows in ${file}, ${Math.ceil(bytes / 1024)} kB. It opens with the master key only: keep the key elsewhere.`,
  restoreForm: 'Write: mentorium restore FILE [--erased LIST|none]',
  erasedAgain: (people: number, file: string) =>
    `${people} of the people in ${file} were erased in this copy too.`,
  notErased:
    'These people could not be erased again. Let nobody work with this copy before they are.',
  nobodyErased:
    'No list of who was erased is at hand: whoever was erased after this moment is there again. The server keeps one as erased.jsonl; name it with --erased LIST.',
  notEmpty:
    'There is an organisation in this database already. Restore into an empty one: another MENTORIUM_DATA or DATABASE_URL. Nothing was changed.',
  notOurs: (file: string, why: string) => `${file} cannot be restored: ${why} Nothing was changed.`,
  restored: (rows: number, tables: number, at: string) =>
    `${rows} rows in ${tables} tables, as of ${at}, equal to the copy. It sends no mail until: mentorium mail resume`,
  mailGoes: 'Mail goes out from now on.',
  mailWent: 'Mail goes out already: this is no restored copy, or somebody has said so before.',
  reportForm:
    'Write: mentorium audit-log report river-school --from 2026-11-01 --to 2026-11-03 [--by noor@river.example]',
  noOrganisation: (slug: string) => `There is no organisation "${slug}".`,
  reported: (people: number, lists: number, entries: number) =>
    `${people} people affected, ${lists} lists opened, out of ${entries} entries.`,
  noLogArchive:
    'Set MENTORIUM_LOG_ARCHIVE to the folder in which the log of the PostgreSQL that comes along is kept. A PostgreSQL of your own has its own archive.',
  beingCopied:
    'The files are being copied already, by the server or by another command. Wait until that copy is done.',
  filesCopied: (name: string) =>
    `The files were copied: ${name}. From now on every later moment can be gone back to.`,
  backForm:
    'Write: mentorium back 2026-11-22T14:30 FOLDER [--erased LIST|none]. The moment is in the past, the folder new or empty.',
  noBase: (at: string) => `No copy of the files is older than ${at}.`,
  logEnds: (at: string) =>
    `The log does not reach ${at}: nothing was written after it, or what was is not in the archive. Try an earlier moment.`,
  wentBack: (at: string, folder: string) =>
    `${folder} holds everything as it was at ${at}, and sends no mail until: mentorium mail resume. Look at it: MENTORIUM_DATA=${folder} PORT=3001 npm start`,
  languageForm: 'Write: mentorium language export CODE, or mentorium language import FILE',
  languageUnknown: (code: string, known: string) =>
    `The language "${code}" is unknown. Known are: ${known}. A new one is added to the list in src/platform/i18n.ts.`,
  languageUnread: (file: string) =>
    `"${file}" cannot be read as a file of translations. Take one that mentorium language export has written.`,
  languageInSource: (code: string) =>
    `The texts of "${code}" stand in the source, in the files *.words.ts. Change them there.`,
  languageCount: (all: number, missing: number, notByFile: number) =>
    `${all} texts; ${missing} are missing and shown in English; ${notByFile} more are always English, because no pattern can say them. A server shows what is new when it starts again.`,
  languageRefused: (n: number) =>
    `Nothing was taken in: correct ${plural('en', n, 'text', 'texts')} and try again.`,
  textFaults: {
    key: 'there is no such text',
    pattern: 'the pattern cannot be read:',
    missing: 'the translation leaves out',
    unknown: 'the English text has no',
    plural: 'this language has these plural forms:',
    notByFile: 'this text cannot be given by a file',
  },
};

const nl: typeof en = {
  help: `Mentorium: een mentorprogramma uit een competentieprofiel.

  mentorium serve [--demo]               de server starten (instellingen: PORT, DATABASE_URL, MENTORIUM_DATA)
  mentorium migrate                      de database op het huidige schema brengen
  mentorium demo                         de demo laden als de database leeg is
  mentorium organisation add KORTE-NAAM NAAM VOORNAAM ACHTERNAAM E-MAIL --country CC [--time-zone ZONE] [--language ${completeLanguages.join('|')}]
                                         een nieuwe organisatie met haar eerste coördinator; toont de inloglink
  mentorium profile read BESTAND... [--json]  een competentieprofiel lezen uit txt, md, docx, odt, pdf of html
  mentorium roster check BESTAND [--json]   een lijst met personen (csv, xlsx) regel voor regel nakijken
  mentorium match BESTAND [--json]       de koppelvragen in BESTAND oplossen; een fout in een vraag hoort bij het antwoord
  mentorium match BESTAND.bin [--out BESTAND]  een grote koppelvraag in het binaire formaat oplossen
  mentorium match PERSONEN.xlsx|csv [MENTEES.csv] [--policy BELEID.json] [--out UITKOMST.xlsx]   koppels met redenen uit spreadsheets
  mentorium match verify BESTAND UITKOMST   de bewijzen van een uitkomst nakijken zonder opnieuw te rekenen
  mentorium match replay RUN.json        een gedownloade run opnieuw maken; toont dezelfde bytes
  mentorium eligibility BESTAND [--json] de personen uit een toelatingsbestand beoordelen
  mentorium statistics BESTAND [--json]  de statistieken waar een bestand met beoordelingen om vraagt
  mentorium certificate verify BESTAND [--issuer BESTAND] [--json]   of een ondertekend certificaat heel is, en van wie
  mentorium simulate [--days N] [--seed N] [--json]   een jaar van 60 koppels en 300 leerlingen in een eigen database: wie stil was, en wie het merkte
  mentorium account reset E-MAIL         een link voor een nieuw wachtwoord; --second-step: app en passkeys worden ook vergeten
  mentorium approve ORGANISATIE [ID]     wat op een tweede persoon wacht, en je akkoord waar niemand anders het kan geven
  mentorium retention agree ORGANISATIE [REGEL]
                                         kortere bewaartermijnen die wachten, en je akkoord waar niemand anders het kan geven
  mentorium backup BESTAND               een kopie van alles in één bestand dat alleen de hoofdsleutel opent; mag naast de server lopen
  mentorium restore BESTAND [--erased LIJST]   vult een lege database uit zo'n bestand, zonder wie op de lijst van gewiste personen staat; geen mail tot mail resume
  mentorium log copy                     een kopie van de bestanden van de database naast zijn log (MENTORIUM_LOG_ARCHIVE); de server maakt er elke dag een
  mentorium back MOMENT MAP [--erased LIJST]   een database in MAP zoals die op een moment was, als 2026-11-22T14:30; de lopende blijft zoals hij is
  mentorium mail resume                  een teruggezette kopie verstuurt vanaf nu mail
  mentorium keys new                     een nieuwe hoofdsleutel vóór de andere in het sleutelbestand
  mentorium keys rotate                  verzegelt alles opnieuw onder de eerste hoofdsleutel; mag naast de server lopen
  mentorium audit-log anchor            hoe ver het logboek van elke organisatie gaat, om elders te bewaren
  mentorium audit-log report ORGANISATIE --from DAG --to DAG [--by E-MAIL]   wiens gegevens zijn geopend of veranderd, voor wie het moet weten
  mentorium audit-log verify [--anchors BESTAND]  kijkt de logboeken na, en vergelijkt ze met wat is bewaard
  mentorium mail receive < BERICHT       wat terugkomt bij MAIL_FROM: antwoorden van agenda’s, onbestelbare mail
  mentorium language export CODE         de teksten van een taal in een bestand voor vertalers, met wat ontbreekt
  mentorium language import BESTAND      controleert zo’n bestand en neemt de teksten op

  --lang ${languages.join('|')}   taal van de berichten        --help   deze tekst
Uitkomsten gaan naar standard output, berichten naar standard error.
Eindcodes: 0 klaar, 1 de invoer is geweigerd, 2 de aanroep klopt niet.
`,
  unknown: (name) => `De opdracht "${name}" bestaat niet. Zie mentorium --help.`,
  unknownOption: (option, name) =>
    `"${name}" kent de optie "${option}" niet. Zie mentorium --help.`,
  optionWithoutValue: (option) =>
    `Schrijf achter "${option}" wat het moet zijn. Zie mentorium --help.`,
  needsFile: 'Noem een bestand. Zie mentorium --help.',
  organisationForm:
    'Schrijf: mentorium organisation add rivierschool "De Rivierschool" Noor Bakker noor@rivier.example --country NL. De korte naam bestaat uit kleine letters, cijfers en streepjes; het land is de twee letters van ISO 3166. Is zijn klok hier niet bekend, noem er dan een, zoals --time-zone Europe/Lisbon.',
  invited: (name, days) =>
    `${name} opent deze link, kiest een wachtwoord en is coördinator en beheerder. Hij werkt één keer, ${days} dagen lang, en is alleen nu te zien.`,
  resetLink: (minutes) =>
    `Wie met dit adres inlogt opent de link en kiest een nieuw wachtwoord. Hij werkt één keer, ${minutes} minuten lang, en is alleen nu te zien.`,
  putBefore:
    'Zet het adres van je server ervoor: dat is hier niet bekend, want op deze gegevens draait geen server en PUBLIC_URL is niet ingesteld.',
  noDatabase: (place) =>
    `Hier is geen database van Mentorium: ${place}. Start de server met npm start, of zeg waar zijn gegevens staan: MENTORIUM_DATA=MAP of DATABASE_URL, zoals bij de server. Er is niets gemaakt.`,
  noKeyFile: (file) =>
    `Er is geen sleutelbestand ${file}, dus niets om een nieuwe sleutel voor te zetten. Zeg waar het staat: MENTORIUM_KEY_FILE, of MENTORIUM_DATA zoals bij de server. Er is niets gemaakt.`,
  worksIn: (place) => `Database: ${place}`,
  startForm: 'npm start kent --demo en --help, na twee streepjes: npm start -- --demo',
  startHelp: `npm start              start Mentorium; de instellingen staan in docs/operate.md (PORT, HOST, DATABASE_URL, MENTORIUM_DATA ...)
npm start -- --demo    laadt de demo in een lege installatie, ook waar anderen erbij kunnen
npm start -- --help    deze tekst; in het Engels met --lang en, in het Zweeds met --lang sv

Vanzelf komt de demo alleen waar niemand bij kan behalve deze machine. MENTORIUM_DEMO=off: nooit.
`,
  demoForm: (said) => `MENTORIUM_DEMO is "on" of "off", en niet "${said}".`,
  demoPeople: (password, people) =>
    `Log in als een van deze, wachtwoord ${password}:\n${people.map((one) => `  ${one}`).join('\n')}`,
  demoMail: 'De adressen van de demo zijn verzonnen: er gaat geen mail heen.',
  demoHidden: (because) =>
    `De mensen van de demo staan in deze database, en iedereen kan hun wachtwoord kennen. De inlogpagina noemt ze niet (${because}), maar inloggen kunnen ze wel. Gebruik voor echte mensen een andere database.`,
  noDemo: (because) =>
    `De demo is niet geladen (${because}). Om erin rond te kijken: npm start -- --demo`,
  firstCode: (address, code) =>
    `Hier werkt nog niemand. Maak de eerste organisatie aan in een browser:\n  ${address}\n  code: ${code}`,
  slugTaken: (slug) => `Er is al een organisatie "${slug}". Kies een andere korte naam.`,
  cannotOpen: (file) =>
    `"${file}" kan niet worden geopend. Controleer de naam en of je het mag lezen.`,
  notJson: (file) => `"${file}" is geen JSON. Controleer of het het juiste bestand is.`,
  unknownKind: (file, kinds) =>
    `"${file}" zegt niet wat voor gegevens erin staan. "kind" is een van: ${kinds}.`,
  notAFixture: (file, kind) =>
    `De gegevens in "${file}" hebben niet de vorm van de soort "${kind}". Vergelijk het met een bestand dat werkt.`,
  tooLongForJson: (file) =>
    `"${file}" is te groot om als JSON te lezen. Schrijf het in het binaire formaat (BESTAND.bin).`,
  unknownFormat: (format, known) =>
    `Het formaat "${format}" is onbekend. Schrijf bij "format" een van deze: ${known.join(', ')}.`,
  noInstances: 'Het bestand heeft geen lijst "instances".',
  notARun: (file) => `"${file}" is geen run. Download hem van de pagina van de run.`,
  otherSolver: (solver) =>
    `De run is gemaakt door "${solver}", die deze versie niet heeft; de uitkomst is niet opnieuw te maken.`,
  runDiffers: 'De uitkomst van nu verschilt van die in het bestand.',
  notSpreadsheet: (file) =>
    `"${file}" is niet als spreadsheet te lezen. Bewaar het als .xlsx of .csv.`,
  peopleFault: {
    'no-name-column': (sheet, _, what) =>
      `${sheet}: geen kolom heet "naam". De kolommen zijn: ${what}.`,
    'no-name': (sheet, line) => `${sheet}, regel ${line}: er staat geen naam.`,
    'no-role': (sheet, line, what) =>
      `${sheet}, regel ${line}: is ${what} mentor of mentee? Noem het blad "mentoren" of "mentees", of voeg een kolom "rol" toe.`,
    'bad-number': (sheet, line, what) =>
      `${sheet}, regel ${line}: "${what}" is geen getal van 0 of hoger.`,
    twice: (sheet, line, what) =>
      `${sheet}, regel ${line}: ${what} staat er twee keer in. Haal er een weg, of voeg een kolom "id" toe.`,
    'no-people': (_, __, what) =>
      `Het bestand heeft geen ${what === 'mentors' ? 'mentoren' : 'mentees'}.`,
    'bad-date': (sheet, line, what) =>
      `${sheet}, regel ${line}: "${what}" is geen dag. Schrijf die als 2026-11-22.`,
    'unsure-date': (sheet, line, what) =>
      `${sheet}, regel ${line}: "${what}" kan twee verschillende dagen zijn. Schrijf dagen als 2026-11-22.`,
    'unknown-person': (sheet, line, what) =>
      `${sheet}, regel ${line}: niemand aan de andere kant heet "${what}". Schrijf de naam, het nummer of het e-mailadres zoals het daar staat.`,
    'several-people': (sheet, line, what) =>
      `${sheet}, regel ${line}: er heet meer dan één persoon "${what}". Schrijf liever het nummer of het e-mailadres.`,
  },
  policyFault: {
    'not-an-object': () =>
      'Het beleid is geen object zoals { "weights": { "need": 5 }, "rules": ["same-organisation"] }.',
    'unknown-key': (what, known) =>
      `Het beleid heeft een onbekend onderdeel "${what}". Bekend: ${known}.`,
    'unknown-weight': (what, known) =>
      `Het beleid weegt iets onbekends, "${what}". Bekend: ${known}.`,
    'bad-weight': (what) => `Het gewicht van "${what}" is geen getal van 0 tot 1000.`,
    'unknown-rule': (what, known) =>
      `Het beleid heeft een onbekende regel "${what}". Bekend: ${known}.`,
    'unknown-person': (what) =>
      `Het beleid noemt "${what}", die aan die kant niet in de lijst staat.`,
    'bad-pair': (what) => `Het beleid heeft ${what} waar ["mentor", "mentee"] hoort.`,
  },
  unusedColumns: (names) =>
    `Niet gebruikt, omdat de namen onbekend zijn: ${names}. Noem ze onder "columns" in het beleid.`,
  matched: (pairs, left, out) =>
    `${pairs} koppels, ${left} niet geplaatst${out ? `, geschreven naar ${out}` : ''}.`,
  badSignature: (file) =>
    `De handtekening van "${file}" klopt niet. Het is veranderd, of niet van deze uitgever.`,
  signatureFits: (file, issuer) => `"${file}" is heel en ondertekend door ${issuer}.`,
  fileIsWhole: (file, issuer, address) =>
    `"${file}" is heel en zegt van ${issuer} te komen. Haal ter bewijs één keer ${address} op en controleer opnieuw met --issuer.`,
  simulateForm:
    'Roep het zo aan: mentorium simulate [--days 365] [--seed 7] [--json]. Dagen en seed zijn hele getallen; dagen van 1 tot 3660.',
  simulating: (day) => `dag ${day} ...`,
  simulated: (r) =>
    [
      `Relaties: ${r.relations}; ${r.silentEpisodes} keer stil, ${r.signalledInTime} keer op de dag zelf gemerkt, ${r.missed} gemist, ${r.falseAlarms} keer vals alarm.`,
      `Dagen van het eind van de toegestane tijd tot het signaal: ${r.medianDaysToSignal ?? '-'} (middelste waarde); van het signaal tot de eerste stap: ${r.medianDaysToFirstAction ?? '-'}.`,
      `Mails: ${r.mailsSent}, ${r.mailsPerPersonPerWeek} per persoon en week.`,
    ].join('\n'),
  resetForm: 'Noem het e-mailadres van het account: mentorium account reset noor@river.example',
  noAccount: (email) => `Niemand logt in als ${email}.`,
  chainWhole: (n) => `${n} regels, niets weg, niets veranderd.`,
  chainBroken: (n) => `NIET HEEL vanaf regel ${n}.`,
  noAnchors: (file) => `Er is geen bestand ${file}. Noem het bestand met de bewaarde ankers.`,
  received: {
    answer: 'Een antwoord op een uitnodiging is bewaard.',
    bounce: 'Een mail die niet bezorgd kon worden is genoteerd.',
    nothing: 'Niets voor Mentorium in dit bericht.',
  },
  keysInEnvironment:
    'De hoofdsleutels staan in MENTORIUM_KEYS: zet de nieuwe er zelf voor, met een komma ertussen. Maak er een met: head -c 32 /dev/urandom | base64',
  keyMade: (file) =>
    `In ${file} staat een nieuwe sleutel vooraan. Start de server opnieuw en geef daarna: mentorium keys rotate`,
  rotated: (keys, texts, others) =>
    `${texts} teksten en ${others} andere waarden opnieuw verzegeld, ${keys} sleutels vervangen. Niets hier heeft nog een oudere hoofdsleutel nodig; back-ups van eerder wel.`,
  backupForm: 'Schrijf: mentorium backup BESTAND. Het bestand mag nog niet bestaan.',
  backedUp: (file, rows, bytes) =>
    `${rows} rijen in ${file}, ${Math.ceil(bytes / 1024)} kB. Alleen de hoofdsleutel opent het: bewaar die ergens anders.`,
  restoreForm: 'Schrijf: mentorium restore BESTAND [--erased LIJST|none]',
  erasedAgain: (people, file) =>
    `${people} van de personen in ${file} zijn ook in deze kopie gewist.`,
  notErased:
    'Deze personen konden niet opnieuw worden gewist. Laat niemand met deze kopie werken voordat dat is gebeurd.',
  nobodyErased:
    'Er is geen lijst van wie gewist is: wie na dit moment gewist werd, is er weer. De server houdt er een bij als erased.jsonl; noem die met --erased LIJST.',
  notEmpty:
    'In deze database staat al een organisatie. Zet terug in een lege: een andere MENTORIUM_DATA of DATABASE_URL. Er is niets veranderd.',
  notOurs: (file, why) => `${file} kan niet worden teruggezet: ${why} Er is niets veranderd.`,
  restored: (rows, tables, at) =>
    `${rows} rijen in ${tables} tabellen, van ${at}, gelijk aan de kopie. Er gaat geen mail uit tot: mentorium mail resume`,
  mailGoes: 'Vanaf nu gaat er mail uit.',
  mailWent: 'Er gaat al mail uit: dit is geen teruggezette kopie, of iemand heeft dit al gezegd.',
  reportForm:
    'Schrijf: mentorium audit-log report rivierschool --from 2026-11-01 --to 2026-11-03 [--by noor@rivier.example]',
  noOrganisation: (slug) => `Er is geen organisatie "${slug}".`,
  reported: (people, lists, entries) =>
    `${people} personen geraakt, ${lists} lijsten geopend, uit ${entries} regels.`,
  noLogArchive:
    'Zet MENTORIUM_LOG_ARCHIVE op de map waarin het log van de meegeleverde PostgreSQL wordt bewaard. Een eigen PostgreSQL heeft zijn eigen archief.',
  beingCopied:
    'De bestanden worden al gekopieerd, door de server of door een andere opdracht. Wacht tot die kopie klaar is.',
  filesCopied: (name) =>
    `De bestanden zijn gekopieerd: ${name}. Vanaf nu kan naar elk later moment worden teruggegaan.`,
  backForm:
    'Schrijf: mentorium back 2026-11-22T14:30 MAP [--erased LIJST|none]. Het moment ligt in het verleden, de map is nieuw of leeg.',
  noBase: (at) => `Geen kopie van de bestanden is ouder dan ${at}.`,
  logEnds: (at) =>
    `Het log reikt niet tot ${at}: daarna is niets geschreven, of het staat niet in het archief. Probeer een eerder moment.`,
  wentBack: (at, folder) =>
    `${folder} bevat alles zoals het op ${at} was, en verstuurt geen mail tot: mentorium mail resume. Bekijk het: MENTORIUM_DATA=${folder} PORT=3001 npm start`,
  languageForm: 'Schrijf: mentorium language export CODE, of mentorium language import BESTAND',
  languageUnknown: (code, known) =>
    `De taal "${code}" is onbekend. Bekend zijn: ${known}. Een nieuwe komt in de lijst in src/platform/i18n.ts.`,
  languageUnread: (file) =>
    `"${file}" is niet te lezen als bestand met vertalingen. Neem er een dat mentorium language export heeft geschreven.`,
  languageInSource: (code) =>
    `De teksten van "${code}" staan in de broncode, in de bestanden *.words.ts. Wijzig ze daar.`,
  languageCount: (all, missing, notByFile) =>
    `${all} teksten; ${missing} ontbreken en worden in het Engels getoond; nog ${notByFile} zijn altijd Engels, omdat geen patroon ze kan weergeven. Een server toont wat nieuw is zodra hij opnieuw start.`,
  languageRefused: (n) =>
    `Er is niets overgenomen: verbeter ${plural('nl', n, 'tekst', 'teksten')} en probeer het opnieuw.`,
  textFaults: {
    key: 'deze tekst bestaat niet',
    pattern: 'het patroon is niet te lezen:',
    missing: 'in de vertaling ontbreekt',
    unknown: 'de Engelse tekst heeft geen',
    plural: 'deze taal heeft deze meervoudsvormen:',
    notByFile: 'deze tekst kan niet uit een bestand komen',
  },
};

const sv: typeof en = {
  help: `Mentorium: ett mentorprogram ur en kompetensprofil.

  mentorium serve [--demo]               starta servern (inställningar: PORT, DATABASE_URL, MENTORIUM_DATA)
  mentorium migrate                      för databasen till nuvarande schema
  mentorium demo                         läs in demot när databasen är tom
  mentorium organisation add KORTNAMN NAMN FÖRNAMN EFTERNAMN E-POST --country CC [--time-zone ZON] [--language ${completeLanguages.join('|')}]
                                         en ny organisation med sin första programledare; visar inloggningslänken
  mentorium profile read FIL... [--json] läs en kompetensprofil ur txt, md, docx, odt, pdf eller html
  mentorium roster check FIL [--json]    granska en personlista (csv, xlsx) rad för rad
  mentorium match FIL [--json]           lös matchningarna i FIL; ett fel i en av dem hör till svaret
  mentorium match FIL.bin [--out FIL]    lös en stor matchning i det binära formatet
  mentorium match PERSONER.xlsx|csv [ADEPTER.csv] [--policy REGLER.json] [--out RESULTAT.xlsx]   par med skäl ur kalkylblad
  mentorium match verify FIL RESULTAT    kontrollera bevisen i ett resultat utan att lösa om
  mentorium match replay RUN.json        gör en nedladdad körning igen; visar samma byte
  mentorium eligibility FIL [--json]     bedöm personerna i en behörighetsfil
  mentorium statistics FIL [--json]      den statistik som en fil med bedömningar ber om
  mentorium certificate verify FIL [--issuer FIL] [--json]   om ett signerat intyg är helt, och från vem
  mentorium simulate [--days N] [--seed N] [--json]   ett år med 60 par och 300 elever i en egen databas: vem som var tyst, och vem som märkte det
  mentorium account reset E-POST         en länk för ett nytt lösenord; --second-step: app och passkeys glöms också
  mentorium approve ORGANISATION [ID]    det som väntar på en person till, och ditt ja där ingen annan kan ge det
  mentorium retention agree ORGANISATION [REGEL]
                                         kortare tider att spara som väntar, och ditt ja där ingen annan kan ge det
  mentorium backup FIL                   en kopia av allt i en fil som bara huvudnyckeln öppnar; får köras medan servern går
  mentorium restore FIL [--erased LISTA]   fyller en tom databas från en sådan fil, utan dem som listan över raderade personer nämner; ingen e-post förrän mail resume
  mentorium log copy                     en kopia av databasens filer bredvid dess logg (MENTORIUM_LOG_ARCHIVE); servern gör en om dagen
  mentorium back TIDPUNKT MAPP [--erased LISTA]   en databas i MAPP som den var vid en tidpunkt, som 2026-11-22T14:30; den som körs lämnas som den är
  mentorium mail resume                  en återställd kopia skickar e-post från och med nu
  mentorium keys new                     en ny huvudnyckel framför de andra i nyckelfilen
  mentorium keys rotate                  förseglar allt på nytt under den första huvudnyckeln; får köras medan servern går
  mentorium audit-log anchor            hur långt varje organisations logg går, att spara på annat håll
  mentorium audit-log report ORGANISATION --from DAG --to DAG [--by E-POST]   vems uppgifter som öppnats eller ändrats, för dem som måste få veta
  mentorium audit-log verify [--anchors FIL]  går igenom loggarna och jämför dem med det som sparats
  mentorium mail receive < MEDDELANDE    vad som kommer tillbaka till MAIL_FROM: svar från kalendrar, e-post som studsat
  mentorium language export KOD          texterna på ett språk i en fil för översättare, med det som saknas
  mentorium language import FIL          kontrollerar en sådan fil och tar in texterna

  --lang ${languages.join('|')}   språk för meddelanden        --help   den här texten
Resultat skrivs till standard output, meddelanden till standard error.
Slutkoder: 0 klart, 1 indata avvisades, 2 anropet är fel.
`,
  unknown: (name) => `Kommandot "${name}" finns inte. Se mentorium --help.`,
  unknownOption: (option, name) => `"${name}" har ingen flagga "${option}". Se mentorium --help.`,
  optionWithoutValue: (option) => `Skriv vad det ska vara efter "${option}". Se mentorium --help.`,
  needsFile: 'Ange en fil. Se mentorium --help.',
  organisationForm:
    'Skriv: mentorium organisation add flodskolan "Flodskolan" Nora Berg nora@floden.example --country SE. Kortnamnet har små bokstäver, siffror och bindestreck; landet är de två bokstäverna i ISO 3166. Är landets klocka inte känd här, ange en, som --time-zone Europe/Lisbon.',
  invited: (name, days) =>
    `${name} öppnar länken, väljer ett lösenord och är programledare och administratör. Den fungerar en gång, i ${days} dagar, och visas bara nu.`,
  resetLink: (minutes) =>
    `Den som loggar in med adressen öppnar länken och väljer ett nytt lösenord. Den fungerar en gång, i ${minutes} minuter, och visas bara nu.`,
  putBefore:
    'Sätt serverns adress framför: den är inte känd här, eftersom ingen server kör på de här uppgifterna och PUBLIC_URL inte är satt.',
  noDatabase: (place) =>
    `Här finns ingen databas för Mentorium: ${place}. Starta servern med npm start, eller säg var dess data finns: MENTORIUM_DATA=MAPP eller DATABASE_URL, som servern har det. Ingenting har skapats.`,
  noKeyFile: (file) =>
    `Det finns ingen nyckelfil ${file}, så det finns inget att sätta en ny nyckel framför. Säg var den är: MENTORIUM_KEY_FILE, eller MENTORIUM_DATA som servern har det. Ingenting har skapats.`,
  worksIn: (place) => `Databas: ${place}`,
  startForm: 'npm start känner till --demo och --help, efter två bindestreck: npm start -- --demo',
  startHelp: `npm start              startar Mentorium; inställningarna står i docs/operate.md (PORT, HOST, DATABASE_URL, MENTORIUM_DATA ...)
npm start -- --demo    läser in demot i en tom installation, också där andra kan nå den
npm start -- --help    den här texten; på engelska med --lang en, på nederländska med --lang nl

Av sig självt kommer demot bara där ingen utom den här maskinen nås. MENTORIUM_DEMO=off: aldrig.
`,
  demoForm: (said) => `MENTORIUM_DEMO är "on" eller "off", och inte "${said}".`,
  demoPeople: (password, people) =>
    `Logga in som någon av dessa, lösenord ${password}:\n${people.map((one) => `  ${one}`).join('\n')}`,
  demoMail: 'Adresserna i demot är påhittade: inga mejl skickas till dem.',
  demoHidden: (because) =>
    `Demots personer finns i den här databasen, och vem som helst kan känna till deras lösenord. Inloggningssidan räknar inte upp dem (${because}), men de kan logga in. Använd en annan databas för verkliga personer.`,
  noDemo: (because) =>
    `Demot lästes inte in (${because}). För att se dig om i det: npm start -- --demo`,
  firstCode: (address, code) =>
    `Här arbetar ingen än. Skapa den första organisationen i en webbläsare:\n  ${address}\n  kod: ${code}`,
  slugTaken: (slug) => `Det finns redan en organisation "${slug}". Välj ett annat kortnamn.`,
  cannotOpen: (file) => `"${file}" kan inte öppnas. Kontrollera namnet och att du får läsa filen.`,
  notJson: (file) => `"${file}" är inte JSON. Kontrollera att det är rätt fil.`,
  unknownKind: (file, kinds) =>
    `"${file}" säger inte vilket slags data den innehåller. "kind" är ett av: ${kinds}.`,
  notAFixture: (file, kind) =>
    `Data i "${file}" har inte formen för slaget "${kind}". Jämför med en fil som fungerar.`,
  tooLongForJson: (file) =>
    `"${file}" är för stor för att läsas som JSON. Skriv den i det binära formatet (FIL.bin).`,
  unknownFormat: (format, known) =>
    `Formatet "${format}" är okänt. Skriv något av dessa vid "format": ${known.join(', ')}.`,
  noInstances: 'Filen har ingen lista "instances".',
  notARun: (file) => `"${file}" är ingen körning. Ladda ner den från körningens sida.`,
  otherSolver: (solver) =>
    `Körningen gjordes av "${solver}", som den här versionen inte har; resultatet kan inte göras igen.`,
  runDiffers: 'Resultatet som görs nu skiljer sig från det i filen.',
  notSpreadsheet: (file) =>
    `"${file}" kan inte läsas som kalkylblad. Spara den som .xlsx eller .csv.`,
  peopleFault: {
    'no-name-column': (sheet, _, what) =>
      `${sheet}: ingen kolumn heter "namn". Kolumnerna är: ${what}.`,
    'no-name': (sheet, line) => `${sheet}, rad ${line}: namn saknas.`,
    'no-role': (sheet, line, what) =>
      `${sheet}, rad ${line}: är ${what} mentor eller adept? Kalla bladet "mentorer" eller "adepter", eller lägg till en kolumn "roll".`,
    'bad-number': (sheet, line, what) =>
      `${sheet}, rad ${line}: "${what}" är inte ett tal från 0 och uppåt.`,
    twice: (sheet, line, what) =>
      `${sheet}, rad ${line}: ${what} finns två gånger i listan. Ta bort en, eller lägg till en kolumn "id".`,
    'no-people': (_, __, what) => `Filen har inga ${what === 'mentors' ? 'mentorer' : 'adepter'}.`,
    'bad-date': (sheet, line, what) =>
      `${sheet}, rad ${line}: "${what}" är inte en dag. Skriv den som 2026-11-22.`,
    'unsure-date': (sheet, line, what) =>
      `${sheet}, rad ${line}: "${what}" kan vara två olika dagar. Skriv dagar som 2026-11-22.`,
    'unknown-person': (sheet, line, what) =>
      `${sheet}, rad ${line}: ingen på andra sidan heter "${what}". Skriv namnet, numret eller e-postadressen som det står där.`,
    'several-people': (sheet, line, what) =>
      `${sheet}, rad ${line}: fler än en person heter "${what}". Skriv numret eller e-postadressen i stället.`,
  },
  policyFault: {
    'not-an-object': () =>
      'Reglerna är inte ett objekt som { "weights": { "need": 5 }, "rules": ["same-organisation"] }.',
    'unknown-key': (what, known) => `Reglerna har en okänd del "${what}". Kända: ${known}.`,
    'unknown-weight': (what, known) => `Reglerna väger något okänt, "${what}". Kända: ${known}.`,
    'bad-weight': (what) => `Vikten för "${what}" är inte ett tal från 0 till 1000.`,
    'unknown-rule': (what, known) => `Reglerna har en okänd regel "${what}". Kända: ${known}.`,
    'unknown-person': (what) => `Reglerna nämner "${what}", som inte finns i listan på den sidan.`,
    'bad-pair': (what) => `Reglerna har ${what} där ["mentor", "adept"] ska stå.`,
  },
  unusedColumns: (names) =>
    `Användes inte, eftersom namnen är okända: ${names}. Ange dem under "columns" i reglerna.`,
  matched: (pairs, left, out) =>
    `${pairs} par, ${left} inte placerade${out ? `, skrivet till ${out}` : ''}.`,
  badSignature: (file) =>
    `Signaturen i "${file}" stämmer inte. Den har ändrats, eller kommer inte från den här utfärdaren.`,
  signatureFits: (file, issuer) => `"${file}" är hel och signerad av ${issuer}.`,
  fileIsWhole: (file, issuer, address) =>
    `"${file}" är hel och säger sig komma från ${issuer}. Hämta ${address} en gång och kontrollera igen med --issuer för att bevisa det.`,
  simulateForm:
    'Anropa så här: mentorium simulate [--days 365] [--seed 7] [--json]. Dagar och seed är heltal; dagar från 1 till 3660.',
  simulating: (day) => `dag ${day} ...`,
  simulated: (r) =>
    [
      `Relationer: ${r.relations}; tysta ${r.silentEpisodes} gånger, märkt samma dag ${r.signalledInTime} gånger, missat ${r.missed}, falskt larm ${r.falseAlarms}.`,
      `Dagar från den tillåtna tidens slut till signalen: ${r.medianDaysToSignal ?? '-'} (mittvärde); från signalen till första steget: ${r.medianDaysToFirstAction ?? '-'}.`,
      `Mejl: ${r.mailsSent}, ${r.mailsPerPersonPerWeek} per person och vecka.`,
    ].join('\n'),
  resetForm: 'Ange kontots e-postadress: mentorium account reset noor@river.example',
  noAccount: (email) => `Ingen loggar in som ${email}.`,
  chainWhole: (n) => `${n} rader, inget saknas, inget ändrat.`,
  chainBroken: (n) => `INTE HEL från rad ${n}.`,
  noAnchors: (file) => `Det finns ingen fil ${file}. Ange filen där ankare sparats.`,
  received: {
    answer: 'Ett svar på en inbjudan är sparat.',
    bounce: 'Ett mejl som inte gick att leverera är antecknat.',
    nothing: 'Inget för Mentorium i det här meddelandet.',
  },
  keysInEnvironment:
    'Huvudnycklarna står i MENTORIUM_KEYS: sätt själv den nya framför dem, med komma emellan. Gör en med: head -c 32 /dev/urandom | base64',
  keyMade: (file) =>
    `Det finns en ny nyckel först i ${file}. Starta om servern och kör sedan: mentorium keys rotate`,
  rotated: (keys, texts, others) =>
    `${texts} texter och ${others} andra värden förseglade på nytt, ${keys} nycklar ersatta. Inget här behöver längre någon äldre huvudnyckel; tidigare säkerhetskopior gör det.`,
  backupForm: 'Skriv: mentorium backup FIL. Filen får inte finnas.',
  backedUp: (file, rows, bytes) =>
    `${rows} rader i ${file}, ${Math.ceil(bytes / 1024)} kB. Bara huvudnyckeln öppnar den: förvara nyckeln någon annanstans.`,
  restoreForm: 'Skriv: mentorium restore FIL [--erased LISTA|none]',
  erasedAgain: (people, file) =>
    `${people} av personerna i ${file} raderades också i den här kopian.`,
  notErased:
    'De här personerna kunde inte raderas igen. Låt ingen arbeta med kopian innan det är gjort.',
  nobodyErased:
    'Det finns ingen lista över vilka som har raderats: den som raderades efter den här tidpunkten finns där igen. Servern för en lista som erased.jsonl; ange den med --erased LISTA.',
  notEmpty:
    'Det finns redan en organisation i databasen. Återställ till en tom: en annan MENTORIUM_DATA eller DATABASE_URL. Inget har ändrats.',
  notOurs: (file, why) => `${file} kan inte återställas: ${why} Inget har ändrats.`,
  restored: (rows, tables, at) =>
    `${rows} rader i ${tables} tabeller, från ${at}, lika med kopian. Ingen e-post skickas förrän: mentorium mail resume`,
  mailGoes: 'E-post skickas från och med nu.',
  mailWent:
    'E-post skickas redan: detta är ingen återställd kopia, eller så har någon redan sagt det.',
  reportForm:
    'Skriv: mentorium audit-log report flodskolan --from 2026-11-01 --to 2026-11-03 [--by noor@flod.example]',
  noOrganisation: (slug) => `Det finns ingen organisation "${slug}".`,
  reported: (people, lists, entries) =>
    `${people} personer berörda, ${lists} listor öppnade, av ${entries} rader.`,
  noLogArchive:
    'Sätt MENTORIUM_LOG_ARCHIVE till mappen där loggen från den medföljande PostgreSQL sparas. En egen PostgreSQL har sitt eget arkiv.',
  beingCopied:
    'Filerna kopieras redan, av servern eller av ett annat kommando. Vänta tills den kopian är klar.',
  filesCopied: (name) =>
    `Filerna är kopierade: ${name}. Från och med nu går det att gå tillbaka till varje senare tidpunkt.`,
  backForm:
    'Skriv: mentorium back 2026-11-22T14:30 MAPP [--erased LISTA|none]. Tidpunkten har varit, mappen är ny eller tom.',
  noBase: (at) => `Ingen kopia av filerna är äldre än ${at}.`,
  logEnds: (at) =>
    `Loggen når inte till ${at}: inget skrevs efter den, eller så finns det inte i arkivet. Försök med en tidigare tidpunkt.`,
  wentBack: (at, folder) =>
    `${folder} innehåller allt som det var ${at}, och skickar ingen e-post förrän: mentorium mail resume. Titta på det: MENTORIUM_DATA=${folder} PORT=3001 npm start`,
  languageForm: 'Skriv: mentorium language export KOD, eller mentorium language import FIL',
  languageUnknown: (code, known) =>
    `Språket "${code}" är okänt. Kända är: ${known}. Ett nytt läggs till i listan i src/platform/i18n.ts.`,
  languageUnread: (file) =>
    `"${file}" kan inte läsas som en fil med översättningar. Ta en som mentorium language export har skrivit.`,
  languageInSource: (code) =>
    `Texterna på "${code}" står i källkoden, i filerna *.words.ts. Ändra dem där.`,
  languageCount: (all, missing, notByFile) =>
    `${all} texter; ${missing} saknas och visas på engelska; ytterligare ${notByFile} är alltid på engelska, eftersom inget mönster kan uttrycka dem. En server visar det nya när den startas om.`,
  languageRefused: (n) =>
    `Inget har tagits in: rätta ${plural('sv', n, 'text', 'texter')} och försök igen.`,
  textFaults: {
    key: 'texten finns inte',
    pattern: 'mönstret går inte att läsa:',
    missing: 'i översättningen saknas',
    unknown: 'den engelska texten har inget',
    plural: 'det här språket har de här pluralformerna:',
    notByFile: 'den här texten kan inte tas från en fil',
  },
};

export const commandWords = texts(
  'command',
  { en, nl, sv },
  {
    worksIn: '{place} is a folder of this machine or the address of a database.',
  },
);

/** `--lang`, else the language of the environment, else English. */
export function pickLanguage(argv: string[], environment: NodeJS.ProcessEnv): Language {
  const at = argv.findIndex((arg) => /^--lang(?:uage)?(?:=|$)/.test(arg));
  const asked =
    at < 0
      ? (environment.LC_ALL ?? environment.LC_MESSAGES ?? environment.LANG ?? '')
      : argv[at]!.includes('=')
        ? argv[at]!.split('=')[1]!
        : (argv[at + 1] ?? '');
  const two = asked.slice(0, 2).toLowerCase();
  return isLanguage(two) ? two : 'en';
}
