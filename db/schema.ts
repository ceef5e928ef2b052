// Types of the tables. Written by db/dump.ts from a migrated database; do not edit.

import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

// What a JSON column holds, by table and column: each feature says it in its manifest. It is
// written as text, and read as unknown where no manifest says anything.
export interface JsonColumns {}
type Held<Name extends string> = Name extends keyof JsonColumns ? JsonColumns[Name] : unknown;
type Json<Name extends string> = ColumnType<Held<Name>, string, string>;
type GeneratedJson<Name extends string> = ColumnType<Held<Name>, string | undefined, string>;
type NullableJson<Name extends string> = ColumnType<Held<Name> | null, string | null | undefined, string | null>;

// Read as text, so that no digit is lost.
type Numeric = ColumnType<string, number | string, number | string>;

type Absence = {
  organisation_id: string;
  id: Generated<string>;
  person_id: string;
  first_day: string;
  last_day: string;
  deputy_id: string | null;
};

type Account = {
  id: Generated<string>;
  email: string | null;
  password_hash: string | null;
  made_at: Generated<Date>;
};

type AdmissionDecision = {
  organisation_id: string;
  id: Generated<string>;
  application_id: string;
  verdict: 'yes' | 'no' | 'unknown';
  parts: Buffer;
  admitted: boolean;
  reason: Buffer | null;
  decided_by: string;
  decided_at: Generated<Date>;
  key_id: string | null;
  valid_until: string | null;
};

type AgendaItem = {
  organisation_id: string;
  id: Generated<string>;
  mentorship_id: string;
  mentee_id: string | null;
  kind: 'topic' | 'question';
  text_id: string;
  made_by: string;
  made_on: string;
  meeting_id: string | null;
  closed_on: string | null;
};

type Agreement = {
  organisation_id: string;
  id: Generated<string>;
  mentorship_id: string;
  meeting_id: string | null;
  text_id: string;
  owner_id: string;
  due_on: string | null;
  made_on: string;
  withdrawn_on: string | null;
};

type AgreementOutcome = {
  organisation_id: string;
  agreement_id: string;
  kept: boolean;
  settled_on: string;
  settled_by: string;
  reason: 'not-needed' | 'no-time' | 'too-hard' | 'changed' | 'other' | null;
  confirmed_by: string | null;
  confirmed_on: string | null;
};

type Announcement = {
  organisation_id: string;
  id: Generated<string>;
  title: string;
  body: string;
  audience: 'everybody' | 'mentors' | 'mentees' | 'cohort';
  cohort_id: string | null;
  last_day: string;
  made_by: string;
  made_at: Date;
  taken_down_on: string | null;
};

type Application = {
  organisation_id: string;
  id: Generated<string>;
  cohort_id: string;
  person_id: string;
  role: 'mentor' | 'mentee';
  answers: Buffer | null;
  competences: GeneratedJson<'application.competences'>;
  places: Generated<number>;
  nominated_by: string | null;
  made_at: Generated<Date>;
  withdrawn_on: string | null;
  preferences: GeneratedJson<'application.preferences'>;
  key_id: string | null;
  withdrawn_by: string | null;
};

type ApplicationCall = {
  organisation_id: string;
  id: Generated<string>;
  cohort_id: string;
  role: 'mentor' | 'mentee';
  is_open: Generated<boolean>;
  opens_on: string | null;
  closes_on: string | null;
  answer_by: string | null;
  asks_manager: Generated<boolean>;
  welcome: GeneratedJson<'application_call.welcome'>;
  questions: GeneratedJson<'application_call.questions'>;
};

type ApplicationEvidence = {
  organisation_id: string;
  id: Generated<string>;
  public_application_id: string | null;
  application_id: string | null;
  person_id: string | null;
  criterion: string;
  key_id: string;
  about: Buffer;
  address: Buffer | null;
  file_name: Buffer | null;
  file_type: string | null;
  file: Buffer | null;
  scanned_at: Date | null;
  made_at: Generated<Date>;
  verified_by: string | null;
  verified_on: string | null;
};

type ApplicationLink = {
  organisation_id: string;
  id: Generated<string>;
  token_hash: Buffer;
  key_id: string;
  token: Buffer;
  call_id: string | null;
  public_application_id: string | null;
  address_of: string | null;
  consent_id: string | null;
  ends_at: Date | null;
};

type Appointment = {
  organisation_id: string;
  id: Generated<string>;
  mentorship_id: string;
  mentee_id: string | null;
  starts_at: Date;
  minutes: number;
  way: 'meet' | 'video' | 'phone';
  place: string | null;
  sequence: Generated<number>;
  made_by: string;
  cancelled_at: Date | null;
  party: 'pupil' | 'guardian' | 'three' | null;
};

type AppointmentReply = {
  organisation_id: string;
  appointment_id: string;
  person_id: string;
  sequence: number;
  answer: 'accepted' | 'declined' | 'tentative';
  replied_at: Generated<Date>;
};

type Approval = {
  organisation_id: string;
  id: Generated<string>;
  batch_id: string;
  kind: 'account' | 'role' | 'specialty' | 'guardian' | 'address' | 'card' | 'provider' | 'leaving' | 'return' | 'protection' | 'birthday' | 'custody' | 'unprotection' | 'consent-age' | 'link';
  person_id: string | null;
  role: string | null;
  target: string | null;
  child_id: string | null;
  address: string | null;
  provider_id: string | null;
  asked_by: string;
  asked_at: Generated<Date>;
  decided_by: string | null;
  decided_at: Date | null;
  outcome: 'agreed' | 'refused' | 'withdrawn' | null;
  born_on: string | null;
  age: number | null;
  is_ended_by_change: Generated<boolean>;
};

type ArchiveChoice = {
  organisation_id: string;
  hands_over: boolean;
  decision: string | null;
  decided_on: string | null;
  noted_by: string;
};

type ArchiveItem = {
  organisation_id: string;
  package_id: string;
  mentorship_id: string;
  digest: string;
};

type ArchivePackage = {
  organisation_id: string;
  id: Generated<string>;
  made_by: string;
  made_on: string;
  language: 'en' | 'nl' | 'sv';
  mentorships: number;
  digest: string;
  receipt: string | null;
  received_on: string | null;
  receipt_noted_by: string | null;
};

type AssessmentReport = {
  organisation_id: string;
  round_id: string;
  mentor_id: string;
  content: Buffer;
  made_at: Generated<Date>;
  key_id: string | null;
};

type AssessmentRound = {
  organisation_id: string;
  id: Generated<string>;
  cohort_id: string;
  name: string;
  opens_on: string;
  closes_on: string;
  sources: Json<'assessment_round.sources'>;
  competences: Json<'assessment_round.competences'>;
  most_indicators: Generated<number>;
  minimum: Generated<number>;
  made_by: string;
  made_at: Generated<Date>;
  released_at: Date | null;
  confidentiality: Generated<'confidential' | 'named'>;
  release_mode: Generated<'own' | 'talk'>;
  first_released_at: Date | null;
  kind: Generated<'round' | 'quick'>;
  indicators: NullableJson<'assessment_round.indicators'>;
  asked_by: string | null;
  profile_version_id: string;
};

