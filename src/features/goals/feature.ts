import { entry, type TableFacts } from '../../platform/data-inventory.ts';
import type { EncryptedOf } from '../../platform/encryption.ts';
import { defineFeature } from '../../web/feature.ts';
import { goalRoutes } from './goal.routes.tsx';
import { pulseRoutes } from './pulse.routes.tsx';
import { featureWords } from './feature.words.ts';

const tables = {
  goal: {
    about: entry(
      'mentoring',
      'public-task',
      ['set_by', 'mentee_id'],
      'relationship',
      'keep',
      'of-others',
    ),
  },
  goal_step: {
    about: entry('mentoring', 'public-task', ['made_by'], 'relationship', 'keep', 'of-others'),
  },
  mood: { about: entry('mentoring', 'public-task', ['mentee_id'], 'relationship', 'delete') },
  need: {
    about: entry('mentoring', 'public-task', ['mentee_id'], 'relationship', 'keep', 'of-others'),
    encrypted: {
      columns: ['start_level', 'end_level'],
      numbers: ['start_level', 'end_level'],
      row: ['id'],
      subject: 'mentorship_id',
    },
    kinds: { end_level: 'figure' },
  },
  pulse: {
    about: entry('mentoring', 'public-task', ['mentee_id'], 'relationship', 'delete'),
    encrypted: { columns: ['answers'], row: ['meeting_id', 'mentee_id'], subject: 'mentorship_id' },
  },
} as const satisfies TableFacts;

declare module '../../platform/encryption.ts' {
  interface EncryptedTables extends EncryptedOf<typeof tables> {}
}
declare module '../../web/audit.ts' {
  interface AuditActions extends Record<keyof (typeof featureWords.en)['actions'], true> {}
}

export const feature = defineFeature({
  name: 'goals',
  routes: [...goalRoutes, ...pulseRoutes],
  tables,
  words: featureWords,
});
