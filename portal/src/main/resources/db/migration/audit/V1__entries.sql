create table audit.entry (
    number bigint primary key,
    at timestamptz not null,
    agency_id uuid,
    agency text not null,
    person_id uuid,
    person text not null,
    address text not null,
    action text not null,
    subject text not null,
    detail text not null,
    previous text not null,
    hash text not null
);
comment on table audit.entry is 'Append-only. Each hash covers the entry and the hash before it.';
comment on column audit.entry.detail is 'JSON, kept as the text that was hashed';

create index entry_by_agency on audit.entry (agency_id, number);
create index entry_by_action on audit.entry (action, number);

alter table audit.entry enable row level security;
alter table audit.entry force row level security;
create policy append on audit.entry for insert with check (true);
create policy read on audit.entry for select using (tipstaff.sees(agency_id));

revoke update, delete on audit.entry from tipstaff_app;

create function audit.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'the audit log only grows';
end
$$;
create trigger entry_only_grows before update or delete on audit.entry
    for each row execute function audit.refuse_change();
create trigger entry_is_kept before truncate on audit.entry
    for each statement execute function audit.refuse_change();

-- The end of the chain; locking its one row puts entries in order.
create table audit.head (
    only_one boolean primary key default true check (only_one),
    number bigint not null,
    hash text not null
);
insert into audit.head (number, hash) values (0, repeat('00', 32));
revoke insert, delete on audit.head from tipstaff_app;
