/** What the feature says of itself to the audit log, the register of data and the menu. */
import { texts } from '../../platform/texts.ts';

const en = {
  actions: {
    'list journal': 'opened the journal',
    'set organisation': 'changed the settings of the organisation',
  },
  menu: {
    journal: 'Journal',
  },
};

const nl: typeof en = {
  actions: {
    'list journal': 'opende het logboek',
    'set organisation': 'veranderde de instellingen van de organisatie',
  },
  menu: {
    journal: 'Logboek',
  },
};

const sv: typeof en = {
  actions: {
    'list journal': 'öppnade journalen',
    'set organisation': 'ändrade organisationens inställningar',
  },
  menu: {
    journal: 'Journal',
  },
};

export const featureWords = texts('organisationsFeature', { en, nl, sv });
