-- Which process does what only one may do at a time. Times are this server's own.
create table duties.lease (
    duty  text        primary key,
    owner text        not null,
    fence bigint      not null,
    until timestamptz not null
) with (fillfactor = 10);

comment on column duties.lease.fence is 'grows with every new lease; what was written under a larger one refuses a smaller';
comment on column duties.lease.until is 'from then on another process may take the duty';
