/** What the feature says of itself to the audit log, the register of data and the menu. */
import { texts } from '../../platform/texts.ts';

const en = {
  tables: {
    card: 'Cards',
  },
};

const nl: typeof en = {
  tables: {
    card: 'Kaarten',
  },
};

const sv: typeof en = {
  tables: {
    card: 'Kort',
  },
};

export const featureWords = texts('cardsFeature', { en, nl, sv });
