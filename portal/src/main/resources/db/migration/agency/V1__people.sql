create table agency.agency (
    id uuid primary key default uuidv7(),
    name text not null unique check (name <> ''),
    country text check (country ~ '^[A-Z]{2}$'),
    operator boolean not null default false,
    active boolean not null default true,
    created_at timestamptz not null default now()
);
comment on column agency.agency.operator is 'the centre that runs this installation; exactly one';
create unique index agency_one_operator on agency.agency (operator) where operator;

create table agency.person (
    id uuid primary key default uuidv7(),
    agency_id uuid not null references agency.agency,
    login text not null unique check (login = lower(login) and login <> ''),
    name text not null check (name <> ''),
    roles text[] not null,
    active boolean not null default true,
    created_at timestamptz not null default now(),
    last_sign_in_at timestamptz,
    password_hash text not null,
    password_temporary boolean not null,
    password_long boolean not null,
    totp_secret text,
    totp_confirmed boolean not null default false,
    totp_last_step bigint not null default 0,
    failed_attempts integer not null default 0,
    locked_until timestamptz
);
comment on column agency.person.password_long is 'long enough to stand without a second factor';
comment on column agency.person.totp_secret is 'sealed with the key of the home folder';
comment on column agency.person.totp_last_step is 'a code is taken once';
create index person_by_agency on agency.person (agency_id);

create table agency.recovery_code (
    person_id uuid not null references agency.person,
    hash bytea not null,
    primary key (person_id, hash)
);

create table agency.api_token (
    id uuid primary key default uuidv7(),
    person_id uuid not null references agency.person,
    name text not null check (name <> ''),
    hash bytea not null unique,
    scopes text[] not null,
    created_at timestamptz not null default now(),
    expires_at timestamptz not null,
    last_used_at timestamptz,
    revoked_at timestamptz
);
create index api_token_by_person on agency.api_token (person_id);

alter table agency.agency enable row level security;
alter table agency.agency force row level security;
create policy own on agency.agency using (tipstaff.sees(id));

alter table agency.person enable row level security;
alter table agency.person force row level security;
create policy own on agency.person using (tipstaff.sees(agency_id));

-- What belongs to a person is seen by whoever sees the person.
alter table agency.recovery_code enable row level security;
alter table agency.recovery_code force row level security;
create policy own on agency.recovery_code
    using (exists (select from agency.person p where p.id = person_id));

alter table agency.api_token enable row level security;
alter table agency.api_token force row level security;
create policy own on agency.api_token
    using (exists (select from agency.person p where p.id = person_id));
