-- Where each indicator that holds an address is, as it was counted last.
create table landscape.placed (
    indicator_id bigint primary key,
    country      text not null,
    as_number    bigint,
    kind         smallint not null,
    categories   text[] not null,
    threats      text[] not null,
    actors       text[] not null,
    industries   text[] not null,
    first_day    date not null,
    -- null while somebody reports it without saying when it was seen last
    last_day     date check (last_day >= first_day)
);
create index placed_newest on landscape.placed (country, first_day desc, indicator_id desc);

create table landscape.autonomous_system (
    number bigint primary key,
    name   text not null
);

-- How many began and ended on each day, in UTC. What was active from a to b is the sum of what began up to b
-- less the sum of what ended before a, so any period is one sum over few rows.
create table landscape.daily (
    country  text not null,
    -- code of io.tipstaff.portal.feeds.Category; empty for all, because one indicator may have several
    category text not null,
    kind     smallint not null,
    day      date not null,
    begun    integer not null,
    ended    integer not null,
    primary key (category, country, kind, day)
);

create table landscape.detected (
    agency_id  uuid not null,
    country    text not null,
    category   text not null,
    kind       smallint not null,
    day        date not null,
    detections bigint not null,
    primary key (agency_id, category, country, kind, day)
);
alter table landscape.detected enable row level security;
alter table landscape.detected force row level security;
create policy own on landscape.detected using (tipstaff.sees(agency_id));

-- How far the counting is.
create table landscape.progress (
    only_row        boolean primary key default true check (only_row),
    -- of feeds.assessment
    version         bigint not null default 0,
    -- of the geography that indicators were placed by
    edition         text not null default '',
    -- detections below this number are older than detections_day
    detections_from bigint not null default 0,
    -- the day on which all detections were counted last; null to count all anew
    detections_day  date
);
insert into landscape.progress default values;
