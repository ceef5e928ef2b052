import { entry, type TableFacts } from '../../platform/data-inventory.ts';
import type { EncryptedOf } from '../../platform/encryption.ts';
import { defineFeature } from '../../web/feature.ts';
import type { LetterTable } from '../../web/letters.ts';
import type { PermissionTable } from '../../web/permission.ts';
import { agreementRoutes } from './agreement.routes.tsx';
import { classRoutes } from './class.routes.tsx';
import { featureWords } from './feature.words.ts';
import { printRoutes } from './print.routes.tsx';
import { pupilRoutes } from './pupil.routes.tsx';
import { classesHome } from './home.lines.ts';
import { schoolRoutes } from './school.routes.tsx';
import { questionText } from './teacher.letters.ts';
import { teacherRoutes } from './teacher.routes.tsx';
import { forgetPupilAnswers } from './teacher.store.ts';

const tables = {
  class_teacher: {
    about: entry('guidance', 'public-task', ['person_id', 'given_by'], 'relationship', 'delete'),
  },
  pupil_answer: {
    about: entry('guidance', 'public-task', ['teacher_id'], 'relationship', 'keep', 'of-others'),
    encrypted: { columns: ['body'], row: ['id'], subject: 'mentorship_id' },
  },
  pupil_question: {
    about: entry('guidance', 'public-task', ['mentee_id', 'asked_by'], 'relationship', 'delete'),
  },
  pupil_note: {
    about: entry(
      'guidance',
      'public-task',
      ['mentee_id', 'author_id'],
      'pupil-file',
      'keep',
      'pupil-file',
    ),
    kinds: { readers: 'state' },
    encrypted: { columns: ['body'], row: ['id'], subject: 'mentorship_id' },
  },
} as const satisfies TableFacts;

const permissions = {
  'see school': { coordinator: 'all' },
  'answer about pupils': { mentor: 'own', teacher: 'own' },
} as const satisfies PermissionTable;

const letters = {
  'teacher-question': { isReadable: true, texts: [questionText] },
} as const satisfies LetterTable;

declare module '../../web/letters.ts' {
  interface LetterKinds extends Record<keyof typeof letters, true> {}
}
declare module '../../web/permission.ts' {
  interface Permissions extends Record<keyof typeof permissions, true> {}
}
declare module '../../platform/encryption.ts' {
  interface EncryptedTables extends EncryptedOf<typeof tables> {}
}
declare module '../../web/audit.ts' {
  interface AuditActions extends Record<keyof (typeof featureWords.en)['actions'], true> {}
}

export const feature = defineFeature({
  name: 'classes',
  routes: [
    ...classRoutes,
    ...pupilRoutes,
    ...agreementRoutes,
    ...printRoutes,
    ...schoolRoutes,
    ...teacherRoutes,
  ],
  permissions,
  tables,
  letters,
  home: classesHome,
  jobs: {
    'teacher-answers': {
      every: 'day',
      run: (tx, { at }) => forgetPupilAnswers(tx, at.toPlainDate().toString()),
    },
  },
  menu: [
    {
      path: '/questions',
      word: 'questions',
      permission: 'answer about pupils',
      place: 16,
      where: (_, roles) => roles.includes('teacher'),
    },
    {
      path: '/school',
      word: 'school',
      permission: 'see school',
      place: 14,
      where: ({ classes }) => classes,
    },
    {
      path: '/class',
      word: 'myClass',
      permission: 'guide pupils',
      place: 15,
      where: ({ classes }) => classes,
    },
    {
      path: '/agreements',
      word: 'agreements',
      permission: 'write in mentorship',
      place: 17,
      where: ({ classes }) => classes,
    },
  ],
  words: featureWords,
});
