-- Bilateral meetings: the police and one municipality, seen by these two parties only.
CREATE TABLE councils_bilateral (
  id ID PRIMARY KEY,
  municipality ID NOT NULL,
  day DATE NOT NULL,
  starts INTEGER NOT NULL,           -- minutes past midnight
  venue TEXT NOT NULL,
  subject TEXT NOT NULL,             -- what it is about
  state TEXT NOT NULL,               -- planned | held | cancelled
  reason TEXT NOT NULL,              -- why it was cancelled
  called_by TEXT NOT NULL,           -- the authority that asked for it
  audience ID NOT NULL REFERENCES permit_audience (id),  -- the pair
  version INTEGER NOT NULL
);
CREATE INDEX councils_bilateral_day ON councils_bilateral (municipality, day);

-- Its own agenda, and what was said about each item.
CREATE TABLE councils_bilateral_item (
  id ID PRIMARY KEY,
  bilateral ID NOT NULL REFERENCES councils_bilateral (id),
  position INTEGER NOT NULL,
  title TEXT NOT NULL,
  brief TEXT NOT NULL,
  note TEXT NOT NULL,
  promoted ID,                       -- the item of the kredsråd's agenda it was brought on to
  version INTEGER NOT NULL
);
CREATE INDEX councils_bilateral_item_place ON councils_bilateral_item (bilateral, position);

-- What the two agreed, and when they look at it again.
CREATE TABLE councils_bilateral_agreement (
  id ID PRIMARY KEY,
  bilateral ID NOT NULL REFERENCES councils_bilateral (id),
  position INTEGER NOT NULL,
  text TEXT NOT NULL,
  owner ID NOT NULL,                 -- the authority that carries it out
  follow_up DATE NOT NULL,
  report TEXT NOT NULL,              -- what came of it; empty = not followed up
  reported DATE,
  version INTEGER NOT NULL
);
CREATE INDEX councils_bilateral_agreement_place ON councils_bilateral_agreement (bilateral, position);
