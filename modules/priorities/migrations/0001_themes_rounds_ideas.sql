-- Themes that members of the kredsråd would like to talk about (retsplejeloven § 111).
CREATE TABLE priorities_theme (
  id ID PRIMARY KEY,
  title TEXT NOT NULL,
  why_now TEXT NOT NULL,
  evidence TEXT NOT NULL,
  guests TEXT NOT NULL,              -- who could be invited
  pre_read TEXT NOT NULL,            -- what members could read before
  authority ID NOT NULL,             -- who proposes it
  authority_name TEXT NOT NULL,      -- as it was called then
  proposed_by TEXT NOT NULL,
  proposed_on DATE NOT NULL,
  state TEXT NOT NULL,               -- theme.h
  reason TEXT NOT NULL,              -- why it was rejected
  meeting ID,                        -- whose agenda it was put on
  meeting_day DATE,
  note TEXT NOT NULL,                -- what came out of the discussion
  follow_up TEXT NOT NULL,           -- what came of it later
  audience ID NOT NULL REFERENCES permit_audience (id),
  version INTEGER NOT NULL
);
CREATE INDEX priorities_theme_meeting ON priorities_theme (meeting);

-- One round a year: which focus areas shall next year's plan have?
CREATE TABLE priorities_round (
  id ID PRIMARY KEY,
  year INTEGER NOT NULL UNIQUE,      -- of the plan
  question TEXT NOT NULL,
  state TEXT NOT NULL,               -- round.h
  deadline DATE,                     -- last day for the members' points
  plan_address TEXT NOT NULL,        -- where the chosen ones were handed to
  audience ID NOT NULL REFERENCES permit_audience (id),
  version INTEGER NOT NULL
);

CREATE TABLE priorities_candidate (
  id ID PRIMARY KEY,
  round ID NOT NULL REFERENCES priorities_round (id),
  position INTEGER NOT NULL,
  title TEXT NOT NULL,
  why TEXT NOT NULL,                 -- the problem
  figure TEXT NOT NULL,              -- what shows it
  source TEXT NOT NULL,
  indicator ID,                      -- a figure of the register that shows it
  consequences TEXT NOT NULL,        -- what choosing it costs and leaves out
  authority ID NOT NULL,
  authority_name TEXT NOT NULL,
  proposed_by TEXT NOT NULL,
  proposed_on DATE NOT NULL,
  choice TEXT NOT NULL,              -- open | chosen | not_chosen
  reason TEXT NOT NULL,              -- of the choice
  area ID,                           -- the focus area it became
  version INTEGER NOT NULL
);
CREATE INDEX priorities_candidate_round ON priorities_candidate (round, position);

-- Municipalities a candidate is about; none = the whole district.
CREATE TABLE priorities_candidate_place (
  candidate ID NOT NULL REFERENCES priorities_candidate (id),
  authority ID NOT NULL,
  PRIMARY KEY (candidate, authority)
);

-- One answer for each seat of the kredsråd, which may be changed until the deadline.
CREATE TABLE priorities_ballot (
  round ID NOT NULL REFERENCES priorities_round (id),
  holder ID NOT NULL,                -- the seat
  answered_by TEXT NOT NULL,
  answered_at TIME NOT NULL,
  version INTEGER NOT NULL,
  PRIMARY KEY (round, holder)
);
CREATE TABLE priorities_points (
  round ID NOT NULL REFERENCES priorities_round (id),
  holder ID NOT NULL,
  candidate ID NOT NULL REFERENCES priorities_candidate (id),
  points INTEGER NOT NULL,           -- 0 to 3
  PRIMARY KEY (round, holder, candidate)
);

-- The open call: citizens and associations send ideas to a year's plan.
CREATE TABLE priorities_call (
  id ID PRIMARY KEY,
  year INTEGER NOT NULL UNIQUE,
  title TEXT NOT NULL,
  question TEXT NOT NULL,
  opens DATE NOT NULL,
  closes DATE NOT NULL,              -- last day
  forget DATE NOT NULL,              -- the day on which names and contacts are deleted
  forgotten DATE,                    -- when that happened
  version INTEGER NOT NULL
);

-- One idea. Its id is random, because it stands on a public page and a growing one would tell the moment it was sent.
CREATE TABLE priorities_idea (
  id ID PRIMARY KEY,
  call ID NOT NULL REFERENCES priorities_call (id),
  body TEXT NOT NULL,
  municipality ID,                   -- none = the whole district
  sender_kind TEXT NOT NULL,         -- citizen | association | unsaid
  sender TEXT NOT NULL,              -- empty, or deleted with the contact
  contact TEXT NOT NULL,
  received DATE NOT NULL,
  reply TEXT NOT NULL,
  replied_by TEXT NOT NULL,
  replied_on DATE,
  released FLAG NOT NULL,            -- shown to the public with its reply
  candidate ID,                      -- what it became
  audience ID NOT NULL REFERENCES permit_audience (id),
  version INTEGER NOT NULL
);
CREATE INDEX priorities_idea_call ON priorities_idea (call, received);
