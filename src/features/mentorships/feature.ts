import type { EndSummary } from '../course/course.rules.ts';
import type { meansOf } from '../goals/pulse.rules.ts';
import { entry, type TableFacts } from '../../platform/data-inventory.ts';
import type { EncryptedOf } from '../../platform/encryption.ts';
import { defineFeature } from '../../web/feature.ts';
import type { LetterTable } from '../../web/letters.ts';
import type { PermissionTable } from '../../web/permission.ts';
import { calendarRoutes, feedRoutes } from '../calendar/calendar.routes.tsx';
import { cardRoutes } from '../cards/card.routes.tsx';
import { courseRoutes } from '../course/course.routes.tsx';
import { gatheringRoutes } from '../gatherings/gathering.routes.tsx';
import { hoursRoutes } from '../hours/hours.routes.tsx';
import { energyRoutes } from '../energy/energy.routes.tsx';
import { openProfileRoutes } from '../open-profiles/open-profile.routes.tsx';
import { teamRoutes } from '../team/team.routes.tsx';
import { ownActionRoutes } from '../own-actions/own-action.routes.tsx';
import { goalRoutes } from '../goals/goal.routes.tsx';
import { correctionRoutes } from '../meetings/correction.routes.tsx';
import { meetingRoutes } from '../meetings/meeting.routes.tsx';
import { mentoringAgreementRoutes } from '../mentoring-agreements/mentoring-agreement.routes.tsx';
import { mentorshipRoutes } from '../mentorship-pages/mentorship.routes.tsx';
import { searchRoutes } from '../search/search.routes.tsx';
import { mentorshipsHome } from '../mentorship-pages/home.lines.tsx';
import { keepShownMeans } from '../course/shown-means.store.ts';
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
  card: {
    about: entry('mentoring', 'public-task', ['made_by'], 'relationship', 'keep', 'of-others'),
  },
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
  confided_text: {
    about: entry(
      'mentoring',
      'public-task',
      ['author_id', 'mentee_id', 'mentorship'],
      'relationship',
      'keep',
      'of-others',
    ),
    encrypted: { columns: ['body'], row: ['id'], subject: 'mentorship_id' },
  },
  counter_statement: {
    about: entry(
      'accountability',
      'legal-duty',
      ['author_id'],
      'relationship',
      'keep',
      'of-others',
    ),
    encrypted: { columns: ['body'], row: ['id'], subject: 'text_id' },
  },
  end_measure: {
    about: entry('mentoring', 'public-task', ['person_id'], 'relationship', 'delete'),
    encrypted: {
      columns: ['answers'],
      row: ['mentorship_id', 'person_id'],
      subject: 'mentorship_id',
    },
  },
  energy_check: {
    about: entry('care', 'consent', ['person_id'], 'relationship', 'delete'),
    encrypted: {
      columns: ['energy', 'load'],
      numbers: ['energy', 'load'],
      row: ['person_id', 'week_on'],
      subject: 'person_id',
    },
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
  gathering: {
    about: entry('mentoring', 'public-task', ['planned_by'], 'organisation', 'keep', 'nobody'),
  },
  gathering_attendance: {
    about: entry('mentoring', 'public-task', ['person_id', 'noted_by'], 'relationship', 'delete'),
  },
  gathering_reply: {
    about: entry('mentoring', 'public-task', ['person_id'], 'relationship', 'delete'),
  },
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
  hours_entry: {
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
  mentorship: {
    about: entry('mentoring', 'public-task', [], 'relationship', 'keep', 'of-others'),
    kinds: { name: 'work' },
  },
  mentorship_member: {
    about: entry('mentoring', 'public-task', ['person_id'], 'relationship', 'anonymise'),
  },
  mood: { about: entry('mentoring', 'public-task', ['mentee_id'], 'relationship', 'delete') },
  need: {
    about: entry('mentoring', 'public-task', ['mentee_id'], 'relationship', 'keep', 'of-others'),
    encrypted: {
      columns: ['start_level'],
      numbers: ['start_level'],
      row: ['id'],
      subject: 'mentorship_id',
    },
  },
  open_profile: {
    about: entry('mentoring', 'consent', ['person_id'], 'person', 'delete'),
    encrypted: {
      columns: ['about', 'interests', 'contact'],
      row: ['person_id'],
      subject: 'person_id',
    },
    kinds: { contact: 'confided' },
  },
  own_action: {
    about: entry('mentoring', 'consent', ['person_id'], 'person', 'delete'),
    encrypted: { columns: ['body'], row: ['id'], subject: 'person_id' },
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
  pulse: {
    about: entry('mentoring', 'public-task', ['mentee_id'], 'relationship', 'delete'),
    encrypted: { columns: ['answers'], row: ['meeting_id', 'mentee_id'], subject: 'mentorship_id' },
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
  shown_ends: { about: entry('mentoring', 'public-task', [], 'relationship', 'keep', 'anonymous') },
  shown_quarter: {
    about: entry('mentoring', 'public-task', ['mentor_id'], 'relationship', 'delete'),
  },
  team_item: {
    about: entry('mentoring', 'public-task', ['made_by'], 'relationship', 'keep', 'of-others'),
    encrypted: { columns: ['body'], row: ['id'], subject: 'cohort_id' },
  },
  team_owner: { about: entry('mentoring', 'public-task', ['person_id'], 'relationship', 'delete') },
} as const satisfies TableFacts;

const permissions = {
  'see mentorships': { coordinator: 'all', mentor: 'own', mentee: 'own', 'contact-person': 'own' },
  'write in mentorship': { mentor: 'own', mentee: 'own' },
  'close mentorship': { coordinator: 'all', mentor: 'own', mentee: 'own' },
  'work as a team': { mentor: 'own' },
} as const satisfies PermissionTable;

const letters = {
  appointment: { isReadable: true },
  substitute: { isReadable: true },
  group: {},
} as const satisfies LetterTable;

declare module '../../web/permission.ts' {
  interface Permissions extends Record<keyof typeof permissions, true> {}
}
declare module '../../platform/encryption.ts' {
  interface EncryptedTables extends EncryptedOf<typeof tables> {}
}
declare module '../../../db/schema.ts' {
  interface JsonColumns {
    'shown_ends.means': EndSummary['means'];
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
  name: 'mentorships',
  openRoutes: [...feedRoutes],
  routes: [
    ...calendarRoutes,
    ...cardRoutes,
    ...courseRoutes,
    ...gatheringRoutes,
    ...hoursRoutes,
    ...energyRoutes,
    ...openProfileRoutes,
    ...teamRoutes,
    ...ownActionRoutes,
    ...goalRoutes,
    ...correctionRoutes,
    ...meetingRoutes,
    ...mentoringAgreementRoutes,
    ...mentorshipRoutes,
    ...searchRoutes,
  ],
  permissions,
  tables,
  menu: [{ path: '/mentorships', word: 'mentorships', permission: 'see mentorships', place: 20 }],
  home: mentorshipsHome,
  jobs: {
    means: {
      every: 'day',
      run: (tx, { organisation }, day) => keepShownMeans(tx, organisation.id, day),
    },
  },
  letters,
  words: featureWords,
});
