/** Every feature, one line each, from the top down: the app is the list of them. */
import { feature as home } from '../features/home/feature.ts';
import { feature as rights } from '../features/rights/feature.ts';
import { feature as records } from '../features/records/feature.ts';
import { feature as guidance } from '../features/guidance/feature.ts';
import { feature as signals } from '../features/signals/feature.ts';
import { feature as development } from '../features/development/feature.ts';
import { feature as assessments } from '../features/assessments/feature.ts';
import { feature as matching } from '../features/matching/feature.ts';
import { feature as mentorships } from '../features/mentorships/feature.ts';
import { feature as admissions } from '../features/admissions/feature.ts';
import { feature as programmes } from '../features/programmes/feature.ts';
import { feature as profiles } from '../features/profiles/feature.ts';
import { feature as people } from '../features/people/feature.ts';
import { feature as accounts } from '../features/accounts/feature.ts';
import { feature as mail } from '../features/mail/feature.ts';
import { feature as organisations } from '../features/organisations/feature.ts';
import { platformTables } from '../platform/tables.ts';
import { platformTableWords } from '../platform/tables.words.ts';
import { compose } from '../web/feature.ts';
import { webJobs } from '../web/regular-jobs.ts';

export const registry = compose(
  [
    home,
    rights,
    records,
    guidance,
    signals,
    development,
    assessments,
    matching,
    mentorships,
    admissions,
    programmes,
    profiles,
    people,
    accounts,
    mail,
    organisations,
  ],
  { tables: platformTables, jobs: webJobs, words: platformTableWords },
);
export const { routes, openRoutes } = registry;
