/** What the feature says of itself to the audit log, the register of data and the menu. */
import { texts } from '../../platform/texts.ts';

const en = {
  tables: {
    open_profile: 'What somebody tells of themselves',
    open_profile_contact: 'How somebody can be reached',
  },
  menu: {
    aboutMe: 'Who I am',
  },
};

const nl: typeof en = {
  tables: {
    open_profile: 'Wat iemand over zichzelf vertelt',
    open_profile_contact: 'Hoe iemand te bereiken is',
  },
  menu: {
    aboutMe: 'Wie ik ben',
  },
};

const sv: typeof en = {
  tables: {
    open_profile: 'Vad någon berättar om sig själv',
    open_profile_contact: 'Hur någon kan nås',
  },
  menu: {
    aboutMe: 'Vem jag är',
  },
};

export const featureWords = texts('openProfilesFeature', { en, nl, sv });
