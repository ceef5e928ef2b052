/** What the feature says of itself to the audit log, the register of data and the menu. */
import { texts } from '../../platform/texts.ts';

const en = {
  actions: {
    'make programme': 'made a programme',
    'change programme': 'changed a programme',
    'delete programme': 'deleted a programme',
    'delete cohort': 'deleted a cohort',
    'make cohort': 'made a cohort',
    'see cohort': 'opened a cohort',
    'see programme': 'opened a programme',
    'change cohort': 'changed a cohort',
  },
  menu: {
    programmes: 'Programmes',
  },
};

const nl: typeof en = {
  actions: {
    'make programme': 'maakte een programma',
    'change programme': 'veranderde een programma',
    'delete programme': 'verwijderde een programma',
    'delete cohort': 'verwijderde een lichting',
    'make cohort': 'maakte een lichting',
    'see cohort': 'opende een lichting',
    'see programme': 'opende een programma',
    'change cohort': 'veranderde een lichting',
  },
  menu: {
    programmes: "Programma's",
  },
};

const sv: typeof en = {
  actions: {
    'make programme': 'skapade ett program',
    'change programme': 'ändrade ett program',
    'delete programme': 'tog bort ett program',
    'delete cohort': 'tog bort en omgång',
    'make cohort': 'skapade en omgång',
    'see cohort': 'öppnade en omgång',
    'see programme': 'öppnade ett program',
    'change cohort': 'ändrade en omgång',
  },
  menu: {
    programmes: 'Program',
  },
};

export const featureWords = texts('programmesFeature', { en, nl, sv });
