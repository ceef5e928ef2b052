-- Guiding pupils: what helps a pupil, worries, referrals to one of two places with no more than is needed, and notes under seal.

create table specialty (
  organisation_id uuid not null references organisation,
  person_id uuid not null,
  target text not null check (target in ('counsellor', 'careers')),
  primary key (organisation_id, person_id, target),
  foreign key (organisation_id, person_id) references person (organisation_id, id)
);

alter table specialty enable row level security;
alter table specialty force row level security;

create policy inside on specialty using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
create policy wall on specialty as restrictive using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);

grant select, insert, delete on specialty to mentorium_desk;

create table pupil_support (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  mentee_id uuid not null,
  body text not null check (body <> ''),
  noted_by uuid not null,
  noted_on date not null,
  ended_on date,
  primary key (organisation_id, id),
  foreign key (organisation_id, mentee_id) references person (organisation_id, id),
  foreign key (organisation_id, noted_by) references person (organisation_id, id)
);

create index pupil_support_mentee on pupil_support (organisation_id, mentee_id);

alter table pupil_support enable row level security;
alter table pupil_support force row level security;

create policy wall on pupil_support as restrictive using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
create policy mentors on pupil_support using (exists (select from mentorship_member c join mentorship_member m on m.organisation_id = c.organisation_id and m.mentorship_id = c.mentorship_id and m.part <> 'mentee' where c.organisation_id = pupil_support.organisation_id and c.person_id = pupil_support.mentee_id and c.part = 'mentee' and m.person_id = nullif(current_setting('app.person', true), '')::uuid and this_day() between m.first_day and coalesce(m.last_day, 'infinity') and coalesce(c.last_day, 'infinity') >= this_day()));
create policy author on pupil_support using (noted_by = nullif(current_setting('app.person', true), '')::uuid);

grant select, insert on pupil_support to mentorium_desk;
grant update (ended_on) on pupil_support to mentorium_desk;

create table worry (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  mentorship_id uuid not null,
  mentee_id uuid not null,
  author_id uuid not null,
  signs text[] not null,
  map jsonb not null,
  seen_on date not null,
  step text not null check (step in ('watch', 'talk', 'refer')),
  closed_on date,
  outcome text check (outcome in ('better', 'same', 'referred')),
  primary key (organisation_id, id),
  check ((closed_on is null) = (outcome is null)),
  foreign key (organisation_id, mentorship_id) references mentorship (organisation_id, id),
  foreign key (organisation_id, mentee_id) references person (organisation_id, id),
  foreign key (organisation_id, author_id) references person (organisation_id, id)
);

create index worry_mentee on worry (organisation_id, mentorship_id, mentee_id);

alter table worry enable row level security;
alter table worry force row level security;

create policy wall on worry as restrictive using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
create policy author on worry using (author_id = nullif(current_setting('app.person', true), '')::uuid);

grant select, insert on worry to mentorium_desk;
grant update (closed_on, outcome) on worry to mentorium_desk;

create table referral (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  mentorship_id uuid not null,
  mentee_id uuid not null,
  target text not null check (target in ('counsellor', 'careers')),
  consent text not null check (consent in ('pupil', 'guardian', 'both', 'none')),
  why_none text check (why_none in ('danger', 'cannot-ask')),
  sent_by uuid not null,
  sent_on date not null,
  answer_due date not null,
  signal_id uuid,
  taken_by uuid,
  accepted_on date,
  declined_on date,
  result text check (result in ('helped', 'ongoing', 'elsewhere', 'not-needed')),
  result_on date,
  primary key (organisation_id, id),
  check ((consent = 'none') = (why_none is not null)),
  check ((result is null) = (result_on is null)),
  foreign key (organisation_id, mentorship_id) references mentorship (organisation_id, id),
  foreign key (organisation_id, mentee_id) references person (organisation_id, id),
  foreign key (organisation_id, sent_by) references person (organisation_id, id),
  foreign key (organisation_id, taken_by) references person (organisation_id, id),
  foreign key (organisation_id, signal_id) references signal (organisation_id, id)
);

