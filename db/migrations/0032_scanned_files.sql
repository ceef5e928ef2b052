-- When a virus scanner had nothing against a file. Where one is set, a file without it is scanned before it is given back.
alter table evidence add column scanned_at timestamptz;
grant update (scanned_at) on evidence to mentorium_desk;
