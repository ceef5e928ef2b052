-- Who somebody is does not change behind the back of those whom it concerns: not by protecting them, not by a birthday in a list, not
-- between the look and the yes of a second person.

alter table approval drop constraint approval_kind_check;
alter table approval add constraint approval_kind_check
  check (kind in ('account', 'role', 'specialty', 'guardian', 'address', 'card', 'provider', 'leaving', 'return', 'protection', 'birthday'));
alter table approval add column born_on date check ((kind = 'birthday') = (born_on is not null));
alter table approval drop constraint approval_by_two;
alter table approval add constraint approval_by_two
  check (outcome <> 'agreed' or decided_by is null or (decided_by <> asked_by and (kind in ('address', 'protection') or person_id is null or decided_by <> person_id)));

-- A request says whom it is about by name and address: when these change it is over, and who still wants it asks again. Whoever is to
-- leave does not end that by a name of their own.
create function end_requests() returns trigger language plpgsql as $$
begin
  update approval a set outcome = 'withdrawn', decided_by = at_work(), decided_at = now()
    where a.organisation_id = new.organisation_id and a.outcome is null and (a.person_id = new.id or a.child_id = new.id)
      and not (a.kind = 'leaving' and (at_work() is null or at_work() = a.person_id));
  return null;
end
$$;
create trigger ends_requests after update of given_name, family_name, email on person for each row
  when (new.given_name is distinct from old.given_name or new.family_name is distinct from old.family_name or new.email is distinct from old.email)
  execute function end_requests();
-- A request to open a card is for the card that was there when it was asked.
create function end_card_requests() returns trigger language plpgsql as $$
begin
  update approval a set outcome = 'withdrawn', decided_by = at_work(), decided_at = now()
    where a.organisation_id = new.organisation_id and a.outcome is null and a.kind = 'card' and a.person_id = new.person_id;
  return null;
end
$$;
create trigger ends_requests after insert or update of code_hash, pin_hash on class_card for each row execute function end_card_requests();

-- Whoever has a role that counts here agrees to the protection of their own identity; nobody else does it for them.
create function holds_guarded(house uuid, who uuid) returns boolean language sql stable as $$
  select exists (select from membership m where m.organisation_id = house and m.person_id = who and is_guarded(m.role)
    and coalesce(m.last_day, 'infinity') >= this_day())
$$;
create or replace function agreement_fault(organisation uuid, batch uuid, who uuid) returns text language plpgsql stable as $$
declare
  asker uuid;
  is_about boolean;
  is_own boolean;
  is_theirs boolean;
begin
  select min(a.asked_by::text)::uuid, bool_or(a.person_id is not distinct from who),
      bool_and(a.kind in ('address', 'protection') and a.person_id is not distinct from who),
      bool_or(a.kind = 'protection' and holds_guarded(a.organisation_id, a.person_id))
    into asker, is_about, is_own, is_theirs from approval a where a.organisation_id = organisation and a.batch_id = batch;
  return case
    when asker is null then 'unknown'
    when who is null then case when exists (select second_people(organisation, batch)) then 'others' end
    when exists (select from approval a where a.organisation_id = organisation and a.batch_id = batch and a.asked_by = who) then 'asker'
    when is_own then null
    when is_about then 'concerned'
    when is_theirs or not holds_today(organisation, who, array['coordinator', 'administrator']) then 'stranger'
    when are_acquainted(organisation, asker, who) then 'acquainted'
  end;
end
$$;

-- A pupil: in a class or in a group that runs, or with somebody who speaks for them.
create function is_pupil(house uuid, who uuid) returns boolean language sql stable as $$
  select exists (select from guardianship g where g.organisation_id = house and g.child_id = who and coalesce(g.last_day, 'infinity') >= this_day())
    or exists (select from running_member m where m.organisation_id = house and m.person_id = who and m.kind = 'group' and m.part = 'mentee')
    or exists (select from person p join unit u on u.organisation_id = p.organisation_id and u.id = p.unit_id and u.kind = 'class'
      join membership m on m.organisation_id = p.organisation_id and m.person_id = p.id and m.role = 'mentee'
      where p.organisation_id = house and p.id = who)
$$;
-- One person is enough for a pupil, who may be in danger today; for the person themselves; and for whom two agreed to in the last week.
create function may_protect(house uuid, who uuid) returns boolean language sql stable as $$
  select who = at_work() or founds_alone(house)
    or (is_pupil(house, who) and not exists (select from membership m where m.organisation_id = house and m.person_id = who and m.role <> 'mentee'
      and coalesce(m.last_day, 'infinity') >= this_day()))
    or exists (select from approval a where a.organisation_id = house and a.kind = 'protection' and a.person_id = who and a.outcome = 'agreed'
      and a.decided_at > now() - interval '7 days' and (a.decided_by is null or a.decided_by = who or not holds_guarded(house, who)))
$$;
create function guard_protection() returns trigger language plpgsql as $$
begin
  if is_act() and not may_protect(new.organisation_id, new.id) then
    raise exception 'a second person has to agree to protect this identity' using errcode = '42501';
  end if;
  return new;
end
$$;
create trigger two_agree_to_protection before update of protected_hashes on person for each row
  when (old.protected_hashes is null and new.protected_hashes is not null) execute function guard_protection();
