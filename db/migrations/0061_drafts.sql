-- What somebody types into a form and has not saved yet: read by its writer alone, encrypted under their key, for thirty days.
create table draft (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  page text not null,
  form text not null,
  digest bytea not null,
  key_id uuid not null,
  body bytea not null,
  kept_at timestamptz not null,
  primary key (organisation_id, id),
  constraint draft_of_one_form unique (organisation_id, person_id, digest),
  foreign key (organisation_id, person_id) references person,
  constraint draft_key foreign key (organisation_id, key_id) references data_key
);
create index draft_sealed_under on draft (organisation_id, key_id);
grant update (key_id, body, kept_at) on draft to mentorium_desk;
select put_behind_wall('draft', by_person => true, may_delete => true);
create policy own on draft using (person_id = at_work()) with check (person_id = at_work());
-- Work on a timetable is nobody's: it finds what is over, and nothing else.
create policy forgetting on draft using (at_work() is null and kept_at < this_day() - 29);

-- Who saved a form that several can, and when: told to whoever had opened it before.
create table last_save (
  organisation_id uuid not null references organisation,
  form text not null,
  person_id uuid not null,
  saved_at timestamptz not null,
  primary key (organisation_id, form),
  foreign key (organisation_id, person_id) references person
);
create index last_save_of on last_save (organisation_id, person_id);
grant update (person_id, saved_at) on last_save to mentorium_desk;
select put_behind_wall('last_save', may_delete => true);
