/** M-62: what a photo of oneself may be, and what of it is kept. */
import { fileTypeFromBuffer } from 'file-type';
import { bareJpeg, barePng, bareWebp } from '../../platform/image-metadata.ts';

export const largestPhoto = 2 * 1024 * 1024;

const kinds = {
  jpg: { type: 'image/jpeg', bare: bareJpeg },
  png: { type: 'image/png', bare: barePng },
  webp: { type: 'image/webp', bare: bareWebp },
} as const;

/** A picture by its bytes, whatever its name says, without where and when it was taken. */
export async function keepablePhoto(given: Uint8Array): Promise<{
  type: (typeof kinds)[keyof typeof kinds]['type'];
  bytes: Buffer;
} | null> {
  const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength);
  if (bytes.length > largestPhoto) return null;
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined);
  const kind = kinds[found?.ext as keyof typeof kinds] as
    | (typeof kinds)[keyof typeof kinds]
    | undefined;
  const kept = kind?.bare(bytes);
  return kind && kept ? { type: kind.type, bytes: kept } : null;
}
