-- One row per open thing of any module. Written in the same change as the module's own row.
CREATE TABLE registry_thing (
  id ID PRIMARY KEY,
  kind TEXT NOT NULL,          -- "councils.meeting"
  title TEXT NOT NULL,
  address TEXT NOT NULL,       -- where it is read
  audience ID NOT NULL REFERENCES permit_audience (id),
  sentence TEXT NOT NULL,      -- what it is, in one plain Danish sentence
  state TEXT NOT NULL,
  day DATE NOT NULL,           -- where it belongs in time
  closed FLAG NOT NULL         -- closed matter: never in anything published
);
CREATE INDEX registry_thing_feed ON registry_thing (kind, day, id, audience);
CREATE INDEX registry_thing_audience ON registry_thing (audience, kind, day, id);

-- The circle: from the earlier thing to the later.
CREATE TABLE registry_edge (
  from_thing ID NOT NULL,
  to_thing ID NOT NULL,
  kind TEXT NOT NULL,          -- "decided", "became"
  day DATE NOT NULL,
  PRIMARY KEY (from_thing, to_thing, kind)
);
CREATE INDEX registry_edge_back ON registry_edge (to_thing);

-- What waits and for whom: an office or a capacity.
CREATE TABLE registry_todo (
  id ID PRIMARY KEY,
  thing ID NOT NULL,
  holder ID NOT NULL,
  act TEXT NOT NULL,           -- "approve_minutes"
  due DATE NOT NULL,
  address TEXT NOT NULL,
  waits_for ID,                -- set: waits for this other holder
  UNIQUE (thing, holder, act)
);
CREATE INDEX registry_todo_holder ON registry_todo (holder, due);

-- Search: the Danish stems of a thing's words.
CREATE TABLE registry_stem (
  stem TEXT NOT NULL,
  thing ID NOT NULL,
  weight INTEGER NOT NULL,     -- 8 in the title, 3 in the sentence, 1 in the rest
  PRIMARY KEY (stem, thing)
);
CREATE INDEX registry_stem_thing ON registry_stem (thing);
