-- Public bodies: what is handed over to an archive, and what somebody asks to see.

alter table membership drop constraint membership_role_check;
alter table membership add constraint membership_role_check
  check (role in ('administrator', 'coordinator', 'contact-person', 'mentor', 'mentee', 'guardian', 'specialist', 'rater', 'auditor', 'registrar'));
alter table organisation alter column strong_roles set default '{administrator,coordinator,specialist,registrar}';

do $$
declare
  one record;
begin
  -- The wall hides organisations from whoever owns the tables, too.
  perform set_config('app.door', 'sign-in', true);
  update organisation set strong_roles = strong_roles || '{registrar}' where strong_roles @> '{coordinator}';
end
$$;

-- Official notes are opened for the registrar, and only in a transaction for that.
create policy records on confided_text for select using (
  note_class = 'official' and current_setting('app.purpose', true) = 'records'
  and exists (select from membership s where s.organisation_id = confided_text.organisation_id and s.role = 'registrar'
    and s.person_id = nullif(current_setting('app.person', true), '')::uuid and this_day() between s.first_day and coalesce(s.last_day, 'infinity')));

-- Whether mentorships that have ended go to an archive before they go from here; or the decision that they need not.
create table archive_choice (
  organisation_id uuid not null references organisation,
  hands_over boolean not null,
  decision text check (decision <> ''),
  decided_on date,
  noted_by uuid not null,
  primary key (organisation_id),
  foreign key (organisation_id, noted_by) references person,
  check (hands_over or (decision is not null and decided_on is not null))
);
grant select, insert on archive_choice to mentorium_desk;
grant update (hands_over, decision, decided_on, noted_by) on archive_choice to mentorium_desk;

-- A package, named by the sum of its bytes; the archive confirms that sum.
create table archive_package (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  made_by uuid not null,
  made_on date not null,
  language text not null check (language in ('en', 'nl', 'sv')),
  mentorships integer not null check (mentorships > 0),
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  receipt text check (receipt <> ''),
  received_on date check (received_on >= made_on),
  receipt_noted_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, made_by) references person,
  foreign key (organisation_id, receipt_noted_by) references person,
  check (num_nulls(receipt, received_on, receipt_noted_by) in (0, 3))
);
grant select, insert on archive_package to mentorium_desk;
grant update (receipt, received_on, receipt_noted_by) on archive_package to mentorium_desk;

-- What of a mentorship was in it, as a sum: what has changed since is not in it.
create table archive_item (
  organisation_id uuid not null references organisation,
  package_id uuid not null,
  mentorship_id uuid not null,
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  primary key (organisation_id, package_id, mentorship_id),
  foreign key (organisation_id, package_id) references archive_package,
  foreign key (organisation_id, mentorship_id) references mentorship
);
create index archive_item_mentorship on archive_item (organisation_id, mentorship_id);
grant select, insert on archive_item to mentorium_desk;

-- Somebody asks to see documents. Who asks need not say who they are, nor why.
create table record_request (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  number integer not null,
  wish bytea not null,
  contact bytea,
  key_id uuid,
  received_at timestamptz not null default now(),
  received_by uuid not null,
  answered_at timestamptz,
  answered_by uuid,
  given integer,
  masked integer,
  withheld integer,
  primary key (organisation_id, id),
  constraint record_request_number_once unique (organisation_id, number),
  foreign key (organisation_id, received_by) references person,
  foreign key (organisation_id, answered_by) references person,
  constraint record_request_key foreign key (organisation_id, key_id) references data_key,
  constraint record_request_is_sealed check (num_nonnulls(wish, contact) = 0 or key_id is not null),
  check (num_nulls(answered_at, answered_by, given, masked, withheld) in (0, 5))
);
create index record_request_sealed_under on record_request (organisation_id, key_id);
grant select, insert on record_request to mentorium_desk;
grant update (wish, contact, key_id, answered_at, answered_by, given, masked, withheld) on record_request to mentorium_desk;

