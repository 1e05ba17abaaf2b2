create table feeds.source (
    id               bigint generated always as identity primary key,
    name             text not null unique check (length(name) between 1 and 120),
    transport        text not null check (transport in ('upload', 'path', 'url', 'bundled')),
    location         text not null,
    format           text,
    kind             smallint,
    confidence       smallint not null default 50 check (confidence between 0 and 100),
    tlp              text not null default 'GREEN',
    categories       text[] not null default '{}',
    refresh_minutes  integer check (refresh_minutes >= 5),
    internal_allowed boolean not null default false,
    enabled          boolean not null default true,
    added_by         text not null,
    added_at         timestamptz not null default now(),
    etag             text,
    last_modified    text
);

create table feeds.import (
    id          bigint generated always as identity primary key,
    source_id   bigint not null references feeds.source on delete cascade,
    state       text not null check (state in ('waiting', 'running', 'done', 'held', 'failed')),
    requested_by text not null,
    requested_at timestamptz not null default now(),
    started_at  timestamptz,
    ended_at    timestamptz,
    accept_shrunken boolean not null default false,
    format      text,
    bytes       bigint not null default 0,
    records     bigint not null default 0,
    refused     bigint not null default 0,
    added       bigint not null default 0,
    changed     bigint not null default 0,
    unchanged   bigint not null default 0,
    withdrawn   bigint not null default 0,
    problem     text,
    messages    text[] not null default '{}'
);
create index import_of_source on feeds.import (source_id, id desc);

-- The first refusals of an import, as many as a person can read; feeds.import counts them all.
create table feeds.refusal (
    import_id bigint not null references feeds.import on delete cascade,
    ordinal   integer not null,
    record    bigint not null,
    line      bigint not null,
    place     text not null,
    reason    text not null,
    excerpt   text not null,
    primary key (import_id, ordinal)
);

-- key: the first 128 bits of SHA-256 over kind and value, because values can be longer than an index row.
create table feeds.indicator (
    id       bigint generated always as identity primary key,
    key      uuid not null unique,
    kind     smallint not null,
    value    text not null,
    added_at timestamptz not null default now()
);

-- Who says what about an indicator. A row is written only when something changed: it holds until it is withdrawn.
create table feeds.observation (
    indicator_id bigint not null references feeds.indicator,
    source_id    bigint not null references feeds.source on delete cascade,
    reported_at  timestamptz not null,
    changed_at   timestamptz not null,
    withdrawn_at timestamptz,
    record       bigint not null,
    line         bigint not null,
    place        text not null,
    written      text,
    context      jsonb,
    digest       bigint not null,
    primary key (indicator_id, source_id)
);
create index observation_of_source on feeds.observation (source_id, indicator_id);

-- Counts every change of the indicators, so that a node knows when its compiled index is old.
create table feeds.generation (
    only_row boolean primary key default true check (only_row),
    number   bigint not null
);
insert into feeds.generation (number) values (0);
