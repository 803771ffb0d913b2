select to_char(max(r.from_day), 'YYYY-MM-DD') as day
from volunteer_role r join volunteer_version v on v.id = r.version_id and v.current
