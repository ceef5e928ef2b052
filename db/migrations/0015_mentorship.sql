-- The mentorship itself: what both signed, what they plan and keep, what the mentee confirms, how it goes on when somebody is away.

-- A second wall reads these: whoever takes part on the day, a substitute included.

alter table mentorship_member drop constraint mentorship_member_part_check;
alter table mentorship_member add constraint mentorship_member_part_check check (part in ('mentor', 'second-mentor', 'mentee', 'substitute'));

create table mentoring_agreement (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  mentorship_id uuid not null,
  version integer not null,
  aim_id uuid not null,
  rhythm text not null check (rhythm <> ''),
  confidence_id uuid not null,
  ending_id uuid not null,
  written_by uuid not null,
  written_on date not null,
  primary key (organisation_id, id),
  constraint mentoring_agreement_version unique (organisation_id, mentorship_id, version),
  foreign key (organisation_id, mentorship_id) references mentorship (organisation_id, id),
  foreign key (organisation_id, aim_id) references confided_text (organisation_id, id),
  foreign key (organisation_id, confidence_id) references confided_text (organisation_id, id),
  foreign key (organisation_id, ending_id) references confided_text (organisation_id, id),
  foreign key (organisation_id, written_by) references person (organisation_id, id)
);

alter table mentoring_agreement enable row level security;
alter table mentoring_agreement force row level security;

create policy inside on mentoring_agreement using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
create policy wall on mentoring_agreement as restrictive using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);

grant select, insert on mentoring_agreement to mentorium_desk;

create table mentoring_signature (
  organisation_id uuid not null references organisation,
  agreement_id uuid not null,
  person_id uuid not null,
  signed_on date not null,
  primary key (organisation_id, agreement_id, person_id),
  foreign key (organisation_id, agreement_id) references mentoring_agreement (organisation_id, id),
  foreign key (organisation_id, person_id) references person (organisation_id, id)
);

alter table mentoring_signature enable row level security;
alter table mentoring_signature force row level security;

create policy inside on mentoring_signature using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
create policy wall on mentoring_signature as restrictive using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);

grant select, insert on mentoring_signature to mentorium_desk;

create table appointment (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  mentorship_id uuid not null,
  mentee_id uuid,
  starts_at timestamptz not null,
  minutes integer not null check (minutes between 5 and 720),
  way text not null check (way in ('meet', 'video', 'phone')),
  place text,
  sequence integer not null default 0,
  made_by uuid not null,
  cancelled_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, mentorship_id) references mentorship (organisation_id, id),
  foreign key (organisation_id, mentee_id) references person (organisation_id, id),
  foreign key (organisation_id, made_by) references person (organisation_id, id)
);

create index appointment_mentorship on appointment (organisation_id, mentorship_id, starts_at);

alter table appointment enable row level security;
alter table appointment force row level security;

create policy inside on appointment using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
create policy wall on appointment as restrictive using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);

grant select, insert on appointment to mentorium_desk;
grant update (starts_at, minutes, way, place, sequence, cancelled_at) on appointment to mentorium_desk;

create table appointment_reply (
  organisation_id uuid not null references organisation,
  appointment_id uuid not null,
  person_id uuid not null,
  sequence integer not null,
  answer text not null check (answer in ('accepted', 'declined', 'tentative')),
  replied_at timestamptz not null default now(),
  primary key (organisation_id, appointment_id, person_id),
  foreign key (organisation_id, appointment_id) references appointment (organisation_id, id),
  foreign key (organisation_id, person_id) references person (organisation_id, id)
);

alter table appointment_reply enable row level security;
alter table appointment_reply force row level security;

create policy inside on appointment_reply using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
create policy wall on appointment_reply as restrictive using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);

grant select, insert on appointment_reply to mentorium_desk;
grant update (sequence, answer, replied_at) on appointment_reply to mentorium_desk;

