import { plural } from '../../platform/i18n.ts';
import { texts } from '../../platform/texts.ts';

/** MA-40: a pair that a coordinator makes by hand. */
const en = {
  title: 'Make a pair by hand',
  intro:
    'Choose a mentor and a mentee. You see what the rules say before anybody is asked. Both have to say yes, as after a run.',
  mentee: 'Mentee',
  mentor: 'Mentor',
  choose: 'Choose',
  look: 'Look at this pair',
  mentorsFor: (name: string) => `Mentors for ${name}`,
  menteesFor: (name: string) => `Mentees for ${name}`,
  order: 'The best fit comes first.',
  pick: 'Choose',
  pickLabel: (name: string) => `Choose ${name}`,
  may: 'Allowed',
  needsReason: (rules: string) => `With a reason: ${rules}`,
  cannot: (why: string) => `Not possible: ${why}`,
  refused: (mentee: string, mentor: string, why: string) =>
    `${mentee} and ${mentor} cannot be paired: ${why}.`,
  says: 'What the rules say',
  allowed: 'No rule stands against this pair.',
  broken: (rules: string) => `You set a rule aside: ${rules}. Write why.`,
  fit: 'Fit',
  fitOf: (score: number): string =>
    score >= 700
      ? 'fits well'
      : score >= 400
        ? 'fits in part'
        : score > 0
          ? 'fits little'
          : 'not known',
  placesLeft: (name: string, n: number) =>
    `${name} has ${plural('en', n, 'free place', 'free places')}.`,
  hoursLeft: (name: string, left: string, promised: string) =>
    `${name} has ${left} left of ${promised}.`,
  reason: 'Why this pair',
  reasonHelp: 'Coordinators read this beside the pair. Mentor and mentee do not see it.',
  reasonNeeded: 'Write why you set the rule aside.',
  days: 'Days to answer',
  ask: 'Ask both',
  other: 'Choose somebody else',
  made: 'Pairs made by hand',
  pair: (mentee: string, mentor: string) => `By hand: ${mentee} with ${mentor}`,
  madeBy: (name: string, when: string) => `Made by ${name}, ${when}`,
  state: 'A pair made by hand has no other candidates. Start a run to look for them.',
  chooseFor: (name: string) => `Choose somebody by hand for ${name}`,
  nobody: 'There is nobody to choose: admit mentors and mentees first.',
  goneHelp:
    'Only admitted people without a mentorship, and mentors with a free place, can be paired.',
  own: 'In their own words',
};

const nl: typeof en = {
  title: 'Met de hand koppelen',
  intro:
    'Kies een mentor en een mentee. Je ziet wat de regels zeggen voordat iemand iets gevraagd wordt. Beiden moeten ja zeggen, net als na een run.',
  mentee: 'Mentee',
  mentor: 'Mentor',
  choose: 'Kies',
  look: 'Bekijk dit koppel',
  mentorsFor: (name) => `Mentoren voor ${name}`,
  menteesFor: (name) => `Mentees voor ${name}`,
  order: 'Wie het best past, staat bovenaan.',
  pick: 'Kiezen',
  pickLabel: (name) => `${name} kiezen`,
  may: 'Toegestaan',
  needsReason: (rules) => `Met een reden: ${rules}`,
  cannot: (why) => `Niet mogelijk: ${why}`,
  refused: (mentee, mentor, why) => `${mentee} en ${mentor} kun je niet koppelen: ${why}.`,
  says: 'Wat de regels zeggen',
  allowed: 'Geen regel staat dit koppel in de weg.',
  broken: (rules) => `Je zet een regel opzij: ${rules}. Schrijf op waarom.`,
  fit: 'Past',
  fitOf: (score) =>
    score >= 700
      ? 'past goed'
      : score >= 400
        ? 'past deels'
        : score > 0
          ? 'past weinig'
          : 'niet bekend',
  placesLeft: (name, n) => `${name} heeft ${plural('nl', n, 'vrije plaats', 'vrije plaatsen')}.`,
  hoursLeft: (name, left, promised) => `${name} heeft nog ${left} van ${promised}.`,
  reason: 'Waarom dit koppel',
  reasonHelp: 'Coördinatoren lezen dit bij het koppel. Mentor en mentee zien het niet.',
  reasonNeeded: 'Schrijf op waarom je de regel opzijzet.',
  days: 'Dagen om te antwoorden',
  ask: 'Beiden vragen',
  other: 'Kies iemand anders',
  made: 'Met de hand gemaakte koppels',
  pair: (mentee, mentor) => `Met de hand: ${mentee} met ${mentor}`,
  madeBy: (name, when) => `Gemaakt door ${name}, ${when}`,
  state:
    'Een koppel dat met de hand is gemaakt, heeft geen andere kandidaten. Start een run om die te zoeken.',
  chooseFor: (name) => `Kies zelf iemand voor ${name}`,
  nobody: 'Er is niemand om te kiezen: laat eerst mentoren en mentees toe.',
  goneHelp:
    'Alleen toegelaten mensen zonder mentorschap, en mentoren met een vrije plaats, kun je koppelen.',
  own: 'In eigen woorden',
};

const sv: typeof en = {
  title: 'Para ihop för hand',
  intro:
    'Välj en mentor och en adept. Du ser vad reglerna säger innan någon tillfrågas. Båda måste säga ja, precis som efter en körning.',
  mentee: 'Adept',
  mentor: 'Mentor',
  choose: 'Välj',
  look: 'Titta på paret',
  mentorsFor: (name) => `Mentorer för ${name}`,
  menteesFor: (name) => `Adepter för ${name}`,
  order: 'Den som passar bäst står först.',
  pick: 'Välj',
  pickLabel: (name) => `Välj ${name}`,
  may: 'Tillåtet',
  needsReason: (rules) => `Med ett skäl: ${rules}`,
  cannot: (why) => `Inte möjligt: ${why}`,
  refused: (mentee, mentor, why) => `${mentee} och ${mentor} kan inte paras ihop: ${why}.`,
  says: 'Vad reglerna säger',
  allowed: 'Ingen regel hindrar det här paret.',
  broken: (rules) => `Du gör undantag från en regel: ${rules}. Skriv varför.`,
  fit: 'Passar',
  fitOf: (score) =>
    score >= 700
      ? 'passar bra'
      : score >= 400
        ? 'passar delvis'
        : score > 0
          ? 'passar lite'
          : 'inte känt',
  placesLeft: (name, n) => `${name} har ${plural('sv', n, 'ledig plats', 'lediga platser')}.`,
  hoursLeft: (name, left, promised) => `${name} har ${left} kvar av ${promised}.`,
  reason: 'Varför det här paret',
  reasonHelp: 'Programledare läser det här bredvid paret. Mentor och adept ser det inte.',
  reasonNeeded: 'Skriv varför du gör undantag från regeln.',
  days: 'Dagar att svara på',
  ask: 'Fråga båda',
  other: 'Välj någon annan',
  made: 'Par som gjorts för hand',
  pair: (mentee, mentor) => `För hand: ${mentee} med ${mentor}`,
  madeBy: (name, when) => `Gjort av ${name}, ${when}`,
  state:
    'Ett par som gjorts för hand har inga andra kandidater. Starta en körning för att söka dem.',
  chooseFor: (name) => `Välj någon för hand till ${name}`,
  nobody: 'Det finns ingen att välja: anta mentorer och adepter först.',
  goneHelp: 'Bara antagna utan mentorskap, och mentorer med en ledig plats, kan paras ihop.',
  own: 'Med egna ord',
};

export const byHandWords = texts('byHand', { en, nl, sv });
