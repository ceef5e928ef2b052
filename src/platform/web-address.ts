/**
 * AS-27: a link is kept only when it leads to the web; anything else could run in a reader's
 * browser.
 */
export function isWebAddress(text: string): boolean {
  try {
    return ['http:', 'https:'].includes(new URL(text).protocol);
  } catch {
    return false;
  }
}
