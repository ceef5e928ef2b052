/** What the feature says of itself to the audit log, the register of data and the menu. */
import { texts } from '../../platform/texts.ts';

const en = {
  actions: {
    'search confided_text': 'searched in what they may read',
  },
};

const nl: typeof en = {
  actions: {
    'search confided_text': 'zocht in wat zij mogen lezen',
  },
};

const sv: typeof en = {
  actions: {
    'search confided_text': 'sökte i det de får läsa',
  },
};

export const featureWords = texts('searchFeature', { en, nl, sv });
