package io.enidetach.sandbox.tencent;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;

/** Compares a timestamp on the wire with the clock. */
final class Clocks {
    private Clocks() {}

    /** Whether {@code unixSeconds}, any number of digits, is further from now than the window, in either direction. */
    static boolean isOff(String unixSeconds, Instant now, Duration window) {
        BigInteger distance = new BigInteger(unixSeconds).subtract(BigInteger.valueOf(now.getEpochSecond()));
        return distance.abs().compareTo(BigInteger.valueOf(window.toSeconds())) > 0;
    }
}
