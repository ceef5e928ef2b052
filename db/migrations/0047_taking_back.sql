-- What somebody entered in a mentorship outside a meeting is taken back for a week by whoever entered it. That something was taken back is
-- said to those who could read it, and not what; what others have built on stays.

alter table goal add column reached_by uuid, add column withdrawn_on date, add foreign key (organisation_id, reached_by) references person;
alter table goal_step add column done_by uuid, add column withdrawn_on date, add foreign key (organisation_id, done_by) references person;
alter table need add column withdrawn_on date;
alter table card add column reviewed_by uuid, add column withdrawn_on date, add foreign key (organisation_id, reviewed_by) references person;
alter table career_entry add column done_by uuid, add column done_noted_on date, add column withdrawn_on date,
  add foreign key (organisation_id, done_by) references person;
alter table counter_statement add column withdrawn_on date;
alter table handover add column withdrawn_on date;
alter table extension add column withdrawn_on date;
alter table feedback add column withdrawn_on date;
alter table tension add column withdrawn_on date;
alter table tension_step add column withdrawn_on date;
grant update (withdrawn_on, done_by) on goal_step to mentorium_desk;
grant update (withdrawn_on) on need to mentorium_desk;
grant update (withdrawn_on, reviewed_by) on card to mentorium_desk;
grant update (withdrawn_on, done_by, done_noted_on) on career_entry to mentorium_desk;
grant update (withdrawn_on) on counter_statement to mentorium_desk;
grant update (withdrawn_on) on handover to mentorium_desk;
grant update (withdrawn_on) on extension to mentorium_desk;
grant update (withdrawn_on) on feedback to mentorium_desk;
grant update (withdrawn_on) on tension to mentorium_desk;
grant update (withdrawn_on) on tension_step to mentorium_desk;

do $$
declare
  one text;
begin
  foreach one in array array['goal', 'goal_step', 'need', 'card', 'career_entry', 'counter_statement', 'handover', 'extension', 'feedback', 'tension', 'tension_step'] loop
    execute format('create policy not_withdrawn on %I as restrictive for select using (withdrawn_on is null or current_setting(''app.purpose'', true) in (''withdraw'', ''erase'', ''backup'', ''keys''))', one);
  end loop;
end
$$;

-- These leave nothing behind when they are taken back: whether something was kept, and what was felt in a meeting.
drop policy only_erasing on agreement_outcome;
create policy only_erasing on agreement_outcome as restrictive for delete to mentorium_desk using (is_erasing()
  or (current_setting('app.purpose', true) = 'withdraw' and settled_by = at_work()));
drop policy only_erasing on pulse;
create policy only_erasing on pulse as restrictive for delete to mentorium_desk using (is_erasing()
  or (current_setting('app.purpose', true) = 'withdraw' and mentee_id = at_work()));

-- Every entry that can be taken back: by whom and when it was entered, whom it is for in a group, its words, who
-- else reads it, and whether somebody else has built on it.
create view mentorship_entry with (security_invoker = true) as
  select a.organisation_id, a.mentorship_id, 'agreement' as kind, a.id as entry_id, t.author_id as made_by, a.made_on, t.mentee_id, a.text_id, 'all' as readers,
    exists (select from agreement_outcome o where o.organisation_id = a.organisation_id and o.agreement_id = a.id) as is_bound
  from agreement a join confided_text t on t.organisation_id = a.organisation_id and t.id = a.text_id
  where a.withdrawn_on is null and a.meeting_id is null
union all
  select a.organisation_id, a.mentorship_id, 'outcome', a.id, o.settled_by, o.settled_on, t.mentee_id, a.text_id, 'all', o.confirmed_on is not null
  from agreement_outcome o join agreement a on a.organisation_id = o.organisation_id and a.id = o.agreement_id
    join confided_text t on t.organisation_id = a.organisation_id and t.id = a.text_id
  where a.withdrawn_on is null
