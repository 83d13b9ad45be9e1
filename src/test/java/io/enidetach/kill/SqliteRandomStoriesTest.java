package io.enidetach.kill;

import io.enidetach.store.Disk;
import io.enidetach.testing.SettableClock;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteRandomStoriesTest extends RandomStories {
    @TempDir
    static Path folder;

    @Override
    Disk open(SettableClock clock) throws Exception {
        return Disk.sqlite(folder, clock);
    }

    @Override
    int few() {
        return 100;
    }
}
