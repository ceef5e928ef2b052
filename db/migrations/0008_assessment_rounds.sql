-- An assessment round on the profile of its programme: who is assessed, by whom, from when to when.
create table assessment_round (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  cohort_id uuid not null,
  name text not null check (name <> ''),
  opens_on date not null,
  closes_on date not null check (closes_on >= opens_on),
  sources jsonb not null,
  competences jsonb not null,
  most_indicators integer not null default 20 check (most_indicators between 3 and 80),
  minimum integer not null default 3 check (minimum between 3 and 5),
  made_by uuid not null,
  made_at timestamptz not null default now(),
  released_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, cohort_id) references cohort,
  foreign key (organisation_id, made_by) references person
);
alter table assessment_round enable row level security;
alter table assessment_round force row level security;
create policy wall on assessment_round using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
grant select, insert, update on assessment_round to mentorium_desk;

-- Somebody who is asked about a mentor. `checked_at`: the coordinator has agreed to a nomination.
create table rater (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  round_id uuid not null,
  mentor_id uuid not null,
  source text not null check (source in ('self', 'mentee', 'colleague', 'supervisor')),
  person_id uuid,
  name text not null check (name <> ''),
  email text check (email = lower(email)),
  position integer not null default 0,
  nominated_by uuid not null,
  checked_at timestamptz,
  declined_at timestamptz,
  declined_why text check (declined_why in ('conflict', 'too-little-contact', 'no-time', 'other')),
  practised_at timestamptz,
  submitted_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, round_id) references assessment_round,
  foreign key (organisation_id, mentor_id) references person,
  foreign key (organisation_id, person_id) references person,
  foreign key (organisation_id, nominated_by) references person,
  constraint rater_once unique nulls distinct (organisation_id, round_id, mentor_id, person_id),
  constraint rater_email_once unique nulls distinct (organisation_id, round_id, mentor_id, email)
);
create index rater_round on rater (organisation_id, round_id, mentor_id);
alter table rater enable row level security;
alter table rater force row level security;
create policy wall on rater using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
grant select, insert, update, delete on rater to mentorium_desk;

-- A personal way in for a rater. Only the hash of its token is kept. `by_self`: the rater was signed in; a link that somebody
-- else hands out shows only what was answered through it.
create table rater_link (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  rater_id uuid not null,
  token_hash bytea not null,
  by_self boolean not null default false,
  made_at timestamptz not null default now(),
  ends_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, rater_id) references rater on delete cascade
);
create index rater_link_token on rater_link (token_hash);
alter table rater_link enable row level security;
alter table rater_link force row level security;
create policy door on rater_link for select using (current_setting('app.door', true) = 'sign-in');
create policy wall on rater_link using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
grant select, insert, delete on rater_link to mentorium_desk;

-- The answers, behind a wall of their own: the rater reads and writes the own ones, and a report that is being made reads all.
-- Nobody else does, whatever the role. A level of null is "not observed".
create table rating (
  organisation_id uuid not null references organisation,
  rater_id uuid not null,
  indicator_id text not null,
  level integer check (level between 1 and 5),
  link_id uuid,
  answered_at timestamptz not null default now(),
  primary key (organisation_id, rater_id, indicator_id),
  foreign key (organisation_id, rater_id) references rater on delete cascade
);
alter table rating enable row level security;
alter table rating force row level security;
create policy wall on rating as restrictive using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
create policy own on rating using (rater_id = nullif(current_setting('app.rater', true), '')::uuid);
create policy report on rating for select using (current_setting('app.purpose', true) = 'report');
grant select, insert, update on rating to mentorium_desk;

-- What raters say in their own words, behind the same wall.
create table rating_comment (
  organisation_id uuid not null references organisation,
  rater_id uuid not null,
  kind text not null check (kind in ('keep', 'other')),
  body text not null,
  link_id uuid,
  primary key (organisation_id, rater_id, kind),
  foreign key (organisation_id, rater_id) references rater on delete cascade
);
alter table rating_comment enable row level security;
alter table rating_comment force row level security;
create policy wall on rating_comment as restrictive using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
create policy own on rating_comment using (rater_id = nullif(current_setting('app.rater', true), '')::uuid);
create policy report on rating_comment for select using (current_setting('app.purpose', true) = 'report');
grant select, insert, update, delete on rating_comment to mentorium_desk;

-- What was shown to a mentor, frozen.
create table assessment_report (
  organisation_id uuid not null references organisation,
  round_id uuid not null,
  mentor_id uuid not null,
  content jsonb not null,
  made_at timestamptz not null default now(),
  primary key (organisation_id, round_id, mentor_id),
  foreign key (organisation_id, round_id) references assessment_round,
  foreign key (organisation_id, mentor_id) references person
);
alter table assessment_report enable row level security;
alter table assessment_report force row level security;
create policy wall on assessment_report as restrictive using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
create policy own on assessment_report for select using (mentor_id = nullif(current_setting('app.person', true), '')::uuid);
create policy report on assessment_report for insert with check (current_setting('app.purpose', true) = 'report');
grant select, insert on assessment_report to mentorium_desk;
