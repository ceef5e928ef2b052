-- Guardians and observers are asked too; a round may be open and named; a report may wait for a talk, and may be shared by its
-- mentor; what every number was made of is kept, without a value, so that all releases can be audited together.
alter table assessment_round add column confidentiality text not null default 'confidential' check (confidentiality in ('confidential', 'named'));
alter table assessment_round add column release_mode text not null default 'own' check (release_mode in ('own', 'talk'));

alter table rater drop constraint rater_source_check;
alter table rater add constraint rater_source_check check (source in ('self', 'mentee', 'guardian', 'colleague', 'supervisor', 'observer'));
alter table rater add column contact text check (contact in ('weekly', 'monthly', 'seldom'));
alter table rater add column observed_on date;

-- What an observer saw (facts) and made of it (reading), apart.
alter table rating add column facts text not null default '';
alter table rating add column reading text not null default '';

-- Somebody who talks a report through with its mentor; in rounds that ask for a talk it opens there and not before.
create table report_talk (
  organisation_id uuid not null references organisation,
  round_id uuid not null,
  mentor_id uuid not null,
  coach_id uuid not null,
  asked_at timestamptz not null default now(),
  held_at timestamptz,
  primary key (organisation_id, round_id, mentor_id),
  foreign key (organisation_id, round_id) references assessment_round,
  foreign key (organisation_id, mentor_id) references person,
  foreign key (organisation_id, coach_id) references person,
  check (coach_id <> mentor_id)
);
alter table report_talk enable row level security;
alter table report_talk force row level security;
create policy wall on report_talk using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
grant select, insert, update, delete on report_talk to mentorium_desk;

-- A mentor lets somebody read a report, until the mentor ends it.
create table report_share (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  round_id uuid not null,
  mentor_id uuid not null,
  reader_id uuid not null,
  made_at timestamptz not null default now(),
  ended_at timestamptz,
  primary key (organisation_id, id),
  constraint report_share_once unique (organisation_id, round_id, mentor_id, reader_id),
  foreign key (organisation_id, round_id) references assessment_round,
  foreign key (organisation_id, mentor_id) references person,
  foreign key (organisation_id, reader_id) references person,
  check (reader_id <> mentor_id)
);
alter table report_share enable row level security;
alter table report_share force row level security;
create policy wall on report_share as restrictive using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
create policy own on report_share using (mentor_id = nullif(current_setting('app.person', true), '')::uuid);
create policy reader on report_share for select using (reader_id = nullif(current_setting('app.person', true), '')::uuid);
grant select, insert, update on report_share to mentorium_desk;

drop policy own on assessment_report;
create policy own on assessment_report for select using (
  mentor_id = nullif(current_setting('app.person', true), '')::uuid
  and (
    exists (select 1 from assessment_round r where r.organisation_id = assessment_report.organisation_id and r.id = assessment_report.round_id and r.release_mode = 'own')
    or exists (select 1 from report_talk t where t.organisation_id = assessment_report.organisation_id and t.round_id = assessment_report.round_id and t.mentor_id = assessment_report.mentor_id and t.held_at is not null)
  )
);
create policy shared on assessment_report for select using (
  exists (
    select 1 from report_share s
    where s.organisation_id = assessment_report.organisation_id and s.round_id = assessment_report.round_id and s.mentor_id = assessment_report.mentor_id
      and s.reader_id = nullif(current_setting('app.person', true), '')::uuid and s.ended_at is null
  )
);

-- What carries names (open rounds, observers): the mentor's alone, also where the report is shown to somebody.
create table report_names (
  organisation_id uuid not null references organisation,
  round_id uuid not null,
  mentor_id uuid not null,
  content jsonb not null,
  made_at timestamptz not null default now(),
  primary key (organisation_id, round_id, mentor_id, made_at),
  foreign key (organisation_id, round_id) references assessment_round,
  foreign key (organisation_id, mentor_id) references person
);
alter table report_names enable row level security;
alter table report_names force row level security;
create policy wall on report_names as restrictive using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
create policy own on report_names for select using (
  mentor_id = nullif(current_setting('app.person', true), '')::uuid
  and exists (
    select 1 from assessment_report a
    where a.organisation_id = report_names.organisation_id and a.round_id = report_names.round_id and a.mentor_id = report_names.mentor_id
  )
);
create policy report on report_names for insert with check (current_setting('app.purpose', true) = 'report');
grant select, insert on report_names to mentorium_desk;

-- Which raters stand behind a number that was shown; never what they said. `mentor_id` is null for a number about the group.
create table released_row (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  round_id uuid not null,
  mentor_id uuid,
  competence_id text not null,
  what text not null,
  raters jsonb not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, round_id) references assessment_round
);
create index released_row_round on released_row (organisation_id, round_id);
alter table released_row enable row level security;
alter table released_row force row level security;
create policy wall on released_row as restrictive using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
create policy report on released_row using (current_setting('app.purpose', true) = 'report');
grant select, insert on released_row to mentorium_desk;

-- The round as a whole, for those who run it: five mentors or more, frozen when the reports are made.
create table group_report (
  organisation_id uuid not null references organisation,
  round_id uuid not null,
  content jsonb not null,
  made_at timestamptz not null default now(),
  primary key (organisation_id, round_id),
  foreign key (organisation_id, round_id) references assessment_round
);
alter table group_report enable row level security;
alter table group_report force row level security;
create policy wall on group_report using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
grant select, insert on group_report to mentorium_desk;

-- A round may be opened again for late answers. A report is never changed: a later one stands beside it.
alter table assessment_round add column first_released_at timestamptz;
alter table assessment_report drop constraint assessment_report_pkey;
alter table assessment_report add primary key (organisation_id, round_id, mentor_id, made_at);
