-- The schema as the migrations leave it. Written by db/dump.ts; do not edit.

create table account (
  id uuid not null default gen_random_uuid(),
  email text not null,
  password_hash text,
  made_at timestamp with time zone not null default now(),
  constraint account_email_unique UNIQUE (email),
  constraint account_pkey PRIMARY KEY (id),
  constraint account_email_check CHECK ((email = lower(email)))
);
alter table account enable row level security, force row level security;
create policy door on account as permissive for all using ((current_setting('app.door'::text, true) = 'sign-in'::text));
grant delete, insert, select, update on account to mentorium_desk;

create table admission_decision (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  application_id uuid not null,
  verdict text not null,
  parts jsonb not null,
  admitted boolean not null,
  reason text,
  decided_by uuid not null,
  decided_at timestamp with time zone not null default now(),
  constraint admission_decision_pkey PRIMARY KEY (organisation_id, id),
  constraint admission_decision_organisation_id_application_id_fkey FOREIGN KEY (organisation_id, application_id) REFERENCES application(organisation_id, id),
  constraint admission_decision_organisation_id_decided_by_fkey FOREIGN KEY (organisation_id, decided_by) REFERENCES person(organisation_id, id),
  constraint admission_decision_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint admission_decision_verdict_check CHECK ((verdict = ANY (ARRAY['yes'::text, 'no'::text, 'unknown'::text]))),
  constraint override_needs_reason CHECK (((admitted = (verdict = 'yes'::text)) OR (COALESCE(reason, ''::text) <> ''::text)))
);
CREATE INDEX admission_decision_application ON public.admission_decision USING btree (organisation_id, application_id, decided_at DESC);
alter table admission_decision enable row level security, force row level security;
create policy wall on admission_decision as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant insert, select on admission_decision to mentorium_desk;

create table agreement (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  mentorship_id uuid not null,
  meeting_id uuid,
  text_id uuid not null,
  owner_id uuid not null,
  due_on date,
  made_on date not null,
  constraint agreement_pkey PRIMARY KEY (organisation_id, id),
  constraint agreement_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint agreement_organisation_id_meeting_id_fkey FOREIGN KEY (organisation_id, meeting_id) REFERENCES meeting(organisation_id, id),
  constraint agreement_organisation_id_mentorship_id_fkey FOREIGN KEY (organisation_id, mentorship_id) REFERENCES mentorship(organisation_id, id),
  constraint agreement_organisation_id_owner_id_fkey FOREIGN KEY (organisation_id, owner_id) REFERENCES person(organisation_id, id),
  constraint agreement_organisation_id_text_id_fkey FOREIGN KEY (organisation_id, text_id) REFERENCES confided_text(organisation_id, id)
);
CREATE INDEX agreement_mentorship ON public.agreement USING btree (organisation_id, mentorship_id);
alter table agreement enable row level security, force row level security;
create policy inside on agreement as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
create policy wall on agreement as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant insert, select on agreement to mentorium_desk;

create table agreement_outcome (
  organisation_id uuid not null,
  agreement_id uuid not null,
  kept boolean not null,
  settled_on date not null,
  settled_by uuid not null,
  constraint agreement_outcome_pkey PRIMARY KEY (organisation_id, agreement_id),
  constraint agreement_outcome_organisation_id_agreement_id_fkey FOREIGN KEY (organisation_id, agreement_id) REFERENCES agreement(organisation_id, id),
  constraint agreement_outcome_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint agreement_outcome_organisation_id_settled_by_fkey FOREIGN KEY (organisation_id, settled_by) REFERENCES person(organisation_id, id)
);
alter table agreement_outcome enable row level security, force row level security;
create policy inside on agreement_outcome as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
create policy wall on agreement_outcome as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant insert, select on agreement_outcome to mentorium_desk;

create table application (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  cohort_id uuid not null,
  person_id uuid not null,
  role text not null,
  answers jsonb not null default '{}'::jsonb,
  competences jsonb not null default '[]'::jsonb,
  places integer not null default 1,
  nominated_by uuid,
  made_at timestamp with time zone not null default now(),
  withdrawn_on date,
  preferences jsonb not null default '{}'::jsonb,
  constraint application_once UNIQUE (organisation_id, cohort_id, person_id, role),
  constraint application_pkey PRIMARY KEY (organisation_id, id),
  constraint application_organisation_id_cohort_id_fkey FOREIGN KEY (organisation_id, cohort_id) REFERENCES cohort(organisation_id, id),
  constraint application_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint application_organisation_id_nominated_by_fkey FOREIGN KEY (organisation_id, nominated_by) REFERENCES person(organisation_id, id),
  constraint application_organisation_id_person_id_fkey FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id),
  constraint application_places_check CHECK (((places >= 0) AND (places <= 100))),
  constraint application_role_check CHECK ((role = ANY (ARRAY['mentor'::text, 'mentee'::text])))
);
alter table application enable row level security, force row level security;
create policy wall on application as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select, update on application to mentorium_desk;

create table assessment_report (
  organisation_id uuid not null,
  round_id uuid not null,
  mentor_id uuid not null,
  content jsonb not null,
  made_at timestamp with time zone not null default now(),
  constraint assessment_report_pkey PRIMARY KEY (organisation_id, round_id, mentor_id, made_at),
  constraint assessment_report_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint assessment_report_organisation_id_mentor_id_fkey FOREIGN KEY (organisation_id, mentor_id) REFERENCES person(organisation_id, id),
  constraint assessment_report_organisation_id_round_id_fkey FOREIGN KEY (organisation_id, round_id) REFERENCES assessment_round(organisation_id, id)
);
alter table assessment_report enable row level security, force row level security;
create policy own on assessment_report as permissive for select using (((mentor_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid) AND ((EXISTS ( SELECT 1
   FROM assessment_round r
  WHERE ((r.organisation_id = assessment_report.organisation_id) AND (r.id = assessment_report.round_id) AND (r.release_mode = 'own'::text)))) OR (EXISTS ( SELECT 1
   FROM report_talk t
  WHERE ((t.organisation_id = assessment_report.organisation_id) AND (t.round_id = assessment_report.round_id) AND (t.mentor_id = assessment_report.mentor_id) AND (t.held_at IS NOT NULL)))))));
create policy report on assessment_report as permissive for insert with check ((current_setting('app.purpose'::text, true) = 'report'::text));
create policy shared on assessment_report as permissive for select using ((EXISTS ( SELECT 1
   FROM report_share s
  WHERE ((s.organisation_id = assessment_report.organisation_id) AND (s.round_id = assessment_report.round_id) AND (s.mentor_id = assessment_report.mentor_id) AND (s.reader_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid) AND (s.ended_at IS NULL)))));
create policy wall on assessment_report as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant insert, select on assessment_report to mentorium_desk;

create table assessment_round (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  cohort_id uuid not null,
  name text not null,
  opens_on date not null,
  closes_on date not null,
  sources jsonb not null,
  competences jsonb not null,
  most_indicators integer not null default 20,
  minimum integer not null default 3,
  made_by uuid not null,
  made_at timestamp with time zone not null default now(),
  released_at timestamp with time zone,
  confidentiality text not null default 'confidential'::text,
  release_mode text not null default 'own'::text,
  first_released_at timestamp with time zone,
  kind text not null default 'round'::text,
  indicators jsonb,
  asked_by uuid,
  constraint assessment_round_pkey PRIMARY KEY (organisation_id, id),
  constraint assessment_round_organisation_id_asked_by_fkey FOREIGN KEY (organisation_id, asked_by) REFERENCES person(organisation_id, id),
  constraint assessment_round_organisation_id_cohort_id_fkey FOREIGN KEY (organisation_id, cohort_id) REFERENCES cohort(organisation_id, id),
  constraint assessment_round_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint assessment_round_organisation_id_made_by_fkey FOREIGN KEY (organisation_id, made_by) REFERENCES person(organisation_id, id),
  constraint assessment_round_check CHECK ((closes_on >= opens_on)),
  constraint assessment_round_check1 CHECK (((kind = 'quick'::text) = (asked_by IS NOT NULL))),
  constraint assessment_round_check2 CHECK (((kind <> 'quick'::text) OR (indicators IS NOT NULL))),
  constraint assessment_round_confidentiality_check CHECK ((confidentiality = ANY (ARRAY['confidential'::text, 'named'::text]))),
  constraint assessment_round_kind_check CHECK ((kind = ANY (ARRAY['round'::text, 'quick'::text]))),
  constraint assessment_round_minimum_check CHECK (((minimum >= 3) AND (minimum <= 5))),
  constraint assessment_round_most_indicators_check CHECK (((most_indicators >= 3) AND (most_indicators <= 80))),
  constraint assessment_round_name_check CHECK ((name <> ''::text)),
  constraint assessment_round_release_mode_check CHECK ((release_mode = ANY (ARRAY['own'::text, 'talk'::text])))
);
alter table assessment_round enable row level security, force row level security;
create policy wall on assessment_round as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant insert, select, update on assessment_round to mentorium_desk;

