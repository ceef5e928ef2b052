-- Mail that is to be sent, written in the transaction that it tells of: what was rolled back sends nothing. The key makes
-- writing the same letter twice one letter. The text is taken away once it has been sent.
create table letter (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  key text not null,
  kind text not null,
  name text not null,
  address text not null check (address <> ''),
  language text not null check (language in ('en', 'nl', 'sv')),
  subject text not null check (subject <> ''),
  body text,
  made_at timestamptz not null default now(),
  due_at timestamptz not null default now(),
  next_try_at timestamptz not null default now(),
  tries integer not null default 0,
  trouble text,
  sent_at timestamptz,
  primary key (organisation_id, id),
  constraint letter_once unique (organisation_id, key),
  check ((sent_at is null) = (body is not null))
);
create index letter_due on letter (organisation_id, next_try_at) where sent_at is null;
alter table letter enable row level security;
alter table letter force row level security;
create policy wall on letter using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
grant select, insert on letter to mentorium_desk;
grant update (next_try_at, tries, trouble, sent_at, body) on letter to mentorium_desk;
