-- A page about oneself that candidates read before a yes, wishes with their reasons, a pair made by hand, a talk on trial, and the next step of a
-- mentorship for whoever looks after it.

-- What somebody tells of themselves is shown to more people once they say so; how they can be reached stays between those in a mentorship, and so
-- lies in a table with a wall of its own. The texts keep the name under which they were sealed.
create table open_profile_contact (
  organisation_id uuid not null references organisation,
  person_id uuid not null,
  contact bytea not null,
  key_id uuid,
  changed_on date not null,
  primary key (organisation_id, person_id),
  foreign key (organisation_id, person_id) references person,
  constraint open_profile_contact_key foreign key (organisation_id, key_id) references data_key
);
create index open_profile_contact_sealed_under on open_profile_contact (organisation_id, key_id);
alter table open_profile no force row level security;
insert into open_profile_contact (organisation_id, person_id, contact, key_id, changed_on)
  select organisation_id, person_id, contact, key_id, changed_on from open_profile where contact is not null;
alter table open_profile force row level security;
alter table open_profile_contact add constraint open_profile_contact_is_sealed check (key_id is not null) not valid;
select put_behind_wall('open_profile_contact', by_person => true, may_delete => true);
create policy own on open_profile_contact using (person_id = at_work());
create policy partner on open_profile_contact for select using (exists (
  select from running_member o join running_member m on m.organisation_id = o.organisation_id and m.mentorship_id = o.mentorship_id
  where o.organisation_id = open_profile_contact.organisation_id and o.person_id = open_profile_contact.person_id
    and (o.part <> 'mentee' or o.kind = 'pair') and m.person_id = at_work()));
grant update (contact, key_id, changed_on) on open_profile_contact to mentorium_desk;

alter table open_profile drop column contact;
alter table open_profile
  add column topics bytea,
  add column times bytea,
  add column photo bytea,
  add column photo_type text check (photo_type in ('image/jpeg', 'image/png', 'image/webp')),
  add column photo_scanned_at timestamptz,
  -- Since when candidates read it; empty: they do not.
  add column shown_since date,
  add constraint open_profile_photo check ((photo is null) = (photo_type is null)),
  add constraint open_profile_is_sealed check (num_nonnulls(about, interests, topics, times, photo) = 0 or key_id is not null) not valid;
grant update (topics, times, photo, photo_type, photo_scanned_at, shown_since) on open_profile to mentorium_desk;
-- Whoever wrote it deletes it.
drop policy only_erasing on open_profile;

-- In which cohorts people choose from those who have a page, and whether its author is named there.
alter table cohort
  add column open_choice text not null default 'off' check (open_choice in ('off', 'with-names', 'without-names'));

-- Nobody reads a page of somebody who has left, whose data are not to be used, or whose identity is protected.
create function may_be_shown(house uuid, somebody uuid) returns boolean language sql stable as $$
  select exists (select from person p where p.organisation_id = house and p.id = somebody and p.left_on is null and p.protected_hashes is null)
    and not is_restricted(house, somebody)
$$;
create function is_admitted(house uuid, which uuid) returns boolean language sql stable as $$
  select exists (select from application a
    join lateral (select d.admitted, d.valid_until from admission_decision d where d.organisation_id = a.organisation_id and d.application_id = a.id
      order by d.decided_at desc limit 1) d on d.admitted and coalesce(d.valid_until, 'infinity') >= this_day()
    where a.organisation_id = house and a.id = which and a.withdrawn_on is null)
$$;
-- A mentee without a mentorship in the cohort, or a mentor with a place left.
create function is_to_place(house uuid, which uuid) returns boolean language sql stable as $$
  select exists (select from application a where a.organisation_id = house and a.id = which
    and (select count(*) from mentorship m
        join mentorship_member x on x.organisation_id = m.organisation_id and x.mentorship_id = m.id and x.person_id = a.person_id and x.part = a.role
        left join closure e on e.organisation_id = m.organisation_id and e.mentorship_id = m.id
        where m.organisation_id = a.organisation_id and m.cohort_id = a.cohort_id
          and coalesce(e.reason, 'completed') = 'completed' and (a.role = 'mentee' or e.mentorship_id is null))
      < case when a.role = 'mentor' then a.places else 1 end)
$$;
create policy coordinators on open_profile for select using (
  shown_since is not null and holds_today(organisation_id, at_work(), array['coordinator']) and may_be_shown(organisation_id, person_id));
-- Of a shortlist a mentor reads the page of whoever has chosen, and not before.
create policy proposed on open_profile for select using (shown_since is not null and may_be_shown(organisation_id, person_id) and exists (
  select from proposal q where q.organisation_id = open_profile.organisation_id and q.sent_at is not null
    and (q.mentor_id = open_profile.person_id and q.mentee_id = at_work()
      or q.mentee_id = open_profile.person_id and q.mentor_id = at_work() and (q.answer_days is null or q.choice is not null))
    and not exists (select from mentorship m where m.organisation_id = q.organisation_id and m.proposal_id = q.id)
    and not exists (select from proposal_answer n where n.organisation_id = q.organisation_id and n.proposal_id = q.id and not n.accepted)));
