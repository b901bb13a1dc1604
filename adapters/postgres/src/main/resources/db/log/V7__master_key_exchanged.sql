-- The first master key, wrapped by the one whose proof this is; null while they are the same.
ALTER TABLE log.master_key ADD COLUMN root bytea;
