import { plural } from '../../platform/i18n.ts';
import { texts } from '../../platform/texts.ts';

/** CO-1 to CO-4, CO-7 and CO-8: what becomes of a programme and a cohort besides its days. */
const en = {
  saved: 'Saved.',
  change: 'Edit',
  rename: 'Rename',
  name: 'Name',
  save: 'Save',
  copy: 'Copy',
  copyProgramme: 'Copy this programme',
  copyProgrammeHelp:
    'Rules, signals and the version of the profile come along. Cohorts and people do not: copy a cohort into the new programme afterwards.',
  copyOf: (name: string) => `${name} (copy)`,
  copyCohort: 'Copy this cohort',
  copyCohortIntro: (cohort: string) =>
    `The calendar, hours and places of ${cohort} come along, moved to the new first day. Assessment rounds become phases of it: set them up once the mentorships run. People, matches and mentorships do not come along.`,
  copyInto: 'Into the programme',
  firstDay: 'First day',
  lookAtDates: 'Show the dates',
  newDates: 'The new calendar',
  noDates: 'This cohort has no dates to copy.',
  span: (first: string, last: string) => `From ${first} to ${last}.`,
  was: (day: string) => `was ${day}`,
  because: {
    break: 'moved out of a holiday',
    weekend: 'moved off a weekend',
  },
  holidaysToo:
    'Holidays have moved along with the year. Check them against the new calendar before you invite anybody.',
  copiedFrom: (cohort: string) => `Copied from ${cohort}.`,
  archive: 'Archive',
  archiveHelp:
    'It is left out of lists and home pages. Everything stays readable, and you can take it back.',
  takeBack: 'Take it back from the archive',
  isArchived: 'This is in the archive: nothing can be changed here until it is taken back.',
  programmeFirst: 'Its programme is in the archive. Take the programme back first.',
  showArchived: 'Show archived programmes and cohorts too',
  hideArchived: 'Show only current programmes',
  archivedCohorts: (n: number) => plural('en', n, 'archived cohort', 'archived cohorts'),
  noneCurrent: 'No current programme. All of them are in the archive.',
  delete: 'Delete',
  deleteCohort: 'Delete this cohort',
  deleteProgramme: 'Delete this programme',
  deleteCohortHelp:
    'Only possible while nobody takes part and nothing was calculated. Its calendar goes with it.',
  deleteProgrammeHelp: 'Only possible while all its cohorts are empty. They go with it.',
  notEmpty:
    'This cohort is not empty: somebody takes part in it, or something was calculated. Archive it instead.',
  programmeNotEmpty: (cohort: string) =>
    `${cohort} is not empty: somebody takes part in it, or something was calculated. Archive the programme instead.`,
  editDate: 'Edit',
  removeDate: 'Remove this date',
  isPlanned: 'People are invited to this date. Change or cancel it on the page of the gathering.',
  rulesTouch: (n: number) => `This changes ${plural('en', n, 'cohort', 'cohorts')} at once:`,
  rulesTouchNone: 'No cohort is running: the rules apply to the cohorts that come.',
  rulesOf: {
    matching:
      'Who decides on pairs changes for the next calculation; what was sent stays as it is.',
    meetFirst: 'A yes to a proposal that waits needs a first meeting.',
    talk: 'New talks and moments are as long as that; those that stand stay as they are.',
    noMeetFirst: 'A yes to a proposal that waits needs no first meeting any more.',
    pairing:
      'The next calculation and the sending of what is not sent yet follow the new rules. Mentorships that run stay.',
    firstMeeting: (n: number) =>
      `${plural('en', n, 'mentorship has', 'mentorships have')} not met yet: from tomorrow the new number of days counts for them.`,
    silence: (now: number, then: number) =>
      `Silent today: ${now}. With the new number of days: ${then}.`,
  },
  lookAtRules: 'See what changes',
  changes: 'What changes',
  nowThen: (name: string, now: string, then: string) => `${name}: ${now} → ${then}`,
  saveRules: 'Save these rules',
  rulesIntro: 'Nothing is saved yet.',
  nothingChanges: 'These are the rules as they are.',
  newVersion: (n: number) => `There is a newer version of the profile: version ${n}.`,
  seeVersion: 'See what changes',
  takeVersion: 'Take this version',
  versionIntro:
    'Nothing is changed yet. Below stands what is different from the version that is in use, and for whom.',
  forNew: 'New cohorts of this programme begin with it.',
  forCohorts: 'And these cohorts, from now on:',
  forCohortsHelp:
    'Assessment rounds that exist keep the version with which they were set up. Answers to requirements that stay are kept.',
  cohortAt: (cohort: string, n: number, people: string) =>
    `${cohort} (now version ${n}; ${people})`,
  people: (applications: number, mentorships: number) =>
    `${plural('en', applications, 'application', 'applications')}, ${plural('en', mentorships, 'mentorship', 'mentorships')}`,
  kinds: {
    competences: 'Competences',
    indicators: 'Indicators',
    requirements: 'Requirements',
  },
  added: 'Added',
  removed: 'Removed',
  renamed: 'Renamed',
  renamedTo: (from: string, to: string) => `${from} → ${to}`,
  sameVersion: 'Nothing that is judged or assessed is different.',
  askedAnew: (n: number) =>
    `${plural('en', n, 'requirement is', 'requirements are')} new: applicants who have not been decided on are asked for the answer.`,
};

