-- Who did what to which thing, in which role, for which authority and purpose, and why. Written in the transaction of the
-- change itself; never updated but for its number and link, never deleted.
CREATE TABLE audit_entry (
  id ID PRIMARY KEY,
  number INTEGER UNIQUE,        -- position in the chain; null until it is linked
  at TIME NOT NULL,
  step INTEGER NOT NULL,        -- order within one change, from 1
  person ID,                    -- null: the system, or a citizen who is not signed in
  name TEXT NOT NULL,           -- of the person, as it was known then
  role TEXT NOT NULL,
  authority ID,
  purpose TEXT NOT NULL,        -- empty in open work
  request ID,
  verb TEXT NOT NULL,           -- what was done: meeting_published
  thing ID,
  kind TEXT NOT NULL,           -- of the thing: councils.meeting
  reason TEXT NOT NULL,         -- in the person's words, or empty
  details TEXT NOT NULL,        -- short, for people; never confidential
  link TEXT                     -- hex BLAKE2b-256 over the entry and the link before it; null until it is linked
);
CREATE INDEX audit_entry_thing ON audit_entry (thing, at);
CREATE INDEX audit_entry_waiting ON audit_entry (at, step, id) WHERE number IS NULL;

-- The end of the chain, in one row: a log that was cut off at its end does not fit it.
CREATE TABLE audit_head (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  number INTEGER NOT NULL,
  link TEXT NOT NULL
);
INSERT INTO audit_head (one, number, link) VALUES (1, 0, '');
