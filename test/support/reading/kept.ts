/** Examples as bytes: features as distances, everything else one byte each. */
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import type { Example, Examples } from './train.ts';

export function packExamples({ parts, sides, kinds }: Examples): Uint8Array {
  const bytes: number[] = [];
  const number = (value: number) => {
    let rest = value;
    for (; rest > 127; rest >>>= 7) bytes.push((rest & 127) | 128);
    bytes.push(rest);
  };
  for (const list of [parts, sides, kinds]) {
    number(list.length);
    for (const { features, steps, barred, gold, weight } of list) {
      number(Math.round(weight * 100));
      number(features.length);
      features.forEach((unsorted, i) => {
        number(gold[i]!);
        number(steps[i]!);
        number(barred?.[i] ?? 0);
        number(unsorted.length);
        // In their order: which features are left out at random depends on it.
        unsorted.forEach((feature) => bytes.push(feature & 255, feature >>> 8));
      });
    }
  }
  return brotliCompressSync(Uint8Array.from(bytes), {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 },
  });
}

export function unpackExamples(packed: Uint8Array): Examples {
  const bytes = brotliDecompressSync(packed);
  let at = 0;
  const number = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++]!;
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
    }
  };
  const list = () => Array.from({ length: number() }, example);
  const example = (): Example => {
    const weight = number() / 100;
    const length = number();
    const gold: number[] = [];
    const steps = new Uint8Array(length);
    const barred = new Uint16Array(length);
    const features = Array.from({ length }, (_, i) => {
      gold.push(number());
      steps[i] = number();
      barred[i] = number();
      const found = new Uint32Array(number());
      for (let n = 0; n < found.length; n++, at += 2) found[n] = bytes[at]! | (bytes[at + 1]! << 8);
      return found;
    });
    return { features, steps, barred, gold, weight };
  };
  return { parts: list(), sides: list(), kinds: list() };
}
