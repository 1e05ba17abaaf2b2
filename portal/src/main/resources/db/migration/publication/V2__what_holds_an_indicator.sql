-- Asked far more often than "what is in this feed", which member_by_change answers too: in which feeds something is.
alter table publication.member drop constraint member_pkey;
alter table publication.member add primary key (indicator_id, feed);
