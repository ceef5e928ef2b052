/** What the feature says of itself to the audit log, the register of data, the menu and the list of work. */
import { texts } from '../../platform/texts.ts';

const en = {
  actions: {
    'see evaluation': 'read the evaluation of a cohort',
    'download evaluation': 'downloaded figures of a cohort',
    'change evaluation': 'changed plan, costs or decisions of a cohort',
    'count evaluation': 'had the figures of a cohort counted',
  },
  tables: {
    evaluation_figures: 'Figures of cohorts as they were shown',
    evaluation_plan: 'What a cohort is to lead to',
    evaluation_cost: 'What a cohort costs',
    evaluation_decision: 'What was decided after a cohort',
  },
  menu: { results: 'Results' },
  jobs: { evaluation: 'Counting the figures of cohorts' },
};

const nl: typeof en = {
  actions: {
    'see evaluation': 'las de evaluatie van een lichting',
    'download evaluation': 'downloadde cijfers van een lichting',
    'change evaluation': 'wijzigde plan, kosten of besluiten van een lichting',
    'count evaluation': 'liet de cijfers van een lichting tellen',
  },
  tables: {
    evaluation_figures: 'Cijfers van lichtingen zoals ze zijn getoond',
    evaluation_plan: 'Wat een lichting moet opleveren',
    evaluation_cost: 'Wat een lichting kost',
    evaluation_decision: 'Wat na een lichting is besloten',
  },
  menu: { results: 'Resultaten' },
  jobs: { evaluation: 'Cijfers van lichtingen tellen' },
};

const sv: typeof en = {
  actions: {
    'see evaluation': 'läste utvärderingen av en omgång',
    'download evaluation': 'laddade ner siffror om en omgång',
    'change evaluation': 'ändrade plan, kostnader eller beslut för en omgång',
    'count evaluation': 'lät räkna siffrorna för en omgång',
  },
  tables: {
    evaluation_figures: 'Siffror om omgångar som de har visats',
    evaluation_plan: 'Vad en omgång ska leda till',
    evaluation_cost: 'Vad en omgång kostar',
    evaluation_decision: 'Vad som beslutades efter en omgång',
  },
  menu: { results: 'Resultat' },
  jobs: { evaluation: 'Räkning av siffror om omgångar' },
};

export const featureWords = texts('evaluationFeature', { en, nl, sv });
