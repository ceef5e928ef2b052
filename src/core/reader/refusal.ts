/**
 * Why a document cannot be read. The sentence for each stands in the words of the profiles room and
 * of the command line.
 */
export type ReadRefusal =
  | 'empty'
  | 'too-large'
  | 'encrypted'
  | 'scanned'
  | 'wrong-type'
  | 'unknown-type'
  | 'broken'
  | 'bomb'
  | 'entities'
  | 'nested'
  | 'too-long'
  | 'too-many'
  | 'too-many-cells';

/** Of all tables of a document together, with the empty ones that a wide or high cell stands for. */
export const cellLimit = 50_000;

export class UnreadableDocument extends Error {
  readonly refusal: ReadRefusal;
  constructor(refusal: ReadRefusal) {
    super(refusal);
    this.refusal = refusal;
  }
}
