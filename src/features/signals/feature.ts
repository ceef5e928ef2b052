import type { Fact } from './signal.rules.ts';
import { entry, type TableFacts } from '../../platform/data-inventory.ts';
import type { EncryptedOf } from '../../platform/encryption.ts';
import { defineFeature } from '../../web/feature.ts';
import type { LetterTable } from '../../web/letters.ts';
import { looksAfterOthers, type PermissionTable } from '../../web/permission.ts';
import { signalRuleRoutes } from './signal-rule.routes.tsx';
import { signalRoutes } from './signal.routes.tsx';
import { nudgeText, signalText, writeTexts } from './signal.letters.ts';
import { signalsHome } from './home.lines.ts';
import { sweep } from './sweep.job.ts';
import { featureWords } from './feature.words.ts';

const tables = {
  absence: { about: entry('people', 'public-task', ['person_id'], 'person', 'delete') },
  hearing: {
    about: entry(
      'care',
      'legal-duty',
      ['second_id', 'kept_from', 'proposed_by'],
      'pupil-file',
      'keep',
      'of-others',
    ),
    kinds: { proposed: 'answer', kept_from: 'reference' },
  },
  signal: {
    about: entry(
      'care',
      'public-task',
      ['mentee_id', 'subject_id', 'raised_by', 'owner_id', 'deputy_id', 'settled_by'],
      'pupil-file',
      'keep',
      'of-others',
    ),
    kinds: { subject_id: 'reference' },
  },
  signal_step: {
    about: entry('care', 'public-task', ['person_id', 'to_id'], 'pupil-file', 'keep', 'of-others'),
  },
  signal_text: {
    about: entry('care', 'public-task', ['author_id'], 'pupil-file', 'keep', 'of-others'),
    encrypted: { columns: ['body'], row: ['signal_id'], subject: 'signal_id' },
  },
} as const satisfies TableFacts;

const permissions = {
  'see signals': { coordinator: 'all', mentor: 'own', specialist: 'own' },
  'raise signal': { coordinator: 'all', mentor: 'own', mentee: 'own' },
  'be away': { coordinator: 'own', mentor: 'own', specialist: 'own' },
} as const satisfies PermissionTable;

const letters = {
  nudge: { isReadable: true, texts: [nudgeText] },
  signals: { isReadable: true, texts: [signalText, ...Object.values(writeTexts)] },
} as const satisfies LetterTable;

declare module '../../web/permission.ts' {
  interface Permissions extends Record<keyof typeof permissions, true> {}
}
declare module '../../platform/encryption.ts' {
  interface EncryptedTables extends EncryptedOf<typeof tables> {}
}
declare module '../../../db/schema.ts' {
  interface JsonColumns {
    'signal.fact': Fact;
  }
}
declare module '../../web/audit.ts' {
  interface AuditActions extends Record<keyof (typeof featureWords.en)['actions'], true> {}
}
declare module '../../web/letters.ts' {
  interface LetterKinds extends Record<keyof typeof letters, true> {}
}

export const feature = defineFeature({
  name: 'signals',
  routes: [...signalRuleRoutes, ...signalRoutes],
  permissions,
  tables,
  menu: [
    {
      path: '/signals',
      word: 'signals',
      permission: 'see signals',
      place: 30,
      where: (around, roles) => around.pairs || looksAfterOthers(roles),
    },
    { path: '/away', word: 'away', permission: 'be away', place: 228, isPersonal: true },
  ],
  home: signalsHome,
  jobs: { signals: { every: 'day', run: sweep } },
  letters,
  words: featureWords,
});
