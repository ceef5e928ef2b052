-- What one person asks for and a second one agrees to. A row grants nothing: what was agreed is written where it is read.
-- Agreed without anybody's name: by whoever runs the server.
create table approval (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  batch_id uuid not null,
  kind text not null check (kind in ('account', 'role', 'specialty', 'guardian', 'address', 'card', 'provider')),
  person_id uuid,
  role text,
  target text,
  child_id uuid,
  address text check (address = lower(address)),
  provider_id uuid,
  asked_by uuid not null,
  asked_at timestamptz not null default now(),
  decided_by uuid,
  decided_at timestamptz,
  outcome text check (outcome in ('agreed', 'refused', 'withdrawn')),
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references person,
  foreign key (organisation_id, child_id) references person,
  foreign key (organisation_id, asked_by) references person,
  foreign key (organisation_id, decided_by) references person,
  foreign key (organisation_id, provider_id) references identity_provider on delete cascade,
  check ((outcome is null) = (decided_at is null)),
  check ((kind = 'provider') = (person_id is null)),
  constraint approval_by_two check (outcome <> 'agreed' or decided_by is null
    or (decided_by <> asked_by and (kind = 'address' or person_id is null or decided_by <> person_id)))
);
create index approval_waiting on approval (organisation_id, asked_at) where outcome is null;
create index approval_person on approval (organisation_id, person_id);
alter table approval enable row level security, force row level security;
create policy wall on approval using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
create policy by_asker on approval as restrictive for insert with check (asked_by = nullif(current_setting('app.person', true), '')::uuid);
create policy by_decider on approval as restrictive for update using (true)
  with check (decided_by is not distinct from nullif(current_setting('app.person', true), '')::uuid);