union all
  select a.organisation_id, a.mentorship_id, 'confirmation', a.id, o.confirmed_by, o.confirmed_on, t.mentee_id, a.text_id, 'all', false
  from agreement_outcome o join agreement a on a.organisation_id = o.organisation_id and a.id = o.agreement_id
    join confided_text t on t.organisation_id = a.organisation_id and t.id = a.text_id
  where a.withdrawn_on is null and o.confirmed_on is not null
union all
  select g.organisation_id, g.mentorship_id, 'goal', g.id, g.set_by, g.set_on, t.mentee_id, g.text_id, 'all',
    (g.reached_on is not null and g.reached_by is distinct from g.set_by)
    or exists (select from goal_step s where s.organisation_id = g.organisation_id and s.goal_id = g.id and s.withdrawn_on is null
      and (s.made_by <> g.set_by or (s.done_on is not null and s.done_by is distinct from g.set_by)))
    or exists (select from card c where c.organisation_id = g.organisation_id and c.goal_id = g.id and c.withdrawn_on is null and c.made_by <> g.set_by)
  from goal g join confided_text t on t.organisation_id = g.organisation_id and t.id = g.text_id
  where g.withdrawn_on is null
union all
  select g.organisation_id, g.mentorship_id, 'reached', g.id, g.reached_by, g.reached_on, t.mentee_id, g.text_id, 'all', false
  from goal g join confided_text t on t.organisation_id = g.organisation_id and t.id = g.text_id
  where g.withdrawn_on is null and g.reached_on is not null
union all
  select g.organisation_id, g.mentorship_id, 'step', s.id, s.made_by, s.made_on, t.mentee_id, s.text_id, 'all',
    s.done_on is not null and s.done_by is distinct from s.made_by
  from goal_step s join goal g on g.organisation_id = s.organisation_id and g.id = s.goal_id
    join confided_text t on t.organisation_id = s.organisation_id and t.id = s.text_id
  where s.withdrawn_on is null and g.withdrawn_on is null
union all
  select g.organisation_id, g.mentorship_id, 'step-done', s.id, s.done_by, s.done_on, t.mentee_id, s.text_id, 'all', false
  from goal_step s join goal g on g.organisation_id = s.organisation_id and g.id = s.goal_id
    join confided_text t on t.organisation_id = s.organisation_id and t.id = s.text_id
  where s.withdrawn_on is null and g.withdrawn_on is null and s.done_on is not null
union all
  select n.organisation_id, n.mentorship_id, 'need', n.id, t.author_id, n.set_on, t.mentee_id, n.text_id, 'all',
    n.replaced_by is not null or (exists (select from goal g where g.organisation_id = n.organisation_id and g.need_id = n.id and g.withdrawn_on is null)
      and not exists (select from need b where b.organisation_id = n.organisation_id and b.replaced_by = n.id))
  from need n join confided_text t on t.organisation_id = n.organisation_id and t.id = n.text_id
  where n.withdrawn_on is null
union all
  select c.organisation_id, c.mentorship_id, 'card', c.id, c.made_by, c.made_on, t.mentee_id, c.text_id, case t.note_class when 'private' then 'self' else 'all' end,
    (c.reviewed_on is not null and c.reviewed_by is distinct from c.made_by)
    or exists (select from card b where b.organisation_id = c.organisation_id and b.built_on = c.id and b.withdrawn_on is null)
  from card c join confided_text t on t.organisation_id = c.organisation_id and t.id = c.text_id
  where c.withdrawn_on is null
union all
  select c.organisation_id, c.mentorship_id, 'review', c.id, c.reviewed_by, c.reviewed_on, t.mentee_id, c.outcome_id, case t.note_class when 'private' then 'self' else 'all' end, false
  from card c join confided_text t on t.organisation_id = c.organisation_id and t.id = c.text_id
  where c.withdrawn_on is null and c.reviewed_on is not null
union all
  select m.organisation_id, m.mentorship_id, 'point', k.id, k.confirmed_by, k.confirmed_on, t.mentee_id, k.text_id, 'all', false
  from key_point k join meeting m on m.organisation_id = k.organisation_id and m.id = k.meeting_id
    join confided_text t on t.organisation_id = k.organisation_id and t.id = k.text_id
  where k.withdrawn_on is null and m.withdrawn_on is null and k.confirmed_on is not null
