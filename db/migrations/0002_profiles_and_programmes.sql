-- Profiles with versions that never change once published, and the programmes and cohorts that run on them.

create table profile (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  name text not null check (name <> ''),
  made_at timestamptz not null default now(),
  primary key (organisation_id, id)
);

create table profile_source (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  file_name text not null,
  lines jsonb not null,
  made_by uuid not null,
  made_at timestamptz not null default now(),
  primary key (organisation_id, id),
  foreign key (organisation_id, made_by) references person
);

create table profile_version (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  profile_id uuid not null,
  number integer not null check (number > 0),
  source_id uuid,
  content jsonb not null,
  revision integer not null default 1,
  made_at timestamptz not null default now(),
  published_at timestamptz,
  published_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, profile_id) references profile,
  foreign key (organisation_id, source_id) references profile_source,
  foreign key (organisation_id, published_by) references person,
  constraint profile_version_number_unique unique (organisation_id, profile_id, number)
);

-- One row per indicator of a published version: what answers, plans and certificates will point to.
create table indicator (
  organisation_id uuid not null references organisation,
  profile_version_id uuid not null,
  id text not null,
  competence_id text not null,
  position integer not null,
  primary key (organisation_id, profile_version_id, id),
  foreign key (organisation_id, profile_version_id) references profile_version
);

create function refuse_change_of_published() returns trigger language plpgsql as $$
begin
  if old.published_at is not null then
    raise exception 'a published profile version never changes' using errcode = 'restrict_violation', constraint = 'profile_version_published';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger profile_version_published before update or delete on profile_version
  for each row execute function refuse_change_of_published();

create table programme (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  name text not null check (name <> ''),
  template text not null,
  profile_version_id uuid not null,
  rules jsonb not null,
  made_at timestamptz not null default now(),
  primary key (organisation_id, id),
  foreign key (organisation_id, profile_version_id) references profile_version
);

create table cohort (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  programme_id uuid not null,
  name text not null check (name <> ''),
  first_day date not null,
  last_day date not null,
  hours_promised integer check (hours_promised between 1 and 2000),
  capacity integer check (capacity between 1 and 100000),
  made_at timestamptz not null default now(),
  primary key (organisation_id, id),
  foreign key (organisation_id, programme_id) references programme,
  check (last_day >= first_day)
);

create table cohort_date (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  cohort_id uuid not null,
  kind text not null check (kind in ('phase', 'gathering', 'deadline')),
  name text not null check (name <> ''),
  first_day date not null,
  last_day date not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, cohort_id) references cohort,
  check (last_day >= first_day)
);

do $$
declare name text;
begin
  foreach name in array array['profile', 'profile_source', 'profile_version', 'indicator', 'programme', 'cohort', 'cohort_date'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy wall on %I using (organisation_id = nullif(current_setting(''app.organisation'', true), '''')::uuid)', name);
  end loop;
end $$;

grant select, insert, update on profile, programme, cohort to mentorium_desk;
grant select, insert, update, delete on profile_version, cohort_date to mentorium_desk;
grant select, insert on profile_source, indicator to mentorium_desk;