create policy erasing on approval using (current_setting('app.purpose', true) = 'erase' and organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
create policy only_erasing on approval as restrictive for delete to mentorium_desk using (current_setting('app.purpose', true) in ('erase', 'keys'));
do $$
begin
  execute format('create policy backing_up on approval for select to %I using (current_setting(''app.purpose'', true) = ''backup'')', current_user);
end
$$;
grant select, insert, delete on approval to mentorium_desk;
grant update (decided_by, decided_at, outcome) on approval to mentorium_desk;

-- A transaction in which a second person agreed, to exactly this.
create function is_agreed(organisation uuid, what text, whom uuid, which text) returns boolean
  language sql stable as $$
  select exists (select from approval a where a.organisation_id = organisation and a.kind = what and a.person_id = whom
    and coalesce(a.role, a.target, a.child_id::text, '') = which and a.outcome = 'agreed' and a.decided_at = now())
$$;
-- Somebody at work before anybody else has an account: there is nobody yet whose confidence could be broken.
create function founds_alone(organisation uuid) returns boolean
  language sql stable as $$
  select not exists (select from person p where p.organisation_id = organisation and p.account_id is not null
    and p.left_on is null and p.id is distinct from nullif(current_setting('app.person', true), '')::uuid)
$$;

-- The server writes these rows for somebody at work only after two have agreed. Nobody at work: a founding, the demo, a file that is restored.
create function guard_membership() returns trigger language plpgsql as $$
begin
  if current_user = 'mentorium_desk' and nullif(current_setting('app.person', true), '') is not null
    and new.role in ('administrator', 'coordinator', 'specialist', 'registrar', 'auditor')
    and not exists (select from identity_provider p where p.organisation_id = new.organisation_id and p.id = new.provider_id and p.is_agreed)
    and not is_agreed(new.organisation_id, 'role', new.person_id, new.role) and not founds_alone(new.organisation_id) then
    raise exception 'a second person has to agree to this role' using errcode = '42501';
  end if;
  return new;
end
$$;
create function guard_specialty() returns trigger language plpgsql as $$
begin
  if current_user = 'mentorium_desk' and nullif(current_setting('app.person', true), '') is not null
    and not is_agreed(new.organisation_id, 'specialty', new.person_id, new.target) and not founds_alone(new.organisation_id) then
    raise exception 'a second person has to agree to this specialty' using errcode = '42501';
  end if;
  return new;
end
$$;
create function guard_guardianship() returns trigger language plpgsql as $$
begin
  if current_user = 'mentorium_desk' and nullif(current_setting('app.person', true), '') is not null
    and not is_agreed(new.organisation_id, 'guardian', new.guardian_id, new.child_id::text) and not founds_alone(new.organisation_id) then
    raise exception 'a second person has to agree to this guardian' using errcode = '42501';
  end if;
  return new;
end
$$;
-- An account is never put in the place of another: it goes by erasing, or after two have agreed.
create function guard_account() returns trigger language plpgsql as $$
begin
  if current_user = 'mentorium_desk' and old.account_id is not null and new.account_id is distinct from old.account_id
    and current_setting('app.purpose', true) is distinct from 'erase'
    and not (new.account_id is null and is_agreed(new.organisation_id, 'account', new.id, '')) then
    raise exception 'somebody signs in as this person' using errcode = '42501';
  end if;
  return new;
end
$$;
create trigger two_agree before insert or update of role, person_id on membership for each row execute function guard_membership();
create trigger two_agree before insert or update of target, person_id on specialty for each row execute function guard_specialty();
create trigger two_agree before insert or update of guardian_id, child_id on guardianship for each row execute function guard_guardianship();
create trigger keeps_account before update of account_id on person for each row execute function guard_account();

-- A sign-in of the organisation lets people in, and gives roles: a second person agrees to it first. What stands there is in use.
alter table identity_provider add column is_agreed boolean not null default false;
alter table identity_provider no force row level security;
update identity_provider set is_agreed = true;
alter table identity_provider force row level security;
grant update (is_agreed) on identity_provider to mentorium_desk;

-- Where somebody could be written to before an import changed it.
alter table person add column earlier_email text check (earlier_email = lower(earlier_email)), add column email_changed_at timestamptz;

-- A card opens when its pupil has chosen a PIN that nobody else has seen. Cards that were handed out before are in use.
alter table class_card add column has_own_pin boolean not null default false, add column earlier_pin_hash text,
  add column opened_at timestamptz, add column wrong_tries int not null default 0;
alter table class_card no force row level security;
update class_card set opened_at = made_at;
alter table class_card force row level security;
grant update (has_own_pin, earlier_pin_hash, opened_at, wrong_tries) on class_card to mentorium_desk;
create policy door_tries on class_card for update using (current_setting('app.door', true) = 'sign-in');

-- What a rater handed in changes only through what it was handed in by, or by the rater signed in.
alter table rater add column submitted_link uuid;
alter table rater no force row level security;
alter table rating no force row level security;
update rater r set submitted_link = (select min(a.link_id::text)::uuid from rating a where a.organisation_id = r.organisation_id and a.rater_id = r.id)
  where submitted_at is not null;
alter table rater force row level security;
alter table rating force row level security;
grant update (ends_at) on rater_link to mentorium_desk;
create function guard_rating() returns trigger language plpgsql as $$
begin
  if current_user = 'mentorium_desk' and coalesce(current_setting('app.purpose', true), '') not in ('erase', 'keys')
    and exists (select from rater r where r.organisation_id = new.organisation_id and r.id = new.rater_id and r.submitted_at is not null
      and new.link_id is distinct from r.submitted_link
      and not exists (select from rater_link l where l.organisation_id = r.organisation_id and l.id = new.link_id and l.by_self)) then
    raise exception 'handed in already' using errcode = '42501';
  end if;
  return new;
end
$$;
create trigger handed_in before insert or update on rating for each row execute function guard_rating();
create trigger handed_in before insert or update on rating_comment for each row execute function guard_rating();

-- An official note is for those with a role in the matter: the specialist to whom its pupil was referred.
drop policy specialist on confided_text;
create policy specialist on confided_text for select using (note_class = 'official' and exists (
  select from referral r
    join specialty s on s.organisation_id = r.organisation_id and s.target = r.target
    join membership m on m.organisation_id = s.organisation_id and m.person_id = s.person_id and m.role = 'specialist'
  where r.organisation_id = confided_text.organisation_id and r.mentorship_id = confided_text.mentorship_id
    and (confided_text.mentee_id is null or confided_text.mentee_id = r.mentee_id)
    and s.person_id = nullif(current_setting('app.person', true), '')::uuid
    and this_day() between m.first_day and coalesce(m.last_day, 'infinity')));

-- The link that stops letters is made anew with everything else that was derived from a sign-in.
grant update (token) on mail_choice to mentorium_desk;