type AuditLog = {
  organisation_id: string;
  id: GeneratedAlways<number>;
  at: Generated<Date>;
  person_id: string | null;
  verb: string;
  subject: string;
  subject_id: string | null;
  position: Generated<number>;
  hash: Generated<Buffer>;
};

type Authenticator = {
  account_id: string;
  secret: Buffer;
  made_at: Generated<Date>;
  confirmed_at: Date | null;
  last_step: Generated<number>;
};

type BreakGlassAccess = {
  organisation_id: string;
  id: Generated<string>;
  person_id: string;
  asked_by: string;
  reason: Buffer;
  asked_at: Generated<Date>;
  agreed_by: string | null;
  agreed_at: Date | null;
  refused_by: string | null;
  ends_at: Date | null;
  key_id: string | null;
};

type CalendarFeed = {
  organisation_id: string;
  id: Generated<string>;
  person_id: string;
  token_hash: Buffer;
  made_at: Generated<Date>;
  revoked_at: Date | null;
};

type Card = {
  organisation_id: string;
  id: Generated<string>;
  mentorship_id: string;
  kind: string;
  text_id: string;
  made_by: string;
  made_on: string;
  goal_id: string | null;
  built_on: string | null;
  review_on: string | null;
  reviewed_on: string | null;
  outcome: string | null;
  outcome_id: string | null;
  reviewed_by: string | null;
  withdrawn_on: string | null;
};

type CareerEntry = {
  organisation_id: string;
  id: Generated<string>;
  mentorship_id: string;
  mentee_id: string;
  kind: 'activity' | 'reflection' | 'question';
  what: string | null;
  competence: string | null;
  text_id: string;
  activity_id: string | null;
  planned_on: string | null;
  done_on: string | null;
  answer_id: string | null;
  made_by: string;
  made_on: string;
  done_by: string | null;
  done_noted_on: string | null;
  withdrawn_on: string | null;
};

type Certificate = {
  organisation_id: string;
  id: Generated<string>;
  person_id: string;
  cohort_id: string;
  content: Json<'certificate.content'>;
  asked_at: Generated<Date>;
  issued_by: string | null;
  issued_at: Date | null;
  code: string | null;
  credential: string | null;
  revoked_at: Date | null;
  revoked_why: string | null;
};

type ChildConsent = {
  organisation_id: string;
  id: Generated<string>;
  child_id: string;
  guardian_id: string;
  given_on: string;
  withdrawn_on: string | null;
  withdrawn_by: string | null;
};

type ClassCard = {
  organisation_id: string;
  person_id: string;
  code_hash: Buffer;
  pin_hash: string;
  made_by: string;
  made_at: Generated<Date>;
  ends_on: string;
  has_own_pin: Generated<boolean>;
  earlier_pin_hash: string | null;
  opened_at: Date | null;
  wrong_tries: Generated<number>;
  earlier_tries: Generated<number>;
};

type ClimateAnswer = {
  organisation_id: string;
  id: Generated<string>;
  round_id: string;
  answers: Buffer;
  key_id: string | null;
};

type ClimateDone = {
  organisation_id: string;
  round_id: string;
  person_id: string;
};

type ClimateRound = {
  organisation_id: string;
  id: Generated<string>;
  mentorship_id: string;
  opened_by: string;
  opens_on: string;
  closes_on: string;
};

type Closing = {
  organisation_id: string;
  mentorship_id: string;
  talk_on: string | null;
  aftercare_on: string | null;
  aftercare_done_on: string | null;
  noted_by: string;
  noted_on: string | null;
};

type Closure = {
  organisation_id: string;
  mentorship_id: string;
  closed_on: string;
  reason: 'completed' | 'no-rapport' | 'no-time' | 'left' | 'moved' | 'other';
  closed_by: string;
  made_at: Generated<Date>;
};

type Cohort = {
  organisation_id: string;
  id: Generated<string>;
  programme_id: string;
  name: string;
  first_day: string;
  last_day: string;
  hours_promised: number | null;
  capacity: number | null;
  made_at: Generated<Date>;
  coordinator_id: string | null;
  deputy_id: string | null;
  admitted_until: string | null;
  needed_checks: GeneratedJson<'cohort.needed_checks'>;
  state: Generated<'open' | 'running' | 'closing' | 'evaluated'>;
  state_since: string | null;
  archived_on: string | null;
  copied_from: string | null;
  profile_version_id: string;
  open_choice: Generated<'off' | 'with-names' | 'without-names'>;
};

type CohortDate = {
  organisation_id: string;
  id: Generated<string>;
  cohort_id: string;
  kind: 'phase' | 'gathering' | 'deadline' | 'break';
  name: string;
  first_day: string;
  last_day: string;
};

type ColumnAssignment = {
  organisation_id: string;
  header: string;
  columns: Json<'column_assignment.columns'>;
  made_on: Generated<string>;
};

type ConfidedText = {
  organisation_id: string;
  id: Generated<string>;
  mentorship_id: string;
  author_id: string;
  note_class: 'private' | 'shared' | 'official' | 'safeguarding';
  body: Buffer;
  written_at: Generated<Date>;
  mentee_id: string | null;
  key_id: string | null;
  withdrawn_on: string | null;
};

type Contact = {
  organisation_id: string;
  id: Generated<string>;
  mentorship_id: string;
  person_id: string;
  contacted_on: string;
  note: Buffer | null;
  key_id: string | null;
  noted_by: string;
  noted_at: Generated<Date>;
};

type CounterStatement = {
  organisation_id: string;
  id: Generated<string>;
  text_id: string;
  author_id: string;
  body: Buffer;
  key_id: string | null;
  made_on: string;
  withdrawn_on: string | null;
};

type DataImport = {
  organisation_id: string;
  id: Generated<string>;
  person_id: string;
  home: string;
  made_on: string;
  brought_on: string;
  digest: string;
  content: Buffer;
  key_id: string | null;
};

type DataKey = {
  organisation_id: string;
  id: Generated<string>;
  subject_id: string;
  sealed: Buffer;
  is_retired: Generated<boolean>;
  made_at: Generated<Date>;
};

type DevelopmentGoal = {
  organisation_id: string;
  id: Generated<string>;
  person_id: string;
  round_id: string | null;
  competence_id: string;
  indicator_id: string;
  practice: string;
  resource: Generated<string>;
  look_again_on: string;
  made_at: Generated<Date>;
  ended_at: Date | null;
  outcome: 'done' | 'dropped' | null;
  mentorship_id: string | null;
  shared_at: Date | null;
};

type Division = {
  organisation_id: string;
  id: Generated<string>;
  cohort_id: string;
  seed: number;
  solver: string;
  pool: Json<'division.pool'>;
  policy: Json<'division.policy'>;
  result: Json<'division.result'>;
  based_on: string | null;
  made_by: string;
  made_at: Generated<Date>;
  applied_at: Date | null;
};

