-- Sealed answers, whole: they are in the backup of the database, on every node, and behind the wall between agencies.
create table evidence.sealed (
    id          uuid primary key,
    agency_id   uuid not null references agency.agency,
    person_id   uuid not null references agency.person,
    login       text not null,
    case_number text not null check (case_number <> ''),
    reason      text not null,
    question    text not null,
    kind        text not null,
    object      text not null,
    zone        text not null,
    tlp         text not null,
    sealed_at   timestamptz not null,
    stamped     boolean not null,
    bytes       bigint not null check (bytes > 0),
    sha256      text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    content     bytea not null
);
comment on column evidence.sealed.content is 'The ZIP file; most of it is packed already, so PostgreSQL need not try.';
alter table evidence.sealed alter column content set storage external;
create index sealed_of_agency on evidence.sealed (agency_id, sealed_at);

alter table evidence.sealed enable row level security;
alter table evidence.sealed force row level security;
create policy own on evidence.sealed using (tipstaff.sees(agency_id));

-- What was sealed stays as it is; only the owner of the database may remove what a law wants removed.
revoke update, delete on evidence.sealed from tipstaff_app;
