-- One notion of running: who takes part in a mentorship on this day, and who took part until it ended. Every policy and act that hangs
-- on taking part asks one of these two views; both read with the rights, and inside the walls, of whoever asks.
create view running_member with (security_invoker = true) as
  select x.organisation_id, x.mentorship_id, x.person_id, x.part, m.kind, m.cohort_id
  from mentorship_member x join mentorship m on m.organisation_id = x.organisation_id and m.id = x.mentorship_id
  where this_day() between x.first_day and coalesce(x.last_day, 'infinity')
    and not exists (select from closure c where c.organisation_id = x.organisation_id and c.mentorship_id = x.mentorship_id);

create view ended_member with (security_invoker = true) as
  select x.organisation_id, x.mentorship_id, x.person_id, x.part, m.kind, m.cohort_id, c.closed_on
  from mentorship_member x join mentorship m on m.organisation_id = x.organisation_id and m.id = x.mentorship_id
    join closure c on c.organisation_id = x.organisation_id and c.mentorship_id = x.mentorship_id
  where x.part <> 'substitute' and x.first_day <= c.closed_on and coalesce(x.last_day, 'infinity') >= c.closed_on;

grant select on running_member, ended_member to mentorium_desk;

-- Whether a text is what was noted about a meeting: of that people were told that it closes with the mentorship.
create index meeting_text on meeting (organisation_id, text_id);

drop policy member on confided_text;
create policy member on confided_text for select using (note_class in ('shared', 'official') and exists (
  select from running_member m where m.organisation_id = confided_text.organisation_id and m.mentorship_id = confided_text.mentorship_id
    and m.person_id = nullif(current_setting('app.person', true), '')::uuid and m.part <> 'substitute'
    and (m.part <> 'mentee' or confided_text.mentee_id is null or confided_text.mentee_id = m.person_id)));

-- After the end a pair goes on reading what it shared, a pupil what was written to that pupil alone, a former mentor of a group nothing of others.
create policy ended on confided_text for select using (note_class in ('shared', 'official') and exists (
  select from ended_member m where m.organisation_id = confided_text.organisation_id and m.mentorship_id = confided_text.mentorship_id
    and m.person_id = nullif(current_setting('app.person', true), '')::uuid
    and (m.kind = 'pair' or (m.part = 'mentee' and confided_text.mentee_id = m.person_id)))
  and (note_class = 'official' or not exists (select from meeting t where t.organisation_id = confided_text.organisation_id and t.text_id = confided_text.id)));

drop policy substitute on confided_text;
create policy substitute on confided_text for select using (note_class = 'shared' and exists (
  select from running_member m where m.organisation_id = confided_text.organisation_id and m.mentorship_id = confided_text.mentorship_id
    and m.person_id = nullif(current_setting('app.person', true), '')::uuid and m.part = 'substitute')
  and (exists (select from agreement a where a.organisation_id = confided_text.organisation_id and a.text_id = confided_text.id)
    or exists (select from goal g where g.organisation_id = confided_text.organisation_id and g.text_id = confided_text.id)
    or exists (select from handover h where h.organisation_id = confided_text.organisation_id and h.text_id = confided_text.id and h.consent_on is not null)));

drop policy guardian on confided_text;
create policy guardian on confided_text for select using (note_class = 'shared' and exists (
  select from mentoring_agreement a
    join running_member c on c.organisation_id = a.organisation_id and c.mentorship_id = a.mentorship_id and c.part = 'mentee'
    join guardianship g on g.organisation_id = c.organisation_id and g.child_id = c.person_id
    join person p on p.organisation_id = c.organisation_id and p.id = c.person_id
  where a.organisation_id = confided_text.organisation_id and confided_text.id in (a.aim_id, a.confidence_id, a.ending_id)
    and g.guardian_id = nullif(current_setting('app.person', true), '')::uuid and this_day() between g.first_day and coalesce(g.last_day, 'infinity')
    and (p.born_on is null or p.born_on + interval '18 years' > this_day())));

drop policy mentors on pupil_fact;
create policy mentors on pupil_fact for select using (exists (
  select from running_member c join running_member m on m.organisation_id = c.organisation_id and m.mentorship_id = c.mentorship_id and m.part in ('mentor', 'second-mentor')
  where c.organisation_id = pupil_fact.organisation_id and c.person_id = pupil_fact.person_id and c.part = 'mentee'
    and m.person_id = nullif(current_setting('app.person', true), '')::uuid));

drop policy shown on pupil_fact;
create policy shown on pupil_fact for select using (exists (
  select from running_member c join overview_share s on s.organisation_id = c.organisation_id and s.mentorship_id = c.mentorship_id
  where c.organisation_id = pupil_fact.organisation_id and c.person_id = pupil_fact.person_id and c.part = 'mentee'
    and s.person_id = nullif(current_setting('app.person', true), '')::uuid and pupil_fact.kind = any (s.parts)
    and this_day() between s.first_day and coalesce(s.last_day, 'infinity')));

drop policy mentors on pupil_support;
create policy mentors on pupil_support using (exists (
  select from running_member c join running_member m on m.organisation_id = c.organisation_id and m.mentorship_id = c.mentorship_id and m.part in ('mentor', 'second-mentor')
  where c.organisation_id = pupil_support.organisation_id and c.person_id = pupil_support.mentee_id and c.part = 'mentee'
    and m.person_id = nullif(current_setting('app.person', true), '')::uuid));

