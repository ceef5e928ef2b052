/** Every door of every room, in the order of the rooms. */
import { providerSetupRoutes } from './accounts/provider-setup.routes.tsx';
import { policyRoutes } from './accounts/policy.routes.tsx';
import { interviewRoutes } from './assessments/interview.routes.tsx';
import { roundRoutes } from './assessments/round.routes.tsx';
import { admissionRoutes } from './admissions/admission.routes.tsx';
import { certificateRoutes } from './development/certificate.routes.tsx';
import { developmentRoutes } from './development/development.routes.tsx';
import { feedbackRoutes } from './development/feedback.routes.tsx';
import { libraryRoutes } from './development/library.routes.tsx';
import { reportRoutes } from './development/report.routes.tsx';
import { careerRoutes } from './guidance/career.routes.tsx';
import { classCardRoutes } from './guidance/class-card.routes.tsx';
import { shareRoutes } from './guidance/share.routes.tsx';
import { climateRoutes } from './guidance/climate.routes.tsx';
import { talkRoutes } from './guidance/talk.routes.tsx';
import { officeRoutes } from './guidance/office.routes.tsx';
import { pupilRoutes } from './guidance/pupil.routes.tsx';
import { referralRoutes } from './guidance/referral.routes.tsx';
import { archiveRoutes } from './records/archive.routes.tsx';
import { requestRoutes } from './records/request.routes.tsx';
import { noticeRoutes } from './rights/notice.routes.tsx';
import { dataRoutes } from './rights/data.routes.tsx';
import { rightsOfficeRoutes } from './rights/office.routes.tsx';
import { seenRoutes } from './rights/seen.routes.tsx';
import { homeRoutes } from './home/home.routes.tsx';
import { cohortRoutes } from './matching/cohort.routes.tsx';
import { matchingRoutes } from './matching/run.routes.tsx';
import { proposalRoutes } from './matching/proposal.routes.tsx';
import { workbenchRoutes } from './matching/workbench.routes.tsx';
import { divisionRoutes } from './matching/division.routes.tsx';
import { groupRoutes } from './matching/group.routes.tsx';
import { calendarRoutes } from './mentorships/calendar.routes.tsx';
import { cardRoutes } from './mentorships/card.routes.tsx';
import { courseRoutes } from './mentorships/course.routes.tsx';
import { gatheringRoutes } from './mentorships/gathering.routes.tsx';
import { hoursRoutes } from './mentorships/hours.routes.tsx';
import { energyRoutes } from './mentorships/energy.routes.tsx';
import { openProfileRoutes } from './mentorships/open-profile.routes.tsx';
import { teamRoutes } from './mentorships/team.routes.tsx';
import { ownActionRoutes } from './mentorships/own-action.routes.tsx';
import { goalRoutes } from './mentorships/goal.routes.tsx';
import { correctionRoutes } from './mentorships/correction.routes.tsx';
import { meetingRoutes } from './mentorships/meeting.routes.tsx';
import { mentoringAgreementRoutes } from './mentorships/mentoring-agreement.routes.tsx';
import { mentorshipRoutes } from './mentorships/mentorship.routes.tsx';
import { searchRoutes } from './mentorships/search.routes.tsx';
import { approvalRoutes } from './people/approval.routes.tsx';
import { guardianRoutes } from './people/guardian.routes.tsx';
import { importRoutes } from './people/import.routes.tsx';
import { protectedRoutes } from './people/protected.routes.tsx';
import { personRoutes } from './people/person.routes.tsx';
import { journalRoutes } from './organisations/journal.routes.tsx';
import { outboxRoutes } from './post/outbox.routes.tsx';
import { profileRoutes } from './profiles/profile.routes.tsx';
import { mailRoutes } from './post/mail.routes.tsx';
import { signalRuleRoutes } from './signals/signal-rule.routes.tsx';
import { signalRoutes } from './signals/signal.routes.tsx';
import { programmeRoutes } from './programmes/programme.routes.tsx';
import type { Door } from './hall/route.tsx';

export const doors: Door[] = [
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
