/** P-11: what a logo may be, and what of it is kept. */
import { fileTypeFromBuffer } from 'file-type';
import { bareJpeg, barePng } from '../../platform/image-metadata.ts';

const mostBytes = 200_000;

/** A picture by its bytes, whatever its name says, without what it tells besides. */
export async function keepableLogo(
  given: Uint8Array,
): Promise<{ type: 'image/png' | 'image/jpeg'; bytes: Buffer } | null> {
  const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength);
  if (bytes.length > mostBytes) return null;
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined);
  const kept =
    found?.ext === 'png' ? barePng(bytes) : found?.ext === 'jpg' ? bareJpeg(bytes) : null;
  return kept && { type: found!.ext === 'png' ? 'image/png' : 'image/jpeg', bytes: kept };
}
