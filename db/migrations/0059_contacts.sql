-- When the programme last spoke with somebody of a mentorship, and who looks after that mentorship. Coordinators alone read it, with its note.
alter table mentorship
  add column owner_id uuid,
  add constraint mentorship_owner foreign key (organisation_id, owner_id) references person;
grant update (owner_id) on mentorship to mentorium_desk;

create table contact (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  mentorship_id uuid not null,
  person_id uuid not null,
  contacted_on date not null,
  note bytea,
  key_id uuid,
  noted_by uuid not null,
  noted_at timestamptz not null default now(),
  primary key (organisation_id, id),
  constraint contact_once_a_day unique (organisation_id, mentorship_id, person_id, contacted_on, noted_by),
  foreign key (organisation_id, mentorship_id) references mentorship,
  foreign key (organisation_id, person_id) references person,
  foreign key (organisation_id, noted_by) references person,
  constraint contact_key foreign key (organisation_id, key_id) references data_key,
  constraint contact_is_sealed check (note is null or key_id is not null)
);
create index contact_latest on contact (organisation_id, mentorship_id, person_id, contacted_on);
create index contact_sealed_under on contact (organisation_id, key_id);
grant update (note, key_id) on contact to mentorium_desk;
select put_behind_wall('contact', by_person => true, may_delete => true);
create policy coordinators on contact using (holds_today(organisation_id, at_work(), array['coordinator']));
create trigger not_after_end before insert or update on contact for each row execute function refuse_after_end();
