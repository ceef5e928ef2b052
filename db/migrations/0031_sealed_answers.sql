-- Levels and answers are sealed like texts, and so is what else people wrote in their own words: reasons, notes, wishes.
-- What stands here already is sealed by the server before it serves. In tables whose rows have a key already, what is still plain says so.

-- 0: not observed, not scored.
alter table rating
  drop constraint rating_level_check,
  drop constraint rating_is_sealed,
  alter column level type bytea using convert_to('plain:' || coalesce(level, 0), 'UTF8'),
  alter column level set not null,
  add constraint rating_is_sealed check (key_id is not null and substring(level for 6) <> 'plain:') not valid;

alter table interview_score
  drop constraint interview_score_level_check,
  drop constraint interview_score_is_sealed,
  alter column level type bytea using convert_to('plain:' || coalesce(level, 0), 'UTF8'),
  alter column level set not null,
  add constraint interview_score_is_sealed check (key_id is not null and substring(level for 6) <> 'plain:') not valid;

alter table worry
  drop constraint worry_is_sealed,
  alter column signs type bytea using convert_to('plain:' || array_to_json(signs), 'UTF8'),
  add constraint worry_is_sealed check (key_id is not null and substring(signs for 6) <> 'plain:') not valid;

alter table prediction
  add column key_id uuid,
  alter column levels type bytea using convert_to(levels::text, 'UTF8'),
  add constraint prediction_key foreign key (organisation_id, key_id) references data_key,
  add constraint prediction_is_sealed check (key_id is not null) not valid;
create index prediction_sealed_under on prediction (organisation_id, key_id);

alter table energy_check
  add column key_id uuid,
  drop constraint energy_check_energy_check,
  drop constraint energy_check_load_check,
  alter column energy type bytea using convert_to(energy::text, 'UTF8'),
  alter column load type bytea using convert_to(load::text, 'UTF8'),
  add constraint energy_check_key foreign key (organisation_id, key_id) references data_key,
  add constraint energy_check_is_sealed check (key_id is not null) not valid;
create index energy_check_sealed_under on energy_check (organisation_id, key_id);
grant update (key_id) on energy_check to mentorium_desk;

alter table need
  add column key_id uuid,
  drop constraint need_start_level_check,
  alter column start_level type bytea using convert_to(start_level::text, 'UTF8'),
  add constraint need_key foreign key (organisation_id, key_id) references data_key,
  add constraint need_is_sealed check (start_level is null or key_id is not null) not valid;
create index need_sealed_under on need (organisation_id, key_id);

alter table application
  add column key_id uuid,
  alter column answers drop default,
  alter column answers drop not null,
  alter column answers type bytea using convert_to(nullif(answers, '{}')::text, 'UTF8'),
  add constraint application_key foreign key (organisation_id, key_id) references data_key,
  add constraint application_is_sealed check (answers is null or key_id is not null) not valid;
create index application_sealed_under on application (organisation_id, key_id);

alter table admission_decision
  add column key_id uuid,
  drop constraint override_needs_reason,
  alter column parts type bytea using convert_to(parts::text, 'UTF8'),
  alter column reason type bytea using convert_to(nullif(reason, ''), 'UTF8'),
  add constraint override_needs_reason check (admitted = (verdict = 'yes') or reason is not null),
  add constraint admission_decision_key foreign key (organisation_id, key_id) references data_key,
  add constraint admission_decision_is_sealed check (key_id is not null) not valid;
create index admission_decision_sealed_under on admission_decision (organisation_id, key_id);

alter table proposal_answer
  add column key_id uuid,
  drop constraint refusal_needs_reason,
  alter column reason type bytea using convert_to(nullif(reason, ''), 'UTF8'),
  add constraint refusal_needs_reason check (accepted or reason is not null),
  add constraint proposal_answer_key foreign key (organisation_id, key_id) references data_key,
  add constraint proposal_answer_is_sealed check (reason is null or key_id is not null) not valid;
create index proposal_answer_sealed_under on proposal_answer (organisation_id, key_id);

alter table right_request
  add column key_id uuid,
  drop constraint right_request_check1,
  alter column wish drop default,
  alter column wish drop not null,
  alter column wish type bytea using convert_to(nullif(wish, ''), 'UTF8'),
  alter column reason type bytea using convert_to(nullif(reason, ''), 'UTF8'),
  add constraint right_request_needs_reason check (is_granted is distinct from false or reason is not null),
  add constraint right_request_key foreign key (organisation_id, key_id) references data_key,
  add constraint right_request_is_sealed check (num_nonnulls(wish, reason) = 0 or key_id is not null) not valid;
create index right_request_sealed_under on right_request (organisation_id, key_id);
grant update (key_id) on right_request to mentorium_desk;

alter table run_note
  add column key_id uuid,
  drop constraint run_note_text_check,
  alter column text type bytea using convert_to(text, 'UTF8'),
  add constraint run_note_key foreign key (organisation_id, key_id) references data_key,
  add constraint run_note_is_sealed check (key_id is not null) not valid;
create index run_note_sealed_under on run_note (organisation_id, key_id);

alter table glass
  add column key_id uuid,
  drop constraint glass_reason_check,
  alter column reason type bytea using convert_to(reason, 'UTF8'),
  add constraint glass_key foreign key (organisation_id, key_id) references data_key,
  add constraint glass_is_sealed check (key_id is not null) not valid;
create index glass_sealed_under on glass (organisation_id, key_id);

alter table sealed_read
  add column key_id uuid,
  drop constraint sealed_read_reason_check,
  alter column reason type bytea using convert_to(reason, 'UTF8'),
  add constraint sealed_read_key foreign key (organisation_id, key_id) references data_key,
  add constraint sealed_read_is_sealed check (key_id is not null) not valid;
create index sealed_read_sealed_under on sealed_read (organisation_id, key_id);

do $$
declare name text;
begin
  foreach name in array array['prediction', 'energy_check', 'need', 'application', 'admission_decision', 'proposal_answer', 'right_request', 'run_note', 'glass', 'sealed_read'] loop
    execute format('create policy keeping_keys on %I to %I using (current_setting(''app.purpose'', true) = ''keys'')', name, current_user);
  end loop;
end
$$;