create table certificate (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  cohort_id uuid not null,
  content jsonb not null,
  asked_at timestamp with time zone not null default now(),
  issued_by uuid,
  issued_at timestamp with time zone,
  code text,
  credential text,
  revoked_at timestamp with time zone,
  revoked_why text,
  constraint certificate_pkey PRIMARY KEY (organisation_id, id),
  constraint certificate_organisation_id_cohort_id_fkey FOREIGN KEY (organisation_id, cohort_id) REFERENCES cohort(organisation_id, id),
  constraint certificate_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint certificate_organisation_id_issued_by_fkey FOREIGN KEY (organisation_id, issued_by) REFERENCES person(organisation_id, id),
  constraint certificate_organisation_id_person_id_fkey FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id),
  constraint certificate_check CHECK ((((issued_at IS NULL) = (issued_by IS NULL)) AND ((issued_at IS NULL) = (code IS NULL)) AND ((issued_at IS NULL) = (credential IS NULL)))),
  constraint certificate_check1 CHECK (((revoked_at IS NULL) = (revoked_why IS NULL)))
);
CREATE INDEX certificate_door ON public.certificate USING btree (code);
CREATE UNIQUE INDEX certificate_code ON public.certificate USING btree (organisation_id, code);
CREATE UNIQUE INDEX certificate_once ON public.certificate USING btree (organisation_id, person_id, cohort_id) WHERE (revoked_at IS NULL);
alter table certificate enable row level security, force row level security;
create policy door on certificate as permissive for select using ((current_setting('app.door'::text, true) = 'sign-in'::text));
create policy wall on certificate as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant insert, select on certificate to mentorium_desk;

create table closure (
  organisation_id uuid not null,
  mentorship_id uuid not null,
  closed_on date not null,
  reason text not null,
  closed_by uuid not null,
  made_at timestamp with time zone not null default now(),
  constraint closure_pkey PRIMARY KEY (organisation_id, mentorship_id),
  constraint closure_organisation_id_closed_by_fkey FOREIGN KEY (organisation_id, closed_by) REFERENCES person(organisation_id, id),
  constraint closure_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint closure_organisation_id_mentorship_id_fkey FOREIGN KEY (organisation_id, mentorship_id) REFERENCES mentorship(organisation_id, id),
  constraint closure_reason_check CHECK ((reason = ANY (ARRAY['completed'::text, 'no-rapport'::text, 'no-time'::text, 'left'::text, 'moved'::text, 'other'::text])))
);
alter table closure enable row level security, force row level security;
create policy inside on closure as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
create policy wall on closure as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant insert, select on closure to mentorium_desk;

create table cohort (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  programme_id uuid not null,
  name text not null,
  first_day date not null,
  last_day date not null,
  hours_promised integer,
  capacity integer,
  made_at timestamp with time zone not null default now(),
  constraint cohort_pkey PRIMARY KEY (organisation_id, id),
  constraint cohort_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint cohort_organisation_id_programme_id_fkey FOREIGN KEY (organisation_id, programme_id) REFERENCES programme(organisation_id, id),
  constraint cohort_capacity_check CHECK (((capacity >= 1) AND (capacity <= 100000))),
  constraint cohort_check CHECK ((last_day >= first_day)),
  constraint cohort_hours_promised_check CHECK (((hours_promised >= 1) AND (hours_promised <= 2000))),
  constraint cohort_name_check CHECK ((name <> ''::text))
);
alter table cohort enable row level security, force row level security;
create policy wall on cohort as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant insert, select, update on cohort to mentorium_desk;

create table cohort_date (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  cohort_id uuid not null,
  kind text not null,
  name text not null,
  first_day date not null,
  last_day date not null,
  constraint cohort_date_pkey PRIMARY KEY (organisation_id, id),
  constraint cohort_date_organisation_id_cohort_id_fkey FOREIGN KEY (organisation_id, cohort_id) REFERENCES cohort(organisation_id, id),
  constraint cohort_date_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint cohort_date_check CHECK ((last_day >= first_day)),
  constraint cohort_date_kind_check CHECK ((kind = ANY (ARRAY['phase'::text, 'gathering'::text, 'deadline'::text]))),
  constraint cohort_date_name_check CHECK ((name <> ''::text))
);
alter table cohort_date enable row level security, force row level security;
create policy wall on cohort_date as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select, update on cohort_date to mentorium_desk;

create table confided_text (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  mentorship_id uuid not null,
  author_id uuid not null,
  note_class text not null,
  body text not null,
  written_at timestamp with time zone not null default now(),
  constraint confided_text_pkey PRIMARY KEY (organisation_id, id),
  constraint confided_text_organisation_id_author_id_fkey FOREIGN KEY (organisation_id, author_id) REFERENCES person(organisation_id, id),
  constraint confided_text_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint confided_text_organisation_id_mentorship_id_fkey FOREIGN KEY (organisation_id, mentorship_id) REFERENCES mentorship(organisation_id, id),
  constraint confided_text_body_check CHECK ((body <> ''::text)),
  constraint confided_text_note_class_check CHECK ((note_class = ANY (ARRAY['private'::text, 'shared'::text, 'official'::text, 'safeguarding'::text])))
);
CREATE INDEX confided_text_mentorship ON public.confided_text USING btree (organisation_id, mentorship_id);
alter table confided_text enable row level security, force row level security;
create policy author on confided_text as permissive for all using ((author_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid));
create policy member on confided_text as permissive for select using (((note_class = ANY (ARRAY['shared'::text, 'official'::text])) AND (EXISTS ( SELECT 1
   FROM mentorship_member m
  WHERE ((m.organisation_id = confided_text.organisation_id) AND (m.mentorship_id = confided_text.mentorship_id) AND (m.person_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid) AND ((CURRENT_DATE >= m.first_day) AND (CURRENT_DATE <= COALESCE(m.last_day, 'infinity'::date))))))));
create policy specialist on confided_text as permissive for select using (((note_class = ANY (ARRAY['official'::text, 'safeguarding'::text])) AND (EXISTS ( SELECT 1
   FROM membership s
  WHERE ((s.organisation_id = confided_text.organisation_id) AND (s.role = 'specialist'::text) AND (s.person_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid) AND ((CURRENT_DATE >= s.first_day) AND (CURRENT_DATE <= COALESCE(s.last_day, 'infinity'::date))))))));
create policy wall on confided_text as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant insert, select on confided_text to mentorium_desk;

