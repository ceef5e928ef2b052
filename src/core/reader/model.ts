/** The weights that are shipped with the program, and how they are packed. */
import type { Chain } from './chain.ts';
import { relations } from './chain.ts';
import { bits } from './hashing.ts';
import { kindLabels } from './kinds.ts';
import { labels, roles } from './labels.ts';
import { packed } from './weights.ts';

/** What a unit is, about whom it speaks, and what a requirement asks. */
export type Model = { parts: Chain; sides: Chain; kinds: Chain };

/** The largest number of a byte; the largest weight decides how many steps make one. */
const most = 127;

/** Features whose weights are all smaller than that are left out. */
const little = (labelled: number): number => (labelled > 2 ? 0.035 : 0.01);

/**
 * Features that have weights come as the distance to the one before, each followed by one byte per
 * label; then the steps of the chain, a byte each.
 */
export function pack(chain: Chain): string {
  const size = chain.labels.length;
  const bytes: number[] = [];
  const scale = scaleOf(chain.weights);
  let last = 0;
  for (let feature = 0; feature < 1 << bits; feature++) {
    const row = chain.weights.subarray(feature * size, (feature + 1) * size);
    if (row.every((value) => Math.abs(value) <= little(size))) continue;
    let gap = feature - last;
    while (gap >= 255) {
      bytes.push(255);
      gap -= 255;
    }
    bytes.push(gap);
    last = feature;
    for (const value of row) bytes.push(Math.round(value * scale) & 255);
  }
  const head = bytes.length;
  const stepScale = scaleOf(chain.steps);
  for (const value of chain.steps) bytes.push(Math.round(value * stepScale) & 255);
  return `${head}:${scale}:${stepScale}:${Buffer.from(bytes).toString('base64')}`;
}

function scaleOf(values: Chain['weights']): number {
  let largest = 0.1;
  for (const value of values) largest = Math.max(largest, Math.abs(value));
  return Math.floor(most / largest);
}

export function unpack(text: string, names: readonly string[]): Chain {
  const [head, scale, stepScale, body] = text.split(':') as [string, string, string, string];
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
  for (let i = 0; i < steps.length && at < bytes.length; i++)
    steps[i] = signed[at++]! / Number(stepScale);
  return { labels: names, weights, scale: 1 / Number(scale), steps };
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
