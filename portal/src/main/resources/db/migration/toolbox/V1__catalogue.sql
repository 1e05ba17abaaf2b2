-- What the operator offers: the same for every agency, so no row belongs to one.
create table toolbox.entry (
    id           uuid primary key default uuidv7(),
    kind         text not null check (kind in ('tool', 'document')),
    name         text not null check (name <> ''),
    description  text not null,
    publisher    text not null,
    platforms    text not null,
    licence      text not null,
    home_page    text not null,
    tlp          text not null,
    created_at   timestamptz not null default now(),
    withdrawn_at timestamptz
);
create unique index entry_name on toolbox.entry (kind, lower(name));

-- Versions stay when another comes; the file lies in the home folder under the id.
create table toolbox.version (
    id        uuid primary key,
    entry_id  uuid not null references toolbox.entry,
    number    int not null,
    label     text not null,
    file_name text not null check (file_name <> ''),
    size      bigint not null check (size > 0),
    sha256    text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    sha1      text not null check (sha1 ~ '^[0-9a-f]{40}$'),
    md5       text not null check (md5 ~ '^[0-9a-f]{32}$'),
    added_at  timestamptz not null default now(),
    added_by  text not null,
    downloads bigint not null default 0,
    unique (entry_id, number)
);
