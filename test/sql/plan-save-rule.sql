insert into "move_rule" ("role", "moves", "decided_by") values ($1, $2, $3) on conflict ("role") do update set "moves" = $4, "decided_by" = $5
-- $1 = "tagana"
-- $2 = "free"
-- $3 = null
-- $4 = "free"
-- $5 = null
