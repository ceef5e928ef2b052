/**
 * Characters as every place that keeps text takes them: no NUL, and no half of a character
 * (a surrogate without its other half), which JSON and XML can write down and UTF-8 cannot.
 */
export const wholeCharacters = (text: string): string => text.replace(/\u0000/g, '').toWellFormed();

/** JSON whose texts and names hold such characters alone; throws as `JSON.parse` does. */
export function parseJson(text: string): unknown {
  const plain = text.replace(
    /\\(?:u0000|u(d[89a-f][0-9a-f]{2})|[^])/gi,
    (written, half: string | undefined) =>
      half !== undefined
        ? String.fromCharCode(parseInt(half, 16))
        : /^\\u0000$/i.test(written)
          ? ''
          : written,
  );
  return JSON.parse(plain.toWellFormed());
}
