-- What the rules of matching and admission ask about a person, and who says so.

-- Languages in which somebody can be mentored, as ISO 639-1 codes; none: nobody has said. Letters keep to `language`.
alter table person
  add column languages text[] not null default '{}' check (array_to_string(languages, ' ') ~ '^([a-z]{2}( [a-z]{2})*)?$'),
  add column sector text check (sector <> '');
create index person_manager on person (organisation_id, manager_id);

-- A role that somebody says to have held, and that was seen to be so.
alter table role_history
  add column verified_on date,
  add column verified_against text,
  add constraint role_history_verified check (
    (verified_by is null) = (verified_on is null) and (verified_by is null) = (verified_against is null));

alter table application
  add column withdrawn_by uuid,
  add constraint application_withdrawn_by foreign key (organisation_id, withdrawn_by) references person;

-- Never written: an action of one's own belongs to nobody else's mentorship.
alter table own_action drop column mentorship_id;
