-- The headings of the annual account as the district has set them; an account keeps the ones it was made with.
CREATE TABLE evaluation_heading (
  key TEXT PRIMARY KEY,              -- address word
  place INTEGER NOT NULL,
  title TEXT NOT NULL,
  hint TEXT NOT NULL,
  required FLAG NOT NULL,            -- no agenda before something is written here
  topics TEXT NOT NULL               -- which figures stand under it, parted by spaces
);

-- The chief of police's account of a year to the kredsråd (retsplejeloven § 112, stk. 2).
CREATE TABLE evaluation_account (
  id ID PRIMARY KEY,
  year INTEGER NOT NULL UNIQUE,
  published_version ID,              -- the version the public reads; empty before the first publication
  published_on DATE,
  audience ID NOT NULL REFERENCES permit_audience (id)  -- the public once published
);

-- A version is frozen when it goes on an agenda: exactly that text and those figures are discussed and published.
CREATE TABLE evaluation_account_version (
  id ID PRIMARY KEY,
  account ID NOT NULL REFERENCES evaluation_account (id),
  number INTEGER NOT NULL,           -- 1, 2, 3 ... within the account
  content TEXT NOT NULL,             -- figures, tables and texts as JSON (account.h)
  frozen_hash TEXT NOT NULL,         -- mark of the content when it was put on the agenda; empty before
  state TEXT NOT NULL,               -- account_course.h
  note TEXT NOT NULL,                -- why there is a new version
  made_by TEXT NOT NULL,
  made_at TIME NOT NULL,
  meeting ID,                        -- the meeting it was put on the agenda of
  item ID,
  discussed_on DATE,
  published_on DATE,
  audience ID NOT NULL REFERENCES permit_audience (id),
  version INTEGER NOT NULL,
  UNIQUE (account, number)
);

-- A round of evaluation: who looks at what, how, and when.
CREATE TABLE evaluation_round (
  id ID PRIMARY KEY,
  title TEXT NOT NULL,
  scope TEXT NOT NULL,
  evaluator TEXT NOT NULL,
  method TEXT NOT NULL,
  questionnaire TEXT NOT NULL,       -- address of the questionnaire; may be empty
  begins DATE NOT NULL,
  ends DATE NOT NULL,
  summary TEXT NOT NULL,             -- what everybody reads after the release
  released_on DATE,
  audience ID NOT NULL REFERENCES permit_audience (id),  -- the public after the release
  version INTEGER NOT NULL
);

-- What a round found, and about which thing.
CREATE TABLE evaluation_finding (
  id ID PRIMARY KEY,
  round ID NOT NULL REFERENCES evaluation_round (id),
  number INTEGER NOT NULL,
  body TEXT NOT NULL,
  evidence TEXT NOT NULL,            -- what it is built on
  about ID,                          -- the thing of the register it is about; may be empty
  found_on DATE NOT NULL,
  found_by TEXT NOT NULL
);
CREATE INDEX evaluation_finding_round ON evaluation_finding (round, number);

-- What is proposed to be changed, and how far it has come.
CREATE TABLE evaluation_proposal (
  id ID PRIMARY KEY,
  round ID NOT NULL REFERENCES evaluation_round (id),
  number INTEGER NOT NULL,
  finding ID,                        -- the finding it answers; may be empty
  title TEXT NOT NULL,
  body TEXT NOT NULL,
  target TEXT NOT NULL,              -- rules_of_procedure | next_plan
  consent TEXT NOT NULL,             -- all | majority
  state TEXT NOT NULL,               -- proposal.h
  asked_on DATE,
  deadline DATE,                     -- the last day for answers
  meeting ID,
  item ID,                           -- the item that discussed it
  decided_on DATE,
  ended_on DATE,
  ending TEXT NOT NULL,              -- what was changed, or why it fell
  changed ID,                        -- the thing that was changed
  audience ID NOT NULL REFERENCES permit_audience (id),
  version INTEGER NOT NULL
);
CREATE INDEX evaluation_proposal_round ON evaluation_proposal (round, number);

-- Each municipality's own answer to a proposal.
CREATE TABLE evaluation_consent (
  proposal ID NOT NULL REFERENCES evaluation_proposal (id),
  authority ID NOT NULL,
  answer TEXT NOT NULL,              -- none | agree | disagree
  reason TEXT NOT NULL,
  answered_by TEXT NOT NULL,
  answered_on DATE,
  PRIMARY KEY (proposal, authority)
);
