/**
 * What is stored, why, on which ground, for how long, and what becomes of it when somebody leaves: one line for every table,
 * one kind for every column. The register of processing (GDPR, Art. 30), the file about oneself (Arts 15 and 20), erasure
 * (Art. 17) and retention are made from it, and a test compares it with the database: a column that is not here is an error.
 */
import type { Tables } from '../../../db/schema.ts';
import type { RetentionRule } from './retention.rules.ts';

export type Purpose =
  | 'people'
  | 'signing-in'
  | 'admission'
  | 'matching'
  | 'mentoring'
  | 'guidance'
  | 'assessment'
  | 'development'
  | 'care'
  | 'post'
  | 'accountability'
  | 'service';

/** GDPR, Art. 6(1): consent, contract or duty of service, public task, legal duty, legitimate interest. */
export type Ground = 'public-task' | 'legal-duty' | 'consent' | 'interest';

/** `delete`: the row goes. `loosen`: what points at the person or names them is taken out. `keep`: it stays, for the ground that is told. */
export type Leaving = 'delete' | 'anonymise' | 'keep';

/** Why something stays when its person asks for erasure. */
export type Hold = 'of-others' | 'pupil-file' | 'signed' | 'journal' | 'anonymous' | 'nobody';

export type TableEntry = {
  purpose: Purpose;
  ground: Ground;
  /** Columns that hold the person whose data a row is; or whose it is by another table. None: it is about nobody. */
  of: string[];
  keep: RetentionRule;
  leave: Leaving;
  hold?: Hold;
};

/** Not a column: everybody of the pair to which a row belongs, whoever made the application on which it decides, whose account it opens. */
export const isColumn = (one: string): boolean =>
  !['mentorship', 'application', 'account'].includes(one);

const entry = (
  purpose: Purpose,
  ground: Ground,
  of: string[],
  keep: RetentionRule,
  leave: Leaving,
  hold?: Hold,
): TableEntry => ({ purpose, ground, of, keep, leave, ...(hold ? { hold } : {}) });

