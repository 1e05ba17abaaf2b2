create table reports.report (
    id           uuid primary key default uuidv7(),
    created_by   text not null,
    created_at   timestamptz not null default now(),
    withdrawn_by text,
    withdrawn_at timestamptz
);

-- A report is what its editions say. The one that is not published is the draft; there is at most one, the last.
create table reports.edition (
    report_id     uuid not null references reports.report on delete cascade,
    number        integer not null check (number > 0),
    kind          text not null check (kind in ('apt', 'financial')),
    tlp           text not null,
    embargo_until date,
    title         text not null check (title <> ''),
    summary       text not null,
    body          text not null,
    timeline      jsonb not null,
    actors        jsonb not null,
    industries    text[] not null,
    countries     text[] not null,
    techniques    text[] not null,
    yara          text not null,
    yara_state    text not null check (yara_state in ('none', 'passed', 'failed', 'unchecked')),
    yara_message  text not null,
    news          text not null default '',
    changed_by    text not null,
    changed_at    timestamptz not null default now(),
    published_by  text,
    published_at  timestamptz,
    primary key (report_id, number)
);
create unique index edition_draft on reports.edition (report_id) where published_at is null;
comment on column reports.edition.embargo_until is 'the day (UTC) from which agencies may read the edition';
comment on column reports.edition.news is 'what is new in it, by its author';

-- An indicator belongs to the editions from since up to, but not with, until.
create table reports.indicator (
    id        uuid primary key default uuidv7(),
    report_id uuid not null references reports.report on delete cascade,
    kind      smallint not null,
    value     text not null,
    role      text not null check (role in ('c2', 'delivery', 'payload', 'other')),
    threats   text[] not null,
    note      text not null,
    since     integer not null,
    until     integer check (until > since)
);
create unique index indicator_now on reports.indicator (report_id, kind, md5(value)) where until is null;
create index indicator_of_report on reports.indicator (report_id, since);
create index indicator_of_value on reports.indicator using hash (value);

create table reports.request (
    id          uuid primary key default uuidv7(),
    agency_id   uuid not null references agency.agency,
    person_id   uuid not null references agency.person,
    report_id   uuid not null references reports.report on delete cascade,
    kinds       text[] not null,
    reason      text not null check (reason <> ''),
    case_number text not null,
    asked_at    timestamptz not null default now(),
    state       text not null default 'waiting' check (state in ('waiting', 'granted', 'partly', 'refused', 'withdrawn')),
    answer      text not null default '',
    decided_by  text,
    decided_at  timestamptz
);
create index request_of_agency on reports.request (agency_id, id desc);
comment on column reports.request.kinds is 'kinds of indicators that are wanted; none for the whole report';

create table reports.access (
    id         uuid primary key default uuidv7(),
    agency_id  uuid not null references agency.agency,
    report_id  uuid not null references reports.report on delete cascade,
    request_id uuid unique references reports.request,
    chosen     text[],
    granted_by text not null,
    granted_at timestamptz not null default now(),
    expires_at timestamptz not null,
    revoked_by text,
    revoked_at timestamptz
);
create index access_of_agency on reports.access (agency_id, report_id);
comment on column reports.access.chosen is 'the indicators that may be read, as "kind value"; null for the whole report';

alter table reports.request enable row level security;
alter table reports.request force row level security;
create policy own on reports.request using (tipstaff.sees(agency_id));

alter table reports.access enable row level security;
alter table reports.access force row level security;
create policy own on reports.access using (tipstaff.sees(agency_id));
