-- Two rows for one person become one: what was moved is kept, so that it can be taken back for a week.

alter table person add column merged_into uuid;
alter table person add foreign key (organisation_id, merged_into) references person;
alter table person add check (merged_into <> id);

create table person_merge (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  kept_id uuid not null,
  gone_id uuid not null,
  made_by uuid not null,
  made_on date not null default this_day(),
  moved jsonb not null,
  taken_back_on date,
  primary key (organisation_id, id),
  foreign key (organisation_id, kept_id) references person,
  foreign key (organisation_id, gone_id) references person,
  foreign key (organisation_id, made_by) references person,
  check (kept_id <> gone_id)
);
select put_behind_wall('person_merge');
grant update (taken_back_on) on person_merge to mentorium_desk;

-- Whoever signs in, or holds a role that reads what others confided, is nobody's double.
create function guard_merge() returns trigger language plpgsql as $$
begin
  if is_act() and new.merged_into is not null and (new.account_id is not null or new.protected_hashes is not null or exists (select from membership m
      where m.organisation_id = new.organisation_id and m.person_id = new.id and is_guarded(m.role) and coalesce(m.last_day, 'infinity') >= this_day())
    or exists (select from mentorship_member x where x.organisation_id = new.organisation_id and x.person_id = new.id)
    or exists (select from guardianship g where g.organisation_id = new.organisation_id and new.id in (g.guardian_id, g.child_id))) then
    raise exception 'what hangs on a person does not change hands' using errcode = '42501';
  end if;
  return new;
end
$$;
create trigger keeps_own before update of merged_into on person for each row when (new.merged_into is not null) execute function guard_merge();