-- Whose identity is protected ends it too.
create policy own_end on protected_identity for delete using (person_id = nullif(current_setting('app.person', true), '')::uuid);

-- No link to sign in is made or used while nobody can see, and nobody hears, where it goes.
create function guard_invitation() returns trigger language plpgsql as $$
begin
  if is_act() and (tg_op = 'INSERT' or (old.used_at is null and new.used_at is not null))
    and exists (select from person p where p.organisation_id = new.organisation_id and p.id = new.person_id and p.protected_hashes is not null) then
    raise exception 'nobody is invited under a working name' using errcode = '42501';
  end if;
  return new;
end
$$;
create trigger no_working_name before insert or update of used_at on invitation for each row execute function guard_invitation();

-- Letters that wait for somebody who is protected meanwhile still go; where to is read by the mailer alone.
alter table letter add column sealed_address text check (sealed_address is null or sent_at is null);
grant update (name, address, sealed_address) on letter to mentorium_desk;

-- How many of the ages that count somebody has reached: that of consent in the organisation, and eighteen.
create function ages_reached(house uuid, born date) returns integer language sql stable as $$
  select case when born is null then 0 else (select (born + make_interval(years => o.consent_age) <= this_day())::int
    + (born + interval '18 years' <= this_day())::int from organisation o where o.id = house) end
$$;
-- A child is not made older or younger by one person.
create function moves_age(house uuid, who uuid, born date) returns boolean language sql stable as $$
  select exists (select from person p where p.organisation_id = house and p.id = who
    and ages_reached(house, born) <> ages_reached(house, p.born_on)
    and (is_pupil(house, who) or p.born_on + interval '18 years' > this_day()))
$$;
create function guard_birthday() returns trigger language plpgsql as $$
begin
  if is_act() and not is_erasing() and (old.protected_hashes is null) = (new.protected_hashes is null)
    and moves_age(new.organisation_id, new.id, new.born_on) and not founds_alone(new.organisation_id)
    and not exists (select from approval a where a.organisation_id = new.organisation_id and a.kind = 'birthday' and a.person_id = new.id
      and a.born_on = new.born_on and a.outcome = 'agreed' and a.decided_at = now()) then
    raise exception 'a second person has to agree to this birthday' using errcode = '42501';
  end if;
  return new;
end
$$;
create trigger two_agree_to_birthday before update of born_on on person for each row
  when (new.born_on is distinct from old.born_on) execute function guard_birthday();

-- What was agreed before a substitute came is theirs to read when somebody of the mentorship has said yes, or a second coordinator.
alter table mentorship_member add column named_by uuid, add column opened_by uuid, add column opened_on date,
  add foreign key (organisation_id, named_by) references person, add foreign key (organisation_id, opened_by) references person,
  add constraint mentorship_member_opening check ((opened_by is null) = (opened_on is null) and (opened_by is null or part = 'substitute'));
create function guard_opening() returns trigger language plpgsql as $$
begin
  if not is_act() or is_erasing() then
    return new;
  end if;
  if tg_op = 'INSERT' then
    if new.opened_by is not null or (new.part = 'substitute' and new.named_by is distinct from at_work()) then
      raise exception 'a substitute is named, and opened to afterwards' using errcode = '42501';
    end if;
    return new;
  end if;
  if new.named_by is distinct from old.named_by then
    raise exception 'who named a substitute stays' using errcode = '42501';
  end if;
  if new.opened_by is not null and new.opened_by is distinct from old.opened_by and (new.opened_by is distinct from at_work() or new.opened_by = new.person_id or not (
    exists (select from running_member m where m.organisation_id = new.organisation_id and m.mentorship_id = new.mentorship_id and m.person_id = at_work()
      and (m.part in ('mentor', 'second-mentor') or (m.part = 'mentee' and m.kind = 'pair')))
    or (holds_today(new.organisation_id, at_work(), array['coordinator']) and new.named_by is not null and not are_acquainted(new.organisation_id, new.named_by, at_work())
      and not are_acquainted(new.organisation_id, new.person_id, at_work())))) then
    raise exception 'somebody of the mentorship, or a second coordinator, opens it to a substitute' using errcode = '42501';
  end if;
  return new;
end
$$;
create trigger opened_by_others before insert or update of opened_by, named_by on mentorship_member for each row execute function guard_opening();
drop policy substitute on confided_text;
create policy substitute on confided_text for select using (note_class = 'shared' and exists (
  select from mentorship_member x join running_member m on m.organisation_id = x.organisation_id and m.mentorship_id = x.mentorship_id
      and m.person_id = x.person_id and m.part = x.part
    where x.organisation_id = confided_text.organisation_id and x.mentorship_id = confided_text.mentorship_id and x.part = 'substitute'
      and x.person_id = nullif(current_setting('app.person', true), '')::uuid and this_day() between x.first_day and coalesce(x.last_day, 'infinity')
      and (exists (select from agreement a where a.organisation_id = confided_text.organisation_id and a.text_id = confided_text.id
          and (x.opened_by is not null or a.made_on >= x.first_day))
        or exists (select from goal g where g.organisation_id = confided_text.organisation_id and g.text_id = confided_text.id
          and (x.opened_by is not null or g.set_on >= x.first_day))
        or exists (select from handover h where h.organisation_id = confided_text.organisation_id and h.text_id = confided_text.id and h.consent_on is not null))));
