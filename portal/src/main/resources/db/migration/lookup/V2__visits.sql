-- What an agency was answered about an object this time and the time before, to tell what is new.
create table lookup.visit (
    agency_id        uuid not null references agency.agency,
    -- of the object, as quota.asked has it: the object itself is not here
    key              uuid not null,
    -- when this visit began; questions within an hour belong to it
    asked_at         timestamptz not null,
    zone             text not null,
    score            smallint not null,
    sources          bigint[] not null,
    -- counts by relation; null until somebody looks at them
    relations        jsonb,
    before_at        timestamptz,
    before_zone      text,
    before_score     smallint,
    before_sources   bigint[],
    before_relations jsonb,
    primary key (agency_id, key)
);
create index visit_asked on lookup.visit (asked_at);

alter table lookup.visit enable row level security;
alter table lookup.visit force row level security;
create policy own on lookup.visit using (tipstaff.sees(agency_id));
