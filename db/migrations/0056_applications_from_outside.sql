-- Applications from outside: somebody without an account applies by a public link of a cohort and role. What they write lies apart from
-- people and applications until a coordinator has said who it is; no route of theirs writes anywhere else.

create table application_call (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  cohort_id uuid not null,
  role text not null check (role in ('mentor', 'mentee')),
  is_open boolean not null default false,
  opens_on date,
  closes_on date,
  answer_by date,
  asks_manager boolean not null default false,
  welcome jsonb not null default '{}',
  questions jsonb not null default '[]',
  primary key (organisation_id, id),
  foreign key (organisation_id, cohort_id) references cohort,
  constraint application_call_once unique (organisation_id, cohort_id, role),
  constraint application_call_days check (closes_on >= opens_on and answer_by >= opens_on),
  constraint application_call_open check (not is_open or num_nonnulls(opens_on, closes_on) = 2)
);
select put_behind_wall('application_call');
grant update (is_open, opens_on, closes_on, answer_by, asks_manager, welcome, questions) on application_call to mentorium_desk;

-- A draft until it is sent; who it is, is said by a coordinator, and only then there are a person and an application.
create table public_application (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  call_id uuid not null,
  key_id uuid not null,
  content bytea not null,
  made_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  sent_at timestamptz,
  confirmed_at timestamptz,
  withdrawn_on date,
  taken_at timestamptz,
  person_id uuid,
  application_id uuid,
  is_new_person boolean not null default false,
  primary key (organisation_id, id),
  foreign key (organisation_id, call_id) references application_call,
  foreign key (organisation_id, key_id) references data_key,
  foreign key (organisation_id, person_id) references person,
  foreign key (organisation_id, application_id) references application,
  constraint public_application_once unique (organisation_id, application_id),
  constraint public_application_taken check (num_nonnulls(taken_at, person_id, application_id) in (0, 3) and (taken_at is null or sent_at is not null))
);
create index public_application_call on public_application (organisation_id, call_id);
create index public_application_person on public_application (organisation_id, person_id);
create index public_application_sealed_under on public_application (organisation_id, key_id);
select put_behind_wall('public_application', may_delete => true);
grant update (key_id, content, changed_at, sent_at, confirmed_at, withdrawn_on, taken_at, person_id, application_id, is_new_person)
  on public_application to mentorium_desk;

create table application_evidence (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  public_application_id uuid,
  application_id uuid,
  person_id uuid,
  criterion text not null,
  key_id uuid not null,
  about bytea not null,
  address bytea,
  file_name bytea,
  file_type text,
  file bytea,
  scanned_at timestamptz,
  made_at timestamptz not null default now(),
  verified_by uuid,
  verified_on date,
  primary key (organisation_id, id),
  foreign key (organisation_id, public_application_id) references public_application on delete cascade,
  foreign key (organisation_id, application_id) references application,
  foreign key (organisation_id, person_id) references person,
  foreign key (organisation_id, verified_by) references person,
  foreign key (organisation_id, key_id) references data_key,
  constraint application_evidence_of check (num_nonnulls(public_application_id, application_id) > 0 and (application_id is null) = (person_id is null)),
  constraint application_evidence_what check (num_nonnulls(address, file) = 1 and (file is null) = (file_name is null) and (file is null) = (file_type is null)),
  constraint application_evidence_verified check ((verified_by is null) = (verified_on is null))
);
create index application_evidence_public on application_evidence (organisation_id, public_application_id);
create index application_evidence_application on application_evidence (organisation_id, application_id);
create index application_evidence_person on application_evidence (organisation_id, person_id);
create index application_evidence_sealed_under on application_evidence (organisation_id, key_id);
select put_behind_wall('application_evidence', may_delete => true);
grant update (key_id, about, address, file_name, file, application_id, person_id, scanned_at, verified_by, verified_on) on application_evidence to mentorium_desk;

-- What the manager of an applicant says, asked by a link.
create table manager_consent (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  public_application_id uuid,
  application_id uuid,
  person_id uuid,
  key_id uuid not null,
  contact bytea not null,
  words bytea,
  asked_at timestamptz not null default now(),
  reminded_at timestamptz,
  answered_at timestamptz,
  accepted boolean,
  primary key (organisation_id, id),
  foreign key (organisation_id, public_application_id) references public_application on delete cascade,
  foreign key (organisation_id, application_id) references application,
  foreign key (organisation_id, person_id) references person,
  foreign key (organisation_id, key_id) references data_key,
  constraint manager_consent_of check (num_nonnulls(public_application_id, application_id) > 0 and (application_id is null) = (person_id is null)),
  constraint manager_consent_answer check ((answered_at is null) = (accepted is null)),
  constraint manager_consent_once unique (organisation_id, public_application_id),
  constraint manager_consent_once_each unique (organisation_id, application_id)
);
create index manager_consent_person on manager_consent (organisation_id, person_id);
create index manager_consent_sealed_under on manager_consent (organisation_id, key_id);
select put_behind_wall('manager_consent', may_delete => true);
grant update (key_id, contact, words, application_id, person_id, asked_at, reminded_at, answered_at, accepted) on manager_consent to mentorium_desk;

-- What links open: the only one of these tables that can be read before an organisation is known. The token is kept encrypted too, for it
-- stands on posters and in later letters.
create table application_link (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  token_hash bytea not null,
  key_id uuid not null,
  token bytea not null,
  call_id uuid,
  public_application_id uuid,
  address_of uuid,
  consent_id uuid,
  ends_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, call_id) references application_call on delete cascade,
  foreign key (organisation_id, public_application_id) references public_application on delete cascade,
  foreign key (organisation_id, address_of) references public_application on delete cascade,
  foreign key (organisation_id, consent_id) references manager_consent on delete cascade,
  foreign key (organisation_id, key_id) references data_key,
  constraint application_link_opens_one check (num_nonnulls(call_id, public_application_id, address_of, consent_id) = 1)
);
create unique index application_link_token on application_link (token_hash);
create index application_link_call on application_link (organisation_id, call_id);
create index application_link_public on application_link (organisation_id, public_application_id);
create index application_link_consent on application_link (organisation_id, consent_id);
create index application_link_address on application_link (organisation_id, address_of);
create index application_link_sealed_under on application_link (organisation_id, key_id);
select put_behind_wall('application_link', may_delete => true);
drop policy wall on application_link;
create policy wall on application_link as restrictive using (current_setting('app.scope', true) = 'sign-in'
  or organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
create policy sign_in on application_link for select using (current_setting('app.scope', true) = 'sign-in');
grant update (key_id, token, ends_at) on application_link to mentorium_desk;

-- An admission that ends, and checks of mentors that have to be valid before they are matched.
alter table cohort add column admitted_until date, add column needed_checks jsonb not null default '[]';
grant update (admitted_until, needed_checks) on cohort to mentorium_desk;
alter table admission_decision add column valid_until date check (valid_until is null or admitted);
