/** Commands of the feature: this file is read by every command, so it loads none of them. */
import type { Commands } from '../../platform/command.ts';

export const commands: Commands = {
  match: async () => (await import('./match.command.ts')).match,
  'match verify': async () => (await import('./match.command.ts')).matchVerify,
  'match replay': async () => (await import('./replay.command.ts')).matchReplay,
};
