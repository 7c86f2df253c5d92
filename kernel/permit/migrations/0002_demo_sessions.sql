-- Sessions that the demo's log-in began prove nothing about who it is, and end when the data is served without it. The
-- sessions of before are such.
DELETE FROM permit_session;
ALTER TABLE permit_session ADD COLUMN demo FLAG NOT NULL DEFAULT 0;
