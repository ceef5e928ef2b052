-- The roster knows somebody whose identity is protected by hashes of number and address, and leaves the row alone.
alter table person add column protected_hashes text[];

-- Somebody whose identity is protected: the row of the person carries a working name and leads nowhere; who it is lies here, sealed.
create table protected_identity (
  organisation_id uuid not null references organisation,
  person_id uuid not null,
  body bytea not null,
  key_id uuid,
  set_by uuid not null,
  set_on date not null,
  primary key (organisation_id, person_id),
  foreign key (organisation_id, person_id) references person,
  foreign key (organisation_id, set_by) references person,
  constraint protected_identity_key foreign key (organisation_id, key_id) references data_key,
  constraint protected_identity_is_sealed check (body is null or key_id is not null)
);
create index protected_identity_sealed_under on protected_identity (organisation_id, key_id);

-- Who knows it.
create table protected_reader (
  organisation_id uuid not null references organisation,
  person_id uuid not null,
  reader_id uuid not null,
  added_by uuid not null,
  added_on date not null,
  primary key (organisation_id, person_id, reader_id),
  foreign key (organisation_id, person_id) references person,
  foreign key (organisation_id, reader_id) references person,
  foreign key (organisation_id, added_by) references person
);

-- Glass that two break together: one says why, another agrees, it closes by itself.
create table glass (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  asked_by uuid not null,
  reason text not null check (reason <> ''),
  asked_at timestamptz not null default now(),
  agreed_by uuid check (agreed_by not in (asked_by, person_id)),
  agreed_at timestamptz,
  refused_by uuid,
  ends_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references person,
  foreign key (organisation_id, asked_by) references person,
  foreign key (organisation_id, agreed_by) references person,
  foreign key (organisation_id, refused_by) references person,
  check (num_nonnulls(agreed_by, agreed_at, ends_at) in (0, 3)),
  check (ends_at <= agreed_at + interval '1 hour'),
  check (agreed_by is null or refused_by is null),
  check (asked_by <> person_id)
);
create index glass_person on glass (organisation_id, person_id);

alter table protected_identity enable row level security, force row level security;
alter table protected_reader enable row level security, force row level security;
alter table glass enable row level security, force row level security;
create policy wall on protected_identity as restrictive using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
create policy own on protected_identity for select using (person_id = nullif(current_setting('app.person', true), '')::uuid);
create policy reader on protected_identity using (exists (select from protected_reader r where r.organisation_id = protected_identity.organisation_id and r.person_id = protected_identity.person_id
  and r.reader_id = nullif(current_setting('app.person', true), '')::uuid));
create policy broken on protected_identity for select using (exists (select from glass g where g.organisation_id = protected_identity.organisation_id and g.person_id = protected_identity.person_id
  and g.asked_by = nullif(current_setting('app.person', true), '')::uuid and g.agreed_by is not null and g.ends_at > now()));
create policy putting on protected_identity for insert with check (set_by = nullif(current_setting('app.person', true), '')::uuid);
create policy wall on protected_reader using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
-- Only who knows lets others know; the first is whoever protects it.
create policy by_reader on protected_reader as restrictive for insert with check (
  added_by = nullif(current_setting('app.person', true), '')::uuid and (
    exists (select from person p where p.organisation_id = protected_reader.organisation_id and p.id = protected_reader.person_id and p.protected_hashes is null)
    or exists (select from protected_identity i where i.organisation_id = protected_reader.organisation_id and i.person_id = protected_reader.person_id)));
create policy wall on glass using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
grant select, insert, delete on protected_identity, protected_reader to mentorium_desk;
grant select, insert on glass to mentorium_desk;
grant update (agreed_by, agreed_at, ends_at, refused_by) on glass to mentorium_desk;

do $$
declare
  one text;
begin
  foreach one in array array['protected_identity', 'protected_reader', 'glass'] loop
    execute format('create policy erasing on %I using (current_setting(''app.purpose'', true) = ''erase'' and organisation_id = nullif(current_setting(''app.organisation'', true), '''')::uuid)', one);
    execute format('create policy backing_up on %I for select to %I using (current_setting(''app.purpose'', true) = ''backup'')', one, current_user);
  end loop;
  execute format('create policy keeping_keys on protected_identity to %I using (current_setting(''app.purpose'', true) = ''keys'')', current_user);
end
$$;
grant delete on glass to mentorium_desk;
create policy only_erasing on glass as restrictive for delete to mentorium_desk using (current_setting('app.purpose', true) in ('erase', 'keys'));