const nl: typeof en = {
  saved: 'Opgeslagen.',
  change: 'Bewerken',
  rename: 'Naam wijzigen',
  name: 'Naam',
  save: 'Opslaan',
  copy: 'Kopiëren',
  copyProgramme: 'Dit programma kopiëren',
  copyProgrammeHelp:
    'Regels, signalen en de versie van het profiel komen mee. Lichtingen en mensen niet: kopieer daarna een lichting naar het nieuwe programma.',
  copyOf: (name) => `${name} (kopie)`,
  copyCohort: 'Deze lichting kopiëren',
  copyCohortIntro: (cohort) =>
    `De kalender, uren en plaatsen van ${cohort} komen mee, verschoven naar de nieuwe eerste dag. Beoordelingsrondes worden fasen: richt ze in zodra de mentorschappen lopen. Mensen, berekeningen en mentorschappen komen niet mee.`,
  copyInto: 'Naar het programma',
  firstDay: 'Eerste dag',
  lookAtDates: 'Data tonen',
  newDates: 'De nieuwe kalender',
  noDates: 'Deze lichting heeft geen data om te kopiëren.',
  span: (first, last) => `Van ${first} tot en met ${last}.`,
  was: (day) => `was ${day}`,
  because: {
    break: 'uit een vakantie verschoven',
    weekend: 'van een weekend af verschoven',
  },
  holidaysToo:
    'Vakanties zijn met het jaar meegeschoven. Controleer ze in de nieuwe kalender voordat je iemand uitnodigt.',
  copiedFrom: (cohort) => `Gekopieerd van ${cohort}.`,
  archive: 'Archiveren',
  archiveHelp:
    'Het verdwijnt uit lijsten en startpagina’s. Alles blijft leesbaar en je kunt het terughalen.',
  takeBack: 'Terughalen uit het archief',
  isArchived: 'Dit staat in het archief: er kan niets worden gewijzigd tot het is teruggehaald.',
  programmeFirst: 'Het programma staat in het archief. Haal eerst het programma terug.',
  showArchived: "Ook gearchiveerde programma's en lichtingen tonen",
  hideArchived: "Alleen huidige programma's tonen",
  archivedCohorts: (n) => plural('nl', n, 'gearchiveerde lichting', 'gearchiveerde lichtingen'),
  noneCurrent: 'Geen huidig programma. Ze staan allemaal in het archief.',
  delete: 'Verwijderen',
  deleteCohort: 'Deze lichting verwijderen',
  deleteProgramme: 'Dit programma verwijderen',
  deleteCohortHelp:
    'Kan alleen zolang niemand meedoet en er niets is berekend. De kalender gaat mee.',
  deleteProgrammeHelp: 'Kan alleen zolang alle lichtingen leeg zijn. Die gaan mee.',
  notEmpty:
    'Deze lichting is niet leeg: er doet iemand mee of er is iets berekend. Archiveer haar in plaats daarvan.',
  programmeNotEmpty: (cohort) =>
    `${cohort} is niet leeg: er doet iemand mee of er is iets berekend. Archiveer het programma in plaats daarvan.`,
  editDate: 'Bewerken',
  removeDate: 'Deze datum verwijderen',
  isPlanned:
    'Voor deze datum zijn mensen uitgenodigd. Wijzig of annuleer hem op de pagina van de bijeenkomst.',
  rulesTouch: (n) => `Dit verandert meteen iets voor ${plural('nl', n, 'lichting', 'lichtingen')}:`,
  rulesTouchNone: 'Er loopt geen lichting: de regels gelden voor de lichtingen die komen.',
  rulesOf: {
    matching:
      'Wie over koppels beslist, verandert bij de volgende berekening; wat verstuurd is, blijft zoals het is.',
    meetFirst: 'Voor een ja op een voorstel dat nog wacht, is een eerste ontmoeting nodig.',
    talk: 'Nieuwe gesprekken en momenten duren zo lang; wat al gepland is, blijft zoals het is.',
    noMeetFirst: 'Voor een ja op een voorstel dat nog wacht, is geen eerste ontmoeting meer nodig.',
    pairing:
      'De volgende berekening en het versturen van wat nog niet verstuurd is, volgen de nieuwe regels. Lopende mentorschappen blijven.',
    firstMeeting: (n) =>
      `${plural('nl', n, 'mentorschap heeft', 'mentorschappen hebben')} nog geen gesprek gehad: vanaf morgen telt daarvoor het nieuwe aantal dagen.`,
    silence: (now, then) => `Vandaag stil: ${now}. Met het nieuwe aantal dagen: ${then}.`,
  },
  lookAtRules: 'Bekijk wat er verandert',
  changes: 'Wat er verandert',
  nowThen: (name, now, then) => `${name}: ${now} → ${then}`,
  saveRules: 'Deze regels opslaan',
  rulesIntro: 'Er is nog niets opgeslagen.',
  nothingChanges: 'Dit zijn de regels zoals ze al zijn.',
  newVersion: (n) => `Er is een nieuwere versie van het profiel: versie ${n}.`,
  seeVersion: 'Bekijk wat er verandert',
  takeVersion: 'Deze versie gebruiken',
  versionIntro:
    'Er is nog niets veranderd. Hieronder staat wat er anders is dan in de versie die nu in gebruik is, en voor wie.',
  forNew: 'Nieuwe lichtingen van dit programma beginnen ermee.',
  forCohorts: 'En deze lichtingen, vanaf nu:',
  forCohortsHelp:
    'Bestaande beoordelingsrondes houden de versie waarmee ze zijn ingericht. Antwoorden op eisen die blijven, blijven bewaard.',
  cohortAt: (cohort, n, people) => `${cohort} (nu versie ${n}; ${people})`,
  people: (applications, mentorships) =>
    `${plural('nl', applications, 'aanmelding', 'aanmeldingen')}, ${plural('nl', mentorships, 'mentorschap', 'mentorschappen')}`,
  kinds: {
    competences: 'Competenties',
    indicators: 'Indicatoren',
    requirements: 'Eisen',
  },
  added: 'Toegevoegd',
  removed: 'Verwijderd',
  renamed: 'Andere naam',
  renamedTo: (from, to) => `${from} → ${to}`,
  sameVersion: 'Er is niets anders aan wat beslist of beoordeeld wordt.',
  askedAnew: (n) =>
    `${plural('nl', n, 'eis is', 'eisen zijn')} nieuw: aan wie nog niet beslist is, wordt het antwoord gevraagd.`,
};

