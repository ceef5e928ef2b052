import { plural } from '../../platform/i18n.ts';
import type { Reason } from './overview.rules.ts';
import type {
  Consent,
  PlaceOfWorry,
  ReferralFault,
  Sign,
  Target,
  WorryStep,
} from './worry.rules.ts';
import { texts } from '../../platform/texts.ts';

const en = {
  yearOver: (day: string) =>
    `The year of this class ended on ${day}. Absence and marks are no longer shown until a coordinator extends the class.`,
  pupil: 'Pupil',
  why: 'Why',
  never: 'not yet',
  signsLabel: 'What do you see',
  boundary:
    'You see, listen and bring help. You do not investigate, promise secrecy or treat. In danger now: tell the counsellor and your team leader at once.',
  beyond:
    'One of these signs is more than a mentor should carry alone. Speak to the counsellor today, also when you are not sure.',
  stepLabel: 'What now',
  target: 'To whom',
  consentLabel: 'Who agrees',
  whyLabel: 'If nobody: why',
  extract: 'What they need to know, and no more',
  nobodyThere:
    'Nobody has this task here yet. Ask a coordinator to name somebody under “Specialists”.',
  openLate: (open: number, late: number) =>
    late > 0 ? `${open} open, ${late} late` : `${open} open`,
  by: (name: string, day: string) => `${name}, ${day}`,
  letter: {
    title: 'Referral',
    when: 'When a pupil is referred',
    to: 'The specialists of the office asked',
    subject: 'Something needs your answer at {organisation}',
    body: 'Dear {name},\n\nSomething has been sent to you. Please sign in and answer by {until}:\n\n{link}',
  },
  reasons: {
    signal: (n) => plural('en', n, 'signal', 'signals'),
    absence: (n) => `${plural('en', n, 'hour', 'hours')} away`,
    marks: (n) => plural('en', n, 'low mark', 'low marks'),
    agreements: (n) => plural('en', n, 'late agreement', 'late agreements'),
    talk: (n) => `no talk for ${plural('en', n, 'day', 'days')}`,
    worry: (n) => plural('en', n, 'worry of yours', 'worries of yours'),
    referral: () => 'referred',
  } satisfies Record<Reason['kind'], (n: number) => string>,
  signs: {
    withdrawn: 'withdraws from others',
    tired: 'often tired',
    late: 'late or away',
    results: 'results fall',
    quarrels: 'quarrels, quick to anger',
    sad: 'sad, cries',
    fear: 'afraid',
    body: 'injuries, does not eat, neglect',
    money: 'no money for what others have',
    home: 'something at home',
    online: 'something online',
    'said-so': 'has told me so',
  } satisfies Record<Sign, string>,
  places: {
    seen: 'What you saw',
    school: 'At school',
    home: 'At home',
    friends: 'Friends',
    health: 'Health',
    self: 'About themselves',
  } satisfies Record<PlaceOfWorry, string>,
  steps: {
    watch: 'I keep my eyes open',
    talk: 'I speak with the pupil',
    refer: 'I bring in help',
  } satisfies Record<WorryStep, string>,
  outcomesOf: {
    better: 'better',
    same: 'no worry any more, nothing changed',
    referred: 'somebody else helps',
  } as Record<string, string>,
  targets: {
    counsellor: 'counsellor',
    careers: 'careers office',
  } satisfies Record<Target, string>,
  consents: {
    pupil: 'the pupil',
    guardian: 'a guardian',
    both: 'both',
    none: 'nobody',
  } satisfies Record<Consent, string>,
  whyNone: {
    danger: 'somebody is in danger',
    'cannot-ask': 'nobody can be asked',
  } as Record<string, string>,
  faults: {
    'needs-consent': 'Choose who agrees.',
    'needs-reason': 'Without consent a reason is needed: danger, or nobody can be asked.',
    'careers-needs-consent': 'The careers office is asked with consent only. Ask the pupil first.',
  } satisfies Record<ReferralFault, string>,
};
const nl: typeof en = {
  yearOver: (day) =>
    `Het jaar van deze klas is op ${day} afgelopen. Verzuim en cijfers zijn pas weer te zien als een coördinator de klas verlengt.`,
  pupil: 'Leerling',
  why: 'Waarom',
  never: 'nog niet',
  signsLabel: 'Wat zie je',
  boundary:
    'Je ziet, luistert en haalt hulp. Je onderzoekt niet, belooft geen geheimhouding en behandelt niet. Nu gevaar: meld het direct aan de counselor en je teamleider.',
  beyond:
    'Een van deze signalen is meer dan een mentor alleen moet dragen. Spreek vandaag de counselor, ook als je twijfelt.',
  stepLabel: 'Wat nu',
  target: 'Naar wie',
  consentLabel: 'Wie is akkoord',
  whyLabel: 'Als niemand: waarom',
  extract: 'Wat zij moeten weten, en niet meer',
  nobodyThere:
    'Hier heeft nog niemand deze taak. Vraag een coördinator iemand aan te wijzen bij “Specialisten”.',
  openLate: (open, late) => (late > 0 ? `${open} open, ${late} te laat` : `${open} open`),
  by: (name, day) => `${name}, ${day}`,
  letter: {
    title: 'Doorverwijzing',
    when: 'Als een leerling wordt doorverwezen',
    to: 'De specialisten van het gevraagde loket',
    subject: 'Iets wacht op je antwoord bij {organisation}',
    body: 'Beste {name},\n\nEr is iets naar je gestuurd. Log in en antwoord uiterlijk {until}:\n\n{link}',
  },
  reasons: {
    signal: (n) => plural('nl', n, 'signaal', 'signalen'),
    absence: (n) => `${plural('nl', n, 'uur', 'uur')} verzuim`,
    marks: (n) => plural('nl', n, 'onvoldoende', 'onvoldoendes'),
    agreements: (n) => plural('nl', n, 'late afspraak', 'late afspraken'),
    talk: (n) => `al ${plural('nl', n, 'dag', 'dagen')} geen gesprek`,
    worry: (n) => plural('nl', n, 'zorg van jou', 'zorgen van jou'),
    referral: () => 'doorverwezen',
  },
  signs: {
    withdrawn: 'trekt zich terug',
    tired: 'vaak moe',
    late: 'te laat of weg',
    results: 'resultaten dalen',
    quarrels: 'ruzie, snel boos',
    sad: 'verdrietig, huilt',
    fear: 'bang',
    body: 'letsel, eet niet, verwaarlozing',
    money: 'geen geld voor wat anderen hebben',
    home: 'iets thuis',
    online: 'iets online',
    'said-so': 'heeft het mij verteld',
  },
  places: {
    seen: 'Wat je zag',
    school: 'Op school',
    home: 'Thuis',
    friends: 'Vrienden',
    health: 'Gezondheid',
    self: 'Over zichzelf',
  },
  steps: {
    watch: 'Ik houd het in de gaten',
    talk: 'Ik praat met de leerling',
    refer: 'Ik haal hulp',
  },
  outcomesOf: {
    better: 'beter',
    same: 'geen zorg meer, niets veranderd',
    referred: 'iemand anders helpt',
  },
  targets: {
    counsellor: 'de counselor',
    careers: 'het decanaat',
  },
  consents: {
    pupil: 'de leerling',
    guardian: 'een ouder/verzorger',
    both: 'allebei',
    none: 'niemand',
  },
  whyNone: {
    danger: 'iemand is in gevaar',
    'cannot-ask': 'niemand kan gevraagd worden',
  },
  faults: {
    'needs-consent': 'Kies wie akkoord is.',
    'needs-reason':
      'Zonder toestemming is een reden nodig: gevaar, of niemand kan gevraagd worden.',
    'careers-needs-consent':
      'Het decanaat wordt alleen met toestemming gevraagd. Vraag het eerst de leerling.',
  },
};
const sv: typeof en = {
  yearOver: (day) =>
    `Läsåret för den här klassen tog slut den ${day}. Frånvaro och betyg visas inte längre, om inte en programledare förlänger klassen.`,
  pupil: 'Elev',
  why: 'Varför',
  never: 'inte än',
  signsLabel: 'Vad ser du',
  boundary:
    'Du ser, lyssnar och hämtar hjälp. Du utreder inte, lovar inte tystnad och behandlar inte. Fara nu: säg det genast till kuratorn och din närmaste chef.',
  beyond:
    'Ett av tecknen är mer än en mentor ska bära ensam. Tala med kuratorn i dag, också om du tvekar.',
  stepLabel: 'Vad nu',
  target: 'Till vem',
  consentLabel: 'Vem samtycker',
  whyLabel: 'Om ingen: varför',
  extract: 'Vad de behöver veta, och inget mer',
  nobodyThere:
    'Ingen har den här uppgiften än. Be en programledare utse någon under ”Specialister”.',
  openLate: (open, late) => (late > 0 ? `${open} öppna, ${late} sena` : `${open} öppna`),
  by: (name, day) => `${name}, ${day}`,
  letter: {
    title: 'Hänvisning',
    when: 'När en elev hänvisas',
    to: 'Specialisterna på den tillfrågade mottagningen',
    subject: 'Något väntar på ditt svar hos {organisation}',
    body: 'Hej {name},\n\nNågot har skickats till dig. Logga in och svara senast {until}:\n\n{link}',
  },
  reasons: {
    signal: (n) => plural('sv', n, 'signal', 'signaler'),
    absence: (n) => `${plural('sv', n, 'timme', 'timmar')} borta`,
    marks: (n) => plural('sv', n, 'underkänt', 'underkända'),
    agreements: (n) => plural('sv', n, 'sen överenskommelse', 'sena överenskommelser'),
    talk: (n) => `inget samtal på ${plural('sv', n, 'dag', 'dagar')}`,
    worry: (n) => plural('sv', n, 'sak du är orolig för', 'saker du är orolig för'),
    referral: () => 'hänvisad',
  },
  signs: {
    withdrawn: 'drar sig undan',
    tired: 'ofta trött',
    late: 'sen eller borta',
    results: 'resultaten sjunker',
    quarrels: 'bråk, snar till ilska',
    sad: 'ledsen, gråter',
    fear: 'rädd',
    body: 'skador, äter inte, vanvård',
    money: 'inga pengar till det andra har',
    home: 'något hemma',
    online: 'något på nätet',
    'said-so': 'har berättat det för mig',
  },
  places: {
    seen: 'Det du såg',
    school: 'I skolan',
    home: 'Hemma',
    friends: 'Vänner',
    health: 'Hälsa',
    self: 'Om sig själv',
  },
  steps: {
    watch: 'Jag håller ögonen öppna',
    talk: 'Jag talar med eleven',
    refer: 'Jag hämtar hjälp',
  },
  outcomesOf: {
    better: 'bättre',
    same: 'ingen oro längre, inget ändrat',
    referred: 'någon annan hjälper',
  },
  targets: {
    counsellor: 'kuratorn',
    careers: 'studie- och yrkesvägledningen',
  },
  consents: {
    pupil: 'eleven',
    guardian: 'en vårdnadshavare',
    both: 'båda',
    none: 'ingen',
  },
  whyNone: {
    danger: 'någon är i fara',
    'cannot-ask': 'ingen kan tillfrågas',
  },
  faults: {
    'needs-consent': 'Välj vem som samtycker.',
    'needs-reason': 'Utan samtycke behövs ett skäl: fara, eller att ingen kan tillfrågas.',
    'careers-needs-consent':
      'Studie- och yrkesvägledningen tillfrågas bara med samtycke. Fråga eleven först.',
  },
};
export const guidanceWords = texts(
  'guidance',
  { en, nl, sv },
  {
    openLate: 'Agreements of a pupil: {open} in all are open, of them {late} past their day.',
  },
);
