-- A pupil stands in one running group at a time. Mentors of a class read what was confided about its pupils and make their class
-- cards, so a second group beside the first would hand both to somebody whom the mentor of the class does not know of. Groups are
-- made one after the other within an organisation, so that two at the same moment do not both find the pupil free.
create function guard_group() returns trigger language plpgsql as $$
begin
  if new.kind = 'group' and new.unit_id is not null then
    perform pg_advisory_xact_lock(hashtext('group'), hashtext(new.organisation_id::text));
    if exists (select from mentorship m where m.organisation_id = new.organisation_id and m.unit_id = new.unit_id and m.kind = 'group' and m.id <> new.id
      and not exists (select from closure c where c.organisation_id = m.organisation_id and c.mentorship_id = m.id)) then
      raise exception 'the class has a running group' using errcode = '23505', constraint = 'mentorship_one_class';
    end if;
  end if;
  return new;
end
$$;
create trigger one_class before insert or update of kind, unit_id on mentorship for each row execute function guard_group();

create function stands_elsewhere(house uuid, somebody uuid, class uuid) returns boolean language sql stable as $$
  select exists (select from mentorship_member x join mentorship m on m.organisation_id = x.organisation_id and m.id = x.mentorship_id
    where x.organisation_id = house and x.person_id = somebody and x.part = 'mentee' and x.mentorship_id <> class
      and m.kind = 'group' and coalesce(x.last_day, 'infinity') >= this_day()
      and not exists (select from closure c where c.organisation_id = x.organisation_id and c.mentorship_id = x.mentorship_id))
$$;

create function guard_pupil() returns trigger language plpgsql as $$
begin
  if new.part <> 'mentee' or coalesce(new.last_day, 'infinity') < this_day()
    or not exists (select from mentorship m where m.organisation_id = new.organisation_id and m.id = new.mentorship_id and m.kind = 'group')
    or exists (select from closure c where c.organisation_id = new.organisation_id and c.mentorship_id = new.mentorship_id) then
    return new;
  end if;
  perform pg_advisory_xact_lock(hashtext('group'), hashtext(new.organisation_id::text));
  if stands_elsewhere(new.organisation_id, new.person_id, new.mentorship_id) then
    raise exception 'the pupil stands in another running group' using errcode = '23505', constraint = 'mentorship_member_one_class';
  end if;
  return new;
end
$$;
create trigger one_class before insert or update of person_id, mentorship_id, part, last_day on mentorship_member for each row execute function guard_pupil();

-- An end that is taken back puts everybody where they were.
create function guard_reopening() returns trigger language plpgsql as $$
begin
  if coalesce(current_setting('app.purpose', true), '') in ('erase', 'keys') then
    return old;
  end if;
  perform pg_advisory_xact_lock(hashtext('group'), hashtext(old.organisation_id::text));
  if exists (select from mentorship m where m.organisation_id = old.organisation_id and m.id = old.mentorship_id and m.kind = 'group'
    and (exists (select from mentorship_member x where x.organisation_id = m.organisation_id and x.mentorship_id = m.id and x.part = 'mentee'
        and coalesce(x.last_day, 'infinity') >= this_day() and stands_elsewhere(x.organisation_id, x.person_id, m.id))
      or exists (select from mentorship o where o.organisation_id = m.organisation_id and o.unit_id = m.unit_id and o.kind = 'group' and o.id <> m.id
        and not exists (select from closure c where c.organisation_id = o.organisation_id and c.mentorship_id = o.id)))) then
    raise exception 'a pupil stands in another running group' using errcode = '23505', constraint = 'closure_one_class';
  end if;
  return old;
end
$$;
create trigger one_class before delete on closure for each row execute function guard_reopening();

