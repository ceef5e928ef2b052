/** What the feature says of itself to the audit log, the register of data and the menu. */
import { texts } from './texts.ts';

const en = {
  tables: {
    journal: 'Journal',
  },
};

const nl: typeof en = {
  tables: {
    journal: 'Logboek',
  },
};

const sv: typeof en = {
  tables: {
    journal: 'Journal',
  },
};

export const platformTableWords = texts('platformFeature', { en, nl, sv });
