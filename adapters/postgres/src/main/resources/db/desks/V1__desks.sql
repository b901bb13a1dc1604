create table device (
    id              uuid        primary key,
    establishment   text        not null,
    label           text        not null,
    operations      text[]      not null,
    issued_at       timestamptz not null,
    issued_by       text        not null,
    pending         boolean     not null,
    confirmed_by    text,
    code_hash       bytea       unique,
    code_expires_at timestamptz not null,
    enrolled_at     timestamptz,
    secret_hash     bytea       unique,
    revoked_at      timestamptz,
    revoked_by      text,
    session_person  uuid,
    session_used_at timestamptz
);

create index on device (establishment);
create index on device (issued_by);

comment on table device is 'Browsers of reception desks: codes and secrets are known by an HMAC only';
comment on column device.code_hash is 'null: the code was used';
comment on column device.session_person is 'who is signed in; null for nobody';

create table person (
    id           uuid        primary key,
    device       uuid        not null references device on delete cascade,
    name         text        not null,
    pin_hash     text        not null,
    added_at     timestamptz not null,
    added_by     text        not null,
    removed_at   timestamptz,
    removed_by   text,
    wrong_pins   int         not null default 0,
    locked_until timestamptz
);

create index on person (device);

comment on table person is 'Who works at a desk; the name is personal and stands nowhere else';

create table poster (
    id            uuid        primary key,
    establishment text        not null,
    label         text        not null,
    issued_at     timestamptz not null,
    issued_by     text        not null,
    revoked_at    timestamptz,
    revoked_by    text
);

create index on poster (establishment);

create table guest_card (
    id            uuid        primary key,
    establishment text        not null,
    poster        uuid        not null references poster,
    code          text        not null,
    filled_at     timestamptz not null,
    language      text        not null,
    content       bytea       not null,
    unique (establishment, code)
);

create index on guest_card (filled_at);

comment on table guest_card is 'What guests typed and nobody has checked: encrypted, deleted within a day';
comment on column guest_card.content is 'AES-256-GCM; the id of the card is authenticated';
