-- Where the plan's figures come from. Cited from the text by key; public.
CREATE TABLE cooperation_plan_evidence (
  id ID PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,          -- address word: "sst-unge-2017"
  title TEXT NOT NULL,
  publisher TEXT NOT NULL,
  year INTEGER NOT NULL,
  population TEXT NOT NULL,          -- whom it is about
  figure TEXT NOT NULL,              -- what it says, in a sentence
  method TEXT NOT NULL,              -- how it was found, and with which caveat
  url TEXT NOT NULL,
  valid_until DATE,
  owner ID,                          -- authority that renews it
  owner_role TEXT NOT NULL,
  version INTEGER NOT NULL
);
