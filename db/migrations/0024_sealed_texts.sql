-- Texts that were confided are sealed where they lie: each mentorship, person or case has a key of its own, sealed under the master key.
create table data_key (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  subject_id uuid not null,
  sealed bytea not null,
  is_retired boolean not null default false,
  made_at timestamptz not null default now(),
  primary key (organisation_id, id)
);
create unique index data_key_newest on data_key (organisation_id, subject_id) where not is_retired;
alter table data_key enable row level security, force row level security;
create policy wall on data_key using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
grant select, insert on data_key to mentorium_desk;

-- What stands here already is sealed by the server before it serves; nothing new comes in without a key.

alter table confided_text
  add column key_id uuid,
  drop constraint confided_text_body_check,
  alter column body type bytea using convert_to(body, 'UTF8'),
  add constraint confided_text_key foreign key (organisation_id, key_id) references data_key,
  add constraint confided_text_is_sealed check (body is null or key_id is not null) not valid;
create index confided_text_sealed_under on confided_text (organisation_id, key_id);

alter table signal_text
  add column key_id uuid,
  drop constraint signal_text_body_check,
  alter column body type bytea using convert_to(body, 'UTF8'),
  add constraint signal_text_key foreign key (organisation_id, key_id) references data_key,
  add constraint signal_text_is_sealed check (body is null or key_id is not null) not valid;
create index signal_text_sealed_under on signal_text (organisation_id, key_id);

alter table referral_text
  add column key_id uuid,
  drop constraint referral_text_body_check,
  alter column body type bytea using convert_to(body, 'UTF8'),
  add constraint referral_text_key foreign key (organisation_id, key_id) references data_key,
  add constraint referral_text_is_sealed check (body is null or key_id is not null) not valid;
create index referral_text_sealed_under on referral_text (organisation_id, key_id);

alter table sealed_text
  add column key_id uuid,
  drop constraint sealed_text_body_check,
  alter column body type bytea using convert_to(body, 'UTF8'),
  add constraint sealed_text_key foreign key (organisation_id, key_id) references data_key,
  add constraint sealed_text_is_sealed check (body is null or key_id is not null) not valid;
create index sealed_text_sealed_under on sealed_text (organisation_id, key_id);

alter table worry
  add column key_id uuid,
  alter column map type bytea using convert_to(map::text, 'UTF8'),
  add constraint worry_key foreign key (organisation_id, key_id) references data_key,
  add constraint worry_is_sealed check (map is null or key_id is not null) not valid;
create index worry_sealed_under on worry (organisation_id, key_id);

alter table pupil_support
  add column key_id uuid,
  drop constraint pupil_support_body_check,
  alter column body type bytea using convert_to(body, 'UTF8'),
  add constraint pupil_support_key foreign key (organisation_id, key_id) references data_key,
  add constraint pupil_support_is_sealed check (body is null or key_id is not null) not valid;
create index pupil_support_sealed_under on pupil_support (organisation_id, key_id);

alter table talk_preparation
  add column key_id uuid,
  drop constraint talk_preparation_body_check,
  alter column body type bytea using convert_to(body, 'UTF8'),
  add constraint talk_preparation_key foreign key (organisation_id, key_id) references data_key,
  add constraint talk_preparation_is_sealed check (body is null or key_id is not null) not valid;
create index talk_preparation_sealed_under on talk_preparation (organisation_id, key_id);

alter table tension
  add column key_id uuid,
  drop constraint tension_facts_check,
  alter column facts type bytea using convert_to(facts, 'UTF8'),
  add constraint tension_key foreign key (organisation_id, key_id) references data_key,
  add constraint tension_is_sealed check (facts is null or key_id is not null) not valid;
create index tension_sealed_under on tension (organisation_id, key_id);

alter table tension_step
  add column key_id uuid,
  alter column words type bytea using convert_to(words, 'UTF8'),
  add constraint tension_step_key foreign key (organisation_id, key_id) references data_key,
  add constraint tension_step_is_sealed check (words is null or key_id is not null) not valid;
create index tension_step_sealed_under on tension_step (organisation_id, key_id);

alter table own_action
  add column key_id uuid,
  drop constraint own_action_body_check,
  alter column body type bytea using convert_to(body, 'UTF8'),
  add constraint own_action_key foreign key (organisation_id, key_id) references data_key,
  add constraint own_action_is_sealed check (body is null or key_id is not null) not valid;
create index own_action_sealed_under on own_action (organisation_id, key_id);

alter table open_profile
  add column key_id uuid,
  alter column about type bytea using convert_to(about, 'UTF8'),
  alter column interests type bytea using convert_to(interests, 'UTF8'),
  alter column contact type bytea using convert_to(contact, 'UTF8'),
  add constraint open_profile_key foreign key (organisation_id, key_id) references data_key,
  add constraint open_profile_is_sealed check (num_nonnulls(about, interests, contact) = 0 or key_id is not null) not valid;
create index open_profile_sealed_under on open_profile (organisation_id, key_id);

alter table team_item
  add column key_id uuid,
  drop constraint team_item_body_check,
  alter column body type bytea using convert_to(body, 'UTF8'),
  add constraint team_item_key foreign key (organisation_id, key_id) references data_key,
  add constraint team_item_is_sealed check (body is null or key_id is not null) not valid;
create index team_item_sealed_under on team_item (organisation_id, key_id);

alter table pulse
  add column key_id uuid,
  alter column answers type bytea using convert_to(answers::text, 'UTF8'),
  add constraint pulse_key foreign key (organisation_id, key_id) references data_key,
  add constraint pulse_is_sealed check (answers is null or key_id is not null) not valid;