type Draft = {
  organisation_id: string;
  id: Generated<string>;
  person_id: string;
  page: string;
  form: string;
  digest: Buffer;
  key_id: string;
  body: Buffer;
  kept_at: Date;
};

type DraftState = {
  organisation_id: string;
  profile_version_id: string;
  state: number;
  step: string;
  content: Json<'draft_state.content'>;
};

type EndMeasure = {
  organisation_id: string;
  mentorship_id: string;
  person_id: string;
  answers: Buffer;
  key_id: string | null;
};

type EndQuestion = {
  organisation_id: string;
  mentorship_id: string;
  person_id: string;
  months: number;
  asked_on: string;
  answered_on: string | null;
  declined_on: string | null;
  answers: Buffer | null;
  key_id: string | null;
};

type EnergyCheck = {
  organisation_id: string;
  person_id: string;
  week_on: string;
  energy: Buffer;
  load: Buffer;
  key_id: string | null;
};

type EntryWithdrawal = {
  organisation_id: string;
  id: Generated<string>;
  mentorship_id: string;
  kind: 'agreement' | 'outcome' | 'confirmation' | 'goal' | 'reached' | 'step' | 'step-done' | 'need' | 'card' | 'review' | 'point' | 'view' | 'pulse' | 'extension' | 'extension-agreement' | 'opening' | 'handover' | 'consent' | 'career' | 'career-done' | 'career-answer' | 'feedback' | 'feedback-answer' | 'feedback-settled' | 'tension' | 'tension-step';
  entry_id: string;
  mentee_id: string | null;
  readers: Generated<'all' | 'self' | 'other' | 'mentors'>;
  other_id: string | null;
  withdrawn_by: string;
  withdrawn_on: string;
  withdrawn_at: Generated<Date>;
};

type Evidence = {
  organisation_id: string;
  id: Generated<string>;
  person_id: string;
  goal_id: string | null;
  held_on: string;
  title: Buffer;
  body: Buffer | null;
  address: string | null;
  file_name: string | null;
  file_type: string | null;
  file: Buffer | null;
  minutes: Generated<number>;
  indicators: Json<'evidence.indicators'>;
  made_at: Generated<Date>;
  key_id: string | null;
  scanned_at: Date | null;
};

type Extension = {
  organisation_id: string;
  id: Generated<string>;
  mentorship_id: string;
  until: string;
  asked_by: string;
  asked_on: string;
  agreed_by: string | null;
  agreed_on: string | null;
  withdrawn_on: string | null;
};

type Feedback = {
  organisation_id: string;
  id: Generated<string>;
  giver_id: string;
  receiver_id: string;
  mentorship_id: string;
  indicator_id: string | null;
  situation: Buffer;
  behaviour: Buffer;
  effect: Buffer;
  question: Buffer;
  sent_at: Generated<Date>;
  answer: Buffer | null;
  answered_at: Date | null;
  confirmed_at: Date | null;
  key_id: string | null;
  withdrawn_on: string | null;
};

type FollowUp = {
  organisation_id: string;
  mentorship_id: string;
  next_step: Buffer | null;
  due_on: string | null;
  note: Buffer | null;
  key_id: string | null;
  changed_by: string;
  changed_on: string;
};

type Gathering = {
  organisation_id: string;
  date_id: string;
  starts_at: Date;
  minutes: number;
  place: string | null;
  sequence: Generated<number>;
  planned_by: string;
  cancelled_at: Date | null;
};

type GatheringAttendance = {
  organisation_id: string;
  date_id: string;
  person_id: string;
  came: boolean;
  minutes: number;
  noted_by: string;
};

type GatheringReply = {
  organisation_id: string;
  date_id: string;
  person_id: string;
  sequence: number;
  answer: 'accepted' | 'declined' | 'tentative';
  replied_at: Generated<Date>;
};

type Goal = {
  organisation_id: string;
  id: Generated<string>;
  mentorship_id: string;
  text_id: string;
  set_by: string;
  set_on: string;
  reached_on: string | null;
  need_id: string | null;
  mentee_id: string | null;
  reached_by: string | null;
  withdrawn_on: string | null;
};

type GoalRequest = {
  organisation_id: string;
  id: Generated<string>;
  goal_id: string;
  owner_id: string;
  person_id: string;
  kind: 'help' | 'review';
  indicator_id: string;
  words: Buffer;
  asked_at: Generated<Date>;
  answered_at: Date | null;
  agreed: boolean | null;
  answer: Buffer | null;
  key_id: string | null;
};

type GoalStep = {
  organisation_id: string;
  id: Generated<string>;
  goal_id: string;
  kind: 'milestone' | 'progress' | 'new-path';
  text_id: string;
  made_by: string;
  made_on: string;
  due_on: string | null;
  done_on: string | null;
  done_by: string | null;
  withdrawn_on: string | null;
};

type GroupReport = {
  organisation_id: string;
  round_id: string;
  content: Json<'group_report.content'>;
  made_at: Generated<Date>;
};

type GroupRequest = {
  organisation_id: string;
  id: Generated<string>;
  cohort_id: string;
  kind: 'together' | 'apart' | 'with' | 'without';
  pupil_id: string;
  other_id: string;
  said_by: 'guardian' | 'pupil' | 'school';
  noted_by: string;
  noted_at: Generated<Date>;
};

type Guardianship = {
  organisation_id: string;
  id: Generated<string>;
  guardian_id: string;
  child_id: string;
  first_day: Generated<string>;
  last_day: string | null;
};

type HalfSession = {
  token_hash: Buffer;
  account_id: string;
  ends_at: Date;
};

type Handover = {
  organisation_id: string;
  id: Generated<string>;
  mentorship_id: string;
  from_id: string;
  to_id: string;
  text_id: string;
  consent_by: string | null;
  consent_on: string | null;
  declined_on: string | null;
  first_day: string;
  last_day: string | null;
  mentee_id: string | null;
  consent: 'pupil' | 'guardian' | 'both' | null;
  withdrawn_on: string | null;
};

type Hearing = {
  organisation_id: string;
  signal_id: string;
  second_id: string | null;
  kept_from: string | null;
  proposed: 'helped' | 'not-needed' | 'handed-on' | 'no-change' | null;
  proposed_by: string | null;
};

type HoursEntry = {
  organisation_id: string;
  id: Generated<string>;
  person_id: string;
  mentorship_id: string;
  kind: 'preparation' | 'travel' | 'follow-up';
  day: string;
  minutes: number;
};

type Identity = {
  organisation_id: string;
  provider_id: string;
  subject: string;
  person_id: string;
  made_at: Generated<Date>;
};

type IdentityProvider = {
  organisation_id: string;
  id: Generated<string>;
  name: string;
  issuer: string;
  client_id: string;
  client_secret: Buffer;
  role_claim: string | null;
  roles: GeneratedJson<'identity_provider.roles'>;
  is_strong: Generated<boolean>;
  is_on: Generated<boolean>;
  made_at: Generated<Date>;
  is_agreed: Generated<boolean>;
  callback_number: number | null;
};

