-- The module requests keeps requests of every kind. Its schema is migrated before this one.
select set_config('tipstaff.agency', '*', true);

with named as (
    select r.*, g.chosen, g.id as access_id,
           -- a grant that was revoked ended then
           case when g.id is not null then least(g.expires_at, coalesce(g.revoked_at, g.expires_at)) end as ends_at,
           coalesce((select title from reports.edition e where e.report_id = r.report_id and e.published_at is not null
                     order by number desc limit 1), '') as report_title
    from reports.request r left join reports.access g on g.request_id = r.id
)
insert into requests.request (id, kind, agency_id, person_id, subject, title, wanted, reason, case_number, asked_at,
                              state, granted, granted_amount, expires_at, answer, decided_by, decided_at)
select id, 'report', agency_id, person_id, report_id::text,
       case when kinds = '{}' then 'the report ' else 'indicators (' || array_to_string(kinds, ', ') || ') of the report ' end
           || report_title,
       jsonb_build_object('report', jsonb_build_array(report_id::text), 'kinds', to_jsonb(kinds)), reason, case_number, asked_at,
       case state when 'waiting' then 'open' else state end,
       case when access_id is null then null
            when chosen is null then 'the whole report'
            when cardinality(chosen) = 1 then '1 indicator'
            else cardinality(chosen) || ' indicators' end,
       cardinality(chosen), ends_at, answer, decided_by, decided_at
from named;

alter table reports.access drop constraint access_request_id_fkey;
alter table reports.access add foreign key (request_id) references requests.request;
drop table reports.request;

-- What of the report is granted besides the chosen indicators: text, timeline, techniques, rules.
alter table reports.access add column sections text[] not null default '{}';
