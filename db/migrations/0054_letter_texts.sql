-- What letters say can be the organisation's own, by language; what has no row here is said as it came with the server. Below every letter stands
-- a signature, and on top a picture.

create table letter_text (
  organisation_id uuid not null references organisation,
  template text not null,
  language text not null check (language in ('en', 'nl', 'sv')),
  subject text not null check (subject <> ''),
  body text not null check (body <> ''),
  changed_by uuid not null,
  changed_at timestamptz not null,
  primary key (organisation_id, template, language),
  foreign key (organisation_id, changed_by) references person
);
select put_behind_wall('letter_text', may_delete => true);
grant update (subject, body, changed_by, changed_at) on letter_text to mentorium_desk;

create table letter_signature (
  organisation_id uuid not null references organisation,
  language text not null check (language in ('en', 'nl', 'sv')),
  body text not null check (body <> ''),
  primary key (organisation_id, language)
);
select put_behind_wall('letter_signature', may_delete => true);
grant update (body) on letter_signature to mentorium_desk;

create table letter_logo (
  organisation_id uuid not null references organisation,
  file bytea not null check (octet_length(file) between 1 and 200000),
  file_type text not null check (file_type in ('image/png', 'image/jpeg')),
  primary key (organisation_id)
);
select put_behind_wall('letter_logo', may_delete => true);
grant update (file, file_type) on letter_logo to mentorium_desk;

-- Of a letter that a person wrote: where answers go, until it was sent.
alter table letter add column reply_to text check (reply_to is null or sent_at is null);
grant update (reply_to) on letter to mentorium_desk;
