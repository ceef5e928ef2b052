import { createHash } from 'node:crypto';

/**
 * SHA-256 (FIPS 180-4) in 64 hexadecimal digits; a text counts as UTF-8. About a gigabyte a second.
 */
export const digest = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex');
