package io.enidetach.cli;

import io.enidetach.request.Channel;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Slack's IDs as arguments. Names are not taken: the policy knows none. */
final class SlackIds {
    private static final Pattern USER = Pattern.compile("[UW][A-Z0-9]+");
    private static final Pattern GROUP = Pattern.compile("S[A-Z0-9]+");
    private static final Pattern CHANNEL = Pattern.compile("[CGD][A-Z0-9]+");

    private SlackIds() {}

    static final class User implements ITypeConverter<String> {
        @Override
        public String convert(String text) {
            return checked(USER, text, "a Slack user ID such as U012ABCDEF");
        }
    }

    static final class Group implements ITypeConverter<String> {
        @Override
        public String convert(String text) {
            return checked(GROUP, text, "a Slack user-group ID such as S012ABCDEF");
        }
    }

    static final class Conversation implements ITypeConverter<Channel> {
        @Override
        public Channel convert(String text) {
            return new Channel(checked(CHANNEL, text, "a Slack channel ID such as C012ABCDEF"));
        }
    }

    private static String checked(Pattern shape, String text, String must) {
        if (!shape.matcher(text).matches()) {
            throw new TypeConversionException("must be " + must);
        }
        return text;
    }
}
