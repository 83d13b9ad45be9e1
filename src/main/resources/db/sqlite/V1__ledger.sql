-- Times are milliseconds since 1970 in UTC; bodies are JSON. Keep in step with db/postgresql/V1__ledger.sql.

create table request (
    id        text primary key,
    version   integer not null,
    state     text    not null,
    ended     integer not null,
    requester text    not null,
    opened_at integer not null,
    body      text    not null
) without rowid;
create index request_open on request (opened_at, id) where ended = 0;
create index request_of on request (requester, opened_at desc, id);

create table eni_claim (
    eni     text primary key,
    request text not null
) without rowid;
create index eni_claim_of on eni_claim (request);

create table once_key (
    key  text primary key,
    seen integer not null
) without rowid;
create index once_key_seen on once_key (seen);

create table instruction (
    key     text primary key,
    request text,
    pending integer not null,
    at      integer not null,
    body    text    not null
) without rowid;
create index instruction_pending on instruction (request) where pending = 1;
create index instruction_done on instruction (at) where pending = 0;

create table outbox (
    sequence    integer primary key autoincrement,
    lane        text    not null,
    kind        text    not null,
    request     text,
    body        text    not null,
    next_try    integer not null,
    lease_until integer not null default 0,
    attempt     integer not null default 0,
    settled_at  integer,
    outcome     text,
    why         text
);
create index outbox_waiting on outbox (lane, sequence) where settled_at is null;
create index outbox_settled on outbox (settled_at) where settled_at is not null;

create table posted (
    request text    not null,
    kind    text    not null,
    channel text    not null,
    ts      text    not null,
    shown   integer not null,
    primary key (request, kind)
) without rowid;
create index posted_at on posted (channel, ts);

create table pause_state (
    one  integer primary key check (one = 1),
    paused integer not null,
    body text    not null
);
insert into pause_state (one, paused, body) values (1, 0, '');

create table audit (
    seq        integer primary key,
    at         text    not null,
    request    text,
    action     text,
    dry_run    integer not null,
    event      text    not null,
    from_state text,
    to_state   text,
    actor      text    not null,
    enis       text    not null,
    detail     text    not null,
    prev       text    not null,
    hash       text    not null
);
create index audit_at on audit (at);
create index audit_request on audit (request) where request is not null;

create table audit_head (
    one  integer primary key check (one = 1),
    seq  integer not null,
    hash text    not null
);
insert into audit_head (one, seq, hash)
values (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');

-- The table of db-scheduler; its column names and types are the library's.
create table scheduled_tasks (
    task_name            text    not null,
    task_instance        text    not null,
    task_data            blob,
    execution_time       timestamp,
    picked               boolean not null,
    picked_by            text,
    last_success         timestamp,
    last_failure         timestamp,
    consecutive_failures integer,
    last_heartbeat       timestamp,
    version              integer not null,
    priority             integer,
    primary key (task_name, task_instance)
) without rowid;
create index scheduled_tasks_due on scheduled_tasks (picked, execution_time);
create index scheduled_tasks_heartbeat on scheduled_tasks (last_heartbeat);
