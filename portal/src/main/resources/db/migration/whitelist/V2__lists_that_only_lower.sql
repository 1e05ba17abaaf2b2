-- What a list does: keep out, only lower the score of what stands on it, or only be shown.
alter table whitelist.list
    add column effect text not null default 'keep-out' check (effect in ('keep-out', 'lower', 'show')),
    -- percent that a list that lowers takes from the score
    add column lowers_by smallint not null default 50 check (lowers_by between 1 and 99);
update whitelist.list set effect = 'show' where not keeps_out;
alter table whitelist.list alter column effect drop default;
alter table whitelist.list drop column keeps_out;
