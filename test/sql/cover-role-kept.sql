select exists (select 1 from volunteer_role r
join volunteer_version v on v.id = r.version_id and v.current where r.role = $1) as kept
-- $1 = "psm"
