import { texts } from '../../platform/texts.ts';

/** What mentors read about growing: plan, help, evidence, quick feedback. */

const en = {
  title: 'Growing as a mentor',
  intro:
    'Your goals, what you do for them, and who helps. Only you see this page; you choose what others see of it.',
  plan: 'Your plan',
  planNote:
    'Choose one thing, at most three at a time. Nobody reads this unless you show a goal to your mentees and your manager.',
  noGoals: 'No goal yet.',
  whatToPractise: 'What you want to practise',
  practice: 'What you will do in your next meetings',
  practiceHelp: 'One thing that you can see yourself do.',
  where: 'In which mentorship',
  anywhere: 'In any of them',
  resource: 'What helps',
  resourceHelp: 'Something to read, a course, a tool.',
  fromLibrary: 'From the library:',
  lookAgainLabel: 'Look again on',
  lookAgain: (day: string) => `look again ${day}`,
  addGoal: 'Add to my plan',
  markDone: 'Done',
  markDropped: 'Drop it',
  ended: { done: 'done', dropped: 'dropped' },
  laterDay: 'Choose a day that is still to come.',
  threeGoals: 'Three are enough at a time. Finish one or drop it first.',
  chooseOne: 'Choose one from the list.',
  toPlan: 'To your plan and everything beside it',
  showGoal: 'Show it to my mentees and my manager',
  hideGoal: 'Keep it to myself again',
  isShown: 'your mentees and your manager see this',
  askHelp: 'Ask somebody',
  askKind: 'For what',
  askKinds: { help: 'to help me with it', review: 'to look at how far I am' },
  askWhom: 'Whom (e-mail of somebody in the organisation)',
  strongIn: 'Strong in it and willing to help:',
  yourWords: 'What you write to this person',
  yourWordsHelp: 'Only this, the indicator and evidence tied to the goal (for a look) can be read.',
  ask: 'Ask',
  notKnown: 'Nobody here has that address.',
  notYourself: 'That is you. Ask somebody else.',
  askedOnce: 'This person has been asked already and has not answered yet.',
  requestState: (who: string, kind: 'help' | 'review', agreed: boolean | null) =>
    agreed === null
      ? `${who} has been asked ${kind === 'help' ? 'to help' : 'to look'}`
      : kind === 'help'
        ? agreed
          ? `${who} helps`
          : `${who} cannot help now`
        : agreed
          ? `${who} looked: it shows`
          : `${who} looked: not yet`,
  requests: 'From others',
  requestOf: (who: string, kind: 'help' | 'review') =>
    kind === 'help' ? `${who} asks for your help with` : `${who} asks you to look at`,
  answerWords: 'Your answer',
  sayYes: { help: 'Yes, I help', review: 'It shows' },
  sayNo: { help: 'Not now', review: 'Not yet' },
  talkAsked: (who: string, round: string) =>
    `${who} wants to open the report of “${round}” together with you.`,
  talkNow: 'We sit together: open it',
  sharedWithYou: 'Shown to you',
  sharedReport: (who: string, round: string) => `Report of ${who}, ${round}`,
  portfolio: 'What shows it',
  hoursLearned: (hours: string) => `${hours} of learning`,
  portfolioNote:
    'A note, a file, a link, or time spent learning, tied to what you want to show. Only you see it, and whoever you ask to look at the goal.',
  what: 'What it is',
  heldOn: 'Day',
  words: 'In words',
  address: 'Link',
  file: 'File',
  fileHelp: 'PDF, picture, text or office file, up to 5 MB.',
  minutes: 'Minutes of learning',
  shows: 'What it shows',
  toGoal: 'Belongs to the goal',
  noGoal: 'none',
  addEvidence: 'Save',
  remove: 'Remove',
  badAddress: 'A link begins with https:// or http://.',
  badFile:
    'This file cannot be saved. Use PDF, PNG, JPEG, text, DOCX, XLSX or ODT, up to 5 MB, with a name that ends as what it is, and without macros.',
  notFuture: 'Choose a day that has been.',
  strengths: 'What you are strong in',
  strengthsNote:
    'From your last report. Tick what others may do with it; without a tick nobody learns of it. It never counts against anybody.',
  helpsOthers: 'ask me for help',
  mayMatch: 'use it in matching',
  keepChoice: 'Save my choice',
  noStrengths: 'After a report with a level that you reached, you can offer it here.',
  quick: 'Ask for feedback now',
  quickNote:
    'Two or three questions to people you choose, at any time. Answers are open: you see who said what.',
  quickName: 'What it is about',
  quickAbout: 'Two or three behaviours',
  quickUntil: 'Until',
  quickWhom: 'Whom you ask: one on each line, name and e-mail',
  quickExample: 'Anna Berg, anna@example.org',
  quickMake: 'Create the links',
  quickTwoThree: 'Choose two or three.',
  quickLine: (line: string) => `“${line}” has no name and e-mail with a comma between them.`,
  quickMany: 'One to ten people.',
  quickLinks: 'Send each person their link now: the links are not shown again.',
  quickState: (answered: number, asked: number) => `${answered} of ${asked} answered`,
  quickRead: 'Close it and read',
  quickReadAgain: 'Read',
  quickTitle: (name: string) => `Answers about “${name}”`,
  quickNone: 'Nobody has answered.',
  notSeen: 'not observed',
  seed: 'From the interview',
  seedNote: (names: string) =>
    `In your admission interview these were the lowest: ${names}. You may begin your plan with one of them; nobody else uses it.`,
  homeRequest: (who: string, kind: 'help' | 'review') =>
    kind === 'help'
      ? `${who} asks for your help with a goal.`
      : `${who} asks you to look at a goal.`,
  askCertificate: 'Ask for a certificate',
  addSomething: 'Add something',
  quickChoose: 'Choose questions and people',
  theirGoal: (who: string) => `${who} practises:`,
  felt: 'After meetings',
  feltIntro: (from: string, to: string) =>
    `What mentees answered from ${from} to ${to}, together and only from five on. Nobody sees a single answer.`,
  feltEver:
    'What mentees of your pairs answered over the whole time, together and only from three on. Worked out again when three more have answered.',
  feltTooFew: 'Fewer than five have answered.',
  feltMean: (mean: string, n: number) => `${mean} of 5, from ${n} mentees`,
  harmful:
    'A virus scanner found something harmful in this file, so it was not saved. Make sure that your device is clean, and choose another file.',
  harmfulHere:
    'A virus scanner found something harmful in this file, so it is not given back. Its owner can remove it.',
  notScanned:
    'The virus scanner does not answer just now, so this file stays closed. It has been saved: try again in a while.',
  fileClosed: 'This file stays closed',
  toEvidence: 'To what shows that you grew',
};

