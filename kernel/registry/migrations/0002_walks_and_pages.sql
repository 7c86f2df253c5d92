-- The walk around a thing reads nothing but the index, both ways.
DROP INDEX registry_edge_back;
CREATE INDEX registry_edge_forwards ON registry_edge (from_thing, day, to_thing, kind);
CREATE INDEX registry_edge_back ON registry_edge (to_thing, day, from_thing, kind);
