-- What the program believes about an indicator, reckoned from all that sources say. One worker writes it
-- (advisory lock), so versions are committed in their order and a reader can go on from the last one it saw.
create sequence feeds.assessment_version;

create table feeds.assessment (
    indicator_id bigint primary key references feeds.indicator on delete cascade,
    version      bigint not null default nextval('feeds.assessment_version'),
    score        smallint not null check (score between 0 and 100),
    zone         text not null check (zone in ('green', 'grey', 'yellow', 'orange', 'red')),
    -- independent sources that report it now: copies of one list count once
    sources      smallint not null,
    -- the most open marking under which one of the current observations may be passed on
    tlp          text not null,
    -- codes of io.tipstaff.portal.feeds.Category, sorted
    categories   text[] not null default '{}',
    threats      text[] not null default '{}',
    first_seen   timestamptz not null,
    last_seen    timestamptz not null,
    -- why it is neither matched nor published, whatever sources say; null if nothing speaks against it
    kept_out     text,
    -- whether it is looked for in events: reported for detection by a source that stands by it, and not kept out
    matched      boolean not null,
    -- how much an analyst's look is worth: doubt times what depends on it, 0 to 300; 0 if somebody has looked
    urgency      smallint not null,
    -- the parts of the score
    evidence     jsonb not null,
    -- its own for each row, in the order of the versions
    changed_at   timestamptz not null default clock_timestamp(),
    -- when age alone would change it
    due_at       timestamptz
);
create unique index assessment_by_version on feeds.assessment (version);
create index assessment_urgent on feeds.assessment (urgency desc, indicator_id) where urgency > 0;
create index assessment_kept_out on feeds.assessment (version desc) where kept_out is not null;
create index assessment_due on feeds.assessment (due_at) where due_at is not null;

-- What is to be reckoned anew. Whoever changes something about an indicator puts it here in the same transaction
-- (on conflict do update, so that a worker that takes the row waits for the change).
create table feeds.reassess (
    indicator_id bigint primary key references feeds.indicator on delete cascade
);
insert into feeds.reassess select id from feeds.indicator;

-- How far a source's word goes by its past.
create table feeds.standing (
    source_id   bigint primary key references feeds.source on delete cascade,
    -- the source that it copies, wholly or nearly; null if it speaks for itself
    copies_of   bigint references feeds.source on delete set null,
    -- part of its indicators that the other one reports too
    overlap     real,
    confirmed   integer not null default 0,
    refuted     integer not null default 0,
    reckoned_at timestamptz not null default now()
);

-- The version of the assessments tells it now.
drop table feeds.generation;
