import { plural } from '../../platform/i18n.ts';
import { texts } from '../../platform/texts.ts';
import type { Age, OpenThing } from './school.rules.ts';

const en = {
  title: 'The school',
  intro: (school: string, day: string) =>
    `${school}, ${day}. Figures of classes; what was said about pupils does not stand here.`,
  none: 'No class runs at the moment. A class begins when it gets its mentor.',
  columns: {
    class: 'Class',
    pupils: 'Pupils',
    spoken: 'Spoken with',
    since: 'Weeks since a talk',
    weeks: 'Weeks',
    late: 'Agreements late',
    absence: 'Hours absent, 4 weeks',
    climate: 'Climate',
    open: 'Open cases',
    hours: 'Hours of mentors',
  },
  spokenIn: (weeks: number | null) => (weeks === null ? 'by the rule' : `in ${weeks} weeks`),
  of: (part: number, whole: number) => `${part} of ${whole}`,
  sincePicture: (name: string, longest: number | null, never: number) =>
    `Weeks since the last talk of each pupil of ${name}, the longest first: ${longest === null ? 'none yet' : `up to ${longest}`}${never > 0 ? `; ${never} never` : ''}`,
  longest: (weeks: number) => `longest ${weeks}`,
  never: (n: number) => `${n} never`,
  weeksPicture: (name: string, held: number, all: number) =>
    `Weeks of ${name} in which a lesson or talk was recorded: ${held} of ${all} school weeks`,
  safety: 'Safety',
  challenge: 'Challenge',
  climateOf: (safety: string, challenge: string) => `${safety} · ${challenge}`,
  climateHelp:
    'Climate: safety · challenge, of 5, from five answers on; ▲ ▼ since the time before.',
  up: 'better',
  down: 'worse',
  oldest: (n: number, day: string) => `${n} · since ${day}`,
  legend: 'A filled cell: a lesson or talk was recorded that week. A line: holiday.',
  casesTitle: 'Open, by age',
  kinds: {
    bullying: 'Bullying',
    incident: 'Incident',
    tension: 'Tension',
    referral: 'Referral',
  } satisfies Record<OpenThing['kind'], string>,
  ages: { new: 'up to a week', weeks: 'up to 4 weeks', long: 'longer' } satisfies Record<
    Age,
    string
  >,
  kind: 'What',
  nothingOpen: 'Nothing is open.',
  former: 'Last year',
  year: 'Year',
  spokenEver: 'Spoken with that year',
  remarks: {
    quiet: (names: string) => `${names}: nothing recorded for three school weeks or more.`,
    referrals: (n: number) =>
      `${plural('en', n, 'referral has', 'referrals have')} been waiting for more than 5 days.`,
    bullying: (n: number) =>
      `${plural('en', n, 'case', 'cases')} of bullying open for more than four weeks.`,
    unspoken: (name: string, spoken: number, all: number) =>
      `${name}: only ${spoken} of ${all} pupils were spoken with.`,
  },
  acts: {
    write: 'Write to the mentors',
    offices: 'See who answers referrals',
  },
  print: 'Print this page on one A4 sheet, landscape.',
};
const nl: typeof en = {
  title: 'De school',
  intro: (school, day) =>
    `${school}, ${day}. Cijfers per klas; wat over leerlingen is gezegd, staat hier niet.`,
  none: 'Er loopt nu geen klas. Een klas begint als zij een mentor krijgt.',
  columns: {
    class: 'Klas',
    pupils: 'Leerlingen',
    spoken: 'Gesproken',
    since: 'Weken sinds een gesprek',
    weeks: 'Weken',
    late: 'Afspraken te laat',
    absence: 'Uren verzuim, 4 weken',
    climate: 'Sfeer',
    open: 'Open kwesties',
    hours: 'Uren van mentoren',
  },
  spokenIn: (weeks) => (weeks === null ? 'volgens de regel' : `in ${weeks} weken`),
  of: (part, whole) => `${part} van ${whole}`,
  sincePicture: (name, longest, never) =>
    `Weken sinds het laatste gesprek met elke leerling van ${name}, de langste eerst: ${longest === null ? 'nog geen' : `tot ${longest}`}${never > 0 ? `; ${never} nog nooit` : ''}`,
  longest: (weeks) => `langste ${weeks}`,
  never: (n) => `${n} nog nooit`,
  weeksPicture: (name, held, all) =>
    `Weken van ${name} waarin een mentoruur of gesprek is vastgelegd: ${held} van ${all} schoolweken`,
  safety: 'Veiligheid',
  challenge: 'Uitdaging',
  climateOf: (safety, challenge) => `${safety} · ${challenge}`,
  climateHelp:
    'Sfeer: veiligheid · uitdaging, op 5, vanaf vijf antwoorden; ▲ ▼ ten opzichte van de vorige keer.',
  up: 'beter',
  down: 'slechter',
  oldest: (n, day) => `${n} · sinds ${day}`,
  legend: 'Gevuld: die week is een mentoruur of gesprek vastgelegd. Streepje: vakantie.',
  casesTitle: 'Wat openstaat, naar leeftijd',
  kinds: {
    bullying: 'Pesten',
    incident: 'Incident',
    tension: 'Spanning',
    referral: 'Doorverwijzing',
  },
  ages: { new: 'tot een week', weeks: 'tot 4 weken', long: 'langer' },
  kind: 'Wat',
  nothingOpen: 'Er staat niets open.',
  former: 'Vorig jaar',
  year: 'Jaar',
  spokenEver: 'Dat jaar gesproken',
  remarks: {
    quiet: (names) => `${names}: al drie schoolweken of langer niets vastgelegd.`,
    referrals: (n) =>
      `${plural('nl', n, 'doorverwijzing wacht', 'doorverwijzingen wachten')} langer dan 5 dagen op antwoord.`,
    bullying: (n) =>
      `Pesten: ${plural('nl', n, 'kwestie staat', 'kwesties staan')} langer dan vier weken open.`,
    unspoken: (name, spoken, all) => `${name}: nog maar ${spoken} van ${all} leerlingen gesproken.`,
  },
  acts: {
    write: 'Schrijf de mentoren',
    offices: 'Wie beantwoordt doorverwijzingen',
  },
  print: 'Print deze pagina op één A4, liggend.',
};
const sv: typeof en = {
  title: 'Skolan',
  intro: (school, day) =>
    `${school}, ${day}. Siffror per klass; det som sagts om elever står inte här.`,
  none: 'Ingen klass är i gång just nu. En klass börjar när den får sin mentor.',
  columns: {
    class: 'Klass',
    pupils: 'Elever',
    spoken: 'Samtal',
    since: 'Veckor sedan samtal',
    weeks: 'Veckor',
    late: 'Försenade överenskommelser',
    absence: 'Frånvarotimmar, 4 veckor',
    climate: 'Klimat',
    open: 'Öppna ärenden',
    hours: 'Mentorernas timmar',
  },
  spokenIn: (weeks) => (weeks === null ? 'enligt regeln' : `på ${weeks} veckor`),
  of: (part, whole) => `${part} av ${whole}`,
  sincePicture: (name, longest, never) =>
    `Veckor sedan senaste samtalet med varje elev i ${name}, längst först: ${longest === null ? 'inget än' : `upp till ${longest}`}${never > 0 ? `; ${never} aldrig` : ''}`,
  longest: (weeks) => `längst ${weeks}`,
  never: (n) => `${n} aldrig`,
  weeksPicture: (name, held, all) =>
    `Veckor i ${name} då mentorstid eller samtal dokumenterats: ${held} av ${all} skolveckor`,
  safety: 'Trygghet',
  challenge: 'Utmaning',
  climateOf: (safety, challenge) => `${safety} · ${challenge}`,
  climateHelp: 'Klimat: trygghet · utmaning, av 5, från fem svar; ▲ ▼ sedan förra gången.',
  up: 'bättre',
  down: 'sämre',
  oldest: (n, day) => `${n} · sedan ${day}`,
  legend: 'Fylld ruta: mentorstid eller samtal dokumenterades den veckan. Streck: lov.',
  casesTitle: 'Öppet, efter ålder',
  kinds: {
    bullying: 'Mobbning',
    incident: 'Händelse',
    tension: 'Konflikt',
    referral: 'Hänvisning',
  },
  ages: { new: 'högst en vecka', weeks: 'högst 4 veckor', long: 'längre' },
  kind: 'Vad',
  nothingOpen: 'Inget är öppet.',
  former: 'Förra läsåret',
  year: 'Läsår',
  spokenEver: 'Samtal det året',
  remarks: {
    quiet: (names) => `${names}: inget dokumenterat på tre skolveckor eller mer.`,
    referrals: (n) =>
      `${plural('sv', n, 'hänvisning', 'hänvisningar')} har väntat i mer än 5 dagar.`,
    bullying: (n) => `Mobbning: ${plural('sv', n, 'ärende', 'ärenden')} öppet i över fyra veckor.`,
    unspoken: (name, spoken, all) => `${name}: samtal med bara ${spoken} av ${all} elever.`,
  },
  acts: {
    write: 'Skriv till mentorerna',
    offices: 'Vem besvarar hänvisningar',
  },
  print: 'Skriv ut sidan på ett A4, liggande.',
};
export const schoolWords = texts('school', { en, nl, sv });