create table development_goal (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  round_id uuid,
  competence_id text not null,
  indicator_id text not null,
  practice text not null,
  resource text not null default ''::text,
  look_again_on date not null,
  made_at timestamp with time zone not null default now(),
  ended_at timestamp with time zone,
  outcome text,
  mentorship_id uuid,
  shared_at timestamp with time zone,
  constraint development_goal_pkey PRIMARY KEY (organisation_id, id),
  constraint development_goal_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint development_goal_organisation_id_mentorship_id_fkey FOREIGN KEY (organisation_id, mentorship_id) REFERENCES mentorship(organisation_id, id),
  constraint development_goal_organisation_id_person_id_fkey FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id),
  constraint development_goal_organisation_id_round_id_fkey FOREIGN KEY (organisation_id, round_id) REFERENCES assessment_round(organisation_id, id),
  constraint development_goal_check CHECK (((ended_at IS NULL) = (outcome IS NULL))),
  constraint development_goal_outcome_check CHECK ((outcome = ANY (ARRAY['done'::text, 'dropped'::text]))),
  constraint development_goal_practice_check CHECK ((practice <> ''::text))
);
CREATE INDEX development_goal_person ON public.development_goal USING btree (organisation_id, person_id);
alter table development_goal enable row level security, force row level security;
create policy own on development_goal as permissive for all using ((person_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid));
create policy shared on development_goal as permissive for select using (((shared_at IS NOT NULL) AND ((EXISTS ( SELECT 1
   FROM person p
  WHERE ((p.organisation_id = development_goal.organisation_id) AND (p.id = development_goal.person_id) AND (p.manager_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid)))) OR (EXISTS ( SELECT 1
   FROM (mentorship_member a
     JOIN mentorship_member b ON (((b.organisation_id = a.organisation_id) AND (b.mentorship_id = a.mentorship_id))))
  WHERE ((a.organisation_id = development_goal.organisation_id) AND (a.person_id = development_goal.person_id) AND (a.part = 'mentor'::text) AND (b.person_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid)))))));
create policy wall on development_goal as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant insert, select, update on development_goal to mentorium_desk;

create table division (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  cohort_id uuid not null,
  seed bigint not null,
  solver text not null,
  pool jsonb not null,
  policy jsonb not null,
  result jsonb not null,
  based_on uuid,
  made_by uuid not null,
  made_at timestamp with time zone not null default now(),
  applied_at timestamp with time zone,
  constraint division_pkey PRIMARY KEY (organisation_id, id),
  constraint division_organisation_id_based_on_fkey FOREIGN KEY (organisation_id, based_on) REFERENCES division(organisation_id, id),
  constraint division_organisation_id_cohort_id_fkey FOREIGN KEY (organisation_id, cohort_id) REFERENCES cohort(organisation_id, id),
  constraint division_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint division_organisation_id_made_by_fkey FOREIGN KEY (organisation_id, made_by) REFERENCES person(organisation_id, id)
);
alter table division enable row level security, force row level security;
create policy wall on division as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant insert, select, update on division to mentorium_desk;

create table evidence (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  goal_id uuid,
  held_on date not null,
  title text not null,
  body text not null default ''::text,
  address text,
  file_name text,
  file_type text,
  file bytea,
  minutes integer not null default 0,
  indicators jsonb not null,
  made_at timestamp with time zone not null default now(),
  constraint evidence_pkey PRIMARY KEY (organisation_id, id),
  constraint evidence_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint evidence_organisation_id_goal_id_fkey FOREIGN KEY (organisation_id, goal_id) REFERENCES development_goal(organisation_id, id),
  constraint evidence_organisation_id_person_id_fkey FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id),
  constraint evidence_check CHECK ((((file IS NULL) = (file_name IS NULL)) AND ((file IS NULL) = (file_type IS NULL)))),
  constraint evidence_minutes_check CHECK (((minutes >= 0) AND (minutes <= 10000))),
  constraint evidence_title_check CHECK ((title <> ''::text))
);
CREATE INDEX evidence_person ON public.evidence USING btree (organisation_id, person_id);
alter table evidence enable row level security, force row level security;
create policy own on evidence as permissive for all using ((person_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid));
create policy reviewer on evidence as permissive for select using ((EXISTS ( SELECT 1
   FROM goal_request q
  WHERE ((q.organisation_id = evidence.organisation_id) AND (q.goal_id = evidence.goal_id) AND (q.kind = 'review'::text) AND (q.person_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid)))));
create policy wall on evidence as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on evidence to mentorium_desk;

create table feedback (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  giver_id uuid not null,
  receiver_id uuid not null,
  mentorship_id uuid not null,
  indicator_id text,
  situation text not null,
  behaviour text not null,
  effect text not null,
  question text not null,
  sent_at timestamp with time zone not null default now(),
  answer text,
  answered_at timestamp with time zone,
  confirmed_at timestamp with time zone,
  constraint feedback_pkey PRIMARY KEY (organisation_id, id),
  constraint feedback_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint feedback_organisation_id_giver_id_fkey FOREIGN KEY (organisation_id, giver_id) REFERENCES person(organisation_id, id),
  constraint feedback_organisation_id_mentorship_id_fkey FOREIGN KEY (organisation_id, mentorship_id) REFERENCES mentorship(organisation_id, id),
  constraint feedback_organisation_id_receiver_id_fkey FOREIGN KEY (organisation_id, receiver_id) REFERENCES person(organisation_id, id),
  constraint feedback_behaviour_check CHECK ((behaviour <> ''::text)),
  constraint feedback_check CHECK ((giver_id <> receiver_id)),
  constraint feedback_check1 CHECK (((answer IS NULL) = (answered_at IS NULL))),
  constraint feedback_check2 CHECK (((confirmed_at IS NULL) OR (answered_at IS NOT NULL))),
  constraint feedback_effect_check CHECK ((effect <> ''::text)),
  constraint feedback_question_check CHECK ((question <> ''::text)),
  constraint feedback_situation_check CHECK ((situation <> ''::text))
);
CREATE INDEX feedback_mentorship ON public.feedback USING btree (organisation_id, mentorship_id);
alter table feedback enable row level security, force row level security;
create policy two on feedback as permissive for all using ((((NULLIF(current_setting('app.person'::text, true), ''::text))::uuid = giver_id) OR ((NULLIF(current_setting('app.person'::text, true), ''::text))::uuid = receiver_id)));
create policy wall on feedback as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant insert, select on feedback to mentorium_desk;

create table goal (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  mentorship_id uuid not null,
  text_id uuid not null,
  set_by uuid not null,
  set_on date not null,
  reached_on date,
  constraint goal_pkey PRIMARY KEY (organisation_id, id),
  constraint goal_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint goal_organisation_id_mentorship_id_fkey FOREIGN KEY (organisation_id, mentorship_id) REFERENCES mentorship(organisation_id, id),
  constraint goal_organisation_id_set_by_fkey FOREIGN KEY (organisation_id, set_by) REFERENCES person(organisation_id, id),
  constraint goal_organisation_id_text_id_fkey FOREIGN KEY (organisation_id, text_id) REFERENCES confided_text(organisation_id, id)
);
alter table goal enable row level security, force row level security;
create policy inside on goal as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
create policy wall on goal as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant insert, select, update on goal to mentorium_desk;

create table goal_request (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  goal_id uuid not null,
  owner_id uuid not null,
  person_id uuid not null,
  kind text not null,
  indicator_id text not null,
  words text not null,
  asked_at timestamp with time zone not null default now(),
  answered_at timestamp with time zone,
  agreed boolean,
  answer text not null default ''::text,
  constraint goal_request_pkey PRIMARY KEY (organisation_id, id),
  constraint goal_request_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint goal_request_organisation_id_goal_id_fkey FOREIGN KEY (organisation_id, goal_id) REFERENCES development_goal(organisation_id, id),
  constraint goal_request_organisation_id_owner_id_fkey FOREIGN KEY (organisation_id, owner_id) REFERENCES person(organisation_id, id),
  constraint goal_request_organisation_id_person_id_fkey FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id),
  constraint goal_request_check CHECK ((owner_id <> person_id)),
  constraint goal_request_check1 CHECK (((answered_at IS NULL) = (agreed IS NULL))),
  constraint goal_request_kind_check CHECK ((kind = ANY (ARRAY['help'::text, 'review'::text]))),
  constraint goal_request_words_check CHECK ((words <> ''::text))
);
CREATE INDEX goal_request_goal ON public.goal_request USING btree (organisation_id, goal_id);
CREATE INDEX goal_request_person ON public.goal_request USING btree (organisation_id, person_id);
alter table goal_request enable row level security, force row level security;
create policy answering on goal_request as permissive for update using ((person_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid));
create policy asked on goal_request as permissive for select using ((person_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid));
create policy own on goal_request as permissive for all using ((owner_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid));
create policy wall on goal_request as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant insert, select on goal_request to mentorium_desk;

