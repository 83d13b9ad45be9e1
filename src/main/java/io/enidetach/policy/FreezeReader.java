package io.enidetach.policy;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code freeze}. */
final class FreezeReader {
    private static final String NAME = "name";
    private static final String ZONE = "zone";
    private static final String FROM = "from";
    private static final String TO = "to";
    private static final String WEEKLY = "weekly";
    static final List<String> KEYS = List.of(NAME, ZONE, FROM, TO, WEEKLY);
    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private static final String TIME = "((?:[01][0-9]|2[0-3]):[0-5][0-9])";
    static final Pattern WEEK =
            Pattern.compile("(mon|tue|wed|thu|fri|sat|sun) " + TIME + " - (mon|tue|wed|thu|fri|sat|sun) " + TIME);
    static final Pattern MOMENT = Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})(?: " + TIME + ")?");

    List<FreezeWindow> read(Fields top, String key) {
        if (!top.has(key)) {
            return List.of();
        }
        List<FreezeWindow> windows = new ArrayList<>();
        for (Fields fields : top.maps(key, KEYS)) {
            String name = fields.name(NAME);
            if (!name.isEmpty()
                    && windows.stream().anyMatch(window -> window.name().equals(name))) {
                fields.fault(NAME, Fault.Kind.DOUBLED_VALUE);
            }
            ZoneId zone = zone(fields);
            boolean once = fields.has(FROM) || fields.has(TO);
            if (once == fields.has(WEEKLY)) {
                fields.fault("", Fault.Kind.NO_FREEZE_TIME);
            } else {
                (once ? once(fields, name, zone) : weekly(fields, name, zone)).ifPresent(windows::add);
            }
        }
        return List.copyOf(windows);
    }

    private static ZoneId zone(Fields fields) {
        Optional<String> text = fields.requiredText(ZONE);
        try {
            return text.map(ZoneId::of).orElse(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            fields.fault(ZONE, Fault.Kind.NOT_A_ZONE);
            return ZoneOffset.UTC;
        }
    }

    private static Optional<FreezeWindow> once(Fields fields, String name, ZoneId zone) {
        Optional<LocalDateTime> from = moment(fields, FROM, 0);
        Optional<LocalDateTime> to = moment(fields, TO, 1);
        if (from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        if (!from.get().isBefore(to.get())) {
            fields.fault(TO, Fault.Kind.ENDS_TOO_EARLY);
        }
        return Optional.of(new FreezeWindow.Once(name, zone, from.get(), to.get()));
    }

    /** A day alone begins at its midnight and, as an end, lasts until the next one. */
    private static Optional<LocalDateTime> moment(Fields fields, String key, int daysAfterDay) {
        Optional<String> text = fields.requiredText(key);
        Optional<LocalDateTime> moment = text.flatMap(t -> moment(t, daysAfterDay));
        if (text.isPresent() && moment.isEmpty()) {
            fields.fault(key, Fault.Kind.NOT_A_MOMENT);
        }
        return moment;
    }

    private static Optional<LocalDateTime> moment(String text, int daysAfterDay) {
        Matcher matcher = MOMENT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            LocalDate day = LocalDate.parse(matcher.group(1));
            return Optional.of(
                    matcher.group(2) == null
                            ? day.plusDays(daysAfterDay).atStartOfDay()
                            : day.atTime(LocalTime.parse(matcher.group(2))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<FreezeWindow> weekly(Fields fields, String name, ZoneId zone) {
        Optional<String> text = fields.text(WEEKLY);
        Matcher matcher = WEEK.matcher(text.orElse(""));
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (!matcher.matches()) {
            fields.fault(WEEKLY, Fault.Kind.NOT_A_WEEK);
            return Optional.empty();
        }
        FreezeWindow.OfWeek from = ofWeek(matcher.group(1), matcher.group(2));
        FreezeWindow.OfWeek to = ofWeek(matcher.group(3), matcher.group(4));
        if (from.equals(to)) {
            fields.fault(WEEKLY, Fault.Kind.ENDS_TOO_EARLY);
        }
        return Optional.of(new FreezeWindow.Weekly(name, zone, from, to));
    }

    private static FreezeWindow.OfWeek ofWeek(String day, String time) {
        return new FreezeWindow.OfWeek(DayOfWeek.of(DAYS.indexOf(day) + 1), LocalTime.parse(time));
    }
}
