-- Deadlines that a council sets itself: days before the meeting for the call for wishes and for briefs and annexes, days
-- after it for the open part to be published. The version is that of its rules and seats.
ALTER TABLE councils_council ADD COLUMN call_days INTEGER NOT NULL DEFAULT 28;
ALTER TABLE councils_council ADD COLUMN material_days INTEGER NOT NULL DEFAULT 14;
ALTER TABLE councils_council ADD COLUMN publish_days INTEGER NOT NULL DEFAULT 30;
ALTER TABLE councils_council ADD COLUMN version INTEGER NOT NULL DEFAULT 1;

-- What sort of meeting it is (ordinary | extra | theme), and how much of it the public may attend (none | part | whole;
-- bekendtgørelse 1426/2006 § 3), with the part in words.
ALTER TABLE councils_meeting ADD COLUMN kind TEXT NOT NULL DEFAULT 'ordinary';
ALTER TABLE councils_meeting ADD COLUMN theme TEXT NOT NULL DEFAULT '';
ALTER TABLE councils_meeting ADD COLUMN opening TEXT NOT NULL DEFAULT 'none';
ALTER TABLE councils_meeting ADD COLUMN open_part TEXT NOT NULL DEFAULT '';

-- How the members voted on opening the meeting, one row for each seat with a say; kept as it was recorded.
CREATE TABLE councils_opening_vote (
  meeting ID NOT NULL REFERENCES councils_meeting (id),
  holder ID NOT NULL,
  vote TEXT NOT NULL,                    -- yes | no | none
  at TIME NOT NULL,
  PRIMARY KEY (meeting, holder)
);

-- A member asks for a meeting more; the chair convenes it or answers why not.
CREATE TABLE councils_request (
  id ID PRIMARY KEY,
  council ID NOT NULL REFERENCES councils_council (id),
  holder ID NOT NULL,                    -- the seat that asks
  kind TEXT NOT NULL,                    -- extra | theme
  matter TEXT NOT NULL,
  reason TEXT NOT NULL,
  wanted DATE,                           -- the latest day the member wishes for
  asked DATE NOT NULL,
  state TEXT NOT NULL,                   -- asked | convened | declined
  answer TEXT NOT NULL,
  answered DATE,
  meeting ID REFERENCES councils_meeting (id),
  audience ID NOT NULL REFERENCES permit_audience (id),
  version INTEGER NOT NULL
);
CREATE INDEX councils_request_council ON councils_request (council, asked);

-- Calendar feeds that people have made for themselves. Only a digest of the secret address is kept: whoever reads the
-- database cannot read a calendar with it.
CREATE TABLE councils_feed (
  digest ID PRIMARY KEY,
  person ID NOT NULL,
  capacity ID NOT NULL,
  role TEXT NOT NULL,
  authority ID NOT NULL,
  made TIME NOT NULL
);
CREATE INDEX councils_feed_person ON councils_feed (person, capacity);
