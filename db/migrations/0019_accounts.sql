-- Who is signed in, how, and since when the person was last asked to prove it. `strong`: by a passkey, or a second step after the password.
alter table session
  add column id uuid not null default gen_random_uuid(),
  add column device text not null default '',
  add column way text not null default 'password' check (way in ('password', 'passkey', 'provider', 'card')),
  add column is_strong boolean not null default false,
  add column proved_at timestamptz not null default now(),
  add constraint session_id_unique unique (id);

-- The password was right; the second step is still to come.
create table half_session (
  token_hash bytea primary key,
  account_id uuid not null references account on delete cascade,
  ends_at timestamptz not null
);

-- An authenticator app. The secret is sealed under the master key; a code counts once.
create table authenticator (
  account_id uuid primary key references account on delete cascade,
  secret bytea not null,
  made_at timestamptz not null default now(),
  confirmed_at timestamptz,
  last_step bigint not null default 0
);

create table recovery_code (
  account_id uuid not null references account on delete cascade,
  code_hash bytea not null,
  used_at timestamptz,
  primary key (account_id, code_hash)
);

create table passkey (
  id uuid primary key default gen_random_uuid(),
  account_id uuid not null references account on delete cascade,
  credential_id text not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  relying_party text not null,
  name text not null,
  made_at timestamptz not null default now(),
  used_at timestamptz,
  constraint passkey_credential_unique unique (credential_id)
);
create index passkey_account on passkey (account_id);

-- A challenge is signed, not kept; what was answered is kept until it would have ended, so that it counts once.
create table spent_challenge (
  challenge_hash bytea primary key,
  spent_at timestamptz not null default now()
);

create table password_reset (
  token_hash bytea primary key,
  account_id uuid not null references account on delete cascade,
  ends_at timestamptz not null,
  used_at timestamptz
);
create index password_reset_account on password_reset (account_id);

-- Sealed under the master key when the database is first served: a server with another key does not start on it.
create table master_key_check (
  is_only boolean primary key default true check (is_only),
  sealed bytea not null
);

do $$
declare name text;
begin
  foreach name in array array['half_session', 'authenticator', 'recovery_code', 'passkey', 'spent_challenge', 'password_reset', 'master_key_check'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy door on %I using (current_setting(''app.door'', true) = ''sign-in'')', name);
    execute format('grant select, insert, update, delete on %I to mentorium_desk', name);
  end loop;
end $$;

-- These roles sign in with a second step or a passkey.
alter table organisation add column strong_roles text[] not null default '{administrator,coordinator,specialist}';
grant update (strong_roles) on organisation to mentorium_desk;
create policy own on organisation for update using (id = nullif(current_setting('app.organisation', true), '')::uuid);

-- The demo stays open to whoever knows its password.
set local app.door = 'sign-in';
update organisation set strong_roles = '{}' where slug in ('lindenhof', 'ledarnatverket') and exists (select from account where email like '%.demo@mentorium.example');