-- A document that was found, and what was decided about it: given, given with pieces masked, or withheld.
create table record_item (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  request_id uuid not null,
  text_id uuid,
  mentorship_id uuid,
  application_id uuid,
  added_by uuid not null,
  added_at timestamptz not null default now(),
  verdict text check (verdict in ('give', 'mask', 'withhold')),
  ground text check (ground <> ''),
  pieces bytea,
  key_id uuid,
  decided_by uuid,
  decided_at timestamptz,
  primary key (organisation_id, id),
  constraint record_item_once unique nulls not distinct (organisation_id, request_id, text_id, mentorship_id, application_id),
  foreign key (organisation_id, request_id) references record_request,
  foreign key (organisation_id, text_id) references confided_text,
  foreign key (organisation_id, mentorship_id) references mentorship,
  foreign key (organisation_id, application_id) references application,
  foreign key (organisation_id, added_by) references person,
  foreign key (organisation_id, decided_by) references person,
  constraint record_item_key foreign key (organisation_id, key_id) references data_key,
  constraint record_item_is_sealed check (pieces is null or key_id is not null),
  constraint record_item_of_one check ((mentorship_id is null) <> (application_id is null) and (text_id is null or mentorship_id is not null)),
  constraint record_item_decided check ((verdict is null) = (decided_by is null) and (verdict is null) = (decided_at is null)),
  constraint record_item_ground check ((verdict in ('mask', 'withhold')) = (ground is not null)),
  constraint record_item_pieces check ((verdict is not distinct from 'mask') = (pieces is not null))
);
create index record_item_mentorship on record_item (organisation_id, mentorship_id);
create index record_item_application on record_item (organisation_id, application_id);
create index record_item_text on record_item (organisation_id, text_id);
create index record_item_sealed_under on record_item (organisation_id, key_id);
grant select, insert, delete on record_item to mentorium_desk;
grant update (verdict, ground, pieces, key_id, decided_by, decided_at) on record_item to mentorium_desk;

do $$
declare
  one text;
begin
  foreach one in array array['archive_choice', 'archive_package', 'archive_item', 'record_request', 'record_item'] loop
    execute format('alter table %I enable row level security, force row level security', one);
    execute format('create policy erasing on %I using (current_setting(''app.purpose'', true) = ''erase'' and organisation_id = nullif(current_setting(''app.organisation'', true), '''')::uuid)', one);
    execute format('create policy backing_up on %I for select to %I using (current_setting(''app.purpose'', true) = ''backup'')', one, current_user);
  end loop;
  foreach one in array array['archive_choice', 'archive_package', 'archive_item'] loop
    execute format('create policy wall on %I using (organisation_id = nullif(current_setting(''app.organisation'', true), '''')::uuid)', one);
  end loop;
  foreach one in array array['archive_choice', 'archive_item'] loop
    execute format('grant delete on %I to mentorium_desk', one);
    execute format('create policy only_erasing on %I as restrictive for delete to mentorium_desk using (current_setting(''app.purpose'', true) in (''erase'', ''keys''))', one);
  end loop;
  -- Who asks for what, and what of it is kept secret, is seen by registrars alone.
  foreach one in array array['record_request', 'record_item'] loop
    execute format('create policy wall on %I as restrictive using (organisation_id = nullif(current_setting(''app.organisation'', true), '''')::uuid)', one);
    execute format('create policy registrar on %I using (exists (select from membership s where s.organisation_id = %I.organisation_id and s.role = ''registrar''
      and s.person_id = nullif(current_setting(''app.person'', true), '''')::uuid and this_day() between s.first_day and coalesce(s.last_day, ''infinity'')))', one, one);
    execute format('create policy keeping_keys on %I to %I using (current_setting(''app.purpose'', true) = ''keys'')', one, current_user);
  end loop;
end
$$;
