package io.enidetach.kill;

import io.enidetach.store.Disk;
import io.enidetach.testing.SettableClock;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class PostgresqlKillMatrixTest extends KillMatrix {
    @TempDir
    static Path folder;

    @Override
    Disk open(SettableClock clock) throws Exception {
        return Disk.postgresql(folder, clock);
    }

    @Override
    int stride() {
        return 97;
    }
}
