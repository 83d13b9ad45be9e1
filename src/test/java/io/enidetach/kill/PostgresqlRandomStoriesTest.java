package io.enidetach.kill;

import io.enidetach.store.Disk;
import io.enidetach.testing.SettableClock;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Here two bots work side by side. */
class PostgresqlRandomStoriesTest extends RandomStories {
    @TempDir
    static Path folder;

    @Override
    Disk open(SettableClock clock) throws Exception {
        return Disk.postgresql(folder, clock);
    }

    @Override
    int few() {
        return 40;
    }
}
