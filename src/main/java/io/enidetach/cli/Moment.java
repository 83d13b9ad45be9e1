package io.enidetach.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A point in time as an argument. */
final class Moment implements ITypeConverter<Instant> {
    private static final int DATE_LENGTH = "2026-11-23".length();

    @Override
    public Instant convert(String text) {
        try {
            return text.length() == DATE_LENGTH
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException malformed) {
            throw new TypeConversionException(
                    "must be a time such as 2026-11-23T08:00:00Z or a date such as 2026-11-23");
        }
    }
}
