-- Who may see a thing. Every open thing carries one audience.
CREATE TABLE permit_audience (
  id ID PRIMARY KEY,
  label TEXT NOT NULL          -- for people: "Kredsrådet"
);

-- Who holds an audience, and when: everybody, all who are signed in, an office (a role at an authority) or a capacity.
CREATE TABLE permit_visible (
  audience ID NOT NULL REFERENCES permit_audience (id),
  holder ID NOT NULL,
  since DATE NOT NULL,         -- first day
  until DATE NOT NULL,         -- first day without
  PRIMARY KEY (holder, audience, since)
);
CREATE INDEX permit_visible_audience ON permit_visible (audience);

-- Sessions: the token itself is known to the browser only.
CREATE TABLE permit_session (
  token_hash TEXT PRIMARY KEY,
  capacity ID NOT NULL,
  started TIME NOT NULL,
  used TIME NOT NULL
);

-- The two audiences that always exist: the public, and all who are signed in.
INSERT INTO permit_audience (id, label) VALUES ('pb1caadnce0000000000000000', 'Offentligheden');
INSERT INTO permit_audience (id, label) VALUES ('staffadnce0000000000000000', 'Alle med adgang');
INSERT INTO permit_visible (audience, holder, since, until) VALUES ('pb1caadnce0000000000000000', 'everyb0dy00000000000000000', '0001-01-01', '9999-12-31');
INSERT INTO permit_visible (audience, holder, since, until) VALUES ('staffadnce0000000000000000', 'a11s1gned1n000000000000000', '0001-01-01', '9999-12-31');
