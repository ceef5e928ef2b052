/** The weights that are shipped with the program, and how they are packed. */
import type { Chain } from './chain.ts';
import { relations } from './chain.ts';
import { bits } from './hashing.ts';
import { kindLabels } from './kinds.ts';
import { labels, roles } from './labels.ts';
import { packed } from './weights.ts';

/** What a unit is, about whom it speaks, and what a requirement asks. */
export type Model = { parts: Chain; sides: Chain; kinds: Chain };

/** Whole numbers stand for steps of this size. */
const step = 1 / 40;

/**
 * Features that have weights come as the distance to the one before, each followed by one byte per
 * label; then the steps, a byte each.
 */
export function pack(chain: Chain): string {
  const size = chain.labels.length;
  const bytes: number[] = [];
  const round = (value: number) => Math.max(-127, Math.min(127, Math.round(value / step)));
  let last = 0;
  for (let feature = 0; feature < 1 << bits; feature++) {
    const row = Array.from({ length: size }, (_, label) =>
      round(chain.weights[feature * size + label]!),
    );
    if (row.every((value) => Math.abs(value) <= 2)) continue;
    let gap = feature - last;
    while (gap >= 255) {
      bytes.push(255);
      gap -= 255;
    }
    bytes.push(gap);
    last = feature;
    for (const value of row) bytes.push(value & 255);
  }
  const head = bytes.length;
  for (const value of chain.steps) bytes.push(round(value) & 255);
  return `${head}:${Buffer.from(bytes).toString('base64')}`;
}

export function unpack(text: string, names: readonly string[]): Chain {
  const [head, body] = text.split(':') as [string, string];
  const bytes = Buffer.from(body, 'base64');
  const size = names.length;
  const weights = new Int8Array((1 << bits) * size);
  const steps = new Float32Array(relations.length * size * size);
  const signed = new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length);
  let at = 0;
  let feature = 0;
  while (at < Number(head)) {
    while (bytes[at] === 255) {
      feature += 255;
      at++;
    }
    feature += bytes[at++]!;
    weights.set(signed.subarray(at, at + size), feature * size);
    at += size;
  }
  for (let i = 0; i < steps.length && at < bytes.length; i++) steps[i] = signed[at++]! * step;
  return { labels: names, weights, scale: step, steps };
}

let kept: Model | null = null;

/** Unpacked when it is first asked for. */
export function shipped(): Model {
  kept ??= {
    parts: unpack(packed.parts, labels),
    sides: unpack(packed.sides, roles),
    kinds: unpack(packed.kinds, kindLabels),
  };
  return kept;
}

export const shippedKinds = (): Chain => shipped().kinds;
