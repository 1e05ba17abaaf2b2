-- Lookups a year that an agency has instead of the usual number; null: as many as it likes.
create table quota.plan (
    agency_id uuid primary key references agency.agency,
    lookups   integer check (lookups >= 0)
);

-- What was used of the plan. The row of an agency is locked while a lookup is counted, so counting is exact.
create table quota.year (
    agency_id uuid not null references agency.agency,
    year      smallint not null,
    used      integer not null default 0 check (used >= 0),
    primary key (agency_id, year)
);

create table quota.request (
    id          uuid primary key default uuidv7(),
    agency_id   uuid not null references agency.agency,
    person_id   uuid not null references agency.person,
    lookups     integer not null check (lookups > 0),
    reason      text not null check (reason <> ''),
    case_number text not null,
    asked_at    timestamptz not null default now(),
    state       text not null default 'waiting' check (state in ('waiting', 'granted', 'partly', 'refused', 'withdrawn')),
    granted     integer check (granted > 0),
    answer      text not null default '',
    decided_by  text,
    decided_at  timestamptz
);
create index request_of_agency on quota.request (agency_id, id desc);
create index request_waiting on quota.request (id) where state = 'waiting';

-- What a request brought, used after the plan is used up, what expires first before the rest.
create table quota.extra (
    request_id uuid primary key references quota.request,
    agency_id  uuid not null references agency.agency,
    lookups    integer not null check (lookups > 0),
    used       integer not null default 0 check (used between 0 and lookups),
    expires_at timestamptz not null
);
create index extra_of_agency on quota.extra (agency_id, expires_at);

-- What was asked lately: the same object again within the hour costs nothing.
create table quota.asked (
    agency_id uuid not null references agency.agency,
    key       uuid not null,
    at        timestamptz not null default now(),
    primary key (agency_id, key)
);
create index asked_at on quota.asked (at);

alter table quota.plan enable row level security;
alter table quota.plan force row level security;
create policy own on quota.plan using (tipstaff.sees(agency_id));
alter table quota.year enable row level security;
alter table quota.year force row level security;
create policy own on quota.year using (tipstaff.sees(agency_id));
alter table quota.request enable row level security;
alter table quota.request force row level security;
create policy own on quota.request using (tipstaff.sees(agency_id));
alter table quota.extra enable row level security;
alter table quota.extra force row level security;
create policy own on quota.extra using (tipstaff.sees(agency_id));
alter table quota.asked enable row level security;
alter table quota.asked force row level security;
create policy own on quota.asked using (tipstaff.sees(agency_id));
