-- Of a document that was read: what got no place in the draft. Of a draft: each state that it was in,
-- to go back and forth.
alter table profile_source add column unplaced jsonb;
alter table profile_version add column state integer not null default 0 check (state >= 0);
create table draft_state (
  organisation_id uuid not null references organisation,
  profile_version_id uuid not null,
  state integer not null check (state >= 0),
  step text not null,
  content jsonb not null,
  primary key (organisation_id, profile_version_id, state),
  foreign key (organisation_id, profile_version_id) references profile_version on delete cascade
);
grant select, insert, delete on draft_state to mentorium_desk;
select put_behind_wall('draft_state', may_delete => true);
