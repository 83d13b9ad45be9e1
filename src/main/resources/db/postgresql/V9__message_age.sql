-- Since when a message is owed, for /metrics. Keep in step with db/sqlite/V9__message_age.sql.

alter table outbox add column added_at bigint;
