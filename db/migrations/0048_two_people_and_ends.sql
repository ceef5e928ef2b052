-- Custody and protection end, and the age of consent changes, when two people say so; a pupil who has left the class gets a link the same
-- way. Whose request a change has ended hears of it. After its end nobody writes in a mentorship, and of a class whose year is over nobody
-- goes on reading absence and marks.

alter table approval add column age integer check (age between 13 and 18), add column is_ended_by_change boolean not null default false;
grant update (is_ended_by_change) on approval to mentorium_desk;
alter table approval drop constraint approval_kind_check;
alter table approval add constraint approval_kind_check check (kind in ('account', 'role', 'specialty', 'guardian', 'address', 'card', 'provider', 'leaving', 'return',
  'protection', 'birthday', 'custody', 'unprotection', 'consent-age', 'link'));
alter table approval drop constraint approval_check1;
alter table approval add constraint approval_about_somebody check ((kind in ('provider', 'consent-age')) = (person_id is null));
alter table approval add constraint approval_age check ((kind = 'consent-age') = (age is not null));
alter table approval drop constraint approval_by_two;
alter table approval add constraint approval_by_two
  check (outcome <> 'agreed' or decided_by is null or (decided_by <> asked_by and (kind in ('address', 'protection', 'unprotection') or person_id is null or decided_by <> person_id)));

create or replace function agreement_fault(organisation uuid, batch uuid, who uuid) returns text language plpgsql stable as $$
declare
  asker uuid;
  is_about boolean;
  is_own boolean;
  is_theirs boolean;
begin
  select min(a.asked_by::text)::uuid, bool_or(a.person_id is not distinct from who),
      bool_and(a.kind in ('address', 'protection', 'unprotection') and a.person_id is not distinct from who),
      bool_or(a.kind in ('protection', 'unprotection') and holds_guarded(a.organisation_id, a.person_id))
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

-- A request that a change has ended says so, for whoever asked. Whose custody is to end does not end that by a change of their own.
create or replace function end_requests() returns trigger language plpgsql as $$
begin
  update approval a set outcome = 'withdrawn', decided_by = at_work(), decided_at = now(), is_ended_by_change = true
    where a.organisation_id = new.organisation_id and a.outcome is null and (a.person_id = new.id or a.child_id = new.id)
      and not (a.kind in ('leaving', 'custody') and (at_work() is null or coalesce(at_work() in (a.person_id, a.child_id), false)));
  return null;
end
$$;
create or replace function end_card_requests() returns trigger language plpgsql as $$
begin
  update approval a set outcome = 'withdrawn', decided_by = at_work(), decided_at = now(), is_ended_by_change = true
    where a.organisation_id = new.organisation_id and a.outcome is null and a.kind = 'card' and a.person_id = new.person_id;
  return null;
end
$$;

-- Custody.
create function guard_custody() returns trigger language plpgsql as $$
begin
  if is_act() and not is_erasing() and not is_agreed(new.organisation_id, 'custody', new.guardian_id, new.child_id::text)
    and not founds_alone(new.organisation_id) then
    raise exception 'a second person has to agree to the end of custody' using errcode = '42501';
  end if;
  return new;
end
$$;
create trigger two_agree_to_end before update of last_day on guardianship for each row
  when (coalesce(new.last_day, 'infinity') < coalesce(old.last_day, 'infinity')) execute function guard_custody();

-- The end of protection: by whom it is about, or within a week of what two agreed to.
create function may_unprotect(house uuid, who uuid) returns boolean language sql stable as $$
  select who = at_work() or founds_alone(house)
    or exists (select from approval a where a.organisation_id = house and a.kind = 'unprotection' and a.person_id = who and a.outcome = 'agreed'
      and a.decided_at > now() - interval '7 days')
$$;
create function guard_unprotection() returns trigger language plpgsql as $$
begin
  if is_act() and not is_erasing() and not may_unprotect(new.organisation_id, new.id) then
    raise exception 'a second person has to agree to the end of this protection' using errcode = '42501';
  end if;
  return new;
end
$$;
create trigger two_agree_to_unprotection before update of protected_hashes on person for each row
  when (old.protected_hashes is not null and new.protected_hashes is null) execute function guard_unprotection();

-- The age of consent, on which guardianships of a whole school hang.
create function guard_consent_age() returns trigger language plpgsql as $$
begin
  if is_act() and not founds_alone(new.id) and not exists (select from approval a where a.organisation_id = new.id and a.kind = 'consent-age'
    and a.age = new.consent_age and a.outcome = 'agreed' and a.decided_at = now()) then
    raise exception 'a second person has to agree to another age of consent' using errcode = '42501';
  end if;
  return new;
