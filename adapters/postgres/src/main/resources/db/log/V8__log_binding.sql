-- Which log this database belongs to, from the first start on: the one in it, or one that is kept elsewhere.
CREATE TABLE log.binding (
  one   boolean PRIMARY KEY DEFAULT true CHECK (one),
  store text    NOT NULL CHECK (store IN ('postgresql', 'eventstoredb')),
  log   uuid    NOT NULL
);
COMMENT ON COLUMN log.binding.log IS 'the identity of the log where it is kept elsewhere; of the one in here, its first';

-- A log that goes on elsewhere takes nothing more: the row that whoever writes changes anyway refuses.
ALTER TABLE log.head
  ADD COLUMN closed_at bigint,
  ADD CONSTRAINT head_closed CHECK (closed_at IS NULL OR position <= closed_at);
