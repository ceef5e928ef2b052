-- What was written stays with whom it was written for: corrections widen no readers, what others have built on is not withdrawn, in a
-- closing talk everybody keeps their own words, and no one person shortens how long things are kept.

-- Whether somebody else relies on the note of a meeting: an own view beside it, a reading under seal, a referral that was taken on.
create function note_is_bound(house uuid, which uuid) returns boolean language sql stable as $$
  select exists (select from meeting m where m.organisation_id = house and m.id = which and m.text_id is not null and (
    exists (select from counter_statement c where c.organisation_id = house and c.text_id = m.text_id)
    or exists (select from sealed_read r where r.organisation_id = house and r.note_id = m.text_id)
    or (m.note_class in ('official', 'safeguarding') and exists (select from referral r where r.organisation_id = house and r.mentorship_id = m.mentorship_id
      and (m.with_mentee_id is null or r.mentee_id = m.with_mentee_id) and r.accepted_on is not null and r.declined_on is null
      and r.sent_on >= least(m.held_on, m.recorded_at::date)))))
$$;

-- The class of a note stays with its meeting, also while there is no note; a text has the class and the readers of its meeting.
create function guard_meeting() returns trigger language plpgsql as $$
begin
  if not is_act() or is_erasing() then
    return new;
  end if;
  if tg_op = 'UPDATE' then
    if old.note_class is not null and new.note_class is distinct from old.note_class then
      raise exception 'the class of a note stays with its meeting' using errcode = '42501';
    end if;
    if old.text_id is not null and new.text_id is distinct from old.text_id and note_is_bound(old.organisation_id, old.id) then
      raise exception 'somebody relies on this note' using errcode = '42501';
    end if;
    if new.text_id is not distinct from old.text_id and new.reading_id is not distinct from old.reading_id
      and new.with_mentee_id is not distinct from old.with_mentee_id then
      return new;
    end if;
  end if;
  if exists (select from confided_text t where t.organisation_id = new.organisation_id and t.id in (new.text_id, new.reading_id)
    and (t.mentee_id is distinct from new.with_mentee_id or (t.id = new.text_id and t.note_class is distinct from new.note_class))) then
    raise exception 'a note is read by whom its meeting was with' using errcode = '42501';
  end if;
  return new;
end
$$;
create trigger keeps_readers before insert or update of text_id, reading_id, note_class, with_mentee_id on meeting
  for each row execute function guard_meeting();

create function guard_withdrawal() returns trigger language plpgsql as $$
begin
  if is_act() and not is_erasing() and old.withdrawn_on is null and new.withdrawn_on is not null and (note_is_bound(old.organisation_id, old.id)
    or exists (select from key_point k where k.organisation_id = old.organisation_id and k.meeting_id = old.id
      and k.confirmed_on is not null and k.withdrawn_on is null)) then
    raise exception 'somebody relies on this meeting' using errcode = '42501';
  end if;
  return new;
end
$$;
create trigger keeps_what_is_built_on before update of withdrawn_on on meeting for each row execute function guard_withdrawal();

-- What was said with one pupil is not another's: neither a key point nor an agreement.
create function guard_part_of_meeting() returns trigger language plpgsql as $$
begin
  if is_act() and not is_erasing() and exists (select from meeting m join confided_text t on t.organisation_id = m.organisation_id and t.id = new.text_id
    where m.organisation_id = new.organisation_id and m.id = new.meeting_id and m.with_mentee_id is not null
      and t.mentee_id is distinct from m.with_mentee_id) then
    raise exception 'a text of a meeting is read by whom the meeting was with' using errcode = '42501';
  end if;
  return new;
end
$$;
create trigger keeps_readers before insert on key_point for each row execute function guard_part_of_meeting();
create trigger keeps_readers before insert on agreement for each row execute function guard_part_of_meeting();

