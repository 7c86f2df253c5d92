-- One cooperation plan per calendar year (retsplejeloven § 113).
CREATE TABLE cooperation_plan_plan (
  id ID PRIMARY KEY,
  year INTEGER NOT NULL UNIQUE,
  title TEXT NOT NULL,
  state TEXT NOT NULL,               -- in_preparation | in_force | closed
  published_version ID,              -- the version the public reads; empty before the first publication
  published_on DATE,
  closing TEXT NOT NULL,             -- one sentence on how the year went, when it is closed
  audience ID NOT NULL REFERENCES permit_audience (id),  -- the public once published
  version INTEGER NOT NULL
);

-- The versions of a plan. A version is frozen when it goes on an agenda: exactly that text is discussed and published.
CREATE TABLE cooperation_plan_version (
  id ID PRIMARY KEY,
  plan ID NOT NULL REFERENCES cooperation_plan_plan (id),
  number INTEGER NOT NULL,           -- 1, 2, 3 ... within the plan
  content TEXT NOT NULL,             -- the plan as JSON (plan.h)
  frozen_hash TEXT,                  -- hash of the content when it was put on the agenda
  state TEXT NOT NULL,               -- plan_course.h
  note TEXT NOT NULL,                -- change log: why there is a new version
  based_on ID,                       -- the version it was made from
  made_by TEXT NOT NULL,
  made_at TIME NOT NULL,
  meeting ID,                        -- the meeting it was put on the agenda of
  item ID,                           -- the agenda item
  discussed_on DATE,
  final_on DATE,
  published_on DATE,
  audience ID NOT NULL REFERENCES permit_audience (id),
  version INTEGER NOT NULL,
  UNIQUE (plan, number)
);

-- Pictures of a plan; every one has its alt text in the plan itself.
CREATE TABLE cooperation_plan_picture (
  plan ID NOT NULL REFERENCES cooperation_plan_plan (id),
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  bytes BYTES NOT NULL,
  PRIMARY KEY (plan, name)
);

-- Municipalities and partners are asked about a version.
CREATE TABLE cooperation_plan_consultation (
  id ID PRIMARY KEY,
  plan_version ID NOT NULL UNIQUE REFERENCES cooperation_plan_version (id),
  question TEXT NOT NULL,
  started_on DATE NOT NULL,
  deadline DATE NOT NULL,            -- last day for answers
  ended_on DATE,                     -- ended before the deadline
  end_reason TEXT NOT NULL,
  version INTEGER NOT NULL
);

-- Who is asked: one row per authority, and the office that has it among its work.
CREATE TABLE cooperation_plan_asked (
  id ID PRIMARY KEY,
  consultation ID NOT NULL REFERENCES cooperation_plan_consultation (id),
  authority ID NOT NULL,
  office ID NOT NULL,
  UNIQUE (consultation, authority)
);

-- An answer, to a chapter or to the whole, and the secretariat's reply to it.
CREATE TABLE cooperation_plan_answer (
  id ID PRIMARY KEY,
  asked ID NOT NULL REFERENCES cooperation_plan_asked (id),
  chapter TEXT NOT NULL,             -- number of a chapter or section; empty: the plan as a whole
  body TEXT NOT NULL,
  answered_by TEXT NOT NULL,
  answered_at TIME NOT NULL,
  reply TEXT NOT NULL,               -- empty until replied to
  replied_by TEXT NOT NULL,
  replied_at TIME,
  version INTEGER NOT NULL
);

-- Initiatives as living things: the plan says what was promised, this says how it goes.
CREATE TABLE cooperation_plan_initiative (
  id ID PRIMARY KEY,
  plan ID NOT NULL REFERENCES cooperation_plan_plan (id),
  key TEXT NOT NULL,                 -- address word, the same in every version of the plan
  place INTEGER NOT NULL,            -- order in the plan
  number TEXT NOT NULL,              -- "2.4"; empty outside the focus areas
  area_key TEXT NOT NULL,
  area_title TEXT NOT NULL,
  title TEXT NOT NULL,
  title_sort TEXT NOT NULL,
  body TEXT NOT NULL,
  type TEXT NOT NULL,                -- information | prevention | control | training | organisation | analysis
  continuation TEXT NOT NULL,
  deliverable TEXT NOT NULL,
  owner ID,                          -- authority; empty: nobody
  owner_role TEXT NOT NULL,          -- the office at the owner that has it among its work
  due DATE,
  state TEXT NOT NULL,               -- light.h
  state_reason TEXT NOT NULL,        -- why it was dropped, paused or delayed
  override_light TEXT NOT NULL,      -- empty: the light is derived
  override_sentence TEXT NOT NULL,
  override_by TEXT NOT NULL,
  began_on DATE NOT NULL,            -- the day it was published
  news_on DATE,                      -- day of the last update
  news TEXT NOT NULL,                -- text of the last update
  decision ID,                       -- the council's decision it came from
  audience ID NOT NULL REFERENCES permit_audience (id),
  version INTEGER NOT NULL,
  UNIQUE (plan, key)
);
CREATE INDEX cooperation_plan_initiative_owner ON cooperation_plan_initiative (owner);

-- Co-owners and municipalities of an initiative; no municipality = the whole district.
CREATE TABLE cooperation_plan_party (
  initiative ID NOT NULL REFERENCES cooperation_plan_initiative (id),
  part TEXT NOT NULL,                -- co_owner | municipality
  authority ID NOT NULL,
  PRIMARY KEY (initiative, part, authority)
);

-- Due dates that were moved, and why.
CREATE TABLE cooperation_plan_move (
  id ID PRIMARY KEY,
  initiative ID NOT NULL REFERENCES cooperation_plan_initiative (id),
  due_before DATE,
  due_after DATE,
  reason TEXT NOT NULL,
  moved_by TEXT NOT NULL,
  moved_on DATE NOT NULL
);

-- News of an initiative from its owner. The text is public when the initiative is.
CREATE TABLE cooperation_plan_update (
  id ID PRIMARY KEY,
  initiative ID NOT NULL REFERENCES cooperation_plan_initiative (id),
  told_on DATE NOT NULL,
  told_at TIME NOT NULL,
  body TEXT NOT NULL,
  state TEXT NOT NULL,               -- the state the owner gave it
  evidence TEXT NOT NULL,            -- what shows that it is completed
  authority_name TEXT NOT NULL,      -- whose news, as it was called then
  told_by TEXT NOT NULL
);
CREATE INDEX cooperation_plan_update_initiative ON cooperation_plan_update (initiative, told_at);
