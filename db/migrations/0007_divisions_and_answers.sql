-- What guardians, pupils and the school ask for before pupils are divided over mentor groups.
create table group_request (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  cohort_id uuid not null,
  kind text not null check (kind in ('together', 'apart', 'with', 'without')),
  pupil_id uuid not null,
  other_id uuid not null,
  said_by text not null check (said_by in ('guardian', 'pupil', 'school')),
  noted_by uuid not null,
  noted_at timestamptz not null default now(),
  primary key (organisation_id, id),
  constraint group_request_once unique (organisation_id, cohort_id, kind, pupil_id, other_id),
  check (pupil_id <> other_id),
  foreign key (organisation_id, cohort_id) references cohort,
  foreign key (organisation_id, pupil_id) references person,
  foreign key (organisation_id, other_id) references person,
  foreign key (organisation_id, noted_by) references person
);
alter table group_request enable row level security;
alter table group_request force row level security;
create policy wall on group_request using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
grant select, insert, delete on group_request to mentorium_desk;

-- Pupils divided over mentor groups: a proposal, kept with all it was made from, so that it can be made again.
create table division (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  cohort_id uuid not null,
  seed bigint not null,
  solver text not null,
  pool jsonb not null,
  policy jsonb not null,
  result jsonb not null,
  based_on uuid,
  made_by uuid not null,
  made_at timestamptz not null default now(),
  applied_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, cohort_id) references cohort,
  foreign key (organisation_id, based_on) references division,
  foreign key (organisation_id, made_by) references person
);
alter table division enable row level security;
alter table division force row level security;
create policy wall on division using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
grant select, insert, update on division to mentorium_desk;

-- A proposal may wait for an answer until a day; in a shortlist the mentee puts mentors in an order of choice and each
-- mentor has some days to answer. `met_on`: the first meeting, which a programme may want before a yes.
alter table proposal
  add column answer_by date,
  add column answer_days integer check (answer_days between 1 and 60),
  add column choice integer check (choice between 1 and 5),
  add column chosen_on date;
alter table proposal_answer
  add column met_on date,
  add column answered_on date,
  add column by_itself boolean not null default false;
