/** What the feature says of itself to the audit log, the register of data and the menu. */
import { texts } from '../../platform/texts.ts';

const en = {
  actions: {
    'download hours of cohort': 'downloaded the hours of a cohort',
  },
  tables: {
    hours_entry: 'Hours',
  },
};

const nl: typeof en = {
  actions: {
    'download hours of cohort': 'downloadde de uren van een lichting',
  },
  tables: {
    hours_entry: 'Uren',
  },
};

const sv: typeof en = {
  actions: {
    'download hours of cohort': 'laddade ner timmarna i en omgång',
  },
  tables: {
    hours_entry: 'Timmar',
  },
};

export const featureWords = texts('hoursFeature', { en, nl, sv });