create index referral_mentee on referral (organisation_id, mentee_id);

alter table referral enable row level security;
alter table referral force row level security;

create policy wall on referral as restrictive using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
create policy sender on referral using (sent_by = nullif(current_setting('app.person', true), '')::uuid);
create policy specialist on referral using (exists (select from specialty s join membership m on m.organisation_id = s.organisation_id and m.person_id = s.person_id and m.role = 'specialist' where s.organisation_id = referral.organisation_id and s.person_id = nullif(current_setting('app.person', true), '')::uuid and s.target = referral.target and this_day() between m.first_day and coalesce(m.last_day, 'infinity')));

grant select, insert on referral to mentorium_desk;
grant update (signal_id, taken_by, accepted_on, declined_on, result, result_on) on referral to mentorium_desk;

create table referral_text (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  referral_id uuid not null,
  kind text not null check (kind in ('extract', 'answer')),
  author_id uuid not null,
  body text not null check (body <> ''),
  written_on date not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, referral_id) references referral (organisation_id, id),
  foreign key (organisation_id, author_id) references person (organisation_id, id)
);

create index referral_text_referral on referral_text (organisation_id, referral_id);

alter table referral_text enable row level security;
alter table referral_text force row level security;

create policy wall on referral_text as restrictive using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
create policy author on referral_text using (author_id = nullif(current_setting('app.person', true), '')::uuid);
create policy reader on referral_text for select using (exists (select from referral r where r.organisation_id = referral_text.organisation_id and r.id = referral_text.referral_id));

grant select, insert on referral_text to mentorium_desk;

create table sealed_note (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  mentee_id uuid not null,
  author_id uuid not null,
  written_on date not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, mentee_id) references person (organisation_id, id),
  foreign key (organisation_id, author_id) references person (organisation_id, id)
);

alter table sealed_note enable row level security;
alter table sealed_note force row level security;

create policy wall on sealed_note as restrictive using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
create policy specialist on sealed_note using (exists (select from specialty s join membership m on m.organisation_id = s.organisation_id and m.person_id = s.person_id and m.role = 'specialist' where s.organisation_id = sealed_note.organisation_id and s.person_id = nullif(current_setting('app.person', true), '')::uuid and s.target = 'counsellor' and this_day() between m.first_day and coalesce(m.last_day, 'infinity')));

grant select, insert on sealed_note to mentorium_desk;

create table sealed_read (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  note_id uuid not null,
  reader_id uuid not null,
  reason text not null check (reason <> ''),
  read_at timestamptz not null default now(),
  primary key (organisation_id, id),
  foreign key (organisation_id, reader_id) references person (organisation_id, id)
);

create index sealed_read_note on sealed_read (organisation_id, note_id);

alter table sealed_read enable row level security;
alter table sealed_read force row level security;

create policy inside on sealed_read using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
create policy wall on sealed_read as restrictive using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);

grant select, insert on sealed_read to mentorium_desk;

create table sealed_text (
  organisation_id uuid not null references organisation,
  note_id uuid not null,
  author_id uuid not null,
  body text not null check (body <> ''),
  primary key (organisation_id, note_id),
  foreign key (organisation_id, note_id) references sealed_note (organisation_id, id),
  foreign key (organisation_id, author_id) references person (organisation_id, id)
);

alter table sealed_text enable row level security;
alter table sealed_text force row level security;

create policy wall on sealed_text as restrictive using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
create policy writing on sealed_text for insert with check (author_id = nullif(current_setting('app.person', true), '')::uuid and exists (select from specialty s join membership m on m.organisation_id = s.organisation_id and m.person_id = s.person_id and m.role = 'specialist' where s.organisation_id = sealed_text.organisation_id and s.person_id = nullif(current_setting('app.person', true), '')::uuid and s.target = 'counsellor' and this_day() between m.first_day and coalesce(m.last_day, 'infinity')));
-- Read one at a time, by a named specialist, in the transaction that writes down the reason.
create policy unsealed on sealed_text for select using (exists (select from specialty s join membership m on m.organisation_id = s.organisation_id and m.person_id = s.person_id and m.role = 'specialist' where s.organisation_id = sealed_text.organisation_id and s.person_id = nullif(current_setting('app.person', true), '')::uuid and s.target = 'counsellor' and this_day() between m.first_day and coalesce(m.last_day, 'infinity'))
  and exists (select from sealed_read r where r.organisation_id = sealed_text.organisation_id and r.note_id = sealed_text.note_id and r.reader_id = nullif(current_setting('app.person', true), '')::uuid and r.read_at = now()));

