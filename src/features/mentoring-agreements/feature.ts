import { entry, type TableFacts } from '../../platform/data-inventory.ts';
import { defineFeature } from '../../web/feature.ts';
import { mentoringAgreementRoutes } from './mentoring-agreement.routes.tsx';
import { featureWords } from './feature.words.ts';

const tables = {
  mentoring_agreement: {
    about: entry(
      'mentoring',
      'public-task',
      ['written_by', 'mentorship'],
      'relationship',
      'keep',
      'signed',
    ),
  },
  mentoring_signature: {
    about: entry('mentoring', 'public-task', ['person_id'], 'relationship', 'keep', 'signed'),
  },
} as const satisfies TableFacts;

declare module '../../web/audit.ts' {
  interface AuditActions extends Record<keyof (typeof featureWords.en)['actions'], true> {}
}

export const feature = defineFeature({
  name: 'mentoring-agreements',
  routes: mentoringAgreementRoutes,
  tables,
  words: featureWords,
});