-- Of a closing talk everybody writes their own words; who noted its day last, and when, is said.
create table look_back (
  organisation_id uuid not null references organisation,
  mentorship_id uuid not null,
  person_id uuid not null,
  text_id uuid,
  written_on date not null,
  changed_on date,
  primary key (organisation_id, mentorship_id, person_id),
  foreign key (organisation_id, mentorship_id) references mentorship,
  foreign key (organisation_id, person_id) references person,
  foreign key (organisation_id, text_id) references confided_text
);
alter table closing no force row level security;
alter table confided_text no force row level security;
insert into look_back (organisation_id, mentorship_id, person_id, text_id, written_on)
  select c.organisation_id, c.mentorship_id, t.author_id, t.id, t.written_at::date from closing c
    join confided_text t on t.organisation_id = c.organisation_id and t.id = c.text_id;
alter table closing force row level security;
alter table confided_text force row level security;
alter table closing drop column text_id;
alter table closing add column noted_on date;
grant update (noted_by, noted_on) on closing to mentorium_desk;
grant select, insert, delete on look_back to mentorium_desk;
grant update (text_id, changed_on) on look_back to mentorium_desk;
alter table look_back enable row level security, force row level security;
create policy wall on look_back as restrictive using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
create policy inside on look_back using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
create policy own_words on look_back as restrictive for insert to mentorium_desk with check (person_id = at_work());
create policy own_words_again on look_back as restrictive for update to mentorium_desk using (person_id = at_work() or is_erasing());
create policy only_erasing on look_back as restrictive for delete to mentorium_desk using (current_setting('app.purpose', true) in ('erase', 'keys'));
create policy erasing on look_back using (current_setting('app.purpose', true) = 'erase' and organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);

-- A shorter time waits for somebody else's yes, and then for a week.
create table retention_shortening (
  organisation_id uuid not null references organisation,
  rule text not null,
  years integer not null check (years between 0 and 30),
  asked_by uuid not null,
  asked_on date not null,
  agreed_by uuid,
  from_day date,
  primary key (organisation_id, rule),
  foreign key (organisation_id, asked_by) references person,
  foreign key (organisation_id, agreed_by) references person,
  check ((agreed_by is null) = (from_day is null)),
  check (agreed_by <> asked_by)
);
grant select, insert, delete on retention_shortening to mentorium_desk;
grant update (agreed_by, from_day) on retention_shortening to mentorium_desk;
alter table retention_shortening enable row level security, force row level security;
create policy inside on retention_shortening using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
create policy erasing on retention_shortening using (current_setting('app.purpose', true) = 'erase' and organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);

create function guard_shortening() returns trigger language plpgsql as $$
begin
  if current_user <> 'mentorium_desk' then
    return new;
  end if;
  if tg_op = 'INSERT' then
    if new.agreed_by is not null or new.asked_by is distinct from at_work() then
      raise exception 'nobody has agreed to what is only asked' using errcode = '42501';
    end if;
  elsif old.agreed_by is not null or new.agreed_by is distinct from at_work() or new.from_day < this_day() + 7
    or not holds_today(new.organisation_id, new.agreed_by, array['coordinator', 'administrator'])
    or are_acquainted(new.organisation_id, new.asked_by, new.agreed_by) then
    raise exception 'somebody else has to agree to this' using errcode = '42501';
  end if;
  return new;
end
$$;
create trigger two_agree before insert or update on retention_shortening for each row execute function guard_shortening();

-- Without it a time only grows. Before the first choice: than the shortest that is usual anywhere.
create function guard_retention() returns trigger language plpgsql as $$
begin
  if current_user = 'mentorium_desk' and new.years < (case when tg_op = 'UPDATE' then old.years else case new.rule when 'letters' then 0 when 'files' then 0
      when 'admission' then 1 when 'relationship' then 1 when 'referral' then 3 when 'facts' then 5 when 'certificate' then 10 else 2 end end)
    and not exists (select from retention_shortening s where s.organisation_id = new.organisation_id and s.rule = new.rule and s.years = new.years
      and s.from_day <= this_day()) then
    raise exception 'a second person has to agree to a shorter time' using errcode = '42501';
  end if;
  return new;
end
$$;
create trigger two_agree before insert or update of years on retention_choice for each row execute function guard_retention();

do $$
declare
  one text;
begin
  foreach one in array array['look_back', 'retention_shortening'] loop
    execute format('create policy backing_up on %I for select to %I using (current_setting(''app.purpose'', true) = ''backup'')', one, current_user);
  end loop;
end
$$;
