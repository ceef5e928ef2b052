/** Files that people bring: looked into in a thread, and by the virus scanner where one is set. */
import { taskOf, type Task } from '../platform/thread-pool.ts';
import type { Scan } from '../platform/scanner.ts';
import type { keepableFile } from '../platform/upload-file.ts';
import type { Upload } from './route.tsx';

export type StoredFile = {
  name: string;
  type: string;
  bytes: Buffer;
  /** The scanner had nothing against it. */
  isScanned: boolean;
};

/** As a row keeps it; null where no file came along. */
export const storedFileOf = (row: {
  file: Buffer | null;
  file_name: string | null;
  file_type: string | null;
  scanned_at: Date | null;
}): StoredFile | null =>
  row.file && {
    name: row.file_name!,
    type: row.file_type!,
    bytes: row.file,
    isScanned: row.scanned_at !== null,
  };

/** Looking into a file and taking out of it what nobody needs. */
const keeping = taskOf<typeof keepableFile>(
  new URL('../platform/upload-file.ts', import.meta.url),
  'keepableFile',
);

type Looking = {
  scan: Scan | null;
  inThread: <Given extends unknown[], Answer>(
    task: Task<Given, Answer>,
    ...given: Given
  ) => Promise<Answer>;
};

/**
 * AS-39: what the scanner finds harmful is not kept; what it does not answer about is, and stays
 * closed until it does. Null: nothing was brought.
 */
export async function keepUpload(
  { scan, inThread }: Looking,
  upload: Upload | null,
): Promise<StoredFile | 'unfit' | 'harmful' | null> {
  if (!upload || upload.bytes.length === 0) return null;
  const kept = await inThread(keeping, upload.name, upload.bytes);
  if (!kept) return 'unfit';
  const bytes = Buffer.from(kept.bytes);
  const verdict = scan ? await scan(bytes) : null;
  if (verdict === 'harmful') return 'harmful';
  return { name: upload.name.slice(-120), type: kept.type, bytes, isScanned: verdict === 'clean' };
}
