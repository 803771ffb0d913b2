insert into plan (made_at, made_by, within_id, level, period, roles, limits, result)
values ($1, $2, $3, $4, $5,
  $6::text[], $7::jsonb, $8::jsonb)
returning id
-- $1 = "2026-03-02T03:00:00.000Z"
-- $2 = "perencana"
-- $3 = 9
-- $4 = "desa"
-- $5 = "2025"
-- $6 = ["tagana"]
-- $7 = "{\"mostKm\":null,\"mostNeedPerPerson\":null,\"keepCovered\":true,\"ownKecamatan\":false,\"pinned\":[]}"
-- $8 = "{}"
