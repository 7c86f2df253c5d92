-- What the year brought: the owner's word on an initiative at the end of the year.
ALTER TABLE cooperation_plan_initiative ADD COLUMN result TEXT NOT NULL DEFAULT '';         -- reached | partly | missed | dropped; empty: not told yet
ALTER TABLE cooperation_plan_initiative ADD COLUMN result_reason TEXT NOT NULL DEFAULT '';
ALTER TABLE cooperation_plan_initiative ADD COLUMN result_by TEXT NOT NULL DEFAULT '';
ALTER TABLE cooperation_plan_initiative ADD COLUMN result_on DATE;
