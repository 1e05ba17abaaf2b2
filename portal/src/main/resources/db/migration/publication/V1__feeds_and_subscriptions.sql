-- What a published feed holds and held; versions are those of feeds.assessment.
create table publication.member (
    feed         text not null,
    indicator_id bigint not null references feeds.indicator on delete cascade,
    entered      bigint not null,
    changed      bigint not null,
    -- when; grows with the version
    changed_at   timestamptz not null,
    -- marking that it has in the feed, 1 for CLEAR to 5 for RED, and the most open one that it ever had there: who may
    -- have had it must hear when it leaves or is marked more strictly
    marking      smallint not null check (marking between 1 and 5),
    widest       smallint not null check (widest between 1 and 5),
    -- score that it has in the feed, and the highest that it ever had there
    score        smallint not null,
    peak         smallint not null,
    -- the version that took it out; null while it is in
    departed     bigint,
    primary key (feed, indicator_id)
);
create index member_by_change on publication.member (feed, changed, indicator_id);

-- The names that indicators have in STIX.
create table publication.stix_name (
    indicator_id bigint primary key references feeds.indicator on delete cascade,
    name         uuid not null unique
);

create table publication.progress (
    only_row boolean primary key default true check (only_row),
    version  bigint not null
);
insert into publication.progress (version) values (0);

create table publication.history (
    feed    text not null,
    day     date not null,
    records bigint not null,
    primary key (feed, day)
);

create table publication.subscription (
    agency_id uuid not null references agency.agency,
    feed      text not null,
    -- the strictest marking that the agency may have
    clearance text not null check (clearance in ('CLEAR', 'GREEN', 'AMBER', 'AMBER_STRICT')),
    primary key (agency_id, feed)
);
alter table publication.subscription enable row level security;
alter table publication.subscription force row level security;
create policy own on publication.subscription using (tipstaff.sees(agency_id));
