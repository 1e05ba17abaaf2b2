create table graph.graph (
    id         uuid primary key default uuidv7(),
    agency_id  uuid not null references agency.agency,
    owner_id   uuid not null references agency.person,
    owner_name text not null,
    name       text not null check (length(name) between 1 and 120),
    -- whether the colleagues of the agency may open it
    shared     boolean not null default false,
    -- grows with each change, so that two windows do not overwrite each other
    version    integer not null default 1,
    things     integer not null,
    links      integer not null,
    -- io.tipstaff.portal.graph.internal.GraphDocument
    document   jsonb not null,
    created_at timestamptz not null default now(),
    changed_at timestamptz not null default now()
);
create index graph_of_agency on graph.graph (agency_id, changed_at desc);

alter table graph.graph enable row level security;
alter table graph.graph force row level security;
create policy own on graph.graph using (tipstaff.sees(agency_id));
