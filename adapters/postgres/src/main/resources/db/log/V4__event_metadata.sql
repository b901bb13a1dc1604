-- What Axon's event messages have beyond our own events: identifier, timestamp, tag and metadata, as JSON in UTF-8. Null
-- for events of this service: with eight columns the row's header has room for the bits of nulls, and rows do not grow.
ALTER TABLE log.event ADD COLUMN metadata bytea;
