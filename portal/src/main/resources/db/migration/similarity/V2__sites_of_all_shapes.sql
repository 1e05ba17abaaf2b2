-- The sum of similarity.shape.sites, kept by whoever counts shapes.
alter table similarity.progress add sites bigint not null default 0;
update similarity.progress set sites = (select coalesce(sum(sites), 0) from similarity.shape);