grant select, insert on sealed_text to mentorium_desk;

-- A record of a talk may be under the same seal: that it is, is known; the words open like those of a note.
alter table meeting add column note_class text check (note_class in ('private', 'shared', 'official', 'safeguarding'));
drop policy specialist on confided_text;
create policy specialist on confided_text for select using (note_class = 'official' and exists (
  select from membership s where s.organisation_id = confided_text.organisation_id and s.role = 'specialist'
    and s.person_id = nullif(current_setting('app.person', true), '')::uuid and this_day() between s.first_day and coalesce(s.last_day, 'infinity')));
create policy unsealed on confided_text for select using (note_class = 'safeguarding' and exists (select from specialty s join membership m on m.organisation_id = s.organisation_id and m.person_id = s.person_id and m.role = 'specialist' where s.organisation_id = confided_text.organisation_id and s.person_id = nullif(current_setting('app.person', true), '')::uuid and s.target = 'counsellor' and this_day() between m.first_day and coalesce(m.last_day, 'infinity'))
  and exists (select from sealed_read r where r.organisation_id = confided_text.organisation_id and r.note_id = confided_text.id and r.reader_id = nullif(current_setting('app.person', true), '')::uuid and r.read_at = now()));

-- How it is in the class: answers lie apart from who has answered, and open only together.

create table climate_round (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  mentorship_id uuid not null,
  opened_by uuid not null,
  opens_on date not null,
  closes_on date not null,
  primary key (organisation_id, id),
  check (closes_on >= opens_on),
  foreign key (organisation_id, mentorship_id) references mentorship (organisation_id, id),
  foreign key (organisation_id, opened_by) references person (organisation_id, id)
);

create index climate_round_mentorship on climate_round (organisation_id, mentorship_id);

alter table climate_round enable row level security;
alter table climate_round force row level security;

create policy inside on climate_round using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
create policy wall on climate_round as restrictive using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);

grant select, insert on climate_round to mentorium_desk;

create table climate_done (
  organisation_id uuid not null references organisation,
  round_id uuid not null,
  person_id uuid not null,
  primary key (organisation_id, round_id, person_id),
  foreign key (organisation_id, round_id) references climate_round (organisation_id, id),
  foreign key (organisation_id, person_id) references person (organisation_id, id)
);

alter table climate_done enable row level security;
alter table climate_done force row level security;

create policy wall on climate_done as restrictive using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
create policy own on climate_done using (person_id = nullif(current_setting('app.person', true), '')::uuid);

grant select, insert on climate_done to mentorium_desk;

create table climate_answer (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  round_id uuid not null,
  answers jsonb not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, round_id) references climate_round (organisation_id, id)
);

create index climate_answer_round on climate_answer (organisation_id, round_id);

alter table climate_answer enable row level security;
alter table climate_answer force row level security;

create policy wall on climate_answer as restrictive using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
create policy writing on climate_answer for insert with check (true);
create policy report on climate_answer for select using (current_setting('app.purpose', true) = 'report');

grant select, insert on climate_answer to mentorium_desk;

-- Tension between pupils, for those who act.

create table tension (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  mentorship_id uuid not null,
  kind text not null check (kind in ('tension', 'incident', 'bullying')),
  facts text not null check (facts <> ''),
  people uuid[] not null,
  seen_by uuid not null,
  seen_on date not null,
  closed_on date,
  primary key (organisation_id, id),
  foreign key (organisation_id, mentorship_id) references mentorship (organisation_id, id),
  foreign key (organisation_id, seen_by) references person (organisation_id, id)
);

