/** What a package for an archive holds, in a form that is read without us. */
import type { MentorshipFacts, View } from './document.rules.ts';

export const archiveFormat = 'mentorium-archive 1';
/** So many mentorships fit into one package: some ten seconds of work and ten megabytes. */
export const mostInPackage = 250;

export type ArchivedMeeting = {
  heldOn: string;
  minutes: number;
  recordedBy: string;
  with: string | null;
  note: { by: string; text: string; views: View[] } | null;
};
export type ArchivedAgreement = {
  version: number;
  writtenOn: string;
  signatures: { name: string; signedOn: string }[];
};
export type ArchivedMentorship = MentorshipFacts & {
  format: typeof archiveFormat;
  organisation: string;
  agreements: ArchivedAgreement[];
  pauses: { firstDay: string; lastDay: string | null; reason: string }[];
  meetings: ArchivedMeeting[];
  certificates: { name: string; issuedOn: string; code: string }[];
};

/** Always the same text for the same facts: its sum says whether anything has changed since. */
export const canonical = (mentorship: ArchivedMentorship): string =>
  `${JSON.stringify(mentorship, sorted, 1)}\n`;

const sorted = (_: string, value: unknown): unknown =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
    : value;

/**
 * RE-12: a sum as people copy it: in capitals, with spaces, with the name of the algorithm before
 * it. Null when it is none.
 */
export function parseDigest(typed: string): string | null {
  const found = typed
    .replace(/^\s*sha-?256\s*[:=]?/i, '')
    .replace(/[\s:]/g, '')
    .toLowerCase();
  return /^[0-9a-f]{64}$/.test(found) ? found : null;
}

const day = { type: 'string', format: 'date' };
const name = { type: 'string' };
const maybe = (schema: { type: string }) => ({ ...schema, type: [schema.type, 'null'] });
const list = (properties: Record<string, unknown>) => ({
  type: 'array',
  items: object(properties),
});
const object = (properties: Record<string, unknown>) => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
});

/** JSON Schema, draft 2020-12, of `mentorship.json`. */
export const archiveSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'mentorship',
  ...object({
    format: { const: archiveFormat },
    organisation: name,
    id: { type: 'string', format: 'uuid' },
    kind: { enum: ['pair', 'group'] },
    name: maybe(name),
    programme: name,
    cohort: name,
    profile: name,
    firstDay: day,
    endedOn: day,
    closure: { enum: ['completed', 'no-rapport', 'no-time', 'left', 'moved', 'other', null] },
    parties: list({
      name,
      part: { enum: ['mentor', 'second-mentor', 'substitute', 'mentee'] },
      firstDay: day,
      lastDay: maybe(day),
      of: maybe(name),
    }),
    agreements: list({
      version: { type: 'integer' },
      writtenOn: day,
      signatures: list({ name, signedOn: day }),
    }),
    pauses: list({ firstDay: day, lastDay: maybe(day), reason: name }),
    meetings: list({
      heldOn: day,
      minutes: { type: 'integer' },
      recordedBy: name,
      with: maybe(name),
      note: {
        oneOf: [
          { type: 'null' },
          object({ by: name, text: name, views: list({ by: name, madeOn: day, text: name }) }),
        ],
      },
    }),
    certificates: list({ name, issuedOn: day, code: name }),
  }),
};
