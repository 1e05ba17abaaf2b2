-- What takes part, as it was compared last: reported, kept out by nothing, not TLP:RED.
create table similarity.item (
    indicator_id bigint primary key,
    -- the name in it; null for what has none, and for names on a whitelist, which connect nothing
    host         text,
    -- what is counted as one place: the registered name, the address, the file
    site         text not null,
    -- the shape of a URL's path and query
    fingerprint  bigint
);
create index item_of_shape on similarity.item (fingerprint, site) where fingerprint is not null;
create index item_of_host on similarity.item (host) where host is not null;

-- Shapes of paths and queries; kits are those that tell enough.
create table similarity.shape (
    fingerprint bigint primary key,
    text        text not null,
    -- equal bands are likely in shapes that have most in common
    bands       bigint[] not null,
    urls        integer not null default 0,
    sites       integer not null default 0,
    -- how telling it is: the information in its words, in bits
    bits        real not null default 0,
    rank        real not null default 0
);
create index shape_ranked on similarity.shape (rank desc, fingerprint) where rank > 0;
create index shape_near on similarity.shape using gin (bands) where rank > 0;

-- On how many sites, by the shapes there, a word stands.
create table similarity.word (
    word  text primary key,
    sites bigint not null
);

-- TLSH digests that sources give with hashes.
create table similarity.digest (
    indicator_id bigint not null,
    tlsh         text not null,
    primary key (indicator_id, tlsh)
);
create index digest_tlsh on similarity.digest (tlsh);

-- What indicators may share; kind is the number of io.tipstaff.portal.similarity.internal.Tie.
create table similarity.share (
    indicator_id bigint not null,
    kind         smallint not null,
    hub          text not null,
    primary key (indicator_id, kind, hub)
);

-- Indicators that are connected by what they share, made anew as a whole; the number is that of the oldest member.
create table similarity.cluster (
    id         bigint primary key,
    members    integer not null,
    sites      integer not null,
    score      smallint not null,
    zone       text not null,
    red        integer not null,
    orange     integer not null,
    yellow     integer not null,
    grey       integer not null,
    kinds      smallint[] not null,
    threats    text[] not null,
    first_seen timestamptz not null,
    last_seen  timestamptz not null
);
create index cluster_by_size on similarity.cluster (members desc, id);

create table similarity.member (
    indicator_id bigint primary key,
    cluster_id   bigint not null
);
create index member_of_cluster on similarity.member (cluster_id, indicator_id);

-- By what the members of a cluster are connected.
create table similarity.tie (
    cluster_id bigint not null,
    kind       smallint not null,
    hub        text not null,
    members    integer not null
);
create index tie_of_cluster on similarity.tie (cluster_id, members desc);

-- How far the comparing is.
create table similarity.progress (
    only_row    boolean primary key default true check (only_row),
    -- of feeds.assessment
    version     bigint not null default 0,
    -- of the geography and the lists that everything was compared by
    edition     text not null default '',
    -- counts changes of digests
    digests     bigint not null default 0,
    -- counts changes of what is shared
    changes     bigint not null default 0,
    -- changes and newest resolution by which the clusters were made
    clustered   bigint not null default 0,
    resolutions timestamptz not null default '-infinity'
);
insert into similarity.progress default values;

-- Names are judged anew: some look made by a program, some domains stand above a listed name.
insert into feeds.reassess
select id from feeds.indicator where kind in (4, 5)
on conflict (indicator_id) do update set indicator_id = excluded.indicator_id;
