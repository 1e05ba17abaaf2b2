-- Each import puts all that it changed into the queue, so that a check of each is work without use.
-- Indicators are never removed, and the assessor passes over what is not there.
alter table feeds.reassess drop constraint reassess_indicator_id_fkey;
