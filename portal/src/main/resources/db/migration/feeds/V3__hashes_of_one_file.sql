-- Finds what a source reports together as one object, above all the hashes of one file. Only few observations have a
-- group; it is hashed because a group may be longer than an index row.
create index observation_of_group on feeds.observation (source_id, hashtextextended(context ->> 'group', 0))
    where context ->> 'group' is not null;