alter table meeting add column appointment_id uuid, add column reading_id uuid, add column opening text, add column hard boolean not null default false;
alter table meeting add foreign key (organisation_id, appointment_id) references appointment (organisation_id, id);
alter table meeting add foreign key (organisation_id, reading_id) references confided_text (organisation_id, id);
create index meeting_mentee on meeting (organisation_id, mentorship_id, with_mentee_id, held_on desc);

create table agenda_item (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  mentorship_id uuid not null,
  mentee_id uuid,
  kind text not null check (kind in ('topic', 'question')),
  text_id uuid not null,
  made_by uuid not null,
  made_on date not null,
  meeting_id uuid,
  closed_on date,
  primary key (organisation_id, id),
  foreign key (organisation_id, mentorship_id) references mentorship (organisation_id, id),
  foreign key (organisation_id, mentee_id) references person (organisation_id, id),
  foreign key (organisation_id, text_id) references confided_text (organisation_id, id),
  foreign key (organisation_id, made_by) references person (organisation_id, id),
  foreign key (organisation_id, meeting_id) references meeting (organisation_id, id)
);

create index agenda_item_mentorship on agenda_item (organisation_id, mentorship_id);

alter table agenda_item enable row level security;
alter table agenda_item force row level security;

create policy inside on agenda_item using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
create policy wall on agenda_item as restrictive using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);

grant select, insert on agenda_item to mentorium_desk;
grant update (meeting_id, closed_on) on agenda_item to mentorium_desk;

create table key_point (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  meeting_id uuid not null,
  text_id uuid not null,
  written_by uuid not null,
  confirmed_by uuid,
  confirmed_on date,
  other_id uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, meeting_id) references meeting (organisation_id, id),
  foreign key (organisation_id, text_id) references confided_text (organisation_id, id),
  foreign key (organisation_id, other_id) references confided_text (organisation_id, id),
  foreign key (organisation_id, written_by) references person (organisation_id, id),
  foreign key (organisation_id, confirmed_by) references person (organisation_id, id)
);

create index key_point_meeting on key_point (organisation_id, meeting_id);

alter table key_point enable row level security;
alter table key_point force row level security;

create policy inside on key_point using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
create policy wall on key_point as restrictive using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);

grant select, insert on key_point to mentorium_desk;
grant update (confirmed_by, confirmed_on, other_id) on key_point to mentorium_desk;

alter table agreement_outcome add column reason text check (reason in ('not-needed', 'no-time', 'too-hard', 'changed', 'other')), add column confirmed_by uuid, add column confirmed_on date;
alter table agreement_outcome add foreign key (organisation_id, confirmed_by) references person (organisation_id, id);
grant update (confirmed_by, confirmed_on) on agreement_outcome to mentorium_desk;

create table need (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  mentorship_id uuid not null,
  mentee_id uuid not null,
  text_id uuid not null,
  start_level integer check (start_level between 1 and 5),
  set_on date not null,
  replaced_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, mentorship_id) references mentorship (organisation_id, id),
  foreign key (organisation_id, mentee_id) references person (organisation_id, id),
  foreign key (organisation_id, text_id) references confided_text (organisation_id, id),
  foreign key (organisation_id, replaced_by) references need (organisation_id, id)
);

create index need_mentorship on need (organisation_id, mentorship_id);

alter table need enable row level security;
alter table need force row level security;

create policy inside on need using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
create policy wall on need as restrictive using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);

grant select, insert on need to mentorium_desk;
grant update (replaced_by) on need to mentorium_desk;

alter table goal add column need_id uuid, add column mentee_id uuid;
alter table goal add foreign key (organisation_id, need_id) references need (organisation_id, id);
alter table goal add foreign key (organisation_id, mentee_id) references person (organisation_id, id);

create table goal_step (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  goal_id uuid not null,
  kind text not null check (kind in ('milestone', 'progress', 'new-path')),
  text_id uuid not null,
  made_by uuid not null,
  made_on date not null,
  due_on date,
  done_on date,
  primary key (organisation_id, id),
  foreign key (organisation_id, goal_id) references goal (organisation_id, id),
  foreign key (organisation_id, text_id) references confided_text (organisation_id, id),
  foreign key (organisation_id, made_by) references person (organisation_id, id)
);

