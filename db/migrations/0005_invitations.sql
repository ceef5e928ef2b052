-- People of the roster sign in by themselves: a link for one person, used once, kept only as a hash.

create table invitation (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  token_hash bytea not null,
  made_by uuid not null,
  made_at timestamptz not null default now(),
  ends_at timestamptz not null,
  used_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references person,
  foreign key (organisation_id, made_by) references person
);
create index invitation_token on invitation (token_hash);

alter table invitation enable row level security;
alter table invitation force row level security;
create policy wall on invitation using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
create policy door on invitation for select using (current_setting('app.door', true) = 'sign-in');

grant select, insert, update on invitation to mentorium_desk;
