alter table operator_key
    add column confirmed_at timestamptz;

comment on column operator_key.confirmed_at is 'null: nobody confirmed it, or before this was kept';