export const dataInventory: Record<keyof Tables, TableEntry> = {
  absence: entry('people', 'public-task', ['person_id'], 'person', 'delete'),
  account: entry('signing-in', 'public-task', ['account'], 'person', 'delete'),
  admission_decision: entry(
    'admission',
    'public-task',
    ['application'],
    'admission',
    'keep',
    'signed',
  ),
  agenda_item: entry(
    'mentoring',
    'public-task',
    ['made_by', 'mentee_id'],
    'relationship',
    'keep',
    'of-others',
  ),
  agreement: entry('mentoring', 'public-task', ['owner_id'], 'relationship', 'keep', 'of-others'),
  agreement_outcome: entry(
    'mentoring',
    'public-task',
    ['settled_by', 'confirmed_by'],
    'relationship',
    'keep',
    'of-others',
  ),
  application: entry('admission', 'public-task', ['person_id'], 'admission', 'anonymise'),
  approval: entry(
    'accountability',
    'legal-duty',
    ['person_id', 'child_id', 'asked_by', 'decided_by'],
    'person',
    'delete',
  ),
  appointment: entry(
    'mentoring',
    'public-task',
    ['made_by', 'mentee_id', 'mentorship'],
    'relationship',
    'keep',
    'of-others',
  ),
  appointment_reply: entry('mentoring', 'public-task', ['person_id'], 'relationship', 'delete'),
  archive_choice: entry(
    'accountability',
    'legal-duty',
    ['noted_by'],
    'organisation',
    'keep',
    'journal',
  ),
  archive_item: entry('accountability', 'legal-duty', [], 'relationship', 'keep', 'nobody'),
  archive_package: entry(
    'accountability',
    'legal-duty',
    ['made_by', 'receipt_noted_by'],
    'organisation',
    'keep',
    'journal',
  ),
  assessment_report: entry('assessment', 'public-task', ['mentor_id'], 'assessment', 'delete'),
  assessment_round: entry(
    'assessment',
    'public-task',
    ['made_by', 'asked_by'],
    'assessment',
    'keep',
    'of-others',
  ),
  authenticator: entry('signing-in', 'public-task', ['account'], 'person', 'delete'),
  brought_data: entry('people', 'consent', ['person_id'], 'person', 'delete'),
  calendar_feed: entry('post', 'public-task', ['person_id'], 'service', 'delete'),
  card: entry('mentoring', 'public-task', ['made_by'], 'relationship', 'keep', 'of-others'),
  career_entry: entry(
    'guidance',
    'public-task',
    ['mentee_id', 'made_by'],
    'pupil-file',
    'keep',
    'pupil-file',
  ),
  certificate: entry('development', 'public-task', ['person_id'], 'certificate', 'delete'),
  child_consent: entry(
    'accountability',
    'legal-duty',
    ['child_id', 'guardian_id', 'withdrawn_by'],
    'person',
    'delete',
  ),
  class_card: entry('signing-in', 'public-task', ['person_id'], 'service', 'delete'),
  climate_answer: entry('guidance', 'public-task', [], 'relationship', 'keep', 'anonymous'),
  climate_done: entry('guidance', 'public-task', ['person_id'], 'relationship', 'delete'),
  climate_round: entry(
    'guidance',
    'public-task',
    ['opened_by'],
    'relationship',
    'keep',
    'of-others',
  ),
  closing: entry(
    'mentoring',
    'public-task',
    ['noted_by', 'mentorship'],
    'relationship',
    'keep',
    'of-others',
  ),
  closure: entry(
    'mentoring',
    'public-task',
    ['closed_by', 'mentorship'],
    'relationship',
    'keep',
    'of-others',
  ),
  cohort: entry(
    'mentoring',
    'public-task',
    ['coordinator_id', 'deputy_id'],
    'organisation',
    'keep',
    'nobody',
  ),
  cohort_date: entry('mentoring', 'public-task', [], 'organisation', 'keep', 'nobody'),
  confided_text: entry(
    'mentoring',
    'public-task',
    ['author_id', 'mentee_id', 'mentorship'],
    'relationship',
    'keep',
    'of-others',
  ),
  counter_statement: entry(
    'accountability',
    'legal-duty',
    ['author_id'],
    'relationship',
    'keep',
    'of-others',
  ),
  data_key: entry('service', 'legal-duty', [], 'organisation', 'keep', 'nobody'),
  development_goal: entry('development', 'public-task', ['person_id'], 'assessment', 'delete'),
  division: entry('matching', 'public-task', ['made_by'], 'matching', 'keep', 'of-others'),
  end_measure: entry('mentoring', 'public-task', ['person_id'], 'relationship', 'delete'),
  energy_check: entry('care', 'consent', ['person_id'], 'relationship', 'delete'),
  evidence: entry('development', 'public-task', ['person_id'], 'assessment', 'delete'),
  extension: entry(
    'mentoring',
    'public-task',
    ['asked_by', 'agreed_by', 'mentorship'],
    'relationship',
    'keep',
    'of-others',
  ),
  feedback: entry(
    'development',
    'public-task',
    ['giver_id', 'receiver_id'],
    'assessment',
    'delete',
  ),
  gathering: entry('mentoring', 'public-task', ['planned_by'], 'organisation', 'keep', 'nobody'),
  gathering_attendance: entry(
    'mentoring',
    'public-task',
    ['person_id', 'noted_by'],
    'relationship',
    'delete',
  ),
  gathering_reply: entry('mentoring', 'public-task', ['person_id'], 'relationship', 'delete'),
  glass: entry(
    'accountability',
    'legal-duty',
    ['person_id', 'asked_by', 'agreed_by'],
    'person',
    'keep',
    'journal',
  ),
  goal: entry(
    'mentoring',
    'public-task',
    ['set_by', 'mentee_id'],
    'relationship',
    'keep',
    'of-others',
  ),
  goal_request: entry(
    'development',
    'public-task',
    ['owner_id', 'person_id'],
    'assessment',
    'delete',
  ),
  goal_step: entry('mentoring', 'public-task', ['made_by'], 'relationship', 'keep', 'of-others'),
  group_report: entry('assessment', 'public-task', [], 'assessment', 'keep', 'anonymous'),
  group_request: entry(
    'matching',
    'public-task',
    ['pupil_id', 'other_id', 'noted_by'],
    'matching',
    'delete',
  ),
  guardianship: entry('people', 'legal-duty', ['guardian_id', 'child_id'], 'person', 'delete'),
  half_session: entry('signing-in', 'public-task', [], 'service', 'delete'),
  handover: entry(
    'mentoring',
    'consent',
    ['from_id', 'to_id', 'consent_by', 'mentee_id'],
    'relationship',
    'keep',
    'of-others',
  ),
  hearing: entry(
    'care',
    'legal-duty',
    ['second_id', 'kept_from', 'proposed_by'],
    'pupil-file',
    'keep',
    'of-others',
  ),
  hours_entry: entry('mentoring', 'public-task', ['person_id'], 'relationship', 'delete'),
  identity: entry('signing-in', 'public-task', ['person_id'], 'person', 'delete'),
  identity_provider: entry('signing-in', 'public-task', [], 'organisation', 'keep', 'nobody'),
  indicator: entry('assessment', 'public-task', [], 'organisation', 'keep', 'nobody'),
  interview: entry('admission', 'public-task', ['made_by'], 'admission', 'keep', 'of-others'),
  interview_score: entry(
    'admission',
    'public-task',
    ['person_id'],
    'admission',
    'keep',
    'of-others',
  ),
  interviewer: entry('admission', 'public-task', ['person_id'], 'admission', 'keep', 'of-others'),
  invitation: entry('signing-in', 'public-task', ['person_id', 'made_by'], 'service', 'delete'),
  job: entry('service', 'public-task', [], 'service', 'keep', 'nobody'),
  journal: entry('accountability', 'legal-duty', ['person_id'], 'organisation', 'keep', 'journal'),
  key_point: entry(
    'mentoring',
    'public-task',
    ['written_by', 'confirmed_by'],
    'relationship',
    'keep',
    'of-others',
  ),
  letter: entry('post', 'public-task', ['person_id'], 'letters', 'delete'),
  mail_choice: entry('post', 'public-task', ['person_id'], 'person', 'delete'),
  master_key_check: entry('service', 'legal-duty', [], 'organisation', 'keep', 'nobody'),
  matching_run: entry('matching', 'public-task', ['made_by'], 'matching', 'keep', 'of-others'),
  meeting: entry(
    'mentoring',
    'public-task',
    ['recorded_by', 'with_mentee_id', 'mentorship'],
    'relationship',
    'keep',
    'of-others',
  ),
  meeting_change: entry(
    'mentoring',
    'public-task',
    ['changed_by', 'with_mentee_id', 'mentorship'],
    'relationship',
    'keep',
    'of-others',
  ),
  member_organisation: entry('people', 'public-task', [], 'organisation', 'keep', 'nobody'),
  membership: entry('people', 'public-task', ['person_id'], 'person', 'anonymise'),
  mentoring_agreement: entry(
    'mentoring',
    'public-task',
    ['written_by', 'mentorship'],
    'relationship',
    'keep',
    'signed',
  ),
  mentoring_signature: entry(
    'mentoring',
    'public-task',
    ['person_id'],
    'relationship',
    'keep',
    'signed',
  ),
  mentorship: entry('mentoring', 'public-task', [], 'relationship', 'keep', 'of-others'),
  mentorship_member: entry('mentoring', 'public-task', ['person_id'], 'relationship', 'anonymise'),
  migration: entry('service', 'legal-duty', [], 'organisation', 'keep', 'nobody'),
  mood: entry('mentoring', 'public-task', ['mentee_id'], 'relationship', 'delete'),
  need: entry('mentoring', 'public-task', ['mentee_id'], 'relationship', 'keep', 'of-others'),
  notice_reading: entry('accountability', 'legal-duty', ['person_id'], 'person', 'delete'),
  open_profile: entry('mentoring', 'consent', ['person_id'], 'person', 'delete'),
  organisation: entry('service', 'public-task', [], 'organisation', 'keep', 'nobody'),
  pairing_release: entry(
    'matching',
    'public-task',
    ['released_by', 'mentorship'],
    'matching',
    'keep',
    'of-others',
  ),
  overview_share: entry(
    'guidance',
    'public-task',
    ['person_id', 'given_by'],
    'relationship',
    'delete',
  ),
  own_action: entry('mentoring', 'consent', ['person_id'], 'person', 'delete'),
  passkey: entry('signing-in', 'public-task', ['account'], 'person', 'delete'),
  password_reset: entry('signing-in', 'public-task', [], 'service', 'delete'),
  pause: entry(
    'mentoring',
    'public-task',
    ['asked_by', 'mentorship'],
    'relationship',
    'keep',
    'of-others',
  ),
  peer_group: entry('development', 'public-task', ['made_by'], 'organisation', 'keep', 'nobody'),
  peer_group_member: entry('development', 'public-task', ['person_id'], 'person', 'delete'),
  person: entry('people', 'public-task', ['id'], 'person', 'anonymise'),
  person_check: entry('people', 'legal-duty', ['person_id', 'noted_by'], 'person', 'delete'),
  prediction: entry('assessment', 'public-task', ['person_id'], 'assessment', 'delete'),
  profile: entry('assessment', 'public-task', [], 'organisation', 'keep', 'nobody'),
  profile_source: entry('assessment', 'public-task', ['made_by'], 'files', 'keep', 'nobody'),
  profile_version: entry(
    'assessment',
    'public-task',
    ['published_by'],
    'organisation',
    'keep',
    'nobody',
  ),
  programme: entry('mentoring', 'public-task', [], 'organisation', 'keep', 'nobody'),
  proposal: entry(
    'matching',
    'public-task',
    ['mentor_id', 'mentee_id'],
    'matching',
    'keep',
    'of-others',
  ),
  proposal_answer: entry(
    'matching',
    'public-task',
    ['answered_by'],
    'matching',
    'keep',
    'of-others',
  ),
  provider_visit: entry('signing-in', 'public-task', [], 'service', 'delete'),
  protected_identity: entry('people', 'legal-duty', ['person_id'], 'person', 'delete'),
  protected_reader: entry('people', 'legal-duty', ['person_id', 'reader_id'], 'person', 'delete'),
  pulse: entry('mentoring', 'public-task', ['mentee_id'], 'relationship', 'delete'),
  pupil_fact: entry('guidance', 'legal-duty', ['person_id'], 'facts', 'keep', 'pupil-file'),
  pupil_support: entry(
    'guidance',
    'public-task',
    ['mentee_id', 'noted_by'],
    'pupil-file',
    'keep',
    'pupil-file',
  ),
  rater: entry(
    'assessment',
    'public-task',
    ['person_id', 'mentor_id', 'nominated_by'],
    'assessment',
    'anonymise',
  ),
  rater_link: entry('assessment', 'public-task', [], 'service', 'delete'),
  rating: entry('assessment', 'public-task', [], 'assessment', 'keep', 'anonymous'),
  rating_comment: entry('assessment', 'public-task', [], 'assessment', 'keep', 'anonymous'),
  recovery_code: entry('signing-in', 'public-task', [], 'person', 'delete'),
  record_item: entry(
    'accountability',
    'legal-duty',
    ['added_by', 'decided_by'],
    'relationship',
    'keep',
    'journal',
  ),
  record_request: entry(
    'accountability',
    'legal-duty',
    ['received_by', 'answered_by'],
    'organisation',
    'keep',
    'journal',
  ),
  referral: entry(
    'guidance',
    'public-task',
    ['mentee_id', 'sent_by', 'taken_by'],
    'referral',
    'keep',
    'pupil-file',
  ),
  referral_text: entry('guidance', 'public-task', ['author_id'], 'referral', 'keep', 'pupil-file'),
  released_row: entry('assessment', 'public-task', [], 'assessment', 'keep', 'anonymous'),
  reopening: entry(
    'mentoring',
    'public-task',
    ['closed_by', 'reopened_by', 'mentorship'],
    'relationship',
    'keep',
    'of-others',
  ),
  report_names: entry('assessment', 'public-task', ['mentor_id'], 'assessment', 'delete'),
  report_share: entry('assessment', 'consent', ['mentor_id', 'reader_id'], 'assessment', 'delete'),
  report_talk: entry(
    'assessment',
    'public-task',
    ['mentor_id', 'coach_id'],
    'assessment',
    'delete',
  ),
  resource: entry('development', 'public-task', ['added_by'], 'organisation', 'keep', 'nobody'),
  resource_use: entry('development', 'public-task', ['person_id'], 'person', 'delete'),
  restored_copy: entry('service', 'legal-duty', [], 'organisation', 'keep', 'nobody'),
  restriction: entry('accountability', 'legal-duty', ['person_id', 'set_by'], 'person', 'delete'),
  retention_choice: entry(
    'accountability',
    'legal-duty',
    ['chosen_by'],
    'organisation',
    'keep',
    'nobody',
  ),
  retention_run: entry(
    'accountability',
    'legal-duty',
    ['run_by'],
    'organisation',
    'keep',
    'journal',
  ),
  right_refusal: entry('accountability', 'legal-duty', [], 'organisation', 'keep', 'journal'),
  right_request: entry(
    'accountability',
    'legal-duty',
    ['person_id', 'decided_by'],
    'organisation',
    'keep',
    'journal',
  ),
  role_history: entry('admission', 'public-task', ['person_id', 'verified_by'], 'person', 'delete'),
  roster_import: entry('people', 'public-task', ['made_by'], 'files', 'keep', 'of-others'),
  run_note: entry('matching', 'public-task', ['written_by'], 'matching', 'keep', 'of-others'),
  sealed_note: entry(
    'guidance',
    'legal-duty',
    ['mentee_id', 'author_id'],
    'pupil-file',
    'keep',
    'pupil-file',
  ),
  sealed_read: entry(
    'accountability',
    'legal-duty',
    ['reader_id'],
    'pupil-file',
    'keep',
    'journal',
  ),
  sealed_text: entry('guidance', 'legal-duty', ['author_id'], 'pupil-file', 'keep', 'pupil-file'),
  sent_form: entry('service', 'interest', [], 'service', 'keep', 'nobody'),
  session: entry('signing-in', 'public-task', ['account'], 'service', 'delete'),
  sign_in_attempt: entry('signing-in', 'interest', [], 'service', 'keep', 'nobody'),
  shown_ends: entry('mentoring', 'public-task', [], 'relationship', 'keep', 'anonymous'),
  shown_quarter: entry('mentoring', 'public-task', ['mentor_id'], 'relationship', 'delete'),
  signal: entry(
    'care',
    'public-task',
    ['mentee_id', 'subject_id', 'raised_by', 'owner_id', 'deputy_id', 'settled_by'],
    'pupil-file',
    'keep',
    'of-others',
  ),
  signal_step: entry(
    'care',
    'public-task',
    ['person_id', 'to_id'],
    'pupil-file',
    'keep',
    'of-others',
  ),
  signal_text: entry('care', 'public-task', ['author_id'], 'pupil-file', 'keep', 'of-others'),
  signing_key: entry('development', 'public-task', [], 'organisation', 'keep', 'nobody'),
  signing_secret: entry('development', 'public-task', [], 'organisation', 'keep', 'nobody'),
  specialty: entry('guidance', 'public-task', ['person_id'], 'person', 'delete'),
  spent_challenge: entry('signing-in', 'interest', [], 'service', 'keep', 'nobody'),
  strength: entry('development', 'consent', ['person_id'], 'person', 'delete'),
  talk_preparation: entry('guidance', 'public-task', ['author_id'], 'pupil-file', 'delete'),
  talk_slot: entry(
    'guidance',
    'public-task',
    ['mentee_id', 'booked_by', 'offered_by'],
    'pupil-file',
    'keep',
    'pupil-file',
  ),
  team_item: entry('mentoring', 'public-task', ['made_by'], 'relationship', 'keep', 'of-others'),
  team_owner: entry('mentoring', 'public-task', ['person_id'], 'relationship', 'delete'),
  tension: entry('guidance', 'public-task', ['seen_by'], 'pupil-file', 'keep', 'of-others'),
  tension_step: entry('guidance', 'public-task', ['taken_by'], 'pupil-file', 'keep', 'of-others'),
  unit: entry('people', 'public-task', [], 'organisation', 'keep', 'nobody'),
  worry: entry(
    'guidance',
    'public-task',
    ['mentee_id', 'author_id'],
    'pupil-file',
    'keep',
    'pupil-file',
  ),
};

