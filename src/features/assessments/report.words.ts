/** What a report says to its mentor. */
import { plural } from '../../platform/i18n.ts';
import type { Method } from './report.rules.ts';
import type { GroupKey } from './scorecard.rules.ts';
import { texts } from '../../platform/texts.ts';

const en = {
  reportTitle: 'How you are seen as a mentor',
  reportIntro: (round: string) => `${round}. Only you can open this page.`,
  whoAnswered: 'Who answered',
  counts: (source: string, answered: string) => `${source}: ${answered}`,
  strengths: 'What is strong',
  strong: (name: string) => `${name}: at or above the target level.`,
  noStrengths:
    'No target level has been reached yet with reasonable certainty; look at the picture.',
  levelsTitle: 'Yourself and the others',
  levelsNote:
    'Rings are you, filled marks the others, with a bar in which the level lies nine times in ten. The vertical line is the target level.',
  group: {
    mentee: 'mentees',
    guardian: 'parents and guardians',
    colleague: 'colleagues',
    supervisor: 'manager',
    observer: 'observers',
    merged: 'mentees and colleagues together',
  } satisfies Record<GroupKey, string>,
  self: 'yourself',
  others: 'others together',
  target: (level: string) => `target level: ${level}`,
  tooFew: (groups: string) => `Too few answers to show: ${groups}.`,
  uncertain: 'Too uncertain to show: the range is wider than two levels.',
  selfOther: {
    higher: 'You see yourself higher than the others do.',
    lower: 'You see yourself lower than the others do.',
    'in-line': 'You see yourself much as the others do.',
  },
  needs: 'What could be next',
  need: {
    likely: 'likely below the target level',
    possible: 'perhaps below it; ask for more feedback',
    none: '',
  },
  nextLevel: 'What the next level looks like',
  noNeeds: 'Nothing is likely to be below the target level.',
  nothing: 'There were too few answers to show anything. That protects those who answered.',
  provisional:
    'Provisional: with fewer than ten mentors in the round, levels are plain means with wide ranges.',
  how: 'How this was calculated',
  howText:
    'A rater counts for a competence when half of its indicators were answered. Each level is pulled towards the mean of all mentors by as much as single raters differ in this round; the range comes from all mentors, never from how your own raters differ.',
  change: {
    up: (who: string) => `Since the last round: a reliable rise, say ${who}.`,
    down: (who: string) => `Since the last round: a reliable fall, say ${who}.`,
    none: (who: string, smallest: string) =>
      `Since the last round: no change that could be detected among ${who}; it would have had to be ${smallest} levels.`,
  } satisfies Record<'up' | 'down' | 'none', (who: string, smallest: string) => string>,
  predictTitle: 'What do you expect?',
  predictIntro:
    'Before you open the report: which level do you think the others see, from 1 (not shown) to 5 (reliably, and others learn from it)? Only you see it, beside what they said.',
  openReport: 'Open the report',
  skipPrediction: 'Open it without guessing',
  expected: (mine: string, theirs: string) =>
    `You expected ${mine} from the others; together they say ${theirs}.`,
  between: (low: string, high: string) => `nine times in ten ${low} to ${high}`,
  errorOf: (error: string) => `standard error ${error}`,
  ratersOf: (n: number) => plural('en', n, 'answer', 'answers'),
  methods: {
    estimated: 'pulled towards all mentors of this round',
    prior: 'pulled by what the literature says of one rater',
    provisional: 'plain mean',
  } satisfies Record<Method, string>,
  version: (name: string) => `Method ${name}.`,
  comments: 'In their own words',
  figures: 'The figures',
  reportOf: (who: string) => `How ${who} is seen as a mentor`,
  reportShared: (round: string) =>
    `${round}. Shown to you by the mentor, who can end this at any time. Do not pass it on.`,
  asPdf: 'Save as PDF',
  filled: (source: string, rounds: number) =>
    `Of ${source} too few answered this time; answers from ${rounds} rounds within two years are taken together, the latest of each person.`,
  trend: (perYear: string, rounds: number) =>
    `Over ${rounds} rounds: ${perYear} levels a year, drawn towards what all mentors show.`,
  overTime: 'Round after round',
  meanOf: (mean: string) => `mean ${mean}`,
  byName: 'Who said what',
  observed: 'What observers noted',
  sharing: 'Who else may read this',
  sharingNote:
    'Nobody but you, unless you show it to somebody. They see the report, not your plan and not what you expected.',
  showTo: 'Show it to (e-mail of somebody in the organisation)',
  show: 'Show it',
  stopShowing: 'Stop',
  notKnown:
    'Nobody here has that address. Use the e-mail with which the person is in the list of people.',
  notYourself: 'That is your own address.',
  talkTitle: 'Your report opens in a talk',
  talkIntro:
    'In this round a report is read together the first time. Choose somebody whom you trust; that person opens it when you sit together, and sees only what you show.',
  talkWith: 'With whom (e-mail)',
  talkAsk: 'Ask this person',
  talkWaits: (who: string) =>
    `You have asked ${who}. The report opens when ${who} says that you sit together.`,
  theirReading: 'How they read it',
  heldBack:
    'Held back: beside everything that has been shown before, it would tell what a few people said.',
  nobody: 'Too few others answered to show anything here.',
  notComparable:
    'Not comparable with the round before: other groups, or too few in one of the two.',
};

