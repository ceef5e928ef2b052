-- How a mentor fares, who somebody is for the other one, what mentors do together, careers, and a class shown in part to those who teach it.

create table energy_check (
  organisation_id uuid not null references organisation,
  person_id uuid not null,
  week_on date not null check (extract(isodow from week_on) = 1),
  energy integer not null check (energy between 1 and 5),
  load integer not null check (load between 1 and 5),
  primary key (organisation_id, person_id, week_on),
  foreign key (organisation_id, person_id) references person (organisation_id, id)
);

alter table energy_check enable row level security;
alter table energy_check force row level security;

create policy wall on energy_check as restrictive using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
create policy own on energy_check using (person_id = nullif(current_setting('app.person', true), '')::uuid);

grant select, insert on energy_check to mentorium_desk;
grant update (energy, load) on energy_check to mentorium_desk;

create table open_profile (
  organisation_id uuid not null references organisation,
  person_id uuid not null,
  about text,
  interests text,
  contact text,
  changed_on date not null,
  primary key (organisation_id, person_id),
  foreign key (organisation_id, person_id) references person (organisation_id, id)
);

alter table open_profile enable row level security;
alter table open_profile force row level security;

create policy wall on open_profile as restrictive using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
create policy own on open_profile using (person_id = nullif(current_setting('app.person', true), '')::uuid);
create policy partner on open_profile for select using (exists (select from mentorship_member o join mentorship_member m on m.organisation_id = o.organisation_id and m.mentorship_id = o.mentorship_id
  where o.organisation_id = open_profile.organisation_id and o.person_id = open_profile.person_id and o.part <> 'mentee' and m.person_id = nullif(current_setting('app.person', true), '')::uuid
    and this_day() between m.first_day and coalesce(m.last_day, 'infinity') and this_day() between o.first_day and coalesce(o.last_day, 'infinity')));
create policy mentee_of_pair on open_profile for select using (exists (select from mentorship_member o join mentorship p on p.organisation_id = o.organisation_id and p.id = o.mentorship_id and p.kind = 'pair'
  join mentorship_member m on m.organisation_id = o.organisation_id and m.mentorship_id = o.mentorship_id
  where o.organisation_id = open_profile.organisation_id and o.person_id = open_profile.person_id and m.person_id = nullif(current_setting('app.person', true), '')::uuid
    and this_day() between m.first_day and coalesce(m.last_day, 'infinity') and this_day() between o.first_day and coalesce(o.last_day, 'infinity')));

grant select, insert on open_profile to mentorium_desk;
grant update (about, interests, contact, changed_on) on open_profile to mentorium_desk;

create table team_item (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  cohort_id uuid not null,
  kind text not null check (kind in ('task', 'goal')),
  body text not null check (body <> ''),
  due_on date,
  made_by uuid not null,
  made_on date not null,
  done_on date,
  primary key (organisation_id, id),
  foreign key (organisation_id, cohort_id) references cohort (organisation_id, id),
  foreign key (organisation_id, made_by) references person (organisation_id, id)
);

create index team_item_cohort on team_item (organisation_id, cohort_id);

alter table team_item enable row level security;
alter table team_item force row level security;

create policy wall on team_item as restrictive using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
create policy team on team_item using (exists (select from mentorship p join mentorship_member m on m.organisation_id = p.organisation_id and m.mentorship_id = p.id and m.part in ('mentor', 'second-mentor')
  where p.organisation_id = team_item.organisation_id and p.cohort_id = team_item.cohort_id and m.person_id = nullif(current_setting('app.person', true), '')::uuid and this_day() between m.first_day and coalesce(m.last_day, 'infinity')));

grant select, insert on team_item to mentorium_desk;
grant update (done_on) on team_item to mentorium_desk;

