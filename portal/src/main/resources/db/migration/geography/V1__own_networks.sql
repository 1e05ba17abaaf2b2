-- Networks whose place the operator knows better than any file.
create table geography.own_network (
    network   cidr primary key,
    country   text not null check (country ~ '^[A-Z]{2}$'),
    as_number bigint check (as_number between 1 and 4294967295),
    as_name   text,
    note      text not null check (length(note) between 1 and 200),
    added_by  text not null,
    added_at  timestamptz not null default now()
);

-- Counts every change, so that each node knows when what it remembers is old.
create table geography.generation (
    only_row boolean primary key default true check (only_row),
    number   bigint not null
);
insert into geography.generation (number) values (0);
