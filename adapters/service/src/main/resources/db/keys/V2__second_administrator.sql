alter table operator_key
    add column issued_by    text,
    add column pending      boolean not null default false,
    add column confirmed_by text,
    add column replaces     text,
    add column revoked_by   text;

comment on column operator_key.issued_by is 'null: before this was kept';
comment on column operator_key.pending is 'opens nothing until another administrator confirms it';
comment on column operator_key.replaces is 'the key that is revoked as soon as this one is valid';
