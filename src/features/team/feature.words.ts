/** What the feature says of itself to the audit log, the register of data and the menu. */
import { texts } from '../../platform/texts.ts';

const en = {
  tables: {
    team_item: 'Tasks of all mentors',
    team_owner: 'Who does a task',
  },
};

const nl: typeof en = {
  tables: {
    team_item: 'Taken van alle mentoren',
    team_owner: 'Wie een taak doet',
  },
};

const sv: typeof en = {
  tables: {
    team_item: 'Alla mentorers uppgifter',
    team_owner: 'Vem som gör en uppgift',
  },
};

export const featureWords = texts('teamFeature', { en, nl, sv });
