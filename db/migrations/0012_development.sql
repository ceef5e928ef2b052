-- Growing between rounds: who helps with a goal, who looks at it, what shows it, what there is to learn from, and what it was worth.

-- A round may be a quick question of one mentor on two or three indicators, open and named; any round may leave indicators out.
alter table assessment_round add column kind text not null default 'round' check (kind in ('round', 'quick'));
alter table assessment_round add column indicators jsonb;
alter table assessment_round add column asked_by uuid;
alter table assessment_round add foreign key (organisation_id, asked_by) references person;
alter table assessment_round add check ((kind = 'quick') = (asked_by is not null));
alter table assessment_round add check (kind <> 'quick' or indicators is not null);

-- A goal need not come from a round.
alter table development_goal alter column round_id drop not null;
alter table development_goal add column mentorship_id uuid;
alter table development_goal add foreign key (organisation_id, mentorship_id) references mentorship;
alter table development_goal add column shared_at timestamptz;
create policy shared on development_goal for select using (
  shared_at is not null and (
    exists (select 1 from person p where p.organisation_id = development_goal.organisation_id and p.id = development_goal.person_id and p.manager_id = nullif(current_setting('app.person', true), '')::uuid)
    or exists (
      select 1 from mentorship_member a
      join mentorship_member b on b.organisation_id = a.organisation_id and b.mentorship_id = a.mentorship_id
      where a.organisation_id = development_goal.organisation_id and a.person_id = development_goal.person_id and a.part = 'mentor'
        and b.person_id = nullif(current_setting('app.person', true), '')::uuid
    )
  )
);

-- Somebody who is asked to help with a goal, or to look at it: they read what the owner wrote to them, and nothing else.
create table goal_request (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  goal_id uuid not null,
  owner_id uuid not null,
  person_id uuid not null,
  kind text not null check (kind in ('help', 'review')),
  indicator_id text not null,
  words text not null check (words <> ''),
  asked_at timestamptz not null default now(),
  answered_at timestamptz,
  agreed boolean,
  answer text not null default '',
  primary key (organisation_id, id),
  foreign key (organisation_id, goal_id) references development_goal,
  foreign key (organisation_id, owner_id) references person,
  foreign key (organisation_id, person_id) references person,
  check (owner_id <> person_id),
  check ((answered_at is null) = (agreed is null))
);
create index goal_request_goal on goal_request (organisation_id, goal_id);
create index goal_request_person on goal_request (organisation_id, person_id);
alter table goal_request enable row level security;
alter table goal_request force row level security;
create policy wall on goal_request as restrictive using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
create policy own on goal_request using (owner_id = nullif(current_setting('app.person', true), '')::uuid);
create policy asked on goal_request for select using (person_id = nullif(current_setting('app.person', true), '')::uuid);
create policy answering on goal_request for update using (person_id = nullif(current_setting('app.person', true), '')::uuid);
grant select, insert on goal_request to mentorium_desk;
grant update (answered_at, agreed, answer) on goal_request to mentorium_desk;

-- What shows that somebody grew: a note, a file, a link, or hours of learning.
create table evidence (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  goal_id uuid,
  held_on date not null,
  title text not null check (title <> ''),
  body text not null default '',
  address text,
  file_name text,
  file_type text,
  file bytea,
  minutes integer not null default 0 check (minutes between 0 and 10000),
  indicators jsonb not null,
  made_at timestamptz not null default now(),
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references person,
  foreign key (organisation_id, goal_id) references development_goal,
  check ((file is null) = (file_name is null) and (file is null) = (file_type is null))
);
create index evidence_person on evidence (organisation_id, person_id);
alter table evidence enable row level security;
alter table evidence force row level security;
create policy wall on evidence as restrictive using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
create policy own on evidence using (person_id = nullif(current_setting('app.person', true), '')::uuid);
create policy reviewer on evidence for select using (
  exists (
    select 1 from goal_request q
    where q.organisation_id = evidence.organisation_id and q.goal_id = evidence.goal_id and q.kind = 'review'
      and q.person_id = nullif(current_setting('app.person', true), '')::uuid
  )
);
grant select, insert, delete on evidence to mentorium_desk;

-- A strength that its owner lets be known: to help others with it, to be matched by it, or both. Taken back at any time.
create table strength (
  organisation_id uuid not null references organisation,
  person_id uuid not null,
  competence_id text not null,
  round_id uuid not null,
  helps boolean not null,
  matches boolean not null,
  made_at timestamptz not null default now(),
  primary key (organisation_id, person_id, competence_id),
  foreign key (organisation_id, person_id) references person,
  foreign key (organisation_id, round_id) references assessment_round
);
alter table strength enable row level security;
alter table strength force row level security;
create policy wall on strength using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
grant select, insert, update, delete on strength to mentorium_desk;

-- What there is to learn from, for everybody in the organisation.
create table resource (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  title text not null check (title <> ''),
  about text not null default '',
  address text,
  kind text not null check (kind in ('article', 'book', 'course', 'film', 'tool', 'other')),
  minutes integer check (minutes between 1 and 10000),
  competences jsonb not null,
  added_by uuid not null,
  added_at timestamptz not null default now(),
  withdrawn_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, added_by) references person
);
alter table resource enable row level security;
alter table resource force row level security;
create policy wall on resource using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
grant select, insert, update on resource to mentorium_desk;