create index goal_step_goal on goal_step (organisation_id, goal_id);

alter table goal_step enable row level security;
alter table goal_step force row level security;

create policy inside on goal_step using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
create policy wall on goal_step as restrictive using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);

grant select, insert on goal_step to mentorium_desk;
grant update (done_on) on goal_step to mentorium_desk;

create table card (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  mentorship_id uuid not null,
  kind text not null,
  text_id uuid not null,
  made_by uuid not null,
  made_on date not null,
  goal_id uuid,
  built_on uuid,
  review_on date,
  reviewed_on date,
  outcome text,
  outcome_id uuid,
  primary key (organisation_id, id),
  check ((reviewed_on is null) = (outcome is null)),
  foreign key (organisation_id, mentorship_id) references mentorship (organisation_id, id),
  foreign key (organisation_id, text_id) references confided_text (organisation_id, id),
  foreign key (organisation_id, made_by) references person (organisation_id, id),
  foreign key (organisation_id, goal_id) references goal (organisation_id, id),
  foreign key (organisation_id, built_on) references card (organisation_id, id),
  foreign key (organisation_id, outcome_id) references confided_text (organisation_id, id)
);

create index card_mentorship on card (organisation_id, mentorship_id);

alter table card enable row level security;
alter table card force row level security;

create policy inside on card using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
create policy wall on card as restrictive using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);

grant select, insert on card to mentorium_desk;
grant update (reviewed_on, outcome, outcome_id) on card to mentorium_desk;

create table own_action (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  mentorship_id uuid,
  body text not null check (body <> ''),
  due_on date,
  review_on date,
  made_on date not null,
  done_on date,
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references person (organisation_id, id),
  foreign key (organisation_id, mentorship_id) references mentorship (organisation_id, id)
);

alter table own_action enable row level security;
alter table own_action force row level security;

create policy wall on own_action as restrictive using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
create policy own on own_action using (person_id = nullif(current_setting('app.person', true), '')::uuid);

grant select, insert, delete on own_action to mentorium_desk;
grant update (done_on, review_on) on own_action to mentorium_desk;

create table hours_entry (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  mentorship_id uuid not null,
  kind text not null check (kind in ('preparation', 'travel', 'follow-up')),
  day date not null,
  minutes integer not null check (minutes between 5 and 720),
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references person (organisation_id, id),
  foreign key (organisation_id, mentorship_id) references mentorship (organisation_id, id)
);

create index hours_entry_mentorship on hours_entry (organisation_id, mentorship_id);

alter table hours_entry enable row level security;
alter table hours_entry force row level security;

create policy inside on hours_entry using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
create policy wall on hours_entry as restrictive using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);

grant select, insert, delete on hours_entry to mentorium_desk;

create table gathering_attendance (
  organisation_id uuid not null references organisation,
  date_id uuid not null,
  person_id uuid not null,
  came boolean not null,
  minutes integer not null check (minutes between 0 and 720),
  noted_by uuid not null,
  primary key (organisation_id, date_id, person_id),
  foreign key (organisation_id, date_id) references cohort_date (organisation_id, id),
  foreign key (organisation_id, person_id) references person (organisation_id, id),
  foreign key (organisation_id, noted_by) references person (organisation_id, id)
);

alter table gathering_attendance enable row level security;
alter table gathering_attendance force row level security;

create policy inside on gathering_attendance using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
create policy wall on gathering_attendance as restrictive using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);

grant select, insert on gathering_attendance to mentorium_desk;
grant update (came, minutes, noted_by) on gathering_attendance to mentorium_desk;

create table pulse (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  mentorship_id uuid not null,
  meeting_id uuid not null,
  mentee_id uuid not null,
  answers jsonb not null,
  given_on date not null,
  primary key (organisation_id, id),
  constraint pulse_once unique (organisation_id, meeting_id, mentee_id),
  foreign key (organisation_id, mentorship_id) references mentorship (organisation_id, id),
  foreign key (organisation_id, meeting_id) references meeting (organisation_id, id),
  foreign key (organisation_id, mentee_id) references person (organisation_id, id)
);

