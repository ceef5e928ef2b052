import { plural } from '../../platform/i18n.ts';
import { texts } from '../../platform/texts.ts';
import type { Stage } from './stage.rules.ts';

/** CO-6: where a cohort stands. */
const en = {
  stands: 'Where it stands',
  stages: {
    apply: 'Apply',
    match: 'Match',
    run: 'Run',
    assess: 'Assess',
    close: 'Close',
  } satisfies Record<Stage, string>,
  now: 'now',
  done: 'done',
  applications: (n: number) => plural('en', n, 'application', 'applications'),
  toDecide: (n: number) => `${n} to decide`,
  matched: (n: number) => plural('en', n, 'mentorship begun', 'mentorships begun'),
  groups: (n: number) => plural('en', n, 'group', 'groups'),
  without: (n: number) => `${n} without a mentor`,
  evaluation: 'Evaluation',
  running: (n: number) => `${n} running`,
  ended: (n: number) => `${n} ended`,
  rounds: (n: number) => plural('en', n, 'round', 'rounds'),
  answers: (n: number, of: number) => `${n} of ${of} answered`,
  talks: (n: number) => plural('en', n, 'closing talk', 'closing talks'),
  until: (day: string) => `last day ${day}`,
  stepTalks: (n: number) =>
    `${plural('en', n, 'pair has', 'pairs have')} not held a closing talk yet. They are asked on their home page.`,
  stepEnd: (n: number) =>
    `${plural('en', n, 'mentorship still runs', 'mentorships still run')}. End it when its time is over.`,
  stepRounds: 'An assessment round is not over yet.',
  stepWait: (n: number) =>
    `${plural('en', n, 'mentee waits', 'mentees wait')} for an answer to a proposal.`,
  stepArchive: 'This cohort is evaluated. Archive it when you no longer need it in your lists.',
  also: 'Also in this cohort',
  days: 'Name, days and places',
};

const nl: typeof en = {
  stands: 'Waar de lichting staat',
  stages: {
    apply: 'Aanmelden',
    match: 'Koppelen',
    run: 'Lopen',
    assess: 'Beoordelen',
    close: 'Afronden',
  },
  now: 'nu',
  done: 'klaar',
  applications: (n) => plural('nl', n, 'aanmelding', 'aanmeldingen'),
  toDecide: (n) => `${n} te beslissen`,
  matched: (n) => plural('nl', n, 'mentorschap begonnen', 'mentorschappen begonnen'),
  groups: (n) => plural('nl', n, 'groep', 'groepen'),
  without: (n) => `${n} zonder mentor`,
  evaluation: 'Evaluatie',
  running: (n) => plural('nl', n, 'loopt', 'lopen'),
  ended: (n) => `${n} beëindigd`,
  rounds: (n) => plural('nl', n, 'ronde', 'rondes'),
  answers: (n, of) => `${n} van ${of} beantwoord`,
  talks: (n) => plural('nl', n, 'afsluitend gesprek', 'afsluitende gesprekken'),
  until: (day) => `laatste dag ${day}`,
  stepTalks: (n) =>
    `${plural('nl', n, 'koppel heeft', 'koppels hebben')} nog geen afsluitend gesprek gehad. Op hun startpagina wordt erom gevraagd.`,
  stepEnd: (n) =>
    `${plural('nl', n, 'mentorschap loopt', 'mentorschappen lopen')} nog. Beëindig het als de tijd om is.`,
  stepRounds: 'Een beoordelingsronde is nog niet voorbij.',
  stepWait: (n) =>
    `${plural('nl', n, 'mentee wacht', 'mentees wachten')} op antwoord op een voorstel.`,
  stepArchive:
    'Deze lichting is geëvalueerd. Archiveer haar als je haar niet meer in je lijsten nodig hebt.',
  also: 'Ook in deze lichting',
  days: 'Naam, data en plaatsen',
};

