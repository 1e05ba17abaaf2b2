-- Mails on their way out; to one person, or to all who have a role when it is sent.
create table notification.mail (
    id         uuid primary key default uuidv7(),
    person_id  uuid references agency.person,
    role       text,
    subject    text not null,
    body       text not null,
    queued_at  timestamptz not null default now(),
    attempts   integer not null default 0,
    next_at    timestamptz not null default now(),
    state      text not null default 'waiting' check (state in ('waiting', 'sent', 'given-up')),
    problem    text,
    check ((person_id is null) <> (role is null))
);
create index mail_waiting on notification.mail (next_at) where state = 'waiting';
