create table session (
    id               uuid        primary key,
    secret_hash      bytea       not null unique,
    official         text        not null,
    role             text        not null,
    wards            text[],
    name             text        not null,
    started_at       timestamptz not null,
    seen_at          timestamptz not null,
    ends_at          timestamptz not null,
    provider_session text,
    sealed           bytea,
    ended_at         timestamptz,
    ended_by         text
);

create index on session (official);
create index on session (provider_session);
create index on session (ends_at);

comment on table session is 'Officials signed in at browsers; forgotten 30 days after their end';
comment on column session.secret_hash is 'SHA-256 of what the browser holds';
comment on column session.wards is 'null: the whole province';
comment on column session.sealed is 'the provider''s token, encrypted with what only the browser holds';
