/** What the feature says of itself to the audit log, the register of data and the menu. */
import { texts } from '../../platform/texts.ts';

const en = {
  menu: {
    home: 'Home',
  },
};

const nl: typeof en = {
  menu: {
    home: 'Begin',
  },
};

const sv: typeof en = {
  menu: {
    home: 'Start',
  },
};

export const featureWords = texts('homeFeature', { en, nl, sv });
