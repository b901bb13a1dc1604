-- Of a log that is kept elsewhere: how late it was at some places of it. What is here can be read from the log again.
CREATE TABLE log.time_mark (
  position bigint      PRIMARY KEY,
  event    uuid        NOT NULL,
  time     timestamptz NOT NULL
);

-- Streams whose keys are to be destroyed once the log, which is kept elsewhere, says so.
CREATE TABLE log.erasure_due (
  stream uuid PRIMARY KEY
);
