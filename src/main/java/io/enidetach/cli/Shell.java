package io.enidetach.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;

/** What a command gets from where it was started. */
public record Shell(Map<String, String> environment, PrintWriter out, PrintWriter err, Clock clock) {

    /** Of this process; text goes out in UTF-8 whatever the locale says. */
    public static Shell ofProcess(Map<String, String> environment) {
        return new Shell(environment, writer(FileDescriptor.out), writer(FileDescriptor.err), Clock.systemUTC());
    }

    private static PrintWriter writer(FileDescriptor stream) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(stream), StandardCharsets.UTF_8), false);
    }
}
