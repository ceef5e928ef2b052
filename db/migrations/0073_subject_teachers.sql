-- Somebody who teaches a class a subject: a role of its own, given by a coordinator. A mentor asks all who teach a pupil how it goes; what they answer is
-- read by the mentors of the class alone, and goes when the school year is over.
alter table membership drop constraint membership_role_check,
  add constraint membership_role_check check (role in ('administrator', 'coordinator', 'contact-person', 'mentor', 'mentee', 'guardian', 'specialist', 'rater',
    'auditor', 'registrar', 'results-reader', 'teacher'));

create table class_teacher (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  mentorship_id uuid not null,
  person_id uuid not null,
  subject text not null check (length(subject) between 1 and 60),
  given_by uuid not null,
  first_day date not null,
  last_day date,
  primary key (organisation_id, id),
  foreign key (organisation_id, mentorship_id) references mentorship,
  foreign key (organisation_id, person_id) references person,
  foreign key (organisation_id, given_by) references person
);
create unique index class_teacher_once on class_teacher (organisation_id, mentorship_id, person_id, subject) where last_day is null;
create index class_teacher_person on class_teacher (organisation_id, person_id);
grant update (last_day) on class_teacher to mentorium_desk;
select put_behind_wall('class_teacher');
create trigger not_after_end before insert or update on class_teacher for each row execute function refuse_after_end();

create function teaches_class(house uuid, class uuid) returns boolean language sql stable as $$
  select exists (select from class_teacher t where t.organisation_id = house and t.mentorship_id = class and t.person_id = at_work()
    and this_day() between t.first_day and coalesce(t.last_day, 'infinity'))
    and not exists (select from closure c where c.organisation_id = house and c.mentorship_id = class)
$$;

create table pupil_question (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  mentorship_id uuid not null,
  mentee_id uuid not null,
  asked_by uuid not null,
  asked_on date not null,
  due_on date not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, mentorship_id) references mentorship,
  foreign key (organisation_id, mentee_id) references person,
  foreign key (organisation_id, asked_by) references person
);
create index pupil_question_of on pupil_question (organisation_id, mentorship_id, mentee_id);
select put_behind_wall('pupil_question', by_person => true, may_delete => true);
create policy mentors on pupil_question using (exists (select from running_member m where m.organisation_id = pupil_question.organisation_id
  and m.mentorship_id = pupil_question.mentorship_id and m.part in ('mentor', 'second-mentor') and m.person_id = at_work()));
create policy teachers on pupil_question for select using (teaches_class(organisation_id, mentorship_id));
create policy work on pupil_question using (at_work() is null);
create trigger not_after_end before insert or update on pupil_question for each row execute function refuse_after_end();

create table pupil_answer (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  question_id uuid not null,
  mentorship_id uuid not null,
  teacher_id uuid not null,
  body bytea not null,
  key_id uuid not null,
  answered_on date not null,
  primary key (organisation_id, id),
  unique (organisation_id, question_id, teacher_id),
  foreign key (organisation_id, question_id) references pupil_question on delete cascade,
  foreign key (organisation_id, mentorship_id) references mentorship,
  foreign key (organisation_id, teacher_id) references person,
  constraint pupil_answer_key foreign key (organisation_id, key_id) references data_key
);
create index pupil_answer_sealed_under on pupil_answer (organisation_id, key_id);
create index pupil_answer_teacher on pupil_answer (organisation_id, teacher_id);
create index pupil_answer_mentorship on pupil_answer (organisation_id, mentorship_id);
select put_behind_wall('pupil_answer', by_person => true, may_delete => true);
create policy mentors on pupil_answer for select using (exists (select from running_member m where m.organisation_id = pupil_answer.organisation_id
  and m.mentorship_id = pupil_answer.mentorship_id and m.part in ('mentor', 'second-mentor') and m.person_id = at_work()));
create policy teacher on pupil_answer for insert with check (teacher_id = at_work() and exists (select from pupil_question q
  where q.organisation_id = pupil_answer.organisation_id and q.id = pupil_answer.question_id and q.mentorship_id = pupil_answer.mentorship_id
    and teaches_class(q.organisation_id, q.mentorship_id)));
create policy own on pupil_answer for select using (teacher_id = at_work());
create policy work on pupil_answer using (at_work() is null);
create trigger not_after_end before insert or update on pupil_answer for each row execute function refuse_after_end();
