-- Whose rows the current connection may see: the portal writes the variable at each checkout
-- (io.tipstaff.portal.database.AgencyScope). Unset or empty sees nothing, '*' sees all.
create function tipstaff.sees(agency uuid) returns boolean
    language sql stable parallel safe
    return coalesce(
        current_setting('tipstaff.agency', true) = '*'
        or current_setting('tipstaff.agency', true) = agency::text,
        false);
