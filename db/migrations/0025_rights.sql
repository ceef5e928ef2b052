-- Rights of people over what is stored about them: what they ask, what was decided, what stands beside a note, what is not used for now.
create table right_request (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  kind text not null check (kind in ('access', 'correction', 'erasure', 'restriction', 'objection')),
  wish text not null default '',
  made_at timestamptz not null default now(),
  answer_by date not null,
  decided_by uuid,
  decided_at timestamptz,
  is_granted boolean,
  reason text,
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references person,
  foreign key (organisation_id, decided_by) references person,
  check ((decided_at is null) = (is_granted is null)),
  check (is_granted is distinct from false or coalesce(reason, '') <> '')
);
create unique index right_request_open on right_request (organisation_id, person_id, kind) where decided_at is null;
alter table right_request enable row level security, force row level security;
create policy wall on right_request using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
grant select, insert on right_request to mentorium_desk;
grant update (decided_by, decided_at, is_granted, reason, wish) on right_request to mentorium_desk;

-- What stays although somebody asked for it to go, and why.
create table right_refusal (
  organisation_id uuid not null references organisation,
  request_id uuid not null,
  subject text not null,
  hold text not null check (hold in ('of-others', 'pupil-file', 'signed', 'journal', 'anonymous')),
  rows_due integer not null check (rows_due > 0),
  primary key (organisation_id, request_id, subject),
  foreign key (organisation_id, request_id) references right_request
);
alter table right_refusal enable row level security, force row level security;
create policy wall on right_refusal using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
grant select, insert on right_refusal to mentorium_desk;

-- While it stands, somebody is in no matching and in no figure.
create table restriction (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  kind text not null check (kind in ('restriction', 'objection')),
  set_by uuid not null,
  first_day date not null,
  last_day date check (last_day >= first_day),
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references person,
  foreign key (organisation_id, set_by) references person
);
create index restriction_person on restriction (organisation_id, person_id);
alter table restriction enable row level security, force row level security;
create policy wall on restriction using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
grant select, insert on restriction to mentorium_desk;
grant update (last_day) on restriction to mentorium_desk;

-- What somebody says beside a text about them; it is shown wherever the text is.
create table counter_statement (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  text_id uuid not null,
  author_id uuid not null,
  body bytea not null,
  key_id uuid,
  made_on date not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, text_id) references confided_text,
  foreign key (organisation_id, author_id) references person,
  constraint counter_statement_key foreign key (organisation_id, key_id) references data_key,
  constraint counter_statement_is_sealed check (body is null or key_id is not null)
);
create index counter_statement_text on counter_statement (organisation_id, text_id);
create index counter_statement_sealed_under on counter_statement (organisation_id, key_id);
alter table counter_statement enable row level security, force row level security;
-- Read by whoever reads the text.
create policy beside on counter_statement using (exists (select from confided_text t where t.organisation_id = counter_statement.organisation_id and t.id = counter_statement.text_id));
create policy wall on counter_statement as restrictive using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
grant select, insert on counter_statement to mentorium_desk;

-- For how long, where an organisation has decided otherwise than is usual; and each time that what was due has gone.
create table retention_choice (
  organisation_id uuid not null references organisation,
  rule text not null,
  years integer not null check (years between 0 and 30),
  chosen_by uuid not null,
  made_at timestamptz not null default now(),
  primary key (organisation_id, rule),
  foreign key (organisation_id, chosen_by) references person
);
alter table retention_choice enable row level security, force row level security;
create policy wall on retention_choice using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
grant select, insert, delete on retention_choice to mentorium_desk;
grant update (years, chosen_by, made_at) on retention_choice to mentorium_desk;

create table retention_run (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  run_by uuid not null,
  run_at timestamptz not null default now(),
  done_rows jsonb not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, run_by) references person
);
alter table retention_run enable row level security, force row level security;
create policy wall on retention_run using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
grant select, insert on retention_run to mentorium_desk;

-- Rows go in a transaction for that, and what is gone for good goes in no other: a right to delete that somebody's own rows give is not one.
do $$
declare
  one record;
begin
  for one in
    select c.relname as name, has_table_privilege('mentorium_desk', c.oid, 'delete') as deletes from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relrowsecurity
        and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'organisation_id' and not a.attisdropped)
        and c.relname not in ('journal', 'right_request', 'right_refusal', 'retention_run')
      order by 1
  loop
    execute format('create policy erasing on %I using (current_setting(''app.purpose'', true) = ''erase'' and organisation_id = nullif(current_setting(''app.organisation'', true), '''')::uuid)', one.name);
    if not one.deletes then
      execute format('grant delete on %I to mentorium_desk', one.name);
      execute format('create policy only_erasing on %I as restrictive for delete to mentorium_desk using (current_setting(''app.purpose'', true) in (''erase'', ''keys''))', one.name);
    end if;
  end loop;
end
$$;
grant update (name, email, person_id) on rater to mentorium_desk;
grant update (body) on confided_text to mentorium_desk;
create policy only_erasing_changes on confided_text as restrictive for update to mentorium_desk using (current_setting('app.purpose', true) in ('erase', 'keys'));
grant update (key_id) on confided_text to mentorium_desk;
grant update (proposal_id) on mentorship to mentorium_desk;
grant update (mentorship_id) on own_action to mentorium_desk;
grant update (goal_id) on evidence to mentorium_desk;
grant update (based_on, pool) on matching_run, division to mentorium_desk;
grant update (round_id) on strength to mentorium_desk;
grant update (content) on roster_import to mentorium_desk;
alter table person add column erased_on date;

create function is_restricted(house uuid, somebody uuid) returns boolean language sql stable as $$
  select exists (select from restriction r where r.organisation_id = house and r.person_id = somebody and this_day() between r.first_day and coalesce(r.last_day, 'infinity'))
$$;
