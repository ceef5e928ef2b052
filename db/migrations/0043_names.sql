-- Names of the trade: what was called door, journal, glass and brought_data. Nothing in the rows changes but where they stand:
-- policies, grants, foreign keys and triggers go along with a table that is renamed.

-- What is seen before an organisation is known: app.scope, formerly app.door. Every policy that asks for it, whichever migration made it.
do $$
declare one record;
begin
  for one in select tablename, policyname, qual, with_check from pg_policies
    where schemaname = 'public' and concat(qual, with_check) like '%app.door%' loop
    if one.qual is not null then
      execute format('alter policy %I on %I using (%s)', one.policyname, one.tablename, replace(one.qual, 'app.door', 'app.scope'));
    end if;
    if one.with_check is not null then
      execute format('alter policy %I on %I with check (%s)', one.policyname, one.tablename, replace(one.with_check, 'app.door', 'app.scope'));
    end if;
    if one.policyname in ('door', 'door_tries') then
      execute format('alter policy %I on %I rename to %I', one.policyname, one.tablename, replace(one.policyname, 'door', 'sign_in'));
    end if;
  end loop;
end $$;
alter index certificate_door rename to certificate_by_code;
-- By which browser somebody left for the sign-in of their organisation.
alter table provider_visit rename column door_hash to browser_hash;

-- Constraints, indexes and sequences are named after their table.
do $$
declare named record; one record;
begin
  for named in select * from (values ('journal', 'audit_log'), ('glass', 'break_glass_access'), ('brought_data', 'data_import')) as v (was, becomes) loop
    execute format('alter table %I rename to %I', named.was, named.becomes);
    for one in select conname from pg_constraint where conrelid = named.becomes::regclass and starts_with(conname, named.was || '_') loop
      execute format('alter table %I rename constraint %I to %I', named.becomes, one.conname, named.becomes || substr(one.conname, length(named.was) + 1));
    end loop;
    for one in select relname, relkind from pg_class where relnamespace = 'public'::regnamespace and relkind in ('i', 'S') and starts_with(relname, named.was || '_') loop
      execute format('alter %s %I rename to %I', case one.relkind when 'i' then 'index' else 'sequence' end, one.relname, named.becomes || substr(one.relname, length(named.was) + 1));
    end loop;
  end loop;
end $$;

-- What stayed after a request names tables, and why they stayed.
alter table right_refusal drop constraint right_refusal_hold_check;
do $$
declare one uuid;
begin
  perform set_config('app.scope', 'sign-in', true);
  for one in select id from organisation loop
    perform set_config('app.organisation', one::text, true);
    update right_refusal set hold = case hold when 'journal' then 'audit-log' else hold end,
      subject = case subject when 'journal' then 'audit_log' when 'glass' then 'break_glass_access' when 'brought_data' then 'data_import' else subject end
      where hold = 'journal' or subject in ('journal', 'glass', 'brought_data');
  end loop;
  perform set_config('app.organisation', '', true);
  perform set_config('app.scope', '', true);
end $$;
alter table right_refusal add constraint right_refusal_hold_check check (hold in ('of-others', 'pupil-file', 'signed', 'audit-log', 'anonymous'));

alter function journal_hash rename to audit_log_hash;
alter function journal_link rename to audit_log_link;
create or replace function audit_log_link() returns trigger language plpgsql as $$
declare last record;
begin
  perform pg_advisory_xact_lock(hashtext('audit_log'), hashtext(new.organisation_id::text));
  select l.position, l.hash into last from audit_log l where l.organisation_id = new.organisation_id order by l.position desc limit 1;
  new.position := coalesce(last.position, 0) + 1;
  new.hash := audit_log_hash(coalesce(last.hash, ''::bytea), new.organisation_id, new.position, new.at, new.person_id, new.verb, new.subject, new.subject_id);
  return new;
end $$;
alter trigger journal_link on audit_log rename to audit_log_link;
alter function guard_glass rename to guard_break_glass_access;
alter policy broken on protected_identity rename to break_glass_access;