create table group_report (
  organisation_id uuid not null,
  round_id uuid not null,
  content jsonb not null,
  made_at timestamp with time zone not null default now(),
  constraint group_report_pkey PRIMARY KEY (organisation_id, round_id),
  constraint group_report_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint group_report_organisation_id_round_id_fkey FOREIGN KEY (organisation_id, round_id) REFERENCES assessment_round(organisation_id, id)
);
alter table group_report enable row level security, force row level security;
create policy wall on group_report as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant insert, select on group_report to mentorium_desk;

create table group_request (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  cohort_id uuid not null,
  kind text not null,
  pupil_id uuid not null,
  other_id uuid not null,
  said_by text not null,
  noted_by uuid not null,
  noted_at timestamp with time zone not null default now(),
  constraint group_request_once UNIQUE (organisation_id, cohort_id, kind, pupil_id, other_id),
  constraint group_request_pkey PRIMARY KEY (organisation_id, id),
  constraint group_request_organisation_id_cohort_id_fkey FOREIGN KEY (organisation_id, cohort_id) REFERENCES cohort(organisation_id, id),
  constraint group_request_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint group_request_organisation_id_noted_by_fkey FOREIGN KEY (organisation_id, noted_by) REFERENCES person(organisation_id, id),
  constraint group_request_organisation_id_other_id_fkey FOREIGN KEY (organisation_id, other_id) REFERENCES person(organisation_id, id),
  constraint group_request_organisation_id_pupil_id_fkey FOREIGN KEY (organisation_id, pupil_id) REFERENCES person(organisation_id, id),
  constraint group_request_check CHECK ((pupil_id <> other_id)),
  constraint group_request_kind_check CHECK ((kind = ANY (ARRAY['together'::text, 'apart'::text, 'with'::text, 'without'::text]))),
  constraint group_request_said_by_check CHECK ((said_by = ANY (ARRAY['guardian'::text, 'pupil'::text, 'school'::text])))
);
alter table group_request enable row level security, force row level security;
create policy wall on group_request as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on group_request to mentorium_desk;

create table guardianship (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  guardian_id uuid not null,
  child_id uuid not null,
  first_day date not null default CURRENT_DATE,
  last_day date,
  constraint guardianship_pkey PRIMARY KEY (organisation_id, id),
  constraint guardianship_organisation_id_child_id_fkey FOREIGN KEY (organisation_id, child_id) REFERENCES person(organisation_id, id),
  constraint guardianship_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint guardianship_organisation_id_guardian_id_fkey FOREIGN KEY (organisation_id, guardian_id) REFERENCES person(organisation_id, id),
  constraint guardianship_check CHECK ((guardian_id <> child_id))
);
alter table guardianship enable row level security, force row level security;
create policy wall on guardianship as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select, update on guardianship to mentorium_desk;

create table indicator (
  organisation_id uuid not null,
  profile_version_id uuid not null,
  id text not null,
  competence_id text not null,
  position integer not null,
  constraint indicator_pkey PRIMARY KEY (organisation_id, profile_version_id, id),
  constraint indicator_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint indicator_organisation_id_profile_version_id_fkey FOREIGN KEY (organisation_id, profile_version_id) REFERENCES profile_version(organisation_id, id)
);
alter table indicator enable row level security, force row level security;
create policy wall on indicator as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant insert, select on indicator to mentorium_desk;

create table interview (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  application_id uuid not null,
  made_by uuid not null,
  made_at timestamp with time zone not null default now(),
  constraint interview_once UNIQUE (organisation_id, application_id),
  constraint interview_pkey PRIMARY KEY (organisation_id, id),
  constraint interview_organisation_id_application_id_fkey FOREIGN KEY (organisation_id, application_id) REFERENCES application(organisation_id, id),
  constraint interview_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint interview_organisation_id_made_by_fkey FOREIGN KEY (organisation_id, made_by) REFERENCES person(organisation_id, id)
);
alter table interview enable row level security, force row level security;
create policy wall on interview as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant insert, select on interview to mentorium_desk;

create table interview_score (
  organisation_id uuid not null,
  interview_id uuid not null,
  person_id uuid not null,
  competence_id text not null,
  question integer not null,
  level integer,
  note text not null default ''::text,
  constraint interview_score_pkey PRIMARY KEY (organisation_id, interview_id, person_id, competence_id, question),
  constraint interview_score_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint interview_score_organisation_id_interview_id_person_id_fkey FOREIGN KEY (organisation_id, interview_id, person_id) REFERENCES interviewer(organisation_id, interview_id, person_id),
  constraint interview_score_level_check CHECK (((level >= 1) AND (level <= 5))),
  constraint interview_score_question_check CHECK (((question >= 1) AND (question <= 2)))
);
alter table interview_score enable row level security, force row level security;
create policy own on interview_score as permissive for all using ((person_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid)) with check (((person_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid) AND (EXISTS ( SELECT 1
   FROM interviewer i
  WHERE ((i.organisation_id = interview_score.organisation_id) AND (i.interview_id = interview_score.interview_id) AND (i.person_id = interview_score.person_id) AND (i.submitted_at IS NULL))))));
create policy together on interview_score as permissive for select using ((NOT (EXISTS ( SELECT 1
   FROM interviewer i
  WHERE ((i.organisation_id = interview_score.organisation_id) AND (i.interview_id = interview_score.interview_id) AND (i.submitted_at IS NULL))))));
create policy wall on interview_score as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant insert, select, update on interview_score to mentorium_desk;

create table interviewer (
  organisation_id uuid not null,
  interview_id uuid not null,
  person_id uuid not null,
  submitted_at timestamp with time zone,
  constraint interviewer_pkey PRIMARY KEY (organisation_id, interview_id, person_id),
  constraint interviewer_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint interviewer_organisation_id_interview_id_fkey FOREIGN KEY (organisation_id, interview_id) REFERENCES interview(organisation_id, id),
  constraint interviewer_organisation_id_person_id_fkey FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id)
);
alter table interviewer enable row level security, force row level security;
create policy wall on interviewer as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant insert, select, update on interviewer to mentorium_desk;

create table invitation (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  token_hash bytea not null,
  made_by uuid not null,
  made_at timestamp with time zone not null default now(),
  ends_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint invitation_pkey PRIMARY KEY (organisation_id, id),
  constraint invitation_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint invitation_organisation_id_made_by_fkey FOREIGN KEY (organisation_id, made_by) REFERENCES person(organisation_id, id),
  constraint invitation_organisation_id_person_id_fkey FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id)
);
CREATE INDEX invitation_token ON public.invitation USING btree (token_hash);
alter table invitation enable row level security, force row level security;
create policy door on invitation as permissive for select using ((current_setting('app.door'::text, true) = 'sign-in'::text));
create policy wall on invitation as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant insert, select, update on invitation to mentorium_desk;

create table journal (
  organisation_id uuid not null,
  id bigint not null generated always as identity,
  at timestamp with time zone not null default now(),
  person_id uuid,
  verb text not null,
  subject text not null,
  subject_id uuid,
  constraint journal_pkey PRIMARY KEY (organisation_id, id),
  constraint journal_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
);
CREATE INDEX journal_subject ON public.journal USING btree (organisation_id, subject_id);
alter table journal enable row level security, force row level security;
create policy wall on journal as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant insert, select on journal to mentorium_desk;

create table letter (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  key text not null,
  kind text not null,
  name text not null,
  address text not null,
  language text not null,
  subject text not null,
  body text,
  made_at timestamp with time zone not null default now(),
  due_at timestamp with time zone not null default now(),
  next_try_at timestamp with time zone not null default now(),
  tries integer not null default 0,
  trouble text,
  sent_at timestamp with time zone,
  constraint letter_once UNIQUE (organisation_id, key),
  constraint letter_pkey PRIMARY KEY (organisation_id, id),
  constraint letter_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint letter_address_check CHECK ((address <> ''::text)),
  constraint letter_check CHECK (((sent_at IS NULL) = (body IS NOT NULL))),
  constraint letter_language_check CHECK ((language = ANY (ARRAY['en'::text, 'nl'::text, 'sv'::text]))),
  constraint letter_subject_check CHECK ((subject <> ''::text))
);
CREATE INDEX letter_due ON public.letter USING btree (organisation_id, next_try_at) WHERE (sent_at IS NULL);
alter table letter enable row level security, force row level security;
create policy wall on letter as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant insert, select on letter to mentorium_desk;

