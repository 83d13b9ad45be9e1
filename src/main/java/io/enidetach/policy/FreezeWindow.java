package io.enidetach.policy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;
import java.util.stream.Stream;

/** One entry of {@code freeze}: production is refused from its first moment until right before its last. */
sealed interface FreezeWindow {
    String name();

    /** When the window that holds at this moment ends; empty when it does not hold. */
    Optional<Instant> endAt(Instant moment);

    /** From one time to another, once. */
    record Once(String name, ZoneId zone, LocalDateTime from, LocalDateTime to) implements FreezeWindow {
        @Override
        public Optional<Instant> endAt(Instant moment) {
            return end(moment, zone, from, to);
        }
    }

    /** A time of the week. */
    record OfWeek(DayOfWeek day, LocalTime time) {
        /** The first such time after another. */
        private LocalDateTime after(LocalDateTime start) {
            LocalDateTime same =
                    start.toLocalDate().with(TemporalAdjusters.nextOrSame(day)).atTime(time);
            return same.isAfter(start) ? same : same.plusWeeks(1);
        }
    }

    /** From one time of the week to the next time that it is the other, every week. */
    record Weekly(String name, ZoneId zone, OfWeek from, OfWeek to) implements FreezeWindow {
        @Override
        public Optional<Instant> endAt(Instant moment) {
            LocalDateTime week = moment.atZone(zone)
                    .toLocalDate()
                    .with(TemporalAdjusters.previousOrSame(from.day()))
                    .atTime(from.time());
            // The clock may have been set back over midnight, so the weeks beside this one are looked at too.
            return Stream.of(week.minusWeeks(1), week, week.plusWeeks(1))
                    .flatMap(start -> end(moment, zone, start, to.after(start)).stream())
                    .max(Instant::compareTo);
        }
    }

    private static Optional<Instant> end(Instant moment, ZoneId zone, LocalDateTime from, LocalDateTime to) {
        Instant end = last(to, zone);
        return moment.isBefore(first(from, zone)) || !moment.isBefore(end) ? Optional.empty() : Optional.of(end);
    }

    /** When clocks first show this time or, where they are set over it, a later one. */
    private static Instant first(LocalDateTime time, ZoneId zone) {
        ZoneOffsetTransition set = zone.getRules().getTransition(time);
        return set != null && set.isGap() ? set.getInstant() : time.atZone(zone).toInstant();
    }

    /** The same, but the last time where clocks show it twice. */
    private static Instant last(LocalDateTime time, ZoneId zone) {
        ZoneOffsetTransition set = zone.getRules().getTransition(time);
        return set != null && set.isGap()
                ? set.getInstant()
                : time.atZone(zone).withLaterOffsetAtOverlap().toInstant();
    }
}
