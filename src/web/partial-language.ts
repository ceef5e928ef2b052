/**
 * A page in a partial language says which of its sentences are English (WCAG 2.2, 3.1.2), so that
 * they are read aloud as English. Known by the text: what fell back stands in the page as it is. Not
 * marked: names of fields that only a screen reader hears (attributes), and an English sentence that
 * was put together with another text into one.
 */
import { fallbacksOf } from '../platform/texts.ts';
import { isComplete, isLanguage } from '../platform/i18n.ts';

const pieces = /<(?:"[^"]*"|[^">])*>|[^<]+/g;
/** In these no other element can stand. */
const bare = /^<(?:title|option|textarea|script|style|svg)\b/;

const entities: Record<string, string> = { '&lt;': '<', '&quot;': '"', '&amp;': '&' };
const plain = (text: string): string =>
  text.replace(/&(?:lt|quot|amp);/g, (entity) => entities[entity]!);

/** `page` as it was rendered. One look at each piece; nothing for pages in complete languages. */
export function markEnglish(page: string): string {
  const language = /^<html lang="([\w-]+)"/.exec(page)?.[1] ?? '';
  if (!isLanguage(language) || isComplete(language)) return page;
  const isFallback = fallbacksOf(language);
  const all = page.match(pieces) ?? [];
  let closes = '';
  return all
    .map((piece, k) => {
      if (piece.startsWith('<')) {
        if (closes === '' && bare.test(piece)) closes = `</${/^<(\w+)/.exec(piece)![1]}>`;
        else if (piece === closes) closes = '';
        // An element that holds nothing else bears the language itself.
        const [text, end] = [all[k + 1], all[k + 2]];
        const isWhole = text?.[0] !== '<' && end?.startsWith('</') && isFallback(plain(text ?? ''));
        return isWhole && !/^<(?:\/|!|textarea|script|style)|\slang=/.test(piece)
          ? piece.replace(/^<[\w-]+/, (name) => `${name} lang="en"`)
          : piece;
      }
      const isAlone = /^<\w/.test(all[k - 1] ?? '') && all[k + 1]?.startsWith('</');
      return closes !== '' || isAlone || !isFallback(plain(piece))
        ? piece
        : `<span lang="en">${piece}</span>`;
    })
    .join('');
}