const sv: typeof en = {
  stands: 'Var omgången står',
  stages: {
    apply: 'Ansöka',
    match: 'Matcha',
    run: 'Pågå',
    assess: 'Bedöma',
    close: 'Avsluta',
  },
  now: 'nu',
  done: 'klart',
  applications: (n) => plural('sv', n, 'ansökan', 'ansökningar'),
  toDecide: (n) => `${n} att besluta om`,
  matched: (n) => plural('sv', n, 'påbörjat mentorskap', 'påbörjade mentorskap'),
  groups: (n) => plural('sv', n, 'grupp', 'grupper'),
  without: (n) => `${n} utan mentor`,
  evaluation: 'Utvärdering',
  running: (n) => `${n} pågår`,
  ended: (n) => plural('sv', n, 'avslutat', 'avslutade'),
  rounds: (n) => plural('sv', n, 'runda', 'rundor'),
  answers: (n, of) => `${n} av ${of} har svarat`,
  talks: (n) => plural('sv', n, 'avslutande samtal', 'avslutande samtal'),
  until: (day) => `sista dag ${day}`,
  stepTalks: (n) =>
    `${plural('sv', n, 'par har', 'par har')} inte haft sitt avslutande samtal än. De ombeds på sin startsida.`,
  stepEnd: (n) =>
    `${plural('sv', n, 'mentorskap pågår', 'mentorskap pågår')} fortfarande. Avsluta när tiden är över.`,
  stepRounds: 'En bedömningsrunda är inte över än.',
  stepWait: (n) => `${plural('sv', n, 'adept väntar', 'adepter väntar')} på svar på ett förslag.`,
  stepArchive: 'Omgången är utvärderad. Arkivera den när du inte längre behöver den i dina listor.',
  also: 'Mer i omgången',
  days: 'Namn, dagar och platser',
};

export const cohortWords = texts(
  'cohort',
  { en, nl, sv },
  {},
  {
    en: {
      stands: 'Where the school year stands',
      stages: { match: 'Divide' },
      matched: (n) => plural('en', n, 'class has its mentor', 'classes have their mentor'),
      stepTalks: (n) =>
        `${plural('en', n, 'class has', 'classes have')} not looked back on the year yet.`,
      stepEnd: (n) =>
        `${plural('en', n, 'class still runs', 'classes still run')}. Close it when the school year is over.`,
      stepWait: (n) => `${plural('en', n, 'pupil waits', 'pupils wait')} for a class.`,
      stepArchive:
        'This school year is evaluated. Archive it when you no longer need it in your lists.',
      also: 'Also in this school year',
    },
    nl: {
      stands: 'Hoe het schooljaar ervoor staat',
      stages: { match: 'Indelen' },
      matched: (n) => plural('nl', n, 'klas heeft een mentor', 'klassen hebben een mentor'),
      stepTalks: (n) =>
        `${plural('nl', n, 'klas heeft', 'klassen hebben')} nog niet teruggekeken op het jaar.`,
      stepEnd: (n) =>
        `${plural('nl', n, 'klas loopt', 'klassen lopen')} nog. Sluit af als het schooljaar voorbij is.`,
      stepWait: (n) => `${plural('nl', n, 'leerling wacht', 'leerlingen wachten')} op een klas.`,
      stepArchive:
        'Dit schooljaar is geëvalueerd. Archiveer het als je het niet meer in je lijsten nodig hebt.',
      also: 'Ook in dit schooljaar',
    },
    sv: {
      stands: 'Hur läsåret ligger till',
      stages: { match: 'Fördela' },
      matched: (n) => plural('sv', n, 'klass har sin mentor', 'klasser har sin mentor'),
      stepTalks: (n) =>
        `${plural('sv', n, 'klass har', 'klasser har')} inte blickat tillbaka på året än.`,
      stepEnd: (n) =>
        `${plural('sv', n, 'klass pågår', 'klasser pågår')} fortfarande. Avsluta när läsåret är slut.`,
      stepWait: (n) => `${plural('sv', n, 'elev väntar', 'elever väntar')} på en klass.`,
      stepArchive:
        'Läsåret är utvärderat. Arkivera det när du inte längre behöver det i dina listor.',
      also: 'Mer i läsåret',
    },
  },
);