type Indicator = {
  organisation_id: string;
  profile_version_id: string;
  id: string;
  competence_id: string;
  position: number;
};

type Interview = {
  organisation_id: string;
  id: Generated<string>;
  application_id: string;
  made_by: string;
  made_at: Generated<Date>;
};

type InterviewScore = {
  organisation_id: string;
  interview_id: string;
  person_id: string;
  competence_id: string;
  question: number;
  level: Buffer;
  note: Buffer | null;
  key_id: string | null;
};

type Interviewer = {
  organisation_id: string;
  interview_id: string;
  person_id: string;
  submitted_at: Date | null;
};

type Invitation = {
  organisation_id: string;
  id: Generated<string>;
  person_id: string;
  token_hash: Buffer;
  made_by: string;
  made_at: Generated<Date>;
  ends_at: Date;
  used_at: Date | null;
};

type Job = {
  organisation_id: string;
  id: Generated<string>;
  kind: string;
  key: string;
  data: GeneratedJson<'job.data'>;
  due_at: Date;
  next_try_at: Date;
  tries: Generated<number>;
  trouble: string | null;
  done_at: Date | null;
};

type KeyPoint = {
  organisation_id: string;
  id: Generated<string>;
  meeting_id: string;
  text_id: string;
  written_by: string;
  confirmed_by: string | null;
  confirmed_on: string | null;
  other_id: string | null;
  withdrawn_on: string | null;
};

type LastSave = {
  organisation_id: string;
  form: string;
  person_id: string;
  saved_at: Date;
};

type Letter = {
  organisation_id: string;
  id: Generated<string>;
  key: string;
  kind: string;
  name: string;
  address: string;
  language: 'en' | 'nl' | 'sv';
  subject: string;
  body: string | null;
  made_at: Generated<Date>;
  due_at: Generated<Date>;
  next_try_at: Generated<Date>;
  tries: Generated<number>;
  trouble: string | null;
  sent_at: Date | null;
  person_id: string | null;
  is_held: Generated<boolean>;
  bounced_at: Date | null;
  unsubscribe_url: string | null;
  calendar: string | null;
  sealed_address: string | null;
  reply_to: string | null;
};

type LetterLogo = {
  organisation_id: string;
  file: Buffer;
  file_type: 'image/png' | 'image/jpeg';
};

type LetterSignature = {
  organisation_id: string;
  language: 'en' | 'nl' | 'sv';
  body: string;
};

type LetterText = {
  organisation_id: string;
  template: string;
  language: 'en' | 'nl' | 'sv';
  subject: string;
  body: string;
  changed_by: string;
  changed_at: Date;
};

type LookBack = {
  organisation_id: string;
  mentorship_id: string;
  person_id: string;
  text_id: string | null;
  written_on: string;
  changed_on: string | null;
};

type MailChoice = {
  organisation_id: string;
  person_id: string;
  frequency: 'at-once' | 'daily' | 'weekly' | 'none';
  quiet_from: number;
  quiet_to: number;
  token: string;
};

type ManagerConsent = {
  organisation_id: string;
  id: Generated<string>;
  public_application_id: string | null;
  application_id: string | null;
  person_id: string | null;
  key_id: string;
  contact: Buffer;
  words: Buffer | null;
  asked_at: Generated<Date>;
  reminded_at: Date | null;
  answered_at: Date | null;
  accepted: boolean | null;
};

type MasterKeyCheck = {
  is_only: Generated<boolean>;
  sealed: Buffer;
};

type MatchingRun = {
  organisation_id: string;
  id: Generated<string>;
  cohort_id: string;
  seed: number;
  solver: string;
  pool: Json<'matching_run.pool'>;
  result: Json<'matching_run.result'>;
  made_by: string;
  made_at: Generated<Date>;
  policy: NullableJson<'matching_run.policy'>;
  based_on: string | null;
  name: string | null;
  made_how: Generated<'calculated' | 'by-hand'>;
};

type Meeting = {
  organisation_id: string;
  id: Generated<string>;
  mentorship_id: string;
  held_on: string;
  minutes: number;
  with_mentee_id: string | null;
  recorded_by: string;
  recorded_at: Generated<Date>;
  text_id: string | null;
  appointment_id: string | null;
  reading_id: string | null;
  opening: string | null;
  hard: Generated<boolean>;
  note_class: 'private' | 'shared' | 'official' | 'safeguarding' | null;
  withdrawn_on: string | null;
  goes_home: Generated<boolean>;
  others_id: string | null;
};

type MeetingChange = {
  organisation_id: string;
  id: Generated<string>;
  mentorship_id: string;
  meeting_id: string;
  kind: 'corrected' | 'withdrawn';
  held_on: string;
  minutes: number;
  with_mentee_id: string | null;
  is_reworded: Generated<boolean>;
  changed_by: string;
  changed_on: string;
  changed_at: Generated<Date>;
};

type MeetingParticipant = {
  organisation_id: string;
  meeting_id: string;
  person_id: string;
};

type MemberOrganisation = {
  organisation_id: string;
  id: Generated<string>;
  name: string;
};

type Membership = {
  organisation_id: string;
  id: Generated<string>;
  person_id: string;
  role: 'administrator' | 'coordinator' | 'contact-person' | 'mentor' | 'mentee' | 'guardian' | 'specialist' | 'rater' | 'auditor' | 'registrar';
  first_day: Generated<string>;
  last_day: string | null;
  provider_id: string | null;
};

type MentoringAgreement = {
  organisation_id: string;
  id: Generated<string>;
  mentorship_id: string;
  version: number;
  aim_id: string;
  rhythm: string;
  confidence_id: string;
  ending_id: string;
  written_by: string;
  written_on: string;
};

type MentoringSignature = {
  organisation_id: string;
  agreement_id: string;
  person_id: string;
  signed_on: string;
};

type Mentorship = {
  organisation_id: string;
  id: Generated<string>;
  cohort_id: string;
  proposal_id: string | null;
  kind: 'pair' | 'group';
  name: string | null;
  unit_id: string | null;
  first_day: string;
  made_at: Generated<Date>;
  owner_id: string | null;
};

type MentorshipMember = {
  organisation_id: string;
  id: Generated<string>;
  mentorship_id: string;
  person_id: string;
  part: 'mentor' | 'second-mentor' | 'mentee' | 'substitute';
  first_day: string;
  last_day: string | null;
  named_by: string | null;
  opened_by: string | null;
  opened_on: string | null;
};

type Message = {
  organisation_id: string;
  id: Generated<string>;
  sender_id: string;
  key_id: string;
  subject: Buffer;
  body: Buffer;
  sent_at: Date;
};

type MessageRecipient = {
  organisation_id: string;
  message_id: string;
  sender_id: string;
  person_id: string;
  letter_key: string | null;
  seen_at: Date | null;
};

type Migration = {
  number: string;
  name: string;
  digest: string;
  applied_at: Generated<Date>;
};

type Mood = {
  organisation_id: string;
  mentorship_id: string;
  mentee_id: string;
  falling_since: string | null;
};

