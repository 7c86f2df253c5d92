-- What a person wants by mail. No row: everything, as it is from the start.
CREATE TABLE mail_choice (
  person ID PRIMARY KEY,
  daily FLAG NOT NULL,            -- one mail a day with counts and a link
  deadline FLAG NOT NULL,         -- a task is due tomorrow
  mention FLAG NOT NULL,          -- somebody asks by name
  alert FLAG NOT NULL,            -- cannot wait for tomorrow
  version INTEGER NOT NULL
);

-- Which mail of which day a person got, so that a restart sends none twice. Forgotten after a month.
CREATE TABLE mail_sent (
  person ID NOT NULL,
  what TEXT NOT NULL,             -- "daily", "deadline"
  day DATE NOT NULL,
  PRIMARY KEY (person, what, day)
);