create table team_owner (
  organisation_id uuid not null references organisation,
  item_id uuid not null,
  person_id uuid not null,
  asks_cover boolean not null default false,
  primary key (organisation_id, item_id, person_id),
  foreign key (organisation_id, item_id) references team_item (organisation_id, id),
  foreign key (organisation_id, person_id) references person (organisation_id, id)
);

alter table team_owner enable row level security;
alter table team_owner force row level security;

create policy wall on team_owner as restrictive using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
create policy team on team_owner using (exists (select from team_item i where i.organisation_id = team_owner.organisation_id and i.id = team_owner.item_id));

grant select, insert, delete on team_owner to mentorium_desk;
grant update (asks_cover) on team_owner to mentorium_desk;

create table career_entry (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  mentorship_id uuid not null,
  mentee_id uuid not null,
  kind text not null check (kind in ('activity', 'reflection', 'question')),
  what text,
  competence text,
  text_id uuid not null,
  activity_id uuid,
  planned_on date,
  done_on date,
  answer_id uuid,
  made_by uuid not null,
  made_on date not null,
  primary key (organisation_id, id),
  check ((kind = 'reflection') = (competence is not null)),
  foreign key (organisation_id, mentorship_id) references mentorship (organisation_id, id),
  foreign key (organisation_id, mentee_id) references person (organisation_id, id),
  foreign key (organisation_id, text_id) references confided_text (organisation_id, id),
  foreign key (organisation_id, answer_id) references confided_text (organisation_id, id),
  foreign key (organisation_id, activity_id) references career_entry (organisation_id, id),
  foreign key (organisation_id, made_by) references person (organisation_id, id)
);

create index career_entry_mentee on career_entry (organisation_id, mentorship_id, mentee_id);

alter table career_entry enable row level security;
alter table career_entry force row level security;

create policy inside on career_entry using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
create policy wall on career_entry as restrictive using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);

grant select, insert on career_entry to mentorium_desk;
grant update (done_on, answer_id) on career_entry to mentorium_desk;

create table overview_share (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  mentorship_id uuid not null,
  person_id uuid not null,
  parts text[] not null check (cardinality(parts) > 0),
  given_by uuid not null,
  first_day date not null,
  last_day date,
  primary key (organisation_id, id),
  foreign key (organisation_id, mentorship_id) references mentorship (organisation_id, id),
  foreign key (organisation_id, person_id) references person (organisation_id, id),
  foreign key (organisation_id, given_by) references person (organisation_id, id)
);

alter table overview_share enable row level security;
alter table overview_share force row level security;

create policy inside on overview_share using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
create policy wall on overview_share as restrictive using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);

grant select, insert on overview_share to mentorium_desk;
grant update (last_day) on overview_share to mentorium_desk;

-- Absence and marks are read where somebody has a task with this pupil; by nobody, they are read by the work of the day.
drop policy inside on pupil_fact;
create policy work on pupil_fact using (nullif(current_setting('app.person', true), '')::uuid is null);
create policy keeping on pupil_fact using (exists (select from membership m where m.organisation_id = pupil_fact.organisation_id and m.role = 'coordinator' and m.person_id = nullif(current_setting('app.person', true), '')::uuid and this_day() between m.first_day and coalesce(m.last_day, 'infinity')));
create policy own on pupil_fact for select using (person_id = nullif(current_setting('app.person', true), '')::uuid);
create policy mentors on pupil_fact for select using (exists (select from mentorship_member c join mentorship_member m on m.organisation_id = c.organisation_id and m.mentorship_id = c.mentorship_id and m.part <> 'mentee'
  where c.organisation_id = pupil_fact.organisation_id and c.person_id = pupil_fact.person_id and c.part = 'mentee' and m.person_id = nullif(current_setting('app.person', true), '')::uuid
    and this_day() between m.first_day and coalesce(m.last_day, 'infinity') and coalesce(c.last_day, 'infinity') >= this_day()));