type Need = {
  organisation_id: string;
  id: Generated<string>;
  mentorship_id: string;
  mentee_id: string;
  text_id: string;
  start_level: Buffer | null;
  set_on: string;
  replaced_by: string | null;
  key_id: string | null;
  withdrawn_on: string | null;
  end_level: Buffer | null;
  end_said_on: string | null;
};

type NoticeReading = {
  organisation_id: string;
  person_id: string;
  version: number;
  form: 'adult' | 'child';
  read_at: Generated<Date>;
};

type OpenProfile = {
  organisation_id: string;
  person_id: string;
  about: Buffer | null;
  interests: Buffer | null;
  changed_on: string;
  key_id: string | null;
  topics: Buffer | null;
  times: Buffer | null;
  photo: Buffer | null;
  photo_type: 'image/jpeg' | 'image/png' | 'image/webp' | null;
  photo_scanned_at: Date | null;
  shown_since: string | null;
};

type OpenProfileContact = {
  organisation_id: string;
  person_id: string;
  contact: Buffer;
  key_id: string | null;
  changed_on: string;
};

type Organisation = {
  id: Generated<string>;
  slug: string;
  name: string;
  language: 'en' | 'nl' | 'sv';
  time_zone: string;
  made_at: Generated<Date>;
  strong_roles: Generated<string[]>;
  jurisdiction: string | null;
  founding_ended_at: Date | null;
  consent_age: Generated<number>;
  worst_mark: Generated<number>;
  best_mark: Generated<number>;
  pass_mark: Generated<number>;
  school_year: Generated<string>;
  class_weeks: Generated<number>;
  name_order: 'core' | 'whole' | null;
};

type OverviewShare = {
  organisation_id: string;
  id: Generated<string>;
  mentorship_id: string;
  person_id: string;
  parts: string[];
  given_by: string;
  first_day: string;
  last_day: string | null;
};

type OwnAction = {
  organisation_id: string;
  id: Generated<string>;
  person_id: string;
  body: Buffer;
  due_on: string | null;
  review_on: string | null;
  made_on: string;
  done_on: string | null;
  key_id: string | null;
};

type PairingRelease = {
  organisation_id: string;
  mentorship_id: string;
  released_by: string;
  released_on: string;
};

type Passkey = {
  id: Generated<string>;
  account_id: string;
  credential_id: string;
  public_key: Buffer;
  counter: number;
  transports: string[];
  relying_party: string;
  name: string;
  made_at: Generated<Date>;
  used_at: Date | null;
};

type PasswordReset = {
  token_hash: Buffer;
  account_id: string;
  ends_at: Date;
  used_at: Date | null;
};

type Pause = {
  organisation_id: string;
  id: Generated<string>;
  mentorship_id: string;
  first_day: string;
  last_day: string | null;
  reason: 'illness' | 'leave' | 'workload' | 'other';
  asked_by: string;
};

type PeerGroup = {
  organisation_id: string;
  id: Generated<string>;
  name: string;
  about: Generated<string>;
  next_on: string | null;
  place: Generated<string>;
  made_by: string;
  made_at: Generated<Date>;
};

type PeerGroupMember = {
  organisation_id: string;
  peer_group_id: string;
  person_id: string;
  joined_at: Generated<Date>;
};

type Person = {
  organisation_id: string;
  id: Generated<string>;
  account_id: string | null;
  given_name: string;
  family_name: string;
  email: string | null;
  number: string | null;
  born_on: string | null;
  language: 'en' | 'nl' | 'sv' | null;
  job_title: string | null;
  member_organisation_id: string | null;
  unit_id: string | null;
  manager_id: string | null;
  left_on: string | null;
  made_at: Generated<Date>;
  erased_on: string | null;
  protected_hashes: string[] | null;
  email_changed_at: Date | null;
  languages: Generated<string[]>;
  sector: string | null;
  earlier_emails: Generated<string[]>;
  merged_into: string | null;
  name_prefix: Generated<string>;
  sort_name: Generated<string>;
};

type PersonCheck = {
  organisation_id: string;
  id: Generated<string>;
  person_id: string;
  kind: 'conduct' | 'first-aid' | 'training' | 'contract';
  valid_until: string;
  noted_by: string;
  noted_on: string;
  ended_on: string | null;
};

type PersonMerge = {
  organisation_id: string;
  id: Generated<string>;
  kept_id: string;
  gone_id: string;
  made_by: string;
  made_on: Generated<string>;
  moved: Json<'person_merge.moved'>;
  taken_back_on: string | null;
};

type Prediction = {
  organisation_id: string;
  round_id: string;
  person_id: string;
  levels: Buffer;
  made_at: Generated<Date>;
  key_id: string | null;
};

type Profile = {
  organisation_id: string;
  id: Generated<string>;
  name: string;
  made_at: Generated<Date>;
};

type ProfileSource = {
  organisation_id: string;
  id: Generated<string>;
  file_name: string;
  lines: Json<'profile_source.lines'>;
  made_by: string;
  made_at: Generated<Date>;
  unplaced: NullableJson<'profile_source.unplaced'>;
};

type ProfileVersion = {
  organisation_id: string;
  id: Generated<string>;
  profile_id: string;
  number: number;
  source_id: string | null;
  content: Json<'profile_version.content'>;
  revision: Generated<number>;
  made_at: Generated<Date>;
  published_at: Date | null;
  published_by: string | null;
  state: Generated<number>;
};

type Programme = {
  organisation_id: string;
  id: Generated<string>;
  name: string;
  template: string;
  profile_version_id: string;
  rules: Json<'programme.rules'>;
  made_at: Generated<Date>;
  archived_on: string | null;
};

type Proposal = {
  organisation_id: string;
  id: Generated<string>;
  run_id: string;
  cohort_id: string;
  mentor_id: string;
  mentee_id: string;
  score: number;
  reasons: Json<'proposal.reasons'>;
  made_at: Generated<Date>;
  sent_at: Date | null;
  answer_by: string | null;
  answer_days: number | null;
  choice: number | null;
  chosen_on: string | null;
};

type ProposalAnswer = {
  organisation_id: string;
  id: Generated<string>;
  proposal_id: string;
  side: 'mentor' | 'mentee';
  accepted: boolean;
  reason: Buffer | null;
  answered_by: string;
  answered_at: Generated<Date>;
  met_on: string | null;
  answered_on: string | null;
  by_itself: Generated<boolean>;
  key_id: string | null;
  after_talk: Generated<boolean>;
};

type ProtectedIdentity = {
  organisation_id: string;
  person_id: string;
  body: Buffer;
  key_id: string | null;
  set_by: string;
  set_on: string;
};

type ProtectedReader = {
  organisation_id: string;
  person_id: string;
  reader_id: string;
  added_by: string;
  added_on: string;
};

type ProviderVisit = {
  state_hash: Buffer;
  organisation_id: string;
  provider_id: string;
  browser_hash: Buffer;
  nonce: string;
  verifier: string;
  back_to: string;
  connect_account: string | null;
  ends_at: Date;
};

