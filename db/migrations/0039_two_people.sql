-- What two people decide is refused by the database when the two are not two: it does not trust the act that asks.

create function at_work() returns uuid language sql stable as $$
  select nullif(current_setting('app.person', true), '')::uuid
$$;
-- The server, in the name of somebody who is signed in.
create function is_act() returns boolean language sql stable as $$
  select current_user = 'mentorium_desk' and at_work() is not null
$$;
create function is_erasing() returns boolean language sql stable as $$
  select coalesce(current_setting('app.purpose', true), '') in ('erase', 'keys')
$$;
create function is_guarded(role text) returns boolean language sql immutable as $$
  select role in ('administrator', 'coordinator', 'specialist', 'registrar', 'auditor')
$$;

-- Founding ends for good with the second account: nobody is alone again because others have left.
alter table organisation add column founding_ended_at timestamptz;
grant update (founding_ended_at) on organisation to mentorium_desk;
alter table organisation no force row level security;
alter table person no force row level security;
alter table approval no force row level security;
update organisation o set founding_ended_at = now()
  where (select count(*) from person p where p.organisation_id = o.id and p.account_id is not null) > 1
    or exists (select from approval a where a.organisation_id = o.id);
alter table organisation force row level security;
alter table person force row level security;
alter table approval force row level security;

create function end_founding() returns trigger language plpgsql as $$
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
$$;
create trigger ends_founding after insert or update of account_id on person for each row execute function end_founding();
create function keep_founding_ended() returns trigger language plpgsql as $$
begin
  if old.founding_ended_at is not null and new.founding_ended_at is distinct from old.founding_ended_at then
    raise exception 'founding has ended for good' using errcode = '42501';
  end if;
  return new;
end
$$;
create trigger keeps_founding_ended before update of founding_ended_at on organisation for each row execute function keep_founding_ended();
create or replace function founds_alone(organisation uuid) returns boolean
  language sql stable as $$
  select not exists (select from organisation o where o.id = organisation and o.founding_ended_at is not null)
    and not exists (select from person p where p.organisation_id = organisation and p.account_id is not null and p.id is distinct from at_work())
$$;

-- Somebody leaves or comes back who holds a role of weight: two decide that too.
alter table approval drop constraint approval_kind_check;
alter table approval add constraint approval_kind_check
  check (kind in ('account', 'role', 'specialty', 'guardian', 'address', 'card', 'provider', 'leaving', 'return'));

-- Somebody and everybody who let them in during the last month, each by the one before.
create index approval_batch on approval (organisation_id, batch_id);
create index invitation_person on invitation (organisation_id, person_id);
create function let_in_by(organisation uuid, who uuid) returns setof uuid language sql stable as $$
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
$$;
-- One let the other in, or the same person both: they are no two people.
create function are_acquainted(organisation uuid, one uuid, other uuid) returns boolean language sql stable as $$
  select exists (select let_in_by(organisation, one) intersect select let_in_by(organisation, other))
$$;
create function holds_today(organisation uuid, who uuid, roles text[]) returns boolean language sql stable as $$
  select exists (select from membership m join person p on p.organisation_id = m.organisation_id and p.id = m.person_id
    where m.organisation_id = organisation and m.person_id = who and m.role = any(roles) and p.left_on is null
      and this_day() between m.first_day and coalesce(m.last_day, 'infinity'))
$$;

-- Why somebody cannot agree to a batch; null when they can. Nobody: whoever runs the server.
create function agreement_fault(organisation uuid, batch uuid, who uuid) returns text language plpgsql stable as $$
declare
  asker uuid;
  is_about boolean;
  is_own_address boolean;
begin
  select min(a.asked_by::text)::uuid, bool_or(a.person_id is not distinct from who), bool_and(a.kind = 'address' and a.person_id is not distinct from who)
    into asker, is_about, is_own_address from approval a where a.organisation_id = organisation and a.batch_id = batch;
  return case
    when asker is null then 'unknown'
    when who is null then case when exists (select second_people(organisation, batch)) then 'others' end
    when exists (select from approval a where a.organisation_id = organisation and a.batch_id = batch and a.asked_by = who) then 'asker'
    when is_own_address then null
    when is_about then 'concerned'
    when not holds_today(organisation, who, array['coordinator', 'administrator']) then 'stranger'
    when are_acquainted(organisation, asker, who) then 'acquainted'
  end;
end
$$;
-- Who could agree to a batch and signs in.
create function second_people(organisation uuid, batch uuid) returns setof uuid language sql stable as $$
  with candidate (id) as materialized (
    select a.person_id from approval a where a.organisation_id = organisation and a.batch_id = batch
    union
    select m.person_id from membership m where m.organisation_id = organisation and m.role in ('coordinator', 'administrator')
      and this_day() between m.first_day and coalesce(m.last_day, 'infinity')
  )
  select p.id from candidate c join person p on p.organisation_id = organisation and p.id = c.id
    where p.account_id is not null and p.left_on is null and agreement_fault(organisation, batch, p.id) is null
