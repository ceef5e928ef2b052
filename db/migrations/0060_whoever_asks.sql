-- Who asked, and may not ask any more, is agreed to by nobody; and an address to come back to for each sign-in.

-- ID-1, PI-3: a request is as good as whoever asked: it ends with the role by which they did. A class card is asked for by a mentor, the end of a
-- protection by whoever looks after it.
create function may_still_ask(organisation uuid, who uuid, what text) returns boolean language sql stable as $$
  select holds_today(organisation, who, array['coordinator', 'administrator'] || case what
    when 'card' then array['mentor']
    when 'identity' then array['specialist']
    when 'unprotection' then array['specialist']
    else array[]::text[] end)
$$;

create or replace function agreement_fault(organisation uuid, batch uuid, who uuid) returns text language plpgsql stable as $$
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
$$;

create or replace function guard_break_glass_access() returns trigger language plpgsql as $$
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
$$;

drop policy break_glass_access on protected_identity;
create policy break_glass_access on protected_identity for select using (exists (select from break_glass_access g
  where g.organisation_id = protected_identity.organisation_id and g.person_id = protected_identity.person_id
    and g.asked_by = nullif(current_setting('app.person', true), '')::uuid and g.agreed_by is not null and g.ends_at > now()
    and g.agreed_at <= now() + interval '5 minutes'
    and may_still_ask(g.organisation_id, g.asked_by, 'identity')));

-- Each sign-in of an organisation has an address of its own to which its provider sends people back, so that an answer of one is never taken to
-- another (RFC 9700, section 4.4). Those that were set up before keep the one address they were told.
alter table identity_provider
  add column callback_number int check (callback_number > 0),
  add constraint identity_provider_callback unique (organisation_id, callback_number);
