package io.enidetach.cli;

import io.enidetach.request.Request;
import io.enidetach.web.Metrics;
import io.enidetach.workflow.Ledger;
import java.util.Map;
import java.util.stream.Collectors;

/** Numbers that are asked of the ledger at scrape time. */
final class Numbers {
    private Numbers() {}

    static void of(Ledger ledger, Metrics metrics) {
        metrics.requests(() -> open(ledger));
        metrics.gauge(
                "paused", "1 while all asks are stopped", () -> ledger.pause().on() ? 1 : 0);
    }

    private static Map<String, Long> open(Ledger ledger) {
        return ledger.open().stream()
                .map(Request::state)
                .collect(Collectors.groupingBy(s -> s.wire(), Collectors.counting()));
    }
}
