select "code", "name_id", "name_en", "definition", "decree", "retired" from "spm_service" order by "no"
