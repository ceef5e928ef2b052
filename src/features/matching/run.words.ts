import { locales, plural, type Language } from '../../platform/i18n.ts';
import type { ClosureReason } from '../mentorships/mentorship.rules.ts';
import type { HardConstraint } from '../optimisation/hard-constraint.rules.ts';
import { scoreWords } from '../optimisation/score.words.ts';
import type { Unsendable } from './sending.rules.ts';
import { texts } from '../../platform/texts.ts';

const en = {
  unsendable: {
    begun: 'their mentorship has begun',
    placed: 'the mentee has another mentor by now',
    asked: 'the mentee has been asked in another run and has not answered yet',
    full: 'the mentor has no free place left',
    gone: 'one of them has withdrawn, left or is not admitted any more',
  } satisfies Record<Exclude<Unsendable, HardConstraint>, string>,
  notAnyMore: (why: string) => `Cannot be sent any more: ${why}`,
  ended: 'Pairs that ended early',
  endedNote:
    'They are not proposed again. If something has changed, allow a pair for the next run; both are asked then, as always.',
  endedOn: (day: string, why: string) => `Ended ${day}: ${why}`,
  endedBecause: {
    completed: 'it had run its course',
    'no-rapport': 'they did not get on',
    'no-time': 'one of them had no time',
    left: 'one of them leaves the organisation',
    moved: 'one of them changed jobs',
    other: 'another reason',
  } satisfies Record<ClosureReason, string>,
  lookAtLeaving: 'If somebody is leaving, record it on that person’s page:',
  release: 'Allow again',
  released: 'May be proposed again',
  bar: 'Keep apart',
  title: 'Matching',
  intro:
    'A run proposes the best set of pairs: most mentees placed, then the best fit. Nothing happens until you send the proposals and both sides say yes.',
  pool: (mentors: number, places: number, mentees: number) =>
    `${plural('en', mentors, 'admitted mentor', 'admitted mentors')} with ${plural('en', places, 'free place', 'free places')}, ${plural('en', mentees, 'mentee', 'mentees')} to place.`,
  start: 'Propose pairs',
  starting: 'Calculating …',
  noPool: 'There are no admitted mentees without a mentorship. Decide on applications first.',
  runs: 'Runs so far',
  noRuns: 'No run yet.',
  runOf: (when: string) => `Run of ${when}`,
  result: (pairs: number, left: number) =>
    `${plural('en', pairs, 'pair', 'pairs')}, ${plural('en', left, 'person', 'people')} left`,
  sent: (n: number) => `${n} sent`,
  proposals: 'Proposed pairs',
  proposalsNote: 'The least fitting first: look at those before you send.',
  mentor: 'Mentor',
  mentee: 'Mentee',
  why: 'Why',
  fit: 'Fit',
  state: 'State',
  send: (n: number) => `Send ${plural('en', n, 'proposal', 'proposals')}`,
  sendNote: 'Both get a question on their home page. You can still leave some out.',
  sentNow: (n: number) =>
    `${plural('en', n, 'proposal', 'proposals')} sent. You see here who has answered.`,
  cannotAnswer: (n: number) =>
    n === 1
      ? '1 person who is asked cannot sign in yet, and so cannot answer.'
      : `${n} people who are asked cannot sign in yet, and so cannot answer.`,
  invite: 'Invite them',
  include: (names: string) => `Send the proposal for ${names}`,
  left: 'Not placed',
  freePlaces: 'Free places',
  places: (n: number) => plural('en', n, 'place', 'places'),
  working: 'Calculating the best pairs',
  workingNote:
    'This page shows the result as soon as it is there. You can leave it: the run appears in the list.',
  steps: {
    scoring: () => 'Weighing every possible pair …',
    seating: () => 'Finding a place for as many as possible …',
    bidding: (left: number) =>
      `Improving the fit: ${plural('en', left, 'mentee', 'mentees')} in this round …`,
    repair: (left: number) => `Last exchanges: ${plural('en', left, 'person', 'people')} to go …`,
  } satisfies Record<'scoring' | 'seating' | 'bidding' | 'repair', (left: number) => string>,
  seconds: (n: number) => plural('en', n, 'second so far', 'seconds so far'),
  stop: 'Stop calculating',
  workStopped: 'The calculation was stopped. Nothing has changed.',
  workFailed:
    'The calculation broke off and nothing has changed. Start it again; if it happens twice, tell your administrator.',
  workLost:
    'This calculation is no longer known: it ended, or the server was started anew. Nothing has changed; look in the list, or start it again.',
  backToRuns: 'Back to the runs',
  how: 'How this was calculated',
  howText: (seed: number, solver: string) =>
    `Exact optimum: most mentees placed, those who have waited longest where places are short, then the pairs that should stay, then the lowest fit as high as possible where that is switched on, then the highest total. Fit is the weighted mean of what is known, of 1,000. Seed ${seed} decided between equal solutions; method ${solver}.`,
  groupsTitle: 'Mentor groups',
  groupsIntro:
    'One line per class of the roster. Choose the mentor and, if there is one, the second mentor; the pupils come with the class.',
  noClasses: 'The roster has no classes yet. Import a list with a column “class”.',
  klass: 'Class',
  pupils: 'Pupils',
  secondMentor: 'Second mentor',
  assignAll: 'Create the groups',
  allPlaced: 'all pupils are in other groups',
  made: 'group exists',
  nobody: 'nobody yet',
  sameTwice: (name: string) =>
    `In ${name} the mentor and the second mentor are the same person. Choose another or leave the second empty.`,
  chooseMentors: 'Choose a mentor for at least one class.',
  pupilsOf: (n: number) => plural('en', n, 'pupil', 'pupils'),
};
const nl: typeof en = {
  unsendable: {
    begun: 'hun mentorschap is begonnen',
    placed: 'de mentee heeft inmiddels een andere mentor',
    asked: 'de mentee is in een andere koppeling gevraagd en heeft nog niet geantwoord',
    full: 'de mentor heeft geen plaats meer vrij',
    gone: 'een van beiden heeft zich teruggetrokken, is vertrokken of niet meer toegelaten',
  },
  notAnyMore: (why) => `Kan niet meer verstuurd worden: ${why}`,
  ended: 'Koppels die voortijdig stopten',
  endedNote:
    'Ze worden niet opnieuw voorgesteld. Is er iets veranderd, sta een koppel dan toe voor de volgende run; beiden worden dan gewoon weer gevraagd.',
  endedOn: (day, why) => `Gestopt ${day}: ${why}`,
  endedBecause: {
    completed: 'het was afgerond',
    'no-rapport': 'het klikte niet',
    'no-time': 'een van beiden had geen tijd',
    left: 'een van beiden verlaat de organisatie',
    moved: 'een van beiden kreeg ander werk',
    other: 'een andere reden',
  },
  lookAtLeaving: 'Gaat er iemand weg, leg dat dan vast op de pagina van die persoon:',
  release: 'Weer toestaan',
  released: 'Mag weer worden voorgesteld',
  bar: 'Apart houden',
  title: 'Koppelen',
  intro:
    'Een run stelt de beste verzameling koppels voor: de meeste mentees geplaatst, dan de beste aansluiting. Er gebeurt niets totdat jij de voorstellen verstuurt en beide kanten ja zeggen.',
  pool: (mentors, places, mentees) =>
    `${plural('nl', mentors, 'toegelaten mentor', 'toegelaten mentoren')} met ${plural('nl', places, 'vrije plaats', 'vrije plaatsen')}, ${plural('nl', mentees, 'mentee', 'mentees')} te plaatsen.`,
  start: 'Koppels voorstellen',
  starting: 'Bezig met rekenen …',
  noPool: 'Er zijn geen toegelaten mentees zonder mentorschap. Beslis eerst over aanmeldingen.',
  runs: 'Runs tot nu toe',
  noRuns: 'Nog geen run.',
  runOf: (when) => `Run van ${when}`,
  result: (pairs, left) =>
    `${plural('nl', pairs, 'koppel', 'koppels')}, ${plural('nl', left, 'persoon', 'personen')} over`,
  sent: (n) => `${n} verstuurd`,
  proposals: 'Voorgestelde koppels',
  proposalsNote: 'De minst passende eerst: kijk daarnaar voordat je verstuurt.',
  mentor: 'Mentor',
  mentee: 'Mentee',
  why: 'Waarom',
  fit: 'Aansluiting',
  state: 'Stand',
  send: (n) => `${plural('nl', n, 'voorstel', 'voorstellen')} versturen`,
  sendNote: 'Beiden krijgen een vraag op hun startpagina. Je kunt er nog weglaten.',
  sentNow: (n) =>
    `${plural('nl', n, 'voorstel', 'voorstellen')} verstuurd. Je ziet hier wie heeft geantwoord.`,
  cannotAnswer: (n) =>
    n === 1
      ? '1 persoon aan wie iets is gevraagd kan nog niet inloggen en dus niet antwoorden.'
      : `${n} personen aan wie iets is gevraagd kunnen nog niet inloggen en dus niet antwoorden.`,
  invite: 'Uitnodigen',
  include: (names) => `Het voorstel voor ${names} versturen`,
  left: 'Niet geplaatst',
  freePlaces: 'Vrije plaatsen',
  places: (n) => plural('nl', n, 'plaats', 'plaatsen'),
  working: 'De beste koppels worden berekend',
  workingNote:
    'Deze pagina toont het resultaat zodra het er is. Je kunt hem verlaten: de run komt in de lijst.',
  steps: {
    scoring: () => 'Elk mogelijk koppel wordt gewogen …',
    seating: () => 'Zoveel mogelijk mensen krijgen een plaats …',
    bidding: (left) =>
      `De aansluiting wordt beter: ${plural('nl', left, 'mentee', 'mentees')} in deze ronde …`,
    repair: (left) => `Laatste ruil: nog ${plural('nl', left, 'persoon', 'personen')} …`,
  },
  seconds: (n) => plural('nl', n, 'seconde tot nu toe', 'seconden tot nu toe'),
  stop: 'Stoppen met rekenen',
  workStopped: 'De berekening is gestopt. Er is niets veranderd.',
  workFailed:
    'De berekening brak af en er is niets veranderd. Begin opnieuw; gebeurt het twee keer, zeg het dan tegen je beheerder.',
  workLost:
    'Deze berekening is niet meer bekend: ze is klaar, of de server is opnieuw gestart. Er is niets veranderd; kijk in de lijst of begin opnieuw.',
  backToRuns: 'Terug naar de runs',
  how: 'Hoe dit is berekend',
  howText: (seed, solver) =>
    `Exact optimum: de meeste mentees geplaatst, wie het langst wacht eerst als er te weinig plaatsen zijn, dan de koppels die moeten blijven, dan de laagste aansluiting zo hoog mogelijk waar dat aan staat, dan het hoogste totaal. Aansluiting is het gewogen gemiddelde van wat bekend is, van 1.000. Startgetal ${seed} besliste tussen gelijke oplossingen; methode ${solver}.`,
  groupsTitle: 'Mentorgroepen',
  groupsIntro:
    'Eén regel per klas uit de leerlingenlijst. Kies de mentor en, als die er is, de tweede mentor; de leerlingen komen met de klas mee.',
  noClasses: 'De lijst heeft nog geen klassen. Importeer een lijst met een kolom ‘klas’.',
  klass: 'Klas',
  pupils: 'Leerlingen',
  secondMentor: 'Tweede mentor',
  assignAll: 'Groepen maken',
  allPlaced: 'alle leerlingen zitten in andere groepen',
  made: 'groep bestaat',
  nobody: 'nog niemand',
  sameTwice: (name) =>
    `In ${name} zijn de mentor en de tweede mentor dezelfde. Kies een ander of laat de tweede leeg.`,
  chooseMentors: 'Kies voor minstens één klas een mentor.',
  pupilsOf: (n) => plural('nl', n, 'leerling', 'leerlingen'),
};
const sv: typeof en = {
  unsendable: {
    begun: 'deras mentorskap har börjat',
    placed: 'adepten har fått en annan mentor',
    asked: 'adepten har fått frågan i en annan matchning och inte svarat ännu',
    full: 'mentorn har ingen ledig plats kvar',
    gone: 'någon av dem har dragit sig ur, slutat eller är inte längre antagen',
  },
  notAnyMore: (why) => `Kan inte längre skickas: ${why}`,
  ended: 'Par som avslutades i förtid',
  endedNote:
    'De föreslås inte igen. Har något ändrats kan du tillåta paret i nästa matchning; båda tillfrågas då som vanligt.',
  endedOn: (day, why) => `Avslutat ${day}: ${why}`,
  endedBecause: {
    completed: 'det var genomfört',
    'no-rapport': 'det fungerade inte mellan dem',
    'no-time': 'någon av dem hade inte tid',
    left: 'någon av dem slutar i organisationen',
    moved: 'någon av dem bytte arbete',
    other: 'annat skäl',
  },
  lookAtLeaving: 'Om någon slutar, notera det på den personens sida:',
  release: 'Tillåt igen',
  released: 'Får föreslås igen',
  bar: 'Håll isär',
  title: 'Matchning',
  intro:
    'En körning föreslår den bästa uppsättningen par: flest adepter placerade, sedan bäst passning. Inget händer förrän du skickar förslagen och båda sidor säger ja.',
  pool: (mentors, places, mentees) =>
    `${plural('sv', mentors, 'antagen mentor', 'antagna mentorer')} med ${plural('sv', places, 'ledig plats', 'lediga platser')}, ${plural('sv', mentees, 'adept', 'adepter')} att placera.`,
  start: 'Föreslå par',
  starting: 'Räknar …',
  noPool: 'Det finns inga antagna adepter utan mentorskap. Besluta om ansökningar först.',
  runs: 'Körningar hittills',
  noRuns: 'Ingen körning än.',
  runOf: (when) => `Körning ${when}`,
  result: (pairs, left) =>
    `${plural('sv', pairs, 'par', 'par')}, ${plural('sv', left, 'person', 'personer')} kvar`,
  sent: (n) => `${n} skickade`,
  proposals: 'Föreslagna par',
  proposalsNote: 'De som passar minst först: titta på dem innan du skickar.',
  mentor: 'Mentor',
  mentee: 'Adept',
  why: 'Varför',
  fit: 'Passning',
  state: 'Läge',
  send: (n) => `Skicka ${plural('sv', n, 'förslag', 'förslag')}`,
  sendNote: 'Båda får en fråga på sin startsida. Du kan fortfarande utelämna några.',
  sentNow: (n) =>
    n === 1
      ? '1 förslag skickat. Här ser du vem som har svarat.'
      : `${n} förslag skickade. Här ser du vilka som har svarat.`,
  cannotAnswer: (n) =>
    n === 1
      ? '1 tillfrågad person kan inte logga in än, och kan alltså inte svara.'
      : `${n} tillfrågade personer kan inte logga in än, och kan alltså inte svara.`,
  invite: 'Bjud in dem',
  include: (names) => `Skicka förslaget för ${names}`,
  left: 'Inte placerade',
  freePlaces: 'Lediga platser',
  places: (n) => plural('sv', n, 'plats', 'platser'),
  working: 'De bästa paren räknas ut',
  workingNote:
    'Sidan visar resultatet så snart det finns. Du kan lämna den: körningen dyker upp i listan.',
  steps: {
    scoring: () => 'Varje möjligt par vägs …',
    seating: () => 'Så många som möjligt får en plats …',
    bidding: (left) =>
      `Passningen förbättras: ${plural('sv', left, 'adept', 'adepter')} i den här rundan …`,
    repair: (left) => `Sista bytena: ${plural('sv', left, 'person', 'personer')} kvar …`,
  },
  seconds: (n) => plural('sv', n, 'sekund hittills', 'sekunder hittills'),
  stop: 'Sluta räkna',
  workStopped: 'Beräkningen stoppades. Inget har ändrats.',
  workFailed:
    'Beräkningen avbröts och inget har ändrats. Börja om; händer det igen, säg till administratören.',
  workLost:
    'Beräkningen är inte längre känd: den är klar, eller så har servern startats om. Inget har ändrats; titta i listan eller börja om.',
  backToRuns: 'Tillbaka till körningarna',
  how: 'Så här räknades det',
  howText: (seed, solver) =>
    `Exakt optimum: flest adepter placerade, den som har väntat längst först när platserna inte räcker, sedan de par som ska stå kvar, sedan den lägsta passningen så hög som möjligt där det är påslaget, sedan högsta summa. Passning är det vägda medelvärdet av det som är känt, av 1 000. Frö ${seed} avgjorde mellan lika lösningar; metod ${solver}.`,
  groupsTitle: 'Mentorsgrupper',
  groupsIntro:
    'En rad per klass i elevlistan. Välj mentor och, om det finns en, andra mentor; eleverna följer med klassen.',
  noClasses: 'Listan har inga klasser än. Importera en lista med en kolumn ”klass”.',
  klass: 'Klass',
  pupils: 'Elever',
  secondMentor: 'Andra mentor',
  assignAll: 'Skapa grupperna',
  allPlaced: 'alla elever är i andra grupper',
  made: 'gruppen finns',
  nobody: 'ingen än',
  sameTwice: (name) =>
    `I ${name} är mentorn och andra mentorn samma person. Välj en annan eller lämna den andra tom.`,
  chooseMentors: 'Välj en mentor för minst en klass.',
  pupilsOf: (n) => plural('sv', n, 'elev', 'elever'),
};
export const runWords = texts(
  'run',
  { en, nl, sv },
  {
    runOf: 'A run is one calculation of a matching. {when} is a date with an hour.',
    noRuns: 'A run is one calculation of a matching. Nobody runs.',
    fit: 'Head of a column: how well two people suit each other, from 0 to 100.',
    state: 'Head of a column: how far a proposal is. Not a country.',
    bar: 'Button: these two are never put together. The opposite stands on the same button when they already are apart.',
  },
);

/** Why one proposal may not be sent any more. */
export function whyUnsendable(language: Language, why: Unsendable): string {
  const own: Partial<Record<Unsendable, string>> = runWords[language].unsendable;
  return own[why] ?? scoreWords[language].barrier[why as HardConstraint];
}

/** Each pair by name, with its reason. */
export function sayUnsendable(
  language: Language,
  proposals: { id: string; mentor: string; mentee: string }[],
  blocked: Map<string, Unsendable>,
): string {
  return new Intl.ListFormat(locales[language], { type: 'conjunction' }).format(
    proposals.flatMap(({ id, mentor, mentee }) => {
      const why = blocked.get(id);
      return why ? [`${mentee}, ${mentor} (${whyUnsendable(language, why)})`] : [];
    }),
  );
}