const nl: typeof en = {
  title: 'Groeien als mentor',
  intro:
    'Je doelen, wat je ervoor doet en wie helpt. Alleen jij ziet deze pagina; jij kiest wat anderen ervan zien.',
  plan: 'Je plan',
  planNote:
    'Kies één ding, hoogstens drie tegelijk. Niemand leest dit, tenzij je een doel laat zien aan je mentees en je leidinggevende.',
  noGoals: 'Nog geen doel.',
  whatToPractise: 'Wat je wilt oefenen',
  practice: 'Wat je in je volgende gesprekken gaat doen',
  practiceHelp: 'Eén ding dat je jezelf ziet doen.',
  where: 'In welk mentorschap',
  anywhere: 'In elk',
  resource: 'Wat helpt',
  resourceHelp: 'Iets om te lezen, een cursus, een hulpmiddel.',
  fromLibrary: 'Uit de bibliotheek:',
  lookAgainLabel: 'Opnieuw kijken op',
  lookAgain: (day) => `opnieuw kijken ${day}`,
  addGoal: 'In mijn plan zetten',
  markDone: 'Klaar',
  markDropped: 'Loslaten',
  ended: { done: 'klaar', dropped: 'losgelaten' },
  laterDay: 'Kies een dag die nog komt.',
  threeGoals: 'Drie tegelijk is genoeg. Maak er eerst een af of laat er een los.',
  chooseOne: 'Kies er een uit de lijst.',
  toPlan: 'Naar je plan en alles eromheen',
  showGoal: 'Laten zien aan mijn mentees en mijn leidinggevende',
  hideGoal: 'Weer voor mezelf houden',
  isShown: 'je mentees en je leidinggevende zien dit',
  askHelp: 'Iemand vragen',
  askKind: 'Waarvoor',
  askKinds: { help: 'om me ermee te helpen', review: 'om te kijken hoe ver ik ben' },
  askWhom: 'Wie (e-mail van iemand in de organisatie)',
  strongIn: 'Sterk hierin en bereid te helpen:',
  yourWords: 'Wat je deze persoon schrijft',
  yourWordsHelp: 'Alleen dit, de indicator en het bewijs bij dit doel (bij kijken) is te lezen.',
  ask: 'Vragen',
  notKnown: 'Niemand hier heeft dat adres.',
  notYourself: 'Dat ben je zelf. Vraag iemand anders.',
  askedOnce: 'Deze persoon is al gevraagd en heeft nog niet geantwoord.',
  requestState: (who, kind, agreed) =>
    agreed === null
      ? `${who} is gevraagd ${kind === 'help' ? 'te helpen' : 'te kijken'}`
      : kind === 'help'
        ? agreed
          ? `${who} helpt`
          : `${who} kan nu niet helpen`
        : agreed
          ? `${who} keek: het is te zien`
          : `${who} keek: nog niet`,
  requests: 'Van anderen',
  requestOf: (who, kind) =>
    kind === 'help' ? `${who} vraagt je hulp bij` : `${who} vraagt je te kijken naar`,
  answerWords: 'Je antwoord',
  sayYes: { help: 'Ja, ik help', review: 'Het is te zien' },
  sayNo: { help: 'Nu niet', review: 'Nog niet' },
  talkAsked: (who, round) => `${who} wil het rapport van ‘${round}’ samen met jou openen.`,
  talkNow: 'We zitten bij elkaar: openen',
  sharedWithYou: 'Aan jou getoond',
  sharedReport: (who, round) => `Rapport van ${who}, ${round}`,
  portfolio: 'Wat het laat zien',
  hoursLearned: (hours) => `${hours} geleerd`,
  portfolioNote:
    'Een notitie, een bestand, een link of leertijd, bij wat je wilt laten zien. Alleen jij ziet het, en wie je vraagt naar het doel te kijken.',
  what: 'Wat het is',
  heldOn: 'Dag',
  words: 'In woorden',
  address: 'Link',
  file: 'Bestand',
  fileHelp: 'PDF, afbeelding, tekst of kantoorbestand, tot 5 MB.',
  minutes: 'Leertijd in minuten',
  shows: 'Wat het laat zien',
  toGoal: 'Hoort bij het doel',
  noGoal: 'geen',
  addEvidence: 'Bewaren',
  remove: 'Verwijderen',
  badAddress: 'Een link begint met https:// of http://.',
  badFile:
    'Dit bestand kan niet worden opgeslagen. Gebruik PDF, PNG, JPEG, tekst, DOCX, XLSX of ODT, tot 5 MB, met een naam die eindigt op wat het is, en zonder macro’s.',
  notFuture: 'Kies een dag die geweest is.',
  strengths: 'Waar je sterk in bent',
  strengthsNote:
    'Uit je laatste rapport. Vink aan wat anderen ermee mogen; zonder vinkje weet niemand het. Het telt nooit tegen iemand.',
  helpsOthers: 'mij om hulp vragen',
  mayMatch: 'gebruiken bij koppelen',
  keepChoice: 'Keuze bewaren',
  noStrengths: 'Na een rapport met een niveau dat je haalde, kun je het hier aanbieden.',
  quick: 'Nu om feedback vragen',
  quickNote:
    'Twee of drie vragen aan mensen die je kiest, wanneer je wilt. Antwoorden zijn open: je ziet wie wat zei.',
  quickName: 'Waar het over gaat',
  quickAbout: 'Twee of drie gedragingen',
  quickUntil: 'Tot en met',
  quickWhom: 'Wie je vraagt: een per regel, naam en e-mail',
  quickExample: 'Anna Berg, anna@example.org',
  quickMake: 'De links maken',
  quickTwoThree: 'Kies er twee of drie.',
  quickLine: (line) => `In ‘${line}’ staan geen naam en e-mail met een komma ertussen.`,
  quickMany: 'Een tot tien mensen.',
  quickLinks: 'Stuur ieder nu de eigen link: de links worden niet nog eens getoond.',
  quickState: (answered, asked) => `${answered} van ${asked} antwoordden`,
  quickRead: 'Sluiten en lezen',
  quickReadAgain: 'Lezen',
  quickTitle: (name) => `Antwoorden over ‘${name}’`,
  quickNone: 'Niemand heeft geantwoord.',
  notSeen: 'niet gezien',
  seed: 'Uit het gesprek',
  seedNote: (names) =>
    `In je toelatingsgesprek scoorden deze het laagst: ${names}. Je mag je plan met een ervan beginnen; verder gebruikt niemand het.`,
  homeRequest: (who, kind) =>
    kind === 'help'
      ? `${who} vraagt je hulp bij een doel.`
      : `${who} vraagt je naar een doel te kijken.`,
  askCertificate: 'Een certificaat aanvragen',
  addSomething: 'Iets toevoegen',
  quickChoose: 'Vragen en mensen kiezen',
  theirGoal: (who) => `${who} oefent:`,
  felt: 'Na gesprekken',
  feltIntro: (from, to) =>
    `Wat mentees antwoordden van ${from} tot ${to}, samen en pas vanaf vijf. Niemand ziet één antwoord.`,
  feltEver:
    'Wat mentees van jouw koppels over de hele tijd antwoordden, samen en pas vanaf drie. Opnieuw berekend als er drie meer hebben geantwoord.',
  feltTooFew: 'Minder dan vijf hebben geantwoord.',
  feltMean: (mean, n) => `${mean} van 5, van ${n} mentees`,
  harmful:
    'Een virusscanner vond iets schadelijks in dit bestand, dus het is niet opgeslagen. Kijk of je apparaat schoon is en kies een ander bestand.',
  harmfulHere:
    'Een virusscanner vond iets schadelijks in dit bestand, dus het wordt niet teruggegeven. De eigenaar kan het verwijderen.',
  notScanned:
    'De virusscanner antwoordt nu niet, dus dit bestand blijft dicht. Het is opgeslagen: probeer het straks nog eens.',
  fileClosed: 'Dit bestand blijft dicht',
  toEvidence: 'Naar wat laat zien dat je groeide',
};

