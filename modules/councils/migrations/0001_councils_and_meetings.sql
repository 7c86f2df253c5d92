-- The councils (kredsråd and lokalråd) with the rules they meet by.
CREATE TABLE councils_council (
  id ID PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  district FLAG NOT NULL,                -- the kredsråd itself
  area ID,                               -- lokalråd: the area it meets with
  authority ID,                          -- lokalråd: its municipality
  audience ID NOT NULL REFERENCES permit_audience (id),
  closed_audience ID NOT NULL REFERENCES permit_audience (id),
  chair ID NOT NULL,                     -- the office that chairs
  meetings_a_year INTEGER NOT NULL,
  days_after_district INTEGER NOT NULL,  -- lokalråd: at most so many days after the kredsråd; 0 = no rule
  venue TEXT NOT NULL,
  starts INTEGER NOT NULL,               -- minutes past midnight
  expected INTEGER NOT NULL,             -- minutes a meeting usually takes
  items_days INTEGER NOT NULL,
  dispatch_days INTEGER NOT NULL,
  minutes_days INTEGER NOT NULL,
  objection_days INTEGER NOT NULL,
  next_item INTEGER NOT NULL,            -- the running number the next item gets
  position INTEGER NOT NULL
);

-- Who sits in a council: an office or one person's capacity, with the office that steps in.
CREATE TABLE councils_member (
  council ID NOT NULL REFERENCES councils_council (id),
  holder ID NOT NULL,
  seat TEXT NOT NULL,                    -- chair | member | secretary | assistant
  substitute ID,
  position INTEGER NOT NULL,
  since DATE NOT NULL,
  until DATE NOT NULL,                   -- first day without
  PRIMARY KEY (council, holder, since)
);
CREATE INDEX councils_member_holder ON councils_member (holder);

CREATE TABLE councils_meeting (
  id ID PRIMARY KEY,
  council ID NOT NULL REFERENCES councils_council (id),  -- the one whose numbers it uses
  number INTEGER NOT NULL,
  year INTEGER NOT NULL,
  title TEXT NOT NULL,
  day DATE NOT NULL,
  starts INTEGER NOT NULL,
  venue TEXT NOT NULL,
  expected INTEGER NOT NULL,
  state TEXT NOT NULL,
  audience ID NOT NULL REFERENCES permit_audience (id),
  closed_audience ID NOT NULL REFERENCES permit_audience (id),
  sequence INTEGER NOT NULL,             -- of the calendar invitation
  moved_from DATE,
  reason TEXT NOT NULL,                  -- why it was moved or cancelled
  sent DATE,                             -- the agenda
  minutes_sent DATE,
  approved DATE,
  approved_by TEXT NOT NULL,             -- "round" or the title of the meeting that approved
  published DATE,
  version INTEGER NOT NULL
);
CREATE INDEX councils_meeting_day ON councils_meeting (day);

-- The councils that meet: one, or several of an area together.
CREATE TABLE councils_meeting_council (
  meeting ID NOT NULL REFERENCES councils_meeting (id),
  council ID NOT NULL REFERENCES councils_council (id),
  PRIMARY KEY (meeting, council)
);
CREATE INDEX councils_meeting_council_council ON councils_meeting_council (council);

CREATE TABLE councils_item (
  id ID PRIMARY KEY,
  meeting ID NOT NULL REFERENCES councils_meeting (id),
  position INTEGER NOT NULL,
  number INTEGER NOT NULL,               -- running number of the council; 0 until the agenda is sent
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  presenter TEXT NOT NULL,
  guests TEXT NOT NULL,
  minutes INTEGER NOT NULL,
  brief TEXT NOT NULL,                   -- Markdown
  closed FLAG NOT NULL,
  audience ID NOT NULL REFERENCES permit_audience (id),
  proposer TEXT NOT NULL,                -- who asked for it, or empty
  subject ID,                            -- the exact thing of another module that is discussed
  subject_kind TEXT NOT NULL,
  subject_address TEXT NOT NULL,
  record TEXT NOT NULL,                  -- the minutes of the item, Markdown
  outcome TEXT NOT NULL,                 -- none | noted | discussed | decided
  version INTEGER NOT NULL
);
CREATE INDEX councils_item_meeting ON councils_item (meeting, position);
CREATE INDEX councils_item_subject ON councils_item (subject);

CREATE TABLE councils_decision (
  id ID PRIMARY KEY,
  item ID NOT NULL REFERENCES councils_item (id),
  meeting ID NOT NULL REFERENCES councils_meeting (id),
  council ID NOT NULL REFERENCES councils_council (id),
  position INTEGER NOT NULL,             -- within the item: 52.1, 52.2
  number TEXT NOT NULL,
  text TEXT NOT NULL,
  owner ID,                              -- the office that carries it out
  decided DATE NOT NULL,
  due DATE,
  state TEXT NOT NULL,                   -- open | done | dropped
  report TEXT NOT NULL,                  -- what came of it, or why it was dropped
  ended DATE,
  closed FLAG NOT NULL,
  audience ID NOT NULL REFERENCES permit_audience (id),
  version INTEGER NOT NULL
);
CREATE INDEX councils_decision_item ON councils_decision (item, position);
CREATE INDEX councils_decision_council ON councils_decision (council, state);

-- The open decisions that an item of a later agenda takes up again.
CREATE TABLE councils_follow_up (
  item ID NOT NULL REFERENCES councils_item (id),
  decision ID NOT NULL REFERENCES councils_decision (id),
  PRIMARY KEY (item, decision)
);

CREATE TABLE councils_attendance (
  meeting ID NOT NULL REFERENCES councils_meeting (id),
  holder ID NOT NULL,
  presence TEXT NOT NULL,                -- unknown | present | apology | substitute
  reason TEXT NOT NULL,
  substitute ID,
  left_item ID,                          -- left while this item was treated
  left_at INTEGER NOT NULL,              -- minutes past midnight; 0 = stayed
  PRIMARY KEY (meeting, holder)
);

CREATE TABLE councils_approval (
  meeting ID NOT NULL REFERENCES councils_meeting (id),
  holder ID NOT NULL,
  answer TEXT NOT NULL,                  -- approved | objected
  objection TEXT NOT NULL,
  reply TEXT NOT NULL,                   -- what the secretariat did about it
  at TIME NOT NULL,
  PRIMARY KEY (meeting, holder)
);
