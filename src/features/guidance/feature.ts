import { entry, type TableFacts } from '../../platform/data-inventory.ts';
import type { EncryptedOf } from '../../platform/encryption.ts';
import { defineFeature } from '../../web/feature.ts';
import type { LetterTable } from '../../web/letters.ts';
import type { PermissionTable } from '../../web/permission.ts';
import { careerRoutes } from './career.routes.tsx';
import { classCardRoutes } from './class-card.routes.tsx';
import { shareRoutes } from './share.routes.tsx';
import { caseRoutes } from './case.routes.tsx';
import { climateRoutes } from './climate.routes.tsx';
import { officeRoutes } from './office.routes.tsx';
import { referralRoutes } from './referral.routes.tsx';
import { guidanceHome } from './home.lines.tsx';
import { answeredText, referralText } from './referral.letters.ts';
import { featureWords } from './feature.words.ts';

const tables = {
  career_entry: {
    about: entry(
      'guidance',
      'public-task',
      ['mentee_id', 'made_by'],
      'pupil-file',
      'keep',
      'pupil-file',
    ),
  },
  climate_answer: {
    about: entry('guidance', 'public-task', [], 'relationship', 'keep', 'anonymous'),
    encrypted: { columns: ['answers'], row: ['id'], subject: 'round_id' },
  },
  climate_done: {
    about: entry('guidance', 'public-task', ['person_id'], 'relationship', 'delete'),
  },
  climate_round: {
    about: entry('guidance', 'public-task', ['opened_by'], 'relationship', 'keep', 'of-others'),
  },
  overview_share: {
    about: entry('guidance', 'public-task', ['person_id', 'given_by'], 'relationship', 'delete'),
  },
  pupil_fact: {
    about: entry('guidance', 'legal-duty', ['person_id'], 'facts', 'keep', 'pupil-file'),
  },
  pupil_support: {
    about: entry(
      'guidance',
      'public-task',
      ['mentee_id', 'noted_by'],
      'pupil-file',
      'keep',
      'pupil-file',
    ),
    encrypted: { columns: ['body'], row: ['id'], subject: 'mentee_id' },
  },
  referral: {
    about: entry(
      'guidance',
      'public-task',
      ['mentee_id', 'sent_by', 'taken_by'],
      'referral',
      'keep',
      'pupil-file',
    ),
  },
  referral_text: {
    about: entry('guidance', 'public-task', ['author_id'], 'referral', 'keep', 'pupil-file'),
    encrypted: { columns: ['body'], row: ['id'], subject: 'referral_id' },
  },
  sealed_note: {
    about: entry(
      'guidance',
      'legal-duty',
      ['mentee_id', 'author_id'],
      'pupil-file',
      'keep',
      'pupil-file',
    ),
  },
  sealed_read: {
    about: entry('accountability', 'legal-duty', ['reader_id'], 'pupil-file', 'keep', 'audit-log'),
    encrypted: { columns: ['reason'], row: ['id'], subject: 'note_id' },
  },
  sealed_text: {
    about: entry('guidance', 'legal-duty', ['author_id'], 'pupil-file', 'keep', 'pupil-file'),
    encrypted: { columns: ['body'], row: ['note_id'], subject: 'note_id' },
  },
  specialty: { about: entry('guidance', 'public-task', ['person_id'], 'person', 'delete') },
  tension: {
    about: entry(
      'guidance',
      'public-task',
      ['seen_by', 'owner_id', 'counsellor_id'],
      'pupil-file',
      'keep',
      'of-others',
    ),
    kinds: { result: 'state' },
    encrypted: { columns: ['facts'], row: ['id'], subject: 'mentorship_id' },
  },
  tension_person: {
    about: entry('guidance', 'public-task', ['person_id'], 'pupil-file', 'keep', 'of-others'),
    kinds: { role: 'state' },
  },
  tension_step: {
    about: entry('guidance', 'public-task', ['taken_by'], 'pupil-file', 'keep', 'of-others'),
    encrypted: { columns: ['words'], row: ['id'], subject: 'tension_id' },
  },
  worry: {
    about: entry(
      'guidance',
      'public-task',
      ['mentee_id', 'author_id'],
      'pupil-file',
      'keep',
      'pupil-file',
    ),
    encrypted: { columns: ['signs', 'map'], row: ['id'], subject: 'mentorship_id' },
  },
} as const satisfies TableFacts;

const permissions = {
  'guide pupils': { mentor: 'own' },
  'answer referrals': { specialist: 'own' },
  'see shared classes': { mentor: 'own', teacher: 'own' },
  'act in cases': { mentor: 'own', specialist: 'own' },
} as const satisfies PermissionTable;

const letters = {
  referral: { isReadable: true, texts: [referralText, answeredText] },
} as const satisfies LetterTable;

declare module '../../web/permission.ts' {
  interface Permissions extends Record<keyof typeof permissions, true> {}
}
declare module '../../platform/encryption.ts' {
  interface EncryptedTables extends EncryptedOf<typeof tables> {}
}
declare module '../../web/audit.ts' {
  interface AuditActions extends Record<keyof (typeof featureWords.en)['actions'], true> {}
}
declare module '../../web/letters.ts' {
  interface LetterKinds extends Record<keyof typeof letters, true> {}
}

export const feature = defineFeature({
  name: 'guidance',
  routes: [
    ...careerRoutes,
    ...classCardRoutes,
    ...shareRoutes,
    ...climateRoutes,
    ...caseRoutes,
    ...officeRoutes,
    ...referralRoutes,
  ],
  permissions,
  tables,
  menu: [
    { path: '/referrals', word: 'referrals', permission: 'answer referrals', place: 50 },
    {
      path: '/classes',
      word: 'classes',
      permission: 'see shared classes',
      place: 18,
      where: (_, roles) => roles.includes('teacher'),
    },
  ],
  home: guidanceHome,
  letters,
  words: featureWords,
});
