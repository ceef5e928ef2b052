-- Lists of people stand in the order of their country: de Wit under W (in Belgium under D), Özdemir under O, Öberg after Z in the north.
-- The prefix of a family name is kept apart; the family name stays as it is shown. `name_order` null: what is usual in the country.
alter table organisation add column name_order text check (name_order in ('core', 'whole'));
grant update (name_order) on organisation to mentorium_desk;

create function name_prefix_of(family text) returns text language sql immutable as $$
  select coalesce(rtrim(substring(family from
    '^((?:(?:van|de|der|den|het|ter|ten|te|op|in|aan|bij|uit|tot|over|onder|voor|la|le|les|du|des|del|della|di|da|do|dos|das|von|vom|zu|zum|zur|af|av|el|al|bin|ibn|y|e|of) |[''’`]?[ts] |[dl][''’`])+)(?=.)')), '')
$$;

-- Letters as they are sorted: without their marks, but for those that are letters of their own in the country.
create function name_key(name text, country text) returns text language sql immutable as $$
  select regexp_replace(regexp_replace(normalize(
    case
      when country in ('SE', 'FI') then replace(replace(replace(replace(replace(lower(name), 'å', '~1'), 'ä', '~2'), 'æ', '~2'), 'ö', '~3'), 'ø', '~3')
      when country in ('DK', 'NO') then replace(replace(replace(replace(replace(lower(name), 'æ', '~1'), 'ä', '~1'), 'ø', '~2'), 'ö', '~2'), 'å', '~3')
      else replace(replace(replace(replace(replace(replace(lower(name), 'ø', 'o'), 'æ', 'ae'), 'ß', 'ss'), 'ł', 'l'), 'đ', 'd'), 'ı', 'i')
    end, NFD), '[\u0300-\u036f''’`.]', '', 'g'), '[ -]+', ' ', 'g')
$$;

-- By one column: the family name, then the given name, then the prefix.
create function sort_name_of(given text, family text, prefix text, country text, name_order text) returns text language sql immutable as $$
  select case when prefix = '' or coalesce(name_order, case country when 'BE' then 'whole' else 'core' end) = 'whole'
    then name_key(family, country) || '  ' || name_key(given, country)
    else name_key(ltrim(substr(family, length(prefix) + 1)), country) || '  ' || name_key(given, country) || '  ' || name_key(prefix, country)
  end
$$;

alter table person add column name_prefix text not null default '', add column sort_name text not null default '';
grant update (sort_name) on person to mentorium_desk;
create index person_in_order on person (organisation_id, sort_name, id);

create function keep_name_order() returns trigger language plpgsql as $$
begin
  new.name_prefix := name_prefix_of(new.family_name);
  new.sort_name := sort_name_of(new.given_name, new.family_name, new.name_prefix,
    (select o.jurisdiction from organisation o where o.id = new.organisation_id),
    (select o.name_order from organisation o where o.id = new.organisation_id));
  return new;
end
$$;
create trigger keeps_name_order before insert or update of given_name, family_name, sort_name on person
  for each row execute function keep_name_order();

create function order_names_anew() returns trigger language plpgsql as $$
begin
  update person set sort_name = '' where organisation_id = new.id;
  return null;
end
$$;
create trigger orders_names after update of name_order, jurisdiction on organisation
  for each row when (new.name_order is distinct from old.name_order or new.jurisdiction is distinct from old.jurisdiction)
  execute function order_names_anew();

alter table organisation no force row level security;
alter table person no force row level security;
update person set sort_name = '';
alter table organisation force row level security;
alter table person force row level security;
