/** MA-42: up to three wishes in an order, each with its reason. */
export const mostWishes = 3;

export type Wish = { person: string; reason: string };
type Typed = { person: string | null; reason: string };
export type WishFault = { is: 'gap' | 'twice' | 'whyMissing' | 'gone'; at: number };

/** Places without anybody count for nothing, whatever was written beside them. */
export function readWishes(
  typed: Typed[],
  mayBeChosen: (person: string) => boolean,
): { wishes: Wish[] } | { fault: WishFault } {
  const wishes: Wish[] = [];
  for (const [at, { person, reason }] of typed.entries()) {
    if (person === null) continue;
    if (at > wishes.length) return { fault: { is: 'gap', at: wishes.length } };
    if (wishes.some((one) => one.person === person)) return { fault: { is: 'twice', at } };
    if (!mayBeChosen(person)) return { fault: { is: 'gone', at } };
    if (reason === '') return { fault: { is: 'whyMissing', at } };
    wishes.push({ person, reason });
  }
  return { wishes };
}
