-- What somebody brought along from another installation, and what of it has no place of its own here: kept as it came, for this person alone.
create table brought_data (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  home text not null check (home <> ''),
  made_on date not null,
  brought_on date not null,
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  content bytea not null,
  key_id uuid,
  primary key (organisation_id, id),
  constraint brought_data_once unique (organisation_id, person_id, digest),
  foreign key (organisation_id, person_id) references person,
  constraint brought_data_key foreign key (organisation_id, key_id) references data_key,
  constraint brought_data_is_sealed check (content is null or key_id is not null)
);
create index brought_data_sealed_under on brought_data (organisation_id, key_id);
alter table brought_data enable row level security, force row level security;
create policy wall on brought_data as restrictive using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
create policy own on brought_data using (person_id = nullif(current_setting('app.person', true), '')::uuid);
create policy erasing on brought_data using (current_setting('app.purpose', true) = 'erase' and organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
do $$
begin
  execute format('create policy backing_up on brought_data for select to %I using (current_setting(''app.purpose'', true) = ''backup'')', current_user);
  execute format('create policy keeping_keys on brought_data to %I using (current_setting(''app.purpose'', true) = ''keys'')', current_user);
end
$$;
grant select, insert, delete on brought_data to mentorium_desk;
grant update (content, key_id) on brought_data to mentorium_desk;
