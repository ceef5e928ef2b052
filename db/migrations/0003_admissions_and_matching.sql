-- Who wants to take part and may, and the runs that propose pairs.

create table role_history (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  kind text not null check (kind in ('manager-with-staff', 'formal-leader-without-staff', 'leadership-unspecified', 'other')),
  title text not null,
  first_day text,
  last_day text,
  state_administration text not null check (state_administration in ('yes', 'no', 'unknown')),
  verified_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references person,
  foreign key (organisation_id, verified_by) references person
);
create index role_history_person on role_history (organisation_id, person_id);

create table application (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  cohort_id uuid not null,
  person_id uuid not null,
  role text not null check (role in ('mentor', 'mentee')),
  answers jsonb not null default '{}',
  competences jsonb not null default '[]',
  places integer not null default 1 check (places between 0 and 100),
  nominated_by uuid,
  made_at timestamptz not null default now(),
  withdrawn_on date,
  primary key (organisation_id, id),
  foreign key (organisation_id, cohort_id) references cohort,
  foreign key (organisation_id, person_id) references person,
  foreign key (organisation_id, nominated_by) references person,
  constraint application_once unique (organisation_id, cohort_id, person_id, role)
);

-- A decision is a dated fact of a person; what the rules said then is kept beside it.
create table admission_decision (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  application_id uuid not null,
  verdict text not null check (verdict in ('yes', 'no', 'unknown')),
  parts jsonb not null,
  admitted boolean not null,
  reason text,
  decided_by uuid not null,
  decided_at timestamptz not null default now(),
  primary key (organisation_id, id),
  foreign key (organisation_id, application_id) references application,
  foreign key (organisation_id, decided_by) references person,
  constraint override_needs_reason check (admitted = (verdict = 'yes') or coalesce(reason, '') <> '')
);
create index admission_decision_application on admission_decision (organisation_id, application_id, decided_at desc);

create table matching_run (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  cohort_id uuid not null,
  seed bigint not null,
  solver text not null,
  pool jsonb not null,
  result jsonb not null,
  made_by uuid not null,
  made_at timestamptz not null default now(),
  primary key (organisation_id, id),
  foreign key (organisation_id, cohort_id) references cohort,
  foreign key (organisation_id, made_by) references person
);

create table proposal (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  run_id uuid not null,
  cohort_id uuid not null,
  mentor_id uuid not null,
  mentee_id uuid not null,
  score integer not null,
  reasons jsonb not null,
  made_at timestamptz not null default now(),
  sent_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, run_id) references matching_run,
  foreign key (organisation_id, cohort_id) references cohort,
  foreign key (organisation_id, mentor_id) references person,
  foreign key (organisation_id, mentee_id) references person,
  constraint proposal_once unique (organisation_id, run_id, mentor_id, mentee_id)
);

create table proposal_answer (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  proposal_id uuid not null,
  side text not null check (side in ('mentor', 'mentee')),
  accepted boolean not null,
  reason text,
  answered_by uuid not null,
  answered_at timestamptz not null default now(),
  primary key (organisation_id, id),
  foreign key (organisation_id, proposal_id) references proposal,
  foreign key (organisation_id, answered_by) references person,
  constraint proposal_answer_once unique (organisation_id, proposal_id, side),
  constraint refusal_needs_reason check (accepted or coalesce(reason, '') <> '')
);

do $$
declare name text;
begin
  foreach name in array array['role_history', 'application', 'admission_decision', 'matching_run', 'proposal', 'proposal_answer'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy wall on %I using (organisation_id = nullif(current_setting(''app.organisation'', true), '''')::uuid)', name);
  end loop;
end $$;

grant select, insert, update, delete on role_history, application to mentorium_desk;
grant select, insert, update on proposal to mentorium_desk;
grant select, insert on admission_decision, matching_run, proposal_answer to mentorium_desk;
