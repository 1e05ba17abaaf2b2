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
    -- why it is neither matched nor published; null if it is
    kept_out     text,
    -- the parts of the score
    evidence     jsonb not null,
    changed_at   timestamptz not null,
    -- when age alone would change it
    due_at       timestamptz
);
create unique index assessment_by_version on feeds.assessment (version);
create index assessment_due on feeds.assessment (due_at) where due_at is not null;
