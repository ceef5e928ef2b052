-- What a talk that is offered is about.
alter table talk_slot add column theme text not null default 'progress' check (theme in ('getting-to-know', 'progress', 'report', 'exploring'));
