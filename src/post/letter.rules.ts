/** A letter as it goes out. */
export type Letter = { name: string; address: string; subject: string; body: string };

/** P-1: after eight tries, the last some four hours after the first, a letter stays where it is, with what went wrong. */
export const mostTries = 8;

/** P-1: minutes until the next try; while one is under way nobody else takes the letter up. */
export const minutesUntil = (tries: number): number => 2 ** Math.min(tries, 7);

const escape = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

/** P-2: the same words as text and as HTML; addresses of the web become links, everything else is text. */
export function htmlOf(body: string, language: string): string {
  const linked = (line: string) => escape(line).replace(/https?:\/\/[^\s<]+/g, (address) => `<a href="${address}">${address}</a>`);
  const paragraphs = body.split('\n\n').map((paragraph) => `<p>${paragraph.split('\n').map(linked).join('<br>')}</p>`);
  return `<!doctype html><html lang="${language}"><body style="font:16px/1.5 sans-serif;max-width:36em">${paragraphs.join('')}</body></html>`;
}
