-- A table that a later migration adds is put behind the wall with one call, so that none of its policies is forgotten:
--   create table example (organisation_id uuid not null references organisation (id), ...);
--   select put_behind_wall('example');
--   grant update (first, second) on example to mentorium_desk;
-- by_person: the rows are not everybody's in the organisation, so the migration adds policies on the person itself.
-- may_delete: rows may go at any time, and not only when data is erased.
create function put_behind_wall(target regclass, by_person boolean default false, may_delete boolean default false) returns void language plpgsql as $$
declare
  inside constant text := 'organisation_id = nullif(current_setting(''app.organisation'', true), '''')::uuid';
begin
  execute format('alter table %s enable row level security, force row level security', target);
  execute format('create policy wall on %s as restrictive using (%s)', target, inside);
  if not by_person then
    execute format('create policy inside on %s using (%s)', target, inside);
  end if;
  execute format('create policy erasing on %s using (current_setting(''app.purpose'', true) = ''erase'' and %s)', target, inside);
  execute format('create policy backing_up on %s for select to %I using (current_setting(''app.purpose'', true) = ''backup'')', target, current_user);
  if exists (select from pg_attribute where attrelid = target and attname = 'key_id' and not attisdropped) then
    execute format('create policy keeping_keys on %s to %I using (current_setting(''app.purpose'', true) = ''keys'')', target, current_user);
  end if;
  if not may_delete then
    execute format('create policy only_erasing on %s as restrictive for delete to mentorium_desk using (current_setting(''app.purpose'', true) in (''erase'', ''keys''))', target);
  end if;
  execute format('grant select, insert, delete on %s to mentorium_desk', target);
end
$$;
revoke execute on function put_behind_wall from public;
