-- A membership begins on the day by which memberships count, not on the day of the database server's clock.
alter table membership alter column first_day set default this_day();
alter table guardianship alter column first_day set default this_day();
