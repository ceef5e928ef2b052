export const longestSlug = 40;

/** ST-4: the short name of an organisation as it stands in addresses. */
export const isSlug = (text: string): boolean =>
  text.length <= longestSlug && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text);

/**
 * What a name becomes in an address: small letters without marks, digits, hyphens; "" when nothing
 * is left of it.
 */
export const slugOf = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll('ø', 'o')
    .replaceAll('æ', 'ae')
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longestSlug)
    .replace(/^-+|-+$/g, '');
