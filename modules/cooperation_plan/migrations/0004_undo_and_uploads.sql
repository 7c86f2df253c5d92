-- The text of a version as it stood before a part was moved or taken out: that can be undone until somebody writes on.
CREATE TABLE cooperation_plan_undo (
  plan_version ID PRIMARY KEY REFERENCES cooperation_plan_version (id),
  content TEXT NOT NULL,
  after INTEGER NOT NULL,            -- the version number right after the act
  what TEXT NOT NULL                 -- what was done, for people
);

-- Pictures that were uploaded: the bytes are the files' matter and are shown when they have been checked.
CREATE TABLE cooperation_plan_upload (
  plan ID NOT NULL REFERENCES cooperation_plan_plan (id),
  name TEXT NOT NULL,                -- as the text names it: "kort.png"
  file ID NOT NULL,
  type TEXT NOT NULL,
  PRIMARY KEY (plan, name)
);
