import { entry, type TableFacts } from '../../platform/data-inventory.ts';
import { defineFeature } from '../../web/feature.ts';
import type { LetterTable } from '../../web/letters.ts';
import type { PermissionTable, Role } from '../../web/permission.ts';
import { providerSetupRoutes } from './provider-setup.routes.tsx';
import { policyRoutes } from './policy.routes.tsx';
import { signInRoutes } from './sign-in.routes.tsx';
import { accountRoutes } from './account.routes.tsx';
import { resetRoutes } from './reset.routes.tsx';
import { cardRoutes } from './card.routes.tsx';
import { providerRoutes } from './provider.routes.tsx';
import { welcomeRoutes } from './welcome.routes.tsx';
import { changedText, resetText } from './account.letters.ts';
import { featureWords } from './feature.words.ts';

const tables = {
  account: { about: entry('signing-in', 'public-task', ['account'], 'person', 'delete') },
  approval: {
    about: entry(
      'accountability',
      'legal-duty',
      ['person_id', 'child_id', 'asked_by', 'decided_by'],
      'person',
      'delete',
    ),
    kinds: { age: 'setting' },
  },
  authenticator: { about: entry('signing-in', 'public-task', ['account'], 'person', 'delete') },
  class_card: {
    about: entry('signing-in', 'public-task', ['person_id'], 'service', 'delete'),
    kinds: { earlier_pin_hash: 'secret', wrong_tries: 'figure', earlier_tries: 'figure' },
  },
  half_session: { about: entry('signing-in', 'public-task', [], 'service', 'delete') },
  identity: {
    about: entry('signing-in', 'public-task', ['person_id'], 'person', 'delete'),
    kinds: { subject: 'secret' },
  },
  identity_provider: {
    about: entry('signing-in', 'public-task', [], 'organisation', 'keep', 'nobody'),
    kinds: { name: 'work', callback_number: 'setting' },
  },
  invitation: {
    about: entry('signing-in', 'public-task', ['person_id', 'made_by'], 'service', 'delete'),
  },
  passkey: {
    about: entry('signing-in', 'public-task', ['account'], 'person', 'delete'),
    kinds: { name: 'setting' },
  },
  password_reset: { about: entry('signing-in', 'public-task', [], 'service', 'delete') },
  provider_visit: { about: entry('signing-in', 'public-task', [], 'service', 'delete') },
  recovery_code: { about: entry('signing-in', 'public-task', [], 'person', 'delete') },
  session: { about: entry('signing-in', 'public-task', ['account'], 'service', 'delete') },
  sign_in_attempt: {
    about: entry('signing-in', 'interest', [], 'service', 'keep', 'nobody'),
    kinds: { in_flight: 'state' },
  },
  spent_challenge: { about: entry('signing-in', 'interest', [], 'service', 'keep', 'nobody') },
} as const satisfies TableFacts;

const permissions = {
  'set sign-in rules': { administrator: 'all' },
} as const satisfies PermissionTable;

const letters = {
  'sign-in-changed': { texts: [changedText] },
  reset: { texts: [resetText] },
} as const satisfies LetterTable;

declare module '../../web/permission.ts' {
  interface Permissions extends Record<keyof typeof permissions, true> {}
}
declare module '../../../db/schema.ts' {
  interface JsonColumns {
    'identity_provider.roles': Record<string, Role>;
  }
}
declare module '../../web/audit.ts' {
  interface AuditActions extends Record<keyof (typeof featureWords.en)['actions'], true> {}
}
declare module '../../web/letters.ts' {
  interface LetterKinds extends Record<keyof typeof letters, true> {}
}

export const feature = defineFeature({
  name: 'accounts',
  openRoutes: [
    ...signInRoutes,
    ...accountRoutes,
    ...resetRoutes,
    ...cardRoutes,
    ...providerRoutes,
    ...welcomeRoutes,
  ],
  routes: [...providerSetupRoutes, ...policyRoutes],
  permissions,
  tables,
  letters,
  menu: [
    {
      path: '/sign-in-rules',
      word: 'signInRules',
      permission: 'set sign-in rules',
      place: 220,
      isPersonal: true,
    },
    {
      path: '/providers',
      word: 'providers',
      permission: 'set sign-in rules',
      place: 222,
      isPersonal: true,
    },
  ],
  words: featureWords,
});
