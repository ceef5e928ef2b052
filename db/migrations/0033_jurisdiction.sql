-- The country whose law an organisation works under (ISO 3166). Where nobody was asked it is that of the clock, as it was taken to be until now.
alter table organisation add column jurisdiction text check (jurisdiction ~ '^[A-Z]{2}$');

do $$
begin
  perform set_config('app.door', 'sign-in', true);
  update organisation set jurisdiction = case time_zone
    when 'Europe/Amsterdam' then 'NL'
    when 'Europe/Stockholm' then 'SE'
    when 'Europe/Brussels' then 'BE'
    when 'Europe/Copenhagen' then 'DK'
    when 'Europe/Helsinki' then 'FI'
    when 'Europe/Oslo' then 'NO'
    when 'Europe/Berlin' then 'DE'
  end;
  perform set_config('app.door', '', true);
end
$$;
