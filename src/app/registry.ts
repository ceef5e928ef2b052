/** Every door of every room, in the order of the rooms. */
import { providerSetupRoutes } from '../features/accounts/provider-setup.routes.tsx';
import { policyRoutes } from '../features/accounts/policy.routes.tsx';
import { interviewRoutes } from '../features/assessments/interview.routes.tsx';
import { roundRoutes } from '../features/assessments/round.routes.tsx';
import { admissionRoutes } from '../features/admissions/admission.routes.tsx';
import { certificateRoutes } from '../features/development/certificate.routes.tsx';
import { developmentRoutes } from '../features/development/development.routes.tsx';
import { feedbackRoutes } from '../features/development/feedback.routes.tsx';
import { libraryRoutes } from '../features/development/library.routes.tsx';
import { reportRoutes } from '../features/development/report.routes.tsx';
import { careerRoutes } from '../features/guidance/career.routes.tsx';
import { classCardRoutes } from '../features/guidance/class-card.routes.tsx';
import { shareRoutes } from '../features/guidance/share.routes.tsx';
import { climateRoutes } from '../features/guidance/climate.routes.tsx';
import { talkRoutes } from '../features/guidance/talk.routes.tsx';
import { officeRoutes } from '../features/guidance/office.routes.tsx';
import { pupilRoutes } from '../features/guidance/pupil.routes.tsx';
import { referralRoutes } from '../features/guidance/referral.routes.tsx';
import { archiveRoutes } from '../features/records/archive.routes.tsx';
import { requestRoutes } from '../features/records/request.routes.tsx';
import { noticeRoutes } from '../features/rights/notice.routes.tsx';
import { dataRoutes } from '../features/rights/data.routes.tsx';
import { rightsOfficeRoutes } from '../features/rights/office.routes.tsx';
import { seenRoutes } from '../features/rights/seen.routes.tsx';
import { homeRoutes } from '../features/home/home.routes.tsx';
import { cohortRoutes } from '../features/matching/cohort.routes.tsx';
import { matchingRoutes } from '../features/matching/run.routes.tsx';
import { proposalRoutes } from '../features/matching/proposal.routes.tsx';
import { workbenchRoutes } from '../features/matching/workbench.routes.tsx';
import { divisionRoutes } from '../features/matching/division.routes.tsx';
import { groupRoutes } from '../features/matching/group.routes.tsx';
import { calendarRoutes } from '../features/mentorships/calendar.routes.tsx';
import { cardRoutes } from '../features/mentorships/card.routes.tsx';
import { courseRoutes } from '../features/mentorships/course.routes.tsx';
import { gatheringRoutes } from '../features/mentorships/gathering.routes.tsx';
import { hoursRoutes } from '../features/mentorships/hours.routes.tsx';
import { energyRoutes } from '../features/mentorships/energy.routes.tsx';
import { openProfileRoutes } from '../features/mentorships/open-profile.routes.tsx';
import { teamRoutes } from '../features/mentorships/team.routes.tsx';
import { ownActionRoutes } from '../features/mentorships/own-action.routes.tsx';
import { goalRoutes } from '../features/mentorships/goal.routes.tsx';
import { correctionRoutes } from '../features/mentorships/correction.routes.tsx';
import { meetingRoutes } from '../features/mentorships/meeting.routes.tsx';
import { mentoringAgreementRoutes } from '../features/mentorships/mentoring-agreement.routes.tsx';
import { mentorshipRoutes } from '../features/mentorships/mentorship.routes.tsx';
import { searchRoutes } from '../features/mentorships/search.routes.tsx';
import { approvalRoutes } from '../features/people/approval.routes.tsx';
import { guardianRoutes } from '../features/people/guardian.routes.tsx';
import { importRoutes } from '../features/people/import.routes.tsx';
import { protectedRoutes } from '../features/people/protected.routes.tsx';
import { personRoutes } from '../features/people/person.routes.tsx';
import { journalRoutes } from '../features/organisations/audit-log.routes.tsx';
import { outboxRoutes } from '../features/mail/outbox.routes.tsx';
import { profileRoutes } from '../features/profiles/profile.routes.tsx';
import { mailRoutes } from '../features/mail/mail.routes.tsx';
import { signalRuleRoutes } from '../features/signals/signal-rule.routes.tsx';
import { signalRoutes } from '../features/signals/signal.routes.tsx';
import { programmeRoutes } from '../features/programmes/programme.routes.tsx';
import type { Route } from '../web/route.tsx';

export const routes: Route[] = [
  ...homeRoutes,
  ...noticeRoutes,
  ...dataRoutes,
  ...seenRoutes,
  ...rightsOfficeRoutes,
  ...requestRoutes,
  ...archiveRoutes,
  ...policyRoutes,
  ...providerSetupRoutes,
  ...journalRoutes,
  ...outboxRoutes,
  ...mailRoutes,
  ...importRoutes,
  ...guardianRoutes,
  ...approvalRoutes,
  ...protectedRoutes,
  ...personRoutes,
  ...profileRoutes,
  ...programmeRoutes,
  ...admissionRoutes,
  ...cohortRoutes,
  ...matchingRoutes,
  ...proposalRoutes,
  ...workbenchRoutes,
  ...groupRoutes,
  ...divisionRoutes,
  ...searchRoutes,
  ...mentorshipRoutes,
  ...mentoringAgreementRoutes,
  ...meetingRoutes,
  ...correctionRoutes,
  ...goalRoutes,
  ...ownActionRoutes,
  ...energyRoutes,
  ...openProfileRoutes,
  ...teamRoutes,
  ...hoursRoutes,
  ...gatheringRoutes,
  ...courseRoutes,
  ...cardRoutes,
  ...calendarRoutes,
  ...signalRoutes,
  ...signalRuleRoutes,
  ...pupilRoutes,
  ...careerRoutes,
  ...shareRoutes,
  ...classCardRoutes,
  ...referralRoutes,
  ...officeRoutes,
  ...talkRoutes,
  ...climateRoutes,
  ...roundRoutes,
  ...interviewRoutes,
  ...reportRoutes,
  ...developmentRoutes,
  ...feedbackRoutes,
  ...libraryRoutes,
  ...certificateRoutes,
];
