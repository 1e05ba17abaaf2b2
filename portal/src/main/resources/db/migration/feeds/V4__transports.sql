alter table feeds.source drop constraint source_transport_check;
alter table feeds.source add constraint source_transport_check check (transport in
    ('upload', 'path', 'url', 'taxii', 'mailbox', 'misp-feed', 'misp-server', 'bundled'));

alter table feeds.source
    -- io.tipstaff.portal.feeds.Connection; no secret is in it
    add column connection jsonb not null default '{}',
    -- how far a source that is read piece by piece was read; what it means is the transport's own matter
    add column position   text,
    -- when the server wants to be asked again
    add column not_before timestamptz;

-- Sealed with the key of the home folder; replaced, never read back.
create table feeds.source_secret (
    source_id  bigint primary key references feeds.source on delete cascade,
    sealed     text not null,
    changed_by text not null,
    changed_at timestamptz not null default now()
);

-- What kind of failure the import met; null for none.
alter table feeds.import add column fault text check (fault in ('absent', 'empty', 'truncated', 'failing'));