type PublicApplication = {
  organisation_id: string;
  id: Generated<string>;
  call_id: string;
  key_id: string;
  content: Buffer;
  made_at: Generated<Date>;
  changed_at: Generated<Date>;
  sent_at: Date | null;
  confirmed_at: Date | null;
  withdrawn_on: string | null;
  taken_at: Date | null;
  person_id: string | null;
  application_id: string | null;
  is_new_person: Generated<boolean>;
};

type Pulse = {
  organisation_id: string;
  id: Generated<string>;
  mentorship_id: string;
  meeting_id: string;
  mentee_id: string;
  answers: Buffer;
  given_on: string;
  key_id: string | null;
};

type PupilFact = {
  organisation_id: string;
  person_id: string;
  kind: 'absence' | 'mark';
  day: string;
  what: Generated<string>;
  value: Numeric;
};

type PupilNote = {
  organisation_id: string;
  id: Generated<string>;
  mentorship_id: string;
  mentee_id: string;
  author_id: string;
  readers: 'own' | 'mentors' | 'pupil';
  body: Buffer | null;
  key_id: string | null;
  written_at: Generated<Date>;
  written_on: string;
  withdrawn_on: string | null;
};

type PupilSupport = {
  organisation_id: string;
  id: Generated<string>;
  mentee_id: string;
  body: Buffer;
  noted_by: string;
  noted_on: string;
  ended_on: string | null;
  key_id: string | null;
};

type Rater = {
  organisation_id: string;
  id: Generated<string>;
  round_id: string;
  mentor_id: string;
  source: 'self' | 'mentee' | 'guardian' | 'colleague' | 'supervisor' | 'observer';
  person_id: string | null;
  name: string;
  email: string | null;
  position: Generated<number>;
  nominated_by: string;
  checked_at: Date | null;
  declined_at: Date | null;
  declined_why: 'conflict' | 'too-little-contact' | 'no-time' | 'other' | null;
  practised_at: Date | null;
  submitted_at: Date | null;
  contact: 'weekly' | 'monthly' | 'seldom' | null;
  observed_on: string | null;
  submitted_link: string | null;
};

type RaterLink = {
  organisation_id: string;
  id: Generated<string>;
  rater_id: string;
  token_hash: Buffer;
  by_self: Generated<boolean>;
  made_at: Generated<Date>;
  ends_at: Date;
};

type Rating = {
  organisation_id: string;
  rater_id: string;
  indicator_id: string;
  level: Buffer;
  link_id: string | null;
  answered_at: Generated<Date>;
  facts: Buffer | null;
  reading: Buffer | null;
  key_id: string | null;
};

type RatingComment = {
  organisation_id: string;
  rater_id: string;
  kind: 'keep' | 'other';
  body: Buffer;
  link_id: string | null;
  key_id: string | null;
};

type RecordItem = {
  organisation_id: string;
  id: Generated<string>;
  request_id: string;
  text_id: string | null;
  mentorship_id: string | null;
  application_id: string | null;
  added_by: string;
  added_at: Generated<Date>;
  verdict: 'give' | 'mask' | 'withhold' | null;
  ground: string | null;
  pieces: Buffer | null;
  key_id: string | null;
  decided_by: string | null;
  decided_at: Date | null;
};

type RecordRequest = {
  organisation_id: string;
  id: Generated<string>;
  number: number;
  wish: Buffer;
  contact: Buffer | null;
  key_id: string | null;
  received_at: Generated<Date>;
  received_by: string;
  answered_at: Date | null;
  answered_by: string | null;
  given: number | null;
  masked: number | null;
  withheld: number | null;
};

type RecoveryCode = {
  account_id: string;
  code_hash: Buffer;
  used_at: Date | null;
};

type Referral = {
  organisation_id: string;
  id: Generated<string>;
  mentorship_id: string;
  mentee_id: string;
  target: 'counsellor' | 'careers';
  consent: 'pupil' | 'guardian' | 'both' | 'none';
  why_none: 'danger' | 'cannot-ask' | null;
  sent_by: string;
  sent_on: string;
  answer_due: string;
  signal_id: string | null;
  taken_by: string | null;
  accepted_on: string | null;
  declined_on: string | null;
  result: 'helped' | 'ongoing' | 'elsewhere' | 'not-needed' | null;
  result_on: string | null;
};

type ReferralText = {
  organisation_id: string;
  id: Generated<string>;
  referral_id: string;
  kind: 'extract' | 'answer';
  author_id: string;
  body: Buffer;
  written_on: string;
  key_id: string | null;
};

type ReleasedRow = {
  organisation_id: string;
  id: Generated<string>;
  round_id: string;
  mentor_id: string | null;
  competence_id: string;
  what: string;
  raters: Json<'released_row.raters'>;
};

type Reopening = {
  organisation_id: string;
  id: Generated<string>;
  mentorship_id: string;
  closed_on: string;
  closed_by: string;
  reopened_on: string;
  reopened_by: string;
};

type ReportNames = {
  organisation_id: string;
  round_id: string;
  mentor_id: string;
  content: Buffer;
  made_at: Generated<Date>;
  key_id: string | null;
};

type ReportShare = {
  organisation_id: string;
  id: Generated<string>;
  round_id: string;
  mentor_id: string;
  reader_id: string;
  made_at: Generated<Date>;
  ended_at: Date | null;
};

type ReportTalk = {
  organisation_id: string;
  round_id: string;
  mentor_id: string;
  coach_id: string;
  asked_at: Generated<Date>;
  held_at: Date | null;
};

type Resource = {
  organisation_id: string;
  id: Generated<string>;
  title: string;
  about: Generated<string>;
  address: string | null;
  kind: 'article' | 'book' | 'course' | 'film' | 'tool' | 'other';
  minutes: number | null;
  competences: Json<'resource.competences'>;
  added_by: string;
  added_at: Generated<Date>;
  withdrawn_at: Date | null;
};

type ResourceUse = {
  organisation_id: string;
  resource_id: string;
  person_id: string;
  taken_up_at: Generated<Date>;
  helped: boolean | null;
};

type RestoredCopy = {
  is_only: Generated<boolean>;
  taken_at: Date;
  restored_at: Generated<Date>;
  mail_since: Date | null;
};

type Restriction = {
  organisation_id: string;
  id: Generated<string>;
  person_id: string;
  kind: 'restriction' | 'objection';
  set_by: string;
  first_day: string;
  last_day: string | null;
};

type RetentionChoice = {
  organisation_id: string;
  rule: string;
  years: number;
  chosen_by: string;
  made_at: Generated<Date>;
};

type RetentionRun = {
  organisation_id: string;
  id: Generated<string>;
  run_by: string;
  run_at: Generated<Date>;
  done_rows: Json<'retention_run.done_rows'>;
};

type RetentionShortening = {
  organisation_id: string;
  rule: string;
  years: number;
  asked_by: string;
  asked_on: string;
  agreed_by: string | null;
  from_day: string | null;
};

