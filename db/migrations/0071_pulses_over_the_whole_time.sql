-- What mentees answered after meetings over the whole time, for a mentor of pairs: as it was shown, until three more mentees have answered.
create table shown_pulse (
  organisation_id uuid not null references organisation,
  mentor_id uuid not null,
  mentees integer not null,
  means jsonb not null,
  shown_on date not null,
  primary key (organisation_id, mentor_id),
  foreign key (organisation_id, mentor_id) references person
);
select put_behind_wall('shown_pulse', by_person => true);
create policy own on shown_pulse for select using (mentor_id = at_work());
create policy report on shown_pulse using (current_setting('app.purpose', true) = 'report');
grant update (mentees, means, shown_on) on shown_pulse to mentorium_desk;
