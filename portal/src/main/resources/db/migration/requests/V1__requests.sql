-- What agencies ask for. What is granted is kept by the module that owns it, under the request's id.
create table requests.request (
    id             uuid primary key default uuidv7(),
    -- io.tipstaff.portal.requests.RequestKind#code
    kind           text not null check (kind <> ''),
    agency_id      uuid not null references agency.agency,
    person_id      uuid not null references agency.person,
    -- what it is about within its kind; an agency waits for one only once. Empty: as often as it likes
    subject        text not null,
    title          text not null check (title <> ''),
    amount         integer check (amount > 0),
    -- io.tipstaff.portal.requests.Fields
    wanted         jsonb not null,
    reason         text not null check (reason <> ''),
    case_number    text not null,
    asked_at       timestamptz not null default now(),
    -- one that was granted is called expired once expires_at has come
    state          text not null default 'open' check (state in ('open', 'granted', 'partly', 'refused', 'withdrawn')),
    granted        text,
    granted_amount integer check (granted_amount > 0),
    expires_at     timestamptz,
    answer         text not null default '',
    decided_by     text,
    decided_at     timestamptz,
    check ((state = 'open') = (decided_at is null)),
    check ((state in ('granted', 'partly')) = (expires_at is not null))
);
create index request_by_time on requests.request (asked_at, id);
create index request_of_agency on requests.request (agency_id, kind, subject);
create index request_open on requests.request (asked_at) where state = 'open';

alter table requests.request enable row level security;
alter table requests.request force row level security;
create policy own on requests.request using (tipstaff.sees(agency_id));
