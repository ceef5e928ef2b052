import type { Io } from '../cli.ts';
import { withDesk } from '../server.command.ts';
import { loadDemo } from './demo.ts';

/** `demo`: loads the demo when the database is empty. */
export async function demo(_: string[], { error, out }: Io): Promise<number> {
  await withDesk(error, async (desk) => {
    const accounts = await loadDemo(desk, error);
    out(`${accounts.join('\n')}\n`);
  });
  return 0;
}