create policy guardian on pupil_fact for select using (exists (select from guardianship g where g.organisation_id = pupil_fact.organisation_id and g.child_id = pupil_fact.person_id and g.guardian_id = nullif(current_setting('app.person', true), '')::uuid and this_day() between g.first_day and coalesce(g.last_day, 'infinity')));
create policy shown on pupil_fact for select using (exists (select from mentorship_member c join overview_share s on s.organisation_id = c.organisation_id and s.mentorship_id = c.mentorship_id
  where c.organisation_id = pupil_fact.organisation_id and c.person_id = pupil_fact.person_id and c.part = 'mentee' and s.person_id = nullif(current_setting('app.person', true), '')::uuid and pupil_fact.kind = any (s.parts)
    and this_day() between s.first_day and coalesce(s.last_day, 'infinity') and coalesce(c.last_day, 'infinity') >= this_day()));

-- What helps a pupil, for those who teach the class, while it is shown to them.
create policy shown on pupil_support for select using (exists (select from mentorship_member c join overview_share s on s.organisation_id = c.organisation_id and s.mentorship_id = c.mentorship_id
  where c.organisation_id = pupil_support.organisation_id and c.person_id = pupil_support.mentee_id and c.part = 'mentee' and 'support' = any (s.parts) and s.person_id = nullif(current_setting('app.person', true), '')::uuid
    and this_day() between s.first_day and coalesce(s.last_day, 'infinity') and coalesce(c.last_day, 'infinity') >= this_day()));

-- A hand-over can be about one pupil of a group; who said yes is written down.
alter table handover add column mentee_id uuid, add column consent text check (consent in ('pupil', 'guardian', 'both'));
alter table handover add foreign key (organisation_id, mentee_id) references person (organisation_id, id);

-- A guardian reads and signs the agreement under which the own child is mentored; custody is looked at on the day, and so is age.
create policy guardian on confided_text for select using (note_class = 'shared' and exists (
  select from mentoring_agreement a
  join mentorship_member c on c.organisation_id = a.organisation_id and c.mentorship_id = a.mentorship_id and c.part = 'mentee'
  join guardianship g on g.organisation_id = c.organisation_id and g.child_id = c.person_id
  join person p on p.organisation_id = c.organisation_id and p.id = c.person_id
  where a.organisation_id = confided_text.organisation_id and confided_text.id in (a.aim_id, a.confidence_id, a.ending_id)
    and g.guardian_id = nullif(current_setting('app.person', true), '')::uuid and this_day() between g.first_day and coalesce(g.last_day, 'infinity')
    and this_day() between c.first_day and coalesce(c.last_day, 'infinity')
    and (p.born_on is null or p.born_on + interval '18 years' > this_day())));

-- A gathering with its hour and place, for the calendars of all who are expected; and what a mentee says at the end, apart from the rest and only together.

create table gathering (
  organisation_id uuid not null references organisation,
  date_id uuid not null,
  starts_at timestamptz not null,
  minutes integer not null check (minutes between 5 and 1440),
  place text,
  sequence integer not null default 0,
  planned_by uuid not null,
  cancelled_at timestamptz,
  primary key (organisation_id, date_id),
  foreign key (organisation_id, date_id) references cohort_date (organisation_id, id),
  foreign key (organisation_id, planned_by) references person (organisation_id, id)
);

alter table gathering enable row level security;
alter table gathering force row level security;

create policy inside on gathering using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
create policy wall on gathering as restrictive using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);

grant select, insert on gathering to mentorium_desk;
grant update (starts_at, minutes, place, sequence, cancelled_at) on gathering to mentorium_desk;

create table gathering_reply (
  organisation_id uuid not null references organisation,
  date_id uuid not null,
  person_id uuid not null,
  sequence integer not null,
  answer text not null check (answer in ('accepted', 'declined', 'tentative')),
  replied_at timestamptz not null default now(),
  primary key (organisation_id, date_id, person_id),
  foreign key (organisation_id, date_id) references gathering (organisation_id, date_id),
  foreign key (organisation_id, person_id) references person (organisation_id, id)
);

