/**
 * Every command: those of the features, and those that need the whole app. The registry is not read
 * for them, since a command that looks at one file should not load every page; a test holds this
 * list against the manifests.
 */
import type { Commands } from '../platform/command.ts';
import { once } from '../web/once.ts';
import { commands as development } from '../features/development/commands.ts';
import { commands as assessments } from '../features/assessments/commands.ts';
import { commands as matching } from '../features/optimisation/commands.ts';
import { commands as admissions } from '../features/admissions/commands.ts';
import { commands as profiles } from '../features/profiles/commands.ts';
import { commands as people } from '../features/people/commands.ts';

const ofTheApp: Commands = {
  serve: async () => (await import('./server.command.ts')).serve,
  migrate: async () => (await import('./server.command.ts')).migrateOnly,
  demo: async () => (await import('./server.command.ts')).demo,
  'organisation add': async () => (await import('./server.command.ts')).organisationAdd,
  'account reset': async () => (await import('./account.command.ts')).accountReset,
  approve: async () => (await import('./approval.command.ts')).approve,
  'retention agree': async () => (await import('./retention.command.ts')).retentionAgree,
  backup: async () => (await import('./backup.command.ts')).backup,
  restore: async () => (await import('./backup.command.ts')).restore,
  'log copy': async () => (await import('./point-in-time.command.ts')).logCopy,
  back: async () => (await import('./point-in-time.command.ts')).back,
  'mail resume': async () => (await import('./backup.command.ts')).mailResume,
  'keys new': async () => (await import('./keys.command.ts')).keysNew,
  'keys rotate': async () => (await import('./keys.command.ts')).keysRotate,
  'audit-log anchor': async () => (await import('./audit-log.command.ts')).auditLogAnchor,
  'audit-log report': async () => (await import('./breach.command.ts')).auditLogReport,
  'audit-log verify': async () => (await import('./audit-log.command.ts')).auditLogVerify,
  'mail receive': async () => (await import('./receive.command.ts')).mailReceive,
  'language export': async () => (await import('./language.command.ts')).languageExport,
  'language import': async () => (await import('./language.command.ts')).languageImport,
  simulate: async () => (await import('./simulate.command.ts')).simulate,
};

export const commands: Commands = once(
  'command',
  [ofTheApp, development, assessments, matching, admissions, profiles, people].flatMap((own) =>
    Object.entries(own),
  ),
);