create table matching_run (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  cohort_id uuid not null,
  seed bigint not null,
  solver text not null,
  pool jsonb not null,
  result jsonb not null,
  made_by uuid not null,
  made_at timestamp with time zone not null default now(),
  policy jsonb,
  based_on uuid,
  constraint matching_run_pkey PRIMARY KEY (organisation_id, id),
  constraint matching_run_based_on FOREIGN KEY (organisation_id, based_on) REFERENCES matching_run(organisation_id, id),
  constraint matching_run_organisation_id_cohort_id_fkey FOREIGN KEY (organisation_id, cohort_id) REFERENCES cohort(organisation_id, id),
  constraint matching_run_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint matching_run_organisation_id_made_by_fkey FOREIGN KEY (organisation_id, made_by) REFERENCES person(organisation_id, id)
);
alter table matching_run enable row level security, force row level security;
create policy wall on matching_run as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant insert, select on matching_run to mentorium_desk;

create table meeting (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  mentorship_id uuid not null,
  held_on date not null,
  minutes integer not null,
  with_mentee_id uuid,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null default now(),
  text_id uuid,
  constraint meeting_pkey PRIMARY KEY (organisation_id, id),
  constraint meeting_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint meeting_organisation_id_mentorship_id_fkey FOREIGN KEY (organisation_id, mentorship_id) REFERENCES mentorship(organisation_id, id),
  constraint meeting_organisation_id_recorded_by_fkey FOREIGN KEY (organisation_id, recorded_by) REFERENCES person(organisation_id, id),
  constraint meeting_organisation_id_text_id_fkey FOREIGN KEY (organisation_id, text_id) REFERENCES confided_text(organisation_id, id),
  constraint meeting_organisation_id_with_mentee_id_fkey FOREIGN KEY (organisation_id, with_mentee_id) REFERENCES person(organisation_id, id),
  constraint meeting_minutes_plausible CHECK (((minutes >= 5) AND (minutes <= 720)))
);
CREATE INDEX meeting_mentorship ON public.meeting USING btree (organisation_id, mentorship_id, held_on DESC);
alter table meeting enable row level security, force row level security;
create policy inside on meeting as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
create policy wall on meeting as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant insert, select, update on meeting to mentorium_desk;

create table member_organisation (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  name text not null,
  constraint member_organisation_name_unique UNIQUE (organisation_id, name),
  constraint member_organisation_pkey PRIMARY KEY (organisation_id, id),
  constraint member_organisation_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
);
alter table member_organisation enable row level security, force row level security;
create policy wall on member_organisation as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select, update on member_organisation to mentorium_desk;

create table membership (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  role text not null,
  first_day date not null default CURRENT_DATE,
  last_day date,
  constraint membership_pkey PRIMARY KEY (organisation_id, id),
  constraint membership_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint membership_organisation_id_person_id_fkey FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id),
  constraint membership_check CHECK (((last_day IS NULL) OR (last_day >= first_day))),
  constraint membership_role_check CHECK ((role = ANY (ARRAY['administrator'::text, 'coordinator'::text, 'contact-person'::text, 'mentor'::text, 'mentee'::text, 'guardian'::text, 'specialist'::text, 'rater'::text, 'auditor'::text])))
);
CREATE INDEX membership_person ON public.membership USING btree (organisation_id, person_id);
alter table membership enable row level security, force row level security;
create policy wall on membership as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select, update on membership to mentorium_desk;

create table mentorship (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  cohort_id uuid not null,
  proposal_id uuid,
  kind text not null,
  name text,
  unit_id uuid,
  first_day date not null,
  made_at timestamp with time zone not null default now(),
  constraint mentorship_proposal_once UNIQUE (organisation_id, proposal_id),
  constraint mentorship_pkey PRIMARY KEY (organisation_id, id),
  constraint mentorship_organisation_id_cohort_id_fkey FOREIGN KEY (organisation_id, cohort_id) REFERENCES cohort(organisation_id, id),
  constraint mentorship_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint mentorship_organisation_id_proposal_id_fkey FOREIGN KEY (organisation_id, proposal_id) REFERENCES proposal(organisation_id, id),
  constraint mentorship_organisation_id_unit_id_fkey FOREIGN KEY (organisation_id, unit_id) REFERENCES unit(organisation_id, id),
  constraint mentorship_kind_check CHECK ((kind = ANY (ARRAY['pair'::text, 'group'::text])))
);
CREATE INDEX mentorship_cohort ON public.mentorship USING btree (organisation_id, cohort_id);
alter table mentorship enable row level security, force row level security;
create policy inside on mentorship as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
create policy wall on mentorship as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant insert, select, update on mentorship to mentorium_desk;

create table mentorship_member (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  mentorship_id uuid not null,
  person_id uuid not null,
  part text not null,
  first_day date not null,
  last_day date,
  constraint mentorship_member_pkey PRIMARY KEY (organisation_id, id),
  constraint mentorship_member_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint mentorship_member_organisation_id_mentorship_id_fkey FOREIGN KEY (organisation_id, mentorship_id) REFERENCES mentorship(organisation_id, id),
  constraint mentorship_member_organisation_id_person_id_fkey FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id),
  constraint mentorship_member_check CHECK (((last_day IS NULL) OR (last_day >= first_day))),
  constraint mentorship_member_part_check CHECK ((part = ANY (ARRAY['mentor'::text, 'second-mentor'::text, 'mentee'::text])))
);
CREATE INDEX mentorship_member_mentorship ON public.mentorship_member USING btree (organisation_id, mentorship_id);
CREATE INDEX mentorship_member_person ON public.mentorship_member USING btree (organisation_id, person_id);
alter table mentorship_member enable row level security, force row level security;
create policy inside on mentorship_member as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
create policy wall on mentorship_member as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant insert, select, update on mentorship_member to mentorium_desk;

create table migration (
  number text not null,
  name text not null,
  digest text not null,
  applied_at timestamp with time zone not null default now(),
  constraint migration_pkey PRIMARY KEY (number)
);
grant select on migration to mentorium_desk;