alter table gathering_reply enable row level security;
alter table gathering_reply force row level security;

create policy inside on gathering_reply using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
create policy wall on gathering_reply as restrictive using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);

grant select, insert on gathering_reply to mentorium_desk;
grant update (sequence, answer, replied_at) on gathering_reply to mentorium_desk;

create table end_measure (
  organisation_id uuid not null references organisation,
  mentorship_id uuid not null,
  person_id uuid not null,
  answers jsonb not null,
  primary key (organisation_id, mentorship_id, person_id),
  foreign key (organisation_id, mentorship_id) references mentorship (organisation_id, id),
  foreign key (organisation_id, person_id) references person (organisation_id, id)
);

alter table end_measure enable row level security;
alter table end_measure force row level security;

create policy wall on end_measure as restrictive using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
create policy own on end_measure using (person_id = nullif(current_setting('app.person', true), '')::uuid);
create policy report on end_measure for select using (current_setting('app.purpose', true) = 'report');

grant select, insert on end_measure to mentorium_desk;
grant update (answers) on end_measure to mentorium_desk;

alter table closing drop column measured;

-- What somebody has shown that ends by itself: a certificate of conduct, first aid, a training.

create table person_check (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  kind text not null check (kind in ('conduct', 'first-aid', 'training', 'contract')),
  valid_until date not null,
  noted_by uuid not null,
  noted_on date not null,
  ended_on date,
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references person (organisation_id, id),
  foreign key (organisation_id, noted_by) references person (organisation_id, id)
);

create index person_check_person on person_check (organisation_id, person_id);

alter table person_check enable row level security;
alter table person_check force row level security;

create policy wall on person_check as restrictive using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
create policy work on person_check for select using (nullif(current_setting('app.person', true), '')::uuid is null);
create policy own on person_check for select using (person_id = nullif(current_setting('app.person', true), '')::uuid);
create policy keeping on person_check using (exists (select from membership m where m.organisation_id = person_check.organisation_id and m.role = 'coordinator' and m.person_id = nullif(current_setting('app.person', true), '')::uuid and this_day() between m.first_day and coalesce(m.last_day, 'infinity')));

grant select, insert on person_check to mentorium_desk;
grant update (ended_on) on person_check to mentorium_desk;

-- Something that should not have happened is heard by two; somebody may be kept from it.

create table hearing (
  organisation_id uuid not null references organisation,
  signal_id uuid not null,
  second_id uuid,
  kept_from uuid,
  proposed text check (proposed in ('helped', 'not-needed', 'handed-on', 'no-change')),
  proposed_by uuid,
  primary key (organisation_id, signal_id),
  check ((proposed is null) = (proposed_by is null)),
  check (second_id is distinct from kept_from or second_id is null),
  foreign key (organisation_id, signal_id) references signal (organisation_id, id),
  foreign key (organisation_id, second_id) references person (organisation_id, id),
  foreign key (organisation_id, kept_from) references person (organisation_id, id),
  foreign key (organisation_id, proposed_by) references person (organisation_id, id)
);

alter table hearing enable row level security;
alter table hearing force row level security;

create policy inside on hearing using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
create policy wall on hearing as restrictive using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);

grant select, insert on hearing to mentorium_desk;
grant update (second_id, proposed, proposed_by) on hearing to mentorium_desk;

create policy second on signal_text for select using (exists (select from hearing h where h.organisation_id = signal_text.organisation_id and h.signal_id = signal_text.signal_id and h.second_id = nullif(current_setting('app.person', true), '')::uuid));
create policy kept_from on signal as restrictive for select using (not exists (select from hearing h where h.organisation_id = signal.organisation_id and h.signal_id = signal.id and h.kept_from = nullif(current_setting('app.person', true), '')::uuid));
