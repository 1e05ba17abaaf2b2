-- The page of an object lists what was sealed about it; objects may be longer than an index takes.
create index sealed_of_object on evidence.sealed (agency_id, md5(object));
