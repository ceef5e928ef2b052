-- What a mentor notes about a pupil outside a talk: for the author alone, for the mentors of the class, or for them and the pupil. Taken back
-- within a week it leaves its day and its author, and no word.
create table pupil_note (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  mentorship_id uuid not null,
  mentee_id uuid not null,
  author_id uuid not null,
  readers text not null check (readers in ('own', 'mentors', 'pupil')),
  body bytea,
  key_id uuid,
  written_at timestamptz not null default now(),
  written_on date not null,
  withdrawn_on date,
  primary key (organisation_id, id),
  foreign key (organisation_id, mentorship_id) references mentorship,
  foreign key (organisation_id, mentee_id) references person,
  foreign key (organisation_id, author_id) references person,
  constraint pupil_note_key foreign key (organisation_id, key_id) references data_key,
  constraint pupil_note_is_sealed check (body is null or key_id is not null),
  constraint pupil_note_withdrawn check ((body is null) = (withdrawn_on is not null))
);
create index pupil_note_mentee on pupil_note (organisation_id, mentorship_id, mentee_id);
create index pupil_note_sealed_under on pupil_note (organisation_id, key_id);
grant update (body, key_id, withdrawn_on) on pupil_note to mentorium_desk;
select put_behind_wall('pupil_note', by_person => true);

create policy author on pupil_note using (author_id = at_work());
create policy mentors on pupil_note for select using (readers in ('mentors', 'pupil') and exists (select from running_member m
  where m.organisation_id = pupil_note.organisation_id and m.mentorship_id = pupil_note.mentorship_id and m.person_id = at_work()
    and m.part in ('mentor', 'second-mentor')));
create policy pupil on pupil_note for select using (readers = 'pupil' and mentee_id = at_work() and (
  exists (select from running_member m where m.organisation_id = pupil_note.organisation_id and m.mentorship_id = pupil_note.mentorship_id
    and m.person_id = at_work() and m.part = 'mentee')
  or exists (select from ended_member m where m.organisation_id = pupil_note.organisation_id and m.mentorship_id = pupil_note.mentorship_id
    and m.person_id = at_work() and m.part = 'mentee')));

create trigger not_after_end before insert or update on pupil_note for each row execute function refuse_after_end();

-- A mentor of the class writes it, about a pupil of that class, in the own name.
create function guard_pupil_note() returns trigger language plpgsql as $$
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
$$;
-- Asked after the one that knows of the end: the names of triggers are their order.
create trigger of_own_class before insert or update on pupil_note for each row execute function guard_pupil_note();