const sv: typeof en = {
  saved: 'Sparat.',
  change: 'Redigera',
  rename: 'Byt namn',
  name: 'Namn',
  save: 'Spara',
  copy: 'Kopiera',
  copyProgramme: 'Kopiera programmet',
  copyProgrammeHelp:
    'Regler, signaler och profilens version följer med. Omgångar och personer gör det inte: kopiera sedan en omgång till det nya programmet.',
  copyOf: (name) => `${name} (kopia)`,
  copyCohort: 'Kopiera omgången',
  copyCohortIntro: (cohort) =>
    `Kalendern, timmarna och platserna i ${cohort} följer med, flyttade till den nya första dagen. Bedömningsrundor blir faser: skapa dem när mentorskapen pågår. Personer, körningar och mentorskap följer inte med.`,
  copyInto: 'Till programmet',
  firstDay: 'Första dag',
  lookAtDates: 'Visa datumen',
  newDates: 'Den nya kalendern',
  noDates: 'Omgången har inga datum att kopiera.',
  span: (first, last) => `Från ${first} till ${last}.`,
  was: (day) => `var ${day}`,
  because: {
    break: 'flyttad från ett lov',
    weekend: 'flyttad från en helg',
  },
  holidaysToo:
    'Loven har flyttats med året. Kontrollera dem mot den nya kalendern innan du bjuder in någon.',
  copiedFrom: (cohort) => `Kopierad från ${cohort}.`,
  archive: 'Arkivera',
  archiveHelp:
    'Det försvinner från listor och startsidor. Allt går att läsa och du kan hämta tillbaka det.',
  takeBack: 'Hämta tillbaka från arkivet',
  isArchived: 'Det här finns i arkivet: inget kan ändras förrän det har hämtats tillbaka.',
  programmeFirst: 'Programmet finns i arkivet. Hämta tillbaka programmet först.',
  showArchived: 'Visa även arkiverade program och omgångar',
  hideArchived: 'Visa bara aktuella program',
  archivedCohorts: (n) => plural('sv', n, 'arkiverad omgång', 'arkiverade omgångar'),
  noneCurrent: 'Inget aktuellt program. Alla finns i arkivet.',
  delete: 'Ta bort',
  deleteCohort: 'Ta bort omgången',
  deleteProgramme: 'Ta bort programmet',
  deleteCohortHelp:
    'Går bara så länge ingen deltar och inget har beräknats. Kalendern försvinner med den.',
  deleteProgrammeHelp: 'Går bara så länge alla omgångar är tomma. De försvinner med det.',
  notEmpty:
    'Omgången är inte tom: någon deltar i den eller något har beräknats. Arkivera den i stället.',
  programmeNotEmpty: (cohort) =>
    `${cohort} är inte tom: någon deltar i den eller något har beräknats. Arkivera programmet i stället.`,
  editDate: 'Redigera',
  removeDate: 'Ta bort datumet',
  isPlanned:
    'Personer är inbjudna till det här datumet. Ändra eller ställ in det på träffens sida.',
  rulesTouch: (n) => `Det här ändrar genast något för ${plural('sv', n, 'omgång', 'omgångar')}:`,
  rulesTouchNone: 'Ingen omgång pågår: reglerna gäller för de omgångar som kommer.',
  rulesOf: {
    matching:
      'Vem som bestämmer om par ändras vid nästa körning; det som har skickats förblir som det är.',
    meetFirst: 'Ett ja till ett förslag som väntar kräver ett första möte.',
    talk: 'Nya samtal och tider blir så långa; de som redan är planerade ändras inte.',
    noMeetFirst: 'Ett ja till ett förslag som väntar kräver inget första möte längre.',
    pairing:
      'Nästa körning och utskick av det som inte har skickats följer de nya reglerna. Pågående mentorskap fortsätter.',
    firstMeeting: (n) =>
      `${plural('sv', n, 'mentorskap har', 'mentorskap har')} inte träffats än: från i morgon gäller det nya antalet dagar för dem.`,
    silence: (now, then) => `Tysta i dag: ${now}. Med det nya antalet dagar: ${then}.`,
  },
  lookAtRules: 'Se vad som ändras',
  changes: 'Vad som ändras',
  nowThen: (name, now, then) => `${name}: ${now} → ${then}`,
  saveRules: 'Spara reglerna',
  rulesIntro: 'Inget är sparat än.',
  nothingChanges: 'Så är reglerna redan.',
  newVersion: (n) => `Det finns en nyare version av profilen: version ${n}.`,
  seeVersion: 'Se vad som ändras',
  takeVersion: 'Använd den här versionen',
  versionIntro:
    'Inget är ändrat än. Här nedan står vad som skiljer sig från versionen som används, och för vem.',
  forNew: 'Nya omgångar i programmet börjar med den.',
  forCohorts: 'Och de här omgångarna, från och med nu:',
  forCohortsHelp:
    'Bedömningsrundor som finns behåller versionen som de skapades med. Svar på krav som finns kvar bevaras.',
  cohortAt: (cohort, n, people) => `${cohort} (nu version ${n}; ${people})`,
  people: (applications, mentorships) =>
    `${plural('sv', applications, 'ansökan', 'ansökningar')}, ${plural('sv', mentorships, 'mentorskap', 'mentorskap')}`,
  kinds: {
    competences: 'Kompetenser',
    indicators: 'Indikatorer',
    requirements: 'Krav',
  },
  added: 'Tillagt',
  removed: 'Borttaget',
  renamed: 'Nytt namn',
  renamedTo: (from, to) => `${from} → ${to}`,
  sameVersion: 'Inget av det som avgörs eller bedöms är annorlunda.',
  askedAnew: (n) =>
    `${plural('sv', n, 'krav är nytt', 'krav är nya')}: sökande som inte har fått beslut tillfrågas om svaret.`,
};

export const upkeepWords = texts('upkeep', { en, nl, sv });