create index pulse_mentorship on pulse (organisation_id, mentorship_id);

alter table pulse enable row level security;
alter table pulse force row level security;

create policy wall on pulse as restrictive using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
create policy own on pulse using (mentee_id = nullif(current_setting('app.person', true), '')::uuid);
create policy report on pulse for select using (current_setting('app.purpose', true) = 'report');

grant select, insert on pulse to mentorium_desk;

create table mood (
  organisation_id uuid not null references organisation,
  mentorship_id uuid not null,
  mentee_id uuid not null,
  falling_since date,
  primary key (organisation_id, mentorship_id, mentee_id),
  foreign key (organisation_id, mentorship_id) references mentorship (organisation_id, id),
  foreign key (organisation_id, mentee_id) references person (organisation_id, id)
);

alter table mood enable row level security;
alter table mood force row level security;

create policy inside on mood using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
create policy wall on mood as restrictive using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);

grant select, insert on mood to mentorium_desk;
grant update (falling_since) on mood to mentorium_desk;

create table calendar_feed (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  token_hash bytea not null,
  made_at timestamptz not null default now(),
  revoked_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references person (organisation_id, id)
);

create index calendar_feed_token on calendar_feed (organisation_id, token_hash);

alter table calendar_feed enable row level security;
alter table calendar_feed force row level security;

create policy inside on calendar_feed using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
create policy wall on calendar_feed as restrictive using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);

grant select, insert on calendar_feed to mentorium_desk;
grant update (revoked_at) on calendar_feed to mentorium_desk;

create table extension (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  mentorship_id uuid not null,
  until date not null,
  asked_by uuid not null,
  asked_on date not null,
  agreed_by uuid,
  agreed_on date,
  primary key (organisation_id, id),
  foreign key (organisation_id, mentorship_id) references mentorship (organisation_id, id),
  foreign key (organisation_id, asked_by) references person (organisation_id, id),
  foreign key (organisation_id, agreed_by) references person (organisation_id, id)
);

alter table extension enable row level security;
alter table extension force row level security;

create policy inside on extension using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
create policy wall on extension as restrictive using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);

grant select, insert on extension to mentorium_desk;
grant update (agreed_by, agreed_on) on extension to mentorium_desk;

create table handover (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  mentorship_id uuid not null,
  from_id uuid not null,
  to_id uuid not null,
  text_id uuid not null,
  consent_by uuid,
  consent_on date,
  declined_on date,
  first_day date not null,
  last_day date,
  primary key (organisation_id, id),
  check (last_day >= first_day),
  foreign key (organisation_id, mentorship_id) references mentorship (organisation_id, id),
  foreign key (organisation_id, from_id) references person (organisation_id, id),
  foreign key (organisation_id, to_id) references person (organisation_id, id),
  foreign key (organisation_id, consent_by) references person (organisation_id, id)
);

alter table handover enable row level security;
alter table handover force row level security;

create policy inside on handover using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
create policy wall on handover as restrictive using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);

grant select, insert on handover to mentorium_desk;
grant update (consent_by, consent_on, declined_on, last_day) on handover to mentorium_desk;

create table closing (
  organisation_id uuid not null references organisation,
  mentorship_id uuid not null,
  talk_on date,
  text_id uuid,
  measured jsonb,
  aftercare_on date,
  aftercare_done_on date,
  noted_by uuid not null,
  primary key (organisation_id, mentorship_id),
  foreign key (organisation_id, mentorship_id) references mentorship (organisation_id, id),
  foreign key (organisation_id, text_id) references confided_text (organisation_id, id),
  foreign key (organisation_id, noted_by) references person (organisation_id, id)
);

alter table closing enable row level security;
alter table closing force row level security;

create policy inside on closing using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
create policy wall on closing as restrictive using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);

grant select, insert on closing to mentorium_desk;
grant update (talk_on, text_id, measured, aftercare_on, aftercare_done_on) on closing to mentorium_desk;

