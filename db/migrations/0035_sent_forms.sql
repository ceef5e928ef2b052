-- A form that came, and where it led: the same one once more leads there too and does nothing. Kept for a day.
create table sent_form (
  organisation_id uuid not null references organisation,
  form bytea not null check (length(form) = 32),
  content bytea not null check (length(content) = 32),
  answer text,
  sent_at timestamptz not null default now(),
  primary key (organisation_id, form)
);
create index sent_form_by_time on sent_form (organisation_id, sent_at);
alter table sent_form enable row level security, force row level security;
create policy wall on sent_form using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
create policy erasing on sent_form using (current_setting('app.purpose', true) = 'erase' and organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
do $$
begin
  execute format('create policy backing_up on sent_form for select to %I using (current_setting(''app.purpose'', true) = ''backup'')', current_user);
end
$$;
grant select, insert, update, delete on sent_form to mentorium_desk;

-- A try that is being looked at is not yet a wrong one.
alter table sign_in_attempt add column in_flight boolean not null default false;

-- Without an account nobody makes the server read a whole table: what is over goes, and a link is found, by an index.
create index sign_in_attempt_over on sign_in_attempt (made_at);
create index half_session_over on half_session (ends_at);
create index provider_visit_over on provider_visit (ends_at);
create index mail_choice_token on mail_choice (organisation_id, token);
create index spent_challenge_over on spent_challenge (spent_at);
