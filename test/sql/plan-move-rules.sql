select "role", "moves", "decided_by" as "decidedBy" from "move_rule"
