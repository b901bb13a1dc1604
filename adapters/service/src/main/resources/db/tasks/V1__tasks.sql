-- What officers are at: why they ask about persons, for one browser of one account until it ends. The browser's secret is kept
-- hashed, the case encrypted.
create table task (
    secret   bytea       primary key,
    id       uuid        not null,
    reader   text        not null,
    purpose  text        not null,
    case_file bytea      not null,
    since    timestamptz not null
);
create index on task (since);
