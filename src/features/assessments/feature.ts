import type { GroupReport } from './group.rules.ts';
import type { Source } from './scorecard.rules.ts';
import { entry, type TableFacts } from '../../platform/data-inventory.ts';
import type { EncryptedOf } from '../../platform/encryption.ts';
import { defineFeature } from '../../web/feature.ts';
import type { LetterTable } from '../../web/letters.ts';
import type { PermissionTable } from '../../web/permission.ts';
import { interviewRoutes } from './interview.routes.tsx';
import { roundRoutes } from './round.routes.tsx';
import { assessmentsHome } from './home.lines.ts';
import { raterTexts, remindAllRaters } from './rater.letters.ts';
import { commands } from './commands.ts';
import { ratingRoutes } from './rating.routes.tsx';
import { featureWords } from './feature.words.ts';

const tables = {
  assessment_report: {
    about: entry('assessment', 'public-task', ['mentor_id'], 'assessment', 'delete'),
    encrypted: { columns: ['content'], row: ['round_id', 'mentor_id'], subject: 'mentor_id' },
  },
  assessment_round: {
    about: entry(
      'assessment',
      'public-task',
      ['made_by', 'asked_by'],
      'assessment',
      'keep',
      'of-others',
    ),
    kinds: { name: 'work' },
  },
  group_report: {
    about: entry('assessment', 'public-task', [], 'assessment', 'keep', 'anonymous'),
  },
  interview: {
    about: entry('admission', 'public-task', ['made_by'], 'admission', 'keep', 'of-others'),
  },
  interview_score: {
    about: entry('admission', 'public-task', ['person_id'], 'admission', 'keep', 'of-others'),
    encrypted: {
      columns: ['level', 'note'],
      numbers: ['level'],
      row: ['interview_id', 'person_id', 'competence_id', 'question'],
      subject: 'interview_id',
    },
    kinds: { question: 'key' },
  },
  interviewer: {
    about: entry('admission', 'public-task', ['person_id'], 'admission', 'keep', 'of-others'),
  },
  prediction: {
    about: entry('assessment', 'public-task', ['person_id'], 'assessment', 'delete'),
    encrypted: { columns: ['levels'], row: ['round_id', 'person_id'], subject: 'person_id' },
  },
  rater: {
    about: entry(
      'assessment',
      'public-task',
      ['person_id', 'mentor_id', 'nominated_by'],
      'assessment',
      'anonymise',
    ),
    kinds: { contact: 'answer', submitted_link: 'reference' },
  },
  rater_link: { about: entry('assessment', 'public-task', [], 'service', 'delete') },
  rating: {
    about: entry('assessment', 'public-task', [], 'assessment', 'keep', 'anonymous'),
    encrypted: {
      columns: ['level', 'facts', 'reading'],
      numbers: ['level'],
      row: ['rater_id', 'indicator_id'],
      subject: 'rater_id',
    },
  },
  rating_comment: {
    about: entry('assessment', 'public-task', [], 'assessment', 'keep', 'anonymous'),
    encrypted: { columns: ['body'], row: ['rater_id', 'kind'], subject: 'rater_id' },
  },
  released_row: {
    about: entry('assessment', 'public-task', [], 'assessment', 'keep', 'anonymous'),
  },
  report_names: {
    about: entry('assessment', 'public-task', ['mentor_id'], 'assessment', 'delete'),
    encrypted: { columns: ['content'], row: ['round_id', 'mentor_id'], subject: 'mentor_id' },
  },
  report_share: {
    about: entry('assessment', 'consent', ['mentor_id', 'reader_id'], 'assessment', 'delete'),
  },
  report_talk: {
    about: entry('assessment', 'public-task', ['mentor_id', 'coach_id'], 'assessment', 'delete'),
  },
} as const satisfies TableFacts;

const permissions = {
  'run assessments': { coordinator: 'all' },
  'set up interviews': { coordinator: 'all' },
  'hold interviews': { coordinator: 'all', mentor: 'own' },
  'nominate raters': { mentor: 'own' },
  'answer about others': { mentor: 'own', mentee: 'own', rater: 'own', coordinator: 'own' },
} as const satisfies PermissionTable;

const letters = {
  rater: { texts: [raterTexts.first] },
  'rater-link': { texts: [raterTexts.fresh] },
  reminder: { hidesReader: true, texts: [raterTexts.again] },
  report: { isReadable: true, texts: [raterTexts.report] },
} as const satisfies LetterTable;

declare module '../../web/permission.ts' {
  interface Permissions extends Record<keyof typeof permissions, true> {}
}
declare module '../../platform/encryption.ts' {
  interface EncryptedTables extends EncryptedOf<typeof tables> {}
}
declare module '../../../db/schema.ts' {
  interface JsonColumns {
    'assessment_round.sources': Source[];
    'assessment_round.competences': string[];
    'assessment_round.indicators': string[];
    'group_report.content': GroupReport;
    'released_row.raters': string[];
  }
}
declare module '../../web/audit.ts' {
  interface AuditActions extends Record<keyof (typeof featureWords.en)['actions'], true> {}
}
declare module '../../web/letters.ts' {
  interface LetterKinds extends Record<keyof typeof letters, true> {}
}

export const feature = defineFeature({
  name: 'assessments',
  openRoutes: [...ratingRoutes],
  routes: [...interviewRoutes, ...roundRoutes],
  permissions,
  tables,
  home: assessmentsHome,
  jobs: { reminders: { every: 'day', run: remindAllRaters } },
  letters,
  commands,
  words: featureWords,
});
