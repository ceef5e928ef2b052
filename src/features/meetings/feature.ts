import { entry, type TableFacts } from '../../platform/data-inventory.ts';
import { defineFeature } from '../../web/feature.ts';
import type { LetterTable } from '../../web/letters.ts';
import { meetingTexts } from './meeting.letters.ts';
import { meetingRoutes } from './meeting.routes.tsx';
import { correctionRoutes } from './correction.routes.tsx';
import { featureWords } from './feature.words.ts';

const tables = {
  agenda_item: {
    about: entry(
      'mentoring',
      'public-task',
      ['made_by', 'mentee_id'],
      'relationship',
      'keep',
      'of-others',
    ),
  },
  agreement: {
    about: entry('mentoring', 'public-task', ['owner_id'], 'relationship', 'keep', 'of-others'),
  },
  agreement_outcome: {
    about: entry(
      'mentoring',
      'public-task',
      ['settled_by', 'confirmed_by'],
      'relationship',
      'keep',
      'of-others',
    ),
  },
  appointment: {
    about: entry(
      'mentoring',
      'public-task',
      ['made_by', 'mentee_id', 'mentorship'],
      'relationship',
      'keep',
      'of-others',
    ),
  },
  appointment_reply: {
    about: entry('mentoring', 'public-task', ['person_id'], 'relationship', 'delete'),
  },
  key_point: {
    about: entry(
      'mentoring',
      'public-task',
      ['written_by', 'confirmed_by'],
      'relationship',
      'keep',
      'of-others',
    ),
  },
  meeting: {
    about: entry(
      'mentoring',
      'public-task',
      ['recorded_by', 'with_mentee_id', 'mentorship'],
      'relationship',
      'keep',
      'of-others',
    ),
    kinds: { goes_home: 'state' },
  },
  meeting_participant: {
    about: entry('mentoring', 'public-task', ['person_id'], 'relationship', 'delete'),
  },
  meeting_change: {
    about: entry(
      'mentoring',
      'public-task',
      ['changed_by', 'with_mentee_id', 'mentorship'],
      'relationship',
      'keep',
      'of-others',
    ),
  },
} as const satisfies TableFacts;

const letters = {
  appointment: { isReadable: true, texts: Object.values(meetingTexts) },
} as const satisfies LetterTable;

declare module '../../web/audit.ts' {
  interface AuditActions extends Record<keyof (typeof featureWords.en)['actions'], true> {}
}
declare module '../../web/letters.ts' {
  interface LetterKinds extends Record<keyof typeof letters, true> {}
}

export const feature = defineFeature({
  name: 'meetings',
  routes: [...meetingRoutes, ...correctionRoutes],
  tables,
  letters,
  words: featureWords,
});
