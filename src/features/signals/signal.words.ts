import { plural } from '../../platform/i18n.ts';
import type {
  Action,
  Fact,
  Outcome,
  RaisedKind,
  Severity,
  SignalKind,
  State,
} from './signal.rules.ts';
import { texts } from '../../platform/texts.ts';

/** `about`: names of the two, of the group or of the round; `mentee`: the pupil it is about. */
type Facts = Fact & { about: string; mentee: string };

/** Whose it is, in a class; otherwise of which pair or class. */
const whose = (mentee: string, about: string): string => (mentee ? `${mentee} (${about})` : about);

const en = {
  title: 'Signals',
  intro:
    'What somebody should look at, with who looks and by when. You see facts, never what was said.',
  introOwn: 'What you should look at, and by when.',
  none: 'Nothing is waiting. Every mentorship is on time.',
  sentences: {
    'no-first-meeting': ({ about, days = 0, limit = 0 }: Facts) =>
      `${about}: no first meeting for ${plural('en', days, 'day', 'days')} (limit ${limit})`,
    silence: ({ about, days = 0, limit = 0 }) =>
      `${about}: no meeting for ${plural('en', days, 'day', 'days')} (limit ${limit})`,
    'no-talk': ({ mentee, about, days = 0 }) =>
      `${mentee} (${about}): no talk alone for ${plural('en', days, 'day', 'days')}`,
    unrecorded: ({ mentee, about }) =>
      `${whose(mentee, about)}: a planned meeting has passed and nobody wrote down whether it was held`,
    'agreement-overdue': ({ mentee, about, days = 0 }) =>
      `${whose(mentee, about)}: an agreement is ${plural('en', days, 'day', 'days')} late`,
    'agreement-dropped': ({ mentee, about }) =>
      `${whose(mentee, about)}: an agreement was not kept`,
    'goal-stalled': ({ mentee, about, days = 0 }) =>
      `${whose(mentee, about)}: no step towards a goal for ${plural('en', days, 'day', 'days')}`,
    'hours-running-out': ({ about, percent = 0 }) =>
      `${about}: ${percent} per cent of the hours are used, sooner than planned`,
    'hours-used-up': ({ about, percent = 0 }) =>
      `${about}: the hours are used up (${percent} per cent)`,
    'hours-unused': ({ about, percent = 0 }) =>
      `${about}: only ${percent} per cent of the hours are used`,
    'mood-falling': ({ about }) => `${about}: meetings leave a worse feeling than before`,
    absence: ({ mentee, about, count = 0 }) =>
      `${mentee} (${about}): ${plural('en', count, 'hour', 'hours')} away in four weeks`,
    marks: ({ mentee, about, count = 0 }) =>
      `${mentee} (${about}): ${plural('en', count, 'mark', 'marks')} below a pass in four weeks`,
    'round-unanswered': ({ about, count = 0, percent = 0 }) =>
      `Round “${about}” closes soon and ${percent} per cent have answered; ${count} have not`,
    'check-expired': ({ about, days = 0 }) =>
      days < 0
        ? `${about}: a check of a mentor has expired`
        : `${about}: a check of a mentor ends in ${plural('en', days, 'day', 'days')}`,
    contact: ({ about }) => `${about}: somebody asks for a look at how they get on`,
    'well-being': ({ about }) => `${about}: somebody is worried about a person`,
    conduct: ({ about }) => `${about}: somebody says that something was not right`,
    other: ({ about }) => `${about}: somebody asks for a look`,
    referral: () => 'A referral waits for an answer',
  } satisfies Record<SignalKind, (facts: Facts) => string>,
  severities: { low: 'can wait', middle: 'soon', high: 'urgent' } satisfies Record<
    Severity,
    string
  >,
  states: {
    waiting: 'waits for a first step',
    late: 'first step is late',
    acted: 'somebody is on it',
    settled: 'settled',
  } satisfies Record<State, string>,
  owner: 'Who looks',
  deputy: 'Deputy',
  due: 'First step by',
  raised: 'Raised',
  raisedBy: (name: string) => `by ${name}`,
  byRule: 'by a rule of the programme',
  mine: 'Mine',
  all: 'All',
  open: 'Open',
  late: 'Late',
  toAction: 'Days to the first step',
  toEnd: 'Days to the end',
  middle: 'middle value of the last year',
  noFigure: '–',
  what: 'Signal',
  severity: 'How urgent',
  state: 'State',
  history: 'What was done',
  nothingDone: 'Nothing yet.',
  did: (who: string, what: string) => `${who}: ${what}`,
  wentOn: (to: string) => `Nothing was done in time, so it went on to ${to}.`,
  wentToDeputy: (to: string) => `The owner was away, so ${to} took over.`,
  written: 'Sent. It stands below as what you did.',
  act: 'I did something',
  actHelp: 'Only what you did; what was said stays between you.',
  actions: {
    asked: 'Asked how it goes',
    spoke: 'Spoke with them',
    arranged: 'Arranged a meeting',
    substitute: 'Found a substitute',
    referred: 'Brought somebody else in',
    other: 'Something else',
  } satisfies Record<Action, string>,
  note: 'Save',
  settle: 'This is settled',
  settleHelp:
    'A rule that still finds the same raises it again after its days have passed once more.',
  outcomes: {
    helped: 'It helped',
    'not-needed': 'There was nothing to do',
    'handed-on': 'Somebody else goes on with it',
    'no-change': 'Nothing could be changed',
    'by-itself': 'It is no longer so',
    ended: 'The mentorship is over',
  } satisfies Record<Outcome, string>,
  settleNow: 'Settle it',
  toMentorship: 'Open the mentorship',
  toRound: 'Open the round',
  words: 'In words',
  wordsFor: 'Only you and whoever wrote it read this.',
  raise: 'Ask for a look',
  raiseIntro:
    'A coordinator gets this, two of them when something happened that should not. What you write is read by them alone; others see only that something was raised.',
  kind: 'What is it about',
  kinds: {
    contact: 'How we get on, or whether we meet',
    'well-being': 'I am worried about somebody',
    conduct: 'Something happened that should not',
    other: 'Something else',
  } satisfies Record<RaisedKind, string>,
  how: 'How soon',
  whom: 'About whom',
  aboutSelf: 'Say in your own words whom it is about; do not choose a name.',
  everybody: 'nobody in particular',
  say: 'What should they know',
  send: 'Send it',
  sent: (name: string) => `${name} has it now.`,
  nobody:
    'Nobody coordinates here yet, so nobody could get this. Tell your school or organisation directly.',
  away: 'When I am away',
  awayIntro:
    'Signals that come for you while you are away go to your deputy, and to the next in line when you name none.',
  from: 'First day',
  to: 'Last day',
  whoDoes: 'Deputy',
  noDeputy: 'next in line',
  keep: 'Save',
  remove: 'Remove',
  noAway: 'Nothing planned.',
  order: 'The last day comes before the first. Change one of them.',
  past: 'That lies in the past. Choose days from today on.',
  span: (from: string, to: string) => `${from} to ${to}`,
  toReferral: 'Open the referral',
  notTo: 'Who should not read this',
  notToHelp:
    'Only when something happened that should not: two people are told, never the person you choose here.',
  nobodyKept: 'nobody in particular',
  wordsForTwo: 'Only the two of you who hear this and whoever wrote it read this.',
  second: 'Heard too by',
  bothSay: 'It ends when both of you say the same.',
  proposed: (who: string, what: string) => `${who} says: ${what}. It ends when you say the same.`,
};
const nl: typeof en = {
  title: 'Signalen',
  intro:
    'Waar iemand naar moet kijken, met wie dat doet en wanneer. Je ziet feiten, nooit wat er is gezegd.',
  introOwn: 'Waar jij naar moet kijken, en wanneer.',
  none: 'Er wacht niets. Elk mentorschap loopt op tijd.',
  sentences: {
    'no-first-meeting': ({ about, days = 0, limit = 0 }) =>
      `${about}: al ${plural('nl', days, 'dag', 'dagen')} geen eerste gesprek (grens ${limit})`,
    silence: ({ about, days = 0, limit = 0 }) =>
      `${about}: al ${plural('nl', days, 'dag', 'dagen')} geen gesprek (grens ${limit})`,
    'no-talk': ({ mentee, about, days = 0 }) =>
      `${mentee} (${about}): al ${plural('nl', days, 'dag', 'dagen')} niet onder vier ogen gesproken`,
    unrecorded: ({ mentee, about }) =>
      `${whose(mentee, about)}: een gepland gesprek is voorbij en niemand noteerde of het doorging`,
    'agreement-overdue': ({ mentee, about, days = 0 }) =>
      `${whose(mentee, about)}: een afspraak is ${plural('nl', days, 'dag', 'dagen')} te laat`,
    'agreement-dropped': ({ mentee, about }) =>
      `${whose(mentee, about)}: een afspraak is niet nagekomen`,
    'goal-stalled': ({ mentee, about, days = 0 }) =>
      `${whose(mentee, about)}: al ${plural('nl', days, 'dag', 'dagen')} geen stap naar een doel`,
    'hours-running-out': ({ about, percent = 0 }) =>
      `${about}: ${percent} procent van de uren is gebruikt, eerder dan gepland`,
    'hours-used-up': ({ about, percent = 0 }) => `${about}: de uren zijn op (${percent} procent)`,
    'hours-unused': ({ about, percent = 0 }) =>
      `${about}: nog maar ${percent} procent van de uren is gebruikt`,
    'mood-falling': ({ about }) => `${about}: gesprekken geven een minder goed gevoel dan eerst`,
    absence: ({ mentee, about, count = 0 }) =>
      `${mentee} (${about}): ${plural('nl', count, 'uur', 'uur')} verzuim in vier weken`,
    marks: ({ mentee, about, count = 0 }) =>
      `${mentee} (${about}): ${plural('nl', count, 'onvoldoende', 'onvoldoendes')} in vier weken`,
    'round-unanswered': ({ about, count = 0, percent = 0 }) =>
      `Ronde ‘${about}’ sluit bijna en ${percent} procent heeft geantwoord; ${count} nog niet`,
    'check-expired': ({ about, days = 0 }) =>
      days < 0
        ? `${about}: een controle van een mentor is verlopen`
        : `${about}: een controle van een mentor loopt over ${plural('nl', days, 'dag', 'dagen')} af`,
    contact: ({ about }) => `${about}: iemand vraagt of je kijkt hoe het samen gaat`,
    'well-being': ({ about }) => `${about}: iemand maakt zich zorgen over een persoon`,
    conduct: ({ about }) => `${about}: iemand zegt dat er iets niet klopte`,
    other: ({ about }) => `${about}: iemand vraagt of je wilt kijken`,
    referral: () => 'Een doorverwijzing wacht op antwoord',
  },
  severities: { low: 'kan wachten', middle: 'binnenkort', high: 'dringend' },
  states: {
    waiting: 'wacht op een eerste stap',
    late: 'eerste stap te laat',
    acted: 'iemand is ermee bezig',
    settled: 'afgerond',
  },
  owner: 'Wie kijkt',
  deputy: 'Vervanger',
  due: 'Eerste stap uiterlijk',
  raised: 'Ontstaan',
  raisedBy: (name) => `door ${name}`,
  byRule: 'door een regel van het programma',
  mine: 'Van mij',
  all: 'Alle',
  open: 'Open',
  late: 'Te laat',
  toAction: 'Dagen tot de eerste stap',
  toEnd: 'Dagen tot het eind',
  middle: 'middelste waarde van het laatste jaar',
  noFigure: '–',
  what: 'Signaal',
  severity: 'Hoe dringend',
  state: 'Stand',
  history: 'Wat er gedaan is',
  nothingDone: 'Nog niets.',
  did: (who, what) => `${who}: ${what}`,
  wentOn: (to) => `Er werd niet op tijd iets gedaan, dus het ging door naar ${to}.`,
  wentToDeputy: (to) => `De eigenaar was er niet, dus ${to} nam het over.`,
  written: 'Verstuurd. Het staat hieronder als wat je deed.',
  act: 'Ik heb iets gedaan',
  actHelp: 'Alleen wat je deed; wat er gezegd is blijft onder jullie.',
  actions: {
    asked: 'Gevraagd hoe het gaat',
    spoke: 'Met hen gesproken',
    arranged: 'Een gesprek geregeld',
    substitute: 'Een vervanger gevonden',
    referred: 'Iemand anders erbij gehaald',
    other: 'Iets anders',
  },
  note: 'Opslaan',
  settle: 'Dit is afgerond',
  settleHelp:
    'Vindt een regel nog steeds hetzelfde, dan meldt hij het opnieuw als zijn dagen nog een keer verstreken zijn.',
  outcomes: {
    helped: 'Het heeft geholpen',
    'not-needed': 'Er hoefde niets te gebeuren',
    'handed-on': 'Iemand anders gaat ermee verder',
    'no-change': 'Er viel niets te veranderen',
    'by-itself': 'Het is niet meer zo',
    ended: 'Het mentorschap is voorbij',
  },
  settleNow: 'Rond het af',
  toMentorship: 'Open het mentorschap',
  toRound: 'Open de ronde',
  words: 'In woorden',
  wordsFor: 'Alleen jij en wie dit schreef lezen dit.',
  raise: 'Vraag iemand om te kijken',
  raiseIntro:
    'Een coördinator krijgt dit, twee als er iets gebeurde dat niet hoort. Wat je schrijft lezen alleen zij; anderen zien alleen dat er iets gemeld is.',
  kind: 'Waar gaat het over',
  kinds: {
    contact: 'Hoe het samen gaat, of we elkaar spreken',
    'well-being': 'Ik maak me zorgen over iemand',
    conduct: 'Er gebeurde iets dat niet hoort',
    other: 'Iets anders',
  },
  how: 'Hoe snel',
  whom: 'Over wie',
  aboutSelf: 'Zeg in je eigen woorden over wie het gaat; kies geen naam.',
  everybody: 'niemand in het bijzonder',
  say: 'Wat moeten ze weten',
  send: 'Verstuur',
  sent: (name) => `${name} heeft het nu.`,
  nobody:
    'Hier coördineert nog niemand, dus niemand zou dit krijgen. Zeg het rechtstreeks tegen je school of organisatie.',
  away: 'Als ik er niet ben',
  awayIntro:
    'Signalen die voor jou komen terwijl je weg bent gaan naar je vervanger, en zonder vervanger naar de volgende.',
  from: 'Eerste dag',
  to: 'Laatste dag',
  whoDoes: 'Vervanger',
  noDeputy: 'de volgende in de rij',
  keep: 'Opslaan',
  remove: 'Verwijder',
  noAway: 'Niets gepland.',
  order: 'De laatste dag ligt vóór de eerste. Verander een van beide.',
  past: 'Dat ligt in het verleden. Kies dagen vanaf vandaag.',
  span: (from, to) => `${from} tot en met ${to}`,
  toReferral: 'Open de doorverwijzing',
  notTo: 'Wie dit niet mag lezen',
  notToHelp:
    'Alleen als er iets gebeurde dat niet hoort: twee mensen krijgen dit te horen, degene die je hier kiest nooit.',
  nobodyKept: 'niemand in het bijzonder',
  wordsForTwo: 'Alleen jullie twee die dit horen en wie het schreef lezen dit.',
  second: 'Ook gehoord door',
  bothSay: 'Het is klaar als jullie beiden hetzelfde zeggen.',
  proposed: (who, what) => `${who} zegt: ${what}. Het is klaar als jij hetzelfde zegt.`,
};
const sv: typeof en = {
  title: 'Signaler',
  intro: 'Vad någon bör titta på, med vem som tittar och när. Du ser fakta, aldrig vad som sades.',
  introOwn: 'Vad du bör titta på, och när.',
  none: 'Inget väntar. Alla mentorskap håller tiden.',
  sentences: {
    'no-first-meeting': ({ about, days = 0, limit = 0 }) =>
      `${about}: ingen första träff på ${plural('sv', days, 'dag', 'dagar')} (gräns ${limit})`,
    silence: ({ about, days = 0, limit = 0 }) =>
      `${about}: ingen träff på ${plural('sv', days, 'dag', 'dagar')} (gräns ${limit})`,
    'no-talk': ({ mentee, about, days = 0 }) =>
      `${mentee} (${about}): inget enskilt samtal på ${plural('sv', days, 'dag', 'dagar')}`,
    unrecorded: ({ mentee, about }) =>
      `${whose(mentee, about)}: en planerad träff har passerat och ingen har antecknat om den blev av`,
    'agreement-overdue': ({ mentee, about, days = 0 }) =>
      `${whose(mentee, about)}: en överenskommelse är ${plural('sv', days, 'dag', 'dagar')} sen`,
    'agreement-dropped': ({ mentee, about }) =>
      `${whose(mentee, about)}: en överenskommelse hölls inte`,
    'goal-stalled': ({ mentee, about, days = 0 }) =>
      `${whose(mentee, about)}: inget steg mot ett mål på ${plural('sv', days, 'dag', 'dagar')}`,
    'hours-running-out': ({ about, percent = 0 }) =>
      `${about}: ${percent} procent av timmarna är använda, tidigare än planerat`,
    'hours-used-up': ({ about, percent = 0 }) => `${about}: timmarna är slut (${percent} procent)`,
    'hours-unused': ({ about, percent = 0 }) =>
      `${about}: bara ${percent} procent av timmarna är använda`,
    'mood-falling': ({ about }) => `${about}: träffarna ger en sämre känsla än förut`,
    absence: ({ mentee, about, count = 0 }) =>
      `${mentee} (${about}): ${plural('sv', count, 'timme', 'timmar')} borta på fyra veckor`,
    marks: ({ mentee, about, count = 0 }) =>
      `${mentee} (${about}): ${plural('sv', count, 'underkänt resultat', 'underkända resultat')} på fyra veckor`,
    'round-unanswered': ({ about, count = 0, percent = 0 }) =>
      `Rundan ”${about}” stänger snart och ${percent} procent har svarat; ${count} har inte gjort det`,
    'check-expired': ({ about, days = 0 }) =>
      days < 0
        ? `${about}: en kontroll av en mentor har gått ut`
        : `${about}: en kontroll av en mentor går ut om ${plural('sv', days, 'dag', 'dagar')}`,
    contact: ({ about }) => `${about}: någon ber dig titta på hur det går mellan dem`,
    'well-being': ({ about }) => `${about}: någon är orolig för en person`,
    conduct: ({ about }) => `${about}: någon säger att något inte stod rätt till`,
    other: ({ about }) => `${about}: någon ber dig titta`,
    referral: () => 'En hänvisning väntar på svar',
  },
  severities: { low: 'kan vänta', middle: 'snart', high: 'brådskar' },
  states: {
    waiting: 'väntar på ett första steg',
    late: 'första steget är sent',
    acted: 'någon arbetar med det',
    settled: 'avslutat',
  },
  owner: 'Vem tittar',
  deputy: 'Ersättare',
  due: 'Första steg senast',
  raised: 'Uppstod',
  raisedBy: (name) => `av ${name}`,
  byRule: 'genom en regel i programmet',
  mine: 'Mina',
  all: 'Alla',
  open: 'Öppna',
  late: 'Sena',
  toAction: 'Dagar till första steget',
  toEnd: 'Dagar till slutet',
  middle: 'mittvärde för det senaste året',
  noFigure: '–',
  what: 'Signal',
  severity: 'Hur bråttom',
  state: 'Läge',
  history: 'Vad som gjorts',
  nothingDone: 'Inget än.',
  did: (who, what) => `${who}: ${what}`,
  wentOn: (to) => `Inget gjordes i tid, så den gick vidare till ${to}.`,
  wentToDeputy: (to) => `Ägaren var borta, så ${to} tog över.`,
  written: 'Skickat. Det står nedan som det du gjorde.',
  act: 'Jag har gjort något',
  actHelp: 'Bara vad du gjorde; vad som sades stannar mellan er.',
  actions: {
    asked: 'Frågat hur det går',
    spoke: 'Talat med dem',
    arranged: 'Ordnat en träff',
    substitute: 'Hittat en ersättare',
    referred: 'Kopplat in någon annan',
    other: 'Något annat',
  },
  note: 'Spara',
  settle: 'Det här är avslutat',
  settleHelp:
    'Om en regel fortfarande finner samma sak tar den upp det igen när dess dagar har gått en gång till.',
  outcomes: {
    helped: 'Det hjälpte',
    'not-needed': 'Inget behövde göras',
    'handed-on': 'Någon annan fortsätter',
    'no-change': 'Inget gick att ändra',
    'by-itself': 'Det är inte så längre',
    ended: 'Mentorskapet är slut',
  },
  settleNow: 'Avsluta det',
  toMentorship: 'Öppna mentorskapet',
  toRound: 'Öppna rundan',
  words: 'I ord',
  wordsFor: 'Bara du och den som skrev läser detta.',
  raise: 'Be någon titta',
  raiseIntro:
    'En programledare får det här, två om något hänt som inte ska hända. Det du skriver läses bara av dem; andra ser bara att något har tagits upp.',
  kind: 'Vad gäller det',
  kinds: {
    contact: 'Hur det går mellan oss, eller om vi träffas',
    'well-being': 'Jag är orolig för någon',
    conduct: 'Något hände som inte borde',
    other: 'Något annat',
  },
  how: 'Hur snart',
  whom: 'Om vem',
  aboutSelf: 'Säg med egna ord vem det gäller; välj inget namn.',
  everybody: 'ingen särskild',
  say: 'Vad bör de veta',
  send: 'Skicka',
  sent: (name) => `${name} har fått det nu.`,
  nobody:
    'Ingen leder något här än, så ingen skulle få detta. Säg det direkt till din skola eller organisation.',
  away: 'När jag är borta',
  awayIntro:
    'Signaler till dig medan du är borta går till din ersättare, och annars till nästa i ordningen.',
  from: 'Första dag',
  to: 'Sista dag',
  whoDoes: 'Ersättare',
  noDeputy: 'nästa i ordningen',
  keep: 'Spara',
  remove: 'Ta bort',
  noAway: 'Inget planerat.',
  order: 'Sista dagen kommer före den första. Ändra en av dem.',
  past: 'Det ligger i det förflutna. Välj dagar från i dag.',
  span: (from, to) => `${from} till ${to}`,
  toReferral: 'Öppna hänvisningen',
  notTo: 'Vem som inte ska läsa detta',
  notToHelp:
    'Bara när något hänt som inte ska hända: två personer får veta det, aldrig den du väljer här.',
  nobodyKept: 'ingen särskild',
  wordsForTwo: 'Bara ni två som hör detta och den som skrev läser det.',
  second: 'Får också veta',
  bothSay: 'Det avslutas när ni båda säger samma sak.',
  proposed: (who, what) => `${who} säger: ${what}. Det avslutas när du säger samma sak.`,
};
export const signalWords = texts(
  'signal',
  { en, nl, sv },
  {
    what: 'Head of a column: what is to be looked at.',
    state: 'Head of a column: how far it is (open, waiting, ended). Not a country.',
    open: 'Button, a verb: opens the page of the signal.',
    settleNow:
      'Button: it is dealt with, the signal ends. Nothing is paid and nobody is reconciled.',
    raise: 'Button of a mentor or mentee who wants somebody to look at the mentorship.',
    toRound: 'Link to an assessment round; not a shape or a tour.',
  },
  {
    en: {
      none: 'Nothing is waiting. Every class is on time.',
      outcomes: { ended: 'The class has been closed' },
      toMentorship: 'Open the class',
    },
    nl: {
      none: 'Er wacht niets. Elke klas loopt op tijd.',
      outcomes: { ended: 'De klas is afgesloten' },
      toMentorship: 'Open de klas',
    },
    sv: {
      none: 'Inget väntar. Alla klasser ligger i fas.',
      outcomes: { ended: 'Klassen är avslutad' },
      toMentorship: 'Öppna klassen',
    },
  },
);
