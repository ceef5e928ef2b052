/** What the feature says of itself to the audit log, the register of data and the menu. */
import { texts } from '../../platform/texts.ts';

const en = {
  actions: {
    'consent for person': 'said yes for a child',
    'withdraw consent for person': 'took back a yes for a child',
    'book talk_slot': 'booked a talk',
    'see talk_slot': 'opened a talk',
    'change talk_slot': 'changed a talk',
    'list child': 'opened the page of their own children',
    'list talk_slot': 'opened the list of talks',
  },
  tables: {
    talk_preparation: 'Preparations of talks',
    talk_slot: 'Talks',
    talk_slot_pupil: 'To whom moments for talks were offered',
  },
  menu: { talks: 'Talks', children: 'My children' },
};

const nl: typeof en = {
  actions: {
    'consent for person': 'zei ja voor een kind',
    'withdraw consent for person': 'nam een ja voor een kind terug',
    'book talk_slot': 'boekte een gesprek',
    'see talk_slot': 'opende een gesprek',
    'change talk_slot': 'veranderde een gesprek',
    'list child': 'opende de pagina van de eigen kinderen',
    'list talk_slot': 'opende de lijst van gesprekken',
  },
  tables: {
    talk_preparation: 'Voorbereidingen van gesprekken',
    talk_slot: 'Afgesproken gesprekken',
    talk_slot_pupil: 'Aan wie gespreksmomenten zijn aangeboden',
  },
  menu: { talks: 'Gesprekken', children: 'Mijn kinderen' },
};

const sv: typeof en = {
  actions: {
    'consent for person': 'sa ja för ett barn',
    'withdraw consent for person': 'tog tillbaka ett ja för ett barn',
    'book talk_slot': 'bokade ett samtal',
    'see talk_slot': 'öppnade ett samtal',
    'change talk_slot': 'ändrade ett samtal',
    'list child': 'öppnade sidan om de egna barnen',
    'list talk_slot': 'öppnade listan med samtal',
  },
  tables: {
    talk_preparation: 'Förberedelser för samtal',
    talk_slot: 'Samtal',
    talk_slot_pupil: 'Vilka som erbjudits tider för samtal',
  },
  menu: { talks: 'Samtal', children: 'Mina barn' },
};

export const featureWords = texts('talksFeature', { en, nl, sv });
