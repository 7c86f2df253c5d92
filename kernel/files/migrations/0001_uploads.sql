-- Uploaded files. The bytes lie in the data folder under their hash; the same bytes lie there once.
CREATE TABLE files_file (
  id ID PRIMARY KEY,
  thing ID NOT NULL,             -- what it belongs to
  audience ID NOT NULL REFERENCES permit_audience (id),  -- the thing's, kept equal by the module
  name TEXT NOT NULL,            -- as uploaded, cleaned
  type TEXT NOT NULL,            -- decided by content
  size INTEGER NOT NULL,
  hash TEXT NOT NULL,            -- BLAKE2b-256, hexadecimal
  state TEXT NOT NULL,           -- quarantined, clean, refused
  at TIME NOT NULL,
  looked TIME NOT NULL           -- when the scanner was last asked without an answer; 0 = never
);
CREATE INDEX files_file_thing ON files_file (thing);
CREATE INDEX files_file_state ON files_file (state, looked);
