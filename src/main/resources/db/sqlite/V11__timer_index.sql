-- Few timers are picked at a time, and the index of what is due finds them: this one was only written.

drop index scheduled_tasks_heartbeat;