create policy to_choose_from on open_profile for select using (shown_since is not null and may_be_shown(organisation_id, person_id) and exists (
  select from application a
    join cohort c on c.organisation_id = a.organisation_id and c.id = a.cohort_id and c.open_choice <> 'off' and c.state in ('open', 'running') and c.archived_on is null
    join application b on b.organisation_id = a.organisation_id and b.cohort_id = a.cohort_id and b.role <> a.role and b.person_id = at_work()
  where a.organisation_id = open_profile.organisation_id and a.person_id = open_profile.person_id
    and is_admitted(a.organisation_id, a.id) and is_admitted(b.organisation_id, b.id)));

-- Why somebody wishes for a person; the order stands in their application. Whoever is wished for never reads it.
create table wish (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  application_id uuid not null,
  person_id uuid not null,
  wished_id uuid not null,
  reason bytea,
  key_id uuid,
  made_on date not null,
  primary key (organisation_id, id),
  constraint wish_once unique (organisation_id, application_id, wished_id),
  foreign key (organisation_id, application_id) references application,
  foreign key (organisation_id, person_id) references person,
  foreign key (organisation_id, wished_id) references person,
  constraint wish_key foreign key (organisation_id, key_id) references data_key,
  constraint wish_is_sealed check (reason is null or key_id is not null)
);
create index wish_sealed_under on wish (organisation_id, key_id);
create index wish_of on wish (organisation_id, person_id);
create index wish_for on wish (organisation_id, wished_id);
select put_behind_wall('wish', by_person => true, may_delete => true);
create policy own on wish using (person_id = at_work());
create policy coordinators on wish using (holds_today(organisation_id, at_work(), array['coordinator']));

-- A pair that a coordinator made by hand is a run of one pair: asked, answered and seen like every other.
alter table matching_run add column made_how text not null default 'calculated' check (made_how in ('calculated', 'by-hand'));

-- A talk on trial, before the answer to a proposal: who asked for it, until when both say a word, when it is, and who would rather have the coordinator.
create table trial_talk (
  organisation_id uuid not null references organisation,
  proposal_id uuid not null,
  asked_by uuid not null,
  asked_on date not null,
  -- Empty: the question was taken back.
  until date,
  -- The day that was planned, or on which they talked.
  talk_on date,
  mentor_asks_on date,
  mentee_asks_on date,
  settled_by uuid,
  settled_on date,
  primary key (organisation_id, proposal_id),
  foreign key (organisation_id, proposal_id) references proposal,
  foreign key (organisation_id, asked_by) references person,
  foreign key (organisation_id, settled_by) references person,
  constraint trial_talk_settled check ((settled_by is null) = (settled_on is null))
);
select put_behind_wall('trial_talk', by_person => true);
create policy asked on trial_talk using (exists (select from proposal q
  where q.organisation_id = trial_talk.organisation_id and q.id = trial_talk.proposal_id and q.sent_at is not null and at_work() in (q.mentor_id, q.mentee_id)));
create policy coordinators on trial_talk using (holds_today(organisation_id, at_work(), array['coordinator']));
grant update (asked_by, asked_on, until, talk_on, mentor_asks_on, mentee_asks_on, settled_by, settled_on) on trial_talk to mentorium_desk;

create table trial_talk_word (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  proposal_id uuid not null,
  person_id uuid not null,
  words bytea not null,
  key_id uuid,
  is_shared boolean not null,
  said_on date not null,
  primary key (organisation_id, id),
  constraint trial_talk_word_once unique (organisation_id, proposal_id, person_id),
  foreign key (organisation_id, proposal_id) references trial_talk,
  foreign key (organisation_id, person_id) references person,
  constraint trial_talk_word_key foreign key (organisation_id, key_id) references data_key,
  constraint trial_talk_word_is_sealed check (key_id is not null)
);
create index trial_talk_word_sealed_under on trial_talk_word (organisation_id, key_id);
select put_behind_wall('trial_talk_word', by_person => true, may_delete => true);
create policy own on trial_talk_word using (person_id = at_work());
create policy coordinators on trial_talk_word for select using (is_shared and holds_today(organisation_id, at_work(), array['coordinator']));
grant update (words, key_id, is_shared, said_on) on trial_talk_word to mentorium_desk;

-- A no after a talk needs no reason.
alter table proposal_answer
  add column after_talk boolean not null default false,
  drop constraint refusal_needs_reason,
  add constraint refusal_needs_reason check (accepted or reason is not null or after_talk);

-- What comes next in a mentorship, by when, and a note on it, for coordinators alone.
create table follow_up (
  organisation_id uuid not null references organisation,
  mentorship_id uuid not null,
  next_step bytea,
  due_on date,
  note bytea,
  key_id uuid,
  changed_by uuid not null,
  changed_on date not null,
  primary key (organisation_id, mentorship_id),
  foreign key (organisation_id, mentorship_id) references mentorship,
  foreign key (organisation_id, changed_by) references person,
  constraint follow_up_key foreign key (organisation_id, key_id) references data_key,
  constraint follow_up_is_sealed check (num_nonnulls(next_step, note) = 0 or key_id is not null)
);
create index follow_up_sealed_under on follow_up (organisation_id, key_id);
select put_behind_wall('follow_up', by_person => true, may_delete => true);
create policy coordinators on follow_up using (holds_today(organisation_id, at_work(), array['coordinator']));
grant update (next_step, due_on, note, key_id, changed_by, changed_on) on follow_up to mentorium_desk;
create trigger not_after_end before insert or update on follow_up for each row execute function refuse_after_end();