union all
  -- A pupil's is not read by classmates, whoever the text is for.
  select t.organisation_id, t.mentorship_id, 'view', c.id, c.author_id, c.made_on, coalesce(t.mentee_id, (select x.person_id from mentorship_member x
    where x.organisation_id = t.organisation_id and x.mentorship_id = t.mentorship_id and x.person_id = c.author_id and x.part = 'mentee' limit 1)), null, 'all', false
  from counter_statement c join confided_text t on t.organisation_id = c.organisation_id and t.id = c.text_id
  where c.withdrawn_on is null
union all
  select p.organisation_id, p.mentorship_id, 'pulse', p.id, p.mentee_id, p.given_on, p.mentee_id, null, 'self', false
  from pulse p
union all
  select x.organisation_id, x.mentorship_id, 'extension', x.id, x.asked_by, x.asked_on, null, null, 'all', x.agreed_on is not null
  from extension x
  where x.withdrawn_on is null
union all
  select x.organisation_id, x.mentorship_id, 'extension-agreement', x.id, x.agreed_by, x.agreed_on, null, null, 'all', false
  from extension x
  where x.withdrawn_on is null and x.agreed_on is not null
union all
  select m.organisation_id, m.mentorship_id, 'opening', m.id, m.opened_by, m.opened_on, null, null, 'all', false
  from mentorship_member m
  where m.opened_on is not null
union all
  select h.organisation_id, h.mentorship_id, 'handover', h.id, h.from_id, t.written_at::date, h.mentee_id, h.text_id, 'all',
    h.mentee_id is null and coalesce(h.consent_on, h.declined_on) is not null
  from handover h join confided_text t on t.organisation_id = h.organisation_id and t.id = h.text_id
  where h.withdrawn_on is null
union all
  select h.organisation_id, h.mentorship_id, 'consent', h.id, m.person_id, coalesce(h.consent_on, h.declined_on), null, h.text_id, 'all', false
  from handover h join running_member m on m.organisation_id = h.organisation_id and m.mentorship_id = h.mentorship_id and m.part = 'mentee' and m.kind = 'pair'
  where h.withdrawn_on is null and h.mentee_id is null and coalesce(h.consent_on, h.declined_on) is not null and coalesce(h.consent_by, m.person_id) = m.person_id
union all
  select e.organisation_id, e.mentorship_id, 'career', e.id, e.made_by, e.made_on, e.mentee_id, e.text_id, 'all',
    e.answer_id is not null or (e.done_on is not null and e.done_by is distinct from e.made_by)
    or exists (select from career_entry r where r.organisation_id = e.organisation_id and r.activity_id = e.id and r.withdrawn_on is null and r.made_by <> e.made_by)
  from career_entry e
  where e.withdrawn_on is null
union all
  select e.organisation_id, e.mentorship_id, 'career-done', e.id, e.done_by, e.done_noted_on, e.mentee_id, e.text_id, 'all',
    exists (select from career_entry r where r.organisation_id = e.organisation_id and r.activity_id = e.id and r.withdrawn_on is null and r.made_by <> e.done_by)
  from career_entry e
  where e.withdrawn_on is null and e.done_on is not null
union all
  select e.organisation_id, e.mentorship_id, 'career-answer', e.id, t.author_id, t.written_at::date, e.mentee_id, e.answer_id, 'all', false
  from career_entry e join confided_text t on t.organisation_id = e.organisation_id and t.id = e.answer_id
  where e.withdrawn_on is null
union all
  select f.organisation_id, f.mentorship_id, 'feedback', f.id, f.giver_id, f.sent_at::date, null, null, 'other', f.answered_at is not null
  from feedback f
  where f.withdrawn_on is null
