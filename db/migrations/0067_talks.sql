-- A talk with one pupil of a class is one thing from its moment to its record: who is expected, what each brings, who was there, and what of it may go home.
alter table appointment
  add column party text,
  add constraint appointment_party_check check (party in ('pupil', 'guardian', 'three'));

-- Who may book a moment that was offered to some; nobody is named where it was offered to all.
create table talk_slot_pupil (
  organisation_id uuid not null references organisation,
  slot_id uuid not null,
  mentee_id uuid not null,
  primary key (organisation_id, slot_id, mentee_id),
  foreign key (organisation_id, slot_id) references talk_slot,
  foreign key (organisation_id, mentee_id) references person
);
create index talk_slot_pupil_mentee on talk_slot_pupil (organisation_id, mentee_id);
select put_behind_wall('talk_slot_pupil');
create trigger not_after_end before insert or update on talk_slot_pupil for each row execute function refuse_after_end('talk_slot', 'slot_id');

-- What somebody brings belongs to the talk and not to the moment, which somebody else may book later. What was sealed keeps the name it was sealed under.
alter table talk_preparation
  add column id uuid,
  add column appointment_id uuid;
alter table appointment no force row level security;
alter table talk_slot no force row level security;
alter table talk_preparation no force row level security;
update appointment a set party = s.party from talk_slot s where s.organisation_id = a.organisation_id and s.appointment_id = a.id;
update talk_preparation set id = slot_id;
-- Whoever had booked the moment before and called it off goes on reading the own words, alone.
update talk_preparation t set appointment_id = s.appointment_id from talk_slot s
  where s.organisation_id = t.organisation_id and s.id = t.slot_id and t.author_id in (s.mentee_id, s.booked_by);
alter table appointment force row level security;
alter table talk_slot force row level security;
alter table talk_preparation force row level security;
drop policy mentors on talk_preparation;
drop trigger not_after_end on talk_preparation;
alter table talk_preparation
  drop constraint talk_preparation_pkey,
  drop column slot_id,
  alter column id set not null,
  alter column id set default gen_random_uuid(),
  add primary key (organisation_id, id, author_id),
  add constraint talk_preparation_appointment foreign key (organisation_id, appointment_id) references appointment,
  add constraint talk_preparation_once unique (organisation_id, appointment_id, author_id);
create policy mentors on talk_preparation for select using (exists (
  select from appointment a join running_member m on m.organisation_id = a.organisation_id and m.mentorship_id = a.mentorship_id and m.part in ('mentor', 'second-mentor')
  where a.organisation_id = talk_preparation.organisation_id and a.id = talk_preparation.appointment_id and m.person_id = at_work()));
create trigger not_after_end before insert or update on talk_preparation for each row execute function refuse_after_end('appointment', 'appointment_id');

-- Who was there besides whoever recorded it.
create table meeting_participant (
  organisation_id uuid not null references organisation,
  meeting_id uuid not null,
  person_id uuid not null,
  primary key (organisation_id, meeting_id, person_id),
  foreign key (organisation_id, meeting_id) references meeting,
  foreign key (organisation_id, person_id) references person
);
create index meeting_participant_person on meeting_participant (organisation_id, person_id);
select put_behind_wall('meeting_participant', may_delete => true);
create trigger not_after_end before insert or update on meeting_participant for each row execute function refuse_after_end('meeting', 'meeting_id');

alter table meeting
  add column goes_home boolean not null default false,
  add column others_id uuid,
  add constraint meeting_others foreign key (organisation_id, others_id) references confided_text,
  add constraint meeting_goes_home check (not goes_home or (with_mentee_id is not null and note_class in ('shared', 'official')));

-- What was not to go home does not by a correction, and a talk that was with somebody else keeps neither who was there nor who reads it.
create function guard_going_home() returns trigger language plpgsql as $$
begin
  if new.with_mentee_id is distinct from old.with_mentee_id and not is_erasing() then
    new.goes_home := false;
    new.others_id := null;
    delete from meeting_participant p where p.organisation_id = new.organisation_id and p.meeting_id = new.id;
  elsif new.goes_home and not old.goes_home and is_act() then
    raise exception 'a correction widens no readers' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger going_home before update on meeting for each row execute function guard_going_home();

create policy home on confided_text for select using (note_class in ('shared', 'official') and mentee_id is not null and exists (
  select from meeting t
    join running_member c on c.organisation_id = t.organisation_id and c.mentorship_id = t.mentorship_id and c.person_id = t.with_mentee_id and c.part = 'mentee'
    join guardianship g on g.organisation_id = c.organisation_id and g.child_id = c.person_id
    join person p on p.organisation_id = c.organisation_id and p.id = c.person_id
  where t.organisation_id = confided_text.organisation_id and t.mentorship_id = confided_text.mentorship_id and t.with_mentee_id = confided_text.mentee_id and t.goes_home
    and (t.text_id = confided_text.id or exists (select from agreement a where a.organisation_id = t.organisation_id and a.meeting_id = t.id and a.text_id = confided_text.id))
    and g.guardian_id = at_work() and this_day() between g.first_day and coalesce(g.last_day, 'infinity')
    and (p.born_on is null or p.born_on + interval '18 years' > this_day())));
