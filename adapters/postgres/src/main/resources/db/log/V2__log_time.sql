-- The log's own time: no later event is recorded before it. Whoever writes carries it on under the lock of this row,
-- so that times ascend with positions whatever the clocks of the processes say.
ALTER TABLE log.head ADD COLUMN recorded_at timestamptz NOT NULL DEFAULT '1970-01-01 00:00:00+00';

-- Of a log from before, the newest events tell how far it is.
UPDATE log.head h SET recorded_at = coalesce(
  (SELECT max(e.recorded_at) FROM log.event e WHERE e.position > h.position - 100000), h.recorded_at);
