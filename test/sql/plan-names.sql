select "v"."volunteer_id" as "id", "v"."name" from "volunteer_version" as "v" inner join "volunteer" as "g" on "g"."id" = "v"."volunteer_id" where "v"."current" = $1 and "g"."erased_at" is null and "v"."volunteer_id" = any($2::int[])
-- $1 = true
-- $2 = [3,4]
