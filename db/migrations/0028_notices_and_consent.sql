-- Which version of the notice about their data somebody has read, and in which form.
create table notice_reading (
  organisation_id uuid not null references organisation,
  person_id uuid not null,
  version integer not null check (version > 0),
  form text not null check (form in ('adult', 'child')),
  read_at timestamptz not null default now(),
  primary key (organisation_id, person_id, version, form),
  foreign key (organisation_id, person_id) references person
);

-- What a pupil under the age of consent writes of their own accord rests on the yes of somebody who has custody.
create table child_consent (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  child_id uuid not null,
  guardian_id uuid not null,
  given_on date not null,
  withdrawn_on date check (withdrawn_on >= given_on),
  withdrawn_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, child_id) references person,
  foreign key (organisation_id, guardian_id) references person,
  foreign key (organisation_id, withdrawn_by) references person,
  check ((withdrawn_on is null) = (withdrawn_by is null)),
  check (guardian_id <> child_id)
);
create unique index child_consent_once on child_consent (organisation_id, child_id) where withdrawn_on is null;

alter table notice_reading enable row level security, force row level security;
alter table child_consent enable row level security, force row level security;
create policy wall on notice_reading as restrictive using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
create policy own on notice_reading using (person_id = nullif(current_setting('app.person', true), '')::uuid);
create policy wall on child_consent as restrictive using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
create policy own on child_consent for select using (child_id = nullif(current_setting('app.person', true), '')::uuid);
create policy in_custody on child_consent using (exists (select from guardianship g where g.organisation_id = child_consent.organisation_id and g.child_id = child_consent.child_id
  and g.guardian_id = nullif(current_setting('app.person', true), '')::uuid and this_day() between g.first_day and coalesce(g.last_day, 'infinity')));
create policy by_guardian on child_consent as restrictive for insert with check (guardian_id = nullif(current_setting('app.person', true), '')::uuid);
grant select, insert, delete on notice_reading to mentorium_desk;
grant select, insert, delete on child_consent to mentorium_desk;
grant update (withdrawn_on, withdrawn_by) on child_consent to mentorium_desk;

do $$
declare
  one text;
begin
  foreach one in array array['notice_reading', 'child_consent'] loop
    execute format('create policy erasing on %I using (current_setting(''app.purpose'', true) = ''erase'' and organisation_id = nullif(current_setting(''app.organisation'', true), '''')::uuid)', one);
    execute format('create policy backing_up on %I for select to %I using (current_setting(''app.purpose'', true) = ''backup'')', one, current_user);
    execute format('create policy only_erasing on %I as restrictive for delete to mentorium_desk using (current_setting(''app.purpose'', true) = ''erase'')', one);
  end loop;
end
$$;
