-- Each sign-in of an organisation has an address of its own to which its provider sends people back, so that an answer of one is never taken to
-- another (RFC 9700, section 4.4). Those that were set up before keep the one address they were told.
alter table identity_provider
  add column callback_number int check (callback_number > 0),
  add constraint identity_provider_callback unique (organisation_id, callback_number);
