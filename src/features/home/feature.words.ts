/** What the feature says of itself to the audit log, the register of data and the menu. */
import { texts } from '../../platform/texts.ts';

const en = {
  menu: {
    home: 'Today',
  },
};

const nl: typeof en = {
  menu: {
    home: 'Vandaag',
  },
};

const sv: typeof en = {
  menu: {
    home: 'I dag',
  },
};

export const featureWords = texts('homeFeature', { en, nl, sv });
