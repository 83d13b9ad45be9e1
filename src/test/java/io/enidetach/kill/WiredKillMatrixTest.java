package io.enidetach.kill;

import io.enidetach.testing.Border.Point;
import java.time.Clock;
import java.util.stream.Stream;

/** The stories that need nothing special of Slack, killed at every single call of Slack's Web API, over real sockets. */
class WiredKillMatrixTest extends SqliteKillMatrixTest {
    @Override
    RecordingSlack slack(Clock time) {
        return new WiredSlack(time);
    }

    @Override
    Stream<Tale> tales() {
        return Stream.of(
                Tale.PRODUCTION_IS_APPROVED,
                Tale.FEWER_IDS_ARE_CONFIRMED,
                Tale.PRODUCTION_IS_DENIED,
                Tale.THE_REQUESTER_CANCELS,
                Tale.NOBODY_APPROVES,
                Tale.THE_TASK_FAILS,
                Tale.IT_IS_REATTACHED);
    }

    @Override
    boolean isTried(Point point) {
        return point.what().startsWith("slack");
    }

    @Override
    String name() {
        return super.name() + " over the wire";
    }

    @Override
    int stride() {
        return 11;
    }
}
