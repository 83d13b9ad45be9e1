package io.enidetach.cloud.tencent.v2;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/**
 * Positive 31-bit numbers that count up from a random one. Drawing each at random would, at ten calls a second, meet a
 * used one every few hours (error 4500, which leaves an ask in doubt). Thread-safe.
 */
final class Nonces {
    private final AtomicInteger last;

    Nonces(RandomGenerator random) {
        last = new AtomicInteger(random.nextInt(1, Integer.MAX_VALUE));
    }

    int next() {
        return last.updateAndGet(x -> x == Integer.MAX_VALUE ? 1 : x + 1);
    }
}
