/** Commands of the feature: this file is read by every command, so it loads none of them. */
import type { Commands } from '../../platform/command.ts';

export const commands: Commands = {
  'certificate verify': async () => (await import('./certificate.command.ts')).certificateVerify,
};
