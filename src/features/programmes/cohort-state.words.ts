import { plural } from '../../platform/i18n.ts';
import { texts } from '../../platform/texts.ts';
import type { CohortAct, CohortState, MovedState, OpenItem } from './cohort-state.rules.ts';

/** CO-5: the states of a cohort, what each means, and what is not finished. */
const en = {
  title: 'State',
  states: {
    open: 'Open for applications',
    running: 'Running',
    closing: 'Closing',
    evaluated: 'Evaluated',
    archived: 'Archived',
  } satisfies Record<CohortState, string>,
  since: (state: string, day: string) => `${state} since ${day}`,
  means: {
    open: 'People are nominated and apply, pairs are looked for, and mentorships can begin.',
    running:
      'Mentorships run. People no longer apply by themselves; you can still nominate and match.',
    closing:
      'Nobody new comes in. Every pair is asked for its closing talk; what runs goes on until its end. Whoever was asked before may still say yes.',
    evaluated:
      'Nothing begins any more: no mentorship and no assessment round. Results stay as they are.',
    archived: 'Left out of lists and home pages. Everything stays readable.',
  } satisfies Record<CohortState, string>,
  moveTo: {
    open: 'Open for applications',
    running: 'Start running',
    closing: 'Start closing',
    evaluated: 'Mark as evaluated',
  } satisfies Record<MovedState, string>,
  backTo: (state: string) => `Back to “${state}”`,
  stillOpen: 'Still open:',
  items: {
    undecided: (n: number) => plural('en', n, 'application to decide', 'applications to decide'),
    unplaced: (n: number) =>
      plural('en', n, 'admitted mentee without a mentor', 'admitted mentees without a mentor'),
    asked: (n: number) =>
      plural(
        'en',
        n,
        'mentee whose proposal waits for an answer',
        'mentees whose proposals wait for an answer',
      ),
    running: (n: number) => plural('en', n, 'mentorship that runs', 'mentorships that run'),
    untalked: (n: number) =>
      plural('en', n, 'pair without a closing talk', 'pairs without a closing talk'),
    openRounds: (n: number) =>
      plural('en', n, 'assessment round that is not over', 'assessment rounds that are not over'),
  } satisfies Record<OpenItem, (n: number) => string>,
  kept: (items: string) => `Not yet: there is still ${items}. Finish that first.`,
  movedMeanwhile: 'Somebody else has moved this cohort in the meantime. Look at its state again.',
  forbidden: (state: string, what: string) =>
    `This cohort is in the state “${state}”: ${what}. A coordinator can move it back on the page of the cohort.`,
  acts: {
    'take-in': 'nobody new is nominated',
    match: 'no matches are calculated or sent',
    assess: 'no assessment round begins',
    begin: 'no mentorship begins',
    plan: 'nothing is planned',
  } satisfies Record<CohortAct, string>,
  closingSoon: (cohort: string, day: string) =>
    `${cohort} ends on ${day}. Start closing: every pair is asked for its closing talk.`,
  isOver: (cohort: string, day: string) =>
    `${cohort} ended on ${day} and nobody has closed it yet.`,
  closingSoonDo: 'Open the cohort',
};