$$;

create function guard_approval() returns trigger language plpgsql as $$
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
$$;
create trigger asked_first before insert or update on approval for each row execute function guard_approval();
-- A batch is looked at once, as a whole: a file can ask for thousands.
create function guard_agreement() returns trigger language plpgsql as $$
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
$$;
create trigger two_agree after update on approval referencing new table as decided for each statement execute function guard_agreement();

-- A role of weight is neither given nor ended by one person, not by its days either.
create or replace function guard_membership() returns trigger language plpgsql as $$
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
$$;
drop trigger two_agree on membership;
create trigger two_agree before insert or delete or update of role, person_id, first_day, last_day on membership
  for each row execute function guard_membership();

create function guard_presence() returns trigger language plpgsql as $$
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
$$;
create trigger two_agree before update of left_on on person for each row execute function guard_presence();

-- The address of somebody who signs in is theirs. What was put away with a protected identity comes back as it was.
create function guard_address() returns trigger language plpgsql as $$
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
$$;
create trigger two_agree_to_address before update of email on person for each row execute function guard_address();

-- Every address of the last month, not the latest alone: each of them hears of links that go to another one.
alter table person add column earlier_emails text[] not null default '{}';
alter table person no force row level security;
update person set earlier_emails = array[earlier_email] where earlier_email is not null;
alter table person force row level security;
alter table person drop column earlier_email;
create function keep_earlier_addresses() returns trigger language plpgsql as $$
begin
  if new.email is distinct from old.email and not is_erasing() then
    new.earlier_emails := array_remove(array_remove(case when old.email_changed_at > now() - interval '30 days' then old.earlier_emails else '{}' end
      || array[old.email], null), new.email);
    new.email_changed_at := case when cardinality(new.earlier_emails) > 0 then now() end;
  end if;
  return new;
end
$$;
create trigger keeps_earlier_addresses before update of email on person for each row execute function keep_earlier_addresses();

-- A sign-in of the organisation lets people in and gives roles.
create function guard_provider() returns trigger language plpgsql as $$
begin
  if is_act() and new.is_agreed and not exists (select from approval a where a.organisation_id = new.organisation_id and a.kind = 'provider'
    and a.provider_id = new.id and a.outcome = 'agreed' and a.decided_at = now()) and not founds_alone(new.organisation_id) then
    raise exception 'a second person has to agree to this sign-in' using errcode = '42501';
  end if;
  return new;
end
$$;
create trigger two_agree before insert or update of issuer, client_id, role_claim, roles, is_agreed on identity_provider
  for each row execute function guard_provider();

-- A class card of a pupil who has been in before stays closed until the pupil, or two adults, open it.
create function guard_card() returns trigger language plpgsql as $$
begin
  if is_act() and new.opened_at is not null
    and (tg_op = 'INSERT' or new.opened_at is distinct from old.opened_at or new.code_hash <> old.code_hash or new.pin_hash <> old.pin_hash)
    and exists (select from person p where p.organisation_id = new.organisation_id and p.id = new.person_id and p.account_id is not null)
    and not is_agreed(new.organisation_id, 'card', new.person_id, '') then
    raise exception 'the pupil or a second adult opens this card' using errcode = '42501';
  end if;
  return new;
end
$$;
create trigger two_agree before insert or update of opened_at, code_hash, pin_hash on class_card for each row execute function guard_card();

-- A protected identity is opened by two who are two.
create function guard_glass() returns trigger language plpgsql as $$
begin
  if current_user <> 'mentorium_desk' then
    return new;
  end if;
  if tg_op = 'INSERT' then
    if new.asked_by is distinct from at_work() or num_nonnulls(new.agreed_by, new.refused_by) > 0 then
      raise exception 'only who needs it asks to open a protected identity' using errcode = '42501';
    end if;
    return new;
  end if;
  if old.agreed_by is not null or old.refused_by is not null or coalesce(new.agreed_by, new.refused_by) is distinct from at_work() then
    raise exception 'this has been answered, or is answered for somebody else' using errcode = '42501';
  end if;
  if new.agreed_by is not null and (are_acquainted(new.organisation_id, new.asked_by, new.agreed_by)
    or not holds_today(new.organisation_id, new.agreed_by, array['administrator', 'coordinator', 'specialist'])) then
    raise exception 'somebody else has to agree to open a protected identity' using errcode = '42501';
  end if;
  return new;
end
$$;
create trigger two_agree before insert or update on glass for each row execute function guard_glass();
