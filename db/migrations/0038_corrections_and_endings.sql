-- What was recorded by mistake is corrected or withdrawn for a week by whoever recorded it; what stood there before stays written down as facts.
-- What has ended counts: a pair that failed is not proposed again unless somebody lifts that. Averages stay as they were shown.

alter table meeting add column withdrawn_on date;
alter table agreement add column withdrawn_on date;
alter table confided_text add column withdrawn_on date;
-- A key point that a correction took out; one of a meeting that was withdrawn as a whole comes back with it.
alter table key_point add column withdrawn_on date;
grant update (withdrawn_on) on key_point to mentorium_desk;
grant update (withdrawn_on, meeting_id) on agreement to mentorium_desk;
grant update (withdrawn_on) on confided_text to mentorium_desk;

-- One wall instead of a condition in every query: whatever counts or lists meetings and agreements does not find those.
create policy not_withdrawn on meeting as restrictive for select using (withdrawn_on is null or current_setting('app.purpose', true) in ('withdraw', 'erase', 'backup', 'keys'));
create policy not_withdrawn on agreement as restrictive for select using (withdrawn_on is null or current_setting('app.purpose', true) in ('withdraw', 'erase', 'backup', 'keys'));
-- The author keeps the own words; an official note does not leave the records.
create policy not_withdrawn on confided_text as restrictive for select using (withdrawn_on is null or author_id = nullif(current_setting('app.person', true), '')::uuid
  or current_setting('app.purpose', true) in ('erase', 'backup', 'keys') or (note_class = 'official' and current_setting('app.purpose', true) = 'records'));
drop policy only_erasing_changes on confided_text;
create policy only_erasing_changes on confided_text as restrictive for update to mentorium_desk using (current_setting('app.purpose', true) in ('erase', 'keys')
  or (current_setting('app.purpose', true) = 'withdraw' and author_id = nullif(current_setting('app.person', true), '')::uuid));

-- A meeting as it stood before it was corrected or withdrawn: facts, never words.
create table meeting_change (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  mentorship_id uuid not null,
  meeting_id uuid not null,
  kind text not null check (kind in ('corrected', 'withdrawn')),
  held_on date not null,
  minutes integer not null,
  with_mentee_id uuid,
  is_reworded boolean not null default false,
  changed_by uuid not null,
  changed_on date not null,
  changed_at timestamptz not null default now(),
  primary key (organisation_id, id),
  foreign key (organisation_id, mentorship_id) references mentorship,
  foreign key (organisation_id, meeting_id) references meeting,
  foreign key (organisation_id, with_mentee_id) references person,
  foreign key (organisation_id, changed_by) references person
);
create index meeting_change_of on meeting_change (organisation_id, mentorship_id);
grant select, insert on meeting_change to mentorium_desk;

-- A pair that ended before its time may be proposed again.
create table pairing_release (
  organisation_id uuid not null references organisation,
  mentorship_id uuid not null,
  released_by uuid not null,
  released_on date not null,
  primary key (organisation_id, mentorship_id),
  foreign key (organisation_id, mentorship_id) references mentorship,
  foreign key (organisation_id, released_by) references person
);
grant select, insert, delete on pairing_release to mentorium_desk;

-- Means over what mentees answered, as they are shown; made anew only when at least five more have answered, so that no answer
-- can be worked out from two of them. Of a quarter that has ended they are made once.
create table shown_ends (
  organisation_id uuid not null references organisation,
  cohort_id uuid not null,
  answered integer not null check (answered >= 0),
  means jsonb not null,
  shown_on date not null,
  primary key (organisation_id, cohort_id),
  foreign key (organisation_id, cohort_id) references cohort
);
grant select, insert on shown_ends to mentorium_desk;
grant update (answered, means, shown_on) on shown_ends to mentorium_desk;

create table shown_quarter (
  organisation_id uuid not null references organisation,
  mentor_id uuid not null,
  first_day date not null,
  means jsonb not null,
  shown_on date not null,
  primary key (organisation_id, mentor_id, first_day),
  foreign key (organisation_id, mentor_id) references person
);
grant select, insert on shown_quarter to mentorium_desk;

do $$
declare
  one text;
begin
  foreach one in array array['meeting_change', 'pairing_release', 'shown_ends', 'shown_quarter'] loop
    execute format('alter table %I enable row level security, force row level security', one);
    execute format('create policy wall on %I as restrictive using (organisation_id = nullif(current_setting(''app.organisation'', true), '''')::uuid)', one);
    execute format('create policy erasing on %I using (current_setting(''app.purpose'', true) = ''erase'' and organisation_id = nullif(current_setting(''app.organisation'', true), '''')::uuid)', one);
    execute format('create policy backing_up on %I for select to %I using (current_setting(''app.purpose'', true) = ''backup'')', one, current_user);
  end loop;
  foreach one in array array['meeting_change', 'pairing_release', 'shown_ends'] loop
    execute format('create policy inside on %I using (organisation_id = nullif(current_setting(''app.organisation'', true), '''')::uuid)', one);
  end loop;
  foreach one in array array['meeting_change', 'shown_ends', 'shown_quarter'] loop
    execute format('grant delete on %I to mentorium_desk', one);
    execute format('create policy only_erasing on %I as restrictive for delete to mentorium_desk using (current_setting(''app.purpose'', true) in (''erase'', ''keys''))', one);
  end loop;
end
$$;
-- What mentees say of somebody is that mentor's alone.
create policy own on shown_quarter for select using (mentor_id = nullif(current_setting('app.person', true), '')::uuid);
create policy report on shown_quarter using (current_setting('app.purpose', true) = 'report');
