-- At the end of a mentorship the mentee says for each need how it is now, next to what was said at the start.
alter table need
  add column end_level bytea,
  add column end_said_on date,
  add constraint need_end_both check ((end_level is null) = (end_said_on is null)),
  add constraint need_end_is_sealed check (end_level is null or key_id is not null);
grant update (end_level, end_said_on) on need to mentorium_desk;

-- That may be said after the end too; everything else about a need may not.
drop trigger not_after_end on need;
create trigger not_after_end before insert or update of mentorship_id, mentee_id, text_id, start_level, set_on, replaced_by, withdrawn_on on need
  for each row execute function refuse_after_end();

create function guard_end_level() returns trigger language plpgsql as $$
begin
  if is_act() and not is_erasing() and (new.mentee_id <> at_work() or old.end_said_on is not null) then
    raise exception 'the level at the end is said by the mentee, once' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger own_end_level before update of end_level, end_said_on on need for each row execute function guard_end_level();

-- What each of a pair is asked: at the end (0), and so many months after it. That somebody was asked is kept, so that nobody is asked twice.
create table end_question (
  organisation_id uuid not null references organisation,
  mentorship_id uuid not null,
  person_id uuid not null,
  months integer not null,
  asked_on date not null,
  answered_on date,
  declined_on date,
  answers bytea,
  key_id uuid,
  primary key (organisation_id, mentorship_id, person_id, months),
  foreign key (organisation_id, mentorship_id) references mentorship,
  foreign key (organisation_id, person_id) references person,
  constraint end_question_key foreign key (organisation_id, key_id) references data_key (organisation_id, id),
  constraint end_question_months_check check (months in (0, 3, 6, 12)),
  constraint end_question_is_sealed check (answers is null or (key_id is not null and answered_on is not null))
);
create index end_question_person on end_question (organisation_id, person_id);
create index end_question_sealed_under on end_question (organisation_id, key_id);
select put_behind_wall('end_question', by_person => true);
create policy own on end_question using (person_id = at_work());
create policy report on end_question for select using (current_setting('app.purpose', true) = 'report');
create policy asking on end_question for insert with check (current_setting('app.purpose', true) = 'report');
grant update (answered_on, declined_on, answers, key_id) on end_question to mentorium_desk;

-- Means are shown of what was said at the end, and of each time afterwards.
alter table shown_ends
  add column months integer not null default 0,
  drop constraint shown_ends_pkey,
  add primary key (organisation_id, cohort_id, months);
