import { plural } from '../../platform/i18n.ts';
import type { Sight } from './seen.store.ts';
import { texts } from '../../platform/texts.ts';

const en = {
  title: 'Who looked at what is about you',
  intro:
    'Every time somebody else opened or changed a page about you, it is written down. What they read or wrote is not.',
  titleOf: (name: string) => `Who looked at what is about ${name}`,
  introOf:
    'Signals, referrals and what lies under seal are not listed here; who read a sealed note stands beside the note.',
  none: 'Nobody else has opened a page about you.',
  noneOf: 'Nobody else has opened a page about this person.',
  when: 'When',
  who: 'Who',
  what: 'What',
  why: 'Why',
  times: (n: number) => plural('en', n, 'time', 'times'),
  part: {
    mentor: 'as mentor',
    'second-mentor': 'as second mentor',
    substitute: 'as substitute',
    mentee: 'as mentee',
    guardian: 'as guardian',
  } satisfies Record<NonNullable<Sight['part']>, string>,
  role: (roles: string) => `as ${roles}`,
  more: 'The newest 200.',
  search: 'Whose record',
  searchHelp: 'Name, e-mail address or number',
  find: 'Find',
  choose: 'Choose the person',
  nobody: 'Nobody is found by that. Try part of the name.',
  toPerson: 'Who looked at the record of somebody?',
};

const nl: typeof en = {
  title: 'Wie heeft gekeken naar wat over jou gaat',
  intro:
    'Elke keer dat iemand anders een pagina over jou opent of verandert, wordt dat opgeschreven. Wat er gelezen of geschreven is niet.',
  titleOf: (name) => `Wie heeft gekeken naar wat over ${name} gaat`,
  introOf:
    'Signalen, doorverwijzingen en wat verzegeld is staan hier niet; wie een verzegelde notitie las staat bij die notitie.',
  none: 'Niemand anders heeft een pagina over jou geopend.',
  noneOf: 'Niemand anders heeft een pagina over deze persoon geopend.',
  when: 'Wanneer',
  who: 'Wie',
  what: 'Wat',
  why: 'Waarom',
  times: (n) => plural('nl', n, 'keer', 'keer'),
  part: {
    mentor: 'als mentor',
    'second-mentor': 'als tweede mentor',
    substitute: 'als vervanger',
    mentee: 'als mentee',
    guardian: 'als ouder of verzorger',
  },
  role: (roles) => `als ${roles}`,
  more: 'De nieuwste 200.',
  search: 'Van wie',
  searchHelp: 'Naam, e-mailadres of nummer',
  find: 'Zoeken',
  choose: 'Kies de persoon',
  nobody: 'Zo is niemand gevonden. Probeer een deel van de naam.',
  toPerson: 'Wie heeft naar iemands gegevens gekeken?',
};

const sv: typeof en = {
  title: 'Vem har tittat på det som handlar om dig',
  intro:
    'Varje gång någon annan öppnar eller ändrar en sida om dig skrivs det upp. Vad som lästs eller skrivits skrivs inte upp.',
  titleOf: (name) => `Vem har tittat på det som handlar om ${name}`,
  introOf:
    'Signaler, hänvisningar och förseglade anteckningar finns inte här; vem som läst en förseglad anteckning står vid anteckningen.',
  none: 'Ingen annan har öppnat en sida om dig.',
  noneOf: 'Ingen annan har öppnat en sida om personen.',
  when: 'När',
  who: 'Vem',
  what: 'Vad',
  why: 'Varför',
  times: (n) => plural('sv', n, 'gång', 'gånger'),
  part: {
    mentor: 'som mentor',
    'second-mentor': 'som andra mentor',
    substitute: 'som ersättare',
    mentee: 'som adept',
    guardian: 'som vårdnadshavare',
  },
  role: (roles) => `som ${roles}`,
  more: 'De 200 senaste.',
  search: 'Vems uppgifter',
  searchHelp: 'Namn, e-postadress eller nummer',
  find: 'Sök',
  choose: 'Välj personen',
  nobody: 'Ingen hittades. Prova en del av namnet.',
  toPerson: 'Vem har tittat på någons uppgifter?',
};

export const seenWords = texts(
  'seen',
  { en, nl, sv },
  {
    search:
      'Field for a name: about whom pages were opened. A record is what is kept about a person.',
    title: 'Who looked at what is about somebody.',
  },
  {
    en: {
      part: { mentee: 'as pupil' },
    },
    nl: {
      part: { mentee: 'als leerling' },
    },
    sv: {
      part: { mentee: 'som elev' },
    },
  },
);
