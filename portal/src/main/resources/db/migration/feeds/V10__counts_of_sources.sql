-- How many indicators a source reports now, counted anew whenever that changed: the page of all sources counted ten million rows.
alter table feeds.source add indicators bigint not null default 0;
update feeds.source s set indicators = (
    select count(*) from feeds.observation o where o.source_id = s.id and o.withdrawn_at is null);
