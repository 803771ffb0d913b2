update "plan_move" set "import_id" = $1 where "plan_id" = $2 and "no" = $3
-- $1 = 7
-- $2 = 3
-- $3 = 1
