import type { CheckKind } from './person.rules.ts';
import { plural } from '../../platform/i18n.ts';
import type { ReadRefusal } from '../../core/reader/refusal.ts';
import { texts } from '../../platform/texts.ts';

const en = {
  title: 'People',
  intro: 'Everybody that the organisation knows: from the roster, by nomination, or added by hand.',
  role: 'Role',
  anyRole: 'Every role',
  unit: 'Class or department',
  anyUnit: 'All',
  signIn: 'Sign-in',
  anyState: 'All who are here',
  found: (n: number) => plural('en', n, 'person', 'people'),
  none: 'Nobody here yet. Import your roster: a CSV or Excel file with one line per person.',
  import: 'Import a roster',
  add: 'Add a person',
  name: 'Name',
  email: 'E-mail',
  organisation: 'Organisation',
  jobTitle: 'Job title',
  number: 'Number',
  bornOn: 'Date of birth',
  manager: 'Manager',
  managerHelp: 'Their number, e-mail address or name. Leave empty when nobody is known.',
  managerUnknown: (typed: string) =>
    `Nobody here is known as “${typed}”. Write a number, an e-mail address or a name from your list of people, or leave it empty.`,
  managerUnknownToYou: (typed: string) =>
    `Nobody here is known as “${typed}”. Write the whole name or the e-mail address, or leave it empty.`,
  managerWriteAddress: (typed: string) =>
    `More than one person is called “${typed}”. Write the e-mail address instead.`,
  managerWhich: (typed: string) => `More than one person fits “${typed}”. Choose which one below.`,
  managerTooMany: (typed: string) =>
    `Many people fit “${typed}”. Write the whole name, the number or the e-mail address.`,
  managerWhichLabel: 'Which one?',
  managerSelf: 'Nobody is their own manager. Choose somebody else.',
  managerLoop: (name: string) =>
    `This person stands above ${name}, so ${name} cannot be their manager. Correct one of the two.`,
  managerOf: 'Manager of',
  languages: 'Languages for mentoring',
  languagesHelp: 'Every language in which a good conversation is possible.',
  otherLanguages: 'Other languages',
  otherLanguagesHelp: 'With a comma between them.',
  languageUnknown: (typed: string) =>
    `“${typed}” is not a language that is known here. Write its usual name, such as Swedish or Arabic.`,
  letterLanguage: 'Language of e-mails',
  letterLanguageUsual: 'The language of the organisation',
  sector: 'Sector',
  sectorHelp: 'The field of work, such as education or water.',
  edit: 'Edit',
  editTitle: (name: string) => `Edit ${name}`,
  saved: 'Saved.',
  emailOfAccount: (email: string) =>
    `${email} signs in with an account; only the person can change that address.`,
  numberTaken: (name: string) => `${name} has this number. Check which of the two is right.`,
  emailTaken: (name: string) => `${name} has this e-mail address. Check which of the two is right.`,
  saveChanges: 'Save',
  givenName: 'First name',
  familyName: 'Family name',
  save: 'Add person',
  roles: 'Roles',
  pairByHand: {
    mentor: (cohort: string) => `Choose a mentee: ${cohort}`,
    mentee: (cohort: string) => `Choose a mentor: ${cohort}`,
  },
  ownPage: 'Read what they tell of themselves',
  history: 'Roles held',
  noHistory: 'No roles recorded.',
  until: 'until',
  now: 'now',
  facts: 'Facts',
  badEmail: 'Write an e-mail address such as noor@school.nl.',
  stateYes: 'state administration',
  kinds: {
    'manager-with-staff': 'manager with staff',
    'formal-leader-without-staff': 'formal leader without staff',
    'leadership-unspecified': 'leadership, kind not stated',
    other: 'other role',
  } as Record<string, string>,
  importTitle: 'Import a roster',
  importIntro:
    'First you see what would change, line by line. Nothing is written until you say so.',
  file: 'File',
  check: 'Check the file',
  checking: 'Checking …',
  chooseFile: 'Choose a file first.',
  previewTitle: (file: string) => `What ${file} would change`,
  commit: (n: number) => `Save ${plural('en', n, 'person', 'people')}`,
  committing: 'Writing …',
  appliedAlready:
    'This file was imported before. What has changed since stays: send the file again to see what it would do now.',
  toPeople: 'To the people',
  line: 'Line',
  what: 'What',
  from: (from: string, to: string) => `${from} → ${to}`,
  empty: 'empty',
  showing: (n: number) => `The first ${n} lines of each kind are shown.`,
  unreadable: {
    empty: 'The file is empty.',
    'too-large':
      'The file is too large: at most 20 MB, 100,000 lines and 500 columns, empty ones between included.',
    'wrong-type': 'This is not a CSV or Excel file. Save it as .xlsx or .csv and try again.',
    broken: 'The file is damaged or not a CSV or Excel file. Save it again and try once more.',
    bomb: 'The file unpacks to far more than a roster needs, so it was not opened.',
    entities:
      'The file contains XML declarations that are not allowed, so it was not opened. Save it again.',
    encrypted: 'The file is protected with a password. Save a copy without one.',
  } as Partial<Record<ReadRefusal, string>>,
  checks: 'Checks',
  noChecks: 'No checks yet. You get a signal before one expires.',
  addCheck: 'Note a check',
  checkUntil: 'Valid until',
  keepCheck: 'Save',
  dropCheck: 'Remove',
  expired: 'expired',
  validUntil: (day: string) => `valid until ${day}`,
  checkKinds: {
    conduct: 'Certificate of conduct',
    'first-aid': 'First aid',
    training: 'Training for mentors',
    contract: 'Contract or appointment',
  } satisfies Record<CheckKind, string>,
  toGuardians: 'Guardians',
  toFacts: 'Absence and marks',
  toSpecialists: 'Specialists',
  hasLeft: 'has left',
  left: (day: string) => `left, ${day}`,
  leave: 'Has left',
  leaveNow: (name: string) => `${name} has left`,
  comeBack: 'Is back',
  leavingHelp:
    'Roles and places in groups end today, and signing in no longer gives access. What was written is kept as long as the rules say. It can be undone.',
  leaveAndRuns: (n: number) =>
    `${plural('en', n, 'mentorship still runs', 'mentorships still run')}: hand over or close first, so that nobody waits for a mentor.`,
  leftAndRuns: (n: number) =>
    `${plural('en', n, 'mentorship still runs', 'mentorships still run')}. Hand over or close.`,
  stillRuns: (n: number) => plural('en', n, 'mentorship still runs', 'mentorships still run'),
  notYourself:
    'You cannot record of yourself that you have left. Somebody else who keeps the list does that.',
  missing: (n: number) =>
    `${plural('en', n, 'person is', 'people are')} known and not in this file`,
  missingIntro:
    'They have a number, and a role, class and organisation that the file speaks of. Of everybody else it says nothing.',
  whoIsMissing: 'Who they are',
  haveTheyLeft: 'Have they left?',
  theyHaveLeft: (n: number) => (n === 1 ? 'This person has left' : `All ${n} have left`),
  howManyLeave: 'How many leave',
  secondLook: (n: number, of: number) =>
    `${n} of ${of} is more than one in twenty: often a wrong file. Look through the names, then type how many they are.`,
  countThem: (n: number) =>
    `More than one in twenty would leave. Look through the names once more and type ${n} here, or leave the box above empty.`,
  commitLeaving: 'Save',
  returns: 'is back',
  lost: 'A device was lost',
  lostHelp:
    'Every device on which this person is signed in asks for a new sign-in, here and in every other organisation that the same account opens. Nothing is lost.',
  signOut: (name: string) => `Sign ${name} out everywhere`,
  signedOut: (sessions: number) =>
    sessions === 0
      ? 'This person was signed in nowhere.'
      : sessions === 1
        ? 'Signed out on one device.'
        : `Signed out on ${sessions} devices.`,
};

