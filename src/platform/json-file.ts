/** A file of JSON that a command was given. */
import { readFile } from 'node:fs/promises';
import { Refused } from './command.ts';

/**
 * The object or list in it. What it holds beyond that is not known: whoever reads it looks at each
 * part.
 */
export async function readJson<T extends object>(name: string): Promise<Partial<T>> {
  const bytes = await readFile(name).catch(() => null);
  if (bytes === null) throw new Refused((w) => w.cannotOpen(name));
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'));
    // What holds nothing by name has none of the parts that are looked at.
    return typeof value === 'object' && value !== null ? (value as Partial<T>) : {};
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_STRING_TOO_LONG')
      throw new Refused((w) => w.tooLongForJson(name));
  }
  throw new Refused((w) => w.notJson(name));
}
