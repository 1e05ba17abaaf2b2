-- Imports look up every indicator by its key, and every observation of a source: from the index alone.
create unique index indicator_by_key on feeds.indicator (key) include (id);
alter table feeds.indicator drop constraint indicator_key_key;

drop index feeds.observation_of_source;
create index observation_of_source on feeds.observation (source_id, indicator_id) include (digest, withdrawn_at);

alter table feeds.source
    -- io.tipstaff.portal.feeds.intake.IntakeJson
    add column intake jsonb not null default '{}';

alter table feeds.observation
    -- when a source that comes piece by piece last said again what it had said; null for never, or if nobody asks
    add column confirmed_at timestamptz;

alter table feeds.import
    -- the import whose kept document is taken instead of what the source has now
    add column restores bigint references feeds.import on delete set null;

-- Documents that are kept to go back to; the files lie in the home folder.
create table feeds.version (
    import_id bigint primary key references feeds.import on delete cascade,
    names     text[] not null,
    bytes     bigint not null
);

-- What a held document lacks, by kind: how many, and some of them.
create table feeds.missing (
    import_id bigint not null references feeds.import on delete cascade,
    kind      smallint not null,
    number    bigint not null,
    sample    text[] not null,
    primary key (import_id, kind)
);
