/** What the feature says of itself to the audit log, the register of data and the menu. */
import { texts } from './texts.ts';

const en = {
  tables: {
    audit_log: 'Audit log',
  },
  jobs: {
    forget: 'Clearing old work',
  },
};

const nl: typeof en = {
  tables: {
    audit_log: 'Logboek',
  },
  jobs: {
    forget: 'Oud werk opruimen',
  },
};

const sv: typeof en = {
  tables: {
    audit_log: 'Logg',
  },
  jobs: {
    forget: 'Rensa gammalt arbete',
  },
};

export const platformTableWords = texts('platformFeature', { en, nl, sv });