const nl: typeof en = {
  title: 'Personen',
  intro:
    'Iedereen die de organisatie kent: uit de leerlingen- of personeelslijst, voorgedragen, of met de hand toegevoegd.',
  role: 'Rol',
  anyRole: 'Elke rol',
  unit: 'Klas of afdeling',
  anyUnit: 'Alle',
  signIn: 'Inloggen',
  anyState: 'Iedereen die er nog is',
  found: (n) => plural('nl', n, 'persoon', 'personen'),
  none: 'Hier staat nog niemand. Importeer je lijst: een CSV- of Excel-bestand met één regel per persoon.',
  import: 'Lijst importeren',
  add: 'Persoon toevoegen',
  name: 'Naam',
  email: 'E-mail',
  organisation: 'Organisatie',
  jobTitle: 'Functie',
  number: 'Nummer',
  bornOn: 'Geboortedatum',
  manager: 'Leidinggevende',
  managerHelp: 'Nummer, e-mailadres of naam. Laat leeg als er niemand bekend is.',
  managerUnknown: (typed) =>
    `Niemand staat hier bekend als ‘${typed}’. Schrijf een nummer, e-mailadres of naam uit je lijst van personen, of laat het leeg.`,
  managerUnknownToYou: (typed) =>
    `Niemand staat hier bekend als ‘${typed}’. Schrijf de hele naam of het e-mailadres, of laat het leeg.`,
  managerWriteAddress: (typed) =>
    `Er heet meer dan één persoon ‘${typed}’. Schrijf liever het e-mailadres.`,
  managerWhich: (typed) => `Er passen meer mensen bij ‘${typed}’. Kies hieronder wie je bedoelt.`,
  managerTooMany: (typed) =>
    `Bij ‘${typed}’ passen veel mensen. Schrijf de hele naam, het nummer of het e-mailadres.`,
  managerWhichLabel: 'Wie bedoel je?',
  managerSelf: 'Niemand kan de eigen leidinggevende zijn. Kies iemand anders.',
  managerLoop: (name) =>
    `Deze persoon staat boven ${name}, dus ${name} kan niet de leidinggevende zijn. Verbeter een van de twee.`,
  managerOf: 'Leidinggevende van',
  languages: 'Talen voor het mentoraat',
  languagesHelp: 'Elke taal waarin een goed gesprek mogelijk is.',
  otherLanguages: 'Andere talen',
  otherLanguagesHelp: 'Met een komma ertussen.',
  languageUnknown: (typed) =>
    `‘${typed}’ is geen taal die hier bekend is. Schrijf de gewone naam, zoals Zweeds of Arabisch.`,
  letterLanguage: 'Taal van mails',
  letterLanguageUsual: 'De taal van de organisatie',
  sector: 'Sector',
  sectorHelp: 'Het werkveld, zoals onderwijs of water.',
  edit: 'Bewerken',
  editTitle: (name) => `${name} bewerken`,
  saved: 'Opgeslagen.',
  emailOfAccount: (email) =>
    `${email} logt in met een account; alleen de persoon zelf kan dat adres veranderen.`,
  numberTaken: (name) => `${name} heeft dit nummer al. Kijk wie van de twee het echt heeft.`,
  emailTaken: (name) => `${name} heeft dit e-mailadres al. Kijk van wie van de twee het is.`,
  saveChanges: 'Opslaan',
  givenName: 'Voornaam',
  familyName: 'Achternaam',
  save: 'Persoon toevoegen',
  roles: 'Rollen',
  pairByHand: {
    mentor: (cohort) => `Mentee kiezen: ${cohort}`,
    mentee: (cohort) => `Mentor kiezen: ${cohort}`,
  },
  ownPage: 'Lees wat deze persoon over zichzelf vertelt',
  history: 'Vervulde functies',
  noHistory: 'Geen functies vastgelegd.',
  until: 'tot en met',
  now: 'nu',
  facts: 'Gegevens',
  badEmail: 'Schrijf een e-mailadres zoals noor@school.nl.',
  stateYes: 'rijksoverheid',
  kinds: {
    'manager-with-staff': 'leidinggevende met personeel',
    'formal-leader-without-staff': 'formele leider zonder personeel',
    'leadership-unspecified': 'leiderschap, soort niet vermeld',
    other: 'andere functie',
  },
  importTitle: 'Lijst importeren',
  importIntro:
    'Eerst zie je regel voor regel wat er zou veranderen. Er wordt niets opgeslagen voordat jij dat zegt.',
  file: 'Bestand',
  check: 'Bestand nakijken',
  checking: 'Bezig met nakijken …',
  chooseFile: 'Kies eerst een bestand.',
  previewTitle: (file) => `Wat ${file} zou veranderen`,
  commit: (n) => `${plural('nl', n, 'persoon', 'personen')} opslaan`,
  committing: 'Bezig met opslaan …',
  appliedAlready:
    'Dit bestand is al eerder geïmporteerd. Wat daarna is veranderd, blijft: stuur het bestand opnieuw om te zien wat het nu zou doen.',
  toPeople: 'Naar de personen',
  line: 'Regel',
  what: 'Wat',
  from: (from, to) => `${from} → ${to}`,
  empty: 'leeg',
  showing: (n) => `Van elke soort zie je de eerste ${n} regels.`,
  unreadable: {
    empty: 'Het bestand is leeg.',
    'too-large':
      'Het bestand is te groot: hoogstens 20 MB, 100.000 regels en 500 kolommen, lege daartussen meegeteld.',
    'wrong-type':
      'Dit is geen CSV- of Excel-bestand. Sla het op als .xlsx of .csv en probeer het opnieuw.',
    broken:
      'Het bestand is beschadigd of geen CSV- of Excel-bestand. Sla het opnieuw op en probeer het nog eens.',
    bomb: 'Het bestand pakt uit tot veel meer dan een lijst nodig heeft en is daarom niet geopend.',
    entities:
      'Het bestand bevat XML-declaraties die niet mogen en is daarom niet geopend. Sla het opnieuw op.',
    encrypted: 'Het bestand is beveiligd met een wachtwoord. Sla een kopie zonder wachtwoord op.',
  },
  checks: 'Controles',
  noChecks: 'Nog geen controles. Voordat er een afloopt, krijg je een signaal.',
  addCheck: 'Noteer een controle',
  checkUntil: 'Geldig tot',
  keepCheck: 'Opslaan',
  dropCheck: 'Verwijder',
  expired: 'verlopen',
  validUntil: (day) => `geldig tot ${day}`,
  checkKinds: {
    conduct: 'Verklaring omtrent het gedrag',
    'first-aid': 'EHBO',
    training: 'Mentortraining',
    contract: 'Contract of aanstelling',
  },
  toGuardians: 'Ouders en verzorgers',
  toFacts: 'Verzuim en cijfers',
  toSpecialists: 'Specialisten',
  hasLeft: 'is vertrokken',
  left: (day) => `vertrokken, ${day}`,
  leave: 'Is vertrokken',
  leaveNow: (name) => `${name} is vertrokken`,
  comeBack: 'Is terug',
  leavingHelp:
    'Rollen en plaatsen in groepen eindigen vandaag, en met inloggen kom je hier niet meer binnen. Wat geschreven is, blijft tot de bewaartermijn voorbij is. Het kan ongedaan worden gemaakt.',
  leaveAndRuns: (n) =>
    `${plural('nl', n, 'mentorschap loopt nog', 'mentorschappen lopen nog')}: draag eerst over of sluit af, zodat niemand op een mentor wacht.`,
  leftAndRuns: (n) =>
    `${plural('nl', n, 'mentorschap loopt nog', 'mentorschappen lopen nog')}. Draag over of sluit af.`,
  stillRuns: (n) => plural('nl', n, 'mentorschap loopt nog', 'mentorschappen lopen nog'),
  notYourself:
    'Je kunt niet van jezelf vastleggen dat je vertrokken bent. Iemand anders die de lijst bijhoudt doet dat.',
  missing: (n) => `${plural('nl', n, 'persoon is', 'personen zijn')} bekend en niet in dit bestand`,
  missingIntro:
    'Ze hebben een nummer, en een rol, klas en organisatie waarover het bestand gaat. Over alle anderen zegt het niets.',
  whoIsMissing: 'Wie het zijn',
  haveTheyLeft: 'Zijn ze vertrokken?',
  theyHaveLeft: (n) => (n === 1 ? 'Deze persoon is vertrokken' : `Alle ${n} zijn vertrokken`),
  howManyLeave: 'Hoeveel er vertrekken',
  secondLook: (n, of) =>
    `${n} van ${of} is meer dan één op de twintig: vaak een verkeerd bestand. Loop de namen na en typ dan hoeveel het er zijn.`,
  countThem: (n) =>
    `Meer dan één op de twintig zou vertrekken. Loop de namen nog eens na en typ hier ${n}, of laat het vakje hierboven leeg.`,
  commitLeaving: 'Opslaan',
  returns: 'is terug',
  lost: 'Een apparaat is kwijt',
  lostHelp:
    'Elk apparaat waarop deze persoon is ingelogd vraagt om opnieuw in te loggen, hier en in elke andere organisatie die hetzelfde account opent. Er gaat niets verloren.',
  signOut: (name) => `Log ${name} overal uit`,
  signedOut: (sessions) =>
    sessions === 0
      ? 'Deze persoon was nergens ingelogd.'
      : sessions === 1
        ? 'Op één apparaat uitgelogd.'
        : `Op ${sessions} apparaten uitgelogd.`,
};

