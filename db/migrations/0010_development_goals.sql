-- What a mentor makes of a report: one goal at a time, read and written by the mentor alone.
create table development_goal (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  round_id uuid not null,
  competence_id text not null,
  indicator_id text not null,
  practice text not null check (practice <> ''),
  resource text not null default '',
  look_again_on date not null,
  made_at timestamptz not null default now(),
  ended_at timestamptz,
  outcome text check (outcome in ('done', 'dropped')),
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references person,
  foreign key (organisation_id, round_id) references assessment_round,
  check ((ended_at is null) = (outcome is null))
);
create index development_goal_person on development_goal (organisation_id, person_id);
alter table development_goal enable row level security;
alter table development_goal force row level security;
create policy wall on development_goal as restrictive using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
create policy own on development_goal using (person_id = nullif(current_setting('app.person', true), '')::uuid);
grant select, insert, update on development_goal to mentorium_desk;

-- What a mentor expected the others to say, before opening the report.
create table prediction (
  organisation_id uuid not null references organisation,
  round_id uuid not null,
  person_id uuid not null,
  levels jsonb not null,
  made_at timestamptz not null default now(),
  primary key (organisation_id, round_id, person_id),
  foreign key (organisation_id, round_id) references assessment_round,
  foreign key (organisation_id, person_id) references person
);
alter table prediction enable row level security;
alter table prediction force row level security;
create policy wall on prediction as restrictive using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
create policy own on prediction using (person_id = nullif(current_setting('app.person', true), '')::uuid);
grant select, insert on prediction to mentorium_desk;