create table organisation (
  id uuid not null default gen_random_uuid(),
  slug text not null,
  name text not null,
  language text not null,
  time_zone text not null default 'Europe/Amsterdam'::text,
  made_at timestamp with time zone not null default now(),
  constraint organisation_slug_unique UNIQUE (slug),
  constraint organisation_pkey PRIMARY KEY (id),
  constraint organisation_language_check CHECK ((language = ANY (ARRAY['en'::text, 'nl'::text, 'sv'::text]))),
  constraint organisation_slug_check CHECK ((slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text))
);
alter table organisation enable row level security, force row level security;
create policy door on organisation as permissive for all using ((current_setting('app.door'::text, true) = 'sign-in'::text));
create policy wall on organisation as permissive for select using ((id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant insert, select on organisation to mentorium_desk;

create table peer_group (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  name text not null,
  about text not null default ''::text,
  next_on date,
  place text not null default ''::text,
  made_by uuid not null,
  made_at timestamp with time zone not null default now(),
  constraint peer_group_name_unique UNIQUE (organisation_id, name),
  constraint peer_group_pkey PRIMARY KEY (organisation_id, id),
  constraint peer_group_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint peer_group_organisation_id_made_by_fkey FOREIGN KEY (organisation_id, made_by) REFERENCES person(organisation_id, id),
  constraint peer_group_name_check CHECK ((name <> ''::text))
);
alter table peer_group enable row level security, force row level security;
create policy wall on peer_group as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant insert, select, update on peer_group to mentorium_desk;

create table peer_group_member (
  organisation_id uuid not null,
  peer_group_id uuid not null,
  person_id uuid not null,
  joined_at timestamp with time zone not null default now(),
  constraint peer_group_member_pkey PRIMARY KEY (organisation_id, peer_group_id, person_id),
  constraint peer_group_member_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint peer_group_member_organisation_id_peer_group_id_fkey FOREIGN KEY (organisation_id, peer_group_id) REFERENCES peer_group(organisation_id, id),
  constraint peer_group_member_organisation_id_person_id_fkey FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id)
);
alter table peer_group_member enable row level security, force row level security;
create policy wall on peer_group_member as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on peer_group_member to mentorium_desk;

create table person (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  account_id uuid,
  given_name text not null,
  family_name text not null,
  email text,
  number text,
  born_on date,
  language text,
  job_title text,
  member_organisation_id uuid,
  unit_id uuid,
  manager_id uuid,
  left_on date,
  made_at timestamp with time zone not null default now(),
  constraint person_account_unique UNIQUE (organisation_id, account_id),
  constraint person_number_unique UNIQUE (organisation_id, number),
  constraint person_pkey PRIMARY KEY (organisation_id, id),
  constraint person_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  constraint person_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint person_organisation_id_manager_id_fkey FOREIGN KEY (organisation_id, manager_id) REFERENCES person(organisation_id, id),
  constraint person_organisation_id_member_organisation_id_fkey FOREIGN KEY (organisation_id, member_organisation_id) REFERENCES member_organisation(organisation_id, id),
  constraint person_organisation_id_unit_id_fkey FOREIGN KEY (organisation_id, unit_id) REFERENCES unit(organisation_id, id),
  constraint person_email_check CHECK ((email = lower(email))),
  constraint person_family_name_check CHECK ((family_name <> ''::text)),
  constraint person_given_name_check CHECK ((given_name <> ''::text)),
  constraint person_language_check CHECK ((language = ANY (ARRAY['en'::text, 'nl'::text, 'sv'::text])))
);
CREATE INDEX person_account ON public.person USING btree (account_id);
CREATE INDEX person_email ON public.person USING btree (organisation_id, email);
CREATE INDEX person_name ON public.person USING btree (organisation_id, family_name, given_name);
alter table person enable row level security, force row level security;
create policy door on person as permissive for select using (((current_setting('app.door'::text, true) = 'sign-in'::text) AND (account_id = (NULLIF(current_setting('app.account'::text, true), ''::text))::uuid)));
create policy wall on person as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select, update on person to mentorium_desk;

create table prediction (
  organisation_id uuid not null,
  round_id uuid not null,
  person_id uuid not null,
  levels jsonb not null,
  made_at timestamp with time zone not null default now(),
  constraint prediction_pkey PRIMARY KEY (organisation_id, round_id, person_id),
  constraint prediction_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint prediction_organisation_id_person_id_fkey FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id),
  constraint prediction_organisation_id_round_id_fkey FOREIGN KEY (organisation_id, round_id) REFERENCES assessment_round(organisation_id, id)
);
alter table prediction enable row level security, force row level security;
create policy own on prediction as permissive for all using ((person_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid));
create policy wall on prediction as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant insert, select on prediction to mentorium_desk;

create table profile (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  name text not null,
  made_at timestamp with time zone not null default now(),
  constraint profile_pkey PRIMARY KEY (organisation_id, id),
  constraint profile_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint profile_name_check CHECK ((name <> ''::text))
);
alter table profile enable row level security, force row level security;
create policy wall on profile as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant insert, select, update on profile to mentorium_desk;

create table profile_source (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  file_name text not null,
  lines jsonb not null,
  made_by uuid not null,
  made_at timestamp with time zone not null default now(),
  constraint profile_source_pkey PRIMARY KEY (organisation_id, id),
  constraint profile_source_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint profile_source_organisation_id_made_by_fkey FOREIGN KEY (organisation_id, made_by) REFERENCES person(organisation_id, id)
);
alter table profile_source enable row level security, force row level security;
create policy wall on profile_source as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant insert, select on profile_source to mentorium_desk;

create table profile_version (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  profile_id uuid not null,
  number integer not null,
  source_id uuid,
  content jsonb not null,
  revision integer not null default 1,
  made_at timestamp with time zone not null default now(),
  published_at timestamp with time zone,
  published_by uuid,
  constraint profile_version_number_unique UNIQUE (organisation_id, profile_id, number),
  constraint profile_version_pkey PRIMARY KEY (organisation_id, id),
  constraint profile_version_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint profile_version_organisation_id_profile_id_fkey FOREIGN KEY (organisation_id, profile_id) REFERENCES profile(organisation_id, id),
  constraint profile_version_organisation_id_published_by_fkey FOREIGN KEY (organisation_id, published_by) REFERENCES person(organisation_id, id),
  constraint profile_version_organisation_id_source_id_fkey FOREIGN KEY (organisation_id, source_id) REFERENCES profile_source(organisation_id, id),
  constraint profile_version_number_check CHECK ((number > 0))
);
CREATE TRIGGER profile_version_published BEFORE DELETE OR UPDATE ON public.profile_version FOR EACH ROW EXECUTE FUNCTION refuse_change_of_published();
alter table profile_version enable row level security, force row level security;
create policy wall on profile_version as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select, update on profile_version to mentorium_desk;

create table programme (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  name text not null,
  template text not null,
  profile_version_id uuid not null,
  rules jsonb not null,
  made_at timestamp with time zone not null default now(),
  constraint programme_pkey PRIMARY KEY (organisation_id, id),
  constraint programme_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint programme_organisation_id_profile_version_id_fkey FOREIGN KEY (organisation_id, profile_version_id) REFERENCES profile_version(organisation_id, id),
  constraint programme_name_check CHECK ((name <> ''::text))
);
alter table programme enable row level security, force row level security;
create policy wall on programme as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant insert, select, update on programme to mentorium_desk;

create table proposal (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  run_id uuid not null,
  cohort_id uuid not null,
  mentor_id uuid not null,
  mentee_id uuid not null,
  score integer not null,
  reasons jsonb not null,
  made_at timestamp with time zone not null default now(),
  sent_at timestamp with time zone,
  answer_by date,
  answer_days integer,
  choice integer,
  chosen_on date,
  constraint proposal_once UNIQUE (organisation_id, run_id, mentor_id, mentee_id),
  constraint proposal_pkey PRIMARY KEY (organisation_id, id),
  constraint proposal_organisation_id_cohort_id_fkey FOREIGN KEY (organisation_id, cohort_id) REFERENCES cohort(organisation_id, id),
  constraint proposal_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint proposal_organisation_id_mentee_id_fkey FOREIGN KEY (organisation_id, mentee_id) REFERENCES person(organisation_id, id),
  constraint proposal_organisation_id_mentor_id_fkey FOREIGN KEY (organisation_id, mentor_id) REFERENCES person(organisation_id, id),
  constraint proposal_organisation_id_run_id_fkey FOREIGN KEY (organisation_id, run_id) REFERENCES matching_run(organisation_id, id),
  constraint proposal_answer_days_check CHECK (((answer_days >= 1) AND (answer_days <= 60))),
  constraint proposal_choice_check CHECK (((choice >= 1) AND (choice <= 5)))
);
alter table proposal enable row level security, force row level security;
create policy wall on proposal as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant insert, select, update on proposal to mentorium_desk;

create table proposal_answer (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  proposal_id uuid not null,
  side text not null,
  accepted boolean not null,
  reason text,
  answered_by uuid not null,
  answered_at timestamp with time zone not null default now(),
  met_on date,
  answered_on date,
  by_itself boolean not null default false,
  constraint proposal_answer_once UNIQUE (organisation_id, proposal_id, side),
  constraint proposal_answer_pkey PRIMARY KEY (organisation_id, id),
  constraint proposal_answer_organisation_id_answered_by_fkey FOREIGN KEY (organisation_id, answered_by) REFERENCES person(organisation_id, id),
  constraint proposal_answer_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint proposal_answer_organisation_id_proposal_id_fkey FOREIGN KEY (organisation_id, proposal_id) REFERENCES proposal(organisation_id, id),
  constraint proposal_answer_side_check CHECK ((side = ANY (ARRAY['mentor'::text, 'mentee'::text]))),
  constraint refusal_needs_reason CHECK ((accepted OR (COALESCE(reason, ''::text) <> ''::text)))
);
alter table proposal_answer enable row level security, force row level security;
create policy wall on proposal_answer as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant insert, select on proposal_answer to mentorium_desk;

