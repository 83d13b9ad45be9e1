-- What the record is kept by. Keep in step with db/postgresql/V2__record.sql.

-- What was true when the record last spoke of it, such as which policy is in force: said once, by whichever process sees it.
create table last_known (
    what  text primary key,
    value text not null
) without rowid;

-- When a request ended, so that it can be removed after its time.
alter table request add column ended_at integer;
update request
set ended_at = cast(strftime('%s', json_extract(body, '$.since')) as integer) * 1000
where ended = 1;
create index request_ended on request (ended_at) where ended_at is not null;

-- Entries of the record below this number may be removed: an entry says so, with the hash of the last of them.
alter table audit_head add column kept_from integer not null default 1;
