package io.enidetach.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;

/**
 * How long many acknowledgements took.
 *
 * @param p50 milliseconds, as are {@code p99} and {@code max}
 * @param failed answers that were no acknowledgement; they are in no other number
 */
record Figures(int acks, double perSecond, double p50, double p99, double max, int failed) {

    static Figures of(Collection<Long> nanos, int failed, Duration within) {
        long[] sorted = nanos.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        return new Figures(
                sorted.length,
                sorted.length / (within.toNanos() / 1e9),
                at(sorted, 0.5),
                at(sorted, 0.99),
                at(sorted, 1),
                failed);
    }

    private static double at(long[] sorted, double part) {
        return sorted.length == 0 ? Double.NaN : sorted[(int) Math.ceil(part * sorted.length) - 1] / 1e6;
    }

    /** The middle one of an odd number of values, else the lower of the two in the middle. */
    static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(sorted.length - 1) / 2];
    }
}
