-- Keys that sign receipts. The public key stays for ever; the private one is encrypted, and destroyed (null) when its time
-- of signing is over.
create table signing_key (
    kid          bytea       primary key,
    name         text        not null unique,
    public_key   bytea       not null,
    signs_from   timestamptz not null,
    signs_until  timestamptz not null,
    wrapped      bytea
);