/** What a column holds. `secret`: a hash, a key or a sealed credential, which nobody gets to see. */
export type ColumnKind =
  | 'key'
  | 'reference'
  | 'name'
  | 'contact'
  | 'birth'
  | 'confided'
  | 'answer'
  | 'figure'
  | 'moment'
  | 'state'
  | 'setting'
  | 'work'
  | 'secret'
  | 'file';

/** By the name of the column, where it means the same everywhere. */
const byName: Record<ColumnKind, string> = {
  key: 'id organisation_id key number position sequence code credential_id subject_id seed revision',
  reference: '',
  name: 'given_name family_name name job_title device',
  contact: 'email address contact unsubscribe_url',
  birth: 'born_on',
  confided:
    'body map words interests situation behaviour effect question title note reading facts text about fact signs pieces',
  answer:
    'answers answer levels level choice reasons accepted came kept consent admitted verdict parts preferences places helps matches helped opening hard agreed asks_cover rhythm statement languages sector verified_against',
  figure:
    'minutes energy load value start_level score raters content result pool tries capacity hours_promised most_indicators minimum rows_due given masked withheld mentorships means answered',
  moment: 'first_day last_day day until at since valid_until',
  state:
    'kind part role outcome severity step grade side what practice resource verb subject reason revoked_why declined_why why_none note_class competence target party theme way place source by_self by_itself state_administration trouble data calendar hold done_rows people kept_from wish hands_over decision receipt ground',
  setting:
    'language time_zone jurisdiction frequency quiet_from quiet_to rules policy solver sources competences indicators confidentiality release_mode strong_roles roles role_claim version answer_days years rule',
  work: 'home form slug domain template issuer client_id digest',
  secret:
    'password_hash token_hash code_hash pin_hash card_hash secret sealed private_key public_key challenge_hash state_hash door_hash hash token nonce verifier client_secret last_step counter transports relying_party back_to connect_account key_hash credential',
  file: 'file file_name file_type lines',
};

