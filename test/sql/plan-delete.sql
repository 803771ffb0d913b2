delete from "plan" where "id" = $1
-- $1 = 3
