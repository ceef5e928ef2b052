/** What the feature says of itself to the audit log, the register of data and the menu. */
import { texts } from '../../platform/texts.ts';

const en = {
  menu: {
    calendar: 'My calendar',
  },
};

const nl: typeof en = {
  menu: {
    calendar: 'Mijn agenda',
  },
};

const sv: typeof en = {
  menu: {
    calendar: 'Min kalender',
  },
};

export const featureWords = texts('calendarFeature', { en, nl, sv });
