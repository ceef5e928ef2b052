-- Who reads what a programme led to, and nothing else.
alter table membership drop constraint membership_role_check;
alter table membership add constraint membership_role_check
  check (role in ('administrator', 'coordinator', 'contact-person', 'mentor', 'mentee', 'guardian', 'specialist', 'rater', 'auditor', 'registrar', 'results-reader'));

-- The figures of a cohort as they were last shown, and whom they were counted over, sealed under the key of the cohort: read and written only for a report.
create table evaluation_figures (
  organisation_id uuid not null references organisation,
  cohort_id uuid not null,
  content bytea not null,
  key_id uuid not null,
  made_on date not null,
  primary key (organisation_id, cohort_id),
  foreign key (organisation_id, cohort_id) references cohort,
  constraint evaluation_figures_key foreign key (organisation_id, key_id) references data_key
);
create index evaluation_figures_sealed_under on evaluation_figures (organisation_id, key_id);
select put_behind_wall('evaluation_figures', by_person => true);
grant update (content, key_id, made_on) on evaluation_figures to mentorium_desk;
create policy report on evaluation_figures using (current_setting('app.purpose', true) = 'report');

-- What was promised, version by version. A version is never changed: what was written before the first day stays what was promised.
create table evaluation_plan (
  organisation_id uuid not null references organisation,
  cohort_id uuid not null,
  version integer not null check (version >= 1),
  objectives text not null check (objectives <> ''),
  criteria text not null check (criteria <> ''),
  planned_hours integer check (planned_hours between 1 and 2000),
  written_by uuid not null,
  written_on date not null,
  primary key (organisation_id, cohort_id, version),
  foreign key (organisation_id, cohort_id) references cohort,
  foreign key (organisation_id, written_by) references person
);
select put_behind_wall('evaluation_plan');

-- What a cohort cost, each as a range. Working hours have a price per hour.
create table evaluation_cost (
  organisation_id uuid not null references organisation,
  cohort_id uuid not null,
  item text not null check (item in ('staff', 'gatherings', 'travel', 'licence')),
  hours integer check (hours between 0 and 100000),
  low integer not null check (low between 0 and 100000000),
  high integer not null,
  primary key (organisation_id, cohort_id, item),
  foreign key (organisation_id, cohort_id) references cohort,
  constraint evaluation_cost_range check (high between low and 100000000),
  constraint evaluation_cost_hours check ((item = 'staff') = (hours is not null))
);
select put_behind_wall('evaluation_cost', may_delete => true);
grant update (hours, low, high) on evaluation_cost to mentorium_desk;

-- What was decided from it: five at most, each with an owner and a day.
create table evaluation_decision (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  cohort_id uuid not null,
  place integer not null check (place between 1 and 5),
  decision text not null check (decision <> ''),
  owner_id uuid not null,
  due_on date not null,
  written_by uuid not null,
  written_on date not null,
  done_on date,
  primary key (organisation_id, id),
  constraint evaluation_decision_place unique (organisation_id, cohort_id, place),
  foreign key (organisation_id, cohort_id) references cohort,
  foreign key (organisation_id, owner_id) references person,
  foreign key (organisation_id, written_by) references person
);
select put_behind_wall('evaluation_decision', may_delete => true);
grant update (decision, owner_id, due_on, done_on) on evaluation_decision to mentorium_desk;
