/** Where running text is cut: at the ends of sentences, and never at an abbreviation. */

/** Shortened words behind which a sentence goes on. */
const shortened =
  /(?<!\p{L})(?:ca|circa|t\.?\s?ex|t\.?\s?\.?\s?o\.?\s?m|bl\.?\s?a|s\.?\s?k|m\.?\s?fl|m\.?\s?m|f\.?\s?d|ex|approx|appr|ung|dvs|d\.?\s?v\.?\s?s|env|ggf|gegebenenfalls|bl|vgl|bijv|bv|d\.?\s?w\.?\s?z|o\.?\s?a|i\.?\s?p\.?\s?v|m\.?\s?b\.?\s?t|t\.?\s?a\.?\s?v|t\.?\s?b\.?\s?v|e\.?\s?d|evt|event|eventuellt|bzw|max|min|nr|art|resp|incl|inkl|exkl|excl|z\.?\s?b|d\.?\s?h|u\.?\s?a|o\.?\s?ä|i\.?\s?d\.?\s?r|sog|usw|mv|m\.?\s?v|osv|o\.?\s?s\.?\s?v|pr|pl|f\.?\s?eks|for eksempel|p\.?\s?ex|par ex|e\.?\s?g|i\.?\s?e|etc|no|vs|dr|mr|mrs|ms|prof|st|std|tim|kl|jfr|jf|jr|sr|mevr|dhr|ing|lic|dipl|abs|kap|sek|fr|hr|tel|tlf|ev|inc|dept|hl|ehem|verh)\.$/iu;

const closers = '”’"»)\\]';
/** A mark that ends a sentence, what closes it, and the space behind it. */
const ending = new RegExp(`[.!?…][${closers}]*\\s+`, 'gu');
const beginning = /^[“"„«(‘'’]*(?:[\p{Lu}\d]|…)/u;

/** The sentences of a text, with where each begins. */
export function cutSentences(text: string): string[] {
  const parts: string[] = [];
  let from = 0;
  for (const match of text.matchAll(ending)) {
    const end = match.index + match[0].length;
    const rest = text.slice(end, end + 8);
    if (!beginning.test(rest)) continue;
    const before = text.slice(Math.max(from, match.index - 18), match.index + 1);
    if (text[match.index] === '.') {
      if (shortened.test(before)) continue;
      // Letters that stand for words: "z. B.", "d. h.", "e. g.".
      if (/(?:^|[\s(])\p{L}\.$/u.test(before) && /^\p{L}\./u.test(rest)) continue;
      // An initial or a number of a list: "J. Mo", "1. Planning", "8. til 10.".
      if (/(?:^|[\s(])\p{Lu}\.$/u.test(before) && /^\p{Lu}/u.test(rest)) continue;
      if (/(?:^|\s)\d{1,2}\.$/.test(before) && /^\d|^\p{Ll}/u.test(rest)) continue;
      if (/^\(?(?:\d{1,2}|[a-z])\.$/i.test(text.slice(from, match.index + 1).trim())) continue;
    }
    parts.push(text.slice(from, end).trim());
    from = end;
  }
  parts.push(text.slice(from).trim());
  return parts.filter((part) => part !== '');
}
