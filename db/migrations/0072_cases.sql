-- A case between pupils says who suffers, who does it and who stands by, each apart; it has somebody who looks after it, a day of a second look, and an
-- end with a result. Whoever acts reads it: the mentors of the class, and a counsellor whom they ask in.
alter table tension
  add column owner_id uuid,
  add column counsellor_id uuid,
  add column look_on date,
  add column result text,
  add constraint tension_owner foreign key (organisation_id, owner_id) references person,
  add constraint tension_counsellor foreign key (organisation_id, counsellor_id) references person,
  add constraint tension_result check (result in ('stopped', 'less', 'elsewhere', 'unfounded')),
  add constraint tension_result_at_end check (result is null or closed_on is not null);

create table tension_person (
  organisation_id uuid not null references organisation,
  tension_id uuid not null,
  person_id uuid not null,
  role text not null check (role in ('target', 'doer', 'bystander', 'involved')),
  primary key (organisation_id, tension_id, person_id),
  foreign key (organisation_id, tension_id) references tension,
  foreign key (organisation_id, person_id) references person
);
create index tension_person_person on tension_person (organisation_id, person_id);
create index tension_owned_by on tension (organisation_id, owner_id);
create index tension_counselled_by on tension (organisation_id, counsellor_id);
grant update (role) on tension_person to mentorium_desk;
select put_behind_wall('tension_person', by_person => true);

alter table tension no force row level security;
alter table tension_person no force row level security;
alter table person no force row level security;
update tension set owner_id = seen_by;
-- Nobody said until now what part each had in it.
insert into tension_person (organisation_id, tension_id, person_id, role)
  select distinct t.organisation_id, t.id, p.id, 'involved' from tension t join person p on p.organisation_id = t.organisation_id and p.id = any (t.people);
-- An open case that has no day is looked at again within two weeks.
update tension set look_on = this_day() + 14 where kind = 'bullying' and closed_on is null;
alter table tension force row level security;
alter table tension_person force row level security;
alter table person force row level security;
alter table tension alter column owner_id set not null;
alter table tension drop column people;
grant update (owner_id, counsellor_id, look_on, result) on tension to mentorium_desk;

-- Whoever acts in a case: a mentor of the class, or the counsellor who was asked in and still is one.
create function acts_in_case(house uuid, class uuid, counsellor uuid) returns boolean language sql stable as $$
  select exists (select from running_member m where m.organisation_id = house and m.mentorship_id = class and m.part in ('mentor', 'second-mentor') and m.person_id = at_work())
    or (counsellor = at_work() and exists (select from specialty s join membership m on m.organisation_id = s.organisation_id and m.person_id = s.person_id and m.role = 'specialist'
      where s.organisation_id = house and s.person_id = counsellor and s.target = 'counsellor' and this_day() between m.first_day and coalesce(m.last_day, 'infinity')))
$$;
create policy counsellor on tension using (counsellor_id = at_work() and acts_in_case(organisation_id, mentorship_id, counsellor_id));
create policy acting on tension_person using (exists (select from tension t where t.organisation_id = tension_person.organisation_id and t.id = tension_person.tension_id
  and acts_in_case(t.organisation_id, t.mentorship_id, t.counsellor_id)));
drop policy mentors on tension_step;
create policy acting on tension_step using (exists (select from tension t where t.organisation_id = tension_step.organisation_id and t.id = tension_step.tension_id
  and acts_in_case(t.organisation_id, t.mentorship_id, t.counsellor_id)));
create trigger not_after_end before insert or update on tension_person for each row execute function refuse_after_end('tension', 'tension_id');

-- The page of the school counts cases and referrals by their age. Rows of who is in them stay behind the wall.
create function reports_on_school() returns boolean language sql stable as $$
  select current_setting('app.purpose', true) = 'report' and exists (select from membership m
    where m.organisation_id = nullif(current_setting('app.organisation', true), '')::uuid and m.person_id = at_work() and m.role = 'coordinator'
      and this_day() between m.first_day and coalesce(m.last_day, 'infinity'))
$$;
create policy report on tension for select using (reports_on_school());
create policy report on referral for select using (reports_on_school());

-- A case is closed with what came of it, and nobody is asked in who is no counsellor.
create function guard_case() returns trigger language plpgsql as $$
begin
  if not is_act() or is_erasing() then
    return new;
  end if;
  if new.counsellor_id is not null and (tg_op = 'INSERT' or new.counsellor_id is distinct from old.counsellor_id)
    and not exists (select from specialty s where s.organisation_id = new.organisation_id and s.person_id = new.counsellor_id and s.target = 'counsellor') then
    raise exception 'only a counsellor is asked into a case' using errcode = '42501', constraint = 'tension_counsellor_is_one';
  end if;
  if (tg_op = 'INSERT' or new.owner_id is distinct from old.owner_id) and new.owner_id is distinct from new.counsellor_id
    and not exists (select from running_member m where m.organisation_id = new.organisation_id and m.mentorship_id = new.mentorship_id
      and m.part in ('mentor', 'second-mentor') and m.person_id = new.owner_id) then
    raise exception 'whoever acts in a case looks after it' using errcode = '42501', constraint = 'tension_owner_acts';
  end if;
  if tg_op = 'UPDATE' and new.closed_on is not null and old.closed_on is null and new.kind = 'bullying' and new.result is null then
    raise exception 'a case of bullying ends with its result' using errcode = '42501', constraint = 'tension_ends_with_result';
  end if;
  return new;
end
$$;
create trigger of_own_case before insert or update on tension for each row execute function guard_case();

-- Of steps of one day, which came first.
alter table tension_step add column taken_at timestamptz not null default now();
