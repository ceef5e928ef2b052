/** What the feature says of itself to the audit log, the register of data and the menu. */
import { texts } from '../../platform/texts.ts';

const en = {
  tables: {
    own_action: 'Own list',
  },
  menu: {
    ownActions: 'My own list',
  },
};

const nl: typeof en = {
  tables: {
    own_action: 'Eigen lijst',
  },
  menu: {
    ownActions: 'Mijn eigen lijst',
  },
};

const sv: typeof en = {
  tables: {
    own_action: 'Egen lista',
  },
  menu: {
    ownActions: 'Min egen lista',
  },
};

export const featureWords = texts('ownActionsFeature', { en, nl, sv });