-- Who ends a class hands it on when they are a mentor of it, or when its year was over; else it was taken from them.
create function ended_by_mentor(house uuid, class uuid) returns boolean language sql stable as $$
  select exists (select from closure c join mentorship m on m.organisation_id = c.organisation_id and m.id = c.mentorship_id
    join cohort h on h.organisation_id = m.organisation_id and h.id = m.cohort_id
    where c.organisation_id = house and c.mentorship_id = class and (c.closed_on >= h.last_day
      or exists (select from mentorship_member x where x.organisation_id = house and x.mentorship_id = class and x.person_id = c.closed_by
        and x.part in ('mentor', 'second-mentor'))))
$$;

-- What helps a pupil is read by the mentors of the class in which it was noted; by those of the next class when the first one was
-- handed on.
create function is_handed_on(house uuid, pupil uuid, author uuid, class uuid) returns boolean language sql stable as $$
  select exists (select from mentorship_member p
    join mentorship_member a on a.organisation_id = p.organisation_id and a.mentorship_id = p.mentorship_id
    where p.organisation_id = house and p.person_id = pupil and p.part = 'mentee' and a.person_id = author and a.part in ('mentor', 'second-mentor')
      and (p.mentorship_id = class or ended_by_mentor(house, p.mentorship_id)))
$$;

drop policy mentors on pupil_support;
create policy mentors on pupil_support using (exists (
  select from running_member c join running_member m on m.organisation_id = c.organisation_id and m.mentorship_id = c.mentorship_id and m.part in ('mentor', 'second-mentor')
  where c.organisation_id = pupil_support.organisation_id and c.person_id = pupil_support.mentee_id and c.part = 'mentee'
    and m.person_id = nullif(current_setting('app.person', true), '')::uuid
    and is_handed_on(c.organisation_id, c.person_id, pupil_support.noted_by, c.mentorship_id)));
drop policy shown on pupil_support;
create policy shown on pupil_support for select using (exists (
  select from running_member c join overview_share s on s.organisation_id = c.organisation_id and s.mentorship_id = c.mentorship_id
  where c.organisation_id = pupil_support.organisation_id and c.person_id = pupil_support.mentee_id and c.part = 'mentee' and 'support' = any (s.parts)
    and s.person_id = nullif(current_setting('app.person', true), '')::uuid and this_day() between s.first_day and coalesce(s.last_day, 'infinity')
    and is_handed_on(c.organisation_id, c.person_id, pupil_support.noted_by, c.mentorship_id)));

-- The first class card makes whoever holds it that pupil. It opens at once when it comes from the mentor of the pupil's own class, and
-- nobody took the class from another mentor in the year before; else a second adult agrees, as for a card that replaces one.
create function is_first_card_free(house uuid, pupil uuid, maker uuid) returns boolean language sql stable as $$
  select exists (select from person p
      join running_member c on c.organisation_id = p.organisation_id and c.person_id = p.id and c.part = 'mentee' and c.kind = 'group'
      join mentorship g on g.organisation_id = c.organisation_id and g.id = c.mentorship_id
      join running_member m on m.organisation_id = c.organisation_id and m.mentorship_id = c.mentorship_id and m.person_id = maker and m.part in ('mentor', 'second-mentor')
      where p.organisation_id = house and p.id = pupil and p.account_id is null and (g.unit_id is null or g.unit_id = p.unit_id))
    and not exists (select from mentorship_member x join mentorship o on o.organisation_id = x.organisation_id and o.id = x.mentorship_id and o.kind = 'group'
      join closure e on e.organisation_id = o.organisation_id and e.mentorship_id = o.id
      where x.organisation_id = house and x.person_id = pupil and x.part = 'mentee' and e.closed_on > this_day() - 365
        and coalesce(x.last_day, 'infinity') >= e.closed_on and not ended_by_mentor(house, o.id)
        and not exists (select from mentorship_member t where t.organisation_id = house and t.mentorship_id = o.id and t.person_id = maker
          and t.part in ('mentor', 'second-mentor')))
$$;

