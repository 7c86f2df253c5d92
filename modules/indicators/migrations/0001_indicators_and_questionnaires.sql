-- An indicator: a named figure, what it counts, of how many, from where, how often, and what the district wants of it.
CREATE TABLE indicators_indicator (
  id ID PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  definition TEXT NOT NULL,
  measure TEXT NOT NULL,                 -- share | rate | number
  counted TEXT NOT NULL,                 -- numerator
  of_what TEXT NOT NULL,                 -- denominator, or empty
  no_denominator TEXT NOT NULL,          -- why there is none
  source TEXT NOT NULL,
  not_shown TEXT NOT NULL,               -- what the figure does not show
  period TEXT NOT NULL,                  -- month | quarter | year | school_year
  level TEXT NOT NULL,                   -- municipality | district
  direction TEXT NOT NULL,               -- more | less | neither
  people FLAG NOT NULL,                  -- counts persons or cases: small numbers are hidden
  baseline REAL,
  baseline_period TEXT NOT NULL,
  target REAL,
  target_day DATE,
  since TEXT NOT NULL,                   -- first period
  due_days INTEGER NOT NULL,
  owner_role TEXT NOT NULL,
  owner ID NOT NULL,                     -- authority
  audience ID NOT NULL REFERENCES permit_audience (id),
  ended FLAG NOT NULL,
  ended_reason TEXT NOT NULL,
  version INTEGER NOT NULL
);

-- A figure of one period and place. A corrected one stays, with the reason on the one that took its place.
CREATE TABLE indicators_value (
  id ID PRIMARY KEY,
  indicator ID NOT NULL REFERENCES indicators_indicator (id),
  period TEXT NOT NULL,
  place ID NOT NULL,                     -- municipality, or the police district
  counted INTEGER,                       -- none: there is no figure, and the note says why
  whole INTEGER,
  note TEXT NOT NULL,
  current FLAG NOT NULL,
  at TIME NOT NULL,
  entered_by TEXT NOT NULL,
  origin TEXT NOT NULL,                  -- file it was imported from, or empty: typed in
  reason TEXT NOT NULL                   -- of a correction
);
CREATE INDEX indicators_value_indicator ON indicators_value (indicator, current);

-- A round of a questionnaire.
CREATE TABLE indicators_round (
  id ID PRIMARY KEY,
  title TEXT NOT NULL,
  purpose TEXT NOT NULL,
  about ID,                              -- the thing that it asks about
  split TEXT NOT NULL,                   -- none | municipality | role
  link TEXT NOT NULL,                    -- secret address of an open round, else empty
  opens DATE NOT NULL,
  closes DATE NOT NULL,
  owner_role TEXT NOT NULL,
  owner ID NOT NULL,
  audience ID NOT NULL REFERENCES permit_audience (id),
  state TEXT NOT NULL,                   -- open | closed
  answers INTEGER NOT NULL,
  version INTEGER NOT NULL
);
CREATE INDEX indicators_round_link ON indicators_round (link);

CREATE TABLE indicators_question (
  round ID NOT NULL REFERENCES indicators_round (id),
  position INTEGER NOT NULL,
  kind TEXT NOT NULL,                    -- scale | choice | text
  words TEXT NOT NULL,
  choices TEXT NOT NULL,                 -- one per line
  PRIMARY KEY (round, position)
);

-- Who is asked, and only whether they have answered. All rows are written when the round opens, and their order tells
-- nothing.
CREATE TABLE indicators_invited (
  round ID NOT NULL REFERENCES indicators_round (id),
  holder ID NOT NULL,
  group_name TEXT NOT NULL,              -- the group its answer is counted in; never fewer than five invited share one
  answered FLAG NOT NULL,
  PRIMARY KEY (round, holder)
);

-- One answer to one question, with a random id and nothing that leads to a person, a time or the other answers of the
-- same person. All of a round are written anew, in the order of their random ids, whenever one comes.
CREATE TABLE indicators_reply (
  id ID PRIMARY KEY,
  round ID NOT NULL REFERENCES indicators_round (id),
  position INTEGER NOT NULL,
  group_name TEXT NOT NULL,
  answer TEXT NOT NULL
);
CREATE INDEX indicators_reply_round ON indicators_reply (round);
