-- Indicators cannot be removed (V9): no assessment can be of one that is not there.
alter table feeds.assessment drop constraint assessment_indicator_id_fkey;