create function guard_class_card() returns trigger language plpgsql as $$
begin
  if current_user = 'mentorium_desk' and nullif(current_setting('app.person', true), '') is not null
    and coalesce(current_setting('app.purpose', true), '') not in ('erase', 'keys') and new.opened_at is not null
    and (tg_op = 'INSERT' or old.opened_at is null or new.code_hash is distinct from old.code_hash)
    and not is_agreed(new.organisation_id, 'card', new.person_id, '') and not founds_alone(new.organisation_id)
    and not (new.made_by = nullif(current_setting('app.person', true), '')::uuid and is_first_card_free(new.organisation_id, new.person_id, new.made_by)) then
    raise exception 'a second person has to agree to this card' using errcode = '42501';
  end if;
  return new;
end
$$;
create trigger second_person before insert or update of code_hash, opened_at on class_card for each row execute function guard_class_card();

-- Pauses of one mentorship do not overlap, also when two people note them at the same moment.
create function guard_pause() returns trigger language plpgsql as $$
begin
  -- One that gets shorter takes no day that it had not.
  if tg_op = 'UPDATE' and new.mentorship_id = old.mentorship_id and new.first_day = old.first_day and new.last_day <= coalesce(old.last_day, 'infinity') then
    return new;
  end if;
  perform from mentorship m where m.organisation_id = new.organisation_id and m.id = new.mentorship_id for no key update;
  if exists (select from pause p where p.organisation_id = new.organisation_id and p.mentorship_id = new.mentorship_id and p.id <> new.id
    and daterange(p.first_day, p.last_day, '[]') && daterange(new.first_day, new.last_day, '[]')) then
    raise exception 'a pause overlaps another' using errcode = '23P01', constraint = 'pause_no_overlap';
  end if;
  return new;
end
$$;
create trigger no_overlap before insert or update of mentorship_id, first_day, last_day on pause for each row execute function guard_pause();

-- A class is shown to one teacher once at a time: ending what is shown ends all of it.
create function guard_share() returns trigger language plpgsql as $$
begin
  perform from mentorship m where m.organisation_id = new.organisation_id and m.id = new.mentorship_id for no key update;
  if exists (select from overview_share s where s.organisation_id = new.organisation_id and s.mentorship_id = new.mentorship_id and s.person_id = new.person_id
    and s.id <> new.id and s.first_day <= coalesce(new.last_day, 'infinity') and coalesce(s.last_day, 'infinity') >= new.first_day) then
    raise exception 'the class is shown to this person' using errcode = '23P01', constraint = 'overview_share_no_overlap';
  end if;
  return new;
end
$$;
create trigger no_overlap before insert on overview_share for each row execute function guard_share();

-- Nobody stands in twice on one day.
create function guard_substitute() returns trigger language plpgsql as $$
begin
  perform from mentorship m where m.organisation_id = new.organisation_id and m.id = new.mentorship_id for no key update;
  if exists (select from mentorship_member x where x.organisation_id = new.organisation_id and x.mentorship_id = new.mentorship_id and x.person_id = new.person_id
    and x.id <> new.id and x.part = 'substitute' and x.first_day <= coalesce(new.last_day, 'infinity') and coalesce(x.last_day, 'infinity') >= new.first_day) then
    raise exception 'this person stands in already' using errcode = '23P01', constraint = 'mentorship_member_no_overlap';
  end if;
  return new;
end
$$;
create trigger no_overlap before insert on mentorship_member for each row when (new.part = 'substitute') execute function guard_substitute();

-- The same days away are noted once.
create function guard_absence() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtext('absence'), hashtext(new.person_id::text));
  if exists (select from absence a where a.organisation_id = new.organisation_id and a.person_id = new.person_id and a.first_day = new.first_day and a.last_day = new.last_day) then
    raise exception 'these days are noted' using errcode = '23505', constraint = 'absence_once';
  end if;
  return new;
end
$$;
create trigger once before insert on absence for each row execute function guard_absence();
