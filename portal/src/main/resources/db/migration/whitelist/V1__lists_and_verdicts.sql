create table whitelist.list (
    id          bigint generated always as identity primary key,
    name        text not null unique check (length(name) between 1 and 200),
    description text not null default '',
    matching    text not null check (matching in ('string', 'substring', 'hostname', 'cidr', 'regex')),
    -- what is on it is neither matched nor published; otherwise it is only shown
    keeps_out   boolean not null,
    enabled     boolean not null default true,
    bundled     boolean not null default false,
    entries     integer not null default 0,
    updated_at  timestamptz not null default now()
);

create table whitelist.entry (
    list_id bigint not null references whitelist.list on delete cascade,
    value   text not null,
    primary key (list_id, value)
);

-- What an analyst of the centre has decided about one indicator.
create table whitelist.verdict (
    kind       smallint not null,
    value      text not null,
    says       text not null check (says in ('malicious', 'harmless', 'unsure')),
    comment    text not null,
    by         text not null,
    at         timestamptz not null default now(),
    expires_at timestamptz
);
create index verdict_of on whitelist.verdict (kind, left(value, 500));

-- Counts every change, so that a node knows when what it has in memory is old.
create table whitelist.generation (
    only_row boolean primary key default true check (only_row),
    number   bigint not null
);
insert into whitelist.generation (number) values (0);
