/**
 * What was typed into a form, and what stands behind the question mark. Whoever asks may send
 * anything, twice and under any name: this file reads it, and nobody else does.
 */
import type { FastifyRequest } from 'fastify';
import { isSeveral, type Fields } from './form.ts';

export type Typed = Record<string, string>;

/** AD-2: one text per name, the first, without the characters that no text may have. */
export const fieldsOf = (request: FastifyRequest): Typed => plainFields(request.body);
export const queryOf = (request: FastifyRequest): Typed => plainFields(request.query);

/** The same for a form that says which of its fields are boxes: of these each one counts. */
export const formFieldsOf = (request: FastifyRequest, form: Fields): Typed =>
  plainFields(request.body, form);

function plainFields(body: unknown, form: Fields = {}): Typed {
  const typed: Typed = {};
  if (typeof body === 'object' && body !== null)
    for (const [name, value] of Object.entries(body))
      for (const each of [value as unknown].flat()) addField(typed, form, [name, each]);
  return typed;
}

/** Boxes arrive once for each that is ticked, and go on parted by commas. */
export function addField(typed: Typed, form: Fields, [name, value]: [string, unknown]): void {
  const [key, text] = [textOf(name), textOf(value)];
  if (!Object.hasOwn(typed, key)) typed[key] = text;
  else if (isSeveral(form, key)) typed[key] += `,${text}`;
}

export const textOf = (value: unknown): string =>
  typeof value === 'string' ? value.replace(/\u0000/g, '') : '';
