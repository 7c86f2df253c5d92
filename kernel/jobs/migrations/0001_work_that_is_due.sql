-- Work that is due at a time. The same kind and subject is one job.
CREATE TABLE jobs_job (
  id ID PRIMARY KEY,           -- new each time the job is put, so that what was put while it ran is not lost
  kind TEXT NOT NULL,          -- "mail.send"
  subject TEXT NOT NULL,       -- the id or the words it is about
  due TIME NOT NULL,           -- while it runs: when it may be taken again if nobody is heard of
  tries INTEGER NOT NULL,
  UNIQUE (kind, subject)
);
CREATE INDEX jobs_job_due ON jobs_job (due);