end
$$;
create trigger two_agree_to_age before update of consent_age on organisation for each row
  when (new.consent_age is distinct from old.consent_age) execute function guard_consent_age();

-- Who has been a pupil of a class and does not sign in: a link would open what is theirs to whoever holds it.
create function needs_second_for_link(house uuid, who uuid) returns boolean language sql stable as $$
  select exists (select from person p where p.organisation_id = house and p.id = who and p.account_id is null)
    and exists (select from mentorship_member x join mentorship g on g.organisation_id = x.organisation_id and g.id = x.mentorship_id and g.kind = 'group'
      where x.organisation_id = house and x.person_id = who and x.part = 'mentee')
    and not founds_alone(house)
    and not exists (select from approval a where a.organisation_id = house and a.kind = 'link' and a.person_id = who and a.outcome = 'agreed'
      and a.decided_at > now() - interval '7 days')
$$;
create or replace function guard_invitation() returns trigger language plpgsql as $$
begin
  if is_act() and (tg_op = 'INSERT' or (old.used_at is null and new.used_at is not null))
    and exists (select from person p where p.organisation_id = new.organisation_id and p.id = new.person_id and p.protected_hashes is not null) then
    raise exception 'nobody is invited under a working name' using errcode = '42501';
  end if;
  if is_act() and tg_op = 'INSERT' and needs_second_for_link(new.organisation_id, new.person_id) then
    raise exception 'a second person has to agree to a link for a pupil' using errcode = '42501';
  end if;
  return new;
end
$$;

-- A shorter time to keep things, where nobody else could agree: by whoever runs the server, who is no person here.
alter table retention_shortening drop constraint retention_shortening_check;
alter table retention_shortening add constraint retention_shortening_check check (agreed_by is null or from_day is not null);
create function second_for_shortening(house uuid, asker uuid) returns setof uuid language sql stable as $$
  select distinct p.id from membership m join person p on p.organisation_id = m.organisation_id and p.id = m.person_id
    where m.organisation_id = house and m.role in ('coordinator', 'administrator') and this_day() between m.first_day and coalesce(m.last_day, 'infinity')
      and p.account_id is not null and p.left_on is null and p.id <> asker and not are_acquainted(house, asker, p.id)
$$;
create or replace function guard_shortening() returns trigger language plpgsql as $$
begin
  if current_user <> 'mentorium_desk' then
    return new;
  end if;
  if tg_op = 'INSERT' then
    if num_nonnulls(new.agreed_by, new.from_day) > 0 or new.asked_by is distinct from at_work() then
      raise exception 'nobody has agreed to what is only asked' using errcode = '42501';
    end if;
  elsif old.from_day is not null or new.from_day is null or new.from_day < this_day() + 7 or new.agreed_by is distinct from at_work()
    or (new.agreed_by is null and exists (select second_for_shortening(new.organisation_id, new.asked_by)))
    or (new.agreed_by is not null and (not holds_today(new.organisation_id, new.agreed_by, array['coordinator', 'administrator'])
      or are_acquainted(new.organisation_id, new.asked_by, new.agreed_by))) then
    raise exception 'somebody else has to agree to this' using errcode = '42501';
  end if;
  return new;
end
$$;

-- After the end nobody writes in a mentorship (M-46). What belongs to the end is named in the test that reads the catalogue: every other table
-- that names a mentorship, or a row of one that does, has this trigger.
create function refuse_after_end() returns trigger language plpgsql as $$
declare
  which uuid;
begin
  if not is_act() or is_erasing() then
    return new;
  end if;
  if tg_nargs = 0 then
    which := (to_jsonb(new) ->> 'mentorship_id')::uuid;
  else
    execute format('select mentorship_id from %I where organisation_id = $1 and id = $2', tg_argv[0])
      into which using new.organisation_id, (to_jsonb(new) ->> tg_argv[1])::uuid;
  end if;
  if exists (select from closure c where c.organisation_id = new.organisation_id and c.mentorship_id = which) then
    raise exception 'this mentorship has ended' using errcode = '42501', constraint = 'not_after_end';
  end if;
  return new;
end
$$;
do $$
declare
  one text;
begin
  foreach one in array array['agenda_item', 'agreement', 'appointment', 'card', 'career_entry', 'climate_round', 'entry_withdrawal', 'extension', 'feedback', 'goal', 'handover',
    'hours_entry', 'meeting', 'meeting_change', 'mentoring_agreement', 'mood', 'need', 'overview_share', 'pause', 'pulse', 'talk_slot', 'tension', 'worry'] loop
    execute format('create trigger not_after_end before insert or update on %I for each row execute function refuse_after_end()', one);
  end loop;
