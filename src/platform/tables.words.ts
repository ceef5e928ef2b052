/** What the feature says of itself to the audit log, the register of data and the menu. */
import { texts } from './texts.ts';

const en = {
  tables: {
    audit_log: 'Audit log',
  },
};

const nl: typeof en = {
  tables: {
    audit_log: 'Logboek',
  },
};

const sv: typeof en = {
  tables: {
    audit_log: 'Logg',
  },
};

export const platformTableWords = texts('platformFeature', { en, nl, sv });
