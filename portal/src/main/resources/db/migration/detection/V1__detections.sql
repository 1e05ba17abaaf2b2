create table detection.event_source (
    id        bigint generated always as identity primary key,
    agency_id uuid not null,
    name      text not null check (length(name) between 1 and 120),
    sender    cidr not null,
    added_by  text not null,
    added_at  timestamptz not null default now(),
    unique (agency_id, name)
);
comment on column detection.event_source.sender is 'events from these addresses are this source''s; the narrowest network wins';

create table detection.upload (
    id          uuid primary key,
    agency_id   uuid not null,
    name        text not null,
    state       text not null check (state in ('waiting', 'running', 'done', 'failed')),
    size        bigint not null,
    bytes_read  bigint not null default 0,
    lines       bigint not null default 0,
    matches     bigint not null default 0,
    problem     text,
    uploaded_by text not null,
    uploaded_at timestamptz not null default now(),
    ended_at    timestamptz
);
create index upload_of_agency on detection.upload (agency_id, uploaded_at desc);

create table detection.detection (
    id           bigint generated always as identity primary key,
    agency_id    uuid not null,
    detected_at  timestamptz not null default now(),
    source       text not null,
    sender       inet,
    upload_id    uuid references detection.upload on delete cascade,
    event_at     timestamptz,
    host         text,
    line         text not null,
    line_number  bigint not null,
    match_offset integer not null,
    match_length integer not null,
    field        text,
    written      text not null,
    kind         smallint not null,
    indicator    text not null,
    indicator_id bigint not null,
    zone         text not null,
    score        smallint not null,
    feeds        text[] not null,
    threats      text[] not null
);
comment on column detection.detection.match_offset is 'of the first character of the match in line, from 0';
create index detection_of_agency on detection.detection (agency_id, id desc);
create index detection_of_indicator on detection.detection (indicator_id, agency_id, id desc);

-- How much was looked at, so that "no detections" can be told from "no events".
create table detection.traffic (
    agency_id uuid not null,
    source    text not null,
    hour      timestamptz not null,
    lines     bigint not null,
    bytes     bigint not null,
    matches   bigint not null,
    primary key (agency_id, source, hour)
);

alter table detection.event_source enable row level security;
alter table detection.event_source force row level security;
create policy own on detection.event_source using (tipstaff.sees(agency_id));

alter table detection.upload enable row level security;
alter table detection.upload force row level security;
create policy own on detection.upload using (tipstaff.sees(agency_id));

alter table detection.detection enable row level security;
alter table detection.detection force row level security;
create policy own on detection.detection using (tipstaff.sees(agency_id));

alter table detection.traffic enable row level security;
alter table detection.traffic force row level security;
create policy own on detection.traffic using (tipstaff.sees(agency_id));
