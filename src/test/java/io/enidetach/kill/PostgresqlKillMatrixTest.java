package io.enidetach.kill;

import io.enidetach.store.Disk;
import io.enidetach.testing.SettableClock;

class PostgresqlKillMatrixTest extends KillMatrix {
    @Override
    Disk open(SettableClock clock) throws Exception {
        return Disk.postgresql(clock);
    }

    @Override
    int stride() {
        return 41;
    }
}
