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
    /** On which side of a crossing something happens: with nothing done, or with all done and the bot not told. */
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

    /** What happens at a crossing besides it. */
    private record Incident(Predicate<Point> where, Side side, Runnable what) {}

    private final List<Point> crossed = new ArrayList<>();
    private final List<Incident> incidents = new ArrayList<>();
    private String shown = "open";
    private boolean dead;

    private Border() {}

    /** Of a bot that is not killed by itself. */
    public static Border open() {
        return new Border();
    }

    /** Of a bot that dies there. */
    public static Border closingAt(Point point, Side side) {
        Border border = new Border();
        border.at(point::equals, side, border::close, "dies " + side + " " + point);
        return border;
    }

    /** Of a bot that dies at its crossing of that number, counted from 0, whatever it is. */
    public static Border closingAt(int number, Side side) {
        return new Border().closeIn(number, side);
    }

    /** From now on so many more crossings, then it dies at the next one. */
    public synchronized Border closeIn(int crossings, Side side) {
        int number = crossed.size() + crossings;
        return at(point -> crossed.size() - 1 == number, side, this::close, "dies " + side + " " + number);
    }

    /** The same, counting only crossings of what begins so. */
    public synchronized void closeIn(int crossings, String what, Side side) {
        at(later(crossings, what), side, this::close, shown);
    }

    /** At a later crossing, which must not be the database's, something else happens, as in another thread or process. */
    public synchronized void meanwhile(int crossings, String what, Side side, Runnable act) {
        Predicate<Point> later = later(crossings, what);
        at(point -> !point.what().startsWith("database") && later.test(point), side, act, shown);
    }

    private static Predicate<Point> later(int crossings, String what) {
        int[] left = {crossings};
        return point -> point.what().startsWith(what) && left[0]-- == 0;
    }

    private synchronized Border at(Predicate<Point> where, Side side, Runnable what, String nowShown) {
        incidents.add(new Incident(where, side, what));
        shown = nowShown;
        return this;
    }

    /** Does it, unless the bot is dead or dies right before; its answer is lost when the bot dies right after. */
    public <T, E extends Exception> T crossing(String what, Act<T, E> act) throws E {
        List<Incident> here = begin(what);
        happen(here, Side.BEFORE);
        T answer = act.run();
        happen(here, Side.AFTER);
        return answer;
    }

    /** The same for what fails in no way of its own. */
    public <T> T cross(String what, Supplier<T> act) {
        return this.<T, RuntimeException>crossing(what, act::get);
    }

    private synchronized List<Incident> begin(String what) {
        alive();
        int nth = (int) crossed.stream().filter(p -> p.what().equals(what)).count();
        Point point = new Point(what, nth);
        crossed.add(point);
        List<Incident> here =
                incidents.stream().filter(i -> i.where().test(point)).toList();
        incidents.removeAll(here);
        return here;
    }

    // Not under the lock: what happens meanwhile may wait for a thread that crosses, too.
    private void happen(List<Incident> here, Side side) {
        here.stream().filter(i -> i.side() == side).forEach(i -> i.what().run());
        alive();
    }

    private synchronized void alive() {
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
        return shown;
    }
}
