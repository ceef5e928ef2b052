/** What the feature says of itself to the audit log, the register of data and the menu. */
import { texts } from '../../platform/texts.ts';

const en = {
  actions: {
    'change mentorship': 'changed a mentorship',
  },
  tables: {
    confided_text: 'Notes and texts of a mentorship',
    counter_statement: 'Own views beside notes',
    mentorship: 'Mentorships',
    mentorship_member: 'Parts in mentorships',
  },
};

const nl: typeof en = {
  actions: {
    'change mentorship': 'veranderde een mentorschap',
  },
  tables: {
    confided_text: 'Notities en teksten van een mentorschap',
    counter_statement: 'Eigen zienswijzen bij notities',
    mentorship: 'Mentorschappen',
    mentorship_member: 'Deelname aan mentorschappen',
  },
};

const sv: typeof en = {
  actions: {
    'change mentorship': 'ändrade ett mentorskap',
  },
  tables: {
    confided_text: 'Anteckningar och texter i ett mentorskap',
    counter_statement: 'Egna synpunkter vid anteckningar',
    mentorship: 'Mentorskap',
    mentorship_member: 'Deltagande i mentorskap',
  },
};

export const featureWords = texts('mentorshipsFeature', { en, nl, sv });
