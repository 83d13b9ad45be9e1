package io.enidetach;

import java.util.Set;

/** Where the log goes, which has to be settled before the first logger is made: logback.xml reads the property. */
final class LogTarget {
    static final String PROPERTY = "eni.log.target";
    /** These have no result to print; all others leave standard output to it. */
    private static final Set<String> LOG_TO_STANDARD_OUTPUT = Set.of("run", "sandbox");

    private LogTarget() {}

    /** By the command, unless the property was given to the virtual machine. */
    static void choose(String... args) {
        if (System.getProperty(PROPERTY) == null) {
            System.setProperty(PROPERTY, of(args));
        }
    }

    static String of(String... args) {
        return args.length > 0 && LOG_TO_STANDARD_OUTPUT.contains(args[0]) ? "System.out" : "System.err";
    }
}
