-- Authorities: the police district, municipalities, region, probation service and partners. What an authority is called
-- stands with its period beside it, so that a paper from 2018 keeps the name of 2018.
CREATE TABLE organisation_authority (
  id ID PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,             -- the district file's key, also in addresses: "svendborg"
  kind TEXT NOT NULL,
  municipality_code INTEGER NOT NULL,   -- DAGI code; 0 when it is no municipality
  email TEXT NOT NULL,
  phone TEXT NOT NULL,
  website TEXT NOT NULL,
  since DATE NOT NULL,
  until DATE,                           -- first day without; null = open
  audience ID NOT NULL REFERENCES permit_audience (id),
  version INTEGER NOT NULL
);

CREATE TABLE organisation_authority_name (
  authority ID NOT NULL REFERENCES organisation_authority (id),
  name TEXT NOT NULL,
  short_name TEXT NOT NULL,
  sort_key TEXT NOT NULL,
  since DATE NOT NULL,
  until DATE,
  PRIMARY KEY (authority, since)
);

-- What became of an authority that ended: it was merged, renamed or split into another from a day.
CREATE TABLE organisation_succession (
  from_authority ID NOT NULL REFERENCES organisation_authority (id),
  to_authority ID NOT NULL REFERENCES organisation_authority (id),
  day DATE NOT NULL,
  kind TEXT NOT NULL,
  PRIMARY KEY (from_authority, to_authority)
);

-- Every office (a role at an authority) that can hold an audience or a task, also while nobody fills it.
CREATE TABLE organisation_office (
  id ID PRIMARY KEY,
  role TEXT NOT NULL,
  authority ID NOT NULL REFERENCES organisation_authority (id)
);

-- Units of an authority: prevention unit, analysis unit, control centre, service centre, secretariat ...
CREATE TABLE organisation_unit (
  id ID PRIMARY KEY,
  authority ID NOT NULL REFERENCES organisation_authority (id),
  key TEXT NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  sort_key TEXT NOT NULL,
  since DATE NOT NULL,
  until DATE
);
CREATE INDEX organisation_unit_authority ON organisation_unit (authority);

CREATE TABLE organisation_person (
  id ID PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  sort_key TEXT NOT NULL,
  email TEXT NOT NULL,
  phone TEXT NOT NULL,
  audience ID NOT NULL REFERENCES permit_audience (id),
  version INTEGER NOT NULL
);

-- A person's role for an authority in a period: the capacity a session acts in.
CREATE TABLE organisation_role (
  id ID PRIMARY KEY,
  person ID NOT NULL REFERENCES organisation_person (id),
  role TEXT NOT NULL,
  authority ID NOT NULL REFERENCES organisation_authority (id),
  office ID NOT NULL REFERENCES organisation_office (id),
  unit ID REFERENCES organisation_unit (id),
  title TEXT NOT NULL,                  -- in the person's own words: "Borgmester"
  since DATE NOT NULL,
  until DATE,                           -- first day without
  version INTEGER NOT NULL
);
CREATE INDEX organisation_role_person ON organisation_role (person);
CREATE INDEX organisation_role_office ON organisation_role (office);

-- Areas: local councils that are served together.
CREATE TABLE organisation_area (
  id ID PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  sort_key TEXT NOT NULL,
  since DATE NOT NULL,
  until DATE,
  audience ID NOT NULL REFERENCES permit_audience (id),
  version INTEGER NOT NULL
);

CREATE TABLE organisation_area_member (
  area ID NOT NULL REFERENCES organisation_area (id),
  authority ID NOT NULL REFERENCES organisation_authority (id),
  since DATE NOT NULL,
  until DATE,
  PRIMARY KEY (authority, since)
);

-- How many local officers an area is meant to have in a year.
CREATE TABLE organisation_headcount (
  area ID NOT NULL REFERENCES organisation_area (id),
  year INTEGER NOT NULL,
  planned INTEGER NOT NULL,
  PRIMARY KEY (area, year)
);

-- Local officers: who is responsible for which area, in which rank and period. The audience is the public only when the
-- officer accepts to be contacted.
CREATE TABLE organisation_local_officer (
  id ID PRIMARY KEY,
  person ID NOT NULL REFERENCES organisation_person (id),
  area ID NOT NULL REFERENCES organisation_area (id),
  rank INTEGER NOT NULL,                -- 1 primary, 2 secondary, 3 tertiary
  ssp FLAG NOT NULL,
  ksp FLAG NOT NULL,
  mobile_station FLAG NOT NULL,
  since DATE NOT NULL,
  until DATE,
  audience ID NOT NULL REFERENCES permit_audience (id),
  version INTEGER NOT NULL
);
CREATE INDEX organisation_local_officer_area ON organisation_local_officer (area);
CREATE INDEX organisation_local_officer_person ON organisation_local_officer (person);
