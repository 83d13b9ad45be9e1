package io.enidetach.cli;

import io.enidetach.audit.Head;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A head of the record as it was told in a channel. */
final class NotedHead implements ITypeConverter<Head> {
    private static final Pattern SHAPE = Pattern.compile("([1-9][0-9]{0,17}):([0-9a-f]{64})");

    @Override
    public Head convert(String text) {
        Matcher parts = SHAPE.matcher(text);
        if (!parts.matches()) {
            throw new TypeConversionException("must be the number and the hash of an entry with a colon between");
        }
        return new Head(Long.parseLong(parts.group(1)), parts.group(2));
    }
}
