import type { Reason } from '../optimisation/criterion.rules.ts';
import { entry, type TableFacts } from '../../platform/data-inventory.ts';
import type { EncryptedOf } from '../../platform/encryption.ts';
import { defineFeature } from '../../web/feature.ts';
import type { LetterTable } from '../../web/letters.ts';
import type { PermissionTable } from '../../web/permission.ts';
import { proposalRoutes } from './proposal.routes.tsx';
import { proposalsHome } from './home.lines.ts';
import { writeToAsked } from './question.letters.ts';
import { questionTexts } from './question.letters.ts';
import { trialTalkRoutes } from './trial-talk.routes.tsx';
import { featureWords } from './feature.words.ts';

const tables = {
  proposal: {
    about: entry(
      'matching',
      'public-task',
      ['mentor_id', 'mentee_id'],
      'matching',
      'keep',
      'of-others',
    ),
  },
  proposal_answer: {
    about: entry('matching', 'public-task', ['answered_by'], 'matching', 'keep', 'of-others'),
    encrypted: { columns: ['reason'], row: ['id'], subject: 'proposal_id' },
    kinds: { after_talk: 'state' },
  },
  trial_talk: {
    about: entry(
      'matching',
      'public-task',
      ['asked_by', 'settled_by'],
      'matching',
      'keep',
      'of-others',
    ),
    kinds: { talk_on: 'moment' },
  },
  trial_talk_word: {
    about: entry('matching', 'consent', ['person_id'], 'matching', 'delete'),
    encrypted: { columns: ['words'], row: ['id'], subject: 'id' },
  },
} as const satisfies TableFacts;

const permissions = {
  'answer proposal': { mentor: 'own', mentee: 'own' },
} as const satisfies PermissionTable;

const letters = {
  proposal: {
    isReadable: true,
    texts: [questionTexts.first, questionTexts.again, questionTexts.talk],
  },
} as const satisfies LetterTable;

declare module '../../web/permission.ts' {
  interface Permissions extends Record<keyof typeof permissions, true> {}
}
declare module '../../platform/encryption.ts' {
  interface EncryptedTables extends EncryptedOf<typeof tables> {}
}
declare module '../../../db/schema.ts' {
  interface JsonColumns {
    'proposal.reasons': Reason[];
  }
}
declare module '../../web/audit.ts' {
  interface AuditActions extends Record<keyof (typeof featureWords.en)['actions'], true> {}
}
declare module '../../web/letters.ts' {
  interface LetterKinds extends Record<keyof typeof letters, true> {}
}

export const feature = defineFeature({
  name: 'proposals',
  routes: [...proposalRoutes, ...trialTalkRoutes],
  permissions,
  tables,
  home: proposalsHome,
  jobs: {
    proposals: { every: 'day', run: writeToAsked },
  },
  letters,
  words: featureWords,
});
