-- How an authority is reached, from which day. Without a row the authority's own columns hold.
CREATE TABLE organisation_authority_contact (
  authority ID NOT NULL REFERENCES organisation_authority (id),
  since DATE NOT NULL,
  email TEXT NOT NULL,
  phone TEXT NOT NULL,
  website TEXT NOT NULL,
  PRIMARY KEY (authority, since)
);

-- The day by which the planned number of local officers is to be reached; null = the last day of the year.
ALTER TABLE organisation_headcount ADD COLUMN by_day DATE;

-- Stakeholders: those who are asked and invited, and what came of it. The contact person stands here only while that
-- person has said yes; when the yes is taken back the columns are emptied.
CREATE TABLE organisation_stakeholder (
  id ID PRIMARY KEY,
  name TEXT NOT NULL,
  sort_key TEXT NOT NULL,
  type TEXT NOT NULL,
  municipality ID REFERENCES organisation_authority (id),  -- null: an area's or the whole district's
  area ID REFERENCES organisation_area (id),
  website TEXT NOT NULL,
  note TEXT NOT NULL,
  contact_name TEXT NOT NULL,
  contact_title TEXT NOT NULL,
  contact_email TEXT NOT NULL,
  contact_phone TEXT NOT NULL,
  consent_since DATE,                   -- null: no contact person
  consent_how TEXT NOT NULL,            -- "Sagt ja på mødet"
  consent_ended DATE,                   -- the day the last yes was taken back
  since DATE NOT NULL,
  until DATE,                           -- first day without
  audience ID NOT NULL REFERENCES permit_audience (id),
  version INTEGER NOT NULL
);

CREATE TABLE organisation_stakeholder_interest (
  stakeholder ID NOT NULL REFERENCES organisation_stakeholder (id),
  interest TEXT NOT NULL,
  PRIMARY KEY (stakeholder, interest)
);

-- Invited, attended, contributed: on which day, and what it was about.
CREATE TABLE organisation_stakeholder_entry (
  id ID PRIMARY KEY,
  stakeholder ID NOT NULL REFERENCES organisation_stakeholder (id),
  kind TEXT NOT NULL,
  day DATE NOT NULL,
  about TEXT NOT NULL,
  thing ID                              -- the thing in the register it was about; null = none
);
CREATE INDEX organisation_stakeholder_entry_of ON organisation_stakeholder_entry (stakeholder, day);