create table rater (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  round_id uuid not null,
  mentor_id uuid not null,
  source text not null,
  person_id uuid,
  name text not null,
  email text,
  position integer not null default 0,
  nominated_by uuid not null,
  checked_at timestamp with time zone,
  declined_at timestamp with time zone,
  declined_why text,
  practised_at timestamp with time zone,
  submitted_at timestamp with time zone,
  contact text,
  observed_on date,
  constraint rater_email_once UNIQUE (organisation_id, round_id, mentor_id, email),
  constraint rater_once UNIQUE (organisation_id, round_id, mentor_id, person_id),
  constraint rater_pkey PRIMARY KEY (organisation_id, id),
  constraint rater_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint rater_organisation_id_mentor_id_fkey FOREIGN KEY (organisation_id, mentor_id) REFERENCES person(organisation_id, id),
  constraint rater_organisation_id_nominated_by_fkey FOREIGN KEY (organisation_id, nominated_by) REFERENCES person(organisation_id, id),
  constraint rater_organisation_id_person_id_fkey FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id),
  constraint rater_organisation_id_round_id_fkey FOREIGN KEY (organisation_id, round_id) REFERENCES assessment_round(organisation_id, id),
  constraint rater_contact_check CHECK ((contact = ANY (ARRAY['weekly'::text, 'monthly'::text, 'seldom'::text]))),
  constraint rater_declined_why_check CHECK ((declined_why = ANY (ARRAY['conflict'::text, 'too-little-contact'::text, 'no-time'::text, 'other'::text]))),
  constraint rater_email_check CHECK ((email = lower(email))),
  constraint rater_name_check CHECK ((name <> ''::text)),
  constraint rater_source_check CHECK ((source = ANY (ARRAY['self'::text, 'mentee'::text, 'guardian'::text, 'colleague'::text, 'supervisor'::text, 'observer'::text])))
);
CREATE INDEX rater_round ON public.rater USING btree (organisation_id, round_id, mentor_id);
alter table rater enable row level security, force row level security;
create policy wall on rater as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select, update on rater to mentorium_desk;

create table rater_link (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  rater_id uuid not null,
  token_hash bytea not null,
  by_self boolean not null default false,
  made_at timestamp with time zone not null default now(),
  ends_at timestamp with time zone not null,
  constraint rater_link_pkey PRIMARY KEY (organisation_id, id),
  constraint rater_link_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint rater_link_organisation_id_rater_id_fkey FOREIGN KEY (organisation_id, rater_id) REFERENCES rater(organisation_id, id) ON DELETE CASCADE
);
CREATE INDEX rater_link_token ON public.rater_link USING btree (token_hash);
alter table rater_link enable row level security, force row level security;
create policy door on rater_link as permissive for select using ((current_setting('app.door'::text, true) = 'sign-in'::text));
create policy wall on rater_link as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on rater_link to mentorium_desk;

create table rating (
  organisation_id uuid not null,
  rater_id uuid not null,
  indicator_id text not null,
  level integer,
  link_id uuid,
  answered_at timestamp with time zone not null default now(),
  facts text not null default ''::text,
  reading text not null default ''::text,
  constraint rating_pkey PRIMARY KEY (organisation_id, rater_id, indicator_id),
  constraint rating_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint rating_organisation_id_rater_id_fkey FOREIGN KEY (organisation_id, rater_id) REFERENCES rater(organisation_id, id) ON DELETE CASCADE,
  constraint rating_level_check CHECK (((level >= 1) AND (level <= 5)))
);
alter table rating enable row level security, force row level security;
create policy own on rating as permissive for all using ((rater_id = (NULLIF(current_setting('app.rater'::text, true), ''::text))::uuid));
create policy report on rating as permissive for select using ((current_setting('app.purpose'::text, true) = 'report'::text));
create policy wall on rating as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant insert, select, update on rating to mentorium_desk;

create table rating_comment (
  organisation_id uuid not null,
  rater_id uuid not null,
  kind text not null,
  body text not null,
  link_id uuid,
  constraint rating_comment_pkey PRIMARY KEY (organisation_id, rater_id, kind),
  constraint rating_comment_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint rating_comment_organisation_id_rater_id_fkey FOREIGN KEY (organisation_id, rater_id) REFERENCES rater(organisation_id, id) ON DELETE CASCADE,
  constraint rating_comment_kind_check CHECK ((kind = ANY (ARRAY['keep'::text, 'other'::text])))
);
alter table rating_comment enable row level security, force row level security;
create policy own on rating_comment as permissive for all using ((rater_id = (NULLIF(current_setting('app.rater'::text, true), ''::text))::uuid));
create policy report on rating_comment as permissive for select using ((current_setting('app.purpose'::text, true) = 'report'::text));
create policy wall on rating_comment as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select, update on rating_comment to mentorium_desk;

create table released_row (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  round_id uuid not null,
  mentor_id uuid,
  competence_id text not null,
  what text not null,
  raters jsonb not null,
  constraint released_row_pkey PRIMARY KEY (organisation_id, id),
  constraint released_row_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint released_row_organisation_id_round_id_fkey FOREIGN KEY (organisation_id, round_id) REFERENCES assessment_round(organisation_id, id)
);
CREATE INDEX released_row_round ON public.released_row USING btree (organisation_id, round_id);
alter table released_row enable row level security, force row level security;
create policy report on released_row as permissive for all using ((current_setting('app.purpose'::text, true) = 'report'::text));
create policy wall on released_row as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant insert, select on released_row to mentorium_desk;

create table report_names (
  organisation_id uuid not null,
  round_id uuid not null,
  mentor_id uuid not null,
  content jsonb not null,
  made_at timestamp with time zone not null default now(),
  constraint report_names_pkey PRIMARY KEY (organisation_id, round_id, mentor_id, made_at),
  constraint report_names_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint report_names_organisation_id_mentor_id_fkey FOREIGN KEY (organisation_id, mentor_id) REFERENCES person(organisation_id, id),
  constraint report_names_organisation_id_round_id_fkey FOREIGN KEY (organisation_id, round_id) REFERENCES assessment_round(organisation_id, id)
);
alter table report_names enable row level security, force row level security;
create policy own on report_names as permissive for select using (((mentor_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid) AND (EXISTS ( SELECT 1
   FROM assessment_report a
  WHERE ((a.organisation_id = report_names.organisation_id) AND (a.round_id = report_names.round_id) AND (a.mentor_id = report_names.mentor_id))))));
create policy report on report_names as permissive for insert with check ((current_setting('app.purpose'::text, true) = 'report'::text));
create policy wall on report_names as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant insert, select on report_names to mentorium_desk;

create table report_share (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  round_id uuid not null,
  mentor_id uuid not null,
  reader_id uuid not null,
  made_at timestamp with time zone not null default now(),
  ended_at timestamp with time zone,
  constraint report_share_once UNIQUE (organisation_id, round_id, mentor_id, reader_id),
  constraint report_share_pkey PRIMARY KEY (organisation_id, id),
  constraint report_share_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint report_share_organisation_id_mentor_id_fkey FOREIGN KEY (organisation_id, mentor_id) REFERENCES person(organisation_id, id),
  constraint report_share_organisation_id_reader_id_fkey FOREIGN KEY (organisation_id, reader_id) REFERENCES person(organisation_id, id),
  constraint report_share_organisation_id_round_id_fkey FOREIGN KEY (organisation_id, round_id) REFERENCES assessment_round(organisation_id, id),
  constraint report_share_check CHECK ((reader_id <> mentor_id))
);
alter table report_share enable row level security, force row level security;
create policy own on report_share as permissive for all using ((mentor_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid));
create policy reader on report_share as permissive for select using ((reader_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid));
create policy wall on report_share as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant insert, select, update on report_share to mentorium_desk;

