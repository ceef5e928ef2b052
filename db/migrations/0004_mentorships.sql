-- The mentorship itself. Words that people confide stand in one table with a wall of its own.

create table mentorship (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  cohort_id uuid not null,
  proposal_id uuid,
  kind text not null check (kind in ('pair', 'group')),
  name text,
  unit_id uuid,
  first_day date not null,
  made_at timestamptz not null default now(),
  primary key (organisation_id, id),
  foreign key (organisation_id, cohort_id) references cohort,
  foreign key (organisation_id, proposal_id) references proposal,
  foreign key (organisation_id, unit_id) references unit,
  constraint mentorship_proposal_once unique (organisation_id, proposal_id)
);
create index mentorship_cohort on mentorship (organisation_id, cohort_id);

create table mentorship_member (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  mentorship_id uuid not null,
  person_id uuid not null,
  part text not null check (part in ('mentor', 'second-mentor', 'mentee')),
  first_day date not null,
  last_day date,
  primary key (organisation_id, id),
  foreign key (organisation_id, mentorship_id) references mentorship,
  foreign key (organisation_id, person_id) references person,
  check (last_day is null or last_day >= first_day)
);
create index mentorship_member_person on mentorship_member (organisation_id, person_id);
create index mentorship_member_mentorship on mentorship_member (organisation_id, mentorship_id);

create table closure (
  organisation_id uuid not null references organisation,
  mentorship_id uuid not null,
  closed_on date not null,
  reason text not null check (reason in ('completed', 'no-rapport', 'no-time', 'left', 'moved', 'other')),
  closed_by uuid not null,
  made_at timestamptz not null default now(),
  primary key (organisation_id, mentorship_id),
  foreign key (organisation_id, mentorship_id) references mentorship,
  foreign key (organisation_id, closed_by) references person
);

-- note_class decides who reads: private (the author), shared (both sides), official (also those with a role), safeguarding (specialists).
create table confided_text (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  mentorship_id uuid not null,
  author_id uuid not null,
  note_class text not null check (note_class in ('private', 'shared', 'official', 'safeguarding')),
  body text not null check (body <> ''),
  written_at timestamptz not null default now(),
  primary key (organisation_id, id),
  foreign key (organisation_id, mentorship_id) references mentorship,
  foreign key (organisation_id, author_id) references person
);
create index confided_text_mentorship on confided_text (organisation_id, mentorship_id);

create table goal (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  mentorship_id uuid not null,
  text_id uuid not null,
  set_by uuid not null,
  set_on date not null,
  reached_on date,
  primary key (organisation_id, id),
  foreign key (organisation_id, mentorship_id) references mentorship,
  foreign key (organisation_id, text_id) references confided_text,
  foreign key (organisation_id, set_by) references person
);

create table meeting (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  mentorship_id uuid not null,
  held_on date not null,
  minutes integer not null,
  with_mentee_id uuid,
  recorded_by uuid not null,
  recorded_at timestamptz not null default now(),
  text_id uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, mentorship_id) references mentorship,
  foreign key (organisation_id, with_mentee_id) references person,
  foreign key (organisation_id, recorded_by) references person,
  foreign key (organisation_id, text_id) references confided_text,
  constraint meeting_minutes_plausible check (minutes between 5 and 720)
);
create index meeting_mentorship on meeting (organisation_id, mentorship_id, held_on desc);

create table agreement (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  mentorship_id uuid not null,
  meeting_id uuid,
  text_id uuid not null,
  owner_id uuid not null,
  due_on date,
  made_on date not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, mentorship_id) references mentorship,
  foreign key (organisation_id, meeting_id) references meeting,
  foreign key (organisation_id, text_id) references confided_text,
  foreign key (organisation_id, owner_id) references person
);
create index agreement_mentorship on agreement (organisation_id, mentorship_id);

create table agreement_outcome (
  organisation_id uuid not null references organisation,
  agreement_id uuid not null,
  kept boolean not null,
  settled_on date not null,
  settled_by uuid not null,
  primary key (organisation_id, agreement_id),
  foreign key (organisation_id, agreement_id) references agreement,
  foreign key (organisation_id, settled_by) references person
);

do $$
declare name text;
begin
  foreach name in array array['mentorship', 'mentorship_member', 'closure', 'goal', 'meeting', 'agreement', 'agreement_outcome', 'confided_text'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy wall on %I as restrictive using (organisation_id = nullif(current_setting(''app.organisation'', true), '''')::uuid)', name);
    if name <> 'confided_text' then
      execute format('create policy inside on %I using (organisation_id = nullif(current_setting(''app.organisation'', true), '''')::uuid)', name);
    end if;
  end loop;
end $$;

create policy author on confided_text using (
  author_id = nullif(current_setting('app.person', true), '')::uuid);
create policy member on confided_text for select using (
  note_class in ('shared', 'official') and exists (
    select 1 from mentorship_member m
    where m.organisation_id = confided_text.organisation_id and m.mentorship_id = confided_text.mentorship_id
      and m.person_id = nullif(current_setting('app.person', true), '')::uuid
      and current_date between m.first_day and coalesce(m.last_day, 'infinity')));
create policy specialist on confided_text for select using (
  note_class in ('official', 'safeguarding') and exists (
    select 1 from membership s
    where s.organisation_id = confided_text.organisation_id and s.role = 'specialist'
      and s.person_id = nullif(current_setting('app.person', true), '')::uuid
      and current_date between s.first_day and coalesce(s.last_day, 'infinity')));

grant select, insert, update on mentorship, mentorship_member, goal, meeting to mentorium_desk;
grant select, insert on closure, confided_text, agreement, agreement_outcome to mentorium_desk;
