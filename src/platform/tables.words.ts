/** What the feature says of itself to the audit log, the register of data and the menu. */
import { texts } from './texts.ts';

const en = {
  tables: {
    journal: 'Journal',
  },
  jobs: {
    forget: 'Clearing old work',
  },
};

const nl: typeof en = {
  tables: {
    journal: 'Logboek',
  },
  jobs: {
    forget: 'Oud werk opruimen',
  },
};

const sv: typeof en = {
  tables: {
    journal: 'Journal',
  },
  jobs: {
    forget: 'Rensa gammalt arbete',
  },
};

export const platformTableWords = texts('platformFeature', { en, nl, sv });
