-- Messages that one person writes to several: each of them reads their own copy and nothing of who else got one. What was written and to whom
-- is read by the one who wrote it and by coordinators.

create table message (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  sender_id uuid not null,
  key_id uuid not null,
  subject bytea not null,
  body bytea not null,
  sent_at timestamptz not null,
  primary key (organisation_id, id),
  unique (organisation_id, id, sender_id),
  foreign key (organisation_id, sender_id) references person,
  foreign key (organisation_id, key_id) references data_key
);
create index message_of on message (organisation_id, sent_at);
create table message_recipient (
  organisation_id uuid not null references organisation,
  message_id uuid not null,
  sender_id uuid not null,
  person_id uuid not null,
  letter_key text,
  seen_at timestamptz,
  primary key (organisation_id, message_id, person_id),
  foreign key (organisation_id, message_id, sender_id) references message (organisation_id, id, sender_id) on delete cascade,
  foreign key (organisation_id, person_id) references person
);
create index message_recipient_of on message_recipient (organisation_id, person_id);
select put_behind_wall('message', by_person => true);
select put_behind_wall('message_recipient', by_person => true);
grant update (seen_at) on message_recipient to mentorium_desk;

create policy written on message using (sender_id = at_work()) with check (sender_id = at_work());
create policy looked_after on message for select using (holds_today(organisation_id, at_work(), array['coordinator']));
create policy received on message for select using (exists (select from message_recipient r where r.organisation_id = message.organisation_id
  and r.message_id = message.id and r.person_id = at_work()));
create policy written on message_recipient for select using (sender_id = at_work());
create policy sending on message_recipient for insert with check (sender_id = at_work());
create policy looked_after on message_recipient for select using (holds_today(organisation_id, at_work(), array['coordinator']));
create policy received on message_recipient for select using (person_id = at_work());
create policy seeing on message_recipient for update using (person_id = at_work()) with check (person_id = at_work());

-- What stands on top of the home page until a day, for everybody, for those with a role or for those of a cohort.
create table announcement (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  title text not null check (title <> ''),
  body text not null check (body <> ''),
  audience text not null check (audience in ('everybody', 'mentors', 'mentees', 'cohort')),
  cohort_id uuid,
  last_day date not null,
  made_by uuid not null,
  made_at timestamptz not null,
  taken_down_on date,
  primary key (organisation_id, id),
  foreign key (organisation_id, cohort_id) references cohort,
  foreign key (organisation_id, made_by) references person,
  check ((audience = 'cohort') = (cohort_id is not null))
);
select put_behind_wall('announcement');
grant update (taken_down_on) on announcement to mentorium_desk;
