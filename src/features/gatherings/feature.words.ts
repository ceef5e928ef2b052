/** What the feature says of itself to the audit log, the register of data and the menu. */
import { texts } from '../../platform/texts.ts';

const en = {
  actions: {
    'plan gathering': 'planned a gathering',
    'cancel gathering': 'called a gathering off',
  },
  tables: {
    gathering: 'Gatherings',
    gathering_attendance: 'Attendance at gatherings',
    gathering_reply: 'Replies to gatherings',
  },
};

const nl: typeof en = {
  actions: {
    'plan gathering': 'plande een bijeenkomst',
    'cancel gathering': 'zegde een bijeenkomst af',
  },
  tables: {
    gathering: 'Bijeenkomsten',
    gathering_attendance: 'Aanwezigheid bij bijeenkomsten',
    gathering_reply: 'Antwoorden op bijeenkomsten',
  },
};

const sv: typeof en = {
  actions: {
    'plan gathering': 'planerade en gemensam träff',
    'cancel gathering': 'ställde in en gemensam träff',
  },
  tables: {
    gathering: 'Sammankomster',
    gathering_attendance: 'Närvaro vid gemensamma träffar',
    gathering_reply: 'Svar på gemensamma träffar',
  },
};

export const featureWords = texts('gatheringsFeature', { en, nl, sv });
