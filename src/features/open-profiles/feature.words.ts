/** What the feature says of itself to the audit log, the register of data and the menu. */
import { texts } from '../../platform/texts.ts';

const en = {
  tables: {
    open_profile: 'What somebody tells of themselves',
  },
};

const nl: typeof en = {
  tables: {
    open_profile: 'Wat iemand over zichzelf vertelt',
  },
};

const sv: typeof en = {
  tables: {
    open_profile: 'Vad någon berättar om sig själv',
  },
};

export const featureWords = texts('openProfilesFeature', { en, nl, sv });
