-- One action plan per lokalråd and year: how the cooperation plan is carried out in that municipality.
CREATE TABLE action_plans_plan (
  id ID PRIMARY KEY,
  council ID NOT NULL,               -- a lokalråd
  council_key TEXT NOT NULL,         -- as it stands in the public address
  council_name TEXT NOT NULL,
  authority ID NOT NULL,             -- its municipality
  year INTEGER NOT NULL,
  state TEXT NOT NULL,               -- action_plan.h
  meeting ID,                        -- the meeting that adopted it
  item ID,                           -- the agenda item whose minutes say so
  adopted_on DATE,
  midyear TEXT NOT NULL,             -- the lokalråd's words at mid-year
  midyear_on DATE,
  final TEXT NOT NULL,               -- and at the end of the year
  final_on DATE,
  audience ID NOT NULL REFERENCES permit_audience (id),
  version INTEGER NOT NULL,
  UNIQUE (council, year)
);

-- The rows of a plan.
CREATE TABLE action_plans_item (
  id ID PRIMARY KEY,
  plan ID NOT NULL REFERENCES action_plans_plan (id),
  number INTEGER NOT NULL,           -- 1, 2, 3 ... within the plan
  area_key TEXT NOT NULL,            -- focus area of the cooperation plan; empty: the lokalråd's own
  area_title TEXT NOT NULL,
  continuation TEXT NOT NULL,        -- continued | new
  goal TEXT NOT NULL,                -- what can be measured
  measure TEXT NOT NULL,
  target_group TEXT NOT NULL,
  owner ID NOT NULL,                 -- office or capacity that has it among its work
  owner_role TEXT NOT NULL,
  owner_authority ID NOT NULL,
  partners TEXT NOT NULL,
  due DATE NOT NULL,
  resources TEXT NOT NULL,           -- inside only
  indicator TEXT NOT NULL,
  baseline TEXT NOT NULL,
  target TEXT NOT NULL,
  indicator_thing ID,                -- an indicator of the register; may be empty
  state TEXT NOT NULL,               -- cooperation_plan/light.h
  news TEXT NOT NULL,                -- text of the last news
  news_on DATE,
  evaluation TEXT NOT NULL,
  began_on DATE NOT NULL,
  origin ID,                         -- the status report it came from
  audience ID NOT NULL REFERENCES permit_audience (id),
  version INTEGER NOT NULL,
  UNIQUE (plan, number)
);

-- News of an item from those who carry it out.
CREATE TABLE action_plans_news (
  id ID PRIMARY KEY,
  item ID NOT NULL REFERENCES action_plans_item (id),
  told_on DATE NOT NULL,
  told_at TIME NOT NULL,
  body TEXT NOT NULL,
  state TEXT NOT NULL,
  told_by TEXT NOT NULL,
  authority_name TEXT NOT NULL
);
CREATE INDEX action_plans_news_item ON action_plans_news (item, told_at);

-- A focus area marked for local work that this lokalråd leaves out, and why.
CREATE TABLE action_plans_waiver (
  plan ID NOT NULL REFERENCES action_plans_plan (id),
  area_key TEXT NOT NULL,
  reason TEXT NOT NULL,
  given_by TEXT NOT NULL,
  given_on DATE NOT NULL,
  PRIMARY KEY (plan, area_key)
);

-- A strategy of the kredsråd, handed down to named lokalråd (retsplejeloven § 111).
CREATE TABLE action_plans_strategy (
  id ID PRIMARY KEY,
  decision ID NOT NULL,              -- the kredsråd's decision behind it
  title TEXT NOT NULL,
  problem TEXT NOT NULL,
  evidence TEXT NOT NULL,
  effect TEXT NOT NULL,              -- what is expected
  owner ID NOT NULL,
  since DATE NOT NULL,
  until DATE NOT NULL,               -- last day of its period
  answer_by DATE,                    -- last day for the lokalråds' answers; empty until handed down
  state TEXT NOT NULL,               -- draft | handed_down | concluded
  handed_down_on DATE,
  outcome TEXT NOT NULL,             -- what came of it, when it is concluded
  effect_reached FLAG NOT NULL,
  concluded_on DATE,
  audience ID NOT NULL REFERENCES permit_audience (id),
  version INTEGER NOT NULL
);

-- The lokalråd that are asked, and what each answered.
CREATE TABLE action_plans_asked (
  strategy ID NOT NULL REFERENCES action_plans_strategy (id),
  council ID NOT NULL,
  council_name TEXT NOT NULL,
  position INTEGER NOT NULL,
  answer TEXT NOT NULL,              -- waiting | items | not_here
  reason TEXT NOT NULL,              -- why not here
  answered_by TEXT NOT NULL,
  answered_on DATE,
  version INTEGER NOT NULL,
  PRIMARY KEY (strategy, council)
);

CREATE TABLE action_plans_answer_item (
  strategy ID NOT NULL REFERENCES action_plans_strategy (id),
  council ID NOT NULL,
  item ID NOT NULL REFERENCES action_plans_item (id),
  PRIMARY KEY (strategy, council, item)
);

-- The headings of status reports in this district, in order.
CREATE TABLE action_plans_heading (
  position INTEGER PRIMARY KEY,
  title TEXT NOT NULL
);

-- The status report of a lokalråd at one of its meetings.
CREATE TABLE action_plans_report (
  id ID PRIMARY KEY,
  council ID NOT NULL,
  council_name TEXT NOT NULL,
  authority ID NOT NULL,
  meeting ID NOT NULL,
  meeting_title TEXT NOT NULL,
  meeting_address TEXT NOT NULL,
  day DATE NOT NULL,                 -- of the meeting
  state TEXT NOT NULL,               -- draft | frozen
  number INTEGER NOT NULL,           -- per lokalråd, when frozen; else 0
  snapshot TEXT NOT NULL,            -- the frozen sheet as JSON
  frozen_on DATE,
  frozen_by TEXT NOT NULL,
  police_version INTEGER NOT NULL,   -- the two columns are written side by side
  municipality_version INTEGER NOT NULL,
  audience ID NOT NULL REFERENCES permit_audience (id),
  version INTEGER NOT NULL,
  UNIQUE (council, meeting)
);

-- One heading of a report: what the police and the municipality write, each its own column, and what the lokalråd
-- concludes.
CREATE TABLE action_plans_line (
  report ID NOT NULL REFERENCES action_plans_report (id),
  position INTEGER NOT NULL,
  heading TEXT NOT NULL,
  police TEXT NOT NULL,
  police_by TEXT NOT NULL,
  police_figure ID,                  -- the thing the figures come from
  municipality TEXT NOT NULL,
  municipality_by TEXT NOT NULL,
  municipality_figure ID,
  conclusion TEXT NOT NULL,          -- none | no_change | adjust | new_measure
  item ID,                           -- the item that was adjusted or made
  concluded_words TEXT NOT NULL,
  PRIMARY KEY (report, position)
);
