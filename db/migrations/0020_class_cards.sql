-- A child signs in with a card: a code to scan or type, and a PIN. There is no e-mail address and no phone behind it.
alter table account alter column email drop not null;

-- A card opens one organisation; every other session opens all in which the account is somebody.
alter table session add column organisation_id uuid references organisation;
alter table session add constraint session_card_place check ((way = 'card') = (organisation_id is not null));

create table class_card (
  organisation_id uuid not null references organisation,
  person_id uuid not null,
  code_hash bytea not null,
  pin_hash text not null,
  made_by uuid not null,
  made_at timestamptz not null default now(),
  ends_on date not null,
  primary key (organisation_id, person_id),
  foreign key (organisation_id, person_id) references person (organisation_id, id),
  foreign key (organisation_id, made_by) references person (organisation_id, id)
);
create index class_card_code on class_card (code_hash);

alter table class_card enable row level security;
alter table class_card force row level security;
create policy door on class_card for select using (current_setting('app.door', true) = 'sign-in');
create policy wall on class_card using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
grant select, insert, delete on class_card to mentorium_desk;
grant update (code_hash, pin_hash, made_by, made_at, ends_on) on class_card to mentorium_desk;
