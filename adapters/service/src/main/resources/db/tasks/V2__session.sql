-- A task ends with the session in which it was begun; null for callers without one, and for tasks begun before this version.
alter table task add column session uuid;
