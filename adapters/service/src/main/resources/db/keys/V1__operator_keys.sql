create table operator_key (
    id              text primary key,
    label           text        not null,
    secret_hash     bytea       not null unique,
    establishments  text[],
    operations      text[]      not null,
    created_at      timestamptz not null,
    revoked_at      timestamptz
);

comment on table operator_key is 'Operators'' keys: a secret is known by its SHA-256 only';
comment on column operator_key.establishments is 'null: all of them';