const sv: typeof en = {
  title: 'Växa som mentor',
  intro:
    'Dina mål, vad du gör för dem och vem som hjälper. Bara du ser sidan; du väljer vad andra får se.',
  plan: 'Din plan',
  planNote:
    'Välj en sak, högst tre åt gången. Ingen läser det här om du inte visar ett mål för dina adepter och din chef.',
  noGoals: 'Inget mål än.',
  whatToPractise: 'Vad du vill öva',
  practice: 'Vad du ska göra i dina nästa träffar',
  practiceHelp: 'En sak som du kan se dig själv göra.',
  where: 'I vilket mentorskap',
  anywhere: 'I vilket som helst',
  resource: 'Vad som hjälper',
  resourceHelp: 'Något att läsa, en kurs, ett verktyg.',
  fromLibrary: 'Ur biblioteket:',
  lookAgainLabel: 'Titta igen den',
  lookAgain: (day) => `titta igen ${day}`,
  addGoal: 'Lägg i min plan',
  markDone: 'Klart',
  markDropped: 'Släpp det',
  ended: { done: 'klart', dropped: 'släppt' },
  laterDay: 'Välj en dag som inte har varit.',
  threeGoals: 'Tre åt gången räcker. Gör klart en eller släpp en först.',
  chooseOne: 'Välj en i listan.',
  toPlan: 'Till din plan och allt omkring den',
  showGoal: 'Visa för mina adepter och min chef',
  hideGoal: 'Behåll det för mig själv igen',
  isShown: 'dina adepter och din chef ser detta',
  askHelp: 'Fråga någon',
  askKind: 'Om vad',
  askKinds: { help: 'att hjälpa mig med det', review: 'att titta på hur långt jag kommit' },
  askWhom: 'Vem (e-post till någon i organisationen)',
  strongIn: 'Starka i det och villiga att hjälpa:',
  yourWords: 'Vad du skriver till personen',
  yourWordsHelp:
    'Bara detta, indikatorn och belägg som hör till målet (när någon tittar) kan läsas.',
  ask: 'Fråga',
  notKnown: 'Ingen här har den adressen.',
  notYourself: 'Det är du. Fråga någon annan.',
  askedOnce: 'Personen är redan tillfrågad och har inte svarat än.',
  requestState: (who, kind, agreed) =>
    agreed === null
      ? `${who} är tillfrågad ${kind === 'help' ? 'att hjälpa' : 'att titta'}`
      : kind === 'help'
        ? agreed
          ? `${who} hjälper`
          : `${who} kan inte hjälpa nu`
        : agreed
          ? `${who} tittade: det syns`
          : `${who} tittade: inte än`,
  requests: 'Från andra',
  requestOf: (who, kind) =>
    kind === 'help' ? `${who} ber om din hjälp med` : `${who} ber dig titta på`,
  answerWords: 'Ditt svar',
  sayYes: { help: 'Ja, jag hjälper', review: 'Det syns' },
  sayNo: { help: 'Inte nu', review: 'Inte än' },
  talkAsked: (who, round) => `${who} vill öppna rapporten för ”${round}” tillsammans med dig.`,
  talkNow: 'Vi sitter tillsammans: öppna',
  sharedWithYou: 'Visat för dig',
  sharedReport: (who, round) => `Rapport för ${who}, ${round}`,
  portfolio: 'Vad som visar det',
  hoursLearned: (hours) => `${hours} lärande`,
  portfolioNote:
    'En anteckning, en fil, en länk eller lärtid, knuten till det du vill visa. Bara du ser det, och den du ber titta på målet.',
  what: 'Vad det är',
  heldOn: 'Dag',
  words: 'Med ord',
  address: 'Länk',
  file: 'Fil',
  fileHelp: 'PDF, bild, text eller kontorsfil, upp till 5 MB.',
  minutes: 'Lärtid i minuter',
  shows: 'Vad det visar',
  toGoal: 'Hör till målet',
  noGoal: 'inget',
  addEvidence: 'Spara',
  remove: 'Ta bort',
  badAddress: 'En länk börjar med https:// eller http://.',
  badFile:
    'Den här filen kan inte sparas. Använd PDF, PNG, JPEG, text, DOCX, XLSX eller ODT, upp till 5 MB, med ett namn som slutar på vad den är, och utan makron.',
  notFuture: 'Välj en dag som har varit.',
  strengths: 'Vad du är stark i',
  strengthsNote:
    'Ur din senaste rapport. Kryssa i vad andra får göra med det; utan kryss får ingen veta det. Det räknas aldrig mot någon.',
  helpsOthers: 'be mig om hjälp',
  mayMatch: 'använda vid matchning',
  keepChoice: 'Spara mitt val',
  noStrengths: 'Efter en rapport med en nivå som du nått kan du erbjuda den här.',
  quick: 'Be om återkoppling nu',
  quickNote:
    'Två eller tre frågor till personer du väljer, när som helst. Svaren är öppna: du ser vem som sa vad.',
  quickName: 'Vad det gäller',
  quickAbout: 'Två eller tre beteenden',
  quickUntil: 'Till och med',
  quickWhom: 'Vilka du frågar: en per rad, namn och e-post',
  quickExample: 'Anna Berg, anna@example.org',
  quickMake: 'Skapa länkarna',
  quickTwoThree: 'Välj två eller tre.',
  quickLine: (line) => `I ”${line}” finns inte namn och e-post med ett komma emellan.`,
  quickMany: 'En till tio personer.',
  quickLinks: 'Skicka nu varje person sin länk: länkarna visas inte igen.',
  quickState: (answered, asked) => `${answered} av ${asked} har svarat`,
  quickRead: 'Stäng och läs',
  quickReadAgain: 'Läs',
  quickTitle: (name) => `Svar om ”${name}”`,
  quickNone: 'Ingen har svarat.',
  notSeen: 'inte sett',
  seed: 'Från intervjun',
  seedNote: (names) =>
    `I din antagningsintervju var dessa lägst: ${names}. Du kan börja din plan med någon av dem; ingen annan använder det.`,
  homeRequest: (who, kind) =>
    kind === 'help' ? `${who} ber om din hjälp med ett mål.` : `${who} ber dig titta på ett mål.`,
  askCertificate: 'Be om ett intyg',
  addSomething: 'Lägg till något',
  quickChoose: 'Välj frågor och personer',
  theirGoal: (who) => `${who} övar:`,
  felt: 'Efter träffar',
  feltIntro: (from, to) =>
    `Vad adepter svarade från ${from} till ${to}, tillsammans och först från fem. Ingen ser ett enskilt svar.`,
  feltEver:
    'Vad adepterna i dina par har svarat under hela tiden, tillsammans och först från tre. Räknas om när tre till har svarat.',
  feltTooFew: 'Färre än fem har svarat.',
  feltMean: (mean, n) => `${mean} av 5, från ${n} adepter`,
  harmful:
    'En virusskanner hittade något skadligt i filen, så den sparades inte. Se efter att din enhet är fri från virus och välj en annan fil.',
  harmfulHere:
    'En virusskanner hittade något skadligt i filen, så den lämnas inte ut. Den som äger den kan ta bort den.',
  notScanned:
    'Virusskannern svarar inte just nu, så filen förblir stängd. Den är sparad: försök igen om en stund.',
  fileClosed: 'Filen förblir stängd',
  toEvidence: 'Till det som visar att du har utvecklats',
};

