/** What the feature says of itself to the audit log, the register of data and the menu. */
import { texts } from '../../platform/texts.ts';

const en = {
  actions: {
    'answer pulse': 'answered after a meeting',
  },
  tables: {
    goal: 'Goals',
    goal_step: 'Steps towards goals',
    mood: 'Whether the mood falls',
    need: 'Needs',
    pulse: 'Answers after meetings',
  },
};

const nl: typeof en = {
  actions: {
    'answer pulse': 'antwoordde na een gesprek',
  },
  tables: {
    goal: 'Doelen',
    goal_step: 'Stappen naar doelen',
    mood: 'Of de stemming daalt',
    need: 'Hulpvragen',
    pulse: 'Antwoorden na gesprekken',
  },
};

const sv: typeof en = {
  actions: {
    'answer pulse': 'svarade efter en träff',
  },
  tables: {
    goal: 'Mål',
    goal_step: 'Steg mot mål',
    mood: 'Om stämningen sjunker',
    need: 'Behov',
    pulse: 'Svar efter träffar',
  },
};

export const featureWords = texts('goalsFeature', { en, nl, sv });