create table resource_use (
  organisation_id uuid not null references organisation,
  resource_id uuid not null,
  person_id uuid not null,
  taken_up_at timestamptz not null default now(),
  helped boolean,
  primary key (organisation_id, resource_id, person_id),
  foreign key (organisation_id, resource_id) references resource,
  foreign key (organisation_id, person_id) references person
);
alter table resource_use enable row level security;
alter table resource_use force row level security;
create policy wall on resource_use using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
grant select, insert, update on resource_use to mentorium_desk;

-- Mentors who learn together.
create table peer_group (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  name text not null check (name <> ''),
  about text not null default '',
  next_on date,
  place text not null default '',
  made_by uuid not null,
  made_at timestamptz not null default now(),
  primary key (organisation_id, id),
  constraint peer_group_name_unique unique (organisation_id, name),
  foreign key (organisation_id, made_by) references person
);
alter table peer_group enable row level security;
alter table peer_group force row level security;
create policy wall on peer_group using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
grant select, insert, update on peer_group to mentorium_desk;

create table peer_group_member (
  organisation_id uuid not null references organisation,
  peer_group_id uuid not null,
  person_id uuid not null,
  joined_at timestamptz not null default now(),
  primary key (organisation_id, peer_group_id, person_id),
  foreign key (organisation_id, peer_group_id) references peer_group,
  foreign key (organisation_id, person_id) references person
);
alter table peer_group_member enable row level security;
alter table peer_group_member force row level security;
create policy wall on peer_group_member using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
grant select, insert, delete on peer_group_member to mentorium_desk;

-- Feedback from one person to another; open until the giver has confirmed what the receiver took from it.
create table feedback (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  giver_id uuid not null,
  receiver_id uuid not null,
  mentorship_id uuid not null,
  indicator_id text,
  situation text not null check (situation <> ''),
  behaviour text not null check (behaviour <> ''),
  effect text not null check (effect <> ''),
  question text not null check (question <> ''),
  sent_at timestamptz not null default now(),
  answer text,
  answered_at timestamptz,
  confirmed_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, giver_id) references person,
  foreign key (organisation_id, receiver_id) references person,
  foreign key (organisation_id, mentorship_id) references mentorship,
  check (giver_id <> receiver_id),
  check ((answer is null) = (answered_at is null)),
  check (confirmed_at is null or answered_at is not null)
);
create index feedback_mentorship on feedback (organisation_id, mentorship_id);
alter table feedback enable row level security;
alter table feedback force row level security;
create policy wall on feedback as restrictive using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
create policy two on feedback using (nullif(current_setting('app.person', true), '')::uuid in (giver_id, receiver_id));
grant select, insert on feedback to mentorium_desk;
grant update (answer, answered_at, confirmed_at) on feedback to mentorium_desk;

-- The key with which an organisation signs. Anybody may know the public half; the other is read only when something is being signed.
create table signing_key (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  public_key jsonb not null,
  made_at timestamptz not null default now(),
  primary key (organisation_id, id),
  constraint signing_key_once unique (organisation_id)
);
alter table signing_key enable row level security;
alter table signing_key force row level security;
create policy wall on signing_key using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
create policy door on signing_key for select using (current_setting('app.door', true) = 'sign-in');
grant select, insert on signing_key to mentorium_desk;

create table signing_secret (
  organisation_id uuid not null references organisation,
  key_id uuid not null,
  private_key jsonb not null,
  primary key (organisation_id, key_id),
  foreign key (organisation_id, key_id) references signing_key
);
alter table signing_secret enable row level security;
alter table signing_secret force row level security;
create policy wall on signing_secret as restrictive using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
create policy sign on signing_secret using (current_setting('app.purpose', true) = 'sign');
grant select, insert on signing_secret to mentorium_desk;

-- What a mentor asks for at the end and is given: hours, competences of the mentor's choice, the signed credential. Whoever
-- holds the code can verify it.
create table certificate (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  cohort_id uuid not null,
  content jsonb not null,
  asked_at timestamptz not null default now(),
  issued_by uuid,
  issued_at timestamptz,
  code text,
  credential text,
  revoked_at timestamptz,
  revoked_why text,
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references person,
  foreign key (organisation_id, cohort_id) references cohort,
  foreign key (organisation_id, issued_by) references person,
  check ((issued_at is null) = (issued_by is null) and (issued_at is null) = (code is null) and (issued_at is null) = (credential is null)),
  check ((revoked_at is null) = (revoked_why is null))
);
create unique index certificate_code on certificate (organisation_id, code);
create index certificate_door on certificate (code);
create unique index certificate_once on certificate (organisation_id, person_id, cohort_id) where revoked_at is null;
alter table certificate enable row level security;
alter table certificate force row level security;
create policy wall on certificate using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
create policy door on certificate for select using (current_setting('app.door', true) = 'sign-in');
grant select, insert on certificate to mentorium_desk;
grant update (issued_by, issued_at, code, credential, revoked_at, revoked_why) on certificate to mentorium_desk;