type RightRefusal = {
  organisation_id: string;
  request_id: string;
  subject: string;
  hold: 'of-others' | 'pupil-file' | 'signed' | 'audit-log' | 'anonymous';
  rows_due: number;
};

type RightRequest = {
  organisation_id: string;
  id: Generated<string>;
  person_id: string;
  kind: 'access' | 'correction' | 'erasure' | 'restriction' | 'objection';
  wish: Buffer | null;
  made_at: Generated<Date>;
  answer_by: string;
  decided_by: string | null;
  decided_at: Date | null;
  is_granted: boolean | null;
  reason: Buffer | null;
  key_id: string | null;
};

type RoleHistory = {
  organisation_id: string;
  id: Generated<string>;
  person_id: string;
  kind: 'manager-with-staff' | 'formal-leader-without-staff' | 'leadership-unspecified' | 'other';
  title: string;
  first_day: string | null;
  last_day: string | null;
  state_administration: 'yes' | 'no' | 'unknown';
  verified_by: string | null;
  verified_on: string | null;
  verified_against: Buffer | null;
  key_id: string | null;
};

type RosterImport = {
  organisation_id: string;
  id: Generated<string>;
  file_name: string;
  content: Json<'roster_import.content'>;
  made_by: string;
  made_at: Generated<Date>;
  applied_at: Date | null;
  facts: GeneratedJson<'roster_import.facts'>;
};

type RunNote = {
  organisation_id: string;
  id: Generated<string>;
  run_id: string;
  text: Buffer;
  written_by: string;
  written_at: Generated<Date>;
  key_id: string | null;
};

type SealedNote = {
  organisation_id: string;
  id: Generated<string>;
  mentee_id: string;
  author_id: string;
  written_on: string;
};

type SealedRead = {
  organisation_id: string;
  id: Generated<string>;
  note_id: string;
  reader_id: string;
  reason: Buffer;
  read_at: Generated<Date>;
  key_id: string | null;
};

type SealedText = {
  organisation_id: string;
  note_id: string;
  author_id: string;
  body: Buffer;
  key_id: string | null;
};

type SentForm = {
  organisation_id: string;
  form: Buffer;
  content: Buffer;
  answer: string | null;
  sent_at: Generated<Date>;
};

type Session = {
  token_hash: Buffer;
  account_id: string;
  made_at: Generated<Date>;
  seen_at: Generated<Date>;
  ends_at: Date;
  id: Generated<string>;
  device: Generated<string>;
  way: Generated<'password' | 'passkey' | 'provider' | 'card'>;
  is_strong: Generated<boolean>;
  proved_at: Generated<Date>;
  organisation_id: string | null;
};

type ShownEnds = {
  organisation_id: string;
  cohort_id: string;
  answered: number;
  means: Json<'shown_ends.means'>;
  shown_on: string;
  months: Generated<number>;
};

type ShownPulse = {
  organisation_id: string;
  mentor_id: string;
  mentees: number;
  means: Json<'shown_pulse.means'>;
  shown_on: string;
};

type ShownQuarter = {
  organisation_id: string;
  mentor_id: string;
  first_day: string;
  means: Json<'shown_quarter.means'>;
  shown_on: string;
};

type SignInAttempt = {
  id: GeneratedAlways<number>;
  key_hash: Buffer;
  made_at: Generated<Date>;
  in_flight: Generated<boolean>;
};

type Signal = {
  organisation_id: string;
  id: Generated<string>;
  kind: string;
  severity: 'low' | 'middle' | 'high';
  mentorship_id: string | null;
  mentee_id: string | null;
  round_id: string | null;
  subject_id: string | null;
  fact: GeneratedJson<'signal.fact'>;
  since: string;
  raised_on: string;
  raised_by: string | null;
  action_due: string;
  owner_id: string;
  deputy_id: string | null;
  settled_on: string | null;
  settled_by: string | null;
  outcome: string | null;
};

type SignalStep = {
  organisation_id: string;
  id: Generated<string>;
  signal_id: string;
  kind: 'action' | 'escalation' | 'deputy';
  what: string | null;
  taken_on: string;
  person_id: string | null;
  to_id: string | null;
  made_at: Generated<Date>;
};

type SignalText = {
  organisation_id: string;
  signal_id: string;
  author_id: string;
  body: Buffer;
  key_id: string | null;
};

type SigningKey = {
  organisation_id: string;
  id: Generated<string>;
  public_key: Json<'signing_key.public_key'>;
  made_at: Generated<Date>;
};

type SigningSecret = {
  organisation_id: string;
  key_id: string;
  private_key: Json<'signing_secret.private_key'>;
};

type Specialty = {
  organisation_id: string;
  person_id: string;
  target: 'counsellor' | 'careers';
};

type SpentChallenge = {
  challenge_hash: Buffer;
  spent_at: Generated<Date>;
};

type Strength = {
  organisation_id: string;
  person_id: string;
  competence_id: string;
  round_id: string;
  helps: boolean;
  matches: boolean;
  made_at: Generated<Date>;
};

type TalkPreparation = {
  organisation_id: string;
  author_id: string;
  body: Buffer;
  written_on: string;
  key_id: string | null;
  id: Generated<string>;
  appointment_id: string | null;
};

type TalkSlot = {
  organisation_id: string;
  id: Generated<string>;
  mentorship_id: string;
  starts_at: Date;
  minutes: number;
  party: 'pupil' | 'guardian' | 'three';
  place: string | null;
  offered_by: string;
  mentee_id: string | null;
  booked_by: string | null;
  appointment_id: string | null;
  withdrawn_at: Date | null;
  theme: Generated<'getting-to-know' | 'progress' | 'report' | 'exploring'>;
};

type TalkSlotPupil = {
  organisation_id: string;
  slot_id: string;
  mentee_id: string;
};

type TeamItem = {
  organisation_id: string;
  id: Generated<string>;
  cohort_id: string;
  kind: 'task' | 'goal';
  body: Buffer;
  due_on: string | null;
  made_by: string;
  made_on: string;
  done_on: string | null;
  key_id: string | null;
};

type TeamOwner = {
  organisation_id: string;
  item_id: string;
  person_id: string;
  asks_cover: Generated<boolean>;
};

type Tension = {
  organisation_id: string;
  id: Generated<string>;
  mentorship_id: string;
  kind: 'tension' | 'incident' | 'bullying';
  facts: Buffer;
  people: string[];
  seen_by: string;
  seen_on: string;
  closed_on: string | null;
  key_id: string | null;
  withdrawn_on: string | null;
};

type TensionStep = {
  organisation_id: string;
  id: Generated<string>;
  tension_id: string;
  grade: string;
  words: Buffer | null;
  outcome: 'calmer' | 'same' | 'worse';
  taken_by: string;
  taken_on: string;
  key_id: string | null;
  withdrawn_on: string | null;
};

type TrialTalk = {
  organisation_id: string;
  proposal_id: string;
  asked_by: string;
  asked_on: string;
  until: string | null;
  talk_on: string | null;
  mentor_asks_on: string | null;
  mentee_asks_on: string | null;
  settled_by: string | null;
  settled_on: string | null;
};