create table report_talk (
  organisation_id uuid not null,
  round_id uuid not null,
  mentor_id uuid not null,
  coach_id uuid not null,
  asked_at timestamp with time zone not null default now(),
  held_at timestamp with time zone,
  constraint report_talk_pkey PRIMARY KEY (organisation_id, round_id, mentor_id),
  constraint report_talk_organisation_id_coach_id_fkey FOREIGN KEY (organisation_id, coach_id) REFERENCES person(organisation_id, id),
  constraint report_talk_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint report_talk_organisation_id_mentor_id_fkey FOREIGN KEY (organisation_id, mentor_id) REFERENCES person(organisation_id, id),
  constraint report_talk_organisation_id_round_id_fkey FOREIGN KEY (organisation_id, round_id) REFERENCES assessment_round(organisation_id, id),
  constraint report_talk_check CHECK ((coach_id <> mentor_id))
);
alter table report_talk enable row level security, force row level security;
create policy wall on report_talk as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select, update on report_talk to mentorium_desk;

create table resource (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  title text not null,
  about text not null default ''::text,
  address text,
  kind text not null,
  minutes integer,
  competences jsonb not null,
  added_by uuid not null,
  added_at timestamp with time zone not null default now(),
  withdrawn_at timestamp with time zone,
  constraint resource_pkey PRIMARY KEY (organisation_id, id),
  constraint resource_organisation_id_added_by_fkey FOREIGN KEY (organisation_id, added_by) REFERENCES person(organisation_id, id),
  constraint resource_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint resource_kind_check CHECK ((kind = ANY (ARRAY['article'::text, 'book'::text, 'course'::text, 'film'::text, 'tool'::text, 'other'::text]))),
  constraint resource_minutes_check CHECK (((minutes >= 1) AND (minutes <= 10000))),
  constraint resource_title_check CHECK ((title <> ''::text))
);
alter table resource enable row level security, force row level security;
create policy wall on resource as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant insert, select, update on resource to mentorium_desk;

create table resource_use (
  organisation_id uuid not null,
  resource_id uuid not null,
  person_id uuid not null,
  taken_up_at timestamp with time zone not null default now(),
  helped boolean,
  constraint resource_use_pkey PRIMARY KEY (organisation_id, resource_id, person_id),
  constraint resource_use_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint resource_use_organisation_id_person_id_fkey FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id),
  constraint resource_use_organisation_id_resource_id_fkey FOREIGN KEY (organisation_id, resource_id) REFERENCES resource(organisation_id, id)
);
alter table resource_use enable row level security, force row level security;
create policy wall on resource_use as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant insert, select, update on resource_use to mentorium_desk;

create table role_history (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  kind text not null,
  title text not null,
  first_day text,
  last_day text,
  state_administration text not null,
  verified_by uuid,
  constraint role_history_pkey PRIMARY KEY (organisation_id, id),
  constraint role_history_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint role_history_organisation_id_person_id_fkey FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id),
  constraint role_history_organisation_id_verified_by_fkey FOREIGN KEY (organisation_id, verified_by) REFERENCES person(organisation_id, id),
  constraint role_history_kind_check CHECK ((kind = ANY (ARRAY['manager-with-staff'::text, 'formal-leader-without-staff'::text, 'leadership-unspecified'::text, 'other'::text]))),
  constraint role_history_state_administration_check CHECK ((state_administration = ANY (ARRAY['yes'::text, 'no'::text, 'unknown'::text])))
);
CREATE INDEX role_history_person ON public.role_history USING btree (organisation_id, person_id);
alter table role_history enable row level security, force row level security;
create policy wall on role_history as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select, update on role_history to mentorium_desk;

create table roster_import (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  file_name text not null,
  content jsonb not null,
  made_by uuid not null,
  made_at timestamp with time zone not null default now(),
  applied_at timestamp with time zone,
  constraint roster_import_pkey PRIMARY KEY (organisation_id, id),
  constraint roster_import_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint roster_import_organisation_id_made_by_fkey FOREIGN KEY (organisation_id, made_by) REFERENCES person(organisation_id, id)
);
alter table roster_import enable row level security, force row level security;
create policy wall on roster_import as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select, update on roster_import to mentorium_desk;

create table run_note (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  run_id uuid not null,
  text text not null,
  written_by uuid not null,
  written_at timestamp with time zone not null default now(),
  constraint run_note_pkey PRIMARY KEY (organisation_id, id),
  constraint run_note_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint run_note_organisation_id_run_id_fkey FOREIGN KEY (organisation_id, run_id) REFERENCES matching_run(organisation_id, id),
  constraint run_note_organisation_id_written_by_fkey FOREIGN KEY (organisation_id, written_by) REFERENCES person(organisation_id, id),
  constraint run_note_text_check CHECK ((text <> ''::text))
);
alter table run_note enable row level security, force row level security;
create policy wall on run_note as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant insert, select on run_note to mentorium_desk;

create table session (
  token_hash bytea not null,
  account_id uuid not null,
  made_at timestamp with time zone not null default now(),
  seen_at timestamp with time zone not null default now(),
  ends_at timestamp with time zone not null,
  constraint session_pkey PRIMARY KEY (token_hash),
  constraint session_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE
);
CREATE INDEX session_account ON public.session USING btree (account_id);
alter table session enable row level security, force row level security;
create policy door on session as permissive for all using ((current_setting('app.door'::text, true) = 'sign-in'::text));
grant delete, insert, select, update on session to mentorium_desk;

create table sign_in_attempt (
  id bigint not null generated always as identity,
  key_hash bytea not null,
  made_at timestamp with time zone not null default now(),
  constraint sign_in_attempt_pkey PRIMARY KEY (id)
);
CREATE INDEX sign_in_attempt_key ON public.sign_in_attempt USING btree (key_hash, made_at);
alter table sign_in_attempt enable row level security, force row level security;
create policy door on sign_in_attempt as permissive for all using ((current_setting('app.door'::text, true) = 'sign-in'::text));
grant delete, insert, select, update on sign_in_attempt to mentorium_desk;

create table signing_key (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  public_key jsonb not null,
  made_at timestamp with time zone not null default now(),
  constraint signing_key_once UNIQUE (organisation_id),
  constraint signing_key_pkey PRIMARY KEY (organisation_id, id),
  constraint signing_key_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
);
alter table signing_key enable row level security, force row level security;
create policy door on signing_key as permissive for select using ((current_setting('app.door'::text, true) = 'sign-in'::text));
create policy wall on signing_key as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant insert, select on signing_key to mentorium_desk;

create table signing_secret (
  organisation_id uuid not null,
  key_id uuid not null,
  private_key jsonb not null,
  constraint signing_secret_pkey PRIMARY KEY (organisation_id, key_id),
  constraint signing_secret_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint signing_secret_organisation_id_key_id_fkey FOREIGN KEY (organisation_id, key_id) REFERENCES signing_key(organisation_id, id)
);
alter table signing_secret enable row level security, force row level security;
create policy sign on signing_secret as permissive for all using ((current_setting('app.purpose'::text, true) = 'sign'::text));
create policy wall on signing_secret as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant insert, select on signing_secret to mentorium_desk;

create table strength (
  organisation_id uuid not null,
  person_id uuid not null,
  competence_id text not null,
  round_id uuid not null,
  helps boolean not null,
  matches boolean not null,
  made_at timestamp with time zone not null default now(),
  constraint strength_pkey PRIMARY KEY (organisation_id, person_id, competence_id),
  constraint strength_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint strength_organisation_id_person_id_fkey FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id),
  constraint strength_organisation_id_round_id_fkey FOREIGN KEY (organisation_id, round_id) REFERENCES assessment_round(organisation_id, id)
);
alter table strength enable row level security, force row level security;
create policy wall on strength as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select, update on strength to mentorium_desk;

create table unit (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  member_organisation_id uuid,
  kind text not null,
  name text not null,
  constraint unit_name_unique UNIQUE NULLS NOT DISTINCT (organisation_id, member_organisation_id, name),
  constraint unit_pkey PRIMARY KEY (organisation_id, id),
  constraint unit_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint unit_organisation_id_member_organisation_id_fkey FOREIGN KEY (organisation_id, member_organisation_id) REFERENCES member_organisation(organisation_id, id),
  constraint unit_kind_check CHECK ((kind = ANY (ARRAY['class'::text, 'department'::text])))
);
alter table unit enable row level security, force row level security;
create policy wall on unit as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select, update on unit to mentorium_desk;
