-- What the record is kept by. Keep in step with db/sqlite/V2__record.sql.

-- What was true when the record last spoke of it, such as which policy is in force: said once, by whichever process sees it.
create table last_known (
    what  text primary key,
    value text not null
);

-- When a request ended, so that it can be removed after its time. A quote inside a text of the body is escaped, so that
-- only the field itself is found; reading it as JSON would fail on texts that hold U+0000.
alter table request add column ended_at bigint;
update request
set ended_at = (extract(epoch from substring(body from '"since":"([^"]+)"')::timestamptz) * 1000)::bigint
where ended = 1;
create index request_ended on request (ended_at) where ended_at is not null;

-- Entries of the record below this number may be removed: an entry says so, with the hash of the last of them.
alter table audit_head add column kept_from bigint not null default 1;
