-- The list that a request for indicators is about, as it was when it was made: what the operator sees is what can be
-- granted, whatever becomes of the search or the feed meanwhile.
create table release.item (
    request_id   uuid not null references requests.request,
    -- the highest score is 1
    number       integer not null check (number > 0),
    agency_id    uuid not null references agency.agency,
    -- in feeds.indicator, to know how it is marked by now; without a reference, because the list outlives it
    indicator_id bigint not null,
    kind         smallint not null,
    value        text not null,
    tlp          text not null check (tlp in ('CLEAR', 'GREEN', 'AMBER', 'AMBER_STRICT')),
    score        smallint not null,
    categories   text[] not null,
    threats      text[] not null,
    first_seen   timestamptz not null,
    last_seen    timestamptz not null,
    granted      boolean not null default false,
    primary key (request_id, number)
);

-- The agency puts its list together without seeing it, and sees what is granted of it. Only the centre grants.
alter table release.item enable row level security;
alter table release.item force row level security;
create policy see on release.item for select
    using (tipstaff.sees(agency_id) and (granted or current_setting('tipstaff.agency', true) = '*'));
create policy ask on release.item for insert with check (tipstaff.sees(agency_id) and not granted);
create policy grant_some on release.item for update using (current_setting('tipstaff.agency', true) = '*');
