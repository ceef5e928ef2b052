import { texts } from '../../platform/texts.ts';

/** What raters read, on a phone, without an account. */
const en = {
  title: (mentor: string) => `About ${mentor} as a mentor`,
  selfTitle: 'About yourself as a mentor',
  intro: (organisation: string, round: string) => `${organisation}, ${round}.`,
  before: 'Before you begin',
  whatFor:
    'Your answers help this mentor grow. They are not used for pay, for selection or against anybody.',
  shown: (least: number) =>
    `The mentor sees how a group as a whole answered, and only when at least ${least} of you did. Nobody sees your single answers: not the mentor, not the coordinator. When a group is small, people may guess.`,
  shownNamed: 'You answer as the manager: the mentor knows that this view is yours.',
  shownSelf: 'Your own view stands beside that of the others.',
  when: (day: string) =>
    `You can answer until ${day}. Every answer is saved at once; come back with the same link whenever you like. Only what you hand in counts.`,
  minutes: (n: number) => `About ${n} minutes.`,
  begin: 'Begin',
  goOn: 'Go on where you were',
  decline: 'I would rather not',
  declineWhy: 'Why',
  why: {
    conflict: 'I have an interest of my own in this',
    'too-little-contact': 'I know too little of this mentor’s work',
    'no-time': 'I have no time',
    other: 'another reason',
  } as Record<string, string>,
  declineDo: 'Decline',
  declined: 'You have declined. Your reason is only counted, without your name.',
  practice: 'A short practice',
  practiceIntro:
    'Two short scenes, so that everybody means the same by the levels. None of this is saved.',
  vignettes: [
    {
      text: 'A mentee says she dreads the coming talk with her team. The mentor asks one question, hears “it will be fine”, and begins to tell of his own first year.',
      level: 2,
      because:
        'One question when it was offered, then the talk turned to himself: now and then, when prompted.',
    },
    {
      text: 'A mentee wants to give up a plan. The mentor asks until it is clear what went wrong, leaves the plan with the mentee, and comes back to it next time, also when the mentee had rather not.',
      level: 4,
      because:
        'Reliable, and also when it is uncomfortable. For a five, others would learn it from this mentor.',
    },
  ],
  question: 'How far does the mentor ask on and stay with the other?',
  most: (level: number, because: string) => `Trained raters mostly give ${level}. ${because}`,
  check: 'Compare',
  start: 'To the questions',
  step: (n: number, of: number) => `${n} of ${of}`,
  levels: {
    1: 'not shown, or harmful',
    2: 'now and then, when prompted',
    3: 'usually, in ordinary situations',
    4: 'reliably, also in difficult ones',
    5: 'reliably, and others learn from it',
  } satisfies Record<number, string>,
  notObserved: 'I have not observed this',
  next: 'Save and continue',
  back: 'Back',
  last: 'Save and finish',
  saved: 'Saved.',
  commentIntro:
    'In your own words, if you like. Comments are shown only when at least four of you handed in and three wrote something, in one pile without names. Write so that you could be read by anybody: your style may be known.',
  keep: 'What should this mentor keep doing?',
  other: 'What could this mentor do differently?',
  missing: (n: number) =>
    n === 1
      ? 'One question is still open. Choose a level, or say that you have not observed it.'
      : `${n} questions are still open. Choose a level, or say that you have not observed it.`,
  done: 'Thank you',
  doneText: (day: string) =>
    `Your answers have been handed in. You can change them with the same link until ${day}.`,
  change: 'Look at my answers',
  closedTitle: 'This link has ended',
  closed:
    'The round is closed, or the link is not complete. If you still want to answer, ask who sent it for a new link.',
  notOpen: (day: string) => `The questions open on ${day}.`,
  shownOpen:
    'This round is open: the mentor sees your name beside your answers and your words. The coordinator does not.',
  shownObserver:
    'You were there as an observer: the mentor knows that this view is yours, and reads what you noted down.',
  contact: 'How often do you meet or work with this mentor?',
  contactOf: {
    weekly: 'Every week',
    monthly: 'Every month',
    seldom: 'A few times a year',
  } as Record<string, string>,
  contactShort: (months: number) => `We have known each other for less than ${months} months`,
  contactNeeded: 'Say how often you work together, so that your answers can be read rightly.',
  tooShort:
    'Thank you. That is too short a time to judge by, so we do not ask you further. Nobody holds it against you.',
  observedOn: 'Which day was the meeting?',
  observedNeeded: 'Say which day the meeting was, not later than today.',
  facts: 'What you saw or heard',
  factsHelp: 'Facts only, as a camera would have them. Needed for levels 1, 2 and 5.',
  factsNeeded: 'Write what you saw or heard: a level of 1, 2 or 5 needs it.',
  reading: 'What you make of it',
  plainLevels: {
    1: 'no, rather the opposite',
    2: 'sometimes, when somebody asks',
    3: 'mostly',
    4: 'almost always, also when it is hard',
    5: 'always, and others learn from it',
  } satisfies Record<number, string>,
  notObservedPlain: 'I do not know',
  misconduct:
    'Has something happened that must not happen, such as harassment or a threat? Do not write it here, where it could be read as feedback: tell the coordinator or somebody else in charge, today.',
};

