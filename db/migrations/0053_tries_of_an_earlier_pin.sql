-- The own PIN of the card before opens a new card. Wrong ones are counted over all new cards: whoever
-- makes cards, and opens those that are locked, would otherwise try it without end.
alter table class_card add column earlier_tries integer not null default 0;
grant update (earlier_tries) on class_card to mentorium_desk;
