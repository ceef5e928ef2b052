-- Sign-in of the organisation itself, by OpenID Connect. The secret is sealed under the master key.
create table identity_provider (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  name text not null,
  issuer text not null,
  client_id text not null,
  client_secret bytea not null,
  role_claim text,
  roles jsonb not null default '{}',
  is_strong boolean not null default false,
  is_on boolean not null default true,
  made_at timestamptz not null default now(),
  primary key (organisation_id, id)
);

-- Who is who: what the provider calls a person, and nothing that it says of an address afterwards.
create table identity (
  organisation_id uuid not null references organisation,
  provider_id uuid not null,
  subject text not null,
  person_id uuid not null,
  made_at timestamptz not null default now(),
  primary key (organisation_id, provider_id, subject),
  foreign key (organisation_id, provider_id) references identity_provider (organisation_id, id) on delete cascade,
  foreign key (organisation_id, person_id) references person (organisation_id, id)
);
create index identity_person on identity (organisation_id, person_id);

-- On the way to a provider and back: bound to the visitor, good for ten minutes, once.
create table provider_visit (
  state_hash bytea primary key,
  organisation_id uuid not null references organisation,
  provider_id uuid not null,
  door_hash bytea not null,
  nonce text not null,
  verifier text not null,
  back_to text not null,
  -- Who is signed in and wants to come in this way from now on.
  connect_account uuid references account on delete cascade,
  ends_at timestamptz not null
);

do $$
declare name text;
begin
  foreach name in array array['identity_provider', 'identity', 'provider_visit'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
  end loop;
  foreach name in array array['identity_provider', 'identity'] loop
    execute format('create policy wall on %I using (organisation_id = nullif(current_setting(''app.organisation'', true), '''')::uuid)', name);
  end loop;
end $$;
create policy door on provider_visit using (current_setting('app.door', true) = 'sign-in');
grant select, insert, delete on identity_provider, identity, provider_visit to mentorium_desk;
grant update (name, issuer, client_id, client_secret, role_claim, roles, is_strong, is_on) on identity_provider to mentorium_desk;

-- A role that came from a provider ends when the provider no longer says so.
alter table membership add column provider_id uuid;
alter table membership add constraint membership_provider foreign key (organisation_id, provider_id) references identity_provider (organisation_id, id) on delete set null (provider_id);

-- Every session that is not of the account’s own making opens one organisation.
alter table session drop constraint session_card_place;
alter table session add constraint session_place check ((way in ('card', 'provider')) = (organisation_id is not null));