end
$$;
-- Who leaves the organisation ends parts of theirs, also of what has ended.
create trigger not_after_end before insert on mentorship_member for each row execute function refuse_after_end();
create trigger not_after_end before insert or update on agreement_outcome for each row execute function refuse_after_end('agreement', 'agreement_id');
create trigger not_after_end before insert or update on appointment_reply for each row execute function refuse_after_end('appointment', 'appointment_id');
create trigger not_after_end before insert or update on climate_done for each row execute function refuse_after_end('climate_round', 'round_id');
create trigger not_after_end before insert or update on climate_answer for each row execute function refuse_after_end('climate_round', 'round_id');
create trigger not_after_end before insert or update on goal_step for each row execute function refuse_after_end('goal', 'goal_id');
create trigger not_after_end before insert or update on key_point for each row execute function refuse_after_end('meeting', 'meeting_id');
create trigger not_after_end before insert or update on mentoring_signature for each row execute function refuse_after_end('mentoring_agreement', 'agreement_id');
create trigger not_after_end before insert or update on talk_preparation for each row execute function refuse_after_end('talk_slot', 'slot_id');
create trigger not_after_end before insert or update on tension_step for each row execute function refuse_after_end('tension', 'tension_id');

-- Words after the end: of a pair what is kept from its closing talk, and nothing of a group.
create function refuse_words_after_end() returns trigger language plpgsql as $$
begin
  if is_act() and not is_erasing() and exists (select from closure c join mentorship m on m.organisation_id = c.organisation_id and m.id = c.mentorship_id
      where c.organisation_id = new.organisation_id and c.mentorship_id = new.mentorship_id and (m.kind = 'group' or new.note_class <> 'shared')) then
    raise exception 'this mentorship has ended' using errcode = '42501', constraint = 'not_after_end';
  end if;
  return new;
end
$$;
create trigger not_after_end before insert on confided_text for each row execute function refuse_words_after_end();

-- A class whose year is over and that nobody has closed: so many weeks later its mentors no longer read absence and marks.
alter table organisation add column class_weeks integer not null default 6 check (class_weeks between 0 and 26);
grant update (class_weeks) on organisation to mentorium_desk;
create function class_is_over(house uuid, which uuid) returns boolean language sql stable as $$
  select exists (select from mentorship m join cohort c on c.organisation_id = m.organisation_id and c.id = m.cohort_id join organisation o on o.id = m.organisation_id
    where m.organisation_id = house and m.id = which and m.kind = 'group' and this_day() > o.class_weeks * 7 + greatest(c.last_day, (select max(x.until) from extension x
      where x.organisation_id = m.organisation_id and x.mentorship_id = m.id and x.agreed_on is not null and x.withdrawn_on is null)))
$$;
drop policy mentors on pupil_fact;
create policy mentors on pupil_fact for select using (exists (
  select from running_member c join running_member m on m.organisation_id = c.organisation_id and m.mentorship_id = c.mentorship_id and m.part in ('mentor', 'second-mentor')
  where c.organisation_id = pupil_fact.organisation_id and c.person_id = pupil_fact.person_id and c.part = 'mentee'
    and m.person_id = nullif(current_setting('app.person', true), '')::uuid and not class_is_over(c.organisation_id, c.mentorship_id)));
drop policy shown on pupil_fact;
create policy shown on pupil_fact for select using (exists (
  select from running_member c join overview_share s on s.organisation_id = c.organisation_id and s.mentorship_id = c.mentorship_id
  where c.organisation_id = pupil_fact.organisation_id and c.person_id = pupil_fact.person_id and c.part = 'mentee'
    and s.person_id = nullif(current_setting('app.person', true), '')::uuid and pupil_fact.kind = any (s.parts)
    and this_day() between s.first_day and coalesce(s.last_day, 'infinity') and not class_is_over(c.organisation_id, c.mentorship_id)));

-- By which paper a role was verified is sealed; what stands here already is sealed by the server before it serves.
alter table role_history
  drop constraint role_history_verified,
  add column key_id uuid,
  alter column verified_against type bytea using convert_to(verified_against, 'UTF8'),
  add constraint role_history_verified check ((verified_by is null) = (verified_on is null) and (verified_by is null) = (verified_against is null)),
  add constraint role_history_key foreign key (organisation_id, key_id) references data_key,
  add constraint role_history_is_sealed check (verified_against is null or key_id is not null) not valid;
create index role_history_sealed_under on role_history (organisation_id, key_id);
do $$
begin
  execute format('create policy keeping_keys on role_history to %I using (current_setting(''app.purpose'', true) = ''keys'')', current_user);
end
$$;
