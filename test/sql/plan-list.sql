select p.id, p.made_at as "madeAt", p.made_by as "madeBy", p.within_id as "withinId", p.level, p.period, p.roles,
  p.limits, p.result, coalesce(m.n, 0)::int as moves, coalesce(m.accepted, 0)::int as accepted,
  coalesce(m.submitted, 0)::int as submitted, coalesce(m.refused, 0)::int as refused
from plan p left join lateral (
  select count(*) as n, count(*) filter (where i.state = 'applied') as accepted,
    count(*) filter (where i.state is distinct from 'applied' and m.refused_on is null
      and m.submitted_on is not null) as submitted,
    count(*) filter (where i.state is distinct from 'applied' and m.refused_on is not null) as refused
  from plan_move m left join import i on i.id = m.import_id where m.plan_id = p.id) m on true
where p.within_id = $1 order by p.id desc
-- $1 = 9