const nl: typeof en = {
  title: (mentor) => `Over ${mentor} als mentor`,
  selfTitle: 'Over jezelf als mentor',
  intro: (organisation, round) => `${organisation}, ${round}.`,
  before: 'Voordat je begint',
  whatFor:
    'Je antwoorden helpen deze mentor groeien. Ze worden niet gebruikt voor loon, voor selectie of tegen iemand.',
  shown: (least) =>
    `De mentor ziet hoe een groep als geheel antwoordde, en alleen als minstens ${least} van jullie dat deden. Niemand ziet jouw losse antwoorden: niet de mentor, niet de coördinator. In een kleine groep kunnen mensen gissen.`,
  shownNamed: 'Je antwoordt als leidinggevende: de mentor weet dat dit jouw kijk is.',
  shownSelf: 'Je eigen kijk staat naast die van de anderen.',
  when: (day) =>
    `Je kunt antwoorden tot en met ${day}. Elk antwoord wordt meteen opgeslagen; kom met dezelfde link terug wanneer je wilt. Alleen wat je inlevert telt.`,
  minutes: (n) => `Ongeveer ${n} minuten.`,
  begin: 'Beginnen',
  goOn: 'Verder waar je was',
  decline: 'Liever niet',
  declineWhy: 'Waarom',
  why: {
    conflict: 'ik heb er zelf een belang bij',
    'too-little-contact': 'ik weet te weinig van het werk van deze mentor',
    'no-time': 'ik heb geen tijd',
    other: 'een andere reden',
  },
  declineDo: 'Afzien',
  declined: 'Je ziet ervan af. Je reden telt alleen mee, zonder je naam.',
  practice: 'Kort oefenen',
  practiceIntro:
    'Twee korte scènes, zodat iedereen hetzelfde verstaat onder de niveaus. Hiervan wordt niets opgeslagen.',
  vignettes: [
    {
      text: 'Een mentee zegt op te zien tegen het gesprek met haar team. De mentor stelt één vraag, hoort ‘het komt wel goed’ en begint over zijn eigen eerste jaar.',
      level: 2,
      because:
        'Eén vraag toen het werd aangereikt, daarna ging het over hemzelf: af en toe, als erom gevraagd wordt.',
    },
    {
      text: 'Een mentee wil een plan opgeven. De mentor vraagt door tot duidelijk is wat er misging, laat het plan bij de mentee, en komt er de volgende keer op terug, ook als de mentee liever niet wil.',
      level: 4,
      because:
        'Betrouwbaar, en ook als het ongemakkelijk is. Voor een vijf zouden anderen het van deze mentor leren.',
    },
  ],
  question: 'Hoever vraagt de mentor door en blijft hij bij de ander?',
  most: (level, because) => `Geoefende beoordelaars geven meestal ${level}. ${because}`,
  check: 'Vergelijken',
  start: 'Naar de vragen',
  step: (n, of) => `${n} van ${of}`,
  levels: {
    1: 'niet te zien, of schadelijk',
    2: 'af en toe, als erom gevraagd wordt',
    3: 'meestal, in gewone situaties',
    4: 'betrouwbaar, ook in moeilijke',
    5: 'betrouwbaar, en anderen leren ervan',
  },
  notObserved: 'Dit heb ik niet gezien',
  next: 'Bewaren en verder',
  back: 'Terug',
  last: 'Bewaren en inleveren',
  saved: 'Opgeslagen.',
  commentIntro:
    'In je eigen woorden, als je wilt. Opmerkingen zijn alleen te zien als minstens vier van jullie inleverden en drie iets schreven, op één stapel zonder namen. Schrijf zo dat iedereen het mag lezen: je stijl kan herkend worden.',
  keep: 'Wat moet deze mentor blijven doen?',
  other: 'Wat zou deze mentor anders kunnen doen?',
  missing: (n) =>
    n === 1
      ? 'Eén vraag is nog open. Kies een niveau, of zeg dat je het niet hebt gezien.'
      : `${n} vragen zijn nog open. Kies een niveau, of zeg dat je het niet hebt gezien.`,
  done: 'Dank je wel',
  doneText: (day) =>
    `Je antwoorden zijn ingeleverd. Je kunt ze met dezelfde link veranderen tot en met ${day}.`,
  change: 'Mijn antwoorden bekijken',
  closedTitle: 'Deze link is verlopen',
  closed:
    'De ronde is gesloten, of de link is niet compleet. Wil je nog antwoorden, vraag dan een nieuwe link aan wie hem stuurde.',
  notOpen: (day) => `De vragen gaan open op ${day}.`,
  shownOpen:
    'Deze ronde is open: de mentor ziet je naam bij je antwoorden en je woorden. De coördinator niet.',
  shownObserver:
    'Je was erbij als waarnemer: de mentor weet dat dit jouw kijk is en leest wat je noteerde.',
  contact: 'Hoe vaak zie je deze mentor of werk je met hem of haar?',
  contactOf: { weekly: 'Elke week', monthly: 'Elke maand', seldom: 'Een paar keer per jaar' },
  contactShort: (months) => `We kennen elkaar korter dan ${months} maanden`,
  contactNeeded: 'Zeg hoe vaak jullie samenwerken, zodat je antwoorden goed gelezen worden.',
  tooShort:
    'Dank je wel. Dat is te kort om op af te gaan, dus vragen we je niet verder. Niemand neemt je dat kwalijk.',
  observedOn: 'Op welke dag was het gesprek?',
  observedNeeded: 'Zeg op welke dag het gesprek was, uiterlijk vandaag.',
  facts: 'Wat je zag of hoorde',
  factsHelp: 'Alleen feiten, zoals een camera ze zou hebben. Nodig bij niveau 1, 2 en 5.',
  factsNeeded: 'Schrijf wat je zag of hoorde: niveau 1, 2 of 5 vraagt daarom.',
  reading: 'Wat je ervan maakt',
  plainLevels: {
    1: 'nee, eerder het tegendeel',
    2: 'soms, als iemand erom vraagt',
    3: 'meestal',
    4: 'bijna altijd, ook als het moeilijk is',
    5: 'altijd, en anderen leren ervan',
  },
  notObservedPlain: 'Weet ik niet',
  misconduct:
    'Is er iets gebeurd dat niet mag, zoals intimidatie of een bedreiging? Schrijf het niet hier, waar het als feedback gelezen kan worden: vertel het vandaag aan de coördinator of een andere leidinggevende.',
};

