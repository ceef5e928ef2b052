-- A cohort has a state, which a person moves; programmes and cohorts are archived, and deleted while nothing hangs on them. What existed before
-- forbids nothing: it takes applications, or runs when a mentorship stands in it already. A cohort and a round each keep the version of the profile
-- that they run on. Runs of a matching have names.

alter table programme add column archived_on date;
alter table cohort
  add column state text not null default 'open' check (state in ('open', 'running', 'closing', 'evaluated')),
  add column state_since date,
  add column archived_on date,
  add column copied_from uuid,
  add column profile_version_id uuid,
  add constraint cohort_profile_version foreign key (organisation_id, profile_version_id) references profile_version,
  add constraint cohort_copied_from foreign key (organisation_id, copied_from) references cohort on delete set null (copied_from);

alter table assessment_round
  add column profile_version_id uuid,
  add constraint assessment_round_profile_version foreign key (organisation_id, profile_version_id) references profile_version;

alter table programme no force row level security;
alter table cohort no force row level security;
alter table mentorship no force row level security;
alter table assessment_round no force row level security;
update cohort c set profile_version_id = p.profile_version_id from programme p where p.organisation_id = c.organisation_id and p.id = c.programme_id;
update assessment_round r set profile_version_id = c.profile_version_id from cohort c where c.organisation_id = r.organisation_id and c.id = r.cohort_id;
update cohort c set state = 'running'
  where exists (select from mentorship m where m.organisation_id = c.organisation_id and m.cohort_id = c.id);
alter table assessment_round force row level security;
alter table mentorship force row level security;
alter table cohort force row level security;
alter table programme force row level security;

-- A new cohort runs on the version of its programme, a new round on that of its cohort, and either keeps it.
alter table cohort alter column profile_version_id set not null;
alter table assessment_round alter column profile_version_id set not null;
create function fill_profile_version() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'cohort' then
    select p.profile_version_id into new.profile_version_id from programme p
      where p.organisation_id = new.organisation_id and p.id = new.programme_id;
  else
    select c.profile_version_id into new.profile_version_id from cohort c where c.organisation_id = new.organisation_id and c.id = new.cohort_id;
  end if;
  return new;
end
$$;
create trigger with_profile_version before insert on cohort for each row when (new.profile_version_id is null) execute function fill_profile_version();
create trigger with_profile_version before insert on assessment_round for each row when (new.profile_version_id is null) execute function fill_profile_version();

alter table matching_run add column name text check (name <> '');
grant update (name) on matching_run to mentorium_desk;

-- Whatever names a cohort or a programme holds it by its foreign key; the calendar of a cohort goes with it.
drop policy only_erasing on cohort;
drop policy only_erasing on programme;

-- What a state forbids, table by table (CO-5): the states are named where the trigger is made. Archived is the most that can be forbidden.
create function refuse_by_cohort_state() returns trigger language plpgsql as $$
begin
  if is_act() and not is_erasing() and exists (select from cohort c where c.organisation_id = new.organisation_id and c.id = new.cohort_id
      and (c.archived_on is not null or c.state = any (tg_argv))) then
    raise exception 'the state of this cohort does not allow it' using errcode = '42501', constraint = 'allowed_by_cohort_state';
  end if;
  return new;
end
$$;
do $$
declare
  one text;
begin
  foreach one in array array['application', 'division', 'group_request', 'matching_run', 'proposal'] loop
    execute format('create trigger allowed_by_cohort_state before insert on %I for each row execute function refuse_by_cohort_state(''closing'', ''evaluated'')', one);
  end loop;
end
$$;
create trigger allowed_by_cohort_state before insert on mentorship for each row execute function refuse_by_cohort_state('evaluated');
-- A quick question is a mentor's own, whatever becomes of the cohort.
create trigger allowed_by_cohort_state before insert on assessment_round for each row
  when (new.kind = 'round') execute function refuse_by_cohort_state('evaluated');
create trigger allowed_by_cohort_state before insert or update on cohort_date for each row execute function refuse_by_cohort_state();
create trigger allowed_by_cohort_state before insert on team_item for each row execute function refuse_by_cohort_state();
create trigger allowed_to_send_by_cohort_state before update of sent_at on proposal for each row
  when (old.sent_at is null and new.sent_at is not null) execute function refuse_by_cohort_state('closing', 'evaluated');