union all
  select f.organisation_id, f.mentorship_id, 'feedback-answer', f.id, f.receiver_id, f.answered_at::date, null, null, 'other', f.confirmed_at is not null
  from feedback f
  where f.withdrawn_on is null and f.answered_at is not null
union all
  select f.organisation_id, f.mentorship_id, 'feedback-settled', f.id, f.giver_id, f.confirmed_at::date, null, null, 'other', false
  from feedback f
  where f.withdrawn_on is null and f.confirmed_at is not null
union all
  select t.organisation_id, t.mentorship_id, 'tension', t.id, t.seen_by, t.seen_on, null, null, 'mentors',
    t.closed_on is not null or exists (select from tension_step s where s.organisation_id = t.organisation_id and s.tension_id = t.id and s.withdrawn_on is null and s.taken_by <> t.seen_by)
  from tension t
  where t.withdrawn_on is null
union all
  select t.organisation_id, t.mentorship_id, 'tension-step', s.id, s.taken_by, s.taken_on, null, null, 'mentors', false
  from tension_step s join tension t on t.organisation_id = s.organisation_id and t.id = s.tension_id
  where s.withdrawn_on is null and t.withdrawn_on is null and t.closed_on is null;
grant select on mentorship_entry to mentorium_desk;

-- That it was taken back, never what it was. It is read by those who could read the entry: all of the mentorship, nobody else, one other
-- person, or the mentors.
create table entry_withdrawal (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  mentorship_id uuid not null,
  kind text not null check (kind in ('agreement', 'outcome', 'confirmation', 'goal', 'reached', 'step', 'step-done', 'need', 'card', 'review', 'point', 'view', 'pulse',
    'extension', 'extension-agreement', 'opening', 'handover', 'consent', 'career', 'career-done', 'career-answer', 'feedback', 'feedback-answer', 'feedback-settled',
    'tension', 'tension-step')),
  entry_id uuid not null,
  mentee_id uuid,
  readers text not null default 'all' check (readers in ('all', 'self', 'other', 'mentors')),
  other_id uuid,
  withdrawn_by uuid not null,
  withdrawn_on date not null,
  withdrawn_at timestamptz not null default now(),
  primary key (organisation_id, id),
  foreign key (organisation_id, mentorship_id) references mentorship,
  foreign key (organisation_id, mentee_id) references person,
  foreign key (organisation_id, other_id) references person,
  foreign key (organisation_id, withdrawn_by) references person
);
create index entry_withdrawal_of on entry_withdrawal (organisation_id, mentorship_id);
select put_behind_wall('entry_withdrawal');
create policy same_readers on entry_withdrawal as restrictive for select using (readers = 'all' or withdrawn_by = at_work() or other_id = at_work()
  or is_erasing() or current_setting('app.purpose', true) = 'backup'
  or (readers = 'mentors' and exists (select from running_member m where m.organisation_id = entry_withdrawal.organisation_id
    and m.mentorship_id = entry_withdrawal.mentorship_id and m.person_id = at_work() and m.part in ('mentor', 'second-mentor'))));

-- Who enters the trace takes the entry back: one cannot be without the other.
create function take_back() returns trigger language plpgsql as $$
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
$$;
create trigger takes_back before insert on entry_withdrawal for each row execute function take_back();

-- A view that was taken back binds no note any more, also while a meeting is withdrawn.
create or replace function note_is_bound(house uuid, which uuid) returns boolean language sql stable as $$
  select exists (select from meeting m where m.organisation_id = house and m.id = which and m.text_id is not null and (
    exists (select from counter_statement c where c.organisation_id = house and c.text_id = m.text_id and c.withdrawn_on is null)
    or exists (select from sealed_read r where r.organisation_id = house and r.note_id = m.text_id)
    or (m.note_class in ('official', 'safeguarding') and exists (select from referral r where r.organisation_id = house and r.mentorship_id = m.mentorship_id
      and (m.with_mentee_id is null or r.mentee_id = m.with_mentee_id) and r.accepted_on is not null and r.declined_on is null
      and r.sent_on >= least(m.held_on, m.recorded_at::date)))))
$$;
