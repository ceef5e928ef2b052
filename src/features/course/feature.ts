import type { ShownEnds } from './shown-means.store.ts';
import type { meansOf } from '../goals/pulse.rules.ts';
import { entry, type TableFacts } from '../../platform/data-inventory.ts';
import type { EncryptedOf } from '../../platform/encryption.ts';
import { defineFeature } from '../../web/feature.ts';
import type { LetterTable } from '../../web/letters.ts';
import { courseRoutes } from './course.routes.tsx';
import { aftercareText, endText, laterText, writeAtEnds } from './ending.letters.ts';
import { endingRoutes } from './ending.routes.tsx';
import { courseHome } from './home.lines.ts';
import { keepShownMeans } from './shown-means.store.ts';
import { endedText, groupEndedText, substituteText } from './course.letters.ts';
import { featureWords } from './feature.words.ts';

const tables = {
  closing: {
    about: entry(
      'mentoring',
      'public-task',
      ['noted_by', 'mentorship'],
      'relationship',
      'keep',
      'of-others',
    ),
  },
  closure: {
    about: entry(
      'mentoring',
      'public-task',
      ['closed_by', 'mentorship'],
      'relationship',
      'keep',
      'of-others',
    ),
  },
  end_measure: {
    about: entry('mentoring', 'public-task', ['person_id'], 'relationship', 'delete'),
    encrypted: {
      columns: ['answers'],
      row: ['mentorship_id', 'person_id'],
      subject: 'mentorship_id',
    },
  },
  end_question: {
    about: entry('mentoring', 'public-task', ['person_id'], 'relationship', 'delete'),
    encrypted: {
      columns: ['answers'],
      row: ['mentorship_id', 'person_id', 'months'],
      subject: 'mentorship_id',
    },
    kinds: { months: 'figure' },
  },
  extension: {
    about: entry(
      'mentoring',
      'public-task',
      ['asked_by', 'agreed_by', 'mentorship'],
      'relationship',
      'keep',
      'of-others',
    ),
  },
  handover: {
    about: entry(
      'mentoring',
      'consent',
      ['from_id', 'to_id', 'consent_by', 'mentee_id'],
      'relationship',
      'keep',
      'of-others',
    ),
  },
  look_back: {
    about: entry(
      'mentoring',
      'public-task',
      ['person_id', 'mentorship'],
      'relationship',
      'keep',
      'of-others',
    ),
  },
  pause: {
    about: entry(
      'mentoring',
      'public-task',
      ['asked_by', 'mentorship'],
      'relationship',
      'keep',
      'of-others',
    ),
  },
  reopening: {
    about: entry(
      'mentoring',
      'public-task',
      ['closed_by', 'reopened_by', 'mentorship'],
      'relationship',
      'keep',
      'of-others',
    ),
  },
  shown_ends: {
    about: entry('mentoring', 'public-task', [], 'relationship', 'keep', 'anonymous'),
    kinds: { months: 'figure' },
  },
  shown_pulse: {
    about: entry('mentoring', 'public-task', ['mentor_id'], 'relationship', 'delete'),
    kinds: { mentees: 'figure' },
  },
  shown_quarter: {
    about: entry('mentoring', 'public-task', ['mentor_id'], 'relationship', 'delete'),
  },
} as const satisfies TableFacts;

const letters = {
  substitute: { isReadable: true, texts: [substituteText] },
  ended: { texts: [endedText, groupEndedText] },
  ending: { texts: [endText, laterText, aftercareText] },
} as const satisfies LetterTable;

declare module '../../platform/encryption.ts' {
  interface EncryptedTables extends EncryptedOf<typeof tables> {}
}
declare module '../../../db/schema.ts' {
  interface JsonColumns {
    'shown_ends.means': ShownEnds['means'];
    'shown_pulse.means': ReturnType<typeof meansOf>;
    'shown_quarter.means': ReturnType<typeof meansOf>;
  }
}
declare module '../../web/audit.ts' {
  interface AuditActions extends Record<keyof (typeof featureWords.en)['actions'], true> {}
}
declare module '../../web/letters.ts' {
  interface LetterKinds extends Record<keyof typeof letters, true> {}
}

export const feature = defineFeature({
  name: 'course',
  routes: [...courseRoutes, ...endingRoutes],
  tables,
  home: courseHome,
  jobs: {
    ends: { every: 'day', run: writeAtEnds },
    means: {
      every: 'day',
      run: (tx, { organisation }, day) => keepShownMeans(tx, organisation.id, day),
    },
  },
  letters,
  words: featureWords,
});
