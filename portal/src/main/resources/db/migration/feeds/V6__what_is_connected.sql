-- What the module relation asks; its conditions are written as they stand here. The kinds are numbers of
-- io.tipstaff.indicator.Kind, which are never given anew. Each index is over some kinds only, so that an import pays
-- for one of them at most.

-- The host of a canonical URL or URL mask: (?i)*.host:port/path, [2001:db8::1]:port/path.
create function feeds.host_in_url(value text) returns text
    language sql immutable strict parallel safe
    return substring(value from '^(?:\(\?i\))?(?:\*\.)?([^/:\[]+|\[[^\]]*\])');

-- URLs and URL masks on a host
create index indicator_url_host on feeds.indicator (reverse(feeds.host_in_url(value)) text_pattern_ops, id)
    where kind in (6, 7);

-- names below a domain are next to each other when they are read backwards
create index indicator_name on feeds.indicator (reverse(ltrim(value, '=')) text_pattern_ops, id)
    where kind in (4, 5);

-- addresses inside a network
create index indicator_address on feeds.indicator ((value::inet))
    where kind in (0, 1);

-- indicators of a threat
create index assessment_of_threat on feeds.assessment using gin (threats)
    where threats <> '{}';

-- indicators of an actor, whom only few observations name
create index observation_of_actor on feeds.observation using gin ((context -> 'actors') jsonb_path_ops)
    where context -> 'actors' is not null;