const nl: typeof en = {
  title: 'Stand',
  states: {
    open: 'Open voor aanmelding',
    running: 'Loopt',
    closing: 'In afronding',
    evaluated: 'Geëvalueerd',
    archived: 'Gearchiveerd',
  },
  since: (state, day) => `${state}, sinds ${day}`,
  means: {
    open: 'Mensen worden voorgedragen en melden zich aan, er worden koppels gezocht en mentorschappen kunnen beginnen.',
    running:
      'De mentorschappen lopen. Niemand meldt zich nog zelf aan; jij kunt nog voordragen en koppelen.',
    closing:
      'Er komt niemand meer bij. Elk koppel wordt om het afsluitende gesprek gevraagd; wat loopt, gaat door tot het einde. Wie al gevraagd was, kan nog ja zeggen.',
    evaluated:
      'Er begint niets meer: geen mentorschap en geen beoordelingsronde. De resultaten blijven zoals ze zijn.',
    archived: 'Staat niet meer in lijsten en op startpagina’s. Alles blijft leesbaar.',
  },
  moveTo: {
    open: 'Openen voor aanmelding',
    running: 'Laten lopen',
    closing: 'Afronden beginnen',
    evaluated: 'Als geëvalueerd markeren',
  },
  backTo: (state) => `Terug naar ‘${state}’`,
  stillOpen: 'Nog open:',
  items: {
    undecided: (n) =>
      plural('nl', n, 'aanmelding om over te beslissen', 'aanmeldingen om over te beslissen'),
    unplaced: (n) =>
      plural('nl', n, 'toegelaten mentee zonder mentor', 'toegelaten mentees zonder mentor'),
    asked: (n) =>
      plural(
        'nl',
        n,
        'mentee van wie het voorstel op antwoord wacht',
        'mentees van wie het voorstel op antwoord wacht',
      ),
    running: (n) => plural('nl', n, 'lopend mentorschap', 'lopende mentorschappen'),
    untalked: (n) =>
      plural('nl', n, 'koppel zonder afsluitend gesprek', 'koppels zonder afsluitend gesprek'),
    openRounds: (n) =>
      plural(
        'nl',
        n,
        'beoordelingsronde die nog niet voorbij is',
        'beoordelingsrondes die nog niet voorbij zijn',
      ),
  },
  kept: (items) => `Nog niet: er is nog ${items}. Rond dat eerst af.`,
  movedMeanwhile:
    'Iemand anders heeft deze lichting intussen verplaatst. Kijk opnieuw naar de stand.',
  forbidden: (state, what) =>
    `Deze lichting heeft de stand ‘${state}’: ${what}. Een coördinator kan haar terugzetten op de pagina van de lichting.`,
  acts: {
    'take-in': 'er wordt niemand meer voorgedragen',
    match: 'er worden geen koppels berekend of voorgesteld',
    assess: 'er begint geen beoordelingsronde',
    begin: 'er begint geen mentorschap',
    plan: 'er wordt niets gepland',
  },
  closingSoon: (cohort, day) =>
    `${cohort} eindigt op ${day}. Begin met afronden: elk koppel wordt om het afsluitende gesprek gevraagd.`,
  isOver: (cohort, day) => `${cohort} eindigde op ${day} en is nog niet afgerond.`,
  closingSoonDo: 'Lichting openen',
};

const sv: typeof en = {
  title: 'Läge',
  states: {
    open: 'Öppen för ansökan',
    running: 'Pågår',
    closing: 'Avslutas',
    evaluated: 'Utvärderad',
    archived: 'Arkiverad',
  },
  since: (state, day) => `${state} sedan ${day}`,
  means: {
    open: 'Personer nomineras och ansöker, par söks och mentorskap kan börja.',
    running:
      'Mentorskapen pågår. Ingen ansöker längre på egen hand; du kan fortfarande nominera och matcha.',
    closing:
      'Ingen ny kommer in. Varje par ombeds att hålla sitt avslutande samtal; det som pågår fortsätter till sitt slut. Den som redan har tillfrågats kan fortfarande säga ja.',
    evaluated:
      'Inget nytt börjar: inget mentorskap och ingen bedömningsrunda. Resultaten förblir som de är.',
    archived: 'Finns inte längre i listor och på startsidor. Allt går fortfarande att läsa.',
  },
  moveTo: {
    open: 'Öppna för ansökan',
    running: 'Starta omgången',
    closing: 'Börja avsluta',
    evaluated: 'Markera som utvärderad',
  },
  backTo: (state) => `Tillbaka till ”${state}”`,
  stillOpen: 'Kvar att göra:',
  items: {
    undecided: (n) => plural('sv', n, 'ansökan att besluta om', 'ansökningar att besluta om'),
    unplaced: (n) => plural('sv', n, 'antagen adept utan mentor', 'antagna adepter utan mentor'),
    asked: (n) =>
      plural('sv', n, 'adept vars förslag väntar på svar', 'adepter vars förslag väntar på svar'),
    running: (n) => plural('sv', n, 'pågående mentorskap', 'pågående mentorskap'),
    untalked: (n) => plural('sv', n, 'par utan avslutande samtal', 'par utan avslutande samtal'),
    openRounds: (n) =>
      plural('sv', n, 'bedömningsrunda som inte är över', 'bedömningsrundor som inte är över'),
  },
  kept: (items) => `Inte än: det finns fortfarande ${items}. Slutför det först.`,
  movedMeanwhile: 'Någon annan har flyttat omgången under tiden. Titta på dess läge igen.',
  forbidden: (state, what) =>
    `Omgången har läget ”${state}”: ${what}. En programledare kan flytta tillbaka den på omgångens sida.`,
  acts: {
    'take-in': 'ingen ny nomineras',
    match: 'inga par beräknas eller föreslås',
    assess: 'ingen bedömningsrunda börjar',
    begin: 'inget mentorskap börjar',
    plan: 'inget planeras',
  },
  closingSoon: (cohort, day) =>
    `${cohort} slutar ${day}. Börja avsluta: varje par ombeds att hålla sitt avslutande samtal.`,
  isOver: (cohort, day) => `${cohort} slutade ${day} och har inte avslutats än.`,
  closingSoonDo: 'Öppna omgången',
};