-- What comes from the school's own system: hours away and low marks.
create table pupil_fact (
  organisation_id uuid not null references organisation,
  person_id uuid not null,
  kind text not null check (kind in ('absence', 'mark')),
  day date not null,
  what text not null default '',
  value numeric not null,
  primary key (organisation_id, person_id, kind, day, what),
  foreign key (organisation_id, person_id) references person (organisation_id, id)
);
alter table pupil_fact enable row level security;
alter table pupil_fact force row level security;
create policy inside on pupil_fact using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
create policy wall on pupil_fact as restrictive using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
grant select, insert, delete on pupil_fact to mentorium_desk;

-- The clock is an argument: the day that the wall goes by is the day of the visit.
create function this_day() returns date language sql stable as $$ select coalesce(nullif(current_setting('app.today', true), '')::date, current_date) $$;

-- In a group, what concerns one pupil is read by the mentors and that pupil, not by the class.
alter table confided_text add column mentee_id uuid;
alter table confided_text add foreign key (organisation_id, mentee_id) references person (organisation_id, id);
alter table confided_text no force row level security;
alter table meeting no force row level security;
alter table agreement no force row level security;
alter table mentorship no force row level security;
alter table mentorship_member no force row level security;
update confided_text t set mentee_id = m.with_mentee_id from meeting m where m.organisation_id = t.organisation_id and m.text_id = t.id and m.with_mentee_id is not null;
update confided_text t set mentee_id = a.owner_id from agreement a
  join mentorship g on g.organisation_id = a.organisation_id and g.id = a.mentorship_id and g.kind = 'group'
  join mentorship_member x on x.organisation_id = a.organisation_id and x.mentorship_id = a.mentorship_id and x.person_id = a.owner_id and x.part = 'mentee'
  where a.organisation_id = t.organisation_id and a.text_id = t.id;
alter table confided_text force row level security;
alter table meeting force row level security;
alter table agreement force row level security;
alter table mentorship force row level security;
alter table mentorship_member force row level security;

-- A substitute reads what is needed to go on: agreements, goals and what was handed over; not what was said.
drop policy member on confided_text;
create policy member on confided_text for select using (note_class in ('shared', 'official') and exists (
  select from mentorship_member m where m.organisation_id = confided_text.organisation_id and m.mentorship_id = confided_text.mentorship_id
    and m.person_id = nullif(current_setting('app.person', true), '')::uuid and this_day() between m.first_day and coalesce(m.last_day, 'infinity') and m.part <> 'substitute'
    and (m.part <> 'mentee' or confided_text.mentee_id is null or confided_text.mentee_id = m.person_id)));
create policy substitute on confided_text for select using (note_class = 'shared' and exists (
  select from mentorship_member m where m.organisation_id = confided_text.organisation_id and m.mentorship_id = confided_text.mentorship_id
    and m.person_id = nullif(current_setting('app.person', true), '')::uuid and this_day() between m.first_day and coalesce(m.last_day, 'infinity') and m.part = 'substitute')
  and (exists (select from agreement a where a.organisation_id = confided_text.organisation_id and a.text_id = confided_text.id)
    or exists (select from goal g where g.organisation_id = confided_text.organisation_id and g.text_id = confided_text.id)
    or exists (select from handover h where h.organisation_id = confided_text.organisation_id and h.text_id = confided_text.id and h.consent_on is not null)));
-- What the mentee let go along is read by who comes next, while it lasts.
create policy handed_over on confided_text for select using (exists (
  select from handover h where h.organisation_id = confided_text.organisation_id and h.text_id = confided_text.id and h.consent_on is not null
    and h.to_id = nullif(current_setting('app.person', true), '')::uuid and this_day() between h.first_day and coalesce(h.last_day, 'infinity')));
drop policy specialist on confided_text;
create policy specialist on confided_text for select using (note_class in ('official', 'safeguarding') and exists (
  select from membership s where s.organisation_id = confided_text.organisation_id and s.role = 'specialist'
    and s.person_id = nullif(current_setting('app.person', true), '')::uuid and this_day() between s.first_day and coalesce(s.last_day, 'infinity')));
