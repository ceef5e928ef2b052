import { texts } from '../../platform/texts.ts';

/** What the home page says of programmes. */
const en = {
  programme: 'You have a published profile. Create a programme from it.',
  programmeDo: 'New programme',
  cohort: (programme: string) =>
    `${programme} has no cohort yet. Create one with its first and last day.`,
  cohortDo: 'New cohort',
};

const nl: typeof en = {
  programme: 'Er is een gepubliceerd profiel. Maak er een programma van.',
  programmeDo: 'Nieuw programma',
  cohort: (programme) =>
    `${programme} heeft nog geen lichting. Maak er een met een eerste en een laatste dag.`,
  cohortDo: 'Nieuwe lichting',
};

const sv: typeof en = {
  programme: 'Det finns en publicerad profil. Gör ett program av den.',
  programmeDo: 'Nytt program',
  cohort: (programme) => `${programme} har ingen omgång än. Skapa en med första och sista dag.`,
  cohortDo: 'Ny omgång',
};

export const homeWords = texts(
  'programmesHome',
  { en, nl, sv },
  {},
  {
    en: {
      cohort: (programme) =>
        `${programme} has no school year yet. Create one with its first and last day.`,
      cohortDo: 'New school year',
    },
    nl: {
      cohort: (programme) =>
        `${programme} heeft nog geen schooljaar. Maak er een met een eerste en een laatste dag.`,
      cohortDo: 'Nieuw schooljaar',
    },
    sv: {
      cohort: (programme) => `${programme} har inget läsår än. Skapa ett med första och sista dag.`,
      cohortDo: 'Nytt läsår',
    },
  },
);
