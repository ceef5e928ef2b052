/** P-1: an e-mail address has one @, no spaces, and a dot in what follows. */
export function isEmail(text: string): boolean {
  return text.length <= 254 && /^[^\s@,;<>()"]+@[^\s@,;<>()"]+\.[^\s@.,;<>()"]{2,}$/.test(text);
}
