/**
 * P-8: names that RFC 2606 and RFC 6761 keep for examples and tests: nobody has a mailbox there,
 * and the people of the demo live there.
 */
export const isInvented = (address: string): boolean =>
  /[@.](?:example|test|invalid|localhost|example\.(?:com|net|org))\.?$/i.test(address);