export const cohortStateWords = texts(
  'cohortState',
  { en, nl, sv },
  {},
  {
    en: {
      means: {
        open: 'Classes are formed and get their mentors.',
        running: 'The school year runs. Pupils can still come in and change classes.',
        closing: 'Nobody new comes in. What runs goes on until its end.',
        evaluated:
          'Nothing begins any more: no class and no assessment round. Results stay as they are.',
      },
      moveTo: { running: 'Start the school year' },
      items: {
        unplaced: (n) => plural('en', n, 'pupil without a class', 'pupils without a class'),
        running: (n) => plural('en', n, 'class that runs', 'classes that run'),
        untalked: (n) =>
          plural('en', n, 'class that has not looked back', 'classes that have not looked back'),
      },
      movedMeanwhile:
        'Somebody else has moved this school year in the meantime. Look at its state again.',
      forbidden: (state, what) =>
        `This school year is in the state “${state}”: ${what}. A coordinator can move it back on its page.`,
      acts: { match: 'no division is calculated', begin: 'no class begins' },
      closingSoon: (cohort, day) => `${cohort} ends on ${day}. Start closing the school year.`,
      closingSoonDo: 'Open the school year',
    },
    nl: {
      means: {
        open: 'Klassen worden gevormd en krijgen hun mentor.',
        running: 'Het schooljaar loopt. Leerlingen kunnen er nog bij komen en van klas wisselen.',
        closing: 'Er komt niemand meer bij. Wat loopt, gaat door tot het einde.',
        evaluated:
          'Er begint niets meer: geen klas en geen beoordelingsronde. De resultaten blijven zoals ze zijn.',
      },
      moveTo: { running: 'Schooljaar laten beginnen' },
      items: {
        unplaced: (n) => plural('nl', n, 'leerling zonder klas', 'leerlingen zonder klas'),
        running: (n) => plural('nl', n, 'lopende klas', 'lopende klassen'),
        untalked: (n) =>
          plural('nl', n, 'klas die nog niet terugkeek', 'klassen die nog niet terugkeken'),
      },
      movedMeanwhile:
        'Iemand anders heeft dit schooljaar intussen verplaatst. Kijk opnieuw naar de stand.',
      forbidden: (state, what) =>
        `Dit schooljaar heeft de stand ‘${state}’: ${what}. Een coördinator kan het terugzetten op de pagina ervan.`,
      acts: { match: 'er wordt geen indeling berekend', begin: 'er begint geen klas' },
      closingSoon: (cohort, day) =>
        `${cohort} eindigt op ${day}. Begin met het afronden van het schooljaar.`,
      closingSoonDo: 'Schooljaar openen',
    },
    sv: {
      means: {
        open: 'Klasser bildas och får sina mentorer.',
        running: 'Läsåret pågår. Elever kan fortfarande komma till och byta klass.',
        closing: 'Ingen ny kommer in. Det som pågår fortsätter till sitt slut.',
        evaluated:
          'Inget nytt börjar: ingen klass och ingen bedömningsrunda. Resultaten förblir som de är.',
      },
      moveTo: { running: 'Starta läsåret' },
      items: {
        unplaced: (n) => plural('sv', n, 'elev utan klass', 'elever utan klass'),
        running: (n) => plural('sv', n, 'pågående klass', 'pågående klasser'),
        untalked: (n) =>
          plural(
            'sv',
            n,
            'klass som inte har blickat tillbaka',
            'klasser som inte har blickat tillbaka',
          ),
      },
      movedMeanwhile: 'Någon annan har flyttat läsåret under tiden. Titta på dess läge igen.',
      forbidden: (state, what) =>
        `Läsåret har läget ”${state}”: ${what}. En programledare kan flytta tillbaka det på dess sida.`,
      acts: { match: 'ingen fördelning beräknas', begin: 'ingen klass börjar' },
      closingSoon: (cohort, day) => `${cohort} slutar ${day}. Börja avsluta läsåret.`,
      closingSoonDo: 'Öppna läsåret',
    },
  },
);
