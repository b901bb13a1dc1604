create table reminder_contact (
    establishment text        collate "C" primary key,
    emails        text[]      not null,
    quiet_from    time        not null,
    quiet_to      time        not null,
    kinds         text[]      not null,
    changed_at    timestamptz not null,
    changed_by    text        not null
);

comment on table reminder_contact is 'Where and when establishments want to be reminded; local times of day';

create table reminder (
    establishment text        collate "C" not null,
    kind          text        not null,
    subject       text        not null,
    claimed_at    timestamptz not null,
    claimed_until timestamptz not null,
    sent_at       timestamptz,
    primary key (establishment, kind, subject)
);

create index on reminder (claimed_at);

comment on table reminder is 'Reminders that a process sent or is sending: each one once';
comment on column reminder.claimed_until is 'until then no other process tries to send it';
comment on column reminder.sent_at is 'null: no server has taken it yet';
