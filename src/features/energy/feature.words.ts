/** What the feature says of itself to the audit log, the register of data and the menu. */
import { texts } from '../../platform/texts.ts';

const en = {
  tables: {
    energy_check: 'Weekly energy',
  },
  menu: {
    energy: 'My week',
  },
};

const nl: typeof en = {
  tables: {
    energy_check: 'Energie per week',
  },
  menu: {
    energy: 'Mijn week',
  },
};

const sv: typeof en = {
  tables: {
    energy_check: 'Energi per vecka',
  },
  menu: {
    energy: 'Min vecka',
  },
};

export const featureWords = texts('energyFeature', { en, nl, sv });
