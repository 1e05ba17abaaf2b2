-- What feeds hold and held, counted by markings while they change: counting the members took seconds for each feed of a page.
create table publication.tally (
    feed       text not null,
    -- as in publication.member
    marking    smallint not null,
    widest     smallint not null,
    records    bigint not null,
    -- the newest change of what has or had these markings
    changed    bigint not null,
    changed_at timestamptz not null,
    primary key (feed, marking, widest)
);
insert into publication.tally (feed, marking, widest, records, changed, changed_at)
select feed, marking, widest, count(*) filter (where departed is null), max(changed), max(changed_at)
from publication.member group by feed, marking, widest;
