package io.enidetach.cli;

/**
 * One line of {@code doctor}.
 *
 * @param what was looked at, in a word or two
 * @param mend what to do; empty when nothing has to be done
 */
record Finding(boolean good, String what, String text, String mend) {
    static Finding good(String what, String text) {
        return new Finding(true, what, text, "");
    }

    static Finding wrong(String what, String text, String mend) {
        return new Finding(false, what, text, mend);
    }

    @Override
    public String toString() {
        return (good ? "ok     " : "WRONG  ") + what + ": " + text + (mend.isEmpty() ? "" : "; " + mend);
    }
}
