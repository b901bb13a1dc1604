-- Where the watch tries whether a row can be written; what it writes is rolled back.
CREATE TABLE log.write_probe (
  filler bytea NOT NULL
);
ALTER TABLE log.write_probe ALTER COLUMN filler SET STORAGE EXTERNAL;

-- Which log this is: a copy of the tables in another database has another identity as soon as it is given one.
CREATE TABLE log.identity (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  id  uuid    NOT NULL DEFAULT gen_random_uuid()
);
INSERT INTO log.identity DEFAULT VALUES;

-- A proof of the master key, from which the key cannot be told: the first process to start leaves it.
CREATE TABLE log.master_key (
  one   boolean PRIMARY KEY DEFAULT true CHECK (one),
  proof bytea   NOT NULL
);