export const developmentWords = texts(
  'development',
  { en, nl, sv },
  {
    requestOf:
      'Before the name of what is asked about. {kind} only chooses between two sentences: help is wanted, or a look at how far somebody is.',
    quickRead: 'Button: nobody can answer any more, and the answers can be read.',
  },
  {
    en: {
      planNote:
        'Choose one thing, at most three at a time. Nobody reads this unless you show a goal to your pupils and your manager.',
      where: 'In which class',
      showGoal: 'Show it to my pupils and my manager',
      isShown: 'your pupils and your manager see this',
      feltIntro: (from, to) =>
        `What pupils answered from ${from} to ${to}, together and only from five on. Nobody sees a single answer.`,
      feltMean: (mean, n) => `${mean} of 5, from ${n} pupils`,
    },
    nl: {
      planNote:
        'Kies één ding, hoogstens drie tegelijk. Niemand leest dit, tenzij je een doel laat zien aan je leerlingen en je leidinggevende.',
      where: 'In welke klas',
      showGoal: 'Laten zien aan mijn leerlingen en mijn leidinggevende',
      isShown: 'je leerlingen en je leidinggevende zien dit',
      feltIntro: (from, to) =>
        `Wat leerlingen antwoordden van ${from} tot ${to}, samen en pas vanaf vijf. Niemand ziet één antwoord.`,
      feltMean: (mean, n) => `${mean} van 5, van ${n} leerlingen`,
    },
    sv: {
      planNote:
        'Välj en sak, högst tre åt gången. Ingen läser det här om du inte visar ett mål för dina elever och din chef.',
      where: 'I vilken klass',
      showGoal: 'Visa för mina elever och min chef',
      isShown: 'dina elever och din chef ser detta',
      feltIntro: (from, to) =>
        `Vad elever svarade från ${from} till ${to}, tillsammans och först från fem. Ingen ser ett enskilt svar.`,
      feltMean: (mean, n) => `${mean} av 5, från ${n} elever`,
    },
  },
);
