create table destruction (
    month    int         primary key,
    asked_at timestamptz not null,
    asked_by text        not null
);

comment on table destruction is 'Months (yyyymm) whose key an administrator wants destroyed and another one has not agreed to yet';
