/** What the feature says of itself to the audit log, the register of data and the menu. */
import { texts } from '../../platform/texts.ts';

const en = {
  actions: {
    'move cohort': 'moved a cohort to another state',
    'archive cohort': 'archived a cohort, or took it back',
    'archive programme': 'archived a programme, or took it back',
    'release mentorship': 'allowed a pair that had ended to be proposed again',
    'bar mentorship': 'kept a pair that had ended from being proposed again',
  },
  tables: {
    pairing_release: 'Pairs that may be proposed again',
  },
};

const nl: typeof en = {
  actions: {
    'move cohort': 'gaf een lichting een andere stand',
    'archive cohort': 'archiveerde een lichting of haalde haar terug',
    'archive programme': 'archiveerde een programma of haalde het terug',
    'release mentorship': 'stond toe dat een beëindigd koppel opnieuw wordt voorgesteld',
    'bar mentorship': 'hield tegen dat een beëindigd koppel opnieuw wordt voorgesteld',
  },
  tables: {
    pairing_release: 'Koppels die weer voorgesteld mogen worden',
  },
};

const sv: typeof en = {
  actions: {
    'move cohort': 'gav en omgång ett annat läge',
    'archive cohort': 'arkiverade en omgång eller hämtade tillbaka den',
    'archive programme': 'arkiverade ett program eller hämtade tillbaka det',
    'release mentorship': 'tillät att ett avslutat par föreslås igen',
    'bar mentorship': 'hindrade att ett avslutat par föreslås igen',
  },
  tables: {
    pairing_release: 'Par som får föreslås igen',
  },
};

export const featureWords = texts('cohortsFeature', { en, nl, sv });