type TrialTalkWord = {
  organisation_id: string;
  id: Generated<string>;
  proposal_id: string;
  person_id: string;
  words: Buffer;
  key_id: string | null;
  is_shared: boolean;
  said_on: string;
};

type Unit = {
  organisation_id: string;
  id: Generated<string>;
  member_organisation_id: string | null;
  kind: 'class' | 'department';
  name: string;
};

type Wish = {
  organisation_id: string;
  id: Generated<string>;
  application_id: string;
  person_id: string;
  wished_id: string;
  reason: Buffer | null;
  key_id: string | null;
  made_on: string;
};

type Worry = {
  organisation_id: string;
  id: Generated<string>;
  mentorship_id: string;
  mentee_id: string;
  author_id: string;
  signs: Buffer;
  map: Buffer;
  seen_on: string;
  step: 'watch' | 'talk' | 'refer';
  closed_on: string | null;
  outcome: 'better' | 'same' | 'referred' | null;
  key_id: string | null;
};

export type Tables = {
  absence: Absence;
  account: Account;
  admission_decision: AdmissionDecision;
  agenda_item: AgendaItem;
  agreement: Agreement;
  agreement_outcome: AgreementOutcome;
  announcement: Announcement;
  application: Application;
  application_call: ApplicationCall;
  application_evidence: ApplicationEvidence;
  application_link: ApplicationLink;
  appointment: Appointment;
  appointment_reply: AppointmentReply;
  approval: Approval;
  archive_choice: ArchiveChoice;
  archive_item: ArchiveItem;
  archive_package: ArchivePackage;
  assessment_report: AssessmentReport;
  assessment_round: AssessmentRound;
  audit_log: AuditLog;
  authenticator: Authenticator;
  break_glass_access: BreakGlassAccess;
  calendar_feed: CalendarFeed;
  card: Card;
  career_entry: CareerEntry;
  certificate: Certificate;
  child_consent: ChildConsent;
  class_card: ClassCard;
  climate_answer: ClimateAnswer;
  climate_done: ClimateDone;
  climate_round: ClimateRound;
  closing: Closing;
  closure: Closure;
  cohort: Cohort;
  cohort_date: CohortDate;
  column_assignment: ColumnAssignment;
  confided_text: ConfidedText;
  contact: Contact;
  counter_statement: CounterStatement;
  data_import: DataImport;
  data_key: DataKey;
  development_goal: DevelopmentGoal;
  division: Division;
  draft: Draft;
  draft_state: DraftState;
  end_measure: EndMeasure;
  end_question: EndQuestion;
  energy_check: EnergyCheck;
  entry_withdrawal: EntryWithdrawal;
  evidence: Evidence;
  extension: Extension;
  feedback: Feedback;
  follow_up: FollowUp;
  gathering: Gathering;
  gathering_attendance: GatheringAttendance;
  gathering_reply: GatheringReply;
  goal: Goal;
  goal_request: GoalRequest;
  goal_step: GoalStep;
  group_report: GroupReport;
  group_request: GroupRequest;
  guardianship: Guardianship;
  half_session: HalfSession;
  handover: Handover;
  hearing: Hearing;
  hours_entry: HoursEntry;
  identity: Identity;
  identity_provider: IdentityProvider;
  indicator: Indicator;
  interview: Interview;
  interview_score: InterviewScore;
  interviewer: Interviewer;
  invitation: Invitation;
  job: Job;
  key_point: KeyPoint;
  last_save: LastSave;
  letter: Letter;
  letter_logo: LetterLogo;
  letter_signature: LetterSignature;
  letter_text: LetterText;
  look_back: LookBack;
  mail_choice: MailChoice;
  manager_consent: ManagerConsent;
  master_key_check: MasterKeyCheck;
  matching_run: MatchingRun;
  meeting: Meeting;
  meeting_change: MeetingChange;
  meeting_participant: MeetingParticipant;
  member_organisation: MemberOrganisation;
  membership: Membership;
  mentoring_agreement: MentoringAgreement;
  mentoring_signature: MentoringSignature;
  mentorship: Mentorship;
  mentorship_member: MentorshipMember;
  message: Message;
  message_recipient: MessageRecipient;
  migration: Migration;
  mood: Mood;
  need: Need;
  notice_reading: NoticeReading;
  open_profile: OpenProfile;
  open_profile_contact: OpenProfileContact;
  organisation: Organisation;
  overview_share: OverviewShare;
  own_action: OwnAction;
  pairing_release: PairingRelease;
  passkey: Passkey;
  password_reset: PasswordReset;
  pause: Pause;
  peer_group: PeerGroup;
  peer_group_member: PeerGroupMember;
  person: Person;
  person_check: PersonCheck;
  person_merge: PersonMerge;
  prediction: Prediction;
  profile: Profile;
  profile_source: ProfileSource;
  profile_version: ProfileVersion;
  programme: Programme;
  proposal: Proposal;
  proposal_answer: ProposalAnswer;
  protected_identity: ProtectedIdentity;
  protected_reader: ProtectedReader;
  provider_visit: ProviderVisit;
  public_application: PublicApplication;
  pulse: Pulse;
  pupil_fact: PupilFact;
  pupil_note: PupilNote;
  pupil_support: PupilSupport;
  rater: Rater;
  rater_link: RaterLink;
  rating: Rating;
  rating_comment: RatingComment;
  record_item: RecordItem;
  record_request: RecordRequest;
  recovery_code: RecoveryCode;
  referral: Referral;
  referral_text: ReferralText;
  released_row: ReleasedRow;
  reopening: Reopening;
  report_names: ReportNames;
  report_share: ReportShare;
  report_talk: ReportTalk;
  resource: Resource;
  resource_use: ResourceUse;
  restored_copy: RestoredCopy;
  restriction: Restriction;
  retention_choice: RetentionChoice;
  retention_run: RetentionRun;
  retention_shortening: RetentionShortening;
  right_refusal: RightRefusal;
  right_request: RightRequest;
  role_history: RoleHistory;
  roster_import: RosterImport;
  run_note: RunNote;
  sealed_note: SealedNote;
  sealed_read: SealedRead;
  sealed_text: SealedText;
  sent_form: SentForm;
  session: Session;
  shown_ends: ShownEnds;
  shown_pulse: ShownPulse;
  shown_quarter: ShownQuarter;
  sign_in_attempt: SignInAttempt;
  signal: Signal;
  signal_step: SignalStep;
  signal_text: SignalText;
  signing_key: SigningKey;
  signing_secret: SigningSecret;
  specialty: Specialty;
  spent_challenge: SpentChallenge;
  strength: Strength;
  talk_preparation: TalkPreparation;
  talk_slot: TalkSlot;
  talk_slot_pupil: TalkSlotPupil;
  team_item: TeamItem;
  team_owner: TeamOwner;
  tension: Tension;
  tension_step: TensionStep;
  trial_talk: TrialTalk;
  trial_talk_word: TrialTalkWord;
  unit: Unit;
  wish: Wish;
  worry: Worry;
};
