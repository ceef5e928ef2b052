-- Organisations, the people in them, their roles, and who may sign in. Everything later hangs on these keys.

create table account (
  id uuid primary key default gen_random_uuid(),
  email text not null check (email = lower(email)),
  password_hash text,
  made_at timestamptz not null default now(),
  constraint account_email_unique unique (email)
);

create table session (
  token_hash bytea primary key,
  account_id uuid not null references account on delete cascade,
  made_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  ends_at timestamptz not null
);
create index session_account on session (account_id);

create table sign_in_attempt (
  id bigint generated always as identity primary key,
  key_hash bytea not null,
  made_at timestamptz not null default now()
);
create index sign_in_attempt_key on sign_in_attempt (key_hash, made_at);

create table organisation (
  id uuid primary key default gen_random_uuid(),
  slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name text not null,
  language text not null check (language in ('en', 'nl', 'sv')),
  time_zone text not null default 'Europe/Amsterdam',
  made_at timestamptz not null default now(),
  constraint organisation_slug_unique unique (slug)
);

create table member_organisation (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  name text not null,
  primary key (organisation_id, id),
  constraint member_organisation_name_unique unique (organisation_id, name)
);

create table unit (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  member_organisation_id uuid,
  kind text not null check (kind in ('class', 'department')),
  name text not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, member_organisation_id) references member_organisation,
  constraint unit_name_unique unique nulls not distinct (organisation_id, member_organisation_id, name)
);

create table person (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  account_id uuid references account,
  given_name text not null check (given_name <> ''),
  family_name text not null check (family_name <> ''),
  email text check (email = lower(email)),
  number text,
  born_on date,
  language text check (language in ('en', 'nl', 'sv')),
  job_title text,
  member_organisation_id uuid,
  unit_id uuid,
  manager_id uuid,
  left_on date,
  made_at timestamptz not null default now(),
  primary key (organisation_id, id),
  foreign key (organisation_id, member_organisation_id) references member_organisation,
  foreign key (organisation_id, unit_id) references unit,
  foreign key (organisation_id, manager_id) references person,
  constraint person_number_unique unique (organisation_id, number),
  constraint person_account_unique unique (organisation_id, account_id)
);
create index person_email on person (organisation_id, email);
create index person_name on person (organisation_id, family_name, given_name);
create index person_account on person (account_id);

create table membership (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  role text not null check (role in ('administrator', 'coordinator', 'contact-person', 'mentor', 'mentee', 'guardian', 'specialist', 'rater', 'auditor')),
  first_day date not null default current_date,
  last_day date,
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references person,
  check (last_day is null or last_day >= first_day)
);
create index membership_person on membership (organisation_id, person_id);

create table guardianship (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  guardian_id uuid not null,
  child_id uuid not null,
  first_day date not null default current_date,
  last_day date,
  primary key (organisation_id, id),
  foreign key (organisation_id, guardian_id) references person,
  foreign key (organisation_id, child_id) references person,
  check (guardian_id <> child_id)
);

create table roster_import (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  file_name text not null,
  content jsonb not null,
  made_by uuid not null,
  made_at timestamptz not null default now(),
  applied_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, made_by) references person
);

create table journal (
  organisation_id uuid not null references organisation,
  id bigint generated always as identity,
  at timestamptz not null default now(),
  person_id uuid,
  verb text not null,
  subject text not null,
  subject_id uuid,
  primary key (organisation_id, id)
);
create index journal_subject on journal (organisation_id, subject_id);

-- The wall: without an organisation in the transaction there are no rows. The door sees only what sign-in needs.
do $$
declare name text;
begin
  foreach name in array array['member_organisation', 'unit', 'membership', 'guardianship', 'roster_import', 'journal', 'person'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy wall on %I using (organisation_id = nullif(current_setting(''app.organisation'', true), '''')::uuid)', name);
  end loop;
  foreach name in array array['account', 'session', 'sign_in_attempt', 'organisation'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy door on %I using (current_setting(''app.door'', true) = ''sign-in'')', name);
  end loop;
end $$;

create policy wall on organisation for select using (id = nullif(current_setting('app.organisation', true), '')::uuid);
create policy door on person for select using (
  current_setting('app.door', true) = 'sign-in' and account_id = nullif(current_setting('app.account', true), '')::uuid);

grant select, insert, update, delete on account, session, sign_in_attempt to mentorium_desk;
grant select, insert on organisation to mentorium_desk;
grant select, insert, update, delete on member_organisation, unit, person, membership, guardianship, roster_import to mentorium_desk;
grant select, insert on journal to mentorium_desk;
