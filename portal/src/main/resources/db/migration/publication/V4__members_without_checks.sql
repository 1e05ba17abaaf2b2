-- Indicators cannot be removed (feeds V9): no member and no name can be of one that is not there.
alter table publication.member drop constraint member_indicator_id_fkey;
alter table publication.stix_name drop constraint stix_name_indicator_id_fkey;
