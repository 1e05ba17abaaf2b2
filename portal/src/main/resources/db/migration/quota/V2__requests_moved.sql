-- The module requests keeps requests of every kind. Its schema is migrated before this one.
select set_config('tipstaff.agency', '*', true);

insert into requests.request (id, kind, agency_id, person_id, subject, title, amount, wanted, reason, case_number, asked_at,
                              state, granted, granted_amount, expires_at, answer, decided_by, decided_at)
select r.id, 'lookups', r.agency_id, r.person_id, '',
       r.lookups || case r.lookups when 1 then ' more lookup' else ' more lookups' end,
       r.lookups, jsonb_build_object('lookups', jsonb_build_array(r.lookups::text)), r.reason, r.case_number, r.asked_at,
       case r.state when 'waiting' then 'open' else r.state end,
       r.granted || case r.granted when 1 then ' more lookup' else ' more lookups' end, r.granted, e.expires_at,
       r.answer, r.decided_by, r.decided_at
from quota.request r left join quota.extra e on e.request_id = r.id;

alter table quota.extra drop constraint extra_request_id_fkey;
alter table quota.extra add foreign key (request_id) references requests.request;
drop table quota.request;
