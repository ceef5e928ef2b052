/** What a mentor writes about a pupil in one box: what it is, and who may read it. */
import { addDays } from '../../platform/i18n.ts';

/** G-21: in the order in which they are offered. */
export const noteKinds = [
  'note',
  'agreement',
  'helps',
  'worry',
  'incident',
  'next',
  'question',
] as const;
export type NoteKind = (typeof noteKinds)[number];

export const noteReaders = ['own', 'mentors', 'pupil'] as const;
export type NoteReaders = (typeof noteReaders)[number];

/** So long an author takes a note back. */
export const noteDays = 7;

/** G-22: within a week, by whoever wrote it. */
export const mayTakeBack = (
  note: { authorId: string; writtenOn: string; withdrawnOn: string | null },
  person: string,
  today: string,
): boolean =>
  note.authorId === person &&
  note.withdrawnOn === null &&
  note.writtenOn >= addDays(today, -noteDays);
