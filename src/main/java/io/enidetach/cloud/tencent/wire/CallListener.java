package io.enidetach.cloud.tencent.wire;

import java.time.Duration;

/** Hears of every call to the cloud, for metrics. Runs on the calling thread. */
@FunctionalInterface
public interface CallListener {

    /**
     * @param outcome {@code ok}, {@code code_} and the cloud's code, or a word such as {@code timeout}
     * @param took the exchange itself, without the wait for its turn
     */
    void called(String action, String service, String outcome, Duration took);
}
