/** What the feature says of itself to the audit log, the register of data and the menu. */
import { texts } from '../../platform/texts.ts';

const en = {
  actions: {
    'run matching_run': 'ran a matching',
    'pair matching_run': 'made a pair by hand',
    'note matching_run': 'wrote a note on a matching',
    'send matching_run': 'sent proposals',
    'see matching_run': 'opened a matching',
    'change matching_run': 'changed a matching',
  },
  tables: {
    matching_run: 'Matchings',
    run_note: 'Notes on matchings',
  },
};

const nl: typeof en = {
  actions: {
    'run matching_run': 'rekende een koppeling door',
    'pair matching_run': 'maakte met de hand een koppel',
    'note matching_run': 'schreef een notitie bij een koppeling',
    'send matching_run': 'verstuurde voorstellen',
    'see matching_run': 'opende een koppeling',
    'change matching_run': 'veranderde een koppeling',
  },
  tables: {
    matching_run: 'Koppelingen',
    run_note: 'Notities bij koppelingen',
  },
};

const sv: typeof en = {
  actions: {
    'run matching_run': 'körde en matchning',
    'pair matching_run': 'gjorde ett par för hand',
    'note matching_run': 'skrev en anteckning om en matchning',
    'send matching_run': 'skickade förslag',
    'see matching_run': 'öppnade en matchning',
    'change matching_run': 'ändrade en matchning',
  },
  tables: {
    matching_run: 'Matchningar',
    run_note: 'Anteckningar om matchningar',
  },
};

export const featureWords = texts('matchingFeature', { en, nl, sv });
