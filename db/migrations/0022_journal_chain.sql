-- Each entry carries the hash of the one before it in its organisation, so that none can be changed, taken out or put elsewhere unseen.
-- The position has no gaps. The lock lasts until the transaction ends: entries of one organisation are made one after the other.
alter table journal add column position bigint, add column hash bytea;

create function journal_hash(previous bytea, organisation uuid, place bigint, at timestamptz, person uuid, verb text, subject text, subject_id uuid) returns bytea language sql immutable as $$
  select sha256(previous || convert_to(concat_ws(E'\x1f', organisation::text, place::text, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), coalesce(person::text, ''), verb, subject, coalesce(subject_id::text, '')), 'UTF8'))
$$;

create function journal_link() returns trigger language plpgsql as $$
declare last record;
begin
  perform pg_advisory_xact_lock(hashtext('journal'), hashtext(new.organisation_id::text));
  select j.position, j.hash into last from journal j where j.organisation_id = new.organisation_id order by j.position desc limit 1;
  new.position := coalesce(last.position, 0) + 1;
  new.hash := journal_hash(coalesce(last.hash, ''::bytea), new.organisation_id, new.position, new.at, new.person_id, new.verb, new.subject, new.subject_id);
  return new;
end $$;

-- What was written before is taken into the chain as it stands.
do $$
declare house uuid; entry record; previous bytea; n bigint;
begin
  perform set_config('app.door', 'sign-in', true);
  for house in select id from organisation loop
    perform set_config('app.organisation', house::text, true);
    previous := ''; n := 0;
    for entry in select * from journal where organisation_id = house order by id loop
      n := n + 1;
      previous := journal_hash(previous, house, n, entry.at, entry.person_id, entry.verb, entry.subject, entry.subject_id);
      update journal set position = n, hash = previous where organisation_id = house and id = entry.id;
    end loop;
  end loop;
  perform set_config('app.organisation', '', true);
  perform set_config('app.door', '', true);
end $$;

-- The trigger puts the true ones in place of these.
alter table journal alter column position set default 0, alter column hash set default '';
alter table journal alter column position set not null, alter column hash set not null, add constraint journal_position_unique unique (organisation_id, position);
create trigger journal_link before insert on journal for each row execute function journal_link();