const nl: typeof en = {
  reportTitle: 'Hoe je als mentor gezien wordt',
  reportIntro: (round) => `${round}. Alleen jij kunt deze pagina openen.`,
  whoAnswered: 'Wie antwoordden',
  counts: (source, answered) => `${source}: ${answered}`,
  strengths: 'Wat sterk is',
  strong: (name) => `${name}: op of boven het streefniveau.`,
  noStrengths: 'Nog geen streefniveau is met enige zekerheid bereikt; kijk naar de figuur.',
  levelsTitle: 'Jijzelf en de anderen',
  levelsNote:
    'Ringen ben jij, gevulde tekens de anderen, met een balk waarin het niveau negen van de tien keer ligt. De verticale lijn is het streefniveau.',
  group: {
    mentee: 'mentees',
    guardian: 'ouders en verzorgers',
    colleague: "collega's",
    supervisor: 'leidinggevende',
    observer: 'waarnemers',
    merged: "mentees en collega's samen",
  },
  self: 'jijzelf',
  others: 'anderen samen',
  target: (level) => `streefniveau: ${level}`,
  tooFew: (groups) => `Te weinig antwoorden om te tonen: ${groups}.`,
  uncertain: 'Te onzeker om te tonen: de marge is breder dan twee niveaus.',
  selfOther: {
    higher: 'Je ziet jezelf hoger dan de anderen doen.',
    lower: 'Je ziet jezelf lager dan de anderen doen.',
    'in-line': 'Je ziet jezelf ongeveer zoals de anderen.',
  },
  needs: 'Wat het volgende kan zijn',
  need: {
    likely: 'waarschijnlijk onder het streefniveau',
    possible: 'misschien eronder; vraag om meer feedback',
    none: '',
  },
  nextLevel: 'Hoe het volgende niveau eruitziet',
  noNeeds: 'Niets ligt waarschijnlijk onder het streefniveau.',
  nothing: 'Er waren te weinig antwoorden om iets te tonen. Dat beschermt wie antwoordden.',
  provisional:
    'Voorlopig: met minder dan tien mentoren in de ronde zijn niveaus gewone gemiddelden met brede marges.',
  how: 'Hoe dit is berekend',
  howText:
    'Een beoordelaar telt voor een competentie als de helft van de indicatoren beantwoord is. Elk niveau wordt naar het gemiddelde van alle mentoren getrokken, zoveel als losse beoordelaars in deze ronde verschillen; de marge komt van alle mentoren, nooit van hoe jouw eigen beoordelaars verschillen.',
  change: {
    up: (who) => `Sinds de vorige ronde: een betrouwbare stijging volgens ${who}.`,
    down: (who) => `Sinds de vorige ronde: een betrouwbare daling volgens ${who}.`,
    none: (who, smallest) =>
      `Sinds de vorige ronde: geen verandering te zien bij ${who}; die had ${smallest} niveaus moeten zijn.`,
  },
  predictTitle: 'Wat verwacht je?',
  predictIntro:
    'Voordat je het rapport opent: welk niveau denk je dat de anderen zien, van 1 (niet te zien) tot 5 (betrouwbaar, en anderen leren ervan)? Alleen jij ziet het, naast wat zij zeiden.',
  openReport: 'Het rapport openen',
  skipPrediction: 'Openen zonder te raden',
  expected: (mine, theirs) => `Je verwachtte ${mine} van de anderen; samen zeggen ze ${theirs}.`,
  between: (low, high) => `negen van de tien keer ${low} tot ${high}`,
  errorOf: (error) => `standaardfout ${error}`,
  ratersOf: (n) => plural('nl', n, 'antwoord', 'antwoorden'),
  methods: {
    estimated: 'getrokken naar alle mentoren van deze ronde',
    prior: 'getrokken door wat de literatuur van één beoordelaar zegt',
    provisional: 'gewoon gemiddelde',
  },
  version: (name) => `Methode ${name}.`,
  comments: 'In hun eigen woorden',
  figures: 'De cijfers',
  reportOf: (who) => `Hoe ${who} als mentor gezien wordt`,
  reportShared: (round) =>
    `${round}. De mentor laat je dit zien en kan dat altijd stoppen. Geef het niet door.`,
  asPdf: 'Bewaren als PDF',
  filled: (source, rounds) =>
    `Van ${source} antwoordden er deze keer te weinig; antwoorden uit ${rounds} rondes binnen twee jaar zijn samengenomen, van ieder het laatste.`,
  trend: (perYear, rounds) =>
    `Over ${rounds} rondes: ${perYear} niveaus per jaar, getrokken naar wat alle mentoren laten zien.`,
  overTime: 'Ronde na ronde',
  meanOf: (mean) => `gemiddeld ${mean}`,
  byName: 'Wie wat zei',
  observed: 'Wat waarnemers noteerden',
  sharing: 'Wie dit ook mag lezen',
  sharingNote:
    'Niemand behalve jij, tenzij je het aan iemand laat zien. Die ziet het rapport, niet je plan en niet wat je verwachtte.',
  showTo: 'Laten zien aan (e-mail van iemand in de organisatie)',
  show: 'Laten zien',
  stopShowing: 'Stoppen',
  notKnown:
    'Niemand hier heeft dat adres. Gebruik het e-mailadres waarmee de persoon in de lijst staat.',
  notYourself: 'Dat is je eigen adres.',
  talkTitle: 'Je rapport gaat open in een gesprek',
  talkIntro:
    'In deze ronde lees je een rapport de eerste keer samen. Kies iemand die je vertrouwt; die opent het als jullie bij elkaar zitten, en ziet alleen wat jij laat zien.',
  talkWith: 'Met wie (e-mail)',
  talkAsk: 'Deze persoon vragen',
  talkWaits: (who) =>
    `Je hebt ${who} gevraagd. Het rapport gaat open als ${who} zegt dat jullie bij elkaar zitten.`,
  theirReading: 'Hoe zij het duiden',
  heldBack:
    'Achtergehouden: naast alles wat eerder te zien was, zou het verraden wat een paar mensen zeiden.',
  nobody: 'Te weinig anderen antwoordden om hier iets te tonen.',
  notComparable:
    'Niet te vergelijken met de ronde ervoor: andere groepen, of te weinig in een van de twee.',
};

