/** What the feature says of itself to the audit log, the register of data and the menu. */
import { texts } from '../../platform/texts.ts';

const en = {
  tables: {
    hours_entry: 'Hours',
  },
};

const nl: typeof en = {
  tables: {
    hours_entry: 'Uren',
  },
};

const sv: typeof en = {
  tables: {
    hours_entry: 'Timmar',
  },
};

export const featureWords = texts('hoursFeature', { en, nl, sv });
