-- A copy of everything is made by the owner of the tables, one organisation after the other, in a transaction for that.
do $$
declare
  one text;
begin
  for one in select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relrowsecurity order by 1 loop
    execute format('create policy backing_up on %I for select to %I using (current_setting(''app.purpose'', true) = ''backup'')', one, current_user);
  end loop;
end
$$;

-- A database that came from a copy says so, and sends no mail until somebody says that it may.
create table restored_copy (
  is_only boolean primary key default true check (is_only),
  taken_at timestamptz not null,
  restored_at timestamptz not null default now(),
  mail_since timestamptz
);
alter table restored_copy enable row level security, force row level security;
create policy door on restored_copy using (current_setting('app.door', true) = 'sign-in');
grant select on restored_copy to mentorium_desk;
grant update (mail_since) on restored_copy to mentorium_desk;