const sv: typeof en = {
  reportTitle: 'Hur du ses som mentor',
  reportIntro: (round) => `${round}. Bara du kan öppna den här sidan.`,
  whoAnswered: 'Vilka som svarade',
  counts: (source, answered) => `${source}: ${answered}`,
  strengths: 'Det som är starkt',
  strong: (name) => `${name}: på eller över målnivån.`,
  noStrengths: 'Ingen målnivå är nådd med någon säkerhet än; titta på bilden.',
  levelsTitle: 'Du själv och de andra',
  levelsNote:
    'Ringar är du, fyllda märken de andra, med ett streck där nivån ligger nio gånger av tio. Den lodräta linjen är målnivån.',
  group: {
    mentee: 'adepter',
    guardian: 'vårdnadshavare',
    colleague: 'kollegor',
    supervisor: 'chef',
    observer: 'observatörer',
    merged: 'adepter och kollegor tillsammans',
  },
  self: 'du själv',
  others: 'andra tillsammans',
  target: (level) => `målnivå: ${level}`,
  tooFew: (groups) => `För få svar för att visa: ${groups}.`,
  uncertain: 'För osäkert för att visa: spannet är bredare än två nivåer.',
  selfOther: {
    higher: 'Du ser dig själv högre än de andra gör.',
    lower: 'Du ser dig själv lägre än de andra gör.',
    'in-line': 'Du ser dig själv ungefär som de andra gör.',
  },
  needs: 'Vad som kan vara nästa',
  need: {
    likely: 'troligen under målnivån',
    possible: 'kanske under den; be om mer återkoppling',
    none: '',
  },
  nextLevel: 'Så ser nästa nivå ut',
  noNeeds: 'Inget ligger troligen under målnivån.',
  nothing: 'Det var för få svar för att visa något. Det skyddar dem som svarade.',
  provisional:
    'Preliminärt: med färre än tio mentorer i rundan är nivåerna vanliga medelvärden med breda spann.',
  how: 'Så här räknades det',
  howText:
    'En bedömare räknas för en kompetens när hälften av indikatorerna besvarats. Varje nivå dras mot alla mentorers medelvärde, så mycket som enskilda bedömare skiljer sig i rundan; spannet kommer från alla mentorer, aldrig från hur dina egna bedömare skiljer sig.',
  change: {
    up: (who) => `Sedan förra rundan: en säker ökning enligt ${who}.`,
    down: (who) => `Sedan förra rundan: en säker minskning enligt ${who}.`,
    none: (who, smallest) =>
      `Sedan förra rundan: ingen förändring som gick att se hos ${who}; den hade behövt vara ${smallest} nivåer.`,
  },
  predictTitle: 'Vad väntar du dig?',
  predictIntro:
    'Innan du öppnar rapporten: vilken nivå tror du att de andra ser, från 1 (syns inte) till 5 (pålitligt, och andra lär av det)? Bara du ser det, bredvid vad de sa.',
  openReport: 'Öppna rapporten',
  skipPrediction: 'Öppna utan att gissa',
  expected: (mine, theirs) => `Du väntade dig ${mine} av de andra; tillsammans säger de ${theirs}.`,
  between: (low, high) => `nio gånger av tio ${low} till ${high}`,
  errorOf: (error) => `standardfel ${error}`,
  ratersOf: (n) => plural('sv', n, 'svar', 'svar'),
  methods: {
    estimated: 'dragen mot alla mentorer i rundan',
    prior: 'dragen av vad litteraturen säger om en bedömare',
    provisional: 'vanligt medelvärde',
  },
  version: (name) => `Metod ${name}.`,
  comments: 'Med deras egna ord',
  figures: 'Siffrorna',
  reportOf: (who) => `Så uppfattas ${who} som mentor`,
  reportShared: (round) =>
    `${round}. Mentorn visar dig detta och kan när som helst sluta. För det inte vidare.`,
  asPdf: 'Spara som PDF',
  filled: (source, rounds) =>
    `Av ${source} svarade för få den här gången; svar från ${rounds} rundor inom två år är sammanslagna, det senaste från var och en.`,
  trend: (perYear, rounds) =>
    `Över ${rounds} rundor: ${perYear} nivåer om året, draget mot vad alla mentorer visar.`,
  overTime: 'Runda för runda',
  meanOf: (mean) => `medelvärde ${mean}`,
  byName: 'Vem som sa vad',
  observed: 'Vad observatörer skrev',
  sharing: 'Vilka fler får läsa detta',
  sharingNote:
    'Ingen utom du, om du inte visar den för någon. De ser rapporten, inte din plan och inte vad du väntade dig.',
  showTo: 'Visa för (e-post till någon i organisationen)',
  show: 'Visa',
  stopShowing: 'Sluta visa',
  notKnown: 'Ingen här har den adressen. Använd e-postadressen som personen finns i listan med.',
  notYourself: 'Det är din egen adress.',
  talkTitle: 'Din rapport öppnas i ett samtal',
  talkIntro:
    'I den här rundan läser man en rapport tillsammans första gången. Välj någon du litar på; den personen öppnar den när ni sitter ihop och ser bara det du visar.',
  talkWith: 'Med vem (e-post)',
  talkAsk: 'Fråga personen',
  talkWaits: (who) =>
    `Du har frågat ${who}. Rapporten öppnas när ${who} säger att ni sitter tillsammans.`,
  theirReading: 'Hur de tolkar det',
  heldBack: 'Hålls tillbaka: bredvid allt som visats tidigare skulle det avslöja vad några få sa.',
  nobody: 'För få andra svarade för att visa något här.',
  notComparable:
    'Går inte att jämföra med rundan före: andra grupper, eller för få i en av de två.',
};

export const reportWords = texts(
  'report',
  { en, nl, sv },
  {
    counts:
      '{source} is who answered (mentees, colleagues, oneself), {answered} how many, as a text such as “4 of 5” or “fewer than 3”.',
    target: '{level} is a number with one decimal, written as the language writes it.',
    overTime: 'One assessment round after the other.',
  },
  {
    en: {
      group: { mentee: 'pupils', merged: 'pupils and colleagues together' },
    },
    nl: {
      group: { mentee: 'leerlingen', merged: 'leerlingen en collega’s samen' },
    },
    sv: {
      group: { mentee: 'elever', merged: 'elever och kollegor tillsammans' },
    },
  },
);
