package io.enidetach.kill;

import io.enidetach.store.Disk;
import io.enidetach.testing.SettableClock;

/** Here two bots work side by side. */
class PostgresqlRandomStoriesTest extends RandomStories {
    @Override
    Disk open(SettableClock clock) throws Exception {
        return Disk.postgresql(clock);
    }

    @Override
    int few() {
        return 60;
    }
}
