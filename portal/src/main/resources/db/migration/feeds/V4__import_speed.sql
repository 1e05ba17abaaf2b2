-- Imports look up every indicator by its key, and every observation of a source: from the index alone.
create unique index indicator_by_key on feeds.indicator (key) include (id);
alter table feeds.indicator drop constraint indicator_key_key;

drop index feeds.observation_of_source;
create index observation_of_source on feeds.observation (source_id, indicator_id) include (digest, withdrawn_at);
