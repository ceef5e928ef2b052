import { entry, type TableFacts } from '../../platform/data-inventory.ts';
import { defineFeature } from '../../web/feature.ts';
import type { LetterTable } from '../../web/letters.ts';
import { gatheringTexts } from './gathering.letters.ts';
import { gatheringRoutes } from './gathering.routes.tsx';
import { featureWords } from './feature.words.ts';

const tables = {
  gathering: {
    about: entry('mentoring', 'public-task', ['planned_by'], 'organisation', 'keep', 'nobody'),
  },
  gathering_attendance: {
    about: entry('mentoring', 'public-task', ['person_id', 'noted_by'], 'relationship', 'delete'),
  },
  gathering_reply: {
    about: entry('mentoring', 'public-task', ['person_id'], 'relationship', 'delete'),
  },
} as const satisfies TableFacts;

const letters = {
  gathering: { isReadable: true, texts: Object.values(gatheringTexts) },
} as const satisfies LetterTable;

declare module '../../web/letters.ts' {
  interface LetterKinds extends Record<keyof typeof letters, true> {}
}
declare module '../../web/audit.ts' {
  interface AuditActions extends Record<keyof (typeof featureWords.en)['actions'], true> {}
}

export const feature = defineFeature({
  name: 'gatherings',
  routes: gatheringRoutes,
  tables,
  letters,
  words: featureWords,
});
