/** Every command, in a file of its own room. */
import type { Command } from '../platform/command.ts';
import { profileRead } from '../features/profiles/profile.command.ts';

export const commands: Record<string, () => Promise<Command>> = {
  serve: async () => (await import('./server.command.ts')).serve,
  migrate: async () => (await import('./server.command.ts')).migrateOnly,
  demo: async () => (await import('./server.command.ts')).demo,
  'organisation add': async () => (await import('./server.command.ts')).organisationAdd,
  'profile read': async () => profileRead,
  'roster check': async () => (await import('../features/people/roster.command.ts')).rosterCheck,
  match: async () => (await import('../features/matching/match.command.ts')).match,
  'match verify': async () => (await import('../features/matching/match.command.ts')).matchVerify,
  'match replay': async () => (await import('../features/matching/replay.command.ts')).matchReplay,
  statistics: async () =>
    (await import('../features/assessments/statistics.command.ts')).statistics,
  'certificate verify': async () =>
    (await import('../features/development/certificate.command.ts')).certificateVerify,
  'account reset': async () => (await import('./account.command.ts')).accountReset,
  approve: async () => (await import('./approval.command.ts')).approve,
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
  eligibility: async () =>
    (await import('../features/admissions/eligibility.command.ts')).eligibility,
};
