package io.enidetach.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The edge of one bot's life: whatever it does to the world crosses here, one after the other, and may be its last act. Once
 * dead, always dead: what its threads still try has no effect. Thread-safe.
 */
public final class Border {
    /** On which side of a crossing the bot dies: with nothing done, or with all done and nobody told. */
    public enum Side {
        BEFORE,
        AFTER
    }

    /** Thrown to what the dead bot's threads still try. */
    public static final class Dead extends Error {
        private static final long serialVersionUID = 1L;

        Dead() {
            super("killed", null, false, false);
        }
    }

    /** Something that crosses and may fail in its own way. */
    @FunctionalInterface
    public interface Act<T, E extends Exception> {
        T run() throws E;
    }

    /** One crossing among all of a life: the n-th of its kind, counted from 0. */
    public record Point(String what, int nth) {}

    private static final Point NOWHERE = new Point("", 0);

    private final Predicate<Point> last;
    private final String shown;
    private final Side side;
    private final List<Point> crossed = new ArrayList<>();
    private boolean dead;

    private Border(Predicate<Point> last, Side side, String shown) {
        this.last = last;
        this.side = side;
        this.shown = shown;
    }

    /** Of a bot that is not killed by itself. */
    public static Border open() {
        return new Border(point -> false, Side.BEFORE, "open");
    }

    /** Of a bot that dies there. */
    public static Border closingAt(Point point, Side side) {
        return new Border(point::equals, side, "dies " + side + " " + point);
    }

    /** Of a bot that dies at its crossing of that number, whatever it is. */
    public static Border closingAt(int number, Side side) {
        int[] left = {number};
        return new Border(point -> left[0]-- == 0, side, "dies " + side + " " + number);
    }

    /** Does it, unless the bot is dead or dies right before; its answer is lost when the bot dies right after. */
    public <T, E extends Exception> T crossing(String what, Act<T, E> act) throws E {
        boolean isLast = begin(what);
        T answer = act.run();
        end(isLast);
        return answer;
    }

    /** The same for what fails in no way of its own. */
    public <T> T cross(String what, Supplier<T> act) {
        return this.<T, RuntimeException>crossing(what, act::get);
    }

    private synchronized boolean begin(String what) {
        alive();
        Point point = new Point(
                what, (int) crossed.stream().filter(p -> p.what().equals(what)).count());
        crossed.add(point);
        boolean isLast = last.test(point);
        dead = isLast && side == Side.BEFORE;
        alive();
        return isLast;
    }

    private synchronized void end(boolean isLast) {
        dead |= isLast;
        alive();
    }

    private void alive() {
        if (dead) {
            throw new Dead();
        }
    }

    /** Kills it from outside. */
    public synchronized void close() {
        dead = true;
    }

    public synchronized boolean isClosed() {
        return dead;
    }

    /** What crossed, in order. */
    public synchronized List<Point> crossed() {
        return List.copyOf(crossed);
    }

    @Override
    public synchronized String toString() {
        Point end = crossed.isEmpty() ? NOWHERE : crossed.get(crossed.size() - 1);
        return dead && !shown.contains(end.what()) ? shown + " (" + end + ")" : shown;
    }
}