create index pulse_sealed_under on pulse (organisation_id, key_id);

alter table end_measure
  add column key_id uuid,
  alter column answers type bytea using convert_to(answers::text, 'UTF8'),
  add constraint end_measure_key foreign key (organisation_id, key_id) references data_key,
  add constraint end_measure_is_sealed check (answers is null or key_id is not null) not valid;
create index end_measure_sealed_under on end_measure (organisation_id, key_id);

alter table climate_answer
  add column key_id uuid,
  alter column answers type bytea using convert_to(answers::text, 'UTF8'),
  add constraint climate_answer_key foreign key (organisation_id, key_id) references data_key,
  add constraint climate_answer_is_sealed check (answers is null or key_id is not null) not valid;
create index climate_answer_sealed_under on climate_answer (organisation_id, key_id);

alter table feedback
  add column key_id uuid,
  drop constraint feedback_situation_check,
  alter column situation type bytea using convert_to(situation, 'UTF8'),
  drop constraint feedback_behaviour_check,
  alter column behaviour type bytea using convert_to(behaviour, 'UTF8'),
  drop constraint feedback_effect_check,
  alter column effect type bytea using convert_to(effect, 'UTF8'),
  drop constraint feedback_question_check,
  alter column question type bytea using convert_to(question, 'UTF8'),
  alter column answer type bytea using convert_to(answer, 'UTF8'),
  add constraint feedback_key foreign key (organisation_id, key_id) references data_key,
  add constraint feedback_is_sealed check (num_nonnulls(situation, behaviour, effect, question, answer) = 0 or key_id is not null) not valid;
create index feedback_sealed_under on feedback (organisation_id, key_id);

alter table goal_request
  add column key_id uuid,
  drop constraint goal_request_words_check,
  alter column words type bytea using convert_to(words, 'UTF8'),
  alter column answer drop default,
  alter column answer drop not null,
  alter column answer type bytea using convert_to(nullif(answer, ''), 'UTF8'),
  add constraint goal_request_key foreign key (organisation_id, key_id) references data_key,
  add constraint goal_request_is_sealed check (num_nonnulls(words, answer) = 0 or key_id is not null) not valid;
create index goal_request_sealed_under on goal_request (organisation_id, key_id);

alter table evidence
  add column key_id uuid,
  drop constraint evidence_title_check,
  alter column title type bytea using convert_to(title, 'UTF8'),
  alter column body drop default,
  alter column body drop not null,
  alter column body type bytea using convert_to(nullif(body, ''), 'UTF8'),
  add constraint evidence_key foreign key (organisation_id, key_id) references data_key,
  add constraint evidence_is_sealed check (num_nonnulls(title, body, file) = 0 or key_id is not null) not valid;
create index evidence_sealed_under on evidence (organisation_id, key_id);

alter table rating
  add column key_id uuid,
  alter column facts drop default,
  alter column facts drop not null,
  alter column facts type bytea using convert_to(nullif(facts, ''), 'UTF8'),
  alter column reading drop default,
  alter column reading drop not null,
  alter column reading type bytea using convert_to(nullif(reading, ''), 'UTF8'),
  add constraint rating_key foreign key (organisation_id, key_id) references data_key,
  add constraint rating_is_sealed check (num_nonnulls(facts, reading) = 0 or key_id is not null) not valid;
create index rating_sealed_under on rating (organisation_id, key_id);

alter table rating_comment
  add column key_id uuid,
  alter column body type bytea using convert_to(body, 'UTF8'),
  add constraint rating_comment_key foreign key (organisation_id, key_id) references data_key,
  add constraint rating_comment_is_sealed check (body is null or key_id is not null) not valid;
create index rating_comment_sealed_under on rating_comment (organisation_id, key_id);

alter table interview_score
  add column key_id uuid,
  alter column note drop default,
  alter column note drop not null,
  alter column note type bytea using convert_to(nullif(note, ''), 'UTF8'),
  add constraint interview_score_key foreign key (organisation_id, key_id) references data_key,
  add constraint interview_score_is_sealed check (note is null or key_id is not null) not valid;
create index interview_score_sealed_under on interview_score (organisation_id, key_id);

alter table assessment_report
  add column key_id uuid,
  alter column content type bytea using convert_to(content::text, 'UTF8'),
  add constraint assessment_report_key foreign key (organisation_id, key_id) references data_key,
  add constraint assessment_report_is_sealed check (content is null or key_id is not null) not valid;
create index assessment_report_sealed_under on assessment_report (organisation_id, key_id);

alter table report_names
  add column key_id uuid,
  alter column content type bytea using convert_to(content::text, 'UTF8'),
  add constraint report_names_key foreign key (organisation_id, key_id) references data_key,
  add constraint report_names_is_sealed check (content is null or key_id is not null) not valid;
create index report_names_sealed_under on report_names (organisation_id, key_id);

-- Whoever keeps the keys goes through all texts, without being able to read them.
do $$
declare
  one text;
begin
  foreach one in array array['confided_text', 'signal_text', 'referral_text', 'sealed_text', 'worry', 'pupil_support', 'talk_preparation', 'tension', 'tension_step', 'own_action', 'open_profile', 'team_item', 'pulse', 'end_measure', 'climate_answer', 'feedback', 'goal_request', 'evidence', 'rating', 'rating_comment', 'interview_score', 'assessment_report', 'report_names'] loop
    execute format('create policy keeping_keys on %I to %I using (current_setting(''app.purpose'', true) = ''keys'')', one, current_user);
  end loop;
end
$$;

grant update (key_id) on talk_preparation, open_profile, end_measure to mentorium_desk;
