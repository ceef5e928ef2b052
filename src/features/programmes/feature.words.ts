/** What the feature says of itself to the audit log, the register of data and the menu. */
import { texts } from '../../platform/texts.ts';

const en = {
  actions: {
    'make programme': 'made a programme',
    'change programme': 'changed the rules of a programme',
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
    'change programme': 'veranderde de regels van een programma',
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
    'change programme': 'ändrade reglerna för ett program',
    'see cohort': 'öppnade en omgång',
    'see programme': 'öppnade ett program',
    'change cohort': 'ändrade en omgång',
  },
  menu: {
    programmes: 'Program',
  },
};

export const featureWords = texts('programmesFeature', { en, nl, sv });
