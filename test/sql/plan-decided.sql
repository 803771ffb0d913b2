update "plan_move" set "letter" = $1, "submitted_on" = $2, "refused_on" = $3, "refused_note" = $4, "decree" = $5, "decree_from" = $6, "import_id" = $7 where "plan_id" = $8 and "no" = $9
-- $1 = "usulan"
-- $2 = "2025-12-31"
-- $3 = null
-- $4 = null
-- $5 = "SK 1/2026"
-- $6 = "2025-12-31"
-- $7 = 7
-- $8 = 3
-- $9 = 1