const sv: typeof en = {
  title: (mentor) => `Om ${mentor} som mentor`,
  selfTitle: 'Om dig själv som mentor',
  intro: (organisation, round) => `${organisation}, ${round}.`,
  before: 'Innan du börjar',
  whatFor:
    'Dina svar hjälper mentorn att växa. De används inte för lön, för urval eller mot någon.',
  shown: (least) =>
    `Mentorn ser hur en grupp som helhet svarade, och bara när minst ${least} av er gjorde det. Ingen ser dina enskilda svar: inte mentorn, inte programledaren. I en liten grupp kan folk gissa.`,
  shownNamed: 'Du svarar som chef: mentorn vet att den här synen är din.',
  shownSelf: 'Din egen syn står bredvid de andras.',
  when: (day) =>
    `Du kan svara till och med ${day}. Varje svar sparas genast; kom tillbaka med samma länk när du vill. Bara det du lämnar in räknas.`,
  minutes: (n) => `Ungefär ${n} minuter.`,
  begin: 'Börja',
  goOn: 'Fortsätt där du var',
  decline: 'Helst inte',
  declineWhy: 'Varför',
  why: {
    conflict: 'jag har ett eget intresse i det här',
    'too-little-contact': 'jag vet för lite om mentorns arbete',
    'no-time': 'jag har inte tid',
    other: 'en annan anledning',
  },
  declineDo: 'Avstå',
  declined: 'Du har avstått. Skälet räknas bara, utan ditt namn.',
  practice: 'En kort övning',
  practiceIntro:
    'Två korta scener, så att alla menar samma sak med nivåerna. Inget av det här sparas.',
  vignettes: [
    {
      text: 'En adept säger att hon oroar sig för samtalet med sitt team. Mentorn ställer en fråga, hör ”det ordnar sig” och börjar berätta om sitt eget första år.',
      level: 2,
      because:
        'En fråga när den bjöds, sedan handlade det om honom själv: då och då, på uppmaning.',
    },
    {
      text: 'En adept vill ge upp en plan. Mentorn frågar tills det är klart vad som gick fel, låter planen vara adeptens och återkommer till den nästa gång, också när adepten helst slipper.',
      level: 4,
      because:
        'Pålitligt, och även när det är obekvämt. För en femma skulle andra lära sig det av mentorn.',
    },
  ],
  question: 'Hur långt frågar mentorn vidare och stannar hos den andra?',
  most: (level, because) => `Övade bedömare ger oftast ${level}. ${because}`,
  check: 'Jämför',
  start: 'Till frågorna',
  step: (n, of) => `${n} av ${of}`,
  levels: {
    1: 'syns inte, eller skadar',
    2: 'då och då, på uppmaning',
    3: 'oftast, i vanliga lägen',
    4: 'pålitligt, även i svåra',
    5: 'pålitligt, och andra lär av det',
  },
  notObserved: 'Det har jag inte sett',
  next: 'Spara och fortsätt',
  back: 'Tillbaka',
  last: 'Spara och lämna in',
  saved: 'Sparat.',
  commentIntro:
    'Med egna ord, om du vill. Kommentarer visas bara när minst fyra av er lämnat in och tre skrivit något, i en hög utan namn. Skriv så att vem som helst får läsa: din stil kan kännas igen.',
  keep: 'Vad ska mentorn fortsätta med?',
  other: 'Vad kunde mentorn göra annorlunda?',
  missing: (n) =>
    n === 1
      ? 'En fråga är öppen. Välj en nivå, eller säg att du inte har sett det.'
      : `${n} frågor är öppna. Välj en nivå, eller säg att du inte har sett det.`,
  done: 'Tack',
  doneText: (day) => `Dina svar är inlämnade. Du kan ändra dem med samma länk till och med ${day}.`,
  change: 'Titta på mina svar',
  closedTitle: 'Länken gäller inte längre',
  closed:
    'Rundan är stängd, eller så är länken inte hel. Vill du ändå svara, be den som skickade den om en ny länk.',
  notOpen: (day) => `Frågorna öppnar ${day}.`,
  shownOpen:
    'Den här rundan är öppen: mentorn ser ditt namn vid dina svar och dina ord. Programledaren gör det inte.',
  shownObserver:
    'Du var med som observatör: mentorn vet att den här synen är din och läser det du skrev ner.',
  contact: 'Hur ofta träffar du eller arbetar du med mentorn?',
  contactOf: { weekly: 'Varje vecka', monthly: 'Varje månad', seldom: 'Några gånger om året' },
  contactShort: (months) => `Vi har känt varandra i mindre än ${months} månader`,
  contactNeeded: 'Säg hur ofta ni arbetar ihop, så att dina svar läses rätt.',
  tooShort:
    'Tack. Det är för kort tid att gå på, så vi frågar dig inte mer. Ingen lägger dig det till last.',
  observedOn: 'Vilken dag var träffen?',
  observedNeeded: 'Säg vilken dag träffen var, senast i dag.',
  facts: 'Vad du såg eller hörde',
  factsHelp: 'Bara fakta, som en kamera skulle ha dem. Behövs vid nivå 1, 2 och 5.',
  factsNeeded: 'Skriv vad du såg eller hörde: nivå 1, 2 eller 5 kräver det.',
  reading: 'Hur du tolkar det',
  plainLevels: {
    1: 'nej, snarare tvärtom',
    2: 'ibland, om någon ber om det',
    3: 'för det mesta',
    4: 'nästan alltid, även när det är svårt',
    5: 'alltid, och andra lär sig av det',
  },
  notObservedPlain: 'Jag vet inte',
  misconduct:
    'Har något hänt som inte får hända, som trakasserier eller hot? Skriv det inte här, där det kan läsas som återkoppling: berätta för programledaren eller någon annan ansvarig, i dag.',
};

export const ratingWords = texts(
  'rating',
  { en, nl, sv },
  {
    intro:
      'Two names, {organisation} and {round}; an assessment round has a name that the organisation gave it.',
  },
);
