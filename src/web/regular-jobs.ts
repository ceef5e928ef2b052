/** Work on a timetable that belongs to no feature. */
import { forgetJobs, type RegularJobs } from '../platform/jobs.ts';
import { forgetForms } from './idempotency.ts';

/** Work that was done is remembered for so many days. */
const keptDays = 90;

export const webJobs: RegularJobs = {
  forget: {
    every: 'day',
    run: async (tx, { at }) => {
      await forgetJobs(tx, new Date(at.subtract({ hours: 24 * keptDays }).epochMilliseconds));
      await forgetForms(tx, new Date(at.subtract({ hours: 24 }).epochMilliseconds));
    },
  },
};
