/** What the feature says of itself to the audit log, the register of data and the menu. */
import { texts } from '../../platform/texts.ts';

const en = {
  actions: {
    'nominate application': 'nominated somebody',
    'admit application': 'admitted somebody',
    'download applications of cohort': 'downloaded the applications of a cohort',
    'decline application': 'declined an application',
    'withdraw application': 'withdrew an application',
    'take up application': 'took an application up again',
    'verify application': 'verified a role of an applicant',
    'change application': 'changed an application',
  },
  tables: {
    admission_decision: 'Decisions on applications',
    application: 'Applications',
    role_history: 'Earlier work',
  },
};

const nl: typeof en = {
  actions: {
    'nominate application': 'droeg iemand voor',
    'admit application': 'liet iemand toe',
    'download applications of cohort': 'downloadde de aanmeldingen van een lichting',
    'decline application': 'wees een aanmelding af',
    'withdraw application': 'trok een aanmelding in',
    'take up application': 'nam een aanmelding weer op',
    'verify application': 'ging een functie van een aanmelder na',
    'change application': 'veranderde een aanmelding',
  },
  tables: {
    admission_decision: 'Besluiten over aanmeldingen',
    application: 'Aanmeldingen',
    role_history: 'Eerder werk',
  },
};

const sv: typeof en = {
  actions: {
    'nominate application': 'nominerade någon',
    'admit application': 'antog någon',
    'download applications of cohort': 'laddade ner ansökningarna till en omgång',
    'decline application': 'avslog en ansökan',
    'withdraw application': 'drog tillbaka en ansökan',
    'take up application': 'tog upp en ansökan igen',
    'verify application': 'kontrollerade en roll hos en sökande',
    'change application': 'ändrade en ansökan',
  },
  tables: {
    admission_decision: 'Beslut om ansökningar',
    application: 'Ansökningar',
    role_history: 'Tidigare arbete',
  },
};

export const featureWords = texts('admissionsFeature', { en, nl, sv });
