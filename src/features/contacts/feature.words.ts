/** What the feature says of itself to the audit log, the register of data and the menu. */
import { texts } from '../../platform/texts.ts';

const en = {
  tables: {
    contact: 'When the programme spoke with whom',
    follow_up: 'Next steps of mentorships',
  },
};
const nl: typeof en = {
  tables: {
    contact: 'Wanneer het programma met wie sprak',
    follow_up: 'Volgende stappen van mentorschappen',
  },
};
const sv: typeof en = {
  tables: {
    contact: 'När programmet talade med vem',
    follow_up: 'Nästa steg i mentorskap',
  },
};

export const featureWords = texts('contactsFeature', { en, nl, sv });
