-- Mails on their way out. What a mail said is emptied once it has left: the row remains as the proof that it did.
CREATE TABLE mail_outbox (
  id ID PRIMARY KEY,              -- also the Message-ID, so that a repeat is recognised
  recipient TEXT NOT NULL,        -- one address
  recipient_name TEXT NOT NULL,
  subject TEXT NOT NULL,
  body TEXT NOT NULL,
  calendar TEXT NOT NULL,         -- iCalendar object, or empty
  calendar_method TEXT NOT NULL,
  written TIME NOT NULL,
  due TIME NOT NULL,              -- not before; while it is being sent: when it may be taken again
  tries INTEGER NOT NULL,
  state TEXT NOT NULL,            -- waiting, sent, refused (the other end will never take it)
  fault TEXT NOT NULL             -- what the other end said last
);
CREATE INDEX mail_outbox_due ON mail_outbox (state, due);
