-- Every relation has a clock, every clock a person, every person a deputy: jobs, signals, pauses, absences, and how people want their mail.

-- Work that nobody starts by hand. It is done in the transaction that marks it done: killed at any moment, it is done once.
create table job (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  kind text not null,
  key text not null,
  data jsonb not null default '{}',
  due_at timestamptz not null,
  next_try_at timestamptz not null,
  tries integer not null default 0,
  trouble text,
  done_at timestamptz,
  primary key (organisation_id, id),
  constraint job_once unique (organisation_id, kind, key)
);
create index job_due on job (organisation_id, next_try_at) where done_at is null;
alter table job enable row level security;
alter table job force row level security;
create policy wall on job using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
grant select, insert, delete on job to mentorium_desk;
grant update (next_try_at, tries, trouble, done_at) on job to mentorium_desk;

-- A letter is for somebody; news may wait for the next digest, what is asked of a person may not.
alter table letter add column person_id uuid, add column is_held boolean not null default false, add column bounced_at timestamptz, add column unsubscribe_url text, add column calendar text;
alter table letter add foreign key (organisation_id, person_id) references person (organisation_id, id);
create index letter_address on letter (organisation_id, address, made_at);
create index letter_held on letter (organisation_id, due_at) where is_held and sent_at is null;
grant update (is_held, bounced_at, calendar) on letter to mentorium_desk;

create table mail_choice (
  organisation_id uuid not null references organisation,
  person_id uuid not null,
  frequency text not null check (frequency in ('at-once', 'daily', 'weekly', 'none')),
  quiet_from integer not null check (quiet_from between 0 and 23),
  quiet_to integer not null check (quiet_to between 0 and 23),
  token text not null,
  primary key (organisation_id, person_id),
  foreign key (organisation_id, person_id) references person (organisation_id, id)
);
alter table mail_choice enable row level security;
alter table mail_choice force row level security;
create policy wall on mail_choice using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
grant select, insert on mail_choice to mentorium_desk;
grant update (frequency, quiet_from, quiet_to) on mail_choice to mentorium_desk;

-- Who looks after a cohort, and who does when that person is away.
alter table cohort add column coordinator_id uuid, add column deputy_id uuid;
alter table cohort add foreign key (organisation_id, coordinator_id) references person (organisation_id, id);
alter table cohort add foreign key (organisation_id, deputy_id) references person (organisation_id, id);

-- Holidays: the clocks of a cohort stand still.
alter table cohort_date drop constraint cohort_date_kind_check;
alter table cohort_date add constraint cohort_date_kind_check check (kind in ('phase', 'gathering', 'deadline', 'break'));

create table absence (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  first_day date not null,
  last_day date not null,
  deputy_id uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references person (organisation_id, id),
  foreign key (organisation_id, deputy_id) references person (organisation_id, id),
  check (last_day >= first_day),
  check (deputy_id <> person_id)
);
create index absence_person on absence (organisation_id, person_id);
alter table absence enable row level security;
alter table absence force row level security;
create policy wall on absence using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
grant select, insert, delete on absence to mentorium_desk;

create table pause (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  mentorship_id uuid not null,
  first_day date not null,
  last_day date,
  reason text not null check (reason in ('illness', 'leave', 'workload', 'other')),
  asked_by uuid not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, mentorship_id) references mentorship (organisation_id, id),
  foreign key (organisation_id, asked_by) references person (organisation_id, id),
  check (last_day >= first_day)
);
create index pause_mentorship on pause (organisation_id, mentorship_id);
alter table pause enable row level security;
alter table pause force row level security;
create policy inside on pause using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
create policy wall on pause as restrictive using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
grant select, insert on pause to mentorium_desk;
grant update (last_day) on pause to mentorium_desk;

-- A fact that somebody should look at: never what was said.
create table signal (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  kind text not null,
  severity text not null check (severity in ('low', 'middle', 'high')),
  mentorship_id uuid,
  mentee_id uuid,
  round_id uuid,
  subject_id uuid,
  fact jsonb not null default '{}',
  since date not null,
  raised_on date not null,
  raised_by uuid,
  action_due date not null,
  owner_id uuid not null,
  deputy_id uuid,
  settled_on date,
  settled_by uuid,
  outcome text,
  primary key (organisation_id, id),
  foreign key (organisation_id, mentorship_id) references mentorship (organisation_id, id),
  foreign key (organisation_id, mentee_id) references person (organisation_id, id),
  foreign key (organisation_id, round_id) references assessment_round (organisation_id, id),
  foreign key (organisation_id, raised_by) references person (organisation_id, id),
  foreign key (organisation_id, owner_id) references person (organisation_id, id),
  foreign key (organisation_id, deputy_id) references person (organisation_id, id),
  foreign key (organisation_id, settled_by) references person (organisation_id, id),
  check ((settled_on is null) = (outcome is null)),
  check (mentorship_id is not null or round_id is not null)
);
create unique index signal_open_once on signal (organisation_id, kind, mentorship_id, round_id, mentee_id, subject_id) nulls not distinct where settled_on is null and raised_by is null;
create index signal_open on signal (organisation_id, owner_id) where settled_on is null;
create index signal_mentorship on signal (organisation_id, mentorship_id);
alter table signal enable row level security;
alter table signal force row level security;
create policy inside on signal using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
create policy wall on signal as restrictive using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
grant select, insert on signal to mentorium_desk;
grant update (severity, fact, owner_id, deputy_id, action_due, settled_on, settled_by, outcome) on signal to mentorium_desk;

create table signal_step (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  signal_id uuid not null,
  kind text not null check (kind in ('action', 'escalation', 'deputy')),
  what text,
  taken_on date not null,
  person_id uuid,
  to_id uuid,
  made_at timestamptz not null default now(),
  primary key (organisation_id, id),
  foreign key (organisation_id, signal_id) references signal (organisation_id, id),
  foreign key (organisation_id, person_id) references person (organisation_id, id),
  foreign key (organisation_id, to_id) references person (organisation_id, id),
  check ((kind = 'action') = (what is not null and person_id is not null))
);
create index signal_step_signal on signal_step (organisation_id, signal_id);
alter table signal_step enable row level security;
alter table signal_step force row level security;
create policy inside on signal_step using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
create policy wall on signal_step as restrictive using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
grant select, insert on signal_step to mentorium_desk;

-- What a person wrote who raised a signal: for whoever raised it and whoever owns it now, for nobody else.
create table signal_text (
  organisation_id uuid not null references organisation,
  signal_id uuid not null,
  author_id uuid not null,
  body text not null check (body <> ''),
  primary key (organisation_id, signal_id),
  foreign key (organisation_id, signal_id) references signal (organisation_id, id),
  foreign key (organisation_id, author_id) references person (organisation_id, id)
);
alter table signal_text enable row level security;
alter table signal_text force row level security;
create policy wall on signal_text as restrictive using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
create policy author on signal_text using (author_id = nullif(current_setting('app.person', true), '')::uuid);
create policy owner on signal_text for select using (exists (
  select from signal s where s.organisation_id = signal_text.organisation_id and s.id = signal_text.signal_id
    and s.owner_id = nullif(current_setting('app.person', true), '')::uuid));
grant select, insert on signal_text to mentorium_desk;
