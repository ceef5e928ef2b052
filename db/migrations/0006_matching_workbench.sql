-- A run keeps the policy it was made with and the run it came from, so that every change is a run of its own and can be made again.
alter table matching_run
  add column policy jsonb,
  add column based_on uuid,
  add constraint matching_run_based_on foreign key (organisation_id, based_on) references matching_run;

-- What people say for the matching beside needs and strengths: times, region, online, years, wishes.
alter table application add column preferences jsonb not null default '{}';

create table run_note (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  run_id uuid not null,
  text text not null check (text <> ''),
  written_by uuid not null,
  written_at timestamptz not null default now(),
  primary key (organisation_id, id),
  foreign key (organisation_id, run_id) references matching_run,
  foreign key (organisation_id, written_by) references person
);
alter table run_note enable row level security;
alter table run_note force row level security;
create policy wall on run_note using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
grant select, insert on run_note to mentorium_desk;
