package io.enidetach;

import io.enidetach.secret.MaskedLog;
import java.util.Map;
import java.util.Set;

/** Where the log goes and how it looks, which has to be settled before the first logger is made. */
final class Logging {
    private static final String FORMAT = "LOG_FORMAT";
    /** These have no result to print; all others leave standard output to it. */
    private static final Set<String> LOG_TO_STANDARD_OUTPUT = Set.of("run", "sandbox");

    private Logging() {}

    static void settle(Map<String, String> environment, String... args) {
        MaskedLog.settle(target(args), format(environment), environment);
    }

    static String target(String... args) {
        return args.length > 0 && LOG_TO_STANDARD_OUTPUT.contains(args[0]) ? "System.out" : "System.err";
    }

    /** A malformed value gives text here; the command that minds complains of it. */
    static String format(Map<String, String> environment) {
        return "json".equals(environment.get(FORMAT)) ? "json" : "text";
    }
}
