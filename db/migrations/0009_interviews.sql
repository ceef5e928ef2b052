-- A structured interview for admission: two people ask the same questions and score them apart. Kept apart from assessment.
create table interview (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  application_id uuid not null,
  made_by uuid not null,
  made_at timestamptz not null default now(),
  primary key (organisation_id, id),
  constraint interview_once unique (organisation_id, application_id),
  foreign key (organisation_id, application_id) references application,
  foreign key (organisation_id, made_by) references person
);
alter table interview enable row level security;
alter table interview force row level security;
create policy wall on interview using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
grant select, insert on interview to mentorium_desk;

create table interviewer (
  organisation_id uuid not null references organisation,
  interview_id uuid not null,
  person_id uuid not null,
  submitted_at timestamptz,
  primary key (organisation_id, interview_id, person_id),
  foreign key (organisation_id, interview_id) references interview,
  foreign key (organisation_id, person_id) references person
);
alter table interviewer enable row level security;
alter table interviewer force row level security;
create policy wall on interviewer using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
grant select, insert, update on interviewer to mentorium_desk;

-- Nobody sees the other's scores before both have handed in: the database refuses. After that nobody changes them.
create table interview_score (
  organisation_id uuid not null references organisation,
  interview_id uuid not null,
  person_id uuid not null,
  competence_id text not null,
  question integer not null check (question between 1 and 2),
  level integer check (level between 1 and 5),
  note text not null default '',
  primary key (organisation_id, interview_id, person_id, competence_id, question),
  foreign key (organisation_id, interview_id, person_id) references interviewer
);
alter table interview_score enable row level security;
alter table interview_score force row level security;
create policy wall on interview_score as restrictive using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
create policy own on interview_score using (person_id = nullif(current_setting('app.person', true), '')::uuid) with check (
  person_id = nullif(current_setting('app.person', true), '')::uuid
  and exists (select 1 from interviewer i where i.organisation_id = interview_score.organisation_id and i.interview_id = interview_score.interview_id and i.person_id = interview_score.person_id and i.submitted_at is null)
);
create policy together on interview_score for select using (
  not exists (select 1 from interviewer i where i.organisation_id = interview_score.organisation_id and i.interview_id = interview_score.interview_id and i.submitted_at is null)
);
grant select, insert, update on interview_score to mentorium_desk;