drop policy shown on pupil_support;
create policy shown on pupil_support for select using (exists (
  select from running_member c join overview_share s on s.organisation_id = c.organisation_id and s.mentorship_id = c.mentorship_id
  where c.organisation_id = pupil_support.organisation_id and c.person_id = pupil_support.mentee_id and c.part = 'mentee' and 'support' = any (s.parts)
    and s.person_id = nullif(current_setting('app.person', true), '')::uuid and this_day() between s.first_day and coalesce(s.last_day, 'infinity')));

drop policy partner on open_profile;
create policy partner on open_profile for select using (exists (
  select from running_member o join running_member m on m.organisation_id = o.organisation_id and m.mentorship_id = o.mentorship_id
  where o.organisation_id = open_profile.organisation_id and o.person_id = open_profile.person_id and o.part <> 'mentee'
    and m.person_id = nullif(current_setting('app.person', true), '')::uuid));

drop policy mentee_of_pair on open_profile;
create policy mentee_of_pair on open_profile for select using (exists (
  select from running_member o join running_member m on m.organisation_id = o.organisation_id and m.mentorship_id = o.mentorship_id
  where o.organisation_id = open_profile.organisation_id and o.person_id = open_profile.person_id and o.kind = 'pair'
    and m.person_id = nullif(current_setting('app.person', true), '')::uuid));

drop policy shared on development_goal;
create policy shared on development_goal for select using (shared_at is not null and (
  exists (select from person p where p.organisation_id = development_goal.organisation_id and p.id = development_goal.person_id
    and p.manager_id = nullif(current_setting('app.person', true), '')::uuid)
  or exists (select from running_member a join running_member b on b.organisation_id = a.organisation_id and b.mentorship_id = a.mentorship_id
    where a.organisation_id = development_goal.organisation_id and a.person_id = development_goal.person_id and a.part = 'mentor'
      and b.person_id = nullif(current_setting('app.person', true), '')::uuid)));

drop policy mentors on talk_preparation;
create policy mentors on talk_preparation for select using (exists (
  select from talk_slot s join running_member m on m.organisation_id = s.organisation_id and m.mentorship_id = s.mentorship_id and m.part in ('mentor', 'second-mentor')
  where s.organisation_id = talk_preparation.organisation_id and s.id = talk_preparation.slot_id
    and m.person_id = nullif(current_setting('app.person', true), '')::uuid));

drop policy mentors on tension;
create policy mentors on tension using (exists (
  select from running_member m where m.organisation_id = tension.organisation_id and m.mentorship_id = tension.mentorship_id
    and m.part in ('mentor', 'second-mentor') and m.person_id = nullif(current_setting('app.person', true), '')::uuid));

drop policy team on team_item;
create policy team on team_item using (exists (
  select from running_member m where m.organisation_id = team_item.organisation_id and m.cohort_id = team_item.cohort_id
    and m.part in ('mentor', 'second-mentor') and m.person_id = nullif(current_setting('app.person', true), '')::uuid));

-- An end that was a mistake is taken back within seven days; that it was stays written down.
drop policy only_erasing on closure;
create policy only_erasing on closure as restrictive for delete to mentorium_desk using (
  current_setting('app.purpose', true) in ('erase', 'keys') or closed_on >= this_day() - 7);

create table reopening (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  mentorship_id uuid not null,
  closed_on date not null,
  closed_by uuid not null,
  reopened_on date not null check (reopened_on between closed_on and closed_on + 7),
  reopened_by uuid not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, mentorship_id) references mentorship,
  foreign key (organisation_id, closed_by) references person,
  foreign key (organisation_id, reopened_by) references person
);
create index reopening_mentorship on reopening (organisation_id, mentorship_id);
alter table reopening enable row level security, force row level security;
create policy wall on reopening as restrictive using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
create policy inside on reopening using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
create policy erasing on reopening using (current_setting('app.purpose', true) = 'erase' and organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
create policy only_erasing on reopening as restrictive for delete to mentorium_desk using (current_setting('app.purpose', true) in ('erase', 'keys'));
grant select, insert, delete on reopening to mentorium_desk;
do $$
begin
  execute format('create policy backing_up on reopening for select to %I using (current_setting(''app.purpose'', true) = ''backup'')', current_user);
end
$$;

-- Beside a text for a whole group each pupil puts an own view for its author and the mentors, not for the other pupils.
drop policy beside on counter_statement;
create policy beside on counter_statement using (
  exists (select from confided_text t where t.organisation_id = counter_statement.organisation_id and t.id = counter_statement.text_id)
  and (author_id = nullif(current_setting('app.person', true), '')::uuid or not exists (
    select from confided_text t
      join mentorship p on p.organisation_id = t.organisation_id and p.id = t.mentorship_id and p.kind = 'group'
      join mentorship_member a on a.organisation_id = t.organisation_id and a.mentorship_id = t.mentorship_id and a.part = 'mentee'
      join mentorship_member m on m.organisation_id = t.organisation_id and m.mentorship_id = t.mentorship_id and m.part = 'mentee'
    where t.organisation_id = counter_statement.organisation_id and t.id = counter_statement.text_id
      and a.person_id = counter_statement.author_id and m.person_id = nullif(current_setting('app.person', true), '')::uuid)));