create index tension_mentorship on tension (organisation_id, mentorship_id);

alter table tension enable row level security;
alter table tension force row level security;

create policy wall on tension as restrictive using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
create policy mentors on tension using (exists (select from mentorship_member m where m.organisation_id = tension.organisation_id and m.mentorship_id = tension.mentorship_id and m.part in ('mentor', 'second-mentor') and m.person_id = nullif(current_setting('app.person', true), '')::uuid and this_day() between m.first_day and coalesce(m.last_day, 'infinity')));

grant select, insert on tension to mentorium_desk;
grant update (kind, closed_on) on tension to mentorium_desk;

create table tension_step (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  tension_id uuid not null,
  grade text not null,
  words text,
  outcome text not null check (outcome in ('calmer', 'same', 'worse')),
  taken_by uuid not null,
  taken_on date not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, tension_id) references tension (organisation_id, id),
  foreign key (organisation_id, taken_by) references person (organisation_id, id)
);

create index tension_step_tension on tension_step (organisation_id, tension_id);

alter table tension_step enable row level security;
alter table tension_step force row level security;

create policy wall on tension_step as restrictive using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
create policy mentors on tension_step using (exists (select from tension t where t.organisation_id = tension_step.organisation_id and t.id = tension_step.tension_id));

grant select, insert on tension_step to mentorium_desk;

-- Talks that pupils and guardians book, and what they bring to them.

create table talk_slot (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  mentorship_id uuid not null,
  starts_at timestamptz not null,
  minutes integer not null check (minutes between 5 and 240),
  party text not null check (party in ('pupil', 'guardian', 'three')),
  place text,
  offered_by uuid not null,
  mentee_id uuid,
  booked_by uuid,
  appointment_id uuid,
  withdrawn_at timestamptz,
  primary key (organisation_id, id),
  check ((mentee_id is null) = (booked_by is null)),
  foreign key (organisation_id, mentorship_id) references mentorship (organisation_id, id),
  foreign key (organisation_id, offered_by) references person (organisation_id, id),
  foreign key (organisation_id, mentee_id) references person (organisation_id, id),
  foreign key (organisation_id, booked_by) references person (organisation_id, id),
  foreign key (organisation_id, appointment_id) references appointment (organisation_id, id)
);

create index talk_slot_mentorship on talk_slot (organisation_id, mentorship_id, starts_at);

alter table talk_slot enable row level security;
alter table talk_slot force row level security;

create policy inside on talk_slot using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
create policy wall on talk_slot as restrictive using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);

grant select, insert on talk_slot to mentorium_desk;
grant update (mentee_id, booked_by, appointment_id, withdrawn_at) on talk_slot to mentorium_desk;

create table talk_preparation (
  organisation_id uuid not null references organisation,
  slot_id uuid not null,
  author_id uuid not null,
  body text not null check (body <> ''),
  written_on date not null,
  primary key (organisation_id, slot_id, author_id),
  foreign key (organisation_id, slot_id) references talk_slot (organisation_id, id),
  foreign key (organisation_id, author_id) references person (organisation_id, id)
);

alter table talk_preparation enable row level security;
alter table talk_preparation force row level security;

create policy wall on talk_preparation as restrictive using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
create policy author on talk_preparation using (author_id = nullif(current_setting('app.person', true), '')::uuid);
create policy mentors on talk_preparation for select using (exists (select from talk_slot s join mentorship_member m on m.organisation_id = s.organisation_id and m.mentorship_id = s.mentorship_id and m.part in ('mentor', 'second-mentor') where s.organisation_id = talk_preparation.organisation_id and s.id = talk_preparation.slot_id and m.person_id = nullif(current_setting('app.person', true), '')::uuid and this_day() between m.first_day and coalesce(m.last_day, 'infinity')));

grant select, insert on talk_preparation to mentorium_desk;
grant update (body, written_on) on talk_preparation to mentorium_desk;