const sv: typeof en = {
  title: 'Personer',
  intro:
    'Alla som organisationen känner till: från elev- eller personallistan, genom nominering eller tillagda för hand.',
  role: 'Roll',
  anyRole: 'Alla roller',
  unit: 'Klass eller avdelning',
  anyUnit: 'Alla',
  signIn: 'Inloggning',
  anyState: 'Alla som är kvar',
  found: (n) => plural('sv', n, 'person', 'personer'),
  none: 'Här finns ingen än. Importera din lista: en CSV- eller Excelfil med en rad per person.',
  import: 'Importera en lista',
  add: 'Lägg till en person',
  name: 'Namn',
  email: 'E-post',
  organisation: 'Organisation',
  jobTitle: 'Befattning',
  number: 'Nummer',
  bornOn: 'Födelsedatum',
  manager: 'Chef',
  managerHelp: 'Nummer, e-postadress eller namn. Lämna tomt om ingen är känd.',
  managerUnknown: (typed) =>
    `Ingen är känd här som ”${typed}”. Skriv ett nummer, en e-postadress eller ett namn ur din lista, eller lämna tomt.`,
  managerUnknownToYou: (typed) =>
    `Ingen är känd här som ”${typed}”. Skriv hela namnet eller e-postadressen, eller lämna tomt.`,
  managerWriteAddress: (typed) =>
    `Fler än en person heter ”${typed}”. Skriv e-postadressen i stället.`,
  managerWhich: (typed) => `Flera personer passar till ”${typed}”. Välj nedan vem du menar.`,
  managerTooMany: (typed) =>
    `Många personer passar till ”${typed}”. Skriv hela namnet, numret eller e-postadressen.`,
  managerWhichLabel: 'Vem menar du?',
  managerSelf: 'Ingen är sin egen chef. Välj någon annan.',
  managerLoop: (name) =>
    `Personen står över ${name}, så ${name} kan inte vara chefen. Rätta en av de två.`,
  managerOf: 'Chef för',
  languages: 'Språk för mentorskapet',
  languagesHelp: 'Alla språk som det går att ha ett bra samtal på.',
  otherLanguages: 'Andra språk',
  otherLanguagesHelp: 'Med kommatecken emellan.',
  languageUnknown: (typed) =>
    `”${typed}” är inget språk som är känt här. Skriv det vanliga namnet, till exempel svenska eller arabiska.`,
  letterLanguage: 'Språk i mejl',
  letterLanguageUsual: 'Organisationens språk',
  sector: 'Sektor',
  sectorHelp: 'Verksamhetsområdet, till exempel utbildning eller vatten.',
  edit: 'Redigera',
  editTitle: (name) => `Redigera ${name}`,
  saved: 'Sparat.',
  emailOfAccount: (email) =>
    `${email} loggar in med ett konto; bara personen själv kan ändra adressen.`,
  numberTaken: (name) => `${name} har redan det här numret. Se efter vem av de två som har det.`,
  emailTaken: (name) => `${name} har redan den här e-postadressen. Se efter vems den är.`,
  saveChanges: 'Spara',
  givenName: 'Förnamn',
  familyName: 'Efternamn',
  save: 'Lägg till person',
  roles: 'Roller',
  pairByHand: {
    mentor: (cohort) => `Välj adept: ${cohort}`,
    mentee: (cohort) => `Välj mentor: ${cohort}`,
  },
  ownPage: 'Läs vad personen berättar om sig själv',
  history: 'Tidigare roller',
  noHistory: 'Inga roller noterade.',
  until: 'till och med',
  now: 'nu',
  facts: 'Uppgifter',
  badEmail: 'Skriv en e-postadress som noor@skola.se.',
  stateYes: 'statsförvaltningen',
  kinds: {
    'manager-with-staff': 'chef med personalansvar',
    'formal-leader-without-staff': 'formell ledare utan personalansvar',
    'leadership-unspecified': 'ledarskap, slag ej angivet',
    other: 'annan roll',
  },
  importTitle: 'Importera en lista',
  importIntro: 'Först ser du rad för rad vad som skulle ändras. Inget skrivs förrän du säger till.',
  file: 'Fil',
  check: 'Granska filen',
  checking: 'Granskar …',
  chooseFile: 'Välj en fil först.',
  previewTitle: (file) => `Vad ${file} skulle ändra`,
  commit: (n) => `Skriv in ${plural('sv', n, 'person', 'personer')}`,
  committing: 'Skriver …',
  appliedAlready:
    'Filen har importerats tidigare. Det som ändrats sedan dess finns kvar: skicka filen igen för att se vad den skulle göra nu.',
  toPeople: 'Till personerna',
  line: 'Rad',
  what: 'Vad',
  from: (from, to) => `${from} → ${to}`,
  empty: 'tomt',
  showing: (n) => `De första ${n} raderna av varje slag visas.`,
  unreadable: {
    empty: 'Filen är tom.',
    'too-large':
      'Filen är för stor: högst 20 MB, 100 000 rader och 500 kolumner, tomma däremellan inräknade.',
    'wrong-type':
      'Det här är ingen CSV- eller Excelfil. Spara den som .xlsx eller .csv och försök igen.',
    broken: 'Filen är skadad eller ingen CSV- eller Excelfil. Spara om den och försök igen.',
    bomb: 'Filen packas upp till långt mer än en lista behöver och har därför inte öppnats.',
    entities:
      'Filen innehåller XML-deklarationer som inte är tillåtna och har därför inte öppnats. Spara om den.',
    encrypted: 'Filen är skyddad med lösenord. Spara en kopia utan.',
  },
  checks: 'Kontroller',
  noChecks: 'Inget noterat. Det som går ut blir en signal i tid.',
  addCheck: 'Anteckna en kontroll',
  checkUntil: 'Giltig till',
  keepCheck: 'Spara',
  dropCheck: 'Ta bort',
  expired: 'utgången',
  validUntil: (day) => `giltig till ${day}`,
  checkKinds: {
    conduct: 'Registerutdrag',
    'first-aid': 'Första hjälpen',
    training: 'Mentorsutbildning',
    contract: 'Avtal eller anställning',
  },
  toGuardians: 'Vårdnadshavare',
  toFacts: 'Frånvaro och betyg',
  toSpecialists: 'Specialister',
  hasLeft: 'har slutat',
  left: (day) => `slutade, ${day}`,
  leave: 'Har slutat',
  leaveNow: (name) => `${name} har slutat`,
  comeBack: 'Är tillbaka',
  leavingHelp:
    'Roller och platser i grupper upphör i dag, och inloggningen ger inte längre tillgång. Det som skrivits sparas så länge reglerna säger. Det kan ångras.',
  leaveAndRuns: (n) =>
    `${plural('sv', n, 'mentorskap pågår', 'mentorskap pågår')}: lämna över eller avsluta först, så att ingen väntar på en mentor.`,
  leftAndRuns: (n) =>
    `${plural('sv', n, 'mentorskap pågår', 'mentorskap pågår')} fortfarande. Lämna över eller avsluta.`,
  stillRuns: (n) => plural('sv', n, 'mentorskap pågår', 'mentorskap pågår'),
  notYourself:
    'Du kan inte anteckna om dig själv att du har slutat. Det gör någon annan som sköter listan.',
  missing: (n) =>
    `${plural('sv', n, 'person är känd', 'personer är kända')} men finns inte i filen`,
  missingIntro:
    'De har ett nummer, och en roll, klass och organisation som filen handlar om. Om alla andra säger den ingenting.',
  whoIsMissing: 'Vilka de är',
  haveTheyLeft: 'Har de slutat?',
  theyHaveLeft: (n) => (n === 1 ? 'Den här personen har slutat' : `Alla ${n} har slutat`),
  howManyLeave: 'Hur många som slutar',
  secondLook: (n, of) =>
    `${n} av ${of} är mer än en av tjugo: ofta fel fil. Gå igenom namnen och skriv sedan hur många de är.`,
  countThem: (n) =>
    `Mer än en av tjugo skulle sluta. Gå igenom namnen en gång till och skriv ${n} här, eller lämna rutan ovan tom.`,
  commitLeaving: 'Spara',
  returns: 'är tillbaka',
  lost: 'En enhet har kommit bort',
  lostHelp:
    'Varje enhet där personen är inloggad ber om en ny inloggning, här och i varje annan organisation som samma konto öppnar. Ingenting går förlorat.',
  signOut: (name) => `Logga ut ${name} överallt`,
  signedOut: (sessions) =>
    sessions === 0
      ? 'Personen var inte inloggad någonstans.'
      : sessions === 1
        ? 'Utloggad på en enhet.'
        : `Utloggad på ${sessions} enheter.`,
};

