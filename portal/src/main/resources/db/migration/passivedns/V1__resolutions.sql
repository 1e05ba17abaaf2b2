-- What names resolved to, added up over documents. The key is a hash, because answers can be longer than an index row.
create table passivedns.resolution (
    id         bigint generated always as identity primary key,
    key        uuid not null unique,
    name       text not null,
    type       text not null,
    data       text not null,
    sensor     text not null,
    first_seen timestamptz not null,
    last_seen  timestamptz not null,
    count      bigint not null check (count > 0),
    updated_at timestamptz not null default now()
);
-- names below a domain are next to each other when they are read backwards
create index resolution_of_name on passivedns.resolution (reverse(name) text_pattern_ops, last_seen desc);
create index resolution_to_data on passivedns.resolution (left(data, 253), last_seen desc);
create index resolution_updated on passivedns.resolution (updated_at, id);

-- Documents that were added up already: a second time would count everything twice.
create table passivedns.document (
    sha256      text primary key,
    name        text not null,
    resolutions bigint not null,
    refused     bigint not null,
    added_by    text not null,
    added_at    timestamptz not null default now()
);
