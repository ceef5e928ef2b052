/** What the feature says of itself to the audit log, the register of data and the menu. */
import { texts } from '../../platform/texts.ts';

const en = {
  actions: {
    'release mentorship': 'allowed a pair that had ended to be proposed again',
    'bar mentorship': 'kept a pair that had ended from being proposed again',
  },
  tables: {
    pairing_release: 'Pairs that may be proposed again',
  },
};

const nl: typeof en = {
  actions: {
    'release mentorship': 'stond toe dat een beëindigd koppel opnieuw wordt voorgesteld',
    'bar mentorship': 'hield tegen dat een beëindigd koppel opnieuw wordt voorgesteld',
  },
  tables: {
    pairing_release: 'Koppels die weer voorgesteld mogen worden',
  },
};

const sv: typeof en = {
  actions: {
    'release mentorship': 'tillät att ett avslutat par föreslås igen',
    'bar mentorship': 'hindrade att ett avslutat par föreslås igen',
  },
  tables: {
    pairing_release: 'Par som får föreslås igen',
  },
};

export const featureWords = texts('cohortsFeature', { en, nl, sv });
