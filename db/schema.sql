-- The schema as the migrations leave it. Written by db/dump.ts; do not edit.

revoke execute on function put_behind_wall(regclass,boolean,boolean) from public;

grant usage on schema public to public;

CREATE OR REPLACE FUNCTION public.ages_reached(house uuid, born date)
 RETURNS integer
 LANGUAGE sql
 STABLE
AS $function$
  select case when born is null then 0 else (select (born + make_interval(years => o.consent_age) <= this_day())::int
    + (born + interval '18 years' <= this_day())::int from organisation o where o.id = house) end
$function$;

CREATE OR REPLACE FUNCTION public.agreement_fault(organisation uuid, batch uuid, who uuid)
 RETURNS text
 LANGUAGE plpgsql
 STABLE
AS $function$
declare
  asker uuid;
  is_about boolean;
  is_own boolean;
  is_theirs boolean;
  is_void boolean;
begin
  select min(a.asked_by::text)::uuid, bool_or(a.person_id is not distinct from who),
      bool_and(a.kind in ('address', 'protection', 'unprotection') and a.person_id is not distinct from who),
      bool_or(a.kind in ('protection', 'unprotection') and holds_guarded(a.organisation_id, a.person_id)),
      bool_or(not may_still_ask(a.organisation_id, a.asked_by, a.kind))
    into asker, is_about, is_own, is_theirs, is_void from approval a where a.organisation_id = organisation and a.batch_id = batch;
  return case
    when asker is null or is_void then 'unknown'
    when who is null then case when exists (select second_people(organisation, batch)) then 'others' end
    when exists (select from approval a where a.organisation_id = organisation and a.batch_id = batch and a.asked_by = who) then 'asker'
    when is_own then null
    when is_about then 'concerned'
    when is_theirs or not holds_today(organisation, who, array['coordinator', 'administrator']) then 'stranger'
    when are_acquainted(organisation, asker, who) then 'acquainted'
  end;
end
$function$;

CREATE OR REPLACE FUNCTION public.are_acquainted(organisation uuid, one uuid, other uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select exists (select let_in_by(organisation, one) intersect select let_in_by(organisation, other))
$function$;

CREATE OR REPLACE FUNCTION public.at_work()
 RETURNS uuid
 LANGUAGE sql
 STABLE
AS $function$
  select nullif(current_setting('app.person', true), '')::uuid
$function$;

CREATE OR REPLACE FUNCTION public.audit_log_hash(previous bytea, organisation uuid, place bigint, at timestamp with time zone, person uuid, verb text, subject text, subject_id uuid)
 RETURNS bytea
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select sha256(previous || convert_to(concat_ws(E'\x1f', organisation::text, place::text, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), coalesce(person::text, ''), verb, subject, coalesce(subject_id::text, '')), 'UTF8'))
$function$;

CREATE OR REPLACE FUNCTION public.audit_log_link()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare last record;
begin
  perform pg_advisory_xact_lock(hashtext('audit_log'), hashtext(new.organisation_id::text));
  select l.position, l.hash into last from audit_log l where l.organisation_id = new.organisation_id order by l.position desc limit 1;
  new.position := coalesce(last.position, 0) + 1;
  new.hash := audit_log_hash(coalesce(last.hash, ''::bytea), new.organisation_id, new.position, new.at, new.person_id, new.verb, new.subject, new.subject_id);
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.class_is_over(house uuid, which uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select exists (select from mentorship m join cohort c on c.organisation_id = m.organisation_id and c.id = m.cohort_id join organisation o on o.id = m.organisation_id
    where m.organisation_id = house and m.id = which and m.kind = 'group' and this_day() > o.class_weeks * 7 + greatest(c.last_day, (select max(x.until) from extension x
      where x.organisation_id = m.organisation_id and x.mentorship_id = m.id and x.agreed_on is not null and x.withdrawn_on is null)))
$function$;

CREATE OR REPLACE FUNCTION public.end_card_requests()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  update approval a set outcome = 'withdrawn', decided_by = at_work(), decided_at = now(), is_ended_by_change = true
    where a.organisation_id = new.organisation_id and a.outcome is null and a.kind = 'card' and a.person_id = new.person_id;
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION public.end_founding()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.account_id is null or (tg_op = 'UPDATE' and new.account_id is not distinct from old.account_id) then
    return null;
  end if;
  -- Two who come in at one moment wait for each other here, and the later one sees the first.
  perform from organisation o where o.id = new.organisation_id and o.founding_ended_at is null for no key update;
  if found and exists (select from person p where p.organisation_id = new.organisation_id and p.id <> new.id and p.account_id is not null) then
    update organisation set founding_ended_at = now() where id = new.organisation_id and founding_ended_at is null;
  end if;
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION public.end_requests()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  update approval a set outcome = 'withdrawn', decided_by = at_work(), decided_at = now(), is_ended_by_change = true
    where a.organisation_id = new.organisation_id and a.outcome is null and (a.person_id = new.id or a.child_id = new.id)
      and not (a.kind in ('leaving', 'custody') and (at_work() is null or coalesce(at_work() in (a.person_id, a.child_id), false)));
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION public.ended_by_mentor(house uuid, class uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select exists (select from closure c join mentorship m on m.organisation_id = c.organisation_id and m.id = c.mentorship_id
    join cohort h on h.organisation_id = m.organisation_id and h.id = m.cohort_id
    where c.organisation_id = house and c.mentorship_id = class and (c.closed_on >= h.last_day
      or exists (select from mentorship_member x where x.organisation_id = house and x.mentorship_id = class and x.person_id = c.closed_by
        and x.part in ('mentor', 'second-mentor'))))
$function$;

CREATE OR REPLACE FUNCTION public.fill_profile_version()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_table_name = 'cohort' then
    select p.profile_version_id into new.profile_version_id from programme p
      where p.organisation_id = new.organisation_id and p.id = new.programme_id;
  else
    select c.profile_version_id into new.profile_version_id from cohort c where c.organisation_id = new.organisation_id and c.id = new.cohort_id;
  end if;
  return new;
end
$function$;

CREATE OR REPLACE FUNCTION public.founds_alone(organisation uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select not exists (select from organisation o where o.id = organisation and o.founding_ended_at is not null)
    and not exists (select from person p where p.organisation_id = organisation and p.account_id is not null and p.id is distinct from at_work())
$function$;

CREATE OR REPLACE FUNCTION public.guard_absence()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform pg_advisory_xact_lock(hashtext('absence'), hashtext(new.person_id::text));
  if exists (select from absence a where a.organisation_id = new.organisation_id and a.person_id = new.person_id and a.first_day = new.first_day and a.last_day = new.last_day) then
    raise exception 'these days are noted' using errcode = '23505', constraint = 'absence_once';
  end if;
  return new;
end
$function$;

CREATE OR REPLACE FUNCTION public.guard_account()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if current_user = 'mentorium_desk' and old.account_id is not null and new.account_id is distinct from old.account_id
    and current_setting('app.purpose', true) is distinct from 'erase'
    and not (new.account_id is null and is_agreed(new.organisation_id, 'account', new.id, '')) then
    raise exception 'somebody signs in as this person' using errcode = '42501';
  end if;
  return new;
end
$function$;

CREATE OR REPLACE FUNCTION public.guard_address()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if is_act() and not is_erasing() and old.account_id is not null and new.email is distinct from old.email and new.id <> at_work()
    and not exists (select from approval a where a.organisation_id = new.organisation_id and a.kind = 'address' and a.person_id = new.id
      and a.address = new.email and a.outcome = 'agreed' and a.decided_at = now())
    and not (old.protected_hashes is not null and new.protected_hashes is null and coalesce(encode(sha256(convert_to(
      new.organisation_id || ' e ' || new.email, 'UTF8')), 'hex') = any(old.protected_hashes), false)) then
    raise exception 'the address of somebody who signs in is theirs' using errcode = '42501';
  end if;
  return new;
end
$function$;

CREATE OR REPLACE FUNCTION public.guard_agreement()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  fault text;
begin
  if current_user = 'mentorium_desk' then
    select min(agreement_fault(d.organisation_id, d.batch_id, d.decided_by)) into fault
      from (select distinct organisation_id, batch_id, decided_by from decided where outcome = 'agreed') d;
    if fault is not null then
      raise exception 'somebody else has to agree to this (%)', fault using errcode = '42501';
    end if;
  end if;
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION public.guard_approval()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if current_user <> 'mentorium_desk' then
    return new;
  end if;
  if tg_op = 'INSERT' and num_nonnulls(new.outcome, new.decided_by, new.decided_at) > 0 then
    raise exception 'nobody has agreed to what is only asked' using errcode = '42501';
  end if;
  if tg_op = 'UPDATE' and (old.outcome is not null or new.decided_at is distinct from now()) then
    raise exception 'this has been answered' using errcode = '42501';
  end if;
  return new;
end
$function$;

CREATE OR REPLACE FUNCTION public.guard_birthday()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if is_act() and not is_erasing() and (old.protected_hashes is null) = (new.protected_hashes is null)
    and moves_age(new.organisation_id, new.id, new.born_on) and not founds_alone(new.organisation_id)
    and not exists (select from approval a where a.organisation_id = new.organisation_id and a.kind = 'birthday' and a.person_id = new.id
      and a.born_on = new.born_on and a.outcome = 'agreed' and a.decided_at = now()) then
    raise exception 'a second person has to agree to this birthday' using errcode = '42501';
  end if;
  return new;
end
$function$;

CREATE OR REPLACE FUNCTION public.guard_break_glass_access()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if current_user <> 'mentorium_desk' then
    return new;
  end if;
  if tg_op = 'INSERT' then
    if new.asked_by is distinct from at_work() or num_nonnulls(new.agreed_by, new.refused_by) > 0
      or not may_still_ask(new.organisation_id, new.asked_by, 'identity') then
      raise exception 'only who needs it asks to open a protected identity' using errcode = '42501';
    end if;
    return new;
  end if;
  if old.agreed_by is not null or old.refused_by is not null or coalesce(new.agreed_by, new.refused_by) is distinct from at_work() then
    raise exception 'this has been answered, or is answered for somebody else' using errcode = '42501';
  end if;
  if new.agreed_by is not null and (are_acquainted(new.organisation_id, new.asked_by, new.agreed_by)
    or not may_still_ask(new.organisation_id, new.asked_by, 'identity')
    or not may_still_ask(new.organisation_id, new.agreed_by, 'identity')) then
    raise exception 'somebody else has to agree to open a protected identity' using errcode = '42501';
  end if;
  return new;
end
$function$;

CREATE OR REPLACE FUNCTION public.guard_card()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if is_act() and new.opened_at is not null
    and (tg_op = 'INSERT' or new.opened_at is distinct from old.opened_at or new.code_hash <> old.code_hash or new.pin_hash <> old.pin_hash)
    and exists (select from person p where p.organisation_id = new.organisation_id and p.id = new.person_id and p.account_id is not null)
    and not is_agreed(new.organisation_id, 'card', new.person_id, '') then
    raise exception 'the pupil or a second adult opens this card' using errcode = '42501';
  end if;
  return new;
end
$function$;

CREATE OR REPLACE FUNCTION public.guard_class_card()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
$function$;

CREATE OR REPLACE FUNCTION public.guard_consent_age()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if is_act() and not founds_alone(new.id) and not exists (select from approval a where a.organisation_id = new.id and a.kind = 'consent-age'
    and a.age = new.consent_age and a.outcome = 'agreed' and a.decided_at = now()) then
    raise exception 'a second person has to agree to another age of consent' using errcode = '42501';
  end if;
  return new;
end
$function$;

CREATE OR REPLACE FUNCTION public.guard_custody()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if is_act() and not is_erasing() and not is_agreed(new.organisation_id, 'custody', new.guardian_id, new.child_id::text)
    and not founds_alone(new.organisation_id) then
    raise exception 'a second person has to agree to the end of custody' using errcode = '42501';
  end if;
  return new;
end
$function$;

CREATE OR REPLACE FUNCTION public.guard_end_level()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if is_act() and not is_erasing() and (new.mentee_id <> at_work() or old.end_said_on is not null) then
    raise exception 'the level at the end is said by the mentee, once' using errcode = '42501';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.guard_going_home()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.with_mentee_id is distinct from old.with_mentee_id and not is_erasing() then
    new.goes_home := false;
    new.others_id := null;
    delete from meeting_participant p where p.organisation_id = new.organisation_id and p.meeting_id = new.id;
  elsif new.goes_home and not old.goes_home and is_act() then
    raise exception 'a correction widens no readers' using errcode = '42501';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.guard_group()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
$function$;

CREATE OR REPLACE FUNCTION public.guard_guardianship()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if current_user = 'mentorium_desk' and nullif(current_setting('app.person', true), '') is not null
    and not is_agreed(new.organisation_id, 'guardian', new.guardian_id, new.child_id::text) and not founds_alone(new.organisation_id) then
    raise exception 'a second person has to agree to this guardian' using errcode = '42501';
  end if;
  return new;
end
$function$;

CREATE OR REPLACE FUNCTION public.guard_invitation()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
$function$;

CREATE OR REPLACE FUNCTION public.guard_meeting()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
$function$;

CREATE OR REPLACE FUNCTION public.guard_membership()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  is_given boolean := false;
  is_taken boolean := false;
begin
  if not is_act() then
    return coalesce(new, old);
  end if;
  if tg_op <> 'DELETE' then
    is_given := is_guarded(new.role) and (tg_op = 'INSERT' or new.role <> old.role or new.person_id <> old.person_id
      or coalesce(new.last_day, 'infinity') > coalesce(old.last_day, 'infinity') or new.first_day < old.first_day);
  end if;
  if tg_op <> 'INSERT' then
    is_taken := not is_erasing() and is_guarded(old.role) and coalesce(old.last_day, 'infinity') >= this_day() and (tg_op = 'DELETE' or new.role <> old.role
      or new.person_id <> old.person_id or coalesce(new.last_day, 'infinity') < coalesce(old.last_day, 'infinity') or new.first_day > old.first_day);
  end if;
  if is_given and not exists (select from identity_provider p where p.organisation_id = new.organisation_id and p.id = new.provider_id and p.is_agreed)
    and not is_agreed(new.organisation_id, 'role', new.person_id, new.role)
    and not (tg_op = 'UPDATE' and new.role = old.role and new.person_id = old.person_id and is_agreed(new.organisation_id, 'return', new.person_id, ''))
    and not founds_alone(new.organisation_id) then
    raise exception 'a second person has to agree to this role' using errcode = '42501';
  end if;
  if is_taken and not exists (select from identity_provider p where p.organisation_id = old.organisation_id and p.id = old.provider_id and p.is_agreed)
    and not is_agreed(old.organisation_id, 'leaving', old.person_id, '') and not founds_alone(old.organisation_id) then
    raise exception 'a second person has to agree to the end of this role' using errcode = '42501';
  end if;
  return coalesce(new, old);
end
$function$;

CREATE OR REPLACE FUNCTION public.guard_merge()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if is_act() and new.merged_into is not null and (new.account_id is not null or new.protected_hashes is not null or exists (select from membership m
      where m.organisation_id = new.organisation_id and m.person_id = new.id and is_guarded(m.role) and coalesce(m.last_day, 'infinity') >= this_day())
    or exists (select from mentorship_member x where x.organisation_id = new.organisation_id and x.person_id = new.id)
    or exists (select from guardianship g where g.organisation_id = new.organisation_id and new.id in (g.guardian_id, g.child_id))) then
    raise exception 'what hangs on a person does not change hands' using errcode = '42501';
  end if;
  return new;
end
$function$;

CREATE OR REPLACE FUNCTION public.guard_opening()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
$function$;

CREATE OR REPLACE FUNCTION public.guard_part_of_meeting()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if is_act() and not is_erasing() and exists (select from meeting m join confided_text t on t.organisation_id = m.organisation_id and t.id = new.text_id
    where m.organisation_id = new.organisation_id and m.id = new.meeting_id and m.with_mentee_id is not null
      and t.mentee_id is distinct from m.with_mentee_id) then
    raise exception 'a text of a meeting is read by whom the meeting was with' using errcode = '42501';
  end if;
  return new;
end
$function$;

CREATE OR REPLACE FUNCTION public.guard_pause()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
$function$;

CREATE OR REPLACE FUNCTION public.guard_presence()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if not is_act() or new.left_on is not distinct from old.left_on or founds_alone(new.organisation_id) then
    return new;
  end if;
  if old.left_on is null and not is_erasing() and not is_agreed(new.organisation_id, 'leaving', new.id, '') and exists (select from membership m
    where m.organisation_id = new.organisation_id and m.person_id = new.id and is_guarded(m.role) and coalesce(m.last_day, 'infinity') >= this_day()) then
    raise exception 'a second person has to agree that somebody with this role has left' using errcode = '42501';
  end if;
  if new.left_on is null and not is_agreed(new.organisation_id, 'return', new.id, '') and exists (select from membership m
    where m.organisation_id = new.organisation_id and m.person_id = new.id and is_guarded(m.role) and coalesce(m.last_day, 'infinity') >= old.left_on - 1) then
    raise exception 'a second person has to agree that somebody with this role is back' using errcode = '42501';
  end if;
  return new;
end
$function$;

CREATE OR REPLACE FUNCTION public.guard_protection()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if is_act() and not may_protect(new.organisation_id, new.id) then
    raise exception 'a second person has to agree to protect this identity' using errcode = '42501';
  end if;
  return new;
end
$function$;

CREATE OR REPLACE FUNCTION public.guard_provider()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if is_act() and new.is_agreed and not exists (select from approval a where a.organisation_id = new.organisation_id and a.kind = 'provider'
    and a.provider_id = new.id and a.outcome = 'agreed' and a.decided_at = now()) and not founds_alone(new.organisation_id) then
    raise exception 'a second person has to agree to this sign-in' using errcode = '42501';
  end if;
  return new;
end
$function$;

CREATE OR REPLACE FUNCTION public.guard_pupil()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
$function$;

CREATE OR REPLACE FUNCTION public.guard_pupil_note()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if not is_act() or is_erasing() then
    return new;
  end if;
  if tg_op = 'INSERT' then
    if new.author_id is distinct from at_work()
      or not exists (select from running_member m where m.organisation_id = new.organisation_id and m.mentorship_id = new.mentorship_id
        and m.person_id = new.author_id and m.kind = 'group' and m.part in ('mentor', 'second-mentor'))
      or not exists (select from running_member m where m.organisation_id = new.organisation_id and m.mentorship_id = new.mentorship_id
        and m.person_id = new.mentee_id and m.part = 'mentee') then
      raise exception 'a mentor writes about a pupil of the own class' using errcode = '42501', constraint = 'pupil_note_of_class';
    end if;
    return new;
  end if;
  if old.withdrawn_on is not null or new.withdrawn_on is distinct from this_day() or old.author_id is distinct from at_work()
    or old.written_on < this_day() - 7 then
    raise exception 'a note is only taken back, by its author and within a week' using errcode = '42501', constraint = 'pupil_note_taken_back';
  end if;
  return new;
end
$function$;

CREATE OR REPLACE FUNCTION public.guard_rating()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if current_user = 'mentorium_desk' and coalesce(current_setting('app.purpose', true), '') not in ('erase', 'keys')
    and exists (select from rater r where r.organisation_id = new.organisation_id and r.id = new.rater_id and r.submitted_at is not null
      and new.link_id is distinct from r.submitted_link
      and not exists (select from rater_link l where l.organisation_id = r.organisation_id and l.id = new.link_id and l.by_self)) then
    raise exception 'handed in already' using errcode = '42501';
  end if;
  return new;
end
$function$;

CREATE OR REPLACE FUNCTION public.guard_reopening()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
$function$;

CREATE OR REPLACE FUNCTION public.guard_retention()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if current_user = 'mentorium_desk' and new.years < (case when tg_op = 'UPDATE' then old.years else case new.rule when 'letters' then 0 when 'files' then 0
      when 'admission' then 1 when 'relationship' then 1 when 'referral' then 3 when 'facts' then 5 when 'certificate' then 10 else 2 end end)
    and not exists (select from retention_shortening s where s.organisation_id = new.organisation_id and s.rule = new.rule and s.years = new.years
      and s.from_day <= this_day()) then
    raise exception 'a second person has to agree to a shorter time' using errcode = '42501';
  end if;
  return new;
end
$function$;

CREATE OR REPLACE FUNCTION public.guard_share()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform from mentorship m where m.organisation_id = new.organisation_id and m.id = new.mentorship_id for no key update;
  if exists (select from overview_share s where s.organisation_id = new.organisation_id and s.mentorship_id = new.mentorship_id and s.person_id = new.person_id
    and s.id <> new.id and s.first_day <= coalesce(new.last_day, 'infinity') and coalesce(s.last_day, 'infinity') >= new.first_day) then
    raise exception 'the class is shown to this person' using errcode = '23P01', constraint = 'overview_share_no_overlap';
  end if;
  return new;
end
$function$;

CREATE OR REPLACE FUNCTION public.guard_shortening()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
$function$;

CREATE OR REPLACE FUNCTION public.guard_specialty()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if current_user = 'mentorium_desk' and nullif(current_setting('app.person', true), '') is not null
    and not is_agreed(new.organisation_id, 'specialty', new.person_id, new.target) and not founds_alone(new.organisation_id) then
    raise exception 'a second person has to agree to this specialty' using errcode = '42501';
  end if;
  return new;
end
$function$;

CREATE OR REPLACE FUNCTION public.guard_substitute()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform from mentorship m where m.organisation_id = new.organisation_id and m.id = new.mentorship_id for no key update;
  if exists (select from mentorship_member x where x.organisation_id = new.organisation_id and x.mentorship_id = new.mentorship_id and x.person_id = new.person_id
    and x.id <> new.id and x.part = 'substitute' and x.first_day <= coalesce(new.last_day, 'infinity') and coalesce(x.last_day, 'infinity') >= new.first_day) then
    raise exception 'this person stands in already' using errcode = '23P01', constraint = 'mentorship_member_no_overlap';
  end if;
  return new;
end
$function$;

CREATE OR REPLACE FUNCTION public.guard_unprotection()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if is_act() and not is_erasing() and not may_unprotect(new.organisation_id, new.id) then
    raise exception 'a second person has to agree to the end of this protection' using errcode = '42501';
  end if;
  return new;
end
$function$;

CREATE OR REPLACE FUNCTION public.guard_withdrawal()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if is_act() and not is_erasing() and old.withdrawn_on is null and new.withdrawn_on is not null and (note_is_bound(old.organisation_id, old.id)
    or exists (select from key_point k where k.organisation_id = old.organisation_id and k.meeting_id = old.id
      and k.confirmed_on is not null and k.withdrawn_on is null)) then
    raise exception 'somebody relies on this meeting' using errcode = '42501';
  end if;
  return new;
end
$function$;

CREATE OR REPLACE FUNCTION public.holds_guarded(house uuid, who uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select exists (select from membership m where m.organisation_id = house and m.person_id = who and is_guarded(m.role)
    and coalesce(m.last_day, 'infinity') >= this_day())
$function$;

CREATE OR REPLACE FUNCTION public.holds_today(organisation uuid, who uuid, roles text[])
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select exists (select from membership m join person p on p.organisation_id = m.organisation_id and p.id = m.person_id
    where m.organisation_id = organisation and m.person_id = who and m.role = any(roles) and p.left_on is null
      and this_day() between m.first_day and coalesce(m.last_day, 'infinity'))
$function$;

CREATE OR REPLACE FUNCTION public.is_act()
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select current_user = 'mentorium_desk' and at_work() is not null
$function$;

CREATE OR REPLACE FUNCTION public.is_admitted(house uuid, which uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select exists (select from application a
    join lateral (select d.admitted, d.valid_until from admission_decision d where d.organisation_id = a.organisation_id and d.application_id = a.id
      order by d.decided_at desc limit 1) d on d.admitted and coalesce(d.valid_until, 'infinity') >= this_day()
    where a.organisation_id = house and a.id = which and a.withdrawn_on is null)
$function$;

CREATE OR REPLACE FUNCTION public.is_agreed(organisation uuid, what text, whom uuid, which text)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select exists (select from approval a where a.organisation_id = organisation and a.kind = what and a.person_id = whom
    and coalesce(a.role, a.target, a.child_id::text, '') = which and a.outcome = 'agreed' and a.decided_at = now())
$function$;

CREATE OR REPLACE FUNCTION public.is_erasing()
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select coalesce(current_setting('app.purpose', true), '') in ('erase', 'keys')
$function$;

CREATE OR REPLACE FUNCTION public.is_first_card_free(house uuid, pupil uuid, maker uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
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
$function$;

CREATE OR REPLACE FUNCTION public.is_guarded(role text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select role in ('administrator', 'coordinator', 'specialist', 'registrar', 'auditor')
$function$;

CREATE OR REPLACE FUNCTION public.is_handed_on(house uuid, pupil uuid, author uuid, class uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select exists (select from mentorship_member p
    join mentorship_member a on a.organisation_id = p.organisation_id and a.mentorship_id = p.mentorship_id
    where p.organisation_id = house and p.person_id = pupil and p.part = 'mentee' and a.person_id = author and a.part in ('mentor', 'second-mentor')
      and (p.mentorship_id = class or ended_by_mentor(house, p.mentorship_id)))
$function$;

CREATE OR REPLACE FUNCTION public.is_pupil(house uuid, who uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select exists (select from guardianship g where g.organisation_id = house and g.child_id = who and coalesce(g.last_day, 'infinity') >= this_day())
    or exists (select from running_member m where m.organisation_id = house and m.person_id = who and m.kind = 'group' and m.part = 'mentee')
    or exists (select from person p join unit u on u.organisation_id = p.organisation_id and u.id = p.unit_id and u.kind = 'class'
      join membership m on m.organisation_id = p.organisation_id and m.person_id = p.id and m.role = 'mentee'
      where p.organisation_id = house and p.id = who)
$function$;

CREATE OR REPLACE FUNCTION public.is_restricted(house uuid, somebody uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select exists (select from restriction r where r.organisation_id = house and r.person_id = somebody and this_day() between r.first_day and coalesce(r.last_day, 'infinity'))
$function$;

CREATE OR REPLACE FUNCTION public.is_to_place(house uuid, which uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select exists (select from application a where a.organisation_id = house and a.id = which
    and (select count(*) from mentorship m
        join mentorship_member x on x.organisation_id = m.organisation_id and x.mentorship_id = m.id and x.person_id = a.person_id and x.part = a.role
        left join closure e on e.organisation_id = m.organisation_id and e.mentorship_id = m.id
        where m.organisation_id = a.organisation_id and m.cohort_id = a.cohort_id
          and coalesce(e.reason, 'completed') = 'completed' and (a.role = 'mentee' or e.mentorship_id is null))
      < case when a.role = 'mentor' then a.places else 1 end)
$function$;

CREATE OR REPLACE FUNCTION public.keep_earlier_addresses()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.email is distinct from old.email and not is_erasing() then
    new.earlier_emails := array_remove(array_remove(case when old.email_changed_at > now() - interval '30 days' then old.earlier_emails else '{}' end
      || array[old.email], null), new.email);
    new.email_changed_at := case when cardinality(new.earlier_emails) > 0 then now() end;
  end if;
  return new;
end
$function$;

CREATE OR REPLACE FUNCTION public.keep_founding_ended()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.founding_ended_at is not null and new.founding_ended_at is distinct from old.founding_ended_at then
    raise exception 'founding has ended for good' using errcode = '42501';
  end if;
  return new;
end
$function$;

CREATE OR REPLACE FUNCTION public.keep_name_order()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  new.name_prefix := name_prefix_of(new.family_name);
  new.sort_name := sort_name_of(new.given_name, new.family_name, new.name_prefix,
    (select o.jurisdiction from organisation o where o.id = new.organisation_id),
    (select o.name_order from organisation o where o.id = new.organisation_id));
  return new;
end
$function$;

CREATE OR REPLACE FUNCTION public.let_in_by(organisation uuid, who uuid)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE
AS $function$
  with recursive up (id) as (
    select who
    union
    select one.by from up cross join lateral (
      select i.made_by as by from invitation i
        where i.organisation_id = organisation and i.person_id = up.id and i.used_at > now() - interval '30 days'
      union all
      select a.asked_by from approval a
        where a.organisation_id = organisation and a.person_id = up.id and a.outcome = 'agreed' and a.decided_at > now() - interval '30 days'
          and a.kind in ('account', 'role', 'address', 'return') and a.decided_by is distinct from a.person_id
    ) one
  )
  select id from up
$function$;

CREATE OR REPLACE FUNCTION public.may_be_shown(house uuid, somebody uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select exists (select from person p where p.organisation_id = house and p.id = somebody and p.left_on is null and p.protected_hashes is null)
    and not is_restricted(house, somebody)
$function$;

CREATE OR REPLACE FUNCTION public.may_protect(house uuid, who uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select who = at_work() or founds_alone(house)
    or (is_pupil(house, who) and not exists (select from membership m where m.organisation_id = house and m.person_id = who and m.role <> 'mentee'
      and coalesce(m.last_day, 'infinity') >= this_day()))
    or exists (select from approval a where a.organisation_id = house and a.kind = 'protection' and a.person_id = who and a.outcome = 'agreed'
      and a.decided_at > now() - interval '7 days' and (a.decided_by is null or a.decided_by = who or not holds_guarded(house, who)))
$function$;

CREATE OR REPLACE FUNCTION public.may_still_ask(organisation uuid, who uuid, what text)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select holds_today(organisation, who, array['coordinator', 'administrator'] || case what
    when 'card' then array['mentor']
    when 'identity' then array['specialist']
    when 'unprotection' then array['specialist']
    else array[]::text[] end)
$function$;

CREATE OR REPLACE FUNCTION public.may_unprotect(house uuid, who uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select who = at_work() or founds_alone(house)
    or exists (select from approval a where a.organisation_id = house and a.kind = 'unprotection' and a.person_id = who and a.outcome = 'agreed'
      and a.decided_at > now() - interval '7 days')
$function$;

CREATE OR REPLACE FUNCTION public.moves_age(house uuid, who uuid, born date)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select exists (select from person p where p.organisation_id = house and p.id = who
    and ages_reached(house, born) <> ages_reached(house, p.born_on)
    and (is_pupil(house, who) or p.born_on + interval '18 years' > this_day()))
$function$;

CREATE OR REPLACE FUNCTION public.name_key(name text, country text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select regexp_replace(regexp_replace(normalize(
    case
      when country in ('SE', 'FI') then replace(replace(replace(replace(replace(lower(name), 'å', '~1'), 'ä', '~2'), 'æ', '~2'), 'ö', '~3'), 'ø', '~3')
      when country in ('DK', 'NO') then replace(replace(replace(replace(replace(lower(name), 'æ', '~1'), 'ä', '~1'), 'ø', '~2'), 'ö', '~2'), 'å', '~3')
      else replace(replace(replace(replace(replace(replace(lower(name), 'ø', 'o'), 'æ', 'ae'), 'ß', 'ss'), 'ł', 'l'), 'đ', 'd'), 'ı', 'i')
    end, NFD), '[\u0300-\u036f''’`.]', '', 'g'), '[ -]+', ' ', 'g')
$function$;

CREATE OR REPLACE FUNCTION public.name_prefix_of(family text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select coalesce(rtrim(substring(family from
    '^((?:(?:van|de|der|den|het|ter|ten|te|op|in|aan|bij|uit|tot|over|onder|voor|la|le|les|du|des|del|della|di|da|do|dos|das|von|vom|zu|zum|zur|af|av|el|al|bin|ibn|y|e|of) |[''’`]?[ts] |[dl][''’`])+)(?=.)')), '')
$function$;

CREATE OR REPLACE FUNCTION public.needs_second_for_link(house uuid, who uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select exists (select from person p where p.organisation_id = house and p.id = who and p.account_id is null)
    and exists (select from mentorship_member x join mentorship g on g.organisation_id = x.organisation_id and g.id = x.mentorship_id and g.kind = 'group'
      where x.organisation_id = house and x.person_id = who and x.part = 'mentee')
    and not founds_alone(house)
    and not exists (select from approval a where a.organisation_id = house and a.kind = 'link' and a.person_id = who and a.outcome = 'agreed'
      and a.decided_at > now() - interval '7 days')
$function$;

CREATE OR REPLACE FUNCTION public.note_is_bound(house uuid, which uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select exists (select from meeting m where m.organisation_id = house and m.id = which and m.text_id is not null and (
    exists (select from counter_statement c where c.organisation_id = house and c.text_id = m.text_id and c.withdrawn_on is null)
    or exists (select from sealed_read r where r.organisation_id = house and r.note_id = m.text_id)
    or (m.note_class in ('official', 'safeguarding') and exists (select from referral r where r.organisation_id = house and r.mentorship_id = m.mentorship_id
      and (m.with_mentee_id is null or r.mentee_id = m.with_mentee_id) and r.accepted_on is not null and r.declined_on is null
      and r.sent_on >= least(m.held_on, m.recorded_at::date)))))
$function$;

CREATE OR REPLACE FUNCTION public.order_names_anew()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  update person set sort_name = '' where organisation_id = new.id;
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION public.put_behind_wall(target regclass, by_person boolean DEFAULT false, may_delete boolean DEFAULT false)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare
  inside constant text := 'organisation_id = nullif(current_setting(''app.organisation'', true), '''')::uuid';
begin
  execute format('alter table %s enable row level security, force row level security', target);
  execute format('create policy wall on %s as restrictive using (%s)', target, inside);
  if not by_person then
    execute format('create policy inside on %s using (%s)', target, inside);
  end if;
  execute format('create policy erasing on %s using (current_setting(''app.purpose'', true) = ''erase'' and %s)', target, inside);
  execute format('create policy backing_up on %s for select to %I using (current_setting(''app.purpose'', true) = ''backup'')', target, current_user);
  if exists (select from pg_attribute where attrelid = target and attname = 'key_id' and not attisdropped) then
    execute format('create policy keeping_keys on %s to %I using (current_setting(''app.purpose'', true) = ''keys'')', target, current_user);
  end if;
  if not may_delete then
    execute format('create policy only_erasing on %s as restrictive for delete to mentorium_desk using (current_setting(''app.purpose'', true) in (''erase'', ''keys''))', target);
  end if;
  execute format('grant select, insert, delete on %s to mentorium_desk', target);
end
$function$;

CREATE OR REPLACE FUNCTION public.refuse_after_end()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
$function$;

CREATE OR REPLACE FUNCTION public.refuse_by_cohort_state()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if is_act() and not is_erasing() and exists (select from cohort c where c.organisation_id = new.organisation_id and c.id = new.cohort_id
      and (c.archived_on is not null or c.state = any (tg_argv))) then
    raise exception 'the state of this cohort does not allow it' using errcode = '42501', constraint = 'allowed_by_cohort_state';
  end if;
  return new;
end
$function$;

CREATE OR REPLACE FUNCTION public.refuse_change_of_published()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.published_at is not null then
    raise exception 'a published profile version never changes' using errcode = 'restrict_violation', constraint = 'profile_version_published';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $function$;

CREATE OR REPLACE FUNCTION public.refuse_words_after_end()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if is_act() and not is_erasing() and exists (select from closure c join mentorship m on m.organisation_id = c.organisation_id and m.id = c.mentorship_id
      where c.organisation_id = new.organisation_id and c.mentorship_id = new.mentorship_id and (m.kind = 'group' or new.note_class <> 'shared')) then
    raise exception 'this mentorship has ended' using errcode = '42501', constraint = 'not_after_end';
  end if;
  return new;
end
$function$;

CREATE OR REPLACE FUNCTION public.second_for_shortening(house uuid, asker uuid)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE
AS $function$
  select distinct p.id from membership m join person p on p.organisation_id = m.organisation_id and p.id = m.person_id
    where m.organisation_id = house and m.role in ('coordinator', 'administrator') and this_day() between m.first_day and coalesce(m.last_day, 'infinity')
      and p.account_id is not null and p.left_on is null and p.id <> asker and not are_acquainted(house, asker, p.id)
$function$;

CREATE OR REPLACE FUNCTION public.second_people(organisation uuid, batch uuid)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE
AS $function$
  with candidate (id) as materialized (
    select a.person_id from approval a where a.organisation_id = organisation and a.batch_id = batch
    union
    select m.person_id from membership m where m.organisation_id = organisation and m.role in ('coordinator', 'administrator')
      and this_day() between m.first_day and coalesce(m.last_day, 'infinity')
  )
  select p.id from candidate c join person p on p.organisation_id = organisation and p.id = c.id
    where p.account_id is not null and p.left_on is null and agreement_fault(organisation, batch, p.id) is null
$function$;

CREATE OR REPLACE FUNCTION public.sort_name_of(given text, family text, prefix text, country text, name_order text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select case when prefix = '' or coalesce(name_order, case country when 'BE' then 'whole' else 'core' end) = 'whole'
    then name_key(family, country) || '  ' || name_key(given, country)
    else name_key(ltrim(substr(family, length(prefix) + 1)), country) || '  ' || name_key(given, country) || '  ' || name_key(prefix, country)
  end
$function$;

CREATE OR REPLACE FUNCTION public.stands_elsewhere(house uuid, somebody uuid, class uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select exists (select from mentorship_member x join mentorship m on m.organisation_id = x.organisation_id and m.id = x.mentorship_id
    where x.organisation_id = house and x.person_id = somebody and x.part = 'mentee' and x.mentorship_id <> class
      and m.kind = 'group' and coalesce(x.last_day, 'infinity') >= this_day()
      and not exists (select from closure c where c.organisation_id = x.organisation_id and c.mentorship_id = x.mentorship_id))
$function$;

CREATE OR REPLACE FUNCTION public.take_back()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  one record;
  texts uuid[];
begin
  if not is_act() then
    return new;
  end if;
  select e.* into one from mentorship_entry e where e.organisation_id = new.organisation_id and e.mentorship_id = new.mentorship_id
    and e.kind = new.kind and e.entry_id = new.entry_id;
  if not found or one.made_by is distinct from at_work() or new.withdrawn_by is distinct from at_work() or one.made_on < this_day() - 7 or one.is_bound then
    raise exception 'this is not taken back' using errcode = '42501';
  end if;
  new.mentee_id := one.mentee_id;
  new.readers := one.readers;
  new.other_id := case one.readers when 'other' then (select case f.giver_id when at_work() then f.receiver_id else f.giver_id end
    from feedback f where f.organisation_id = new.organisation_id and f.id = new.entry_id) end;
  new.withdrawn_on := this_day();
  texts := case when new.kind in ('agreement', 'goal', 'step', 'need', 'card', 'review', 'handover', 'career', 'career-answer') then array[one.text_id] end;
  case new.kind
    when 'agreement' then
      update agreement set withdrawn_on = this_day() where organisation_id = new.organisation_id and id = new.entry_id;
    when 'outcome' then
      delete from agreement_outcome where organisation_id = new.organisation_id and agreement_id = new.entry_id;
    when 'confirmation' then
      update agreement_outcome set confirmed_by = null, confirmed_on = null where organisation_id = new.organisation_id and agreement_id = new.entry_id;
    when 'goal' then
      -- With the steps below it, which are all of the same author.
      texts := texts || array(select s.text_id from goal_step s where s.organisation_id = new.organisation_id and s.goal_id = new.entry_id and s.withdrawn_on is null);
      update goal_step set withdrawn_on = this_day() where organisation_id = new.organisation_id and goal_id = new.entry_id and withdrawn_on is null;
      update goal set withdrawn_on = this_day() where organisation_id = new.organisation_id and id = new.entry_id;
    when 'reached' then
      update goal set reached_on = null, reached_by = null where organisation_id = new.organisation_id and id = new.entry_id;
    when 'step' then
      update goal_step set withdrawn_on = this_day() where organisation_id = new.organisation_id and id = new.entry_id;
    when 'step-done' then
      update goal_step set done_on = null, done_by = null where organisation_id = new.organisation_id and id = new.entry_id;
    when 'need' then
      update goal set need_id = (select b.id from need b where b.organisation_id = new.organisation_id and b.replaced_by = new.entry_id)
        where organisation_id = new.organisation_id and need_id = new.entry_id;
      update need set replaced_by = null where organisation_id = new.organisation_id and replaced_by = new.entry_id;
      update need set withdrawn_on = this_day() where organisation_id = new.organisation_id and id = new.entry_id;
    when 'card' then
      update card set withdrawn_on = this_day() where organisation_id = new.organisation_id and id = new.entry_id;
    when 'review' then
      update card set reviewed_on = null, reviewed_by = null, outcome = null, outcome_id = null where organisation_id = new.organisation_id and id = new.entry_id;
    when 'point' then
      texts := array(select k.other_id from key_point k where k.organisation_id = new.organisation_id and k.id = new.entry_id and k.other_id is not null);
      update key_point set confirmed_by = null, confirmed_on = null, other_id = null where organisation_id = new.organisation_id and id = new.entry_id;
    when 'view' then
      update counter_statement set withdrawn_on = this_day() where organisation_id = new.organisation_id and id = new.entry_id;
    when 'pulse' then
      delete from pulse where organisation_id = new.organisation_id and id = new.entry_id;
    when 'extension' then
      update extension set withdrawn_on = this_day() where organisation_id = new.organisation_id and id = new.entry_id;
    when 'extension-agreement' then
      update extension set agreed_by = null, agreed_on = null where organisation_id = new.organisation_id and id = new.entry_id;
    when 'opening' then
      update mentorship_member set opened_by = null, opened_on = null where organisation_id = new.organisation_id and id = new.entry_id;
    when 'handover' then
      update handover set withdrawn_on = this_day() where organisation_id = new.organisation_id and id = new.entry_id;
    when 'consent' then
      update handover set consent_by = null, consent_on = null, declined_on = null where organisation_id = new.organisation_id and id = new.entry_id;
    when 'career' then
      update career_entry set withdrawn_on = this_day() where organisation_id = new.organisation_id and id = new.entry_id;
    when 'career-done' then
      update career_entry set done_on = null, done_by = null, done_noted_on = null where organisation_id = new.organisation_id and id = new.entry_id;
    when 'career-answer' then
      update career_entry set answer_id = null where organisation_id = new.organisation_id and id = new.entry_id;
    when 'feedback' then
      update feedback set withdrawn_on = this_day() where organisation_id = new.organisation_id and id = new.entry_id;
    when 'feedback-answer' then
      update feedback set answer = null, answered_at = null where organisation_id = new.organisation_id and id = new.entry_id;
    when 'feedback-settled' then
      update feedback set confirmed_at = null where organisation_id = new.organisation_id and id = new.entry_id;
    when 'tension' then
      update tension set withdrawn_on = this_day() where organisation_id = new.organisation_id and id = new.entry_id;
    when 'tension-step' then
      update tension_step set withdrawn_on = this_day() where organisation_id = new.organisation_id and id = new.entry_id;
  end case;
  update confided_text set withdrawn_on = this_day() where organisation_id = new.organisation_id and id = any (texts);
  return new;
end
$function$;

CREATE OR REPLACE FUNCTION public.this_day()
 RETURNS date
 LANGUAGE sql
 STABLE
AS $function$ select coalesce(nullif(current_setting('app.today', true), '')::date, current_date) $function$;

create table absence (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  first_day date not null,
  last_day date not null,
  deputy_id uuid,
  constraint absence_pkey PRIMARY KEY (organisation_id, id),
  constraint absence_organisation_id_deputy_id_fkey FOREIGN KEY (organisation_id, deputy_id) REFERENCES person(organisation_id, id),
  constraint absence_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint absence_organisation_id_person_id_fkey FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id),
  constraint absence_check CHECK ((last_day >= first_day)),
  constraint absence_check1 CHECK ((deputy_id <> person_id))
);
CREATE INDEX absence_person ON public.absence USING btree (organisation_id, person_id);
CREATE TRIGGER once BEFORE INSERT ON public.absence FOR EACH ROW EXECUTE FUNCTION guard_absence();
alter table absence enable row level security, force row level security;
create policy backing_up on absence as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on absence as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy wall on absence as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on absence to mentorium_desk;

create table account (
  id uuid not null default gen_random_uuid(),
  email text,
  password_hash text,
  made_at timestamp with time zone not null default now(),
  constraint account_email_unique UNIQUE (email),
  constraint account_pkey PRIMARY KEY (id),
  constraint account_email_check CHECK ((email = lower(email)))
);
alter table account enable row level security, force row level security;
create policy backing_up on account as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy sign_in on account as permissive for all using ((current_setting('app.scope'::text, true) = 'sign-in'::text));
grant delete, insert, select, update on account to mentorium_desk;

create table admission_decision (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  application_id uuid not null,
  verdict text not null,
  parts bytea not null,
  admitted boolean not null,
  reason bytea,
  decided_by uuid not null,
  decided_at timestamp with time zone not null default now(),
  key_id uuid,
  valid_until date,
  constraint admission_decision_pkey PRIMARY KEY (organisation_id, id),
  constraint admission_decision_key FOREIGN KEY (organisation_id, key_id) REFERENCES data_key(organisation_id, id),
  constraint admission_decision_organisation_id_application_id_fkey FOREIGN KEY (organisation_id, application_id) REFERENCES application(organisation_id, id),
  constraint admission_decision_organisation_id_decided_by_fkey FOREIGN KEY (organisation_id, decided_by) REFERENCES person(organisation_id, id),
  constraint admission_decision_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint admission_decision_check CHECK (((valid_until IS NULL) OR admitted)),
  constraint admission_decision_is_sealed CHECK ((key_id IS NOT NULL)) NOT VALID,
  constraint admission_decision_verdict_check CHECK ((verdict = ANY (ARRAY['yes'::text, 'no'::text, 'unknown'::text]))),
  constraint override_needs_reason CHECK (((admitted = (verdict = 'yes'::text)) OR (reason IS NOT NULL)))
);
CREATE INDEX admission_decision_application ON public.admission_decision USING btree (organisation_id, application_id, decided_at DESC);
CREATE INDEX admission_decision_sealed_under ON public.admission_decision USING btree (organisation_id, key_id);
alter table admission_decision enable row level security, force row level security;
create policy backing_up on admission_decision as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on admission_decision as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy keeping_keys on admission_decision as permissive for all to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'keys'::text));
create policy only_erasing on admission_decision as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy wall on admission_decision as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on admission_decision to mentorium_desk;

create table agenda_item (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  mentorship_id uuid not null,
  mentee_id uuid,
  kind text not null,
  text_id uuid not null,
  made_by uuid not null,
  made_on date not null,
  meeting_id uuid,
  closed_on date,
  constraint agenda_item_pkey PRIMARY KEY (organisation_id, id),
  constraint agenda_item_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint agenda_item_organisation_id_made_by_fkey FOREIGN KEY (organisation_id, made_by) REFERENCES person(organisation_id, id),
  constraint agenda_item_organisation_id_meeting_id_fkey FOREIGN KEY (organisation_id, meeting_id) REFERENCES meeting(organisation_id, id),
  constraint agenda_item_organisation_id_mentee_id_fkey FOREIGN KEY (organisation_id, mentee_id) REFERENCES person(organisation_id, id),
  constraint agenda_item_organisation_id_mentorship_id_fkey FOREIGN KEY (organisation_id, mentorship_id) REFERENCES mentorship(organisation_id, id),
  constraint agenda_item_organisation_id_text_id_fkey FOREIGN KEY (organisation_id, text_id) REFERENCES confided_text(organisation_id, id),
  constraint agenda_item_kind_check CHECK ((kind = ANY (ARRAY['topic'::text, 'question'::text])))
);
CREATE INDEX agenda_item_mentorship ON public.agenda_item USING btree (organisation_id, mentorship_id);
CREATE TRIGGER not_after_end BEFORE INSERT OR UPDATE ON public.agenda_item FOR EACH ROW EXECUTE FUNCTION refuse_after_end();
alter table agenda_item enable row level security, force row level security;
create policy backing_up on agenda_item as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on agenda_item as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy inside on agenda_item as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
create policy only_erasing on agenda_item as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy wall on agenda_item as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on agenda_item to mentorium_desk;
grant update (meeting_id, closed_on) on agenda_item to mentorium_desk;

create table agreement (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  mentorship_id uuid not null,
  meeting_id uuid,
  text_id uuid not null,
  owner_id uuid not null,
  due_on date,
  made_on date not null,
  withdrawn_on date,
  constraint agreement_pkey PRIMARY KEY (organisation_id, id),
  constraint agreement_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint agreement_organisation_id_meeting_id_fkey FOREIGN KEY (organisation_id, meeting_id) REFERENCES meeting(organisation_id, id),
  constraint agreement_organisation_id_mentorship_id_fkey FOREIGN KEY (organisation_id, mentorship_id) REFERENCES mentorship(organisation_id, id),
  constraint agreement_organisation_id_owner_id_fkey FOREIGN KEY (organisation_id, owner_id) REFERENCES person(organisation_id, id),
  constraint agreement_organisation_id_text_id_fkey FOREIGN KEY (organisation_id, text_id) REFERENCES confided_text(organisation_id, id)
);
CREATE INDEX agreement_mentorship ON public.agreement USING btree (organisation_id, mentorship_id);
CREATE TRIGGER keeps_readers BEFORE INSERT ON public.agreement FOR EACH ROW EXECUTE FUNCTION guard_part_of_meeting();
CREATE TRIGGER not_after_end BEFORE INSERT OR UPDATE ON public.agreement FOR EACH ROW EXECUTE FUNCTION refuse_after_end();
alter table agreement enable row level security, force row level security;
create policy backing_up on agreement as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on agreement as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy inside on agreement as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
create policy not_withdrawn on agreement as restrictive for select using (((withdrawn_on IS NULL) OR (current_setting('app.purpose'::text, true) = ANY (ARRAY['withdraw'::text, 'erase'::text, 'backup'::text, 'keys'::text]))));
create policy only_erasing on agreement as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy wall on agreement as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on agreement to mentorium_desk;
grant update (meeting_id, withdrawn_on) on agreement to mentorium_desk;

create table agreement_outcome (
  organisation_id uuid not null,
  agreement_id uuid not null,
  kept boolean not null,
  settled_on date not null,
  settled_by uuid not null,
  reason text,
  confirmed_by uuid,
  confirmed_on date,
  constraint agreement_outcome_pkey PRIMARY KEY (organisation_id, agreement_id),
  constraint agreement_outcome_organisation_id_agreement_id_fkey FOREIGN KEY (organisation_id, agreement_id) REFERENCES agreement(organisation_id, id),
  constraint agreement_outcome_organisation_id_confirmed_by_fkey FOREIGN KEY (organisation_id, confirmed_by) REFERENCES person(organisation_id, id),
  constraint agreement_outcome_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint agreement_outcome_organisation_id_settled_by_fkey FOREIGN KEY (organisation_id, settled_by) REFERENCES person(organisation_id, id),
  constraint agreement_outcome_reason_check CHECK ((reason = ANY (ARRAY['not-needed'::text, 'no-time'::text, 'too-hard'::text, 'changed'::text, 'other'::text])))
);
CREATE TRIGGER not_after_end BEFORE INSERT OR UPDATE ON public.agreement_outcome FOR EACH ROW EXECUTE FUNCTION refuse_after_end('agreement', 'agreement_id');
alter table agreement_outcome enable row level security, force row level security;
create policy backing_up on agreement_outcome as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on agreement_outcome as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy inside on agreement_outcome as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
create policy only_erasing on agreement_outcome as restrictive for delete to mentorium_desk using ((is_erasing() OR ((current_setting('app.purpose'::text, true) = 'withdraw'::text) AND (settled_by = at_work()))));
create policy wall on agreement_outcome as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on agreement_outcome to mentorium_desk;
grant update (confirmed_by, confirmed_on) on agreement_outcome to mentorium_desk;

create table announcement (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  title text not null,
  body text not null,
  audience text not null,
  cohort_id uuid,
  last_day date not null,
  made_by uuid not null,
  made_at timestamp with time zone not null,
  taken_down_on date,
  constraint announcement_pkey PRIMARY KEY (organisation_id, id),
  constraint announcement_organisation_id_cohort_id_fkey FOREIGN KEY (organisation_id, cohort_id) REFERENCES cohort(organisation_id, id),
  constraint announcement_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint announcement_organisation_id_made_by_fkey FOREIGN KEY (organisation_id, made_by) REFERENCES person(organisation_id, id),
  constraint announcement_audience_check CHECK ((audience = ANY (ARRAY['everybody'::text, 'mentors'::text, 'mentees'::text, 'cohort'::text]))),
  constraint announcement_body_check CHECK ((body <> ''::text)),
  constraint announcement_check CHECK (((audience = 'cohort'::text) = (cohort_id IS NOT NULL))),
  constraint announcement_title_check CHECK ((title <> ''::text))
);
alter table announcement enable row level security, force row level security;
create policy backing_up on announcement as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on announcement as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy inside on announcement as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
create policy only_erasing on announcement as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy wall on announcement as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on announcement to mentorium_desk;
grant update (taken_down_on) on announcement to mentorium_desk;

create table application (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  cohort_id uuid not null,
  person_id uuid not null,
  role text not null,
  answers bytea,
  competences jsonb not null default '[]'::jsonb,
  places integer not null default 1,
  nominated_by uuid,
  made_at timestamp with time zone not null default now(),
  withdrawn_on date,
  preferences jsonb not null default '{}'::jsonb,
  key_id uuid,
  withdrawn_by uuid,
  constraint application_once UNIQUE (organisation_id, cohort_id, person_id, role),
  constraint application_pkey PRIMARY KEY (organisation_id, id),
  constraint application_key FOREIGN KEY (organisation_id, key_id) REFERENCES data_key(organisation_id, id),
  constraint application_organisation_id_cohort_id_fkey FOREIGN KEY (organisation_id, cohort_id) REFERENCES cohort(organisation_id, id),
  constraint application_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint application_organisation_id_nominated_by_fkey FOREIGN KEY (organisation_id, nominated_by) REFERENCES person(organisation_id, id),
  constraint application_organisation_id_person_id_fkey FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id),
  constraint application_withdrawn_by FOREIGN KEY (organisation_id, withdrawn_by) REFERENCES person(organisation_id, id),
  constraint application_is_sealed CHECK (((answers IS NULL) OR (key_id IS NOT NULL))) NOT VALID,
  constraint application_places_check CHECK (((places >= 0) AND (places <= 100))),
  constraint application_role_check CHECK ((role = ANY (ARRAY['mentor'::text, 'mentee'::text])))
);
CREATE INDEX application_sealed_under ON public.application USING btree (organisation_id, key_id);
CREATE TRIGGER allowed_by_cohort_state BEFORE INSERT ON public.application FOR EACH ROW EXECUTE FUNCTION refuse_by_cohort_state('closing', 'evaluated');
alter table application enable row level security, force row level security;
create policy backing_up on application as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on application as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy keeping_keys on application as permissive for all to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'keys'::text));
create policy wall on application as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select, update on application to mentorium_desk;

create table application_call (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  cohort_id uuid not null,
  role text not null,
  is_open boolean not null default false,
  opens_on date,
  closes_on date,
  answer_by date,
  asks_manager boolean not null default false,
  welcome jsonb not null default '{}'::jsonb,
  questions jsonb not null default '[]'::jsonb,
  constraint application_call_once UNIQUE (organisation_id, cohort_id, role),
  constraint application_call_pkey PRIMARY KEY (organisation_id, id),
  constraint application_call_organisation_id_cohort_id_fkey FOREIGN KEY (organisation_id, cohort_id) REFERENCES cohort(organisation_id, id),
  constraint application_call_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint application_call_days CHECK (((closes_on >= opens_on) AND (answer_by >= opens_on))),
  constraint application_call_open CHECK (((NOT is_open) OR (num_nonnulls(opens_on, closes_on) = 2))),
  constraint application_call_role_check CHECK ((role = ANY (ARRAY['mentor'::text, 'mentee'::text])))
);
alter table application_call enable row level security, force row level security;
create policy backing_up on application_call as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on application_call as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy inside on application_call as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
create policy only_erasing on application_call as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy wall on application_call as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on application_call to mentorium_desk;
grant update (is_open, opens_on, closes_on, answer_by, asks_manager, welcome, questions) on application_call to mentorium_desk;

create table application_evidence (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  public_application_id uuid,
  application_id uuid,
  person_id uuid,
  criterion text not null,
  key_id uuid not null,
  about bytea not null,
  address bytea,
  file_name bytea,
  file_type text,
  file bytea,
  scanned_at timestamp with time zone,
  made_at timestamp with time zone not null default now(),
  verified_by uuid,
  verified_on date,
  constraint application_evidence_pkey PRIMARY KEY (organisation_id, id),
  constraint application_evidence_organisation_id_application_id_fkey FOREIGN KEY (organisation_id, application_id) REFERENCES application(organisation_id, id),
  constraint application_evidence_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint application_evidence_organisation_id_key_id_fkey FOREIGN KEY (organisation_id, key_id) REFERENCES data_key(organisation_id, id),
  constraint application_evidence_organisation_id_person_id_fkey FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id),
  constraint application_evidence_organisation_id_public_application_id_fkey FOREIGN KEY (organisation_id, public_application_id) REFERENCES public_application(organisation_id, id) ON DELETE CASCADE,
  constraint application_evidence_organisation_id_verified_by_fkey FOREIGN KEY (organisation_id, verified_by) REFERENCES person(organisation_id, id),
  constraint application_evidence_of CHECK (((num_nonnulls(public_application_id, application_id) > 0) AND ((application_id IS NULL) = (person_id IS NULL)))),
  constraint application_evidence_verified CHECK (((verified_by IS NULL) = (verified_on IS NULL))),
  constraint application_evidence_what CHECK (((num_nonnulls(address, file) = 1) AND ((file IS NULL) = (file_name IS NULL)) AND ((file IS NULL) = (file_type IS NULL))))
);
CREATE INDEX application_evidence_application ON public.application_evidence USING btree (organisation_id, application_id);
CREATE INDEX application_evidence_person ON public.application_evidence USING btree (organisation_id, person_id);
CREATE INDEX application_evidence_public ON public.application_evidence USING btree (organisation_id, public_application_id);
CREATE INDEX application_evidence_sealed_under ON public.application_evidence USING btree (organisation_id, key_id);
alter table application_evidence enable row level security, force row level security;
create policy backing_up on application_evidence as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on application_evidence as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy inside on application_evidence as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
create policy keeping_keys on application_evidence as permissive for all to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'keys'::text));
create policy wall on application_evidence as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on application_evidence to mentorium_desk;
grant update (application_id, person_id, key_id, about, address, file_name, file, scanned_at, verified_by, verified_on) on application_evidence to mentorium_desk;

create table application_link (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  token_hash bytea not null,
  key_id uuid not null,
  token bytea not null,
  call_id uuid,
  public_application_id uuid,
  address_of uuid,
  consent_id uuid,
  ends_at timestamp with time zone,
  constraint application_link_pkey PRIMARY KEY (organisation_id, id),
  constraint application_link_organisation_id_address_of_fkey FOREIGN KEY (organisation_id, address_of) REFERENCES public_application(organisation_id, id) ON DELETE CASCADE,
  constraint application_link_organisation_id_call_id_fkey FOREIGN KEY (organisation_id, call_id) REFERENCES application_call(organisation_id, id) ON DELETE CASCADE,
  constraint application_link_organisation_id_consent_id_fkey FOREIGN KEY (organisation_id, consent_id) REFERENCES manager_consent(organisation_id, id) ON DELETE CASCADE,
  constraint application_link_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint application_link_organisation_id_key_id_fkey FOREIGN KEY (organisation_id, key_id) REFERENCES data_key(organisation_id, id),
  constraint application_link_organisation_id_public_application_id_fkey FOREIGN KEY (organisation_id, public_application_id) REFERENCES public_application(organisation_id, id) ON DELETE CASCADE,
  constraint application_link_opens_one CHECK ((num_nonnulls(call_id, public_application_id, address_of, consent_id) = 1))
);
CREATE INDEX application_link_address ON public.application_link USING btree (organisation_id, address_of);
CREATE INDEX application_link_call ON public.application_link USING btree (organisation_id, call_id);
CREATE INDEX application_link_consent ON public.application_link USING btree (organisation_id, consent_id);
CREATE INDEX application_link_public ON public.application_link USING btree (organisation_id, public_application_id);
CREATE INDEX application_link_sealed_under ON public.application_link USING btree (organisation_id, key_id);
CREATE UNIQUE INDEX application_link_token ON public.application_link USING btree (token_hash);
alter table application_link enable row level security, force row level security;
create policy backing_up on application_link as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on application_link as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy inside on application_link as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
create policy keeping_keys on application_link as permissive for all to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'keys'::text));
create policy sign_in on application_link as permissive for select using ((current_setting('app.scope'::text, true) = 'sign-in'::text));
create policy wall on application_link as restrictive for all using (((current_setting('app.scope'::text, true) = 'sign-in'::text) OR (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
grant delete, insert, select on application_link to mentorium_desk;
grant update (key_id, token, ends_at) on application_link to mentorium_desk;

create table appointment (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  mentorship_id uuid not null,
  mentee_id uuid,
  starts_at timestamp with time zone not null,
  minutes integer not null,
  way text not null,
  place text,
  sequence integer not null default 0,
  made_by uuid not null,
  cancelled_at timestamp with time zone,
  party text,
  constraint appointment_pkey PRIMARY KEY (organisation_id, id),
  constraint appointment_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint appointment_organisation_id_made_by_fkey FOREIGN KEY (organisation_id, made_by) REFERENCES person(organisation_id, id),
  constraint appointment_organisation_id_mentee_id_fkey FOREIGN KEY (organisation_id, mentee_id) REFERENCES person(organisation_id, id),
  constraint appointment_organisation_id_mentorship_id_fkey FOREIGN KEY (organisation_id, mentorship_id) REFERENCES mentorship(organisation_id, id),
  constraint appointment_minutes_check CHECK (((minutes >= 5) AND (minutes <= 720))),
  constraint appointment_party_check CHECK ((party = ANY (ARRAY['pupil'::text, 'guardian'::text, 'three'::text]))),
  constraint appointment_way_check CHECK ((way = ANY (ARRAY['meet'::text, 'video'::text, 'phone'::text])))
);
CREATE INDEX appointment_mentorship ON public.appointment USING btree (organisation_id, mentorship_id, starts_at);
CREATE TRIGGER not_after_end BEFORE INSERT OR UPDATE ON public.appointment FOR EACH ROW EXECUTE FUNCTION refuse_after_end();
alter table appointment enable row level security, force row level security;
create policy backing_up on appointment as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on appointment as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy inside on appointment as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
create policy only_erasing on appointment as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy wall on appointment as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on appointment to mentorium_desk;
grant update (starts_at, minutes, way, place, sequence, cancelled_at) on appointment to mentorium_desk;

create table appointment_reply (
  organisation_id uuid not null,
  appointment_id uuid not null,
  person_id uuid not null,
  sequence integer not null,
  answer text not null,
  replied_at timestamp with time zone not null default now(),
  constraint appointment_reply_pkey PRIMARY KEY (organisation_id, appointment_id, person_id),
  constraint appointment_reply_organisation_id_appointment_id_fkey FOREIGN KEY (organisation_id, appointment_id) REFERENCES appointment(organisation_id, id),
  constraint appointment_reply_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint appointment_reply_organisation_id_person_id_fkey FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id),
  constraint appointment_reply_answer_check CHECK ((answer = ANY (ARRAY['accepted'::text, 'declined'::text, 'tentative'::text])))
);
CREATE TRIGGER not_after_end BEFORE INSERT OR UPDATE ON public.appointment_reply FOR EACH ROW EXECUTE FUNCTION refuse_after_end('appointment', 'appointment_id');
alter table appointment_reply enable row level security, force row level security;
create policy backing_up on appointment_reply as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on appointment_reply as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy inside on appointment_reply as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
create policy only_erasing on appointment_reply as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy wall on appointment_reply as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on appointment_reply to mentorium_desk;
grant update (sequence, answer, replied_at) on appointment_reply to mentorium_desk;

create table approval (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  batch_id uuid not null,
  kind text not null,
  person_id uuid,
  role text,
  target text,
  child_id uuid,
  address text,
  provider_id uuid,
  asked_by uuid not null,
  asked_at timestamp with time zone not null default now(),
  decided_by uuid,
  decided_at timestamp with time zone,
  outcome text,
  born_on date,
  age integer,
  is_ended_by_change boolean not null default false,
  constraint approval_pkey PRIMARY KEY (organisation_id, id),
  constraint approval_organisation_id_asked_by_fkey FOREIGN KEY (organisation_id, asked_by) REFERENCES person(organisation_id, id),
  constraint approval_organisation_id_child_id_fkey FOREIGN KEY (organisation_id, child_id) REFERENCES person(organisation_id, id),
  constraint approval_organisation_id_decided_by_fkey FOREIGN KEY (organisation_id, decided_by) REFERENCES person(organisation_id, id),
  constraint approval_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint approval_organisation_id_person_id_fkey FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id),
  constraint approval_organisation_id_provider_id_fkey FOREIGN KEY (organisation_id, provider_id) REFERENCES identity_provider(organisation_id, id) ON DELETE CASCADE,
  constraint approval_about_somebody CHECK (((kind = ANY (ARRAY['provider'::text, 'consent-age'::text])) = (person_id IS NULL))),
  constraint approval_address_check CHECK ((address = lower(address))),
  constraint approval_age CHECK (((kind = 'consent-age'::text) = (age IS NOT NULL))),
  constraint approval_age_check CHECK (((age >= 13) AND (age <= 18))),
  constraint approval_by_two CHECK (((outcome <> 'agreed'::text) OR (decided_by IS NULL) OR ((decided_by <> asked_by) AND ((kind = ANY (ARRAY['address'::text, 'protection'::text, 'unprotection'::text])) OR (person_id IS NULL) OR (decided_by <> person_id))))),
  constraint approval_check CHECK (((outcome IS NULL) = (decided_at IS NULL))),
  constraint approval_check2 CHECK (((kind = 'birthday'::text) = (born_on IS NOT NULL))),
  constraint approval_kind_check CHECK ((kind = ANY (ARRAY['account'::text, 'role'::text, 'specialty'::text, 'guardian'::text, 'address'::text, 'card'::text, 'provider'::text, 'leaving'::text, 'return'::text, 'protection'::text, 'birthday'::text, 'custody'::text, 'unprotection'::text, 'consent-age'::text, 'link'::text]))),
  constraint approval_outcome_check CHECK ((outcome = ANY (ARRAY['agreed'::text, 'refused'::text, 'withdrawn'::text])))
);
CREATE INDEX approval_batch ON public.approval USING btree (organisation_id, batch_id);
CREATE INDEX approval_person ON public.approval USING btree (organisation_id, person_id);
CREATE INDEX approval_waiting ON public.approval USING btree (organisation_id, asked_at) WHERE (outcome IS NULL);
CREATE TRIGGER asked_first BEFORE INSERT OR UPDATE ON public.approval FOR EACH ROW EXECUTE FUNCTION guard_approval();
CREATE TRIGGER two_agree AFTER UPDATE ON public.approval REFERENCING NEW TABLE AS decided FOR EACH STATEMENT EXECUTE FUNCTION guard_agreement();
alter table approval enable row level security, force row level security;
create policy backing_up on approval as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy by_asker on approval as restrictive for insert with check ((asked_by = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid));
create policy by_decider on approval as restrictive for update using (true) with check ((NOT (decided_by IS DISTINCT FROM (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid)));
create policy erasing on approval as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy only_erasing on approval as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy wall on approval as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on approval to mentorium_desk;
grant update (decided_by, decided_at, outcome, is_ended_by_change) on approval to mentorium_desk;

create table archive_choice (
  organisation_id uuid not null,
  hands_over boolean not null,
  decision text,
  decided_on date,
  noted_by uuid not null,
  constraint archive_choice_pkey PRIMARY KEY (organisation_id),
  constraint archive_choice_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint archive_choice_organisation_id_noted_by_fkey FOREIGN KEY (organisation_id, noted_by) REFERENCES person(organisation_id, id),
  constraint archive_choice_check CHECK ((hands_over OR ((decision IS NOT NULL) AND (decided_on IS NOT NULL)))),
  constraint archive_choice_decision_check CHECK ((decision <> ''::text))
);
alter table archive_choice enable row level security, force row level security;
create policy backing_up on archive_choice as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on archive_choice as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy only_erasing on archive_choice as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy wall on archive_choice as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on archive_choice to mentorium_desk;
grant update (hands_over, decision, decided_on, noted_by) on archive_choice to mentorium_desk;

create table archive_item (
  organisation_id uuid not null,
  package_id uuid not null,
  mentorship_id uuid not null,
  digest text not null,
  constraint archive_item_pkey PRIMARY KEY (organisation_id, package_id, mentorship_id),
  constraint archive_item_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint archive_item_organisation_id_mentorship_id_fkey FOREIGN KEY (organisation_id, mentorship_id) REFERENCES mentorship(organisation_id, id),
  constraint archive_item_organisation_id_package_id_fkey FOREIGN KEY (organisation_id, package_id) REFERENCES archive_package(organisation_id, id),
  constraint archive_item_digest_check CHECK ((digest ~ '^[0-9a-f]{64}$'::text))
);
CREATE INDEX archive_item_mentorship ON public.archive_item USING btree (organisation_id, mentorship_id);
alter table archive_item enable row level security, force row level security;
create policy backing_up on archive_item as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on archive_item as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy only_erasing on archive_item as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy wall on archive_item as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on archive_item to mentorium_desk;

create table archive_package (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  made_by uuid not null,
  made_on date not null,
  language text not null,
  mentorships integer not null,
  digest text not null,
  receipt text,
  received_on date,
  receipt_noted_by uuid,
  constraint archive_package_pkey PRIMARY KEY (organisation_id, id),
  constraint archive_package_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint archive_package_organisation_id_made_by_fkey FOREIGN KEY (organisation_id, made_by) REFERENCES person(organisation_id, id),
  constraint archive_package_organisation_id_receipt_noted_by_fkey FOREIGN KEY (organisation_id, receipt_noted_by) REFERENCES person(organisation_id, id),
  constraint archive_package_check CHECK ((received_on >= made_on)),
  constraint archive_package_check1 CHECK ((num_nulls(receipt, received_on, receipt_noted_by) = ANY (ARRAY[0, 3]))),
  constraint archive_package_digest_check CHECK ((digest ~ '^[0-9a-f]{64}$'::text)),
  constraint archive_package_language_check CHECK ((language = ANY (ARRAY['en'::text, 'nl'::text, 'sv'::text]))),
  constraint archive_package_mentorships_check CHECK ((mentorships > 0)),
  constraint archive_package_receipt_check CHECK ((receipt <> ''::text))
);
alter table archive_package enable row level security, force row level security;
create policy backing_up on archive_package as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on archive_package as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy wall on archive_package as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant insert, select on archive_package to mentorium_desk;
grant update (receipt, received_on, receipt_noted_by) on archive_package to mentorium_desk;

create table assessment_report (
  organisation_id uuid not null,
  round_id uuid not null,
  mentor_id uuid not null,
  content bytea not null,
  made_at timestamp with time zone not null default now(),
  key_id uuid,
  constraint assessment_report_pkey PRIMARY KEY (organisation_id, round_id, mentor_id, made_at),
  constraint assessment_report_key FOREIGN KEY (organisation_id, key_id) REFERENCES data_key(organisation_id, id),
  constraint assessment_report_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint assessment_report_organisation_id_mentor_id_fkey FOREIGN KEY (organisation_id, mentor_id) REFERENCES person(organisation_id, id),
  constraint assessment_report_organisation_id_round_id_fkey FOREIGN KEY (organisation_id, round_id) REFERENCES assessment_round(organisation_id, id),
  constraint assessment_report_is_sealed CHECK (((content IS NULL) OR (key_id IS NOT NULL))) NOT VALID
);
CREATE INDEX assessment_report_sealed_under ON public.assessment_report USING btree (organisation_id, key_id);
alter table assessment_report enable row level security, force row level security;
create policy backing_up on assessment_report as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on assessment_report as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy keeping_keys on assessment_report as permissive for all to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'keys'::text));
create policy only_erasing on assessment_report as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy own on assessment_report as permissive for select using (((mentor_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid) AND ((EXISTS ( SELECT 1
   FROM assessment_round r
  WHERE ((r.organisation_id = assessment_report.organisation_id) AND (r.id = assessment_report.round_id) AND (r.release_mode = 'own'::text)))) OR (EXISTS ( SELECT 1
   FROM report_talk t
  WHERE ((t.organisation_id = assessment_report.organisation_id) AND (t.round_id = assessment_report.round_id) AND (t.mentor_id = assessment_report.mentor_id) AND (t.held_at IS NOT NULL)))))));
create policy report on assessment_report as permissive for insert with check ((current_setting('app.purpose'::text, true) = 'report'::text));
create policy shared on assessment_report as permissive for select using ((EXISTS ( SELECT 1
   FROM report_share s
  WHERE ((s.organisation_id = assessment_report.organisation_id) AND (s.round_id = assessment_report.round_id) AND (s.mentor_id = assessment_report.mentor_id) AND (s.reader_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid) AND (s.ended_at IS NULL)))));
create policy wall on assessment_report as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on assessment_report to mentorium_desk;

create table assessment_round (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  cohort_id uuid not null,
  name text not null,
  opens_on date not null,
  closes_on date not null,
  sources jsonb not null,
  competences jsonb not null,
  most_indicators integer not null default 20,
  minimum integer not null default 3,
  made_by uuid not null,
  made_at timestamp with time zone not null default now(),
  released_at timestamp with time zone,
  confidentiality text not null default 'confidential'::text,
  release_mode text not null default 'own'::text,
  first_released_at timestamp with time zone,
  kind text not null default 'round'::text,
  indicators jsonb,
  asked_by uuid,
  profile_version_id uuid not null,
  constraint assessment_round_pkey PRIMARY KEY (organisation_id, id),
  constraint assessment_round_organisation_id_asked_by_fkey FOREIGN KEY (organisation_id, asked_by) REFERENCES person(organisation_id, id),
  constraint assessment_round_organisation_id_cohort_id_fkey FOREIGN KEY (organisation_id, cohort_id) REFERENCES cohort(organisation_id, id),
  constraint assessment_round_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint assessment_round_organisation_id_made_by_fkey FOREIGN KEY (organisation_id, made_by) REFERENCES person(organisation_id, id),
  constraint assessment_round_profile_version FOREIGN KEY (organisation_id, profile_version_id) REFERENCES profile_version(organisation_id, id),
  constraint assessment_round_check CHECK ((closes_on >= opens_on)),
  constraint assessment_round_check1 CHECK (((kind = 'quick'::text) = (asked_by IS NOT NULL))),
  constraint assessment_round_check2 CHECK (((kind <> 'quick'::text) OR (indicators IS NOT NULL))),
  constraint assessment_round_confidentiality_check CHECK ((confidentiality = ANY (ARRAY['confidential'::text, 'named'::text]))),
  constraint assessment_round_kind_check CHECK ((kind = ANY (ARRAY['round'::text, 'quick'::text]))),
  constraint assessment_round_minimum_check CHECK (((minimum >= 3) AND (minimum <= 5))),
  constraint assessment_round_most_indicators_check CHECK (((most_indicators >= 3) AND (most_indicators <= 80))),
  constraint assessment_round_name_check CHECK ((name <> ''::text)),
  constraint assessment_round_release_mode_check CHECK ((release_mode = ANY (ARRAY['own'::text, 'talk'::text])))
);
CREATE TRIGGER allowed_by_cohort_state BEFORE INSERT ON public.assessment_round FOR EACH ROW WHEN ((new.kind = 'round'::text)) EXECUTE FUNCTION refuse_by_cohort_state('evaluated');
CREATE TRIGGER with_profile_version BEFORE INSERT ON public.assessment_round FOR EACH ROW WHEN ((new.profile_version_id IS NULL)) EXECUTE FUNCTION fill_profile_version();
alter table assessment_round enable row level security, force row level security;
create policy backing_up on assessment_round as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on assessment_round as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy only_erasing on assessment_round as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy wall on assessment_round as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select, update on assessment_round to mentorium_desk;

create table audit_log (
  organisation_id uuid not null,
  id bigint not null generated always as identity,
  at timestamp with time zone not null default now(),
  person_id uuid,
  verb text not null,
  subject text not null,
  subject_id uuid,
  position bigint not null default 0,
  hash bytea not null default '\x'::bytea,
  constraint audit_log_position_unique UNIQUE (organisation_id, "position"),
  constraint audit_log_pkey PRIMARY KEY (organisation_id, id),
  constraint audit_log_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
);
CREATE INDEX audit_log_subject ON public.audit_log USING btree (organisation_id, subject_id);
CREATE TRIGGER audit_log_link BEFORE INSERT ON public.audit_log FOR EACH ROW EXECUTE FUNCTION audit_log_link();
alter table audit_log enable row level security, force row level security;
create policy backing_up on audit_log as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy wall on audit_log as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant insert, select on audit_log to mentorium_desk;

create table authenticator (
  account_id uuid not null,
  secret bytea not null,
  made_at timestamp with time zone not null default now(),
  confirmed_at timestamp with time zone,
  last_step bigint not null default 0,
  constraint authenticator_pkey PRIMARY KEY (account_id),
  constraint authenticator_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE
);
alter table authenticator enable row level security, force row level security;
create policy backing_up on authenticator as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy sign_in on authenticator as permissive for all using ((current_setting('app.scope'::text, true) = 'sign-in'::text));
grant delete, insert, select, update on authenticator to mentorium_desk;

create table break_glass_access (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  asked_by uuid not null,
  reason bytea not null,
  asked_at timestamp with time zone not null default now(),
  agreed_by uuid,
  agreed_at timestamp with time zone,
  refused_by uuid,
  ends_at timestamp with time zone,
  key_id uuid,
  constraint break_glass_access_pkey PRIMARY KEY (organisation_id, id),
  constraint break_glass_access_key FOREIGN KEY (organisation_id, key_id) REFERENCES data_key(organisation_id, id),
  constraint break_glass_access_organisation_id_agreed_by_fkey FOREIGN KEY (organisation_id, agreed_by) REFERENCES person(organisation_id, id),
  constraint break_glass_access_organisation_id_asked_by_fkey FOREIGN KEY (organisation_id, asked_by) REFERENCES person(organisation_id, id),
  constraint break_glass_access_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint break_glass_access_organisation_id_person_id_fkey FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id),
  constraint break_glass_access_organisation_id_refused_by_fkey FOREIGN KEY (organisation_id, refused_by) REFERENCES person(organisation_id, id),
  constraint break_glass_access_check CHECK (((agreed_by <> asked_by) AND (agreed_by <> person_id))),
  constraint break_glass_access_check1 CHECK ((num_nonnulls(agreed_by, agreed_at, ends_at) = ANY (ARRAY[0, 3]))),
  constraint break_glass_access_check2 CHECK ((ends_at <= (agreed_at + '01:00:00'::interval))),
  constraint break_glass_access_check3 CHECK (((agreed_by IS NULL) OR (refused_by IS NULL))),
  constraint break_glass_access_check4 CHECK ((asked_by <> person_id)),
  constraint break_glass_access_is_sealed CHECK ((key_id IS NOT NULL)) NOT VALID
);
CREATE INDEX break_glass_access_person ON public.break_glass_access USING btree (organisation_id, person_id);
CREATE INDEX break_glass_access_sealed_under ON public.break_glass_access USING btree (organisation_id, key_id);
CREATE TRIGGER two_agree BEFORE INSERT OR UPDATE ON public.break_glass_access FOR EACH ROW EXECUTE FUNCTION guard_break_glass_access();
alter table break_glass_access enable row level security, force row level security;
create policy backing_up on break_glass_access as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on break_glass_access as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy keeping_keys on break_glass_access as permissive for all to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'keys'::text));
create policy only_erasing on break_glass_access as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy wall on break_glass_access as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on break_glass_access to mentorium_desk;
grant update (agreed_by, agreed_at, refused_by, ends_at) on break_glass_access to mentorium_desk;

create table calendar_feed (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  token_hash bytea not null,
  made_at timestamp with time zone not null default now(),
  revoked_at timestamp with time zone,
  constraint calendar_feed_pkey PRIMARY KEY (organisation_id, id),
  constraint calendar_feed_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint calendar_feed_organisation_id_person_id_fkey FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id)
);
CREATE INDEX calendar_feed_token ON public.calendar_feed USING btree (organisation_id, token_hash);
alter table calendar_feed enable row level security, force row level security;
create policy backing_up on calendar_feed as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on calendar_feed as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy inside on calendar_feed as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
create policy only_erasing on calendar_feed as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy wall on calendar_feed as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on calendar_feed to mentorium_desk;
grant update (revoked_at) on calendar_feed to mentorium_desk;

create table card (
  organisation_id uuid not null,
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
  reviewed_by uuid,
  withdrawn_on date,
  constraint card_pkey PRIMARY KEY (organisation_id, id),
  constraint card_organisation_id_built_on_fkey FOREIGN KEY (organisation_id, built_on) REFERENCES card(organisation_id, id),
  constraint card_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint card_organisation_id_goal_id_fkey FOREIGN KEY (organisation_id, goal_id) REFERENCES goal(organisation_id, id),
  constraint card_organisation_id_made_by_fkey FOREIGN KEY (organisation_id, made_by) REFERENCES person(organisation_id, id),
  constraint card_organisation_id_mentorship_id_fkey FOREIGN KEY (organisation_id, mentorship_id) REFERENCES mentorship(organisation_id, id),
  constraint card_organisation_id_outcome_id_fkey FOREIGN KEY (organisation_id, outcome_id) REFERENCES confided_text(organisation_id, id),
  constraint card_organisation_id_reviewed_by_fkey FOREIGN KEY (organisation_id, reviewed_by) REFERENCES person(organisation_id, id),
  constraint card_organisation_id_text_id_fkey FOREIGN KEY (organisation_id, text_id) REFERENCES confided_text(organisation_id, id),
  constraint card_check CHECK (((reviewed_on IS NULL) = (outcome IS NULL)))
);
CREATE INDEX card_mentorship ON public.card USING btree (organisation_id, mentorship_id);
CREATE TRIGGER not_after_end BEFORE INSERT OR UPDATE ON public.card FOR EACH ROW EXECUTE FUNCTION refuse_after_end();
alter table card enable row level security, force row level security;
create policy backing_up on card as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on card as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy inside on card as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
create policy not_withdrawn on card as restrictive for select using (((withdrawn_on IS NULL) OR (current_setting('app.purpose'::text, true) = ANY (ARRAY['withdraw'::text, 'erase'::text, 'backup'::text, 'keys'::text]))));
create policy only_erasing on card as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy wall on card as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on card to mentorium_desk;
grant update (reviewed_on, outcome, outcome_id, reviewed_by, withdrawn_on) on card to mentorium_desk;

create table career_entry (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  mentorship_id uuid not null,
  mentee_id uuid not null,
  kind text not null,
  what text,
  competence text,
  text_id uuid not null,
  activity_id uuid,
  planned_on date,
  done_on date,
  answer_id uuid,
  made_by uuid not null,
  made_on date not null,
  done_by uuid,
  done_noted_on date,
  withdrawn_on date,
  constraint career_entry_pkey PRIMARY KEY (organisation_id, id),
  constraint career_entry_organisation_id_activity_id_fkey FOREIGN KEY (organisation_id, activity_id) REFERENCES career_entry(organisation_id, id),
  constraint career_entry_organisation_id_answer_id_fkey FOREIGN KEY (organisation_id, answer_id) REFERENCES confided_text(organisation_id, id),
  constraint career_entry_organisation_id_done_by_fkey FOREIGN KEY (organisation_id, done_by) REFERENCES person(organisation_id, id),
  constraint career_entry_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint career_entry_organisation_id_made_by_fkey FOREIGN KEY (organisation_id, made_by) REFERENCES person(organisation_id, id),
  constraint career_entry_organisation_id_mentee_id_fkey FOREIGN KEY (organisation_id, mentee_id) REFERENCES person(organisation_id, id),
  constraint career_entry_organisation_id_mentorship_id_fkey FOREIGN KEY (organisation_id, mentorship_id) REFERENCES mentorship(organisation_id, id),
  constraint career_entry_organisation_id_text_id_fkey FOREIGN KEY (organisation_id, text_id) REFERENCES confided_text(organisation_id, id),
  constraint career_entry_check CHECK (((kind = 'reflection'::text) = (competence IS NOT NULL))),
  constraint career_entry_kind_check CHECK ((kind = ANY (ARRAY['activity'::text, 'reflection'::text, 'question'::text])))
);
CREATE INDEX career_entry_mentee ON public.career_entry USING btree (organisation_id, mentorship_id, mentee_id);
CREATE TRIGGER not_after_end BEFORE INSERT OR UPDATE ON public.career_entry FOR EACH ROW EXECUTE FUNCTION refuse_after_end();
alter table career_entry enable row level security, force row level security;
create policy backing_up on career_entry as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on career_entry as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy inside on career_entry as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
create policy not_withdrawn on career_entry as restrictive for select using (((withdrawn_on IS NULL) OR (current_setting('app.purpose'::text, true) = ANY (ARRAY['withdraw'::text, 'erase'::text, 'backup'::text, 'keys'::text]))));
create policy only_erasing on career_entry as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy wall on career_entry as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on career_entry to mentorium_desk;
grant update (done_on, answer_id, done_by, done_noted_on, withdrawn_on) on career_entry to mentorium_desk;

create table certificate (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  cohort_id uuid not null,
  content jsonb not null,
  asked_at timestamp with time zone not null default now(),
  issued_by uuid,
  issued_at timestamp with time zone,
  code text,
  credential text,
  revoked_at timestamp with time zone,
  revoked_why text,
  constraint certificate_pkey PRIMARY KEY (organisation_id, id),
  constraint certificate_organisation_id_cohort_id_fkey FOREIGN KEY (organisation_id, cohort_id) REFERENCES cohort(organisation_id, id),
  constraint certificate_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint certificate_organisation_id_issued_by_fkey FOREIGN KEY (organisation_id, issued_by) REFERENCES person(organisation_id, id),
  constraint certificate_organisation_id_person_id_fkey FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id),
  constraint certificate_check CHECK ((((issued_at IS NULL) = (issued_by IS NULL)) AND ((issued_at IS NULL) = (code IS NULL)) AND ((issued_at IS NULL) = (credential IS NULL)))),
  constraint certificate_check1 CHECK (((revoked_at IS NULL) = (revoked_why IS NULL)))
);
CREATE INDEX certificate_by_code ON public.certificate USING btree (code);
CREATE UNIQUE INDEX certificate_code ON public.certificate USING btree (organisation_id, code);
CREATE UNIQUE INDEX certificate_once ON public.certificate USING btree (organisation_id, person_id, cohort_id) WHERE (revoked_at IS NULL);
alter table certificate enable row level security, force row level security;
create policy backing_up on certificate as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on certificate as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy only_erasing on certificate as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy sign_in on certificate as permissive for select using ((current_setting('app.scope'::text, true) = 'sign-in'::text));
create policy wall on certificate as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on certificate to mentorium_desk;
grant update (issued_by, issued_at, code, credential, revoked_at, revoked_why) on certificate to mentorium_desk;

create table child_consent (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  child_id uuid not null,
  guardian_id uuid not null,
  given_on date not null,
  withdrawn_on date,
  withdrawn_by uuid,
  constraint child_consent_pkey PRIMARY KEY (organisation_id, id),
  constraint child_consent_organisation_id_child_id_fkey FOREIGN KEY (organisation_id, child_id) REFERENCES person(organisation_id, id),
  constraint child_consent_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint child_consent_organisation_id_guardian_id_fkey FOREIGN KEY (organisation_id, guardian_id) REFERENCES person(organisation_id, id),
  constraint child_consent_organisation_id_withdrawn_by_fkey FOREIGN KEY (organisation_id, withdrawn_by) REFERENCES person(organisation_id, id),
  constraint child_consent_check CHECK ((withdrawn_on >= given_on)),
  constraint child_consent_check1 CHECK (((withdrawn_on IS NULL) = (withdrawn_by IS NULL))),
  constraint child_consent_check2 CHECK ((guardian_id <> child_id))
);
CREATE UNIQUE INDEX child_consent_once ON public.child_consent USING btree (organisation_id, child_id) WHERE (withdrawn_on IS NULL);
alter table child_consent enable row level security, force row level security;
create policy backing_up on child_consent as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy by_guardian on child_consent as restrictive for insert with check ((guardian_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid));
create policy erasing on child_consent as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy in_custody on child_consent as permissive for all using ((EXISTS ( SELECT
   FROM guardianship g
  WHERE ((g.organisation_id = child_consent.organisation_id) AND (g.child_id = child_consent.child_id) AND (g.guardian_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid) AND ((this_day() >= g.first_day) AND (this_day() <= COALESCE(g.last_day, 'infinity'::date)))))));
create policy only_erasing on child_consent as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = 'erase'::text));
create policy own on child_consent as permissive for select using ((child_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid));
create policy wall on child_consent as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on child_consent to mentorium_desk;
grant update (withdrawn_on, withdrawn_by) on child_consent to mentorium_desk;

create table class_card (
  organisation_id uuid not null,
  person_id uuid not null,
  code_hash bytea not null,
  pin_hash text not null,
  made_by uuid not null,
  made_at timestamp with time zone not null default now(),
  ends_on date not null,
  has_own_pin boolean not null default false,
  earlier_pin_hash text,
  opened_at timestamp with time zone,
  wrong_tries integer not null default 0,
  earlier_tries integer not null default 0,
  constraint class_card_pkey PRIMARY KEY (organisation_id, person_id),
  constraint class_card_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint class_card_organisation_id_made_by_fkey FOREIGN KEY (organisation_id, made_by) REFERENCES person(organisation_id, id),
  constraint class_card_organisation_id_person_id_fkey FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id)
);
CREATE INDEX class_card_code ON public.class_card USING btree (code_hash);
CREATE TRIGGER ends_requests AFTER INSERT OR UPDATE OF code_hash, pin_hash ON public.class_card FOR EACH ROW EXECUTE FUNCTION end_card_requests();
CREATE TRIGGER second_person BEFORE INSERT OR UPDATE OF code_hash, opened_at ON public.class_card FOR EACH ROW EXECUTE FUNCTION guard_class_card();
CREATE TRIGGER two_agree BEFORE INSERT OR UPDATE OF opened_at, code_hash, pin_hash ON public.class_card FOR EACH ROW EXECUTE FUNCTION guard_card();
alter table class_card enable row level security, force row level security;
create policy backing_up on class_card as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on class_card as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy sign_in on class_card as permissive for select using ((current_setting('app.scope'::text, true) = 'sign-in'::text));
create policy sign_in_tries on class_card as permissive for update using ((current_setting('app.scope'::text, true) = 'sign-in'::text));
create policy wall on class_card as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on class_card to mentorium_desk;
grant update (code_hash, pin_hash, made_by, made_at, ends_on, has_own_pin, earlier_pin_hash, opened_at, wrong_tries, earlier_tries) on class_card to mentorium_desk;

create table climate_answer (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  round_id uuid not null,
  answers bytea not null,
  key_id uuid,
  constraint climate_answer_pkey PRIMARY KEY (organisation_id, id),
  constraint climate_answer_key FOREIGN KEY (organisation_id, key_id) REFERENCES data_key(organisation_id, id),
  constraint climate_answer_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint climate_answer_organisation_id_round_id_fkey FOREIGN KEY (organisation_id, round_id) REFERENCES climate_round(organisation_id, id),
  constraint climate_answer_is_sealed CHECK (((answers IS NULL) OR (key_id IS NOT NULL))) NOT VALID
);
CREATE INDEX climate_answer_round ON public.climate_answer USING btree (organisation_id, round_id);
CREATE INDEX climate_answer_sealed_under ON public.climate_answer USING btree (organisation_id, key_id);
CREATE TRIGGER not_after_end BEFORE INSERT OR UPDATE ON public.climate_answer FOR EACH ROW EXECUTE FUNCTION refuse_after_end('climate_round', 'round_id');
alter table climate_answer enable row level security, force row level security;
create policy backing_up on climate_answer as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on climate_answer as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy keeping_keys on climate_answer as permissive for all to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'keys'::text));
create policy only_erasing on climate_answer as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy report on climate_answer as permissive for select using ((current_setting('app.purpose'::text, true) = 'report'::text));
create policy wall on climate_answer as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
create policy writing on climate_answer as permissive for insert with check (true);
grant delete, insert, select on climate_answer to mentorium_desk;

create table climate_done (
  organisation_id uuid not null,
  round_id uuid not null,
  person_id uuid not null,
  constraint climate_done_pkey PRIMARY KEY (organisation_id, round_id, person_id),
  constraint climate_done_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint climate_done_organisation_id_person_id_fkey FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id),
  constraint climate_done_organisation_id_round_id_fkey FOREIGN KEY (organisation_id, round_id) REFERENCES climate_round(organisation_id, id)
);
CREATE TRIGGER not_after_end BEFORE INSERT OR UPDATE ON public.climate_done FOR EACH ROW EXECUTE FUNCTION refuse_after_end('climate_round', 'round_id');
alter table climate_done enable row level security, force row level security;
create policy backing_up on climate_done as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on climate_done as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy only_erasing on climate_done as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy own on climate_done as permissive for all using ((person_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid));
create policy wall on climate_done as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on climate_done to mentorium_desk;

create table climate_round (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  mentorship_id uuid not null,
  opened_by uuid not null,
  opens_on date not null,
  closes_on date not null,
  constraint climate_round_pkey PRIMARY KEY (organisation_id, id),
  constraint climate_round_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint climate_round_organisation_id_mentorship_id_fkey FOREIGN KEY (organisation_id, mentorship_id) REFERENCES mentorship(organisation_id, id),
  constraint climate_round_organisation_id_opened_by_fkey FOREIGN KEY (organisation_id, opened_by) REFERENCES person(organisation_id, id),
  constraint climate_round_check CHECK ((closes_on >= opens_on))
);
CREATE INDEX climate_round_mentorship ON public.climate_round USING btree (organisation_id, mentorship_id);
CREATE TRIGGER not_after_end BEFORE INSERT OR UPDATE ON public.climate_round FOR EACH ROW EXECUTE FUNCTION refuse_after_end();
alter table climate_round enable row level security, force row level security;
create policy backing_up on climate_round as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on climate_round as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy inside on climate_round as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
create policy only_erasing on climate_round as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy wall on climate_round as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on climate_round to mentorium_desk;

create table closing (
  organisation_id uuid not null,
  mentorship_id uuid not null,
  talk_on date,
  aftercare_on date,
  aftercare_done_on date,
  noted_by uuid not null,
  noted_on date,
  constraint closing_pkey PRIMARY KEY (organisation_id, mentorship_id),
  constraint closing_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint closing_organisation_id_mentorship_id_fkey FOREIGN KEY (organisation_id, mentorship_id) REFERENCES mentorship(organisation_id, id),
  constraint closing_organisation_id_noted_by_fkey FOREIGN KEY (organisation_id, noted_by) REFERENCES person(organisation_id, id)
);
alter table closing enable row level security, force row level security;
create policy backing_up on closing as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on closing as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy inside on closing as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
create policy only_erasing on closing as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy wall on closing as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on closing to mentorium_desk;
grant update (talk_on, aftercare_on, aftercare_done_on, noted_by, noted_on) on closing to mentorium_desk;

create table closure (
  organisation_id uuid not null,
  mentorship_id uuid not null,
  closed_on date not null,
  reason text not null,
  closed_by uuid not null,
  made_at timestamp with time zone not null default now(),
  constraint closure_pkey PRIMARY KEY (organisation_id, mentorship_id),
  constraint closure_organisation_id_closed_by_fkey FOREIGN KEY (organisation_id, closed_by) REFERENCES person(organisation_id, id),
  constraint closure_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint closure_organisation_id_mentorship_id_fkey FOREIGN KEY (organisation_id, mentorship_id) REFERENCES mentorship(organisation_id, id),
  constraint closure_reason_check CHECK ((reason = ANY (ARRAY['completed'::text, 'no-rapport'::text, 'no-time'::text, 'left'::text, 'moved'::text, 'other'::text])))
);
CREATE TRIGGER one_class BEFORE DELETE ON public.closure FOR EACH ROW EXECUTE FUNCTION guard_reopening();
alter table closure enable row level security, force row level security;
create policy backing_up on closure as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on closure as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy inside on closure as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
create policy only_erasing on closure as restrictive for delete to mentorium_desk using (((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])) OR (closed_on >= (this_day() - 7))));
create policy wall on closure as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on closure to mentorium_desk;

create table cohort (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  programme_id uuid not null,
  name text not null,
  first_day date not null,
  last_day date not null,
  hours_promised integer,
  capacity integer,
  made_at timestamp with time zone not null default now(),
  coordinator_id uuid,
  deputy_id uuid,
  admitted_until date,
  needed_checks jsonb not null default '[]'::jsonb,
  state text not null default 'open'::text,
  state_since date,
  archived_on date,
  copied_from uuid,
  profile_version_id uuid not null,
  open_choice text not null default 'off'::text,
  constraint cohort_pkey PRIMARY KEY (organisation_id, id),
  constraint cohort_copied_from FOREIGN KEY (organisation_id, copied_from) REFERENCES cohort(organisation_id, id) ON DELETE SET NULL (copied_from),
  constraint cohort_organisation_id_coordinator_id_fkey FOREIGN KEY (organisation_id, coordinator_id) REFERENCES person(organisation_id, id),
  constraint cohort_organisation_id_deputy_id_fkey FOREIGN KEY (organisation_id, deputy_id) REFERENCES person(organisation_id, id),
  constraint cohort_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint cohort_organisation_id_programme_id_fkey FOREIGN KEY (organisation_id, programme_id) REFERENCES programme(organisation_id, id),
  constraint cohort_profile_version FOREIGN KEY (organisation_id, profile_version_id) REFERENCES profile_version(organisation_id, id),
  constraint cohort_capacity_check CHECK (((capacity >= 1) AND (capacity <= 100000))),
  constraint cohort_check CHECK ((last_day >= first_day)),
  constraint cohort_hours_promised_check CHECK (((hours_promised >= 1) AND (hours_promised <= 2000))),
  constraint cohort_name_check CHECK ((name <> ''::text)),
  constraint cohort_open_choice_check CHECK ((open_choice = ANY (ARRAY['off'::text, 'with-names'::text, 'without-names'::text]))),
  constraint cohort_state_check CHECK ((state = ANY (ARRAY['open'::text, 'running'::text, 'closing'::text, 'evaluated'::text])))
);
CREATE TRIGGER with_profile_version BEFORE INSERT ON public.cohort FOR EACH ROW WHEN ((new.profile_version_id IS NULL)) EXECUTE FUNCTION fill_profile_version();
alter table cohort enable row level security, force row level security;
create policy backing_up on cohort as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on cohort as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy wall on cohort as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select, update on cohort to mentorium_desk;
grant update (admitted_until, needed_checks) on cohort to mentorium_desk;

create table cohort_date (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  cohort_id uuid not null,
  kind text not null,
  name text not null,
  first_day date not null,
  last_day date not null,
  constraint cohort_date_pkey PRIMARY KEY (organisation_id, id),
  constraint cohort_date_organisation_id_cohort_id_fkey FOREIGN KEY (organisation_id, cohort_id) REFERENCES cohort(organisation_id, id),
  constraint cohort_date_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint cohort_date_check CHECK ((last_day >= first_day)),
  constraint cohort_date_kind_check CHECK ((kind = ANY (ARRAY['phase'::text, 'gathering'::text, 'deadline'::text, 'break'::text]))),
  constraint cohort_date_name_check CHECK ((name <> ''::text))
);
CREATE TRIGGER allowed_by_cohort_state BEFORE INSERT OR UPDATE ON public.cohort_date FOR EACH ROW EXECUTE FUNCTION refuse_by_cohort_state();
alter table cohort_date enable row level security, force row level security;
create policy backing_up on cohort_date as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on cohort_date as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy wall on cohort_date as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select, update on cohort_date to mentorium_desk;

create table column_assignment (
  organisation_id uuid not null,
  header text not null,
  columns jsonb not null,
  made_on date not null default this_day(),
  constraint column_assignment_pkey PRIMARY KEY (organisation_id, header),
  constraint column_assignment_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
);
alter table column_assignment enable row level security, force row level security;
create policy backing_up on column_assignment as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on column_assignment as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy inside on column_assignment as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
create policy wall on column_assignment as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on column_assignment to mentorium_desk;
grant update (columns, made_on) on column_assignment to mentorium_desk;

create table confided_text (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  mentorship_id uuid not null,
  author_id uuid not null,
  note_class text not null,
  body bytea not null,
  written_at timestamp with time zone not null default now(),
  mentee_id uuid,
  key_id uuid,
  withdrawn_on date,
  constraint confided_text_pkey PRIMARY KEY (organisation_id, id),
  constraint confided_text_key FOREIGN KEY (organisation_id, key_id) REFERENCES data_key(organisation_id, id),
  constraint confided_text_organisation_id_author_id_fkey FOREIGN KEY (organisation_id, author_id) REFERENCES person(organisation_id, id),
  constraint confided_text_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint confided_text_organisation_id_mentee_id_fkey FOREIGN KEY (organisation_id, mentee_id) REFERENCES person(organisation_id, id),
  constraint confided_text_organisation_id_mentorship_id_fkey FOREIGN KEY (organisation_id, mentorship_id) REFERENCES mentorship(organisation_id, id),
  constraint confided_text_is_sealed CHECK (((body IS NULL) OR (key_id IS NOT NULL))) NOT VALID,
  constraint confided_text_note_class_check CHECK ((note_class = ANY (ARRAY['private'::text, 'shared'::text, 'official'::text, 'safeguarding'::text])))
);
CREATE INDEX confided_text_mentorship ON public.confided_text USING btree (organisation_id, mentorship_id);
CREATE INDEX confided_text_sealed_under ON public.confided_text USING btree (organisation_id, key_id);
CREATE TRIGGER not_after_end BEFORE INSERT ON public.confided_text FOR EACH ROW EXECUTE FUNCTION refuse_words_after_end();
alter table confided_text enable row level security, force row level security;
create policy author on confided_text as permissive for all using ((author_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid));
create policy backing_up on confided_text as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy ended on confided_text as permissive for select using (((note_class = ANY (ARRAY['shared'::text, 'official'::text])) AND (EXISTS ( SELECT
   FROM ended_member m
  WHERE ((m.organisation_id = confided_text.organisation_id) AND (m.mentorship_id = confided_text.mentorship_id) AND (m.person_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid) AND ((m.kind = 'pair'::text) OR ((m.part = 'mentee'::text) AND (confided_text.mentee_id = m.person_id)))))) AND ((note_class = 'official'::text) OR (NOT (EXISTS ( SELECT
   FROM meeting t
  WHERE ((t.organisation_id = confided_text.organisation_id) AND (t.text_id = confided_text.id))))))));
create policy erasing on confided_text as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy guardian on confided_text as permissive for select using (((note_class = 'shared'::text) AND (EXISTS ( SELECT
   FROM (((mentoring_agreement a
     JOIN running_member c ON (((c.organisation_id = a.organisation_id) AND (c.mentorship_id = a.mentorship_id) AND (c.part = 'mentee'::text))))
     JOIN guardianship g ON (((g.organisation_id = c.organisation_id) AND (g.child_id = c.person_id))))
     JOIN person p ON (((p.organisation_id = c.organisation_id) AND (p.id = c.person_id))))
  WHERE ((a.organisation_id = confided_text.organisation_id) AND (((confided_text.id = a.aim_id) OR (confided_text.id = a.confidence_id)) OR (confided_text.id = a.ending_id)) AND (g.guardian_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid) AND ((this_day() >= g.first_day) AND (this_day() <= COALESCE(g.last_day, 'infinity'::date))) AND ((p.born_on IS NULL) OR ((p.born_on + '18 years'::interval) > this_day())))))));
create policy handed_over on confided_text as permissive for select using ((EXISTS ( SELECT
   FROM handover h
  WHERE ((h.organisation_id = confided_text.organisation_id) AND (h.text_id = confided_text.id) AND (h.consent_on IS NOT NULL) AND (h.to_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid) AND ((this_day() >= h.first_day) AND (this_day() <= COALESCE(h.last_day, 'infinity'::date)))))));
create policy home on confided_text as permissive for select using (((note_class = ANY (ARRAY['shared'::text, 'official'::text])) AND (mentee_id IS NOT NULL) AND (EXISTS ( SELECT
   FROM (((meeting t
     JOIN running_member c ON (((c.organisation_id = t.organisation_id) AND (c.mentorship_id = t.mentorship_id) AND (c.person_id = t.with_mentee_id) AND (c.part = 'mentee'::text))))
     JOIN guardianship g ON (((g.organisation_id = c.organisation_id) AND (g.child_id = c.person_id))))
     JOIN person p ON (((p.organisation_id = c.organisation_id) AND (p.id = c.person_id))))
  WHERE ((t.organisation_id = confided_text.organisation_id) AND (t.mentorship_id = confided_text.mentorship_id) AND (t.with_mentee_id = confided_text.mentee_id) AND t.goes_home AND ((t.text_id = confided_text.id) OR (EXISTS ( SELECT
           FROM agreement a
          WHERE ((a.organisation_id = t.organisation_id) AND (a.meeting_id = t.id) AND (a.text_id = confided_text.id))))) AND (g.guardian_id = at_work()) AND ((this_day() >= g.first_day) AND (this_day() <= COALESCE(g.last_day, 'infinity'::date))) AND ((p.born_on IS NULL) OR ((p.born_on + '18 years'::interval) > this_day())))))));
create policy keeping_keys on confided_text as permissive for all to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'keys'::text));
create policy member on confided_text as permissive for select using (((note_class = ANY (ARRAY['shared'::text, 'official'::text])) AND (EXISTS ( SELECT
   FROM running_member m
  WHERE ((m.organisation_id = confided_text.organisation_id) AND (m.mentorship_id = confided_text.mentorship_id) AND (m.person_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid) AND (m.part <> 'substitute'::text) AND ((m.part <> 'mentee'::text) OR (confided_text.mentee_id IS NULL) OR (confided_text.mentee_id = m.person_id)))))));
create policy not_withdrawn on confided_text as restrictive for select using (((withdrawn_on IS NULL) OR (author_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid) OR (current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'backup'::text, 'keys'::text])) OR ((note_class = 'official'::text) AND (current_setting('app.purpose'::text, true) = 'records'::text))));
create policy only_erasing on confided_text as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy only_erasing_changes on confided_text as restrictive for update to mentorium_desk using (((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])) OR ((current_setting('app.purpose'::text, true) = 'withdraw'::text) AND (author_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid))));
create policy records on confided_text as permissive for select using (((note_class = 'official'::text) AND (current_setting('app.purpose'::text, true) = 'records'::text) AND (EXISTS ( SELECT
   FROM membership s
  WHERE ((s.organisation_id = confided_text.organisation_id) AND (s.role = 'registrar'::text) AND (s.person_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid) AND ((this_day() >= s.first_day) AND (this_day() <= COALESCE(s.last_day, 'infinity'::date))))))));
create policy specialist on confided_text as permissive for select using (((note_class = 'official'::text) AND (EXISTS ( SELECT
   FROM ((referral r
     JOIN specialty s ON (((s.organisation_id = r.organisation_id) AND (s.target = r.target))))
     JOIN membership m ON (((m.organisation_id = s.organisation_id) AND (m.person_id = s.person_id) AND (m.role = 'specialist'::text))))
  WHERE ((r.organisation_id = confided_text.organisation_id) AND (r.mentorship_id = confided_text.mentorship_id) AND ((confided_text.mentee_id IS NULL) OR (confided_text.mentee_id = r.mentee_id)) AND (s.person_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid) AND ((this_day() >= m.first_day) AND (this_day() <= COALESCE(m.last_day, 'infinity'::date))))))));
create policy substitute on confided_text as permissive for select using (((note_class = 'shared'::text) AND (EXISTS ( SELECT
   FROM (mentorship_member x
     JOIN running_member m ON (((m.organisation_id = x.organisation_id) AND (m.mentorship_id = x.mentorship_id) AND (m.person_id = x.person_id) AND (m.part = x.part))))
  WHERE ((x.organisation_id = confided_text.organisation_id) AND (x.mentorship_id = confided_text.mentorship_id) AND (x.part = 'substitute'::text) AND (x.person_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid) AND ((this_day() >= x.first_day) AND (this_day() <= COALESCE(x.last_day, 'infinity'::date))) AND ((EXISTS ( SELECT
           FROM agreement a
          WHERE ((a.organisation_id = confided_text.organisation_id) AND (a.text_id = confided_text.id) AND ((x.opened_by IS NOT NULL) OR (a.made_on >= x.first_day))))) OR (EXISTS ( SELECT
           FROM goal g
          WHERE ((g.organisation_id = confided_text.organisation_id) AND (g.text_id = confided_text.id) AND ((x.opened_by IS NOT NULL) OR (g.set_on >= x.first_day))))) OR (EXISTS ( SELECT
           FROM handover h
          WHERE ((h.organisation_id = confided_text.organisation_id) AND (h.text_id = confided_text.id) AND (h.consent_on IS NOT NULL))))))))));
create policy unsealed on confided_text as permissive for select using (((note_class = 'safeguarding'::text) AND (EXISTS ( SELECT
   FROM (specialty s
     JOIN membership m ON (((m.organisation_id = s.organisation_id) AND (m.person_id = s.person_id) AND (m.role = 'specialist'::text))))
  WHERE ((s.organisation_id = confided_text.organisation_id) AND (s.person_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid) AND (s.target = 'counsellor'::text) AND ((this_day() >= m.first_day) AND (this_day() <= COALESCE(m.last_day, 'infinity'::date)))))) AND (EXISTS ( SELECT
   FROM sealed_read r
  WHERE ((r.organisation_id = confided_text.organisation_id) AND (r.note_id = confided_text.id) AND (r.reader_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid) AND (r.read_at = now()))))));
create policy wall on confided_text as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on confided_text to mentorium_desk;
grant update (body, key_id, withdrawn_on) on confided_text to mentorium_desk;

create table contact (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  mentorship_id uuid not null,
  person_id uuid not null,
  contacted_on date not null,
  note bytea,
  key_id uuid,
  noted_by uuid not null,
  noted_at timestamp with time zone not null default now(),
  constraint contact_once_a_day UNIQUE (organisation_id, mentorship_id, person_id, contacted_on, noted_by),
  constraint contact_pkey PRIMARY KEY (organisation_id, id),
  constraint contact_key FOREIGN KEY (organisation_id, key_id) REFERENCES data_key(organisation_id, id),
  constraint contact_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint contact_organisation_id_mentorship_id_fkey FOREIGN KEY (organisation_id, mentorship_id) REFERENCES mentorship(organisation_id, id),
  constraint contact_organisation_id_noted_by_fkey FOREIGN KEY (organisation_id, noted_by) REFERENCES person(organisation_id, id),
  constraint contact_organisation_id_person_id_fkey FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id),
  constraint contact_is_sealed CHECK (((note IS NULL) OR (key_id IS NOT NULL)))
);
CREATE INDEX contact_latest ON public.contact USING btree (organisation_id, mentorship_id, person_id, contacted_on);
CREATE INDEX contact_sealed_under ON public.contact USING btree (organisation_id, key_id);
CREATE TRIGGER not_after_end BEFORE INSERT OR UPDATE ON public.contact FOR EACH ROW EXECUTE FUNCTION refuse_after_end();
alter table contact enable row level security, force row level security;
create policy backing_up on contact as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy coordinators on contact as permissive for all using (holds_today(organisation_id, at_work(), ARRAY['coordinator'::text]));
create policy erasing on contact as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy keeping_keys on contact as permissive for all to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'keys'::text));
create policy wall on contact as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on contact to mentorium_desk;
grant update (note, key_id) on contact to mentorium_desk;

create table counter_statement (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  text_id uuid not null,
  author_id uuid not null,
  body bytea not null,
  key_id uuid,
  made_on date not null,
  withdrawn_on date,
  constraint counter_statement_pkey PRIMARY KEY (organisation_id, id),
  constraint counter_statement_key FOREIGN KEY (organisation_id, key_id) REFERENCES data_key(organisation_id, id),
  constraint counter_statement_organisation_id_author_id_fkey FOREIGN KEY (organisation_id, author_id) REFERENCES person(organisation_id, id),
  constraint counter_statement_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint counter_statement_organisation_id_text_id_fkey FOREIGN KEY (organisation_id, text_id) REFERENCES confided_text(organisation_id, id),
  constraint counter_statement_is_sealed CHECK (((body IS NULL) OR (key_id IS NOT NULL)))
);
CREATE INDEX counter_statement_sealed_under ON public.counter_statement USING btree (organisation_id, key_id);
CREATE INDEX counter_statement_text ON public.counter_statement USING btree (organisation_id, text_id);
alter table counter_statement enable row level security, force row level security;
create policy backing_up on counter_statement as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy beside on counter_statement as permissive for all using (((EXISTS ( SELECT
   FROM confided_text t
  WHERE ((t.organisation_id = counter_statement.organisation_id) AND (t.id = counter_statement.text_id)))) AND ((author_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid) OR (NOT (EXISTS ( SELECT
   FROM (((confided_text t
     JOIN mentorship p ON (((p.organisation_id = t.organisation_id) AND (p.id = t.mentorship_id) AND (p.kind = 'group'::text))))
     JOIN mentorship_member a ON (((a.organisation_id = t.organisation_id) AND (a.mentorship_id = t.mentorship_id) AND (a.part = 'mentee'::text))))
     JOIN mentorship_member m ON (((m.organisation_id = t.organisation_id) AND (m.mentorship_id = t.mentorship_id) AND (m.part = 'mentee'::text))))
  WHERE ((t.organisation_id = counter_statement.organisation_id) AND (t.id = counter_statement.text_id) AND (a.person_id = counter_statement.author_id) AND (m.person_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid))))))));
create policy erasing on counter_statement as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy not_withdrawn on counter_statement as restrictive for select using (((withdrawn_on IS NULL) OR (current_setting('app.purpose'::text, true) = ANY (ARRAY['withdraw'::text, 'erase'::text, 'backup'::text, 'keys'::text]))));
create policy only_erasing on counter_statement as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy wall on counter_statement as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on counter_statement to mentorium_desk;
grant update (withdrawn_on) on counter_statement to mentorium_desk;

create table data_import (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  home text not null,
  made_on date not null,
  brought_on date not null,
  digest text not null,
  content bytea not null,
  key_id uuid,
  constraint data_import_once UNIQUE (organisation_id, person_id, digest),
  constraint data_import_pkey PRIMARY KEY (organisation_id, id),
  constraint data_import_key FOREIGN KEY (organisation_id, key_id) REFERENCES data_key(organisation_id, id),
  constraint data_import_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint data_import_organisation_id_person_id_fkey FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id),
  constraint data_import_digest_check CHECK ((digest ~ '^[0-9a-f]{64}$'::text)),
  constraint data_import_home_check CHECK ((home <> ''::text)),
  constraint data_import_is_sealed CHECK (((content IS NULL) OR (key_id IS NOT NULL)))
);
CREATE INDEX data_import_sealed_under ON public.data_import USING btree (organisation_id, key_id);
alter table data_import enable row level security, force row level security;
create policy backing_up on data_import as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on data_import as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy keeping_keys on data_import as permissive for all to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'keys'::text));
create policy own on data_import as permissive for all using ((person_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid));
create policy wall on data_import as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on data_import to mentorium_desk;
grant update (content, key_id) on data_import to mentorium_desk;

create table data_key (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  subject_id uuid not null,
  sealed bytea not null,
  is_retired boolean not null default false,
  made_at timestamp with time zone not null default now(),
  constraint data_key_pkey PRIMARY KEY (organisation_id, id),
  constraint data_key_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
);
CREATE UNIQUE INDEX data_key_newest ON public.data_key USING btree (organisation_id, subject_id) WHERE (NOT is_retired);
alter table data_key enable row level security, force row level security;
create policy backing_up on data_key as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on data_key as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy only_erasing on data_key as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy wall on data_key as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on data_key to mentorium_desk;

create table development_goal (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  round_id uuid,
  competence_id text not null,
  indicator_id text not null,
  practice text not null,
  resource text not null default ''::text,
  look_again_on date not null,
  made_at timestamp with time zone not null default now(),
  ended_at timestamp with time zone,
  outcome text,
  mentorship_id uuid,
  shared_at timestamp with time zone,
  constraint development_goal_pkey PRIMARY KEY (organisation_id, id),
  constraint development_goal_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint development_goal_organisation_id_mentorship_id_fkey FOREIGN KEY (organisation_id, mentorship_id) REFERENCES mentorship(organisation_id, id),
  constraint development_goal_organisation_id_person_id_fkey FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id),
  constraint development_goal_organisation_id_round_id_fkey FOREIGN KEY (organisation_id, round_id) REFERENCES assessment_round(organisation_id, id),
  constraint development_goal_check CHECK (((ended_at IS NULL) = (outcome IS NULL))),
  constraint development_goal_outcome_check CHECK ((outcome = ANY (ARRAY['done'::text, 'dropped'::text]))),
  constraint development_goal_practice_check CHECK ((practice <> ''::text))
);
CREATE INDEX development_goal_person ON public.development_goal USING btree (organisation_id, person_id);
alter table development_goal enable row level security, force row level security;
create policy backing_up on development_goal as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on development_goal as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy only_erasing on development_goal as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy own on development_goal as permissive for all using ((person_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid));
create policy shared on development_goal as permissive for select using (((shared_at IS NOT NULL) AND ((EXISTS ( SELECT
   FROM person p
  WHERE ((p.organisation_id = development_goal.organisation_id) AND (p.id = development_goal.person_id) AND (p.manager_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid)))) OR (EXISTS ( SELECT
   FROM (running_member a
     JOIN running_member b ON (((b.organisation_id = a.organisation_id) AND (b.mentorship_id = a.mentorship_id))))
  WHERE ((a.organisation_id = development_goal.organisation_id) AND (a.person_id = development_goal.person_id) AND (a.part = 'mentor'::text) AND (b.person_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid)))))));
create policy wall on development_goal as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select, update on development_goal to mentorium_desk;

create table division (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  cohort_id uuid not null,
  seed bigint not null,
  solver text not null,
  pool jsonb not null,
  policy jsonb not null,
  result jsonb not null,
  based_on uuid,
  made_by uuid not null,
  made_at timestamp with time zone not null default now(),
  applied_at timestamp with time zone,
  constraint division_pkey PRIMARY KEY (organisation_id, id),
  constraint division_organisation_id_based_on_fkey FOREIGN KEY (organisation_id, based_on) REFERENCES division(organisation_id, id),
  constraint division_organisation_id_cohort_id_fkey FOREIGN KEY (organisation_id, cohort_id) REFERENCES cohort(organisation_id, id),
  constraint division_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint division_organisation_id_made_by_fkey FOREIGN KEY (organisation_id, made_by) REFERENCES person(organisation_id, id)
);
CREATE TRIGGER allowed_by_cohort_state BEFORE INSERT ON public.division FOR EACH ROW EXECUTE FUNCTION refuse_by_cohort_state('closing', 'evaluated');
alter table division enable row level security, force row level security;
create policy backing_up on division as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on division as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy only_erasing on division as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy wall on division as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select, update on division to mentorium_desk;
grant update (pool, based_on) on division to mentorium_desk;

create table draft (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  page text not null,
  form text not null,
  digest bytea not null,
  key_id uuid not null,
  body bytea not null,
  kept_at timestamp with time zone not null,
  constraint draft_of_one_form UNIQUE (organisation_id, person_id, digest),
  constraint draft_pkey PRIMARY KEY (organisation_id, id),
  constraint draft_key FOREIGN KEY (organisation_id, key_id) REFERENCES data_key(organisation_id, id),
  constraint draft_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint draft_organisation_id_person_id_fkey FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id)
);
CREATE INDEX draft_sealed_under ON public.draft USING btree (organisation_id, key_id);
alter table draft enable row level security, force row level security;
create policy backing_up on draft as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on draft as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy forgetting on draft as permissive for all using (((at_work() IS NULL) AND (kept_at < (this_day() - 29))));
create policy keeping_keys on draft as permissive for all to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'keys'::text));
create policy own on draft as permissive for all using ((person_id = at_work())) with check ((person_id = at_work()));
create policy wall on draft as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on draft to mentorium_desk;
grant update (key_id, body, kept_at) on draft to mentorium_desk;

create table draft_state (
  organisation_id uuid not null,
  profile_version_id uuid not null,
  state integer not null,
  step text not null,
  content jsonb not null,
  constraint draft_state_pkey PRIMARY KEY (organisation_id, profile_version_id, state),
  constraint draft_state_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint draft_state_organisation_id_profile_version_id_fkey FOREIGN KEY (organisation_id, profile_version_id) REFERENCES profile_version(organisation_id, id) ON DELETE CASCADE,
  constraint draft_state_state_check CHECK ((state >= 0))
);
alter table draft_state enable row level security, force row level security;
create policy backing_up on draft_state as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on draft_state as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy inside on draft_state as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
create policy wall on draft_state as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on draft_state to mentorium_desk;

create table end_measure (
  organisation_id uuid not null,
  mentorship_id uuid not null,
  person_id uuid not null,
  answers bytea not null,
  key_id uuid,
  constraint end_measure_pkey PRIMARY KEY (organisation_id, mentorship_id, person_id),
  constraint end_measure_key FOREIGN KEY (organisation_id, key_id) REFERENCES data_key(organisation_id, id),
  constraint end_measure_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint end_measure_organisation_id_mentorship_id_fkey FOREIGN KEY (organisation_id, mentorship_id) REFERENCES mentorship(organisation_id, id),
  constraint end_measure_organisation_id_person_id_fkey FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id),
  constraint end_measure_is_sealed CHECK (((answers IS NULL) OR (key_id IS NOT NULL))) NOT VALID
);
CREATE INDEX end_measure_sealed_under ON public.end_measure USING btree (organisation_id, key_id);
alter table end_measure enable row level security, force row level security;
create policy backing_up on end_measure as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on end_measure as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy keeping_keys on end_measure as permissive for all to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'keys'::text));
create policy only_erasing on end_measure as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy own on end_measure as permissive for all using ((person_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid));
create policy report on end_measure as permissive for select using ((current_setting('app.purpose'::text, true) = 'report'::text));
create policy wall on end_measure as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on end_measure to mentorium_desk;
grant update (answers, key_id) on end_measure to mentorium_desk;

create table end_question (
  organisation_id uuid not null,
  mentorship_id uuid not null,
  person_id uuid not null,
  months integer not null,
  asked_on date not null,
  answered_on date,
  declined_on date,
  answers bytea,
  key_id uuid,
  constraint end_question_pkey PRIMARY KEY (organisation_id, mentorship_id, person_id, months),
  constraint end_question_key FOREIGN KEY (organisation_id, key_id) REFERENCES data_key(organisation_id, id),
  constraint end_question_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint end_question_organisation_id_mentorship_id_fkey FOREIGN KEY (organisation_id, mentorship_id) REFERENCES mentorship(organisation_id, id),
  constraint end_question_organisation_id_person_id_fkey FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id),
  constraint end_question_is_sealed CHECK (((answers IS NULL) OR ((key_id IS NOT NULL) AND (answered_on IS NOT NULL)))),
  constraint end_question_months_check CHECK ((months = ANY (ARRAY[0, 3, 6, 12])))
);
CREATE INDEX end_question_person ON public.end_question USING btree (organisation_id, person_id);
CREATE INDEX end_question_sealed_under ON public.end_question USING btree (organisation_id, key_id);
alter table end_question enable row level security, force row level security;
create policy asking on end_question as permissive for insert with check ((current_setting('app.purpose'::text, true) = 'report'::text));
create policy backing_up on end_question as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on end_question as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy keeping_keys on end_question as permissive for all to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'keys'::text));
create policy only_erasing on end_question as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy own on end_question as permissive for all using ((person_id = at_work()));
create policy report on end_question as permissive for select using ((current_setting('app.purpose'::text, true) = 'report'::text));
create policy wall on end_question as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on end_question to mentorium_desk;
grant update (answered_on, declined_on, answers, key_id) on end_question to mentorium_desk;

create table energy_check (
  organisation_id uuid not null,
  person_id uuid not null,
  week_on date not null,
  energy bytea not null,
  load bytea not null,
  key_id uuid,
  constraint energy_check_pkey PRIMARY KEY (organisation_id, person_id, week_on),
  constraint energy_check_key FOREIGN KEY (organisation_id, key_id) REFERENCES data_key(organisation_id, id),
  constraint energy_check_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint energy_check_organisation_id_person_id_fkey FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id),
  constraint energy_check_is_sealed CHECK ((key_id IS NOT NULL)) NOT VALID,
  constraint energy_check_week_on_check CHECK ((EXTRACT(isodow FROM week_on) = (1)::numeric))
);
CREATE INDEX energy_check_sealed_under ON public.energy_check USING btree (organisation_id, key_id);
alter table energy_check enable row level security, force row level security;
create policy backing_up on energy_check as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on energy_check as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy keeping_keys on energy_check as permissive for all to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'keys'::text));
create policy only_erasing on energy_check as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy own on energy_check as permissive for all using ((person_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid));
create policy wall on energy_check as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on energy_check to mentorium_desk;
grant update (energy, load, key_id) on energy_check to mentorium_desk;

create table entry_withdrawal (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  mentorship_id uuid not null,
  kind text not null,
  entry_id uuid not null,
  mentee_id uuid,
  readers text not null default 'all'::text,
  other_id uuid,
  withdrawn_by uuid not null,
  withdrawn_on date not null,
  withdrawn_at timestamp with time zone not null default now(),
  constraint entry_withdrawal_pkey PRIMARY KEY (organisation_id, id),
  constraint entry_withdrawal_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint entry_withdrawal_organisation_id_mentee_id_fkey FOREIGN KEY (organisation_id, mentee_id) REFERENCES person(organisation_id, id),
  constraint entry_withdrawal_organisation_id_mentorship_id_fkey FOREIGN KEY (organisation_id, mentorship_id) REFERENCES mentorship(organisation_id, id),
  constraint entry_withdrawal_organisation_id_other_id_fkey FOREIGN KEY (organisation_id, other_id) REFERENCES person(organisation_id, id),
  constraint entry_withdrawal_organisation_id_withdrawn_by_fkey FOREIGN KEY (organisation_id, withdrawn_by) REFERENCES person(organisation_id, id),
  constraint entry_withdrawal_kind_check CHECK ((kind = ANY (ARRAY['agreement'::text, 'outcome'::text, 'confirmation'::text, 'goal'::text, 'reached'::text, 'step'::text, 'step-done'::text, 'need'::text, 'card'::text, 'review'::text, 'point'::text, 'view'::text, 'pulse'::text, 'extension'::text, 'extension-agreement'::text, 'opening'::text, 'handover'::text, 'consent'::text, 'career'::text, 'career-done'::text, 'career-answer'::text, 'feedback'::text, 'feedback-answer'::text, 'feedback-settled'::text, 'tension'::text, 'tension-step'::text]))),
  constraint entry_withdrawal_readers_check CHECK ((readers = ANY (ARRAY['all'::text, 'self'::text, 'other'::text, 'mentors'::text])))
);
CREATE INDEX entry_withdrawal_of ON public.entry_withdrawal USING btree (organisation_id, mentorship_id);
CREATE TRIGGER not_after_end BEFORE INSERT OR UPDATE ON public.entry_withdrawal FOR EACH ROW EXECUTE FUNCTION refuse_after_end();
CREATE TRIGGER takes_back BEFORE INSERT ON public.entry_withdrawal FOR EACH ROW EXECUTE FUNCTION take_back();
alter table entry_withdrawal enable row level security, force row level security;
create policy backing_up on entry_withdrawal as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on entry_withdrawal as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy inside on entry_withdrawal as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
create policy only_erasing on entry_withdrawal as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy same_readers on entry_withdrawal as restrictive for select using (((readers = 'all'::text) OR (withdrawn_by = at_work()) OR (other_id = at_work()) OR is_erasing() OR (current_setting('app.purpose'::text, true) = 'backup'::text) OR ((readers = 'mentors'::text) AND (EXISTS ( SELECT
   FROM running_member m
  WHERE ((m.organisation_id = entry_withdrawal.organisation_id) AND (m.mentorship_id = entry_withdrawal.mentorship_id) AND (m.person_id = at_work()) AND (m.part = ANY (ARRAY['mentor'::text, 'second-mentor'::text]))))))));
create policy wall on entry_withdrawal as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on entry_withdrawal to mentorium_desk;

create table evidence (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  goal_id uuid,
  held_on date not null,
  title bytea not null,
  body bytea,
  address text,
  file_name text,
  file_type text,
  file bytea,
  minutes integer not null default 0,
  indicators jsonb not null,
  made_at timestamp with time zone not null default now(),
  key_id uuid,
  scanned_at timestamp with time zone,
  constraint evidence_pkey PRIMARY KEY (organisation_id, id),
  constraint evidence_key FOREIGN KEY (organisation_id, key_id) REFERENCES data_key(organisation_id, id),
  constraint evidence_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint evidence_organisation_id_goal_id_fkey FOREIGN KEY (organisation_id, goal_id) REFERENCES development_goal(organisation_id, id),
  constraint evidence_organisation_id_person_id_fkey FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id),
  constraint evidence_check CHECK ((((file IS NULL) = (file_name IS NULL)) AND ((file IS NULL) = (file_type IS NULL)))),
  constraint evidence_is_sealed CHECK (((num_nonnulls(title, body, file) = 0) OR (key_id IS NOT NULL))) NOT VALID,
  constraint evidence_minutes_check CHECK (((minutes >= 0) AND (minutes <= 10000)))
);
CREATE INDEX evidence_person ON public.evidence USING btree (organisation_id, person_id);
CREATE INDEX evidence_sealed_under ON public.evidence USING btree (organisation_id, key_id);
alter table evidence enable row level security, force row level security;
create policy backing_up on evidence as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on evidence as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy keeping_keys on evidence as permissive for all to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'keys'::text));
create policy own on evidence as permissive for all using ((person_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid));
create policy reviewer on evidence as permissive for select using ((EXISTS ( SELECT 1
   FROM goal_request q
  WHERE ((q.organisation_id = evidence.organisation_id) AND (q.goal_id = evidence.goal_id) AND (q.kind = 'review'::text) AND (q.person_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid)))));
create policy wall on evidence as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on evidence to mentorium_desk;
grant update (goal_id, scanned_at) on evidence to mentorium_desk;

create table extension (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  mentorship_id uuid not null,
  until date not null,
  asked_by uuid not null,
  asked_on date not null,
  agreed_by uuid,
  agreed_on date,
  withdrawn_on date,
  constraint extension_pkey PRIMARY KEY (organisation_id, id),
  constraint extension_organisation_id_agreed_by_fkey FOREIGN KEY (organisation_id, agreed_by) REFERENCES person(organisation_id, id),
  constraint extension_organisation_id_asked_by_fkey FOREIGN KEY (organisation_id, asked_by) REFERENCES person(organisation_id, id),
  constraint extension_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint extension_organisation_id_mentorship_id_fkey FOREIGN KEY (organisation_id, mentorship_id) REFERENCES mentorship(organisation_id, id)
);
CREATE TRIGGER not_after_end BEFORE INSERT OR UPDATE ON public.extension FOR EACH ROW EXECUTE FUNCTION refuse_after_end();
alter table extension enable row level security, force row level security;
create policy backing_up on extension as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on extension as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy inside on extension as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
create policy not_withdrawn on extension as restrictive for select using (((withdrawn_on IS NULL) OR (current_setting('app.purpose'::text, true) = ANY (ARRAY['withdraw'::text, 'erase'::text, 'backup'::text, 'keys'::text]))));
create policy only_erasing on extension as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy wall on extension as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on extension to mentorium_desk;
grant update (agreed_by, agreed_on, withdrawn_on) on extension to mentorium_desk;

create table feedback (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  giver_id uuid not null,
  receiver_id uuid not null,
  mentorship_id uuid not null,
  indicator_id text,
  situation bytea not null,
  behaviour bytea not null,
  effect bytea not null,
  question bytea not null,
  sent_at timestamp with time zone not null default now(),
  answer bytea,
  answered_at timestamp with time zone,
  confirmed_at timestamp with time zone,
  key_id uuid,
  withdrawn_on date,
  constraint feedback_pkey PRIMARY KEY (organisation_id, id),
  constraint feedback_key FOREIGN KEY (organisation_id, key_id) REFERENCES data_key(organisation_id, id),
  constraint feedback_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint feedback_organisation_id_giver_id_fkey FOREIGN KEY (organisation_id, giver_id) REFERENCES person(organisation_id, id),
  constraint feedback_organisation_id_mentorship_id_fkey FOREIGN KEY (organisation_id, mentorship_id) REFERENCES mentorship(organisation_id, id),
  constraint feedback_organisation_id_receiver_id_fkey FOREIGN KEY (organisation_id, receiver_id) REFERENCES person(organisation_id, id),
  constraint feedback_check CHECK ((giver_id <> receiver_id)),
  constraint feedback_check1 CHECK (((answer IS NULL) = (answered_at IS NULL))),
  constraint feedback_check2 CHECK (((confirmed_at IS NULL) OR (answered_at IS NOT NULL))),
  constraint feedback_is_sealed CHECK (((num_nonnulls(situation, behaviour, effect, question, answer) = 0) OR (key_id IS NOT NULL))) NOT VALID
);
CREATE INDEX feedback_mentorship ON public.feedback USING btree (organisation_id, mentorship_id);
CREATE INDEX feedback_sealed_under ON public.feedback USING btree (organisation_id, key_id);
CREATE TRIGGER not_after_end BEFORE INSERT OR UPDATE ON public.feedback FOR EACH ROW EXECUTE FUNCTION refuse_after_end();
alter table feedback enable row level security, force row level security;
create policy backing_up on feedback as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on feedback as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy keeping_keys on feedback as permissive for all to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'keys'::text));
create policy not_withdrawn on feedback as restrictive for select using (((withdrawn_on IS NULL) OR (current_setting('app.purpose'::text, true) = ANY (ARRAY['withdraw'::text, 'erase'::text, 'backup'::text, 'keys'::text]))));
create policy only_erasing on feedback as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy two on feedback as permissive for all using ((((NULLIF(current_setting('app.person'::text, true), ''::text))::uuid = giver_id) OR ((NULLIF(current_setting('app.person'::text, true), ''::text))::uuid = receiver_id)));
create policy wall on feedback as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on feedback to mentorium_desk;
grant update (answer, answered_at, confirmed_at, withdrawn_on) on feedback to mentorium_desk;

create table follow_up (
  organisation_id uuid not null,
  mentorship_id uuid not null,
  next_step bytea,
  due_on date,
  note bytea,
  key_id uuid,
  changed_by uuid not null,
  changed_on date not null,
  constraint follow_up_pkey PRIMARY KEY (organisation_id, mentorship_id),
  constraint follow_up_key FOREIGN KEY (organisation_id, key_id) REFERENCES data_key(organisation_id, id),
  constraint follow_up_organisation_id_changed_by_fkey FOREIGN KEY (organisation_id, changed_by) REFERENCES person(organisation_id, id),
  constraint follow_up_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint follow_up_organisation_id_mentorship_id_fkey FOREIGN KEY (organisation_id, mentorship_id) REFERENCES mentorship(organisation_id, id),
  constraint follow_up_is_sealed CHECK (((num_nonnulls(next_step, note) = 0) OR (key_id IS NOT NULL)))
);
CREATE INDEX follow_up_sealed_under ON public.follow_up USING btree (organisation_id, key_id);
CREATE TRIGGER not_after_end BEFORE INSERT OR UPDATE ON public.follow_up FOR EACH ROW EXECUTE FUNCTION refuse_after_end();
alter table follow_up enable row level security, force row level security;
create policy backing_up on follow_up as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy coordinators on follow_up as permissive for all using (holds_today(organisation_id, at_work(), ARRAY['coordinator'::text]));
create policy erasing on follow_up as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy keeping_keys on follow_up as permissive for all to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'keys'::text));
create policy wall on follow_up as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on follow_up to mentorium_desk;
grant update (next_step, due_on, note, key_id, changed_by, changed_on) on follow_up to mentorium_desk;

create table gathering (
  organisation_id uuid not null,
  date_id uuid not null,
  starts_at timestamp with time zone not null,
  minutes integer not null,
  place text,
  sequence integer not null default 0,
  planned_by uuid not null,
  cancelled_at timestamp with time zone,
  constraint gathering_pkey PRIMARY KEY (organisation_id, date_id),
  constraint gathering_organisation_id_date_id_fkey FOREIGN KEY (organisation_id, date_id) REFERENCES cohort_date(organisation_id, id),
  constraint gathering_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint gathering_organisation_id_planned_by_fkey FOREIGN KEY (organisation_id, planned_by) REFERENCES person(organisation_id, id),
  constraint gathering_minutes_check CHECK (((minutes >= 5) AND (minutes <= 1440)))
);
alter table gathering enable row level security, force row level security;
create policy backing_up on gathering as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on gathering as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy inside on gathering as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
create policy only_erasing on gathering as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy wall on gathering as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on gathering to mentorium_desk;
grant update (starts_at, minutes, place, sequence, cancelled_at) on gathering to mentorium_desk;

create table gathering_attendance (
  organisation_id uuid not null,
  date_id uuid not null,
  person_id uuid not null,
  came boolean not null,
  minutes integer not null,
  noted_by uuid not null,
  constraint gathering_attendance_pkey PRIMARY KEY (organisation_id, date_id, person_id),
  constraint gathering_attendance_organisation_id_date_id_fkey FOREIGN KEY (organisation_id, date_id) REFERENCES cohort_date(organisation_id, id),
  constraint gathering_attendance_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint gathering_attendance_organisation_id_noted_by_fkey FOREIGN KEY (organisation_id, noted_by) REFERENCES person(organisation_id, id),
  constraint gathering_attendance_organisation_id_person_id_fkey FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id),
  constraint gathering_attendance_minutes_check CHECK (((minutes >= 0) AND (minutes <= 1440)))
);
alter table gathering_attendance enable row level security, force row level security;
create policy backing_up on gathering_attendance as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on gathering_attendance as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy inside on gathering_attendance as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
create policy only_erasing on gathering_attendance as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy wall on gathering_attendance as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on gathering_attendance to mentorium_desk;
grant update (came, minutes, noted_by) on gathering_attendance to mentorium_desk;

create table gathering_reply (
  organisation_id uuid not null,
  date_id uuid not null,
  person_id uuid not null,
  sequence integer not null,
  answer text not null,
  replied_at timestamp with time zone not null default now(),
  constraint gathering_reply_pkey PRIMARY KEY (organisation_id, date_id, person_id),
  constraint gathering_reply_organisation_id_date_id_fkey FOREIGN KEY (organisation_id, date_id) REFERENCES gathering(organisation_id, date_id),
  constraint gathering_reply_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint gathering_reply_organisation_id_person_id_fkey FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id),
  constraint gathering_reply_answer_check CHECK ((answer = ANY (ARRAY['accepted'::text, 'declined'::text, 'tentative'::text])))
);
alter table gathering_reply enable row level security, force row level security;
create policy backing_up on gathering_reply as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on gathering_reply as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy inside on gathering_reply as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
create policy only_erasing on gathering_reply as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy wall on gathering_reply as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on gathering_reply to mentorium_desk;
grant update (sequence, answer, replied_at) on gathering_reply to mentorium_desk;

create table goal (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  mentorship_id uuid not null,
  text_id uuid not null,
  set_by uuid not null,
  set_on date not null,
  reached_on date,
  need_id uuid,
  mentee_id uuid,
  reached_by uuid,
  withdrawn_on date,
  constraint goal_pkey PRIMARY KEY (organisation_id, id),
  constraint goal_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint goal_organisation_id_mentee_id_fkey FOREIGN KEY (organisation_id, mentee_id) REFERENCES person(organisation_id, id),
  constraint goal_organisation_id_mentorship_id_fkey FOREIGN KEY (organisation_id, mentorship_id) REFERENCES mentorship(organisation_id, id),
  constraint goal_organisation_id_need_id_fkey FOREIGN KEY (organisation_id, need_id) REFERENCES need(organisation_id, id),
  constraint goal_organisation_id_reached_by_fkey FOREIGN KEY (organisation_id, reached_by) REFERENCES person(organisation_id, id),
  constraint goal_organisation_id_set_by_fkey FOREIGN KEY (organisation_id, set_by) REFERENCES person(organisation_id, id),
  constraint goal_organisation_id_text_id_fkey FOREIGN KEY (organisation_id, text_id) REFERENCES confided_text(organisation_id, id)
);
CREATE TRIGGER not_after_end BEFORE INSERT OR UPDATE ON public.goal FOR EACH ROW EXECUTE FUNCTION refuse_after_end();
alter table goal enable row level security, force row level security;
create policy backing_up on goal as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on goal as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy inside on goal as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
create policy not_withdrawn on goal as restrictive for select using (((withdrawn_on IS NULL) OR (current_setting('app.purpose'::text, true) = ANY (ARRAY['withdraw'::text, 'erase'::text, 'backup'::text, 'keys'::text]))));
create policy only_erasing on goal as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy wall on goal as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select, update on goal to mentorium_desk;

create table goal_request (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  goal_id uuid not null,
  owner_id uuid not null,
  person_id uuid not null,
  kind text not null,
  indicator_id text not null,
  words bytea not null,
  asked_at timestamp with time zone not null default now(),
  answered_at timestamp with time zone,
  agreed boolean,
  answer bytea,
  key_id uuid,
  constraint goal_request_pkey PRIMARY KEY (organisation_id, id),
  constraint goal_request_key FOREIGN KEY (organisation_id, key_id) REFERENCES data_key(organisation_id, id),
  constraint goal_request_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint goal_request_organisation_id_goal_id_fkey FOREIGN KEY (organisation_id, goal_id) REFERENCES development_goal(organisation_id, id),
  constraint goal_request_organisation_id_owner_id_fkey FOREIGN KEY (organisation_id, owner_id) REFERENCES person(organisation_id, id),
  constraint goal_request_organisation_id_person_id_fkey FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id),
  constraint goal_request_check CHECK ((owner_id <> person_id)),
  constraint goal_request_check1 CHECK (((answered_at IS NULL) = (agreed IS NULL))),
  constraint goal_request_is_sealed CHECK (((num_nonnulls(words, answer) = 0) OR (key_id IS NOT NULL))) NOT VALID,
  constraint goal_request_kind_check CHECK ((kind = ANY (ARRAY['help'::text, 'review'::text])))
);
CREATE INDEX goal_request_goal ON public.goal_request USING btree (organisation_id, goal_id);
CREATE INDEX goal_request_person ON public.goal_request USING btree (organisation_id, person_id);
CREATE INDEX goal_request_sealed_under ON public.goal_request USING btree (organisation_id, key_id);
alter table goal_request enable row level security, force row level security;
create policy answering on goal_request as permissive for update using ((person_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid));
create policy asked on goal_request as permissive for select using ((person_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid));
create policy backing_up on goal_request as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on goal_request as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy keeping_keys on goal_request as permissive for all to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'keys'::text));
create policy only_erasing on goal_request as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy own on goal_request as permissive for all using ((owner_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid));
create policy wall on goal_request as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on goal_request to mentorium_desk;
grant update (answered_at, agreed, answer) on goal_request to mentorium_desk;

create table goal_step (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  goal_id uuid not null,
  kind text not null,
  text_id uuid not null,
  made_by uuid not null,
  made_on date not null,
  due_on date,
  done_on date,
  done_by uuid,
  withdrawn_on date,
  constraint goal_step_pkey PRIMARY KEY (organisation_id, id),
  constraint goal_step_organisation_id_done_by_fkey FOREIGN KEY (organisation_id, done_by) REFERENCES person(organisation_id, id),
  constraint goal_step_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint goal_step_organisation_id_goal_id_fkey FOREIGN KEY (organisation_id, goal_id) REFERENCES goal(organisation_id, id),
  constraint goal_step_organisation_id_made_by_fkey FOREIGN KEY (organisation_id, made_by) REFERENCES person(organisation_id, id),
  constraint goal_step_organisation_id_text_id_fkey FOREIGN KEY (organisation_id, text_id) REFERENCES confided_text(organisation_id, id),
  constraint goal_step_kind_check CHECK ((kind = ANY (ARRAY['milestone'::text, 'progress'::text, 'new-path'::text])))
);
CREATE INDEX goal_step_goal ON public.goal_step USING btree (organisation_id, goal_id);
CREATE TRIGGER not_after_end BEFORE INSERT OR UPDATE ON public.goal_step FOR EACH ROW EXECUTE FUNCTION refuse_after_end('goal', 'goal_id');
alter table goal_step enable row level security, force row level security;
create policy backing_up on goal_step as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on goal_step as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy inside on goal_step as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
create policy not_withdrawn on goal_step as restrictive for select using (((withdrawn_on IS NULL) OR (current_setting('app.purpose'::text, true) = ANY (ARRAY['withdraw'::text, 'erase'::text, 'backup'::text, 'keys'::text]))));
create policy only_erasing on goal_step as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy wall on goal_step as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on goal_step to mentorium_desk;
grant update (done_on, done_by, withdrawn_on) on goal_step to mentorium_desk;

create table group_report (
  organisation_id uuid not null,
  round_id uuid not null,
  content jsonb not null,
  made_at timestamp with time zone not null default now(),
  constraint group_report_pkey PRIMARY KEY (organisation_id, round_id),
  constraint group_report_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint group_report_organisation_id_round_id_fkey FOREIGN KEY (organisation_id, round_id) REFERENCES assessment_round(organisation_id, id)
);
alter table group_report enable row level security, force row level security;
create policy backing_up on group_report as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on group_report as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy only_erasing on group_report as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy wall on group_report as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on group_report to mentorium_desk;

create table group_request (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  cohort_id uuid not null,
  kind text not null,
  pupil_id uuid not null,
  other_id uuid not null,
  said_by text not null,
  noted_by uuid not null,
  noted_at timestamp with time zone not null default now(),
  constraint group_request_once UNIQUE (organisation_id, cohort_id, kind, pupil_id, other_id),
  constraint group_request_pkey PRIMARY KEY (organisation_id, id),
  constraint group_request_organisation_id_cohort_id_fkey FOREIGN KEY (organisation_id, cohort_id) REFERENCES cohort(organisation_id, id),
  constraint group_request_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint group_request_organisation_id_noted_by_fkey FOREIGN KEY (organisation_id, noted_by) REFERENCES person(organisation_id, id),
  constraint group_request_organisation_id_other_id_fkey FOREIGN KEY (organisation_id, other_id) REFERENCES person(organisation_id, id),
  constraint group_request_organisation_id_pupil_id_fkey FOREIGN KEY (organisation_id, pupil_id) REFERENCES person(organisation_id, id),
  constraint group_request_check CHECK ((pupil_id <> other_id)),
  constraint group_request_kind_check CHECK ((kind = ANY (ARRAY['together'::text, 'apart'::text, 'with'::text, 'without'::text]))),
  constraint group_request_said_by_check CHECK ((said_by = ANY (ARRAY['guardian'::text, 'pupil'::text, 'school'::text])))
);
CREATE TRIGGER allowed_by_cohort_state BEFORE INSERT ON public.group_request FOR EACH ROW EXECUTE FUNCTION refuse_by_cohort_state('closing', 'evaluated');
alter table group_request enable row level security, force row level security;
create policy backing_up on group_request as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on group_request as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy wall on group_request as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on group_request to mentorium_desk;

create table guardianship (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  guardian_id uuid not null,
  child_id uuid not null,
  first_day date not null default this_day(),
  last_day date,
  constraint guardianship_pkey PRIMARY KEY (organisation_id, id),
  constraint guardianship_organisation_id_child_id_fkey FOREIGN KEY (organisation_id, child_id) REFERENCES person(organisation_id, id),
  constraint guardianship_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint guardianship_organisation_id_guardian_id_fkey FOREIGN KEY (organisation_id, guardian_id) REFERENCES person(organisation_id, id),
  constraint guardianship_check CHECK ((guardian_id <> child_id))
);
CREATE TRIGGER two_agree BEFORE INSERT OR UPDATE OF guardian_id, child_id ON public.guardianship FOR EACH ROW EXECUTE FUNCTION guard_guardianship();
CREATE TRIGGER two_agree_to_end BEFORE UPDATE OF last_day ON public.guardianship FOR EACH ROW WHEN ((COALESCE(new.last_day, 'infinity'::date) < COALESCE(old.last_day, 'infinity'::date))) EXECUTE FUNCTION guard_custody();
alter table guardianship enable row level security, force row level security;
create policy backing_up on guardianship as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on guardianship as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy wall on guardianship as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select, update on guardianship to mentorium_desk;

create table half_session (
  token_hash bytea not null,
  account_id uuid not null,
  ends_at timestamp with time zone not null,
  constraint half_session_pkey PRIMARY KEY (token_hash),
  constraint half_session_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE
);
CREATE INDEX half_session_over ON public.half_session USING btree (ends_at);
alter table half_session enable row level security, force row level security;
create policy backing_up on half_session as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy sign_in on half_session as permissive for all using ((current_setting('app.scope'::text, true) = 'sign-in'::text));
grant delete, insert, select, update on half_session to mentorium_desk;

create table handover (
  organisation_id uuid not null,
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
  mentee_id uuid,
  consent text,
  withdrawn_on date,
  constraint handover_pkey PRIMARY KEY (organisation_id, id),
  constraint handover_organisation_id_consent_by_fkey FOREIGN KEY (organisation_id, consent_by) REFERENCES person(organisation_id, id),
  constraint handover_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint handover_organisation_id_from_id_fkey FOREIGN KEY (organisation_id, from_id) REFERENCES person(organisation_id, id),
  constraint handover_organisation_id_mentee_id_fkey FOREIGN KEY (organisation_id, mentee_id) REFERENCES person(organisation_id, id),
  constraint handover_organisation_id_mentorship_id_fkey FOREIGN KEY (organisation_id, mentorship_id) REFERENCES mentorship(organisation_id, id),
  constraint handover_organisation_id_to_id_fkey FOREIGN KEY (organisation_id, to_id) REFERENCES person(organisation_id, id),
  constraint handover_check CHECK ((last_day >= first_day)),
  constraint handover_consent_check CHECK ((consent = ANY (ARRAY['pupil'::text, 'guardian'::text, 'both'::text])))
);
CREATE TRIGGER not_after_end BEFORE INSERT OR UPDATE ON public.handover FOR EACH ROW EXECUTE FUNCTION refuse_after_end();
alter table handover enable row level security, force row level security;
create policy backing_up on handover as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on handover as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy inside on handover as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
create policy not_withdrawn on handover as restrictive for select using (((withdrawn_on IS NULL) OR (current_setting('app.purpose'::text, true) = ANY (ARRAY['withdraw'::text, 'erase'::text, 'backup'::text, 'keys'::text]))));
create policy only_erasing on handover as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy wall on handover as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on handover to mentorium_desk;
grant update (consent_by, consent_on, declined_on, last_day, withdrawn_on) on handover to mentorium_desk;

create table hearing (
  organisation_id uuid not null,
  signal_id uuid not null,
  second_id uuid,
  kept_from uuid,
  proposed text,
  proposed_by uuid,
  constraint hearing_pkey PRIMARY KEY (organisation_id, signal_id),
  constraint hearing_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint hearing_organisation_id_kept_from_fkey FOREIGN KEY (organisation_id, kept_from) REFERENCES person(organisation_id, id),
  constraint hearing_organisation_id_proposed_by_fkey FOREIGN KEY (organisation_id, proposed_by) REFERENCES person(organisation_id, id),
  constraint hearing_organisation_id_second_id_fkey FOREIGN KEY (organisation_id, second_id) REFERENCES person(organisation_id, id),
  constraint hearing_organisation_id_signal_id_fkey FOREIGN KEY (organisation_id, signal_id) REFERENCES signal(organisation_id, id),
  constraint hearing_check CHECK (((proposed IS NULL) = (proposed_by IS NULL))),
  constraint hearing_check1 CHECK (((second_id IS DISTINCT FROM kept_from) OR (second_id IS NULL))),
  constraint hearing_proposed_check CHECK ((proposed = ANY (ARRAY['helped'::text, 'not-needed'::text, 'handed-on'::text, 'no-change'::text])))
);
alter table hearing enable row level security, force row level security;
create policy backing_up on hearing as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on hearing as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy inside on hearing as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
create policy only_erasing on hearing as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy wall on hearing as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on hearing to mentorium_desk;
grant update (second_id, proposed, proposed_by) on hearing to mentorium_desk;

create table hours_entry (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  mentorship_id uuid not null,
  kind text not null,
  day date not null,
  minutes integer not null,
  constraint hours_entry_pkey PRIMARY KEY (organisation_id, id),
  constraint hours_entry_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint hours_entry_organisation_id_mentorship_id_fkey FOREIGN KEY (organisation_id, mentorship_id) REFERENCES mentorship(organisation_id, id),
  constraint hours_entry_organisation_id_person_id_fkey FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id),
  constraint hours_entry_kind_check CHECK ((kind = ANY (ARRAY['preparation'::text, 'travel'::text, 'follow-up'::text]))),
  constraint hours_entry_minutes_check CHECK (((minutes >= 5) AND (minutes <= 720)))
);
CREATE INDEX hours_entry_mentorship ON public.hours_entry USING btree (organisation_id, mentorship_id);
CREATE TRIGGER not_after_end BEFORE INSERT OR UPDATE ON public.hours_entry FOR EACH ROW EXECUTE FUNCTION refuse_after_end();
alter table hours_entry enable row level security, force row level security;
create policy backing_up on hours_entry as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on hours_entry as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy inside on hours_entry as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
create policy wall on hours_entry as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on hours_entry to mentorium_desk;

create table identity (
  organisation_id uuid not null,
  provider_id uuid not null,
  subject text not null,
  person_id uuid not null,
  made_at timestamp with time zone not null default now(),
  constraint identity_pkey PRIMARY KEY (organisation_id, provider_id, subject),
  constraint identity_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint identity_organisation_id_person_id_fkey FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id),
  constraint identity_organisation_id_provider_id_fkey FOREIGN KEY (organisation_id, provider_id) REFERENCES identity_provider(organisation_id, id) ON DELETE CASCADE
);
CREATE INDEX identity_person ON public.identity USING btree (organisation_id, person_id);
alter table identity enable row level security, force row level security;
create policy backing_up on identity as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on identity as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy wall on identity as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on identity to mentorium_desk;

create table identity_provider (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  name text not null,
  issuer text not null,
  client_id text not null,
  client_secret bytea not null,
  role_claim text,
  roles jsonb not null default '{}'::jsonb,
  is_strong boolean not null default false,
  is_on boolean not null default true,
  made_at timestamp with time zone not null default now(),
  is_agreed boolean not null default false,
  callback_number integer,
  constraint identity_provider_callback UNIQUE (organisation_id, callback_number),
  constraint identity_provider_pkey PRIMARY KEY (organisation_id, id),
  constraint identity_provider_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint identity_provider_callback_number_check CHECK ((callback_number > 0))
);
CREATE TRIGGER two_agree BEFORE INSERT OR UPDATE OF issuer, client_id, role_claim, roles, is_agreed ON public.identity_provider FOR EACH ROW EXECUTE FUNCTION guard_provider();
alter table identity_provider enable row level security, force row level security;
create policy backing_up on identity_provider as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on identity_provider as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy wall on identity_provider as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on identity_provider to mentorium_desk;
grant update (name, issuer, client_id, client_secret, role_claim, roles, is_strong, is_on, is_agreed) on identity_provider to mentorium_desk;

create table indicator (
  organisation_id uuid not null,
  profile_version_id uuid not null,
  id text not null,
  competence_id text not null,
  position integer not null,
  constraint indicator_pkey PRIMARY KEY (organisation_id, profile_version_id, id),
  constraint indicator_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint indicator_organisation_id_profile_version_id_fkey FOREIGN KEY (organisation_id, profile_version_id) REFERENCES profile_version(organisation_id, id)
);
alter table indicator enable row level security, force row level security;
create policy backing_up on indicator as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on indicator as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy only_erasing on indicator as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy wall on indicator as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on indicator to mentorium_desk;

create table interview (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  application_id uuid not null,
  made_by uuid not null,
  made_at timestamp with time zone not null default now(),
  constraint interview_once UNIQUE (organisation_id, application_id),
  constraint interview_pkey PRIMARY KEY (organisation_id, id),
  constraint interview_organisation_id_application_id_fkey FOREIGN KEY (organisation_id, application_id) REFERENCES application(organisation_id, id),
  constraint interview_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint interview_organisation_id_made_by_fkey FOREIGN KEY (organisation_id, made_by) REFERENCES person(organisation_id, id)
);
alter table interview enable row level security, force row level security;
create policy backing_up on interview as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on interview as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy only_erasing on interview as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy wall on interview as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on interview to mentorium_desk;

create table interview_score (
  organisation_id uuid not null,
  interview_id uuid not null,
  person_id uuid not null,
  competence_id text not null,
  question integer not null,
  level bytea not null,
  note bytea,
  key_id uuid,
  constraint interview_score_pkey PRIMARY KEY (organisation_id, interview_id, person_id, competence_id, question),
  constraint interview_score_key FOREIGN KEY (organisation_id, key_id) REFERENCES data_key(organisation_id, id),
  constraint interview_score_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint interview_score_organisation_id_interview_id_person_id_fkey FOREIGN KEY (organisation_id, interview_id, person_id) REFERENCES interviewer(organisation_id, interview_id, person_id),
  constraint interview_score_is_sealed CHECK (((key_id IS NOT NULL) AND (SUBSTRING(level FROM 1 FOR 6) <> '\x706c61696e3a'::bytea))) NOT VALID,
  constraint interview_score_question_check CHECK (((question >= 1) AND (question <= 2)))
);
CREATE INDEX interview_score_sealed_under ON public.interview_score USING btree (organisation_id, key_id);
alter table interview_score enable row level security, force row level security;
create policy backing_up on interview_score as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on interview_score as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy keeping_keys on interview_score as permissive for all to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'keys'::text));
create policy only_erasing on interview_score as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy own on interview_score as permissive for all using ((person_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid)) with check (((person_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid) AND (EXISTS ( SELECT 1
   FROM interviewer i
  WHERE ((i.organisation_id = interview_score.organisation_id) AND (i.interview_id = interview_score.interview_id) AND (i.person_id = interview_score.person_id) AND (i.submitted_at IS NULL))))));
create policy together on interview_score as permissive for select using ((NOT (EXISTS ( SELECT 1
   FROM interviewer i
  WHERE ((i.organisation_id = interview_score.organisation_id) AND (i.interview_id = interview_score.interview_id) AND (i.submitted_at IS NULL))))));
create policy wall on interview_score as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select, update on interview_score to mentorium_desk;

create table interviewer (
  organisation_id uuid not null,
  interview_id uuid not null,
  person_id uuid not null,
  submitted_at timestamp with time zone,
  constraint interviewer_pkey PRIMARY KEY (organisation_id, interview_id, person_id),
  constraint interviewer_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint interviewer_organisation_id_interview_id_fkey FOREIGN KEY (organisation_id, interview_id) REFERENCES interview(organisation_id, id),
  constraint interviewer_organisation_id_person_id_fkey FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id)
);
alter table interviewer enable row level security, force row level security;
create policy backing_up on interviewer as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on interviewer as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy only_erasing on interviewer as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy wall on interviewer as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select, update on interviewer to mentorium_desk;

create table invitation (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  token_hash bytea not null,
  made_by uuid not null,
  made_at timestamp with time zone not null default now(),
  ends_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint invitation_pkey PRIMARY KEY (organisation_id, id),
  constraint invitation_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint invitation_organisation_id_made_by_fkey FOREIGN KEY (organisation_id, made_by) REFERENCES person(organisation_id, id),
  constraint invitation_organisation_id_person_id_fkey FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id)
);
CREATE INDEX invitation_person ON public.invitation USING btree (organisation_id, person_id);
CREATE INDEX invitation_token ON public.invitation USING btree (token_hash);
CREATE TRIGGER no_working_name BEFORE INSERT OR UPDATE OF used_at ON public.invitation FOR EACH ROW EXECUTE FUNCTION guard_invitation();
alter table invitation enable row level security, force row level security;
create policy backing_up on invitation as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on invitation as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy only_erasing on invitation as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy sign_in on invitation as permissive for select using ((current_setting('app.scope'::text, true) = 'sign-in'::text));
create policy wall on invitation as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select, update on invitation to mentorium_desk;

create table job (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  kind text not null,
  key text not null,
  data jsonb not null default '{}'::jsonb,
  due_at timestamp with time zone not null,
  next_try_at timestamp with time zone not null,
  tries integer not null default 0,
  trouble text,
  done_at timestamp with time zone,
  constraint job_once UNIQUE (organisation_id, kind, key),
  constraint job_pkey PRIMARY KEY (organisation_id, id),
  constraint job_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
);
CREATE INDEX job_due ON public.job USING btree (organisation_id, next_try_at) WHERE (done_at IS NULL);
alter table job enable row level security, force row level security;
create policy backing_up on job as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on job as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy wall on job as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on job to mentorium_desk;
grant update (next_try_at, tries, trouble, done_at) on job to mentorium_desk;

create table key_point (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  meeting_id uuid not null,
  text_id uuid not null,
  written_by uuid not null,
  confirmed_by uuid,
  confirmed_on date,
  other_id uuid,
  withdrawn_on date,
  constraint key_point_pkey PRIMARY KEY (organisation_id, id),
  constraint key_point_organisation_id_confirmed_by_fkey FOREIGN KEY (organisation_id, confirmed_by) REFERENCES person(organisation_id, id),
  constraint key_point_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint key_point_organisation_id_meeting_id_fkey FOREIGN KEY (organisation_id, meeting_id) REFERENCES meeting(organisation_id, id),
  constraint key_point_organisation_id_other_id_fkey FOREIGN KEY (organisation_id, other_id) REFERENCES confided_text(organisation_id, id),
  constraint key_point_organisation_id_text_id_fkey FOREIGN KEY (organisation_id, text_id) REFERENCES confided_text(organisation_id, id),
  constraint key_point_organisation_id_written_by_fkey FOREIGN KEY (organisation_id, written_by) REFERENCES person(organisation_id, id)
);
CREATE INDEX key_point_meeting ON public.key_point USING btree (organisation_id, meeting_id);
CREATE TRIGGER keeps_readers BEFORE INSERT ON public.key_point FOR EACH ROW EXECUTE FUNCTION guard_part_of_meeting();
CREATE TRIGGER not_after_end BEFORE INSERT OR UPDATE ON public.key_point FOR EACH ROW EXECUTE FUNCTION refuse_after_end('meeting', 'meeting_id');
alter table key_point enable row level security, force row level security;
create policy backing_up on key_point as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on key_point as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy inside on key_point as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
create policy only_erasing on key_point as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy wall on key_point as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on key_point to mentorium_desk;
grant update (confirmed_by, confirmed_on, other_id, withdrawn_on) on key_point to mentorium_desk;

create table last_save (
  organisation_id uuid not null,
  form text not null,
  person_id uuid not null,
  saved_at timestamp with time zone not null,
  constraint last_save_pkey PRIMARY KEY (organisation_id, form),
  constraint last_save_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint last_save_organisation_id_person_id_fkey FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id)
);
CREATE INDEX last_save_of ON public.last_save USING btree (organisation_id, person_id);
alter table last_save enable row level security, force row level security;
create policy backing_up on last_save as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on last_save as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy inside on last_save as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
create policy wall on last_save as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on last_save to mentorium_desk;
grant update (person_id, saved_at) on last_save to mentorium_desk;

create table letter (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  key text not null,
  kind text not null,
  name text not null,
  address text not null,
  language text not null,
  subject text not null,
  body text,
  made_at timestamp with time zone not null default now(),
  due_at timestamp with time zone not null default now(),
  next_try_at timestamp with time zone not null default now(),
  tries integer not null default 0,
  trouble text,
  sent_at timestamp with time zone,
  person_id uuid,
  is_held boolean not null default false,
  bounced_at timestamp with time zone,
  unsubscribe_url text,
  calendar text,
  sealed_address text,
  reply_to text,
  constraint letter_once UNIQUE (organisation_id, key),
  constraint letter_pkey PRIMARY KEY (organisation_id, id),
  constraint letter_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint letter_organisation_id_person_id_fkey FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id),
  constraint letter_address_check CHECK ((address <> ''::text)),
  constraint letter_check CHECK (((sent_at IS NULL) = (body IS NOT NULL))),
  constraint letter_check1 CHECK (((sealed_address IS NULL) OR (sent_at IS NULL))),
  constraint letter_check2 CHECK (((reply_to IS NULL) OR (sent_at IS NULL))),
  constraint letter_language_check CHECK ((language = ANY (ARRAY['en'::text, 'nl'::text, 'sv'::text]))),
  constraint letter_subject_check CHECK ((subject <> ''::text))
);
CREATE INDEX letter_address ON public.letter USING btree (organisation_id, address, made_at);
CREATE INDEX letter_due ON public.letter USING btree (organisation_id, next_try_at) WHERE (sent_at IS NULL);
CREATE INDEX letter_held ON public.letter USING btree (organisation_id, due_at) WHERE (is_held AND (sent_at IS NULL));
alter table letter enable row level security, force row level security;
create policy backing_up on letter as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on letter as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy only_erasing on letter as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy wall on letter as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on letter to mentorium_desk;
grant update (name, address, body, next_try_at, tries, trouble, sent_at, is_held, bounced_at, calendar, sealed_address, reply_to) on letter to mentorium_desk;

create table letter_logo (
  organisation_id uuid not null,
  file bytea not null,
  file_type text not null,
  constraint letter_logo_pkey PRIMARY KEY (organisation_id),
  constraint letter_logo_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint letter_logo_file_check CHECK (((octet_length(file) >= 1) AND (octet_length(file) <= 200000))),
  constraint letter_logo_file_type_check CHECK ((file_type = ANY (ARRAY['image/png'::text, 'image/jpeg'::text])))
);
alter table letter_logo enable row level security, force row level security;
create policy backing_up on letter_logo as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on letter_logo as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy inside on letter_logo as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
create policy wall on letter_logo as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on letter_logo to mentorium_desk;
grant update (file, file_type) on letter_logo to mentorium_desk;

create table letter_signature (
  organisation_id uuid not null,
  language text not null,
  body text not null,
  constraint letter_signature_pkey PRIMARY KEY (organisation_id, language),
  constraint letter_signature_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint letter_signature_body_check CHECK ((body <> ''::text)),
  constraint letter_signature_language_check CHECK ((language = ANY (ARRAY['en'::text, 'nl'::text, 'sv'::text])))
);
alter table letter_signature enable row level security, force row level security;
create policy backing_up on letter_signature as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on letter_signature as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy inside on letter_signature as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
create policy wall on letter_signature as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on letter_signature to mentorium_desk;
grant update (body) on letter_signature to mentorium_desk;

create table letter_text (
  organisation_id uuid not null,
  template text not null,
  language text not null,
  subject text not null,
  body text not null,
  changed_by uuid not null,
  changed_at timestamp with time zone not null,
  constraint letter_text_pkey PRIMARY KEY (organisation_id, template, language),
  constraint letter_text_organisation_id_changed_by_fkey FOREIGN KEY (organisation_id, changed_by) REFERENCES person(organisation_id, id),
  constraint letter_text_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint letter_text_body_check CHECK ((body <> ''::text)),
  constraint letter_text_language_check CHECK ((language = ANY (ARRAY['en'::text, 'nl'::text, 'sv'::text]))),
  constraint letter_text_subject_check CHECK ((subject <> ''::text))
);
alter table letter_text enable row level security, force row level security;
create policy backing_up on letter_text as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on letter_text as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy inside on letter_text as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
create policy wall on letter_text as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on letter_text to mentorium_desk;
grant update (subject, body, changed_by, changed_at) on letter_text to mentorium_desk;

create table look_back (
  organisation_id uuid not null,
  mentorship_id uuid not null,
  person_id uuid not null,
  text_id uuid,
  written_on date not null,
  changed_on date,
  constraint look_back_pkey PRIMARY KEY (organisation_id, mentorship_id, person_id),
  constraint look_back_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint look_back_organisation_id_mentorship_id_fkey FOREIGN KEY (organisation_id, mentorship_id) REFERENCES mentorship(organisation_id, id),
  constraint look_back_organisation_id_person_id_fkey FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id),
  constraint look_back_organisation_id_text_id_fkey FOREIGN KEY (organisation_id, text_id) REFERENCES confided_text(organisation_id, id)
);
alter table look_back enable row level security, force row level security;
create policy backing_up on look_back as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on look_back as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy inside on look_back as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
create policy only_erasing on look_back as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy own_words on look_back as restrictive for insert to mentorium_desk with check ((person_id = at_work()));
create policy own_words_again on look_back as restrictive for update to mentorium_desk using (((person_id = at_work()) OR is_erasing()));
create policy wall on look_back as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on look_back to mentorium_desk;
grant update (text_id, changed_on) on look_back to mentorium_desk;

create table mail_choice (
  organisation_id uuid not null,
  person_id uuid not null,
  frequency text not null,
  quiet_from integer not null,
  quiet_to integer not null,
  token text not null,
  constraint mail_choice_pkey PRIMARY KEY (organisation_id, person_id),
  constraint mail_choice_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint mail_choice_organisation_id_person_id_fkey FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id),
  constraint mail_choice_frequency_check CHECK ((frequency = ANY (ARRAY['at-once'::text, 'daily'::text, 'weekly'::text, 'none'::text]))),
  constraint mail_choice_quiet_from_check CHECK (((quiet_from >= 0) AND (quiet_from <= 23))),
  constraint mail_choice_quiet_to_check CHECK (((quiet_to >= 0) AND (quiet_to <= 23)))
);
CREATE INDEX mail_choice_token ON public.mail_choice USING btree (organisation_id, token);
alter table mail_choice enable row level security, force row level security;
create policy backing_up on mail_choice as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on mail_choice as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy only_erasing on mail_choice as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy wall on mail_choice as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on mail_choice to mentorium_desk;
grant update (frequency, quiet_from, quiet_to, token) on mail_choice to mentorium_desk;

create table manager_consent (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  public_application_id uuid,
  application_id uuid,
  person_id uuid,
  key_id uuid not null,
  contact bytea not null,
  words bytea,
  asked_at timestamp with time zone not null default now(),
  reminded_at timestamp with time zone,
  answered_at timestamp with time zone,
  accepted boolean,
  constraint manager_consent_once UNIQUE (organisation_id, public_application_id),
  constraint manager_consent_once_each UNIQUE (organisation_id, application_id),
  constraint manager_consent_pkey PRIMARY KEY (organisation_id, id),
  constraint manager_consent_organisation_id_application_id_fkey FOREIGN KEY (organisation_id, application_id) REFERENCES application(organisation_id, id),
  constraint manager_consent_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint manager_consent_organisation_id_key_id_fkey FOREIGN KEY (organisation_id, key_id) REFERENCES data_key(organisation_id, id),
  constraint manager_consent_organisation_id_person_id_fkey FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id),
  constraint manager_consent_organisation_id_public_application_id_fkey FOREIGN KEY (organisation_id, public_application_id) REFERENCES public_application(organisation_id, id) ON DELETE CASCADE,
  constraint manager_consent_answer CHECK (((answered_at IS NULL) = (accepted IS NULL))),
  constraint manager_consent_of CHECK (((num_nonnulls(public_application_id, application_id) > 0) AND ((application_id IS NULL) = (person_id IS NULL))))
);
CREATE INDEX manager_consent_person ON public.manager_consent USING btree (organisation_id, person_id);
CREATE INDEX manager_consent_sealed_under ON public.manager_consent USING btree (organisation_id, key_id);
alter table manager_consent enable row level security, force row level security;
create policy backing_up on manager_consent as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on manager_consent as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy inside on manager_consent as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
create policy keeping_keys on manager_consent as permissive for all to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'keys'::text));
create policy wall on manager_consent as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on manager_consent to mentorium_desk;
grant update (application_id, person_id, key_id, contact, words, asked_at, reminded_at, answered_at, accepted) on manager_consent to mentorium_desk;

create table master_key_check (
  is_only boolean not null default true,
  sealed bytea not null,
  constraint master_key_check_pkey PRIMARY KEY (is_only),
  constraint master_key_check_is_only_check CHECK (is_only)
);
alter table master_key_check enable row level security, force row level security;
create policy backing_up on master_key_check as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy sign_in on master_key_check as permissive for all using ((current_setting('app.scope'::text, true) = 'sign-in'::text));
grant delete, insert, select, update on master_key_check to mentorium_desk;

create table matching_run (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  cohort_id uuid not null,
  seed bigint not null,
  solver text not null,
  pool jsonb not null,
  result jsonb not null,
  made_by uuid not null,
  made_at timestamp with time zone not null default now(),
  policy jsonb,
  based_on uuid,
  name text,
  made_how text not null default 'calculated'::text,
  constraint matching_run_pkey PRIMARY KEY (organisation_id, id),
  constraint matching_run_based_on FOREIGN KEY (organisation_id, based_on) REFERENCES matching_run(organisation_id, id),
  constraint matching_run_organisation_id_cohort_id_fkey FOREIGN KEY (organisation_id, cohort_id) REFERENCES cohort(organisation_id, id),
  constraint matching_run_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint matching_run_organisation_id_made_by_fkey FOREIGN KEY (organisation_id, made_by) REFERENCES person(organisation_id, id),
  constraint matching_run_made_how_check CHECK ((made_how = ANY (ARRAY['calculated'::text, 'by-hand'::text]))),
  constraint matching_run_name_check CHECK ((name <> ''::text))
);
CREATE TRIGGER allowed_by_cohort_state BEFORE INSERT ON public.matching_run FOR EACH ROW EXECUTE FUNCTION refuse_by_cohort_state('closing', 'evaluated');
alter table matching_run enable row level security, force row level security;
create policy backing_up on matching_run as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on matching_run as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy only_erasing on matching_run as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy wall on matching_run as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on matching_run to mentorium_desk;
grant update (pool, based_on, name) on matching_run to mentorium_desk;

create table meeting (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  mentorship_id uuid not null,
  held_on date not null,
  minutes integer not null,
  with_mentee_id uuid,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null default now(),
  text_id uuid,
  appointment_id uuid,
  reading_id uuid,
  opening text,
  hard boolean not null default false,
  note_class text,
  withdrawn_on date,
  goes_home boolean not null default false,
  others_id uuid,
  constraint meeting_pkey PRIMARY KEY (organisation_id, id),
  constraint meeting_organisation_id_appointment_id_fkey FOREIGN KEY (organisation_id, appointment_id) REFERENCES appointment(organisation_id, id),
  constraint meeting_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint meeting_organisation_id_mentorship_id_fkey FOREIGN KEY (organisation_id, mentorship_id) REFERENCES mentorship(organisation_id, id),
  constraint meeting_organisation_id_reading_id_fkey FOREIGN KEY (organisation_id, reading_id) REFERENCES confided_text(organisation_id, id),
  constraint meeting_organisation_id_recorded_by_fkey FOREIGN KEY (organisation_id, recorded_by) REFERENCES person(organisation_id, id),
  constraint meeting_organisation_id_text_id_fkey FOREIGN KEY (organisation_id, text_id) REFERENCES confided_text(organisation_id, id),
  constraint meeting_organisation_id_with_mentee_id_fkey FOREIGN KEY (organisation_id, with_mentee_id) REFERENCES person(organisation_id, id),
  constraint meeting_others FOREIGN KEY (organisation_id, others_id) REFERENCES confided_text(organisation_id, id),
  constraint meeting_goes_home CHECK (((NOT goes_home) OR ((with_mentee_id IS NOT NULL) AND (note_class = ANY (ARRAY['shared'::text, 'official'::text]))))),
  constraint meeting_minutes_plausible CHECK (((minutes >= 5) AND (minutes <= 720))),
  constraint meeting_note_class_check CHECK ((note_class = ANY (ARRAY['private'::text, 'shared'::text, 'official'::text, 'safeguarding'::text])))
);
CREATE INDEX meeting_mentee ON public.meeting USING btree (organisation_id, mentorship_id, with_mentee_id, held_on DESC);
CREATE INDEX meeting_mentorship ON public.meeting USING btree (organisation_id, mentorship_id, held_on DESC);
CREATE INDEX meeting_text ON public.meeting USING btree (organisation_id, text_id);
CREATE TRIGGER going_home BEFORE UPDATE ON public.meeting FOR EACH ROW EXECUTE FUNCTION guard_going_home();
CREATE TRIGGER keeps_readers BEFORE INSERT OR UPDATE OF text_id, reading_id, note_class, with_mentee_id ON public.meeting FOR EACH ROW EXECUTE FUNCTION guard_meeting();
CREATE TRIGGER keeps_what_is_built_on BEFORE UPDATE OF withdrawn_on ON public.meeting FOR EACH ROW EXECUTE FUNCTION guard_withdrawal();
CREATE TRIGGER not_after_end BEFORE INSERT OR UPDATE ON public.meeting FOR EACH ROW EXECUTE FUNCTION refuse_after_end();
alter table meeting enable row level security, force row level security;
create policy backing_up on meeting as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on meeting as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy inside on meeting as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
create policy not_withdrawn on meeting as restrictive for select using (((withdrawn_on IS NULL) OR (current_setting('app.purpose'::text, true) = ANY (ARRAY['withdraw'::text, 'erase'::text, 'backup'::text, 'keys'::text]))));
create policy only_erasing on meeting as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy wall on meeting as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select, update on meeting to mentorium_desk;

create table meeting_change (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  mentorship_id uuid not null,
  meeting_id uuid not null,
  kind text not null,
  held_on date not null,
  minutes integer not null,
  with_mentee_id uuid,
  is_reworded boolean not null default false,
  changed_by uuid not null,
  changed_on date not null,
  changed_at timestamp with time zone not null default now(),
  constraint meeting_change_pkey PRIMARY KEY (organisation_id, id),
  constraint meeting_change_organisation_id_changed_by_fkey FOREIGN KEY (organisation_id, changed_by) REFERENCES person(organisation_id, id),
  constraint meeting_change_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint meeting_change_organisation_id_meeting_id_fkey FOREIGN KEY (organisation_id, meeting_id) REFERENCES meeting(organisation_id, id),
  constraint meeting_change_organisation_id_mentorship_id_fkey FOREIGN KEY (organisation_id, mentorship_id) REFERENCES mentorship(organisation_id, id),
  constraint meeting_change_organisation_id_with_mentee_id_fkey FOREIGN KEY (organisation_id, with_mentee_id) REFERENCES person(organisation_id, id),
  constraint meeting_change_kind_check CHECK ((kind = ANY (ARRAY['corrected'::text, 'withdrawn'::text])))
);
CREATE INDEX meeting_change_of ON public.meeting_change USING btree (organisation_id, mentorship_id);
CREATE TRIGGER not_after_end BEFORE INSERT OR UPDATE ON public.meeting_change FOR EACH ROW EXECUTE FUNCTION refuse_after_end();
alter table meeting_change enable row level security, force row level security;
create policy backing_up on meeting_change as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on meeting_change as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy inside on meeting_change as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
create policy only_erasing on meeting_change as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy wall on meeting_change as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on meeting_change to mentorium_desk;

create table meeting_participant (
  organisation_id uuid not null,
  meeting_id uuid not null,
  person_id uuid not null,
  constraint meeting_participant_pkey PRIMARY KEY (organisation_id, meeting_id, person_id),
  constraint meeting_participant_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint meeting_participant_organisation_id_meeting_id_fkey FOREIGN KEY (organisation_id, meeting_id) REFERENCES meeting(organisation_id, id),
  constraint meeting_participant_organisation_id_person_id_fkey FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id)
);
CREATE INDEX meeting_participant_person ON public.meeting_participant USING btree (organisation_id, person_id);
CREATE TRIGGER not_after_end BEFORE INSERT OR UPDATE ON public.meeting_participant FOR EACH ROW EXECUTE FUNCTION refuse_after_end('meeting', 'meeting_id');
alter table meeting_participant enable row level security, force row level security;
create policy backing_up on meeting_participant as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on meeting_participant as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy inside on meeting_participant as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
create policy wall on meeting_participant as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on meeting_participant to mentorium_desk;

create table member_organisation (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  name text not null,
  constraint member_organisation_name_unique UNIQUE (organisation_id, name),
  constraint member_organisation_pkey PRIMARY KEY (organisation_id, id),
  constraint member_organisation_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
);
alter table member_organisation enable row level security, force row level security;
create policy backing_up on member_organisation as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on member_organisation as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy wall on member_organisation as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select, update on member_organisation to mentorium_desk;

create table membership (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  role text not null,
  first_day date not null default this_day(),
  last_day date,
  provider_id uuid,
  constraint membership_pkey PRIMARY KEY (organisation_id, id),
  constraint membership_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint membership_organisation_id_person_id_fkey FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id),
  constraint membership_provider FOREIGN KEY (organisation_id, provider_id) REFERENCES identity_provider(organisation_id, id) ON DELETE SET NULL (provider_id),
  constraint membership_check CHECK (((last_day IS NULL) OR (last_day >= first_day))),
  constraint membership_role_check CHECK ((role = ANY (ARRAY['administrator'::text, 'coordinator'::text, 'contact-person'::text, 'mentor'::text, 'mentee'::text, 'guardian'::text, 'specialist'::text, 'rater'::text, 'auditor'::text, 'registrar'::text])))
);
CREATE INDEX membership_person ON public.membership USING btree (organisation_id, person_id);
CREATE TRIGGER two_agree BEFORE INSERT OR DELETE OR UPDATE OF role, person_id, first_day, last_day ON public.membership FOR EACH ROW EXECUTE FUNCTION guard_membership();
alter table membership enable row level security, force row level security;
create policy backing_up on membership as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on membership as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy wall on membership as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select, update on membership to mentorium_desk;

create table mentoring_agreement (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  mentorship_id uuid not null,
  version integer not null,
  aim_id uuid not null,
  rhythm text not null,
  confidence_id uuid not null,
  ending_id uuid not null,
  written_by uuid not null,
  written_on date not null,
  constraint mentoring_agreement_version UNIQUE (organisation_id, mentorship_id, version),
  constraint mentoring_agreement_pkey PRIMARY KEY (organisation_id, id),
  constraint mentoring_agreement_organisation_id_aim_id_fkey FOREIGN KEY (organisation_id, aim_id) REFERENCES confided_text(organisation_id, id),
  constraint mentoring_agreement_organisation_id_confidence_id_fkey FOREIGN KEY (organisation_id, confidence_id) REFERENCES confided_text(organisation_id, id),
  constraint mentoring_agreement_organisation_id_ending_id_fkey FOREIGN KEY (organisation_id, ending_id) REFERENCES confided_text(organisation_id, id),
  constraint mentoring_agreement_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint mentoring_agreement_organisation_id_mentorship_id_fkey FOREIGN KEY (organisation_id, mentorship_id) REFERENCES mentorship(organisation_id, id),
  constraint mentoring_agreement_organisation_id_written_by_fkey FOREIGN KEY (organisation_id, written_by) REFERENCES person(organisation_id, id),
  constraint mentoring_agreement_rhythm_check CHECK ((rhythm <> ''::text))
);
CREATE TRIGGER not_after_end BEFORE INSERT OR UPDATE ON public.mentoring_agreement FOR EACH ROW EXECUTE FUNCTION refuse_after_end();
alter table mentoring_agreement enable row level security, force row level security;
create policy backing_up on mentoring_agreement as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on mentoring_agreement as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy inside on mentoring_agreement as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
create policy only_erasing on mentoring_agreement as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy wall on mentoring_agreement as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on mentoring_agreement to mentorium_desk;

create table mentoring_signature (
  organisation_id uuid not null,
  agreement_id uuid not null,
  person_id uuid not null,
  signed_on date not null,
  constraint mentoring_signature_pkey PRIMARY KEY (organisation_id, agreement_id, person_id),
  constraint mentoring_signature_organisation_id_agreement_id_fkey FOREIGN KEY (organisation_id, agreement_id) REFERENCES mentoring_agreement(organisation_id, id),
  constraint mentoring_signature_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint mentoring_signature_organisation_id_person_id_fkey FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id)
);
CREATE TRIGGER not_after_end BEFORE INSERT OR UPDATE ON public.mentoring_signature FOR EACH ROW EXECUTE FUNCTION refuse_after_end('mentoring_agreement', 'agreement_id');
alter table mentoring_signature enable row level security, force row level security;
create policy backing_up on mentoring_signature as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on mentoring_signature as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy inside on mentoring_signature as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
create policy only_erasing on mentoring_signature as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy wall on mentoring_signature as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on mentoring_signature to mentorium_desk;

create table mentorship (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  cohort_id uuid not null,
  proposal_id uuid,
  kind text not null,
  name text,
  unit_id uuid,
  first_day date not null,
  made_at timestamp with time zone not null default now(),
  owner_id uuid,
  constraint mentorship_proposal_once UNIQUE (organisation_id, proposal_id),
  constraint mentorship_pkey PRIMARY KEY (organisation_id, id),
  constraint mentorship_organisation_id_cohort_id_fkey FOREIGN KEY (organisation_id, cohort_id) REFERENCES cohort(organisation_id, id),
  constraint mentorship_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint mentorship_organisation_id_proposal_id_fkey FOREIGN KEY (organisation_id, proposal_id) REFERENCES proposal(organisation_id, id),
  constraint mentorship_organisation_id_unit_id_fkey FOREIGN KEY (organisation_id, unit_id) REFERENCES unit(organisation_id, id),
  constraint mentorship_owner FOREIGN KEY (organisation_id, owner_id) REFERENCES person(organisation_id, id),
  constraint mentorship_kind_check CHECK ((kind = ANY (ARRAY['pair'::text, 'group'::text])))
);
CREATE INDEX mentorship_cohort ON public.mentorship USING btree (organisation_id, cohort_id);
CREATE TRIGGER allowed_by_cohort_state BEFORE INSERT ON public.mentorship FOR EACH ROW EXECUTE FUNCTION refuse_by_cohort_state('evaluated');
CREATE TRIGGER one_class BEFORE INSERT OR UPDATE OF kind, unit_id ON public.mentorship FOR EACH ROW EXECUTE FUNCTION guard_group();
alter table mentorship enable row level security, force row level security;
create policy backing_up on mentorship as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on mentorship as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy inside on mentorship as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
create policy only_erasing on mentorship as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy wall on mentorship as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select, update on mentorship to mentorium_desk;
grant update (proposal_id, owner_id) on mentorship to mentorium_desk;

create table mentorship_member (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  mentorship_id uuid not null,
  person_id uuid not null,
  part text not null,
  first_day date not null,
  last_day date,
  named_by uuid,
  opened_by uuid,
  opened_on date,
  constraint mentorship_member_pkey PRIMARY KEY (organisation_id, id),
  constraint mentorship_member_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint mentorship_member_organisation_id_mentorship_id_fkey FOREIGN KEY (organisation_id, mentorship_id) REFERENCES mentorship(organisation_id, id),
  constraint mentorship_member_organisation_id_named_by_fkey FOREIGN KEY (organisation_id, named_by) REFERENCES person(organisation_id, id),
  constraint mentorship_member_organisation_id_opened_by_fkey FOREIGN KEY (organisation_id, opened_by) REFERENCES person(organisation_id, id),
  constraint mentorship_member_organisation_id_person_id_fkey FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id),
  constraint mentorship_member_check CHECK (((last_day IS NULL) OR (last_day >= first_day))),
  constraint mentorship_member_opening CHECK ((((opened_by IS NULL) = (opened_on IS NULL)) AND ((opened_by IS NULL) OR (part = 'substitute'::text)))),
  constraint mentorship_member_part_check CHECK ((part = ANY (ARRAY['mentor'::text, 'second-mentor'::text, 'mentee'::text, 'substitute'::text])))
);
CREATE INDEX mentorship_member_mentorship ON public.mentorship_member USING btree (organisation_id, mentorship_id);
CREATE INDEX mentorship_member_person ON public.mentorship_member USING btree (organisation_id, person_id);
CREATE TRIGGER no_overlap BEFORE INSERT ON public.mentorship_member FOR EACH ROW WHEN ((new.part = 'substitute'::text)) EXECUTE FUNCTION guard_substitute();
CREATE TRIGGER not_after_end BEFORE INSERT ON public.mentorship_member FOR EACH ROW EXECUTE FUNCTION refuse_after_end();
CREATE TRIGGER one_class BEFORE INSERT OR UPDATE OF person_id, mentorship_id, part, last_day ON public.mentorship_member FOR EACH ROW EXECUTE FUNCTION guard_pupil();
CREATE TRIGGER opened_by_others BEFORE INSERT OR UPDATE OF opened_by, named_by ON public.mentorship_member FOR EACH ROW EXECUTE FUNCTION guard_opening();
alter table mentorship_member enable row level security, force row level security;
create policy backing_up on mentorship_member as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on mentorship_member as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy inside on mentorship_member as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
create policy only_erasing on mentorship_member as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy wall on mentorship_member as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select, update on mentorship_member to mentorium_desk;

create table message (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  sender_id uuid not null,
  key_id uuid not null,
  subject bytea not null,
  body bytea not null,
  sent_at timestamp with time zone not null,
  constraint message_organisation_id_id_sender_id_key UNIQUE (organisation_id, id, sender_id),
  constraint message_pkey PRIMARY KEY (organisation_id, id),
  constraint message_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint message_organisation_id_key_id_fkey FOREIGN KEY (organisation_id, key_id) REFERENCES data_key(organisation_id, id),
  constraint message_organisation_id_sender_id_fkey FOREIGN KEY (organisation_id, sender_id) REFERENCES person(organisation_id, id)
);
CREATE INDEX message_of ON public.message USING btree (organisation_id, sent_at);
alter table message enable row level security, force row level security;
create policy backing_up on message as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on message as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy keeping_keys on message as permissive for all to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'keys'::text));
create policy looked_after on message as permissive for select using (holds_today(organisation_id, at_work(), ARRAY['coordinator'::text]));
create policy only_erasing on message as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy received on message as permissive for select using ((EXISTS ( SELECT
   FROM message_recipient r
  WHERE ((r.organisation_id = message.organisation_id) AND (r.message_id = message.id) AND (r.person_id = at_work())))));
create policy wall on message as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
create policy written on message as permissive for all using ((sender_id = at_work())) with check ((sender_id = at_work()));
grant delete, insert, select on message to mentorium_desk;

create table message_recipient (
  organisation_id uuid not null,
  message_id uuid not null,
  sender_id uuid not null,
  person_id uuid not null,
  letter_key text,
  seen_at timestamp with time zone,
  constraint message_recipient_pkey PRIMARY KEY (organisation_id, message_id, person_id),
  constraint message_recipient_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint message_recipient_organisation_id_message_id_sender_id_fkey FOREIGN KEY (organisation_id, message_id, sender_id) REFERENCES message(organisation_id, id, sender_id) ON DELETE CASCADE,
  constraint message_recipient_organisation_id_person_id_fkey FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id)
);
CREATE INDEX message_recipient_of ON public.message_recipient USING btree (organisation_id, person_id);
alter table message_recipient enable row level security, force row level security;
create policy backing_up on message_recipient as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on message_recipient as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy looked_after on message_recipient as permissive for select using (holds_today(organisation_id, at_work(), ARRAY['coordinator'::text]));
create policy only_erasing on message_recipient as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy received on message_recipient as permissive for select using ((person_id = at_work()));
create policy seeing on message_recipient as permissive for update using ((person_id = at_work())) with check ((person_id = at_work()));
create policy sending on message_recipient as permissive for insert with check ((sender_id = at_work()));
create policy wall on message_recipient as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
create policy written on message_recipient as permissive for select using ((sender_id = at_work()));
grant delete, insert, select on message_recipient to mentorium_desk;
grant update (seen_at) on message_recipient to mentorium_desk;

create table migration (
  number text not null,
  name text not null,
  digest text not null,
  applied_at timestamp with time zone not null default now(),
  constraint migration_pkey PRIMARY KEY (number)
);
grant select on migration to mentorium_desk;

create table mood (
  organisation_id uuid not null,
  mentorship_id uuid not null,
  mentee_id uuid not null,
  falling_since date,
  constraint mood_pkey PRIMARY KEY (organisation_id, mentorship_id, mentee_id),
  constraint mood_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint mood_organisation_id_mentee_id_fkey FOREIGN KEY (organisation_id, mentee_id) REFERENCES person(organisation_id, id),
  constraint mood_organisation_id_mentorship_id_fkey FOREIGN KEY (organisation_id, mentorship_id) REFERENCES mentorship(organisation_id, id)
);
CREATE TRIGGER not_after_end BEFORE INSERT OR UPDATE ON public.mood FOR EACH ROW EXECUTE FUNCTION refuse_after_end();
alter table mood enable row level security, force row level security;
create policy backing_up on mood as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on mood as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy inside on mood as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
create policy only_erasing on mood as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy wall on mood as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on mood to mentorium_desk;
grant update (falling_since) on mood to mentorium_desk;

create table need (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  mentorship_id uuid not null,
  mentee_id uuid not null,
  text_id uuid not null,
  start_level bytea,
  set_on date not null,
  replaced_by uuid,
  key_id uuid,
  withdrawn_on date,
  end_level bytea,
  end_said_on date,
  constraint need_pkey PRIMARY KEY (organisation_id, id),
  constraint need_key FOREIGN KEY (organisation_id, key_id) REFERENCES data_key(organisation_id, id),
  constraint need_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint need_organisation_id_mentee_id_fkey FOREIGN KEY (organisation_id, mentee_id) REFERENCES person(organisation_id, id),
  constraint need_organisation_id_mentorship_id_fkey FOREIGN KEY (organisation_id, mentorship_id) REFERENCES mentorship(organisation_id, id),
  constraint need_organisation_id_replaced_by_fkey FOREIGN KEY (organisation_id, replaced_by) REFERENCES need(organisation_id, id),
  constraint need_organisation_id_text_id_fkey FOREIGN KEY (organisation_id, text_id) REFERENCES confided_text(organisation_id, id),
  constraint need_end_both CHECK (((end_level IS NULL) = (end_said_on IS NULL))),
  constraint need_end_is_sealed CHECK (((end_level IS NULL) OR (key_id IS NOT NULL))),
  constraint need_is_sealed CHECK (((start_level IS NULL) OR (key_id IS NOT NULL))) NOT VALID
);
CREATE INDEX need_mentorship ON public.need USING btree (organisation_id, mentorship_id);
CREATE INDEX need_sealed_under ON public.need USING btree (organisation_id, key_id);
CREATE TRIGGER not_after_end BEFORE INSERT OR UPDATE OF mentorship_id, mentee_id, text_id, start_level, set_on, replaced_by, withdrawn_on ON public.need FOR EACH ROW EXECUTE FUNCTION refuse_after_end();
CREATE TRIGGER own_end_level BEFORE UPDATE OF end_level, end_said_on ON public.need FOR EACH ROW EXECUTE FUNCTION guard_end_level();
alter table need enable row level security, force row level security;
create policy backing_up on need as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on need as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy inside on need as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
create policy keeping_keys on need as permissive for all to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'keys'::text));
create policy not_withdrawn on need as restrictive for select using (((withdrawn_on IS NULL) OR (current_setting('app.purpose'::text, true) = ANY (ARRAY['withdraw'::text, 'erase'::text, 'backup'::text, 'keys'::text]))));
create policy only_erasing on need as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy wall on need as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on need to mentorium_desk;
grant update (replaced_by, withdrawn_on, end_level, end_said_on) on need to mentorium_desk;

create table notice_reading (
  organisation_id uuid not null,
  person_id uuid not null,
  version integer not null,
  form text not null,
  read_at timestamp with time zone not null default now(),
  constraint notice_reading_pkey PRIMARY KEY (organisation_id, person_id, version, form),
  constraint notice_reading_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint notice_reading_organisation_id_person_id_fkey FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id),
  constraint notice_reading_form_check CHECK ((form = ANY (ARRAY['adult'::text, 'child'::text]))),
  constraint notice_reading_version_check CHECK ((version > 0))
);
alter table notice_reading enable row level security, force row level security;
create policy backing_up on notice_reading as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on notice_reading as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy only_erasing on notice_reading as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = 'erase'::text));
create policy own on notice_reading as permissive for all using ((person_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid));
create policy wall on notice_reading as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on notice_reading to mentorium_desk;

create table open_profile (
  organisation_id uuid not null,
  person_id uuid not null,
  about bytea,
  interests bytea,
  changed_on date not null,
  key_id uuid,
  topics bytea,
  times bytea,
  photo bytea,
  photo_type text,
  photo_scanned_at timestamp with time zone,
  shown_since date,
  constraint open_profile_pkey PRIMARY KEY (organisation_id, person_id),
  constraint open_profile_key FOREIGN KEY (organisation_id, key_id) REFERENCES data_key(organisation_id, id),
  constraint open_profile_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint open_profile_organisation_id_person_id_fkey FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id),
  constraint open_profile_is_sealed CHECK (((num_nonnulls(about, interests, topics, times, photo) = 0) OR (key_id IS NOT NULL))) NOT VALID,
  constraint open_profile_photo CHECK (((photo IS NULL) = (photo_type IS NULL))),
  constraint open_profile_photo_type_check CHECK ((photo_type = ANY (ARRAY['image/jpeg'::text, 'image/png'::text, 'image/webp'::text])))
);
CREATE INDEX open_profile_sealed_under ON public.open_profile USING btree (organisation_id, key_id);
alter table open_profile enable row level security, force row level security;
create policy backing_up on open_profile as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy coordinators on open_profile as permissive for select using (((shown_since IS NOT NULL) AND holds_today(organisation_id, at_work(), ARRAY['coordinator'::text]) AND may_be_shown(organisation_id, person_id)));
create policy erasing on open_profile as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy keeping_keys on open_profile as permissive for all to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'keys'::text));
create policy mentee_of_pair on open_profile as permissive for select using ((EXISTS ( SELECT
   FROM (running_member o
     JOIN running_member m ON (((m.organisation_id = o.organisation_id) AND (m.mentorship_id = o.mentorship_id))))
  WHERE ((o.organisation_id = open_profile.organisation_id) AND (o.person_id = open_profile.person_id) AND (o.kind = 'pair'::text) AND (m.person_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid)))));
create policy own on open_profile as permissive for all using ((person_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid));
create policy partner on open_profile as permissive for select using ((EXISTS ( SELECT
   FROM (running_member o
     JOIN running_member m ON (((m.organisation_id = o.organisation_id) AND (m.mentorship_id = o.mentorship_id))))
  WHERE ((o.organisation_id = open_profile.organisation_id) AND (o.person_id = open_profile.person_id) AND (o.part <> 'mentee'::text) AND (m.person_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid)))));
create policy proposed on open_profile as permissive for select using (((shown_since IS NOT NULL) AND may_be_shown(organisation_id, person_id) AND (EXISTS ( SELECT
   FROM proposal q
  WHERE ((q.organisation_id = open_profile.organisation_id) AND (q.sent_at IS NOT NULL) AND (((q.mentor_id = open_profile.person_id) AND (q.mentee_id = at_work())) OR ((q.mentee_id = open_profile.person_id) AND (q.mentor_id = at_work()) AND ((q.answer_days IS NULL) OR (q.choice IS NOT NULL)))) AND (NOT (EXISTS ( SELECT
           FROM mentorship m
          WHERE ((m.organisation_id = q.organisation_id) AND (m.proposal_id = q.id))))) AND (NOT (EXISTS ( SELECT
           FROM proposal_answer n
          WHERE ((n.organisation_id = q.organisation_id) AND (n.proposal_id = q.id) AND (NOT n.accepted))))))))));
create policy to_choose_from on open_profile as permissive for select using (((shown_since IS NOT NULL) AND may_be_shown(organisation_id, person_id) AND (EXISTS ( SELECT
   FROM ((application a
     JOIN cohort c ON (((c.organisation_id = a.organisation_id) AND (c.id = a.cohort_id) AND (c.open_choice <> 'off'::text) AND (c.state = ANY (ARRAY['open'::text, 'running'::text])) AND (c.archived_on IS NULL))))
     JOIN application b ON (((b.organisation_id = a.organisation_id) AND (b.cohort_id = a.cohort_id) AND (b.role <> a.role) AND (b.person_id = at_work()))))
  WHERE ((a.organisation_id = open_profile.organisation_id) AND (a.person_id = open_profile.person_id) AND is_admitted(a.organisation_id, a.id) AND is_admitted(b.organisation_id, b.id))))));
create policy wall on open_profile as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on open_profile to mentorium_desk;
grant update (about, interests, changed_on, key_id, topics, times, photo, photo_type, photo_scanned_at, shown_since) on open_profile to mentorium_desk;

create table open_profile_contact (
  organisation_id uuid not null,
  person_id uuid not null,
  contact bytea not null,
  key_id uuid,
  changed_on date not null,
  constraint open_profile_contact_pkey PRIMARY KEY (organisation_id, person_id),
  constraint open_profile_contact_key FOREIGN KEY (organisation_id, key_id) REFERENCES data_key(organisation_id, id),
  constraint open_profile_contact_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint open_profile_contact_organisation_id_person_id_fkey FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id),
  constraint open_profile_contact_is_sealed CHECK ((key_id IS NOT NULL)) NOT VALID
);
CREATE INDEX open_profile_contact_sealed_under ON public.open_profile_contact USING btree (organisation_id, key_id);
alter table open_profile_contact enable row level security, force row level security;
create policy backing_up on open_profile_contact as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on open_profile_contact as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy keeping_keys on open_profile_contact as permissive for all to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'keys'::text));
create policy own on open_profile_contact as permissive for all using ((person_id = at_work()));
create policy partner on open_profile_contact as permissive for select using ((EXISTS ( SELECT
   FROM (running_member o
     JOIN running_member m ON (((m.organisation_id = o.organisation_id) AND (m.mentorship_id = o.mentorship_id))))
  WHERE ((o.organisation_id = open_profile_contact.organisation_id) AND (o.person_id = open_profile_contact.person_id) AND ((o.part <> 'mentee'::text) OR (o.kind = 'pair'::text)) AND (m.person_id = at_work())))));
create policy wall on open_profile_contact as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on open_profile_contact to mentorium_desk;
grant update (contact, key_id, changed_on) on open_profile_contact to mentorium_desk;

create table organisation (
  id uuid not null default gen_random_uuid(),
  slug text not null,
  name text not null,
  language text not null,
  time_zone text not null,
  made_at timestamp with time zone not null default now(),
  strong_roles text[] not null default '{administrator,coordinator,specialist,registrar}'::text[],
  jurisdiction text,
  founding_ended_at timestamp with time zone,
  consent_age integer not null default 16,
  worst_mark double precision not null default 1,
  best_mark double precision not null default 10,
  pass_mark double precision not null default 5.5,
  school_year text not null default '08-01'::text,
  class_weeks integer not null default 6,
  name_order text,
  constraint organisation_slug_unique UNIQUE (slug),
  constraint organisation_pkey PRIMARY KEY (id),
  constraint organisation_class_weeks_check CHECK (((class_weeks >= 0) AND (class_weeks <= 26))),
  constraint organisation_consent_age_check CHECK (((consent_age >= 13) AND (consent_age <= 18))),
  constraint organisation_jurisdiction_check CHECK ((jurisdiction ~ '^[A-Z]{2}$'::text)),
  constraint organisation_language_check CHECK ((language = ANY (ARRAY['en'::text, 'nl'::text, 'sv'::text]))),
  constraint organisation_marks_check CHECK (((worst_mark <> best_mark) AND ((pass_mark >= LEAST(worst_mark, best_mark)) AND (pass_mark <= GREATEST(worst_mark, best_mark))))),
  constraint organisation_name_order_check CHECK ((name_order = ANY (ARRAY['core'::text, 'whole'::text]))),
  constraint organisation_school_year_check CHECK ((school_year ~ '^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$'::text)),
  constraint organisation_slug_check CHECK ((slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text))
);
CREATE TRIGGER keeps_founding_ended BEFORE UPDATE OF founding_ended_at ON public.organisation FOR EACH ROW EXECUTE FUNCTION keep_founding_ended();
CREATE TRIGGER orders_names AFTER UPDATE OF name_order, jurisdiction ON public.organisation FOR EACH ROW WHEN (((new.name_order IS DISTINCT FROM old.name_order) OR (new.jurisdiction IS DISTINCT FROM old.jurisdiction))) EXECUTE FUNCTION order_names_anew();
CREATE TRIGGER two_agree_to_age BEFORE UPDATE OF consent_age ON public.organisation FOR EACH ROW WHEN ((new.consent_age IS DISTINCT FROM old.consent_age)) EXECUTE FUNCTION guard_consent_age();
alter table organisation enable row level security, force row level security;
create policy backing_up on organisation as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy own on organisation as permissive for update using ((id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
create policy sign_in on organisation as permissive for all using ((current_setting('app.scope'::text, true) = 'sign-in'::text));
create policy wall on organisation as permissive for select using ((id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant insert, select on organisation to mentorium_desk;
grant update (name, language, time_zone, strong_roles, jurisdiction, founding_ended_at, consent_age, worst_mark, best_mark, pass_mark, school_year, class_weeks, name_order) on organisation to mentorium_desk;

create table overview_share (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  mentorship_id uuid not null,
  person_id uuid not null,
  parts text[] not null,
  given_by uuid not null,
  first_day date not null,
  last_day date,
  constraint overview_share_pkey PRIMARY KEY (organisation_id, id),
  constraint overview_share_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint overview_share_organisation_id_given_by_fkey FOREIGN KEY (organisation_id, given_by) REFERENCES person(organisation_id, id),
  constraint overview_share_organisation_id_mentorship_id_fkey FOREIGN KEY (organisation_id, mentorship_id) REFERENCES mentorship(organisation_id, id),
  constraint overview_share_organisation_id_person_id_fkey FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id),
  constraint overview_share_parts_check CHECK ((cardinality(parts) > 0))
);
CREATE TRIGGER no_overlap BEFORE INSERT ON public.overview_share FOR EACH ROW EXECUTE FUNCTION guard_share();
CREATE TRIGGER not_after_end BEFORE INSERT OR UPDATE ON public.overview_share FOR EACH ROW EXECUTE FUNCTION refuse_after_end();
alter table overview_share enable row level security, force row level security;
create policy backing_up on overview_share as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on overview_share as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy inside on overview_share as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
create policy only_erasing on overview_share as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy wall on overview_share as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on overview_share to mentorium_desk;
grant update (last_day) on overview_share to mentorium_desk;

create table own_action (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  body bytea not null,
  due_on date,
  review_on date,
  made_on date not null,
  done_on date,
  key_id uuid,
  constraint own_action_pkey PRIMARY KEY (organisation_id, id),
  constraint own_action_key FOREIGN KEY (organisation_id, key_id) REFERENCES data_key(organisation_id, id),
  constraint own_action_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint own_action_organisation_id_person_id_fkey FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id),
  constraint own_action_is_sealed CHECK (((body IS NULL) OR (key_id IS NOT NULL))) NOT VALID
);
CREATE INDEX own_action_sealed_under ON public.own_action USING btree (organisation_id, key_id);
alter table own_action enable row level security, force row level security;
create policy backing_up on own_action as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on own_action as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy keeping_keys on own_action as permissive for all to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'keys'::text));
create policy own on own_action as permissive for all using ((person_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid));
create policy wall on own_action as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on own_action to mentorium_desk;
grant update (review_on, done_on) on own_action to mentorium_desk;

create table pairing_release (
  organisation_id uuid not null,
  mentorship_id uuid not null,
  released_by uuid not null,
  released_on date not null,
  constraint pairing_release_pkey PRIMARY KEY (organisation_id, mentorship_id),
  constraint pairing_release_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint pairing_release_organisation_id_mentorship_id_fkey FOREIGN KEY (organisation_id, mentorship_id) REFERENCES mentorship(organisation_id, id),
  constraint pairing_release_organisation_id_released_by_fkey FOREIGN KEY (organisation_id, released_by) REFERENCES person(organisation_id, id)
);
alter table pairing_release enable row level security, force row level security;
create policy backing_up on pairing_release as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on pairing_release as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy inside on pairing_release as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
create policy wall on pairing_release as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on pairing_release to mentorium_desk;

create table passkey (
  id uuid not null default gen_random_uuid(),
  account_id uuid not null,
  credential_id text not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  relying_party text not null,
  name text not null,
  made_at timestamp with time zone not null default now(),
  used_at timestamp with time zone,
  constraint passkey_credential_unique UNIQUE (credential_id),
  constraint passkey_pkey PRIMARY KEY (id),
  constraint passkey_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE
);
CREATE INDEX passkey_account ON public.passkey USING btree (account_id);
alter table passkey enable row level security, force row level security;
create policy backing_up on passkey as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy sign_in on passkey as permissive for all using ((current_setting('app.scope'::text, true) = 'sign-in'::text));
grant delete, insert, select, update on passkey to mentorium_desk;

create table password_reset (
  token_hash bytea not null,
  account_id uuid not null,
  ends_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint password_reset_pkey PRIMARY KEY (token_hash),
  constraint password_reset_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE
);
CREATE INDEX password_reset_account ON public.password_reset USING btree (account_id);
alter table password_reset enable row level security, force row level security;
create policy backing_up on password_reset as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy sign_in on password_reset as permissive for all using ((current_setting('app.scope'::text, true) = 'sign-in'::text));
grant delete, insert, select, update on password_reset to mentorium_desk;

create table pause (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  mentorship_id uuid not null,
  first_day date not null,
  last_day date,
  reason text not null,
  asked_by uuid not null,
  constraint pause_pkey PRIMARY KEY (organisation_id, id),
  constraint pause_organisation_id_asked_by_fkey FOREIGN KEY (organisation_id, asked_by) REFERENCES person(organisation_id, id),
  constraint pause_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint pause_organisation_id_mentorship_id_fkey FOREIGN KEY (organisation_id, mentorship_id) REFERENCES mentorship(organisation_id, id),
  constraint pause_check CHECK ((last_day >= first_day)),
  constraint pause_reason_check CHECK ((reason = ANY (ARRAY['illness'::text, 'leave'::text, 'workload'::text, 'other'::text])))
);
CREATE INDEX pause_mentorship ON public.pause USING btree (organisation_id, mentorship_id);
CREATE TRIGGER no_overlap BEFORE INSERT OR UPDATE OF mentorship_id, first_day, last_day ON public.pause FOR EACH ROW EXECUTE FUNCTION guard_pause();
CREATE TRIGGER not_after_end BEFORE INSERT OR UPDATE ON public.pause FOR EACH ROW EXECUTE FUNCTION refuse_after_end();
alter table pause enable row level security, force row level security;
create policy backing_up on pause as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on pause as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy inside on pause as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
create policy only_erasing on pause as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy wall on pause as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on pause to mentorium_desk;
grant update (last_day) on pause to mentorium_desk;

create table peer_group (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  name text not null,
  about text not null default ''::text,
  next_on date,
  place text not null default ''::text,
  made_by uuid not null,
  made_at timestamp with time zone not null default now(),
  constraint peer_group_name_unique UNIQUE (organisation_id, name),
  constraint peer_group_pkey PRIMARY KEY (organisation_id, id),
  constraint peer_group_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint peer_group_organisation_id_made_by_fkey FOREIGN KEY (organisation_id, made_by) REFERENCES person(organisation_id, id),
  constraint peer_group_name_check CHECK ((name <> ''::text))
);
alter table peer_group enable row level security, force row level security;
create policy backing_up on peer_group as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on peer_group as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy only_erasing on peer_group as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy wall on peer_group as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select, update on peer_group to mentorium_desk;

create table peer_group_member (
  organisation_id uuid not null,
  peer_group_id uuid not null,
  person_id uuid not null,
  joined_at timestamp with time zone not null default now(),
  constraint peer_group_member_pkey PRIMARY KEY (organisation_id, peer_group_id, person_id),
  constraint peer_group_member_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint peer_group_member_organisation_id_peer_group_id_fkey FOREIGN KEY (organisation_id, peer_group_id) REFERENCES peer_group(organisation_id, id),
  constraint peer_group_member_organisation_id_person_id_fkey FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id)
);
alter table peer_group_member enable row level security, force row level security;
create policy backing_up on peer_group_member as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on peer_group_member as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy wall on peer_group_member as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on peer_group_member to mentorium_desk;

create table person (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  account_id uuid,
  given_name text not null,
  family_name text not null,
  email text,
  number text,
  born_on date,
  language text,
  job_title text,
  member_organisation_id uuid,
  unit_id uuid,
  manager_id uuid,
  left_on date,
  made_at timestamp with time zone not null default now(),
  erased_on date,
  protected_hashes text[],
  email_changed_at timestamp with time zone,
  languages text[] not null default '{}'::text[],
  sector text,
  earlier_emails text[] not null default '{}'::text[],
  merged_into uuid,
  name_prefix text not null default ''::text,
  sort_name text not null default ''::text,
  constraint person_account_unique UNIQUE (organisation_id, account_id),
  constraint person_number_unique UNIQUE (organisation_id, number),
  constraint person_pkey PRIMARY KEY (organisation_id, id),
  constraint person_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  constraint person_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint person_organisation_id_manager_id_fkey FOREIGN KEY (organisation_id, manager_id) REFERENCES person(organisation_id, id),
  constraint person_organisation_id_member_organisation_id_fkey FOREIGN KEY (organisation_id, member_organisation_id) REFERENCES member_organisation(organisation_id, id),
  constraint person_organisation_id_merged_into_fkey FOREIGN KEY (organisation_id, merged_into) REFERENCES person(organisation_id, id),
  constraint person_organisation_id_unit_id_fkey FOREIGN KEY (organisation_id, unit_id) REFERENCES unit(organisation_id, id),
  constraint person_check CHECK ((merged_into <> id)),
  constraint person_email_check CHECK ((email = lower(email))),
  constraint person_given_name_check CHECK ((given_name <> ''::text)),
  constraint person_language_check CHECK ((language = ANY (ARRAY['en'::text, 'nl'::text, 'sv'::text]))),
  constraint person_languages_check CHECK ((array_to_string(languages, ' '::text) ~ '^([a-z]{2}( [a-z]{2})*)?$'::text)),
  constraint person_sector_check CHECK ((sector <> ''::text))
);
CREATE INDEX person_account ON public.person USING btree (account_id);
CREATE INDEX person_email ON public.person USING btree (organisation_id, email);
CREATE INDEX person_in_order ON public.person USING btree (organisation_id, sort_name, id);
CREATE INDEX person_manager ON public.person USING btree (organisation_id, manager_id);
CREATE INDEX person_name ON public.person USING btree (organisation_id, family_name, given_name);
CREATE TRIGGER ends_founding AFTER INSERT OR UPDATE OF account_id ON public.person FOR EACH ROW EXECUTE FUNCTION end_founding();
CREATE TRIGGER ends_requests AFTER UPDATE OF given_name, family_name, email ON public.person FOR EACH ROW WHEN (((new.given_name IS DISTINCT FROM old.given_name) OR (new.family_name IS DISTINCT FROM old.family_name) OR (new.email IS DISTINCT FROM old.email))) EXECUTE FUNCTION end_requests();
CREATE TRIGGER keeps_account BEFORE UPDATE OF account_id ON public.person FOR EACH ROW EXECUTE FUNCTION guard_account();
CREATE TRIGGER keeps_earlier_addresses BEFORE UPDATE OF email ON public.person FOR EACH ROW EXECUTE FUNCTION keep_earlier_addresses();
CREATE TRIGGER keeps_name_order BEFORE INSERT OR UPDATE OF given_name, family_name, sort_name ON public.person FOR EACH ROW EXECUTE FUNCTION keep_name_order();
CREATE TRIGGER keeps_own BEFORE UPDATE OF merged_into ON public.person FOR EACH ROW WHEN ((new.merged_into IS NOT NULL)) EXECUTE FUNCTION guard_merge();
CREATE TRIGGER two_agree BEFORE UPDATE OF left_on ON public.person FOR EACH ROW EXECUTE FUNCTION guard_presence();
CREATE TRIGGER two_agree_to_address BEFORE UPDATE OF email ON public.person FOR EACH ROW EXECUTE FUNCTION guard_address();
CREATE TRIGGER two_agree_to_birthday BEFORE UPDATE OF born_on ON public.person FOR EACH ROW WHEN ((new.born_on IS DISTINCT FROM old.born_on)) EXECUTE FUNCTION guard_birthday();
CREATE TRIGGER two_agree_to_protection BEFORE UPDATE OF protected_hashes ON public.person FOR EACH ROW WHEN (((old.protected_hashes IS NULL) AND (new.protected_hashes IS NOT NULL))) EXECUTE FUNCTION guard_protection();
CREATE TRIGGER two_agree_to_unprotection BEFORE UPDATE OF protected_hashes ON public.person FOR EACH ROW WHEN (((old.protected_hashes IS NOT NULL) AND (new.protected_hashes IS NULL))) EXECUTE FUNCTION guard_unprotection();
alter table person enable row level security, force row level security;
create policy backing_up on person as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on person as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy sign_in on person as permissive for select using (((current_setting('app.scope'::text, true) = 'sign-in'::text) AND (account_id = (NULLIF(current_setting('app.account'::text, true), ''::text))::uuid)));
create policy wall on person as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select, update on person to mentorium_desk;
grant update (sort_name) on person to mentorium_desk;

create table person_check (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  kind text not null,
  valid_until date not null,
  noted_by uuid not null,
  noted_on date not null,
  ended_on date,
  constraint person_check_pkey PRIMARY KEY (organisation_id, id),
  constraint person_check_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint person_check_organisation_id_noted_by_fkey FOREIGN KEY (organisation_id, noted_by) REFERENCES person(organisation_id, id),
  constraint person_check_organisation_id_person_id_fkey FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id),
  constraint person_check_kind_check CHECK ((kind = ANY (ARRAY['conduct'::text, 'first-aid'::text, 'training'::text, 'contract'::text])))
);
CREATE INDEX person_check_person ON public.person_check USING btree (organisation_id, person_id);
alter table person_check enable row level security, force row level security;
create policy backing_up on person_check as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on person_check as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy keeping on person_check as permissive for all using ((EXISTS ( SELECT
   FROM membership m
  WHERE ((m.organisation_id = person_check.organisation_id) AND (m.role = 'coordinator'::text) AND (m.person_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid) AND ((this_day() >= m.first_day) AND (this_day() <= COALESCE(m.last_day, 'infinity'::date)))))));
create policy only_erasing on person_check as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy own on person_check as permissive for select using ((person_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid));
create policy wall on person_check as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
create policy work on person_check as permissive for select using (((NULLIF(current_setting('app.person'::text, true), ''::text))::uuid IS NULL));
grant delete, insert, select on person_check to mentorium_desk;
grant update (ended_on) on person_check to mentorium_desk;

create table person_merge (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  kept_id uuid not null,
  gone_id uuid not null,
  made_by uuid not null,
  made_on date not null default this_day(),
  moved jsonb not null,
  taken_back_on date,
  constraint person_merge_pkey PRIMARY KEY (organisation_id, id),
  constraint person_merge_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint person_merge_organisation_id_gone_id_fkey FOREIGN KEY (organisation_id, gone_id) REFERENCES person(organisation_id, id),
  constraint person_merge_organisation_id_kept_id_fkey FOREIGN KEY (organisation_id, kept_id) REFERENCES person(organisation_id, id),
  constraint person_merge_organisation_id_made_by_fkey FOREIGN KEY (organisation_id, made_by) REFERENCES person(organisation_id, id),
  constraint person_merge_check CHECK ((kept_id <> gone_id))
);
alter table person_merge enable row level security, force row level security;
create policy backing_up on person_merge as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on person_merge as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy inside on person_merge as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
create policy only_erasing on person_merge as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy wall on person_merge as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on person_merge to mentorium_desk;
grant update (taken_back_on) on person_merge to mentorium_desk;

create table prediction (
  organisation_id uuid not null,
  round_id uuid not null,
  person_id uuid not null,
  levels bytea not null,
  made_at timestamp with time zone not null default now(),
  key_id uuid,
  constraint prediction_pkey PRIMARY KEY (organisation_id, round_id, person_id),
  constraint prediction_key FOREIGN KEY (organisation_id, key_id) REFERENCES data_key(organisation_id, id),
  constraint prediction_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint prediction_organisation_id_person_id_fkey FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id),
  constraint prediction_organisation_id_round_id_fkey FOREIGN KEY (organisation_id, round_id) REFERENCES assessment_round(organisation_id, id),
  constraint prediction_is_sealed CHECK ((key_id IS NOT NULL)) NOT VALID
);
CREATE INDEX prediction_sealed_under ON public.prediction USING btree (organisation_id, key_id);
alter table prediction enable row level security, force row level security;
create policy backing_up on prediction as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on prediction as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy keeping_keys on prediction as permissive for all to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'keys'::text));
create policy only_erasing on prediction as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy own on prediction as permissive for all using ((person_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid));
create policy wall on prediction as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on prediction to mentorium_desk;

create table profile (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  name text not null,
  made_at timestamp with time zone not null default now(),
  constraint profile_pkey PRIMARY KEY (organisation_id, id),
  constraint profile_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint profile_name_check CHECK ((name <> ''::text))
);
alter table profile enable row level security, force row level security;
create policy backing_up on profile as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on profile as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy only_erasing on profile as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy wall on profile as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select, update on profile to mentorium_desk;

create table profile_source (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  file_name text not null,
  lines jsonb not null,
  made_by uuid not null,
  made_at timestamp with time zone not null default now(),
  unplaced jsonb,
  constraint profile_source_pkey PRIMARY KEY (organisation_id, id),
  constraint profile_source_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint profile_source_organisation_id_made_by_fkey FOREIGN KEY (organisation_id, made_by) REFERENCES person(organisation_id, id)
);
alter table profile_source enable row level security, force row level security;
create policy backing_up on profile_source as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on profile_source as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy only_erasing on profile_source as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy wall on profile_source as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on profile_source to mentorium_desk;

create table profile_version (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  profile_id uuid not null,
  number integer not null,
  source_id uuid,
  content jsonb not null,
  revision integer not null default 1,
  made_at timestamp with time zone not null default now(),
  published_at timestamp with time zone,
  published_by uuid,
  state integer not null default 0,
  constraint profile_version_number_unique UNIQUE (organisation_id, profile_id, number),
  constraint profile_version_pkey PRIMARY KEY (organisation_id, id),
  constraint profile_version_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint profile_version_organisation_id_profile_id_fkey FOREIGN KEY (organisation_id, profile_id) REFERENCES profile(organisation_id, id),
  constraint profile_version_organisation_id_published_by_fkey FOREIGN KEY (organisation_id, published_by) REFERENCES person(organisation_id, id),
  constraint profile_version_organisation_id_source_id_fkey FOREIGN KEY (organisation_id, source_id) REFERENCES profile_source(organisation_id, id),
  constraint profile_version_number_check CHECK ((number > 0)),
  constraint profile_version_state_check CHECK ((state >= 0))
);
CREATE TRIGGER profile_version_published BEFORE DELETE OR UPDATE ON public.profile_version FOR EACH ROW EXECUTE FUNCTION refuse_change_of_published();
alter table profile_version enable row level security, force row level security;
create policy backing_up on profile_version as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on profile_version as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy wall on profile_version as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select, update on profile_version to mentorium_desk;

create table programme (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  name text not null,
  template text not null,
  profile_version_id uuid not null,
  rules jsonb not null,
  made_at timestamp with time zone not null default now(),
  archived_on date,
  constraint programme_pkey PRIMARY KEY (organisation_id, id),
  constraint programme_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint programme_organisation_id_profile_version_id_fkey FOREIGN KEY (organisation_id, profile_version_id) REFERENCES profile_version(organisation_id, id),
  constraint programme_name_check CHECK ((name <> ''::text))
);
alter table programme enable row level security, force row level security;
create policy backing_up on programme as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on programme as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy wall on programme as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select, update on programme to mentorium_desk;

create table proposal (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  run_id uuid not null,
  cohort_id uuid not null,
  mentor_id uuid not null,
  mentee_id uuid not null,
  score integer not null,
  reasons jsonb not null,
  made_at timestamp with time zone not null default now(),
  sent_at timestamp with time zone,
  answer_by date,
  answer_days integer,
  choice integer,
  chosen_on date,
  constraint proposal_once UNIQUE (organisation_id, run_id, mentor_id, mentee_id),
  constraint proposal_pkey PRIMARY KEY (organisation_id, id),
  constraint proposal_organisation_id_cohort_id_fkey FOREIGN KEY (organisation_id, cohort_id) REFERENCES cohort(organisation_id, id),
  constraint proposal_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint proposal_organisation_id_mentee_id_fkey FOREIGN KEY (organisation_id, mentee_id) REFERENCES person(organisation_id, id),
  constraint proposal_organisation_id_mentor_id_fkey FOREIGN KEY (organisation_id, mentor_id) REFERENCES person(organisation_id, id),
  constraint proposal_organisation_id_run_id_fkey FOREIGN KEY (organisation_id, run_id) REFERENCES matching_run(organisation_id, id),
  constraint proposal_answer_days_check CHECK (((answer_days >= 1) AND (answer_days <= 60))),
  constraint proposal_choice_check CHECK (((choice >= 1) AND (choice <= 5)))
);
CREATE TRIGGER allowed_by_cohort_state BEFORE INSERT ON public.proposal FOR EACH ROW EXECUTE FUNCTION refuse_by_cohort_state('closing', 'evaluated');
CREATE TRIGGER allowed_to_send_by_cohort_state BEFORE UPDATE OF sent_at ON public.proposal FOR EACH ROW WHEN (((old.sent_at IS NULL) AND (new.sent_at IS NOT NULL))) EXECUTE FUNCTION refuse_by_cohort_state('closing', 'evaluated');
alter table proposal enable row level security, force row level security;
create policy backing_up on proposal as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on proposal as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy only_erasing on proposal as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy wall on proposal as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select, update on proposal to mentorium_desk;

create table proposal_answer (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  proposal_id uuid not null,
  side text not null,
  accepted boolean not null,
  reason bytea,
  answered_by uuid not null,
  answered_at timestamp with time zone not null default now(),
  met_on date,
  answered_on date,
  by_itself boolean not null default false,
  key_id uuid,
  after_talk boolean not null default false,
  constraint proposal_answer_once UNIQUE (organisation_id, proposal_id, side),
  constraint proposal_answer_pkey PRIMARY KEY (organisation_id, id),
  constraint proposal_answer_key FOREIGN KEY (organisation_id, key_id) REFERENCES data_key(organisation_id, id),
  constraint proposal_answer_organisation_id_answered_by_fkey FOREIGN KEY (organisation_id, answered_by) REFERENCES person(organisation_id, id),
  constraint proposal_answer_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint proposal_answer_organisation_id_proposal_id_fkey FOREIGN KEY (organisation_id, proposal_id) REFERENCES proposal(organisation_id, id),
  constraint proposal_answer_is_sealed CHECK (((reason IS NULL) OR (key_id IS NOT NULL))) NOT VALID,
  constraint proposal_answer_side_check CHECK ((side = ANY (ARRAY['mentor'::text, 'mentee'::text]))),
  constraint refusal_needs_reason CHECK ((accepted OR (reason IS NOT NULL) OR after_talk))
);
CREATE INDEX proposal_answer_sealed_under ON public.proposal_answer USING btree (organisation_id, key_id);
alter table proposal_answer enable row level security, force row level security;
create policy backing_up on proposal_answer as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on proposal_answer as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy keeping_keys on proposal_answer as permissive for all to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'keys'::text));
create policy only_erasing on proposal_answer as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy wall on proposal_answer as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on proposal_answer to mentorium_desk;

create table protected_identity (
  organisation_id uuid not null,
  person_id uuid not null,
  body bytea not null,
  key_id uuid,
  set_by uuid not null,
  set_on date not null,
  constraint protected_identity_pkey PRIMARY KEY (organisation_id, person_id),
  constraint protected_identity_key FOREIGN KEY (organisation_id, key_id) REFERENCES data_key(organisation_id, id),
  constraint protected_identity_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint protected_identity_organisation_id_person_id_fkey FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id),
  constraint protected_identity_organisation_id_set_by_fkey FOREIGN KEY (organisation_id, set_by) REFERENCES person(organisation_id, id),
  constraint protected_identity_is_sealed CHECK (((body IS NULL) OR (key_id IS NOT NULL)))
);
CREATE INDEX protected_identity_sealed_under ON public.protected_identity USING btree (organisation_id, key_id);
alter table protected_identity enable row level security, force row level security;
create policy backing_up on protected_identity as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy break_glass_access on protected_identity as permissive for select using ((EXISTS ( SELECT
   FROM break_glass_access g
  WHERE ((g.organisation_id = protected_identity.organisation_id) AND (g.person_id = protected_identity.person_id) AND (g.asked_by = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid) AND (g.agreed_by IS NOT NULL) AND (g.ends_at > now()) AND (g.agreed_at <= (now() + '00:05:00'::interval)) AND may_still_ask(g.organisation_id, g.asked_by, 'identity'::text)))));
create policy erasing on protected_identity as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy keeping_keys on protected_identity as permissive for all to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'keys'::text));
create policy own on protected_identity as permissive for select using ((person_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid));
create policy own_end on protected_identity as permissive for delete using ((person_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid));
create policy putting on protected_identity as permissive for insert with check ((set_by = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid));
create policy reader on protected_identity as permissive for all using ((EXISTS ( SELECT
   FROM protected_reader r
  WHERE ((r.organisation_id = protected_identity.organisation_id) AND (r.person_id = protected_identity.person_id) AND (r.reader_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid)))));
create policy wall on protected_identity as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on protected_identity to mentorium_desk;

create table protected_reader (
  organisation_id uuid not null,
  person_id uuid not null,
  reader_id uuid not null,
  added_by uuid not null,
  added_on date not null,
  constraint protected_reader_pkey PRIMARY KEY (organisation_id, person_id, reader_id),
  constraint protected_reader_organisation_id_added_by_fkey FOREIGN KEY (organisation_id, added_by) REFERENCES person(organisation_id, id),
  constraint protected_reader_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint protected_reader_organisation_id_person_id_fkey FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id),
  constraint protected_reader_organisation_id_reader_id_fkey FOREIGN KEY (organisation_id, reader_id) REFERENCES person(organisation_id, id)
);
alter table protected_reader enable row level security, force row level security;
create policy backing_up on protected_reader as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy by_reader on protected_reader as restrictive for insert with check (((added_by = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid) AND ((EXISTS ( SELECT
   FROM person p
  WHERE ((p.organisation_id = protected_reader.organisation_id) AND (p.id = protected_reader.person_id) AND (p.protected_hashes IS NULL)))) OR (EXISTS ( SELECT
   FROM protected_identity i
  WHERE ((i.organisation_id = protected_reader.organisation_id) AND (i.person_id = protected_reader.person_id)))))));
create policy erasing on protected_reader as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy wall on protected_reader as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on protected_reader to mentorium_desk;

create table provider_visit (
  state_hash bytea not null,
  organisation_id uuid not null,
  provider_id uuid not null,
  browser_hash bytea not null,
  nonce text not null,
  verifier text not null,
  back_to text not null,
  connect_account uuid,
  ends_at timestamp with time zone not null,
  constraint provider_visit_pkey PRIMARY KEY (state_hash),
  constraint provider_visit_connect_account_fkey FOREIGN KEY (connect_account) REFERENCES account(id) ON DELETE CASCADE,
  constraint provider_visit_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
);
CREATE INDEX provider_visit_over ON public.provider_visit USING btree (ends_at);
alter table provider_visit enable row level security, force row level security;
create policy backing_up on provider_visit as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on provider_visit as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy sign_in on provider_visit as permissive for all using ((current_setting('app.scope'::text, true) = 'sign-in'::text));
grant delete, insert, select on provider_visit to mentorium_desk;

create table public_application (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  call_id uuid not null,
  key_id uuid not null,
  content bytea not null,
  made_at timestamp with time zone not null default now(),
  changed_at timestamp with time zone not null default now(),
  sent_at timestamp with time zone,
  confirmed_at timestamp with time zone,
  withdrawn_on date,
  taken_at timestamp with time zone,
  person_id uuid,
  application_id uuid,
  is_new_person boolean not null default false,
  constraint public_application_once UNIQUE (organisation_id, application_id),
  constraint public_application_pkey PRIMARY KEY (organisation_id, id),
  constraint public_application_organisation_id_application_id_fkey FOREIGN KEY (organisation_id, application_id) REFERENCES application(organisation_id, id),
  constraint public_application_organisation_id_call_id_fkey FOREIGN KEY (organisation_id, call_id) REFERENCES application_call(organisation_id, id),
  constraint public_application_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint public_application_organisation_id_key_id_fkey FOREIGN KEY (organisation_id, key_id) REFERENCES data_key(organisation_id, id),
  constraint public_application_organisation_id_person_id_fkey FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id),
  constraint public_application_taken CHECK (((num_nonnulls(taken_at, person_id, application_id) = ANY (ARRAY[0, 3])) AND ((taken_at IS NULL) OR (sent_at IS NOT NULL))))
);
CREATE INDEX public_application_call ON public.public_application USING btree (organisation_id, call_id);
CREATE INDEX public_application_person ON public.public_application USING btree (organisation_id, person_id);
CREATE INDEX public_application_sealed_under ON public.public_application USING btree (organisation_id, key_id);
alter table public_application enable row level security, force row level security;
create policy backing_up on public_application as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on public_application as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy inside on public_application as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
create policy keeping_keys on public_application as permissive for all to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'keys'::text));
create policy wall on public_application as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on public_application to mentorium_desk;
grant update (key_id, content, changed_at, sent_at, confirmed_at, withdrawn_on, taken_at, person_id, application_id, is_new_person) on public_application to mentorium_desk;

create table pulse (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  mentorship_id uuid not null,
  meeting_id uuid not null,
  mentee_id uuid not null,
  answers bytea not null,
  given_on date not null,
  key_id uuid,
  constraint pulse_once UNIQUE (organisation_id, meeting_id, mentee_id),
  constraint pulse_pkey PRIMARY KEY (organisation_id, id),
  constraint pulse_key FOREIGN KEY (organisation_id, key_id) REFERENCES data_key(organisation_id, id),
  constraint pulse_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint pulse_organisation_id_meeting_id_fkey FOREIGN KEY (organisation_id, meeting_id) REFERENCES meeting(organisation_id, id),
  constraint pulse_organisation_id_mentee_id_fkey FOREIGN KEY (organisation_id, mentee_id) REFERENCES person(organisation_id, id),
  constraint pulse_organisation_id_mentorship_id_fkey FOREIGN KEY (organisation_id, mentorship_id) REFERENCES mentorship(organisation_id, id),
  constraint pulse_is_sealed CHECK (((answers IS NULL) OR (key_id IS NOT NULL))) NOT VALID
);
CREATE INDEX pulse_mentorship ON public.pulse USING btree (organisation_id, mentorship_id);
CREATE INDEX pulse_sealed_under ON public.pulse USING btree (organisation_id, key_id);
CREATE TRIGGER not_after_end BEFORE INSERT OR UPDATE ON public.pulse FOR EACH ROW EXECUTE FUNCTION refuse_after_end();
alter table pulse enable row level security, force row level security;
create policy backing_up on pulse as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on pulse as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy keeping_keys on pulse as permissive for all to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'keys'::text));
create policy only_erasing on pulse as restrictive for delete to mentorium_desk using ((is_erasing() OR ((current_setting('app.purpose'::text, true) = 'withdraw'::text) AND (mentee_id = at_work()))));
create policy own on pulse as permissive for all using ((mentee_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid));
create policy report on pulse as permissive for select using ((current_setting('app.purpose'::text, true) = 'report'::text));
create policy wall on pulse as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on pulse to mentorium_desk;

create table pupil_fact (
  organisation_id uuid not null,
  person_id uuid not null,
  kind text not null,
  day date not null,
  what text not null default ''::text,
  value numeric not null,
  constraint pupil_fact_pkey PRIMARY KEY (organisation_id, person_id, kind, day, what),
  constraint pupil_fact_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint pupil_fact_organisation_id_person_id_fkey FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id),
  constraint pupil_fact_kind_check CHECK ((kind = ANY (ARRAY['absence'::text, 'mark'::text])))
);
alter table pupil_fact enable row level security, force row level security;
create policy backing_up on pupil_fact as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on pupil_fact as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy guardian on pupil_fact as permissive for select using ((EXISTS ( SELECT
   FROM guardianship g
  WHERE ((g.organisation_id = pupil_fact.organisation_id) AND (g.child_id = pupil_fact.person_id) AND (g.guardian_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid) AND ((this_day() >= g.first_day) AND (this_day() <= COALESCE(g.last_day, 'infinity'::date)))))));
create policy keeping on pupil_fact as permissive for all using ((EXISTS ( SELECT
   FROM membership m
  WHERE ((m.organisation_id = pupil_fact.organisation_id) AND (m.role = 'coordinator'::text) AND (m.person_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid) AND ((this_day() >= m.first_day) AND (this_day() <= COALESCE(m.last_day, 'infinity'::date)))))));
create policy mentors on pupil_fact as permissive for select using ((EXISTS ( SELECT
   FROM (running_member c
     JOIN running_member m ON (((m.organisation_id = c.organisation_id) AND (m.mentorship_id = c.mentorship_id) AND (m.part = ANY (ARRAY['mentor'::text, 'second-mentor'::text])))))
  WHERE ((c.organisation_id = pupil_fact.organisation_id) AND (c.person_id = pupil_fact.person_id) AND (c.part = 'mentee'::text) AND (m.person_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid) AND (NOT class_is_over(c.organisation_id, c.mentorship_id))))));
create policy own on pupil_fact as permissive for select using ((person_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid));
create policy shown on pupil_fact as permissive for select using ((EXISTS ( SELECT
   FROM (running_member c
     JOIN overview_share s ON (((s.organisation_id = c.organisation_id) AND (s.mentorship_id = c.mentorship_id))))
  WHERE ((c.organisation_id = pupil_fact.organisation_id) AND (c.person_id = pupil_fact.person_id) AND (c.part = 'mentee'::text) AND (s.person_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid) AND (pupil_fact.kind = ANY (s.parts)) AND ((this_day() >= s.first_day) AND (this_day() <= COALESCE(s.last_day, 'infinity'::date))) AND (NOT class_is_over(c.organisation_id, c.mentorship_id))))));
create policy wall on pupil_fact as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
create policy work on pupil_fact as permissive for all using (((NULLIF(current_setting('app.person'::text, true), ''::text))::uuid IS NULL));
grant delete, insert, select on pupil_fact to mentorium_desk;

create table pupil_note (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  mentorship_id uuid not null,
  mentee_id uuid not null,
  author_id uuid not null,
  readers text not null,
  body bytea,
  key_id uuid,
  written_at timestamp with time zone not null default now(),
  written_on date not null,
  withdrawn_on date,
  constraint pupil_note_pkey PRIMARY KEY (organisation_id, id),
  constraint pupil_note_key FOREIGN KEY (organisation_id, key_id) REFERENCES data_key(organisation_id, id),
  constraint pupil_note_organisation_id_author_id_fkey FOREIGN KEY (organisation_id, author_id) REFERENCES person(organisation_id, id),
  constraint pupil_note_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint pupil_note_organisation_id_mentee_id_fkey FOREIGN KEY (organisation_id, mentee_id) REFERENCES person(organisation_id, id),
  constraint pupil_note_organisation_id_mentorship_id_fkey FOREIGN KEY (organisation_id, mentorship_id) REFERENCES mentorship(organisation_id, id),
  constraint pupil_note_is_sealed CHECK (((body IS NULL) OR (key_id IS NOT NULL))),
  constraint pupil_note_readers_check CHECK ((readers = ANY (ARRAY['own'::text, 'mentors'::text, 'pupil'::text]))),
  constraint pupil_note_withdrawn CHECK (((body IS NULL) = (withdrawn_on IS NOT NULL)))
);
CREATE INDEX pupil_note_mentee ON public.pupil_note USING btree (organisation_id, mentorship_id, mentee_id);
CREATE INDEX pupil_note_sealed_under ON public.pupil_note USING btree (organisation_id, key_id);
CREATE TRIGGER not_after_end BEFORE INSERT OR UPDATE ON public.pupil_note FOR EACH ROW EXECUTE FUNCTION refuse_after_end();
CREATE TRIGGER of_own_class BEFORE INSERT OR UPDATE ON public.pupil_note FOR EACH ROW EXECUTE FUNCTION guard_pupil_note();
alter table pupil_note enable row level security, force row level security;
create policy author on pupil_note as permissive for all using ((author_id = at_work()));
create policy backing_up on pupil_note as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on pupil_note as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy keeping_keys on pupil_note as permissive for all to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'keys'::text));
create policy mentors on pupil_note as permissive for select using (((readers = ANY (ARRAY['mentors'::text, 'pupil'::text])) AND (EXISTS ( SELECT
   FROM running_member m
  WHERE ((m.organisation_id = pupil_note.organisation_id) AND (m.mentorship_id = pupil_note.mentorship_id) AND (m.person_id = at_work()) AND (m.part = ANY (ARRAY['mentor'::text, 'second-mentor'::text])))))));
create policy only_erasing on pupil_note as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy pupil on pupil_note as permissive for select using (((readers = 'pupil'::text) AND (mentee_id = at_work()) AND ((EXISTS ( SELECT
   FROM running_member m
  WHERE ((m.organisation_id = pupil_note.organisation_id) AND (m.mentorship_id = pupil_note.mentorship_id) AND (m.person_id = at_work()) AND (m.part = 'mentee'::text)))) OR (EXISTS ( SELECT
   FROM ended_member m
  WHERE ((m.organisation_id = pupil_note.organisation_id) AND (m.mentorship_id = pupil_note.mentorship_id) AND (m.person_id = at_work()) AND (m.part = 'mentee'::text)))))));
create policy wall on pupil_note as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on pupil_note to mentorium_desk;
grant update (body, key_id, withdrawn_on) on pupil_note to mentorium_desk;

create table pupil_support (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  mentee_id uuid not null,
  body bytea not null,
  noted_by uuid not null,
  noted_on date not null,
  ended_on date,
  key_id uuid,
  constraint pupil_support_pkey PRIMARY KEY (organisation_id, id),
  constraint pupil_support_key FOREIGN KEY (organisation_id, key_id) REFERENCES data_key(organisation_id, id),
  constraint pupil_support_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint pupil_support_organisation_id_mentee_id_fkey FOREIGN KEY (organisation_id, mentee_id) REFERENCES person(organisation_id, id),
  constraint pupil_support_organisation_id_noted_by_fkey FOREIGN KEY (organisation_id, noted_by) REFERENCES person(organisation_id, id),
  constraint pupil_support_is_sealed CHECK (((body IS NULL) OR (key_id IS NOT NULL))) NOT VALID
);
CREATE INDEX pupil_support_mentee ON public.pupil_support USING btree (organisation_id, mentee_id);
CREATE INDEX pupil_support_sealed_under ON public.pupil_support USING btree (organisation_id, key_id);
alter table pupil_support enable row level security, force row level security;
create policy author on pupil_support as permissive for all using ((noted_by = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid));
create policy backing_up on pupil_support as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on pupil_support as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy keeping_keys on pupil_support as permissive for all to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'keys'::text));
create policy mentors on pupil_support as permissive for all using ((EXISTS ( SELECT
   FROM (running_member c
     JOIN running_member m ON (((m.organisation_id = c.organisation_id) AND (m.mentorship_id = c.mentorship_id) AND (m.part = ANY (ARRAY['mentor'::text, 'second-mentor'::text])))))
  WHERE ((c.organisation_id = pupil_support.organisation_id) AND (c.person_id = pupil_support.mentee_id) AND (c.part = 'mentee'::text) AND (m.person_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid) AND is_handed_on(c.organisation_id, c.person_id, pupil_support.noted_by, c.mentorship_id)))));
create policy only_erasing on pupil_support as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy shown on pupil_support as permissive for select using ((EXISTS ( SELECT
   FROM (running_member c
     JOIN overview_share s ON (((s.organisation_id = c.organisation_id) AND (s.mentorship_id = c.mentorship_id))))
  WHERE ((c.organisation_id = pupil_support.organisation_id) AND (c.person_id = pupil_support.mentee_id) AND (c.part = 'mentee'::text) AND ('support'::text = ANY (s.parts)) AND (s.person_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid) AND ((this_day() >= s.first_day) AND (this_day() <= COALESCE(s.last_day, 'infinity'::date))) AND is_handed_on(c.organisation_id, c.person_id, pupil_support.noted_by, c.mentorship_id)))));
create policy wall on pupil_support as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on pupil_support to mentorium_desk;
grant update (ended_on) on pupil_support to mentorium_desk;

create table rater (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  round_id uuid not null,
  mentor_id uuid not null,
  source text not null,
  person_id uuid,
  name text not null,
  email text,
  position integer not null default 0,
  nominated_by uuid not null,
  checked_at timestamp with time zone,
  declined_at timestamp with time zone,
  declined_why text,
  practised_at timestamp with time zone,
  submitted_at timestamp with time zone,
  contact text,
  observed_on date,
  submitted_link uuid,
  constraint rater_email_once UNIQUE (organisation_id, round_id, mentor_id, email),
  constraint rater_once UNIQUE (organisation_id, round_id, mentor_id, person_id),
  constraint rater_pkey PRIMARY KEY (organisation_id, id),
  constraint rater_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint rater_organisation_id_mentor_id_fkey FOREIGN KEY (organisation_id, mentor_id) REFERENCES person(organisation_id, id),
  constraint rater_organisation_id_nominated_by_fkey FOREIGN KEY (organisation_id, nominated_by) REFERENCES person(organisation_id, id),
  constraint rater_organisation_id_person_id_fkey FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id),
  constraint rater_organisation_id_round_id_fkey FOREIGN KEY (organisation_id, round_id) REFERENCES assessment_round(organisation_id, id),
  constraint rater_contact_check CHECK ((contact = ANY (ARRAY['weekly'::text, 'monthly'::text, 'seldom'::text]))),
  constraint rater_declined_why_check CHECK ((declined_why = ANY (ARRAY['conflict'::text, 'too-little-contact'::text, 'no-time'::text, 'other'::text]))),
  constraint rater_email_check CHECK ((email = lower(email))),
  constraint rater_name_check CHECK ((name <> ''::text)),
  constraint rater_source_check CHECK ((source = ANY (ARRAY['self'::text, 'mentee'::text, 'guardian'::text, 'colleague'::text, 'supervisor'::text, 'observer'::text])))
);
CREATE INDEX rater_round ON public.rater USING btree (organisation_id, round_id, mentor_id);
alter table rater enable row level security, force row level security;
create policy backing_up on rater as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on rater as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy wall on rater as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select, update on rater to mentorium_desk;
grant update (person_id, name, email) on rater to mentorium_desk;

create table rater_link (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  rater_id uuid not null,
  token_hash bytea not null,
  by_self boolean not null default false,
  made_at timestamp with time zone not null default now(),
  ends_at timestamp with time zone not null,
  constraint rater_link_pkey PRIMARY KEY (organisation_id, id),
  constraint rater_link_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint rater_link_organisation_id_rater_id_fkey FOREIGN KEY (organisation_id, rater_id) REFERENCES rater(organisation_id, id) ON DELETE CASCADE
);
CREATE INDEX rater_link_token ON public.rater_link USING btree (token_hash);
alter table rater_link enable row level security, force row level security;
create policy backing_up on rater_link as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on rater_link as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy sign_in on rater_link as permissive for select using ((current_setting('app.scope'::text, true) = 'sign-in'::text));
create policy wall on rater_link as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on rater_link to mentorium_desk;
grant update (ends_at) on rater_link to mentorium_desk;

create table rating (
  organisation_id uuid not null,
  rater_id uuid not null,
  indicator_id text not null,
  level bytea not null,
  link_id uuid,
  answered_at timestamp with time zone not null default now(),
  facts bytea,
  reading bytea,
  key_id uuid,
  constraint rating_pkey PRIMARY KEY (organisation_id, rater_id, indicator_id),
  constraint rating_key FOREIGN KEY (organisation_id, key_id) REFERENCES data_key(organisation_id, id),
  constraint rating_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint rating_organisation_id_rater_id_fkey FOREIGN KEY (organisation_id, rater_id) REFERENCES rater(organisation_id, id) ON DELETE CASCADE,
  constraint rating_is_sealed CHECK (((key_id IS NOT NULL) AND (SUBSTRING(level FROM 1 FOR 6) <> '\x706c61696e3a'::bytea))) NOT VALID
);
CREATE INDEX rating_sealed_under ON public.rating USING btree (organisation_id, key_id);
CREATE TRIGGER handed_in BEFORE INSERT OR UPDATE ON public.rating FOR EACH ROW EXECUTE FUNCTION guard_rating();
alter table rating enable row level security, force row level security;
create policy backing_up on rating as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on rating as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy keeping_keys on rating as permissive for all to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'keys'::text));
create policy only_erasing on rating as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy own on rating as permissive for all using ((rater_id = (NULLIF(current_setting('app.rater'::text, true), ''::text))::uuid));
create policy report on rating as permissive for select using ((current_setting('app.purpose'::text, true) = 'report'::text));
create policy wall on rating as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select, update on rating to mentorium_desk;

create table rating_comment (
  organisation_id uuid not null,
  rater_id uuid not null,
  kind text not null,
  body bytea not null,
  link_id uuid,
  key_id uuid,
  constraint rating_comment_pkey PRIMARY KEY (organisation_id, rater_id, kind),
  constraint rating_comment_key FOREIGN KEY (organisation_id, key_id) REFERENCES data_key(organisation_id, id),
  constraint rating_comment_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint rating_comment_organisation_id_rater_id_fkey FOREIGN KEY (organisation_id, rater_id) REFERENCES rater(organisation_id, id) ON DELETE CASCADE,
  constraint rating_comment_is_sealed CHECK (((body IS NULL) OR (key_id IS NOT NULL))) NOT VALID,
  constraint rating_comment_kind_check CHECK ((kind = ANY (ARRAY['keep'::text, 'other'::text])))
);
CREATE INDEX rating_comment_sealed_under ON public.rating_comment USING btree (organisation_id, key_id);
CREATE TRIGGER handed_in BEFORE INSERT OR UPDATE ON public.rating_comment FOR EACH ROW EXECUTE FUNCTION guard_rating();
alter table rating_comment enable row level security, force row level security;
create policy backing_up on rating_comment as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on rating_comment as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy keeping_keys on rating_comment as permissive for all to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'keys'::text));
create policy own on rating_comment as permissive for all using ((rater_id = (NULLIF(current_setting('app.rater'::text, true), ''::text))::uuid));
create policy report on rating_comment as permissive for select using ((current_setting('app.purpose'::text, true) = 'report'::text));
create policy wall on rating_comment as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select, update on rating_comment to mentorium_desk;

create table record_item (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  request_id uuid not null,
  text_id uuid,
  mentorship_id uuid,
  application_id uuid,
  added_by uuid not null,
  added_at timestamp with time zone not null default now(),
  verdict text,
  ground text,
  pieces bytea,
  key_id uuid,
  decided_by uuid,
  decided_at timestamp with time zone,
  constraint record_item_once UNIQUE NULLS NOT DISTINCT (organisation_id, request_id, text_id, mentorship_id, application_id),
  constraint record_item_pkey PRIMARY KEY (organisation_id, id),
  constraint record_item_key FOREIGN KEY (organisation_id, key_id) REFERENCES data_key(organisation_id, id),
  constraint record_item_organisation_id_added_by_fkey FOREIGN KEY (organisation_id, added_by) REFERENCES person(organisation_id, id),
  constraint record_item_organisation_id_application_id_fkey FOREIGN KEY (organisation_id, application_id) REFERENCES application(organisation_id, id),
  constraint record_item_organisation_id_decided_by_fkey FOREIGN KEY (organisation_id, decided_by) REFERENCES person(organisation_id, id),
  constraint record_item_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint record_item_organisation_id_mentorship_id_fkey FOREIGN KEY (organisation_id, mentorship_id) REFERENCES mentorship(organisation_id, id),
  constraint record_item_organisation_id_request_id_fkey FOREIGN KEY (organisation_id, request_id) REFERENCES record_request(organisation_id, id),
  constraint record_item_organisation_id_text_id_fkey FOREIGN KEY (organisation_id, text_id) REFERENCES confided_text(organisation_id, id),
  constraint record_item_decided CHECK ((((verdict IS NULL) = (decided_by IS NULL)) AND ((verdict IS NULL) = (decided_at IS NULL)))),
  constraint record_item_ground CHECK (((verdict = ANY (ARRAY['mask'::text, 'withhold'::text])) = (ground IS NOT NULL))),
  constraint record_item_ground_check CHECK ((ground <> ''::text)),
  constraint record_item_is_sealed CHECK (((pieces IS NULL) OR (key_id IS NOT NULL))),
  constraint record_item_of_one CHECK ((((mentorship_id IS NULL) <> (application_id IS NULL)) AND ((text_id IS NULL) OR (mentorship_id IS NOT NULL)))),
  constraint record_item_pieces CHECK (((NOT (verdict IS DISTINCT FROM 'mask'::text)) = (pieces IS NOT NULL))),
  constraint record_item_verdict_check CHECK ((verdict = ANY (ARRAY['give'::text, 'mask'::text, 'withhold'::text])))
);
CREATE INDEX record_item_application ON public.record_item USING btree (organisation_id, application_id);
CREATE INDEX record_item_mentorship ON public.record_item USING btree (organisation_id, mentorship_id);
CREATE INDEX record_item_sealed_under ON public.record_item USING btree (organisation_id, key_id);
CREATE INDEX record_item_text ON public.record_item USING btree (organisation_id, text_id);
alter table record_item enable row level security, force row level security;
create policy backing_up on record_item as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on record_item as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy keeping_keys on record_item as permissive for all to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'keys'::text));
create policy registrar on record_item as permissive for all using ((EXISTS ( SELECT
   FROM membership s
  WHERE ((s.organisation_id = record_item.organisation_id) AND (s.role = 'registrar'::text) AND (s.person_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid) AND ((this_day() >= s.first_day) AND (this_day() <= COALESCE(s.last_day, 'infinity'::date)))))));
create policy wall on record_item as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on record_item to mentorium_desk;
grant update (verdict, ground, pieces, key_id, decided_by, decided_at) on record_item to mentorium_desk;

create table record_request (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  number integer not null,
  wish bytea not null,
  contact bytea,
  key_id uuid,
  received_at timestamp with time zone not null default now(),
  received_by uuid not null,
  answered_at timestamp with time zone,
  answered_by uuid,
  given integer,
  masked integer,
  withheld integer,
  constraint record_request_number_once UNIQUE (organisation_id, number),
  constraint record_request_pkey PRIMARY KEY (organisation_id, id),
  constraint record_request_key FOREIGN KEY (organisation_id, key_id) REFERENCES data_key(organisation_id, id),
  constraint record_request_organisation_id_answered_by_fkey FOREIGN KEY (organisation_id, answered_by) REFERENCES person(organisation_id, id),
  constraint record_request_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint record_request_organisation_id_received_by_fkey FOREIGN KEY (organisation_id, received_by) REFERENCES person(organisation_id, id),
  constraint record_request_check CHECK ((num_nulls(answered_at, answered_by, given, masked, withheld) = ANY (ARRAY[0, 5]))),
  constraint record_request_is_sealed CHECK (((num_nonnulls(wish, contact) = 0) OR (key_id IS NOT NULL)))
);
CREATE INDEX record_request_sealed_under ON public.record_request USING btree (organisation_id, key_id);
alter table record_request enable row level security, force row level security;
create policy backing_up on record_request as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on record_request as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy keeping_keys on record_request as permissive for all to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'keys'::text));
create policy registrar on record_request as permissive for all using ((EXISTS ( SELECT
   FROM membership s
  WHERE ((s.organisation_id = record_request.organisation_id) AND (s.role = 'registrar'::text) AND (s.person_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid) AND ((this_day() >= s.first_day) AND (this_day() <= COALESCE(s.last_day, 'infinity'::date)))))));
create policy wall on record_request as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant insert, select on record_request to mentorium_desk;
grant update (wish, contact, key_id, answered_at, answered_by, given, masked, withheld) on record_request to mentorium_desk;

create table recovery_code (
  account_id uuid not null,
  code_hash bytea not null,
  used_at timestamp with time zone,
  constraint recovery_code_pkey PRIMARY KEY (account_id, code_hash),
  constraint recovery_code_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE
);
alter table recovery_code enable row level security, force row level security;
create policy backing_up on recovery_code as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy sign_in on recovery_code as permissive for all using ((current_setting('app.scope'::text, true) = 'sign-in'::text));
grant delete, insert, select, update on recovery_code to mentorium_desk;

create table referral (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  mentorship_id uuid not null,
  mentee_id uuid not null,
  target text not null,
  consent text not null,
  why_none text,
  sent_by uuid not null,
  sent_on date not null,
  answer_due date not null,
  signal_id uuid,
  taken_by uuid,
  accepted_on date,
  declined_on date,
  result text,
  result_on date,
  constraint referral_pkey PRIMARY KEY (organisation_id, id),
  constraint referral_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint referral_organisation_id_mentee_id_fkey FOREIGN KEY (organisation_id, mentee_id) REFERENCES person(organisation_id, id),
  constraint referral_organisation_id_mentorship_id_fkey FOREIGN KEY (organisation_id, mentorship_id) REFERENCES mentorship(organisation_id, id),
  constraint referral_organisation_id_sent_by_fkey FOREIGN KEY (organisation_id, sent_by) REFERENCES person(organisation_id, id),
  constraint referral_organisation_id_signal_id_fkey FOREIGN KEY (organisation_id, signal_id) REFERENCES signal(organisation_id, id),
  constraint referral_organisation_id_taken_by_fkey FOREIGN KEY (organisation_id, taken_by) REFERENCES person(organisation_id, id),
  constraint referral_check CHECK (((consent = 'none'::text) = (why_none IS NOT NULL))),
  constraint referral_check1 CHECK (((result IS NULL) = (result_on IS NULL))),
  constraint referral_consent_check CHECK ((consent = ANY (ARRAY['pupil'::text, 'guardian'::text, 'both'::text, 'none'::text]))),
  constraint referral_result_check CHECK ((result = ANY (ARRAY['helped'::text, 'ongoing'::text, 'elsewhere'::text, 'not-needed'::text]))),
  constraint referral_target_check CHECK ((target = ANY (ARRAY['counsellor'::text, 'careers'::text]))),
  constraint referral_why_none_check CHECK ((why_none = ANY (ARRAY['danger'::text, 'cannot-ask'::text])))
);
CREATE INDEX referral_mentee ON public.referral USING btree (organisation_id, mentee_id);
alter table referral enable row level security, force row level security;
create policy backing_up on referral as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on referral as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy only_erasing on referral as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy sender on referral as permissive for all using ((sent_by = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid));
create policy specialist on referral as permissive for all using ((EXISTS ( SELECT
   FROM (specialty s
     JOIN membership m ON (((m.organisation_id = s.organisation_id) AND (m.person_id = s.person_id) AND (m.role = 'specialist'::text))))
  WHERE ((s.organisation_id = referral.organisation_id) AND (s.person_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid) AND (s.target = referral.target) AND ((this_day() >= m.first_day) AND (this_day() <= COALESCE(m.last_day, 'infinity'::date)))))));
create policy wall on referral as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on referral to mentorium_desk;
grant update (signal_id, taken_by, accepted_on, declined_on, result, result_on) on referral to mentorium_desk;

create table referral_text (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  referral_id uuid not null,
  kind text not null,
  author_id uuid not null,
  body bytea not null,
  written_on date not null,
  key_id uuid,
  constraint referral_text_pkey PRIMARY KEY (organisation_id, id),
  constraint referral_text_key FOREIGN KEY (organisation_id, key_id) REFERENCES data_key(organisation_id, id),
  constraint referral_text_organisation_id_author_id_fkey FOREIGN KEY (organisation_id, author_id) REFERENCES person(organisation_id, id),
  constraint referral_text_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint referral_text_organisation_id_referral_id_fkey FOREIGN KEY (organisation_id, referral_id) REFERENCES referral(organisation_id, id),
  constraint referral_text_is_sealed CHECK (((body IS NULL) OR (key_id IS NOT NULL))) NOT VALID,
  constraint referral_text_kind_check CHECK ((kind = ANY (ARRAY['extract'::text, 'answer'::text])))
);
CREATE INDEX referral_text_referral ON public.referral_text USING btree (organisation_id, referral_id);
CREATE INDEX referral_text_sealed_under ON public.referral_text USING btree (organisation_id, key_id);
alter table referral_text enable row level security, force row level security;
create policy author on referral_text as permissive for all using ((author_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid));
create policy backing_up on referral_text as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on referral_text as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy keeping_keys on referral_text as permissive for all to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'keys'::text));
create policy only_erasing on referral_text as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy reader on referral_text as permissive for select using ((EXISTS ( SELECT
   FROM referral r
  WHERE ((r.organisation_id = referral_text.organisation_id) AND (r.id = referral_text.referral_id)))));
create policy wall on referral_text as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on referral_text to mentorium_desk;

create table released_row (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  round_id uuid not null,
  mentor_id uuid,
  competence_id text not null,
  what text not null,
  raters jsonb not null,
  constraint released_row_pkey PRIMARY KEY (organisation_id, id),
  constraint released_row_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint released_row_organisation_id_round_id_fkey FOREIGN KEY (organisation_id, round_id) REFERENCES assessment_round(organisation_id, id)
);
CREATE INDEX released_row_round ON public.released_row USING btree (organisation_id, round_id);
alter table released_row enable row level security, force row level security;
create policy backing_up on released_row as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on released_row as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy only_erasing on released_row as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy report on released_row as permissive for all using ((current_setting('app.purpose'::text, true) = 'report'::text));
create policy wall on released_row as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on released_row to mentorium_desk;

create table reopening (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  mentorship_id uuid not null,
  closed_on date not null,
  closed_by uuid not null,
  reopened_on date not null,
  reopened_by uuid not null,
  constraint reopening_pkey PRIMARY KEY (organisation_id, id),
  constraint reopening_organisation_id_closed_by_fkey FOREIGN KEY (organisation_id, closed_by) REFERENCES person(organisation_id, id),
  constraint reopening_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint reopening_organisation_id_mentorship_id_fkey FOREIGN KEY (organisation_id, mentorship_id) REFERENCES mentorship(organisation_id, id),
  constraint reopening_organisation_id_reopened_by_fkey FOREIGN KEY (organisation_id, reopened_by) REFERENCES person(organisation_id, id),
  constraint reopening_check CHECK (((reopened_on >= closed_on) AND (reopened_on <= (closed_on + 7))))
);
CREATE INDEX reopening_mentorship ON public.reopening USING btree (organisation_id, mentorship_id);
alter table reopening enable row level security, force row level security;
create policy backing_up on reopening as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on reopening as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy inside on reopening as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
create policy only_erasing on reopening as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy wall on reopening as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on reopening to mentorium_desk;

create table report_names (
  organisation_id uuid not null,
  round_id uuid not null,
  mentor_id uuid not null,
  content bytea not null,
  made_at timestamp with time zone not null default now(),
  key_id uuid,
  constraint report_names_pkey PRIMARY KEY (organisation_id, round_id, mentor_id, made_at),
  constraint report_names_key FOREIGN KEY (organisation_id, key_id) REFERENCES data_key(organisation_id, id),
  constraint report_names_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint report_names_organisation_id_mentor_id_fkey FOREIGN KEY (organisation_id, mentor_id) REFERENCES person(organisation_id, id),
  constraint report_names_organisation_id_round_id_fkey FOREIGN KEY (organisation_id, round_id) REFERENCES assessment_round(organisation_id, id),
  constraint report_names_is_sealed CHECK (((content IS NULL) OR (key_id IS NOT NULL))) NOT VALID
);
CREATE INDEX report_names_sealed_under ON public.report_names USING btree (organisation_id, key_id);
alter table report_names enable row level security, force row level security;
create policy backing_up on report_names as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on report_names as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy keeping_keys on report_names as permissive for all to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'keys'::text));
create policy only_erasing on report_names as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy own on report_names as permissive for select using (((mentor_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid) AND (EXISTS ( SELECT 1
   FROM assessment_report a
  WHERE ((a.organisation_id = report_names.organisation_id) AND (a.round_id = report_names.round_id) AND (a.mentor_id = report_names.mentor_id))))));
create policy report on report_names as permissive for insert with check ((current_setting('app.purpose'::text, true) = 'report'::text));
create policy wall on report_names as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on report_names to mentorium_desk;

create table report_share (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  round_id uuid not null,
  mentor_id uuid not null,
  reader_id uuid not null,
  made_at timestamp with time zone not null default now(),
  ended_at timestamp with time zone,
  constraint report_share_once UNIQUE (organisation_id, round_id, mentor_id, reader_id),
  constraint report_share_pkey PRIMARY KEY (organisation_id, id),
  constraint report_share_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint report_share_organisation_id_mentor_id_fkey FOREIGN KEY (organisation_id, mentor_id) REFERENCES person(organisation_id, id),
  constraint report_share_organisation_id_reader_id_fkey FOREIGN KEY (organisation_id, reader_id) REFERENCES person(organisation_id, id),
  constraint report_share_organisation_id_round_id_fkey FOREIGN KEY (organisation_id, round_id) REFERENCES assessment_round(organisation_id, id),
  constraint report_share_check CHECK ((reader_id <> mentor_id))
);
alter table report_share enable row level security, force row level security;
create policy backing_up on report_share as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on report_share as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy only_erasing on report_share as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy own on report_share as permissive for all using ((mentor_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid));
create policy reader on report_share as permissive for select using ((reader_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid));
create policy wall on report_share as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select, update on report_share to mentorium_desk;

create table report_talk (
  organisation_id uuid not null,
  round_id uuid not null,
  mentor_id uuid not null,
  coach_id uuid not null,
  asked_at timestamp with time zone not null default now(),
  held_at timestamp with time zone,
  constraint report_talk_pkey PRIMARY KEY (organisation_id, round_id, mentor_id),
  constraint report_talk_organisation_id_coach_id_fkey FOREIGN KEY (organisation_id, coach_id) REFERENCES person(organisation_id, id),
  constraint report_talk_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint report_talk_organisation_id_mentor_id_fkey FOREIGN KEY (organisation_id, mentor_id) REFERENCES person(organisation_id, id),
  constraint report_talk_organisation_id_round_id_fkey FOREIGN KEY (organisation_id, round_id) REFERENCES assessment_round(organisation_id, id),
  constraint report_talk_check CHECK ((coach_id <> mentor_id))
);
alter table report_talk enable row level security, force row level security;
create policy backing_up on report_talk as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on report_talk as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy wall on report_talk as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select, update on report_talk to mentorium_desk;

create table resource (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  title text not null,
  about text not null default ''::text,
  address text,
  kind text not null,
  minutes integer,
  competences jsonb not null,
  added_by uuid not null,
  added_at timestamp with time zone not null default now(),
  withdrawn_at timestamp with time zone,
  constraint resource_pkey PRIMARY KEY (organisation_id, id),
  constraint resource_organisation_id_added_by_fkey FOREIGN KEY (organisation_id, added_by) REFERENCES person(organisation_id, id),
  constraint resource_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint resource_kind_check CHECK ((kind = ANY (ARRAY['article'::text, 'book'::text, 'course'::text, 'film'::text, 'tool'::text, 'other'::text]))),
  constraint resource_minutes_check CHECK (((minutes >= 1) AND (minutes <= 10000))),
  constraint resource_title_check CHECK ((title <> ''::text))
);
alter table resource enable row level security, force row level security;
create policy backing_up on resource as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on resource as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy only_erasing on resource as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy wall on resource as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select, update on resource to mentorium_desk;

create table resource_use (
  organisation_id uuid not null,
  resource_id uuid not null,
  person_id uuid not null,
  taken_up_at timestamp with time zone not null default now(),
  helped boolean,
  constraint resource_use_pkey PRIMARY KEY (organisation_id, resource_id, person_id),
  constraint resource_use_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint resource_use_organisation_id_person_id_fkey FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id),
  constraint resource_use_organisation_id_resource_id_fkey FOREIGN KEY (organisation_id, resource_id) REFERENCES resource(organisation_id, id)
);
alter table resource_use enable row level security, force row level security;
create policy backing_up on resource_use as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on resource_use as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy only_erasing on resource_use as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy wall on resource_use as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select, update on resource_use to mentorium_desk;

create table restored_copy (
  is_only boolean not null default true,
  taken_at timestamp with time zone not null,
  restored_at timestamp with time zone not null default now(),
  mail_since timestamp with time zone,
  constraint restored_copy_pkey PRIMARY KEY (is_only),
  constraint restored_copy_is_only_check CHECK (is_only)
);
alter table restored_copy enable row level security, force row level security;
create policy sign_in on restored_copy as permissive for all using ((current_setting('app.scope'::text, true) = 'sign-in'::text));
grant select on restored_copy to mentorium_desk;
grant update (mail_since) on restored_copy to mentorium_desk;

create table restriction (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  kind text not null,
  set_by uuid not null,
  first_day date not null,
  last_day date,
  constraint restriction_pkey PRIMARY KEY (organisation_id, id),
  constraint restriction_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint restriction_organisation_id_person_id_fkey FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id),
  constraint restriction_organisation_id_set_by_fkey FOREIGN KEY (organisation_id, set_by) REFERENCES person(organisation_id, id),
  constraint restriction_check CHECK ((last_day >= first_day)),
  constraint restriction_kind_check CHECK ((kind = ANY (ARRAY['restriction'::text, 'objection'::text])))
);
CREATE INDEX restriction_person ON public.restriction USING btree (organisation_id, person_id);
alter table restriction enable row level security, force row level security;
create policy backing_up on restriction as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on restriction as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy only_erasing on restriction as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy wall on restriction as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on restriction to mentorium_desk;
grant update (last_day) on restriction to mentorium_desk;

create table retention_choice (
  organisation_id uuid not null,
  rule text not null,
  years integer not null,
  chosen_by uuid not null,
  made_at timestamp with time zone not null default now(),
  constraint retention_choice_pkey PRIMARY KEY (organisation_id, rule),
  constraint retention_choice_organisation_id_chosen_by_fkey FOREIGN KEY (organisation_id, chosen_by) REFERENCES person(organisation_id, id),
  constraint retention_choice_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint retention_choice_years_check CHECK (((years >= 0) AND (years <= 30)))
);
CREATE TRIGGER two_agree BEFORE INSERT OR UPDATE OF years ON public.retention_choice FOR EACH ROW EXECUTE FUNCTION guard_retention();
alter table retention_choice enable row level security, force row level security;
create policy backing_up on retention_choice as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on retention_choice as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy wall on retention_choice as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on retention_choice to mentorium_desk;
grant update (years, chosen_by, made_at) on retention_choice to mentorium_desk;

create table retention_run (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  run_by uuid not null,
  run_at timestamp with time zone not null default now(),
  done_rows jsonb not null,
  constraint retention_run_pkey PRIMARY KEY (organisation_id, id),
  constraint retention_run_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint retention_run_organisation_id_run_by_fkey FOREIGN KEY (organisation_id, run_by) REFERENCES person(organisation_id, id)
);
alter table retention_run enable row level security, force row level security;
create policy backing_up on retention_run as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy wall on retention_run as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant insert, select on retention_run to mentorium_desk;

create table retention_shortening (
  organisation_id uuid not null,
  rule text not null,
  years integer not null,
  asked_by uuid not null,
  asked_on date not null,
  agreed_by uuid,
  from_day date,
  constraint retention_shortening_pkey PRIMARY KEY (organisation_id, rule),
  constraint retention_shortening_organisation_id_agreed_by_fkey FOREIGN KEY (organisation_id, agreed_by) REFERENCES person(organisation_id, id),
  constraint retention_shortening_organisation_id_asked_by_fkey FOREIGN KEY (organisation_id, asked_by) REFERENCES person(organisation_id, id),
  constraint retention_shortening_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint retention_shortening_check CHECK (((agreed_by IS NULL) OR (from_day IS NOT NULL))),
  constraint retention_shortening_check1 CHECK ((agreed_by <> asked_by)),
  constraint retention_shortening_years_check CHECK (((years >= 0) AND (years <= 30)))
);
CREATE TRIGGER two_agree BEFORE INSERT OR UPDATE ON public.retention_shortening FOR EACH ROW EXECUTE FUNCTION guard_shortening();
alter table retention_shortening enable row level security, force row level security;
create policy backing_up on retention_shortening as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on retention_shortening as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy inside on retention_shortening as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on retention_shortening to mentorium_desk;
grant update (agreed_by, from_day) on retention_shortening to mentorium_desk;

create table right_refusal (
  organisation_id uuid not null,
  request_id uuid not null,
  subject text not null,
  hold text not null,
  rows_due integer not null,
  constraint right_refusal_pkey PRIMARY KEY (organisation_id, request_id, subject),
  constraint right_refusal_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint right_refusal_organisation_id_request_id_fkey FOREIGN KEY (organisation_id, request_id) REFERENCES right_request(organisation_id, id),
  constraint right_refusal_hold_check CHECK ((hold = ANY (ARRAY['of-others'::text, 'pupil-file'::text, 'signed'::text, 'audit-log'::text, 'anonymous'::text]))),
  constraint right_refusal_rows_due_check CHECK ((rows_due > 0))
);
alter table right_refusal enable row level security, force row level security;
create policy backing_up on right_refusal as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy wall on right_refusal as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant insert, select on right_refusal to mentorium_desk;

create table right_request (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  kind text not null,
  wish bytea,
  made_at timestamp with time zone not null default now(),
  answer_by date not null,
  decided_by uuid,
  decided_at timestamp with time zone,
  is_granted boolean,
  reason bytea,
  key_id uuid,
  constraint right_request_pkey PRIMARY KEY (organisation_id, id),
  constraint right_request_key FOREIGN KEY (organisation_id, key_id) REFERENCES data_key(organisation_id, id),
  constraint right_request_organisation_id_decided_by_fkey FOREIGN KEY (organisation_id, decided_by) REFERENCES person(organisation_id, id),
  constraint right_request_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint right_request_organisation_id_person_id_fkey FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id),
  constraint right_request_check CHECK (((decided_at IS NULL) = (is_granted IS NULL))),
  constraint right_request_is_sealed CHECK (((num_nonnulls(wish, reason) = 0) OR (key_id IS NOT NULL))) NOT VALID,
  constraint right_request_kind_check CHECK ((kind = ANY (ARRAY['access'::text, 'correction'::text, 'erasure'::text, 'restriction'::text, 'objection'::text]))),
  constraint right_request_needs_reason CHECK (((is_granted IS DISTINCT FROM false) OR (reason IS NOT NULL)))
);
CREATE INDEX right_request_sealed_under ON public.right_request USING btree (organisation_id, key_id);
CREATE UNIQUE INDEX right_request_open ON public.right_request USING btree (organisation_id, person_id, kind) WHERE (decided_at IS NULL);
alter table right_request enable row level security, force row level security;
create policy backing_up on right_request as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy keeping_keys on right_request as permissive for all to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'keys'::text));
create policy wall on right_request as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant insert, select on right_request to mentorium_desk;
grant update (wish, decided_by, decided_at, is_granted, reason, key_id) on right_request to mentorium_desk;

create table role_history (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  kind text not null,
  title text not null,
  first_day text,
  last_day text,
  state_administration text not null,
  verified_by uuid,
  verified_on date,
  verified_against bytea,
  key_id uuid,
  constraint role_history_pkey PRIMARY KEY (organisation_id, id),
  constraint role_history_key FOREIGN KEY (organisation_id, key_id) REFERENCES data_key(organisation_id, id),
  constraint role_history_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint role_history_organisation_id_person_id_fkey FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id),
  constraint role_history_organisation_id_verified_by_fkey FOREIGN KEY (organisation_id, verified_by) REFERENCES person(organisation_id, id),
  constraint role_history_is_sealed CHECK (((verified_against IS NULL) OR (key_id IS NOT NULL))) NOT VALID,
  constraint role_history_kind_check CHECK ((kind = ANY (ARRAY['manager-with-staff'::text, 'formal-leader-without-staff'::text, 'leadership-unspecified'::text, 'other'::text]))),
  constraint role_history_state_administration_check CHECK ((state_administration = ANY (ARRAY['yes'::text, 'no'::text, 'unknown'::text]))),
  constraint role_history_verified CHECK ((((verified_by IS NULL) = (verified_on IS NULL)) AND ((verified_by IS NULL) = (verified_against IS NULL))))
);
CREATE INDEX role_history_person ON public.role_history USING btree (organisation_id, person_id);
CREATE INDEX role_history_sealed_under ON public.role_history USING btree (organisation_id, key_id);
alter table role_history enable row level security, force row level security;
create policy backing_up on role_history as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on role_history as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy keeping_keys on role_history as permissive for all to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'keys'::text));
create policy wall on role_history as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select, update on role_history to mentorium_desk;

create table roster_import (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  file_name text not null,
  content jsonb not null,
  made_by uuid not null,
  made_at timestamp with time zone not null default now(),
  applied_at timestamp with time zone,
  facts jsonb not null default '{}'::jsonb,
  constraint roster_import_pkey PRIMARY KEY (organisation_id, id),
  constraint roster_import_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint roster_import_organisation_id_made_by_fkey FOREIGN KEY (organisation_id, made_by) REFERENCES person(organisation_id, id)
);
alter table roster_import enable row level security, force row level security;
create policy backing_up on roster_import as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on roster_import as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy wall on roster_import as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select, update on roster_import to mentorium_desk;
grant update (content) on roster_import to mentorium_desk;

create table run_note (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  run_id uuid not null,
  text bytea not null,
  written_by uuid not null,
  written_at timestamp with time zone not null default now(),
  key_id uuid,
  constraint run_note_pkey PRIMARY KEY (organisation_id, id),
  constraint run_note_key FOREIGN KEY (organisation_id, key_id) REFERENCES data_key(organisation_id, id),
  constraint run_note_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint run_note_organisation_id_run_id_fkey FOREIGN KEY (organisation_id, run_id) REFERENCES matching_run(organisation_id, id),
  constraint run_note_organisation_id_written_by_fkey FOREIGN KEY (organisation_id, written_by) REFERENCES person(organisation_id, id),
  constraint run_note_is_sealed CHECK ((key_id IS NOT NULL)) NOT VALID
);
CREATE INDEX run_note_sealed_under ON public.run_note USING btree (organisation_id, key_id);
alter table run_note enable row level security, force row level security;
create policy backing_up on run_note as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on run_note as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy keeping_keys on run_note as permissive for all to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'keys'::text));
create policy only_erasing on run_note as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy wall on run_note as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on run_note to mentorium_desk;

create table sealed_note (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  mentee_id uuid not null,
  author_id uuid not null,
  written_on date not null,
  constraint sealed_note_pkey PRIMARY KEY (organisation_id, id),
  constraint sealed_note_organisation_id_author_id_fkey FOREIGN KEY (organisation_id, author_id) REFERENCES person(organisation_id, id),
  constraint sealed_note_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint sealed_note_organisation_id_mentee_id_fkey FOREIGN KEY (organisation_id, mentee_id) REFERENCES person(organisation_id, id)
);
alter table sealed_note enable row level security, force row level security;
create policy backing_up on sealed_note as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on sealed_note as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy only_erasing on sealed_note as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy specialist on sealed_note as permissive for all using ((EXISTS ( SELECT
   FROM (specialty s
     JOIN membership m ON (((m.organisation_id = s.organisation_id) AND (m.person_id = s.person_id) AND (m.role = 'specialist'::text))))
  WHERE ((s.organisation_id = sealed_note.organisation_id) AND (s.person_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid) AND (s.target = 'counsellor'::text) AND ((this_day() >= m.first_day) AND (this_day() <= COALESCE(m.last_day, 'infinity'::date)))))));
create policy wall on sealed_note as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on sealed_note to mentorium_desk;

create table sealed_read (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  note_id uuid not null,
  reader_id uuid not null,
  reason bytea not null,
  read_at timestamp with time zone not null default now(),
  key_id uuid,
  constraint sealed_read_pkey PRIMARY KEY (organisation_id, id),
  constraint sealed_read_key FOREIGN KEY (organisation_id, key_id) REFERENCES data_key(organisation_id, id),
  constraint sealed_read_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint sealed_read_organisation_id_reader_id_fkey FOREIGN KEY (organisation_id, reader_id) REFERENCES person(organisation_id, id),
  constraint sealed_read_is_sealed CHECK ((key_id IS NOT NULL)) NOT VALID
);
CREATE INDEX sealed_read_note ON public.sealed_read USING btree (organisation_id, note_id);
CREATE INDEX sealed_read_sealed_under ON public.sealed_read USING btree (organisation_id, key_id);
alter table sealed_read enable row level security, force row level security;
create policy backing_up on sealed_read as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on sealed_read as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy inside on sealed_read as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
create policy keeping_keys on sealed_read as permissive for all to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'keys'::text));
create policy only_erasing on sealed_read as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy wall on sealed_read as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on sealed_read to mentorium_desk;

create table sealed_text (
  organisation_id uuid not null,
  note_id uuid not null,
  author_id uuid not null,
  body bytea not null,
  key_id uuid,
  constraint sealed_text_pkey PRIMARY KEY (organisation_id, note_id),
  constraint sealed_text_key FOREIGN KEY (organisation_id, key_id) REFERENCES data_key(organisation_id, id),
  constraint sealed_text_organisation_id_author_id_fkey FOREIGN KEY (organisation_id, author_id) REFERENCES person(organisation_id, id),
  constraint sealed_text_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint sealed_text_organisation_id_note_id_fkey FOREIGN KEY (organisation_id, note_id) REFERENCES sealed_note(organisation_id, id),
  constraint sealed_text_is_sealed CHECK (((body IS NULL) OR (key_id IS NOT NULL))) NOT VALID
);
CREATE INDEX sealed_text_sealed_under ON public.sealed_text USING btree (organisation_id, key_id);
alter table sealed_text enable row level security, force row level security;
create policy backing_up on sealed_text as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on sealed_text as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy keeping_keys on sealed_text as permissive for all to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'keys'::text));
create policy only_erasing on sealed_text as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy unsealed on sealed_text as permissive for select using (((EXISTS ( SELECT
   FROM (specialty s
     JOIN membership m ON (((m.organisation_id = s.organisation_id) AND (m.person_id = s.person_id) AND (m.role = 'specialist'::text))))
  WHERE ((s.organisation_id = sealed_text.organisation_id) AND (s.person_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid) AND (s.target = 'counsellor'::text) AND ((this_day() >= m.first_day) AND (this_day() <= COALESCE(m.last_day, 'infinity'::date)))))) AND (EXISTS ( SELECT
   FROM sealed_read r
  WHERE ((r.organisation_id = sealed_text.organisation_id) AND (r.note_id = sealed_text.note_id) AND (r.reader_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid) AND (r.read_at = now()))))));
create policy wall on sealed_text as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
create policy writing on sealed_text as permissive for insert with check (((author_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid) AND (EXISTS ( SELECT
   FROM (specialty s
     JOIN membership m ON (((m.organisation_id = s.organisation_id) AND (m.person_id = s.person_id) AND (m.role = 'specialist'::text))))
  WHERE ((s.organisation_id = sealed_text.organisation_id) AND (s.person_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid) AND (s.target = 'counsellor'::text) AND ((this_day() >= m.first_day) AND (this_day() <= COALESCE(m.last_day, 'infinity'::date))))))));
grant delete, insert, select on sealed_text to mentorium_desk;

create table sent_form (
  organisation_id uuid not null,
  form bytea not null,
  content bytea not null,
  answer text,
  sent_at timestamp with time zone not null default now(),
  constraint sent_form_pkey PRIMARY KEY (organisation_id, form),
  constraint sent_form_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint sent_form_content_check CHECK ((length(content) = 32)),
  constraint sent_form_form_check CHECK ((length(form) = 32))
);
CREATE INDEX sent_form_by_time ON public.sent_form USING btree (organisation_id, sent_at);
alter table sent_form enable row level security, force row level security;
create policy backing_up on sent_form as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on sent_form as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy wall on sent_form as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select, update on sent_form to mentorium_desk;

create table session (
  token_hash bytea not null,
  account_id uuid not null,
  made_at timestamp with time zone not null default now(),
  seen_at timestamp with time zone not null default now(),
  ends_at timestamp with time zone not null,
  id uuid not null default gen_random_uuid(),
  device text not null default ''::text,
  way text not null default 'password'::text,
  is_strong boolean not null default false,
  proved_at timestamp with time zone not null default now(),
  organisation_id uuid,
  constraint session_id_unique UNIQUE (id),
  constraint session_pkey PRIMARY KEY (token_hash),
  constraint session_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
  constraint session_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint session_place CHECK (((way = ANY (ARRAY['card'::text, 'provider'::text])) = (organisation_id IS NOT NULL))),
  constraint session_way_check CHECK ((way = ANY (ARRAY['password'::text, 'passkey'::text, 'provider'::text, 'card'::text])))
);
CREATE INDEX session_account ON public.session USING btree (account_id);
alter table session enable row level security, force row level security;
create policy backing_up on session as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on session as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy sign_in on session as permissive for all using ((current_setting('app.scope'::text, true) = 'sign-in'::text));
grant delete, insert, select, update on session to mentorium_desk;

create table shown_ends (
  organisation_id uuid not null,
  cohort_id uuid not null,
  answered integer not null,
  means jsonb not null,
  shown_on date not null,
  months integer not null default 0,
  constraint shown_ends_pkey PRIMARY KEY (organisation_id, cohort_id, months),
  constraint shown_ends_organisation_id_cohort_id_fkey FOREIGN KEY (organisation_id, cohort_id) REFERENCES cohort(organisation_id, id),
  constraint shown_ends_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint shown_ends_answered_check CHECK ((answered >= 0))
);
alter table shown_ends enable row level security, force row level security;
create policy backing_up on shown_ends as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on shown_ends as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy inside on shown_ends as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
create policy only_erasing on shown_ends as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy wall on shown_ends as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on shown_ends to mentorium_desk;
grant update (answered, means, shown_on) on shown_ends to mentorium_desk;

create table shown_pulse (
  organisation_id uuid not null,
  mentor_id uuid not null,
  mentees integer not null,
  means jsonb not null,
  shown_on date not null,
  constraint shown_pulse_pkey PRIMARY KEY (organisation_id, mentor_id),
  constraint shown_pulse_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint shown_pulse_organisation_id_mentor_id_fkey FOREIGN KEY (organisation_id, mentor_id) REFERENCES person(organisation_id, id)
);
alter table shown_pulse enable row level security, force row level security;
create policy backing_up on shown_pulse as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on shown_pulse as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy only_erasing on shown_pulse as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy own on shown_pulse as permissive for select using ((mentor_id = at_work()));
create policy report on shown_pulse as permissive for all using ((current_setting('app.purpose'::text, true) = 'report'::text));
create policy wall on shown_pulse as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on shown_pulse to mentorium_desk;
grant update (mentees, means, shown_on) on shown_pulse to mentorium_desk;

create table shown_quarter (
  organisation_id uuid not null,
  mentor_id uuid not null,
  first_day date not null,
  means jsonb not null,
  shown_on date not null,
  constraint shown_quarter_pkey PRIMARY KEY (organisation_id, mentor_id, first_day),
  constraint shown_quarter_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint shown_quarter_organisation_id_mentor_id_fkey FOREIGN KEY (organisation_id, mentor_id) REFERENCES person(organisation_id, id)
);
alter table shown_quarter enable row level security, force row level security;
create policy backing_up on shown_quarter as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on shown_quarter as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy only_erasing on shown_quarter as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy own on shown_quarter as permissive for select using ((mentor_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid));
create policy report on shown_quarter as permissive for all using ((current_setting('app.purpose'::text, true) = 'report'::text));
create policy wall on shown_quarter as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on shown_quarter to mentorium_desk;

create table sign_in_attempt (
  id bigint not null generated always as identity,
  key_hash bytea not null,
  made_at timestamp with time zone not null default now(),
  in_flight boolean not null default false,
  constraint sign_in_attempt_pkey PRIMARY KEY (id)
);
CREATE INDEX sign_in_attempt_key ON public.sign_in_attempt USING btree (key_hash, made_at);
CREATE INDEX sign_in_attempt_over ON public.sign_in_attempt USING btree (made_at);
alter table sign_in_attempt enable row level security, force row level security;
create policy backing_up on sign_in_attempt as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy sign_in on sign_in_attempt as permissive for all using ((current_setting('app.scope'::text, true) = 'sign-in'::text));
grant delete, insert, select, update on sign_in_attempt to mentorium_desk;

create table signal (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  kind text not null,
  severity text not null,
  mentorship_id uuid,
  mentee_id uuid,
  round_id uuid,
  subject_id uuid,
  fact jsonb not null default '{}'::jsonb,
  since date not null,
  raised_on date not null,
  raised_by uuid,
  action_due date not null,
  owner_id uuid not null,
  deputy_id uuid,
  settled_on date,
  settled_by uuid,
  outcome text,
  constraint signal_pkey PRIMARY KEY (organisation_id, id),
  constraint signal_organisation_id_deputy_id_fkey FOREIGN KEY (organisation_id, deputy_id) REFERENCES person(organisation_id, id),
  constraint signal_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint signal_organisation_id_mentee_id_fkey FOREIGN KEY (organisation_id, mentee_id) REFERENCES person(organisation_id, id),
  constraint signal_organisation_id_mentorship_id_fkey FOREIGN KEY (organisation_id, mentorship_id) REFERENCES mentorship(organisation_id, id),
  constraint signal_organisation_id_owner_id_fkey FOREIGN KEY (organisation_id, owner_id) REFERENCES person(organisation_id, id),
  constraint signal_organisation_id_raised_by_fkey FOREIGN KEY (organisation_id, raised_by) REFERENCES person(organisation_id, id),
  constraint signal_organisation_id_round_id_fkey FOREIGN KEY (organisation_id, round_id) REFERENCES assessment_round(organisation_id, id),
  constraint signal_organisation_id_settled_by_fkey FOREIGN KEY (organisation_id, settled_by) REFERENCES person(organisation_id, id),
  constraint signal_check CHECK (((settled_on IS NULL) = (outcome IS NULL))),
  constraint signal_check1 CHECK (((mentorship_id IS NOT NULL) OR (round_id IS NOT NULL))),
  constraint signal_severity_check CHECK ((severity = ANY (ARRAY['low'::text, 'middle'::text, 'high'::text])))
);
CREATE INDEX signal_mentorship ON public.signal USING btree (organisation_id, mentorship_id);
CREATE INDEX signal_open ON public.signal USING btree (organisation_id, owner_id) WHERE (settled_on IS NULL);
CREATE UNIQUE INDEX signal_open_once ON public.signal USING btree (organisation_id, kind, mentorship_id, round_id, mentee_id, subject_id) NULLS NOT DISTINCT WHERE ((settled_on IS NULL) AND (raised_by IS NULL));
alter table signal enable row level security, force row level security;
create policy backing_up on signal as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on signal as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy inside on signal as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
create policy kept_from on signal as restrictive for select using ((NOT (EXISTS ( SELECT
   FROM hearing h
  WHERE ((h.organisation_id = signal.organisation_id) AND (h.signal_id = signal.id) AND (h.kept_from = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid))))));
create policy only_erasing on signal as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy wall on signal as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on signal to mentorium_desk;
grant update (severity, fact, action_due, owner_id, deputy_id, settled_on, settled_by, outcome) on signal to mentorium_desk;

create table signal_step (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  signal_id uuid not null,
  kind text not null,
  what text,
  taken_on date not null,
  person_id uuid,
  to_id uuid,
  made_at timestamp with time zone not null default now(),
  constraint signal_step_pkey PRIMARY KEY (organisation_id, id),
  constraint signal_step_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint signal_step_organisation_id_person_id_fkey FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id),
  constraint signal_step_organisation_id_signal_id_fkey FOREIGN KEY (organisation_id, signal_id) REFERENCES signal(organisation_id, id),
  constraint signal_step_organisation_id_to_id_fkey FOREIGN KEY (organisation_id, to_id) REFERENCES person(organisation_id, id),
  constraint signal_step_check CHECK (((kind = 'action'::text) = ((what IS NOT NULL) AND (person_id IS NOT NULL)))),
  constraint signal_step_kind_check CHECK ((kind = ANY (ARRAY['action'::text, 'escalation'::text, 'deputy'::text])))
);
CREATE INDEX signal_step_signal ON public.signal_step USING btree (organisation_id, signal_id);
alter table signal_step enable row level security, force row level security;
create policy backing_up on signal_step as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on signal_step as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy inside on signal_step as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
create policy only_erasing on signal_step as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy wall on signal_step as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on signal_step to mentorium_desk;

create table signal_text (
  organisation_id uuid not null,
  signal_id uuid not null,
  author_id uuid not null,
  body bytea not null,
  key_id uuid,
  constraint signal_text_pkey PRIMARY KEY (organisation_id, signal_id),
  constraint signal_text_key FOREIGN KEY (organisation_id, key_id) REFERENCES data_key(organisation_id, id),
  constraint signal_text_organisation_id_author_id_fkey FOREIGN KEY (organisation_id, author_id) REFERENCES person(organisation_id, id),
  constraint signal_text_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint signal_text_organisation_id_signal_id_fkey FOREIGN KEY (organisation_id, signal_id) REFERENCES signal(organisation_id, id),
  constraint signal_text_is_sealed CHECK (((body IS NULL) OR (key_id IS NOT NULL))) NOT VALID
);
CREATE INDEX signal_text_sealed_under ON public.signal_text USING btree (organisation_id, key_id);
alter table signal_text enable row level security, force row level security;
create policy author on signal_text as permissive for all using ((author_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid));
create policy backing_up on signal_text as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on signal_text as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy keeping_keys on signal_text as permissive for all to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'keys'::text));
create policy only_erasing on signal_text as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy owner on signal_text as permissive for select using ((EXISTS ( SELECT
   FROM signal s
  WHERE ((s.organisation_id = signal_text.organisation_id) AND (s.id = signal_text.signal_id) AND (s.owner_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid)))));
create policy second on signal_text as permissive for select using ((EXISTS ( SELECT
   FROM hearing h
  WHERE ((h.organisation_id = signal_text.organisation_id) AND (h.signal_id = signal_text.signal_id) AND (h.second_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid)))));
create policy wall on signal_text as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on signal_text to mentorium_desk;

create table signing_key (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  public_key jsonb not null,
  made_at timestamp with time zone not null default now(),
  constraint signing_key_once UNIQUE (organisation_id),
  constraint signing_key_pkey PRIMARY KEY (organisation_id, id),
  constraint signing_key_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
);
alter table signing_key enable row level security, force row level security;
create policy backing_up on signing_key as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on signing_key as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy only_erasing on signing_key as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy sign_in on signing_key as permissive for select using ((current_setting('app.scope'::text, true) = 'sign-in'::text));
create policy wall on signing_key as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on signing_key to mentorium_desk;

create table signing_secret (
  organisation_id uuid not null,
  key_id uuid not null,
  private_key jsonb not null,
  constraint signing_secret_pkey PRIMARY KEY (organisation_id, key_id),
  constraint signing_secret_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint signing_secret_organisation_id_key_id_fkey FOREIGN KEY (organisation_id, key_id) REFERENCES signing_key(organisation_id, id)
);
alter table signing_secret enable row level security, force row level security;
create policy backing_up on signing_secret as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on signing_secret as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy only_erasing on signing_secret as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy sign on signing_secret as permissive for all using ((current_setting('app.purpose'::text, true) = 'sign'::text));
create policy wall on signing_secret as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on signing_secret to mentorium_desk;

create table specialty (
  organisation_id uuid not null,
  person_id uuid not null,
  target text not null,
  constraint specialty_pkey PRIMARY KEY (organisation_id, person_id, target),
  constraint specialty_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint specialty_organisation_id_person_id_fkey FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id),
  constraint specialty_target_check CHECK ((target = ANY (ARRAY['counsellor'::text, 'careers'::text])))
);
CREATE TRIGGER two_agree BEFORE INSERT OR UPDATE OF target, person_id ON public.specialty FOR EACH ROW EXECUTE FUNCTION guard_specialty();
alter table specialty enable row level security, force row level security;
create policy backing_up on specialty as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on specialty as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy inside on specialty as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
create policy wall on specialty as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on specialty to mentorium_desk;

create table spent_challenge (
  challenge_hash bytea not null,
  spent_at timestamp with time zone not null default now(),
  constraint spent_challenge_pkey PRIMARY KEY (challenge_hash)
);
CREATE INDEX spent_challenge_over ON public.spent_challenge USING btree (spent_at);
alter table spent_challenge enable row level security, force row level security;
create policy backing_up on spent_challenge as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy sign_in on spent_challenge as permissive for all using ((current_setting('app.scope'::text, true) = 'sign-in'::text));
grant delete, insert, select, update on spent_challenge to mentorium_desk;

create table strength (
  organisation_id uuid not null,
  person_id uuid not null,
  competence_id text not null,
  round_id uuid not null,
  helps boolean not null,
  matches boolean not null,
  made_at timestamp with time zone not null default now(),
  constraint strength_pkey PRIMARY KEY (organisation_id, person_id, competence_id),
  constraint strength_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint strength_organisation_id_person_id_fkey FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id),
  constraint strength_organisation_id_round_id_fkey FOREIGN KEY (organisation_id, round_id) REFERENCES assessment_round(organisation_id, id)
);
alter table strength enable row level security, force row level security;
create policy backing_up on strength as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on strength as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy wall on strength as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select, update on strength to mentorium_desk;
grant update (round_id) on strength to mentorium_desk;

create table talk_preparation (
  organisation_id uuid not null,
  author_id uuid not null,
  body bytea not null,
  written_on date not null,
  key_id uuid,
  id uuid not null default gen_random_uuid(),
  appointment_id uuid,
  constraint talk_preparation_once UNIQUE (organisation_id, appointment_id, author_id),
  constraint talk_preparation_pkey PRIMARY KEY (organisation_id, id, author_id),
  constraint talk_preparation_appointment FOREIGN KEY (organisation_id, appointment_id) REFERENCES appointment(organisation_id, id),
  constraint talk_preparation_key FOREIGN KEY (organisation_id, key_id) REFERENCES data_key(organisation_id, id),
  constraint talk_preparation_organisation_id_author_id_fkey FOREIGN KEY (organisation_id, author_id) REFERENCES person(organisation_id, id),
  constraint talk_preparation_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint talk_preparation_is_sealed CHECK (((body IS NULL) OR (key_id IS NOT NULL))) NOT VALID
);
CREATE INDEX talk_preparation_sealed_under ON public.talk_preparation USING btree (organisation_id, key_id);
CREATE TRIGGER not_after_end BEFORE INSERT OR UPDATE ON public.talk_preparation FOR EACH ROW EXECUTE FUNCTION refuse_after_end('appointment', 'appointment_id');
alter table talk_preparation enable row level security, force row level security;
create policy author on talk_preparation as permissive for all using ((author_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid));
create policy backing_up on talk_preparation as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on talk_preparation as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy keeping_keys on talk_preparation as permissive for all to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'keys'::text));
create policy mentors on talk_preparation as permissive for select using ((EXISTS ( SELECT
   FROM (appointment a
     JOIN running_member m ON (((m.organisation_id = a.organisation_id) AND (m.mentorship_id = a.mentorship_id) AND (m.part = ANY (ARRAY['mentor'::text, 'second-mentor'::text])))))
  WHERE ((a.organisation_id = talk_preparation.organisation_id) AND (a.id = talk_preparation.appointment_id) AND (m.person_id = at_work())))));
create policy only_erasing on talk_preparation as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy wall on talk_preparation as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on talk_preparation to mentorium_desk;
grant update (body, written_on, key_id) on talk_preparation to mentorium_desk;

create table talk_slot (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  mentorship_id uuid not null,
  starts_at timestamp with time zone not null,
  minutes integer not null,
  party text not null,
  place text,
  offered_by uuid not null,
  mentee_id uuid,
  booked_by uuid,
  appointment_id uuid,
  withdrawn_at timestamp with time zone,
  theme text not null default 'progress'::text,
  constraint talk_slot_pkey PRIMARY KEY (organisation_id, id),
  constraint talk_slot_organisation_id_appointment_id_fkey FOREIGN KEY (organisation_id, appointment_id) REFERENCES appointment(organisation_id, id),
  constraint talk_slot_organisation_id_booked_by_fkey FOREIGN KEY (organisation_id, booked_by) REFERENCES person(organisation_id, id),
  constraint talk_slot_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint talk_slot_organisation_id_mentee_id_fkey FOREIGN KEY (organisation_id, mentee_id) REFERENCES person(organisation_id, id),
  constraint talk_slot_organisation_id_mentorship_id_fkey FOREIGN KEY (organisation_id, mentorship_id) REFERENCES mentorship(organisation_id, id),
  constraint talk_slot_organisation_id_offered_by_fkey FOREIGN KEY (organisation_id, offered_by) REFERENCES person(organisation_id, id),
  constraint talk_slot_check CHECK (((mentee_id IS NULL) = (booked_by IS NULL))),
  constraint talk_slot_minutes_check CHECK (((minutes >= 5) AND (minutes <= 240))),
  constraint talk_slot_party_check CHECK ((party = ANY (ARRAY['pupil'::text, 'guardian'::text, 'three'::text]))),
  constraint talk_slot_theme_check CHECK ((theme = ANY (ARRAY['getting-to-know'::text, 'progress'::text, 'report'::text, 'exploring'::text])))
);
CREATE INDEX talk_slot_mentorship ON public.talk_slot USING btree (organisation_id, mentorship_id, starts_at);
CREATE TRIGGER not_after_end BEFORE INSERT OR UPDATE ON public.talk_slot FOR EACH ROW EXECUTE FUNCTION refuse_after_end();
alter table talk_slot enable row level security, force row level security;
create policy backing_up on talk_slot as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on talk_slot as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy inside on talk_slot as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
create policy only_erasing on talk_slot as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy wall on talk_slot as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on talk_slot to mentorium_desk;
grant update (mentee_id, booked_by, appointment_id, withdrawn_at) on talk_slot to mentorium_desk;

create table talk_slot_pupil (
  organisation_id uuid not null,
  slot_id uuid not null,
  mentee_id uuid not null,
  constraint talk_slot_pupil_pkey PRIMARY KEY (organisation_id, slot_id, mentee_id),
  constraint talk_slot_pupil_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint talk_slot_pupil_organisation_id_mentee_id_fkey FOREIGN KEY (organisation_id, mentee_id) REFERENCES person(organisation_id, id),
  constraint talk_slot_pupil_organisation_id_slot_id_fkey FOREIGN KEY (organisation_id, slot_id) REFERENCES talk_slot(organisation_id, id)
);
CREATE INDEX talk_slot_pupil_mentee ON public.talk_slot_pupil USING btree (organisation_id, mentee_id);
CREATE TRIGGER not_after_end BEFORE INSERT OR UPDATE ON public.talk_slot_pupil FOR EACH ROW EXECUTE FUNCTION refuse_after_end('talk_slot', 'slot_id');
alter table talk_slot_pupil enable row level security, force row level security;
create policy backing_up on talk_slot_pupil as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on talk_slot_pupil as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy inside on talk_slot_pupil as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
create policy only_erasing on talk_slot_pupil as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy wall on talk_slot_pupil as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on talk_slot_pupil to mentorium_desk;

create table team_item (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  cohort_id uuid not null,
  kind text not null,
  body bytea not null,
  due_on date,
  made_by uuid not null,
  made_on date not null,
  done_on date,
  key_id uuid,
  constraint team_item_pkey PRIMARY KEY (organisation_id, id),
  constraint team_item_key FOREIGN KEY (organisation_id, key_id) REFERENCES data_key(organisation_id, id),
  constraint team_item_organisation_id_cohort_id_fkey FOREIGN KEY (organisation_id, cohort_id) REFERENCES cohort(organisation_id, id),
  constraint team_item_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint team_item_organisation_id_made_by_fkey FOREIGN KEY (organisation_id, made_by) REFERENCES person(organisation_id, id),
  constraint team_item_is_sealed CHECK (((body IS NULL) OR (key_id IS NOT NULL))) NOT VALID,
  constraint team_item_kind_check CHECK ((kind = ANY (ARRAY['task'::text, 'goal'::text])))
);
CREATE INDEX team_item_cohort ON public.team_item USING btree (organisation_id, cohort_id);
CREATE INDEX team_item_sealed_under ON public.team_item USING btree (organisation_id, key_id);
CREATE TRIGGER allowed_by_cohort_state BEFORE INSERT ON public.team_item FOR EACH ROW EXECUTE FUNCTION refuse_by_cohort_state();
alter table team_item enable row level security, force row level security;
create policy backing_up on team_item as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on team_item as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy keeping_keys on team_item as permissive for all to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'keys'::text));
create policy only_erasing on team_item as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy team on team_item as permissive for all using ((EXISTS ( SELECT
   FROM running_member m
  WHERE ((m.organisation_id = team_item.organisation_id) AND (m.cohort_id = team_item.cohort_id) AND (m.part = ANY (ARRAY['mentor'::text, 'second-mentor'::text])) AND (m.person_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid)))));
create policy wall on team_item as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on team_item to mentorium_desk;
grant update (done_on) on team_item to mentorium_desk;

create table team_owner (
  organisation_id uuid not null,
  item_id uuid not null,
  person_id uuid not null,
  asks_cover boolean not null default false,
  constraint team_owner_pkey PRIMARY KEY (organisation_id, item_id, person_id),
  constraint team_owner_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint team_owner_organisation_id_item_id_fkey FOREIGN KEY (organisation_id, item_id) REFERENCES team_item(organisation_id, id),
  constraint team_owner_organisation_id_person_id_fkey FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id)
);
alter table team_owner enable row level security, force row level security;
create policy backing_up on team_owner as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on team_owner as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy team on team_owner as permissive for all using ((EXISTS ( SELECT
   FROM team_item i
  WHERE ((i.organisation_id = team_owner.organisation_id) AND (i.id = team_owner.item_id)))));
create policy wall on team_owner as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on team_owner to mentorium_desk;
grant update (asks_cover) on team_owner to mentorium_desk;

create table tension (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  mentorship_id uuid not null,
  kind text not null,
  facts bytea not null,
  people uuid[] not null,
  seen_by uuid not null,
  seen_on date not null,
  closed_on date,
  key_id uuid,
  withdrawn_on date,
  constraint tension_pkey PRIMARY KEY (organisation_id, id),
  constraint tension_key FOREIGN KEY (organisation_id, key_id) REFERENCES data_key(organisation_id, id),
  constraint tension_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint tension_organisation_id_mentorship_id_fkey FOREIGN KEY (organisation_id, mentorship_id) REFERENCES mentorship(organisation_id, id),
  constraint tension_organisation_id_seen_by_fkey FOREIGN KEY (organisation_id, seen_by) REFERENCES person(organisation_id, id),
  constraint tension_is_sealed CHECK (((facts IS NULL) OR (key_id IS NOT NULL))) NOT VALID,
  constraint tension_kind_check CHECK ((kind = ANY (ARRAY['tension'::text, 'incident'::text, 'bullying'::text])))
);
CREATE INDEX tension_mentorship ON public.tension USING btree (organisation_id, mentorship_id);
CREATE INDEX tension_sealed_under ON public.tension USING btree (organisation_id, key_id);
CREATE TRIGGER not_after_end BEFORE INSERT OR UPDATE ON public.tension FOR EACH ROW EXECUTE FUNCTION refuse_after_end();
alter table tension enable row level security, force row level security;
create policy backing_up on tension as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on tension as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy keeping_keys on tension as permissive for all to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'keys'::text));
create policy mentors on tension as permissive for all using ((EXISTS ( SELECT
   FROM running_member m
  WHERE ((m.organisation_id = tension.organisation_id) AND (m.mentorship_id = tension.mentorship_id) AND (m.part = ANY (ARRAY['mentor'::text, 'second-mentor'::text])) AND (m.person_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid)))));
create policy not_withdrawn on tension as restrictive for select using (((withdrawn_on IS NULL) OR (current_setting('app.purpose'::text, true) = ANY (ARRAY['withdraw'::text, 'erase'::text, 'backup'::text, 'keys'::text]))));
create policy only_erasing on tension as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy wall on tension as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on tension to mentorium_desk;
grant update (kind, closed_on, withdrawn_on) on tension to mentorium_desk;

create table tension_step (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  tension_id uuid not null,
  grade text not null,
  words bytea,
  outcome text not null,
  taken_by uuid not null,
  taken_on date not null,
  key_id uuid,
  withdrawn_on date,
  constraint tension_step_pkey PRIMARY KEY (organisation_id, id),
  constraint tension_step_key FOREIGN KEY (organisation_id, key_id) REFERENCES data_key(organisation_id, id),
  constraint tension_step_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint tension_step_organisation_id_taken_by_fkey FOREIGN KEY (organisation_id, taken_by) REFERENCES person(organisation_id, id),
  constraint tension_step_organisation_id_tension_id_fkey FOREIGN KEY (organisation_id, tension_id) REFERENCES tension(organisation_id, id),
  constraint tension_step_is_sealed CHECK (((words IS NULL) OR (key_id IS NOT NULL))) NOT VALID,
  constraint tension_step_outcome_check CHECK ((outcome = ANY (ARRAY['calmer'::text, 'same'::text, 'worse'::text])))
);
CREATE INDEX tension_step_sealed_under ON public.tension_step USING btree (organisation_id, key_id);
CREATE INDEX tension_step_tension ON public.tension_step USING btree (organisation_id, tension_id);
CREATE TRIGGER not_after_end BEFORE INSERT OR UPDATE ON public.tension_step FOR EACH ROW EXECUTE FUNCTION refuse_after_end('tension', 'tension_id');
alter table tension_step enable row level security, force row level security;
create policy backing_up on tension_step as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on tension_step as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy keeping_keys on tension_step as permissive for all to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'keys'::text));
create policy mentors on tension_step as permissive for all using ((EXISTS ( SELECT
   FROM tension t
  WHERE ((t.organisation_id = tension_step.organisation_id) AND (t.id = tension_step.tension_id)))));
create policy not_withdrawn on tension_step as restrictive for select using (((withdrawn_on IS NULL) OR (current_setting('app.purpose'::text, true) = ANY (ARRAY['withdraw'::text, 'erase'::text, 'backup'::text, 'keys'::text]))));
create policy only_erasing on tension_step as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy wall on tension_step as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on tension_step to mentorium_desk;
grant update (withdrawn_on) on tension_step to mentorium_desk;

create table trial_talk (
  organisation_id uuid not null,
  proposal_id uuid not null,
  asked_by uuid not null,
  asked_on date not null,
  until date,
  talk_on date,
  mentor_asks_on date,
  mentee_asks_on date,
  settled_by uuid,
  settled_on date,
  constraint trial_talk_pkey PRIMARY KEY (organisation_id, proposal_id),
  constraint trial_talk_organisation_id_asked_by_fkey FOREIGN KEY (organisation_id, asked_by) REFERENCES person(organisation_id, id),
  constraint trial_talk_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint trial_talk_organisation_id_proposal_id_fkey FOREIGN KEY (organisation_id, proposal_id) REFERENCES proposal(organisation_id, id),
  constraint trial_talk_organisation_id_settled_by_fkey FOREIGN KEY (organisation_id, settled_by) REFERENCES person(organisation_id, id),
  constraint trial_talk_settled CHECK (((settled_by IS NULL) = (settled_on IS NULL)))
);
alter table trial_talk enable row level security, force row level security;
create policy asked on trial_talk as permissive for all using ((EXISTS ( SELECT
   FROM proposal q
  WHERE ((q.organisation_id = trial_talk.organisation_id) AND (q.id = trial_talk.proposal_id) AND (q.sent_at IS NOT NULL) AND ((at_work() = q.mentor_id) OR (at_work() = q.mentee_id))))));
create policy backing_up on trial_talk as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy coordinators on trial_talk as permissive for all using (holds_today(organisation_id, at_work(), ARRAY['coordinator'::text]));
create policy erasing on trial_talk as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy only_erasing on trial_talk as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy wall on trial_talk as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on trial_talk to mentorium_desk;
grant update (asked_by, asked_on, until, talk_on, mentor_asks_on, mentee_asks_on, settled_by, settled_on) on trial_talk to mentorium_desk;

create table trial_talk_word (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  proposal_id uuid not null,
  person_id uuid not null,
  words bytea not null,
  key_id uuid,
  is_shared boolean not null,
  said_on date not null,
  constraint trial_talk_word_once UNIQUE (organisation_id, proposal_id, person_id),
  constraint trial_talk_word_pkey PRIMARY KEY (organisation_id, id),
  constraint trial_talk_word_key FOREIGN KEY (organisation_id, key_id) REFERENCES data_key(organisation_id, id),
  constraint trial_talk_word_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint trial_talk_word_organisation_id_person_id_fkey FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id),
  constraint trial_talk_word_organisation_id_proposal_id_fkey FOREIGN KEY (organisation_id, proposal_id) REFERENCES trial_talk(organisation_id, proposal_id),
  constraint trial_talk_word_is_sealed CHECK ((key_id IS NOT NULL))
);
CREATE INDEX trial_talk_word_sealed_under ON public.trial_talk_word USING btree (organisation_id, key_id);
alter table trial_talk_word enable row level security, force row level security;
create policy backing_up on trial_talk_word as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy coordinators on trial_talk_word as permissive for select using ((is_shared AND holds_today(organisation_id, at_work(), ARRAY['coordinator'::text])));
create policy erasing on trial_talk_word as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy keeping_keys on trial_talk_word as permissive for all to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'keys'::text));
create policy own on trial_talk_word as permissive for all using ((person_id = at_work()));
create policy wall on trial_talk_word as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on trial_talk_word to mentorium_desk;
grant update (words, key_id, is_shared, said_on) on trial_talk_word to mentorium_desk;

create table unit (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  member_organisation_id uuid,
  kind text not null,
  name text not null,
  constraint unit_name_unique UNIQUE NULLS NOT DISTINCT (organisation_id, member_organisation_id, name),
  constraint unit_pkey PRIMARY KEY (organisation_id, id),
  constraint unit_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint unit_organisation_id_member_organisation_id_fkey FOREIGN KEY (organisation_id, member_organisation_id) REFERENCES member_organisation(organisation_id, id),
  constraint unit_kind_check CHECK ((kind = ANY (ARRAY['class'::text, 'department'::text])))
);
alter table unit enable row level security, force row level security;
create policy backing_up on unit as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on unit as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy wall on unit as permissive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select, update on unit to mentorium_desk;

create table wish (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  application_id uuid not null,
  person_id uuid not null,
  wished_id uuid not null,
  reason bytea,
  key_id uuid,
  made_on date not null,
  constraint wish_once UNIQUE (organisation_id, application_id, wished_id),
  constraint wish_pkey PRIMARY KEY (organisation_id, id),
  constraint wish_key FOREIGN KEY (organisation_id, key_id) REFERENCES data_key(organisation_id, id),
  constraint wish_organisation_id_application_id_fkey FOREIGN KEY (organisation_id, application_id) REFERENCES application(organisation_id, id),
  constraint wish_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint wish_organisation_id_person_id_fkey FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id),
  constraint wish_organisation_id_wished_id_fkey FOREIGN KEY (organisation_id, wished_id) REFERENCES person(organisation_id, id),
  constraint wish_is_sealed CHECK (((reason IS NULL) OR (key_id IS NOT NULL)))
);
CREATE INDEX wish_for ON public.wish USING btree (organisation_id, wished_id);
CREATE INDEX wish_of ON public.wish USING btree (organisation_id, person_id);
CREATE INDEX wish_sealed_under ON public.wish USING btree (organisation_id, key_id);
alter table wish enable row level security, force row level security;
create policy backing_up on wish as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy coordinators on wish as permissive for all using (holds_today(organisation_id, at_work(), ARRAY['coordinator'::text]));
create policy erasing on wish as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy keeping_keys on wish as permissive for all to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'keys'::text));
create policy own on wish as permissive for all using ((person_id = at_work()));
create policy wall on wish as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on wish to mentorium_desk;

create table worry (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  mentorship_id uuid not null,
  mentee_id uuid not null,
  author_id uuid not null,
  signs bytea not null,
  map bytea not null,
  seen_on date not null,
  step text not null,
  closed_on date,
  outcome text,
  key_id uuid,
  constraint worry_pkey PRIMARY KEY (organisation_id, id),
  constraint worry_key FOREIGN KEY (organisation_id, key_id) REFERENCES data_key(organisation_id, id),
  constraint worry_organisation_id_author_id_fkey FOREIGN KEY (organisation_id, author_id) REFERENCES person(organisation_id, id),
  constraint worry_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint worry_organisation_id_mentee_id_fkey FOREIGN KEY (organisation_id, mentee_id) REFERENCES person(organisation_id, id),
  constraint worry_organisation_id_mentorship_id_fkey FOREIGN KEY (organisation_id, mentorship_id) REFERENCES mentorship(organisation_id, id),
  constraint worry_check CHECK (((closed_on IS NULL) = (outcome IS NULL))),
  constraint worry_is_sealed CHECK (((key_id IS NOT NULL) AND (SUBSTRING(signs FROM 1 FOR 6) <> '\x706c61696e3a'::bytea))) NOT VALID,
  constraint worry_outcome_check CHECK ((outcome = ANY (ARRAY['better'::text, 'same'::text, 'referred'::text]))),
  constraint worry_step_check CHECK ((step = ANY (ARRAY['watch'::text, 'talk'::text, 'refer'::text])))
);
CREATE INDEX worry_mentee ON public.worry USING btree (organisation_id, mentorship_id, mentee_id);
CREATE INDEX worry_sealed_under ON public.worry USING btree (organisation_id, key_id);
CREATE TRIGGER not_after_end BEFORE INSERT OR UPDATE ON public.worry FOR EACH ROW EXECUTE FUNCTION refuse_after_end();
alter table worry enable row level security, force row level security;
create policy author on worry as permissive for all using ((author_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid));
create policy backing_up on worry as permissive for select to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'backup'::text));
create policy erasing on worry as permissive for all using (((current_setting('app.purpose'::text, true) = 'erase'::text) AND (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)));
create policy keeping_keys on worry as permissive for all to mentorium_owner using ((current_setting('app.purpose'::text, true) = 'keys'::text));
create policy only_erasing on worry as restrictive for delete to mentorium_desk using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['erase'::text, 'keys'::text])));
create policy wall on worry as restrictive for all using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid));
grant delete, insert, select on worry to mentorium_desk;
grant update (closed_on, outcome) on worry to mentorium_desk;

create view ended_member with (security_invoker=true) as
 SELECT x.organisation_id,
    x.mentorship_id,
    x.person_id,
    x.part,
    m.kind,
    m.cohort_id,
    c.closed_on
   FROM ((mentorship_member x
     JOIN mentorship m ON (((m.organisation_id = x.organisation_id) AND (m.id = x.mentorship_id))))
     JOIN closure c ON (((c.organisation_id = x.organisation_id) AND (c.mentorship_id = x.mentorship_id))))
  WHERE ((x.part <> 'substitute'::text) AND (x.first_day <= c.closed_on) AND (COALESCE(x.last_day, 'infinity'::date) >= c.closed_on));
grant select on ended_member to mentorium_desk;

create view mentorship_entry with (security_invoker=true) as
 SELECT a.organisation_id,
    a.mentorship_id,
    'agreement'::text AS kind,
    a.id AS entry_id,
    t.author_id AS made_by,
    a.made_on,
    t.mentee_id,
    a.text_id,
    'all'::text AS readers,
    (EXISTS ( SELECT
           FROM agreement_outcome o
          WHERE ((o.organisation_id = a.organisation_id) AND (o.agreement_id = a.id)))) AS is_bound
   FROM (agreement a
     JOIN confided_text t ON (((t.organisation_id = a.organisation_id) AND (t.id = a.text_id))))
  WHERE ((a.withdrawn_on IS NULL) AND (a.meeting_id IS NULL))
UNION ALL
 SELECT a.organisation_id,
    a.mentorship_id,
    'outcome'::text AS kind,
    a.id AS entry_id,
    o.settled_by AS made_by,
    o.settled_on AS made_on,
    t.mentee_id,
    a.text_id,
    'all'::text AS readers,
    (o.confirmed_on IS NOT NULL) AS is_bound
   FROM ((agreement_outcome o
     JOIN agreement a ON (((a.organisation_id = o.organisation_id) AND (a.id = o.agreement_id))))
     JOIN confided_text t ON (((t.organisation_id = a.organisation_id) AND (t.id = a.text_id))))
  WHERE (a.withdrawn_on IS NULL)
UNION ALL
 SELECT a.organisation_id,
    a.mentorship_id,
    'confirmation'::text AS kind,
    a.id AS entry_id,
    o.confirmed_by AS made_by,
    o.confirmed_on AS made_on,
    t.mentee_id,
    a.text_id,
    'all'::text AS readers,
    false AS is_bound
   FROM ((agreement_outcome o
     JOIN agreement a ON (((a.organisation_id = o.organisation_id) AND (a.id = o.agreement_id))))
     JOIN confided_text t ON (((t.organisation_id = a.organisation_id) AND (t.id = a.text_id))))
  WHERE ((a.withdrawn_on IS NULL) AND (o.confirmed_on IS NOT NULL))
UNION ALL
 SELECT g.organisation_id,
    g.mentorship_id,
    'goal'::text AS kind,
    g.id AS entry_id,
    g.set_by AS made_by,
    g.set_on AS made_on,
    t.mentee_id,
    g.text_id,
    'all'::text AS readers,
    (((g.reached_on IS NOT NULL) AND (g.reached_by IS DISTINCT FROM g.set_by)) OR (EXISTS ( SELECT
           FROM goal_step s
          WHERE ((s.organisation_id = g.organisation_id) AND (s.goal_id = g.id) AND (s.withdrawn_on IS NULL) AND ((s.made_by <> g.set_by) OR ((s.done_on IS NOT NULL) AND (s.done_by IS DISTINCT FROM g.set_by)))))) OR (EXISTS ( SELECT
           FROM card c
          WHERE ((c.organisation_id = g.organisation_id) AND (c.goal_id = g.id) AND (c.withdrawn_on IS NULL) AND (c.made_by <> g.set_by))))) AS is_bound
   FROM (goal g
     JOIN confided_text t ON (((t.organisation_id = g.organisation_id) AND (t.id = g.text_id))))
  WHERE (g.withdrawn_on IS NULL)
UNION ALL
 SELECT g.organisation_id,
    g.mentorship_id,
    'reached'::text AS kind,
    g.id AS entry_id,
    g.reached_by AS made_by,
    g.reached_on AS made_on,
    t.mentee_id,
    g.text_id,
    'all'::text AS readers,
    false AS is_bound
   FROM (goal g
     JOIN confided_text t ON (((t.organisation_id = g.organisation_id) AND (t.id = g.text_id))))
  WHERE ((g.withdrawn_on IS NULL) AND (g.reached_on IS NOT NULL))
UNION ALL
 SELECT g.organisation_id,
    g.mentorship_id,
    'step'::text AS kind,
    s.id AS entry_id,
    s.made_by,
    s.made_on,
    t.mentee_id,
    s.text_id,
    'all'::text AS readers,
    ((s.done_on IS NOT NULL) AND (s.done_by IS DISTINCT FROM s.made_by)) AS is_bound
   FROM ((goal_step s
     JOIN goal g ON (((g.organisation_id = s.organisation_id) AND (g.id = s.goal_id))))
     JOIN confided_text t ON (((t.organisation_id = s.organisation_id) AND (t.id = s.text_id))))
  WHERE ((s.withdrawn_on IS NULL) AND (g.withdrawn_on IS NULL))
UNION ALL
 SELECT g.organisation_id,
    g.mentorship_id,
    'step-done'::text AS kind,
    s.id AS entry_id,
    s.done_by AS made_by,
    s.done_on AS made_on,
    t.mentee_id,
    s.text_id,
    'all'::text AS readers,
    false AS is_bound
   FROM ((goal_step s
     JOIN goal g ON (((g.organisation_id = s.organisation_id) AND (g.id = s.goal_id))))
     JOIN confided_text t ON (((t.organisation_id = s.organisation_id) AND (t.id = s.text_id))))
  WHERE ((s.withdrawn_on IS NULL) AND (g.withdrawn_on IS NULL) AND (s.done_on IS NOT NULL))
UNION ALL
 SELECT n.organisation_id,
    n.mentorship_id,
    'need'::text AS kind,
    n.id AS entry_id,
    t.author_id AS made_by,
    n.set_on AS made_on,
    t.mentee_id,
    n.text_id,
    'all'::text AS readers,
    ((n.replaced_by IS NOT NULL) OR ((EXISTS ( SELECT
           FROM goal g
          WHERE ((g.organisation_id = n.organisation_id) AND (g.need_id = n.id) AND (g.withdrawn_on IS NULL)))) AND (NOT (EXISTS ( SELECT
           FROM need b
          WHERE ((b.organisation_id = n.organisation_id) AND (b.replaced_by = n.id))))))) AS is_bound
   FROM (need n
     JOIN confided_text t ON (((t.organisation_id = n.organisation_id) AND (t.id = n.text_id))))
  WHERE (n.withdrawn_on IS NULL)
UNION ALL
 SELECT c.organisation_id,
    c.mentorship_id,
    'card'::text AS kind,
    c.id AS entry_id,
    c.made_by,
    c.made_on,
    t.mentee_id,
    c.text_id,
        CASE t.note_class
            WHEN 'private'::text THEN 'self'::text
            ELSE 'all'::text
        END AS readers,
    (((c.reviewed_on IS NOT NULL) AND (c.reviewed_by IS DISTINCT FROM c.made_by)) OR (EXISTS ( SELECT
           FROM card b
          WHERE ((b.organisation_id = c.organisation_id) AND (b.built_on = c.id) AND (b.withdrawn_on IS NULL))))) AS is_bound
   FROM (card c
     JOIN confided_text t ON (((t.organisation_id = c.organisation_id) AND (t.id = c.text_id))))
  WHERE (c.withdrawn_on IS NULL)
UNION ALL
 SELECT c.organisation_id,
    c.mentorship_id,
    'review'::text AS kind,
    c.id AS entry_id,
    c.reviewed_by AS made_by,
    c.reviewed_on AS made_on,
    t.mentee_id,
    c.outcome_id AS text_id,
        CASE t.note_class
            WHEN 'private'::text THEN 'self'::text
            ELSE 'all'::text
        END AS readers,
    false AS is_bound
   FROM (card c
     JOIN confided_text t ON (((t.organisation_id = c.organisation_id) AND (t.id = c.text_id))))
  WHERE ((c.withdrawn_on IS NULL) AND (c.reviewed_on IS NOT NULL))
UNION ALL
 SELECT m.organisation_id,
    m.mentorship_id,
    'point'::text AS kind,
    k.id AS entry_id,
    k.confirmed_by AS made_by,
    k.confirmed_on AS made_on,
    t.mentee_id,
    k.text_id,
    'all'::text AS readers,
    false AS is_bound
   FROM ((key_point k
     JOIN meeting m ON (((m.organisation_id = k.organisation_id) AND (m.id = k.meeting_id))))
     JOIN confided_text t ON (((t.organisation_id = k.organisation_id) AND (t.id = k.text_id))))
  WHERE ((k.withdrawn_on IS NULL) AND (m.withdrawn_on IS NULL) AND (k.confirmed_on IS NOT NULL))
UNION ALL
 SELECT t.organisation_id,
    t.mentorship_id,
    'view'::text AS kind,
    c.id AS entry_id,
    c.author_id AS made_by,
    c.made_on,
    COALESCE(t.mentee_id, ( SELECT x.person_id
           FROM mentorship_member x
          WHERE ((x.organisation_id = t.organisation_id) AND (x.mentorship_id = t.mentorship_id) AND (x.person_id = c.author_id) AND (x.part = 'mentee'::text))
         LIMIT 1)) AS mentee_id,
    NULL::uuid AS text_id,
    'all'::text AS readers,
    false AS is_bound
   FROM (counter_statement c
     JOIN confided_text t ON (((t.organisation_id = c.organisation_id) AND (t.id = c.text_id))))
  WHERE (c.withdrawn_on IS NULL)
UNION ALL
 SELECT p.organisation_id,
    p.mentorship_id,
    'pulse'::text AS kind,
    p.id AS entry_id,
    p.mentee_id AS made_by,
    p.given_on AS made_on,
    p.mentee_id,
    NULL::uuid AS text_id,
    'self'::text AS readers,
    false AS is_bound
   FROM pulse p
UNION ALL
 SELECT x.organisation_id,
    x.mentorship_id,
    'extension'::text AS kind,
    x.id AS entry_id,
    x.asked_by AS made_by,
    x.asked_on AS made_on,
    NULL::uuid AS mentee_id,
    NULL::uuid AS text_id,
    'all'::text AS readers,
    (x.agreed_on IS NOT NULL) AS is_bound
   FROM extension x
  WHERE (x.withdrawn_on IS NULL)
UNION ALL
 SELECT x.organisation_id,
    x.mentorship_id,
    'extension-agreement'::text AS kind,
    x.id AS entry_id,
    x.agreed_by AS made_by,
    x.agreed_on AS made_on,
    NULL::uuid AS mentee_id,
    NULL::uuid AS text_id,
    'all'::text AS readers,
    false AS is_bound
   FROM extension x
  WHERE ((x.withdrawn_on IS NULL) AND (x.agreed_on IS NOT NULL))
UNION ALL
 SELECT m.organisation_id,
    m.mentorship_id,
    'opening'::text AS kind,
    m.id AS entry_id,
    m.opened_by AS made_by,
    m.opened_on AS made_on,
    NULL::uuid AS mentee_id,
    NULL::uuid AS text_id,
    'all'::text AS readers,
    false AS is_bound
   FROM mentorship_member m
  WHERE (m.opened_on IS NOT NULL)
UNION ALL
 SELECT h.organisation_id,
    h.mentorship_id,
    'handover'::text AS kind,
    h.id AS entry_id,
    h.from_id AS made_by,
    (t.written_at)::date AS made_on,
    h.mentee_id,
    h.text_id,
    'all'::text AS readers,
    ((h.mentee_id IS NULL) AND (COALESCE(h.consent_on, h.declined_on) IS NOT NULL)) AS is_bound
   FROM (handover h
     JOIN confided_text t ON (((t.organisation_id = h.organisation_id) AND (t.id = h.text_id))))
  WHERE (h.withdrawn_on IS NULL)
UNION ALL
 SELECT h.organisation_id,
    h.mentorship_id,
    'consent'::text AS kind,
    h.id AS entry_id,
    m.person_id AS made_by,
    COALESCE(h.consent_on, h.declined_on) AS made_on,
    NULL::uuid AS mentee_id,
    h.text_id,
    'all'::text AS readers,
    false AS is_bound
   FROM (handover h
     JOIN running_member m ON (((m.organisation_id = h.organisation_id) AND (m.mentorship_id = h.mentorship_id) AND (m.part = 'mentee'::text) AND (m.kind = 'pair'::text))))
  WHERE ((h.withdrawn_on IS NULL) AND (h.mentee_id IS NULL) AND (COALESCE(h.consent_on, h.declined_on) IS NOT NULL) AND (COALESCE(h.consent_by, m.person_id) = m.person_id))
UNION ALL
 SELECT e.organisation_id,
    e.mentorship_id,
    'career'::text AS kind,
    e.id AS entry_id,
    e.made_by,
    e.made_on,
    e.mentee_id,
    e.text_id,
    'all'::text AS readers,
    ((e.answer_id IS NOT NULL) OR ((e.done_on IS NOT NULL) AND (e.done_by IS DISTINCT FROM e.made_by)) OR (EXISTS ( SELECT
           FROM career_entry r
          WHERE ((r.organisation_id = e.organisation_id) AND (r.activity_id = e.id) AND (r.withdrawn_on IS NULL) AND (r.made_by <> e.made_by))))) AS is_bound
   FROM career_entry e
  WHERE (e.withdrawn_on IS NULL)
UNION ALL
 SELECT e.organisation_id,
    e.mentorship_id,
    'career-done'::text AS kind,
    e.id AS entry_id,
    e.done_by AS made_by,
    e.done_noted_on AS made_on,
    e.mentee_id,
    e.text_id,
    'all'::text AS readers,
    (EXISTS ( SELECT
           FROM career_entry r
          WHERE ((r.organisation_id = e.organisation_id) AND (r.activity_id = e.id) AND (r.withdrawn_on IS NULL) AND (r.made_by <> e.done_by)))) AS is_bound
   FROM career_entry e
  WHERE ((e.withdrawn_on IS NULL) AND (e.done_on IS NOT NULL))
UNION ALL
 SELECT e.organisation_id,
    e.mentorship_id,
    'career-answer'::text AS kind,
    e.id AS entry_id,
    t.author_id AS made_by,
    (t.written_at)::date AS made_on,
    e.mentee_id,
    e.answer_id AS text_id,
    'all'::text AS readers,
    false AS is_bound
   FROM (career_entry e
     JOIN confided_text t ON (((t.organisation_id = e.organisation_id) AND (t.id = e.answer_id))))
  WHERE (e.withdrawn_on IS NULL)
UNION ALL
 SELECT f.organisation_id,
    f.mentorship_id,
    'feedback'::text AS kind,
    f.id AS entry_id,
    f.giver_id AS made_by,
    (f.sent_at)::date AS made_on,
    NULL::uuid AS mentee_id,
    NULL::uuid AS text_id,
    'other'::text AS readers,
    (f.answered_at IS NOT NULL) AS is_bound
   FROM feedback f
  WHERE (f.withdrawn_on IS NULL)
UNION ALL
 SELECT f.organisation_id,
    f.mentorship_id,
    'feedback-answer'::text AS kind,
    f.id AS entry_id,
    f.receiver_id AS made_by,
    (f.answered_at)::date AS made_on,
    NULL::uuid AS mentee_id,
    NULL::uuid AS text_id,
    'other'::text AS readers,
    (f.confirmed_at IS NOT NULL) AS is_bound
   FROM feedback f
  WHERE ((f.withdrawn_on IS NULL) AND (f.answered_at IS NOT NULL))
UNION ALL
 SELECT f.organisation_id,
    f.mentorship_id,
    'feedback-settled'::text AS kind,
    f.id AS entry_id,
    f.giver_id AS made_by,
    (f.confirmed_at)::date AS made_on,
    NULL::uuid AS mentee_id,
    NULL::uuid AS text_id,
    'other'::text AS readers,
    false AS is_bound
   FROM feedback f
  WHERE ((f.withdrawn_on IS NULL) AND (f.confirmed_at IS NOT NULL))
UNION ALL
 SELECT t.organisation_id,
    t.mentorship_id,
    'tension'::text AS kind,
    t.id AS entry_id,
    t.seen_by AS made_by,
    t.seen_on AS made_on,
    NULL::uuid AS mentee_id,
    NULL::uuid AS text_id,
    'mentors'::text AS readers,
    ((t.closed_on IS NOT NULL) OR (EXISTS ( SELECT
           FROM tension_step s
          WHERE ((s.organisation_id = t.organisation_id) AND (s.tension_id = t.id) AND (s.withdrawn_on IS NULL) AND (s.taken_by <> t.seen_by))))) AS is_bound
   FROM tension t
  WHERE (t.withdrawn_on IS NULL)
UNION ALL
 SELECT t.organisation_id,
    t.mentorship_id,
    'tension-step'::text AS kind,
    s.id AS entry_id,
    s.taken_by AS made_by,
    s.taken_on AS made_on,
    NULL::uuid AS mentee_id,
    NULL::uuid AS text_id,
    'mentors'::text AS readers,
    false AS is_bound
   FROM (tension_step s
     JOIN tension t ON (((t.organisation_id = s.organisation_id) AND (t.id = s.tension_id))))
  WHERE ((s.withdrawn_on IS NULL) AND (t.withdrawn_on IS NULL) AND (t.closed_on IS NULL));
grant select on mentorship_entry to mentorium_desk;

create view running_member with (security_invoker=true) as
 SELECT x.organisation_id,
    x.mentorship_id,
    x.person_id,
    x.part,
    m.kind,
    m.cohort_id
   FROM (mentorship_member x
     JOIN mentorship m ON (((m.organisation_id = x.organisation_id) AND (m.id = x.mentorship_id))))
  WHERE (((this_day() >= x.first_day) AND (this_day() <= COALESCE(x.last_day, 'infinity'::date))) AND (NOT (EXISTS ( SELECT
           FROM closure c
          WHERE ((c.organisation_id = x.organisation_id) AND (c.mentorship_id = x.mentorship_id))))));
grant select on running_member to mentorium_desk;
