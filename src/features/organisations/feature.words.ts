/** What the feature says of itself to the audit log, the register of data and the menu. */
import { texts } from '../../platform/texts.ts';

const en = {
  actions: {
    'list journal': 'opened the journal',
  },
  menu: {
    journal: 'Journal',
  },
};

const nl: typeof en = {
  actions: {
    'list journal': 'opende het logboek',
  },
  menu: {
    journal: 'Logboek',
  },
};

const sv: typeof en = {
  actions: {
    'list journal': 'öppnade journalen',
  },
  menu: {
    journal: 'Journal',
  },
};

export const featureWords = texts('organisationsFeature', { en, nl, sv });
