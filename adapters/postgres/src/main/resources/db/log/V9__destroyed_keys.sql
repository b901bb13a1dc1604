-- Streams whose keys were destroyed: any other key that is missing beside a log that is kept elsewhere is lost.
CREATE TABLE log.destroyed_key (
  stream uuid PRIMARY KEY
);
