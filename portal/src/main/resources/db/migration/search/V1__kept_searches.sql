-- Searches that people keep.
create table search.kept (
    id        uuid primary key default uuidv7(),
    agency_id uuid not null references agency.agency,
    person_id uuid not null references agency.person,
    name      text not null check (length(name) between 1 and 120),
    -- io.tipstaff.portal.search.internal.SearchQuery#parameters
    query     jsonb not null,
    mails     boolean not null,
    -- version of the assessments up to which a mail has told
    seen      bigint not null,
    kept_at   timestamptz not null default now(),
    unique (person_id, name)
);
create index kept_that_mail on search.kept (id) where mails;

alter table search.kept enable row level security;
alter table search.kept force row level security;
create policy own on search.kept using (tipstaff.sees(agency_id));
