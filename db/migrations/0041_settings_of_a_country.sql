-- What differs between countries is a setting of the organisation, which an administrator changes; it begins with what is usual in the
-- country it was founded in. Marks run from the worst to the best, so a scale on which 1 is best has the larger number as its worst.
alter table organisation
  add column consent_age integer not null default 16 check (consent_age between 13 and 18),
  add column worst_mark double precision not null default 1,
  add column best_mark double precision not null default 10,
  add column pass_mark double precision not null default 5.5,
  add column school_year text not null default '08-01' check (school_year ~ '^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$'),
  add constraint organisation_marks_check check (worst_mark <> best_mark and pass_mark between least(worst_mark, best_mark) and greatest(worst_mark, best_mark)),
  alter column time_zone drop default;

do $$
begin
  perform set_config('app.door', 'sign-in', true);
  update organisation o set consent_age = k.consent_age, worst_mark = k.worst, best_mark = k.best, pass_mark = k.pass, school_year = k.school_year
    from (values
      ('NL', 16, 1, 10, 5.5, '08-01'),
      ('SE', 13, 0, 20, 10, '08-01'),
      ('DK', 15, -3, 12, 2, '08-01'),
      ('NO', 13, 1, 6, 2, '08-01'),
      ('DE', 16, 6, 1, 4, '08-01'),
      ('FR', 15, 0, 20, 10, '09-01'),
      ('BE', 13, 0, 100, 50, '09-01'),
      ('FI', 13, 4, 10, 5, '08-01'),
      ('GB', 13, 1, 9, 4, '09-01'),
      ('IE', 16, 0, 100, 40, '09-01')
    ) as k (country, consent_age, worst, best, pass, school_year) where o.jurisdiction = k.country;
  perform set_config('app.door', '', true);
end
$$;

grant update (name, language, time_zone, jurisdiction, consent_age, worst_mark, best_mark, pass_mark, school_year) on organisation to mentorium_desk;
