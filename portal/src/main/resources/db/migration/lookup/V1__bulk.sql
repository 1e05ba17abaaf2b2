-- Files of objects that are looked up behind the page.
create table lookup.bulk (
    id         uuid primary key default uuidv7(),
    agency_id  uuid not null references agency.agency,
    person_id  uuid not null references agency.person,
    name       text not null,
    objects    integer not null check (objects > 0),
    -- waiting is also what an agency without lookups is
    state      text not null default 'running' check (state in ('running', 'waiting', 'done')),
    asked_at   timestamptz not null default now(),
    ended_at   timestamptz
);
create index bulk_of_agency on lookup.bulk (agency_id, id desc);
create index bulk_running on lookup.bulk (id) where state = 'running';

create table lookup.bulk_object (
    bulk_id  uuid not null references lookup.bulk on delete cascade,
    ordinal  integer not null,
    agency_id uuid not null,
    query    text not null,
    answered boolean not null default false,
    kind     text,
    value    text,
    refusal  text,
    zone     text,
    score    smallint,
    threats  text[],
    sources  text[],
    primary key (bulk_id, ordinal)
);

alter table lookup.bulk enable row level security;
alter table lookup.bulk force row level security;
create policy own on lookup.bulk using (tipstaff.sees(agency_id));
alter table lookup.bulk_object enable row level security;
alter table lookup.bulk_object force row level security;
create policy own on lookup.bulk_object using (tipstaff.sees(agency_id));
