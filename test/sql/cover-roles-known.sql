select distinct r.role from volunteer_role r join volunteer_version v on v.id = r.version_id and v.current
union select n.role from norm n where n.active
