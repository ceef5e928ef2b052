/** Every feature, one line each, from the top down: the app is the list of them. */
import { feature as home } from '../features/home/feature.ts';
import { feature as rights } from '../features/rights/feature.ts';
import { feature as records } from '../features/records/feature.ts';
import { feature as classes } from '../features/classes/feature.ts';
import { feature as talks } from '../features/talks/feature.ts';
import { feature as guidance } from '../features/guidance/feature.ts';
import { feature as signals } from '../features/signals/feature.ts';
import { feature as development } from '../features/development/feature.ts';
import { feature as evaluation } from '../features/evaluation/feature.ts';
import { feature as assessments } from '../features/assessments/feature.ts';
import { feature as divisions } from '../features/divisions/feature.ts';
import { feature as matching } from '../features/matching/feature.ts';
import { feature as proposals } from '../features/proposals/feature.ts';
import { feature as cohorts } from '../features/cohorts/feature.ts';
import { feature as optimisation } from '../features/optimisation/feature.ts';
import { feature as messages } from '../features/messages/feature.ts';
import { feature as mentorshipPages } from '../features/mentorship-pages/feature.ts';
import { feature as search } from '../features/search/feature.ts';
import { feature as calendar } from '../features/calendar/feature.ts';
import { feature as gatherings } from '../features/gatherings/feature.ts';
import { feature as hours } from '../features/hours/feature.ts';
import { feature as entries } from '../features/entries/feature.ts';
import { feature as course } from '../features/course/feature.ts';
import { feature as cards } from '../features/cards/feature.ts';
import { feature as goals } from '../features/goals/feature.ts';
import { feature as mentoringAgreements } from '../features/mentoring-agreements/feature.ts';
import { feature as meetings } from '../features/meetings/feature.ts';
import { feature as contacts } from '../features/contacts/feature.ts';
import { feature as team } from '../features/team/feature.ts';
import { feature as openProfiles } from '../features/open-profiles/feature.ts';
import { feature as energy } from '../features/energy/feature.ts';
import { feature as ownActions } from '../features/own-actions/feature.ts';
import { feature as drafts } from '../features/drafts/feature.ts';
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
    classes,
    talks,
    guidance,
    signals,
    development,
    evaluation,
    assessments,
    divisions,
    matching,
    proposals,
    cohorts,
    optimisation,
    messages,
    mentorshipPages,
    search,
    calendar,
    gatherings,
    hours,
    entries,
    course,
    cards,
    goals,
    mentoringAgreements,
    meetings,
    contacts,
    team,
    openProfiles,
    energy,
    ownActions,
    drafts,
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
