-- Lists of people: where their rows stood, what somebody has said about them, and which column was what in a list with the same head.

alter table roster_import add column facts jsonb not null default '{}';

-- Who has one name has no family name.
alter table person drop constraint person_family_name_check;

create table column_assignment (
  organisation_id uuid not null references organisation,
  header text not null,
  columns jsonb not null,
  made_on date not null default this_day(),
  primary key (organisation_id, header)
);
select put_behind_wall('column_assignment', may_delete => true);
grant update (columns, made_on) on column_assignment to mentorium_desk;
