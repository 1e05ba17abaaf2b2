alter table feeds.source drop constraint source_transport_check;
alter table feeds.source add constraint source_transport_check check (transport in
    ('upload', 'path', 'url', 'taxii', 'mailbox', 'misp-feed', 'misp-server', 'inbox', 'bundled'));

-- What a partner put into an inbox. It waits here until an import takes it, in the transaction of that import.
create table feeds.delivery (
    id          uuid primary key default uuidv7(),
    source_id   bigint not null references feeds.source on delete cascade,
    agency_id   uuid not null,
    by          text not null,
    received_at timestamptz not null default clock_timestamp(),
    -- ids and versions of the objects, in their order
    ids         text[] not null,
    versions    text[] not null,
    -- the envelope; null once it is imported
    content     bytea,
    import_id   bigint references feeds.import on delete set null,
    imported_at timestamptz
);
create index delivery_waiting on feeds.delivery (source_id, received_at) where content is not null;
