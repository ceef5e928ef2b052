-- A gathering may last as long as a day has hours; so may have been there whoever came.
alter table gathering_attendance
  drop constraint gathering_attendance_minutes_check,
  add constraint gathering_attendance_minutes_check check (minutes between 0 and 1440);