/** Where a name says too little, or something else here. */
const here: Record<string, ColumnKind> = {
  'brought_data.content': 'confided',
  'evidence.address': 'file',
  'evidence.indicators': 'answer',
  'resource.address': 'file',
  'open_profile.contact': 'confided',
  'rater.contact': 'answer',
  'record_request.wish': 'confided',
  'organisation.name': 'work',
  'signal.subject_id': 'reference',
  'sign_in_attempt.in_flight': 'state',
  'sent_form.answer': 'work',
  'hearing.proposed': 'answer',
  'person.protected_hashes': 'secret',
  'person.earlier_emails': 'contact',
  'class_card.earlier_pin_hash': 'secret',
  'class_card.wrong_tries': 'figure',
  'rater.submitted_link': 'reference',
  'hearing.kept_from': 'reference',
  'letter.subject': 'work',
  'identity.subject': 'secret',
  'resource.title': 'work',
  'resource.about': 'work',
  'peer_group.about': 'work',
  'peer_group.name': 'work',
  'passkey.name': 'setting',
  'assessment_round.name': 'work',
  'cohort.name': 'work',
  'cohort_date.name': 'work',
  'profile.name': 'work',
  'programme.name': 'work',
  'unit.name': 'work',
  'member_organisation.name': 'work',
  'identity_provider.name': 'work',
  'migration.name': 'work',
  'mentorship.name': 'work',
  'certificate.credential': 'answer',
  'interview_score.question': 'key',
  'role_history.title': 'name',
};

/** Null when nothing is said about it. */
export function kindOf(table: string, column: string): ColumnKind | null {
  if (here[`${table}.${column}`]) return here[`${table}.${column}`]!;
  const found = (Object.keys(byName) as ColumnKind[]).find((kind) =>
    byName[kind].split(' ').includes(column),
  );
  if (found) return found;
  if (/(_id|_by)$/.test(column)) return 'reference';
  if (/(_on|_at|_since|_due)$/.test(column)) return 'moment';
  if (/^(is|has)_/.test(column)) return 'state';
  return null;
}