export const personWords = texts(
  'person',
  { en, nl, sv },
  {
    unit: 'Class of a pupil or department of somebody at work.',
    stateYes: 'The organisation belongs to the public authorities of the state.',
    left: 'The person no longer belongs to the organisation. {day} is a day such as “Thu 3 Dec” or “yesterday”.',
    returns: 'In the list of an import: the person had left and belongs to the organisation again.',
  },
  {
    en: {
      leaveAndRuns: (n) =>
        `${plural('en', n, 'class still runs', 'classes still run')}: hand over or close first, so that no class waits for a mentor.`,
      leftAndRuns: (n) =>
        `${plural('en', n, 'class still runs', 'classes still run')}. Hand over or close.`,
      stillRuns: (n) => plural('en', n, 'class still runs', 'classes still run'),
    },
    nl: {
      leaveAndRuns: (n) =>
        `${plural('nl', n, 'klas loopt nog', 'klassen lopen nog')}: draag eerst over of sluit af, zodat geen klas op een mentor wacht.`,
      leftAndRuns: (n) =>
        `${plural('nl', n, 'klas loopt nog', 'klassen lopen nog')}. Draag over of sluit af.`,
      stillRuns: (n) => plural('nl', n, 'klas loopt nog', 'klassen lopen nog'),
    },
    sv: {
      leaveAndRuns: (n) =>
        `${plural('sv', n, 'klass pågår', 'klasser pågår')}: lämna över eller avsluta först, så att ingen klass väntar på en mentor.`,
      leftAndRuns: (n) =>
        `${plural('sv', n, 'klass pågår', 'klasser pågår')} fortfarande. Lämna över eller avsluta.`,
      stillRuns: (n) => plural('sv', n, 'klass pågår', 'klasser pågår'),
    },
  },
);
