/** Commands of the feature: this file is read by every command, so it loads none of them. */
import type { Commands } from '../../platform/command.ts';

export const commands: Commands = {
  'profile read': async () => (await import('./profile.command.ts')).profileRead,
};
